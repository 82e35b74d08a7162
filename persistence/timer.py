"""How limits are remembered, and how due items are made again whenever a record that they follow from is saved."""

import hashlib
from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from domain.calendar import WorkingDays
from domain.timer import DueItem, Event, Limit, Span, Timer, Unit, follow
from domain.timescales import RULES
from persistence import tables
from persistence.repository import Repository
from persistence.state import from_state
from persistence.timer_facts import CARE_FACTS, FACTS

CHUNK = 500
"""Children made again at once: more would only take more memory."""


class Timers(Repository[Timer], aggregate=Timer, table=tables.timer, parts={"versions": tables.timer_version}):
    """The authority's own limits."""

    async def of_code(self, code: str) -> Timer | None:
        """What has been set for a limit, held for a change, or None."""
        id = await self._transaction.connection.fetchval("select id from timer where code = $1", code)
        return None if id is None else await self.get(id)

    async def every(self) -> dict[str, Timer]:
        """All that has been set, by the limit's code. Settings are nobody's record: looking is not written down."""
        rows = await self._transaction.connection.fetch(_EVERY)
        found = [from_state(Timer, row["state"], row["version"]) for row in rows]
        return {timer.code: timer for timer in found}


_EVERY = f"select record.version, {Timers.state_of('timer')} as state from timer join record on record.id = timer.id"

# One lock a child until the commit: two who record at once would each make the items without what the other records.
_LOCK = """
    select pg_advisory_xact_lock(hashtextextended(child::text, 7))
    from (select unnest($1::uuid[]) as child order by 1) every
"""
_KEEP = """
    with new as materialized (
        select * from unnest(
            $2::uuid[], $3::text[], $4::uuid[], $5::date[], $6::date[], $7::timestamptz[], $8::date[], $9::date[]
        ) item (child_id, code, scope, started_on, due_on, due_at, met_on, stopped_on)
    ), gone as (
        delete from timer_due old where old.child_id = any ($1) and not exists (
            select from new where new.child_id = old.child_id and new.code = old.code and new.scope = old.scope
            and new.started_on = old.started_on
        )
    )
    -- Not those that are as they were: a conflict would lock and write them again.
    insert into timer_due select * from new where not exists (
        select from timer_due old where old.child_id = any ($1) and old.child_id = new.child_id
        and old.code = new.code and old.scope = new.scope and old.started_on = new.started_on
        and (old.due_on, old.due_at, old.met_on, old.stopped_on)
            is not distinct from (new.due_on, new.due_at, new.met_on, new.stopped_on)
    )
    on conflict (child_id, code, scope, started_on) do update
    set due_on = excluded.due_on, due_at = excluded.due_at, met_on = excluded.met_on, stopped_on = excluded.stopped_on
"""


async def due_items(connection: Any, children: Collection[UUID], calendar: WorkingDays) -> dict[UUID, list[DueItem]]:
    """The due items of children, made from what is recorded about them."""
    local: dict[str, tuple[Limit, ...]] = defaultdict(tuple)
    spans: dict[UUID, list[Span]] = defaultdict(list)
    events: dict[UUID, list[Event]] = defaultdict(list)
    in_care: list[UUID] = []
    for row in await connection.fetch(FACTS, list(children)):
        if row["child_id"] is None:
            limit = Limit(since=row["since"], amount=row["amount"], unit=Unit(row["event"]), source="")
            local[row["kind"]] += (limit,)
        elif row["kind"] == "care":
            in_care.append(row["child_id"])
        else:
            _keep(row, spans, events)
    for row in await connection.fetch(CARE_FACTS, in_care) if in_care else ():
        _keep(row, spans, events)
    return {child: follow(RULES, spans[child], events[child], calendar, local) for child in children}


def _keep(row: Any, spans: dict[UUID, list[Span]], events: dict[UUID, list[Event]]) -> None:
    if row["event"]:
        events[row["child_id"]].append(Event(kind=row["event"], on=row["since"], scope=row["scope"]))
        return
    span = Span(
        kind=row["kind"], since=row["since"], until=row["until"], scope=row["scope"], amount=row["amount"],
        due_on=row["due_on"], at=row["at"],
    )  # fmt: skip
    spans[row["child_id"]].append(span)


async def refresh(connection: Any, children: Collection[UUID], calendar: WorkingDays) -> None:
    """Make the due items of children again, in the transaction in which something about them is saved."""
    await connection.execute(_LOCK, list(children))
    made = await due_items(connection, children, calendar)
    rows = [
        (child, item.code, item.scope, item.started_on, item.due_on, item.due_at, item.met_on, item.stopped_on)
        for child, items in made.items() for item in items
    ]  # fmt: skip
    await connection.execute(_KEEP, list(children), *(map(list, zip(*rows, strict=True)) if rows else [[]] * 8))


async def refresh_all(connection: Any, calendar: WorkingDays) -> int:
    """Make every due item again: after a load in bulk, or when the program's own limits have changed. Answers how many."""
    rows = await connection.fetch("select child_id from journey union select child_id from care order by 1")
    children = [row["child_id"] for row in rows]
    for first in range(0, len(children), CHUNK):
        async with connection.transaction():
            await refresh(connection, children[first : first + CHUNK], calendar)
    count: int = await connection.fetchval("select count(*) from timer_due")
    return count


async def keep_up(connection: Any, calendar: WorkingDays) -> None:
    """Make every due item again if this program makes them otherwise than the one that did; else nothing."""
    made_by = hashlib.sha256(f"{RULES}{FACTS}{CARE_FACTS}".encode()).hexdigest()
    if await connection.fetchval("select obj_description('timer_due'::regclass)") != made_by:
        await refresh_all(connection, calendar)
        await connection.execute(f"comment on table timer_due is '{made_by}'")
