"""How people are remembered."""

from domain.person import Person
from persistence import tables
from persistence.engine import Connection
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
        "parent_facts": tables.person_parent_fact,
        "family_time": tables.person_family_time,
        "warnings": tables.person_warning,
    },
):
    """People within reach."""


async def next_reference(connection: Connection) -> str:
    """A short local number for a new person: letters and digits, at most 20, never used again (CIN rules 1570, 1580)."""
    number: int = await connection.fetchval("select nextval('person_reference')")
    return f"K{number:06}"
