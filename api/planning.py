"""What follows when a plan begins: loading that `api/v1/plan.py` and whatever else begins plans share."""

from uuid import UUID

from domain.assessment import Assessment
from domain.errors import NotAllowed, NotFound
from domain.plan import Plan
from domain.plan_parts import LED, ONE_AT_A_TIME, PlanKind
from domain.policy import Permission
from persistence.unit_of_work import UnitOfWork


def require_lead(work: UnitOfWork, kind: PlanKind) -> None:
    """Raise `NotAllowed` unless this actor may begin, change the visits of and end plans of this kind."""
    if kind in LED and not work.actor.may(Permission.PLAN_AGREE):
        raise NotAllowed("A manager begins and ends child protection plans and care plans. Ask yours.")


async def origin(work: UnitOfWork, id: UUID) -> Plan | Assessment:
    """The plan or assessment that a new plan takes over from. Raises `NotFound`."""
    try:
        return await work.plans.consult(id)
    except NotFound:
        return await work.assessments.consult(id)


async def make_room(work: UnitOfWork, plan: Plan) -> None:
    """Before an agreed plan is saved: end the one that it came from, and refuse it beside any other of its sort.

    A child has one child in need or one child protection plan at a time (CIN census rules 4001, 4014, 8940).
    Raises `RuleBroken`.
    """
    if plan.plan_kind not in ONE_AT_A_TIME:
        return
    for child_id in sorted(plan.subjects):
        for before in await work.plans.agreed_of(child_id):
            if before.id == plan.id:
                continue
            require_lead(work, before.plan_kind)
            before.give_way_to(plan, reason="Another plan follows it.", by=work.by)
            await work.plans.save(before)
