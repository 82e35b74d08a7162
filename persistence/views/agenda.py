"""The agenda of group supervision makes itself: every open child of a pod with why they are on it, and who drifts (M15).

The order: a risk that grew; then the children whose interval has passed, so that nobody is lost because other families
shout louder (S55); then whom a worker asked for; then what stands still; then who is due soon; then good news.
"""

from datetime import date
from typing import Any
from uuid import UUID

from domain.errors import NotFound
from domain.supervision import CLOSE_DAYS, INTERVAL, NOT_SEEN_DAYS, STALLED_DAYS
from domain.timescales import BY_CODE
from persistence.access import WITHIN, reach_values
from persistence.page import PAGE, decode, page
from persistence.state import to_json
from persistence.transaction import Transaction

# The open children of a day with the day they were last talked about, and by when the pod comes back to them.
# $10 the day, $11 the program's own limits; {which}: whose children; the authority's own limit of that day goes first.
_HELD = """
    limits as materialized (
        select standard.kind, coalesce(own.source, standard.source) as source,
            coalesce(own.amount, standard.amount) as amount, coalesce(own.unit, standard.unit) as unit
        from jsonb_to_recordset($11::jsonb) as standard (kind text, code text, amount int, unit text, source text)
        left join lateral (
            select version.amount, version.unit, version.source from timer
            join timer_version version on version.timer_id = timer.id
            where timer.code = standard.code and version.since <= $10::date order by version.since desc limit 1
        ) own on true
    ), intervals as materialized (
        select kind, source, amount, unit, case unit when 'weeks' then make_interval(weeks => amount)
            when 'months' then make_interval(months => amount) else make_interval(days => amount) end as long
        from limits
    ), open as materialized (
        select journey.id as journey_id, journey.child_id, journey.pod_id, stage.status, intervals.long, (
            select max(child.discussed_on) from discussion_child child
            where child.child_id = journey.child_id and child.discussed_on <= $10
        ) as last_on, coalesce((
            select max(closed.until) from journey_status closed
            where closed.journey_id = journey.id and closed.status = 'closed' and closed.until <= $10
        ), journey.begun_on) as opened_on
        from {which} join journey on journey.pod_id = team.id
        join pod on pod.id = team.id join intervals on intervals.kind = pod.pod_kind
        join journey_status stage on stage.journey_id = journey.id and stage.status <> 'closed'
            and stage.since <= $10 and (stage.until is null or stage.until > $10)
        join record on record.id = journey.id and {within}
    ), held as materialized (
        select open.*, $10 - coalesce(last_on, opened_on) as days, (coalesce(last_on, opened_on) + long)::date as due_on,
            coalesce((last_on + long)::date >= $10, false) as kept
        from open
    )
"""

