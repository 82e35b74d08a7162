"""How meetings of group supervision are remembered."""

from domain.supervision import Supervision
from persistence import tables
from persistence.repository import Repository


class Supervisions(
    Repository[Supervision],
    aggregate=Supervision,
    table=tables.supervision,
    parts={
        "people": tables.supervision_person,
        "items": tables.supervision_item,
    },
):
    """Meetings within reach: those of one's pods (persistence/access.py)."""
