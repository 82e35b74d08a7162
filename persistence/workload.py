"""How the authority's own workload policy is remembered."""

from domain.workload import Workload
from persistence import tables
from persistence.repository import Repository
from persistence.state import from_state


class Workloads(
    Repository[Workload],
    aggregate=Workload,
    table=tables.workload,
    parts={"versions": tables.workload_version, "numbers": tables.workload_number},
):
    """The one record, once an authority has set something."""

    async def of_authority(self) -> Workload | None:
        """What the authority has set, or None. A setting is nobody's record: looking is not written down."""
        row = await self._transaction.connection.fetchrow(_OF_AUTHORITY)
        return None if row is None else from_state(Workload, row["state"], row["version"])


_OF_AUTHORITY = f"""
    select record.version, {Workloads.state_of("workload")} as state from workload
    join record on record.id = workload.id
"""
