"""A promise to a child that was made outside a visit (S64): by telephone, in a message, in passing at school.

What is promised on a visit is part of the visit (`visit.promises`); the list of promises shows both.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken


class Said(StrEnum):
    """How or where it was said."""

    TELEPHONE = "telephone"
    MESSAGE = "message"
    LETTER = "letter"
    MEETING = "meeting"
    SCHOOL = "school"
    OTHER = "other"


@dataclass(slots=True, kw_only=True, eq=False)
class Promise(Aggregate):
    """What we told a child we would do. Open until kept, or until we told the child that we cannot keep it."""

    kind: ClassVar[str] = "promise"
    child_id: UUID
    words: str
    said_on: date
    said_how: Said
    said_by: UUID
    by_when: date | None = None
    kept_on: date | None = None
    told_on: date | None = None
    cannot_because: str | None = None

    @property
    def subjects(self) -> frozenset[UUID]:
        """The child to whom it was said."""
        return frozenset({self.child_id})

    @classmethod
    def give(cls, *, id: UUID, by: By, **facts: Any) -> Self:
        """A worker told a child that they would do something."""
        promise = cls(id=id, **facts)
        if promise.said_on > london_date(by.at):
            raise Invalid("/said_on", "This day is in the future.")
        if promise.by_when and promise.by_when < promise.said_on:
            raise Invalid("/by_when", "It cannot be due before it was said.")
        promise.note("given", by, words=promise.words, by_when=promise.by_when, said_on=promise.said_on)
        return promise

    def keep(self, *, on: date, by: By) -> None:
        """What we said we would do has been done."""
        self._check_open()
        self._check_day("/on", on, by)
        self.kept_on = on
        self.note("kept", by, words=self.words, on=on)

    def explain(self, *, told_on: date, because: str, by: By) -> None:
        """It cannot be kept, and the child has been told why."""
        self._check_open()
        self._check_day("/told_on", told_on, by)
        self.told_on, self.cannot_because = told_on, because
        self.note("explained", by, reason=because, told_on=told_on)

    def _check_open(self) -> None:
        if self.kept_on or self.told_on:
            raise RuleBroken("This promise was kept, or the child was told why not.", "promise-over")

    def _check_day(self, at: str, day: date, by: By) -> None:
        if not self.said_on <= day <= london_date(by.at):
            raise Invalid(at, "Enter a day since it was said that is not in the future.")
