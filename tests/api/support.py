"""An authority to ask things of: a worker of each role, two pods, two agencies, and clients that speak for each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import httpx
from fastapi import FastAPI

from api import auth
from api.app import create_app
from api.settings import Settings
from domain.agency import Agency, AgencyKind
from domain.aggregate import By
from domain.calendar import WorkingDays, london_date
from domain.codes import ReferralSource, WorkerChangeReason
from domain.feed import Feed, FeedTerm
from domain.fgc import Fgc
from domain.fgc_parts import FgcChild, FgcForm, FgcMember, FgcUse, Side
from domain.finding import Finding
from domain.handover import Handover, HandoverChild
from domain.ids import new_id
from domain.load import Load, LoadCode, LoadFile, LoadObject, LoadSource
from domain.need import Need
from domain.offer import Offer, OfferLocation, OfferRoute, OfferState, WhoFor
from domain.pod import Pod, PodKind
from domain.policy import Role, system_actor
from domain.returns.frame import Counted, Problem, ReturnName
from domain.submission import Submission, SubmissionFile, SubmissionModule
from domain.uptake import SharingBasis, Uptake, UptakeConsent, UptakePerson
from domain.wish import AskedBy, Wish
from domain.worker import Worker
from persistence import access_control
from persistence.submission import keep_results
from persistence.unit_of_work import UnitOfWork, unit_of_work
from tests.api import contract

PASSWORD = "correct horse battery"
HASH = auth.hash_password(PASSWORD)
ORIGIN = "https://kith.test"
SECRET_KEY = "YSBrZXkgb2YgZXhhY3RseSB0aGlydHktdHdvIGJ5dGU="
LONG_AGO = date(2020, 1, 1)
STAFF = [role for role in Role if role not in (Role.AGENCY, Role.AGENCY_USER, Role.SYSTEM)]


def today() -> date:
    """The day in London."""
    return london_date(datetime.now(UTC))


@dataclass
class Clock:
    """A clock that tests move on. It never runs far ahead: all tests of a process share one table of sessions."""

    ahead: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass
class Authority:
    """Who there is. `agencies` are pairs of an agency and the id of its client; each client's secret is its id."""

    url: str
    pool: asyncpg.Pool
    workers: dict[Role, Worker] = field(default_factory=dict)
    elsewhere: dict[Role, Worker] = field(default_factory=dict)
    pods: list[Pod] = field(default_factory=list)
    agencies: list[tuple[Agency, UUID]] = field(default_factory=list)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[UnitOfWork]:
        """A unit of work for a job of the system's own."""
        by = By(new_id(), Role.SYSTEM, datetime.now(UTC))
        async with (
            self.pool.acquire() as connection,
            unit_of_work(connection, system_actor(by.actor_id), by, new_id(), WorkingDays.of([])) as opened,
        ):
            yield opened


def worker(role: Role, by: By, **facts: Any) -> Worker:
    """A new worker in a post."""
    id = new_id()
    usual = {
        "given": "Ama", "family": role.value, "email": f"{id}@kith.example", "post": "post", "fte": 1.0,
        "joined_on": LONG_AGO,
    }  # fmt: skip
    return Worker.join(by=by, id=id, role=role, **usual | facts)


async def make_authority(pool: asyncpg.Pool, url: str) -> Authority:
    """A worker of each role; a pod whose staff are in `workers` and another whose staff are in `elsewhere`."""
    made = Authority(url, pool)
    async with made.work() as work:
        for staff in (made.workers, made.elsewhere):
            for role in STAFF:
                staff[role] = worker(role, work.by)
                await work.workers.add(staff[role])
                await access_control.set_password(work.connection, staff[role].id, HASH, work.by.at)
            pod = Pod.form(
                id=new_id(), name=f"Pod {new_id()}", pod_kind=PodKind.POD, area=None, formed_on=LONG_AGO, by=work.by
            )
            for member in staff.values():
                pod.add(member, member_id=new_id(), fte=1.0, since=LONG_AGO, by=work.by)
            await work.pods.add(pod)
            made.pods.append(pod)
            agency = Agency.register(
                by=work.by, id=new_id(), name=f"School {new_id()}", agency_kind=AgencyKind.SCHOOL,
                source_code=ReferralSource.SCHOOL,
            )  # fmt: skip
            client_id = new_id()
            agency.register_client(
                client_id=client_id, name="MIS", scopes=("contact:send", "contact:read-own"), by=work.by
            )
            await work.agencies.add(agency)
            await access_control.keep_secret(work.connection, client_id, auth.digest(str(client_id)), work.by.at)
            made.agencies.append((agency, client_id))
    return made


