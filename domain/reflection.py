"""A reflective practice group: open to all staff, on a theme in general words, evaluated by those who came (S59).

It decides nothing about any child and names none: it has no subjects. Learning from what went wrong blames nobody (S62).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.errors import Invalid, RuleBroken


class ReflectionState(StrEnum):
    """Planned, then held, or called off."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Helped(StrEnum):
    """Whether the group helped somebody to think."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionAttendee:
    """A worker who came."""

    id: UUID
    worker_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionAnswer:
    """What one who came says of it: did it help, and what will they do differently."""

    id: UUID
    worker_id: UUID
    helped: Helped
    differently: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Reflection(Aggregate):
    """One meeting of a group; `learned` is what the group takes with it."""

    kind: ClassVar[str] = "reflection"
    facilitator_id: UUID
    planned_for: datetime
    theme: str
    venue: str | None = None
    state: ReflectionState = ReflectionState.PLANNED
    learned: str | None = None
    attendees: tuple[ReflectionAttendee, ...] = ()
    answers: tuple[ReflectionAnswer, ...] = ()
    cancelled_because: str | None = None

    @classmethod
    def plan(
        cls, *, id: UUID, facilitator_id: UUID, planned_for: datetime, theme: str, venue: str | None, by: By
    ) -> Self:
        """Somebody invites everybody."""
        made = cls(id=id, facilitator_id=facilitator_id, planned_for=planned_for, theme=theme, venue=venue)
        made.note("planned", by, planned_for=planned_for, theme=theme)
        return made

    def hold(self, *, learned: str, attendees: tuple[ReflectionAttendee, ...], by: By) -> None:
        """The group met. Only its facilitator writes what was learned."""
        self._must_be_planned()
        self._must_lead(by)
        if self.planned_for > by.at:
            raise RuleBroken("The group has not met yet.", "not-yet")
        if not attendees:
            raise Invalid("/attendees", "Say who came.")
        if len({each.worker_id for each in attendees}) < len(attendees):
            raise Invalid("/attendees", "Name each person once.")
        self.state, self.learned, self.attendees = ReflectionState.HELD, learned, attendees
        self.note("held", by, attendees=len(attendees))

    def answer(self, *, answer_id: UUID, helped: Helped, differently: str | None, by: By) -> None:
        """One who came says what it was worth, once."""
        if self.state is not ReflectionState.HELD:
            raise RuleBroken("The group has not met yet.", "not-held")
        if by.actor_id not in {each.worker_id for each in self.attendees}:
            raise RuleBroken("Those who came answer.", "not-there")
        if by.actor_id in {each.worker_id for each in self.answers}:
            raise RuleBroken("You have answered already.", "answered")
        said = ReflectionAnswer(id=answer_id, worker_id=by.actor_id, helped=helped, differently=differently)
        self.answers = (*self.answers, said)
        self.note("answered", by, helped=helped)

    def cancel(self, *, reason: str, by: By) -> None:
        """It will not take place."""
        self._must_be_planned()
        self._must_lead(by)
        self.state, self.cancelled_because = ReflectionState.CANCELLED, reason
        self.note("cancelled", by, reason=reason)

    def _must_be_planned(self) -> None:
        if self.state is not ReflectionState.PLANNED:
            raise RuleBroken("This group was held or called off already.", "not-planned")

    def _must_lead(self, by: By) -> None:
        if by.actor_id != self.facilitator_id:
            raise RuleBroken("Whoever runs the group writes here.", "not-yours")
