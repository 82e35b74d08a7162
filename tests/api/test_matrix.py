"""Who may do what to whose record: every role, in every relation to a child, tries every operation that has an id.

The policy below is written by hand from domain.md 6.1 and issue 2, not computed from the code that it checks.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from domain.absence import Absence, AbsenceKind
from domain.delegation import Delegation
from domain.ids import new_id
from domain.pod_kinds import BY_CODE as BY_KIND
from domain.policy import Role
from domain.subscription import Subscription, Told
from domain.template import Template, TemplateVersion
from domain.timer import Timer, TimerVersion, Unit
from domain.timescales import BY_CODE
from domain.workload import Workload, WorkloadNumber, WorkloadVersion
from persistence.delegation import Delegations
from tests.api import contract
from tests.api.overseeing import company_body, oversee, oversight_body
from tests.api.sharing import share_with
from tests.api.support import (
    STAFF,
    Story,
    as_agency,
    as_worker,
    asking,
    assessment_body,
    association_body,
    authorisation_body,
    conference_body,
    convening,
    decision_body,
    disagreement_body,
    enquiry_body,
    episode_body,
    event_body,
    handing_over,
    held_body,
    meeting_body,
    offer_body,
    offering,
    plan_body,
    promise_body,
    risk_body,
    task_body,
    tell_story,
    tell_supervision,
    today,
    uptake_body,
    visit_body,
    worker,
)  # fmt: skip

EVERYBODY = {
    "pod_manager", "senior_social_worker", "social_worker", "social_worker_in_training", "family_support_worker",
    "business_support", "front_door_worker", "front_door_manager", "service_manager", "analyst", "administrator",
}  # fmt: skip
FRONT_DOOR = {"front_door_worker", "front_door_manager"}
POD = {"pod_manager", "senior_social_worker", "social_worker", "social_worker_in_training", "family_support_worker"}
POD |= {"child_and_family_practitioner", "residential_worker", "portfolio_lead", "hub_manager", "deputy_hub_manager"}
SPECIALISTS = {
    "survivor_worker", "perpetrator_worker", "substance_misuse_worker", "mental_health_practitioner", "psychologist",
    "life_coach", "communication_support_worker", "police_liaison_officer",
}  # fmt: skip
EVERYBODY |= POD | SPECIALISTS | {"community_carer", "conference_coordinator"}
PRACTICE = POD | FRONT_DOOR | {"service_manager"}
VISITS = POD | {"service_manager"}
DECIDES = {"pod_manager", "service_manager", "hub_manager", "deputy_hub_manager"}
LEADS = DECIDES | {"front_door_manager"}
DESK = {"business_support"}
REFERS = PRACTICE | SPECIALISTS

MAY = {
    "worker.read": EVERYBODY, "pod.read": EVERYBODY, "agency.read": EVERYBODY,
    "worker.take_post": {"administrator"}, "worker.develop": {"administrator"}, "worker.leave": {"administrator"},
    "worker.set_password": {"administrator"}, "pod.add_member": {"administrator"},
    "pod.release_member": {"administrator"}, "agency.register_client": {"administrator"},
    "agency.switch_off": {"administrator"},
    "person.overview": PRACTICE, "person.visits": PRACTICE, "person.history": PRACTICE,
    "person.as_known": PRACTICE, "person.viewings": PRACTICE, "person.read": PRACTICE, "person.describe": PRACTICE,
    "person.be_born": PRACTICE, "person.call": PRACTICE, "person.move": PRACTICE, "person.reach_by": PRACTICE,
    "person.identify": PRACTICE, "person.relate": PRACTICE, "person.end": PRACTICE, "person.network": PRACTICE,
    "person.know_parent": PRACTICE, "person.arrange_family_time": PRACTICE,
    "person.warn": PRACTICE, "person.look_again": PRACTICE, "person.correct_warning": PRACTICE,
    "family.read": PRACTICE, "family.add_member": PRACTICE, "family.release_member": PRACTICE,
    "family.rename": PRACTICE, "family.form": PRACTICE, "family.hear_offer": PRACTICE, "family.end_offer": PRACTICE,
    "contact.read": PRACTICE, "contact.matches": FRONT_DOOR, "contact.take": FRONT_DOOR, "contact.match": FRONT_DOOR,
    "contact.register": FRONT_DOOR, "contact.unmatch": FRONT_DOOR, "contact.decide": FRONT_DOOR,
    "contact.receipt": set(),
    "referral.read": PRACTICE, "referral.restate_need": LEADS | FRONT_DOOR,
    "journey.read": PRACTICE, "journey.step": LEADS, "journey.allocate": LEADS, "journey.release": LEADS,
    "journey.move": LEADS, "journey.fail_visit": VISITS,
    "person.chronology": PRACTICE, "person.chronology_pdf": PRACTICE,
    "event.read": PRACTICE, "event.tell": PRACTICE, "event.correct": PRACTICE, "event.update": PRACTICE,
    "event.analyse": PRACTICE, "event.end": PRACTICE,
    "visit.read": PRACTICE, "visit.make": VISITS, "visit.amend": VISITS, "visit.cancel": VISITS,
    "workload.read": PRACTICE | {"administrator"}, "workload.set": {"administrator", "service_manager"},
    "pod.caseload": PRACTICE | {"administrator"},
    "worker.begin_first_year": DECIDES, "worker.take_on": DECIDES, "worker.put_down": DECIDES,
    "journey.note_complexity": DECIDES, "journey.end_complexity": DECIDES,
    "person.handovers": PRACTICE, "pod.board": PRACTICE, "pod.allocation": LEADS,
    "handover.read": PRACTICE, "handover.prepare": VISITS, "handover.meet": VISITS, "handover.say_goodbye": VISITS,
    "handover.say_hello": VISITS, "handover.finish": DECIDES, "handover.cancel": DECIDES, "handover.plan": DECIDES,
    "wish.read": PRACTICE, "wish.tell": PRACTICE, "wish.withdraw": PRACTICE, "wish.give_answer": DECIDES,
    "wish.ask": PRACTICE,
    "feed.read": {"administrator", "service_manager"}, "feed.say_term": {"administrator", "service_manager"},
    "feed.take": {"administrator", "service_manager"},
    "submission.read": {"analyst", "service_manager"}, "submission.file": {"analyst", "service_manager"},
    "submission.send": {"analyst", "service_manager"}, "submission.withdraw": {"analyst", "service_manager"},
    "finding.take_back": {"analyst", "service_manager"},
    "load.read": {"analyst", "administrator"}, "load.refused": {"analyst", "administrator"},
    "load.map": {"analyst", "administrator"}, "load.confirm": {"analyst", "administrator"},
    "load.undo": {"analyst", "administrator"},
    "offer.read": EVERYBODY, "offer.amend": {"administrator", "service_manager"},
    "offer.move": {"administrator", "service_manager"}, "offer.check_room": REFERS | {"administrator"},
    "offer.give_tip": REFERS | {"administrator"}, "offer.take_back_tip": REFERS | {"administrator"},
    "person.offers": REFERS, "pod.uptakes": REFERS, "uptake.ask": REFERS, "uptake.read": REFERS,
    "uptake.answer": REFERS, "uptake.hear": REFERS, "uptake.start": REFERS, "uptake.end": REFERS,
    "uptake.withdraw": REFERS, "uptake.sent": set(), "uptake.provide": set(),
    "subscription.read": {"administrator"}, "subscription.deliveries": {"administrator"},
    "subscription.renew_secret": {"administrator"}, "subscription.switch_off": {"administrator"},
    "subscription.switch_on": {"administrator"}, "subscription.send_again": {"administrator"},
    "absence.read": VISITS, "absence.change": VISITS, "absence.cover": DECIDES, "absence.uncover": DECIDES,
    "timer.read": PRACTICE | {"administrator"}, "timer.set": {"administrator"},
    "person.care": PRACTICE, "care.read": PRACTICE, "care.begin": PRACTICE, "care.start_period": LEADS,
    "care.change_episode": PRACTICE, "care.end_period": LEADS, "care.correct_episode": LEADS, "care.add_order": LEADS,
    "care.end_order": LEADS, "care.correct_order": LEADS, "care.correct_review": PRACTICE,
    "care.correct_missing": PRACTICE, "care.hold_review": PRACTICE, "care.note_health": PRACTICE,
    "care.note_education": PRACTICE, "care.make_plan": PRACTICE, "care.go_missing": PRACTICE,
    "care.take_step": PRACTICE,
    "care.come_back": PRACTICE, "care.offer_interview": PRACTICE, "care.answer_interview": PRACTICE,
    "care.hold_interview": PRACTICE, "care.keep_touch": PRACTICE, "care.stay": PRACTICE, "care.end_stay": PRACTICE,
    "visit.did_not_happen": VISITS, "visit.keep_promise": VISITS, "visit.record": VISITS, "visit.plan": VISITS,
    "person.assessments": PRACTICE, "person.plans": PRACTICE,
    "assessment.read": PRACTICE, "assessment.start": VISITS, "assessment.write": VISITS, "assessment.submit": VISITS,
    "assessment.stop": VISITS, "assessment.set_due": DECIDES, "assessment.send_back": DECIDES,
    "assessment.authorise": DECIDES,
    "plan.read": PRACTICE, "plan.draft": VISITS, "plan.agree": VISITS, "plan.restate": VISITS,
    "plan.recategorise": DECIDES, "plan.add_goal": VISITS, "plan.reach_goal": VISITS, "plan.add_action": VISITS,
    "plan.do_action": VISITS, "plan.meet": VISITS, "plan.change_visits": VISITS, "plan.end": VISITS,
    "plan.let_go": VISITS, "plan.correct_goal": VISITS,
    "person.protection": PRACTICE, "person.risks": PRACTICE,
    "enquiry.read": PRACTICE, "enquiry.discuss": PRACTICE, "enquiry.follow_up": PRACTICE,
    "enquiry.record_findings": PRACTICE, "enquiry.conclude": DECIDES, "enquiry.stop": DECIDES,
    "conference.read": PRACTICE, "conference.book": PRACTICE, "conference.cancel": PRACTICE,
    "conference.hold": DECIDES, "conference.move": PRACTICE, "conference.correct": DECIDES,
    "risk.read": PRACTICE, "risk.begin": PRACTICE, "risk.associate": PRACTICE, "risk.rate": PRACTICE,
    "risk.restate": PRACTICE, "risk.end": PRACTICE,
    "personal.read": PRACTICE, "personal.hold": PRACTICE, "personal.keep_agreement": PRACTICE,
    "personal.cancel": PRACTICE,
    "wellbeing.read": PRACTICE, "wellbeing.rewrite": PRACTICE, "wellbeing.erase": PRACTICE, "wellbeing.write": PRACTICE,
    "person.oversight": PRACTICE, "oversight.read": PRACTICE, "oversight.do": PRACTICE,
    "oversight.write": DECIDES, "oversight.amend": DECIDES,
    "observation.read": PRACTICE, "observation.amend": PRACTICE, "observation.reflect": PRACTICE,
    "observation.give_feedback": PRACTICE,
    "reflection.read": PRACTICE, "reflection.hold": PRACTICE, "reflection.answer": PRACTICE,
    "reflection.cancel": PRACTICE,
    "accompaniment.read": PRACTICE, "accompaniment.ask": PRACTICE, "accompaniment.agree": PRACTICE,
    "accompaniment.finish": PRACTICE, "accompaniment.withdraw": PRACTICE,
    "person.workbook": PRACTICE, "workbook.read": PRACTICE, "workbook.open": PRACTICE, "workbook.summarise": PRACTICE,
    "workbook.begin_module": PRACTICE, "workbook.finish_module": PRACTICE,
    "chapter.read": PRACTICE, "chapter.begin": PRACTICE, "chapter.write": PRACTICE,
    "person.decisions": PRACTICE, "pod.decisions": PRACTICE,
    "delegation.read": PRACTICE | {"administrator"}, "delegation.empower": {"administrator"},
    "delegation.give_days": {"administrator"},
    "decision.take": PRACTICE, "decision.read": PRACTICE, "decision.review": PRACTICE, "decision.end": PRACTICE,
    "authorisation.ask": PRACTICE, "authorisation.read": PRACTICE, "authorisation.withdraw": PRACTICE,
    "authorisation.reply": LEADS, "authorisation.pass_up": LEADS,
    "disagreement.raise": PRACTICE, "disagreement.read": PRACTICE, "disagreement.hear": PRACTICE,
    "disagreement.keep_safe": PRACTICE, "disagreement.attempt": PRACTICE, "disagreement.climb": PRACTICE,
    "disagreement.resolve": PRACTICE,
    "task.hand": PRACTICE, "task.read": PRACTICE | DESK, "task.take": DESK, "task.give_back": DESK, "task.do": DESK,
    "task.hand_again": PRACTICE, "task.value": PRACTICE, "task.withdraw": PRACTICE,
    "promise.give": PRACTICE, "promise.read": PRACTICE, "promise.keep": PRACTICE, "promise.explain": PRACTICE,
    "pod.supervision": PRACTICE, "person.discussions": PRACTICE, "person.changed": PRACTICE,
    "supervision.read": PRACTICE, "supervision.show": PRACTICE, "supervision.open": PRACTICE,
    "supervision.attend": PRACTICE, "supervision.arrange": PRACTICE, "supervision.close": PRACTICE,
    "supervision.cancel": PRACTICE, "supervision.appoint": DECIDES,
    "discussion.read": PRACTICE, "discussion.follow": PRACTICE, "discussion.ask": PRACTICE,
    "discussion.take_up": PRACTICE, "discussion.write": PRACTICE, "discussion.judge": PRACTICE,
    "discussion.add_action": PRACTICE, "discussion.do_action": PRACTICE, "discussion.conclude": PRACTICE,
    "discussion.resume": PRACTICE, "discussion.put_off": PRACTICE, "discussion.withdraw": PRACTICE,
}  # fmt: skip
"""Which staff may try each operation; agencies may none of them but `contact.receipt`."""
MAY |= {
    "template.read": EVERYBODY, "template.set": {"administrator"}, "pod.composition": EVERYBODY,
    "pod.open_post": {"administrator"}, "pod.change_post": {"administrator"}, "pod.close_post": {"administrator"},
    "pod.move_member": {"administrator"}, "pod.second": {"administrator"}, "pod.end_secondment": {"administrator"},
}  # fmt: skip
MAY |= {
    "person.continuity": PRACTICE | SPECIALISTS, "worker.continuity": PRACTICE | SPECIALISTS,
    "pod.continuity": DECIDES | {"analyst"},
}  # fmt: skip
COORDINATES = PRACTICE | {"conference_coordinator"}
MAY |= {
    "person.fgcs": PRACTICE, "fgc.consider": PRACTICE, "fgc.read": COORDINATES, "fgc.show": COORDINATES,
    "fgc.offer": PRACTICE, "fgc.answer_offer": PRACTICE, "fgc.leave_out": DECIDES, "fgc.refer": PRACTICE,
    "fgc.assign": DECIDES, "fgc.include": COORDINATES, "fgc.hear": COORDINATES, "fgc.arrange": COORDINATES,
    "fgc.hold": COORDINATES, "fgc.agree": PRACTICE, "fgc.not_agree": PRACTICE, "fgc.promise": COORDINATES,
    "fgc.share": COORDINATES, "fgc.take_feedback": COORDINATES, "fgc.explain": COORDINATES, "fgc.match": COORDINATES,
    "fgc.review": COORDINATES, "fgc.go_to_court": PRACTICE, "fgc.close": COORDINATES,
    "share.read": PRACTICE, "share.end": PRACTICE, "share.give": PRACTICE, "share.refuse": PRACTICE,
    "request.read": PRACTICE, "request.ask": PRACTICE, "request.withdraw": PRACTICE, "request.reply": set(),
    "request.decline": set(), "sighting.read": PRACTICE, "attachment.read": PRACTICE, "attachment.content": PRACTICE,
    "attachment.share": PRACTICE, "person.sharing": PRACTICE, "person.shared": set(), "contact.asked": PRACTICE,
    "plan.report": set(), "agency.home": set(), "agency.programs": {"administrator"}, "agency.rotate": {"administrator"},
    "agency.register_key": {"administrator"},
}  # fmt: skip
for _beside in (
    "person.overview", "person.visits", "person.read", "person.network", "family.read", "referral.read",
    "journey.read", "journey.fail_visit", "person.chronology", "person.chronology_pdf", "event.read", "event.tell",
    "event.correct", "event.update", "event.analyse", "event.end", "visit.read", "visit.make", "visit.amend",
    "visit.cancel", "visit.did_not_happen", "visit.keep_promise", "visit.record", "visit.plan", "timer.read",
    "person.care", "care.read", "person.assessments", "person.plans", "assessment.read", "plan.read",
    "person.protection", "person.risks", "enquiry.read", "conference.read", "risk.read", "risk.begin",
    "risk.associate", "risk.rate", "risk.restate", "risk.end", "person.workbook",
    *(name for name in MAY if name.split(".")[0] in {
        "personal", "wellbeing", "observation", "reflection", "chapter", "disagreement", "promise",
        "discussion",
    }),
    "workbook.read", "person.discussions", "person.changed", "absence.read", "absence.change", "decision.read",
    "person.decisions", "pod.decisions",
):  # fmt: skip
    MAY[_beside] = MAY[_beside] | SPECIALISTS

SEES_EVERYONE = {"front_door_worker", "front_door_manager", "service_manager"}
NEAR = {
    "own pod": PRACTICE, "allocated elsewhere": PRACTICE | SPECIALISTS, "other pod": SEES_EVERYONE, "sealed": set(),
}  # fmt: skip
"""Whose reach a child's records are in, by the relation to the child."""
DIRECTORY = {"worker", "pod", "agency", "timer", "workload", "reflection", "template", "delegation", "offer"}
DIRECTORY |= {"subscription"}
DIRECTORY |= {"feed", "offer", "submission", "finding", "load"}
INSIDE = {"pod.caseload", "pod.decisions", "pod.board", "pod.allocation"}
"""What only the pod's members see, and those who answer for all."""
OWN_STAFF = {"worker.begin_first_year", "worker.take_on", "worker.put_down"}
"""What is said of a worker by the manager of their team only, and by those who answer for all."""
CIRCLED = {"personal", "wellbeing", "observation"}
"""Records of two workers whom nobody leads: out of everybody's reach, whatever their post."""
OF_A_TEAM = {"own pod": PRACTICE, "allocated elsewhere": SEES_EVERYONE, "other pod": SEES_EVERYONE, "sealed": PRACTICE}
"""Whose reach a team's meeting is in: it is about no person, so neither working with a child nor a seal matters."""
OWN_ABSENCE = {"absence.read", "absence.change", "absence.cover", "absence.uncover"}
LEADS_A_TEAM = {"pod_manager", "hub_manager", "deputy_hub_manager"}
"""Open to whoever is away, to the manager of their team, and to those who answer for all."""


