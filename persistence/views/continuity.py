"""Whether the same people stay with children: one child's own story, a worker's children, and the measures over many.

The measures are those of domain/continuity.py, counted here for thousands of children in one statement; a test compares
the two on invented histories.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import orjson
from cattrs.preconf.orjson import make_converter

from domain.continuity import History, Numbers, year
from domain.errors import NotFound
from domain.policy import HOLDS_CHILDREN
from persistence.access import WITHIN, viewed
from persistence.transaction import Transaction

_converter = make_converter()
_converter.register_structure_hook(UUID, lambda text, _: UUID(text))

_LASTS = "{0}.since <= $1 and ({0}.until is null or {0}.until > $1)"
_LONDON = "({0} at time zone 'Europe/London')::date"
_ASSESSED = """(
    select min(assessment.started_on) from assessment_child child
    join assessment on assessment.id = child.assessment_id and assessment.state <> 'stopped'
        and assessment.assessment_kind in ('child_and_family', 'pre_birth')
    where child.child_id = {0}
)"""
# Whether one of those who came belonged that day to the pod that then had the child.
_IN_POD = f"""exists (
    select from journey_pod held join pod_member member on member.pod_id = held.pod_id
        and member.worker_id in (visit.worker_id, visit.joint_worker_id)
        and daterange(member.since, member.until) @> {_LONDON.format("visit.made_at")}
    where held.journey_id = {{0}} and daterange(held.since, held.until) @> {_LONDON.format("visit.made_at")}
)"""
_HOLDERS = "(" + ", ".join(f"'{role}'" for role in sorted(HOLDS_CHILDREN)) + ")"

# $1 the day, $2 the first day of the year that ends with it. Sets are joined to sets: no child is looked up alone.
_NUMBERS = f"""
    with wanted as materialized (
        select journey.id, journey.child_id, held.pod_id, range_agg(daterange(stage.since, stage.until)) as helped
        from journey join journey_status stage on stage.journey_id = journey.id and stage.status <> 'closed'
        left join journey_pod held on held.journey_id = journey.id and {_LASTS.format("held")}
        group by journey.id, held.pod_id
        having range_agg(daterange(stage.since, stage.until)) @> $1::date
    ), spells as materialized (
        select wanted.id, spell.days from wanted cross join lateral unnest(wanted.helped) as spell (days)
        where lower(spell.days) <= $1
    ), pieces as materialized (
        select spells.id, spells.days as helped, known.worker_id, known.reason, known.ended_because,
            spells.days * daterange(known.since, known.until) as days
        from spells join journey_allocation known on known.journey_id = spells.id and known.part = 'keyworker'
            and known.since <= $1 and daterange(known.since, known.until) && spells.days
    ), counted as (
        select id, count(distinct worker_id) as lifetime,
            count(distinct worker_id) filter (where days && daterange($2, $1, '[]')) as workers
        from pieces group by id
    ), moved as materialized (
        select id, coalesce(went, reason) as reason from (
            select id, reason, worker_id, lower(days) as "on", lag(worker_id) over theirs as before,
                lag(ended_because) over theirs as went
            from pieces window theirs as (partition by id, helped order by lower(days))
        ) after where before <> worker_id and "on" between $2 and $1
    ), changed as (
        select id, count(*) as changes from moved group by id
    ), known as (
        select id, $1 - lower(spell.days) as days from (
            select id, range_agg(days) as days from pieces group by id, worker_id
        ) together cross join lateral unnest(together.days) as spell (days) where spell.days @> $1::date
    ), first as (
        select wanted.id, min(assessment.started_on) as "on" from wanted
        join assessment_child child on child.child_id = wanted.child_id
        join assessment on assessment.id = child.assessment_id and assessment.state <> 'stopped'
            and assessment.assessment_kind in ('child_and_family', 'pre_birth')
        group by wanted.id having min(assessment.started_on) <= $1
    ), stayed as (
        select first.id, bool_and(later.id is null) as same from first
        join journey_pod held on held.journey_id = first.id and daterange(held.since, held.until) @> first."on"
        left join journey_pod later on later.journey_id = first.id and later.since > first."on" and later.since <= $1
            and not isempty(daterange(later.since, later.until)) and later.pod_id <> held.pod_id
        group by first.id
    ), theirs as materialized (
        select wanted.id, member.worker_id,
            daterange(held.since, held.until) * daterange(member.since, member.until) as days
        from wanted join journey_pod held on held.journey_id = wanted.id
            and daterange(held.since, held.until) && daterange($2, $1, '[]')
        join pod_member member on member.pod_id = held.pod_id
            and daterange(member.since, member.until) && daterange(held.since, held.until)
    ), visits as materialized (
        select wanted.id, visit.id as visit_id, visit.worker_id, visit.joint_worker_id,
            {_LONDON.format("visit.made_at")} as "on"
        from wanted join visit_child child on child.child_id = wanted.child_id and child.seen
        join visit on visit.id = child.visit_id and visit.state = 'made'
            and {_LONDON.format("visit.made_at")} between $2 and $1
    ), made as materialized (
        select visits.id, visits.visit_id from visits
        join theirs on theirs.id = visits.id and theirs.worker_id = visits.worker_id and theirs.days @> visits."on"
        union
        select visits.id, visits.visit_id from visits
        join theirs on theirs.id = visits.id and theirs.worker_id = visits.joint_worker_id
            and theirs.days @> visits."on"
    ), came as (
        select id, count(*) as visits, count(made.visit_id) as in_pod
        from visits left join made using (id, visit_id) group by id
    ), children as materialized (
        select wanted.id, wanted.pod_id, coalesce(workers, 0) as workers, coalesce(lifetime, 0) as lifetime,
            coalesce(changes, 0) as changes, known.days, stayed.same, coalesce(visits, 0) as visits,
            coalesce(in_pod, 0) as in_pod
        from wanted left join counted using (id) left join changed using (id) left join known using (id)
        left join stayed using (id) left join came using (id)
    ), reasons as (
        select pod_id, is_all, json_object_agg(reason, times) as reasons from (
            select children.pod_id, grouping(children.pod_id) = 1 as is_all, moved.reason, count(*) as times
            from moved join children using (id) group by grouping sets ((moved.reason), (children.pod_id, moved.reason))
        ) one group by pod_id, is_all
    ), sums as (
        select pod_id, grouping(pod_id) = 1 as is_all, json_build_object(
            'children', count(*),
            'workers', json_build_array(count(*) filter (where workers = 0), count(*) filter (where workers = 1),
                count(*) filter (where workers = 2), count(*) filter (where workers > 2)),
            'workers_median', percentile_cont(0.5) within group (order by workers),
            'lifetime', json_build_array(count(*) filter (where lifetime = 0), count(*) filter (where lifetime = 1),
                count(*) filter (where lifetime = 2), count(*) filter (where lifetime in (3, 4)),
                count(*) filter (where lifetime > 4)),
            'lifetime_median', percentile_cont(0.5) within group (order by lifetime),
            'changes', json_build_array(count(*) filter (where changes = 0), count(*) filter (where changes = 1),
                count(*) filter (where changes > 1)),
            'with_keyworker', count(days), 'days_median', percentile_cont(0.5) within group (order by days),
            'assessed', count(same), 'same_pod', count(*) filter (where same),
            'visits', coalesce(sum(visits), 0), 'in_pod', coalesce(sum(in_pod), 0)
        ) as numbers
        from children group by grouping sets ((), (pod_id))
    )
    select coalesce(sums.pod_id, pod.id) as pod_id, pod.name, coalesce(sums.is_all, false) as is_all,
        coalesce(sums.numbers, '{{}}'::json) as numbers, coalesce(reasons.reasons, '{{}}'::json) as reasons
    from sums left join reasons on reasons.is_all = sums.is_all and reasons.pod_id is not distinct from sums.pod_id
    full join (
        select id, name from pod where pod_kind not in ('front_door', 'fgc_service', 'leadership')
    ) pod on pod.id = sums.pod_id
    where sums.is_all or pod.id is not null order by pod.name, pod.id
