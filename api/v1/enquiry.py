"""Strategy discussions, and the section 47 enquiries that follow from them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, Flag, In, Moment, Text, Word, out
from domain.enquiry import (
    Conclusion,
    Enquiry,
    EnquiryChild,
    EnquiryOutcome,
    EnquiryParticipant,
    Mode,
    Partner,
    StrategyDecision,
)
from domain.policy import Permission
from persistence.enquiry import Enquiries

router = APIRouter(prefix="/enquiries", tags=["enquiry"])


class EnquiryChildIn(In):
    """What was decided for one child and why; `own_view` is the child's."""

    id: UUID
    child_id: UUID
    decision: StrategyDecision
    reason: Text
    own_view: Text | None = None


class EnquiryParticipantIn(In):
    """Somebody asked to the discussion."""

    id: UUID
    name: Word
    agency: Partner
    part: Word | None = None
    took_part: Flag


class EnquiryIn(In):
    """A strategy discussion that was held. Without `led_by` it was led by the person who writes."""

    id: UUID
    held_at: Moment
    mode: Mode
    led_by: UUID | None = None
    worry: Text
    known: Text
    safe_tonight: Text | None = None
    quorum_reason: Text | None = None
    children: Annotated[tuple[EnquiryChildIn, ...], Field(min_length=1, max_length=20)]
    participants: Annotated[tuple[EnquiryParticipantIn, ...], Field(max_length=50)] = ()


class EnquiryFollowUpIn(In):
    """The day of the meeting that followed a discussion by telephone."""

    on: Day


class EnquiryOwnViewIn(In):
    """What one child says, in their words."""

    child_id: UUID
    own_view: Text


class EnquiryFindingsIn(In):
    """What was found so far. Without `safe_tonight` what it said before stays."""

    findings: Text
    safe_tonight: Text | None = None
    own_views: Annotated[tuple[EnquiryOwnViewIn, ...], Field(max_length=20)] = ()


class EnquiryConclusionIn(In):
    """The outcome for one child and why; `conference_needed` false: a manager decides against one, for that reason."""

    child_id: UUID
    outcome: EnquiryOutcome
    reason: Text
    conference_needed: Flag | None = None


class EnquiryConcludeIn(In):
    """The day on which the section 47 ended, and the outcome for each child under it."""

    on: Day
    children: Annotated[tuple[EnquiryConclusionIn, ...], Field(min_length=1, max_length=20)]


class EnquiryStopIn(In):
    """Why it ends without an outcome."""

    reason: Text


@router.post(
    "", operation_id="enquiry.discuss", status_code=201, response_model=out(Enquiry),
    **guarded(Permission.ENQUIRY_RECORD, 409),
)  # fmt: skip
async def discuss(body: EnquiryIn, work: Work) -> JSON:
    """Record a strategy discussion; a section 47 enquiry starts on its day where any child's decision says so."""
    children = tuple(EnquiryChild(**child.model_dump()) for child in body.children)
    await work.require_people({child.child_id for child in children})
    enquiry = Enquiry.discuss(
        **body.model_dump(exclude={"led_by", "children", "participants"}), led_by=body.led_by or work.actor.id,
        children=children, participants=tuple(EnquiryParticipant(**each.model_dump()) for each in body.participants),
        already_enquiring=await work.enquiries.already_open({child.child_id for child in children}, besides=body.id),
        calendar=work.calendar, by=work.by,
    )  # fmt: skip
    return await created(work.enquiries, enquiry)


@router.get("/{id:uuid}", operation_id="enquiry.read", response_model=out(Enquiry), **guarded(Permission.ENQUIRY_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One strategy discussion with the enquiry that followed."""
    return answer(await Enquiries(read).read(id))


@router.post(
    "/{id:uuid}/follow-up", operation_id="enquiry.follow_up", response_model=out(Enquiry),
    **guarded(Permission.ENQUIRY_RECORD, *CHANGES),
)  # fmt: skip
async def follow_up(id: UUID, body: EnquiryFollowUpIn, work: Work, version: IfMatch) -> JSON:
    """The agencies met after they had spoken by telephone."""
    enquiry = await work.enquiries.get(id, version)
    enquiry.follow_up(on=body.on, by=work.by)
    return await changed(work.enquiries, enquiry)


@router.post(
    "/{id:uuid}/findings", operation_id="enquiry.record_findings", response_model=out(Enquiry),
    **guarded(Permission.ENQUIRY_RECORD, *CHANGES),
)  # fmt: skip
async def record_findings(id: UUID, body: EnquiryFindingsIn, work: Work, version: IfMatch) -> JSON:
    """What the enquiry found so far, and what the children say. What it said before stays in the history."""
    enquiry = await work.enquiries.get(id, version)
    enquiry.record_findings(
        findings=body.findings, safe_tonight=body.safe_tonight or enquiry.safe_tonight,
        own_views={each.child_id: each.own_view for each in body.own_views}, by=work.by,
    )  # fmt: skip
    return await changed(work.enquiries, enquiry)


@router.post(
    "/{id:uuid}/conclude", operation_id="enquiry.conclude", response_model=out(Enquiry),
    **guarded(Permission.ENQUIRY_CONCLUDE, *CHANGES),
)  # fmt: skip
async def conclude(id: UUID, body: EnquiryConcludeIn, work: Work, version: IfMatch) -> JSON:
    """A manager agrees the outcome for each child; a continuing risk needs a conference unless they say why not."""
    enquiry = await work.enquiries.get(id, version)
    conclusions = tuple(Conclusion(**each.model_dump()) for each in body.children)
    enquiry.conclude(conclusions, on=body.on, by=work.by)
    return await changed(work.enquiries, enquiry)


@router.post(
    "/{id:uuid}/stop", operation_id="enquiry.stop", response_model=out(Enquiry),
    **guarded(Permission.ENQUIRY_CONCLUDE, *CHANGES),
)  # fmt: skip
async def stop(id: UUID, body: EnquiryStopIn, work: Work, version: IfMatch) -> JSON:
    """The section 47 ends without an outcome."""
    enquiry = await work.enquiries.get(id, version)
    enquiry.stop(reason=body.reason, by=work.by)
    return await changed(work.enquiries, enquiry)