_POD = f"""
    with team as materialized (
        select record.id, record.version, coalesce($1 or record.id = any ($3), false) as open_to_you
        from record where record.id = $6 and record.kind = 'pod' and {WITHIN}
    ), looked as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        select $7, $8, $9, team.id, 'agenda', case when $1 then 'duty' else 'pod' end from team where team.open_to_you
    ), {_HELD.format(which="team", within=f"team.open_to_you and {WITHIN}")}, facts as (
        select held.*, coalesce(held.last_on, $10 - 28) as since, asked.row as asked, risk.row as risk, late.many as late,
            seen.on as seen_on, stalled.row as stalled, undone.many as undone, glad.rows as glad, last.next_by, last.words
        from held
        left join lateral (
            select discussion.next_by, part.words from discussion_child child
            join discussion on discussion.id = child.discussion_id
            left join discussion_part part on part.discussion_id = discussion.id and part.kind = 'decision'
            where child.child_id = held.child_id and child.discussed_on = held.last_on
            order by discussion.id desc limit 1
        ) last on true
        left join lateral (
            select json_build_object('why', case discussion.state when 'asked' then 'asked' else 'put_off' end,
                'words', coalesce(discussion.put_off_because, discussion.asked_because), 'on', discussion.asked_on,
                'by', worker.given || ' ' || worker.family, 'id', discussion.id, 'version', own.version) as row
            from discussion_child child join discussion on discussion.id = child.discussion_id
            join record own on own.id = discussion.id left join worker on worker.id = discussion.asked_by
            where child.child_id = held.child_id and discussion.state in ('asked', 'put_off')
            and (held.last_on is null or discussion.asked_on is null or discussion.asked_on >= held.last_on)
            order by discussion.id desc limit 1
        ) asked on true
        left join lateral (
            select json_build_object('why', 'risk', 'words', risk.domain, 'level', rating.level, 'on', rating.since) as row
            from risk join risk_rating rating on rating.risk_id = risk.id and rating.until is null
            left join risk_rating before on before.risk_id = risk.id and before.place = rating.place - 1
            where risk.child_id = held.child_id and risk.until is null and rating.since <= $10
            and rating.since >= coalesce(held.last_on, $10 - 28)
            and coalesce(array_position(array['low', 'some', 'high', 'very_high'], rating.level)
                > array_position(array['low', 'some', 'high', 'very_high'], before.level), rating.level <> 'low')
            order by array_position(array['low', 'some', 'high', 'very_high'], rating.level) desc, risk.id limit 1
        ) risk on true
        left join lateral (
            select count(*) as many from timer_due due
            where due.child_id = held.child_id and due.met_on is null and due.stopped_on is null and due.due_on < $10
        ) late on true
        left join lateral (
            select (max(visit.made_at) at time zone 'Europe/London')::date as on
            from visit_child child join visit on visit.id = child.visit_id and visit.state = 'made'
            where child.child_id = held.child_id and child.seen
        ) seen on true
        left join lateral (
            select json_build_object('why', 'stalled', 'id', plan.id, 'words', plan.plan_kind, 'on', moved.on) as row
            from plan_child child join plan on plan.id = child.plan_id and plan.state = 'agreed'
            cross join lateral (
                select greatest(plan.begun_on, (
                    select max(goal.reached_on) from plan_goal goal where goal.plan_id = plan.id
                ), (
                    select max(action.done_on) from plan_action action where action.plan_id = plan.id
                ), (
                    select max((entry.recorded_at at time zone 'Europe/London')::date) from ledger entry
                    where entry.record_id = plan.id and entry.type in ('plan.goal_added', 'plan.goal_moved',
                        'plan.action_added', 'plan.action_looked_at')
                )) as on
            ) moved
            where child.child_id = held.child_id and moved.on <= $10 - {STALLED_DAYS}
            order by moved.on, plan.id limit 1
        ) stalled on true
        left join lateral (
            select count(*) as many from discussion_child child
            join discussion_action action on action.discussion_id = child.discussion_id and action.done_on is null
                and not action.dropped and action.by_when < $10
            where child.child_id = held.child_id and (action.child_id is null or action.child_id = held.child_id)
        ) undone on true
        left join lateral (
            select json_agg(json_build_object('why', news.why, 'words', news.words, 'on', news.on)
                order by news.on desc, news.words) as rows
            from (
                select 'goal' as why, goal.words, goal.reached_on as on from plan_child child
                join plan_goal goal on goal.plan_id = child.plan_id where child.child_id = held.child_id
                union all
                select 'plan_ended', plan.plan_kind, plan.ended_on from plan_child child
                join plan on plan.id = child.plan_id and plan.state = 'ended'
                where child.child_id = held.child_id
                and exists (select from plan_goal goal where goal.plan_id = plan.id)
                and not exists (select from plan_goal goal where goal.plan_id = plan.id and goal.reached_on is null)
                union all
                select 'news', event.words, event."on" from event_person who join event on event.id = who.event_id
                where who.person_id = held.child_id and event.event_kind in ('strength', 'birth')
                and event.ended_because is null
            ) news where news.on between coalesce(held.last_on, $10 - 28) and $10
        ) glad on true
    ), ranked as (
        select facts.*, least(due_on, next_by) as come_back_by, case
            when risk is not null then 1
            when least(due_on, next_by) < $10 then 2
            when asked is not null then 3
            when late > 0 or undone > 0 or stalled is not null or coalesce($10 - seen_on, days) > {NOT_SEEN_DAYS} then 4
            when least(due_on, next_by) <= $10 + {CLOSE_DAYS} then 5
            when glad is not null then 6
            else 7
        end as rank
        from facts
    ), children as (
        select json_build_object(
            'child_id', ranked.child_id, 'name', person.called, 'date_of_birth', person.date_of_birth,
            'due_date', person.due_date, 'family_id', home.family_id, 'family_name', home.name,
            'status', ranked.status, 'keyworker_name', worker.given || ' ' || worker.family,
            'last_on', ranked.last_on, 'days', ranked.days, 'come_back_by', ranked.come_back_by,
            'last_decision', ranked.words, 'rank', ranked.rank, 'reasons', (
                select coalesce(json_agg(json_build_object(
                    'why', found.row ->> 'why', 'words', found.row ->> 'words', 'on', found.row ->> 'on',
                    'level', found.row ->> 'level', 'by', found.row ->> 'by', 'id', found.row ->> 'id',
                    'version', found.row -> 'version', 'count', found.row -> 'count') order by found.n), '[]'::json)
                from (
                    select 1 as n, ranked.risk as row where ranked.risk is not null
                    union all
                    select 2, json_build_object('why', case when ranked.last_on is null then 'first' else 'due' end,
                        'on', ranked.come_back_by) where ranked.come_back_by <= $10 + {CLOSE_DAYS}
                    union all select 3, ranked.asked where ranked.asked is not null
                    union all select 4, json_build_object('why', 'late', 'count', ranked.late) where ranked.late > 0
                    union all select 5, json_build_object('why', 'undone', 'count', ranked.undone) where ranked.undone > 0
                    union all
                    select 6, json_build_object('why', 'not_seen', 'on', ranked.seen_on)
                    where coalesce($10 - ranked.seen_on, ranked.days) > {NOT_SEEN_DAYS} and person.due_date is null
                    union all select 7, ranked.stalled where ranked.stalled is not null
                    union all select 8, each.value from json_array_elements(ranked.glad) each
                ) found
            )
        ) as row, ranked.*, home.family_id, person.sort_key
        from ranked join person on person.id = ranked.child_id
        left join journey_allocation key
            on key.journey_id = ranked.journey_id and key.part = 'keyworker' and key.until is null
        left join worker on worker.id = key.worker_id
        left join lateral (
            select family.id as family_id, family.name from family_member member
            join family on family.id = member.family_id
            where member.person_id = ranked.child_id and member.until is null order by member.since, family.id limit 1
        ) home on true
    ), meetings as (
        select json_build_object('id', meeting.id, 'version', own.version, 'state', meeting.state, 'on', meeting."on",
            'leader_id', meeting.leader_id, 'leader_name', worker.given || ' ' || worker.family,
            'people', (select count(*) from supervision_person there where there.supervision_id = meeting.id),
            'discussed', (
                select count(*) from discussion join discussion_child child on child.discussion_id = discussion.id
                where discussion.supervision_id = meeting.id and discussion.state = 'concluded'
            )) as row, meeting."on", meeting.id
        from team join supervision meeting on meeting.pod_id = team.id and team.open_to_you
        join record own on own.id = meeting.id join worker on worker.id = meeting.leader_id
        where meeting.state <> 'cancelled' order by meeting."on" desc, meeting.id desc limit 60
    )
    select json_build_object(
        'pod_id', team.id, 'open_to_you', team.open_to_you, 'on', $10::date,
        'interval', (
            select json_build_object('amount', intervals.amount, 'unit', intervals.unit, 'source', intervals.source)
            from pod join intervals on intervals.kind = pod.pod_kind where pod.id = team.id
        ),
        'open', (select count(*) from held), 'discussed', (select count(*) from held where kept),
        'not_due', (select count(*) from held where not kept and last_on is null and due_on >= $10),
        -- Brothers and sisters stand together, where the most urgent of them stands.
        'children', coalesce((
            select json_agg(row order by best, most desc, together, rank, sort_key, child_id) from (
                select children.*, coalesce(family_id, child_id) as together,
                    min(rank) over (partition by coalesce(family_id, child_id)) as best,
                    max(days) over (partition by coalesce(family_id, child_id)) as most
                from children
            ) ordered
        ), '[]'::json),
        'meetings', coalesce((select json_agg(row order by "on" desc, id desc) from meetings), '[]'::json),
        'members', coalesce((
            select json_agg(json_build_object('id', worker.id, 'name', worker.given || ' ' || worker.family,
                'role', member.role, 'specialisms', worker.specialisms) order by worker.family, worker.given, worker.id)
            from pod_member member join worker on worker.id = member.worker_id
            where member.pod_id = team.id and member.since <= $10 and (member.until is null or member.until > $10)
        ), '[]'::json)
    )::text as page
    from team
"""

