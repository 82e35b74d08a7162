"""Families: the people whom we work with together, and the network around them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, Flag, In, Text, Word, out
from domain.family import Family, FamilyMember, FamilyOffer, FamilyPart
from domain.policy import Permission
from persistence.family import Families

router = APIRouter(prefix="/families", tags=["family"])


class FamilyMemberIn(In):
    """Somebody who belongs to the family, and their part in its life."""

    id: UUID
    person_id: UUID
    part: FamilyPart
    at_home: Flag
    words: Word | None = None
    since: Day


class FamilyIn(In):
    """People who belong together."""

    id: UUID
    name: Word
    members: Annotated[tuple[FamilyMemberIn, ...], Field(min_length=1, max_length=50)]


class FamilyMemberEndIn(In):
    """Somebody who no longer belongs to it."""

    member_id: UUID
    until: Day
    reason: Text


class FamilyOfferIn(In):
    """What somebody is willing to do, in their words; how they want to be asked; and where they live."""

    id: UUID
    person_id: UUID
    words: Text
    how_to_ask: Word | None = None
    lives: Word | None = None
    since: Day


class FamilyOfferEndIn(In):
    """An offer that no longer holds."""

    offer_id: UUID
    until: Day
    reason: Text


class RenameIn(In):
    """What the family is called."""

    name: Word


@router.post(
    "", operation_id="family.form", status_code=201, response_model=out(Family),
    **guarded(Permission.FAMILY_CHANGE, 409),
)  # fmt: skip
async def form(body: FamilyIn, work: Work) -> JSON:
    """See that people belong together."""
    await work.require_people({member.person_id for member in body.members})
    members = tuple(FamilyMember(**member.model_dump()) for member in body.members)
    return await created(work.families, Family.form(id=body.id, name=body.name, members=members, by=work.by))


@router.get("/{id:uuid}", operation_id="family.read", response_model=out(Family), **guarded(Permission.FAMILY_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One family."""
    return answer(await Families(read).read(id))


@router.post(
    "/{id:uuid}/members", operation_id="family.add_member", response_model=out(Family),
    **guarded(Permission.FAMILY_CHANGE, *CHANGES),
)  # fmt: skip
async def add_member(id: UUID, body: FamilyMemberIn, work: Work, version: IfMatch) -> JSON:
    """Somebody belongs to this family."""
    family = await work.families.get(id, version)
    await work.require_people({body.person_id})
    family.add(FamilyMember(**body.model_dump()), by=work.by)
    return await changed(work.families, family)


@router.post(
    "/{id:uuid}/members/release", operation_id="family.release_member", response_model=out(Family),
    **guarded(Permission.FAMILY_CHANGE, *CHANGES),
)  # fmt: skip
async def release_member(id: UUID, body: FamilyMemberEndIn, work: Work, version: IfMatch) -> JSON:
    """Somebody no longer belongs to this family."""
    family = await work.families.get(id, version)
    family.release(body.member_id, until=body.until, reason=body.reason, by=work.by)
    return await changed(work.families, family)


@router.post(
    "/{id:uuid}/offers", operation_id="family.hear_offer", response_model=out(Family),
    **guarded(Permission.FAMILY_CHANGE, *CHANGES),
)  # fmt: skip
async def hear_offer(id: UUID, body: FamilyOfferIn, work: Work, version: IfMatch) -> JSON:
    """Somebody in the network says what they are willing to do."""
    family = await work.families.get(id, version)
    family.hear_offer(FamilyOffer(**body.model_dump()), by=work.by)
    return await changed(work.families, family)


@router.post(
    "/{id:uuid}/offers/end", operation_id="family.end_offer", response_model=out(Family),
    **guarded(Permission.FAMILY_CHANGE, *CHANGES),
)  # fmt: skip
async def end_offer(id: UUID, body: FamilyOfferEndIn, work: Work, version: IfMatch) -> JSON:
    """Somebody can no longer do what they offered."""
    family = await work.families.get(id, version)
    family.end_offer(body.offer_id, until=body.until, reason=body.reason, by=work.by)
    return await changed(work.families, family)


@router.post(
    "/{id:uuid}/name", operation_id="family.rename", response_model=out(Family),
    **guarded(Permission.FAMILY_CHANGE, *CHANGES),
)  # fmt: skip
async def rename(id: UUID, body: RenameIn, work: Work, version: IfMatch) -> JSON:
    """The family is called something else."""
    family = await work.families.get(id, version)
    family.rename(body.name, by=work.by)
    return await changed(work.families, family)
