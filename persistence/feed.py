"""How other directories of services are remembered."""

from domain.feed import Feed
from persistence import tables
from persistence.repository import Repository


class Feeds(
    Repository[Feed], aggregate=Feed, table=tables.feed, parts={"terms": tables.feed_term, "runs": tables.feed_run}
):
    """Every directory whose entries come into ours."""
