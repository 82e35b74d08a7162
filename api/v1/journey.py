"""Journeys: the stage a child is at, who works with them, and attempts to see them that failed."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from api.allocating import would_be_over
from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, guarded
from api.json import JSON
from api.schema import Day, In, Text, out
from domain.codes import ClosingReason, WorkerChangeReason
from domain.ids import new_id
from domain.journey import Journey, Part, Status
from domain.journey_parts import ComplexityNoted, FailedVisit
from domain.policy import Permission
from domain.workload import Complexity
from persistence.journey import Journeys

router = APIRouter(prefix="/journeys", tags=["journey"])


class StepIn(In):
    """The stage from a day on, and why; where help is closed, with the census's reason for closing."""

    status: Status
    on: Day
    reason: Text
    closing_reason: ClosingReason | None = None


class AllocateIn(In):
    """The worker, their part, since when, and which of the ten reasons it has; `words` may say more.

    Above capacity a keyworker is given a child only with `over_because` (why it has to be them) and `over_plan`.
    """

    worker_id: UUID
    part: Part
    since: Day
    reason: WorkerChangeReason
    words: Text | None = None
    over_because: Text | None = None
    over_plan: Text | None = None


class ReleaseIn(In):
    """A worker who goes without a successor."""

    allocation_id: UUID
    until: Day
    reason: WorkerChangeReason


class MoveIn(In):
    """The pod that takes the child, and why."""

    pod_id: UUID
    reason: Text


class FailedVisitIn(In):
    """An attempt to see the child that failed."""

    id: UUID
    on: Day
    why: Text


class ComplexityIn(In):
    """What takes more time and no record can know: how far away, a hearing, a complaint; and why."""

    id: UUID
    flag: Complexity
    since: Day
    reason: Text


class ComplexityEndIn(In):
    """From which day it takes no more time."""

    complexity_id: UUID
    until: Day


@router.get("/{id:uuid}", operation_id="journey.read", response_model=out(Journey), **guarded(Permission.JOURNEY_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One child's journey: every stage and every worker."""
    return answer(await Journeys(read).read(id))


@router.post(
    "/{id:uuid}/step", operation_id="journey.step", response_model=out(Journey),
    **guarded(Permission.JOURNEY_STEP, *CHANGES),
)  # fmt: skip
async def step(id: UUID, body: StepIn, work: Work, version: IfMatch) -> JSON:
    """Step up, step down or close. Keyworker and pod stay."""
    journey = await work.journeys.get(id, version)
    journey.step(
        body.status, spell_id=new_id(), on=body.on, reason=body.reason,
        closing_reason=body.closing_reason, by=work.by,
    )  # fmt: skip
    return await changed(work.journeys, journey)


@router.post(
    "/{id:uuid}/allocate", operation_id="journey.allocate", response_model=out(Journey),
    **guarded(Permission.JOURNEY_ALLOCATE, *CHANGES),
)  # fmt: skip
async def allocate(id: UUID, body: AllocateIn, work: Work, version: IfMatch) -> JSON:
    """Name the keyworker, or a co-worker beside them."""
    journey = await work.journeys.get(id, version)
    worker = await work.workers.consult(body.worker_id)
    facts: dict[str, Any] = {"allocation_id": new_id(), "since": body.since, "reason": body.reason, "words": body.words}
    if body.part is Part.KEYWORKER:
        over = await would_be_over(work, worker.id, [journey])
        journey.allocate(
            worker, await work.pods.consult(journey.pod_id), by=work.by, over=over, over_because=body.over_because,
            over_plan=body.over_plan, **facts,
        )  # fmt: skip
    else:
        journey.work_beside(worker, by=work.by, **facts)
    return await changed(work.journeys, journey)


@router.post(
    "/{id:uuid}/release", operation_id="journey.release", response_model=out(Journey),
    **guarded(Permission.JOURNEY_ALLOCATE, *CHANGES),
)  # fmt: skip
async def release(id: UUID, body: ReleaseIn, work: Work, version: IfMatch) -> JSON:
    """A worker goes without a successor; a child without a keyworker shows as unallocated."""
    journey = await work.journeys.get(id, version)
    journey.release(body.allocation_id, until=body.until, reason=body.reason, by=work.by)
    return await changed(work.journeys, journey)


@router.post(
    "/{id:uuid}/move", operation_id="journey.move", response_model=out(Journey),
    **guarded(Permission.JOURNEY_ALLOCATE, *CHANGES),
)  # fmt: skip
async def move(id: UUID, body: MoveIn, work: Work, version: IfMatch) -> JSON:
    """Another pod takes the child; the keyworker stays until that pod names one."""
    journey = await work.journeys.get(id, version)
    journey.move_to(await work.pods.consult(body.pod_id), reason=body.reason, by=work.by)
    return await changed(work.journeys, journey)


@router.post(
    "/{id:uuid}/failed-visits", operation_id="journey.fail_visit", response_model=out(Journey),
    **guarded(Permission.VISIT_RECORD, *CHANGES),
)  # fmt: skip
async def fail_visit(id: UUID, body: FailedVisitIn, work: Work, version: IfMatch) -> JSON:
    """Somebody tried to see the child and could not: an event, not a visit."""
    journey = await work.journeys.get(id, version)
    failed = FailedVisit(id=body.id, on=body.on, worker_id=work.actor.id, why=body.why)
    journey.could_not_be_seen(failed, by=work.by)
    return await changed(work.journeys, journey)


@router.post(
    "/{id:uuid}/complexities", operation_id="journey.note_complexity", response_model=out(Journey),
    **guarded(Permission.WORKLOAD_NOTE, *CHANGES),
)  # fmt: skip
async def note_complexity(id: UUID, body: ComplexityIn, work: Work, version: IfMatch) -> JSON:
    """Note what makes the work with a child take more, so that it counts in their worker's caseload."""
    journey = await work.journeys.get(id, version)
    journey.note_complexity(ComplexityNoted(**body.model_dump()), by=work.by)
    return await changed(work.journeys, journey)


@router.post(
    "/{id:uuid}/complexities/end", operation_id="journey.end_complexity", response_model=out(Journey),
    **guarded(Permission.WORKLOAD_NOTE, *CHANGES),
)  # fmt: skip
async def end_complexity(id: UUID, body: ComplexityEndIn, work: Work, version: IfMatch) -> JSON:
    """It takes no more time from a day on."""
    journey = await work.journeys.get(id, version)
    journey.end_complexity(body.complexity_id, until=body.until, by=work.by)
    return await changed(work.journeys, journey)