@dataclass
class Target:
    """The records that are tried, by word; `story` is a family's."""

    story: Story
    ids: dict[str, str]


@pytest.fixture(scope="module")
async def subject(authority):
    """A worker whom nobody minds losing."""
    async with authority.work() as work:
        made = worker(Role.ANALYST, work.by)
        await work.workers.add(made)
    return made


@pytest.fixture(scope="module")
async def limit(authority):
    """A limit that the authority has set for itself."""
    version = TimerVersion(
        id=new_id(), since=today() + timedelta(days=1), amount=15, unit=Unit.WORKING_DAYS, source="x", reason="x"
    )
    async with authority.work() as work:
        made = Timer.set_up(BY_CODE["T49"], version, id=new_id(), by=work.by)
        await work.timers.add(made)
    return made


@pytest.fixture(scope="module")
async def policy(authority):
    """The numbers that the authority has set for caseloads."""
    version = WorkloadVersion(id=new_id(), since=today() + timedelta(days=1), source="x", reason="x")
    number = WorkloadNumber(id=new_id(), version_id=version.id, code="flag_travel", amount=2)
    async with authority.work() as work:
        made = await work.workloads.of_authority()
        if made is None:
            made = Workload.set_up(version, (number,), id=new_id(), by=work.by)
            await work.workloads.add(made)
    return made


