"""When a partner who holds the relationship saw or spoke with a child (S26): a teacher, a health visitor.

A word of its own and no visit: it counts as being in touch with the child, and never meets the statutory clock of the
social worker's visits.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.errors import Invalid


class SightingHow(StrEnum):
    """Whether they saw the child, or heard them."""

    SEEN = "seen"
    VIDEO = "video"
    TELEPHONE = "telephone"


@dataclass(slots=True, kw_only=True, eq=False)
class Sighting(Aggregate):
    """One time. `seen_by` and `seen_by_role` are the person's at the agency; `own_words` are the child's."""

    kind: ClassVar[str] = "sighting"
    child_id: UUID
    from_agency_id: UUID
    on: date
    how: SightingHow
    seen_by: str
    seen_by_role: str | None = None
    account: str
    own_words: str | None = None

    @property
    def subjects(self) -> frozenset[UUID]:
        """The child."""
        return frozenset({self.child_id})

    @property
    def agency_id(self) -> UUID:
        """The agency reads what it told us."""
        return self.from_agency_id

    @classmethod
    def tell(cls, *, by: By, **facts: Any) -> Self:
        """A partner tells us that it was in touch with a child."""
        sighting = cls(**facts)
        if sighting.on > london_date(by.at):
            raise Invalid("/on", "This day is in the future.")
        sighting.note("told", by, how=sighting.how, seen_by=sighting.seen_by, from_agency_id=sighting.from_agency_id)
        return sighting
