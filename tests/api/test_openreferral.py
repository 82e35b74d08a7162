"""The open directory, held to the rules of HSDS-UK-3.0 record by record, and to what must never be in it."""

import re
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from domain.ids import new_id
from domain.need import Need
from domain.offer import Offer, OfferLocation, OfferState, OfferTime, Weekday
from domain.openreferral import TERMS, name_id
from domain.policy import Role
from persistence import demo
from tests.api.support import as_worker, asking, make_authority, offer_facts, running
from tests.conftest import copied

ROOT = "/open-referral"
formats = FormatChecker(())


@formats.checks("uuid", ValueError)
def _uuid(value: Any) -> bool:
    return bool(str(UUID(value)) == value)


@formats.checks("date-time", ValueError)
def _instant(value: Any) -> bool:
    return datetime.fromisoformat(value).tzinfo is not None


@formats.checks("email")
def _email(value: Any) -> bool:
    return re.fullmatch(r"[^@\s]+@[^@\s]+", value) is not None


@formats.checks("uri")
def _uri(value: Any) -> bool:
    return re.fullmatch(r"https?://\S+", value) is not None


# The standard's own rules: what each thing must have, and of what kind a thing is where it is there. More is allowed.
ID, TEXT, NUMBER = {"type": "string", "format": "uuid"}, {"type": "string"}, {"type": "number"}
TERM = {
    "type": "object", "required": ["id", "name", "description"],
    "properties": {
        "id": ID, "name": TEXT, "description": TEXT, "taxonomy": TEXT, "taxonomy_id": ID, "parent_id": ID,
        "term_uri": {"type": "string", "format": "uri"},
    },
}  # fmt: skip
ORGANIZATION = {
    "type": "object", "required": ["id", "name", "description"],
    "properties": {
        "id": ID, "name": TEXT, "description": TEXT, "email": {"type": "string", "format": "email"},
        "website": {"type": "string", "format": "uri"},
    },
}  # fmt: skip
SCHEDULE = {
    "type": "object", "required": ["id"],
    "properties": {
        "id": ID, "freq": {"enum": ["WEEKLY", "MONTHLY"]}, "interval": NUMBER, "byday": TEXT, "opens_at": TEXT,
        "closes_at": TEXT, "description": TEXT,
    },
}  # fmt: skip
ADDRESS = {
    "type": "object",
    "required": ["id", "address_1", "city", "state_province", "postal_code", "country", "address_type"],
    "properties": {"id": ID, "address_type": {"enum": ["physical", "postal", "virtual"]}, "country": {"pattern": "^[A-Z]{2}$"}},
}  # fmt: skip
AT_LOCATION = {
    "type": "object", "required": ["id"],
    "properties": {
        "id": ID, "schedules": {"type": "array", "items": SCHEDULE},
        "location": {
            "type": "object", "required": ["id", "location_type"],
            "properties": {
                "id": ID, "location_type": {"enum": ["physical", "postal", "virtual"]}, "name": TEXT,
                "addresses": {"type": "array", "items": ADDRESS},
            },
        },
    },
}  # fmt: skip


def _items(*required: str, **properties: Any) -> dict[str, Any]:
    one = {"type": "object", "required": ["id", *required], "properties": {"id": ID, **properties}}
    return {"type": "array", "items": one}


