"""Who has been there for a child, and the numbers of a pod and the service for those who may and may not know children."""

import csv
import io
from datetime import timedelta

import pytest

from domain.policy import Role
from tests.api.support import as_worker, if_match, make_authority, running, tell_story, today
from tests.api.test_errors import problem
from tests.conftest import copied

SERVICE = "/api/v1/journeys/continuity"


@pytest.fixture(scope="module")
async def app(server):
    """In a database of its own: everybody in it is counted."""
    async with copied(server) as url, running(url) as started:
        yield started


@pytest.fixture(scope="module")
async def authority(app):
    return await make_authority(app.state.pool, "")


@pytest.fixture(scope="module")
async def story(app, authority):
    return await tell_story(app, authority)


async def client(app, authority, role, *, elsewhere=False):
    staff = authority.elsewhere if elsewhere else authority.workers
    return await as_worker(app, staff[role].id)


async def test_a_child_s_worker_pod_and_visits(app, authority, story):
    keyworker = await client(app, authority, Role.SOCIAL_WORKER)
    answer = await keyworker.get(f"/api/v1/people/{story.children[0]}/continuity")
    assert answer.status_code == 200
    page = answer.json()
    assert [(each["part"], each["until"]) for each in page["workers"] if each["part"] == "keyworker"] == [
        ("keyworker", None)
    ]
    assert (page["workers_ever"], page["workers_in_year"], page["changes_in_year"]) == (1, 1, 0)
    assert (page["known_since"], page["days_known"]) == (today().isoformat(), 0)
    assert [(each["pod_id"], each["since"], each["until"]) for each in page["pods"]] == [
        (str(authority.pods[0].id), today().isoformat(), None)
    ]
    assert page["visits"] == page["in_pod"] >= 1
    before = today() - timedelta(days=1)
    past = (await keyworker.get(f"/api/v1/people/{story.children[0]}/continuity?on={before}")).json()
    assert (past["helped"], past["workers_ever"], past["known_since"]) == ([], 0, None)


async def test_a_day_in_the_future_cannot_be_counted(app, authority, story):
    keyworker = await client(app, authority, Role.SOCIAL_WORKER)
    tomorrow = today() + timedelta(days=1)
    answer = await keyworker.get(f"/api/v1/people/{story.children[0]}/continuity?on={tomorrow}")
    assert problem(answer, 422, "invalid")["errors"][0]["pointer"] == "/on"


async def test_another_pod_s_worker_finds_nothing(app, authority, story):
    stranger = await client(app, authority, Role.SOCIAL_WORKER, elsewhere=True)
    problem(await stranger.get(f"/api/v1/people/{story.children[0]}/continuity"), 404, "not-found")


async def test_whom_a_worker_knows_is_named_only_to_who_knows_them_too(app, authority, story):
    path = f"/api/v1/workers/{authority.workers[Role.SOCIAL_WORKER].id}/continuity"
    colleague = await client(app, authority, Role.SENIOR_SOCIAL_WORKER)
    page = (await colleague.get(path)).json()
    assert page["held"] == len(page["children"]) >= 1
    assert page["children"][0]["since"] == today().isoformat()
    stranger = await client(app, authority, Role.SOCIAL_WORKER, elsewhere=True)
    assert (await stranger.get(path)).json() | {"children": None} == page | {"children": None}
    assert (await stranger.get(path)).json()["children"] == []


async def test_small_numbers_are_for_those_who_know_the_children(app, authority, story):
    head = (await (await client(app, authority, Role.SERVICE_MANAGER)).get(SERVICE)).json()
    assert head["small"] is None
    many = head["numbers"]["children"]
    assert 0 < many < 5
    assert head["numbers"]["workers"] == [many - 1, 1, 0, 0] or head["numbers"]["workers"] == [0, many, 0, 0]
    analyst = await client(app, authority, Role.ANALYST)
    page = (await analyst.get(SERVICE)).json()
    assert page["small"]["below"] == 5
    assert page["numbers"]["children"] is None
    assert set(page["numbers"]["workers"]) == {None}
    assert page["numbers"]["days_median"] is None
    own = f"/api/v1/pods/{authority.pods[0].id}/continuity"
    assert (await analyst.get(own)).json()["numbers"]["children"] is None
    manager = await client(app, authority, Role.POD_MANAGER)
    theirs = (await manager.get(own)).json()
    assert (theirs["small"], theirs["numbers"]["children"]) == (None, many)
    other = await client(app, authority, Role.POD_MANAGER, elsewhere=True)
    assert (await other.get(own)).json()["numbers"]["children"] is None


async def test_numbers_need_a_permission_of_their_own(app, authority, story):
    worker = await client(app, authority, Role.SOCIAL_WORKER)
    for path in (SERVICE, f"{SERVICE}.csv", f"/api/v1/pods/{authority.pods[0].id}/continuity"):
        problem(await worker.get(path), 403, "not-allowed")


async def test_the_table_as_a_file(app, authority, story):
    head = await client(app, authority, Role.SERVICE_MANAGER)
    answer = await head.get(f"{SERVICE}.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    lines = list(csv.DictReader(io.StringIO(answer.text)))
    assert [line["pod"] for line in lines] == ["Everybody", *sorted(pod.name for pod in authority.pods)]
    assert int(lines[0]["children"]) == sum(int(line["children"]) for line in lines[1:])
    analyst = await client(app, authority, Role.ANALYST)
    left_out = next(csv.DictReader(io.StringIO((await analyst.get(f"{SERVICE}.csv")).text)))
    assert (left_out["children"], left_out["three_or_more_workers"]) == ("[c]", "[c]")


async def test_who_stayed_of_the_staff(app, authority, story):
    head = await client(app, authority, Role.SERVICE_MANAGER)
    everybody, holders = (await head.get(SERVICE)).json()["staff"]
    assert (everybody["who"], holders["who"]) == ("all", "holders")
    assert everybody["after"] == everybody["before"] > holders["after"] > 0
    assert (everybody["left"], everybody["turnover"]) == (0, 0.0)
    admin = await client(app, authority, Role.ADMINISTRATOR)
    pod = (await admin.get(f"/api/v1/pods/{authority.pods[1].id}")).json()
    goes = next(each for each in pod["members"] if each["role"] == "senior_social_worker")
    path = f"/api/v1/pods/{authority.pods[1].id}"
    answer = await admin.post(
        f"{path}/members/release", headers=if_match(await admin.get(path)),
        json={"member_id": goes["id"], "until": today().isoformat()},
    )  # fmt: skip
    assert answer.status_code == 200, answer.text
    everybody, holders = (await head.get(SERVICE)).json()["staff"]
    assert (everybody["left"], holders["left"]) == (1, 1)
    assert holders["turnover"] == 1 / holders["average"]
    untouched = (await head.get(f"/api/v1/pods/{authority.pods[0].id}/continuity")).json()["staff"]
    assert [each["left"] for each in untouched] == [0, 0]
