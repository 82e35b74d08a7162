"""How families' workbooks are remembered."""

from domain.workbook import Workbook
from persistence import tables
from persistence.repository import Repository


class Workbooks(
    Repository[Workbook],
    aggregate=Workbook,
    table=tables.workbook,
    parts={
        "summaries": tables.workbook_summary,
        "modules": tables.workbook_module,
    },
):
    """Workbooks within reach."""
