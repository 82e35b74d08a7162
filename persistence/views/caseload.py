"""What workers hold: the facts from which points follow, for one worker, a pod or a whole service, in one statement."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import orjson
from cattrs.preconf.orjson import make_converter

from domain.caseload import ChildFacts, Holder
from domain.errors import NotFound
from domain.workload import SHIPPED, Policy
from persistence.access import WITHIN
from persistence.transaction import Transaction
from persistence.workload import Workloads

_converter = make_converter()
_converter.register_structure_hook(UUID, lambda text, _: UUID(text))

# Teams before which children are put: hours given to another team are not hours for children.
_TAKES = "pod.pod_kind not in ('front_door', 'fgc_service', 'leadership')"
_LASTS = "{0}.since <= $10 and ({0}.until is null or {0}.until > $10)"


def _holds(row: str) -> str:
    return _LASTS.format(row)


# Parameters: $1 to $9 as every read's, $10 the day. `workers` are those whose caseload is asked for, `scope` the
# journeys that are shown although none of them may have a part in it. Everything dated is read as it was on the day.
# Sets are joined to sets, never looked up child by child: a pod and a service of 10,000 take the same statement.
_FACTS = f"""
    held as materialized (
        select held.worker_id, held.journey_id, held.part, held.since
        from workers join journey_allocation held on held.worker_id = workers.worker_id and {_holds("held")}
    ), open as materialized (
        select journey.id as journey_id, journey.child_id, journey.pod_id, stage.status, stage.since as status_since
        from (select journey_id from held union select journey_id from scope) wanted
        join journey on journey.id = wanted.journey_id
        join journey_status stage on stage.journey_id = journey.id and stage.status <> 'closed' and {_holds("stage")}
    ), home as materialized (
        select distinct on (member.person_id) member.person_id as child_id, member.family_id, member.at_home
        from open join family_member member on member.person_id = open.child_id and {_holds("member")}
        order by member.person_id, member.since, member.family_id
    ), kin as materialized (
        select families.family_id, member.person_id as child_id, member.at_home
        from (select distinct family_id from home) families
        join family_member member on member.family_id = families.family_id and member.part = 'child'
            and {_holds("member")}
        join person on person.id = member.person_id
            and (person.date_of_birth is null or person.date_of_birth > $10 - interval '18 years')
    ), lived as materialized (
        select care.child_id, care.id as care_id, episode.period_id, episode.since, episode.until,
            episode.legal_status, episode.placement, episode.meant_to_last,
            md5(coalesce(episode.postcode, '') || lower(episode.home_words)) as house,
            sum((episode.reason_new <> 'L')::int)
                over (partition by care.id order by episode.since, episode.place) as home
        from (select child_id from open union select child_id from kin) children
        join care on care.child_id = children.child_id
        join care_episode episode on episode.care_id = care.id and episode.since <= $10
        where episode.legal_status not in ('V3', 'V4')
    ), now as materialized (
        select * from lived where lived.until is null or lived.until > $10
    ), cared as (
        select now.child_id, now.legal_status, now.placement, now.meant_to_last, now.house,
            min(lived.since) as looked_after_since, min(lived.since) filter (where lived.home = now.home) as home_since
        from now join lived on lived.care_id = now.care_id and lived.period_id = now.period_id
        group by now.child_id, now.legal_status, now.placement, now.meant_to_last, now.house
    ), spread as (
        select kin.family_id, count(distinct coalesce(now.house, kin.at_home::text)) as homes
        from kin left join now on now.child_id = kin.child_id group by kin.family_id
    ), ordered as (
        select open.child_id from open join care on care.child_id = open.child_id
        join care_order on care_order.care_id = care.id and {_holds("care_order")}
        group by open.child_id
        having bool_or(care_order.kind = 'interim_care') and not bool_or(care_order.kind = 'care')
    ), assessing as (
        select open.child_id, min(assessment.started_on) as since
        from open join assessment_child child on child.child_id = open.child_id
        join assessment on assessment.id = child.assessment_id and assessment.state <> 'stopped'
            and assessment.assessment_kind in ('child_and_family', 'pre_birth') and assessment.started_on <= $10
            and (assessment.ended_on is null or assessment.ended_on > $10)
        group by open.child_id
    ), found as (
        select distinct on (open.child_id) open.child_id, child.factors, assessment.started_on
        from open join assessment_child child on child.child_id = open.child_id and cardinality(child.factors) > 0
        join assessment on assessment.id = child.assessment_id and assessment.state <> 'stopped'
            and assessment.started_on <= $10
        order by open.child_id, assessment.started_on desc, assessment.id
    ), enquired as (
        select open.child_id, min(enquiry.started_on) as since
        from open join enquiry_child child on child.child_id = open.child_id
            and child.decision in ('section_47_joint', 'section_47_single')
        join enquiry on enquiry.id = child.enquiry_id and enquiry.started_on <= $10
            and (enquiry.ended_on is null or enquiry.ended_on > $10)
        group by open.child_id
    ), exploited as (
        select open.child_id, min(rating.since) as since
        from open join risk on risk.child_id = open.child_id
            and risk.domain in ('exploitation_sexual', 'exploitation_criminal', 'gangs', 'county_lines')
        join risk_rating rating on rating.risk_id = risk.id and rating.level <> 'low' and {_holds("rating")}
        where risk.until is null or risk.until > $10
        group by open.child_id
    ), away as (
        select open.child_id, count(*) as times
        from open join care on care.child_id = open.child_id
        join care_missing missing on missing.care_id = care.id and missing.kind = 'M'
            and (missing.since at time zone 'Europe/London')::date between $10 - 90 and $10
        group by open.child_id
    ), noted as (
        select open.child_id, json_agg(json_build_object('id', noted.id, 'flag', noted.flag, 'since', noted.since,
            'reason', noted.reason) order by noted.place) as flags
        from open join journey_complexity noted on noted.journey_id = open.journey_id and {_holds("noted")}
        group by open.child_id
    ), beside as (
        select held.journey_id, count(*) as workers from open
        join journey_allocation held on held.journey_id = open.journey_id and held.part <> 'keyworker'
            and {_holds("held")}
        group by held.journey_id
    ), child as materialized (
        select open.journey_id, open.pod_id, coalesce(beside.workers, 0) as beside,
            json_build_object(
            'child_id', open.child_id, 'journey_id', open.journey_id, 'pod_id', open.pod_id,
            'name', case when {WITHIN} then person.called end, 'born', person.date_of_birth,
            'family_id', home.family_id,
            'household', case when cared.house is not null then coalesce(home.family_id::text, '') || cared.house
                when home.at_home then home.family_id::text else open.child_id::text end,
            'status', open.status, 'status_since', open.status_since,
            'assessment_since', assessing.since, 'enquiry_since', enquired.since,
            'looked_after_since', cared.looked_after_since, 'home_since', cared.home_since,
            'meant_to_last', coalesce(cared.meant_to_last, false),
            'with_parents', coalesce(cared.placement = 'P1', false),
            'interim_order', ordered.child_id is not null or coalesce(cared.legal_status = 'C1', false),
            'unaccompanied', coalesce(found.factors && array['9A'], false),
            'private_fostering', coalesce(found.factors && array['8B', '8C', '8D', '8E', '8F'], false),
            'exploited_since', exploited.since, 'missing', coalesce(away.times, 0),
            'abuse_on', case when found.factors && array['3A', '3B', '3C']
                and found.started_on > $10 - interval '12 months' then found.started_on end,
            'interpreter', person.interpreter is not null or person.communication is not null,
            'homes', coalesce(spread.homes, 1), 'noted', coalesce(noted.flags, '[]'::json)
        ) as facts
        from open join person on person.id = open.child_id join record on record.id = open.journey_id
        left join home on home.child_id = open.child_id left join spread on spread.family_id = home.family_id
        left join cared on cared.child_id = open.child_id left join ordered on ordered.child_id = open.child_id
        left join assessing on assessing.child_id = open.child_id left join found on found.child_id = open.child_id
        left join enquired on enquired.child_id = open.child_id
        left join exploited on exploited.child_id = open.child_id
        left join away on away.child_id = open.child_id left join noted on noted.child_id = open.child_id
        left join beside on beside.journey_id = open.journey_id
    ), hours as (
        select member.worker_id, sum(member.fte) as fte, json_agg(member.pod_id) as pods
        from workers join pod_member member on member.worker_id = workers.worker_id and {_holds("member")}
        join pod on pod.id = member.pod_id and {_TAKES}
        group by member.worker_id
    ), their as (
        select held.worker_id, json_agg(json_build_object('child', child.facts, 'part', held.part, 'since', held.since,
            'beside', child.beside - (held.part <> 'keyworker')::int) order by held.since, held.journey_id) as held
        from held join child on child.journey_id = held.journey_id group by held.worker_id
    ), duties as (
        select duty.worker_id, json_agg(json_build_object('id', duty.id, 'points', duty.points, 'words', duty.words,
            'since', duty.since, 'until', duty.until) order by duty.since, duty.place) as duties
        from workers join worker_duty duty on duty.worker_id = workers.worker_id and {_holds("duty")}
        group by duty.worker_id
    ), holders as (
        select worker.id, worker.family, worker.given, worker.role, json_build_object(
            'worker_id', worker.id, 'name', worker.given || ' ' || worker.family, 'role', worker.role,
            'post', worker.post, 'fte', least(1, coalesce(hours.fte, worker.fte)),
            'first_year_until', case when worker.first_year_since <= $10 then worker.first_year_until end,
            'pod_ids', coalesce(hours.pods, '[]'::json), 'duties', coalesce(duties.duties, '[]'::json),
            'held', coalesce(their.held, '[]'::json)
        ) as row
        from workers join worker on worker.id = workers.worker_id
        left join hours on hours.worker_id = worker.id left join their on their.worker_id = worker.id
        left join duties on duties.worker_id = worker.id
    ), waiting as (
        select child.facts from scope join child on child.journey_id = scope.journey_id
        where not exists (
            select from journey_allocation held where held.journey_id = child.journey_id and held.part = 'keyworker'
            and {_holds("held")}
        )
    )