"""

# Who stays and who goes, of everybody and of those whose post holds children. $1 the day, $2 the first day of the year,
# $3 a pod or null. Somebody has left who was there within the year and is not there on the day; who changes the pod has
# left the pod and not the service. The average is of the numbers before the first day and on the last.
_STAFF = f"""
    with member as materialized (
        select member.worker_id, member.role in {_HOLDERS} as holds, member.since, member.until, member.post_id, member.fte
        from pod_member member where ($3::uuid is null or member.pod_id = $3)
        and daterange(member.since, member.until) && daterange($2::date - 1, $1, '[]')
    ), worker as (
        select worker_id, bool_or(holds) as holds, bool_or(daterange(since, until) @> ($2::date - 1)) as before,
            bool_or({_LASTS.format("member")}) as after
        from member group by worker_id
    ), post as (
        select post.role in {_HOLDERS} as holds, greatest(post.fte - coalesce((
            select sum(member.fte) from member where member.post_id = post.post_id and {_LASTS.format("member")}
        ), 0), 0) as vacant, post.fte
        from pod_post post where ($3::uuid is null or post.pod_id = $3) and {_LASTS.format("post")}
    )
    select json_agg(json_build_object(
        'who', part.who, 'before', before, 'after', after, 'left', gone, 'posts_fte', posts, 'vacant_fte', vacant,
        'away', away
    ) order by part.who)
    from (values ('all', array[true, false]), ('holders', array[true])) part (who, holds)
    cross join lateral (
        select count(*) filter (where worker.before) as before, count(*) filter (where worker.after) as after,
            count(*) filter (where not worker.after) as gone,
            count(*) filter (where worker.after and exists (
                select from absence where absence.worker_id = worker.worker_id and {_LASTS.format("absence")}
            )) as away
        from worker where worker.holds = any (part.holds)
    ) people
    cross join lateral (
        select coalesce(sum(fte), 0) as posts, coalesce(sum(vacant), 0) as vacant from post
        where post.holds = any (part.holds)
    ) posts
