"""What is sent about plans."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.schema import Day, In, Text, Word
from domain.codes import AbuseCategory
from domain.plan_parts import PlanKind, PlanMeetingKind, PlanMeetingMode, PlanMeetingOutcome

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


class PlanGoalCorrectionIn(In):
    """The whole goal as it should have been written down; `reason` says what was wrong."""

    goal_id: UUID
    words: Text
    whose_words: Word | None = None
    by_when: Day | None = None
    reason: Text


class PlanLetGoIn(In):
    """From when the plan is no longer for one of its children, and why."""

    child_id: UUID
    on: Day
    reason: Text
