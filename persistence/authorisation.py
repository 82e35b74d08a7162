"""How requests for authority are remembered."""

from domain.authorisation import Authorisation
from persistence import tables
from persistence.repository import Repository


class Authorisations(
    Repository[Authorisation],
    aggregate=Authorisation,
    table=tables.authorisation,
    parts={
        "children": tables.authorisation_child,
        "passes": tables.authorisation_pass,
    },
):
    """Requests within reach."""
