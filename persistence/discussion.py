"""How discussions are remembered."""

from collections.abc import Collection
from uuid import UUID

from domain.discussion import Discussion
from persistence import tables
from persistence.repository import Repository

_ABOUT = """
    select discussion.id from discussion_child child join discussion on discussion.id = child.discussion_id
    where child.child_id = any ($1) and discussion.supervision_id = $2 limit 1
"""


class Discussions(
    Repository[Discussion],
    aggregate=Discussion,
    table=tables.discussion,
    parts={
        "children": tables.discussion_child,
        "parts": tables.discussion_part,
        "readiness": tables.discussion_change,
        "actions": tables.discussion_action,
    },
):
    """Discussions within reach: those about the children that one may come near."""

    async def about(self, children: Collection[UUID], supervision_id: UUID) -> UUID | None:
        """The discussion about any of these children in a meeting."""
        found: UUID | None = await self._transaction.connection.fetchval(_ABOUT, list(children), supervision_id)
        return found

    async def unfinished(self, supervision_id: UUID) -> int:
        """How many discussions of a meeting are neither decided nor put off."""
        query = "select count(*) from discussion where supervision_id = $1 and state = 'begun'"
        found: int = await self._transaction.connection.fetchval(query, supervision_id)
        return found
