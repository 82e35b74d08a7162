"""One team: who is in it, and the children it knows, the unallocated first."""

from uuid import UUID

from domain.errors import NotFound
from persistence.access import WITHIN
from persistence.transaction import Transaction
from persistence.views.kinds import kind_name

# The children are within reach by the same predicate as everywhere; the look at the list is written down once.
_POD = f"""
    with team as materialized (
        select record.id, record.version, coalesce($1 or record.id = any ($3), false) as open_to_you
        from record where record.id = $6 and record.kind = 'pod' and {WITHIN}
    ), looked as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        select $7, $8, $9, team.id, 'pod', case when $1 then 'duty' else 'pod' end from team where team.open_to_you
    ), held as materialized (
        select journey.id as journey_id, journey.child_id, stage.status, stage.since
        from team join journey on journey.pod_id = team.id
        join journey_status stage on stage.journey_id = journey.id and stage.until is null and stage.status <> 'closed'
        join record on record.id = journey.id
        where team.open_to_you and {WITHIN}
    ), children as (
        select json_build_object(
            'id', held.child_id, 'journey_id', held.journey_id, 'name', person.called, 'reference', person.reference,
            'date_of_birth', person.date_of_birth, 'due_date', person.due_date,
            'family_id', home.family_id, 'family_name', home.name,
            'status', held.status, 'status_since', held.since,
            'keyworker_id', key.worker_id, 'keyworker_name', worker.given || ' ' || worker.family,
            'keyworker_since', key.since,
            'last_seen_on', (seen.last_seen at time zone 'Europe/London')::date,
            'last_seen_alone_on', (seen.last_alone at time zone 'Europe/London')::date,
            'next_visit_on', (seen.next_visit at time zone 'Europe/London')::date
        ) as row, key.worker_id is not null as allocated, person.sort_key, held.child_id
        from held join person on person.id = held.child_id
        left join journey_allocation key
            on key.journey_id = held.journey_id and key.part = 'keyworker' and key.until is null
        left join worker on worker.id = key.worker_id
        left join lateral (
            select family.id as family_id, family.name from family_member member
            join family on family.id = member.family_id
            where member.person_id = held.child_id and member.until is null order by member.since, family.id limit 1
        ) home on true
        left join lateral (
            select max(visit.made_at) filter (where child.seen and visit.state = 'made') as last_seen,
                   max(visit.made_at) filter (where child.seen_alone and visit.state = 'made') as last_alone,
                   min(visit.planned_for) filter (where visit.state = 'planned') as next_visit
            from visit_child child join visit on visit.id = child.visit_id where child.child_id = held.child_id
        ) seen on true
    ), members as (
        select json_build_object(
            'id', member.id, 'worker_id', worker.id, 'name', worker.given || ' ' || worker.family,
            'role', member.role, 'post', worker.post, 'fte', member.fte, 'since', member.since,
            'specialisms', worker.specialisms,
            'children', (
                select count(*) from journey_allocation mine
                join journey_status stage on stage.journey_id = mine.journey_id
                    and stage.until is null and stage.status <> 'closed'
                where mine.worker_id = worker.id and mine.part = 'keyworker' and mine.until is null
            )
        ) as row, member.role, worker.family, worker.given
        from team join pod_member member on member.pod_id = team.id
        join worker on worker.id = member.worker_id
        where member.since <= current_date and (member.until is null or member.until > current_date)
    )
    select team.version, json_build_object(
        'id', pod.id, 'name', pod.name, 'pod_kind', pod.pod_kind, 'kind_name', {kind_name("pod.pod_kind")},
        'takes_children', pod.takes, 'area', pod.area, 'formed_on', pod.formed_on,
        'ended_on', pod.ended_on, 'version', team.version, 'open_to_you', team.open_to_you,
        'members', coalesce((
            select json_agg(row order by array_position(
                array['pod_manager', 'hub_manager', 'deputy_hub_manager', 'front_door_manager', 'service_manager',
                'senior_social_worker', 'social_worker', 'family_support_worker', 'child_and_family_practitioner',
                'social_worker_in_training', 'front_door_worker', 'portfolio_lead', 'residential_worker',
                'business_support'], role
            ), family, given) from members
        ), '[]'::json),
        'children', coalesce((select json_agg(row order by allocated, sort_key, child_id) from children), '[]'::json)
    )::text as page
    from team join pod on pod.id = team.id
"""


async def pod_page(read: Transaction, pod_id: UUID) -> tuple[int, str]:
    """A team's version and its page, as JSON. Raises `NotFound`."""
    row = await read.connection.fetchrow(_POD, *read.viewer(pod_id))
    if row is None:
        raise NotFound
    return row["version"], row["page"]
