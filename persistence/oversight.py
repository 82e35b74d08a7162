"""How managers' looks at a child's record are remembered."""

from domain.oversight import Oversight
from persistence import tables
from persistence.repository import Repository


class Oversights(
    Repository[Oversight],
    aggregate=Oversight,
    table=tables.oversight,
    parts={
        "actions": tables.oversight_action,
    },
):
    """Oversight notes within reach."""
