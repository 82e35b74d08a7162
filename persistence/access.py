"""The one place that decides which records a reach includes, as SQL over `record`.

Every statement that loads or lists takes the reach as its first five parameters, in the order of `reach_values`.
Reading and listing cannot disagree: they use the same text. A row-level security policy can use it too.
"""

from typing import Any

from domain.policy import Reach
from persistence.sharing import OF_AGENCY

DIRECTORY = "('worker', 'pod', 'agency', 'timer', 'workload', 'reflection', 'template', 'delegation', 'offer', 'subscription', 'feed', 'submission', 'finding', 'load')"  # noqa: E501  # one line for one list

CIRCLED = "('personal', 'wellbeing', 'observation')"
"""Kinds of record about workers themselves, which nobody reaches by duty, pod or child: only those in `record_circle`."""

# The journeys that somebody is close to: their own, and those of the children in the same family. Lateral, so that
# PostgreSQL looks up this one person's: of a view it would build everybody's, for every record that is asked about.
_NEAR = """exists (
    select from record_subject subject cross join lateral (
        select journey.id, journey.pod_id from journey where journey.child_id = subject.person_id
        union all
        select journey.id, journey.pod_id from family_member member
        join family_member child on child.family_id = member.family_id and child.person_id <> member.person_id
        join journey on journey.child_id = child.person_id
        where member.person_id = subject.person_id and member.until is null and child.until is null
    ) circle
    where subject.record_id = record.id and {whose}
)"""
_OF_MY_PODS = "circle.pod_id = any($3)"
# Who comes near no child ($3 is null) is near none that they may stand beside either.
_MINE = """$3::uuid[] is not null and exists (
    select from journey_allocation mine
    where mine.worker_id = $4 and mine.journey_id = circle.id and mine.until is null
)"""
# Who covers for a keyworker reaches that keyworker's children while they cover, and not a day longer.
_COVERED = """$3::uuid[] is not null and exists (
    select from absence_cover cover join absence on absence.id = cover.absence_id
    join journey_allocation held on held.worker_id = absence.worker_id and held.journey_id = circle.id
        and held.part = 'keyworker' and held.until is null
    join journey covered on covered.id = circle.id
    where cover.worker_id = $4 and (cover.child_id is null or cover.child_id = covered.child_id)
    and (now() at time zone 'Europe/London')::date between cover.since and cover.until - 1
)"""
_LEADS = "('pod_manager', 'front_door_manager', 'service_manager', 'hub_manager', 'deputy_hub_manager')"
# Why somebody is away is for them and for the manager of their team.
_ABSENT = f"""record.kind = 'absence' and exists (
    select from absence left join pod_member member on member.worker_id = absence.worker_id and member.until is null
    left join pod_member leader on leader.pod_id = member.pod_id and leader.pod_id = any ($3)
        and leader.worker_id = $4 and leader.role in {_LEADS} and leader.until is null
    where absence.id = record.id and (absence.worker_id = $4 or leader.id is not null)
)"""

# Somebody of the record's circle; or, where it says so of one of them, whoever leads that worker's team today.
_CIRCLE = f"""exists (
    select from record_circle one where one.record_id = record.id and (one.worker_id = $4 or one.managed and exists (
        select from pod_member theirs join pod_member leader on leader.pod_id = theirs.pod_id
        where theirs.worker_id = one.worker_id and leader.worker_id = $4 and leader.role in {_LEADS}
        and (leader.role = 'service_manager' or theirs.role not in {_LEADS})
        and theirs.since <= current_date and (theirs.until is null or theirs.until > current_date)
        and leader.since <= current_date and (leader.until is null or leader.until > current_date)
    ))
)"""

# What was handed to the officers of a pod: to whoever is in it, and to whoever handed it over.
_HANDED = """(record.kind = 'task' and exists (
    select from task where task.id = record.id and (task.handed_by = $4 or exists (
        select from pod_member member where member.pod_id = task.pod_id and member.worker_id = $4
        and member.since <= current_date and (member.until is null or member.until > current_date)
    ))
))"""

# The coordinator of a family's conference reaches the conference, until it is closed, and nobody's record with it.
_CONVENED = """(record.kind = 'fgc' and exists (
    select from fgc where fgc.id = record.id and fgc.coordinator_id = $4 and fgc.state <> 'closed'
))"""

# A meeting of a team is about no person: it is within reach of its own team.
_OF_MY_TEAM = """(record.kind = 'supervision' and exists (
    select from supervision meeting where meeting.id = record.id and meeting.pod_id = any($3)
))"""

WITHIN = f"""(not record.sealed and case when record.kind in {CIRCLED} then {_CIRCLE} else (
    $1
    or ($2 and record.kind in {DIRECTORY})
    or {OF_AGENCY}
    or {_HANDED}
    or {_CONVENED}
    or {_OF_MY_TEAM}
    or ({_ABSENT})
    or {_NEAR.format(whose=f"({_OF_MY_PODS} or ({_MINE}) or ({_COVERED}))")}
) end)"""
"""Whether `record` lies within the reach in $1 to $5: by the journeys that the people it is about are close to."""

GROUND = f"""case
    when record.kind in {CIRCLED} then 'circle'
    when record.kind in {DIRECTORY} then 'directory'
    when record.agency_id = $5 then 'sender'
    when {_NEAR.format(whose=_MINE)} then 'allocated'
    when $1 then 'duty'
    when $3::uuid[] is null and {_HANDED} then 'task'
    when $3::uuid[] is null and {_CONVENED} then 'coordinator'
    when $5::uuid is not null and coalesce(cardinality($3::uuid[]), 0) = 0 then 'share'
    when {_NEAR.format(whose=_COVERED)} then 'cover'
    else 'pod'
end"""
"""On what ground somebody within reach sees `record`: one of its circle, allocated to the child, the child's pod, cover,
duty, sent it, or was given a share."""


def reach_values(reach: Reach) -> tuple[Any, ...]:
    """The reach as the parameters $1 to $5."""
    pods = None if reach.pods is None else list(reach.pods)
    return reach.everything, reach.staff, pods, reach.worker_id, reach.agency_id


def viewed(what: str, query: str, *, kind: str) -> str:
    """A read of one record together with the `viewing` row that says so: one statement, so neither is without the other.

    Parameters: $1 to $5 the reach, $6 the record's id, $7 to $9 who asks (actor, acting as, request); the query's own
    begin at $10. The query selects from `near`, which holds the record's id, version and ground, or no row when it is
    out of reach.
    """
    return f"""
    with near as materialized (
        select record.id, record.version, {GROUND} as ground
        from record where record.id = $6 and record.kind = '{kind}' and {WITHIN}
    ), looked as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        select $7, $8, $9, near.id, '{what}', near.ground from near
    )
    {query}
    """  # every part is a constant of this program
