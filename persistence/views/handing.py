"""Who works with a child and who comes next: hand-overs with what the record says for them, wishes, cover; a pod's board."""

from uuid import UUID

from domain.errors import NotFound
from persistence.access import WITHIN, viewed
from persistence.transaction import Transaction

_TODAY = "(now() at time zone 'Europe/London')::date"
_NAME = "{0}.given || ' ' || {0}.family"
_MISSING = """array_remove(array[
    case when handover.joint_visit_id is null then 'joint_visit' end,
    case when handover.goodbye_on is null then 'goodbye' end,
    case when handover.hello_on is null then 'hello' end], null)"""
_WISH = f"""json_build_object('id', wish.id, 'version', record.version, 'child_id', wish.child_id, 'child_name', person.called,
    'about_worker_id', wish.about_worker_id, 'about_worker_name', {_NAME.format("about")}, 'asked_on', wish.asked_on,
    'asked_by', wish.asked_by, 'asked_by_name', wish.asked_by_name, 'words', wish.words, 'answer', wish.answer,
    'answer_reason', wish.answer_reason, 'answered_on', wish.answered_on,
    'answered_by_name', (select {_NAME.format("worker")} from worker where worker.id = wish.answered_by),
    'told_on', wish.told_on, 'told_how', wish.told_how, 'withdrawn_on', wish.withdrawn_on,
    'withdrawn_because', wish.withdrawn_because)"""
# An open promise to a child of the hand-over, or to the family, from a visit to one of them.
_PROMISES = """(
    select coalesce(json_agg(json_build_object('id', promise.id, 'words', promise.words, 'by_when', promise.by_when,
        'to_name', promised.called, 'carried', promise.id = any (handover.carried))
        order by promise.by_when, visit.made_at, promise.place), '[]'::json)
    from visit join visit_promise promise on promise.visit_id = visit.id and promise.kept_on is null
    left join person promised on promised.id = promise.child_id
    where visit.id in (
        select seen.visit_id from handover_child theirs join visit_child seen on seen.child_id = theirs.child_id
        where theirs.handover_id = handover.id
    ) and (promise.child_id is null or promise.child_id in (
        select theirs.child_id from handover_child theirs where theirs.handover_id = handover.id
    ))
)"""
_TOGETHER = """(
    select coalesce(json_agg(json_build_object('id', visit.id, 'made_at', visit.made_at) order by visit.made_at desc),
        '[]'::json)
    from visit where visit.state = 'made'
    and visit.worker_id in (handover.from_worker_id, handover.to_worker_id)
    and visit.joint_worker_id in (handover.from_worker_id, handover.to_worker_id)
    and exists (
        select from visit_child seen join handover_child theirs on theirs.child_id = seen.child_id
        where seen.visit_id = visit.id and seen.seen and theirs.handover_id = handover.id
    )
)"""
# What the next worker reads instead of asking the child again.
_BRIEF = """(
    select json_agg(json_build_object('child_id', theirs.child_id, 'name', person.called,
        'own_words', theirs.own_words, 'matters', person.own_words,
        'status', stage.status, 'status_since', stage.since,
        'goals', (
            select coalesce(json_agg(goal.words order by plan.begun_on, goal.place), '[]'::json)
            from plan_child mine join plan on plan.id = mine.plan_id and plan.state = 'agreed'
            join plan_goal goal on goal.plan_id = plan.id and goal.reached_on is null
            where mine.child_id = theirs.child_id and mine.until is null
        ),
        'due', (
            select coalesce(json_agg(json_build_object('code', next.code, 'due_on', next.due_on)
                order by next.due_on, next.code), '[]'::json)
            from (
                select item.code, item.due_on from timer_due item where item.child_id = theirs.child_id
                and item.met_on is null and item.stopped_on is null order by item.due_on, item.code limit 5
            ) next
        )) order by theirs.place)
    from handover_child theirs join person on person.id = theirs.child_id
    left join journey on journey.child_id = theirs.child_id
    left join journey_status stage on stage.journey_id = journey.id and stage.until is null
    where theirs.handover_id = handover.id
)"""

