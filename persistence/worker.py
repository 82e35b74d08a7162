"""How workers are remembered."""

from domain.worker import Worker
from persistence import tables
from persistence.repository import Repository


class Workers(Repository[Worker], aggregate=Worker, table=tables.worker, parts={"duties": tables.worker_duty}):
    """Workers within reach."""
