"""How requests are remembered."""

from domain.request import Request
from persistence import tables
from persistence.repository import Repository


class Requests(
    Repository[Request],
    aggregate=Request,
    table=tables.request,
):
    """Requests within reach."""
