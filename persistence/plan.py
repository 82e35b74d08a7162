"""How plans are remembered."""

from collections.abc import Collection
from uuid import UUID

from domain.plan import Plan
from domain.plan_parts import ONE_AT_A_TIME
from persistence import tables
from persistence.repository import Repository

_AGREED = """
    select plan.id from plan join plan_child child on child.plan_id = plan.id
    where child.child_id = $1 and child.until is null and plan.state = 'agreed' and plan.plan_kind = any ($2) order by plan.id
"""
_EARLIER = """
    select coalesce(max(each.many), 0) from (
        select count(*) as many from plan join plan_child child on child.plan_id = plan.id
        where child.child_id = any ($1) and plan.plan_kind = 'child_protection' and plan.begun_on is not null
        group by child.child_id
    ) each
"""


class Plans(
    Repository[Plan],
    aggregate=Plan,
    table=tables.plan,
    parts={
        "children": tables.plan_child,
        "goals": tables.plan_goal,
        "actions": tables.plan_action,
        "meetings": tables.plan_meeting,
    },
):
    """Plans within reach."""

    async def agreed_of(self, child_id: UUID) -> list[Plan]:
        """A child's agreed plans of the kinds of which a child has one at most, held for a change.

        The child is held too, until the transaction ends: two plans cannot begin at the same moment.
        """
        connection = self._transaction.connection
        await self._transaction.hold([child_id])
        rows = await connection.fetch(_AGREED, child_id, list(ONE_AT_A_TIME))
        return [await self.get(row["id"]) for row in rows]

    async def earlier_of(self, child_ids: Collection[UUID]) -> int:
        """How many child protection plans have begun here, for the one of these children who has had the most."""
        found: int = await self._transaction.connection.fetchval(_EARLIER, list(child_ids))
        return found
