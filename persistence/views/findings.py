"""What the yearly returns would be refused or asked about, for who sends them: numbers of children, never names."""

from persistence.access import WITHIN, reach_values
from persistence.transaction import Transaction

MOST = 300
"""Rows that a screen shows; the counts by rule are of all."""

_FOUND = """
    select open.*, pod.name as pod, journey.pod_id, concat_ws(' ', worker.given, worker.family) as keyworker,
        waived.id as waived_id, waived.waived_because, waived.version
    from finding_open open
    left join journey on journey.child_id = open.child_id left join pod on pod.id = journey.pod_id
    left join journey_allocation held on held.journey_id = journey.id and held.part = 'keyworker' and held.until is null
    left join worker on worker.id = held.worker_id
    left join lateral (
        select finding.id, finding.waived_because, record.version from finding join record on record.id = finding.id
        where finding.found_id = open.id and finding.taken_back_because is null limit 1
    ) waived on true
"""
_EVERY = f"""
    with found as ({_FOUND}), wanted as (
        select * from found where ($6::text is null or return_name = $6) and ($7::text is null or rule = $7)
        and ($8::uuid is null or pod_id = $8)
    )
    select json_build_object(
        'rules', (select coalesce(json_agg(one order by one.stopping desc, one.found desc, one.rule), '[]') from (
            select return_name, rule, count(*) as found, count(*) filter (where stops and waived_id is null) as stopping,
                count(waived_id) as waived from found group by return_name, rule) one),
        'pods', (select coalesce(json_agg(json_build_object('id', one.pod_id, 'name', one.pod) order by one.pod), '[]')
            from (select distinct pod_id, pod from found where pod_id is not null) one),
        'items', (select coalesce(json_agg(json_build_object('id', one.id, 'return_name', one.return_name,
            'reference', one.reference, 'rule', one.rule, 'what', one.what, 'stops', one.stops, 'since', one.since,
            'pod', one.pod, 'keyworker', nullif(one.keyworker, ''), 'waived_id', one.waived_id,
            'waived_because', one.waived_because, 'waived_version', one.version, 'child_id', (
                select record.id from record where record.id = one.child_id and record.kind = 'person' and {WITHIN}
            )) order by one.waived_id is not null, one.stops desc, one.since, one.id), '[]')
            from (select * from wanted order by waived_id is not null, stops desc, since, id limit {MOST}) one),
        'matching', (select count(*) from wanted),
        'days', (select coalesce(json_agg(json_build_object('day', one.day, 'return_name', one.return_name,
            'stopping', one.stopping, 'found', one.found) order by one.day desc, one.return_name), '[]')
            from finding_day one where one.day > current_date - 366
            and (one.day > current_date - 14 or extract(day from one.day) = 1)),
        'checked_at', (select at from finding_check)
    )::text
"""


async def every(read: Transaction, return_name: str | None, rule: str | None, pod_id: object) -> str:
    """What is found, as JSON: by rule, the first of them, and how many there were."""
    text: str = await read.connection.fetchval(_EVERY, *reach_values(read.actor.reach), return_name, rule, pod_id)
    return text
