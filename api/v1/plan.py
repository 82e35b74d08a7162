"""Plans: drafted, agreed, met about, ended."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.planning import make_room, origin, require_lead
from api.schema import out
from api.v1 import plan_in as bodies
from domain.ids import new_id
from domain.plan import Plan
from domain.plan_parts import (
    Done,
    PlanAction,
    PlanChild,
    PlanGoal,
    PlanMeeting,
)
from domain.policy import Permission
from persistence.plan import Plans

router = APIRouter(prefix="/plans", tags=["plan"])


def _sent(body: bodies.PlanWordsIn) -> dict[str, Any]:
    """The fields that were sent, as the domain knows them."""
    sent = {name: getattr(body, name) for name in body.model_fields_set - {"id", "from_id"}}
    # Somebody always works on it, and it always says why: nothing sent there leaves what is known.
    facts = {name: value for name, value in sent.items() if value is not None or name not in {"why", "worker_id"}}
    for name, part in (("children", PlanChild), ("goals", PlanGoal), ("actions", PlanAction)):
        if name in facts:
            facts[name] = tuple(part(**each.model_dump()) for each in facts[name])
    return facts


@router.post(
    "", operation_id="plan.draft", status_code=201, response_model=out(Plan), **guarded(Permission.PLAN_RECORD, 409)
)
async def draft(body: bodies.NewPlanIn, work: Work) -> JSON:
    """Draft a plan; from another plan or an assessment it takes over what is known already."""
    anew = {"worker_id": work.actor.id, "why": "", "children": ()}
    facts: dict[str, Any] = ({} if body.from_id else anew) | _sent(body)
    if body.from_id is None:
        plan = Plan.draft(id=body.id, by=work.by, **facts)
    else:
        plan = Plan.follow(await origin(work, body.from_id), id=body.id, fresh=new_id, by=work.by, **facts)
    await work.require_people(set(plan.subjects))
    return await created(work.plans, plan)


@router.get("/{id:uuid}", operation_id="plan.read", response_model=out(Plan), **guarded(Permission.PLAN_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One plan."""
    return answer(await Plans(read).read(id))


