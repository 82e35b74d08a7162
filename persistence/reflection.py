"""How reflective practice groups are remembered."""

from domain.reflection import Reflection
from persistence import tables
from persistence.repository import Repository


class Reflections(
    Repository[Reflection],
    aggregate=Reflection,
    table=tables.reflection,
    parts={
        "attendees": tables.reflection_attendee,
        "answers": tables.reflection_answer,
    },
):
    """Reflective groups within reach."""