@asynccontextmanager
async def running(url: str, clock: Clock | None = None) -> AsyncIterator[FastAPI]:
    """The application, started, on a database."""
    app = create_app(
        Settings(secret_key=SECRET_KEY, agency_requests=100_000, public_requests=100_000), url, clock or Clock()
    )
    async with app.router.lifespan_context(app):
        yield app


def asking(app: FastAPI, **headers: str) -> httpx.AsyncClient:
    """Somebody whom nobody knows, at an address of their own."""
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app, client=(str(new_id()), 1)),
        base_url=ORIGIN,
        headers=headers,
        timeout=60,
        event_hooks={"response": [contract.hold]},
    )


async def as_worker(app: FastAPI, worker_id: UUID) -> httpx.AsyncClient:
    """A worker who has signed in. The session is begun beside the API: argon2id would take most of the tests' time."""
    secret = str(new_id())
    async with app.state.pool.acquire() as connection:
        await access_control.begin_session(connection, auth.digest(secret), worker_id, app.state.clock())
    client = asking(app, **{"X-CSRF-Token": auth.csrf_token(secret)})
    client.cookies.set(auth.COOKIE, secret, domain="kith.test")
    return client


async def as_agency(app: FastAPI, client_id: UUID | str, secret: str | None = None) -> httpx.AsyncClient:
    """An agency's client with a token that the API gave it."""
    client = asking(app)
    asked = {"grant_type": "client_credentials"}
    answer = await client.post("/api/v1/token", data=asked, auth=(str(client_id), secret or str(client_id)))
    assert answer.status_code == 200, answer.text
    client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
    return client


def contact_body(*people: dict[str, Any], **facts: Any) -> dict[str, Any]:
    """A worry as an agency sends it, about two siblings and their mother unless others are given."""
    named = people or (
        {"id": str(new_id()), "is_child": True, "given": "Jon", "family": "Oké-Smith", "date_of_birth": "2015-03-02"},
        {"id": str(new_id()), "is_child": True, "given": "Ann", "family": "Oké-Smith"},
        {"id": str(new_id()), "is_child": False, "given": "Mia", "family": "Oké", "relationship": "mother"},
    )
    usual = {
        "id": str(new_id()), "sender_name": "Ms Tan", "sender_role": "teacher", "worry": "He is tired and hungry.",
        "consent": "given", "urgency": "today", "people": list(named),
    }  # fmt: skip
    return usual | facts


def visit_body(child_id: Any, **facts: Any) -> dict[str, Any]:
    """A visit that was made to one child."""
    seen = {"id": str(new_id()), "child_id": str(child_id), "seen": True, "seen_alone": True, "own_words": "I like it."}
    usual = {
        "id": str(new_id()), "made_at": datetime.now(UTC).isoformat(), "purpose": "First visit", "place": "home",
        "account": "We played.", "children": [seen],
    }  # fmt: skip
    return usual | facts


def episode_body(**facts: Any) -> dict[str, Any]:
    """The first episode of a looked-after period: with a foster carer by agreement, for a hundred days."""
    usual = {
        "id": str(new_id()), "period_id": str(new_id()), "since": (today() - timedelta(days=100)).isoformat(),
        "legal_status": "V2", "placement": "U6", "provider": "PR1", "home_words": "With Bea Marsh in Quay Street",
        "postcode": "ZZ2 2BB", "why": "Nobody could look after him.", "need_code": "N1",
    }  # fmt: skip
    return usual | facts


