"""Requests for what is beyond one's own authority: asked, answered, passed up, withdrawn."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, Flag, In, Text, out
from api.shown_decision import Requests
from api.v1.decision import Pounds
from domain.authorisation import Answer, Authorisation, AuthorisationChild
from domain.delegation import Matter
from domain.policy import Permission
from persistence.authorisation import Authorisations
from persistence.delegation import Delegations
from persistence.views import askings

router = APIRouter(prefix="/authorisations", tags=["authorisation"])


class AuthorisationChildIn(In):
    """A child for whom you ask, and what they say to it, or why they were not heard."""

    id: UUID
    child_id: UUID
    heard: Flag
    view: Text


class AuthorisationIn(In):
    """What you ask for, why, and by when you need the answer; for money, how many pounds."""

    id: UUID
    matter: Matter
    pounds: Pounds | None = None
    what: Text
    why: Text
    by_when: Day | None = None
    children: Annotated[tuple[AuthorisationChildIn, ...], Field(min_length=1, max_length=20)]


class AnswerIn(In):
    """Yes, yes on conditions, or no; with which conditions, or why not."""

    answer: Answer
    words: Text | None = None


class PassIn(In):
    """Why somebody above should answer."""

    id: UUID
    why: Text


class WithdrawalIn(In):
    """Why it is no longer needed."""

    reason: Text


@router.get(
    "/mine", operation_id="authorisation.mine", response_model=Requests, **guarded(Permission.AUTHORISATION_READ)
)
async def mine(read: Read) -> JSON:
    """What waits for me to answer, and what I have asked."""
    return JSON(await askings.requests(read))


@router.post(
    "", operation_id="authorisation.ask", status_code=201, response_model=out(Authorisation),
    **guarded(Permission.AUTHORISATION_ASK, 409),
)  # fmt: skip
async def ask(body: AuthorisationIn, work: Work) -> JSON:
    """Ask for what your post may not decide by itself."""
    await work.require_people({child.child_id for child in body.children})
    asked = Authorisation.ask(
        authorities=await Delegations(work).authorities(body.matter), by=work.by,
        children=tuple(AuthorisationChild(**child.model_dump()) for child in body.children),
        **body.model_dump(exclude={"children"}),
    )  # fmt: skip
    return await created(work.authorisations, asked)


@router.get(
    "/{id:uuid}", operation_id="authorisation.read", response_model=out(Authorisation),
    **guarded(Permission.AUTHORISATION_READ),
)  # fmt: skip
async def read(id: UUID, read: Read) -> JSON:
    """One request."""
    return answer(await Authorisations(read).read(id))


@router.post(
    "/{id:uuid}/reply", operation_id="authorisation.reply", response_model=out(Authorisation),
    **guarded(Permission.AUTHORISATION_ANSWER, *CHANGES),
)  # fmt: skip
async def reply(id: UUID, body: AnswerIn, work: Work, version: IfMatch) -> JSON:
    """Answer, if your delegation covers it. A yes is a decision in the log by itself."""
    asked = await work.authorisations.get(id, version)
    authorities = await Delegations(work).authorities(asked.matter)
    asked.reply(body.answer, words=body.words, authorities=authorities, by=work.by)
    return await changed(work.authorisations, asked)


@router.post(
    "/{id:uuid}/pass-up", operation_id="authorisation.pass_up", response_model=out(Authorisation),
    **guarded(Permission.AUTHORISATION_ANSWER, *CHANGES),
)  # fmt: skip
async def pass_up(id: UUID, body: PassIn, work: Work, version: IfMatch) -> JSON:
    """Let the level above answer."""
    asked = await work.authorisations.get(id, version)
    asked.pass_up(pass_id=body.id, why=body.why, by=work.by)
    return await changed(work.authorisations, asked)


@router.post(
    "/{id:uuid}/withdraw", operation_id="authorisation.withdraw", response_model=out(Authorisation),
    **guarded(Permission.AUTHORISATION_ASK, *CHANGES),
)  # fmt: skip
async def withdraw(id: UUID, body: WithdrawalIn, work: Work, version: IfMatch) -> JSON:
    """It is no longer needed."""
    asked = await work.authorisations.get(id, version)
    asked.withdraw(reason=body.reason, by=work.by)
    return await changed(work.authorisations, asked)
