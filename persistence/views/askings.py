"""Lists of one's own: requests to answer and requests asked, promises to keep, tasks handed over or to be done."""

from typing import Any
from uuid import UUID

import orjson

from domain.calendar import london_date
from persistence.access import WITHIN
from persistence.transaction import Transaction
from persistence.views.decisions import AUTHORISATION, PROMISE, PROMISES, WORKER, taken

RECENT_DAYS = 90
"""For how many days what is over stays on a list."""
MONTHS = 12
"""Of how many months the totals of tasks are."""
_LOOKED = """
    with looked as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        select $7, $8, $9, $6, '{what}', '{ground}'
    )
"""

_REQUESTS = f"""
    {_LOOKED.format(what="authorisations", ground="allocated")}, found as materialized (
        select record.id, record.version, request.state = 'asked' and request.waits_for = $8
            and request.asked_by <> $7 as waiting
        from authorisation request join record on record.id = request.id
        where ((request.state = 'asked' and request.waits_for = $8)
            or (request.asked_by = $7 and (request.state = 'asked' or request.asked_at > $10::date - {RECENT_DAYS})))
        and {WITHIN}
    )
    select json_build_object(
        'waiting', (
            select coalesce(json_agg({AUTHORISATION} order by request.by_when, request.asked_at), '[]'::json)
            from found record join authorisation request on request.id = record.id where record.waiting
        ), 'asked', (
            select coalesce(json_agg({AUTHORISATION} order by request.state <> 'asked', request.asked_at desc),
                '[]'::json)
            from found record join authorisation request on request.id = record.id where request.asked_by = $7
        )
    )::text
"""

# What a keyworker's children were told, by whomever, and what the worker said to any child within reach.
_PROMISES = f"""
    {_LOOKED.format(what="promises", ground="allocated")}, who as materialized (
        select record.id from record where record.id in (
            select journey.child_id from journey_allocation held join journey on journey.id = held.journey_id
            where held.worker_id = $7 and held.part = 'keyworker' and held.until is null
            union
            select child.child_id from visit join visit_promise promise on promise.visit_id = visit.id
            join visit_child child on child.visit_id = visit.id
            where visit.worker_id = $7 and promise.kept_on is null
            union
            select promise.child_id from promise where promise.said_by = $7
        ) and {WITHIN}
    ), mine as materialized (
        select journey.child_id from journey_allocation held join journey on journey.id = held.journey_id
        where held.worker_id = $7 and held.part = 'keyworker' and held.until is null
    ), promise as ({PROMISES.format(who="who")})
    select json_build_object(
        'late', count(*) filter (where promise.by_when < $10), 'all', count(*),
        'items', coalesce(json_agg({PROMISE} order by promise.by_when, promise.said_on, promise.id), '[]'::json)
    )::text
    from promise where promise.kept_on is null and promise.told_on is null
    and (promise.said_by = $7 or promise.child_id in (select child_id from mine))
"""

# Officers learn what the task says and the child's name: this is all that is read of a child here.
_TASK = f"""json_build_object(
    'id', task.id, 'version', record.version, 'state', task.state, 'task_kind', task.task_kind, 'words', task.words,
    'pod_id', task.pod_id, 'pod_name', (select pod.name from pod where pod.id = task.pod_id),
    'child_id', task.child_id, 'child_name', (select called from person where person.id = task.child_id),
    'by_when', task.by_when, 'handed_by', task.handed_by, 'handed_by_name', {WORKER.format(id="task.handed_by")},
    'handed_at', task.handed_at, 'taken_by_name', {WORKER.format(id="task.taken_by")}, 'question', task.question,
    'done_on', task.done_on, 'outcome', task.outcome, 'withdrawn_because', task.withdrawn_because,
    'took_minutes', task.took_minutes, 'saved_minutes', task.saved_minutes
)"""
_TASKS = f"""
    {_LOOKED.format(what="tasks", ground="task")}, pods as materialized (
        select distinct pod.id, pod.name from pod_member member join pod on pod.id = member.pod_id
        where member.worker_id = $7 and member.since <= $10
        and (member.until is null or member.until > $10) and pod.ended_on is null
    ), found as materialized (
        select task.*, record.version from task join record on record.id = task.id
        where (task.handed_by = $7 or task.pod_id in (select id from pods)) and {WITHIN}
        and (task.state in ('handed', 'taken', 'given_back') or task.handed_at > $10::date - {RECENT_DAYS})
    )
    select json_build_object(
        'pods', (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by name), '[]'::json) from pods),
        'items', (
            select coalesce(json_agg({_TASK} order by task.state in ('done', 'withdrawn'), task.by_when, task.handed_at),
                '[]'::json) from found task join record on record.id = task.id
        ), 'months', (
            select coalesce(json_agg(json_build_object('pod_id', total.pod_id, 'pod_name', pods.name,
                'month', total.month, 'done', total.done, 'valued', total.valued, 'saved_minutes', total.saved,
                'took_minutes', total.took) order by total.month desc, pods.name), '[]'::json)
            from (
                select pod_id, date_trunc('month', done_on)::date as month, count(*) as done,
                    count(saved_minutes) as valued, coalesce(sum(saved_minutes), 0) as saved,
                    coalesce(sum(took_minutes), 0) as took
                from task where state = 'done' and pod_id in (select id from pods)
                and done_on > $10::date - interval '{MONTHS} months' group by 1, 2
            ) total join pods on pods.id = total.pod_id
        )
    )::text
"""


async def requests(read: Transaction) -> dict[str, list[dict[str, Any]]]:
    """What waits for me to answer, and what I have asked."""
    found = orjson.loads(await _fetch(read, _REQUESTS))
    return {side: [taken(each, read.calendar, read.by.at) for each in rows] for side, rows in found.items()}


async def promises(read: Transaction) -> str:
    """What I, or those who were there before me, told children and have not done yet, as JSON: late first."""
    return await _fetch(read, _PROMISES)


async def tasks(read: Transaction) -> str:
    """The tasks of the pods I am in and those I handed over, as JSON, with the totals of each pod and month."""
    return await _fetch(read, _TASKS)


async def _fetch(read: Transaction, statement: str, id: UUID | None = None) -> str:
    made: str = await read.connection.fetchval(statement, *read.viewer(id), london_date(read.by.at))
    return made
