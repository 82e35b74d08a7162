"""A child's care: being looked after, missing episodes, reviews, health, school, and keeping in touch afterwards."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import out
from api.stepping import come_into_care, leave_care
from api.v1 import care_in as bodies
from domain.care import Care, CorrectedPart
from domain.care_parts import (
    CareOrder,
    CareReview,
    CareStep,
    EducationPlan,
    Episode,
    HealthCheck,
    MissingEpisode,
    PlanMade,
    Stay,
    Touch,
)
from domain.codes import EpisodeReason
from domain.errors import NotAllowed
from domain.policy import Permission
from persistence import care as kept

router = APIRouter(prefix="/care", tags=["care"])


def _records() -> dict[str, Any]:
    return {"response_model": out(Care), **guarded(Permission.CARE_RECORD, *CHANGES)}


def _decides() -> dict[str, Any]:
    return {"response_model": out(Care), **guarded(Permission.CARE_DECIDE, *CHANGES)}


async def _require(work: Work, person_id: UUID | None) -> None:
    if person_id:
        await work.require_people({person_id})


async def _corrected(
    id: UUID,
    part: CorrectedPart,
    body: bodies.CareOrderCorrectionIn | bodies.CareReviewCorrectionIn | bodies.MissingCorrectionIn,
    work: Work,
    version: int,
) -> JSON:
    care = await work.care.get(id, version)
    child = await work.people.consult(care.child_id)
    facts = body.model_dump(exclude={"id"})
    care.correct_part(part, body.id, **facts, born=child.date_of_birth, by=work.by)
    return await changed(work.care, care)


def _first(body: bodies.EpisodeIn) -> Episode:
    return Episode(**body.model_dump(), reason_new=EpisodeReason.STARTED)


@router.post(
    "", operation_id="care.begin", status_code=201, response_model=out(Care), **guarded(Permission.CARE_RECORD, 409)
)
async def begin(body: bodies.CareIn, work: Work) -> JSON:
    """Begin the record of a child's care; with `first`, the child begins to be looked after."""
    care = Care.begin(id=body.id, child_id=body.child_id, by=work.by)
    await work.require_people(set(care.subjects))
    if body.first:
        if not work.actor.may(Permission.CARE_DECIDE):
            raise NotAllowed("Your role does not decide that a child is looked after. Ask your manager.")
        await _require(work, body.first.carer_person_id)
        care.start_period(_first(body.first), by=work.by)
        await come_into_care(care, work)
    return await created(work.care, care)


