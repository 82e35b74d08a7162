"""A decision about one child or several: what, why, who was heard, who decided under which delegation, what follows.

What is decided elsewhere (at the front door, in a conference, on the journey) is a decision there and is not written
here again: the log reads both (`persistence/views/decisions.py`).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.delegation import Authority, Matter
from domain.errors import Invalid, RuleBroken
from domain.policy import Role


class Heard(StrEnum):
    """Whose view it is."""

    CHILD = "child"
    PARENT = "parent"
    FAMILY = "family"
    CARER = "carer"
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionChild:
    """A child for whom it was decided."""

    id: UUID
    child_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """Whose view was heard or not; `words`: what they said and how we know, or why they were not heard."""

    id: UUID
    whose: Heard
    child_id: UUID | None = None
    name: str | None = None
    heard: bool
    words: str


@dataclass(slots=True, kw_only=True, eq=False)
class Decision(Aggregate):
    """One decision. `under` is the delegation as it stood, in its own words; `pounds` is whole pounds of money."""

    kind: ClassVar[str] = "decision"
    what: str
    why: str
    matter: Matter
    pounds: int | None = None
    decided_on: date
    decided_by: UUID
    decided_as: Role
    under: str
    follows: str | None = None
    review_by: date | None = None
    reviewed_on: date | None = None
    review_words: str | None = None
    ended_on: date | None = None
    ended_because: str | None = None
    children: tuple[DecisionChild, ...]
    views: tuple[DecisionView, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """Every child for whom it was decided."""
        return frozenset(child.child_id for child in self.children)

    @classmethod
    def take(cls, *, id: UUID, authority: Authority, by: By, **facts: Any) -> Self:
        """Somebody decides what their post may decide. Raises `RuleBroken` where they must ask first."""
        decision = cls(
            id=id, decided_by=by.actor_id, decided_as=authority.role, under=authority.source, matter=authority.matter,
            **facts,
        )  # fmt: skip
        decision._check(by)
        if not authority.covers(decision.pounds):
            raise RuleBroken("This is beyond what your post decides. Ask for it to be authorised.", "beyond-authority")
        decision.note(
            "taken", by, reason=decision.why, what=decision.what, matter=decision.matter, on=decision.decided_on
        )
        return decision

    def review(self, *, on: date, words: str, again_by: date | None, by: By) -> None:
        """It was looked at again and stands; `again_by` is the day by which it is looked at once more."""
        self._check_stands()
        if on > london_date(by.at) or on < self.decided_on:
            raise Invalid("/on", "Enter a day since the decision that is not in the future.")
        if again_by is not None and again_by <= on:
            raise Invalid("/again_by", "The next time is after this one.")
        self.reviewed_on, self.review_words, self.review_by = on, words, again_by
        self.note("reviewed", by, reason=words, on=on, again_by=again_by)

    def end(self, *, on: date, reason: str, by: By) -> None:
        """It no longer holds. What it was and why stays to be read."""
        self._check_stands()
        if on > london_date(by.at) or on < self.decided_on:
            raise Invalid("/on", "Enter a day since the decision that is not in the future.")
        self.ended_on, self.ended_because = on, reason
        self.note("ended", by, reason=reason, on=on)

    def _check_stands(self) -> None:
        if self.ended_on:
            raise RuleBroken("This decision no longer holds.", "decision-ended")

    def _check(self, by: By) -> None:
        if not self.children:
            raise Invalid("/children", "Say for which child this was decided.")
        if len(self.subjects) < len(self.children):
            raise Invalid("/children", "Name each child once.")
        if (self.matter is Matter.MONEY) != (self.pounds is not None):
            raise Invalid("/pounds", "Say how many pounds, where it is about money and only there.")
        if self.decided_on > london_date(by.at):
            raise Invalid("/decided_on", "This day is in the future.")
        if self.review_by is not None and self.review_by <= self.decided_on:
            raise Invalid("/review_by", "It is looked at again after it was decided.")
        of_children = [view.child_id for view in self.views if view.whose is Heard.CHILD]
        for place, view in enumerate(self.views):
            if view.whose is Heard.CHILD and view.child_id not in self.subjects:
                raise Invalid(f"/views/{place}/child_id", "Say which child of this decision it was.")
        if set(of_children) != self.subjects or len(of_children) > len(self.subjects):
            raise Invalid("/views", "For each child, say what they said, or why they were not heard.")
