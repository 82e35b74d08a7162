"""Visits: planned, made, put right."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, Flag, In, Moment, Text, Word, out
from domain.calendar import london_date
from domain.errors import NotFound
from domain.ids import new_id
from domain.journey_parts import FailedVisit
from domain.policy import Permission
from domain.visit import Place, Visit, VisitChild, VisitPromise
from persistence.visit import Visits

router = APIRouter(prefix="/visits", tags=["visit"])


class ChildIn(In):
    """What is particular to one child; `own_words` are the child's."""

    id: UUID
    child_id: UUID
    seen: Flag = False
    seen_alone: Flag = False
    bedroom_seen: Flag = False
    own_words: Text | None = None
    particular: Text | None = None


class VisitPromiseIn(In):
    """What we said we would do, to whom (a child, or the family), and by when."""

    id: UUID
    words: Text
    child_id: UUID | None = None
    by_when: Day | None = None
    kept_on: Day | None = None


class AccountIn(In):
    """A visit that was made. Without `worker_id` it was the person who writes."""

    made_at: Moment
    purpose: Word
    place: Place
    present: Text | None = None
    account: Text
    worker_id: UUID | None = None
    joint_worker_id: UUID | None = None
    children: Annotated[tuple[ChildIn, ...], Field(min_length=1, max_length=20)]
    promises: Annotated[tuple[VisitPromiseIn, ...], Field(max_length=50)] = ()


class VisitIn(AccountIn):
    """A visit that was not planned here."""

    id: UUID


class PlanIn(In):
    """When somebody intends to see which children, and what for."""

    id: UUID
    planned_for: Moment
    purpose: Word
    worker_id: UUID | None = None
    joint_worker_id: UUID | None = None
    child_ids: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=20)]


class ReasonIn(In):
    """Why."""

    reason: Text


class KeptIn(In):
    """Which promise has been kept, and when."""

    promise_id: UUID
    on: Day


def _facts(body: AccountIn, work: Work) -> dict[str, Any]:
    return {
        "made_at": body.made_at, "purpose": body.purpose, "place": body.place, "present": body.present,
        "account": body.account, "worker_id": body.worker_id or work.actor.id, "joint_worker_id": body.joint_worker_id,
        "children": tuple(VisitChild(**child.model_dump()) for child in body.children),
        "promises": tuple(VisitPromise(**promise.model_dump()) for promise in body.promises),
    }  # fmt: skip


@router.post(
    "", operation_id="visit.record", status_code=201, response_model=out(Visit), **guarded(Permission.VISIT_RECORD, 409)
)
async def record(body: VisitIn, work: Work) -> JSON:
    """Record a visit that was made, to one child or to several of a family."""
    visit = Visit.record(id=body.id, by=work.by, **_facts(body, work))
    await work.require_people(set(visit.subjects))
    return await created(work.visits, visit)


@router.post(
    "/planned", operation_id="visit.plan", status_code=201, response_model=out(Visit),
    **guarded(Permission.VISIT_RECORD, 409),
)  # fmt: skip
async def plan(body: PlanIn, work: Work) -> JSON:
    """Plan a visit."""
    await work.require_people(set(body.child_ids))
    visit = Visit.plan(
        id=body.id, planned_for=body.planned_for, worker_id=body.worker_id or work.actor.id,
        joint_worker_id=body.joint_worker_id, purpose=body.purpose,
        children=tuple(VisitChild(id=new_id(), child_id=child_id) for child_id in body.child_ids), by=work.by,
    )  # fmt: skip
    return await created(work.visits, visit)


@router.get("/{id:uuid}", operation_id="visit.read", response_model=out(Visit), **guarded(Permission.VISIT_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One visit."""
    return answer(await Visits(read).read(id))


@router.post(
    "/{id:uuid}/make",
    operation_id="visit.make",
    response_model=out(Visit),
    **guarded(Permission.VISIT_RECORD, *CHANGES),
)
async def make(id: UUID, body: AccountIn, work: Work, version: IfMatch) -> JSON:
    """A planned visit took place."""
    visit = await work.visits.get(id, version)
    visit.make(by=work.by, **_facts(body, work))
    await work.require_people(set(visit.subjects))
    return await changed(work.visits, visit)


@router.post(
    "/{id:uuid}/amend",
    operation_id="visit.amend",
    response_model=out(Visit),
    **guarded(Permission.VISIT_RECORD, *CHANGES),
)
async def amend(id: UUID, body: AccountIn, work: Work, version: IfMatch) -> JSON:
    """Correct or complete the account of a visit. What it said before stays in the history."""
    visit = await work.visits.get(id, version)
    visit.amend(by=work.by, **_facts(body, work))
    await work.require_people(set(visit.subjects))
    return await changed(work.visits, visit)


@router.post(
    "/{id:uuid}/cancel",
    operation_id="visit.cancel",
    response_model=out(Visit),
    **guarded(Permission.VISIT_RECORD, *CHANGES),
)
async def cancel(id: UUID, body: ReasonIn, work: Work, version: IfMatch) -> JSON:
    """A planned visit will not take place."""
    visit = await work.visits.get(id, version)
    visit.cancel(reason=body.reason, by=work.by)
    return await changed(work.visits, visit)


@router.post(
    "/{id:uuid}/did-not-happen", operation_id="visit.did_not_happen", response_model=out(Visit),
    **guarded(Permission.VISIT_RECORD, *CHANGES),
)  # fmt: skip
async def did_not_happen(id: UUID, body: ReasonIn, work: Work, version: IfMatch) -> JSON:
    """Somebody went, and no child could be seen: an event on each child's journey."""
    visit = await work.visits.get(id, version)
    visit.cancel(reason=body.reason, by=work.by)
    for child_id in sorted(visit.subjects):
        journey = await work.journeys.of_child(child_id)
        if journey is None:
            raise NotFound
        failed = FailedVisit(id=new_id(), on=london_date(work.by.at), worker_id=work.actor.id, why=body.reason)
        journey.could_not_be_seen(failed, by=work.by)
        await work.journeys.save(journey)
    return await changed(work.visits, visit)


@router.post(
    "/{id:uuid}/promises/keep", operation_id="visit.keep_promise", response_model=out(Visit),
    **guarded(Permission.VISIT_RECORD, *CHANGES),
)  # fmt: skip
async def keep_promise(id: UUID, body: KeptIn, work: Work, version: IfMatch) -> JSON:
    """What we said we would do has been done."""
    visit = await work.visits.get(id, version)
    visit.keep_promise(body.promise_id, on=body.on, by=work.by)
    return await changed(work.visits, visit)
