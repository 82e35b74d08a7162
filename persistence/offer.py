"""How the catalogue of services is remembered."""

from uuid import UUID

from domain.offer import Offer
from persistence import tables
from persistence.repository import Repository
from persistence.state import from_state


class Offers(
    Repository[Offer],
    aggregate=Offer,
    table=tables.offer,
    parts={
        "locations": tables.offer_location,
        "checks": tables.offer_check,
        "tips": tables.offer_tip,
        "times": tables.offer_time,
    },
):
    """The catalogue."""

    async def adopted(self) -> set[str]:
        """The codes of the shipped offers that are in the catalogue already."""
        rows = await self._transaction.connection.fetch("select shipped from offer where shipped is not null")
        return {row["shipped"] for row in rows}

    async def of_feed(self, feed_id: UUID) -> dict[str, Offer]:
        """Every offer that came from a directory, by its id there."""
        rows = await self._transaction.connection.fetch(
            f"select record.version, {self.state_of('offer')} as state from offer join record on record.id = offer.id"
            " where offer.feed_id = $1",
            feed_id,
        )
        found = (from_state(Offer, row["state"], row["version"]) for row in rows)
        return {offer.feed_key: offer for offer in found if offer.feed_key}
