"""What the screens show of hand-overs, wishes for another worker, cover and a pod's board."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from api.schema import out
from api.shown import CoverNow, PersonLink
from domain.absence import AbsenceKind
from domain.allocation import FitReason
from domain.caseload import Band
from domain.codes import WorkerChangeReason
from domain.handover import HandoverState, HandoverStep
from domain.journey import Status
from domain.wish import AskedBy, WishAnswer


class Known(BaseModel):
    """A worker, by name."""

    id: UUID
    name: str


class WishView(BaseModel):
    """A wish for another worker, with the answer."""

    id: UUID
    version: int
    child_id: UUID
    child_name: str | None
    about_worker_id: UUID
    about_worker_name: str
    asked_on: date
    asked_by: AskedBy
    asked_by_name: str | None
    words: str
    answer: WishAnswer | None
    answer_reason: str | None
    answered_on: date | None
    answered_by_name: str | None
    told_on: date | None
    told_how: str | None
    withdrawn_on: date | None
    withdrawn_because: str | None


class BriefDue(BaseModel):
    """What is due next."""

    code: str
    due_on: date


class Brief(BaseModel):
    """What the record says of a child for the next worker; `matters` and `own_words` are the child's words."""

    child_id: UUID
    name: str | None
    own_words: str | None
    matters: str | None
    status: Status | None
    status_since: date | None
    goals: list[str]
    due: list[BriefDue]


class PromiseToCarry(BaseModel):
    """A promise that is open; `carried`: the next worker has taken it over."""

    id: UUID
    words: str
    by_when: date | None
    to_name: str | None
    carried: bool


class VisitTogether(BaseModel):
    """A visit that both workers made."""

    id: UUID
    made_at: datetime


class HandoverView(BaseModel):
    """A hand-over with what the record says for it, as it is now."""

    id: UUID
    version: int
    state: HandoverState
    from_name: str
    to_name: str
    to_worker_id: UUID
    reason: WorkerChangeReason
    why: str
    planned_for: date
    note_for_next: str | None
    joint_visit_id: UUID | None
    joint_visit_at: datetime | None
    goodbye_on: date | None
    goodbye_how: str | None
    hello_on: date | None
    hello_how: str | None
    done_on: date | None
    left_out: str | None
    cancelled_because: str | None
    missing: list[HandoverStep]
    children: list[Brief]
    promises: list[PromiseToCarry]
    visits_together: list[VisitTogether]


class HandoverPage(BaseModel):
    """Who works with a child, who covers, and who comes next. `together`: brothers and sisters with the same keyworker."""

    id: UUID
    keyworker: Known | None
    pod_id: UUID | None
    workers: list[Known]
    together: list[PersonLink]
    away_until: date | None
    cover: list[CoverNow]
    wishes: list[WishView]
    handovers: list[HandoverView]


class WeekItem(BaseModel):
    """Something this week: a visit that is planned, a conference, or what is due (`words`: its code)."""

    at: datetime
    kind: str
    child_id: UUID
    name: str | None
    words: str


class CoverRow(BaseModel):
    """Who covers one child, or all."""

    id: UUID
    worker_id: UUID
    name: str
    child_id: UUID | None
    child_name: str | None
    since: date
    until: date


class AwayRow(BaseModel):
    """Somebody who is away, or will be within four weeks. Why, and its id, only for them and for their manager."""

    id: UUID | None
    version: int | None
    worker_id: UUID
    name: str
    kind: AbsenceKind | None
    since: date
    until: date
    covers: list[CoverRow]


class HandoverRow(BaseModel):
    """A hand-over under way, with the steps that are missing."""

    id: UUID
    from_name: str
    to_name: str
    planned_for: date
    missing: list[HandoverStep]
    children: list[PersonLink]


class WithoutHandover(BaseModel):
    """A child whose keyworker changed in the last four weeks without a hand-over."""

    id: UUID
    name: str | None
    worker_name: str
    since: date


class Board(BaseModel):
    """What a pod's board shows beside its children and their workers' caseloads. The week ends before `week_until`."""

    week_since: date
    week_until: date
    week: list[WeekItem]
    away: list[AwayRow]
    handovers: list[HandoverRow]
    without_handover: list[WithoutHandover]
    wishes: list[WishView]


_Reason = out(FitReason)


class WaitingRow(BaseModel):
    """A child without a keyworker; `days` since the last one went, or since help began."""

    child_id: UUID
    journey_id: UUID
    name: str | None
    since: date
    days: int


class LoadThen(BaseModel):
    """Points of a caseload; `band` is null where there is no capacity."""

    points: float
    capacity: float
    utilisation: float | None
    band: Band | None


class CandidateRow(BaseModel):
    """A member who could be the keyworker, with what they hold, would hold, and every reason."""

    worker_id: UUID
    name: str
    before: LoadThen
    after: LoadThen
    reasons: list[_Reason]  # type: ignore[valid-type]  # a model made from the domain's own fields


class GiverRow(BaseModel):
    """Who has these children now, and what they would hold without them."""

    worker_id: UUID
    name: str
    before: LoadThen
    after: LoadThen


class ProposalView(BaseModel):
    """Who could be one child's keyworker, and of brothers and sisters (`together`) with them, by the rules in order."""

    child_id: UUID
    together: list[UUID]
    rules: list[str]
    giver: GiverRow | None
    candidates: list[CandidateRow]


class AllocationPage(BaseModel):
    """Children of a pod without a keyworker, the longest waiting first, and the proposal for one child who is asked for."""

    waiting: list[WaitingRow]
    proposal: ProposalView | None
