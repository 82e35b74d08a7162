"""How conferences are remembered."""

from domain.conference import Conference
from persistence import tables
from persistence.repository import Repository


class Conferences(
    Repository[Conference],
    aggregate=Conference,
    table=tables.conference,
    parts={
        "children": tables.conference_child,
        "attendees": tables.conference_attendee,
        "dissents": tables.conference_dissent,
    },
):
    """Conferences within reach."""
