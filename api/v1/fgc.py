"""Family group conferences: offered, referred, prepared, held, and looked at again."""

from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import out
from api.v1 import fgc_in as sent
from domain.fgc import Fgc
from domain.fgc_law import law_for
from domain.fgc_parts import (
    FgcChild,
    FgcCopy,
    FgcExplanation,
    FgcFeedback,
    FgcMember,
    FgcOffer,
    FgcPeer,
    FgcResource,
    FgcReview,
    one,
)
from domain.ids import new_id
from domain.plan import Plan
from domain.plan_parts import PlanAction, PlanChild, PlanKind
from domain.policy import Permission
from persistence.fgc import Fgcs

router = APIRouter(prefix="/fgcs", tags=["fgc"])


async def _near(work: Work, fgc: Fgc | None, *person_ids: UUID | None) -> None:
    """Who is named by their record is within reach, or was named here before. Raises `NotFound`."""
    known = {each.person_id for each in fgc.members} | {each.person_id for each in fgc.offers} if fgc else set()
    await work.require_people({id for id in person_ids if id and id not in known})


@router.post(
    "", operation_id="fgc.consider", status_code=201, response_model=out(Fgc), **guarded(Permission.FGC_AGREE, 409)
)
async def consider(body: sent.FgcConsiderIn, work: Work) -> JSON:
    """Think of a family group conference for one child or several of a family."""
    facts = body.model_dump(include={"form", "use", "considered_on", "worries"})
    fgc = Fgc.consider(
        id=body.id, by=work.by, **facts,
        children=tuple(FgcChild(id=new_id(), child_id=child_id) for child_id in body.child_ids),
        members=tuple(FgcMember(**member.model_dump()) for member in body.members),
    )  # fmt: skip
    await work.require_people(set(fgc.subjects))
    await _near(work, None, *(member.person_id for member in body.members))
    return await created(work.fgcs, fgc)


