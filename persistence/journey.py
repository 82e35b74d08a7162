"""How journeys are remembered."""

from uuid import UUID

from domain.journey import Journey
from persistence import tables
from persistence.repository import Repository


class Journeys(
    Repository[Journey],
    aggregate=Journey,
    table=tables.journey,
    parts={
        "statuses": tables.journey_status,
        "allocations": tables.journey_allocation,
        "pods": tables.journey_pod,
        "failed_visits": tables.journey_failed_visit,
        "complexities": tables.journey_complexity,
    },
):
    """Journeys within reach."""

    async def of_child(self, child_id: UUID) -> Journey | None:
        """A child's one journey, held for a change, or None where it has not begun."""
        id = await self._transaction.connection.fetchval("select id from journey where child_id = $1", child_id)
        return None if id is None else await self.get(id)
