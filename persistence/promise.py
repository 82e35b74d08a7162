"""How promises are remembered."""

from domain.promise import Promise
from persistence import tables
from persistence.repository import Repository


class Promises(Repository[Promise], aggregate=Promise, table=tables.promise):
    """Promises within reach."""