"""
_ANSWER = """
    json_build_object(
        'holders', coalesce((select json_agg(row order by family, given, id) from holders), '[]'::json),
        'waiting', coalesce((select json_agg(facts) from waiting), '[]'::json)
    )::text as facts
"""
_LOOKED = """looked as (
    insert into viewing (actor_id, acting_as, request_id, record_id, what, ground) select $7, $8, $9, {0}
)"""

_MINE = f"""
    with {_LOOKED.format("$6, 'caseload', 'allocated'")}, workers as (
        select $11::uuid as worker_id
    ), scope as (
        select null::uuid as journey_id where false
    ), {_FACTS}
    select 1 as version, {_ANSWER}
"""
# A pod shares its children (domain.md 6.1), so its members see how the load is shared; nobody else's members do.
_POD = f"""
    with team as materialized (
        select record.id, record.version from record
        where record.id = $6 and record.kind = 'pod' and ($1 or record.id = any ($3)) and {WITHIN}
    ), {_LOOKED.format("team.id, 'caseload', case when $1 then 'duty' else 'pod' end from team")}, workers as (
        select distinct member.worker_id from team join pod_member member on member.pod_id = team.id
            and {_holds("member")}
    ), scope as materialized (
        select journey.id as journey_id from team join journey on journey.pod_id = team.id
    ), {_FACTS}
    select team.version, {_ANSWER} from team
