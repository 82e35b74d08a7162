"""Group supervision: a pod's meetings, who is there, and the order in which children are talked about."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from api.deps import CHANGES, Cursor, IfMatch, Read, Work, answer, changed, created, guarded, shown
from api.json import JSON
from api.schema import Day, In, Text, Word, out
from api.shown_supervision import CoveragePage, DriftPage, MeetingPage
from domain.calendar import london_date
from domain.discipline import Discipline
from domain.errors import Invalid, NotFound
from domain.policy import Permission
from domain.supervision import Supervision, SupervisionItem, SupervisionPerson
from persistence.supervision import Supervisions
from persistence.views import agenda, meeting

router = APIRouter(prefix="/supervisions", tags=["supervision"])


class MeetingIn(In):
    """When the pod meets. Without `leader_id` whoever plans it leads."""

    id: UUID
    pod_id: UUID
    on: Day
    leader_id: UUID | None = None


class LeaderIn(In):
    """Who leads."""

    leader_id: UUID


class ThereIn(In):
    """Somebody who is there, and as what."""

    id: UUID
    worker_id: UUID
    discipline: Discipline


class ItemIn(In):
    """A child on the agenda, and why; left out for today with a reason."""

    id: UUID
    child_id: UUID
    reasons: Annotated[tuple[Word, ...], Field(max_length=20)] = ()
    left_out_because: Text | None = None


Items = Annotated[tuple[ItemIn, ...], Field(max_length=500)]
There = Annotated[tuple[ThereIn, ...], Field(max_length=100)]


class OpenIn(In):
    """Who is there, and the agenda."""

    people: There
    items: Items


class PeopleIn(In):
    """Everybody who is there."""

    people: There


class AgendaIn(In):
    """The whole agenda, in the leader's order."""

    items: Items


class ReasonIn(In):
    """Why."""

    reason: Text


@router.post(
    "", operation_id="supervision.plan", status_code=201, response_model=out(Supervision),
    **guarded(Permission.SUPERVISION_RECORD, 409),
)  # fmt: skip
async def plan(body: MeetingIn, work: Work) -> JSON:
    """Plan a meeting of one of your pods. A senior who is no manager plans only what they lead themselves."""
    reach = work.actor.reach
    if not (reach.everything or body.pod_id in (reach.pods or ())):
        raise NotFound
    pod = await work.pods.consult(body.pod_id)
    if pod.ended_on:
        raise Invalid("/pod_id", "This team has ended.")
    leader = await work.workers.consult(body.leader_id or work.actor.id)
    planned = Supervision.plan(id=body.id, pod_id=pod.id, on=body.on, leader=leader, by=work.by)
    _led(planned, work)
    return await created(work.supervisions, planned)


@router.get(
    "/coverage", operation_id="supervision.coverage", response_model=CoveragePage,
    **guarded(Permission.SUPERVISION_LEAD),
)  # fmt: skip
async def coverage(read: Read, on: Annotated[Day | None, Query()] = None) -> JSON:
    """How many of the open children were talked about within the interval, for each of your pods (M15)."""
    return JSON(await agenda.coverage(read, on or _today(read)))


@router.get(
    "/drift", operation_id="supervision.drift", response_model=DriftPage, **guarded(Permission.SUPERVISION_LEAD)
)
async def drift(
    read: Read, pod_id: UUID | None = None, on: Annotated[Day | None, Query()] = None, cursor: Cursor = None
) -> JSON:
    """The children whom nobody has talked about within the interval, the longest first (M15)."""
    return JSON(await agenda.drift(read, on or _today(read), pod_id, cursor))


@router.get(
    "/{id:uuid}", operation_id="supervision.read", response_model=out(Supervision),
    **guarded(Permission.SUPERVISION_READ),
)  # fmt: skip
async def read(id: UUID, read: Read) -> JSON:
    """One meeting."""
    return answer(await Supervisions(read).read(id))


