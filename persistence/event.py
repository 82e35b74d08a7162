"""How significant events are remembered."""

from uuid import UUID

from domain.errors import Invalid
from domain.event import Event
from persistence import tables
from persistence.access import WITHIN, reach_values
from persistence.repository import Repository

_SOURCE = f"""
    select count(*) from record where record.id = $6 and record.kind <> 'event' and {WITHIN}
    and exists (
        select from record_subject subject where subject.record_id = record.id and subject.person_id = any ($8::uuid[])
    )
    and ($7::bigint is null or exists (
        select from ledger where ledger.seq = $7 and ledger.record_id = record.id
    ))
"""


class Events(
    Repository[Event],
    aggregate=Event,
    table=tables.event,
    parts={
        "people": tables.event_person,
        "updates": tables.event_update,
    },
):
    """Significant events within reach."""

    async def require_source(self, record_id: UUID, ledger_seq: int | None, people: frozenset[UUID]) -> None:
        """Raise `Invalid` unless the record is within reach, about one of the people, and the entry is one of its own."""
        work = self._transaction
        asked = (*reach_values(work.actor.reach), record_id, ledger_seq, list(people))
        if not await work.connection.fetchval(_SOURCE, *asked):
            raise Invalid("/record_id", "There is no such record about these people.", "unknown-record")