@router.get("/{id:uuid}", operation_id="care.read", response_model=out(Care), **guarded(Permission.CARE_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One child's care, whole."""
    return answer(await kept.Care(read).read(id))


@router.post("/{id:uuid}/periods", operation_id="care.start_period", **_decides())
async def start_period(id: UUID, body: bodies.EpisodeIn, work: Work, version: IfMatch) -> JSON:
    """The child begins to be looked after."""
    care = await work.care.get(id, version)
    await _require(work, body.carer_person_id)
    care.start_period(_first(body), by=work.by)
    await come_into_care(care, work)
    return await changed(work.care, care)


@router.post("/{id:uuid}/episodes", operation_id="care.change_episode", **_records())
async def change_episode(id: UUID, body: bodies.EpisodeChangeIn, work: Work, version: IfMatch) -> JSON:
    """Law, home or carer are new from a day on."""
    care = await work.care.get(id, version)
    await _require(work, body.carer_person_id)
    care.change_episode(**body.model_dump(), by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/periods/end", operation_id="care.end_period", **_decides())
async def end_period(id: UUID, body: bodies.PeriodEndIn, work: Work, version: IfMatch) -> JSON:
    """The child is no longer looked after."""
    care = await work.care.get(id, version)
    care.end_period(**body.model_dump(), by=work.by)
    await leave_care(care, body.until, body.reason_ended, body.why, work)
    return await changed(work.care, care)


@router.post("/{id:uuid}/episodes/correct", operation_id="care.correct_episode", **_decides())
async def correct_episode(id: UUID, body: bodies.EpisodeCorrectionIn, work: Work, version: IfMatch) -> JSON:
    """Put an episode right. What it said before stays in the history."""
    care = await work.care.get(id, version)
    await _require(work, body.carer_person_id)
    care.correct_episode(**body.model_dump(), by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/orders", operation_id="care.add_order", **_decides())
async def add_order(id: UUID, body: bodies.CareOrderIn, work: Work, version: IfMatch) -> JSON:
    """A court made an order, or the police used their power."""
    care = await work.care.get(id, version)
    care.add_order(CareOrder(**body.model_dump()), by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/orders/end", operation_id="care.end_order", **_decides())
async def end_order(id: UUID, body: bodies.CareOrderEndIn, work: Work, version: IfMatch) -> JSON:
    """An order ends."""
    care = await work.care.get(id, version)
    care.end_order(**body.model_dump(), by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/orders/correct", operation_id="care.correct_order", **_decides())
async def correct_order(id: UUID, body: bodies.CareOrderCorrectionIn, work: Work, version: IfMatch) -> JSON:
    """Put an order right. What it said before stays in the history."""
    return await _corrected(id, "orders", body, work, version)


@router.post("/{id:uuid}/reviews/correct", operation_id="care.correct_review", **_records())
async def correct_review(id: UUID, body: bodies.CareReviewCorrectionIn, work: Work, version: IfMatch) -> JSON:
    """Put a review right. What it said before stays in the history."""
    return await _corrected(id, "reviews", body, work, version)


@router.post("/{id:uuid}/missing/correct", operation_id="care.correct_missing", **_records())
async def correct_missing(id: UUID, body: bodies.MissingCorrectionIn, work: Work, version: IfMatch) -> JSON:
    """Put a time missing right. What it said before stays in the history."""
    return await _corrected(id, "missing", body, work, version)


@router.post("/{id:uuid}/reviews", operation_id="care.hold_review", **_records())
async def hold_review(id: UUID, body: bodies.CareReviewIn, work: Work, version: IfMatch) -> JSON:
    """The care plan was reviewed."""
    care = await work.care.get(id, version)
    child = await work.people.consult(care.child_id)
    care.hold_review(CareReview(**body.model_dump()), born=child.date_of_birth, by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/health", operation_id="care.note_health", **_records())
async def note_health(id: UUID, body: bodies.HealthCheckIn, work: Work, version: IfMatch) -> JSON:
    """Something was done for the child's health, or refused."""
    care = await work.care.get(id, version)
    care.note_health(HealthCheck(**body.model_dump()), by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/education", operation_id="care.note_education", **_records())
async def note_education(id: UUID, body: bodies.EducationPlanIn, work: Work, version: IfMatch) -> JSON:
    """The personal education plan was begun or looked at."""
    care = await work.care.get(id, version)
    care.note_education(EducationPlan(**body.model_dump()), by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/plans", operation_id="care.make_plan", **_records())
async def make_plan(id: UUID, body: bodies.PlanMadeIn, work: Work, version: IfMatch) -> JSON:
    """A plan was made."""
    care = await work.care.get(id, version)
    care.make_plan(PlanMade(**body.model_dump()), by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/steps", operation_id="care.take_step", **_records())
async def take_step(id: UUID, body: bodies.CareStepIn, work: Work, version: IfMatch) -> JSON:
    """A step on the way to a home for good: what there was before, or the way to adoption."""
    care = await work.care.get(id, version)
    care.take_step(CareStep(**body.model_dump()), by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/missing", operation_id="care.go_missing", **_records())
async def go_missing(id: UUID, body: bodies.MissingIn, work: Work, version: IfMatch) -> JSON:
    """The child is missing or away, or was and is back."""
    care = await work.care.get(id, version)
    care.go_missing(MissingEpisode(**body.model_dump()), by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/missing/back", operation_id="care.come_back", **_records())
async def come_back(id: UUID, body: bodies.CameBackIn, work: Work, version: IfMatch) -> JSON:
    """The child was found or came back."""
    care = await work.care.get(id, version)
    care.come_back(**body.model_dump(), by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/interviews/offer", operation_id="care.offer_interview", **_records())
async def offer_interview(id: UUID, body: bodies.InterviewOfferIn, work: Work, version: IfMatch) -> JSON:
    """A talk with somebody independent was offered to the child."""
    care = await work.care.get(id, version)
    care.offer_interview(body.missing_id, on=body.on, by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/interviews/answer", operation_id="care.answer_interview", **_records())
async def answer_interview(id: UUID, body: bodies.InterviewAnswerIn, work: Work, version: IfMatch) -> JSON:
    """The child said yes or no to the talk."""
    care = await work.care.get(id, version)
    care.answer_interview(body.missing_id, accepted=body.accepted, by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/interviews/hold", operation_id="care.hold_interview", **_records())
async def hold_interview(id: UUID, body: bodies.InterviewHeldIn, work: Work, version: IfMatch) -> JSON:
    """The talk was held."""
    care = await work.care.get(id, version)
    care.hold_interview(**body.model_dump(), by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/touches", operation_id="care.keep_touch", **_records())
async def keep_touch(id: UUID, body: bodies.TouchIn, work: Work, version: IfMatch) -> JSON:
    """We were in touch with a young person who has left care, or tried."""
    care = await work.care.get(id, version)
    care.keep_touch(Touch(**body.model_dump()), by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/stays", operation_id="care.stay", **_records())
async def stay(id: UUID, body: bodies.StayIn, work: Work, version: IfMatch) -> JSON:
    """The child lives somewhere that is not a placement."""
    care = await work.care.get(id, version)
    await _require(work, body.person_id)
    care.stay(Stay(**body.model_dump()), by=work.by)
    return await changed(work.care, care)


@router.post("/{id:uuid}/stays/end", operation_id="care.end_stay", **_records())
async def end_stay(id: UUID, body: bodies.StayEndIn, work: Work, version: IfMatch) -> JSON:
    """The child no longer lives there."""
    care = await work.care.get(id, version)
    care.end_stay(body.stay_id, until=body.until, by=work.by)
    return await changed(work.care, care)
