"""One run of a statutory return: who asked for it, what was counted, what stood in the way, and whether it was sent.

The files are kept exactly as they were made, beside the record (persistence/submission.py); here are their names and
hashes. Children are named by their reference number, never by name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.errors import Invalid, RuleBroken
from domain.returns.frame import ReturnName, Year


class SubmissionState(StrEnum):
    """`ASKED`: it is being made. `FAILED`: there is no file. `SENT`: the department has it."""

    ASKED = "asked"
    MADE = "made"
    FAILED = "failed"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionOmission:
    """A child left out by their number, and why: whoever reads the file later must know that it is not whole."""

    id: UUID
    reference: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionModule:
    """How many of a module are in the files; `held`: in the record, counted another way, None where nobody counts."""

    id: UUID
    name: str
    written: int
    held: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionFile:
    """A file as it was made; `size` in bytes."""

    id: UUID
    name: str
    size: int
    sha256: str


@dataclass(slots=True, kw_only=True, eq=False)
class Submission(Aggregate):
    """One run. `serial` counts the runs of one return and year; `before_id`: the run that this one is held against.

    `known_on`: made from what was known at the end of that past day. `children`, `problems`, `stopping`: how many
    children are in it, how many problems were found, and how many of those stood in the way of a file.
    """

    kind: ClassVar[str] = "submission"
    state: SubmissionState = SubmissionState.ASKED
    return_name: ReturnName
    year: str
    authority: str
    serial: int
    known_on: date | None = None
    before_id: UUID | None = None
    asked_by: UUID
    asked_at: datetime
    finished_at: datetime | None = None
    failed_because: str | None = None
    children: int | None = None
    problems: int | None = None
    stopping: int | None = None
    sent_on: date | None = None
    sent_by: UUID | None = None
    receipt: str | None = None
    withdrawn_because: str | None = None
    omissions: tuple[SubmissionOmission, ...] = ()
    modules: tuple[SubmissionModule, ...] = ()
    files: tuple[SubmissionFile, ...] = ()

    @classmethod
    def ask(cls, *, by: By, **facts: Any) -> Self:
        """Somebody asks for a run. Raises `Invalid` for a year whose codes are not known, or a day not over."""
        submission = cls(asked_by=by.actor_id, asked_at=by.at, **facts)
        year = Year.named(submission.year)
        if year.begins > london_date(by.at):
            raise Invalid("/year", "This year has not begun.")
        if submission.known_on and submission.known_on >= london_date(by.at):
            raise Invalid("/known_on", "Choose a day that is over.")
        left_out = [each.reference for each in submission.omissions]
        if len(set(left_out)) < len(left_out):
            raise Invalid("/omissions", "Name each child once.")
        submission.note("asked", by, return_name=submission.return_name, year=submission.year, serial=submission.serial)
        return submission

    def finish(
        self, *, modules: Sequence[SubmissionModule], files: Sequence[SubmissionFile], children: int, problems: int,
        stopping: int, before_id: UUID | None, by: By,
    ) -> None:  # fmt: skip
        """It is made; or, where something stood in the way, there is no file and the problems say of whom."""
        self._must_be(SubmissionState.ASKED)
        self.modules, self.files, self.children = tuple(modules), tuple(files), children
        self.problems, self.stopping, self.before_id, self.finished_at = problems, stopping, before_id, by.at
        if stopping:
            self.state = SubmissionState.FAILED
            self.failed_because = "There are children whose records must be mended first, or who must be left out."
            self.note("failed", by, problems=problems, stopping=stopping)
        else:
            self.state = SubmissionState.MADE
            self.note("made", by, children=children, problems=problems)

    def fail(self, because: str, *, by: By) -> None:
        """It could not be made at all."""
        self._must_be(SubmissionState.ASKED)
        self.state, self.failed_because, self.finished_at = SubmissionState.FAILED, because, by.at
        self.note("failed", by, reason=because)

    def send(self, *, on: date, receipt: str, by: By) -> None:
        """The department has it: on which day, and under which number it said so."""
        self._must_be(SubmissionState.MADE)
        if on > london_date(by.at):
            raise Invalid("/on", "This day is in the future.")
        if self.finished_at and on < london_date(self.finished_at):
            raise Invalid("/on", "It was not made yet on that day.")
        self.state, self.sent_on, self.sent_by, self.receipt = SubmissionState.SENT, on, by.actor_id, receipt
        self.note("sent", by, on=on, receipt=receipt)

    def withdraw(self, because: str, *, by: By) -> None:
        """It is not to be used, whether it was sent or not. What was made is kept."""
        if self.state not in {SubmissionState.MADE, SubmissionState.SENT}:
            raise RuleBroken("Only a run with files can be withdrawn.", "other-state")
        self.state, self.withdrawn_because = SubmissionState.WITHDRAWN, because
        self.note("withdrawn", by, reason=because)

    def _must_be(self, state: SubmissionState) -> None:
        if self.state is not state:
            raise RuleBroken("This run is at another point. Load the page again.", "other-state")