SERVICE = {
    "type": "object", "required": ["id", "organization_id", "name", "status"],
    "properties": {
        "id": ID, "organization_id": ID, "name": TEXT, "description": TEXT,
        "status": {"enum": ["active", "inactive", "defunct", "temporarily closed"]},
        "url": {"type": "string", "format": "uri"}, "email": {"type": "string", "format": "email"}, "fees": TEXT,
        "minimum_age": NUMBER, "maximum_age": NUMBER, "assured_date": TEXT, "alert": TEXT,
        "last_modified": {"type": "string", "format": "date-time"}, "organization": ORGANIZATION,
        "schedules": {"type": "array", "items": SCHEDULE},
        "service_at_locations": {"type": "array", "items": AT_LOCATION},
        "service_areas": _items(name=TEXT), "languages": _items(name=TEXT), "cost_options": _items(option=TEXT),
        "phones": _items("number", number=TEXT), "attributes": _items("taxonomy_term", link_id=ID, taxonomy_term=TERM),
    },
}  # fmt: skip
RULES = {
    "services": SERVICE, "organizations": ORGANIZATION, "service_at_locations": AT_LOCATION, "taxonomy_terms": TERM,
    "taxonomies": {"type": "object", "required": ["id", "name", "description"], "properties": {"id": ID}},
}  # fmt: skip
CHECK = {name: Draft202012Validator(rule, format_checker=formats) for name, rule in RULES.items()}
ENVELOPE = {"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"}


def _nothing_empty(value: Any) -> bool:
    """Whether no key has null, "" or [] as its value: the standard leaves such keys out."""
    if isinstance(value, dict):
        return all(each not in (None, "", []) and _nothing_empty(each) for each in value.values())
    return all(map(_nothing_empty, value)) if isinstance(value, list) else True


async def walk(client, kind: str, size: int, **asked: Any) -> list[dict[str, Any]]:
    """Every row of a list, page after page, with the envelope checked on each."""
    rows: list[dict[str, Any]] = []
    page = 1
    while True:
        answer = await client.get(f"{ROOT}/{kind}", params={"page": page, "per_page": size, **asked})
        assert answer.status_code == 200, answer.text
        shown = answer.json()
        assert set(shown) == ENVELOPE
        assert (shown["page_number"], shown["size"]) == (page, len(shown["contents"]))
        assert (shown["first_page"], shown["empty"]) == (page == 1, not shown["contents"])
        assert shown["last_page"] == (page >= shown["total_pages"])
        rows += shown["contents"]
        if shown["last_page"]:
            assert len(rows) == shown["total_items"]
            return rows
        page += 1


def conforms(kind: str, rows: list[dict[str, Any]]) -> None:
    for row in rows:
        assert [error.message for error in CHECK[kind].iter_errors(row)] == [], row["id"]
        assert _nothing_empty(row), row


@pytest.fixture(scope="module")
async def app(server):
    """The demo authority, in a database of its own."""
    async with copied(server) as url:
        await demo.fill(url, 40)
        async with running(url) as started:
            yield started


@pytest.fixture(scope="module")
async def anybody(app):
    return asking(app)


@pytest.fixture(scope="module")
async def authority(app):
    return await make_authority(app.state.pool, "")


async def _enter(authority, **facts: Any) -> Offer:
    async with authority.work() as work:
        offer = Offer.enter(by=work.by, **offer_facts(**facts))
        offer.move(OfferState.OPEN, reason="x", by=work.by)
        await work.offers.add(offer)
    return offer


async def test_it_says_which_standard_it_is(anybody):
    shown = (await anybody.get(f"{ROOT}/")).json()
    assert shown["version"] == "HSDS-UK-3.0"
    assert all(_uri(shown[name]) for name in ("profile", "openapi_url"))
    moved = await anybody.get(ROOT)
    assert (moved.status_code, moved.headers["location"]) == (308, f"{ROOT}/")


@pytest.mark.parametrize("kind", RULES)
async def test_every_record_of_the_demo_authority_conforms_and_is_found_by_its_id(anybody, kind):
    rows = await walk(anybody, kind, 100)
    assert rows
    conforms(kind, rows)
    for row in rows:
        answer = await anybody.get(f"{ROOT}/{kind}/{row['id']}")
        assert answer.json() == row
    assert (await anybody.get(f"{ROOT}/{kind}/{new_id()}")).status_code == 404


async def test_names_make_the_same_ids_here_and_in_the_database(app):
    for name in ("organization:été", "need:parenting", ""):
        assert await app.state.pool.fetchval("select name_id($1)", name) == name_id(name)