def enquiry_body(*child_ids: Any, decision: str = "section_47_joint", **facts: Any) -> dict[str, Any]:
    """A strategy discussion just now, with everybody who is expected, about these children."""
    children = [
        {"id": str(new_id()), "child_id": str(child_id), "decision": decision, "reason": "He was hurt."}
        for child_id in child_ids
    ]
    asked = [
        {"id": str(new_id()), "name": "Sam Reeve", "agency": agency, "took_part": True}
        for agency in ("social_care", "police", "health")
    ]
    usual = {
        "id": str(new_id()), "held_at": datetime.now(UTC).isoformat(), "mode": "remote", "worry": "A bruise.",
        "known": "The school saw it.", "safe_tonight": "He stays with his aunt.", "children": children,
        "participants": asked,
    }  # fmt: skip
    return usual | facts


def assessment_body(*child_ids: Any, **facts: Any) -> dict[str, Any]:
    """An assessment that begins today."""
    usual = {
        "id": str(new_id()), "assessment_kind": "child_and_family", "started_on": today().isoformat(),
        "child_ids": [str(child_id) for child_id in child_ids],
    }  # fmt: skip
    return usual | facts


def conference_body(app: FastAPI, *child_ids: Any, **facts: Any) -> dict[str, Any]:
    """A conference before a birth on the next working day, about these children."""
    day = app.state.calendar.add(today(), 1)
    usual = {
        "id": str(new_id()), "conference_kind": "pre_birth", "booked_for": f"{day}T12:00:00Z", "venue": "Town hall",
        "chair_name": "Jo Lamb", "child_ids": [str(child_id) for child_id in child_ids],
    }  # fmt: skip
    return usual | facts


def plan_body(*child_ids: Any, **facts: Any) -> dict[str, Any]:
    """A draft of a family help plan."""
    usual = {
        "id": str(new_id()), "plan_kind": "family_help", "why": "He is tired and hungry at school.",
        "must_change": "Somebody is at home in the evening.",
        "children": [{"id": str(new_id()), "child_id": str(child_id)} for child_id in child_ids],
    }  # fmt: skip
    return usual | facts


def held_body(conference: dict[str, Any], decision: str = "plan", **facts: Any) -> dict[str, Any]:
    """The conference was held today, with enough people, and decided the same for each child."""
    children = [
        {
            "id": child["id"], "child_id": child["child_id"], "own_view": "I want it to stop.", "decision": decision,
            "categories": ["NEG"] if decision == "plan" else [], "reason": "He is not safe yet.",
        }
        for child in conference["children"]
    ]  # fmt: skip
    came = [
        {"id": str(new_id()), "name": "Sam Reeve", "part": part, "attended": True, "report_in": True}
        for part in ("family", "social_care", "health", "police")
    ]
    usual = {
        "held_on": today().isoformat(), "chair_name": "Jo Lamb", "quorate": True, "parents_view": "It is hard.",
        "peer_advocate": "Ada spoke for her.", "summary": "We met.", "outline_plan": "Breakfast every day.",
        "children": children, "attendees": came,
        "dissents": [{"id": str(new_id()), "who": "The school", "words": "It is too late."}],
    }  # fmt: skip
    return usual | facts


def meeting_body(**facts: Any) -> dict[str, Any]:
    """A review that was held today."""
    usual = {
        "id": str(new_id()), "kind": "review", "held_on": today().isoformat(), "mode": "in_person",
        "present": "Mia Oké, Ms Tan", "progress": "He eats breakfast at school.", "outcome": "continues",
    }  # fmt: skip
    return usual | facts


def risk_body(child_id: Any, **facts: Any) -> dict[str, Any]:
    """The first judgement of a child's risk online."""
    usual = {
        "id": str(new_id()), "rating_id": str(new_id()), "child_id": str(child_id), "domain": "online",
        "level": "high", "on": today().isoformat(), "reason": "A stranger writes to him.",
    }  # fmt: skip
    return usual | facts


def association_body(child_id: Any, **facts: Any) -> dict[str, Any]:
    """A place where harm has come to a child."""
    usual = {
        "id": str(new_id()), "child_id": str(child_id), "name": "The bus station", "what": "place",
        "harm_or_safety": "harm", "confidence": "likely", "source": "His youth worker", "since": today().isoformat(),
    }  # fmt: skip
    return usual | facts


