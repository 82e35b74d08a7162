"""Further dated facts on a child's journey."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.workload import Complexity


@dataclass(frozen=True, slots=True, kw_only=True)
class PodSpell:
    """A pod that has the child, dated, with why it came. Closing ends none: the pod still knows the child (M5)."""

    id: UUID
    pod_id: UUID
    since: date
    until: date | None = None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedVisit:
    """Somebody tried to see the child and could not. It is an event, never a visit (domain trap 9)."""

    id: UUID
    on: date
    worker_id: UUID
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplexityNoted:
    """What makes the work with the child take more and no record can know: noted by a manager, with the reason."""

    id: UUID
    flag: Complexity
    since: date
    until: date | None = None
    reason: str
