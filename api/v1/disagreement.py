"""Disagreements between professionals: raised, heard, tried at each level, resolved."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Text, Word, out
from domain.delegation import Rung, working_days
from domain.disagreement import (
    RUNGS,
    Disagreement,
    DisagreementAttempt,
    DisagreementChild,
    DisagreementPosition,
)
from domain.ids import new_id
from domain.policy import Permission
from persistence.delegation import Delegations
from persistence.disagreement import Disagreements
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/disagreements", tags=["disagreement"])


class DisagreementChildIn(In):
    """A child whom it is about."""

    id: UUID
    child_id: UUID


class PositionIn(In):
    """Who, from which agency, thinks what, and what they hold to be right for the child."""

    id: UUID
    who: Word
    agency: Word
    thinks: Text
    right_for_child: Text
    on: Day


class DisagreementIn(In):
    """What it is about, what each side thinks, and how the child is kept safe meanwhile."""

    id: UUID
    about: Text
    raised_on: Day
    safe_meanwhile: Text
    children: Annotated[tuple[DisagreementChildIn, ...], Field(min_length=1, max_length=20)]
    positions: Annotated[tuple[PositionIn, ...], Field(min_length=1, max_length=20)]


class SafetyIn(In):
    """How the child is kept safe meanwhile."""

    words: Text


class AttemptIn(In):
    """What a level tried, with whom, and what came of it."""

    id: UUID
    rung: Rung
    on: Day
    with_whom: Word
    words: Text


class ClimbIn(In):
    """The next level takes it up; `because`: why it could not wait for this level to try."""

    id: UUID
    on: Day
    because: Text | None = None


class ResolutionIn(In):
    """How it was resolved, and what happens for the child now."""

    on: Day
    resolution: Text


async def _answer_by(work: UnitOfWork, rung: Rung, on: date) -> date | None:
    """The last day that a level has, where the authority has set its working days."""
    scheme = await Delegations(work).scheme()
    days = working_days(scheme.levels, rung, on) if scheme else None
    return None if days is None else work.calendar.add(on, days)


@router.post(
    "", operation_id="disagreement.raise", status_code=201, response_model=out(Disagreement),
    **guarded(Permission.DISAGREEMENT_RECORD, 409),
)  # fmt: skip
async def raise_(body: DisagreementIn, work: Work) -> JSON:
    """Say that professionals do not agree about a child."""
    raised = Disagreement.raise_(
        step_id=new_id(), answer_by=await _answer_by(work, Rung.PRACTITIONER, body.raised_on), by=work.by,
        children=tuple(DisagreementChild(**child.model_dump()) for child in body.children),
        positions=tuple(DisagreementPosition(**each.model_dump()) for each in body.positions),
        **body.model_dump(exclude={"children", "positions"}),
    )  # fmt: skip
    await work.require_people(set(raised.subjects))
    return await created(work.disagreements, raised)


@router.get(
    "/{id:uuid}", operation_id="disagreement.read", response_model=out(Disagreement),
    **guarded(Permission.DISAGREEMENT_READ),
)  # fmt: skip
async def read(id: UUID, read: Read) -> JSON:
    """One disagreement."""
    return answer(await Disagreements(read).read(id))


@router.post(
    "/{id:uuid}/hear", operation_id="disagreement.hear", response_model=out(Disagreement),
    **guarded(Permission.DISAGREEMENT_RECORD, *CHANGES),
)  # fmt: skip
async def hear(id: UUID, body: PositionIn, work: Work, version: IfMatch) -> JSON:
    """Add what somebody thinks."""
    found = await work.disagreements.get(id, version)
    found.hear(DisagreementPosition(**body.model_dump()), by=work.by)
    return await changed(work.disagreements, found)


@router.post(
    "/{id:uuid}/keep-safe", operation_id="disagreement.keep_safe", response_model=out(Disagreement),
    **guarded(Permission.DISAGREEMENT_RECORD, *CHANGES),
)  # fmt: skip
async def keep_safe(id: UUID, body: SafetyIn, work: Work, version: IfMatch) -> JSON:
    """How the child is kept safe meanwhile has changed."""
    found = await work.disagreements.get(id, version)
    found.keep_safe(body.words, by=work.by)
    return await changed(work.disagreements, found)


@router.post(
    "/{id:uuid}/attempt", operation_id="disagreement.attempt", response_model=out(Disagreement),
    **guarded(Permission.DISAGREEMENT_RECORD, *CHANGES),
)  # fmt: skip
async def attempt(id: UUID, body: AttemptIn, work: Work, version: IfMatch) -> JSON:
    """The present level tried to agree."""
    found = await work.disagreements.get(id, version)
    found.attempt(DisagreementAttempt(**body.model_dump()), by=work.by)
    return await changed(work.disagreements, found)


@router.post(
    "/{id:uuid}/climb", operation_id="disagreement.climb", response_model=out(Disagreement),
    **guarded(Permission.DISAGREEMENT_RECORD, *CHANGES),
)  # fmt: skip
async def climb(id: UUID, body: ClimbIn, work: Work, version: IfMatch) -> JSON:
    """The next level takes it up."""
    found = await work.disagreements.get(id, version)
    above = RUNGS[min(RUNGS.index(found.rung) + 1, len(RUNGS) - 1)]
    answer_by = await _answer_by(work, above, body.on)
    found.climb(step_id=body.id, on=body.on, answer_by=answer_by, because=body.because, by=work.by)
    return await changed(work.disagreements, found)


@router.post(
    "/{id:uuid}/resolve", operation_id="disagreement.resolve", response_model=out(Disagreement),
    **guarded(Permission.DISAGREEMENT_RECORD, *CHANGES),
)  # fmt: skip
async def resolve(id: UUID, body: ResolutionIn, work: Work, version: IfMatch) -> JSON:
    """It is resolved."""
    found = await work.disagreements.get(id, version)
    found.resolve(on=body.on, resolution=body.resolution, by=work.by)
    return await changed(work.disagreements, found)
