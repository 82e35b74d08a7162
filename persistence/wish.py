"""How wishes are remembered."""

from domain.wish import Wish
from persistence import tables
from persistence.repository import Repository


class Wishes(
    Repository[Wish],
    aggregate=Wish,
    table=tables.wish,
):
    """Wishes within reach."""
