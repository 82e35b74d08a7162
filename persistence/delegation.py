"""How the authority's scheme of delegation is remembered."""

from collections.abc import Callable

from domain.calendar import london_date
from domain.delegation import Authority, Delegation, Matter, authority
from domain.policy import Role
from persistence import tables
from persistence.repository import Repository
from persistence.state import from_state


class Delegations(
    Repository[Delegation],
    aggregate=Delegation,
    table=tables.delegation,
    parts={
        "powers": tables.delegation_power,
        "levels": tables.delegation_level,
    },
):
    """The scheme: there is one, or none yet."""

    async def scheme(self) -> Delegation | None:
        """What the authority has set. A setting is nobody's record: looking is not written down."""
        row = await self._transaction.connection.fetchrow(_SCHEME)
        return from_state(Delegation, row["state"], row["version"]) if row else None

    async def authorities(self, matter: Matter) -> Callable[[Role], Authority]:
        """What each post may decide in a matter today."""
        scheme = await self.scheme()
        powers = scheme.powers if scheme else ()
        on = london_date(self._transaction.by.at)
        return lambda role: authority(powers, role, matter, on)


_SCHEME = f"""
    select record.version, {Delegations.state_of("delegation")} as state
    from delegation join record on record.id = delegation.id
"""
