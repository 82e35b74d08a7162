"""The catalogue, which help fits a child, where referrals to services stand, and the figures for who buys services."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import orjson

from domain.errors import NotFound
from domain.need import SUGGESTED_BY
from persistence.access import WITHIN, reach_values, viewed
from persistence.transaction import Transaction

_TODAY = "(now() at time zone 'Europe/London')::date"
_LATEST = """left join lateral (
    select item.on, item.places, item.free, item.wait_days from offer_check item where item.offer_id = offer.id
    order by item.on desc, item.place desc limit 1
) latest on true"""
# No address, only the district of each place: where a refuge is, is nowhere.
_OFFER = f"""json_build_object('id', offer.id, 'version', record.version, 'state', offer.state, 'name', offer.name,
    'organisation', offer.organisation, 'ours', offer.provider_id is null, 'summary', offer.summary,
    'needs', offer.needs, 'who_for', offer.who_for, 'age_from', offer.age_from, 'age_to', offer.age_to,
    'stages', offer.stages, 'areas', offer.areas, 'near', (
        select coalesce(json_agg(distinct left(bare, -3)), '[]'::json)
        from offer_location place, replace(upper(place.postcode), ' ', '') bare
        where place.offer_id = offer.id and length(bare) > 4
    ), 'languages', offer.languages, 'who_else', offer.who_else,
    'consent_needed', offer.consent_needed, 'needs_network', offer.needs_network, 'route', offer.route,
    'how_to_refer', offer.how_to_refer, 'cost', offer.cost, 'public', offer.public,
    'checked_on', latest.on, 'checked_days', {_TODAY} - latest.on, 'places', latest.places, 'free', latest.free,
    'wait_days', latest.wait_days, 'tips', (
        select coalesce(json_agg(tip.words order by tip.on desc, tip.place desc), '[]'::json)
        from offer_tip tip where tip.offer_id = offer.id and tip.taken_back_on is null
    ))"""
_CATALOGUE = f"""
    select coalesce(json_agg({_OFFER} order by offer.name, offer.id), '[]'::json)::text as items
    from record join offer on offer.id = record.id {_LATEST} where record.kind = 'offer' and {WITHIN}
