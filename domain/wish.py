"""A wish for another worker (S65): a child or a parent asks, somebody answers with the reason, and they are told."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken


class AskedBy(StrEnum):
    """Who asked."""

    CHILD = "child"
    PARENT = "parent"
    CARER = "carer"


class WishAnswer(StrEnum):
    """What we said."""

    YES = "yes"
    IN_PART = "in_part"
    NO = "no"


@dataclass(slots=True, kw_only=True, eq=False)
class Wish(Aggregate):
    """One wish about one worker, in the words of whoever asked. Open until they have been told the answer."""

    kind: ClassVar[str] = "wish"
    child_id: UUID
    about_worker_id: UUID
    asked_on: date
    asked_by: AskedBy
    asked_by_name: str | None = None
    words: str
    answer: WishAnswer | None = None
    answer_reason: str | None = None
    answered_by: UUID | None = None
    answered_on: date | None = None
    told_on: date | None = None
    told_how: str | None = None
    withdrawn_on: date | None = None
    withdrawn_because: str | None = None

    @property
    def subjects(self) -> frozenset[UUID]:
        """The child whose worker it is about."""
        return frozenset({self.child_id})

    @property
    def is_open(self) -> bool:
        """Whether somebody still waits for an answer, or to hear it."""
        return self.told_on is None and self.withdrawn_on is None

    @classmethod
    def ask(
        cls, *, id: UUID, child_id: UUID, about_worker_id: UUID, asked_on: date, asked_by: AskedBy,
        asked_by_name: str | None, words: str, by: By,
    ) -> Self:  # fmt: skip
        """Somebody asks for another worker; write it down as they said it."""
        wish = cls(
            id=id, child_id=child_id, about_worker_id=about_worker_id, asked_on=asked_on, asked_by=asked_by,
            asked_by_name=asked_by_name, words=words,
        )  # fmt: skip
        wish._check_day("/asked_on", asked_on, asked_on, by)
        wish.note("asked", by, asked_by=asked_by, about_worker_id=about_worker_id, asked_on=asked_on)
        return wish

    def give_answer(self, answer: WishAnswer, *, reason: str, by: By) -> None:
        """A manager decides, never the worker whom it is about, and says why in words the asker can be told."""
        self._check_open()
        if self.answer:
            raise RuleBroken("This has been answered already. Tell them the answer.", "answered")
        if by.actor_id == self.about_worker_id:
            raise RuleBroken("Somebody else answers: this is about you.", "about-you")
        self.answer, self.answer_reason = answer, reason
        self.answered_by, self.answered_on = by.actor_id, london_date(by.at)
        self.note("answered", by, reason=reason, answer=answer)

    def tell(self, *, on: date, how: str, by: By) -> None:
        """Whoever asked has been told the answer."""
        self._check_open()
        if self.answered_on is None:
            raise RuleBroken("There is no answer yet that they could be told.", "not-answered")
        self._check_day("/on", on, self.answered_on, by)
        self.told_on, self.told_how = on, how
        self.note("told", by, on=on)

    def withdraw(self, *, reason: str, by: By) -> None:
        """Whoever asked does not want it any more."""
        self._check_open()
        self.withdrawn_on, self.withdrawn_because = london_date(by.at), reason
        self.note("withdrawn", by, reason=reason)

    def _check_open(self) -> None:
        if not self.is_open:
            raise RuleBroken("They have been told the answer, or do not want it any more.", "wish-closed")

    @staticmethod
    def _check_day(pointer: str, on: date, earliest: date, by: By) -> None:
        if on > london_date(by.at):
            raise Invalid(pointer, "This day is in the future.")
        if on < earliest:
            raise Invalid(pointer, "This is before it was answered.")
