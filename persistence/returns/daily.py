"""What the Department's daily flow reads: one snapshot of every child it may be about, handed over a child at a time."""

from collections.abc import AsyncGenerator
from datetime import date, datetime

import cattrs
import orjson

from domain.ids import new_id
from domain.returns import cin
from domain.returns.daily import Life
from persistence.engine import Connection
from persistence.returns.cin import CHILDREN_A_TIME, LOOKED
from persistence.returns.cin import SQL as CENSUS

PATIENCE = 600.0
"""Seconds that one step of reading may take: a whole authority is sorted before the first child comes."""
_PATIENT = "set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0"

SQL = f"""
with help(told) as ({CENSUS}),
children as (select told, (told::jsonb ->> 'id')::uuid id from help),
homes as (
    select care_id, jsonb_agg(jsonb_build_object('id', id, 'period_id', period_id, 'since', since, 'until', until,
        'placement', placement, 'provider', provider, 'urn', urn, 'postcode', postcode, 'reason_new', reason_new,
        'reason_place_change', reason_place_change, 'reason_ended', reason_ended) order by since, place) all_of
    from care_episode group by care_id
),
health as (
    select care_id, jsonb_agg(jsonb_build_object('kind', kind, 'on', "on", 'score', score) order by "on", place) all_of
    from care_health where kind = 'sdq' and not refused group by care_id
),
touches as (
    select care_id, jsonb_agg(jsonb_build_object('on', "on", 'in_touch', in_touch, 'activity', activity,
        'accommodation', accommodation) order by "on", place) all_of from care_touch group by care_id
),
steps as (
    select care_id, jsonb_agg(jsonb_build_object('kind', kind, 'on', "on") order by "on", place) all_of
    from care_step where kind <> 'had_before' group by care_id
),
workers as (
    select j.child_id, jsonb_agg(jsonb_build_object('registration', w.registration_number, 'number', '',
        'since', a.since, 'until', a.until) order by a.since, a.id) all_of
    from journey j join journey_allocation a on a.journey_id = j.id and a.part = 'keyworker'
    join worker w on w.id = a.worker_id where a.until is null or a.until > a.since group by j.child_id
),
alone as (
    select distinct c.child_id from assessment a join assessment_child c on c.assessment_id = a.id
    where a.authorised_on is not null and '9A' = any(c.factors)
)
select c.told, jsonb_build_object('id', c.id, 'given', n.given, 'family', n.family, 'postcode', d.postcode,
    'alone', l.child_id is not null,
    'homes', coalesce((select jsonb_agg(case when k.sealed then h || '{{"postcode": null}}' else h end order by place)
        from jsonb_array_elements(o.all_of) with ordinality lived(h, place)), '[]'),
    'health', coalesce(h.all_of, '[]'), 'touches', coalesce(t.all_of, '[]'), 'steps', coalesce(s.all_of, '[]'),
    'workers', coalesce(w.all_of, '[]'))::text life
from children c join person p on p.id = c.id join record k on k.id = c.id left join care r on r.child_id = c.id
left join homes o on o.care_id = r.id left join health h on h.care_id = r.id left join touches t on t.care_id = r.id
left join steps s on s.care_id = r.id left join workers w on w.child_id = c.id left join alone l on l.child_id = c.id
left join lateral (
    select n.given, n.family from person_name n
    where n.person_id = c.id and n.until is null and not k.sealed order by n.place limit 1
) n on true
left join lateral (
    select a.postcode from person_address a
    where a.person_id = c.id and a.until is null and a.use = 'home' and not k.sealed and cardinality(a.keep_from) = 0
    order by a.since desc nulls last, a.place limit 1
) d on true
order by p.reference, p.id
"""
"""The census of each child beside what the flow asks more. Of a sealed record it says no name and no place."""

_READ = cattrs.Converter(prefer_attrib_converters=True)
_READ.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
_READ.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(value))


async def children(connection: Connection) -> AsyncGenerator[tuple[cin.Child, Life]]:
    """Every child, as all stood at one moment. That each was looked at is written in the same snapshot."""
    async with connection.transaction(isolation="repeatable_read"):
        await connection.execute(_PATIENT)
        await connection.execute(LOOKED, new_id(), new_id(), timeout=PATIENCE)
        async for row in connection.cursor(SQL, prefetch=CHILDREN_A_TIME, timeout=PATIENCE):
            yield (
                _READ.structure(orjson.loads(row["told"]), cin.Child),
                _READ.structure(orjson.loads(row["life"]), Life),
            )