_TEAMS = "(select pod.id from pod where ($1 or pod.id = any ($3)) {more}) team"

COVERAGE = f"""
    with {_HELD.format(which=_TEAMS.format(more=""), within=WITHIN).replace("$10", "$6").replace("$11", "$7")}
    select json_build_object('pod_id', pod.id, 'pod_name', pod.name, 'pod_kind', pod.pod_kind, 'open', count(*),
        'discussed', count(*) filter (where held.kept),
        'not_due', count(*) filter (where not held.kept and held.last_on is null and held.due_on >= $6),
        'longest', max(held.days) filter (where not held.kept))::text as row
    from held join pod on pod.id = held.pod_id
    group by pod.id order by count(*) filter (where held.kept)::float / count(*), pod.name, pod.id
"""
"""M15 for each pod within reach on a day: $1 to $5 the reach, $6 the day, $7 the limits."""

DRIFT = f"""
    with looked as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        select $7, $8, $9, $6, 'drift', case when $1 then 'duty' else 'pod' end
    ), {_HELD.format(which=_TEAMS.format(more="and ($12::uuid is null or pod.id = $12)"), within=WITHIN)}
    select json_build_object('child_id', held.child_id, 'name', person.called, 'date_of_birth', person.date_of_birth,
        'due_date', person.due_date, 'pod_id', pod.id, 'pod_name', pod.name, 'status', held.status,
        'last_on', held.last_on, 'days', held.days, 'due_on', held.due_on, 'keyworker_name', (
            select worker.given || ' ' || worker.family from journey_allocation key
            join worker on worker.id = key.worker_id
            where key.journey_id = held.journey_id and key.part = 'keyworker' and key.until is null
        ))::text as row, held.days, held.child_id
    from held join pod on pod.id = held.pod_id join person on person.id = held.child_id
    where held.due_on < $10 and ($13::int is null or (-held.days, held.child_id) > ($13, $14::uuid))
    order by -held.days, held.child_id limit $15
"""
"""The drift list, the longest first: $1 to $9 who asks, $10 the day, $11 the limits, $12 one pod, then the page."""


