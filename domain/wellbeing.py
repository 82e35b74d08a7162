"""How somebody is: the part of a personal supervision that its two people see, and nobody else (S46, trap 28).

A record of its own, because who may see something ends where a record ends. Its words are kept in one column of one
table: neither the ledger nor anything made from it has them (docs/decisions/0008).
"""

from dataclasses import dataclass
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.errors import RuleBroken
from domain.personal import Personal


@dataclass(slots=True, kw_only=True, eq=False)
class Wellbeing(Aggregate):
    """What the two of one supervision wrote about how they are; `words` None: erased."""

    kind: ClassVar[str] = "wellbeing"
    private: ClassVar[frozenset[str]] = frozenset({"words"})
    personal_id: UUID
    supervisor_id: UUID
    supervisee_id: UUID
    words: str | None

    @property
    def circle(self) -> frozenset[UUID]:
        """The two, without any manager: `managed` stays nobody."""
        return frozenset({self.supervisor_id, self.supervisee_id})

    @classmethod
    def write(cls, supervision: Personal, *, id: UUID, words: str, by: By) -> Self:
        """The first words, by one of the two."""
        made = cls(
            id=id, personal_id=supervision.id, supervisor_id=supervision.supervisor_id,
            supervisee_id=supervision.supervisee_id, words=words,
        )  # fmt: skip
        made._must_be_one_of_the_two(by)
        made.note("written", by)
        return made

    def rewrite(self, *, words: str, by: By) -> None:
        """Other words instead. The old ones are gone: this is a talk and not a record of anybody's work."""
        self._must_be_one_of_the_two(by)
        self.words = words
        self.note("rewritten", by)

    def erase(self, *, by: By) -> None:
        """Either of the two takes the words away."""
        self._must_be_one_of_the_two(by)
        if self.words is None:
            raise RuleBroken("There is nothing left to erase.", "erased")
        self.words = None
        self.note("erased", by)

    def _must_be_one_of_the_two(self, by: By) -> None:
        if by.actor_id not in self.circle:
            raise RuleBroken("Only the two who meet write here.", "not-yours")
