"""Child protection conferences: booked, held with a decision for each child, or cancelled."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, Flag, In, Moment, Text, Word, out
from api.stepping import begin_protection, end_protection
from domain.codes import AbuseCategory
from domain.conference import (
    AttendeePart,
    Conference,
    ConferenceAttendee,
    ConferenceChild,
    ConferenceDecision,
    ConferenceDissent,
    ConferenceKind,
)
from domain.errors import Invalid
from domain.ids import new_id
from domain.journey import Journey
from domain.pod import Pod
from domain.policy import Permission
from persistence.conference import Conferences

router = APIRouter(prefix="/conferences", tags=["conference"])


class ConferenceIn(In):
    """A conference about these children; `chair_name` alone for a chair who is no worker of ours."""

    id: UUID
    conference_kind: ConferenceKind
    booked_for: Moment
    venue: Word | None = None
    enquiry_id: UUID | None = None
    chair_id: UUID | None = None
    chair_name: Word | None = None
    child_ids: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=20)]


class ConferenceChildIn(In):
    """What was decided for one child, why, and what the child says of it."""

    id: UUID
    child_id: UUID
    own_view: Text | None = None
    decision: ConferenceDecision
    categories: Annotated[tuple[AbuseCategory, ...], Field(max_length=5)] = ()
    reason: Text


class ConferenceAttendeeIn(In):
    """Somebody asked to come."""

    id: UUID
    name: Word
    part: AttendeePart
    attended: Flag
    report_in: Flag = False


class ConferenceDissentIn(In):
    """Somebody who did not agree, about one child or (without `child_id`) about all."""

    id: UUID
    child_id: UUID | None = None
    who: Word
    words: Text


class ConferenceHeldIn(In):
    """A conference that was held. The children are those it was booked for."""

    held_on: Day
    chair_id: UUID | None = None
    chair_name: Word | None = None
    quorate: Flag
    quorum_reason: Text | None = None
    parents_view: Text | None = None
    peer_advocate: Text | None = None
    summary: Text
    outline_plan: Text | None = None
    children: Annotated[tuple[ConferenceChildIn, ...], Field(min_length=1, max_length=20)]
    attendees: Annotated[tuple[ConferenceAttendeeIn, ...], Field(max_length=50)] = ()
    dissents: Annotated[tuple[ConferenceDissentIn, ...], Field(max_length=20)] = ()


class ConferenceMoveIn(In):
    """Another time or place for a booked conference, and why."""

    booked_for: Moment
    venue: Word | None = None
    reason: Text


class ConferenceChildCorrectionIn(In):
    """Why it was decided so for one child, and what the child thought."""

    id: UUID
    reason: Text
    own_view: Text | None = None


class ConferenceCorrectionIn(In):
    """All that was written of a conference that was held, but for its decisions; `reason` says what was wrong."""

    quorate: Flag
    quorum_reason: Text | None = None
    parents_view: Text | None = None
    peer_advocate: Text | None = None
    summary: Text
    outline_plan: Text | None = None
    children: Annotated[tuple[ConferenceChildCorrectionIn, ...], Field(min_length=1, max_length=20)]
    attendees: Annotated[tuple[ConferenceAttendeeIn, ...], Field(max_length=50)] = ()
    dissents: Annotated[tuple[ConferenceDissentIn, ...], Field(max_length=20)] = ()
    reason: Text


class ConferenceCancelIn(In):
    """Why it is not held."""

    reason: Text


@router.post(
    "", operation_id="conference.book", status_code=201, response_model=out(Conference),
    **guarded(Permission.CONFERENCE_RECORD, 409),
)  # fmt: skip
async def book(body: ConferenceIn, work: Work) -> JSON:
    """Book a conference; an initial one follows from a section 47 enquiry."""
    await work.require_people(set(body.child_ids))
    conference = Conference.book(
        **body.model_dump(exclude={"child_ids", "enquiry_id", "chair_name"}),
        chair_name=await _chair_name(body, work),
        children=tuple(ConferenceChild(id=new_id(), child_id=child_id) for child_id in body.child_ids),
        enquiry=await work.enquiries.consult(body.enquiry_id) if body.enquiry_id else None,
        calendar=work.calendar, near=[(j, p) for _, j, p in await _near(body.child_ids, work)], by=work.by,
    )  # fmt: skip
    return await created(work.conferences, conference)


@router.get(
    "/{id:uuid}", operation_id="conference.read", response_model=out(Conference), **guarded(Permission.CONFERENCE_READ)
)
async def read(id: UUID, read: Read) -> JSON:
    """One conference."""
    return answer(await Conferences(read).read(id))


@router.post(
    "/{id:uuid}/hold", operation_id="conference.hold", response_model=out(Conference),
    **guarded(Permission.CONFERENCE_HOLD, *CHANGES),
)  # fmt: skip
async def hold(id: UUID, body: ConferenceHeldIn, work: Work, version: IfMatch) -> JSON:
    """It was held: the decision for each child, and the step that follows from it on each child's journey."""
    conference = await work.conferences.get(id, version)
    known = {child.id: child.child_id for child in conference.children}
    if {child.id: child.child_id for child in body.children} != known or len(body.children) != len(known):
        raise Invalid("/children", "Decide for each child whom the conference was booked for.")
    near = await _near(tuple(known.values()), work)
    conference.hold(
        **body.model_dump(exclude={"children", "attendees", "dissents", "chair_name"}),
        chair_name=await _chair_name(body, work),
        children=tuple(
            ConferenceChild(**child.model_dump(), plan_id=new_id() if child.decision is ConferenceDecision.PLAN else None)
            for child in body.children
        ),
        attendees=tuple(ConferenceAttendee(**each.model_dump()) for each in body.attendees),
        dissents=tuple(ConferenceDissent(**each.model_dump()) for each in body.dissents),
        calendar=work.calendar, near=[(journey, pod) for _, journey, pod in near], by=work.by,
    )  # fmt: skip
    journeys = {child_id: journey for child_id, journey, _ in near}
    for child in conference.children:
        journey = journeys.get(child.child_id)
        if child.decision is ConferenceDecision.PLAN:
            await begin_protection(conference, child, journey, body.held_on, work)
        elif child.decision is ConferenceDecision.ENDS:
            await end_protection(child, journey, body.held_on, work)
    return await changed(work.conferences, conference)