def decision_body(child_id: Any, **facts: Any) -> dict[str, Any]:
    """A decision within a worker's own judgement, for one child who was heard."""
    said = {"id": str(new_id()), "whose": "child", "child_id": str(child_id), "heard": True, "words": "He agrees."}
    usual = {
        "id": str(new_id()), "what": "He stays at his school.", "why": "His friends are there.", "matter": "practice",
        "decided_on": today().isoformat(), "children": [{"id": str(new_id()), "child_id": str(child_id)}],
        "views": [said],
    }  # fmt: skip
    return usual | facts


def authorisation_body(child_id: Any, **facts: Any) -> dict[str, Any]:
    """A request for money for one child."""
    child = {"id": str(new_id()), "child_id": str(child_id), "heard": True, "view": "He wants to swim."}
    usual = {
        "id": str(new_id()), "matter": "money", "pounds": 120, "what": "Swimming lessons", "why": "He has asked.",
        "children": [child],
    }  # fmt: skip
    return usual | facts


def disagreement_body(child_id: Any, **facts: Any) -> dict[str, Any]:
    """The school and we do not agree about a child."""
    positions = [
        {
            "id": str(new_id()), "who": who, "agency": agency, "thinks": "It is time.", "on": today().isoformat(),
            "right_for_child": "More help at school.",
        } for who, agency in (("Ms Tan", "School"), ("Ama Bell", "Social care"))
    ]  # fmt: skip
    usual = {
        "id": str(new_id()), "about": "Whether he needs a plan", "raised_on": today().isoformat(),
        "safe_meanwhile": "He sleeps at his aunt's.", "children": [{"id": str(new_id()), "child_id": str(child_id)}],
        "positions": positions,
    }  # fmt: skip
    return usual | facts


def task_body(pod_id: Any, child_id: Any = None, **facts: Any) -> dict[str, Any]:
    """A room to be booked by a pod's officer."""
    usual = {
        "id": str(new_id()), "task_kind": "room", "words": "A room for six on Friday", "pod_id": str(pod_id),
        "child_id": child_id and str(child_id),
    }  # fmt: skip
    return usual | facts


def promise_body(child_id: Any, **facts: Any) -> dict[str, Any]:
    """What a child was told by telephone."""
    usual = {
        "id": str(new_id()), "child_id": str(child_id), "words": "I will ask about the club.",
        "said_on": today().isoformat(), "said_how": "telephone", "by_when": today().isoformat(),
    }  # fmt: skip
    return usual | facts


def if_match(answer: httpx.Response) -> dict[str, str]:
    """The header that says which version was seen."""
    return {"If-Match": answer.headers["ETag"]}


def event_body(*people: Any, **facts: Any) -> dict[str, Any]:
    """A significant event in these people's lives."""
    usual = {
        "id": str(new_id()), "on": today().isoformat(), "words": "He began to sleep at his aunt’s.", "event_kind": "move",
        "source": "His aunt", "people": [{"id": str(new_id()), "person_id": str(each)} for each in people],
    }  # fmt: skip
    return usual | facts


async def version(client: httpx.AsyncClient, path: str) -> dict[str, str]:
    """The header for the version that a record has now."""
    answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    return if_match(answer)


@dataclass
class Story:
    """Two siblings who came by one contact: help was opened for the first, who has a keyworker and was visited.

    The first is being assessed, and a plan is drafted; `in_care`: they are looked after.
    """

    contact: str
    children: list[str]
    mother: str
    journey: str
    referral: str
    family: str
    visit: str
    assessment: str
    plan: str
    event: str
    named: list[str]
    care: str
    enquiry: str
    conference: str
    risk: str
    decision: str = ""
    authorisation: str = ""
    disagreement: str = ""
    task: str = ""
    promise: str = ""
    supervision: str = ""
    discussion: str = ""