"""

_UPTAKE = f"""json_build_object('id', uptake.id, 'version', record.version, 'offer_id', uptake.offer_id,
    'offer_name', offer.name, 'organisation', offer.organisation, 'who_for', uptake.who_for, 'state', uptake.state,
    'needs', uptake.needs, 'asked_on', uptake.asked_on, 'worker_id', uptake.worker_id,
    'worker_name', worker.given || ' ' || worker.family, 'why', uptake.why, 'wanted', uptake.wanted,
    'sent', uptake.sent, 'instead_of', other.name, 'instead_because', uptake.instead_because,
    'expected_on', uptake.expected_on, 'started_on', uptake.started_on, 'ended_on', uptake.ended_on,
    'ended_because', uptake.ended_because, 'came', uptake.came, 'worker_words', uptake.worker_words,
    'family_words', uptake.family_words, 'distance_from', uptake.distance_from, 'distance_to', uptake.distance_to,
    'news_on', news.on, 'news', news.words, 'quiet_days', {_TODAY} - coalesce(news.on, uptake.asked_on),
    'mine', uptake.worker_id is not distinct from $4::uuid, 'people', (
        select json_agg(json_build_object('id', one.person_id, 'name', person.called) order by one.place)
        from uptake_person one join person on person.id = one.person_id where one.uptake_id = uptake.id
    ))"""
_OF_UPTAKE = """join record on record.id = uptake.id join offer on offer.id = uptake.offer_id
    join worker on worker.id = uptake.worker_id left join offer other on other.id = uptake.instead_of_id
    left join lateral (
        select item.on, item.words from uptake_news item where item.uptake_id = uptake.id
        order by item.on desc, item.place desc limit 1
    ) news on true"""
_PERSON = viewed(
    "offers",
    f"""
    , circle as materialized (
        select near.id as person_id, 0 as rank, null::text as part from near
        union
        select other.person_id, 1, other.part from near
        join family_member mine on mine.person_id = near.id and mine.until is null
        join family_member other on other.family_id = mine.family_id and other.person_id <> near.id
            and other.until is null
    ), beside as materialized (
        select distinct on (circle.person_id) circle.person_id, circle.rank, circle.part, person.called
        from circle join person on person.id = circle.person_id join record on record.id = circle.person_id
        where {WITHIN} order by circle.person_id, circle.rank
    )
    select near.version, json_build_object(
        'id', near.id, 'name', person.called, 'date_of_birth', person.date_of_birth, 'due_date', person.due_date,
        'languages', person.languages, 'stage', (
            select stage.status from journey join journey_status stage on stage.journey_id = journey.id
                and stage.until is null where journey.child_id = near.id
        ), 'postcodes', (
            select coalesce(json_agg(home.postcode), '[]'::json) from person_address home
            where home.person_id = near.id and home.until is null and home.postcode is not null
        ), 'factors', (
            select coalesce(json_agg(distinct factor), '[]'::json) from (
                select mine.factors from assessment_child mine join assessment on assessment.id = mine.assessment_id
                where mine.child_id = near.id and assessment.stopped_because is null
                order by assessment.started_on desc, assessment.id limit 1
            ) latest, unnest(latest.factors) factor
        ), 'goals', (
            select coalesce(json_agg(goal.words order by plan.begun_on, goal.place), '[]'::json)
            from plan_child mine join plan on plan.id = mine.plan_id and plan.state = 'agreed'
            join plan_goal goal on goal.plan_id = plan.id and goal.reached_on is null
            where mine.child_id = near.id and mine.until is null
        ), 'people', (
            select json_agg(json_build_object('id', beside.person_id, 'name', beside.called, 'part', beside.part)
                order by beside.rank, beside.called) from beside
        ), 'uptakes', (
            select coalesce(json_agg({_UPTAKE} order by uptake.ended_on desc nulls first, uptake.asked_on desc,
                uptake.id), '[]'::json)
            from uptake {_OF_UPTAKE} where {WITHIN} and uptake.id in (
                select one.uptake_id from uptake_person one join beside on beside.person_id = one.person_id
            )
        ), 'offers', (
            select coalesce(json_agg({_OFFER} order by offer.name), '[]'::json)
            from offer join record on record.id = offer.id {_LATEST}
            where offer.state in ('open', 'paused') and {WITHIN}
        )
    )::text as page from near join person on person.id = near.id
    """,
    kind="person",
)

_POD = viewed(
    "uptakes",
    f"""
    , held as materialized (
        select journey.child_id as person_id from near join journey on journey.pod_id = near.id
        where $1 or near.id = any ($3)
    ), around as (
        select held.person_id from held
        union
        select other.person_id from held join family_member mine on mine.person_id = held.person_id
            and mine.until is null
        join family_member other on other.family_id = mine.family_id and other.until is null
    )
    select near.version, json_build_object('items', (
        select coalesce(json_agg({_UPTAKE} order by {_TODAY} - coalesce(news.on, uptake.asked_on) desc,
            uptake.asked_on, uptake.id), '[]'::json)
        from uptake {_OF_UPTAKE} where uptake.state in ('asked', 'accepted', 'waiting', 'started') and {WITHIN}
        and uptake.id in (select one.uptake_id from uptake_person one join around on around.person_id = one.person_id)
    ))::text as page from near
    """,
    kind="pod",
)

# A small number of people could be somebody: it is null (`domain.small_numbers.few`).
_FEW = "case when {0} >= $6 or {0} = 0 then {0} end"
_REPORT = f"""
    with asked as materialized (
        select uptake.* from uptake join record on record.id = uptake.id
        where not record.sealed and uptake.asked_on >= $1 and uptake.asked_on < $2
    ), suggested as (select * from unnest($3::text[], $4::text[]) as one (factor, need)),
    found as materialized (
        select distinct mine.child_id, suggested.need
        from assessment join assessment_child mine on mine.assessment_id = assessment.id
        join record on record.id = assessment.id and not record.sealed
        join suggested on suggested.factor = any (mine.factors)
        where assessment.started_on >= $1 and assessment.started_on < $2 and assessment.stopped_because is null
    ), met as (
        select distinct one.person_id, need from asked join uptake_person one on one.uptake_id = asked.id,
            unnest(asked.needs) need where asked.state not in ('declined', 'withdrawn')
    ), by_need as (
        select each.need, count(found.child_id) as children,
            count(found.child_id) filter (where met.person_id is null) as without,
            (select count(*) from offer where offer.state = 'open' and each.need = any (offer.needs)) as offers
        from unnest($5::text[]) with ordinality as each (need, place)
        left join found on found.need = each.need
        left join met on met.need = found.need and met.person_id = found.child_id
        group by each.need, each.place
    ), by_offer as (
        select offer.id, offer.name, offer.organisation, offer.state, count(asked.id) as asked,
            count(asked.id) filter (where asked.state in ('accepted', 'waiting', 'started', 'ended')) as accepted,
            count(asked.id) filter (where asked.started_on is not null) as started,
            count(asked.id) filter (where asked.state = 'ended') as ended,
            count(asked.id) filter (where asked.state = 'declined') as declined,
            count(asked.id) filter (where asked.came = 'as_hoped') as as_hoped
        from offer left join asked on asked.offer_id = offer.id where offer.state <> 'draft' group by offer.id
    )
    select json_build_object(
        'since', $1::date, 'until', $2::date,
        'needs', (select json_agg(json_build_object('need', need, 'children', {_FEW.format("children")},
            'without', {_FEW.format("without")}, 'offers', offers)) from by_need),
        'offers', (select coalesce(json_agg(json_build_object('id', by_offer.id, 'name', name,
            'organisation', organisation, 'state', state, 'asked', {_FEW.format("asked")},
            'accepted', {_FEW.format("accepted")}, 'started', {_FEW.format("started")},
            'ended', {_FEW.format("ended")}, 'declined', {_FEW.format("declined")},
            'as_hoped', {_FEW.format("as_hoped")}, 'months', (
                select coalesce(json_agg(json_build_object('month', month, 'wait_days', wait, 'free', free)
                    order by month), '[]'::json)
                from (
                    select date_trunc('month', item.on)::date as month, round(avg(item.wait_days))::int as wait,
                        round(avg(item.free))::int as free
                    from offer_check item where item.offer_id = by_offer.id and item.on >= $1 and item.on < $2
                    group by 1
                ) monthly
            )) order by name, by_offer.id), '[]'::json) from by_offer)
    )::text as page
