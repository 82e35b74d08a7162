"""The change feed: what happened to what an agency may be told of, in the order of commits. Nothing personal."""

from domain.subscription import Told
from persistence.access import WITHIN, reach_values
from persistence.page import PAGE, decode, encode
from persistence.transaction import Transaction

TELLABLE = f"({WITHIN} and record.agency_id = $5 and entry.type in {tuple(each.value for each in Told)})"
"""May the agency $5 be told of the ledger's `entry` about `record`? The one place that says so: what it sent, was asked,
or gives itself.
"""

_CHANGES = f"""
    select entry.seq, entry.type, entry.record_id as id, entry.version, entry.recorded_at as at
    from ledger entry join record on record.id = entry.record_id
    where {TELLABLE} and entry.seq > $6 order by entry.seq limit $7
"""


async def changes(read: Transaction, cursor: str | None) -> dict[str, object]:
    """A page of changes after the cursor. `next` goes on from the last one, also when nothing follows yet."""
    (after,) = decode(cursor, (int,)) or [0]
    rows = await read.connection.fetch(_CHANGES, *reach_values(read.actor.reach), after or 0, PAGE + 1)
    items = [{name: row[name] for name in ("type", "id", "version", "at")} for row in rows[:PAGE]]
    last = rows[:PAGE][-1]["seq"] if rows else after or 0
    return {"items": items, "next": encode([last]), "more": len(rows) > PAGE}