def limits() -> str:
    """The interval of each kind of team, as the program has it, as JSON."""
    rules = {kind: BY_CODE[code] for kind, code in INTERVAL.items()}
    return to_json([
        {"kind": kind, "code": rule.code, "amount": limit.amount, "unit": limit.unit, "source": limit.source}
        for kind, rule in rules.items() for limit in rule.limits[-1:]
    ])  # fmt: skip


async def pod_agenda(read: Transaction, pod_id: UUID, on: date) -> str:
    """A pod's supervision page on a day: its agenda, its coverage and its meetings, as JSON. Raises `NotFound`."""
    found: str | None = await read.connection.fetchval(_POD, *read.viewer(pod_id), on, limits())
    if found is None:
        raise NotFound
    return found


async def coverage(read: Transaction, on: date) -> str:
    """The children talked about within the interval, of the open ones, for each pod within reach, the least first."""
    rows: list[Any] = await read.connection.fetch(COVERAGE, *reach_values(read.actor.reach), on, limits())
    return f'{{"on":"{on}","pods":[{",".join(row["row"] for row in rows)}]}}'


async def drift(read: Transaction, on: date, pod_id: UUID | None, cursor: str | None) -> str:
    """A page of the children whose interval has passed, the longest first."""
    after = decode(cursor, (int, UUID)) or [None, None]
    rows = await read.connection.fetch(DRIFT, *read.viewer(None), on, limits(), pod_id, *after, PAGE + 1)
    shown = rows[:PAGE]
    more = [-shown[-1]["days"], shown[-1]["child_id"]] if len(rows) > PAGE else None
    return page([row["row"] for row in shown], more)
