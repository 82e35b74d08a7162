"""Runs of returns for the screens: what there is, how far one is, and what is otherwise than in the run before.

Children are numbers here. Whose record somebody may open is asked again of the record itself.
"""

from typing import Any
from uuid import UUID

import orjson

from domain.errors import NotFound
from persistence.access import WITHIN, reach_values
from persistence.transaction import Transaction

MOST = 200
"""Rows of a list of problems or children that a screen shows; the rest is counted."""

_NAME = "(select concat_ws(' ', given, family) from worker where worker.id = {id})"
_CARD = f"""json_build_object('id', run.id, 'return_name', run.return_name, 'year', run.year, 'serial', run.serial,
    'state', run.state, 'known_on', run.known_on, 'asked_at', run.asked_at, 'asked_by', {_NAME.format(id="run.asked_by")},
    'children', run.children, 'problems', run.problems, 'stopping', run.stopping, 'sent_on', run.sent_on,
    'done', progress.done, 'of', progress.of)"""

_EVERY = f"""
    with run as (
        select submission.* from record join submission on submission.id = record.id
        where record.kind = 'submission' and {WITHIN}
    ), newest as (
        select distinct on (return_name, year) id from run where finished_at is not null
        order by return_name, year, serial desc
    ), team as (
        select coalesce(pod.name, '') as pod, count(*) filter (where problem.stops) as stopping, count(*) as problems
        from newest join submission_problem problem on problem.submission_id = newest.id
        left join person on person.reference = problem.reference
        left join journey on journey.child_id = person.id left join pod on pod.id = journey.pod_id
        group by pod.id, pod.name
    )
    select json_build_object(
        'runs', (select coalesce(json_agg({_CARD} order by run.asked_at desc, run.id), '[]')
            from run left join submission_progress progress on progress.submission_id = run.id),
        'teams', (select coalesce(json_agg(team order by team.stopping desc, team.problems desc, team.pod), '[]') from team),
        'authority', (select authority from run order by asked_at desc limit 1)
    )::text
"""

_PROBLEMS = f"""
    select coalesce(json_agg(json_build_object('reference', one.reference, 'rule', one.rule, 'what', one.what,
        'stops', one.stops, 'pod', pod.name, 'keyworker', {_NAME.format(id="held.worker_id")},
        'child_id', (select record.id from record where record.id = person.id and record.kind = 'person' and {WITHIN})
    ) order by one.stops desc, one.place), '[]')
    from (select * from submission_problem where submission_id = run.id order by stops desc, place limit {MOST}) one
    left join person on person.reference = one.reference and one.reference <> ''
    left join journey on journey.child_id = person.id left join pod on pod.id = journey.pod_id
    left join journey_allocation held on held.journey_id = journey.id and held.part = 'keyworker' and held.until is null
"""
_DIFFERENCE = f"""
    select json_build_object('came', count(*) filter (where old is null), 'went', count(*) filter (where new is null),
        'changed', count(*) filter (where old is not null and new is not null),
        'first', (array_agg(json_build_object('reference', reference, 'kind',
            case when old is null then 'came' when new is null then 'went' else 'changed' end, 'modules', modules
        ) order by reference))[:{MOST}])
    from (
        select reference, before.told as old, now.told as new, array(
            select key from jsonb_each_text(coalesce(now.told, '{{}}')) mine full join
                jsonb_each_text(coalesce(before.told, '{{}}')) theirs using (key)
            where mine.value is distinct from theirs.value order by key
        ) as modules
        from (select reference, told from submission_child where submission_id = run.id) now
        full join (select reference, told from submission_child where submission_id = run.before_id) before using (reference)
        where now.told is distinct from before.told
    ) each
"""
_ONE = f"""
    with run as (
        select submission.*, record.version from record join submission on submission.id = record.id
        where record.id = $6 and record.kind = 'submission' and {WITHIN}
    )
    select json_build_object('card', {_CARD}, 'version', run.version, 'authority', run.authority,
        'failed_because', run.failed_because, 'finished_at', run.finished_at, 'receipt', run.receipt,
        'sent_by', {_NAME.format(id="run.sent_by")}, 'withdrawn_because', run.withdrawn_because,
        'progress_since', progress.since,
        'before', (select json_build_object('id', old.id, 'serial', old.serial) from submission old
            where old.id = run.before_id),
        'omissions', (select coalesce(json_agg(json_build_object('reference', one.reference, 'reason', one.reason)
            order by one.place), '[]') from submission_omission one where one.submission_id = run.id),
        'modules', (select coalesce(json_agg(json_build_object('name', one.name, 'written', one.written,
            'held', one.held) order by one.place), '[]') from submission_module one where one.submission_id = run.id),
        'files', (select coalesce(json_agg(json_build_object('id', one.id, 'name', one.name, 'size', one.size,
            'sha256', one.sha256) order by one.place), '[]') from submission_file one where one.submission_id = run.id),
        'found', ({_PROBLEMS}),
        'difference', case when run.before_id is not null and run.finished_at is not null then ({_DIFFERENCE}) end
    )::text
    from run left join submission_progress progress on progress.submission_id = run.id
"""


async def every(read: Transaction) -> dict[str, Any]:
    """Every run, the last asked for first; and of the newest of each return the problems by team."""
    found: dict[str, Any] = orjson.loads(await read.connection.fetchval(_EVERY, *reach_values(read.actor.reach)))
    return found


async def one(read: Transaction, id: UUID) -> str:
    """One run, as JSON. Raises `NotFound`."""
    text: str | None = await read.connection.fetchval(_ONE, *reach_values(read.actor.reach), id)
    if text is None:
        raise NotFound
    return text
