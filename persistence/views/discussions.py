"""What was said about a child in group supervision, what has changed since, and what was agreed that somebody does."""

from datetime import date
from uuid import UUID

from domain.discussion import Discussion
from domain.errors import NotFound
from persistence.access import GROUND, WITHIN, viewed
from persistence.discussion import Discussions
from persistence.state import from_state, to_json, to_state
from persistence.transaction import Transaction

_DAY = "at time zone 'Europe/London')::date"

_AGREED = f"""
    with looked as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        select $7, $8, $9, $6, 'agreed', 'allocated'
    )
    select coalesce(json_agg(json_build_object(
        'id', action.id, 'version', action.version, 'discussion_id', discussion.id, 'words', action.words,
        'by_when', action.by_when, 'decided_on', coalesce(discussion.decided_on, meeting."on"), 'children', (
            select json_agg(json_build_object('id', person.id, 'name', person.called) order by child.place)
            from discussion_child child join person on person.id = child.child_id
            where child.discussion_id = discussion.id and (action.child_id is null or action.child_id = child.child_id)
        )) order by action.by_when nulls last, action.id), '[]'::json)::text
    from discussion_action action join discussion on discussion.id = action.discussion_id
    join supervision meeting on meeting.id = discussion.supervision_id
    join record on record.id = discussion.id and {WITHIN}
    where action.owner_id = $4 and action.done_on is null and not action.dropped
"""

_FOLLOWED = f"""
    with near as materialized (
        select record.id, record.version, {GROUND} as ground
        from record where record.id = $6 and record.kind = 'discussion' and {WITHIN}
    ), looked as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        select $7, $8, $9, near.id, 'discussion', near.ground from near where near.version > $10
    )
    select near.version, case when near.version > $10 then {Discussions.state_of("discussion")} end as state
    from near join discussion on discussion.id = near.id
"""

_OF_CHILD = viewed(
    "discussions",
    f"""
    , talks as (
        select discussion.*, record.version, coalesce(discussion.decided_on, meeting."on", discussion.asked_on) as "on",
            pod.name as pod_name, leader.given || ' ' || leader.family as leader_name
        from near join discussion_child mine on mine.child_id = near.id
        join discussion on discussion.id = mine.discussion_id
        join record on record.id = discussion.id and {WITHIN}
        left join supervision meeting on meeting.id = discussion.supervision_id
        left join pod on pod.id = meeting.pod_id left join worker leader on leader.id = meeting.leader_id
    )
    select json_build_object('items', coalesce(json_agg(json_build_object(
        'id', talks.id, 'version', talks.version, 'state', talks.state, 'on', talks."on", 'pod_name', talks.pod_name,
        'leader_name', talks.leader_name, 'next_by', talks.next_by, 'asked_on', talks.asked_on,
        'asked_because', talks.asked_because, 'put_off_because', talks.put_off_because, 'asked_by_name', (
            select worker.given || ' ' || worker.family from worker where worker.id = talks.asked_by
        ), 'accountable_name', (
            select worker.given || ' ' || worker.family from worker where worker.id = talks.accountable_id
        ), 'together', (
            select coalesce(json_agg(json_build_object('id', person.id, 'name', person.called) order by other.place),
                '[]'::json)
            from discussion_child other join person on person.id = other.child_id
            where other.discussion_id = talks.id and other.child_id <> near.id
        ), 'parts', (
            select coalesce(json_agg(json_build_object('id', said.id, 'kind', said.kind, 'discipline', said.discipline,
                'who', said.who, 'words', said.words, 'written_by_name', worker.given || ' ' || worker.family)
                order by said.place), '[]'::json)
            from discussion_part said join worker on worker.id = said.written_by
            where said.discussion_id = talks.id and said.words <> ''
            and (said.child_id is null or said.child_id = near.id)
        ), 'readiness', (
            select coalesce(json_agg(json_build_object('id', each.id, 'name', person.called, 'readiness', each.readiness)
                order by each.place), '[]'::json)
            from discussion_change each join person on person.id = each.person_id where each.discussion_id = talks.id
        ), 'actions', (
            select coalesce(json_agg(json_build_object('id', action.id, 'version', action.version, 'words', action.words,
                'owner_id', action.owner_id, 'owner_name', action.owner_name, 'by_when', action.by_when,
                'done_on', action.done_on, 'dropped', action.dropped, 'outcome', action.outcome)
                order by action.place), '[]'::json)
            from discussion_action action where action.discussion_id = talks.id
            and (action.child_id is null or action.child_id = near.id)
        )) order by talks."on" desc, talks.id desc) filter (where talks.id is not null), '[]'::json))::text
    from near left join talks on true group by near.id
    """,
    kind="person",
)