@pytest.fixture(scope="module")
async def template(authority):
    """A kind of team that the authority has copied."""
    version = TemplateVersion(id=new_id(), since=today(), source="x", reason="x")
    shipped = BY_KIND["leadership"]
    async with authority.work() as work:
        made = Template.copy(
            shipped, version, tuple(new_id() for _ in shipped.rules(today())), id=new_id(), name="Matrix", about="x",
            by=work.by,
        )  # fmt: skip
        await work.templates.add(made)
    return made


@pytest.fixture(scope="module")
async def scheme(authority):
    """What the authority has set of its scheme of delegation."""
    async with authority.work() as work:
        made = await Delegations(work).scheme()
        if made is None:
            made = await Delegations(work).add(Delegation.begin(id=new_id(), by=work.by))
    return made


@pytest.fixture(scope="module")
async def absence(authority):
    """The keyworker of the first pod is away."""
    async with authority.work() as work:
        made = Absence.begin(
            id=new_id(), worker_id=authority.workers[Role.SOCIAL_WORKER].id, absence_kind=AbsenceKind.STUDY,
            since=today(), until=today() + timedelta(days=9), by=work.by,
        )  # fmt: skip
        await work.absences.add(made)
    return made


@pytest.fixture(scope="module")
async def subscription(authority):
    """An address of the first agency's that is told."""
    async with authority.work() as work:
        made = Subscription.open(
            id=new_id(), for_agency_id=authority.agencies[0][0].id, url="https://mis.school.example/kith",
            types=(Told.CONTACT_DECIDED,), by=work.by,
        )  # fmt: skip
        await work.subscriptions.add(made)
    return made


