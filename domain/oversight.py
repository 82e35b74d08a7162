"""Case oversight: a manager looked at a child's record, says what they think, and what must happen by when.

It stands on the child's own record and in the chronology, because it is about the child (domain trap 28).
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By, whole
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken


@dataclass(frozen=True, slots=True, kw_only=True)
class OversightAction:
    """What must happen, who does it, by when, and when it was done."""

    id: UUID
    words: str
    worker_id: UUID
    by_when: date
    done_on: date | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Oversight(Aggregate):
    """One look by a manager on a day: `looked_at` is what they read, `thinks` what they make of it."""

    kind: ClassVar[str] = "oversight"
    child_id: UUID
    worker_id: UUID
    on: date
    looked_at: str
    thinks: str
    actions: tuple[OversightAction, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """The child."""
        return frozenset({self.child_id})

    @classmethod
    def write(
        cls, *, id: UUID, child_id: UUID, on: date, looked_at: str, thinks: str,
        actions: tuple[OversightAction, ...], by: By,
    ) -> Self:  # fmt: skip
        """The manager who acts has looked."""
        made = cls(
            id=id, child_id=child_id, worker_id=by.actor_id, on=on, looked_at=looked_at, thinks=thinks, actions=actions
        )
        made._check(by)
        made.note("written", by, on=on, actions=len(actions))
        return made

    @whole
    def amend(
        self, *, on: date, looked_at: str, thinks: str, actions: tuple[OversightAction, ...], by: By
    ) -> None:  # fmt: skip
        """Whoever wrote it puts it right. What it said before stays in the history, and what was done stays done."""
        if by.actor_id != self.worker_id:
            raise RuleBroken("Only the manager who wrote this changes it: write a note of your own.", "not-yours")
        done = {each.id for each in self.actions if each.done_on}
        if not done <= {each.id for each in actions}:
            raise Invalid("/actions", "What has been done cannot be taken away.")
        before = {each.id: each.done_on for each in self.actions}
        self.on, self.looked_at, self.thinks = on, looked_at, thinks
        self.actions = tuple(replace(each, done_on=before.get(each.id)) for each in actions)
        self._check(by)
        self.note("amended", by, on=on, actions=len(actions))

    def do(self, action_id: UUID, *, on: date, by: By) -> None:
        """What had to happen has happened."""
        found = next((each for each in self.actions if each.id == action_id and each.done_on is None), None)
        if found is None:
            raise RuleBroken("There is no such open action.", "action-unknown")
        if on > london_date(by.at):
            raise Invalid("/on", "This day is in the future.")
        self.actions = tuple(replace(each, done_on=on) if each is found else each for each in self.actions)
        self.note("action_done", by, words=found.words, on=on)

    def _check(self, by: By) -> None:
        if self.on > london_date(by.at):
            raise Invalid("/on", "This day is in the future.")
        for place, each in enumerate(self.actions):
            if each.by_when < self.on:
                raise Invalid(f"/actions/{place}/by_when", "It cannot be due before you looked.")
