"""What must be done next and for whom: the open due items of a worker, of a pod, or of a whole service."""

from datetime import date
from typing import Any
from uuid import UUID

import orjson

from domain.calendar import WorkingDays, london_date
from persistence.access import WITHIN
from persistence.page import decode, encode
from persistence.transaction import Transaction

MOST = 200
"""Rows of a page: more than anybody does in a month, so that a worker's own list is one page."""
SOON = 7
"""Days ahead that count as soon."""

_ROW = """
    json_build_object(
        'child_id', due.child_id, 'child_name', person.called, 'date_of_birth', person.date_of_birth,
        'due_date', person.due_date, 'code', due.code, 'scope', due.scope, 'started_on', due.started_on,
        'due_on', due.due_on, 'due_at', due.due_at, 'status', (
            select stage.status from journey_status stage where stage.journey_id = journey.id and stage.until is null
        ), 'keyworker', (
            select json_build_object('id', worker.id, 'name', worker.given || ' ' || worker.family)
            from journey_allocation held join worker on worker.id = held.worker_id
            where held.journey_id = journey.id and held.part = 'keyworker' and held.until is null
        ), 'family', (
            select json_build_object('id', family.id, 'name', family.name)
            from family_member member join family on family.id = member.family_id
            where member.person_id = due.child_id and member.until is null order by member.since, family.id limit 1
        )
    )::text
"""
_OPEN = "due.met_on is null and due.stopped_on is null and due.started_on <= $11"
_AFTER = """($12::date is null or (due.due_on, due.child_id, due.code, due.started_on, due.scope)
        > ($12, $13::uuid, $14::text, $15::date, $16::uuid))"""
_WANTED = "($17::text is null or due.code = $17) and ($18::boolean is not true or due.due_on < $11)"
_KEY = "due.due_on, due.child_id, due.code, due.started_on, due.scope"

# The children first, each asked once whether they are within reach; then what is open for them.
_CHILDREN = """
    with mine as materialized (
        select journey.child_id, journey.id from {source}
        join record on record.id = journey.child_id where {within}
    ), looked as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        select $7, $8, $9, $6, 'worklist', '{ground}'
    ), open as materialized (
        select due.*, mine.id as journey_id from mine join timer_due due on due.child_id = mine.child_id
        where {open} and {wanted}
    ), listed as (
        select * from open due where {after} order by {key} limit $19
    )
    select {row} as row, {key}, (
        select json_build_object('late', count(*) filter (where due_on < $11),
            'soon', count(*) filter (where due_on between $11 and $11 + {soon}), 'all', count(*))::text from open
    ) as counts
    from listed due join person on person.id = due.child_id join journey on journey.id = due.journey_id order by {key}
"""
_MINE = _CHILDREN.format(
    source="journey_allocation held join journey on journey.id = held.journey_id"
    " and held.worker_id = $10 and held.until is null",
    within=WITHIN, ground="allocated", open=_OPEN, wanted=_WANTED, after=_AFTER, key=_KEY, soon=SOON, row=_ROW,
)  # fmt: skip
_POD = _CHILDREN.format(
    source="(select journey.* from journey where journey.pod_id = $10) journey",
    within=WITHIN, ground="pod", open=_OPEN, wanted=_WANTED, after=_AFTER, key=_KEY, soon=SOON, row=_ROW,
)  # fmt: skip
# A whole service is read in the order of days, and no further than the page; only by those who see everybody.
_SERVICE = f"""
    with looked as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        select $7, $8, $9, $6, 'worklist', 'duty'
    ), listed as (
        select due.* from timer_due due join record on record.id = due.child_id and {WITHIN}
        where $1 and $10::uuid is null and {_OPEN} and {_WANTED} and {_AFTER} order by {_KEY} limit $19
    )
    select {_ROW} as row, {_KEY}, null as counts
    from listed due join person on person.id = due.child_id
    left join journey on journey.child_id = due.child_id order by {_KEY}
"""
_STATEMENTS = {"mine": _MINE, "pod": _POD, "service": _SERVICE}


async def worklist(
    read: Transaction, whose: str, of: UUID | None, *, code: str | None, late: bool, cursor: str | None
) -> str:
    """A page of due items as JSON, the most urgent first, each with its working days left (negative: late).

    `of` is the worker ("mine") or the pod ("pod"). Out of reach there is nothing to see: an empty list.
    """
    after = decode(cursor, (date, UUID, str, date, UUID)) or [None] * 5
    today = london_date(read.by.at)
    rows = await read.connection.fetch(_STATEMENTS[whose], *read.viewer(None), of, today, *after, code, late, MOST + 1)
    items = ",".join(_with_days_left(row, read.calendar, today) for row in rows[:MOST])
    last = rows[MOST - 1] if len(rows) > MOST else None
    following = last and encode(
        [str(last["due_on"]), str(last["child_id"]), last["code"], str(last["started_on"]), str(last["scope"])]
    )
    counts = (rows[0]["counts"] if rows else None) or "null"
    return f'{{"items":[{items}],"counts":{counts},"next":{orjson.dumps(following).decode()}}}'


def _with_days_left(row: Any, calendar: WorkingDays, today: date) -> str:
    return f'{row["row"][:-1]}, "working_days_left" : {calendar.between(today, row["due_on"])}}}'
