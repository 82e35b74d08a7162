"""Plans: drafted, agreed, met about, ended."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.planning import make_room, origin, require_lead
from api.schema import Day, In, Text, Word, out
from domain.codes import AbuseCategory
from domain.ids import new_id
from domain.plan import Plan
from domain.plan_parts import (
    Done,
    PlanAction,
    PlanChild,
    PlanGoal,
    PlanKind,
    PlanMeeting,
    PlanMeetingKind,
    PlanMeetingMode,
    PlanMeetingOutcome,
)
from domain.policy import Permission
from persistence.plan import Plans

router = APIRouter(prefix="/plans", tags=["plan"])

EveryDays = Annotated[int, Field(strict=True, ge=1, le=250)]
"""Visits at least every so many working days."""
Categories = Annotated[tuple[AbuseCategory, ...], Field(max_length=5)]
Earlier = Annotated[int, Field(strict=True, ge=0, le=50)]


class PlanChildIn(In):
    """What differs for one child."""

    id: UUID
    child_id: UUID
    particular: Text | None = None
    own_view: Text | None = None


class PlanGoalIn(In):
    """Something to reach."""

    id: UUID
    words: Text
    whose_words: Word | None = None
    by_when: Day | None = None


class PlanActionIn(In):
    """Who does what by when; a family member may own it."""

    id: UUID
    goal_id: UUID | None = None
    words: Text
    owner_id: UUID | None = None
    owner_name: Word
    by_when: Day | None = None


class PlanDoneIn(In):
    """What came of one action: done on a day, or not yet and why."""

    action_id: UUID
    done_on: Day | None = None
    outcome: Text | None = None


class PlanWordsIn(In):
    """What the plan says. Only the fields that are sent change."""

    worker_id: UUID | None = None
    why: Text | None = None
    strengths: Text | None = None
    must_change: Text | None = None
    by_when: Day | None = None
    otherwise: Text | None = None
    whose_words: Word | None = None
    pitched_at: Word | None = None
    understood_how: Text | None = None
    categories: Categories = ()
    earlier_plans: Earlier | None = None
    children: Annotated[tuple[PlanChildIn, ...], Field(max_length=20)] = ()


class NewPlanIn(PlanWordsIn):
    """A new plan. With `from_id` (a plan or an assessment) only what is new or different has to be sent."""

    id: UUID
    plan_kind: PlanKind
    from_id: UUID | None = None
    visit_every_days: EveryDays | None = None
    goals: Annotated[tuple[PlanGoalIn, ...], Field(max_length=50)] = ()
    actions: Annotated[tuple[PlanActionIn, ...], Field(max_length=100)] = ()


class PlanAgreeIn(In):
    """The day from which it holds; where they are sent, what it protects from and how often to visit from then."""

    on: Day
    categories: Categories = ()
    visit_every_days: EveryDays | None = None


class PlanReachIn(In):
    """How far a goal has come, or the day on which it was reached."""

    goal_id: UUID
    reached_on: Day | None = None
    progress: Text | None = None


class PlanMeetingIn(In):
    """A meeting, what came of the actions there, and what will be done next: one form, sent once."""

    id: UUID
    kind: PlanMeetingKind
    held_on: Day
    mode: PlanMeetingMode
    present: Text
    progress: Text
    family_view: Text | None = None
    outcome: PlanMeetingOutcome
    next_by: Day | None = None
    done: Annotated[tuple[PlanDoneIn, ...], Field(max_length=100)] = ()
    actions: Annotated[tuple[PlanActionIn, ...], Field(max_length=50)] = ()


class PlanVisitsIn(In):
    """How often to visit at least, in working days (null: as needed), and why."""

    every_days: EveryDays | None
    reason: Text


class PlanCategoriesIn(In):
    """What the plan protects from now, and why that is something else than before."""

    categories: Categories
    reason: Text


class PlanEndIn(In):
    """When and why it ends."""

    on: Day
    reason: Text


def _sent(body: PlanWordsIn) -> dict[str, Any]:
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
async def draft(body: NewPlanIn, work: Work) -> JSON:
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
async def agree(id: UUID, body: PlanAgreeIn, work: Work, version: IfMatch) -> JSON:
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
async def restate(id: UUID, body: PlanWordsIn, work: Work, version: IfMatch) -> JSON:
    """Say anew why there is a plan and what must change."""
    plan = await work.plans.get(id, version)
    plan.restate(by=work.by, **_sent(body))
    await work.require_people(set(plan.subjects))
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/categories", operation_id="plan.recategorise", response_model=out(Plan),
    **guarded(Permission.PLAN_AGREE, *CHANGES),
)  # fmt: skip
async def recategorise(id: UUID, body: PlanCategoriesIn, work: Work, version: IfMatch) -> JSON:
    """A child protection plan protects from something else than before."""
    plan = await work.plans.get(id, version)
    plan.recategorise(body.categories, reason=body.reason, by=work.by)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/goals", operation_id="plan.add_goal", response_model=out(Plan),
    **guarded(Permission.PLAN_RECORD, *CHANGES),
)  # fmt: skip
async def add_goal(id: UUID, body: PlanGoalIn, work: Work, version: IfMatch) -> JSON:
    """Add a goal."""
    plan = await work.plans.get(id, version)
    plan.add_goal(PlanGoal(**body.model_dump()), by=work.by)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/goals/reach", operation_id="plan.reach_goal", response_model=out(Plan),
    **guarded(Permission.PLAN_RECORD, *CHANGES),
)  # fmt: skip
async def reach_goal(id: UUID, body: PlanReachIn, work: Work, version: IfMatch) -> JSON:
    """A goal has come some way, or was reached."""
    plan = await work.plans.get(id, version)
    plan.reach_goal(body.goal_id, reached_on=body.reached_on, progress=body.progress, by=work.by)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/actions", operation_id="plan.add_action", response_model=out(Plan),
    **guarded(Permission.PLAN_RECORD, *CHANGES),
)  # fmt: skip
async def add_action(id: UUID, body: PlanActionIn, work: Work, version: IfMatch) -> JSON:
    """Add an action with its owner."""
    plan = await work.plans.get(id, version)
    plan.add_action(PlanAction(**body.model_dump()), by=work.by)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/actions/do", operation_id="plan.do_action", response_model=out(Plan),
    **guarded(Permission.PLAN_RECORD, *CHANGES),
)  # fmt: skip
async def do_action(id: UUID, body: PlanDoneIn, work: Work, version: IfMatch) -> JSON:
    """An action was done, or not yet, with what came of it."""
    plan = await work.plans.get(id, version)
    plan.do_action(Done(**body.model_dump()), by=work.by)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/meetings", operation_id="plan.meet", response_model=out(Plan),
    **guarded(Permission.PLAN_RECORD, *CHANGES),
)  # fmt: skip
async def meet(id: UUID, body: PlanMeetingIn, work: Work, version: IfMatch) -> JSON:
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
async def change_visits(id: UUID, body: PlanVisitsIn, work: Work, version: IfMatch) -> JSON:
    """Say how often to visit at least; for a child protection or care plan a manager does."""
    plan = await work.plans.get(id, version)
    require_lead(work, plan.plan_kind)
    plan.change_visits(body.every_days, reason=body.reason, by=work.by)
    return await changed(work.plans, plan)


@router.post(
    "/{id:uuid}/end", operation_id="plan.end", response_model=out(Plan), **guarded(Permission.PLAN_RECORD, *CHANGES)
)
async def end(id: UUID, body: PlanEndIn, work: Work, version: IfMatch) -> JSON:
    """End a plan, or a draft that is not wanted any more."""
    plan = await work.plans.get(id, version)
    if plan.begun_on:
        require_lead(work, plan.plan_kind)
    plan.end(on=body.on, reason=body.reason, by=work.by)
    return await changed(work.plans, plan)