@router.get(
    "/{id:uuid}/shown", operation_id="supervision.show", response_model=MeetingPage,
    **guarded(Permission.SUPERVISION_READ),
)  # fmt: skip
async def show(id: UUID, read: Read) -> JSON:
    """One meeting with everybody's names, and how far the discussion of each child has come."""
    return shown(*await meeting.meeting(read, id))


@router.post(
    "/{id:uuid}/appoint", operation_id="supervision.appoint", response_model=out(Supervision),
    **guarded(Permission.SUPERVISION_LEAD, *CHANGES),
)  # fmt: skip
async def appoint(id: UUID, body: LeaderIn, work: Work, version: IfMatch) -> JSON:
    """Somebody else leads."""
    supervision = await work.supervisions.get(id, version)
    supervision.appoint(await work.workers.consult(body.leader_id), by=work.by)
    return await changed(work.supervisions, supervision)


@router.post(
    "/{id:uuid}/open", operation_id="supervision.open", response_model=out(Supervision),
    **guarded(Permission.SUPERVISION_RECORD, *CHANGES),
)  # fmt: skip
async def open_(id: UUID, body: OpenIn, work: Work, version: IfMatch) -> JSON:
    """The meeting begins."""
    supervision = await work.supervisions.get(id, version)
    _led(supervision, work)
    supervision.open(_people(body.people), await _items(body.items, work), by=work.by)
    return await changed(work.supervisions, supervision)


@router.post(
    "/{id:uuid}/attend", operation_id="supervision.attend", response_model=out(Supervision),
    **guarded(Permission.SUPERVISION_RECORD, *CHANGES),
)  # fmt: skip
async def attend(id: UUID, body: PeopleIn, work: Work, version: IfMatch) -> JSON:
    """Who is there: somebody came later, or as something else."""
    supervision = await work.supervisions.get(id, version)
    supervision.attend(_people(body.people), by=work.by)
    return await changed(work.supervisions, supervision)


@router.post(
    "/{id:uuid}/arrange", operation_id="supervision.arrange", response_model=out(Supervision),
    **guarded(Permission.SUPERVISION_RECORD, *CHANGES),
)  # fmt: skip
async def arrange(id: UUID, body: AgendaIn, work: Work, version: IfMatch) -> JSON:
    """The leader sets the order, adds a child, or leaves one out for today."""
    supervision = await work.supervisions.get(id, version)
    _led(supervision, work)
    supervision.arrange(await _items(body.items, work), by=work.by)
    return await changed(work.supervisions, supervision)


@router.post(
    "/{id:uuid}/close", operation_id="supervision.close", response_model=out(Supervision),
    **guarded(Permission.SUPERVISION_RECORD, *CHANGES),
)  # fmt: skip
async def close(id: UUID, work: Work, version: IfMatch) -> JSON:
    """The meeting is over: everything that was begun is decided or put off."""
    supervision = await work.supervisions.get(id, version)
    _led(supervision, work)
    supervision.close(await work.discussions.unfinished(id), by=work.by)
    return await changed(work.supervisions, supervision)


@router.post(
    "/{id:uuid}/cancel", operation_id="supervision.cancel", response_model=out(Supervision),
    **guarded(Permission.SUPERVISION_RECORD, *CHANGES),
)  # fmt: skip
async def cancel(id: UUID, body: ReasonIn, work: Work, version: IfMatch) -> JSON:
    """A planned meeting does not take place."""
    supervision = await work.supervisions.get(id, version)
    _led(supervision, work)
    supervision.cancel(reason=body.reason, by=work.by)
    return await changed(work.supervisions, supervision)


def _led(supervision: Supervision, work: Work) -> None:
    supervision.must_be_led_by(work.actor.id, leads=work.actor.may(Permission.SUPERVISION_LEAD))


def _people(people: There) -> tuple[SupervisionPerson, ...]:
    return tuple(SupervisionPerson(**each.model_dump()) for each in people)


async def _items(items: Items, work: Work) -> tuple[SupervisionItem, ...]:
    await work.require_people({item.child_id for item in items})
    return tuple(SupervisionItem(**each.model_dump()) for each in items)


def _today(read: Read) -> date:
    return london_date(read.by.at)