async def tell_story(
    app: FastAPI, authority: Authority, *, pod: int = 0, agency: int = 0, allocate: Worker | None = None,
    in_care: bool = False,
) -> Story:  # fmt: skip
    """Bring a family from an agency's worry to a visit, each step through the API by somebody who may do it."""
    front = await as_worker(app, authority.workers[Role.FRONT_DOOR_MANAGER].id)
    staff = [authority.workers, authority.elsewhere][pod]
    body = contact_body()
    sent = await (await as_agency(app, authority.agencies[agency][1])).post("/api/v1/contacts", json=body)
    path, seen = f"/api/v1/contacts/{body['id']}", {"If-Match": sent.headers["ETag"]}
    people = [str(new_id()) for _ in body["people"]]
    named = [each["id"] for each in body["people"]]
    for named_id, person_id in zip(named, people, strict=True):
        asked = {"named_id": named_id, "person_id": person_id}
        seen = if_match(await front.post(f"{path}/register", json=asked, headers=seen))
    help_ = {
        "named_id": named[0], "outcome": "assessment", "reason": "He needs help.",
        "pod_id": str(authority.pods[pod].id),
    }  # fmt: skip
    decided = await front.post(f"{path}/decide", json=help_, headers=seen)
    none = {"named_id": named[1], "outcome": "no_further_action", "reason": "She is well."}
    decided = await front.post(f"{path}/decide", json=none, headers=if_match(decided))
    assert decided.status_code == 200, decided.text
    async with authority.pool.acquire() as connection:
        journey = str(await connection.fetchval("select id from journey where child_id = $1", people[0]))
        family = str(await connection.fetchval("select family_id from family_member where person_id = $1", people[0]))
    allocation = {
        "worker_id": str((allocate or staff[Role.SOCIAL_WORKER]).id), "part": "co_worker" if allocate else "keyworker",
        "since": today().isoformat(), "reason": "FCONTA",
        "over_because": "Nobody else is there in this test.", "over_plan": "Another pod takes the next ones.",
    }  # fmt: skip
    allocated = await front.post(
        f"/api/v1/journeys/{journey}/allocate",
        json=allocation,
        headers=await version(front, f"/api/v1/journeys/{journey}"),
    )
    assert allocated.status_code == 200, allocated.text
    visit, event = visit_body(people[0]), event_body(people[0])
    decision, asked, promise = decision_body(people[0]), authorisation_body(people[0]), promise_body(people[0])
    disagreement, task = disagreement_body(people[0]), task_body(authority.pods[pod].id, people[0])
    enquiry, risk = enquiry_body(*people[:2]), risk_body(people[0])
    conference = conference_body(app, people[0], conference_kind="initial", enquiry_id=enquiry["id"])
    assessment, plan = assessment_body(people[0]), plan_body(people[0])
    keyworker = await as_worker(app, staff[Role.SOCIAL_WORKER].id)
    for path, new in (
        ("visits", visit), ("assessments", assessment), ("plans", plan), ("events", event), ("enquiries", enquiry),
        ("conferences", conference), ("risks/ratings", risk),
        ("risks/associations", association_body(people[0], other_person_id=people[2], name=None)),
        ("decisions", decision), ("authorisations", asked), ("disagreements", disagreement), ("tasks", task),
        ("promises", promise),
    ):  # fmt: skip
        answer = await keyworker.post(f"/api/v1/{path}", json=new)
        assert answer.status_code == 201, answer.text
    care: dict[str, Any] = {"id": str(new_id()), "child_id": people[0], "first": episode_body() if in_care else None}
    cared = await front.post("/api/v1/care", json=care)
    assert cared.status_code == 201, cared.text
    referral = decided.json()["decisions"][0]["referral_id"]
    return Story(
        body["id"], people[:2], people[2], journey, referral, family, visit["id"], assessment["id"], plan["id"],
        event["id"], named, care["id"], enquiry["id"], conference["id"], risk["id"],
        decision["id"], asked["id"], disagreement["id"], task["id"], promise["id"],
    )  # fmt: skip


