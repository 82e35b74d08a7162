"""Every error is a problem document that says what to do and gives nothing away; each is held to the contract too."""

import asyncio
from typing import Any

import pytest

from api.middleware import BODY_LIMIT
from api.problems import TITLES
from domain.ids import new_id
from domain.policy import Role
from persistence import embedded, migrate
from tests.api.support import as_worker, asking, contact_body, if_match, make_authority, running, tell_story, visit_body


def problem(answer, status, code):
    """The problem document in an answer, which is the one expected."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (told["status"], told["code"]) == (status, code), told
    assert told["type"] in {f"/problems/{name}" for name in TITLES}
    assert told["instance"] == f"urn:uuid:{answer.headers['x-request-id']}"
    assert told["detail"]
    return told


@pytest.fixture(scope="module")
async def story(app, authority):
    return await tell_story(app, authority)


async def test_nobody_signed_in(app, story):
    nobody = asking(app)
    told = problem(await nobody.get(f"/api/v1/people/{story.children[0]}"), 401, "not-signed-in")
    assert told["errors"] == []
    answer = await nobody.get("/api/v1/workers", headers={"Authorization": "Bearer nonsense"})
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    problem(answer, 401, "not-signed-in")
    for garbage in ("", "Basic Zm9vOmJhcg==", "Bearer", "Bearer \x7f", "x" * 5000):
        problem(await nobody.get("/api/v1/workers", headers={"Authorization": garbage}), 401, "not-signed-in")
    nobody.cookies.set("__Host-kith", "no such session", domain="kith.test")
    problem(await nobody.get("/api/v1/workers"), 401, "not-signed-in")


async def test_a_role_that_may_not(client, story):
    analyst = await client(Role.ANALYST)
    problem(await analyst.get(f"/api/v1/people/{story.children[0]}"), 403, "not-allowed")
    problem(await analyst.get(f"/api/v1/people/{new_id()}"), 403, "not-allowed")


async def test_out_of_reach_is_told_like_not_existing(app, authority, story):
    stranger = await as_worker(app, authority.elsewhere[Role.SOCIAL_WORKER].id)
    for path in (
        "/api/v1/people/{}", "/api/v1/people/{}/overview", "/api/v1/people/{}/chronology", "/api/v1/people/{}/visits",
        "/api/v1/people/{}/history", "/api/v1/people/{}/viewings", "/api/v1/people/{}/as-known?on=2024-01-01",
    ):  # fmt: skip
        there = problem(await stranger.get(path.format(story.children[0])), 404, "not-found")
        nowhere = problem(await stranger.get(path.format(new_id())), 404, "not-found")
        assert there | {"instance": ""} == nowhere | {"instance": ""}
    for path, id in (("visits", story.visit), ("journeys", story.journey), ("families", story.family)):
        there = problem(await stranger.get(f"/api/v1/{path}/{id}"), 404, "not-found")
        nowhere = problem(await stranger.get(f"/api/v1/{path}/{new_id()}"), 404, "not-found")
        assert there | {"instance": ""} == nowhere | {"instance": ""}
    # Nor does a version, right or wrong, give away that there is something.
    for tag in ('"1"', '"99"'):
        asked: dict[str, Any] = {"json": {"own_words": "x"}, "headers": {"If-Match": tag}}
        there = problem(await stranger.post(f"/api/v1/people/{story.children[0]}/describe", **asked), 404, "not-found")
        nowhere = problem(await stranger.post(f"/api/v1/people/{new_id()}/describe", **asked), 404, "not-found")
        assert there | {"instance": ""} == nowhere | {"instance": ""}


async def test_no_such_address_and_no_such_method(client):
    worker = await client(Role.SOCIAL_WORKER)
    for path in ("/api/v1/nothing", "/api/", "/api/v2/people", "/api/v1/people/x/y/z"):
        problem(await worker.get(path), 404, "not-found")
    answer = await worker.delete(f"/api/v1/people/{new_id()}")
    assert "GET" in answer.headers["Allow"]
    problem(answer, 405, "method-not-allowed")
    problem(await worker.put("/api/v1/visits", json={}), 405, "method-not-allowed")
    for id in ("not-an-id", "1", "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1", "%00", "%F0%9F%98%80"):
        problem(await worker.get(f"/api/v1/people/{id}"), 404, "not-found")


async def test_a_body_that_cannot_be_read(client):
    worker = await client(Role.SOCIAL_WORKER)
    for content in (b"", b"{", b"\xff\xfe", b'{"a": }', b"NaN", b'"', b"\x00"):
        answer = await worker.post("/api/v1/visits", content=content, headers={"Content-Type": "application/json"})
        assert answer.status_code in (400, 422), content
        problem(answer, answer.status_code, {400: "malformed", 422: "invalid"}[answer.status_code])
    for content in (b"[]", b"1", b'"text"', b"null", b"true"):
        answer = await worker.post("/api/v1/visits", content=content, headers={"Content-Type": "application/json"})
        problem(answer, 422, "invalid")
    answer = await worker.post("/api/v1/visits", content=b"purpose=x", headers={"Content-Type": "text/plain"})
    problem(answer, 422, "invalid")


async def test_a_body_that_is_too_large(client):
    worker = await client(Role.SOCIAL_WORKER)
    answer = await worker.post("/api/v1/visits", content=b"[" + b" " * BODY_LIMIT + b"]")
    problem(answer, 413, "too-large")


async def test_a_change_must_say_which_version_was_seen(client, story):
    worker = await client(Role.SOCIAL_WORKER)
    path = f"/api/v1/people/{story.children[0]}"
    body = {"own_words": str(new_id())}
    problem(await worker.post(f"{path}/describe", json=body), 428, "precondition-required")
    seen = await worker.get(path)
    now = int(seen.headers["ETag"].strip('"'))
    for tag in (f'"{now + 1}"', '"0"', '"999999999"'):
        told = problem(await worker.post(f"{path}/describe", json=body, headers={"If-Match": tag}), 412, "stale")
        assert told["current_version"] == now
    for garbage in ("", "*", "seven", '"-1"', '"1', '"1", "2"', '"1.0"', "1e3", '"' + "9" * 400 + '"', "W/7", 'w/"7"'):
        problem(await worker.post(f"{path}/describe", json=body, headers={"If-Match": garbage}), 412, "stale")
    changed = await worker.post(f"{path}/describe", json=body, headers=if_match(seen))
    assert changed.headers["ETag"] == f'"{now + 1}"'
    told = problem(await worker.post(f"{path}/describe", json=body, headers=if_match(seen)), 412, "stale")
    assert told["current_version"] == now + 1
    told = problem(await worker.post(f"{path}/describe", json=body, headers=if_match(changed)), 409, "nothing-changed")
    assert told["type"] == "/problems/rule-broken"


async def test_the_same_creation_again_is_answered_as_the_first_time(client, story):
    worker = await client(Role.SOCIAL_WORKER)
    visit = visit_body(story.children[0])
    first = await worker.post("/api/v1/visits", json=visit)
    backwards = dict(reversed(visit.items()))  # the order of keys says nothing
    amended = await worker.post(
        f"/api/v1/visits/{visit['id']}/amend",
        json={name: value for name, value in visit.items() if name != "id"} | {"account": "Another account."},
        headers=if_match(first),
    )
    assert amended.status_code == 200, amended.text
    for body in (visit, backwards):
        again = await worker.post("/api/v1/visits", json=body)
        assert (again.status_code, again.headers["ETag"], again.content) == (201, '"1"', first.content)
    problem(await worker.post("/api/v1/visits", json=visit | {"account": "Other."}), 409, "duplicate")
    # Somebody else's id, and an id of another kind of record, are no more than taken.
    manager = await client(Role.POD_MANAGER)
    problem(await manager.post("/api/v1/visits", json=visit), 409, "duplicate")
    problem(await worker.post("/api/v1/visits", json=visit | {"id": story.children[0]}), 409, "duplicate")


async def test_an_idempotency_key_stands_for_an_id(client):
    school = await client(Role.AGENCY)
    body = {name: value for name, value in contact_body().items() if name != "id"}
    key = {"Idempotency-Key": str(new_id())}
    first = await school.post("/api/v1/contacts", json=body, headers=key)
    assert first.status_code == 201
    again = await school.post("/api/v1/contacts", json=body, headers=key)
    assert again.content == first.content
    problem(await school.post("/api/v1/contacts", json=body | {"worry": "Other."}, headers=key), 409, "duplicate")
    # The people named have ids, so the same worry without a key is not taken for a new one.
    problem(await school.post("/api/v1/contacts", json=body), 409, "duplicate")


async def test_ids_inside_a_body_are_each_used_once(client, story, authority):
    worker, school = await client(Role.SOCIAL_WORKER), await client(Role.AGENCY)
    named = {"id": str(new_id()), "is_child": True, "given": "Bo"}
    told = problem(await school.post("/api/v1/contacts", json=contact_body(named, named)), 422, "invalid")
    assert told["errors"][0]["pointer"] == "/people"
    promise = {"id": str(new_id()), "words": "A book."}
    visit = visit_body(story.children[0], promises=[promise, promise])
    assert (await worker.post("/api/v1/visits", json=visit)).status_code in (409, 422)
    # An id inside that another record uses is refused, and the other record keeps what it has.
    first = visit_body(story.children[0], promises=[promise])
    assert (await worker.post("/api/v1/visits", json=first)).status_code == 201
    other = visit_body(story.children[0], promises=[promise | {"words": "Taken."}])
    problem(await worker.post("/api/v1/visits", json=other), 409, "duplicate")
    kept = await worker.get(f"/api/v1/visits/{first['id']}")
    assert [each["words"] for each in kept.json()["promises"]] == ["A book."]
    problem(await worker.get(f"/api/v1/visits/{other['id']}"), 404, "not-found")


async def test_a_record_that_is_named_must_be_there(client, story):
    worker, front = await client(Role.SOCIAL_WORKER), await client(Role.FRONT_DOOR_MANAGER)
    told = problem(
        await worker.post("/api/v1/visits", json=visit_body(story.children[0], worker_id=str(new_id()))),
        422,
        "unknown-record",
    )
    assert told["errors"][0]["pointer"] == "/worker_id"
    problem(await worker.post("/api/v1/visits", json=visit_body(new_id())), 404, "not-found")
    path = f"/api/v1/journeys/{story.journey}"
    asked = {"worker_id": str(new_id()), "part": "co_worker", "since": "2024-01-01", "reason": "OTHERS"}
    answer = await front.post(f"{path}/allocate", json=asked, headers=if_match(await front.get(path)))
    problem(answer, 404, "not-found")


async def test_a_database_that_has_gone(folder):
    """What is in hand fails politely while the database is away, and works again when it is back: no restart."""
    database = await asyncio.to_thread(embedded.start, folder, durable=False)
    await asyncio.to_thread(migrate.upgrade, database.dsn)
    async with running(database.dsn) as app:
        there = await make_authority(app.state.pool, database.dsn)
        worker = await as_worker(app, there.workers[Role.SOCIAL_WORKER].id)
        assert (await worker.get("/readyz")).status_code == 200
        await asyncio.to_thread(database.stop)
        for _ in range(3):
            problem(await worker.get("/api/v1/workers"), 503, "unavailable")
            problem(await worker.post("/api/v1/visits", json=visit_body(new_id())), 503, "unavailable")
        problem(await worker.get("/readyz"), 503, "unavailable")
        assert (await worker.get("/healthz")).status_code == 200
        database = await asyncio.to_thread(embedded.start, folder, durable=False)
        assert (await worker.get("/api/v1/workers")).status_code == 200
        assert (await worker.get("/readyz")).status_code == 200
    database.stop()
