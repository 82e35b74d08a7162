"""A load: a caseload that comes in from another system, tried first, and taken back where it was wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.errors import Invalid, RuleBroken


class LoadState(StrEnum):
    """Read and tried by the server; stopped at codes nobody has mapped; tried; taken in; taken back; or unreadable."""

    READING = "reading"
    UNMAPPED = "unmapped"
    TRIED = "tried"
    LOADING = "loading"
    LOADED = "loaded"
    UNDOING = "undoing"
    UNDONE = "undone"
    FAILED = "failed"


AT_WORK = frozenset({LoadState.READING, LoadState.LOADING, LoadState.UNDOING})
"""While the server is at it."""


class LoadSource(StrEnum):
    """The form of the files: the Standard Safeguarding Dataset as CSV, or CIN census files."""

    SSD = "ssd"
    CIN = "cin"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadFile:
    """A file as it came; `size` in bytes."""

    id: UUID
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadObject:
    """The reconciliation of one object: read = loaded + there already + refused.

    `ignored`: columns that are not taken though they have values, with how many rows have one.
    """

    id: UUID
    name: str
    read: int
    loaded: int = 0
    same: int = 0
    refused: int = 0
    ignored: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadCode:
    """A code of the other system that is none of ours: where, how often, in which line first, and what it is here."""

    id: UUID
    object: str
    field: str
    code: str
    count: int
    first_line: int
    choices: tuple[str, ...] = ()
    becomes: str | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Load(Aggregate):
    """One load. `system` is what the other system is called: ids follow from it, so a second load makes no second child.

    `serial` counts the loads of a system; `undone_before` how many of them had been taken back when this one was begun.
    """

    kind: ClassVar[str] = "load"
    system: str
    source: LoadSource
    state: LoadState = LoadState.READING
    serial: int
    undone_before: int = 0
    asked_by: UUID
    asked_at: datetime
    tried_at: datetime | None = None
    loaded_at: datetime | None = None
    undone_at: datetime | None = None
    undone_because: str | None = None
    failed_because: str | None = None
    people: int | None = None
    besides: int | None = None
    files: tuple[LoadFile, ...] = ()
    objects: tuple[LoadObject, ...] = ()
    codes: tuple[LoadCode, ...] = ()

    @classmethod
    def begin(cls, *, files: Sequence[LoadFile], by: By, **facts: Any) -> Self:
        """Files have come. They are read and tried before anything is recorded."""
        if not files:
            raise Invalid("/content", "There is no file in it.")
        load = cls(files=tuple(files), asked_by=by.actor_id, asked_at=by.at, **facts)
        load.note("begun", by, system=load.system, source=load.source, files=len(load.files))
        return load

    @property
    def unmapped(self) -> tuple[LoadCode, ...]:
        """The codes of which nobody has said what they are here."""
        return tuple(each for each in self.codes if each.becomes is None)

    def stop(self, codes: Sequence[LoadCode], objects: Sequence[LoadObject], *, by: By) -> None:
        """Somebody must say first what these codes are here."""
        self._must_be(LoadState.READING)
        self.codes, self.objects, self.state = tuple(codes), tuple(objects), LoadState.UNMAPPED
        self.note("stopped", by, codes=len(self.unmapped))

    def map(self, becomes: Mapping[UUID, str], *, by: By) -> None:
        """Say what codes are here. When all are known, the files are tried again."""
        self._must_be(LoadState.UNMAPPED, LoadState.TRIED)
        known = {each.id: each for each in self.codes}
        for place, (id, code) in enumerate(becomes.items()):
            if id not in known or code not in known[id].choices:
                raise Invalid(f"/codes/{place}/becomes", "Choose one of the codes that this field has here.")
        self.codes = tuple(replace(each, becomes=becomes.get(each.id, each.becomes)) for each in self.codes)
        self.state = LoadState.UNMAPPED if self.unmapped else LoadState.READING
        self.note("mapped", by, codes=len(becomes))

    def tell(
        self, objects: Sequence[LoadObject], codes: Sequence[LoadCode], *, people: int, besides: int, by: By
    ) -> None:
        """It was tried: this is what would be recorded and what would be refused."""
        self._must_be(LoadState.READING)
        self.objects, self.codes, self.people, self.besides = tuple(objects), tuple(codes), people, besides
        self.state, self.tried_at = LoadState.TRIED, by.at
        self.note("tried", by, read=sum(each.read for each in objects), refused=sum(each.refused for each in objects))

    def confirm(self, *, by: By) -> None:
        """Somebody has looked at what would happen and wants it; or wants what broke off to go on."""
        self._must_be(LoadState.TRIED, *self._broken_off)
        self.state, self.failed_because = LoadState.LOADING, None
        self.note("confirmed", by)

    def finish(self, objects: Sequence[LoadObject], *, people: int, besides: int, by: By) -> None:
        """All of it has been recorded, or refused with a reason."""
        self._must_be(LoadState.LOADING)
        self.objects, self.people, self.besides = tuple(objects), people, besides
        self.state, self.loaded_at = LoadState.LOADED, by.at
        self.note("loaded", by, people=people, refused=sum(each.refused for each in objects))

    def undo(self, *, reason: str, by: By) -> None:
        """Take it back: it is as if it had never been, but for the log. Refused once anybody has gone on with it."""
        self._must_be(LoadState.LOADED, *self._broken_off)
        self.undone_because, self.state = reason, LoadState.UNDOING
        self.note("undo_asked", by, reason=reason)

    def undone(self, *, by: By) -> None:
        """It has been taken back."""
        self._must_be(LoadState.UNDOING)
        self.state, self.undone_at = LoadState.UNDONE, by.at
        self.note("undone", by)

    def keep(self, why: str, *, by: By) -> None:
        """It cannot be taken back any more."""
        self._must_be(LoadState.UNDOING)
        self.state, self.failed_because, self.undone_because = LoadState.LOADED, why, None
        self.note("kept", by, reason=why)

    def fail(self, why: str, *, by: By) -> None:
        """The files cannot be read, or what is read of them leads nowhere."""
        self._must_be(LoadState.READING, LoadState.LOADING)
        self.state, self.failed_because = LoadState.FAILED, why
        self.note("failed", by, reason=why)

    @property
    def _broken_off(self) -> tuple[LoadState, ...]:
        """What was tried and broke off while it was taken in can go on or be taken back; what was never tried, not."""
        return (LoadState.FAILED,) if self.tried_at else ()

    def _must_be(self, *states: LoadState) -> None:
        if self.state in AT_WORK and self.state not in states:
            raise RuleBroken("The server is still at it. Wait until it says what came of it.", "at-work")
        if self.state not in states:
            raise RuleBroken("This load is not at that point. Look at how it stands.", "other-state")
