"""What follows elsewhere in a child's record from one decision, so that nobody records it twice."""

from datetime import date
from typing import Any

from domain.care import Care
from domain.care_law import leaver_category
from domain.codes import EpisodeEnd
from domain.conference import Conference, ConferenceChild
from domain.errors import Invalid, RuleBroken
from domain.ids import new_id
from domain.journey import Journey, Status
from domain.plan import Plan
from domain.plan_parts import PlanChild, PlanKind
from persistence.unit_of_work import UnitOfWork

ABOVE_PROTECTION = {Status.CHILD_PROTECTION, Status.PRE_PROCEEDINGS, Status.LOOKED_AFTER}


async def begin_protection(
    conference: Conference, child: ConferenceChild, journey: Journey | None, on: date, work: UnitOfWork
) -> None:
    """A child protection plan, with the id that the decision gives it, begins on the day of the conference (rule 2885).

    It takes over what the child in need plan said, which ends that day (rule 4001). The journey steps up, unless the
    child is before court or in our care: those stages are above it. Neither keyworker nor pod changes.
    """
    if journey is None:
        raise RuleBroken("Help has not been opened for one of the children: open a referral first.", "no-journey")
    agreed = await work.plans.agreed_of(child.child_id)
    if any(plan.plan_kind is PlanKind.CHILD_PROTECTION for plan in agreed):
        raise RuleBroken("One of the children has a child protection plan already.", "plan-at-once")
    plan_id = child.plan_id or new_id()
    worker = journey.keyworker.worker_id if journey.keyworker else work.actor.id
    facts: dict[str, Any] = {
        "plan_kind": PlanKind.CHILD_PROTECTION, "worker_id": worker, "categories": child.categories,
        "children": (PlanChild(id=new_id(), child_id=child.child_id, own_view=child.own_view),),
        "why": child.reason or "", "must_change": conference.outline_plan,
    }  # fmt: skip
    earlier = await work.plans.earlier_of({child.child_id})
    if agreed:
        plan = Plan.follow(agreed[0], id=plan_id, fresh=new_id, by=work.by, **facts)
        plan.agree(on=on, earlier_plans=earlier, by=work.by)
    else:
        plan = Plan.begin(id=plan_id, on=on, by=work.by, from_id=conference.id, earlier_plans=earlier, **facts)
    for before in agreed:
        before.let_go(frozenset({child.child_id}), on=on, reason="A child protection plan follows it.", by=work.by)
        await work.plans.save(before)
    await work.plans.add(plan)
    if journey.status.status not in ABOVE_PROTECTION:
        await _step(journey, Status.CHILD_PROTECTION, on, child.reason or "", work)


async def end_protection(child: ConferenceChild, journey: Journey | None, on: date, work: UnitOfWork) -> None:
    """The plan ends: the child is a child in need for three months more at least (domain.md T21).

    A child in need plan is drafted with the goals and actions that are still open, for the family and the pod to agree.
    """
    for plan in await work.plans.agreed_of(child.child_id):
        if plan.plan_kind is PlanKind.CHILD_PROTECTION:
            plan.let_go(frozenset({child.child_id}), on=on, reason=child.reason or "", by=work.by)
            await work.plans.save(plan)
            children = (PlanChild(id=new_id(), child_id=child.child_id, own_view=child.own_view),)
            await work.plans.add(
                Plan.follow(
                    plan, id=new_id(), fresh=new_id, by=work.by, plan_kind=PlanKind.CHILD_IN_NEED,
                    worker_id=plan.worker_id, children=children,
                    categories=(), earlier_plans=None,
                )
            )  # fmt: skip
    if journey and journey.status.status is Status.CHILD_PROTECTION:
        await _step(journey, Status.CHILD_IN_NEED, on, child.reason or "", work)


async def come_into_care(care: Care, work: UnitOfWork) -> None:
    """The child begins to be looked after: their journey says so from that day, or the day their present stage began."""
    journey, episode = await work.journeys.of_child(care.child_id), care.episode
    if journey and episode and journey.is_open and journey.status.status is not Status.LOOKED_AFTER:
        since = max(episode.since, journey.status.since)
        await _step(journey, Status.LOOKED_AFTER, since, episode.why, work)


async def leave_care(care: Care, until: date, reason_ended: EpisodeEnd, why: str, work: UnitOfWork) -> None:
    """The child is looked after no more: adopted, a care leaver from the day they are sixteen, or a child in need.

    Nobody is closed by leaving care: that is a decision of its own (S24).
    """
    journey = await work.journeys.of_child(care.child_id)
    if journey is None or journey.status.status is not Status.LOOKED_AFTER or reason_ended is EpisodeEnd.DIED:
        return
    person = await work.people.consult(care.child_id)
    after = Status.CHILD_IN_NEED
    if reason_ended in {EpisodeEnd.ADOPTED_UNOPPOSED, EpisodeEnd.ADOPTED_WITHOUT_CONSENT}:
        after = Status.ADOPTED
    elif person.date_of_birth and leaver_category(care, person.date_of_birth, until):
        after = Status.CARE_LEAVER
    await _step(journey, after, max(until, journey.status.since), why, work)


async def _step(journey: Journey, to: Status, on: date, reason: str, work: UnitOfWork) -> None:
    if on < journey.status.since:
        raise Invalid("/on", "The child came to their present stage after this day.")
    journey.step(to, spell_id=new_id(), on=on, reason=reason, by=work.by)
    await work.journeys.save(journey)