async def test_anybody_may_read_it_from_any_page_and_keep_it_for_a_while(anybody):
    answer = await anybody.get(f"{ROOT}/services")
    assert "set-cookie" not in answer.headers
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["cache-control"].startswith("public")
    again = await anybody.get(f"{ROOT}/services", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    for wrong in ("/services?page=0", "/services?per_page=101", "/services?format=xml", f"/services/{new_id()}", "/none",
                  "/service_at_locations?proximity=500", "/services?search=%00"):  # fmt: skip
        refused = await anybody.get(ROOT + wrong)
        assert refused.status_code in (404, 422), wrong
        assert refused.headers["access-control-allow-origin"] == "*", wrong


async def test_what_is_not_for_everybody_is_not_there(app, authority, anybody):
    place = OfferLocation(
        id=new_id(), name="The hall", lines="1 Hall Lane", postcode="B8 1AA", town="Aston", county="X"
    )
    staff = authority.workers[Role.SOCIAL_WORKER]
    shown = await _enter(authority, id=new_id(), name="Zz shown", email=staff.email.upper(), locations=(place,))
    inside = await _enter(authority, id=new_id(), name="Zz inside", public=False)
    refuge = await _enter(authority, id=new_id(), name="Zz refuge", address_secret=True, areas=("B8",))
    paused = await _enter(authority, id=new_id(), name="Zz paused")
    async with authority.work() as work:
        offer = await work.offers.get(paused.id)
        offer.move(OfferState.PAUSED, reason="x", by=work.by)
        await work.offers.save(offer)
    rows = {row["id"]: row for row in await walk(anybody, "services", 100, search="zz")}
    assert set(rows) == {str(shown.id), str(refuge.id)}
    assert "email" not in rows[str(shown.id)], "a worker's own"
    assert "service_at_locations" not in rows[str(refuge.id)]
    address = rows[str(shown.id)]["service_at_locations"][0]["location"]["addresses"][0]
    assert (address["address_1"], address["postal_code"], address["city"]) == ("1 Hall Lane", "B8 1AA", "Aston")
    for hidden in (inside, paused):
        assert (await anybody.get(f"{ROOT}/services/{hidden.id}")).status_code == 404
    whole = str([await walk(anybody, kind, 100) for kind in RULES])
    workers = await app.state.pool.fetch("select email, given, family from worker")
    assert not [each["email"] for each in workers if each["email"] and each["email"] in whole]


async def test_a_secret_address_cannot_be_written_whoever_writes(app, authority):
    offer = await _enter(authority, id=new_id(), name="A safe place", public=False, address_secret=True)
    with pytest.raises(Exception, match="has no location"):
        await app.state.pool.execute(
            "insert into offer_location (id, offer_id, place, name, lines) values ($1, $2, 1, 'x', 'Hidden Lane')",
            new_id(), offer.id,
        )  # fmt: skip
    place = OfferLocation(id=new_id(), name="x", lines="1 Open Lane")
    open_one = await _enter(authority, id=new_id(), name="An open place", public=False, locations=(place,))
    with pytest.raises(Exception, match="has no location"):
        await app.state.pool.execute("update offer set address_secret = true where id = $1", open_one.id)
    keeper = await as_worker(app, authority.workers[Role.ADMINISTRATOR].id)
    assert "Hidden" not in (await keeper.get(f"/api/v1/offers/{offer.id}")).text


async def test_every_parameter_narrows(authority, anybody):
    place = OfferLocation(id=new_id(), name="Qq hall", lines="1 Hall Lane", postcode="ZE1 0AA", opening="Not in August")
    times = (OfferTime(id=new_id(), location_id=place.id, days=(Weekday.TU,), opens_at="10:00", closes_at="14:00"),)
    offer = await _enter(
        authority, id=new_id(), name="Qq narrow", needs=(Need.LOSS,), age_from=5, age_to=11, locations=(place,),
        times=times, areas=("ZE1",), languages=("Shetlandic",), cost="£1", phone="0100",
    )  # fmt: skip
    whole = (await anybody.get(f"{ROOT}/services/{offer.id}")).json()
    conforms("services", [whole])
    at = whole["service_at_locations"][0]
    assert "addresses" not in at["location"], "an address without its town is none"
    assert [each.get("byday") for each in at["schedules"]] == ["TU", None]
    loss = next(str(term.id) for term in TERMS if term.means is Need.LOSS)
    money = next(str(term.id) for term in TERMS if term.means is Need.MONEY)
    asked = (
        ({"taxonomy_term_id": loss}, {"taxonomy_term_id": money}), ({"search": "QQ N"}, {"search": "%q"}),
        ({"organization_id": whole["organization_id"]}, {"organization_id": str(new_id())}),
        ({"taxonomy_id": str(TERMS[0].taxonomy.id)}, {"taxonomy_id": str(new_id())}),
        ({"modified_after": "2020-01-01T00:00:00Z"}, {"modified_after": whole["last_modified"].replace("Z", "999Z")}),
        ({"minimum_age": 11}, {"minimum_age": 12}), ({"maximum_age": 5}, {"maximum_age": 4}),
        ({"day": "TU"}, {"day": "WE"}), ({"start_time": "10:00"}, {"start_time": "09:59"}),
        ({"day": "TU", "end_time": "14:00"}, {"day": "TU", "end_time": "14:01"}),
    )  # fmt: skip
    for narrow, wrong in asked:
        # Others may answer to one question too; only this one has the name.
        both = {"search": "Qq narrow"}
        assert [row["id"] for row in await walk(anybody, "services", 50, **both | narrow)] == [str(offer.id)], narrow
        assert await walk(anybody, "services", 50, **both | wrong) == [], wrong
    brief = await walk(anybody, "services", 50, search="Qq narrow", minimal="true")
    assert set(brief[0]) == {"id", "organization_id", "name", "status", "description", "last_modified"}
    for postcode, found in (("ze1", 1), ("ZE10AA", 1), ("ZE2", 0)):
        assert len(await walk(anybody, "service_at_locations", 50, postcode=postcode)) == found
    assert [row["name"] for row in await walk(anybody, "taxonomy_terms", 50, search="grief")] == ["Loss and grief"]


@pytest.fixture(scope="module")
async def thousand(server):
    """A thousand services, some of the same name, in a database of their own."""
    async with copied(server) as url, running(url) as started:
        await started.state.pool.execute(THOUSAND)
        yield asking(started)


THOUSAND = """
    with made as (select number, gen_random_uuid() as id from generate_series(1, 1000) number),
    kept as (insert into record (id, kind, version, made_by) select id, 'offer', 1, id from made),
    written as (
        insert into ledger (seq, record_id, version, type, recorded_at, occurred_at, actor_id, acting_as, request_id,
            facts, state, shape, digest, hash)
        select 1000000 + number, id, 1, 'offer.entered', now(), now(), id, 'x', id, '{}', '{}', 1, '', '' from made
    )
    insert into offer (id, state, name, organisation, summary, purpose, needs, who_for, stages, areas, languages,
        consent_needed, needs_network, route, how_to_refer, public, address_secret)
    select id, 'open', 'Service ' || number % 300, 'Organisation ' || number % 40, 'x', 'x', '{loss}', '{child}', '{}',
        '{}', '{}', true, false, 'phone', 'x', true, false from made
"""


@pytest.mark.parametrize("size", [1, 7, 100])
async def test_a_thousand_services_are_walked_with_no_gap_and_no_repeat(thousand, size):
    rows = await walk(thousand, "services", size)
    assert len({row["id"] for row in rows}) == len(rows) == 1000
    conforms("services", rows)
    if size == 100:
        assert len(await walk(thousand, "organizations", 7)) == 40
