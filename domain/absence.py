"""A worker is away, and who covers meanwhile. The keyworker stays the keyworker: cover is no change of worker (trap 12).

An absence is no vacancy: the post is held. Why somebody is away is known to them and to those who manage them; everybody
else reads "away".
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken


class AbsenceKind(StrEnum):
    """Why somebody is away."""

    ANNUAL_LEAVE = "annual_leave"
    SICKNESS = "sickness"
    PARENTAL = "parental"
    STUDY = "study"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceCover:
    """Somebody covers one child, or (`child_id` None) every child whose keyworker is away; dated like every fact."""

    id: UUID
    worker_id: UUID
    child_id: UUID | None = None
    since: date
    until: date


@dataclass(slots=True, kw_only=True, eq=False)
class Absence(Aggregate):
    """`until` is the day they are back. Cover lies within it and opens the children's records for as long as it lasts."""

    kind: ClassVar[str] = "absence"
    worker_id: UUID
    absence_kind: AbsenceKind
    since: date
    until: date
    ended_because: str | None = None
    covers: tuple[AbsenceCover, ...] = ()

    @classmethod
    def begin(
        cls, *, id: UUID, worker_id: UUID, absence_kind: AbsenceKind, since: date, until: date, by: By
    ) -> Self:  # fmt: skip
        """Somebody is away, or will be."""
        if until <= since:
            raise Invalid("/until", "The day they are back comes after the first day away.")
        absence = cls(id=id, worker_id=worker_id, absence_kind=absence_kind, since=since, until=until)
        absence.note("begun", by, worker_id=worker_id, since=since, until=until)
        return absence

    def cover(self, cover: AbsenceCover, *, by: By) -> None:
        """Somebody covers while the worker is away: one child, or all."""
        self._check_running(by)
        if cover.worker_id == self.worker_id:
            raise Invalid("/worker_id", "Choose somebody who is there.")
        if not self.since <= cover.since < cover.until <= self.until:
            raise Invalid("/until", "Cover lies between the first day away and the day they are back.")
        if any(
            each.child_id == cover.child_id and each.since < cover.until and cover.since < each.until
            for each in self.covers
        ):
            raise RuleBroken("Somebody covers on these days already. End that first.", "covered-already")
        self.covers = (*self.covers, cover)
        self.note("covered", by, worker_id=cover.worker_id, child_id=cover.child_id, since=cover.since)

    def uncover(self, cover_id: UUID, *, until: date, by: By) -> None:
        """Somebody covers no longer: `until` is the first day without them, today or later."""
        found = next((each for each in self.covers if each.id == cover_id), None)
        if found is None or found.until <= london_date(by.at):
            raise RuleBroken("This cover has ended already.", "cover-ended")
        if not london_date(by.at) <= until < found.until:
            raise Invalid("/until", "It ends today or on a later day before it would have ended.")
        self.covers = tuple(
            cut for each in self.covers for cut in ((_cut(each, until),) if each is found else (each,)) if cut
        )
        self.note("uncovered", by, worker_id=found.worker_id, until=until)

    def change(self, *, until: date, reason: str | None, by: By) -> None:
        """Back sooner or later than thought. Cover ends with the absence; for longer, somebody is asked anew."""
        self._check_running(by)
        if until <= self.since:
            raise Invalid("/until", "The day they are back comes after the first day away.")
        if until < london_date(by.at):
            raise Invalid("/until", "Today or a later day: who covered until now did so.")
        self.until, self.ended_because = until, reason
        self.covers = tuple(cut for each in self.covers if (cut := _cut(each, until)))
        self.note("changed", by, reason=reason, until=until)

    def _check_running(self, by: By) -> None:
        if self.until <= london_date(by.at):
            raise RuleBroken("They are back already.", "absence-ended")


def _cut(cover: AbsenceCover, until: date) -> AbsenceCover | None:
    """The cover up to a day, or nothing where it would only begin then."""
    if cover.since >= until:
        return None
    return replace(cover, until=min(cover.until, until))
