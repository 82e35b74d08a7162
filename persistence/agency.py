"""How agencies are remembered."""

from domain.agency import Agency
from persistence import tables
from persistence.repository import Repository


class Agencies(
    Repository[Agency],
    aggregate=Agency,
    table=tables.agency,
    parts={
        "clients": tables.agency_client,
    },
):
    """Agencies within reach."""
