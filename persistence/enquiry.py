"""How strategy discussions and section 47 enquiries are remembered."""

from collections.abc import Collection
from uuid import UUID

from domain.enquiry import Enquiry
from persistence import tables
from persistence.repository import Repository

_HOLD = "select from record where id = any ($1) order by id for no key update"
_OPEN = """
    select child.child_id from enquiry_child child join enquiry on enquiry.id = child.enquiry_id
    where child.child_id = any ($1) and enquiry.id <> $2 and enquiry.state = 'enquiring'
    and child.decision in ('section_47_joint', 'section_47_single')
"""


class Enquiries(
    Repository[Enquiry],
    aggregate=Enquiry,
    table=tables.enquiry,
    parts={"children": tables.enquiry_child, "participants": tables.enquiry_participant},
):
    """Enquiries within reach."""

    async def already_open(self, children: Collection[UUID], *, besides: UUID) -> frozenset[UUID]:
        """Those of the children whom another open section 47 is about; nobody opens one before this is saved."""
        connection = self._transaction.connection
        await connection.execute(_HOLD, list(children))
        return frozenset(row["child_id"] for row in await connection.fetch(_OPEN, list(children), besides))
