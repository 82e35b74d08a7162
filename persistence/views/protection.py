"""Whether a child is protected by a plan, and the discussions, enquiries and conferences that led there."""

from uuid import UUID

from domain.errors import NotFound
from persistence.access import WITHIN, viewed
from persistence.transaction import Transaction

# Brothers and sisters are named only where their own records are within the reader's reach.
_OTHERS = f"""(
    select coalesce(json_agg(json_build_object('id', other.child_id, 'name', named.called) order by other.place),
        '[]'::json)
    from {{word}}_child other left join lateral (
        select person.called from record join person on person.id = record.id
        where record.id = other.child_id and {WITHIN}
    ) named on true where other.{{word}}_id = {{word}}.id and other.child_id <> near.id
)"""

# The latest decision stands. A review that goes on keeps the day on which the plan began, and the categories last named.
_PLAN = """
    from conference latest join conference_child decided
        on decided.conference_id = latest.id and decided.child_id = near.id
    where latest.state = 'held' and decided.decision is not null
    order by latest.held_on desc, latest.id desc limit 1
"""
_BEGAN = """(
    select {what} from conference began join conference_child child
        on child.conference_id = began.id and child.child_id = near.id
    where began.state = 'held' and {which} and began.held_on <= latest.held_on
    order by began.held_on desc, began.id desc limit 1
)"""

# A plan may also end without a conference: when the child comes into our care, or moves away.
_ENDED = """exists (
    select from plan_child planned join plan on plan.id = planned.plan_id
    where planned.child_id = near.id and plan.plan_kind = 'child_protection'
        and least(plan.ended_on, planned.until) >= latest.held_on
)"""

_PROTECTION = viewed(
    "protection",
    f"""
    select near.version, json_build_object(
        'id', near.id, 'version', near.version,
        'status', (
            select stage.status from journey join journey_status stage on stage.journey_id = journey.id
            where journey.child_id = near.id and stage.until is null order by stage.place desc limit 1
        ),
        'plan', (
            select case when decided.decision in ('plan', 'continues') and not {_ENDED} then json_build_object(
                'conference_id', latest.id, 'reason', decided.reason,
                'since', {_BEGAN.format(what="began.held_on", which="child.decision = 'plan'")},
                'categories', coalesce(
                    {_BEGAN.format(what="child.categories", which="cardinality(child.categories) > 0")}, array[]::text[]
                ),
                'outline', {_BEGAN.format(what="began.outline_plan", which="began.outline_plan is not null")},
                'core_group_by', latest.core_group_by, 'next_review_by', latest.next_review_by
            ) end
            {_PLAN}
        ),
        'enquiries', (
            select coalesce(json_agg(json_build_object('id', enquiry.id, 'version', record.version,
                'state', enquiry.state, 'held_at', enquiry.held_at, 'mode', enquiry.mode,
                'led_by', enquiry.led_by, 'led_by_name', worker.given || ' ' || worker.family, 'worry', enquiry.worry,
                'safe_tonight', enquiry.safe_tonight, 'follow_up_by', enquiry.follow_up_by,
                'followed_up_on', enquiry.followed_up_on, 'started_on', enquiry.started_on,
                'conference_by', enquiry.conference_by, 'ended_on', enquiry.ended_on,
                'stopped_because', enquiry.stopped_because, 'decision', child.decision, 'reason', child.reason,
                'own_view', child.own_view, 'outcome', child.outcome, 'outcome_reason', child.outcome_reason,
                'conference_needed', child.conference_needed,
                'conference_booked', exists (
                    select from conference where conference.enquiry_id = enquiry.id and conference.state <> 'cancelled'
                ),
                'others', {_OTHERS.format(word="enquiry")}
            ) order by enquiry.held_at desc, enquiry.id desc), '[]'::json)
            from enquiry_child child join enquiry on enquiry.id = child.enquiry_id
            join record on record.id = enquiry.id and {WITHIN} join worker on worker.id = enquiry.led_by
            where child.child_id = near.id
        ),
        'conferences', (
            select coalesce(json_agg(json_build_object('id', conference.id, 'version', record.version,
                'state', conference.state, 'conference_kind', conference.conference_kind,
                'booked_for', conference.booked_for, 'venue', conference.venue, 'held_on', conference.held_on,
                'chair_name', conference.chair_name, 'enquiry_id', conference.enquiry_id,
                'cancelled_because', conference.cancelled_because, 'decision', child.decision,
                'categories', child.categories, 'reason', child.reason, 'own_view', child.own_view,
                'conference_by', case when conference.conference_kind = 'initial' then enquiry.conference_by end,
                'next_review_by', conference.next_review_by, 'others', {_OTHERS.format(word="conference")}
            ) order by conference.booked_for desc, conference.id desc), '[]'::json)
            from conference_child child join conference on conference.id = child.conference_id
            left join enquiry on enquiry.id = conference.enquiry_id
            join record on record.id = conference.id and {WITHIN} where child.child_id = near.id
        )
    )::text from near
    """,
    kind="person",
)


async def protection(read: Transaction, child_id: UUID) -> tuple[int, str]:
    """The person's version and what protects them, as JSON. Raises `NotFound`."""
    row = await read.connection.fetchrow(_PROTECTION, *read.viewer(child_id))
    if row is None:
        raise NotFound
    return row[0], row[1]
