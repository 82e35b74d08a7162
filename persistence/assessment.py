"""How assessments are remembered."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from domain.assessment import STATUTORY, Assessment
from persistence import tables
from persistence.repository import Repository

_OPEN = """
    select exists (
        select from assessment join assessment_child child on child.assessment_id = assessment.id
        where assessment.id <> $3 and child.child_id = any ($1) and assessment.assessment_kind = any ($2)
        and assessment.state not in ('authorised', 'stopped')
    )
"""
_REFERRAL = """
    select referral.id from referral where referral.child_id = any ($1)
    order by referral.referred_on desc, referral.id desc limit 1
"""
_ANSWERED = """
    select exists (
        select from assessment where referral_id = $1 and id <> $2 and started_on <= $3 and state <> 'stopped'
        and assessment_kind = any ($4)
    )
"""


class Assessments(
    Repository[Assessment],
    aggregate=Assessment,
    table=tables.assessment,
    parts={
        "children": tables.assessment_child,
        "views": tables.assessment_view,
        "evidence": tables.assessment_evidence,
        "returns": tables.assessment_return,
    },
):
    """Assessments within reach."""

    async def any_open(self, child_ids: Collection[UUID], *, but: UUID) -> bool:
        """Whether one of these children has another assessment that the census counts and that is not finished.

        The children are held until the transaction ends: nobody else begins one meanwhile.
        """
        await self._transaction.hold(child_ids)
        asked = (list(child_ids), list(STATUTORY), but)
        found: bool = await self._transaction.connection.fetchval(_OPEN, *asked)
        return found

    async def last_referral(self, child_ids: Collection[UUID]) -> UUID | None:
        """The latest referral of these children, which an assessment answers unless another is named."""
        found: UUID | None = await self._transaction.connection.fetchval(_REFERRAL, list(child_ids))
        return found

    async def answered(self, referral_id: UUID, *, but: UUID, by: date) -> bool:
        """Whether another assessment that the census counts had begun by this day to answer the referral."""
        asked = (referral_id, but, by, list(STATUTORY))
        found: bool = await self._transaction.connection.fetchval(_ANSWERED, *asked)
        return found