@router.post(
    "/{id:uuid}/agree", operation_id="plan.agree", response_model=out(Plan), **guarded(Permission.PLAN_RECORD, *CHANGES)
)
async def agree(id: UUID, body: bodies.PlanAgreeIn, work: Work, version: IfMatch) -> JSON:
    """A draft is agreed and begins; the child in need or child protection plan that it came from ends the same day."""
    plan = await work.plans.get(id, version)
    require_lead(work, plan.plan_kind)
    earlier = await work.plans.earlier_of(plan.subjects)
    plan.agree(earlier_plans=earlier, by=work.by, **{name: getattr(body, name) for name in body.model_fields_set})
    await make_room(work, plan)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/restate", operation_id="plan.restate", response_model=out(Plan),
    **guarded(Permission.PLAN_RECORD, *CHANGES),
)  # fmt: skip
async def restate(id: UUID, body: bodies.PlanWordsIn, work: Work, version: IfMatch) -> JSON:
    """Say anew why there is a plan and what must change."""
    plan = await work.plans.get(id, version)
    plan.restate(by=work.by, **_sent(body))
    await work.require_people(set(plan.subjects))
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/categories", operation_id="plan.recategorise", response_model=out(Plan),
    **guarded(Permission.PLAN_AGREE, *CHANGES),
)  # fmt: skip
async def recategorise(id: UUID, body: bodies.PlanCategoriesIn, work: Work, version: IfMatch) -> JSON:
    """A child protection plan protects from something else than before."""
    plan = await work.plans.get(id, version)
    plan.recategorise(body.categories, reason=body.reason, by=work.by)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/goals", operation_id="plan.add_goal", response_model=out(Plan),
    **guarded(Permission.PLAN_RECORD, *CHANGES),
)  # fmt: skip
async def add_goal(id: UUID, body: bodies.PlanGoalIn, work: Work, version: IfMatch) -> JSON:
    """Add a goal."""
    plan = await work.plans.get(id, version)
    plan.add_goal(PlanGoal(**body.model_dump()), by=work.by)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/goals/reach", operation_id="plan.reach_goal", response_model=out(Plan),
    **guarded(Permission.PLAN_RECORD, *CHANGES),
)  # fmt: skip
async def reach_goal(id: UUID, body: bodies.PlanReachIn, work: Work, version: IfMatch) -> JSON:
    """A goal has come some way, or was reached."""
    plan = await work.plans.get(id, version)
    plan.reach_goal(body.goal_id, reached_on=body.reached_on, progress=body.progress, by=work.by)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/goals/correct", operation_id="plan.correct_goal", response_model=out(Plan),
    **guarded(Permission.PLAN_RECORD, *CHANGES),
)  # fmt: skip
async def correct_goal(id: UUID, body: bodies.PlanGoalCorrectionIn, work: Work, version: IfMatch) -> JSON:
    """Put right how a goal was written down. What it said before stays in the history."""
    plan = await work.plans.get(id, version)
    plan.correct_goal(**body.model_dump(), by=work.by)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/let-go", operation_id="plan.let_go", response_model=out(Plan),
    **guarded(Permission.PLAN_RECORD, *CHANGES),
)  # fmt: skip
async def let_go(id: UUID, body: bodies.PlanLetGoIn, work: Work, version: IfMatch) -> JSON:
    """The plan is no longer for one of its children; without others it ends."""
    plan = await work.plans.get(id, version)
    require_lead(work, plan.plan_kind)
    plan.let_go(frozenset({body.child_id}), on=body.on, reason=body.reason, by=work.by)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/actions", operation_id="plan.add_action", response_model=out(Plan),
    **guarded(Permission.PLAN_RECORD, *CHANGES),
)  # fmt: skip
async def add_action(id: UUID, body: bodies.PlanActionIn, work: Work, version: IfMatch) -> JSON:
    """Add an action with its owner."""
    plan = await work.plans.get(id, version)
    plan.add_action(PlanAction(**body.model_dump()), by=work.by)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/actions/do", operation_id="plan.do_action", response_model=out(Plan),
    **guarded(Permission.PLAN_RECORD, *CHANGES),
)  # fmt: skip
async def do_action(id: UUID, body: bodies.PlanDoneIn, work: Work, version: IfMatch) -> JSON:
    """An action was done, or not yet, with what came of it."""
    plan = await work.plans.get(id, version)
    plan.do_action(Done(**body.model_dump()), by=work.by)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/meetings", operation_id="plan.meet", response_model=out(Plan),
    **guarded(Permission.PLAN_RECORD, *CHANGES),
)  # fmt: skip
async def meet(id: UUID, body: bodies.PlanMeetingIn, work: Work, version: IfMatch) -> JSON:
    """Record a core group, a review or another meeting; in the same call mark actions done and add new ones."""
    plan = await work.plans.get(id, version)
    meeting = PlanMeeting(**body.model_dump(exclude={"done", "actions"}))
    done = tuple(Done(**each.model_dump()) for each in body.done)
    actions = tuple(PlanAction(**each.model_dump()) for each in body.actions)
    plan.meet(meeting, done=done, actions=actions, by=work.by)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/visits", operation_id="plan.change_visits", response_model=out(Plan),
    **guarded(Permission.PLAN_RECORD, *CHANGES),
)  # fmt: skip
async def change_visits(id: UUID, body: bodies.PlanVisitsIn, work: Work, version: IfMatch) -> JSON:
    """Say how often to visit at least; for a child protection or care plan a manager does."""
    plan = await work.plans.get(id, version)
    require_lead(work, plan.plan_kind)
    plan.change_visits(body.every_days, reason=body.reason, by=work.by)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/end", operation_id="plan.end", response_model=out(Plan), **guarded(Permission.PLAN_RECORD, *CHANGES)
)
async def end(id: UUID, body: bodies.PlanEndIn, work: Work, version: IfMatch) -> JSON:
    """End a plan, or a draft that is not wanted any more."""
    plan = await work.plans.get(id, version)
    if plan.begun_on:
        require_lead(work, plan.plan_kind)
    plan.end(on=body.on, reason=body.reason, by=work.by)
    return await changed(work.plans, plan)
