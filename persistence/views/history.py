"""What was recorded about a person and when: versions with what changed, the record as known on a date, who has looked."""

from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from domain.errors import NotFound
from persistence.access import WITHIN, viewed
from persistence.page import PAGE, decode, encode, page
from persistence.transaction import Transaction

_ACTOR = """
    left join worker on worker.id = {entry}.actor_id
    left join agency_client client on client.id = {entry}.actor_id
    left join agency on agency.id = client.agency_id
"""
_ACTOR_NAME = "coalesce(worker.given || ' ' || worker.family, agency.name)"

# $10 the last seq shown, $11 rows wanted: in the order of recording, the latest first.
_HISTORY = viewed(
    "history",
    f"""
    select near.id, entry.* from near left join lateral (
        select ledger.seq, record.kind, ledger.state::text as state, before.state::text as before, json_build_object(
            'seq', ledger.seq, 'type', ledger.type, 'kind', record.kind, 'record_id', ledger.record_id,
            'version', ledger.version, 'occurred_at', ledger.occurred_at, 'recorded_at', ledger.recorded_at,
            'actor_id', ledger.actor_id, 'acting_as', ledger.acting_as, 'actor_name', {_ACTOR_NAME},
            'reason', ledger.reason, 'facts', ledger.facts
        )::text as row
        from record_subject subject
        join record on record.id = subject.record_id and {WITHIN}
        join ledger on ledger.record_id = record.id
        left join ledger before on before.record_id = ledger.record_id and before.version = ledger.version - 1
        {_ACTOR.format(entry="ledger")}
        where subject.person_id = near.id and ($10::bigint is null or ledger.seq < $10)
        order by ledger.seq desc limit $11
    ) entry on true order by entry.seq desc
    """,
    kind="person",
)
# $10 the moment.
_AS_KNOWN = viewed(
    "as_known",
    f"""
    select near.id, entry.row from near left join lateral (
        select json_build_object('record_id', latest.record_id, 'kind', latest.kind, 'version', latest.version,
            'recorded_at', latest.recorded_at, 'state', latest.state)::text as row
        from (
            select distinct on (ledger.record_id) ledger.record_id, record.kind, ledger.version, ledger.recorded_at,
                ledger.state
            from record_subject subject
            join record on record.id = subject.record_id and {WITHIN}
            join ledger on ledger.record_id = record.id
            where subject.person_id = near.id and ledger.recorded_at < $10
            order by ledger.record_id, ledger.version desc
        ) latest
        order by array_position(array[
                'person', 'family', 'journey', 'contact', 'referral', 'visit', 'enquiry', 'conference', 'risk'
            ], latest.kind),
            latest.recorded_at desc
    ) entry on true
    """,
    kind="person",
)
# $10 the last id shown, $11 rows wanted. Who has looked is itself looked at.
_VIEWINGS = viewed(
    "viewings",
    f"""
    select near.id, entry.row, entry.viewing_id from near left join lateral (
        select viewing.id as viewing_id, json_build_object('id', viewing.id, 'at', viewing.at,
            'actor_id', viewing.actor_id, 'actor_name', {_ACTOR_NAME}, 'acting_as', viewing.acting_as,
            'what', viewing.what, 'kind', record.kind, 'record_id', viewing.record_id, 'ground', viewing.ground
        )::text as row
        from record_subject subject
        join record on record.id = subject.record_id and {WITHIN}
        join viewing on viewing.record_id = record.id
        {_ACTOR.format(entry="viewing")}
        where subject.person_id = near.id and ($10::bigint is null or viewing.id < $10)
        order by viewing.id desc limit $11
    ) entry on true order by entry.viewing_id desc
    """,
    kind="person",
)


async def history(read: Transaction, person_id: UUID, cursor: str | None) -> str:
    """A page of what was recorded about a person, each entry with what it changed. Raises `NotFound`."""
    (after,) = decode(cursor, (int,)) or [None]
    rows = await read.connection.fetch(_HISTORY, *read.viewer(person_id), after, PAGE + 1)
    if not rows:
        raise NotFound
    shown = [row for row in rows[:PAGE] if row["row"]]
    items = [
        orjson.loads(row["row"])
        | {"changes": difference(orjson.loads(row["before"] or "{}"), orjson.loads(row["state"]))}
        for row in shown
    ]
    following = encode([shown[-1]["seq"]]) if len(rows) > PAGE else None
    return orjson.dumps({"items": items, "next": following}).decode()


async def as_known(read: Transaction, person_id: UUID, moment: datetime) -> str:
    """The records about a person as they stood at a moment. Raises `NotFound`."""
    rows = await read.connection.fetch(_AS_KNOWN, *read.viewer(person_id), moment)
    if not rows:
        raise NotFound
    return page([row["row"] for row in rows if row["row"]], None)


async def viewings(read: Transaction, person_id: UUID, cursor: str | None) -> str:
    """A page of who has looked at a person's records, the latest first. Raises `NotFound`."""
    (after,) = decode(cursor, (int,)) or [None]
    rows = await read.connection.fetch(_VIEWINGS, *read.viewer(person_id), after, PAGE + 1)
    if not rows:
        raise NotFound
    shown = [row for row in rows[:PAGE] if row["row"]]
    more = [shown[-1]["viewing_id"]] if len(rows) > PAGE else None
    return page([row["row"] for row in shown], more)


def difference(before: Any, after: Any, at: str = "") -> list[dict[str, Any]]:
    """What differs between two states: the pointer of each fact with what it was and is. Parts are told apart by id."""
    if isinstance(before, list) and isinstance(after, list) and _have_ids(before) and _have_ids(after):
        old, new = ({part["id"]: part for part in parts} for parts in (before, after))
        return [
            change for id in [*old, *(each for each in new if each not in old)]
            for change in difference(old.get(id), new.get(id), f"{at}/{id}")
        ]  # fmt: skip
    if isinstance(before, dict) and isinstance(after, dict):
        return [
            change for name in [*before, *(each for each in after if each not in before)]
            for change in difference(before.get(name), after.get(name), f"{at}/{name}")
        ]  # fmt: skip
    return [] if before == after or (not before and not after) else [{"pointer": at, "before": before, "after": after}]


def _have_ids(parts: list[Any]) -> bool:
    return all(isinstance(part, dict) and "id" in part for part in parts)
