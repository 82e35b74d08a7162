"""One person's story in the order in which it happened: everything recorded about them, as the ledger tells it."""

from datetime import datetime
from uuid import UUID

from domain.errors import NotFound
from persistence.access import WITHIN, viewed
from persistence.page import PAGE, decode, page
from persistence.transaction import Transaction

# $10, $11 the keys of the last row shown; $12 rows wanted. The looks at the page itself are not part of the story.
_TIMELINE = viewed(
    "timeline",
    f"""
    select near.id, entry.row, entry.occurred_at, entry.seq from near left join lateral (
        select ledger.occurred_at, ledger.seq, json_build_object(
            'seq', ledger.seq, 'type', ledger.type, 'kind', record.kind, 'record_id', ledger.record_id,
            'version', ledger.version, 'occurred_at', ledger.occurred_at, 'recorded_at', ledger.recorded_at,
            'actor_id', ledger.actor_id, 'acting_as', ledger.acting_as,
            'actor_name', coalesce(worker.given || ' ' || worker.family, agency.name),
            'reason', ledger.reason, 'facts', ledger.facts
        )::text as row
        from record_subject subject
        join record on record.id = subject.record_id and {WITHIN}
        join ledger on ledger.record_id = record.id
        left join worker on worker.id = ledger.actor_id
        left join agency_client client on client.id = ledger.actor_id
        left join agency on agency.id = client.agency_id
        where subject.person_id = near.id
        and ($10::timestamptz is null or (ledger.occurred_at, ledger.seq) < ($10, $11::bigint))
        order by ledger.occurred_at desc, ledger.seq desc limit $12
    ) entry on true order by entry.occurred_at desc, entry.seq desc
    """,
    kind="person",
)


async def timeline(read: Transaction, person_id: UUID, cursor: str | None) -> str:
    """A page of a person's story, the latest first, as JSON. Raises `NotFound`."""
    after = decode(cursor, (datetime, int)) or [None, None]
    rows = await read.connection.fetch(_TIMELINE, *read.viewer(person_id), *after, PAGE + 1)
    if not rows:
        raise NotFound
    shown = [row for row in rows[:PAGE] if row["row"]]
    more = [shown[-1]["occurred_at"].isoformat(), shown[-1]["seq"]] if len(rows) > PAGE else None
    return page([row["row"] for row in shown], more)
