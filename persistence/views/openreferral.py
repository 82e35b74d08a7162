"""The open directory: what anybody may read of the catalogue (HSDS-UK-3.0), one statement for each question.

Only services that are open, that the public may see and that are ours to publish are in it: what came from another
directory is published there. No location of a secret address exists (a trigger holds that), and no member of staff is in
it: an email that is a worker's own is left out. Keys without a value are left out, as the standard has it.
"""

from collections.abc import Mapping
from typing import Any

from domain.openreferral import TAXONOMIES, TERMS
from persistence.engine import Connection
from persistence.state import to_json

_VOCABULARY = to_json([
    {
        "id": term.id, "code": str(term.means), "of": "needs" if term.taxonomy is TAXONOMIES[0] else "who_for",
        "name": term.name, "description": term.description, "taxonomy_id": term.taxonomy.id,
        "taxonomy": term.taxonomy.name, "taxonomy_description": term.taxonomy.description,
    }
    for term in TERMS
])  # fmt: skip

_PUBLIC = """
    with word as (
        select * from jsonb_to_recordset($1::jsonb) as word (id uuid, code text, "of" text, name text, description text,
            taxonomy_id uuid, taxonomy text, taxonomy_description text)
    ), service as materialized (
        select offer.*, ledger.recorded_at as modified, coalesce(agency.name, offer.organisation) as given_by,
            name_id('organization:' || coalesce(offer.provider_id::text, lower(offer.organisation))) as organization_id
        from offer join record on record.id = offer.id and not record.sealed
        join ledger on ledger.record_id = record.id and ledger.version = record.version
        left join agency on agency.id = offer.provider_id
        where offer.public and offer.state = 'open' and offer.feed_id is null
    )
"""
_ORGANIZATION = """json_build_object('id', service.organization_id, 'name', service.given_by,
    'description', service.given_by || ' gives services that are listed here.')"""
_SCHEDULE = """json_build_object('id', time.id, 'freq', 'WEEKLY', 'interval', 1,
    'byday', array_to_string(time.days, ','), 'opens_at', time.opens_at, 'closes_at', time.closes_at)"""
# An address is whole or is not there: the standard asks for street, town, county and country together.
_LOCATION = """json_build_object('id', name_id('location:' || place.id), 'name', place.name, 'location_type', 'physical',
    'addresses', case when place.lines is not null and place.town is not null and place.county is not null
        and place.postcode is not null then json_build_array(json_build_object(
            'id', name_id('address:' || place.id), 'address_1', replace(place.lines, E'\\n', ', '), 'city', place.town,
            'state_province', place.county, 'postal_code', place.postcode, 'country', 'GB', 'address_type', 'physical'
        )) end)"""
_AT_LOCATION = f"""json_build_object('id', place.id, 'location', {_LOCATION}, 'schedules', (
    select json_agg(each order by rank, place_in) from (
        select 0 as rank, time.place as place_in, {_SCHEDULE} as each from offer_time time
        where time.offer_id = service.id and time.location_id = place.id
        union all
        select 1, 0, json_build_object('id', name_id('opening:' || place.id), 'description', place.opening)
        where place.opening is not null
    ) said))"""
_SHORT = """'id', service.id, 'organization_id', service.organization_id, 'name', service.name, 'status', 'active',
    'description', concat_ws(E'\\n\\n', service.summary, service.purpose, service.who_else),
    'last_modified', to_char(service.modified at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""
_ATTRIBUTES = """(
    select json_agg(json_build_object('id', name_id('attribute:' || service.id || word.id), 'link_id', service.id,
        'link_type', 'service', 'taxonomy_term', json_build_object('id', word.id, 'name', word.name,
            'description', word.description, 'taxonomy', word.taxonomy, 'taxonomy_id', word.taxonomy_id))
        order by word.name)
    from word where word."of" = 'needs' and word.code = any (service.needs)
        or word."of" = 'who_for' and word.code = any (service.who_for)
)"""
_WHOLE = f"""json_build_object({_SHORT},
    'url', service.website,
    'email', (select service.email where not exists (
        select from worker where lower(worker.email) = lower(service.email))),
    'minimum_age', greatest(service.age_from, 0), 'maximum_age', greatest(service.age_to, 0),
    'assured_date', (select max(item.on) from offer_check item where item.offer_id = service.id),
    'phones', case when service.phone is not null then json_build_array(
        json_build_object('id', name_id('phone:' || service.id), 'number', service.phone)) end,
    'cost_options', case when service.cost is not null then json_build_array(
        json_build_object('id', name_id('cost:' || service.id), 'option', service.cost)) end,
    'languages', (
        select json_agg(json_build_object('id', name_id('language:' || service.id || one), 'name', one) order by one)
        from unnest(service.languages) one),
    'service_areas', (
        select json_agg(json_build_object('id', name_id('area:' || service.id || one), 'name', one) order by one)
        from unnest(service.areas) one),
    'schedules', (
        select json_agg({_SCHEDULE} order by time.place) from offer_time time
        where time.offer_id = service.id and time.location_id is null),
    'service_at_locations', (
        select json_agg({_AT_LOCATION} order by place.place) from offer_location place
        where place.offer_id = service.id),
    'attributes', {_ATTRIBUTES}, 'organization', {_ORGANIZATION}
)"""
# $2 page, $3 how many on a page. The envelope's numbers and the rows are of one moment.
_PAGE = """, numbered as (select found.*, row_number() over (order by found.sort, found.id) as number from found)
    select json_build_object('total_items', total, 'total_pages', pages, 'page_number', $2::int,
        'size', (select count(*) from numbered where number > ($2 - 1) * $3 and number <= $2::bigint * $3),
        'first_page', $2 = 1, 'last_page', $2 >= pages, 'empty', total = 0 or $2 > pages, 'contents', (
            select coalesce(json_agg(json_strip_nulls({shape}) order by numbered.number), '[]'::json)
            from numbered {joined} where number > ($2 - 1) * $3 and number <= $2::bigint * $3
        ))::text
    from (select count(*) as total, ceil(count(*)::numeric / $3)::int as pages from found) envelope
