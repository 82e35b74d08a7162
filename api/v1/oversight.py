"""Case oversight: what a manager saw in a child's record, what they think, and what must happen."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Text, out
from domain.oversight import Oversight, OversightAction
from domain.policy import Permission
from persistence.oversight import Oversights

router = APIRouter(prefix="/oversights", tags=["oversight"])


class OversightActionIn(In):
    """What must happen, by whom, by when."""

    id: UUID
    words: Text
    worker_id: UUID
    by_when: Day


class OversightNoteIn(In):
    """What was looked at and what the manager makes of it."""

    on: Day
    looked_at: Text
    thinks: Text
    actions: Annotated[tuple[OversightActionIn, ...], Field(max_length=30)] = ()


class OversightIn(OversightNoteIn):
    """A note on a child's record."""

    id: UUID
    child_id: UUID


class OversightDoneIn(In):
    """Which action was done, and when."""

    action_id: UUID
    on: Day


def _facts(body: OversightNoteIn) -> dict[str, Any]:
    actions = tuple(OversightAction(**each.model_dump()) for each in body.actions)
    return body.model_dump() | {"actions": actions}


@router.post(
    "", operation_id="oversight.write", status_code=201, response_model=out(Oversight),
    **guarded(Permission.OVERSIGHT_RECORD, 409),
)  # fmt: skip
async def write(body: OversightIn, work: Work) -> JSON:
    """Write a note of oversight on a child's record."""
    note = Oversight.write(by=work.by, **_facts(body))
    await work.require_people(set(note.subjects))
    return await created(work.oversights, note)


@router.get(
    "/{id:uuid}", operation_id="oversight.read", response_model=out(Oversight), **guarded(Permission.OVERSIGHT_READ)
)
async def read(id: UUID, read: Read) -> JSON:
    """One note."""
    return answer(await Oversights(read).read(id))


@router.post(
    "/{id:uuid}/amend", operation_id="oversight.amend", response_model=out(Oversight),
    **guarded(Permission.OVERSIGHT_RECORD, *CHANGES),
)  # fmt: skip
async def amend(id: UUID, body: OversightNoteIn, work: Work, version: IfMatch) -> JSON:
    """Put it right. What it said before stays in the history."""
    note = await work.oversights.get(id, version)
    note.amend(by=work.by, **_facts(body))
    return await changed(work.oversights, note)


@router.post(
    "/{id:uuid}/do", operation_id="oversight.do", response_model=out(Oversight),
    **guarded(Permission.OVERSIGHT_DO, *CHANGES),
)  # fmt: skip
async def do(id: UUID, body: OversightDoneIn, work: Work, version: IfMatch) -> JSON:
    """What had to happen has happened."""
    note = await work.oversights.get(id, version)
    note.do(body.action_id, on=body.on, by=work.by)
    return await changed(work.oversights, note)
