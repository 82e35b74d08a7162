"""What is shared about children with one partner agency, for one purpose, on what basis; and what was not, and why.

Every decision to share or not is written down: what, with whom, when, the basis and the reason (domain.md 6.2).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken


class ShareState(StrEnum):
    """Shared (while its days last), refused, or ended before its time."""

    SHARED = "shared"
    REFUSED = "refused"
    ENDED = "ended"


class Purpose(StrEnum):
    """What the agency may use it for; a document shared for one purpose is not read for another."""

    PLAN = "plan"
    SAFETY = "safety"
    LEARNING = "learning"
    HEALTH = "health"


class Basis(StrEnum):
    """Why we may share: the family agreed, a child must be kept safe, or a law requires it."""

    AGREED = "agreed"
    SAFEGUARDING = "safeguarding"
    LEGAL_DUTY = "legal_duty"


class Refusal(StrEnum):
    """Why we did not share (section 16LA Children Act 2004: unless more harmful to the child)."""

    MORE_HARMFUL = "more_harmful"
    NOT_NEEDED = "not_needed"
    NOT_AGREED = "not_agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareChild:
    """One child about whom it is."""

    id: UUID
    child_id: UUID


@dataclass(slots=True, kw_only=True, eq=False)
class Share(Aggregate):
    """One decision about sharing. `since` inclusive, `until` exclusive (None: until it is ended)."""

    kind: ClassVar[str] = "share"
    state: ShareState
    to_agency_id: UUID
    purpose: Purpose
    what: str
    basis: Basis | None = None
    refusal: Refusal | None = None
    reason: str
    since: date
    until: date | None = None
    ended_because: str | None = None
    children: tuple[ShareChild, ...]

    @property
    def subjects(self) -> frozenset[UUID]:
        """The children about whom it is."""
        return frozenset(child.child_id for child in self.children)

    @classmethod
    def give(cls, *, id: UUID, since: date, by: By, **facts: Any) -> Self:
        """From a day on, an agency may read what is shared about these children for this purpose."""
        share = cls(id=id, state=ShareState.SHARED, since=since, **facts)
        share._check_children()
        if share.basis is None:
            raise Invalid("/basis", "Say on what basis this is shared.")
        if share.until and share.until <= max(since, london_date(by.at)):
            raise Invalid("/until", "Sharing ends on a day still to come, after it began.")
        share.note("given", by, reason=share.reason, basis=share.basis, purpose=share.purpose,
                   to_agency_id=share.to_agency_id)  # fmt: skip
        return share

    @classmethod
    def refuse(cls, *, id: UUID, by: By, **facts: Any) -> Self:
        """It was asked or thought of, and we did not share: the reason stays on the record."""
        share = cls(id=id, state=ShareState.REFUSED, since=london_date(by.at), **facts)
        share._check_children()
        share.note("refused", by, reason=share.reason, refusal=share.refusal, purpose=share.purpose,
                   to_agency_id=share.to_agency_id)  # fmt: skip
        return share

    def end(self, *, reason: str, by: By) -> None:
        """From this moment the agency reads nothing under it."""
        today = london_date(by.at)
        if self.state is not ShareState.SHARED or (self.until and self.until <= today):
            raise RuleBroken("Nothing is shared under this any more.", "share-over")
        self.state, self.until, self.ended_because = ShareState.ENDED, max(today, self.since), reason
        self.note("ended", by, reason=reason, to_agency_id=self.to_agency_id)

    def _check_children(self) -> None:
        if not self.children:
            raise Invalid("/children", "Name at least one child.")
        if len(self.subjects) < len(self.children):
            raise Invalid("/children", "Name each child once.")