@pytest.fixture(scope="module")
async def shared(authority, subject, limit, policy, template, scheme, absence, subscription):
    """The ids of what is no family's: staff, teams, partners and settings."""
    return {
        "workers": str(subject.id), "pods": str(authority.pods[0].id), "agencies": str(authority.agencies[0][0].id),
        "timers": str(limit.id), "workloads": str(policy.id), "templates": str(template.id),
        "delegations": str(scheme.id), "absences": str(absence.id),
        "subscriptions": str(subscription.id),
    }  # fmt: skip


def target(story, shared, beside):
    ids = {
        "people": story.children[0], "families": story.family, "contacts": story.contact, "referrals": story.referral,
        "journeys": story.journey, "visits": story.visit, "assessments": story.assessment, "plans": story.plan,
        "enquiries": story.enquiry, "conferences": story.conference, "risks": story.risk,
        "care": story.care, "events": story.event, "decisions": story.decision, "authorisations": story.authorisation,
        "disagreements": story.disagreement, "tasks": story.task, "promises": story.promise,
        "supervisions": story.supervision, "discussions": story.discussion,
    }  # fmt: skip
    return Target(story, ids | shared | beside)


@pytest.fixture(scope="module")
async def targets(app, authority, shared):
    """A family that is open, and one of the same pod whose records are sealed."""
    stories = [await tell_story(app, authority) for _ in range(2)]
    open_, sealed = stories
    beside = [
        await oversee(app, authority, each)
        | await handing_over(authority, each)
        | await offering(authority, each)
        | await share_with(authority, each)
        for each in stories
    ]
    for each in stories:
        await tell_supervision(app, authority, each)
    for each, ids in zip(stories, beside, strict=True):
        ids.update(await convening(authority, each))
    async with app.state.pool.acquire() as connection:
        await connection.execute(
            "update record set sealed = true"
            " where id in (select record_id from record_subject where person_id = any ($1))",
            [UUID(each) for each in (*sealed.children, sealed.mother)],
        )
    return {False: target(open_, shared, beside[0]), True: target(sealed, shared, beside[1])}


@pytest.fixture(scope="module")
async def allocated(app, authority, targets):
    """A worker of each role who works beside the keyworker of the open family, and is in no pod of theirs."""
    staff = {}
    async with authority.work() as work:
        for role in STAFF:
            staff[role] = worker(role, work.by)
            await work.workers.add(staff[role])
        journey = await work.journeys.get(UUID(targets[False].story.journey))
        for each in staff.values():
            journey.work_beside(each, allocation_id=new_id(), since=today(), reason="OTHERS", words=None, by=work.by)
            await work.journeys.save(journey)
    return staff


