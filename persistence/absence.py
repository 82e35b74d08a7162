"""How absences are remembered."""

from domain.absence import Absence
from persistence import tables
from persistence.repository import Repository


class Absences(
    Repository[Absence],
    aggregate=Absence,
    table=tables.absence,
    parts={
        "covers": tables.absence_cover,
    },
):
    """Absences within reach."""