@router.get("/{id:uuid}", operation_id="fgc.read", response_model=out(Fgc), **guarded(Permission.FGC_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One conference."""
    return answer(await Fgcs(read).read(id))


@router.post(
    "/{id:uuid}/offers", operation_id="fgc.offer", response_model=out(Fgc),
    **guarded(Permission.FGC_AGREE, *CHANGES),
)  # fmt: skip
async def offer(id: UUID, body: sent.FgcOfferIn, work: Work, version: IfMatch) -> JSON:
    """Offer it to somebody with parental responsibility."""
    fgc = await work.fgcs.get(id, version)
    await _near(work, fgc, body.person_id)
    law = law_for(fgc.use, body.offered_on).code
    fgc.offer(FgcOffer(law=law, **body.model_dump()), by=work.by)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/answer", operation_id="fgc.answer_offer", response_model=out(Fgc),
    **guarded(Permission.FGC_AGREE, *CHANGES),
)  # fmt: skip
async def answer_offer(id: UUID, body: sent.FgcAnswerIn, work: Work, version: IfMatch) -> JSON:
    """Somebody says yes or no."""
    fgc = await work.fgcs.get(id, version)
    fgc.answer(body.offer_id, accepted=body.accepted, on=body.on, words=body.words, by=work.by)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/leave-out", operation_id="fgc.leave_out", response_model=out(Fgc),
    **guarded(Permission.FGC_DECIDE, *CHANGES),
)  # fmt: skip
async def leave_out(id: UUID, body: sent.FgcLeaveOutIn, work: Work, version: IfMatch) -> JSON:
    """It is not offered: a manager decides that, with a reason."""
    fgc = await work.fgcs.get(id, version)
    fgc.leave_out(body.why, because=body.because, on=body.on, by=work.by)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/refer", operation_id="fgc.refer", response_model=out(Fgc),
    **guarded(Permission.FGC_AGREE, *CHANGES),
)  # fmt: skip
async def refer(id: UUID, body: sent.FgcReferIn, work: Work, version: IfMatch) -> JSON:
    """Tell the service what the family will be told."""
    fgc = await work.fgcs.get(id, version)
    told = {child.id: child for child in body.children}
    children = tuple(
        replace(child, at_risk=told[child.id].at_risk, risk_basis=told[child.id].risk_basis) if child.id in told else child
        for child in fgc.children
    )  # fmt: skip
    fgc.refer(on=body.on, by=work.by, **body.model_dump(exclude={"on", "children"}), children=children)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/assign", operation_id="fgc.assign", response_model=out(Fgc),
    **guarded(Permission.FGC_DECIDE, *CHANGES),
)  # fmt: skip
async def assign(id: UUID, body: sent.FgcAssignIn, work: Work, version: IfMatch) -> JSON:
    """Name who coordinates. The record says whether they are independent of the family."""
    fgc = await work.fgcs.get(id, version)
    await work.workers.consult(body.worker_id)
    connected = await work.fgcs.connected(body.worker_id, fgc.subjects)
    fgc.assign(body.worker_id, on=body.on, connected=connected, because=body.because, by=work.by)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/members", operation_id="fgc.include", response_model=out(Fgc),
    **guarded(Permission.FGC_RECORD, *CHANGES),
)  # fmt: skip
async def include(id: UUID, body: sent.FgcMemberIn, work: Work, version: IfMatch) -> JSON:
    """Somebody of the network: new, asked, prepared, with their wishes."""
    fgc = await work.fgcs.get(id, version)
    await _near(work, fgc, body.person_id)
    came = next((each.came for each in fgc.members if each.id == body.id), None)
    fgc.include(FgcMember(came=came, **body.model_dump()), by=work.by)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/children", operation_id="fgc.hear", response_model=out(Fgc),
    **guarded(Permission.FGC_RECORD, *CHANGES),
)  # fmt: skip
async def hear(id: UUID, body: sent.FgcChildVoiceIn, work: Work, version: IfMatch) -> JSON:
    """A child's invitation, advocate and view."""
    fgc = await work.fgcs.get(id, version)
    fgc.hear(replace(one(fgc.children, body.id), **body.model_dump()), by=work.by)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/arrange", operation_id="fgc.arrange", response_model=out(Fgc),
    **guarded(Permission.FGC_RECORD, *CHANGES),
)  # fmt: skip
async def arrange(id: UUID, body: sent.FgcArrangeIn, work: Work, version: IfMatch) -> JSON:
    """Day, place and language."""
    fgc = await work.fgcs.get(id, version)
    fgc.arrange(by=work.by, **body.model_dump())
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/hold", operation_id="fgc.hold", response_model=out(Fgc),
    **guarded(Permission.FGC_RECORD, *CHANGES),
)  # fmt: skip
async def hold(id: UUID, body: sent.FgcHoldIn, work: Work, version: IfMatch) -> JSON:
    """The family met."""
    fgc = await work.fgcs.get(id, version)
    came = {each.id: each.came for each in body.came}
    fgc.hold(came, by=work.by, **body.model_dump(exclude={"came"}))
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/agree", operation_id="fgc.agree", response_model=out(Fgc),
    **guarded(Permission.FGC_AGREE, *CHANGES),
)  # fmt: skip
async def agree(id: UUID, body: sent.FgcAgreeIn, work: Work, version: IfMatch) -> JSON:
    """Agree to the family's plan: it becomes a plan of its own, in their words."""
    fgc = await work.fgcs.get(id, version)
    tests = body.model_dump(include={"meets_bottom_lines", "clear", "agreed_by_all", "answers_questions"})
    fgc.agree(on=body.on, plan_id=body.plan_id, by=work.by, **tests)
    family_plan = Plan.begin(
        id=body.plan_id, on=body.on, by=work.by, plan_kind=PlanKind.FAMILY, worker_id=work.actor.id,
        why=fgc.plan_words or "", whose_words=fgc.lead_name, from_id=fgc.id,
        children=tuple(
            PlanChild(id=new_id(), child_id=child.child_id, own_view=child.own_view) for child in fgc.children
        ),
        actions=tuple(PlanAction(**action.model_dump()) for action in body.actions),
    )  # fmt: skip
    await work.plans.add(family_plan)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/not-agree", operation_id="fgc.not_agree", response_model=out(Fgc),
    **guarded(Permission.FGC_AGREE, *CHANGES),
)  # fmt: skip
async def not_agree(id: UUID, body: sent.FgcNotAgreeIn, work: Work, version: IfMatch) -> JSON:
    """The plan would not keep a child safe."""
    fgc = await work.fgcs.get(id, version)
    fgc.not_agree(on=body.on, because=body.because, by=work.by)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/promises", operation_id="fgc.promise", response_model=out(Fgc),
    **guarded(Permission.FGC_RECORD, *CHANGES),
)  # fmt: skip
async def promise(id: UUID, body: sent.FgcPromiseIn, work: Work, version: IfMatch) -> JSON:
    """Help is promised, has come, or did not come."""
    fgc = await work.fgcs.get(id, version)
    fgc.add(FgcResource(**body.model_dump()), by=work.by)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/copies", operation_id="fgc.share", response_model=out(Fgc),
    **guarded(Permission.FGC_RECORD, *CHANGES),
)  # fmt: skip
async def share(id: UUID, body: sent.FgcShareIn, work: Work, version: IfMatch) -> JSON:
    """Somebody was given the family's plan."""
    fgc = await work.fgcs.get(id, version)
    fgc.add(FgcCopy(**body.model_dump()), by=work.by)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/feedback", operation_id="fgc.take_feedback", response_model=out(Fgc),
    **guarded(Permission.FGC_RECORD, *CHANGES),
)  # fmt: skip
async def take_feedback(id: UUID, body: sent.FgcFeedbackIn, work: Work, version: IfMatch) -> JSON:
    """What somebody of the family thought of it."""
    fgc = await work.fgcs.get(id, version)
    fgc.add(FgcFeedback(**body.model_dump()), by=work.by)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/explanations", operation_id="fgc.explain", response_model=out(Fgc),
    **guarded(Permission.FGC_RECORD, *CHANGES),
)  # fmt: skip
async def explain(id: UUID, body: sent.FgcExplainIn, work: Work, version: IfMatch) -> JSON:
    """Rights were explained."""
    fgc = await work.fgcs.get(id, version)
    fgc.add(FgcExplanation(worker_id=work.actor.id, **body.model_dump()), by=work.by)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/peers", operation_id="fgc.match", response_model=out(Fgc),
    **guarded(Permission.FGC_RECORD, *CHANGES),
)  # fmt: skip
async def match(id: UUID, body: sent.FgcMatchIn, work: Work, version: IfMatch) -> JSON:
    """A trained parent stands beside another."""
    fgc = await work.fgcs.get(id, version)
    fgc.add(FgcPeer(**body.model_dump()), by=work.by)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/reviews", operation_id="fgc.review", response_model=out(Fgc),
    **guarded(Permission.FGC_RECORD, *CHANGES),
)  # fmt: skip
async def review(id: UUID, body: sent.FgcReviewIn, work: Work, version: IfMatch) -> JSON:
    """The plan was looked at again."""
    fgc = await work.fgcs.get(id, version)
    fgc.review(FgcReview(**body.model_dump()), by=work.by)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/court", operation_id="fgc.go_to_court", response_model=out(Fgc),
    **guarded(Permission.FGC_AGREE, *CHANGES),
)  # fmt: skip
async def go_to_court(id: UUID, body: sent.FgcCourtIn, work: Work, version: IfMatch) -> JSON:
    """An application was made to the court."""
    fgc = await work.fgcs.get(id, version)
    fgc.go_to_court(on=body.on, by=work.by)
    return await changed(work.fgcs, fgc)


@router.post(
    "/{id:uuid}/close", operation_id="fgc.close", response_model=out(Fgc),
    **guarded(Permission.FGC_RECORD, *CHANGES),
)  # fmt: skip
async def close(id: UUID, body: sent.FgcCloseIn, work: Work, version: IfMatch) -> JSON:
    """It is over."""
    fgc = await work.fgcs.get(id, version)
    fgc.close(body.ending, on=body.on, because=body.because, by=work.by)
    return await changed(work.fgcs, fgc)
