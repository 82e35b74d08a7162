"""Hand-overs: planned, prepared, a visit together, goodbye, hello, done."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.allocating import would_be_over
from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Text, out
from domain.calendar import london_date
from domain.codes import WorkerChangeReason
from domain.errors import Invalid, NotFound, RuleBroken
from domain.handover import Handover, HandoverChild
from domain.ids import new_id
from domain.policy import HOLDS_CHILDREN, Permission
from domain.visit import VisitState
from persistence.handover import Handovers

router = APIRouter(prefix="/handovers", tags=["handover"])


class HandoverIn(In):
    """Which children change from whom to whom, why, and when it is meant to be done. One family's children together."""

    id: UUID
    from_worker_id: UUID
    to_worker_id: UUID
    reason: WorkerChangeReason
    why: Text
    planned_for: Day
    child_ids: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=20)]


class OwnWordsIn(In):
    """What a child says about the change."""

    child_id: UUID
    own_words: Text | None = None


class PrepareIn(In):
    """`note_for_next`: what the next worker should know that the record does not say. `carried`: ids of open promises."""

    note_for_next: Text | None = None
    planned_for: Day
    carried: Annotated[tuple[UUID, ...], Field(max_length=200)] = ()
    children: Annotated[tuple[OwnWordsIn, ...], Field(max_length=20)] = ()


class MeetIn(In):
    """A visit that both workers made."""

    visit_id: UUID


class SaidIn(In):
    """When, and how it was for the children."""

    on: Day
    how: Text


class FinishIn(In):
    """From which day the next worker is the keyworker; why a step is left out; above capacity, the reason and the plan."""

    on: Day
    left_out: Text | None = None
    over_because: Text | None = None
    over_plan: Text | None = None


class NoHandoverIn(In):
    """Why it will not take place."""

    reason: Text


@router.post(
    "", operation_id="handover.plan", status_code=201, response_model=out(Handover),
    **guarded(Permission.HANDOVER_DECIDE, 409),
)  # fmt: skip
async def plan(body: HandoverIn, work: Work) -> JSON:
    """Plan that a keyworker changes; also afterwards, where it had to be at once."""
    await work.require_people(set(body.child_ids))
    pods: set[UUID] = set()
    for place, child_id in enumerate(body.child_ids):
        journey = await work.journeys.of_child(child_id)
        if journey is None:
            raise NotFound
        if not any(each.worker_id == body.from_worker_id for each in journey.allocations):
            raise Invalid(f"/child_ids/{place}", "This worker has never worked with the child.")
        pods.add(journey.pod_id)
    if len(pods) != 1:
        raise Invalid("/child_ids", "These children are with different pods. Hand each over by themselves.")
    pod = await work.pods.consult(pods.pop())
    next_one = await work.workers.consult(body.to_worker_id)
    if next_one.role not in HOLDS_CHILDREN or not pod.has(next_one.id, london_date(work.by.at)):
        raise Invalid("/to_worker_id", "Choose a member of the child's pod who can be a keyworker.")
    children = tuple(HandoverChild(id=new_id(), child_id=child_id) for child_id in body.child_ids)
    facts = body.model_dump(exclude={"child_ids"})
    return await created(work.handovers, Handover.plan(pod_id=pod.id, children=children, by=work.by, **facts))


@router.get(
    "/{id:uuid}", operation_id="handover.read", response_model=out(Handover), **guarded(Permission.HANDOVER_READ)
)
async def read(id: UUID, read: Read) -> JSON:
    """One hand-over."""
    return answer(await Handovers(read).read(id))


@router.post(
    "/{id:uuid}/prepare", operation_id="handover.prepare", response_model=out(Handover),
    **guarded(Permission.HANDOVER_RECORD, *CHANGES),
)  # fmt: skip
async def prepare(id: UUID, body: PrepareIn, work: Work, version: IfMatch) -> JSON:
    """What the record does not say, the day, the promises that go on, and what the children say."""
    handover = await work.handovers.get(id, version)
    handover.prepare(
        note_for_next=body.note_for_next, planned_for=body.planned_for, carried=body.carried,
        own_words={each.child_id: each.own_words for each in body.children}, by=work.by,
    )  # fmt: skip
    return await changed(work.handovers, handover)


