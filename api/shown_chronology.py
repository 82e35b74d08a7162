"""What the chronology shows: the answer of `persistence/views/chronology.py`."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from domain.event import EventKind


class ChronologyPerson(BaseModel):
    """Somebody whose chronology is shown."""

    id: UUID
    name: str | None
    date_of_birth: date | None


class KindCount(BaseModel):
    """How many entries are of one word, whatever is filtered."""

    kind: str
    count: int


class ChronologyHead(BaseModel):
    """Whose chronology it is, who else is in the family, how many entries match, and from which day to which."""

    people: list[ChronologyPerson]
    family: list[ChronologyPerson]
    count: int
    first_on: date | None
    last_on: date | None
    kinds: list[KindCount]


class EventPersonShown(BaseModel):
    """Somebody in whose life an event happened."""

    person_id: UUID
    particular: str | None


class EventShown(BaseModel):
    """What an entry that is a significant event says besides; `is_update`: how one that began earlier has gone on."""

    version: int
    event_kind: EventKind
    words: str
    is_update: bool
    until: date | None
    on_estimated: bool
    analysis: str | None
    source: str
    in_court: bool
    from_record_id: UUID | None
    from_kind: str | None
    corrected_on: date | None
    people: list[EventPersonShown]


class ChronologyEntry(BaseModel):
    """One thing that happened: on which day, recorded when, `replaced` by a later account.

    `about`: the person and the children of their families whom it is about, whether shown or not.
    """

    key: str
    kind: str
    type: str
    record_id: UUID
    seq: int | None
    on: date
    occurred_at: datetime
    recorded_at: datetime
    about: list[UUID]
    actor_name: str | None
    acting_as: str
    reason: str | None
    facts: dict[str, Any]
    replaced: bool
    event: EventShown | None


class ChronologyPage(BaseModel):
    """A chronology, the latest first."""

    head: ChronologyHead
    items: list[ChronologyEntry]
    next: str | None