"""


async def catalogue(read: Transaction) -> dict[str, Any]:
    """Every offer, by name."""
    items = await read.connection.fetchval(_CATALOGUE, *reach_values(read.actor.reach))
    return {"items": orjson.Fragment(items)}


async def of_person(read: Transaction, person_id: UUID) -> tuple[int, dict[str, Any]]:
    """What a person's record says that decides which help fits, their uptakes, and every offer. Raises `NotFound`."""
    row = await read.connection.fetchrow(_PERSON, *read.viewer(person_id))
    if row is None:
        raise NotFound
    return row["version"], orjson.loads(row["page"])


async def of_pod(read: Transaction, pod_id: UUID) -> tuple[int, str]:
    """Referrals of a pod's families that are not over, longest without news first. Raises `NotFound`."""
    row = await read.connection.fetchrow(_POD, *read.viewer(pod_id))
    if row is None:
        raise NotFound
    return row["version"], row["page"]


async def report(read: Transaction, since: date, until: date, needs: Sequence[str], limit: int) -> str:
    """The figures from `since` (inclusive) to `until` (exclusive), as JSON; null is a number from 1 up to `limit`."""
    pairs = [(factor.value, need.value) for factor, found in SUGGESTED_BY.items() for need in found]
    page: str = await read.connection.fetchval(
        _REPORT,
        since,
        until,
        [factor for factor, _ in pairs],
        [need for _, need in pairs],
        list(needs),
        limit,
    )
    return page
