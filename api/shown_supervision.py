"""What the screens of group supervision are shown: the answers of persistence/views/{agenda,meeting,discussions}.py."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from api.schema import out
from domain.discipline import Discipline
from domain.discussion import Discussion, DiscussionState, PartKind, Readiness
from domain.event import EventKind
from domain.journey import Status
from domain.pod import PodKind
from domain.policy import Role
from domain.supervision import SupervisionState
from domain.timer import Unit


class Reason(BaseModel):
    """Why a child is on the agenda: a code, with what makes it plain (`words`, a day, how many, who asked)."""

    why: str
    words: str | None
    on: date | None
    level: str | None
    by: str | None
    id: UUID | None
    version: int | None
    count: int | None


class AgendaChild(BaseModel):
    """An open child. `days` since the last discussion, or since the help began; rank 1 is the most urgent, 7 not due."""

    child_id: UUID
    name: str | None
    date_of_birth: date | None
    due_date: date | None
    family_id: UUID | None
    family_name: str | None
    status: Status
    keyworker_name: str | None
    last_on: date | None
    days: int
    come_back_by: date
    last_decision: str | None
    rank: int
    reasons: list[Reason]


class MeetingRow(BaseModel):
    """A meeting in the list: how many were there, and of how many children something was decided."""

    id: UUID
    version: int
    state: SupervisionState
    on: date
    leader_id: UUID
    leader_name: str
    people: int
    discussed: int


class Member(BaseModel):
    """Somebody of the pod on that day."""

    id: UUID
    name: str
    role: Role
    specialisms: list[str]


class Interval(BaseModel):
    """Within how long every child is talked about, and who says so."""

    amount: int
    unit: Unit
    source: str


class AgendaPage(BaseModel):
    """A pod's supervision on a day. `discussed` of `open` children within the interval; `not_due`: new, and in time."""

    pod_id: UUID
    open_to_you: bool
    on: date
    interval: Interval | None
    open: int
    discussed: int
    not_due: int
    children: list[AgendaChild]
    meetings: list[MeetingRow]
    members: list[Member]


class PodCoverage(BaseModel):
    """M15 for one pod: `longest` days without a discussion among those whose interval has passed."""

    pod_id: UUID
    pod_name: str
    pod_kind: PodKind
    open: int
    discussed: int
    not_due: int
    longest: int | None


class CoveragePage(BaseModel):
    """M15 for every pod within reach, the least first."""

    on: date
    pods: list[PodCoverage]


class DriftRow(BaseModel):
    """A child whose interval has passed."""

    child_id: UUID
    name: str | None
    date_of_birth: date | None
    due_date: date | None
    pod_id: UUID
    pod_name: str
    status: Status
    last_on: date | None
    days: int
    due_on: date
    keyworker_name: str | None


class DriftPage(BaseModel):
    """Those nobody has talked about, the longest first."""

    items: list[DriftRow]
    next: str | None


class MeetingPerson(BaseModel):
    """Somebody who is there."""

    id: UUID
    worker_id: UUID
    name: str
    discipline: Discipline


class MeetingItem(BaseModel):
    """A child on the agenda."""

    id: UUID
    child_id: UUID
    name: str | None
    date_of_birth: date | None
    due_date: date | None
    reasons: list[str]
    left_out_because: str | None
    family_id: UUID | None
    family_name: str | None


class MeetingDiscussion(BaseModel):
    """How far the discussion about these children has come."""

    id: UUID
    version: int
    state: DiscussionState
    child_ids: list[UUID]


class MeetingPage(BaseModel):
    """One meeting with everybody's names."""

    id: UUID
    version: int
    state: SupervisionState
    on: date
    pod_id: UUID
    pod_name: str
    opened_at: datetime | None
    closed_at: datetime | None
    leader_id: UUID
    leader_name: str
    people: list[MeetingPerson]
    items: list[MeetingItem]
    discussions: list[MeetingDiscussion]


class NamedChild(BaseModel):
    """A child, by name."""

    id: UUID
    name: str | None


class AgreedRow(BaseModel):
    """Something that the reader said they would do, for which children."""

    id: UUID
    version: int
    discussion_id: UUID
    words: str
    by_when: date | None
    decided_on: date
    children: list[NamedChild]


class AgreedPage(BaseModel):
    """What is to be done, the most urgent first."""

    items: list[AgreedRow]


class FollowedDiscussion(BaseModel):
    """Its present version, and the discussion where that is newer than what was asked about."""

    version: int
    discussion: out(Discussion) | None  # type: ignore[valid-type]  # a model made from the domain


class SaidPart(BaseModel):
    """One part of what was said."""

    id: UUID
    kind: PartKind
    discipline: Discipline | None
    who: str | None
    words: str
    written_by_name: str


class NamedReadiness(BaseModel):
    """How ready an adult was for a change."""

    id: UUID
    name: str | None
    readiness: Readiness


class AgreedAction(BaseModel):
    """What somebody said they would do, and what came of it."""

    id: UUID
    version: int
    words: str
    owner_id: UUID | None
    owner_name: str
    by_when: date | None
    done_on: date | None
    dropped: bool
    outcome: str | None


class DiscussionRow(BaseModel):
    """A discussion as it stands on one child's record: without what was particular to others."""

    id: UUID
    version: int
    state: DiscussionState
    on: date
    pod_name: str | None
    leader_name: str | None
    next_by: date | None
    asked_on: date | None
    asked_because: str | None
    asked_by_name: str | None
    put_off_because: str | None
    accountable_name: str | None
    together: list[NamedChild]
    parts: list[SaidPart]
    readiness: list[NamedReadiness]
    actions: list[AgreedAction]


class DiscussionPage(BaseModel):
    """A child's discussions, the latest first."""

    items: list[DiscussionRow]


class LastDiscussion(BaseModel):
    """The last time: what was decided, and what became of what was agreed."""

    id: UUID
    on: date
    next_by: date | None
    decision: str | None
    actions: list[AgreedAction]


class StageNow(BaseModel):
    """A stage of the journey, since a day."""

    status: Status
    since: date
    reason: str


class ChangedVisit(BaseModel):
    """A visit since then."""

    id: UUID
    on: date
    purpose: str
    seen: bool
    seen_alone: bool
    worker_name: str


class ChangedEvent(BaseModel):
    """An event since then."""

    id: UUID
    on: date
    words: str
    event_kind: EventKind


class LateItem(BaseModel):
    """Something that should have been done by a day."""

    code: str
    due_on: date


class PlanMove(BaseModel):
    """A goal reached, an action done, a plan begun or ended."""

    what: str
    words: str
    on: date


class OwnWords(BaseModel):
    """What the child said last, and when."""

    words: str
    on: date


class Keyworker(BaseModel):
    """The child's keyworker."""

    id: UUID
    name: str


class ChangedPage(BaseModel):
    """What the record says has changed for a child since they were last talked about: computed, never typed."""

    id: UUID
    name: str | None
    date_of_birth: date | None
    due_date: date | None
    since: date
    said: str | None
    last: LastDiscussion | None
    status: StageNow | None
    keyworker: Keyworker | None
    visits: list[ChangedVisit]
    last_seen_on: date | None
    own_words: OwnWords | None
    events: list[ChangedEvent]
    stages: list[StageNow]
    late: list[LateItem]
    plan: list[PlanMove]
    adults: list[NamedChild]
