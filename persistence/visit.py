"""How visits are remembered."""

from domain.visit import Visit
from persistence import tables
from persistence.repository import Repository


class Visits(
    Repository[Visit],
    aggregate=Visit,
    table=tables.visit,
    parts={
        "children": tables.visit_child,
        "promises": tables.visit_promise,
    },
):
    """Visits within reach."""
