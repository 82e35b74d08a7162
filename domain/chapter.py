"""A chapter of a family's workbook: what one discipline writes, one text that goes on, with every version kept."""

from dataclasses import dataclass
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.discipline import Discipline
from domain.errors import Invalid
from domain.workbook import Workbook


@dataclass(slots=True, kw_only=True, eq=False)
class Chapter(Aggregate):
    """One text by one discipline; `worker_id` wrote it last."""

    kind: ClassVar[str] = "chapter"
    workbook_id: UUID
    child_ids: tuple[UUID, ...]
    discipline: Discipline
    worker_id: UUID
    words: str

    @property
    def subjects(self) -> frozenset[UUID]:
        """The family's children."""
        return frozenset(self.child_ids)

    @classmethod
    def begin(cls, workbook: Workbook, *, id: UUID, discipline: Discipline, words: str, by: By) -> Self:
        """A discipline writes for the first time."""
        made = cls(
            id=id, workbook_id=workbook.id, child_ids=workbook.child_ids, discipline=discipline,
            worker_id=by.actor_id, words=words,
        )  # fmt: skip
        made.note("begun", by, discipline=discipline)
        return made

    def write(self, *, words: str, by: By) -> None:
        """The text goes on. What it said before stays in the history."""
        if words == self.words:
            raise Invalid("/words", "Nothing has changed.")
        self.words, self.worker_id = words, by.actor_id
        self.note("written", by, discipline=self.discipline)
