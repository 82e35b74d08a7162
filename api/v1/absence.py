"""Absences of workers, and who covers meanwhile."""

from uuid import UUID

from fastapi import APIRouter

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Text, out
from domain.absence import Absence, AbsenceCover, AbsenceKind
from domain.calendar import london_date
from domain.errors import Invalid, NotAllowed, NotFound
from domain.policy import HOLDS_CHILDREN, Permission, Role
from persistence.absence import Absences
from persistence.views import caseload

router = APIRouter(prefix="/absences", tags=["absence"])

CAN_COVER = HOLDS_CHILDREN | {Role.POD_MANAGER}


class AbsenceIn(In):
    """Who is away, why, from which day, and on which day they are back. Without `worker_id` whoever writes."""

    id: UUID
    worker_id: UUID | None = None
    absence_kind: AbsenceKind
    since: Day
    until: Day


class CoverIn(In):
    """Who covers one child, or without `child_id` all children of whoever is away; `until` is the first day without."""

    id: UUID
    worker_id: UUID
    child_id: UUID | None = None
    since: Day
    until: Day


class UncoverIn(In):
    """Which cover ends, and the first day without it."""

    cover_id: UUID
    until: Day


class ChangeIn(In):
    """The day they are back, anew."""

    until: Day
    reason: Text | None = None


@router.post(
    "", operation_id="absence.begin", status_code=201, response_model=out(Absence),
    **guarded(Permission.ABSENCE_RECORD, 409),
)  # fmt: skip
async def begin(body: AbsenceIn, work: Work) -> JSON:
    """Say that you are away, or, as their manager, that somebody is."""
    worker_id = body.worker_id or work.actor.id
    if worker_id != work.actor.id:
        if not work.actor.may(Permission.ABSENCE_COVER):
            raise NotAllowed("Everybody records their own absence; for others their manager does.")
        await caseload.require_own_worker(work, worker_id, london_date(work.by.at))
    facts = body.model_dump(exclude={"worker_id"})
    return await created(work.absences, Absence.begin(worker_id=worker_id, by=work.by, **facts))


@router.get("/{id:uuid}", operation_id="absence.read", response_model=out(Absence), **guarded(Permission.ABSENCE_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One absence: for whoever is away, and for their manager."""
    return answer(await Absences(read).read(id))


@router.post(
    "/{id:uuid}/cover", operation_id="absence.cover", response_model=out(Absence),
    **guarded(Permission.ABSENCE_COVER, *CHANGES),
)  # fmt: skip
async def cover(id: UUID, body: CoverIn, work: Work, version: IfMatch) -> JSON:
    """Somebody covers. The keyworker stays the keyworker."""
    absence = await work.absences.get(id, version)
    worker = await work.workers.consult(body.worker_id)
    if worker.left_on or worker.role not in CAN_COVER:
        raise Invalid("/worker_id", "Choose somebody who can be a keyworker, or the pod manager.")
    if body.child_id:
        await work.require_people({body.child_id})
        journey = await work.journeys.of_child(body.child_id)
        if journey is None:
            raise NotFound
        if journey.keyworker is None or journey.keyworker.worker_id != absence.worker_id:
            raise Invalid("/child_id", "Whoever is away is not this child's keyworker.")
    absence.cover(AbsenceCover(**body.model_dump()), by=work.by)
    return await changed(work.absences, absence)


@router.post(
    "/{id:uuid}/uncover", operation_id="absence.uncover", response_model=out(Absence),
    **guarded(Permission.ABSENCE_COVER, *CHANGES),
)  # fmt: skip
async def uncover(id: UUID, body: UncoverIn, work: Work, version: IfMatch) -> JSON:
    """Somebody covers no longer."""
    absence = await work.absences.get(id, version)
    absence.uncover(body.cover_id, until=body.until, by=work.by)
    return await changed(work.absences, absence)


@router.post(
    "/{id:uuid}/change", operation_id="absence.change", response_model=out(Absence),
    **guarded(Permission.ABSENCE_RECORD, *CHANGES),
)  # fmt: skip
async def change(id: UUID, body: ChangeIn, work: Work, version: IfMatch) -> JSON:
    """Back sooner or later than thought."""
    absence = await work.absences.get(id, version)
    absence.change(until=body.until, reason=body.reason, by=work.by)
    return await changed(work.absences, absence)
