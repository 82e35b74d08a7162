"""A pod: the small team that stays with a child. Other kinds of team are pods of another kind."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.errors import Invalid, RuleBroken
from domain.policy import Role
from domain.worker import Worker


class PodKind(StrEnum):
    """The kinds of team. Which roles and how many of each kind belongs to the kind's rules."""

    POD = "pod"
    FAMILY_SAFEGUARDING = "family_safeguarding"
    HUB = "hub"
    FRONT_DOOR = "front_door"
    FGC_SERVICE = "fgc_service"
    LEADERSHIP = "leadership"


@dataclass(frozen=True, slots=True, kw_only=True)
class PodMember:
    """A worker in the pod since a day, until the day they are no longer in it, for so much of a full week."""

    id: UUID
    worker_id: UUID
    role: Role
    fte: float
    since: date
    until: date | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Pod(Aggregate):
    """A team with dated memberships. A pod shares knowledge of its children; it never holds one: a worker does."""

    kind: ClassVar[str] = "pod"
    name: str
    pod_kind: PodKind
    area: str | None = None
    members: tuple[PodMember, ...] = ()
    formed_on: date
    ended_on: date | None = None

    @classmethod
    def form(cls, *, id: UUID, name: str, pod_kind: PodKind, area: str | None, formed_on: date, by: By) -> Self:
        """A team begins."""
        pod = cls(id=id, name=name, pod_kind=pod_kind, area=area, formed_on=formed_on)
        pod.note("formed", by, name=name, pod_kind=pod_kind)
        return pod

    @property
    def takes_children(self) -> bool:
        """Whether children can be put before this team: not the front door, the conference service or leadership."""
        return self.ended_on is None and self.pod_kind in {PodKind.POD, PodKind.FAMILY_SAFEGUARDING, PodKind.HUB}

    def has(self, worker_id: UUID, on: date) -> bool:
        """Whether the worker is a member on that day."""
        return any(
            m.worker_id == worker_id and m.since <= on and (m.until is None or on < m.until) for m in self.members
        )

    def add(self, worker: Worker, *, member_id: UUID, fte: float, since: date, by: By) -> None:
        """A worker comes into the team, in the post they hold."""
        if worker.left_on:
            raise RuleBroken("This worker has left.", "worker-left")
        if not 0 < fte <= worker.fte:
            raise Invalid("/fte", "The share of a full week is more than 0 and not above the worker's own hours.")
        if any(m.worker_id == worker.id and (m.until is None or since < m.until) for m in self.members):
            raise RuleBroken("This worker is already a member of this team.", "already-member")
        member = PodMember(id=member_id, worker_id=worker.id, role=worker.role, fte=fte, since=since)
        self.members = (*self.members, member)
        self.note("joined", by, worker_id=worker.id, role=worker.role, since=since)

    def release(self, member_id: UUID, *, until: date, by: By) -> None:
        """A member leaves the team: `until` is the first day on which they are not in it."""
        found = next((m for m in self.members if m.id == member_id and m.until is None), None)
        if found is None:
            raise RuleBroken("This membership has ended already.", "membership-ended")
        if until < found.since:
            raise Invalid("/until", "A membership cannot end before it began.")
        ended = replace(found, until=until)
        self.members = tuple(ended if m.id == member_id else m for m in self.members)
        self.note("released", by, worker_id=found.worker_id, until=until)
