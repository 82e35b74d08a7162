"""One run of the Department's daily flow: who asked for it, how it went. What is sent is in domain/returns/daily.py."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.errors import RuleBroken


class DailyState(StrEnum):
    """How a run stands: waiting to begin, under way, at its end, or stopped before it with the reason."""

    ASKED = "asked"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How many children a run was about, and what came of it; `unsure`: no answer, so it is sent again."""

    children: int = 0
    unchanged: int = 0
    accepted: int = 0
    refused: int = 0
    held: int = 0
    purged: int = 0
    unsure: int = 0


@dataclass(slots=True, kw_only=True, eq=False)
class Daily(Aggregate):
    """One run; `full`: every child is sent whole, otherwise only what changed since it was last accepted."""

    kind: ClassVar[str] = "daily"
    full: bool
    state: DailyState = DailyState.ASKED
    asked_at: datetime
    ended_at: datetime | None = None
    children: int = 0
    unchanged: int = 0
    accepted: int = 0
    refused: int = 0
    held: int = 0
    purged: int = 0
    unsure: int = 0
    words: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it has not come to an end: a run that was cut off is, and goes on."""
        return self.state in {DailyState.ASKED, DailyState.RUNNING}

    @classmethod
    def ask(cls, *, id: UUID, full: bool, by: By) -> Self:
        """Ask for a run, by hand or because a day has passed."""
        asked = cls(id=id, full=full, asked_at=by.at)
        asked.note("asked", by, full=full)
        return asked

    def begin(self, *, by: By) -> None:
        """Begin, or go on after being cut off."""
        self._open()
        self.state = DailyState.RUNNING
        self.note("begun", by)

    def finish(self, figures: Figures, *, by: By) -> None:
        """Every child has been looked at, and what was to be sent has been."""
        self._end(DailyState.DONE, figures, by)
        self.note("finished", by, accepted=figures.accepted, refused=figures.refused)

    def stop(self, figures: Figures, words: str, *, by: By) -> None:
        """It cannot go on: what was not sent is sent by the run after this one."""
        self._end(DailyState.STOPPED, figures, by)
        self.words = words
        self.note("stopped", by, reason=words)

    def _end(self, state: DailyState, figures: Figures, by: By) -> None:
        self._open()
        self.state, self.ended_at = state, by.at
        for name in Figures.__slots__:
            setattr(self, name, getattr(figures, name))

    def _open(self) -> None:
        if not self.is_open:
            raise RuleBroken("This run has come to its end.", "run-ended")
