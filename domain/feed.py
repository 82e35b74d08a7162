"""Another directory of services whose entries come into our catalogue: what its terms mean here, and each time (S6).

Its terms are never guessed: somebody who keeps the catalogue says what one means, and until then it is kept as unsaid.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.errors import Invalid, RuleBroken
from domain.need import Need
from domain.offer import WhoFor


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTerm:
    """A term of theirs. `key`: its id there. It means a need, or whom something is for, or neither yet."""

    id: UUID
    key: str
    name: str
    taxonomy: str | None = None
    need: Need | None = None
    who_for: WhoFor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRun:
    """What one time brought, in numbers of entries."""

    id: UUID
    at: datetime
    listed: int
    new: int
    changed: int
    gone: int
    back: int
    differing: int
    refused: int


@dataclass(slots=True, kw_only=True, eq=False)
class Feed(Aggregate):
    """One directory. `url`: where it is, None for one that comes as a file."""

    kind: ClassVar[str] = "feed"
    name: str
    url: str | None = None
    terms: tuple[FeedTerm, ...] = ()
    runs: tuple[FeedRun, ...] = ()

    @classmethod
    def enter(cls, *, by: By, **facts: Any) -> Self:
        """Somebody who keeps the catalogue names a directory to take entries from."""
        feed = cls(**facts)
        feed.note("entered", by, name=feed.name)
        return feed

    def keep_terms(self, seen: Iterable[FeedTerm], *, by: By) -> None:
        """Terms that were not known here are kept, and mean nothing yet."""
        known = {term.key for term in self.terms}
        fresh = tuple({term.key: term for term in seen if term.key not in known}.values())
        if fresh:
            self.terms = (*self.terms, *fresh)
            self.note("terms_kept", by, number=len(fresh))

    def say_term(self, term_id: UUID, *, need: Need | None, who_for: WhoFor | None, by: By) -> None:
        """Say what a term of theirs means here: a need, whom something is for, or neither."""
        if need is not None and who_for is not None:
            raise Invalid("/who_for", "A term means a need or whom something is for, not both.")
        if all(term.id != term_id for term in self.terms):
            raise RuleBroken("There is no such term in this directory.", "term-unknown")
        self.terms = tuple(
            replace(term, need=need, who_for=who_for) if term.id == term_id else term for term in self.terms
        )
        self.note("term_said", by, term_id=term_id, need=need, who_for=who_for)

    def note_run(self, run: FeedRun, *, by: By) -> None:
        """Its entries were taken over once more. A time that brought nothing new is not noted again."""
        self.runs = (*self.runs, run)
        self.note("taken", by, listed=run.listed, new=run.new, changed=run.changed, gone=run.gone, refused=run.refused)
