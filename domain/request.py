"""A request for information: the front door asks a partner agency about a child, why, and by when."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken
from domain.share import Basis


class RequestState(StrEnum):
    """Waiting for the agency, answered, declined by it with a reason, or no longer needed."""

    WAITING = "waiting"
    ANSWERED = "answered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(slots=True, kw_only=True, eq=False)
class Request(Aggregate):
    """One question to one agency. `about` names the child as the agency knows them: it is all that they are told."""

    kind: ClassVar[str] = "request"
    state: RequestState
    contact_id: UUID | None = None
    child_id: UUID | None = None
    of_agency_id: UUID
    about: str
    asked: str
    why: str
    basis: Basis
    by_when: date
    asked_at: datetime
    asked_by: UUID
    answer: str | None = None
    answered_at: datetime | None = None
    answered_by: str | None = None
    not_because: str | None = None

    @property
    def subjects(self) -> frozenset[UUID]:
        """The child, once somebody has said who it is."""
        return frozenset({self.child_id} if self.child_id else ())

    @property
    def agency_id(self) -> UUID:
        """The agency that is asked reads the question and its own answer."""
        return self.of_agency_id

    @classmethod
    def ask(cls, *, id: UUID, by: By, **facts: Any) -> Self:
        """An agency is asked what it knows of a child."""
        request = cls(id=id, state=RequestState.WAITING, asked_at=by.at, asked_by=by.actor_id, **facts)
        if request.contact_id is None and request.child_id is None:
            raise Invalid("/child_id", "Say which child, or which contact, this is about.")
        if request.by_when < london_date(by.at):
            raise Invalid("/by_when", "Give the agency until today or later.")
        request.note("asked", by, reason=request.why, basis=request.basis, of_agency_id=request.of_agency_id)
        return request

    def reply(self, *, words: str, name: str, by: By) -> None:
        """The agency says what it knows; `name` is who says so there."""
        self._check_waiting()
        self.state, self.answer = RequestState.ANSWERED, words
        self.answered_at, self.answered_by = by.at, name
        self.note("replied", by)

    def decline(self, *, reason: str, name: str, by: By) -> None:
        """The agency does not tell us, and says why."""
        self._check_waiting()
        self.state, self.not_because = RequestState.DECLINED, reason
        self.answered_at, self.answered_by = by.at, name
        self.note("declined", by, reason=reason)

    def withdraw(self, *, reason: str, by: By) -> None:
        """We need no answer any more."""
        self._check_waiting()
        self.state, self.not_because = RequestState.WITHDRAWN, reason
        self.note("withdrawn", by, reason=reason)

    def _check_waiting(self) -> None:
        if self.state is not RequestState.WAITING:
            raise RuleBroken("This request waits for no answer any more.", "request-closed")
