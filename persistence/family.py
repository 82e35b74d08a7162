"""How families are remembered."""

from domain.family import Family
from persistence import tables
from persistence.repository import Repository


class Families(
    Repository[Family],
    aggregate=Family,
    table=tables.family,
    parts={
        "members": tables.family_member,
    },
):
    """Families within reach."""
