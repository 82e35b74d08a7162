"""How decisions are remembered."""

from domain.decision import Decision
from persistence import tables
from persistence.repository import Repository


class Decisions(
    Repository[Decision],
    aggregate=Decision,
    table=tables.decision,
    parts={
        "children": tables.decision_child,
        "views": tables.decision_view,
    },
):
    """What was decided, within reach."""