async def tell_supervision(app: FastAPI, authority: Authority, story: Story, pod: int = 0) -> None:
    """The pod meets today and begins to talk about the first child: every part of it has something in it."""
    staff = [authority.workers, authority.elsewhere][pod]
    manager = await as_worker(app, staff[Role.POD_MANAGER].id)
    day, child = today().isoformat(), story.children[0]
    meeting = {"id": str(new_id()), "pod_id": str(authority.pods[pod].id), "on": day}
    planned = await manager.post("/api/v1/supervisions", json=meeting)
    assert planned.status_code == 201, planned.text
    there = [{"id": str(new_id()), "worker_id": str(staff[Role.POD_MANAGER].id), "discipline": "social_work"}]
    items = [{"id": str(new_id()), "child_id": child, "reasons": ["due"]}]
    opened = await manager.post(
        f"/api/v1/supervisions/{meeting['id']}/open", json={"people": there, "items": items}, headers=if_match(planned)
    )
    assert opened.status_code == 200, opened.text
    talk: dict[str, Any] = {"id": str(new_id()), "supervision_id": meeting["id"], "child_ids": [child]}
    begun = await manager.post("/api/v1/discussions", json=talk)
    assert begun.status_code == 201, begun.text
    owner = authority.workers[Role.SERVICE_MANAGER]
    for verb, body in (
        ("write", {"id": str(new_id()), "kind": "worries", "words": "He is hungry."}),
        ("write", {"id": str(new_id()), "kind": "update", "discipline": "health", "words": "He grows well."}),
        ("write", {"id": str(new_id()), "kind": "decision", "words": "We go on."}),
        ("judge", {"id": str(new_id()), "person_id": story.mother, "readiness": "preparation"}),
        ("actions", {"id": str(new_id()), "words": "Ring", "owner_id": str(owner.id), "owner_name": "Ama"}),
    ):
        answer = await manager.post(f"/api/v1/discussions/{talk['id']}/{verb}", json=body, headers={"If-Match": '"0"'})
        assert answer.status_code == 200, answer.text
    story.supervision, story.discussion = meeting["id"], talk["id"]


async def handing_over(authority, story):
    """A hand-over of the story's child, and a wish about their worker."""
    child, staff = UUID(story.children[0]), authority.workers
    async with authority.work() as work:
        handover = Handover.plan(
            id=new_id(), pod_id=authority.pods[0].id, from_worker_id=staff[Role.SOCIAL_WORKER].id,
            to_worker_id=staff[Role.SENIOR_SOCIAL_WORKER].id, reason=WorkerChangeReason.LEFT_ROLE, why="x",
            planned_for=today(), children=(HandoverChild(id=new_id(), child_id=child),), by=work.by,
        )  # fmt: skip
        wish = Wish.ask(
            id=new_id(), child_id=child, about_worker_id=staff[Role.SOCIAL_WORKER].id, asked_on=today(),
            asked_by=AskedBy.CHILD, asked_by_name=None, words="hungry", by=work.by,
        )  # fmt: skip
        await work.handovers.add(handover)
        await work.wishes.add(wish)
    return {"handovers": str(handover.id), "wishes": str(wish.id)}


async def convening(authority: Authority, story: Story) -> dict[str, str]:
    """A family group conference for the story's child, with a coordinator whom nobody knows."""
    async with authority.work() as work:
        coordinator = worker(Role.CONFERENCE_COORDINATOR, work.by)
        await work.workers.add(coordinator)
        fgc = Fgc.consider(
            id=new_id(), form=FgcForm.CONFERENCE, use=FgcUse.PROTECTION, considered_on=today(), worries="He is hungry.",
            children=(FgcChild(id=new_id(), child_id=UUID(story.children[0])),), by=work.by,
            members=(FgcMember(id=new_id(), name="Ada Smith", relation="grandmother", side=Side.FAMILY),),
        )  # fmt: skip
        fgc.coordinator_id = coordinator.id
        await work.fgcs.add(fgc)
    return {"fgcs": str(fgc.id)}


def offer_facts(**facts: Any) -> dict[str, Any]:
    """A service for a family, for `Offer.enter`."""
    return {
        "id": new_id(), "name": "Saturday club", "organisation": "Brook Lane Trust", "summary": "Games and lunch.",
        "purpose": "Somewhere to go.", "needs": (Need.LONELINESS,), "who_for": (WhoFor.CHILD, WhoFor.FAMILY),
        "route": OfferRoute.KITH, "how_to_refer": "Ask here.",
    } | facts  # fmt: skip


