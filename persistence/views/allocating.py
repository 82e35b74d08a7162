"""Children of a pod who have no keyworker, and what is recorded that speaks for one member or another."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import orjson
from cattrs.preconf.orjson import make_converter

from domain.allocation import Asked
from domain.errors import NotFound
from persistence.access import WITHIN
from persistence.transaction import Transaction

_converter = make_converter()
_converter.register_structure_hook(UUID, lambda text, _: UUID(text))

# Parameters: $1 to $9 as every read's, $10 the day, $11 the child who is asked about, or null.
_ALLOCATION = f"""
    with team as materialized (
        select record.id from record
        where record.id = $6 and record.kind = 'pod' and ($1 or record.id = any ($3)) and {WITHIN}
    ), looked as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        select $7, $8, $9, coalesce($11, team.id), 'allocation', case when $1 then 'duty' else 'pod' end from team
    ), held as materialized (
        select journey.id as journey_id, journey.child_id, key.worker_id, person.called as name, person.sort_key,
            journey.begun_on
        from team join journey on journey.pod_id = team.id
        join journey_status stage on stage.journey_id = journey.id and stage.until is null and stage.status <> 'closed'
        join person on person.id = journey.child_id join record on record.id = journey.id
        left join journey_allocation key on key.journey_id = journey.id and key.part = 'keyworker' and key.until is null
        where {WITHIN}
    ), waiting as (
        select held.*, greatest(coalesce(gone.until, held.begun_on), coalesce(again.since, held.begun_on)) as since
        from held left join lateral (
            select max(before.until) as until from journey_allocation before
            where before.journey_id = held.journey_id and before.part = 'keyworker'
        ) gone on true left join lateral (
            select max(closed.until) as since from journey_status closed
            where closed.journey_id = held.journey_id and closed.status = 'closed'
        ) again on true
        where held.worker_id is null
    ), siblings as materialized (
        select distinct other.person_id as child_id
        from family_member mine join family_member other on other.family_id = mine.family_id and other.part = 'child'
            and other.until is null and other.person_id <> mine.person_id
        where mine.person_id = $11 and mine.until is null and exists (select from held where held.child_id = $11)
    ), circle as (
        select $11::uuid as child_id, true as own where exists (select from held where held.child_id = $11)
        union all select child_id, false from siblings
    )
    select coalesce((
        select json_agg(json_build_object('child_id', waiting.child_id, 'journey_id', waiting.journey_id,
            'name', waiting.name, 'since', waiting.since, 'days', $10 - waiting.since)
            order by waiting.since, waiting.sort_key, waiting.child_id) from waiting
    ), '[]'::json)::text as waiting, (
        select json_build_object('child_id', person.id, 'unborn', person.date_of_birth is null and person.due_date is not null,
            'disabled', cardinality(array_remove(person.disabilities, 'NONE')) > 0,
            'languages', person.languages,
            'ties', (
                select coalesce(json_agg(json_build_object('worker_id', tie.worker_id, 'own', circle.own,
                    'name', held.name, 'keyworker', tie.part = 'keyworker', 'since', tie.since, 'until', tie.until)
                    order by tie.since, tie.id), '[]'::json)
                from circle join journey on journey.child_id = circle.child_id
                join journey_allocation tie on tie.journey_id = journey.id
                left join held on held.child_id = circle.child_id
            ),
            'wished', (
                select coalesce(json_agg(json_build_object('about_worker_id', wish.about_worker_id,
                    'refused', coalesce(wish.answer = 'no', false)) order by wish.asked_on), '[]'::json)
                from wish where wish.child_id = person.id and wish.withdrawn_on is null
            ),
            'members', (
                select coalesce(json_agg(json_build_object('worker_id', worker.id, 'specialisms', worker.specialisms,
                    'languages', worker.languages, 'away_until', (
                        select max(absence.until) from absence where absence.worker_id = worker.id
                        and absence.since <= $10 and absence.until > $10
                    ))), '[]'::json)
                from team join pod_member member on member.pod_id = team.id and member.since <= $10
                    and (member.until is null or member.until > $10)
                join worker on worker.id = member.worker_id
            ))
        from person where person.id = $11 and exists (select from held where held.child_id = $11)
    )::text as asked, (
        select coalesce(array_agg(other.child_id order by other.sort_key), '{{}}')
        from siblings join held other on other.child_id = siblings.child_id join held mine on mine.child_id = $11
        where other.worker_id is not distinct from mine.worker_id
    ) as together
    from team
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """`waiting` is JSON; `asked` is None without a child; `together`: brothers and sisters with the same keyworker, or none."""

    waiting: str
    asked: Asked | None
    together: tuple[UUID, ...]


async def allocation(read: Transaction, pod_id: UUID, child_id: UUID | None, on: date) -> Allocation:
    """Who waits, and the facts about one child. Raises `NotFound` for a child who is not this pod's."""
    row = await read.connection.fetchrow(_ALLOCATION, *read.viewer(pod_id), on, child_id)
    if row is None or (child_id and row["asked"] is None):
        raise NotFound
    asked = _converter.structure(orjson.loads(row["asked"]), Asked) if row["asked"] else None
    return Allocation(waiting=row["waiting"], asked=asked, together=tuple(row["together"]))
