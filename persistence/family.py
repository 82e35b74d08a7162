"""How families are remembered."""

from uuid import UUID

from domain.family import Family
from persistence import tables
from persistence.repository import Repository


class Families(
    Repository[Family],
    aggregate=Family,
    table=tables.family,
    parts={
        "members": tables.family_member,
        "offers": tables.family_offer,
    },
):
    """Families within reach."""

    async def of_people(self, people: list[UUID]) -> list[Family]:
        """The families that any of these people belong to now, held for a change, in the order of their ids."""
        rows = await self._transaction.connection.fetch(
            "select distinct family_id from family_member where person_id = any ($1) and until is null order by 1",
            people,
        )
        return [await self.get(row["family_id"]) for row in rows]