@router.post(
    "/{id:uuid}/meet", operation_id="handover.meet", response_model=out(Handover),
    **guarded(Permission.HANDOVER_RECORD, *CHANGES),
)  # fmt: skip
async def meet(id: UUID, body: MeetIn, work: Work, version: IfMatch) -> JSON:
    """The two workers saw the children together: the visit is written down as every visit is, and named here."""
    handover = await work.handovers.get(id, version)
    visit = await work.visits.consult(body.visit_id)
    if visit.state is not VisitState.MADE or visit.made_at is None:
        raise Invalid("/visit_id", "This visit has not been made.")
    handover.meet(
        visit.id, workers=frozenset(each for each in (visit.worker_id, visit.joint_worker_id) if each),
        seen=frozenset(child.child_id for child in visit.children if child.seen), on=london_date(visit.made_at),
        by=work.by,
    )  # fmt: skip
    return await changed(work.handovers, handover)


@router.post(
    "/{id:uuid}/goodbye", operation_id="handover.say_goodbye", response_model=out(Handover),
    **guarded(Permission.HANDOVER_RECORD, *CHANGES),
)  # fmt: skip
async def say_goodbye(id: UUID, body: SaidIn, work: Work, version: IfMatch) -> JSON:
    """The worker who goes has said goodbye."""
    handover = await work.handovers.get(id, version)
    handover.say_goodbye(on=body.on, how=body.how, by=work.by)
    return await changed(work.handovers, handover)


@router.post(
    "/{id:uuid}/hello", operation_id="handover.say_hello", response_model=out(Handover),
    **guarded(Permission.HANDOVER_RECORD, *CHANGES),
)  # fmt: skip
async def say_hello(id: UUID, body: SaidIn, work: Work, version: IfMatch) -> JSON:
    """The worker who comes has introduced themselves."""
    handover = await work.handovers.get(id, version)
    handover.say_hello(on=body.on, how=body.how, by=work.by)
    return await changed(work.handovers, handover)


@router.post(
    "/{id:uuid}/finish", operation_id="handover.finish", response_model=out(Handover),
    **guarded(Permission.HANDOVER_DECIDE, *CHANGES),
)  # fmt: skip
async def finish(id: UUID, body: FinishIn, work: Work, version: IfMatch) -> JSON:
    """The next worker becomes the keyworker of every child of it, unless they are already: all of it or nothing."""
    handover = await work.handovers.get(id, version)
    handover.finish(on=body.on, left_out=body.left_out, by=work.by)
    journeys = []
    for child_id in sorted(handover.subjects):
        journey = await work.journeys.of_child(child_id)
        if journey is None:
            raise NotFound
        if journey.keyworker and journey.keyworker.worker_id == handover.to_worker_id:
            continue
        if journey.keyworker and journey.keyworker.worker_id != handover.from_worker_id:
            raise RuleBroken("Somebody else is the keyworker by now. Cancel this and plan anew.", "other-keyworker")
        journeys.append(journey)
    worker = await work.workers.consult(handover.to_worker_id)
    over = bool(journeys) and await would_be_over(work, worker.id, journeys)
    for journey in journeys:
        journey.allocate(
            worker, await work.pods.consult(journey.pod_id), allocation_id=new_id(), since=body.on,
            reason=handover.reason, words=handover.why, by=work.by, over=over, over_because=body.over_because,
            over_plan=body.over_plan,
        )  # fmt: skip
        await work.journeys.save(journey)
    return await changed(work.handovers, handover)


@router.post(
    "/{id:uuid}/cancel", operation_id="handover.cancel", response_model=out(Handover),
    **guarded(Permission.HANDOVER_DECIDE, *CHANGES),
)  # fmt: skip
async def cancel(id: UUID, body: NoHandoverIn, work: Work, version: IfMatch) -> JSON:
    """The keyworker stays, or somebody else will come."""
    handover = await work.handovers.get(id, version)
    handover.cancel(reason=body.reason, by=work.by)
    return await changed(work.handovers, handover)
