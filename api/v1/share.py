"""Sharing with partner agencies: what is shared about a child, what was not and why."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, In, Text, out
from domain.ids import new_id
from domain.policy import Permission
from domain.share import Basis, Purpose, Refusal, Share, ShareChild
from persistence.share import Shares

router = APIRouter(prefix="/shares", tags=["share"])


class ShareIn(In):
    """What is shared with which agency about which children, what for, on what basis and why."""

    id: UUID
    to_agency_id: UUID
    purpose: Purpose
    what: Text
    basis: Basis
    reason: Text
    since: Day
    until: Day | None = None
    child_ids: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=20)]


class NotSharedIn(In):
    """What was not shared with which agency about which children, and why."""

    id: UUID
    to_agency_id: UUID
    purpose: Purpose
    what: Text
    refusal: Refusal
    reason: Text
    child_ids: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=20)]


class EndIn(In):
    """Why it is shared no longer."""

    reason: Text


def _children(ids: tuple[UUID, ...]) -> tuple[ShareChild, ...]:
    return tuple(ShareChild(id=new_id(), child_id=each) for each in ids)


@router.post(
    "", operation_id="share.give", status_code=201, response_model=out(Share), **guarded(Permission.SHARE_RECORD, 409)
)
async def give(body: ShareIn, work: Work) -> JSON:
    """Share with an agency, for one purpose and for as long as it is needed."""
    await work.require_people(set(body.child_ids))
    facts = body.model_dump(exclude={"child_ids"})
    return await created(work.shares, Share.give(children=_children(body.child_ids), by=work.by, **facts))


@router.post(
    "/refused", operation_id="share.refuse", status_code=201, response_model=out(Share),
    **guarded(Permission.SHARE_RECORD, 409),
)  # fmt: skip
async def refuse(body: NotSharedIn, work: Work) -> JSON:
    """Write down that something was not shared, and why."""
    await work.require_people(set(body.child_ids))
    facts = body.model_dump(exclude={"child_ids"})
    return await created(work.shares, Share.refuse(children=_children(body.child_ids), by=work.by, **facts))


@router.get("/{id:uuid}", operation_id="share.read", response_model=out(Share), **guarded(Permission.SHARE_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One decision about sharing."""
    return answer(await Shares(read).read(id))


@router.post(
    "/{id:uuid}/end", operation_id="share.end", response_model=out(Share),
    **guarded(Permission.SHARE_RECORD, *CHANGES),
)  # fmt: skip
async def end(id: UUID, body: EndIn, work: Work, version: IfMatch) -> JSON:
    """Stop sharing, at once."""
    share = await work.shares.get(id, version)
    share.end(reason=body.reason, by=work.by)
    return await changed(work.shares, share)
