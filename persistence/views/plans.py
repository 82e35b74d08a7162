"""A child's plans: those that hold or are being written, with who does what by when; then those that ended."""

from uuid import UUID

from domain.errors import NotFound
from persistence.access import viewed
from persistence.transaction import Transaction

_PLANS = viewed(
    "plans",
    """
    select near.id, (
        select coalesce(json_agg(json_build_object(
            'id', plan.id, 'version', record.version, 'plan_kind', plan.plan_kind,
            'state', case when mine.until is null then plan.state else 'ended' end,
            'begun_on', plan.begun_on, 'ended_on', coalesce(mine.until, plan.ended_on),
            'ended_because', coalesce(mine.let_go_because, plan.ended_because),
            'worker_id', plan.worker_id, 'worker_name', worker.given || ' ' || worker.family,
            'why', plan.why, 'strengths', plan.strengths, 'must_change', plan.must_change, 'by_when', plan.by_when,
            'otherwise', plan.otherwise, 'visit_every_days', plan.visit_every_days, 'categories', plan.categories,
            'from_id', plan.from_id, 'particular', mine.particular, 'own_view', mine.own_view,
            'children', (
                select json_agg(json_build_object('id', child.child_id, 'name', person.called) order by child.place)
                from plan_child child join person on person.id = child.child_id
                where child.plan_id = plan.id and (child.until is null or child.id = mine.id)
            ),
            'goals', (
                select coalesce(json_agg(json_build_object('id', goal.id, 'words', goal.words,
                    'whose_words', goal.whose_words, 'by_when', goal.by_when, 'reached_on', goal.reached_on,
                    'progress', goal.progress) order by goal.place), '[]'::json)
                from plan_goal goal where goal.plan_id = plan.id
            ),
            'actions', (
                select coalesce(json_agg(json_build_object('id', action.id, 'goal_id', action.goal_id,
                    'words', action.words, 'owner_id', action.owner_id, 'owner_name', action.owner_name,
                    'by_when', action.by_when, 'done_on', action.done_on, 'outcome', action.outcome)
                    order by action.done_on is not null, action.by_when nulls last, action.place), '[]'::json)
                from plan_action action where action.plan_id = plan.id
            ),
            'last_meeting', (
                select json_build_object('id', meeting.id, 'kind', meeting.kind, 'held_on', meeting.held_on,
                    'outcome', meeting.outcome, 'progress', meeting.progress, 'next_by', meeting.next_by)
                from plan_meeting meeting where meeting.plan_id = plan.id
                order by meeting.held_on desc, meeting.place desc limit 1
            ),
            'meetings', (select count(*) from plan_meeting meeting where meeting.plan_id = plan.id)
        ) order by plan.state = 'ended' or mine.until is not null,
            coalesce(mine.until, plan.ended_on, plan.begun_on) desc nulls first, plan.id), '[]'::json)
        from plan_child mine join plan on plan.id = mine.plan_id join record on record.id = plan.id
        join worker on worker.id = plan.worker_id
        where mine.child_id = near.id and not record.sealed
    )::text as items
    from near
    """,
    kind="person",
)


async def plans(read: Transaction, child_id: UUID) -> str:
    """All of a child's plans, as JSON. Raises `NotFound`."""
    row = await read.connection.fetchrow(_PLANS, *read.viewer(child_id))
    if row is None:
        raise NotFound
    return f'{{"items":{row["items"]},"next":null}}'
