"""How journeys are remembered."""

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
        "failed_visits": tables.journey_failed_visit,
    },
):
    """Journeys within reach."""
