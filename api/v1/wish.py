"""Wishes for another worker: asked, answered, told."""

from uuid import UUID

from fastapi import APIRouter

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Text, Word, out
from domain.errors import Invalid, NotFound
from domain.policy import Permission
from domain.wish import AskedBy, Wish, WishAnswer
from persistence.wish import Wishes

router = APIRouter(prefix="/wishes", tags=["wish"])


class WishIn(In):
    """Who asked for another worker than whom, when, and in which words."""

    id: UUID
    child_id: UUID
    about_worker_id: UUID
    asked_on: Day
    asked_by: AskedBy
    asked_by_name: Word | None = None
    words: Text


class WishAnswerIn(In):
    """What we say, and why, as it can be told to a child."""

    answer: WishAnswer
    reason: Text


class ToldIn(In):
    """When and how they were told."""

    on: Day
    how: Text


class WithdrawIn(In):
    """Why they do not want it any more."""

    reason: Text


@router.post(
    "", operation_id="wish.ask", status_code=201, response_model=out(Wish), **guarded(Permission.WISH_RECORD, 409)
)
async def ask(body: WishIn, work: Work) -> JSON:
    """A child or a parent asks for another worker."""
    await work.require_people({body.child_id})
    journey = await work.journeys.of_child(body.child_id)
    if journey is None:
        raise NotFound
    if not any(each.worker_id == body.about_worker_id for each in journey.allocations):
        raise Invalid("/about_worker_id", "This worker has never worked with the child.")
    return await created(work.wishes, Wish.ask(by=work.by, **body.model_dump()))


@router.get("/{id:uuid}", operation_id="wish.read", response_model=out(Wish), **guarded(Permission.WISH_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One wish."""
    return answer(await Wishes(read).read(id))


@router.post(
    "/{id:uuid}/answer", operation_id="wish.give_answer", response_model=out(Wish),
    **guarded(Permission.WISH_ANSWER, *CHANGES),
)  # fmt: skip
async def give_answer(id: UUID, body: WishAnswerIn, work: Work, version: IfMatch) -> JSON:
    """A manager answers, with the reason. A change of worker is planned as a hand-over."""
    wish = await work.wishes.get(id, version)
    wish.give_answer(body.answer, reason=body.reason, by=work.by)
    return await changed(work.wishes, wish)


@router.post(
    "/{id:uuid}/tell", operation_id="wish.tell", response_model=out(Wish), **guarded(Permission.WISH_RECORD, *CHANGES)
)
async def tell(id: UUID, body: ToldIn, work: Work, version: IfMatch) -> JSON:
    """Whoever asked has been told."""
    wish = await work.wishes.get(id, version)
    wish.tell(on=body.on, how=body.how, by=work.by)
    return await changed(work.wishes, wish)


@router.post(
    "/{id:uuid}/withdraw", operation_id="wish.withdraw", response_model=out(Wish),
    **guarded(Permission.WISH_RECORD, *CHANGES),
)  # fmt: skip
async def withdraw(id: UUID, body: WithdrawIn, work: Work, version: IfMatch) -> JSON:
    """Whoever asked does not want it any more."""
    wish = await work.wishes.get(id, version)
    wish.withdraw(reason=body.reason, by=work.by)
    return await changed(work.wishes, wish)