def bodies(target, authority):
    """A body for each operation that would do something, were it allowed."""
    story, day = target.story, today().isoformat()
    child, part = story.children[0], str(new_id())
    account = {name: value for name, value in visit_body(child).items() if name != "id"}
    member = {"id": part, "person_id": child, "part": "child", "at_home": True, "since": day}
    worker_id, pod_id = str(authority.workers[Role.SOCIAL_WORKER].id), str(authority.pods[1].id)
    named = {"named_id": story.named[1]}
    moment = datetime.now(UTC).isoformat()
    home = {"legal_status": "V2", "placement": "U6", "provider": "PR4", "home_words": "Changed", "why": "x"}
    return {
        "handover.plan": {
            "id": str(new_id()), "from_worker_id": worker_id,
            "to_worker_id": str(authority.workers[Role.SENIOR_SOCIAL_WORKER].id),
            "reason": "OTHERS", "why": "x", "planned_for": day, "child_ids": [child],
        },
        "handover.prepare": {"planned_for": day}, "handover.meet": {"visit_id": story.visit},
        "handover.say_goodbye": {"on": day, "how": "x"}, "handover.say_hello": {"on": day, "how": "x"},
        "handover.finish": {"on": day, "left_out": "x"}, "handover.cancel": {"reason": "x"},
        "wish.ask": {
            "id": str(new_id()), "child_id": child, "about_worker_id": worker_id, "asked_on": day, "asked_by": "child",
            "words": "x",
        },
        "wish.give_answer": {"answer": "no", "reason": "x"}, "wish.tell": {"on": day, "how": "x"},
        "wish.withdraw": {"reason": "x"},
        **fgc_bodies(child, part, worker_id, day),
        "submission.send": {"on": day, "receipt": "x"}, "submission.withdraw": {"because": "x"},
        "finding.take_back": {"because": "x"},
        "load.map": {"codes": [{"id": part, "becomes": "x"}]}, "load.confirm": {}, "load.undo": {"reason": "x"},
        "feed.say_term": {"term_id": part}, "feed.take": {"digest": "x", "services": []},
        "offer.amend": offer_body(), "offer.move": {"state": "paused", "reason": "x"},
        "offer.check_room": {"id": part, "on": day, "source": "x", "wait_days": 3},
        "offer.give_tip": {"id": part, "words": "x"}, "offer.take_back_tip": {"tip_id": part},
        "uptake.ask": uptake_body(target.ids["offers"], child),
        "uptake.answer": {"id": part, "on": day, "words": "x", "state": "accepted"},
        "uptake.hear": {"id": part, "on": day, "words": "x"}, "uptake.start": {"id": part, "on": day, "words": "x"},
        "uptake.end": {"id": part, "on": day, "words": "x", "came": "partly", "worker_words": "x"},
        "uptake.withdraw": {"id": part, "on": day, "words": "x"},
        "subscription.renew_secret": None, "subscription.switch_off": {"reason": "x"}, "subscription.switch_on": None,
        "subscription.send_again": {"delivery_id": part},
        "absence.cover": {"id": part, "worker_id": worker_id, "since": day, "until": "2199-01-01"},
        "absence.uncover": {"cover_id": part, "until": day}, "absence.change": {"until": day},
        "workload.set": {
            "since": (today() + timedelta(days=400)).isoformat(), "numbers": [{"code": "flag_travel", "amount": 3.0}],
            "source": "x", "reason": "x",
        },
        "worker.begin_first_year": {"since": "2025-01-01", "until": "2026-01-01"},
        "worker.take_on": {"id": part, "points": 5.0, "words": "x", "since": day},
        "worker.put_down": {"duty_id": part, "until": day},
        "journey.note_complexity": {"id": part, "flag": "travel", "since": day, "reason": "x"},
        "journey.end_complexity": {"complexity_id": part, "until": day},
        "care.begin": {"id": part, "child_id": story.children[1]},
        "care.start_period": episode_body(),
        "care.change_episode": {**home, "episode_id": part, "since": day, "reason_new": "P"},
        "care.end_period": {"until": day, "reason_ended": "E4A", "why": "x"},
        "care.correct_episode": {
            **home, "episode_id": part, "since": day, "need_code": "N1", "reason_new": "S", "reason": "x",
        },
        "care.add_order": {"id": part, "kind": "care", "since": day},
        "care.end_order": {"order_id": part, "until": day, "reason": "x"},
        "plan.let_go": {"child_id": child, "on": day, "reason": "x"},
        "plan.correct_goal": {"goal_id": part, "words": "x", "reason": "x"},
        "conference.move": {"booked_for": moment, "reason": "x"},
        "conference.correct": {
            "quorate": False, "quorum_reason": "x", "summary": "x", "reason": "x",
            "children": [{"id": part, "reason": "x"}],
        },
        "care.correct_order": {"id": part, "kind": "care", "since": day, "reason": "x"},
        "care.correct_review": {
            "id": part, "held_on": day, "participation": "PN1", "chair_name": "x", "decisions": "x", "reason": "x",
        },
        "care.correct_missing": {"id": part, "kind": "M", "since": moment, "reason": "x"},
        "care.hold_review": {
            "id": part, "held_on": day, "participation": "PN1", "chair_name": "x", "decisions": "x",
        },
        "care.note_health": {"id": part, "kind": "dental", "on": day},
        "care.note_education": {"id": part, "kind": "pep_review", "on": day},
        "care.take_step": {"id": part, "kind": "had_before", "on": day, "before": "Z1"},
        "care.make_plan": {"id": part, "kind": "care_plan", "on": day, "words": "x"},
        "care.go_missing": {"id": part, "kind": "M", "since": moment},
        "care.come_back": {"missing_id": part, "until": moment},
        "care.offer_interview": {"missing_id": part, "on": day},
        "care.answer_interview": {"missing_id": part, "accepted": True},
        "care.hold_interview": {"missing_id": part, "on": day, "held_by": "x"},
        "care.keep_touch": {"id": part, "on": day, "in_touch": "YES", "how": "x"},
        "care.stay": {"id": part, "since": day, "kind": "other", "words": "x"},
        "care.end_stay": {"stay_id": part, "until": day},
        "worker.take_post": {"role": "analyst", "post": "Other", "fte": 1},
        "worker.develop": {"specialisms": [], "languages": []},
        "worker.leave": {"on": day},
        "worker.set_password": {"password": "a password of length"},
        "pod.add_member": {"id": part, "worker_id": worker_id, "fte": 1, "since": day},
        "pod.release_member": {"member_id": part, "until": day},
        "pod.open_post": {"id": part, "role": "social_worker", "title": "x", "fte": 1, "since": day},
        "pod.change_post": {"id": part, "post_id": part, "title": "x", "fte": 1, "since": day},
        "pod.close_post": {"post_id": part, "until": day, "reason": "x"},
        "pod.move_member": {"id": part, "member_id": part, "worker_id": worker_id, "fte": 1, "since": day},
        "pod.second": {
            "id": part, "member_id": part, "worker_id": worker_id, "role": "social_worker", "fte": 1, "since": day,
            "planned_until": "2100-01-01", "home_post": "x", "host_post": "x",
        },
        "pod.end_secondment": {"secondment_id": part, "outcome": "permanent", "on": day},
        "template.set": {
            "since": "2100-01-01", "source": "x", "reason": "x",
            "rules": [{"id": part, "role": "service_manager", "source": "x"}],
        },
        "agency.register_client": {"id": part, "name": "Spy", "scopes": ["contact:send"]},
        "agency.switch_off": {"client_id": str(authority.agencies[0][1]), "reason": "x"},
        "person.describe": {"own_words": "Changed."},
        "person.be_born": {"on": day, "sex": "M"},
        "person.call": {"id": part, "use": "known_as", "given": "Changed"},
        "person.move": {"id": part, "use": "home", "lines": "Changed"},
        "person.reach_by": {"id": part, "value": "Changed"},
        "person.identify": {"id": part, "scheme": "other", "value": "Changed"},
        "person.relate": {"id": part, "other_id": story.mother, "kinship": "other"},
        "person.know_parent": {"id": part, "kinship": "father", "state": "absent", "parent_id": story.mother},
        "person.arrange_family_time": {"id": part, "with_id": story.mother, "how_often": "Changed"},
        "person.warn": {"id": part, "words": "Changed", "since": day, "review_by": day},
        "person.look_again": {"warning_id": part, "review_by": day},
        "person.correct_warning": {"warning_id": part, "words": "Changed", "since": day, "reason": "x"},
        "person.end": {"part_id": part, "until": day, "reason": "x"},
        "family.add_member": member,
        "family.release_member": {"member_id": part, "until": day, "reason": "x"},
        "family.hear_offer": {"id": part, "person_id": child, "words": "Changed", "since": day},
        "family.end_offer": {"offer_id": part, "until": day, "reason": "x"},
        "family.rename": {"name": "Changed"},
        "family.form": {"id": str(new_id()), "name": "Another", "members": [member]},
        "timer.set": {"since": "2100-01-01", "amount": 15, "unit": "working_days", "source": "x", "reason": "x"},
        "contact.take": None,
        "contact.match": {**named, "person_id": child, "reason": "x"},
        "contact.register": {**named, "person_id": str(new_id())},
        "contact.unmatch": {**named, "reason": "x"},
        "contact.decide": {**named, "outcome": "advice", "reason": "x"},
        "referral.restate_need": {"primary_need": "N5", "reason": "x"},
        "journey.step": {"status": "closed", "on": day, "reason": "x", "closing_reason": "RC7"},
        "journey.allocate": {"worker_id": worker_id, "part": "co_worker", "since": day, "reason": "OTHERS"},
        "journey.release": {"allocation_id": part, "until": day, "reason": "OTHERS"},
        "journey.move": {"pod_id": pod_id, "reason": "x"},
        "journey.fail_visit": {"id": part, "on": day, "why": "x"},
        "event.tell": event_body(child),
        "event.correct": {name: value for name, value in event_body(child, reason="x").items() if name != "id"},
        "event.update": {"id": part, "on": day, "words": "x"},
        "event.analyse": {"analysis": "x", "in_court": False},
        "event.end": {"reason": "x"},
        "visit.make": account,
        "visit.amend": account,
        "visit.cancel": {"reason": "x"},
        "visit.did_not_happen": {"reason": "x"},
        "visit.keep_promise": {"promise_id": part, "on": day},
        "visit.record": visit_body(child),
        "visit.plan": {
            "id": str(new_id()), "planned_for": account["made_at"], "purpose": "x", "child_ids": [child],
        },
        "assessment.start": assessment_body(child, assessment_kind="parenting"),
        "assessment.write": {"analysis": "Changed."},
        "assessment.set_due": {"due_on": day, "reason": "x"},
        "assessment.send_back": {"id": part, "reason": "x"},
        "assessment.stop": {"reason": "x"},
        "plan.draft": plan_body(child),
        "plan.agree": {"on": day},
        "plan.restate": {"why": "Changed."},
        "plan.recategorise": {"categories": ["NEG"], "reason": "x"},
        "plan.add_goal": {"id": part, "words": "x"},
        "plan.reach_goal": {"goal_id": part, "reached_on": day},
        "plan.add_action": {"id": part, "words": "x", "owner_name": "Spy"},
        "plan.do_action": {"action_id": part, "done_on": day},
        "plan.meet": meeting_body(),
        "plan.change_visits": {"every_days": 5, "reason": "x"},
        "plan.end": {"on": day, "reason": "x"},
        "enquiry.discuss": enquiry_body(child, decision="assessment"),
        "enquiry.follow_up": {"on": day},
        "enquiry.record_findings": {"findings": "Changed."},
        "enquiry.conclude": {"on": day, "children": [{"child_id": child, "outcome": "not_substantiated", "reason": "x"}]},
        "enquiry.stop": {"reason": "x"},
        "conference.book": {
            "id": str(new_id()), "conference_kind": "pre_birth", "booked_for": "2026-03-04T10:00:00Z",
            "child_ids": [child],
        },
        "conference.hold": held_body({"children": [{"id": part, "child_id": child}]}),
        "conference.cancel": {"reason": "x"},
        "risk.begin": risk_body(child),
        "risk.associate": association_body(child),
        "risk.rate": {"rating_id": part, "level": "low", "on": day, "reason": "x"},
        "risk.restate": {"harm_or_safety": "both", "confidence": "known", "source": "x"},
        "risk.end": {"until": day, "reason": "x"},
        "personal.hold": {"held_on": day, "child_ids": [child]},
        "personal.keep_agreement": {"agreement_id": part, "on": day},
        "personal.cancel": {"reason": "x"},
        "wellbeing.write": {"id": part, "personal_id": target.ids["personals"], "words": "x"},
        "wellbeing.rewrite": {"words": "x"},
        "wellbeing.erase": None,
        "oversight.write": oversight_body(child, worker_id),
        "oversight.amend": {"on": day, "looked_at": "x", "thinks": "x"},
        "oversight.do": {"action_id": part, "on": day},
        "observation.amend": {"on": day, "family_agreed": True, "setting": "x", "strengths": "x"},
        "observation.reflect": {"words": "x"},
        "observation.give_feedback": {"on": day},
        "reflection.hold": {"learned": "x", "worker_ids": [worker_id]},
        "reflection.answer": {"id": part, "helped": "yes"},
        "reflection.cancel": {"reason": "x"},
        "accompaniment.ask": company_body(child),
        "accompaniment.agree": None,
        "accompaniment.finish": {"visit_id": story.visit},
        "accompaniment.withdraw": {"reason": "x"},
        "workbook.open": {"id": part, "family_id": story.family},
        "workbook.summarise": {"id": part, "month": str(today().replace(day=1)), "words": "x"},
        "workbook.begin_module": {"id": part, "code": "module_1", "since": day},
        "workbook.finish_module": {"module_id": part, "until": day},
        "chapter.begin": {
            "id": part, "workbook_id": target.ids["workbooks"], "discipline": "social_work", "words": "x",
        },
        "chapter.write": {"words": "x"},
        "delegation.empower": {
            "id": part, "role": "pod_manager", "matter": "money", "extent": "ask", "since": day, "source": "x",
        },
        "delegation.give_days": {"id": part, "rung": "manager", "working_days": 5, "since": day, "source": "x"},
        "decision.take": decision_body(child),
        "decision.review": {"on": day, "words": "x"},
        "decision.end": {"on": day, "reason": "x"},
        "authorisation.ask": authorisation_body(child),
        "authorisation.reply": {"answer": "no", "words": "x"},
        "authorisation.pass_up": {"id": part, "why": "x"},
        "authorisation.withdraw": {"reason": "x"},
        "disagreement.raise": disagreement_body(child),
        "disagreement.hear": {
            "id": part, "who": "x", "agency": "x", "thinks": "x", "right_for_child": "x", "on": day,
        },
        "disagreement.keep_safe": {"words": "x"},
        "disagreement.attempt": {"id": part, "rung": "practitioner", "on": day, "with_whom": "x", "words": "x"},
        "disagreement.climb": {"id": part, "on": day},
        "disagreement.resolve": {"on": day, "resolution": "x"},
        "task.hand": task_body(authority.pods[0].id, child),
        "task.take": None,
        "task.give_back": {"question": "x"},
        "task.hand_again": {"words": "x"},
        "task.do": {"on": day, "took_minutes": 5},
        "task.value": {"saved_minutes": 5},
        "task.withdraw": {"reason": "x"},
        "promise.give": promise_body(child),
        "promise.keep": {"on": day},
        "promise.explain": {"told_on": day, "because": "x"},
        "supervision.open": {"people": [], "items": []}, "supervision.attend": {"people": []},
        "supervision.arrange": {"items": []}, "supervision.cancel": {"reason": "x"},
        "supervision.appoint": {"leader_id": worker_id},
        "discussion.ask": {"id": str(new_id()), "child_ids": [child], "because": "x"},
        "discussion.take_up": {"supervision_id": story.supervision, "child_ids": [child]},
        "discussion.write": {"id": part, "kind": "worries", "words": "x"},
        "discussion.judge": {"id": part, "person_id": story.mother, "readiness": "action"},
        "discussion.add_action": {"id": part, "words": "x", "owner_name": "Spy"},
        "discussion.do_action": {"action_id": part, "on": day},
        "discussion.conclude": {}, "discussion.resume": {"reason": "x"}, "discussion.put_off": {"reason": "x"},
        "discussion.withdraw": {"reason": "x"},
        "share.give": {
            "id": str(new_id()), "to_agency_id": target.ids["agencies"], "purpose": "plan", "what": "x",
            "basis": "agreed", "reason": "x", "since": "2199-01-01", "child_ids": [child],
        },
        "share.refuse": {
            "id": str(new_id()), "to_agency_id": target.ids["agencies"], "purpose": "plan", "what": "x",
            "refusal": "not_needed", "reason": "x", "child_ids": [child],
        },
        "share.end": {"reason": "x"}, "request.withdraw": {"reason": "x"},
        "request.ask": {
            "id": str(new_id()), "child_id": child, "of_agency_id": target.ids["agencies"], "about": "x", "asked": "x",
            "why": "x", "basis": "agreed", "by_when": "2199-01-01",
        },
        "request.reply": {"words": "x", "name": "x"}, "request.decline": {"reason": "x", "name": "x"},
        "attachment.share": {"purpose": None, "reason": "x"},
        "plan.report": {"action_id": part, "outcome": "x"},
        "uptake.provide": {"id": part, "on": day, "words": "x", "state": "accepted"},
        "agency.rotate": {"client_id": str(authority.agencies[0][1]), "old_ends_at": moment},
        "agency.register_key": {
            "id": part, "client_id": str(authority.agencies[0][1]), "jwk": {"kty": "EC"}, "old_ends_at": moment,
        },
    }  # fmt: skip


