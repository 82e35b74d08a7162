"""Promises: given outside a visit, kept or explained; and the list of all that is still to be done."""

from uuid import UUID

from fastapi import APIRouter

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Text, out
from api.shown_decision import OpenPromises
from domain.policy import Permission
from domain.promise import Promise, Said
from persistence.promise import Promises
from persistence.views import askings

router = APIRouter(prefix="/promises", tags=["promise"])


class PromiseIn(In):
    """What you told a child you would do, how and when you said it, and by when. Without `said_by` it was you."""

    id: UUID
    child_id: UUID
    words: Text
    said_on: Day
    said_how: Said
    said_by: UUID | None = None
    by_when: Day | None = None


class PromiseKeptIn(In):
    """When it was done."""

    on: Day


class PromiseExplainedIn(In):
    """When the child was told that it cannot be kept, and why."""

    told_on: Day
    because: Text


@router.get("/mine", operation_id="promise.mine", response_model=OpenPromises, **guarded(Permission.PROMISE_READ))
async def mine(read: Read) -> JSON:
    """What my children were told, and what I told any child, that is not done yet: on visits and besides."""
    return JSON(await askings.promises(read))


@router.post(
    "", operation_id="promise.give", status_code=201, response_model=out(Promise),
    **guarded(Permission.PROMISE_RECORD, 409),
)  # fmt: skip
async def give(body: PromiseIn, work: Work) -> JSON:
    """Record what a child was told outside a visit."""
    facts = body.model_dump(exclude={"said_by"})
    promise = Promise.give(said_by=body.said_by or work.actor.id, by=work.by, **facts)
    await work.require_people(set(promise.subjects))
    return await created(work.promises, promise)


@router.get("/{id:uuid}", operation_id="promise.read", response_model=out(Promise), **guarded(Permission.PROMISE_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One promise."""
    return answer(await Promises(read).read(id))


@router.post(
    "/{id:uuid}/keep", operation_id="promise.keep", response_model=out(Promise),
    **guarded(Permission.PROMISE_RECORD, *CHANGES),
)  # fmt: skip
async def keep(id: UUID, body: PromiseKeptIn, work: Work, version: IfMatch) -> JSON:
    """It has been done."""
    promise = await work.promises.get(id, version)
    promise.keep(on=body.on, by=work.by)
    return await changed(work.promises, promise)


@router.post(
    "/{id:uuid}/explain", operation_id="promise.explain", response_model=out(Promise),
    **guarded(Permission.PROMISE_RECORD, *CHANGES),
)  # fmt: skip
async def explain(id: UUID, body: PromiseExplainedIn, work: Work, version: IfMatch) -> JSON:
    """It cannot be kept, and the child was told why."""
    promise = await work.promises.get(id, version)
    promise.explain(by=work.by, **body.model_dump())
    return await changed(work.promises, promise)
