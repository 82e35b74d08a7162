"""What a pod says and decides about a child: written by several people at once.

In a discussion `If-Match` is the version of the part that is written (`"0"`: not there yet), so that two people who
write in different parts never refuse each other. Taking up, resuming, putting off and withdrawing need the version of
the whole.
"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Said, Text, Word, out
from api.shown_supervision import AgreedPage, FollowedDiscussion
from domain.discipline import Discipline
from domain.discussion import (
    Discussion,
    DiscussionAction,
    DiscussionChange,
    DiscussionChild,
    DiscussionPart,
    PartKind,
    Readiness,
)  # fmt: skip
from domain.errors import RuleBroken
from domain.ids import new_id
from domain.policy import Permission
from domain.supervision import Supervision, SupervisionState
from persistence.discussion import Discussions
from persistence.views import discussions

router = APIRouter(prefix="/discussions", tags=["discussion"])
Children = Annotated[tuple[UUID, ...], Field(min_length=1, max_length=20)]


class AskIn(In):
    """Which children to talk about next, and why."""

    id: UUID
    child_ids: Children
    because: Text


class BeginIn(In):
    """Which children, in which meeting."""

    id: UUID
    supervision_id: UUID
    child_ids: Children


class TakeUpIn(In):
    """In which meeting, and with which brothers and sisters."""

    supervision_id: UUID
    child_ids: Children


class PartIn(In):
    """One part, whole. Empty `words` take it out. The id is kept where the part is new."""

    id: UUID
    kind: PartKind
    discipline: Discipline | None = None
    child_id: UUID | None = None
    who: Word | None = None
    words: Said


class ReadinessIn(In):
    """How ready an adult is for a change."""

    id: UUID
    person_id: UUID
    readiness: Readiness


class ActionIn(In):
    """Who does what by when: a worker (`owner_id`), or somebody by name."""

    id: UUID
    words: Text
    child_id: UUID | None = None
    owner_id: UUID | None = None
    owner_name: Word
    by_when: Day | None = None


class DoneIn(In):
    """An action was done on a day; without a day it was given up, and `outcome` says why."""

    action_id: UUID
    on: Day | None = None
    outcome: Text | None = None


class ConcludeIn(In):
    """Who is accountable (without: who leads the meeting), and by when the pod comes back to the child."""

    accountable_id: UUID | None = None
    next_by: Day | None = None


class ReasonIn(In):
    """Why."""

    reason: Text


def _children(ids: Children) -> tuple[DiscussionChild, ...]:
    return tuple(DiscussionChild(id=new_id(), child_id=child_id) for child_id in ids)


async def _open_meeting(id: UUID, work: Work) -> Supervision:
    supervision = await work.supervisions.consult(id)
    if supervision.state is not SupervisionState.OPEN:
        raise RuleBroken("This meeting is not under way.", "not-open")
    return supervision


async def _may_begin(children: Children, supervision_id: UUID, id: UUID, work: Work) -> None:
    """Once in each meeting, by whoever is first; the same request again is answered as the first time."""
    await work.require_people(set(children))
    await work.hold(children)
    found = await work.discussions.about(children, supervision_id)
    if found == id:
        return
    await _open_meeting(supervision_id, work)
    if found:
        raise RuleBroken("Somebody has begun to write about this child in this meeting. Go on there.", "begun-already")


@router.post(
    "/asked", operation_id="discussion.ask", status_code=201, response_model=out(Discussion),
    **guarded(Permission.DISCUSSION_RECORD, 409),
)  # fmt: skip
async def ask(body: AskIn, work: Work) -> JSON:
    """Ask for children to be talked about in the next meeting of their pod."""
    await work.require_people(set(body.child_ids))
    asked = Discussion.ask(id=body.id, children=_children(body.child_ids), because=body.because, by=work.by)
    return await created(work.discussions, asked)


@router.post(
    "", operation_id="discussion.begin", status_code=201, response_model=out(Discussion),
    **guarded(Permission.DISCUSSION_RECORD, 409),
)  # fmt: skip
async def begin(body: BeginIn, work: Work) -> JSON:
    """Begin to talk about a child in a meeting, or about brothers and sisters together: once in each meeting."""
    await _may_begin(body.child_ids, body.supervision_id, body.id, work)
    children = _children(body.child_ids)
    begun = Discussion.begin(id=body.id, supervision_id=body.supervision_id, children=children, by=work.by)
    return await created(work.discussions, begun)


@router.get(
    "/agreed", operation_id="discussion.agreed", response_model=AgreedPage, **guarded(Permission.DISCUSSION_READ)
)
async def agreed(read: Read) -> JSON:
    """What you said in group supervision that you would do, the most urgent first."""
    return JSON(await discussions.agreed(read))


@router.get(
    "/{id:uuid}", operation_id="discussion.read", response_model=out(Discussion),
    **guarded(Permission.DISCUSSION_READ),
)  # fmt: skip
async def read(id: UUID, read: Read) -> JSON:
    """One discussion."""
    return answer(await Discussions(read).read(id))


@router.get(
    "/{id:uuid}/followed", operation_id="discussion.follow", response_model=FollowedDiscussion,
    **guarded(Permission.DISCUSSION_READ),
)  # fmt: skip
async def follow(id: UUID, read: Read, after: Annotated[int, Query(ge=0, le=999_999_999)] = 0) -> JSON:
    """The discussion if it has changed `after` a version, for who writes in it with others: asked every few seconds.

    Only what is shown is a look at the record: an answer without the discussion is not written down.
    """
    return JSON(await discussions.followed(read, id, after))


@router.post(
    "/{id:uuid}/take-up", operation_id="discussion.take_up", response_model=out(Discussion),
    **guarded(Permission.DISCUSSION_RECORD, *CHANGES),
)  # fmt: skip
async def take_up(id: UUID, body: TakeUpIn, work: Work, version: IfMatch) -> JSON:
    """Talk about what was asked for or put off."""
    discussion = await work.discussions.get(id, version)
    await _may_begin(body.child_ids, body.supervision_id, id, work)
    discussion.take_up(body.supervision_id, children=_children(body.child_ids), by=work.by)
    return await changed(work.discussions, discussion)


@router.post(
    "/{id:uuid}/write", operation_id="discussion.write", response_model=out(Discussion),
    **guarded(Permission.DISCUSSION_RECORD, *CHANGES),
)  # fmt: skip
async def write(id: UUID, body: PartIn, work: Work, version: IfMatch) -> JSON:
    """Write one part. `If-Match` is the version of this part, `"0"` where it is new."""
    discussion = await work.discussions.get(id)
    part = DiscussionPart(version=0, written_by=work.actor.id, **body.model_dump())
    if discussion.holds(part):
        return answer(discussion)
    discussion.write(part, version, by=work.by)
    return await changed(work.discussions, discussion)


@router.post(
    "/{id:uuid}/judge", operation_id="discussion.judge", response_model=out(Discussion),
    **guarded(Permission.DISCUSSION_RECORD, *CHANGES),
)  # fmt: skip
async def judge(id: UUID, body: ReadinessIn, work: Work, version: IfMatch) -> JSON:
    """How ready an adult is for a change. `If-Match` is the version of the last judgement, `"0"` where there is none."""
    discussion = await work.discussions.get(id)
    discussion.judge(DiscussionChange(version=0, **body.model_dump()), version, by=work.by)
    await work.require_people({body.person_id})
    return await changed(work.discussions, discussion)


@router.post(
    "/{id:uuid}/actions", operation_id="discussion.add_action", response_model=out(Discussion),
    **guarded(Permission.DISCUSSION_RECORD, *CHANGES),
)  # fmt: skip
async def add_action(id: UUID, body: ActionIn, work: Work, version: IfMatch) -> JSON:
    """Agree an action, or change it. `If-Match` is the version of this action, `"0"` where it is new."""
    discussion = await work.discussions.get(id)
    discussion.add_action(DiscussionAction(**body.model_dump()), version, by=work.by)
    return await changed(work.discussions, discussion)


@router.post(
    "/{id:uuid}/actions/do", operation_id="discussion.do_action", response_model=out(Discussion),
    **guarded(Permission.DISCUSSION_RECORD, *CHANGES),
)  # fmt: skip
async def do_action(id: UUID, body: DoneIn, work: Work, version: IfMatch) -> JSON:
    """An action was done, or given up. `If-Match` is the version of this action."""
    discussion = await work.discussions.get(id)
    discussion.do_action(body.action_id, version, on=body.on, outcome=body.outcome, by=work.by)
    return await changed(work.discussions, discussion)


@router.post(
    "/{id:uuid}/conclude", operation_id="discussion.conclude", response_model=out(Discussion),
    **guarded(Permission.DISCUSSION_RECORD, *CHANGES),
)  # fmt: skip
async def conclude(id: UUID, body: ConcludeIn, work: Work, version: IfMatch) -> JSON:
    """It is decided, by who leads the meeting. `If-Match` is the version of the decision as they saw it."""
    discussion = await work.discussions.get(id)
    discussion.must_be_seen(version)
    meeting = await _led(discussion, work)
    accountable_id = body.accountable_id or meeting.leader_id
    discussion.conclude(accountable_id=accountable_id, on=meeting.on, next_by=body.next_by, by=work.by)
    return await changed(work.discussions, discussion)


@router.post(
    "/{id:uuid}/resume", operation_id="discussion.resume", response_model=out(Discussion),
    **guarded(Permission.DISCUSSION_RECORD, *CHANGES),
)  # fmt: skip
async def resume(id: UUID, body: ReasonIn, work: Work, version: IfMatch) -> JSON:
    """Decide anew, while the meeting is under way."""
    discussion = await work.discussions.get(id, version)
    await _led(discussion, work)
    discussion.resume(reason=body.reason, by=work.by)
    return await changed(work.discussions, discussion)


@router.post(
    "/{id:uuid}/put-off", operation_id="discussion.put_off", response_model=out(Discussion),
    **guarded(Permission.DISCUSSION_RECORD, *CHANGES),
)  # fmt: skip
async def put_off(id: UUID, body: ReasonIn, work: Work, version: IfMatch) -> JSON:
    """Come back to it another day."""
    discussion = await work.discussions.get(id, version)
    await _led(discussion, work)
    discussion.put_off(reason=body.reason, by=work.by)
    return await changed(work.discussions, discussion)


@router.post(
    "/{id:uuid}/withdraw", operation_id="discussion.withdraw", response_model=out(Discussion),
    **guarded(Permission.DISCUSSION_RECORD, *CHANGES),
)  # fmt: skip
async def withdraw(id: UUID, body: ReasonIn, work: Work, version: IfMatch) -> JSON:
    """It need not be talked about any more."""
    discussion = await work.discussions.get(id, version)
    discussion.withdraw(reason=body.reason, by=work.by)
    return await changed(work.discussions, discussion)


async def _led(discussion: Discussion, work: Work) -> Supervision:
    if discussion.supervision_id is None:
        raise RuleBroken("This is not being talked about in a meeting.", "not-begun")
    meeting = await _open_meeting(discussion.supervision_id, work)
    meeting.must_be_led_by(work.actor.id, leads=work.actor.may(Permission.SUPERVISION_LEAD))
    return meeting
