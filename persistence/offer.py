"""How the catalogue of services is remembered."""

from domain.offer import Offer
from persistence import tables
from persistence.repository import Repository


class Offers(
    Repository[Offer],
    aggregate=Offer,
    table=tables.offer,
    parts={
        "locations": tables.offer_location,
        "checks": tables.offer_check,
        "tips": tables.offer_tip,
    },
):
    """The catalogue."""

    async def adopted(self) -> set[str]:
        """The codes of the shipped offers that are in the catalogue already."""
        rows = await self._transaction.connection.fetch("select shipped from offer where shipped is not null")
        return {row["shipped"] for row in rows}
