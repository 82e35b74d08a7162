"""A child's assessments: what is being written, then what was authorised or stopped, the latest first."""

from uuid import UUID

from domain.errors import NotFound
from persistence.access import viewed
from persistence.transaction import Transaction

_ASSESSMENTS = viewed(
    "assessments",
    """
    select near.id, (
        select coalesce(json_agg(json_build_object(
            'id', assessment.id, 'version', record.version, 'assessment_kind', assessment.assessment_kind,
            'made_by', assessment.made_by, 'made_by_words', assessment.made_by_words, 'state', assessment.state,
            'worker_id', assessment.worker_id, 'worker_name', worker.given || ' ' || worker.family,
            'started_on', assessment.started_on, 'due_on', assessment.due_on,
            'submitted_on', assessment.submitted_on, 'authorised_on', assessment.authorised_on,
            'stopped_because', assessment.stopped_because, 'analysis', assessment.analysis,
            'next_steps', assessment.next_steps, 'seen_on', greatest(mine.seen_on, (
                select (max(visit.made_at) at time zone 'Europe/London')::date
                from visit_child seen join visit on visit.id = seen.visit_id and visit.state = 'made'
                where seen.child_id = mine.child_id and seen.seen
                and (visit.made_at at time zone 'Europe/London')::date between assessment.started_on
                    and coalesce(assessment.ended_on, 'infinity')
            )), 'own_view', mine.own_view,
            'factors', mine.factors, 'outcome', mine.outcome,
            'asked_for', (
                select back.reason from assessment_return back
                where back.assessment_id = assessment.id and assessment.state = 'returned'
                order by back.place desc limit 1
            ),
            'children', (
                select json_agg(json_build_object('id', child.child_id, 'name', person.called) order by child.place)
                from assessment_child child join person on person.id = child.child_id
                where child.assessment_id = assessment.id
            )
        ) order by assessment.state in ('authorised', 'stopped'), assessment.started_on desc, assessment.id desc),
            '[]'::json)
        from assessment_child mine join assessment on assessment.id = mine.assessment_id
        join record on record.id = assessment.id join worker on worker.id = assessment.worker_id
        where mine.child_id = near.id and not record.sealed
    )::text as items
    from near
    """,
    kind="person",
)


async def assessments(read: Transaction, child_id: UUID) -> str:
    """All of a child's assessments, as JSON. Raises `NotFound`."""
    row = await read.connection.fetchrow(_ASSESSMENTS, *read.viewer(child_id))
    if row is None:
        raise NotFound
    return f'{{"items":{row["items"]},"next":null}}'
