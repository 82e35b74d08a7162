"""How what the two of a supervision wrote about how they are is remembered."""

from domain.wellbeing import Wellbeing
from persistence import tables
from persistence.repository import Repository


class Wellbeings(
    Repository[Wellbeing],
    aggregate=Wellbeing,
    table=tables.wellbeing,
):
    """Wellbeing records within reach."""
