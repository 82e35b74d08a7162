"""Workers: the directory of staff, and their posts."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from api import auth
from api.deps import CHANGES, Cursor, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, Email, Flag, In, Secret, Share, Word, out
from domain.calendar import london_date
from domain.pod import PodKind
from domain.policy import Permission, Role
from domain.worker import Specialism, Worker, WorkerDuty
from persistence import access_control
from persistence.views import caseload, directory
from persistence.worker import Workers

router = APIRouter(prefix="/workers", tags=["worker"])


class WorkerIn(In):
    """A worker who takes up a post. `employer_id` is a partner agency's, where it employs them."""

    id: UUID
    given: Word
    family: Word
    email: Email
    role: Role
    post: Word
    fte: Share
    specialisms: Annotated[tuple[Specialism, ...], Field(max_length=20)] = ()
    languages: Annotated[tuple[Word, ...], Field(max_length=20)] = ()
    registration_number: Word | None = None
    employer_id: UUID | None = None
    agency_worker: Flag = False
    joined_on: Day


class PostIn(In):
    """Another post, or other hours."""

    role: Role
    post: Word
    fte: Share


class DevelopmentIn(In):
    """What the worker is especially good at."""

    specialisms: Annotated[tuple[Specialism, ...], Field(max_length=20)]
    languages: Annotated[tuple[Word, ...], Field(max_length=20)]


class LeaveIn(In):
    """The last day."""

    on: Day


class FirstYearIn(In):
    """The assessed and supported year in employment: `until` is the first day after it."""

    since: Day
    until: Day


class DutyIn(In):
    """Points of a full week (0 to 100) for what a worker does besides children, and what it is."""

    id: UUID
    points: Annotated[float, Field(strict=True, gt=0, le=100, allow_inf_nan=False)]
    words: Word
    since: Day
    until: Day | None = None


class DutyEndIn(In):
    """From which day the worker does it no more."""

    duty_id: UUID
    until: Day


class PasswordIn(In):
    """A first or a new password: 15 characters or more, any characters (ASVS 6.2.1)."""

    password: Annotated[Secret, Field(min_length=15)]


class PodOfWorker(BaseModel):
    """A pod that a worker is in now."""

    id: UUID
    name: str
    kind: PodKind


class WorkerRow(BaseModel):
    """A worker in the directory."""

    id: UUID
    name: str
    role: Role
    post: str
    fte: float
    specialisms: list[Specialism]
    languages: list[str]
    left_on: date | None
    pods: list[PodOfWorker]


class WorkerPage(BaseModel):
    """Workers in the order of their names."""

    items: list[WorkerRow]
    next: str | None


@router.get("", operation_id="worker.list", response_model=WorkerPage, **guarded(Permission.WORKER_READ))
async def list_(read: Read, cursor: Cursor = None) -> JSON:
    """Everybody who works here, by name."""
    return JSON(await directory.workers(read, cursor))


@router.get("/{id:uuid}", operation_id="worker.read", response_model=out(Worker), **guarded(Permission.WORKER_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One worker."""
    return answer(await Workers(read).consult(id))


@router.post(
    "", operation_id="worker.join", status_code=201, response_model=out(Worker),
    **guarded(Permission.WORKER_MANAGE, 409),
)  # fmt: skip
async def join(body: WorkerIn, work: Work) -> JSON:
    """A worker takes up a post."""
    return await created(work.workers, Worker.join(by=work.by, **body.model_dump()))


@router.post(
    "/{id:uuid}/post", operation_id="worker.take_post", response_model=out(Worker),
    **guarded(Permission.WORKER_MANAGE, *CHANGES),
)  # fmt: skip
async def take_post(id: UUID, body: PostIn, work: Work, version: IfMatch) -> JSON:
    """A worker moves to another post or other hours."""
    worker = await work.workers.get(id, version)
    worker.take_post(role=body.role, post=body.post, fte=body.fte, by=work.by)
    return await changed(work.workers, worker)


@router.post(
    "/{id:uuid}/development", operation_id="worker.develop", response_model=out(Worker),
    **guarded(Permission.WORKER_MANAGE, *CHANGES),
)  # fmt: skip
async def develop(id: UUID, body: DevelopmentIn, work: Work, version: IfMatch) -> JSON:
    """What a worker is especially good at, and which languages they work in."""
    worker = await work.workers.get(id, version)
    worker.develop(specialisms=body.specialisms, languages=body.languages, by=work.by)
    return await changed(work.workers, worker)


@router.post(
    "/{id:uuid}/leave", operation_id="worker.leave", response_model=out(Worker),
    **guarded(Permission.WORKER_MANAGE, *CHANGES),
)  # fmt: skip
async def leave(id: UUID, body: LeaveIn, work: Work, version: IfMatch) -> JSON:
    """A worker's last day. Their sessions end, and their children show as unallocated."""
    worker = await work.workers.get(id, version)
    worker.leave(on=body.on, by=work.by)
    await access_control.end_sessions(work.connection, id)
    return await changed(work.workers, worker)


@router.post(
    "/{id:uuid}/first-year", operation_id="worker.begin_first_year", response_model=out(Worker),
    **guarded(Permission.WORKLOAD_NOTE, *CHANGES),
)  # fmt: skip
async def begin_first_year(id: UUID, body: FirstYearIn, work: Work, version: IfMatch) -> JSON:
    """A newly qualified worker's first year, in which they hold less; for the manager of their team."""
    await caseload.require_own_worker(work, id, london_date(work.by.at))
    worker = await work.workers.get(id, version)
    worker.begin_first_year(since=body.since, until=body.until, by=work.by)
    return await changed(work.workers, worker)


@router.post(
    "/{id:uuid}/duties", operation_id="worker.take_on", response_model=out(Worker),
    **guarded(Permission.WORKLOAD_NOTE, *CHANGES),
)  # fmt: skip
async def take_on(id: UUID, body: DutyIn, work: Work, version: IfMatch) -> JSON:
    """A duty besides children, which leaves less room for them; for the manager of their team."""
    await caseload.require_own_worker(work, id, london_date(work.by.at))
    worker = await work.workers.get(id, version)
    worker.take_on(WorkerDuty(**body.model_dump()), by=work.by)
    return await changed(work.workers, worker)


@router.post(
    "/{id:uuid}/duties/end", operation_id="worker.put_down", response_model=out(Worker),
    **guarded(Permission.WORKLOAD_NOTE, *CHANGES),
)  # fmt: skip
async def put_down(id: UUID, body: DutyEndIn, work: Work, version: IfMatch) -> JSON:
    """The duty ends; for the manager of their team."""
    await caseload.require_own_worker(work, id, london_date(work.by.at))
    worker = await work.workers.get(id, version)
    worker.put_down(body.duty_id, until=body.until, by=work.by)
    return await changed(work.workers, worker)


@router.put(
    "/{id:uuid}/password", operation_id="worker.set_password", status_code=204, **guarded(Permission.WORKER_MANAGE)
)
async def set_password(id: UUID, body: PasswordIn, work: Work) -> Response:
    """Give a worker a password; their sessions end."""
    await work.workers.consult(id)
    await access_control.set_password(work.connection, id, auth.hash_password(body.password), work.by.at)
    return Response(status_code=204)
