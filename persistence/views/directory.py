"""The directory: workers, pods and agencies by name. Open to all staff; looking in it is not written down."""

from uuid import UUID

from persistence.access import WITHIN, reach_values
from persistence.page import PAGE, decode, page
from persistence.transaction import Transaction
from persistence.views.kinds import kind_name

_WORKERS = f"""
    select name, id, json_build_object(
        'id', id, 'name', name, 'role', role, 'post', post, 'fte', fte, 'specialisms', specialisms,
        'languages', languages, 'left_on', left_on,
        'pods', coalesce((
            select json_agg(json_build_object('id', pod.id, 'name', pod.name, 'kind', pod.pod_kind) order by pod.name)
            from pod_member member join pod on pod.id = member.pod_id
            where member.worker_id = listed.id and member.since <= current_date
            and (member.until is null or member.until > current_date)
        ), '[]'::json)
    )::text as row
    from (select worker.*, worker.family || ', ' || worker.given as name from worker) listed
    where listed.role <> 'agency_user'
    and exists (select from record where record.id = listed.id and {WITHIN})
    and ($6::text is null or (name, id) > ($6, $7::uuid))
    order by name, id limit $8
"""
_PODS = f"""
    select pod.name, pod.id, json_build_object(
        'id', pod.id, 'name', pod.name, 'pod_kind', pod.pod_kind, 'kind_name', {kind_name("pod.pod_kind")},
        'takes_children', pod.takes, 'area', pod.area, 'ended_on', pod.ended_on,
        'members', (
            select count(*) from pod_member member where member.pod_id = pod.id
            and (member.until is null or member.until > current_date)
        ),
        'manager', (
            select worker.given || ' ' || worker.family from pod_member member
            join worker on worker.id = member.worker_id
            where member.pod_id = pod.id
            and member.role in ('pod_manager', 'front_door_manager', 'hub_manager', 'service_manager')
            and (member.until is null or member.until > current_date) order by member.since limit 1
        )
    )::text as row
    from pod where exists (select from record where record.id = pod.id and {WITHIN})
    and ($6::text is null or (pod.name, pod.id) > ($6, $7::uuid))
    order by pod.name, pod.id limit $8
"""
_AGENCIES = f"""
    select agency.name, agency.id, json_build_object(
        'id', agency.id, 'name', agency.name, 'agency_kind', agency.agency_kind, 'source_code', agency.source_code,
        'clients', (
            select count(*) from agency_client client
            where client.agency_id = agency.id and client.switched_off_at is null
        )
    )::text as row
    from agency where exists (select from record where record.id = agency.id and {WITHIN})
    and ($6::text is null or (agency.name, agency.id) > ($6, $7::uuid))
    order by agency.name, agency.id limit $8
"""


async def workers(read: Transaction, cursor: str | None) -> str:
    """A page of workers, as JSON."""
    return await _listed(read, _WORKERS, cursor)


async def pods(read: Transaction, cursor: str | None) -> str:
    """A page of teams, as JSON."""
    return await _listed(read, _PODS, cursor)


async def agencies(read: Transaction, cursor: str | None) -> str:
    """A page of partner agencies, as JSON."""
    return await _listed(read, _AGENCIES, cursor)


async def _listed(read: Transaction, query: str, cursor: str | None) -> str:
    after = decode(cursor, (str, UUID)) or [None, None]
    rows = await read.connection.fetch(query, *reach_values(read.actor.reach), *after, PAGE + 1)
    more = [rows[PAGE - 1]["name"], rows[PAGE - 1]["id"]] if len(rows) > PAGE else None
    return page([row["row"] for row in rows[:PAGE]], more)
