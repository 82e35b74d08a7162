"""A worker: a member of staff, or of a partner's staff placed here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.errors import Invalid, RuleBroken
from domain.policy import Role


class Specialism(StrEnum):
    """What a worker knows especially well (S17, S58): used to suggest who might fit a child."""

    YOUTH_JUSTICE = "youth_justice"
    PARENTING_ASSESSMENT = "parenting_assessment"
    PRE_BIRTH = "pre_birth"
    MOTIVATIONAL_INTERVIEWING = "motivational_interviewing"
    NO_RECOURSE = "no_recourse_to_public_funds"
    UNACCOMPANIED = "unaccompanied_young_people"
    DOMESTIC_ABUSE = "domestic_abuse"
    DISABILITY = "disability"
    LEAVING_CARE = "leaving_care"


@dataclass(slots=True, kw_only=True, eq=False)
class Worker(Aggregate):
    """One person's post. `fte` is 1.0 for full time (0 < fte <= 1); `employer_id` is a partner agency's id."""

    kind: ClassVar[str] = "worker"
    given: str
    family: str
    email: str
    role: Role
    post: str
    fte: float
    specialisms: tuple[Specialism, ...] = ()
    languages: tuple[str, ...] = ()
    registration_number: str | None = None
    employer_id: UUID | None = None
    agency_worker: bool = False
    joined_on: date
    left_on: date | None = None

    @classmethod
    def join(cls, *, by: By, **facts: Any) -> Self:
        """A worker takes up a post."""
        worker = cls(**facts)
        worker.email = worker.email.strip().lower()
        worker._check_post()
        worker.note("joined", by, role=worker.role, post=worker.post)
        return worker

    def take_post(self, *, role: Role, post: str, fte: float, by: By) -> None:
        """The worker moves to another post or other hours."""
        self._check_here()
        self.role, self.post, self.fte = role, post, fte
        self._check_post()
        self.note("took_post", by, role=role, post=post, fte=fte)

    def develop(self, *, specialisms: tuple[Specialism, ...], languages: tuple[str, ...], by: By) -> None:
        """What the worker is especially good at, and which languages they work in."""
        self._check_here()
        self.specialisms, self.languages = specialisms, languages
        self.note("developed", by)

    def leave(self, *, on: date, by: By) -> None:
        """The worker's last day. Their children show as unallocated until somebody decides who is next."""
        self._check_here()
        if on < self.joined_on:
            raise Invalid("/on", "The last day cannot be before the first day.")
        self.left_on = on
        self.note("left", by, on=on)

    def _check_here(self) -> None:
        if self.left_on:
            raise RuleBroken("This worker has left. Register them again if they have come back.", "worker-left")

    def _check_post(self) -> None:
        if not 0 < self.fte <= 1:
            raise Invalid("/fte", "Full-time equivalent is more than 0 and at most 1.")
        if self.role in {Role.AGENCY, Role.SYSTEM}:
            raise Invalid("/role", "This is not a post that a worker can hold.")
