"""One meeting of group supervision, as its screen shows it: who is there, the agenda, how far each discussion has come."""

from uuid import UUID

from domain.errors import NotFound
from persistence.access import WITHIN, viewed
from persistence.transaction import Transaction

_MEETING = viewed(
    "supervision",
    f"""
    , named as materialized (
        select item.*, person.called as name, person.date_of_birth, person.due_date
        from near join supervision_item item on item.supervision_id = near.id
        join person on person.id = item.child_id join record on record.id = item.child_id and {WITHIN}
    ), talks as materialized (
        select discussion.id, discussion.state, record.version
        from near join discussion on discussion.supervision_id = near.id
        join record on record.id = discussion.id and {WITHIN}
    )
    select near.version, json_build_object(
        'id', meeting.id, 'version', near.version, 'state', meeting.state, 'on', meeting."on",
        'pod_id', pod.id, 'pod_name', pod.name, 'opened_at', meeting.opened_at, 'closed_at', meeting.closed_at,
        'leader_id', meeting.leader_id, 'leader_name', leader.given || ' ' || leader.family,
        'people', coalesce((
            select json_agg(json_build_object('id', there.id, 'worker_id', worker.id,
                'name', worker.given || ' ' || worker.family, 'discipline', there.discipline) order by there.place)
            from supervision_person there join worker on worker.id = there.worker_id
            where there.supervision_id = near.id
        ), '[]'::json),
        'items', coalesce((
            select json_agg(json_build_object('id', named.id, 'child_id', named.child_id, 'name', named.name,
                'date_of_birth', named.date_of_birth, 'due_date', named.due_date, 'reasons', named.reasons,
                'left_out_because', named.left_out_because, 'family_id', home.family_id, 'family_name', home.name)
                order by named.place)
            from named left join lateral (
                select family.id as family_id, family.name from family_member member
                join family on family.id = member.family_id
                where member.person_id = named.child_id and member.until is null
                order by member.since, family.id limit 1
            ) home on true
        ), '[]'::json),
        'discussions', coalesce((
            select json_agg(json_build_object('id', talks.id, 'version', talks.version, 'state', talks.state,
                'child_ids', (
                    select json_agg(child.child_id order by child.place)
                    from discussion_child child where child.discussion_id = talks.id
                )) order by talks.id)
            from talks
        ), '[]'::json)
    )::text as page
    from near join supervision meeting on meeting.id = near.id join pod on pod.id = meeting.pod_id
    join worker leader on leader.id = meeting.leader_id
    """,
    kind="supervision",
)


async def meeting(read: Transaction, id: UUID) -> tuple[int, str]:
    """A meeting's version and its page, as JSON. Raises `NotFound`."""
    row = await read.connection.fetchrow(_MEETING, *read.viewer(id))
    if row is None:
        raise NotFound
    return row["version"], row["page"]
