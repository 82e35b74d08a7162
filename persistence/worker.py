"""How workers are remembered."""

from domain.worker import Worker
from persistence import tables
from persistence.repository import Repository


class Workers(Repository[Worker], aggregate=Worker, table=tables.worker):
    """Workers within reach."""