@router.post(
    "/{id:uuid}/move", operation_id="conference.move", response_model=out(Conference),
    **guarded(Permission.CONFERENCE_RECORD, *CHANGES),
)  # fmt: skip
async def move(id: UUID, body: ConferenceMoveIn, work: Work, version: IfMatch) -> JSON:
    """A booked conference will be held at another time or place."""
    conference = await work.conferences.get(id, version)
    conference.move(**body.model_dump(), calendar=work.calendar, by=work.by)
    return await changed(work.conferences, conference)


@router.post(
    "/{id:uuid}/correct", operation_id="conference.correct", response_model=out(Conference),
    **guarded(Permission.CONFERENCE_HOLD, *CHANGES),
)  # fmt: skip
async def correct(id: UUID, body: ConferenceCorrectionIn, work: Work, version: IfMatch) -> JSON:
    """Put right what was written of a conference that was held. What it said before stays in the history."""
    conference = await work.conferences.get(id, version)
    conference.correct(
        **body.model_dump(exclude={"children", "attendees", "dissents"}), children=body.children,
        attendees=tuple(ConferenceAttendee(**each.model_dump()) for each in body.attendees),
        dissents=tuple(ConferenceDissent(**each.model_dump()) for each in body.dissents), by=work.by,
    )  # fmt: skip
    return await changed(work.conferences, conference)


@router.post(
    "/{id:uuid}/cancel", operation_id="conference.cancel", response_model=out(Conference),
    **guarded(Permission.CONFERENCE_RECORD, *CHANGES),
)  # fmt: skip
async def cancel(id: UUID, body: ConferenceCancelIn, work: Work, version: IfMatch) -> JSON:
    """A booked conference will not be held."""
    conference = await work.conferences.get(id, version)
    conference.cancel(reason=body.reason, by=work.by)
    return await changed(work.conferences, conference)


async def _near(child_ids: tuple[UUID, ...], work: Work) -> list[tuple[UUID, Journey, Pod]]:
    """The children's journeys, in one order for everybody who holds several, with the pods that know them."""
    found = [(child_id, await work.journeys.of_child(child_id)) for child_id in sorted(child_ids)]
    return [
        (child_id, journey, await work.pods.consult(journey.pod_id))
        for child_id, journey in found
        if journey is not None
    ]


async def _chair_name(body: ConferenceIn | ConferenceHeldIn, work: Work) -> str | None:
    if body.chair_id is None:
        return body.chair_name
    chair = await work.workers.consult(body.chair_id)
    return f"{chair.given} {chair.family}"