"""
# Everybody who holds a child, and every child; only for those who see everybody.
_SERVICE = f"""
    with {_LOOKED.format("$6, 'caseload', 'duty' where $1")}, workers as materialized (
        select distinct held.worker_id from journey_allocation held where $1 and {_holds("held")}
    ), scope as materialized (
        select journey.id as journey_id from journey where $1
    ), {_FACTS}
    select 1 as version, {_ANSWER}, (
        select json_agg(json_build_object('id', pod.id, 'name', pod.name) order by pod.name)::text from pod
        where $1 and {_TAKES} and (pod.ended_on is null or pod.ended_on > $10)
    ) as pods
"""
# Who would take children, and who has them now: for the rule on capacity, whatever the reader may open.
_TAKING = f"""
    with {_LOOKED.format("$6, 'capacity', 'pod'")}, scope as materialized (
        select unnest($12::uuid[]) as journey_id
    ), workers as (
        select $11::uuid as worker_id
        union select held.worker_id from scope join journey_allocation held on held.journey_id = scope.journey_id
            and held.part = 'keyworker' and {_holds("held")}
    ), {_FACTS}
    select 1 as version, {_ANSWER}
"""
# Whether a worker is in one of the reader's pods: their duties and their first year are their own manager's to say.
_IN_MY_POD = f"""
    select $1 or exists (
        select from pod_member member where member.worker_id = $2 and member.pod_id = any ($3)
        and {_holds("member").replace("$10", "$4")}
    )
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caseloads:
    """Holders with what they hold on a day, and the children asked for who have no keyworker.

    Children out of the reader's reach count and have no name.
    """

    holders: tuple[Holder, ...]
    waiting: tuple[ChildFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PodName:
    """A team that takes children."""

    id: UUID
    name: str


async def mine(read: Transaction, on: date) -> Caseloads:
    """The caseload of the worker who asks."""
    row = await read.connection.fetchrow(_MINE, *read.viewer(None), on, read.actor.id)
    return _caseloads(row)


async def of_pod(read: Transaction, pod_id: UUID, on: date) -> Caseloads:
    """The caseloads of a pod's members. Raises `NotFound` for whoever is not in it and does not answer for all."""
    row = await read.connection.fetchrow(_POD, *read.viewer(pod_id), on)
    if row is None:
        raise NotFound
    return _caseloads(row)


async def taking(read: Transaction, worker_id: UUID, journey_ids: Collection[UUID], on: date) -> Caseloads:
    """The caseload of a worker who would take these children, and of those who have them now."""
    row = await read.connection.fetchrow(_TAKING, *read.viewer(worker_id), on, worker_id, list(journey_ids))
    return _caseloads(row)


async def of_service(read: Transaction, on: date) -> tuple[Caseloads, tuple[PodName, ...]]:
    """The caseloads of everybody, and the teams; both empty for whoever does not see everybody."""
    row: Any = await read.connection.fetchrow(_SERVICE, *read.viewer(None), on)
    return _caseloads(row), _converter.structure(orjson.loads(row["pods"] or "[]"), tuple[PodName, ...])


async def require_own_worker(read: Transaction, worker_id: UUID, on: date) -> None:
    """Raise `NotFound` unless the worker is in one of the reader's pods, or the reader answers for all."""
    reach = read.actor.reach
    near = await read.connection.fetchval(_IN_MY_POD, reach.everything, worker_id, list(reach.pods or ()), on)
    if not near:
        raise NotFound


async def policy_on(read: Transaction, on: date) -> Policy:
    """The numbers in force on a day: the shipped ones, and the authority's own over them."""
    own = await Workloads(read).of_authority()
    return own.on(on) if own else SHIPPED


def _caseloads(row: Any) -> Caseloads:
    return _converter.structure(orjson.loads(row["facts"]), Caseloads)
