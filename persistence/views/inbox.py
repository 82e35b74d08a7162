"""The front door's inbox: contacts that wait, the most urgent and oldest first; or decided ones, the newest first."""

from datetime import datetime
from typing import Any
from uuid import UUID

import orjson

from domain.calendar import WorkingDays, london_date
from domain.contact import DECISION_WORKING_DAYS
from persistence.access import WITHIN
from persistence.page import PAGE, decode, encode
from persistence.transaction import Transaction

# Urgent ones come first: `now` is 0, `today` 1, `routine` 2.
_RANK = "array_position(array['now', 'today', 'routine'], contact.urgency) - 1"
_ROW = """
    json_build_object(
        'id', contact.id, 'version', contact.version, 'received_at', contact.received_at, 'urgency', contact.urgency,
        'channel', contact.channel, 'source_code', contact.source_code, 'sender_name', contact.sender_name,
        'sender_role', contact.sender_role, 'agency_name', agency.name, 'taken_by', contact.taken_by,
        'taken_by_name', taker.given || ' ' || taker.family, 'concluded_at', contact.concluded_at,
        'children', (
            select json_agg(json_build_object(
                'id', named.id,
                'name', coalesce(nullif(concat_ws(' ', named.given, named.family), ''), named.relationship),
                'date_of_birth', named.date_of_birth, 'due_date', named.due_date, 'person_id', named.person_id,
                'outcome', decision.outcome
            ) order by named.place)
            from contact_person named left join contact_decision decision on decision.named_id = named.id
            where named.contact_id = contact.id and named.is_child
        ),
        'earlier_contacts', (
            select count(distinct other.record_id) from record_subject subject
            join record_subject other on other.person_id = subject.person_id and other.record_id <> contact.id
            join contact before on before.id = other.record_id and before.received_at < contact.received_at
            where subject.record_id = contact.id
        )
    )::text as row, contact.rank, contact.received_at, contact.id
"""
_INBOX = """
    with listed as materialized (
        select contact.*, record.version, {rank} as rank
        from contact join record on record.id = contact.id
        where contact.concluded_at is {state} and {within} and {after}
        order by {order} limit $13
    ), looked as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        select $7, $8, $9, $6, 'inbox', case when $1 then 'duty' else 'pod' end
    )
    select {row} from listed contact
    left join agency on agency.id = contact.sent_by_agency_id left join worker taker on taker.id = contact.taken_by
    order by {outer}
"""
_WAITING = _INBOX.format(
    rank=_RANK, state="null", within=WITHIN, row=_ROW,
    after=f"($11::timestamptz is null or ({_RANK}, contact.received_at, contact.id) > ($10, $11, $12::uuid))",
    order=f"{_RANK}, contact.received_at, contact.id", outer="contact.rank, contact.received_at, contact.id",
)  # fmt: skip
_DECIDED = _INBOX.format(
    rank="0", state="not null", within=WITHIN, row=_ROW,
    after="($11::timestamptz is null or (-$10::integer, contact.received_at, contact.id) < (0, $11, $12::uuid))",
    order="contact.received_at desc, contact.id desc", outer="contact.received_at desc, contact.id desc",
)  # fmt: skip


async def inbox(read: Transaction, calendar: WorkingDays, cursor: str | None, *, waiting: bool) -> str:
    """A page of contacts as JSON, each with the day by which it must be decided."""
    after = decode(cursor, (int, datetime, UUID)) or [None, None, None]
    query = _WAITING if waiting else _DECIDED
    rows = await read.connection.fetch(query, *read.viewer(None), *after, PAGE + 1)
    today = london_date(read.by.at)
    items = [_with_due(orjson.loads(row["row"]), row["received_at"], calendar, today) for row in rows[:PAGE]]
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    following = encode([last["rank"], last["received_at"].isoformat(), last["id"]]) if last else None
    return orjson.dumps({"items": items, "next": following}).decode()


def _with_due(item: dict[str, Any], received_at: datetime, calendar: WorkingDays, today: Any) -> dict[str, Any]:
    due = calendar.add(london_date(received_at), DECISION_WORKING_DAYS)
    return item | {"due_on": due, "working_days_left": calendar.between(today, due)}
