"""How personal supervisions are remembered."""

from domain.personal import Personal
from persistence import tables
from persistence.repository import Repository


class Personals(
    Repository[Personal],
    aggregate=Personal,
    table=tables.personal,
    parts={
        "agreements": tables.personal_agreement,
    },
):
    """Personal supervisions within reach."""
