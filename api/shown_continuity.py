"""What the screens show of continuity: who has been there for a child, and the measures over many children."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import BaseModel

from domain.codes import WorkerChangeReason
from domain.handover import ReasonGroup
from domain.journey import Part


class DaysView(BaseModel):
    """From a day until the first day after."""

    since: date
    until: date | None


class WorkerSpan(DaysView):
    """A worker with the child, why they came and why they went."""

    id: UUID
    worker_id: UUID
    worker_name: str
    part: Part
    came: WorkerChangeReason
    went: WorkerChangeReason | None
    words: str | None


class PodSpan(DaysView):
    """A pod that had the child, and why."""

    id: UUID
    pod_id: UUID
    pod_name: str
    reason: str


class CoverSpan(DaysView):
    """Somebody who stood in while the keyworker was away: no change of worker."""

    worker_name: str


class ChangeView(BaseModel):
    """One keyworker after another."""

    on: date
    reason: WorkerChangeReason
    group: ReasonGroup


class ContinuityPage(BaseModel):
    """Who has been there for a child, with the child's own measures M1 to M5 on a day.

    `known_since`: since when the keyworker of the day has been there · `same_pod`: null before a first assessment.
    """

    child_id: UUID
    name: str | None
    on: date
    year_since: date
    helped: list[DaysView]
    workers: list[WorkerSpan]
    pods: list[PodSpan]
    cover: list[CoverSpan]
    gaps: list[DaysView]
    changes: list[ChangeView]
    changes_in_year: int
    workers_in_year: int
    workers_ever: int
    known_since: date | None
    days_known: int | None
    same_pod: bool | None
    visits: int
    in_pod: int


class KnownChild(BaseModel):
    """A child whose keyworker somebody is, and since when."""

    id: UUID
    name: str | None
    since: date


class WorkerContinuity(BaseModel):
    """The children whose keyworker somebody is. `held` counts also those whom the reader does not know."""

    id: UUID
    name: str
    held: int
    children: list[KnownChild]


class GroupCount(BaseModel):
    """Changes of keyworker in the year, by whose reasons they had."""

    group: ReasonGroup
    changes: int | None


class Measured(BaseModel):
    """The measures over many children; null where a number is left out because it is small.

    `workers` in the year: none, one, two, three or more · `lifetime`: none, one, two, three or four, five or more ·
    `changes`: children with none, one, two or more · `same_pod` of the `assessed` · `in_pod` of the `visits`.
    """

    children: int | None
    workers: list[int | None]
    workers_median: float | None
    lifetime: list[int | None]
    lifetime_median: float | None
    changes: list[int | None]
    groups: list[GroupCount]
    with_keyworker: int | None
    days_median: float | None
    assessed: int | None
    same_pod: int | None
    visits: int | None
    in_pod: int | None


class PodMeasured(Measured):
    """The measures of a pod."""

    pod_id: UUID
    name: str


class Retained(BaseModel):
    """Who stayed, by heads: there before the year, there at its end, left within it; beside it posts and absence.

    `average`: heads, of the first and the last day · `turnover`: left over average, null without anybody · hours are
    shares of full weeks (fte).
    """

    who: Literal["all", "holders"]
    before: int
    after: int
    left: int
    average: float
    turnover: float | None
    posts_fte: float
    vacant_fte: float
    away: int


class Small(BaseModel):
    """Counts of children below `below` are left out, and why."""

    below: int
    source: str


class ServiceContinuity(BaseModel):
    """The measures of the service and of its pods, with who stayed of the staff. `small` null: nothing is left out."""

    on: date
    year_since: date
    numbers: Measured
    pods: list[PodMeasured]
    staff: list[Retained]
    small: Small | None


class PodContinuity(BaseModel):
    """The measures of one pod, with who stayed of its staff. `small` null: nothing is left out."""

    pod_id: UUID
    on: date
    year_since: date
    numbers: Measured
    staff: list[Retained]
    small: Small | None
