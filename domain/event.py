"""A significant event: something in the life of one person or several that matters, told by a worker.

What is recorded makes the chronology by itself; events are what a worker picks from it or adds to it, with why it matters.
There are three different edits: it was wrong (`correct`), it has gone on (`update`), it no longer counts (`end`).
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By, whole
from domain.calendar import LONDON, london_date
from domain.errors import Invalid, RuleBroken


class EventKind(StrEnum):
    """What an event is about, for finding it again. Strengths are looked for as much as harm."""

    HARM = "harm"
    STRENGTH = "strength"
    LOSS = "loss"
    MOVE = "move"
    BIRTH = "birth"
    HEALTH = "health"
    SCHOOL = "school"
    POLICE = "police"
    COURT = "court"
    FAMILY = "family"
    HELP = "help"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPerson:
    """Somebody in whose life it happened, and what was particular to them."""

    id: UUID
    person_id: UUID
    particular: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventUpdate:
    """How it went on, from a day. What was told before stays as true as it was."""

    id: UUID
    on: date
    words: str


CORRECTED = ("on", "until", "on_estimated", "words", "event_kind", "source", "people")
"""The facts that a correction may change."""


@dataclass(slots=True, kw_only=True, eq=False)
class Event(Aggregate):
    """One event. `on` is the day it happened or began, `until` the day it was over (None: one day, or not over).

    `record_id` and `ledger_seq` say which entry of the record it was picked from, where it was not told anew.
    `in_court` marks what belongs in the chronology that a court reads (Practice Direction 12A, the social work chronology).
    """

    kind: ClassVar[str] = "event"
    on: date
    until: date | None = None
    on_estimated: bool = False
    words: str
    analysis: str | None = None
    event_kind: EventKind
    source: str
    record_id: UUID | None = None
    ledger_seq: int | None = None
    in_court: bool = False
    ended_because: str | None = None
    people: tuple[EventPerson, ...]
    updates: tuple[EventUpdate, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """Everybody in whose life it happened."""
        return frozenset(each.person_id for each in self.people)

    @classmethod
    def tell(cls, *, id: UUID, by: By, **facts: Any) -> Self:
        """A worker says that this matters."""
        event = cls(id=id, **facts)
        event._check(by)
        if event.ledger_seq is not None and event.record_id is None:
            raise Invalid("/record_id", "Say which record the entry belongs to.")
        event.note("told", by, occurred_at=_begin(event.on), event_kind=event.event_kind, words=event.words)
        return event

    @whole
    def correct(self, *, reason: str, by: By, **facts: Any) -> None:
        """It was wrong: put it right, with why. What it said before stays in the history."""
        self._check_counts()
        changed = [name for name in CORRECTED if name in facts and _differs(getattr(self, name), facts[name])]
        if not changed:
            raise RuleBroken("Nothing is different from what it said.", "nothing-corrected")
        for name in changed:
            setattr(self, name, facts[name])
        self._check(by)
        if any(update.on < self.on for update in self.updates):
            raise Invalid("/on", "How it went on is recorded from an earlier day: it began before that.")
        self.note("corrected", by, occurred_at=_begin(self.on), reason=reason, changed=changed)

    @whole
    def update(self, update: EventUpdate, *, until: date | None, by: By) -> None:
        """It has gone on: new words from a day, and the day it was over if it is."""
        self._check_counts()
        if update.on < self.on:
            raise Invalid("/on", "This is before it began. If the day was wrong, correct it.")
        if update.on > london_date(by.at):
            raise Invalid("/on", "This day is in the future.")
        if until is not None:
            self.until = until
        self.updates = (*self.updates, update)
        self._check(by)
        self.note(
            "updated", by, occurred_at=_begin(update.on), update_id=update.id, words=update.words, until=self.until
        )

    def analyse(self, *, analysis: str | None, in_court: bool, by: By) -> None:
        """Say why it matters, and whether a court should read it."""
        self._check_counts()
        if (analysis, in_court) == (self.analysis, self.in_court):
            raise RuleBroken("Nothing is different from what it said.", "nothing-changed")
        self.analysis, self.in_court = analysis, in_court
        self.note("analysed", by, analysis=analysis, in_court=in_court)

    def end(self, *, reason: str, by: By) -> None:
        """It no longer counts as significant: it leaves the chronology and stays in the history, with why."""
        self._check_counts()
        self.ended_because = reason
        self.note("ended", by, reason=reason)

    def _check_counts(self) -> None:
        if self.ended_because is not None:
            raise RuleBroken("This event no longer counts. Tell a new one if it does again.", "event-ended")

    def _check(self, by: By) -> None:
        if not self.people:
            raise Invalid("/people", "Say in whose life it happened.")
        if len(self.subjects) < len(self.people):
            raise Invalid("/people", "Name each person once.")
        if self.on > london_date(by.at):
            raise Invalid("/on", "This day is in the future: the chronology tells what has happened.")
        if self.until is not None and self.until < self.on:
            raise Invalid("/until", "It cannot be over before it began.")
        if self.until is not None and self.until > london_date(by.at):
            raise Invalid("/until", "This day is in the future.")


def _begin(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=LONDON)


def _differs(old: Any, new: Any) -> bool:
    """Whether a fact is new. People are compared without the ids of their parts, which every form makes anew."""
    if isinstance(old, tuple):
        return {(p.person_id, p.particular) for p in old} != {(p.person_id, p.particular) for p in new}
    return bool(old != new)
