"""How shares are remembered."""

from domain.share import Share
from persistence import tables
from persistence.repository import Repository


class Shares(
    Repository[Share],
    aggregate=Share,
    table=tables.share,
    parts={
        "children": tables.share_child,
    },
):
    """Shares within reach."""