def fgc_bodies(child, part, worker_id, day):
    """A body for each operation on a family group conference."""
    yes = {"listened_to": "yes", "our_plan": "yes", "would_recommend": "yes"}
    return {
        "fgc.consider": {
            "id": str(new_id()), "form": "conference", "use": "protection", "considered_on": day, "worries": "x",
            "child_ids": [child],
        },
        "fgc.offer": {"id": part, "name": "Spy", "offered_on": day, "offered_how": "x"},
        "fgc.answer_offer": {"offer_id": part, "accepted": True, "on": day},
        "fgc.leave_out": {"why": "not_safe", "because": "x", "on": day},
        "fgc.refer": {
            "on": day, "worries": "x", "strengths": "x", "bottom_lines": "x", "children": [{"id": part, "at_risk": False}],
        },
        "fgc.assign": {"worker_id": worker_id, "on": day, "because": "x"},
        "fgc.include": {"id": part, "name": "Spy", "relation": "x", "side": "friend"},
        "fgc.hear": {"id": part, "own_view": "x"},
        "fgc.arrange": {"scheduled_for": f"{day}T12:00:00Z", "venue": "x", "language": "x", "family_chose": True},
        "fgc.hold": {"held_from": f"{day}T00:00:00Z", "private_alone": True, "came": []},
        "fgc.agree": {
            "on": day, "plan_id": part, "meets_bottom_lines": True, "clear": True, "agreed_by_all": True,
            "answers_questions": True,
        },
        "fgc.not_agree": {"on": day, "because": "x"},
        "fgc.promise": {"id": part, "words": "x", "who": "x", "promised_on": day},
        "fgc.share": {"id": part, "to_name": "Spy", "shared_on": day, "how": "x"},
        "fgc.take_feedback": {"id": part, "whose": "child", "given_on": day, **yes},
        "fgc.explain": {
            "id": part, "to_name": "Spy", "whose": "parent", "explained_on": day, "how": "x", "language": "x",
        },
        "fgc.match": {
            "id": part, "occasion": "initial_conference", "peer_name": "Spy", "parent_name": "x", "trained_on": day,
            "conflict_checked_on": day, "no_conflict": True, "consent_on": day, "matched_on": day,
        },
        "fgc.review": {"id": part, "held_on": day, "went_well": "x"},
        "fgc.go_to_court": {"on": day},
        "fgc.close": {"ending": "other", "on": day, "because": "x"},
    }  # fmt: skip


