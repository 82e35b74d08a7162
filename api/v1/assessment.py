"""Assessments: begun, written, handed in, handed back, authorised."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Text, Word, out
from domain.assessment import (
    MOST_WORKING_DAYS,
    Assessment,
    AssessmentChild,
    AssessmentEvidence,
    AssessmentKind,
    AssessmentOutcome,
    AssessmentView,
    MadeBy,
)  # fmt: skip
from domain.codes import AssessmentFactor
from domain.errors import Invalid, RuleBroken
from domain.ids import new_id
from domain.policy import Permission
from domain.referral import Referral
from persistence.assessment import Assessments
from persistence.unit_of_work import UnitOfWork

router = APIRouter(prefix="/assessments", tags=["assessment"])


class AssessmentStartIn(In):
    """What is assessed, of which children. Without `referral_id` it answers their latest referral.

    Without `due_on` it is due 45 working days from that referral, or else from `started_on`; a manager can set a day
    before that.
    """

    id: UUID
    assessment_kind: AssessmentKind
    made_by: MadeBy = MadeBy.IN_HOUSE
    made_by_words: Word | None = None
    worker_id: UUID | None = None
    started_on: Day
    referral_id: UUID | None = None
    due_on: Day | None = None
    child_ids: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=20)]


class AssessmentChildIn(In):
    """What differs for one child; `own_view` is in their own words."""

    id: UUID
    child_id: UUID
    seen_on: Day | None = None
    own_view: Text | None = None
    particular: Text | None = None
    factors: Annotated[tuple[AssessmentFactor, ...], Field(max_length=50)] = ()
    outcome: AssessmentOutcome | None = None


class AssessmentViewIn(In):
    """What one person thinks, as it was heard."""

    id: UUID
    person_id: UUID | None = None
    name: Word
    words: Text


class AssessmentEvidenceIn(In):
    """Something that happened, and why it matters; `ledger_seq` is its line of the timeline, where it has one."""

    id: UUID
    ledger_seq: Annotated[int, Field(strict=True, ge=1, le=2**53)] | None = None
    record_id: UUID | None = None
    on: Day
    what: Text
    why_it_matters: Text


class AssessmentWriteIn(In):
    """The text as it is now. Only the fields that are sent change."""

    made_by_words: Word | None = None
    strengths: Text | None = None
    needs: Text | None = None
    context: Text | None = None
    analysis: Text | None = None
    next_steps: Text | None = None
    children: Annotated[tuple[AssessmentChildIn, ...], Field(max_length=20)] = ()
    views: Annotated[tuple[AssessmentViewIn, ...], Field(max_length=50)] = ()
    evidence: Annotated[tuple[AssessmentEvidenceIn, ...], Field(max_length=200)] = ()


class AssessmentDueIn(In):
    """The day by which it must be finished, and why that day."""

    due_on: Day
    reason: Text


class AssessmentReturnIn(In):
    """What is still needed."""

    id: UUID
    reason: Text


class AssessmentStopIn(In):
    """Why."""

    reason: Text


async def _latest(work: UnitOfWork, id: UUID, started_on: date, referral: Referral | None) -> date:
    """The last day on which it may be due.

    The clock of the first assessment runs from the referral and not from the day somebody began (domain trap 6); a
    later one of the same help has its own.
    """
    if referral and await work.assessments.answered(referral.id, but=id, by=started_on):
        referral = None
    return work.calendar.add(referral.referred_on if referral else started_on, MOST_WORKING_DAYS)


@router.post(
    "", operation_id="assessment.start", status_code=201, response_model=out(Assessment),
    **guarded(Permission.ASSESSMENT_RECORD, 409),
)  # fmt: skip
async def start(body: AssessmentStartIn, work: Work) -> JSON:
    """Begin an assessment of one child or of several of a family."""
    children = set(body.child_ids)
    await work.require_people(children)
    found = body.referral_id or await work.assessments.last_referral(children)
    referral = await work.referrals.consult(found) if found else None
    if referral and referral.child_id not in children:
        raise Invalid("/referral_id", "This referral is about another child.")
    facts = body.model_dump(include={"assessment_kind", "made_by", "made_by_words", "started_on", "due_on"})
    assessment = Assessment.start(
        id=body.id, worker_id=body.worker_id or work.actor.id, latest=await _latest(work, body.id, body.started_on, referral),
        referral_id=found, referred_on=referral.referred_on if referral else None,
        children=tuple(AssessmentChild(id=new_id(), child_id=child_id) for child_id in body.child_ids),
        by=work.by, **facts,
    )  # fmt: skip
    if assessment.is_statutory and await work.assessments.any_open(children, but=body.id):
        raise RuleBroken("An assessment of this child is open already: go on writing in that one.", "assessment-open")
    return await created(work.assessments, assessment)


@router.get(
    "/{id:uuid}", operation_id="assessment.read", response_model=out(Assessment),
    **guarded(Permission.ASSESSMENT_READ),
)  # fmt: skip
async def read(id: UUID, read: Read) -> JSON:
    """One assessment."""
    return answer(await Assessments(read).read(id))


@router.post(
    "/{id:uuid}/write", operation_id="assessment.write", response_model=out(Assessment),
    **guarded(Permission.ASSESSMENT_RECORD, *CHANGES),
)  # fmt: skip
async def write(id: UUID, body: AssessmentWriteIn, work: Work, version: IfMatch) -> JSON:
    """Go on writing. What it said before stays in the history."""
    assessment = await work.assessments.get(id, version)
    facts: dict[str, Any] = {name: getattr(body, name) for name in body.model_fields_set}
    for name, part in (("children", AssessmentChild), ("views", AssessmentView), ("evidence", AssessmentEvidence)):
        if name in facts:
            facts[name] = tuple(part(**each.model_dump()) for each in facts[name])
    assessment.write(by=work.by, **facts)
    named = {view.person_id for view in assessment.views if view.person_id}
    await work.require_people(set(assessment.subjects) | named)
    return await changed(work.assessments, assessment)


@router.post(
    "/{id:uuid}/due", operation_id="assessment.set_due", response_model=out(Assessment),
    **guarded(Permission.ASSESSMENT_AUTHORISE, *CHANGES),
)  # fmt: skip
async def set_due(id: UUID, body: AssessmentDueIn, work: Work, version: IfMatch) -> JSON:
    """A manager sets the day by which it must be finished."""
    assessment = await work.assessments.get(id, version)
    referral = await work.referrals.consult(assessment.referral_id) if assessment.referral_id else None
    latest = await _latest(work, id, assessment.started_on, referral)
    assessment.set_due(body.due_on, latest=latest, reason=body.reason, by=work.by)
    return await changed(work.assessments, assessment)


@router.post(
    "/{id:uuid}/submit", operation_id="assessment.submit", response_model=out(Assessment),
    **guarded(Permission.ASSESSMENT_RECORD, *CHANGES),
)  # fmt: skip
async def submit(id: UUID, work: Work, version: IfMatch) -> JSON:
    """Hand it in to a manager."""
    assessment = await work.assessments.get(id, version)
    assessment.submit(by=work.by)
    return await changed(work.assessments, assessment)


@router.post(
    "/{id:uuid}/send-back", operation_id="assessment.send_back", response_model=out(Assessment),
    **guarded(Permission.ASSESSMENT_AUTHORISE, *CHANGES),
)  # fmt: skip
async def send_back(id: UUID, body: AssessmentReturnIn, work: Work, version: IfMatch) -> JSON:
    """Hand it back with what is still needed."""
    assessment = await work.assessments.get(id, version)
    assessment.send_back(body.id, reason=body.reason, by=work.by)
    return await changed(work.assessments, assessment)


@router.post(
    "/{id:uuid}/authorise", operation_id="assessment.authorise", response_model=out(Assessment),
    **guarded(Permission.ASSESSMENT_AUTHORISE, *CHANGES),
)  # fmt: skip
async def authorise(id: UUID, work: Work, version: IfMatch) -> JSON:
    """A manager who did not write it agrees with it, and it ends."""
    assessment = await work.assessments.get(id, version)
    assessment.authorise(by=work.by)
    return await changed(work.assessments, assessment)


@router.post(
    "/{id:uuid}/stop", operation_id="assessment.stop", response_model=out(Assessment),
    **guarded(Permission.ASSESSMENT_RECORD, *CHANGES),
)  # fmt: skip
async def stop(id: UUID, body: AssessmentStopIn, work: Work, version: IfMatch) -> JSON:
    """It will not be finished."""
    assessment = await work.assessments.get(id, version)
    assessment.stop(reason=body.reason, by=work.by)
    return await changed(work.assessments, assessment)
