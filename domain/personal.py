"""Personal supervision: one worker and their supervisor talk about work, development and what both will do (S46).

How somebody is stands in a record of its own (`wellbeing`). Decisions about a child stand on the child's record: here
are only the children who were spoken of.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By, whole
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken


class PersonalState(StrEnum):
    """Planned, then held, or called off before that."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalAgreement:
    """What one of the two will do, by when, and whether it was done."""

    id: UUID
    worker_id: UUID
    words: str
    by_when: date | None = None
    done_on: date | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Personal(Aggregate):
    """One supervision between two people. Who they are never changes, so nobody is let in later."""

    kind: ClassVar[str] = "personal"
    supervisor_id: UUID
    supervisee_id: UUID
    state: PersonalState = PersonalState.PLANNED
    planned_for: datetime
    held_on: date | None = None
    child_ids: tuple[UUID, ...] = ()
    work: str | None = None
    development: str | None = None
    agreements: tuple[PersonalAgreement, ...] = ()
    cancelled_because: str | None = None

    @property
    def circle(self) -> frozenset[UUID]:
        """The two."""
        return frozenset({self.supervisor_id, self.supervisee_id})

    @property
    def managed(self) -> UUID | None:
        """A supervisee's next manager finds what was agreed."""
        return self.supervisee_id

    @classmethod
    def plan(
        cls, *, id: UUID, supervisor_id: UUID, supervisee_id: UUID, planned_for: datetime, by: By,
    ) -> Self:  # fmt: skip
        """One of the two sets a time."""
        if supervisor_id == supervisee_id:
            raise Invalid("/supervisee_id", "Supervision is between two people.")
        made = cls(id=id, supervisor_id=supervisor_id, supervisee_id=supervisee_id, planned_for=planned_for)
        made._must_be_one_of_the_two(by)
        made.note("planned", by, planned_for=planned_for)
        return made

    @whole
    def hold(
        self, *, held_on: date, child_ids: tuple[UUID, ...], work: str | None, development: str | None,
        agreements: tuple[PersonalAgreement, ...], by: By,
    ) -> None:  # fmt: skip
        """They met. Sent again it completes what was written; what it said before stays in the history."""
        self._must_be_one_of_the_two(by)
        if self.state is PersonalState.CANCELLED:
            raise RuleBroken("This supervision was called off: plan another.", "supervision-cancelled")
        if held_on > london_date(by.at):
            raise Invalid("/held_on", "This day is in the future.")
        if len(set(child_ids)) < len(child_ids):
            raise Invalid("/child_ids", "Name each child once.")
        for place, each in enumerate(agreements):
            if each.worker_id not in self.circle:
                raise Invalid(f"/agreements/{place}/worker_id", "Agree it with one of the two of you.")
        verb = "held" if self.state is PersonalState.PLANNED else "amended"
        self.state, self.held_on, self.child_ids = PersonalState.HELD, held_on, child_ids
        self.work, self.development, self.agreements = work, development, agreements
        self.note(verb, by, on=held_on, agreements=len(agreements))

    def keep_agreement(self, agreement_id: UUID, *, on: date, by: By) -> None:
        """One of the two did what was agreed."""
        self._must_be_one_of_the_two(by)
        found = next((each for each in self.agreements if each.id == agreement_id and each.done_on is None), None)
        if found is None:
            raise RuleBroken("There is no such open agreement.", "agreement-unknown")
        if on > london_date(by.at):
            raise Invalid("/on", "This day is in the future.")
        self.agreements = tuple(replace(each, done_on=on) if each is found else each for each in self.agreements)
        self.note("agreement_kept", by, agreement_id=agreement_id, on=on)

    def cancel(self, *, reason: str, by: By) -> None:
        """They will not meet then."""
        self._must_be_one_of_the_two(by)
        if self.state is not PersonalState.PLANNED:
            raise RuleBroken("This supervision was held or called off already.", "not-planned")
        self.state, self.cancelled_because = PersonalState.CANCELLED, reason
        self.note("cancelled", by, reason=reason)

    def _must_be_one_of_the_two(self, by: By) -> None:
        if by.actor_id not in self.circle:
            raise RuleBroken("Only the two who meet write here.", "not-yours")
