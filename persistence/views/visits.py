"""A child's visits: planned, made and in vain, the latest first."""

from datetime import datetime
from uuid import UUID

from domain.errors import NotFound
from persistence.access import viewed
from persistence.page import PAGE, decode, page
from persistence.transaction import Transaction

_VISITS = viewed(
    "visits",
    """
    select near.id, entry.row, entry.at, entry.entry_id from near left join lateral (
        select * from (
            select coalesce(visit.made_at, visit.planned_for) as at, visit.id as entry_id, json_build_object(
                'id', visit.id, 'version', record.version, 'state', visit.state, 'planned_for', visit.planned_for,
                'made_at', visit.made_at, 'purpose', visit.purpose, 'place', visit.place, 'account', visit.account,
                'why_not', visit.cancelled_because, 'seen', child.seen, 'seen_alone', child.seen_alone,
                'own_words', child.own_words, 'worker_id', visit.worker_id,
                'worker_name', worker.given || ' ' || worker.family,
                'children', (
                    select json_agg(json_build_object('id', other.child_id, 'name', person.called, 'seen', other.seen)
                        order by other.place)
                    from visit_child other join person on person.id = other.child_id where other.visit_id = visit.id
                )
            )::text as row
            from visit_child child join visit on visit.id = child.visit_id join record on record.id = visit.id
            join worker on worker.id = visit.worker_id
            where child.child_id = near.id
            union all
            select failed.on::timestamp at time zone 'Europe/London', failed.id, json_build_object(
                'id', failed.id, 'version', null, 'state', 'in_vain', 'planned_for', null,
                'made_at', failed.on::timestamp at time zone 'Europe/London',
                'purpose', null, 'place', null, 'account', null, 'why_not', failed.why, 'seen', false,
                'seen_alone', false, 'own_words', null, 'worker_id', failed.worker_id,
                'worker_name', worker.given || ' ' || worker.family, 'children', '[]'::json
            )::text
            from journey join journey_failed_visit failed on failed.journey_id = journey.id
            join worker on worker.id = failed.worker_id where journey.child_id = near.id
        ) every
        where $10::timestamptz is null or (every.at, every.entry_id) < ($10, $11::uuid)
        order by every.at desc, every.entry_id desc limit $12
    ) entry on true order by entry.at desc, entry.entry_id desc
    """,
    kind="person",
)


async def visits(read: Transaction, child_id: UUID, cursor: str | None) -> str:
    """A page of a child's visits, as JSON. Raises `NotFound`."""
    after = decode(cursor, (datetime, UUID)) or [None, None]
    rows = await read.connection.fetch(_VISITS, *read.viewer(child_id), *after, PAGE + 1)
    if not rows:
        raise NotFound
    shown = [row for row in rows[:PAGE] if row["row"]]
    more = [shown[-1]["at"].isoformat(), shown[-1]["entry_id"]] if len(rows) > PAGE else None
    return page([row["row"] for row in shown], more)
