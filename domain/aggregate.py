"""What every record has in common: an identity, a version, and what has just changed.

A change is made by a verb of the aggregate. The verb checks the rule, changes the state and
notes exactly one `Change`; the ledger later keeps that note beside the whole state.

Dated facts have `since`, the first day they hold, and `until`, the first day they no longer do (None: still true).
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import wraps
from typing import Any, ClassVar, TypeVar, cast
from uuid import UUID

from domain.errors import DomainError

V = TypeVar("V", bound=Callable[..., None])


@dataclass(frozen=True, slots=True)
class By:
    """Who acts and at what moment. Verbs are given it; nothing in the domain asks the time."""

    actor_id: UUID
    acting_as: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to one record: `type` is "<kind>.<verb in the past>"."""

    type: str
    version: int
    by: By
    occurred_at: datetime
    reason: str | None
    facts: dict[str, Any]


@dataclass(slots=True, kw_only=True, eq=False)
class Aggregate:
    """The base of all records. Its fields are its state; `version` counts the changes made to it."""

    kind: ClassVar[str]
    private: ClassVar[frozenset[str]] = frozenset()  # fields that the ledger does not keep: only the record's own table
    id: UUID
    version: int = field(default=0, init=False)
    changes: list[Change] = field(default_factory=list, init=False, repr=False)

    @property
    def subjects(self) -> frozenset[UUID]:
        """The people this record is about; who may come near it follows from them."""
        return frozenset()

    @property
    def circle(self) -> frozenset[UUID]:
        """The workers who alone may come near a record about themselves (persistence/access.py, CIRCLED)."""
        return frozenset()

    managed: ClassVar[Any] = None  # a property where one of the circle has a manager who may come near too

    @property
    def agency_id(self) -> UUID | None:
        """The partner agency that sent this record, where one did."""
        return None

    def note(
        self, verb: str, by: By, *, occurred_at: datetime | None = None, reason: str | None = None, **facts: Any
    ) -> None:
        """Note that `verb` has happened; `occurred_at` is when in the world, if not now."""
        self.version += 1
        self.changes.append(Change(f"{self.kind}.{verb}", self.version, by, occurred_at or by.at, reason, facts))


def whole(verb: V) -> V:
    """A verb that changes first and checks what came of it: refused, it leaves the record as it was."""

    @wraps(verb)
    def tried(self: Aggregate, *arguments: Any, **facts: Any) -> None:
        before = {each.name: getattr(self, each.name) for each in fields(self)}
        try:
            verb(self, *arguments, **facts)
        except DomainError:
            for name, value in before.items():
                setattr(self, name, value)
            raise

    return cast("V", tried)
