"""How disagreements are remembered."""

from domain.disagreement import Disagreement
from persistence import tables
from persistence.repository import Repository


class Disagreements(
    Repository[Disagreement],
    aggregate=Disagreement,
    table=tables.disagreement,
    parts={
        "children": tables.disagreement_child,
        "positions": tables.disagreement_position,
        "steps": tables.disagreement_step,
        "attempts": tables.disagreement_attempt,
    },
):
    """Disagreements within reach."""
