"""A visit: planned, and made when a child was seen. What was tried in vain is an event on the journey."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken


class VisitState(StrEnum):
    """Planned, then made, or cancelled before it was made."""

    PLANNED = "planned"
    MADE = "made"
    CANCELLED = "cancelled"


class Place(StrEnum):
    """Where the child was seen."""

    HOME = "home"
    SCHOOL = "school"
    NURSERY = "nursery"
    OFFICE = "office"
    HOSPITAL = "hospital"
    RELATIVES_HOME = "relatives_home"
    FOSTER_HOME = "foster_home"
    CHILDRENS_HOME = "childrens_home"
    OUTDOORS = "outdoors"
    ONLINE = "online"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitChild:
    """What is particular to one child: seen, seen alone, where they sleep seen, and what they said, in their words."""

    id: UUID
    child_id: UUID
    seen: bool = False
    seen_alone: bool = False
    bedroom_seen: bool = False
    own_words: str | None = None
    particular: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPromise:
    """What we said we would do (S64), to whom (a child, or the family where None), and whether it was kept."""

    id: UUID
    words: str
    child_id: UUID | None = None
    by_when: date | None = None
    kept_on: date | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Visit(Aggregate):
    """One visit to one child or to several of a family. `account` is the worker's; each child has their own part."""

    kind: ClassVar[str] = "visit"
    state: VisitState
    planned_for: datetime | None = None
    made_at: datetime | None = None
    worker_id: UUID
    joint_worker_id: UUID | None = None
    purpose: str
    place: Place | None = None
    present: str | None = None
    account: str | None = None
    cancelled_because: str | None = None
    children: tuple[VisitChild, ...]
    promises: tuple[VisitPromise, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """Every child whom the visit was for."""
        return frozenset(child.child_id for child in self.children)

    @classmethod
    def plan(
        cls, *, id: UUID, planned_for: datetime, worker_id: UUID, joint_worker_id: UUID | None, purpose: str,
        children: tuple[VisitChild, ...], by: By,
    ) -> Self:  # fmt: skip
        """Somebody intends to see the children at a time."""
        visit = cls(
            id=id, state=VisitState.PLANNED, planned_for=planned_for, worker_id=worker_id,
            joint_worker_id=joint_worker_id, purpose=purpose, children=children,
        )  # fmt: skip
        visit._check_children()
        visit.note("planned", by, planned_for=planned_for, purpose=purpose)
        return visit

    @classmethod
    def record(cls, *, id: UUID, by: By, **facts: Any) -> Self:
        """A visit that was not planned here is recorded as made."""
        visit = cls(id=id, state=VisitState.MADE, **facts)
        visit._check_made(by)
        visit.note("made", by, occurred_at=visit.made_at, **visit._facts())
        return visit

    def make(self, *, by: By, **facts: Any) -> None:
        """The planned visit took place; its children and workers may differ from the plan."""
        if self.state is not VisitState.PLANNED:
            raise RuleBroken("This visit has been made or cancelled already.", "not-planned")
        self._change(facts)
        self.state = VisitState.MADE
        self._check_made(by)
        self.note("made", by, occurred_at=self.made_at, **self._facts())

    def amend(self, *, by: By, **facts: Any) -> None:
        """Correct or complete the account of a visit that was made. What it said before stays in the history."""
        if self.state is not VisitState.MADE:
            raise RuleBroken("Only the account of a visit that was made can be amended.", "not-made")
        self._change(facts)
        self._check_made(by)
        self.note("amended", by, occurred_at=self.made_at, **self._facts())

    def cancel(self, *, reason: str, by: By) -> None:
        """The planned visit will not take place, or did not."""
        if self.state is not VisitState.PLANNED:
            raise RuleBroken("This visit has been made or cancelled already.", "not-planned")
        self.state, self.cancelled_because = VisitState.CANCELLED, reason
        self.note("cancelled", by, reason=reason)

    def keep_promise(self, promise_id: UUID, *, on: date, by: By) -> None:
        """What we said we would do has been done."""
        found = next((p for p in self.promises if p.id == promise_id and p.kept_on is None), None)
        if found is None:
            raise RuleBroken("There is no such open promise.", "promise-unknown")
        if on > london_date(by.at):
            raise Invalid("/on", "This day is in the future.")
        self.promises = tuple(replace(p, kept_on=on) if p is found else p for p in self.promises)
        self.note("promise_kept", by, promise_id=promise_id, on=on)

    def _change(self, facts: dict[str, Any]) -> None:
        for name, value in facts.items():
            setattr(self, name, value)

    def _facts(self) -> dict[str, Any]:
        return {
            "place": self.place,
            "purpose": self.purpose,
            "seen": [child.child_id for child in self.children if child.seen],
            "seen_alone": [child.child_id for child in self.children if child.seen_alone],
        }

    def _check_children(self) -> None:
        if not self.children:
            raise Invalid("/children", "Name at least one child.")
        if len(self.subjects) < len(self.children):
            raise Invalid("/children", "Name each child once.")

    def _check_made(self, by: By) -> None:
        self._check_children()
        if self.made_at is None:
            raise Invalid("/made_at", "Enter the day and time of the visit.")
        if self.made_at > by.at:
            raise Invalid("/made_at", "A visit that was made cannot be in the future: plan it instead.")
        if self.place is None:
            raise Invalid("/place", "Say where the visit was.")
        if not any(child.seen for child in self.children):
            raise Invalid(
                "/children/0/seen", "No child was seen, so this is not a visit: record that it did not happen."
            )
        for place, child in enumerate(self.children):
            if child.seen_alone and not child.seen:
                raise Invalid(f"/children/{place}/seen_alone", "A child who was not seen cannot have been seen alone.")
        for place, promise in enumerate(self.promises):
            if promise.child_id and promise.child_id not in self.subjects:
                raise Invalid(f"/promises/{place}/child_id", "Promise it to a child of this visit, or to the family.")
            if promise.kept_on and promise.kept_on > london_date(by.at):
                raise Invalid(f"/promises/{place}/kept_on", "This day is in the future.")