"""

_NAME = "(select called.given || ' ' || called.family from worker called where called.id = {0})"
_SPAN = "'since', {0}.since, 'until', {0}.until"
# $10 the day. What began after it had not happened yet.
_CHILD = viewed(
    "continuity",
    f"""
    select near.version, person.called as name, journey.id as journey_id,
        coalesce((
            select json_agg(json_build_object({_SPAN.format("stage")}) order by stage.place)
            from journey_status stage
            where stage.journey_id = journey.id and stage.status <> 'closed' and stage.since <= $10
        ), '[]'::json) as helped,
        coalesce((
            select json_agg(json_build_object('id', known.id, 'worker_id', known.worker_id,
                'worker_name', {_NAME.format("known.worker_id")}, {_SPAN.format("known")}, 'came', known.reason,
                'went', known.ended_because, 'words', known.words, 'part', known.part) order by known.since, known.place)
            from journey_allocation known where known.journey_id = journey.id and known.since <= $10
        ), '[]'::json) as workers,
        coalesce((
            select json_agg(json_build_object('id', held.id, 'pod_id', held.pod_id, 'pod_name', pod.name,
                {_SPAN.format("held")}, 'reason', held.reason) order by held.place)
            from journey_pod held join pod on pod.id = held.pod_id
            where held.journey_id = journey.id and held.since <= $10
        ), '[]'::json) as pods,
        coalesce((
            select json_agg(json_build_object('since', cover.since, 'until', cover.until,
                'worker_name', {_NAME.format("cover.worker_id")}) order by cover.since)
            from journey_allocation known join absence on absence.worker_id = known.worker_id
            join absence_cover cover on cover.absence_id = absence.id
                and (cover.child_id is null or cover.child_id = journey.child_id)
            where known.journey_id = journey.id and known.part = 'keyworker' and cover.since <= $10
            and daterange(cover.since, cover.until) && daterange(known.since, known.until)
        ), '[]'::json) as cover,
        {_ASSESSED.format("person.id")} as assessed_on,
        coalesce((
            select json_agg(json_build_object('on', {_LONDON.format("visit.made_at")},
                'in_pod', {_IN_POD.format("journey.id")}) order by visit.made_at)
            from visit_child child join visit on visit.id = child.visit_id and visit.state = 'made'
            where child.child_id = person.id and child.seen and {_LONDON.format("visit.made_at")} <= $10
        ), '[]'::json) as seen
    from near join person on person.id = near.id left join journey on journey.child_id = person.id
    """,
    kind="person",
)

# The children whom a worker knows as their keyworker, as far as the reader knows them too; the others are counted.
_WORKER = f"""
    with them as (
        select record.id from record where record.id = $6 and record.kind = 'worker' and {WITHIN}
    ), held as (
        select journey.id, journey.child_id, known.since, stage.since as helped_since
        from them join journey_allocation known on known.worker_id = them.id and known.part = 'keyworker'
            and known.until is null
        join journey on journey.id = known.journey_id
        join lateral (
            select min(lower(spell.days)) as since from (
                select range_agg(daterange(since, until)) as helped from journey_status
                where journey_id = journey.id and status <> 'closed'
            ) all_days cross join lateral unnest(all_days.helped) as spell (days) where upper_inf(spell.days)
        ) stage on stage.since is not null
    )
    select json_build_object(
        'id', them.id, 'name', {_NAME.format("them.id")}, 'held', (select count(*) from held),
        'children', coalesce((
            select json_agg(json_build_object('id', person.id, 'name', person.called,
                'since', greatest(held.since, held.helped_since)) order by greatest(held.since, held.helped_since), person.id)
            from held join person on person.id = held.child_id join record on record.id = held.id and {WITHIN}
        ), '[]'::json)
    ) as page
    from them
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The measures of a pod."""

    pod_id: UUID
    name: str
    numbers: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Who stays: heads before the year and at its end, who left, and beside it what posts stand empty and who is away.

    `who`: everybody, or those whose post holds children. Hours are shares of a full week.
    """

    who: str
    before: int
    after: int
    left: int
    posts_fte: float
    vacant_fte: float
    away: int

    @property
    def average(self) -> float:
        """Heads, on the average of the first and the last day."""
        return (self.before + self.after) / 2