CREATIONS = {
    "fgc.consider",
    "visit.record", "visit.plan", "family.form", "assessment.start", "plan.draft", "care.begin", "event.tell",
    "enquiry.discuss", "conference.book", "risk.begin", "risk.associate",
    "wellbeing.write", "oversight.write", "accompaniment.ask", "workbook.open", "chapter.begin",
    "decision.take", "authorisation.ask", "disagreement.raise", "task.hand", "promise.give",
    "discussion.ask",
    "handover.plan", "wish.ask",
    "uptake.ask",
    "share.give", "share.refuse", "request.ask",
}  # fmt: skip
"""These have no record's id in their address, but a child's in their body."""
ONCE = {"risk.begin", "care.begin", "workbook.open", "chapter.begin", "authorisation.ask", "decision.take"}
"""What a child or family has once: whoever may begin it finds that it was begun. Who may decide needs not ask, and who
may not is told to."""


def tried() -> list[tuple[str, str, str]]:
    return [
        (method, path, operation["operationId"])
        for method, path, operation in contract.operations()
        if "{id}" in path or operation["operationId"] in CREATIONS
        if operation["x-permission"] != "public"
    ]


def test_the_policy_speaks_of_every_operation_with_an_id():
    assert {name for _, _, name in tried()} == MAY.keys()


@dataclass
class Tally:
    """What was tried, and what came of it."""

    attempts: int = 0
    denied: list[str] = field(default_factory=list)
    outcomes: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


async def attempt(client, who, target, authority, versions, tally, expected):
    """Try every operation; `expected` says by its name what must come of it."""
    prepared = bodies(target, authority)
    for method, path, name in tried():
        want = expected(name)
        address = path
        if "{id}" in path:
            address = path.replace("{id}", target.ids[path.split("/")[3]])
        if name == "person.as_known":
            address += f"?on={today()}"
        headers = {}
        if method == "POST" and name not in CREATIONS:
            # Whoever is to be refused knows the right version; whoever may go on has a stale one: all stays as it is.
            headers["If-Match"] = '"999999999"' if want == "near" else versions[target.ids[path.split("/")[3]]]
        answer: httpx.Response = await client.request(method, address, json=prepared.get(name), headers=headers)
        allowed = {200, 201, 204, 409 if name in ONCE else 412} if want == "near" else {want}
        tally.attempts += 1
        tally.outcomes[answer.status_code] += 1
        if answer.status_code not in allowed:
            tally.wrong.append(f"{who}: {name} answered {answer.status_code}, not {want}")
        if want != "near":
            tally.denied.append(answer.headers["x-request-id"])
            if "Smith" in answer.text or "hungry" in answer.text:
                tally.wrong.append(f"{who}: {name} gave something away")


