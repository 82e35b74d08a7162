"""How sightings are remembered."""

from domain.sighting import Sighting
from persistence import tables
from persistence.repository import Repository


class Sightings(
    Repository[Sighting],
    aggregate=Sighting,
    table=tables.sighting,
):
    """Sightings within reach."""