# $10 the day of the meeting: since the last discussion before it, or over four weeks where there was none.
_CHANGED = viewed(
    "changed",
    f"""
    , last as (
        select discussion.*, mine.discussed_on from near join discussion_child mine on mine.child_id = near.id
        join discussion on discussion.id = mine.discussion_id
        where mine.discussed_on < $10 order by mine.discussed_on desc, discussion.id desc limit 1
    ), since as (
        select near.id as child_id, coalesce((select discussed_on from last), $10::date - 28) as day from near
    ), seen as materialized (
        select visit.id, (visit.made_at {_DAY} as on, visit.purpose, child.seen, child.seen_alone, child.own_words,
            worker.given || ' ' || worker.family as worker_name, visit.made_at
        from since join visit_child child on child.child_id = since.child_id
        join visit on visit.id = child.visit_id and visit.state = 'made' join worker on worker.id = visit.worker_id
        where (visit.made_at {_DAY} <= $10
    )
    select json_build_object(
        'id', near.id, 'name', person.called, 'date_of_birth', person.date_of_birth, 'due_date', person.due_date,
        'since', since.day, 'said', person.own_words,
        'last', (
            select json_build_object('id', last.id, 'on', last.discussed_on, 'next_by', last.next_by, 'decision', (
                select said.words from discussion_part said where said.discussion_id = last.id and said.kind = 'decision'
            ), 'actions', (
                select coalesce(json_agg(json_build_object('id', action.id, 'version', action.version,
                    'words', action.words, 'owner_id', action.owner_id, 'owner_name', action.owner_name,
                    'by_when', action.by_when, 'done_on', action.done_on, 'dropped', action.dropped,
                    'outcome', action.outcome) order by action.place), '[]'::json)
                from discussion_action action where action.discussion_id = last.id
                and (action.child_id is null or action.child_id = near.id)
            )) from last
        ),
        'status', (
            select json_build_object('status', stage.status, 'since', stage.since, 'reason', stage.reason)
            from journey join journey_status stage on stage.journey_id = journey.id
            where journey.child_id = near.id and stage.until is null order by stage.place desc limit 1
        ),
        'keyworker', (
            select json_build_object('id', worker.id, 'name', worker.given || ' ' || worker.family)
            from journey join journey_allocation key on key.journey_id = journey.id and key.part = 'keyworker'
                and key.until is null
            join worker on worker.id = key.worker_id where journey.child_id = near.id
        ),
        'visits', (
            select coalesce(json_agg(json_build_object('id', seen.id, 'on', seen.on, 'purpose', seen.purpose,
                'seen', seen.seen, 'seen_alone', seen.seen_alone, 'worker_name', seen.worker_name)
                order by seen.made_at desc), '[]'::json)
            from seen where seen.on >= since.day
        ),
        'last_seen_on', (select max(seen.on) from seen where seen.seen),
        'own_words', (
            select json_build_object('words', seen.own_words, 'on', seen.on) from seen
            where seen.own_words is not null order by seen.made_at desc limit 1
        ),
        'events', (
            select coalesce(json_agg(json_build_object('id', event.id, 'on', event."on", 'words', event.words,
                'event_kind', event.event_kind) order by event."on" desc, event.id), '[]'::json)
            from event_person who join event on event.id = who.event_id and event.ended_because is null
            where who.person_id = near.id and event."on" between since.day and $10
        ),
        'stages', (
            select coalesce(json_agg(json_build_object('status', stage.status, 'since', stage.since,
                'reason', stage.reason) order by stage.place), '[]'::json)
            from journey join journey_status stage on stage.journey_id = journey.id
            where journey.child_id = near.id and stage.since between since.day and $10
        ),
        'late', (
            select coalesce(json_agg(json_build_object('code', due.code, 'due_on', due.due_on)
                order by due.due_on, due.code), '[]'::json)
            from timer_due due where due.child_id = near.id and due.met_on is null and due.stopped_on is null
            and due.due_on < $10
        ),
        'plan', (
            select coalesce(json_agg(json_build_object('what', moved.what, 'words', moved.words, 'on', moved.on)
                order by moved.on desc, moved.words), '[]'::json)
            from (
                select 'goal' as what, goal.words, goal.reached_on as on from plan_child child
                join plan_goal goal on goal.plan_id = child.plan_id where child.child_id = near.id
                union all
                select 'action', action.words, action.done_on from plan_child child
                join plan_action action on action.plan_id = child.plan_id where child.child_id = near.id
                union all
                select 'begun', plan.plan_kind, plan.begun_on from plan_child child
                join plan on plan.id = child.plan_id where child.child_id = near.id
                union all
                select 'ended', plan.plan_kind, plan.ended_on from plan_child child
                join plan on plan.id = child.plan_id where child.child_id = near.id
            ) moved where moved.on between since.day and $10
        ),
        'adults', (
            select coalesce(json_agg(json_build_object('id', grown.id, 'name', grown.called) order by grown.sort_key),
                '[]'::json)
            from (
                select distinct other.id, other.called, other.sort_key from family_member mine
                join family_member member on member.family_id = mine.family_id and member.until is null
                    and member.part = 'parent'
                join person other on other.id = member.person_id and other.died_on is null
                where mine.person_id = near.id and mine.until is null
            ) grown
        )
    )::text
    from near join since on true join person on person.id = near.id
    """,
    kind="person",
)


async def agreed(read: Transaction) -> str:
    """What the reader said they would do in group supervision and has not done, as JSON."""
    items: str = await read.connection.fetchval(_AGREED, *read.viewer(None))
    return f'{{"items":{items}}}'


async def followed(read: Transaction, id: UUID, after: int) -> str:
    """A discussion where it has changed after a version, as JSON. Raises `NotFound`."""
    row = await read.connection.fetchrow(_FOLLOWED, *read.viewer(id), after)
    if row is None:
        raise NotFound
    state = row["state"] and to_state(from_state(Discussion, row["state"], row["version"]))
    discussion = state and {**state, "version": row["version"]}
    return to_json({"version": row["version"], "discussion": discussion})


async def of_child(read: Transaction, child_id: UUID) -> str:
    """Every discussion of a child, the latest first, as JSON. Raises `NotFound`."""
    return _found(await read.connection.fetchval(_OF_CHILD, *read.viewer(child_id)))


async def changed(read: Transaction, child_id: UUID, on: date) -> str:
    """What has changed for a child since they were last talked about before a day, as JSON. Raises `NotFound`."""
    return _found(await read.connection.fetchval(_CHANGED, *read.viewer(child_id), on))


def _found(text: str | None) -> str:
    if text is None:
        raise NotFound
    return text