async def numbers(read: Transaction, on: date) -> tuple[Numbers, list[Row]]:
    """The measures of all children who are helped on a day, and of each pod's; nobody's name, so no reach is asked."""
    rows = await read.connection.fetch(_NUMBERS, on, year(on).since)
    whole, pods = Numbers(), []
    for row in rows:
        found = _converter.structure(orjson.loads(row["numbers"]) | {"reasons": orjson.loads(row["reasons"])}, Numbers)
        if row["is_all"]:
            whole = found
        else:
            pods.append(Row(pod_id=row["pod_id"], name=row["name"], numbers=found))
    return whole, pods


async def staff(read: Transaction, on: date, pod_id: UUID | None) -> list[Staff]:
    """Who of the staff stayed in the year that ends with a day: of everybody, and of those who hold children."""
    text = await read.connection.fetchval(_STAFF, on, year(on).since, pod_id)
    return _converter.structure(orjson.loads(text), list[Staff])


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A child's history with what a screen shows of it: `workers`, `pods` and `cover` as rows with names."""

    version: int
    name: str | None
    history: History
    workers: list[Mapping[str, Any]]
    pods: list[Mapping[str, Any]]
    cover: list[Mapping[str, Any]]


async def of_child(read: Transaction, child_id: UUID, on: date) -> Story:
    """What is recorded of a child up to a day. The look is written down. Raises `NotFound`."""
    row = await read.connection.fetchrow(_CHILD, *read.viewer(child_id), on)
    if row is None:
        raise NotFound
    parts = {name: orjson.loads(row[name]) for name in ("helped", "workers", "pods", "cover", "seen")}
    history = _converter.structure(
        {
            "child_id": str(child_id), "helped": parts["helped"], "seen": parts["seen"], "assessed_on": row["assessed_on"]
            and row["assessed_on"].isoformat(),
            "keyworkers": [
                {**each, "days": {"since": each["since"], "until": each["until"]}}
                for each in parts["workers"] if each["part"] == "keyworker"
            ],
            "pods": [
                {"pod_id": each["pod_id"], "days": {"since": each["since"], "until": each["until"]}}
                for each in parts["pods"]
            ],
        },
        History,
    )  # fmt: skip
    return Story(
        version=row["version"], name=row["name"], history=history, workers=parts["workers"], pods=parts["pods"],
        cover=parts["cover"],
    )  # fmt: skip


async def of_worker(read: Transaction, worker_id: UUID) -> str:
    """The children whose keyworker somebody is, and since when, as JSON. Raises `NotFound`."""
    text = await read.connection.fetchval(_WORKER, *read.viewer(worker_id)[:6])
    if text is None:
        raise NotFound
    return text  # type: ignore[no-any-return]  # made by PostgreSQL