"""
_TIMES = "select from offer_time time where time.offer_id = service.id"
_SERVICES = f"""{_PUBLIC}, found as (
    select service.id, lower(service.name) as sort from service
    where ($4::text is null or strpos(lower(concat_ws(' ', service.name, service.summary, service.purpose,
            service.given_by)), lower($4)) > 0)
    and ($5::uuid is null or exists (select from word where word.id = $5 and (word."of" = 'needs'
            and word.code = any (service.needs) or word."of" = 'who_for' and word.code = any (service.who_for))))
    and ($6::uuid is null or exists (select from word where word.taxonomy_id = $6 and (word."of" = 'needs'
            and word.code = any (service.needs) or word."of" = 'who_for' and word.code = any (service.who_for))))
    and ($7::uuid is null or service.organization_id = $7)
    and ($8::timestamptz is null or service.modified > $8)
    and ($9::int is null or service.age_to is null or service.age_to >= $9)
    and ($10::int is null or service.age_from is null or service.age_from <= $10)
    and (coalesce($11, $12, $13) is null or exists ({_TIMES} and ($11::text is null or $11 = any (time.days))
            and ($12::text is null or time.opens_at <= $12) and ($13::text is null or time.closes_at >= $13)))
)"""
_LIST = _SERVICES + _PAGE.format(shape=_WHOLE, joined="join service on service.id = numbered.id")
_MINIMAL = _SERVICES + _PAGE.format(
    shape=f"json_build_object({_SHORT})", joined="join service on service.id = numbered.id"
)
_ONE = f"{_PUBLIC} select json_strip_nulls({_WHOLE})::text from service where service.id = $2"
_ORGANIZATIONS = f"""{_PUBLIC}, found as (
    select distinct on (service.organization_id) service.organization_id as id, lower(service.given_by) as sort,
        service.id as service_id
    from service order by service.organization_id, service.id
)""" + _PAGE.format(shape=_ORGANIZATION, joined="join service on service.id = numbered.service_id")
_ORGANIZATION_ONE = f"""{_PUBLIC}
    select {_ORGANIZATION}::text from service where service.organization_id = $2 order by service.id limit 1
"""
_SHOWN_AT = f"""(({_AT_LOCATION})::jsonb
    || jsonb_build_object('service', jsonb_build_object({_SHORT}, 'organization', {_ORGANIZATION})))::json"""
_AT_LOCATIONS = f"""{_PUBLIC}, found as (
    select place.id, lower(service.name) as sort from service join offer_location place on place.offer_id = service.id
    where ($4::text is null or replace(upper(place.postcode), ' ', '') like replace(upper($4), ' ', '') || '%')
    and ($5::uuid is null or service.organization_id = $5)
)""" + _PAGE.format(
    shape=_SHOWN_AT,
    joined="join offer_location place on place.id = numbered.id join service on service.id = place.offer_id",
)
_AT_LOCATION_ONE = f"""{_PUBLIC}
    select json_strip_nulls({_SHOWN_AT})::text from service join offer_location place on place.offer_id = service.id
    where place.id = $2
"""


async def services(connection: Connection, page: int, size: int, asked: Mapping[str, Any], *, minimal: bool) -> str:
    """A page of services that answer to all that is asked, by name."""
    names = (
        "search", "taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after", "minimum_age", "maximum_age",
        "day", "start_time", "end_time",
    )  # fmt: skip
    values = [asked.get(name) for name in names]
    text: str = await connection.fetchval(_MINIMAL if minimal else _LIST, _VOCABULARY, page, size, *values)
    return text


async def organizations(connection: Connection, page: int, size: int) -> str:
    """A page of who gives them, by name."""
    text: str = await connection.fetchval(_ORGANIZATIONS, _VOCABULARY, page, size)
    return text


async def at_locations(connection: Connection, page: int, size: int, asked: Mapping[str, Any]) -> str:
    """A page of where they are given; a postcode, or the beginning of one, as it is written there."""
    given = (asked.get("postcode"), asked.get("organization_id"))
    text: str = await connection.fetchval(_AT_LOCATIONS, _VOCABULARY, page, size, *given)
    return text


ONE = {"services": _ONE, "organizations": _ORGANIZATION_ONE, "service_at_locations": _AT_LOCATION_ONE}


async def one(connection: Connection, kind: str, id: Any) -> str | None:
    """One thing of a kind, or none."""
    text: str | None = await connection.fetchval(ONE[kind], _VOCABULARY, id)
    return text
