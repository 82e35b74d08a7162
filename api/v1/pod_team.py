"""How a team is put together: its composition, its posts, moves of its members, and who is there on secondment."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from api.deps import CHANGES, IfMatch, Read, Work, changed, guarded
from api.json import JSON
from api.schema import Day, In, Share, Text, Word, out
from api.shown_team import Composition
from domain.ids import new_id
from domain.pod import Pod
from domain.pod_parts import PodPost, PodSecondment, SecondmentOutcome
from domain.policy import Permission, Role
from persistence.views import team

router = APIRouter(prefix="/pods", tags=["pod"])


class PodPostIn(In):
    """A post that the team gets. `funded_by` is a partner agency; without it the authority pays."""

    id: UUID
    role: Role
    title: Word
    fte: Share
    funded_by: UUID | None = None
    since: Day


class PodPostChangeIn(In):
    """Other hours, another title or another funder from a day on. `id` is for this term of the post."""

    id: UUID
    post_id: UUID
    title: Word
    fte: Share
    funded_by: UUID | None = None
    since: Day


class PodPostEndIn(In):
    """A post that is no longer part of the team: `until` is the first day without it."""

    post_id: UUID
    until: Day
    reason: Text


class MemberMoveIn(In):
    """A member takes another post or other hours from a day on. `id` is for the membership that begins."""

    id: UUID
    member_id: UUID
    worker_id: UUID
    fte: Share
    since: Day
    post_id: UUID | None = None
    room_days: Word | None = None


class SecondmentIn(In):
    """Somebody who comes for a planned time, from a team (`home_pod_id`) or from the partner that employs them.

    Their home team keeps what is left of their week.
    """

    id: UUID
    member_id: UUID
    worker_id: UUID
    role: Role
    fte: Share
    post_id: UUID | None = None
    room_days: Word | None = None
    home_pod_id: UUID | None = None
    home_post: Word
    host_post: Word
    since: Day
    planned_until: Day


class SecondmentEndIn(In):
    """What came of a secondment. An extension names the `id` of the next term and until when it is planned."""

    secondment_id: UUID
    outcome: SecondmentOutcome
    on: Day
    id: UUID | None = None
    planned_until: Day | None = None


@router.get(
    "/{id:uuid}/composition", operation_id="pod.composition", response_model=Composition, **guarded(Permission.POD_READ)
)
async def composition(id: UUID, read: Read, on: Annotated[Day | None, Query()] = None) -> JSON:
    """What the team's kind asks and what there is on a day (today), and what was amiss in the year before it."""
    version, page = await team.team(read, id, on)
    return JSON(page, 200, {"ETag": f'"{version}"'})


@router.post(
    "/{id:uuid}/posts",
    operation_id="pod.open_post",
    response_model=out(Pod),
    **guarded(Permission.POD_MANAGE, *CHANGES),
)
async def open_post(id: UUID, body: PodPostIn, work: Work, version: IfMatch) -> JSON:
    """The team gets a post."""
    pod = await work.pods.get(id, version)
    pod.open_post(PodPost(post_id=body.id, **body.model_dump()), by=work.by)
    return await changed(work.pods, pod)


@router.post(
    "/{id:uuid}/posts/change", operation_id="pod.change_post", response_model=out(Pod),
    **guarded(Permission.POD_MANAGE, *CHANGES),
)  # fmt: skip
async def change_post(id: UUID, body: PodPostChangeIn, work: Work, version: IfMatch) -> JSON:
    """A post has other hours, another title or another funder."""
    pod = await work.pods.get(id, version)
    pod.change_post(
        body.post_id, new_id=body.id, title=body.title, fte=body.fte, funded_by=body.funded_by, since=body.since,
        by=work.by,
    )  # fmt: skip
    return await changed(work.pods, pod)


@router.post(
    "/{id:uuid}/posts/close", operation_id="pod.close_post", response_model=out(Pod),
    **guarded(Permission.POD_MANAGE, *CHANGES),
)  # fmt: skip
async def close_post(id: UUID, body: PodPostEndIn, work: Work, version: IfMatch) -> JSON:
    """The team loses a post."""
    pod = await work.pods.get(id, version)
    pod.close_post(body.post_id, until=body.until, reason=body.reason, by=work.by)
    return await changed(work.pods, pod)


@router.post(
    "/{id:uuid}/members/move", operation_id="pod.move_member", response_model=out(Pod),
    **guarded(Permission.POD_MANAGE, *CHANGES),
)  # fmt: skip
async def move_member(id: UUID, body: MemberMoveIn, work: Work, version: IfMatch) -> JSON:
    """A member takes another post or other hours in this team."""
    pod = await work.pods.get(id, version)
    worker = await work.workers.consult(body.worker_id)
    pod.move(
        body.member_id, worker, new_id=body.id, fte=body.fte, since=body.since, post_id=body.post_id,
        room_days=body.room_days, by=work.by,
    )  # fmt: skip
    return await changed(work.pods, pod)


@router.post(
    "/{id:uuid}/secondments", operation_id="pod.second", response_model=out(Pod),
    **guarded(Permission.POD_MANAGE, *CHANGES),
)  # fmt: skip
async def second(id: UUID, body: SecondmentIn, work: Work, version: IfMatch) -> JSON:
    """Somebody comes on secondment. Their home team lends them in the same step, so that nobody counts twice."""
    pod = await work.pods.get(id, version)
    worker = await work.workers.consult(body.worker_id)
    secondment = PodSecondment(
        **body.model_dump(
            include={"id", "worker_id", "home_pod_id", "home_post", "host_post", "since", "planned_until"}
        )
    )
    pod.second(
        worker, secondment, member_id=body.member_id, role=body.role, fte=body.fte, post_id=body.post_id,
        room_days=body.room_days, by=work.by,
    )  # fmt: skip
    if body.home_pod_id:
        home = await work.pods.get(body.home_pod_id)
        home.lend(worker.id, fte=body.fte, new_id=new_id(), since=body.since, by=work.by)
        await work.pods.save(home)
    return await changed(work.pods, pod)


@router.post(
    "/{id:uuid}/secondments/end", operation_id="pod.end_secondment", response_model=out(Pod),
    **guarded(Permission.POD_MANAGE, *CHANGES),
)  # fmt: skip
async def end_secondment(id: UUID, body: SecondmentEndIn, work: Work, version: IfMatch) -> JSON:
    """They go back, stay longer, or stay for good. Who goes back is in their home team again from that day."""
    pod = await work.pods.get(id, version)
    found = next((each for each in pod.secondments if each.id == body.secondment_id), None)
    pod.end_secondment(
        body.secondment_id, outcome=body.outcome, on=body.on, new_id=body.id, planned_until=body.planned_until,
        by=work.by,
    )  # fmt: skip
    if found and found.home_pod_id and body.outcome is SecondmentOutcome.RETURNED:
        worker = await work.workers.consult(found.worker_id)
        if worker.left_on is None:
            home = await work.pods.get(found.home_pod_id)
            home.take_back(worker, new_id=new_id(), since=body.on, by=work.by)
            await work.pods.save(home)
    return await changed(work.pods, pod)
