"""Group supervision: one meeting of one pod, in which children are kept in mind together (S54, S90).

The meeting holds who is there and the order of the day. What is said and decided about a child is a `discussion`, a
record of its own about that child: visibility follows the child (domain trap 28), not the meeting.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By, whole
from domain.calendar import london_date
from domain.discipline import Discipline
from domain.errors import Invalid, NotAllowed, RuleBroken
from domain.pod import PodKind
from domain.policy import Role
from domain.worker import Worker

LEADERS = frozenset({Role.POD_MANAGER, Role.SERVICE_MANAGER, Role.SENIOR_SOCIAL_WORKER})
"""Who can lead: the pod's manager (S54), or a senior who stands in."""
INTERVAL = {PodKind.POD: "T63", PodKind.HUB: "T63", PodKind.FAMILY_SAFEGUARDING: "T63S"}
"""The limit (domain/timescales.py) within which each kind of team talks about every child."""
NOT_SEEN_DAYS, STALLED_DAYS, CLOSE_DAYS = 42, 42, 7
"""After so many days without a visit, and without anything new in the plan, a child drifts; so close is soon. Local."""


class SupervisionState(StrEnum):
    """In the diary, under way, or over. Cancelled: it did not take place."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionPerson:
    """Somebody who was there, and as what."""

    id: UUID
    worker_id: UUID
    discipline: Discipline


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionItem:
    """A child on the agenda, in the leader's order, with why they were on it. Left out for today: with a reason."""

    id: UUID
    child_id: UUID
    reasons: tuple[str, ...] = ()
    left_out_because: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Supervision(Aggregate):
    """One meeting of one pod on a day. It is about no person: who is of the pod, or leads all, may come near it."""

    kind: ClassVar[str] = "supervision"
    pod_id: UUID
    state: SupervisionState
    on: date
    leader_id: UUID
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    cancelled_because: str | None = None
    people: tuple[SupervisionPerson, ...] = ()
    items: tuple[SupervisionItem, ...] = ()

    @classmethod
    def plan(cls, *, id: UUID, pod_id: UUID, on: date, leader: Worker, by: By) -> Self:
        """The pod will meet on a day."""
        if on < london_date(by.at):
            raise Invalid("/on", "This day has passed.")
        made = cls(id=id, pod_id=pod_id, state=SupervisionState.PLANNED, on=on, leader_id=leader.id)
        made._lead(leader)
        made.note("planned", by, pod_id=pod_id, on=on, leader_id=leader.id)
        return made

    def must_be_led_by(self, worker_id: UUID, *, leads: bool) -> None:
        """Raise `NotAllowed` unless the worker is the named leader, or leads (`leads`) by their post."""
        if not leads and worker_id != self.leader_id:
            raise NotAllowed("Who leads the meeting does this.")

    def appoint(self, leader: Worker, *, by: By) -> None:
        """Somebody else leads: the manager is away and a senior stands in."""
        self._must_be(SupervisionState.PLANNED, SupervisionState.OPEN)
        self._lead(leader)
        self.leader_id = leader.id
        self.note("appointed", by, leader_id=leader.id)

    @whole
    def open(self, people: tuple[SupervisionPerson, ...], items: tuple[SupervisionItem, ...], *, by: By) -> None:
        """The meeting begins, on its day, with those who are there and the agenda as it made itself."""
        self._must_be(SupervisionState.PLANNED)
        if self.on > london_date(by.at):
            raise RuleBroken("This meeting is on a later day.", "not-yet")
        self.state, self.opened_at, self.people, self.items = SupervisionState.OPEN, by.at, people, items
        self._check()
        self.note("opened", by, people=len(people), children=len(items))

    @whole
    def attend(self, people: tuple[SupervisionPerson, ...], *, by: By) -> None:
        """Who is there, as a whole: somebody came later, or as something else."""
        self._must_be(SupervisionState.OPEN)
        self.people = people
        self._check()
        self.note("attended", by, people=[person.worker_id for person in people])

    @whole
    def arrange(self, items: tuple[SupervisionItem, ...], *, by: By) -> None:
        """The leader sets the order, adds children, or leaves somebody out for today and says why."""
        self._must_be(SupervisionState.PLANNED, SupervisionState.OPEN)
        self.items = items
        self._check()
        left_out = [item.child_id for item in items if item.left_out_because]
        self.note("arranged", by, children=len(items), left_out=left_out)

    def close(self, unfinished: int, *, by: By) -> None:
        """The meeting is over. `unfinished` discussions are decided, or put off, before that."""
        self._must_be(SupervisionState.OPEN)
        if unfinished:
            raise RuleBroken(
                "For some children nothing is decided yet. Decide, or say that you will come back to them.", "undecided"
            )
        self.state, self.closed_at = SupervisionState.CLOSED, by.at
        self.note("closed", by, on=self.on)

    def cancel(self, *, reason: str, by: By) -> None:
        """The meeting does not take place."""
        self._must_be(SupervisionState.PLANNED)
        self.state, self.cancelled_because = SupervisionState.CANCELLED, reason
        self.note("cancelled", by, reason=reason)

    def _must_be(self, *states: SupervisionState) -> None:
        if self.state not in states:
            raise RuleBroken(f"This meeting is {self.state.value}.", f"supervision-{self.state.value}")

    def _lead(self, leader: Worker) -> None:
        if leader.role not in LEADERS or leader.left_on:
            raise Invalid("/leader_id", "The pod's manager leads, or a senior who stands in.")

    def _check(self) -> None:
        if len({person.worker_id for person in self.people}) < len(self.people):
            raise Invalid("/people", "Name each person once.")
        if len({item.child_id for item in self.items}) < len(self.items):
            raise Invalid("/items", "Name each child once.")