_PERSON = viewed(
    "handovers",
    f"""
    select near.version, json_build_object(
        'id', near.id,
        'keyworker', (
            select json_build_object('id', worker.id, 'name', {_NAME.format("worker")})
            from journey join journey_allocation held on held.journey_id = journey.id
                and held.part = 'keyworker' and held.until is null
            join worker on worker.id = held.worker_id where journey.child_id = near.id
        ),
        'pod_id', (select journey.pod_id from journey where journey.child_id = near.id),
        'workers', (
            select coalesce(json_agg(json_build_object('id', each.id, 'name', each.name) order by each.name), '[]'::json)
            from (
                select distinct worker.id, {_NAME.format("worker")} as name from journey
                join journey_allocation held on held.journey_id = journey.id join worker on worker.id = held.worker_id
                where journey.child_id = near.id
            ) each
        ),
        'together', (
            select coalesce(json_agg(json_build_object('id', other.child_id, 'name', person.called)
                order by person.date_of_birth), '[]'::json)
            from family_member mine join family_member member on member.family_id = mine.family_id
                and member.until is null and member.person_id <> near.id
            join journey other on other.child_id = member.person_id
            join journey own on own.child_id = near.id and own.pod_id = other.pod_id
            join journey_allocation theirs on theirs.journey_id = other.id and theirs.part = 'keyworker'
                and theirs.until is null
            join journey_allocation held on held.journey_id = own.id and held.part = 'keyworker'
                and held.until is null and held.worker_id = theirs.worker_id
            join person on person.id = other.child_id
            where mine.person_id = near.id and mine.until is null
        ),
        'away_until', (
            select max(absence.until) from journey join journey_allocation held on held.journey_id = journey.id
                and held.part = 'keyworker' and held.until is null
            join absence on absence.worker_id = held.worker_id
                and {_TODAY} >= absence.since and {_TODAY} < absence.until
            where journey.child_id = near.id
        ),
        'cover', (
            select coalesce(json_agg(json_build_object('worker_id', worker.id, 'worker_name', {_NAME.format("worker")},
                'until', cover.until) order by cover.child_id is null, cover.since), '[]'::json)
            from journey join journey_allocation held on held.journey_id = journey.id
                and held.part = 'keyworker' and held.until is null
            join absence on absence.worker_id = held.worker_id
            join absence_cover cover on cover.absence_id = absence.id
                and {_TODAY} >= cover.since and {_TODAY} < cover.until
                and (cover.child_id is null or cover.child_id = near.id)
            join worker on worker.id = cover.worker_id
            where journey.child_id = near.id
        ),
        'wishes', (
            select coalesce(json_agg({_WISH} order by wish.asked_on desc, wish.id), '[]'::json)
            from wish join record on record.id = wish.id join person on person.id = wish.child_id
            join worker about on about.id = wish.about_worker_id where wish.child_id = near.id
        ),
        'handovers', (
            select coalesce(json_agg(json_build_object('id', handover.id, 'version', record.version,
                'state', handover.state, 'from_name', {_NAME.format("goes")}, 'to_name', {_NAME.format("comes")},
                'to_worker_id', handover.to_worker_id,
                'reason', handover.reason, 'why', handover.why, 'planned_for', handover.planned_for,
                'note_for_next', handover.note_for_next, 'joint_visit_id', handover.joint_visit_id,
                'joint_visit_at', (select visit.made_at from visit where visit.id = handover.joint_visit_id),
                'goodbye_on', handover.goodbye_on, 'goodbye_how', handover.goodbye_how,
                'hello_on', handover.hello_on, 'hello_how', handover.hello_how, 'done_on', handover.done_on,
                'left_out', handover.left_out, 'cancelled_because', handover.cancelled_because,
                'missing', {_MISSING}, 'children', {_BRIEF}, 'promises', {_PROMISES}, 'visits_together', {_TOGETHER})
                order by handover.state <> 'planned', handover.planned_for desc), '[]'::json)
            from handover_child mine join handover on handover.id = mine.handover_id
            join record on record.id = handover.id
            join worker goes on goes.id = handover.from_worker_id join worker comes on comes.id = handover.to_worker_id
            where mine.child_id = near.id
        )
    )::text as page from near
    """,
    kind="person",
)

