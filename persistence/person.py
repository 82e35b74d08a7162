"""How people are remembered."""

from domain.person import Person
from persistence import tables
from persistence.repository import Repository


class People(
    Repository[Person],
    aggregate=Person,
    table=tables.person,
    parts={
        "names": tables.person_name,
        "addresses": tables.person_address,
        "ways_to_reach": tables.person_way_to_reach,
        "identifiers": tables.person_identifier,
        "relationships": tables.person_relationship,
    },
):
    """People within reach."""
