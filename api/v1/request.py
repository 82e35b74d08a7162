"""Requests for information: asked by us, answered or declined by a partner agency."""

from uuid import UUID

from fastapi import APIRouter

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Text, Word, out
from domain.policy import Permission
from domain.request import Request
from domain.share import Basis
from persistence.request import Requests

router = APIRouter(prefix="/requests", tags=["request"])


class RequestIn(In):
    """What an agency is asked about a child, why, and by when. `about`: who the child is, as the agency knows them."""

    id: UUID
    contact_id: UUID | None = None
    child_id: UUID | None = None
    of_agency_id: UUID
    about: Word
    asked: Text
    why: Text
    basis: Basis
    by_when: Day


class ReplyIn(In):
    """What the agency knows, and who says so."""

    words: Text
    name: Word


class DeclineIn(In):
    """Why the agency does not tell us, and who says so."""

    reason: Text
    name: Word


class WithdrawIn(In):
    """Why we need no answer any more."""

    reason: Text


@router.post(
    "", operation_id="request.ask", status_code=201, response_model=out(Request), **guarded(Permission.REQUEST_ASK, 409)
)
async def ask(body: RequestIn, work: Work) -> JSON:
    """Ask a partner agency what it knows of a child."""
    if body.child_id:
        await work.require_people({body.child_id})
    if body.contact_id:
        await work.contacts.consult(body.contact_id)
    return await created(work.requests, Request.ask(by=work.by, **body.model_dump()))


@router.get("/{id:uuid}", operation_id="request.read", response_model=out(Request), **guarded(Permission.REQUEST_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One request, with its answer."""
    return answer(await Requests(read).read(id))


@router.post(
    "/{id:uuid}/reply", operation_id="request.reply", response_model=out(Request),
    **guarded(Permission.REQUEST_ANSWER, *CHANGES),
)  # fmt: skip
async def reply(id: UUID, body: ReplyIn, work: Work, version: IfMatch) -> JSON:
    """The agency answers."""
    request = await work.requests.get(id, version)
    request.reply(words=body.words, name=body.name, by=work.by)
    return await changed(work.requests, request)


@router.post(
    "/{id:uuid}/decline", operation_id="request.decline", response_model=out(Request),
    **guarded(Permission.REQUEST_ANSWER, *CHANGES),
)  # fmt: skip
async def decline(id: UUID, body: DeclineIn, work: Work, version: IfMatch) -> JSON:
    """The agency does not tell us, and says why."""
    request = await work.requests.get(id, version)
    request.decline(reason=body.reason, name=body.name, by=work.by)
    return await changed(work.requests, request)


@router.post(
    "/{id:uuid}/withdraw", operation_id="request.withdraw", response_model=out(Request),
    **guarded(Permission.REQUEST_ASK, *CHANGES),
)  # fmt: skip
async def withdraw(id: UUID, body: WithdrawIn, work: Work, version: IfMatch) -> JSON:
    """We need no answer any more."""
    request = await work.requests.get(id, version)
    request.withdraw(reason=body.reason, by=work.by)
    return await changed(work.requests, request)
