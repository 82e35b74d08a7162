"""A worker: a member of staff, or of a partner's staff placed here."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import add_months
from domain.errors import Invalid, RuleBroken
from domain.policy import Role

FULL_WEEK = 100


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


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerDuty:
    """Points of a full week (0 to 100) for a duty besides children, such as teaching a newly qualified worker."""

    id: UUID
    points: float
    words: str
    since: date
    until: date | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Worker(Aggregate):
    """One person's post. `fte` is 1.0 for full time (0 < fte <= 1); `employer_id` is a partner agency's id.

    `first_year_since` and `first_year_until`: the assessed and supported year in employment (ASYE).
    """

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
    first_year_since: date | None = None
    first_year_until: date | None = None
    duties: tuple[WorkerDuty, ...] = ()

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

    def begin_first_year(self, *, since: date, until: date, by: By) -> None:
        """The assessed and supported year (ASYE), or its dates anew: twelve months at least, longer for part-time."""
        self._check_here()
        if until < add_months(since, 12):
            raise Invalid("/until", "The first year lasts twelve months at least.")
        self.first_year_since, self.first_year_until = since, until
        self.note("began_first_year", by, since=since, until=until)

    def take_on(self, duty: WorkerDuty, *, by: By) -> None:
        """The worker takes on a duty besides children, which leaves less room for them."""
        self._check_here()
        if not 0 < duty.points <= FULL_WEEK:
            raise Invalid("/points", "Points of a full week: more than 0 and at most 100.")
        if duty.until and duty.until <= duty.since:
            raise Invalid("/until", "It ends after it began.")
        self.duties = (*self.duties, duty)
        self.note("took_on", by, reason=duty.words, points=duty.points, since=duty.since)

    def put_down(self, duty_id: UUID, *, until: date, by: By) -> None:
        """The duty ends: `until` is the first day without it."""
        duty = next((each for each in self.duties if each.id == duty_id and each.until is None), None)
        if duty is None:
            raise RuleBroken("This duty has ended already.", "duty-ended")
        if until < duty.since:
            raise Invalid("/until", "It cannot end before it began.")
        self.duties = tuple(replace(each, until=until) if each is duty else each for each in self.duties)
        self.note("put_down", by, duty_id=duty_id, until=until)

    def _check_here(self) -> None:
        if self.left_on:
            raise RuleBroken("This worker has left. Register them again if they have come back.", "worker-left")

    def _check_post(self) -> None:
        if not 0 < self.fte <= 1:
            raise Invalid("/fte", "Full-time equivalent is more than 0 and at most 1.")
        if self.role in {Role.AGENCY, Role.SYSTEM}:
            raise Invalid("/role", "This is not a post that a worker can hold.")
        if self.role is Role.AGENCY_USER and self.employer_id is None:
            raise Invalid("/employer_id", "Say for which partner agency this person works.")
