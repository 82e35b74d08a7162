"""How contacts are remembered."""

from domain.contact import Contact
from persistence import tables
from persistence.repository import Repository


class Contacts(
    Repository[Contact],
    aggregate=Contact,
    table=tables.contact,
    parts={
        "people": tables.contact_person,
        "decisions": tables.contact_decision,
    },
):
    """Contacts within reach."""
