"""How chapters of workbooks are remembered."""

from domain.chapter import Chapter
from persistence import tables
from persistence.repository import Repository


class Chapters(
    Repository[Chapter],
    aggregate=Chapter,
    table=tables.chapter,
):
    """Chapters within reach."""
