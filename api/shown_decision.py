"""What the log of decisions and the lists beside it show."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from domain.authorisation import Answer, AuthorisationState
from domain.decision import Heard
from domain.delegation import Extent, Matter, Rung
from domain.policy import Role
from domain.task import TaskKind, TaskState


class DecidedChild(BaseModel):
    """A child whom an entry is about; `outcome`: what was decided for this one, where several were decided about."""

    id: UUID
    name: str | None
    outcome: str | None


class ViewShown(BaseModel):
    """Whose view was heard or not, and what they said or why not."""

    whose: Heard
    name: str | None
    heard: bool
    words: str


class DecisionEntry(BaseModel):
    """A decision. `word` says where it is kept: "decision" here, anything else there; `facts` are the ledger's.

    A request that was answered with yes has when it was asked, and the working days and hours until the answer.
    """

    key: str
    word: str
    type: str
    record_id: UUID
    version: int
    on: date
    facts: dict[str, Any]
    what: str | None
    why: str | None
    matter: Matter | None
    pounds: int | None
    outcome: Answer | None
    decided_by_name: str | None
    decided_as: str | None
    under: str | None
    follows: str | None
    review_by: date | None
    reviewed_on: date | None
    review_words: str | None
    ended_on: date | None
    ended_because: str | None
    asked_at: datetime | None
    answered_at: datetime | None
    asked_by_name: str | None
    working_days: int | None
    hours: int | None
    children: list[DecidedChild]
    views: list[ViewShown]


class AskedChild(BaseModel):
    """A child for whom somebody asks, and what the child says to it."""

    id: UUID
    name: str | None
    heard: bool
    view: str


class PassShown(BaseModel):
    """The question went up a level."""

    to_role: Role
    at: datetime
    why: str
    by_name: str | None


class AuthorisationShown(BaseModel):
    """A request; `working_days` and `hours` since it was asked, until it was answered or until now."""

    id: UUID
    version: int
    state: AuthorisationState
    matter: Matter
    pounds: int | None
    what: str
    why: str
    by_when: date | None
    asked_by: UUID
    asked_by_name: str | None
    asked_at: datetime
    waits_for: Role
    answer: Answer | None
    answer_words: str | None
    answered_by_name: str | None
    answered_as: Role | None
    answered_at: datetime | None
    under: str | None
    withdrawn_because: str | None
    children: list[AskedChild]
    passes: list[PassShown]
    working_days: int
    hours: int


class ConcernedChild(BaseModel):
    """A child whom a disagreement is about."""

    id: UUID
    name: str | None


class PositionShown(BaseModel):
    """Who thinks what, and what they hold to be right for the child."""

    id: UUID
    who: str
    agency: str
    thinks: str
    right_for_child: str
    on: date


class StepShown(BaseModel):
    """A level that a disagreement has reached."""

    id: UUID
    rung: Rung
    since: date
    answer_by: date | None


class AttemptShown(BaseModel):
    """What a level tried."""

    id: UUID
    rung: Rung
    on: date
    with_whom: str
    words: str


class DisagreementShown(BaseModel):
    """A disagreement between professionals, its views and its levels."""

    id: UUID
    version: int
    about: str
    raised_on: date
    raised_by_name: str | None
    safe_meanwhile: str
    resolved_on: date | None
    resolution: str | None
    children: list[ConcernedChild]
    positions: list[PositionShown]
    steps: list[StepShown]
    attempts: list[AttemptShown]


class PromiseShown(BaseModel):
    """What a child was told; with `visit_id` it was said on a visit, and `version` is the visit's."""

    id: UUID
    visit_id: UUID | None
    version: int
    child_id: UUID
    child_name: str | None
    words: str
    said_on: date | None
    said_where: str | None
    said_by: str | None
    by_when: date | None
    kept_on: date | None
    told_on: date | None
    cannot_because: str | None


class PersonDecisions(BaseModel):
    """The decisions about one child, and what is asked, differed about and promised. `next` continues the log."""

    id: UUID
    version: int
    items: list[DecisionEntry]
    next: str | None
    authorisations: list[AuthorisationShown]
    disagreements: list[DisagreementShown]
    promises: list[PromiseShown]
    promises_late: int


class PodDecisions(PersonDecisions):
    """The same for a pod's children, with what is open only; `promises` are late ones.

    `promises_kept` of `promises_due` in the last 365 days were kept in time.
    """

    promises_due: int
    promises_kept: int


class Requests(BaseModel):
    """What waits for me, and what I have asked."""

    waiting: list[AuthorisationShown]
    asked: list[AuthorisationShown]


class OpenPromises(BaseModel):
    """What we told children we would do: how many are late, and all."""

    late: int
    all: int
    items: list[PromiseShown]


class TaskShown(BaseModel):
    """A task as both sides see it: what it says and the child's name, nothing else of the child."""

    id: UUID
    version: int
    state: TaskState
    task_kind: TaskKind
    words: str
    pod_id: UUID
    pod_name: str
    child_id: UUID | None
    child_name: str | None
    by_when: date | None
    handed_by: UUID
    handed_by_name: str | None
    handed_at: datetime
    taken_by_name: str | None
    question: str | None
    done_on: date | None
    outcome: str | None
    withdrawn_because: str | None
    took_minutes: int | None
    saved_minutes: int | None


class TaskPod(BaseModel):
    """A pod that I am in."""

    id: UUID
    name: str


class TaskMonth(BaseModel):
    """A pod's month: tasks done, for how many of them the worker said what it saved, and the minutes both report."""

    pod_id: UUID
    pod_name: str
    month: date
    done: int
    valued: int
    saved_minutes: int
    took_minutes: int


class TaskPage(BaseModel):
    """The tasks of both sides."""

    pods: list[TaskPod]
    items: list[TaskShown]
    months: list[TaskMonth]


class AuthorityShown(BaseModel):
    """What a post may decide in a matter now; `own`: the authority has set it."""

    role: Role
    matter: Matter
    extent: Extent
    up_to_pounds: int | None
    source: str
    own: bool


class LevelShown(BaseModel):
    """The working days that a level of a disagreement has now; None: not set."""

    rung: Rung
    working_days: int | None
    source: str | None


class SchemeShown(BaseModel):
    """The scheme of delegation as it stands today. `id` and `version` once the authority has begun its own."""

    id: UUID | None
    version: int | None
    powers: list[AuthorityShown]
    levels: list[LevelShown]
