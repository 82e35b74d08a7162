"""Going together: a worker asks the pod for a second worker on a visit, with a purpose; somebody says yes (S14)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.errors import Invalid, RuleBroken
from domain.visit import Visit, VisitState


class AccompanimentState(StrEnum):
    """Asked for, promised by a colleague, done; or no longer needed."""

    ASKED = "asked"
    AGREED = "agreed"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class CompanyPurpose(StrEnum):
    """What the second worker comes for."""

    SUPPORT = "support"
    MODELLING = "modelling"
    SHADOWING = "shadowing"
    OBSERVATION = "observation"


@dataclass(slots=True, kw_only=True, eq=False)
class Accompaniment(Aggregate):
    """One request, about the children whom the visit is for. Who may come near the children may answer it."""

    kind: ClassVar[str] = "accompaniment"
    child_ids: tuple[UUID, ...]
    asked_by: UUID
    purpose: CompanyPurpose
    wanted_for: datetime
    words: str | None = None
    state: AccompanimentState = AccompanimentState.ASKED
    companion_id: UUID | None = None
    visit_id: UUID | None = None
    withdrawn_because: str | None = None

    @property
    def subjects(self) -> frozenset[UUID]:
        """The children."""
        return frozenset(self.child_ids)

    @classmethod
    def ask(
        cls, *, id: UUID, child_ids: tuple[UUID, ...], purpose: CompanyPurpose, wanted_for: datetime,
        words: str | None, by: By,
    ) -> Self:  # fmt: skip
        """The worker who acts would like company."""
        if len(set(child_ids)) < len(child_ids) or not child_ids:
            raise Invalid("/child_ids", "Name each child once, and at least one.")
        made = cls(
            id=id, child_ids=child_ids, asked_by=by.actor_id, purpose=purpose, wanted_for=wanted_for, words=words
        )
        made.note("asked", by, purpose=purpose, wanted_for=wanted_for)
        return made

    def agree(self, *, by: By) -> None:
        """A colleague says: I come with you."""
        self._must_be(AccompanimentState.ASKED)
        if by.actor_id == self.asked_by:
            raise RuleBroken("A colleague says yes, not the one who asks.", "own-request")
        self.state, self.companion_id = AccompanimentState.AGREED, by.actor_id
        self.note("agreed", by, worker_id=by.actor_id)

    def finish(self, visit: Visit, *, by: By) -> None:
        """They went: the visit that was made is linked."""
        self._must_be(AccompanimentState.AGREED)
        if by.actor_id not in {self.asked_by, self.companion_id}:
            raise RuleBroken("One of the two who went says so.", "not-yours")
        if visit.state is not VisitState.MADE or not visit.subjects & self.subjects:
            raise Invalid("/visit_id", "Choose a visit to these children that was made.")
        self.state, self.visit_id = AccompanimentState.DONE, visit.id
        self.note("done", by, occurred_at=visit.made_at, visit_id=visit.id)

    def withdraw(self, *, reason: str, by: By) -> None:
        """No longer needed, or no longer possible."""
        if self.state not in {AccompanimentState.ASKED, AccompanimentState.AGREED}:
            raise RuleBroken("This is over.", "over")
        if by.actor_id not in {self.asked_by, self.companion_id}:
            raise RuleBroken("One of the two says so.", "not-yours")
        self.state, self.withdrawn_because = AccompanimentState.WITHDRAWN, reason
        self.note("withdrawn", by, reason=reason)

    def _must_be(self, state: AccompanimentState) -> None:
        if self.state is not state:
            raise RuleBroken("This request has gone on since: look at it again.", "not-now")
