"""Partners of the demo authority: two agencies whose people sign in, what is shared, asked, told and sent along."""

import hashlib
from datetime import datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

import asyncpg

from domain.aggregate import By
from domain.attachment import Attachment, Scan
from domain.calendar import LONDON, london_date
from domain.ids import new_id
from domain.journey import Journey
from domain.person import Person
from domain.plan import Plan
from domain.plan_parts import PlanAction, PlanState
from domain.policy import Role
from domain.request import Request
from domain.share import Basis, Purpose, Refusal, Share, ShareChild
from domain.sighting import Sighting, SightingHow
from domain.subscription import Subscription, Told
from domain.worker import Worker
from persistence.demo.office import Office
from persistence.demo.story import Story

OFTEN = 0.14
"""Of families with a keyworker, how many have a partner whom we share something with."""
USERS = (
    (UUID("00000000-0000-7000-8000-00000000a9e1"), 0, "Tomas", "Welby", "Pastoral lead", Purpose.LEARNING),
    (UUID("00000000-0000-7000-8000-00000000a9e2"), 2, "Grace", "Adeyemi", "Health visitor", Purpose.HEALTH),
)
"""Who signs in for which of the partners, and what we mostly share with them for."""
CHARITY = 7
"""The partner that gives some of the services."""
PEOPLE = (
    *((id, place, given, family, post) for id, place, given, family, post, _ in USERS),
    (UUID("00000000-0000-7000-8000-00000000a9e3"), CHARITY, "Noor", "Haddad", "Family volunteer lead"),
)
DOCUMENTS = {
    "attendance this term.txt": b"Attendance this term: 91 of 100 sessions. Late on four Mondays. Always at breakfast club.\n",
    "how she plays.txt": b"She builds towers and tells stories while she does. She asks for the same book every week.\n",
}
SHARED = (
    "What the plan asks of the school, and how things are at home",
    "When the health visitor should come, and what worries the family",
)
TOLD = (
    ("Came in cheerful and ate two breakfasts. Read to the little ones.", "I like it when it is toast."),
    ("Quiet today. Sat with me at lunch and then played.", "My tummy hurt in the morning."),
    ("Has grown, sleeps better. The room is warm now.", None),
)
ASKED = (
    ("How has he been at school in the last four weeks?", "We decide what help fits.",
     "On time on most days. He falls asleep after lunch on Mondays. He has one good friend."),
    ("When was the last health check, and what did you think?", "We want to see the whole picture before we decide.",
     "Last month. Growing as expected. The mother was tired, and asked good questions."),
    ("Who collects the children?", "We need to know who is close to them.", None),
)  # fmt: skip


def people(founding: Story, office: Office) -> None:
    """Somebody of three agencies gets an account, and the school's supplier begins to ask to be told."""
    for id, place, given, family, post in PEOPLE:
        at = founding.at_work(founding.today - timedelta(days=120))
        name = {0: "partner.school", 2: "partner.health", CHARITY: "partner.charity"}[place]
        worker = Worker.join(
            id=id, given=given, family=family, email=f"{name}@{office_host(office)}", role=Role.AGENCY_USER, post=post,
            fte=1.0, employer_id=office.agencies[place][0].id, joined_on=london_date(at),
            by=office.leadership.posts[0].by(at),
        )  # fmt: skip
        founding.save(worker)
    at = founding.at_work(founding.today - timedelta(days=9))
    founding.save(Subscription.open(
        id=founding.id(at), for_agency_id=office.agencies[0][0].id, url="https://mis.saltmarsh.example/kith",
        types=(Told.CONTACT_DECIDED,), by=office.leadership.posts[0].by(at),
    ))  # fmt: skip


def office_host(office: Office) -> str:
    """The part of the authority's addresses after the @."""
    return office.leadership.posts[0].worker.email.partition("@")[2]


def share(story: Story, office: Office) -> None:
    """What one family's keyworker shares with a partner and hears from it, in some families."""
    journeys = [
        each for each, _ in story.saved.values() if isinstance(each, Journey) and each.is_open and each.keyworker
    ]
    if not journeys:
        return
    journey = journeys[0]
    rng = Random(f"sharing {journey.id}")
    if rng.random() >= OFTEN:
        return
    posts = {post.worker.id: post for team in office.teams for post in team.posts if post.until is None}
    post = posts.get(journey.keyworker.worker_id) if journey.keyworker else None
    last = max(at for at, _ in story.entries)
    at = max(last + timedelta(minutes=20), _evening(story, 4))
    if post is None or at + timedelta(hours=2) >= story.now:
        return
    _Sharing(story, office, journey.child_id, rng).tell(post.by(at), at)


def _evening(story: Story, ago: int) -> datetime:
    return datetime.combine(story.today - timedelta(days=ago), time(15, 10), LONDON)


