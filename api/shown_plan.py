"""What the screens of plans and assessments show: the answers of their views."""

from datetime import date
from uuid import UUID

from pydantic import BaseModel

from api.shown import PersonLink
from domain.assessment import AssessmentKind, AssessmentOutcome, AssessmentState, MadeBy
from domain.codes import AbuseCategory, AssessmentFactor
from domain.plan_parts import PlanKind, PlanMeetingKind, PlanMeetingOutcome, PlanState


class PlanGoalRow(BaseModel):
    """A goal, and how far it has come."""

    id: UUID
    words: str
    whose_words: str | None
    by_when: date | None
    reached_on: date | None
    progress: str | None


class PlanActionRow(BaseModel):
    """Who does what by when."""

    id: UUID
    goal_id: UUID | None
    words: str
    owner_id: UUID | None
    owner_name: str
    by_when: date | None
    done_on: date | None
    outcome: str | None


class LastPlanMeeting(BaseModel):
    """The last meeting about a plan, and by when the next one should be."""

    id: UUID
    kind: PlanMeetingKind
    held_on: date
    outcome: PlanMeetingOutcome
    progress: str
    next_by: date | None


class PlanRow(BaseModel):
    """A plan of this child; `particular` and `own_view` are this child's, `meetings` says how many were held."""

    id: UUID
    version: int
    plan_kind: PlanKind
    state: PlanState
    begun_on: date | None
    ended_on: date | None
    ended_because: str | None
    worker_id: UUID
    worker_name: str
    why: str
    strengths: str | None
    must_change: str | None
    by_when: date | None
    otherwise: str | None
    visit_every_days: int | None
    categories: list[AbuseCategory]
    from_id: UUID | None
    particular: str | None
    own_view: str | None
    children: list[PersonLink]
    goals: list[PlanGoalRow]
    actions: list[PlanActionRow]
    last_meeting: LastPlanMeeting | None
    meetings: int


class PlanPage(BaseModel):
    """All of a child's plans: those that hold or are being written, then those that ended, the latest first."""

    items: list[PlanRow]
    next: None


class AssessmentRow(BaseModel):
    """An assessment of this child; `seen_on` to `outcome` are this child's.

    `seen_on` knows the visits that were made meanwhile; `asked_for` is what a manager still needs.
    """

    id: UUID
    version: int
    assessment_kind: AssessmentKind
    made_by: MadeBy
    made_by_words: str | None
    state: AssessmentState
    worker_id: UUID
    worker_name: str
    started_on: date
    due_on: date
    submitted_on: date | None
    authorised_on: date | None
    stopped_because: str | None
    analysis: str | None
    next_steps: str | None
    seen_on: date | None
    own_view: str | None
    factors: list[AssessmentFactor]
    outcome: AssessmentOutcome | None
    asked_for: str | None
    children: list[PersonLink]


class AssessmentPage(BaseModel):
    """All of a child's assessments: what is being written, then what was finished, the latest first."""

    items: list[AssessmentRow]
    next: None
