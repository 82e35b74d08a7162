"""What happens, one thing after the other, at moments of the past; and what it leaves behind for the database."""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import LONDON, WorkingDays
from domain.ids import new_id
from persistence import ledger
from persistence.state import kept, to_json, to_state

T = TypeVar("T")
Happening = Callable[[datetime], None]

LONG_AGO = datetime.min.replace(tzinfo=UTC)
JOB = UUID("00000000-0000-7000-8000-00000000de30")
"""The actor of what no person did: the generator itself."""


@dataclass
class Story:
    """One family's story, or the staff's: happenings run in order of time until `now`; later ones never happen.

    `saved` holds every record that was made, `entries` the ledger's entries as (moment, JSON), in order of time.
    """

    rng: Random
    now: datetime
    calendar: WorkingDays
    saved: dict[UUID, tuple[Aggregate, UUID]] = field(default_factory=dict)
    entries: list[tuple[datetime, str]] = field(default_factory=list)
    viewings: list[tuple[Any, ...]] = field(default_factory=list)
    _ahead: list[tuple[datetime, int, Happening]] = field(default_factory=list)
    _turn: int = 0
    _reached: datetime = LONG_AGO

    @property
    def today(self) -> date:
        """The last day of the story."""
        return self.now.astimezone(LONDON).date()

    def plan(self, at: datetime, happening: Happening) -> None:
        """Let something happen at a moment (at once where that has passed), if the story gets that far."""
        if at <= self.now:
            self._turn += 1
            heapq.heappush(self._ahead, (max(at, self._reached), self._turn, happening))

    def run(self) -> None:
        """Tell the story to its end."""
        while self._ahead:
            self._reached, _, happening = heapq.heappop(self._ahead)
            happening(self._reached)

    def save(self, changed: Aggregate) -> None:
        """Keep a record as it is now, with what has just happened to it."""
        first = changed.changes[0]
        _, maker = self.saved.get(changed.id, (None, first.by.actor_id))
        self.saved[changed.id] = (changed, maker)
        state, request = kept(changed, to_state(changed)), self.id(first.by.at)
        for change in changed.changes:
            entry = ledger.entry(change, changed.id, state, request)
            self.entries.append((change.by.at, to_json({**entry, "recorded_at": change.by.at})))
        changed.changes.clear()

    def look(self, worker: By, record_id: UUID, what: str, ground: str) -> None:
        """Note that somebody looked at a record."""
        seen = (worker.at, worker.actor_id, worker.acting_as, self.id(worker.at), record_id, what, ground)
        self.viewings.append(seen)

    # --- chance and time -------------------------------------------------------------------------------------

    def id(self, at: datetime) -> UUID:
        """An identity made at a moment; the same seed makes the same."""
        return new_id(milliseconds=int(at.timestamp() * 1000), random=self.rng.randbytes(10))

    def chance(self, share: float) -> bool:
        """True so often out of once."""
        return self.rng.random() < share

    def pick(self, choices: Sequence[T]) -> T:
        """One of them."""
        return choices[int(self.rng.random() * len(choices))]

    def days(self, least: int, most: int) -> timedelta:
        """A number of days."""
        return timedelta(days=self.rng.randint(least, most))

    def at_work(self, day: date, least: int = 9, most: int = 17) -> datetime:
        """A moment in office hours of that day, or of the next day on which offices are open."""
        while not self.calendar.is_working(day):
            day += timedelta(days=1)
        return self.on(day, least, most)

    def on(self, day: date, least: int, most: int) -> datetime:
        """A moment of that day, between two hours of the London clock."""
        minute = self.rng.randrange(least * 60, most * 60)
        return datetime.combine(day, time(minute // 60, minute % 60), LONDON).astimezone(UTC)

    def soon(self, at: datetime, least: int, most: int) -> datetime:
        """So many minutes later, but in office hours."""
        later = at + timedelta(minutes=self.rng.randint(least, most))
        local = later.astimezone(LONDON)
        if self.calendar.is_working(local.date()) and 8 <= local.hour < 18:
            return later
        day = local.date() if local.hour < 8 else local.date() + timedelta(days=1)
        return max(later, self.at_work(day, 8, 10))
