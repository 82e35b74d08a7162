"""Who is told, and what came of each message. No person's record: a message holds an id and no name."""

from uuid import UUID

from domain.errors import NotFound
from persistence.access import WITHIN, reach_values
from persistence.page import PAGE, decode, page
from persistence.transaction import Transaction

_LIST = f"""
    select subscription.id, json_build_object(
        'id', subscription.id, 'version', record.version, 'for_agency_id', for_agency_id, 'url', url,
        'types', types, 'off_because', off_because, 'has_secret', exists (
            select from subscription_secret secret where secret.subscription_id = subscription.id and secret.until is null
        ),
        'waiting', (
            select count(*) from subscription_delivery where subscription_id = subscription.id and state = 'waiting'
        ),
        'dead', (select count(*) from subscription_delivery where subscription_id = subscription.id and state = 'dead'),
        'last_sent_at', (
            select max(tried_at) from subscription_delivery where subscription_id = subscription.id and state = 'sent'
        )
    )::text as row
    from subscription join record on record.id = subscription.id
    where {WITHIN} and ($6::uuid is null or for_agency_id = $6) and ($7::uuid is null or subscription.id > $7)
    order by subscription.id limit $8
"""
_NEAR = f"select from record where record.id = $6 and record.kind = 'subscription' and {WITHIN}"
_DELIVERIES = """
    select seq, json_build_object(
        'id', id, 'type', type, 'record_id', record_id, 'version', version, 'happened_at', happened_at,
        'state', state, 'attempts', attempts, 'next_at', case when state = 'waiting' then next_at end,
        'tried_at', tried_at, 'answer', answer
    )::text as row
    from subscription_delivery where subscription_id = $1 and ($2::bigint is null or seq < $2)
    and ($3::text is null or state = $3) order by seq desc limit $4
"""


async def subscriptions(read: Transaction, agency_id: UUID | None, cursor: str | None) -> str:
    """A page of the subscriptions within reach, of all agencies or of one."""
    (after,) = decode(cursor, (UUID,)) or [None]
    rows = await read.connection.fetch(_LIST, *reach_values(read.actor.reach), agency_id, after, PAGE + 1)
    return page([row["row"] for row in rows[:PAGE]], [rows[PAGE - 1]["id"]] if len(rows) > PAGE else None)


async def deliveries(read: Transaction, id: UUID, state: str | None, cursor: str | None) -> str:
    """A page of a subscription's messages, the latest first. Raises `NotFound` out of reach."""
    (before,) = decode(cursor, (int,)) or [None]
    if await read.connection.fetchrow(_NEAR, *reach_values(read.actor.reach), id) is None:
        raise NotFound
    rows = await read.connection.fetch(_DELIVERIES, id, before, state, PAGE + 1)
    return page([row["row"] for row in rows[:PAGE]], [rows[PAGE - 1]["seq"]] if len(rows) > PAGE else None)
