"""Observation of practice: seen by the observed worker, the observer and the worker's manager."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, Flag, In, Text, Word, out
from domain.errors import Invalid
from domain.observation import INSTRUMENTS, Instrument, Observation, ObservationScore
from domain.policy import GRANTS, Permission
from persistence.observation import Observations
from persistence.state import to_json

router = APIRouter(prefix="/observations", tags=["observation"])


class ItemScoreIn(In):
    """What was seen of one item."""

    id: UUID
    aspect: Word
    score: Annotated[int, Field(strict=True, ge=0, le=100)] | None = None
    words: Text | None = None


class SeenIn(In):
    """What the observer saw. `setting`: where and what, in words that name no family."""

    on: Day
    visit_id: UUID | None = None
    family_agreed: Flag
    setting: Text
    instrument: Word | None = None
    scores: Annotated[tuple[ItemScoreIn, ...], Field(max_length=60)] = ()
    strengths: Text
    to_grow: Text | None = None


class ObservationIn(SeenIn):
    """Who was observed; the observer is who asks."""

    id: UUID
    worker_id: UUID
    feedback_on: Day | None = None


class OwnReflectionIn(In):
    """The worker's own reflection."""

    words: Text


class FeedbackIn(In):
    """A day."""

    on: Day


class InstrumentList(BaseModel):
    """Named instruments, each with its source."""

    items: list[out(Instrument)]  # type: ignore[valid-type]  # a model made from the domain


async def _facts(body: SeenIn, work: Work, known: UUID | None = None) -> dict[str, Any]:
    if body.visit_id and body.visit_id != known:
        await work.visits.consult(body.visit_id)
    return body.model_dump() | {"scores": tuple(ObservationScore(**each.model_dump()) for each in body.scores)}


@router.get(
    "/instruments", operation_id="observation.instruments", response_model=InstrumentList,
    **guarded(Permission.OBSERVATION_READ),
)  # fmt: skip
async def instruments(_read: Read) -> JSON:
    """Ways of scoring practice, with their items."""
    return JSON(to_json({"items": INSTRUMENTS}))


@router.post(
    "", operation_id="observation.record", status_code=201, response_model=out(Observation),
    **guarded(Permission.OBSERVATION_RECORD, 409),
)  # fmt: skip
async def record(body: ObservationIn, work: Work) -> JSON:
    """Write down what was seen of a colleague's practice."""
    seen = Observation.record(by=work.by, **await _facts(body, work))
    if Permission.OBSERVATION_READ not in GRANTS[(await work.workers.consult(body.worker_id)).role]:
        raise Invalid("/worker_id", "Their post does not read observations here.")
    return await created(work.observations, seen)


@router.get(
    "/{id:uuid}", operation_id="observation.read", response_model=out(Observation),
    **guarded(Permission.OBSERVATION_READ),
)  # fmt: skip
async def read(id: UUID, read: Read) -> JSON:
    """One observation."""
    return answer(await Observations(read).read(id))


@router.post(
    "/{id:uuid}/amend", operation_id="observation.amend", response_model=out(Observation),
    **guarded(Permission.OBSERVATION_RECORD, *CHANGES),
)  # fmt: skip
async def amend(id: UUID, body: SeenIn, work: Work, version: IfMatch) -> JSON:
    """The observer puts it right."""
    seen = await work.observations.get(id, version)
    seen.amend(by=work.by, **await _facts(body, work, seen.visit_id))
    return await changed(work.observations, seen)


@router.post(
    "/{id:uuid}/reflect", operation_id="observation.reflect", response_model=out(Observation),
    **guarded(Permission.OBSERVATION_RECORD, *CHANGES),
)  # fmt: skip
async def reflect(id: UUID, body: OwnReflectionIn, work: Work, version: IfMatch) -> JSON:
    """The observed worker says what they make of it."""
    seen = await work.observations.get(id, version)
    seen.reflect(words=body.words, by=work.by)
    return await changed(work.observations, seen)


@router.post(
    "/{id:uuid}/feedback", operation_id="observation.give_feedback", response_model=out(Observation),
    **guarded(Permission.OBSERVATION_RECORD, *CHANGES),
)  # fmt: skip
async def give_feedback(id: UUID, body: FeedbackIn, work: Work, version: IfMatch) -> JSON:
    """The observer talked it through with the worker."""
    seen = await work.observations.get(id, version)
    seen.give_feedback(on=body.on, by=work.by)
    return await changed(work.observations, seen)
