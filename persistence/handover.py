"""How hand-overs are remembered."""

from domain.handover import Handover
from persistence import tables
from persistence.repository import Repository


class Handovers(
    Repository[Handover],
    aggregate=Handover,
    table=tables.handover,
    parts={
        "children": tables.handover_child,
    },
):
    """Hand-overs within reach."""
