"""How requests for a second worker are remembered."""

from domain.accompaniment import Accompaniment
from persistence import tables
from persistence.repository import Repository


class Accompaniments(
    Repository[Accompaniment],
    aggregate=Accompaniment,
    table=tables.accompaniment,
):
    """Requests within reach."""
