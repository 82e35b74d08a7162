"""How tasks are remembered."""

from domain.task import Task
from persistence import tables
from persistence.repository import Repository


class Tasks(Repository[Task], aggregate=Task, table=tables.task):
    """Tasks within reach: those of a child within reach, and those of the pods one is in."""
