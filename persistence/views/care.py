"""A child's care on one page: the record itself, who is named in it, and every home as one timeline."""

from typing import Any
from uuid import UUID

from domain.errors import NotFound
from persistence.access import viewed
from persistence.care import Care
from persistence.transaction import Transaction

# A home lasts as long as the child lives there, whatever else changes: episodes of a new legal status are one home.
_HOMES = """(
    select coalesce(json_agg(json_build_object('source', home.source, 'id', home.id, 'since', home.since,
        'until', home.until, 'code', home.code, 'words', home.words, 'postcode', home.postcode,
        'person_id', home.person_id, 'keep_secret', home.keep_secret)
        order by home.until is not null, home.since desc nulls last, home.id), '[]'::json)
    from (
        select 'address' as source, address.id, address.since, address.until, null as code, address.lines as words,
            address.postcode, null::uuid as person_id, cardinality(address.keep_from) > 0 as keep_secret
        from person_address address where address.person_id = near.id and address.use = 'home'
        union all
        select 'placement', (array_agg(episode.id order by episode.since desc))[1], min(episode.since),
            case when bool_and(episode.until is not null) then max(episode.until) end,
            (array_agg(episode.placement order by episode.since desc))[1],
            (array_agg(episode.home_words order by episode.since desc))[1],
            (array_agg(episode.postcode order by episode.since desc))[1],
            (array_agg(episode.carer_person_id order by episode.since desc))[1], false
        from (
            select every.*, count(*) filter (where every.reason_new <> 'L') over (order by every.since) as home
            from care_episode every where every.care_id = care.id
        ) episode group by episode.home
        union all
        select 'stay', stay.id, stay.since, stay.until, stay.kind, stay.words, null, stay.person_id, false
        from care_stay stay where stay.care_id = care.id
    ) home
)"""

_CARE = viewed(
    "care",
    f"""
    select near.version, person.date_of_birth as born, record.version as care_version, {Care.state_of("care")} as care,
        (
            select coalesce(json_agg(json_build_object('id', named.id, 'name', named.called) order by named.id),
                '[]'::json)
            from person named where named.id in (
                select episode.carer_person_id from care_episode episode where episode.care_id = care.id
                union all
                select stay.person_id from care_stay stay where stay.care_id = care.id
            )
        ) as people,
        {_HOMES} as homes
    from near join person on person.id = near.id
    left join (care join record on record.id = care.id and not record.sealed) on care.child_id = near.id
    """,
    kind="person",
)


async def care(read: Transaction, child_id: UUID) -> Any:
    """The child's version and birth, the state of their care and its version (None: no record yet), people and homes.

    Raises `NotFound`.
    """
    row = await read.connection.fetchrow(_CARE, *read.viewer(child_id))
    if row is None:
        raise NotFound
    return row
