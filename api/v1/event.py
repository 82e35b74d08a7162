"""Significant events: told, corrected, updated, analysed, ended."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, Flag, In, Text, Word, out
from domain.event import Event, EventKind, EventPerson, EventUpdate
from domain.policy import Permission
from persistence.event import Events

router = APIRouter(prefix="/events", tags=["event"])


class EventPersonIn(In):
    """Somebody in whose life it happened, and what was particular to them."""

    id: UUID
    person_id: UUID
    particular: Text | None = None


class EventFactsIn(In):
    """What happened, when, in whose life, and who says so. `until` is the day it was over."""

    on: Day
    until: Day | None = None
    on_estimated: Flag = False
    words: Text
    event_kind: EventKind
    source: Word
    people: Annotated[tuple[EventPersonIn, ...], Field(min_length=1, max_length=20)]


class EventIn(EventFactsIn):
    """A new event. `record_id` and `ledger_seq` say what it was picked from, where it is recorded already."""

    id: UUID
    analysis: Text | None = None
    in_court: Flag = False
    record_id: UUID | None = None
    ledger_seq: Annotated[int | None, Field(strict=True, ge=1, lt=2**63)] = None


class EventCorrectionIn(EventFactsIn):
    """The facts as they should have been, and why they were wrong."""

    reason: Text


class EventUpdateIn(In):
    """How it went on, from a day; `until` where it is over now."""

    id: UUID
    on: Day
    words: Text
    until: Day | None = None


class EventAnalysisIn(In):
    """Why it matters, in one or two sentences, and whether it belongs in the chronology for a court."""

    analysis: Text | None = None
    in_court: Flag


class ReasonIn(In):
    """Why."""

    reason: Text


def _facts(body: EventFactsIn) -> dict[str, Any]:
    return {
        "on": body.on, "until": body.until, "on_estimated": body.on_estimated, "words": body.words,
        "event_kind": body.event_kind, "source": body.source,
        "people": tuple(EventPerson(**each.model_dump()) for each in body.people),
    }  # fmt: skip


@router.post(
    "", operation_id="event.tell", status_code=201, response_model=out(Event), **guarded(Permission.EVENT_RECORD, 409)
)
async def tell(body: EventIn, work: Work) -> JSON:
    """Tell a significant event, new or picked from what is recorded."""
    event = Event.tell(
        id=body.id, analysis=body.analysis, in_court=body.in_court, record_id=body.record_id,
        ledger_seq=body.ledger_seq, by=work.by, **_facts(body),
    )  # fmt: skip
    await work.require_people(set(event.subjects))
    if event.record_id:
        await work.events.require_source(event.record_id, event.ledger_seq, event.subjects)
    return await created(work.events, event)


@router.get("/{id:uuid}", operation_id="event.read", response_model=out(Event), **guarded(Permission.EVENT_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One significant event."""
    return answer(await Events(read).read(id))


@router.post(
    "/{id:uuid}/correct", operation_id="event.correct", response_model=out(Event),
    **guarded(Permission.EVENT_RECORD, *CHANGES),
)  # fmt: skip
async def correct(id: UUID, body: EventCorrectionIn, work: Work, version: IfMatch) -> JSON:
    """It was wrong: put it right, with why. What it said before stays in the history."""
    event = await work.events.get(id, version)
    event.correct(reason=body.reason, by=work.by, **_facts(body))
    await work.require_people(set(event.subjects))
    return await changed(work.events, event)


@router.post(
    "/{id:uuid}/update", operation_id="event.update", response_model=out(Event),
    **guarded(Permission.EVENT_RECORD, *CHANGES),
)  # fmt: skip
async def update(id: UUID, body: EventUpdateIn, work: Work, version: IfMatch) -> JSON:
    """It has gone on: new words from a day."""
    event = await work.events.get(id, version)
    event.update(EventUpdate(id=body.id, on=body.on, words=body.words), until=body.until, by=work.by)
    return await changed(work.events, event)


@router.post(
    "/{id:uuid}/analyse", operation_id="event.analyse", response_model=out(Event),
    **guarded(Permission.EVENT_RECORD, *CHANGES),
)  # fmt: skip
async def analyse(id: UUID, body: EventAnalysisIn, work: Work, version: IfMatch) -> JSON:
    """Say why it matters."""
    event = await work.events.get(id, version)
    event.analyse(analysis=body.analysis, in_court=body.in_court, by=work.by)
    return await changed(work.events, event)


@router.post(
    "/{id:uuid}/end", operation_id="event.end", response_model=out(Event),
    **guarded(Permission.EVENT_RECORD, *CHANGES),
)  # fmt: skip
async def end(id: UUID, body: ReasonIn, work: Work, version: IfMatch) -> JSON:
    """It no longer counts: it leaves the chronology and stays in the history."""
    event = await work.events.get(id, version)
    event.end(reason=body.reason, by=work.by)
    return await changed(work.events, event)
