"""Reflective practice groups: open to all staff, about no child."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import In, Moment, Text, Word, out
from domain.ids import new_id
from domain.policy import Permission
from domain.reflection import Helped, Reflection, ReflectionAttendee
from persistence.reflection import Reflections

router = APIRouter(prefix="/reflections", tags=["reflection"])


class ReflectionIn(In):
    """When a group meets, on what theme in general words. Without `facilitator_id` who asks runs it."""

    id: UUID
    facilitator_id: UUID | None = None
    planned_for: Moment
    theme: Word
    venue: Word | None = None


class GroupHeldIn(In):
    """Who came and what the group takes with it; no child, no family, no decision."""

    learned: Text
    worker_ids: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=60)]


class GroupAnswerIn(In):
    """What it was worth to one who came."""

    id: UUID
    helped: Helped
    differently: Text | None = None


class ReasonIn(In):
    """Why."""

    reason: Text


@router.post(
    "", operation_id="reflection.plan", status_code=201, response_model=out(Reflection),
    **guarded(Permission.REFLECTION_RECORD, 409),
)  # fmt: skip
async def plan(body: ReflectionIn, work: Work) -> JSON:
    """Invite everybody to a group."""
    facts = body.model_dump() | {"facilitator_id": body.facilitator_id or work.actor.id}
    return await created(work.reflections, Reflection.plan(by=work.by, **facts))


@router.get(
    "/{id:uuid}", operation_id="reflection.read", response_model=out(Reflection), **guarded(Permission.REFLECTION_READ)
)
async def read(id: UUID, read: Read) -> JSON:
    """One group."""
    return answer(await Reflections(read).read(id))


@router.post(
    "/{id:uuid}/hold", operation_id="reflection.hold", response_model=out(Reflection),
    **guarded(Permission.REFLECTION_RECORD, *CHANGES),
)  # fmt: skip
async def hold(id: UUID, body: GroupHeldIn, work: Work, version: IfMatch) -> JSON:
    """The group met."""
    group = await work.reflections.get(id, version)
    came = tuple(ReflectionAttendee(id=new_id(), worker_id=each) for each in body.worker_ids)
    group.hold(learned=body.learned, attendees=came, by=work.by)
    return await changed(work.reflections, group)


@router.post(
    "/{id:uuid}/answer", operation_id="reflection.answer", response_model=out(Reflection),
    **guarded(Permission.REFLECTION_RECORD, *CHANGES),
)  # fmt: skip
async def answer_(id: UUID, body: GroupAnswerIn, work: Work, version: IfMatch) -> JSON:
    """One who came says what it was worth."""
    group = await work.reflections.get(id, version)
    group.answer(answer_id=body.id, helped=body.helped, differently=body.differently, by=work.by)
    return await changed(work.reflections, group)


@router.post(
    "/{id:uuid}/cancel", operation_id="reflection.cancel", response_model=out(Reflection),
    **guarded(Permission.REFLECTION_RECORD, *CHANGES),
)  # fmt: skip
async def cancel(id: UUID, body: ReasonIn, work: Work, version: IfMatch) -> JSON:
    """It will not take place."""
    group = await work.reflections.get(id, version)
    group.cancel(reason=body.reason, by=work.by)
    return await changed(work.reflections, group)