# Only for those who know the pod's children; the week begins on Monday.
_BOARD = f"""
    with team as materialized (
        select record.id, record.version from record
        where record.id = $6 and record.kind = 'pod' and ($1 or record.id = any ($3)) and {WITHIN}
    ), looked as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        select $7, $8, $9, team.id, 'board', case when $1 then 'duty' else 'pod' end from team
    ), week as (
        select date_trunc('week', now() at time zone 'Europe/London')::date as since,
            date_trunc('week', now() at time zone 'Europe/London')::date + 7 as until
    ), members as materialized (
        select distinct member.worker_id,
            coalesce(member.worker_id = $4 or ($10 and team.id = any ($3)) or ($10 and $1), false) as told
        from team join pod_member member on member.pod_id = team.id and member.since <= {_TODAY}
            and (member.until is null or member.until > {_TODAY})
    ), held as materialized (
        select journey.id as journey_id, journey.child_id, person.called as name, person.sort_key
        from team join journey on journey.pod_id = team.id
        join journey_status stage on stage.journey_id = journey.id and stage.until is null and stage.status <> 'closed'
        join person on person.id = journey.child_id join record on record.id = journey.id
        where {WITHIN}
    ), items as (
        select distinct on (visit.id) visit.planned_for as at, 'visit' as kind, held.child_id, held.name,
            visit.purpose as words
        from held join visit_child child on child.child_id = held.child_id
        join visit on visit.id = child.visit_id and visit.state = 'planned', week
        where (visit.planned_for at time zone 'Europe/London')::date between week.since and week.until - 1
        union all
        select conference.booked_for, 'conference', held.child_id, held.name, conference.conference_kind
        from held join conference_child child on child.child_id = held.child_id
        join conference on conference.id = child.conference_id and conference.state = 'booked', week
        where (conference.booked_for at time zone 'Europe/London')::date between week.since and week.until - 1
        union all
        select item.due_on::timestamp at time zone 'Europe/London', 'due', held.child_id, held.name, item.code
        from held join timer_due item on item.child_id = held.child_id and item.met_on is null
            and item.stopped_on is null, week
        where item.due_on between week.since and week.until - 1
    ), changed as (
        select held.child_id, held.name, {_NAME.format("worker")} as worker_name, now_held.since, before.worker_id as from_id
        from held join journey_allocation now_held on now_held.journey_id = held.journey_id
            and now_held.part = 'keyworker' and now_held.until is null and now_held.since > {_TODAY} - 28
        join worker on worker.id = now_held.worker_id
        join lateral (
            select last.worker_id from journey_allocation last where last.journey_id = held.journey_id
            and last.part = 'keyworker' and last.until is not null and last.worker_id <> now_held.worker_id
            order by last.until desc limit 1
        ) before on true
        where not exists (
            select from handover_child theirs join handover on handover.id = theirs.handover_id
            where theirs.child_id = held.child_id and handover.to_worker_id = now_held.worker_id
            and handover.state <> 'cancelled' and coalesce(handover.done_on, {_TODAY}) > now_held.since - 28
        )
    )
    select team.version, json_build_object(
        'week_since', week.since, 'week_until', week.until,
        'week', coalesce((select json_agg(items order by at, kind, name) from items), '[]'::json),
        'away', coalesce((
            select json_agg(json_build_object('id', case when members.told then absence.id end,
                'version', case when members.told then record.version end, 'worker_id', absence.worker_id,
                'name', {_NAME.format("worker")}, 'kind', case when members.told then absence.absence_kind end,
                'since', absence.since, 'until', absence.until, 'covers', (
                    select coalesce(json_agg(json_build_object('id', cover.id, 'worker_id', cover.worker_id,
                        'name', {_NAME.format("other")}, 'child_id', cover.child_id, 'child_name', held.name,
                        'since', cover.since, 'until', cover.until)
                        order by cover.since, cover.place), '[]'::json)
                    from absence_cover cover join worker other on other.id = cover.worker_id
                    left join held on held.child_id = cover.child_id
                    where cover.absence_id = absence.id and cover.until > {_TODAY}
                )) order by absence.since, worker.family, absence.id)
            from members join absence on absence.worker_id = members.worker_id and absence.until > {_TODAY}
                and absence.since < {_TODAY} + 28
            join record on record.id = absence.id join worker on worker.id = absence.worker_id
        ), '[]'::json),
        'handovers', coalesce((
            select json_agg(json_build_object('id', handover.id, 'from_name', {_NAME.format("goes")},
                'to_name', {_NAME.format("comes")}, 'planned_for', handover.planned_for, 'missing', {_MISSING},
                'children', (
                    select json_agg(json_build_object('id', held.child_id, 'name', held.name) order by held.sort_key)
                    from handover_child theirs join held on held.child_id = theirs.child_id
                    where theirs.handover_id = handover.id
                )) order by handover.planned_for, handover.id)
            from handover join worker goes on goes.id = handover.from_worker_id
            join worker comes on comes.id = handover.to_worker_id
            where handover.pod_id = team.id and handover.state = 'planned' and exists (
                select from handover_child theirs join held on held.child_id = theirs.child_id
                where theirs.handover_id = handover.id
            )
        ), '[]'::json),
        'without_handover', coalesce((
            select json_agg(json_build_object('id', changed.child_id, 'name', changed.name,
                'worker_name', changed.worker_name, 'since', changed.since) order by changed.since, changed.name)
            from changed
        ), '[]'::json),
        'wishes', coalesce((
            select json_agg({_WISH} order by wish.asked_on, wish.id)
            from held join wish on wish.child_id = held.child_id and wish.told_on is null and wish.withdrawn_on is null
            join record on record.id = wish.id join person on person.id = wish.child_id
            join worker about on about.id = wish.about_worker_id
        ), '[]'::json)
    )::text as page
    from team, week
"""


async def handovers(read: Transaction, child_id: UUID) -> tuple[int, str]:
    """A child's keyworker, cover, wishes for another and hand-overs, as JSON. Raises `NotFound`."""
    row = await read.connection.fetchrow(_PERSON, *read.viewer(child_id))
    if row is None:
        raise NotFound
    return row["version"], row["page"]


async def board(read: Transaction, pod_id: UUID, *, manages: bool) -> tuple[int, str]:
    """What a pod's board shows beside its children, as JSON; why somebody is away only if the reader manages them.

    Raises `NotFound`.
    """
    row = await read.connection.fetchrow(_BOARD, *read.viewer(pod_id), manages)
    if row is None:
        raise NotFound
    return row["version"], row["page"]
