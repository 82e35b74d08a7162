"""How often a partner's program may ask, and how an operation is announced that goes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import httpx
import pytest
from fastapi import FastAPI

from api import problems, rate
from api.deps import Read, guarded
from api.json import JSON
from api.middleware import Surround
from api.openapi import SCOPES, contract
from api.retiring import Retiring, headers
from api.route import Route
from domain.policy import GRANTS, Permission, Role
from tests.api.support import as_agency, running

ALLOWED = 3
LATER = count(5, 5)


@pytest.fixture
async def own(database_url, authority):
    """A server of the test's own whose programs may ask three times a minute, and the clock it goes by."""
    async with running(database_url) as app:
        # A minute that no other test's requests are counted in.
        moment = [app.state.clock().replace(second=30, microsecond=0) + timedelta(minutes=next(LATER))]
        app.state.clock = lambda: moment[0]
        app.state.settings = replace(app.state.settings, agency_requests=ALLOWED, public_requests=ALLOWED)
        yield app, moment


async def test_every_answer_says_what_is_left_and_one_too_many_is_refused(own, authority):
    app, moment = own
    client = await as_agency(app, authority.agencies[1][1])
    left = []
    for _ in range(ALLOWED):
        answer = await client.get("/api/v1/changes")
        assert answer.status_code == 200
        assert answer.headers["RateLimit-Policy"] == '"minute";q=3;w=60'
        left.append(answer.headers["RateLimit"])
    assert left == ['"minute";r=2;t=30', '"minute";r=1;t=30', '"minute";r=0;t=30']
    refused = await client.get("/api/v1/changes")
    assert (refused.status_code, refused.json()["code"]) == (429, "too-many")
    assert refused.headers["Retry-After"] == "30"
    assert refused.headers["RateLimit"] == '"minute";r=0;t=30'
    assert "3 times" in refused.json()["detail"]
    moment[0] += timedelta(seconds=30)
    again = await client.get("/api/v1/changes")
    assert (again.status_code, again.headers["RateLimit"]) == (200, '"minute";r=2;t=60')


async def test_the_open_directory_is_read_as_often_by_each_address(own):
    app, moment = own

    def visitor(address: str) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.ASGITransport(app, client=(address, 1)), base_url="https://kith.test")

    async with visitor("192.0.2.1") as one, visitor("192.0.2.2") as other:
        answers = [await one.get("/open-referral/services") for _ in range(ALLOWED)]
        assert {answer.status_code for answer in answers} == {200}
        assert answers[-1].headers["RateLimit"] == '"minute";r=0;t=30'
        refused = await one.get("/open-referral/")
        assert (refused.status_code, refused.json()["code"], refused.headers["Retry-After"]) == (429, "too-many", "30")
        assert (await other.get("/open-referral/")).status_code == 200
        moment[0] += timedelta(seconds=30)
        assert (await one.get("/open-referral/")).headers["RateLimit"] == '"minute";r=2;t=60'


def test_addresses_beyond_the_most_are_counted_as_one(monkeypatch):
    monkeypatch.setattr(rate, "MOST", 2)
    strangers, minute = rate.Strangers(), datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    assert [strangers.used(source, minute) for source in "aabbcd"] == [1, 2, 1, 2, 1, 2]
    assert strangers.used("c", minute + timedelta(minutes=1)) == 1


async def test_two_servers_count_together_and_each_program_by_itself(own, authority, database_url):
    app, _ = own
    one = await as_agency(app, authority.agencies[0][1])
    async with running(database_url) as second:
        second.state.clock = app.state.clock
        second.state.settings = app.state.settings
        two = await as_agency(second, authority.agencies[0][1])
        answers = [await client.get("/api/v1/changes") for client in (one, two, one, two)]
        other = await (await as_agency(second, authority.agencies[1][1])).get("/api/v1/changes")
    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    assert other.status_code == 200


async def test_staff_are_not_counted(client):
    staff = await client(Role.SOCIAL_WORKER)
    assert "RateLimit" not in (await staff.get("/api/v1/pods")).headers


def test_a_token_can_be_for_what_agencies_are_granted_and_nothing_else():
    assert set(SCOPES) == {permission.value for permission in GRANTS[Role.AGENCY]}
    for path in contract()["paths"].values():
        for operation in path.values():
            tokens = [each["token"] for each in operation["security"] if "token" in each]
            assert tokens == ([[operation["x-permission"]]] if operation["x-permission"] in SCOPES else [])
            assert ("429" in operation["responses"]) >= bool(tokens)


async def test_an_operation_that_goes_is_announced_in_the_contract_and_in_every_answer(app):
    retiring = Retiring(since=date(2027, 1, 4), until=date(2028, 1, 5), instead="https://kith.example/docs/api#pods")
    old = FastAPI()
    old.router.route_class = Route

    @old.get("/api/v1/old", **guarded(Permission.POD_READ, retiring=retiring))
    async def _(_: Read) -> JSON:
        return JSON({})

    old.state = app.state
    assert old.openapi()["paths"]["/api/v1/old"]["get"]["deprecated"] is True
    problems.install(old)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(Surround(old)), base_url="http://kith.test") as nobody:
        shown = await nobody.get("/api/v1/old")
    assert shown.status_code == 401
    assert shown.headers["Deprecation"] == f"@{int(datetime(2027, 1, 4, tzinfo=UTC).timestamp())}"
    assert shown.headers["Sunset"] == "Wed, 05 Jan 2028 00:00:00 GMT"
    assert shown.headers["Link"] == '<https://kith.example/docs/api#pods>; rel="deprecation"; type="text/html"'
    with pytest.raises(ValueError, match="a year"):
        headers(Retiring(since=date(2027, 1, 4), until=date(2027, 6, 1), instead=""))