# In parts, so that two processes share them.
@pytest.mark.parametrize("part", [*NEAR, "partners and strangers"])
async def test_nobody_does_what_they_may_not(app, authority, targets, allocated, pool, record_property, part):
    ids = [UUID(id) for each in targets.values() for id in each.ids.values()]
    versions = {
        str(row["id"]): f'"{row["version"]}"'
        for row in await pool.fetch("select id, version from record where id = any ($1)", ids)
    }
    tally = Tally()

    for relation, near in ((each, NEAR[each]) for each in NEAR if each == part):
        for role in STAFF:
            staff = {"own pod": authority.workers, "sealed": authority.workers, "other pod": authority.elsewhere}
            who = staff.get(relation, allocated)[role]

            def staff_may(name, role=role, near=near, relation=relation):
                if role.value not in MAY[name]:
                    return 403
                if name in INSIDE and role.value not in (
                    PRACTICE if relation in {"own pod", "sealed"} else SEES_EVERYONE
                ):
                    return 404
                if name in OWN_ABSENCE:
                    own = relation in {"own pod", "sealed"} and role.value in {"social_worker", *LEADS_A_TEAM}
                    return "near" if own or role.value == "service_manager" else 404
                if name in OWN_STAFF and role.value not in SEES_EVERYONE:
                    return 404
                if name.split(".")[0] in CIRCLED:
                    return 404
                if role.value in DESK and name.startswith("task."):
                    return "near" if relation == "own pod" else 404
                if name.startswith("supervision."):
                    return "near" if role.value in OF_A_TEAM[relation] else 404
                return "near" if name.split(".")[0] in DIRECTORY or role.value in near else 404

            client = await as_worker(app, who.id)
            target = targets[relation == "sealed"]
            await attempt(client, f"{role.value}, {relation}", target, authority, versions, tally, staff_may)

    senders = (("sender", 0, False), ("other agency", 1, False), ("sender, sealed", 0, True))
    for relation, agency, sealed in senders if part not in NEAR else ():

        def agency_may(name, relation=relation):
            return 403 if name != "contact.receipt" else "near" if relation == "sender" else 404

        client = await as_agency(app, authority.agencies[agency][1])
        await attempt(client, relation, targets[sealed], authority, versions, tally, agency_may)

    if part not in NEAR:
        await attempt(asking(app), "nobody", targets[False], authority, versions, tally, lambda _: 401)

    denied = [UUID(each) for each in tally.denied]
    written = await pool.fetchval("select count(*) from ledger where request_id = any ($1)", denied)
    looked = await pool.fetchval("select count(*) from viewing where request_id = any ($1)", denied)
    record_property(
        "matrix",
        f"{part}: {tally.attempts} attempts, {len(denied)} to be refused: {len(tally.wrong)} wrong, {written} unauthorised"
        f" writes, {looked} unauthorised reads; answers {dict(sorted(tally.outcomes.items()))}",
    )
    assert Counter(each.split(": ")[1] for each in tally.wrong) == {}, tally.wrong[:5]
    assert (written, looked) == (0, 0)
    assert tally.attempts >= 4 * len(MAY)  # at the least three partners and a stranger, at every operation


async def test_the_pod_page_and_the_search_know_the_same_reach(app, authority, targets):
    open_, sealed = targets[False].story, targets[True].story
    team = f"/api/v1/pods/{authority.pods[0].id}"
    for staff, role, near in (
        (authority.workers, Role.SOCIAL_WORKER, True), (authority.workers, Role.BUSINESS_SUPPORT, False),
        (authority.workers, Role.ADMINISTRATOR, False), (authority.elsewhere, Role.SOCIAL_WORKER, False),
        (authority.elsewhere, Role.SERVICE_MANAGER, True),
    ):  # fmt: skip
        client = await as_worker(app, staff[role].id)
        shown = [child["id"] for child in (await client.get(team)).json()["children"]]
        assert (open_.children[0] in shown) == near
        assert sealed.children[0] not in shown
        found = await client.post("/api/v1/people/search", json={"text": "Jon Oké"})
        if role is Role.ADMINISTRATOR:
            assert found.status_code == 403
            continue
        people = {row["id"]: row for row in found.json()["items"]}
        assert sealed.children[0] not in people
        assert all(row["open_to_you"] or row["address"] is None for row in people.values())


async def test_an_id_inside_a_body_is_within_reach_too(app, authority, targets, client):
    """Nobody draws a child of another pod to them by naming the child in a record of their own."""
    own = targets[False].story
    other = await tell_story(app, authority, pod=1)
    far, keyworker = other.children[0], await client(Role.SOCIAL_WORKER)
    person, family = f"/api/v1/people/{own.children[0]}", f"/api/v1/families/{own.family}"
    visit = f"/api/v1/visits/{own.visit}"
    own_plan, own_assessment = f"/api/v1/plans/{own.plan}", f"/api/v1/assessments/{own.assessment}"
    stolen = visit_body(own.children[0])
    stolen["children"].append({"id": str(new_id()), "child_id": far, "seen": True})
    member = {"id": str(new_id()), "person_id": far, "part": "child", "at_home": True, "since": today().isoformat()}
    relation = {"id": str(new_id()), "other_id": far, "kinship": "brother_or_sister"}
    plan = {"id": str(new_id()), "planned_for": stolen["made_at"], "purpose": "x", "child_ids": [own.children[0], far]}
    drawn_in = plan_body(own.children[0], far)
    amended = {name: value for name, value in stolen.items() if name != "id"}
    placed: dict[str, Any] = {
        "id": str(new_id()), "names": [{"id": str(new_id()), "use": "legal", "given": "Spy"}],
        "place_in": {"family_id": other.family, "part": "relative", "at_home": False},
    }  # fmt: skip
    related = {**placed, "relationships": [relation], "place_in": {**placed["place_in"], "family_id": own.family}}
    care = f"/api/v1/care/{own.care}"
    stay = {"id": str(new_id()), "since": today().isoformat(), "kind": "friends", "words": "x", "person_id": far}
    for path, body, changes in (
        ("/api/v1/care", {"id": str(new_id()), "child_id": far}, None), (f"{care}/stays", stay, care),
        ("/api/v1/visits", stolen, None), ("/api/v1/visits/planned", plan, None), (f"{visit}/amend", amended, visit),
        (f"{person}/relationships", relation, person),
        (f"{person}/family-time", {"id": str(new_id()), "with_id": far, "how_often": "x"}, person),
        (f"{person}/parent-facts", {"id": str(new_id()), "kinship": "father", "state": "absent", "parent_id": far}, person),
        (f"{family}/members", member, family),
        ("/api/v1/families", {"id": str(new_id()), "name": "x", "members": [member]}, None),
        ("/api/v1/people", placed, None), ("/api/v1/people", related, None),
        ("/api/v1/plans", drawn_in, None), ("/api/v1/plans", plan_body(far), None),
        ("/api/v1/plans", plan_body(own.children[0], from_id=other.plan), None),
        (f"{own_plan}/restate", {"children": drawn_in["children"]}, own_plan),
        ("/api/v1/assessments", assessment_body(own.children[0], far, assessment_kind="parenting"), None),
        (f"{own_assessment}/write", {"children": drawn_in["children"]}, own_assessment),
        ("/api/v1/events", event_body(own.children[0], far), None),
        ("/api/v1/enquiries", enquiry_body(own.children[0], far), None),
        ("/api/v1/conferences", conference_body(app, own.children[0], far), None),
        (
            "/api/v1/conferences",
            conference_body(app, own.children[0], conference_kind="initial", enquiry_id=other.enquiry), None,
        ),
        ("/api/v1/discussions/asked", {"id": str(new_id()), "child_ids": [own.children[0], far], "because": "x"}, None),
        ("/api/v1/risks/ratings", risk_body(far), None),
        ("/api/v1/risks/associations", association_body(own.children[0], other_person_id=far), None),
    ):  # fmt: skip
        headers = {"If-Match": (await keyworker.get(changes)).headers["ETag"]} if changes else {}
        answer = await keyworker.post(path, json=body, headers=headers)
        assert answer.status_code == 404, (path, answer.text)
    assert (await keyworker.get(f"/api/v1/people/{far}/overview")).status_code == 404
