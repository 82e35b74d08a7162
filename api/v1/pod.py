"""Pods: the team page, and who is in the team since when."""

from datetime import date
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from api.deps import CHANGES, Cursor, IfMatch, Read, Work, changed, created, guarded, shown
from api.json import JSON
from api.schema import Day, In, Share, Word, out
from domain.errors import Invalid
from domain.journey import Status
from domain.pod import Pod
from domain.policy import Permission, Role
from persistence.views import directory, pod_page

router = APIRouter(prefix="/pods", tags=["pod"])


class PodIn(In):
    """A team that begins. `pod_kind` is the code of a kind of team: shipped, or the authority's own."""

    id: UUID
    name: Word
    pod_kind: Word
    area: Word | None = None
    formed_on: Day


class MemberIn(In):
    """A worker who comes into the team, for so much of a full week."""

    id: UUID
    worker_id: UUID
    fte: Share
    since: Day
    post_id: UUID | None = None
    room_days: Word | None = None


class MemberEndIn(In):
    """A member who leaves: `until` is the first day on which they are not in the team."""

    member_id: UUID
    until: Day


class PodRow(BaseModel):
    """A team in the list: its children count when they are within the reader's reach."""

    id: UUID
    name: str
    pod_kind: str
    kind_name: str
    takes_children: bool
    area: str | None
    members: int
    manager: str | None
    ended_on: date | None


class PodPage(BaseModel):
    """Teams in the order of their names."""

    items: list[PodRow]
    next: str | None


class MemberRow(BaseModel):
    """A member of the team now, with the children for whom they are keyworker."""

    id: UUID
    worker_id: UUID
    name: str
    role: Role
    post: str
    fte: float
    since: date
    specialisms: list[str]
    children: int


class ChildRow(BaseModel):
    """A child whom the team knows. Without a keyworker the child is unallocated."""

    id: UUID
    journey_id: UUID
    name: str
    reference: str | None
    date_of_birth: date | None
    due_date: date | None
    family_id: UUID | None
    family_name: str | None
    status: Status
    status_since: date
    keyworker_id: UUID | None
    keyworker_name: str | None
    keyworker_since: date | None
    last_seen_on: date | None
    last_seen_alone_on: date | None
    next_visit_on: date | None


class TeamPage(BaseModel):
    """One team: members by role, and its children, the unallocated first. `open_to_you`: within your reach."""

    id: UUID
    name: str
    pod_kind: str
    kind_name: str
    takes_children: bool
    area: str | None
    formed_on: date
    ended_on: date | None
    version: int
    open_to_you: bool
    members: list[MemberRow]
    children: list[ChildRow]


@router.get("", operation_id="pod.list", response_model=PodPage, **guarded(Permission.POD_READ))
async def list_(read: Read, cursor: Cursor = None) -> JSON:
    """Every team, by name."""
    return JSON(await directory.pods(read, cursor))


@router.get("/{id:uuid}", operation_id="pod.read", response_model=TeamPage, **guarded(Permission.POD_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One team, its members and its children."""
    return shown(*await pod_page.pod_page(read, id))


@router.post(
    "", operation_id="pod.form", status_code=201, response_model=out(Pod), **guarded(Permission.POD_MANAGE, 409)
)
async def form(body: PodIn, work: Work) -> JSON:
    """A team begins."""
    kind = (await work.templates.kinds()).get(body.pod_kind)
    if kind is None:
        raise Invalid("/pod_kind", "There is no such kind of team.", "unknown-record")
    return await created(work.pods, Pod.form(by=work.by, takes=kind.takes_children, **body.model_dump()))


@router.post(
    "/{id:uuid}/members", operation_id="pod.add_member", response_model=out(Pod),
    **guarded(Permission.POD_MANAGE, *CHANGES),
)  # fmt: skip
async def add_member(id: UUID, body: MemberIn, work: Work, version: IfMatch) -> JSON:
    """A worker comes into the team."""
    pod = await work.pods.get(id, version)
    worker = await work.workers.consult(body.worker_id)
    pod.add(
        worker, member_id=body.id, fte=body.fte, since=body.since, post_id=body.post_id, room_days=body.room_days,
        by=work.by,
    )  # fmt: skip
    return await changed(work.pods, pod)


@router.post(
    "/{id:uuid}/members/release", operation_id="pod.release_member", response_model=out(Pod),
    **guarded(Permission.POD_MANAGE, *CHANGES),
)  # fmt: skip
async def release_member(id: UUID, body: MemberEndIn, work: Work, version: IfMatch) -> JSON:
    """A member leaves the team."""
    pod = await work.pods.get(id, version)
    pod.release(body.member_id, until=body.until, by=work.by)
    return await changed(work.pods, pod)