class _Sharing:
    """One family's partner."""

    def __init__(self, story: Story, office: Office, child_id: UUID, rng: Random) -> None:
        self.story, self.office, self.child_id, self.rng = story, office, child_id, rng
        self.user, place, given, family, self.post, self.purpose = rng.choice(USERS)
        self.agency, self.name = office.agencies[place][0], f"{given} {family}"

    def tell(self, by: By, at: datetime) -> None:
        """It is shared, or not; the partner tells, answers, has a part in the plan, and sends a document along."""
        rng, day = self.rng, london_date(at)
        facts: dict[str, Any] = {
            "to_agency_id": self.agency.id, "purpose": self.purpose, "what": SHARED[self.purpose is Purpose.HEALTH],
            "children": (ShareChild(id=self._id(at), child_id=self.child_id),), "by": by,
        }  # fmt: skip
        if rng.random() < 0.2:
            self.story.save(Share.refuse(
                id=self._id(at), refusal=Refusal.MORE_HARMFUL, **facts,
                reason="His mother’s new partner works there, and would hear where they live.",
            ))  # fmt: skip
            return
        basis = Basis.AGREED if rng.random() < 0.7 else Basis.SAFEGUARDING
        until = day + timedelta(days=90) if rng.random() < 0.5 else None
        given = Share.give(
            id=self._id(at), basis=basis, since=day, until=until, **facts,
            reason="They see the child more often than anybody else does.",
        )  # fmt: skip
        self.story.save(given)
        if rng.random() < 0.15:
            given.end(reason="The family asked us to stop, and nothing speaks against it.", by=self._at(by, at, 50))
            self.story.save(given)
            return
        theirs = By(self.user, Role.AGENCY_USER, at + timedelta(minutes=30))
        account, own = rng.choice(TOLD)
        self.story.save(Sighting.tell(
            id=self._id(at), child_id=self.child_id, from_agency_id=self.agency.id, on=day, how=SightingHow.SEEN,
            seen_by=self.name, seen_by_role=self.post, account=account, own_words=own, by=theirs,
        ))  # fmt: skip
        self._document(theirs)
        self._request(at)
        self._plan(by, at)

    def _document(self, by: By) -> None:
        name, content = self.rng.choice(list(DOCUMENTS.items()))
        self.story.save(Attachment.keep(
            id=self._id(by.at), content=content, name=name, limit=len(content), scan=Scan.NOT_SCANNED,
            digest=hashlib.sha256(content).hexdigest(), child_id=self.child_id, from_agency_id=self.agency.id, by=by,
        ))  # fmt: skip

    def _request(self, at: datetime) -> None:
        door = next(
            p for p in self.office.front_door.posts if p.until is None and p.worker.role is Role.FRONT_DOOR_WORKER
        )
        child = self.story.saved.get(self.child_id, (None, None))[0]
        asked, why, answer = self.rng.choice((ASKED[self.purpose is Purpose.HEALTH], ASKED[2]))
        request = Request.ask(
            id=self._id(at), child_id=self.child_id, of_agency_id=self.agency.id, asked=asked, why=why,
            about=_called(child), basis=Basis.SAFEGUARDING, by_when=self.story.today + timedelta(days=1),
            by=door.by(at + timedelta(minutes=40)),
        )  # fmt: skip
        if answer and self.rng.random() < 0.6:
            theirs = By(self.user, Role.AGENCY_USER, at + timedelta(minutes=70))
            request.reply(words=answer, name=self.name, by=theirs)
        self.story.save(request)

    def _plan(self, by: By, at: datetime) -> None:
        plan = next((
            each for each, _ in self.story.saved.values()
            if isinstance(each, Plan) and each.state is PlanState.AGREED and self.child_id in each.on_plan
        ), None)  # fmt: skip
        if plan:
            action = PlanAction(
                id=self._id(at), words="Keep a place at breakfast club, and tell us when it is not used",
                owner_id=self.agency.id, owner_name=self.agency.name, by_when=self.story.today + timedelta(days=14),
            )  # fmt: skip
            plan.add_action(action, by=self._at(by, at, 80))
            self.story.save(plan)

    def _at(self, by: By, at: datetime, minutes: int) -> By:
        return By(by.actor_id, by.acting_as, at + timedelta(minutes=minutes))

    def _id(self, at: datetime) -> UUID:
        return new_id(milliseconds=int(at.timestamp() * 1000), random=self.rng.randbytes(10))


def _called(child: object) -> str:
    names = child.names if isinstance(child, Person) else ()
    return " ".join(part for name in names[:1] for part in (name.given, name.family) if part) or "A child of yours"


async def contents(connection: asyncpg.Connection) -> None:
    """The bytes of the documents that were sent along; who is told is told of what happens from now on."""
    await connection.execute(
        "insert into subscription_cursor select id, (select max(seq) from ledger) from subscription"
    )
    for name, content in DOCUMENTS.items():
        await connection.execute(
            "insert into attachment_content select id, $2 from attachment where name = $1", name, content
        )