async def offering(authority, story, provider_id=None):
    """A service that is open, and a referral of the story's child to it that has begun."""
    async with authority.work() as work:
        place = OfferLocation(id=new_id(), name="The hall", lines="1 Hall Lane", postcode="B8 1AA")
        offer = Offer.enter(by=work.by, **offer_facts(provider_id=provider_id, locations=(place,)))
        feed = Feed.enter(id=new_id(), name="Families' directory", by=work.by)
        feed.keep_terms([FeedTerm(id=new_id(), key="1", name="Parenting")], by=work.by)
        await work.feeds.add(feed)
        offer.move(OfferState.OPEN, reason="x", by=work.by)
        uptake = Uptake.ask(
            offer, id=new_id(), who_for=WhoFor.CHILD, needs=(Need.LONELINESS,),
            worker_id=authority.workers[Role.SOCIAL_WORKER].id, why="hungry", wanted="x",
            sharing_basis=SharingBasis.CONSENT, sharing_why="x", sent="x",
            people=(UptakePerson(id=new_id(), person_id=UUID(story.children[0])),),
            consents=(UptakeConsent(id=new_id(), who="Their mother", on=today(), how="x", what_for="x"),), by=work.by,
        )  # fmt: skip
        await work.offers.add(offer)
        await work.uptakes.add(uptake)
        submission = await returned(work)
        finding = Finding.waive(
            id=new_id(), found_id=new_id(), return_name=ReturnName.CIN, reference="K1", rule="8540", what="x",
            waived_because="x", by=work.by,
        )  # fmt: skip
        await work.findings.add(finding)
        load = await brought(work)
    return {
        "feeds": str(feed.id), "offers": str(offer.id), "uptakes": str(uptake.id), "submissions": str(submission.id),
        "findings": str(finding.id), "loads": str(load.id),
    }  # fmt: skip


async def brought(work: UnitOfWork) -> Load:
    """A load of another system's caseload that waits for somebody to say what a code is."""
    system = f"System {new_id()}"
    load = Load.begin(
        id=new_id(), system=system, source=LoadSource.SSD, serial=1, by=work.by,
        files=[LoadFile(id=new_id(), name="ssd_person.csv", size=1, sha256="x")],
    )  # fmt: skip
    await work.loads.add(load)
    code = LoadCode(
        id=new_id(), object="ssd_person", field="pers_sex", code="1", count=1, first_line=2, choices=("M", "F", "U")
    )
    load.stop([code], [LoadObject(id=new_id(), name="ssd_person", read=1)], by=work.by)
    await work.loads.save(load)
    return load


async def returned(work: UnitOfWork, year: str = "2025-26") -> Submission:
    """A run of the census that is made, with a file of three letters."""
    submission = Submission.ask(
        id=new_id(), return_name=ReturnName.CIN, year=year, authority="926",
        serial=await work.submissions.next_serial(ReturnName.CIN, year), by=work.by,
    )  # fmt: skip
    await work.submissions.add(submission)
    counted = Counted(
        children={"K1": {"CINdetails": "a"}},
        problems=[Problem(child="K1", rule="8540", what="No disability.", stops=False)],
    )
    file = SubmissionFile(id=new_id(), name=f"cin-{year}.xml", size=3, sha256="x")
    submission.finish(
        modules=[SubmissionModule(id=new_id(), name="Child", written=1, held=1)], files=[file], children=1, problems=1,
        stopping=0, before_id=await work.submissions.before(ReturnName.CIN, year), by=work.by,
    )  # fmt: skip
    await work.submissions.save(submission)
    await keep_results(work.connection, submission.id, counted, [(file, b"xml")])
    return submission


def offer_body(**facts: Any) -> dict[str, Any]:
    """What is sent to amend a service; with an id, to enter one."""
    return {name: value for name, value in offer_facts(**facts).items() if name != "id" or "id" in facts}


def uptake_body(offer_id: str, person_id: str, **facts: Any) -> dict[str, Any]:
    """A referral of one person to a service, with somebody's agreement."""
    agreed = {"id": str(new_id()), "who": "Their mother", "on": today().isoformat(), "how": "At home", "what_for": "x"}
    return {
        "id": str(new_id()), "offer_id": offer_id, "who_for": "child", "needs": ["loneliness"], "why": "x",
        "wanted": "Friends", "sharing_basis": "consent", "sharing_why": "She agreed", "sent": "He would like friends.",
        "people": [{"id": str(new_id()), "person_id": person_id}], "consents": [agreed],
    } | facts  # fmt: skip
