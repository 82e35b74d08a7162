"""Referrals: the decision to help one child, as the CIN census counts it."""

from uuid import UUID

from fastapi import APIRouter

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, guarded
from api.json import JSON
from api.schema import In, Text, out
from domain.codes import PrimaryNeed
from domain.policy import Permission
from domain.referral import Referral
from persistence.referral import Referrals

router = APIRouter(prefix="/referrals", tags=["referral"])


class NeedIn(In):
    """The child's main need, and why it is another one than was thought."""

    primary_need: PrimaryNeed
    reason: Text


@router.get(
    "/{id:uuid}", operation_id="referral.read", response_model=out(Referral), **guarded(Permission.REFERRAL_READ)
)
async def read(id: UUID, read: Read) -> JSON:
    """One referral."""
    return answer(await Referrals(read).read(id))


@router.post(
    "/{id:uuid}/need", operation_id="referral.restate_need", response_model=out(Referral),
    **guarded(Permission.REFERRAL_CHANGE, *CHANGES),
)  # fmt: skip
async def restate_need(id: UUID, body: NeedIn, work: Work, version: IfMatch) -> JSON:
    """The main need turns out to be another one."""
    referral = await work.referrals.get(id, version)
    referral.restate_need(body.primary_need, reason=body.reason, by=work.by)
    return await changed(work.referrals, referral)
