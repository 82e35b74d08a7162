"""Another directory's entries come into the catalogue: looked at first, done once, and nobody's work lost."""

import asyncio
import json
from typing import Any

import pytest

from api import fetching, importing
from api.posting import Refused, Unanswered
from domain.ids import new_id
from domain.policy import Role
from persistence import demo
from tests.api.support import as_worker, asking, if_match, make_authority, offer_body, running
from tests.conftest import copied


@pytest.fixture(scope="module")
async def app(server):
    async with copied(server) as url, running(url) as started:
        yield started


@pytest.fixture(scope="module")
async def authority(app):
    return await make_authority(app.state.pool, "")


@pytest.fixture(scope="module")
async def keeper(app, authority):
    return await as_worker(app, authority.workers[Role.ADMINISTRATOR].id)


@pytest.fixture
async def feed(keeper):
    """A directory that comes as a file."""
    entered = await keeper.post("/api/v1/feeds", json={"id": str(new_id()), "name": "Families' directory"})
    assert entered.status_code == 201, entered.text
    return entered.json()


def service(key: str, **facts: Any) -> dict[str, Any]:
    term = {"id": new_id().hex, "taxonomy_term": {"id": "t1", "name": "Parenting", "description": "x"}}
    return {
        "id": key, "name": f"Service {key}", "status": "active", "description": "Come and play.",
        "organization": {"id": "o", "name": "The hall", "description": "x"}, "attributes": [term],
    } | facts  # fmt: skip


async def looked_at(keeper, feed, *services):
    answer = await keeper.post("/api/v1/feeds/look", json={"feed_id": feed["id"], "services": list(services)})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def taken(keeper, feed, *services, choices=()):
    digest = (await looked_at(keeper, feed, *services))["digest"]
    path = f"/api/v1/feeds/{feed['id']}"
    body = {"digest": digest, "services": list(services), "choices": list(choices)}
    answer = await keeper.post(f"{path}/take", json=body, headers=if_match(await keeper.get(path)))
    assert answer.status_code == 200, answer.text
    return answer


async def said(keeper, feed, answer, **means):
    term = answer.json()["terms"][0]["id"]
    body = {"term_id": term, **means}
    told = await keeper.post(f"/api/v1/feeds/{feed['id']}/terms", json=body, headers=if_match(answer))
    assert told.status_code == 200, told.text


async def test_terms_are_kept_then_said_then_entries_come_and_the_second_time_changes_nothing(keeper, feed):
    first = await looked_at(keeper, feed, service("a"), service("b"))
    assert (first["refused"], first["new"]) == (2, 0)
    assert first["unsaid"] == [{"name": "Parenting", "taxonomy": None, "entries": 2}]
    kept = await taken(keeper, feed, service("a"), service("b"))
    assert (len(kept.json()["terms"]), kept.json()["runs"]) == (1, [])
    await said(keeper, feed, kept, need="parenting")

    done = (await taken(keeper, feed, service("a"), service("b"))).json()
    assert [(run["listed"], run["new"], run["refused"]) for run in done["runs"]] == [(2, 2, 0)]
    again = await taken(keeper, feed, service("b"), service("a"))
    assert again.json()["version"] == done["version"]
    listed = [each for each in (await keeper.get("/api/v1/offers")).json()["items"] if each["name"] == "Service a"]
    assert [(each["state"], each["public"]) for each in listed] == [("open", False)]
    card = next(each for each in (await keeper.get("/api/v1/feeds")).json()["items"] if each["id"] == feed["id"])
    assert (card["offers"], card["terms"], card["unsaid"]) == (2, 1, 0)

    # One is listed no longer, one is called otherwise here and there, and somebody chooses.
    offer = (await keeper.get(f"/api/v1/offers/{listed[0]['id']}")).json()
    body = offer_body(name="Our name", needs=["parenting"])
    path = f"/api/v1/offers/{offer['id']}"
    amended = await keeper.post(f"{path}/amend", json=body, headers={"If-Match": f'"{offer["version"]}"'})
    assert amended.status_code == 200, amended.text
    assert amended.json()["feed_key"] == "a", "where it came from is not lost by putting it right"
    theirs = service("a", name="Their name")
    shown = await looked_at(keeper, feed, theirs)
    assert {line["kind"] for line in shown["lines"]} == {"changed", "gone"}
    assert shown["differing"] == 1
    choice = {"offer_id": offer["id"], "field": "name", "theirs": True}
    run = (await taken(keeper, feed, theirs, choices=[choice])).json()["runs"][-1]
    assert (run["changed"], run["gone"]) == (1, 1)
    assert (await keeper.get(path)).json()["name"] == "Their name"
    states = {each["name"]: each["state"] for each in (await keeper.get("/api/v1/offers")).json()["items"]}
    assert states["Service b"] == "paused"
    assert (await taken(keeper, feed, theirs)).json()["runs"][-1] == run


async def test_only_what_was_looked_at_is_done(keeper, feed):
    path = f"/api/v1/feeds/{feed['id']}"
    digest = (await looked_at(keeper, feed, service("c")))["digest"]
    body = {"digest": digest, "services": [service("c"), service("d")]}
    answer = await keeper.post(f"{path}/take", json=body, headers=if_match(await keeper.get(path)))
    assert (answer.status_code, answer.json()["code"]) == (409, "list-changed")


async def test_only_who_keeps_the_catalogue_may(app, authority, keeper, feed):
    keyworker = await as_worker(app, authority.workers[Role.SOCIAL_WORKER].id)
    assert (await keyworker.get("/api/v1/feeds")).status_code == 403
    refused = await keyworker.post("/api/v1/feeds/look", json={"feed_id": feed["id"], "services": []})
    assert refused.status_code == 403
    missing = await keeper.post("/api/v1/feeds/look", json={"feed_id": feed["id"]})
    assert (missing.status_code, missing.json()["errors"][0]["pointer"]) == (422, "/services")


async def test_an_address_is_named_once(keeper):
    url = "https://directory.example/open-referral"
    first = await keeper.post("/api/v1/feeds", json={"id": str(new_id()), "name": "One", "url": url})
    again = await keeper.post("/api/v1/feeds", json={"id": str(new_id()), "name": "Two", "url": url})
    assert (first.status_code, again.status_code) == (201, 409)


async def test_a_private_address_is_never_asked(keeper):
    for url in ("https://127.0.0.1/open-referral", "https://localhost:1/", "http://203.0.113.5/", "https://[::1]/"):
        entered = await keeper.post("/api/v1/feeds", json={"id": str(new_id()), "name": url, "url": url})
        assert entered.status_code == 201, entered.text
        looked = await keeper.post("/api/v1/feeds/look", json={"feed_id": entered.json()["id"]})
        assert looked.status_code == 422
        assert "could not be read" in looked.json()["errors"][0]["detail"]


def page(body: bytes, status: bytes = b"200 OK") -> bytes:
    return b"HTTP/1.0 " + status + b"\r\nContent-Type: application/json\r\n\r\n" + body


async def served(answers: dict[str, bytes]):
    """A directory on this machine, and what it was asked."""
    asked: list[str] = []

    async def answer(reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        path = head.split(" ")[1]
        asked.append(path)
        number = path.split("page=")[1].split("&")[0]
        writer.write(answers.get(number, page(b"", b"404 Not found")))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    return server, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/open", asked


async def test_a_directory_is_read_to_its_last_page(monkeypatch):
    pages = {str(n): page(json.dumps({"total_pages": 2, "contents": [{"id": str(n)}]}).encode()) for n in (1, 2, 3)}
    server, url, asked = await served(pages)
    async with server:
        assert await fetching.fetch(f"{url}/services", local=True) == [{"id": "1"}, {"id": "2"}]
        assert [each.split("&")[0] for each in asked] == ["/open/services?page=1", "/open/services?page=2"]
        with pytest.raises(Refused):
            await fetching.fetch(url)
        monkeypatch.setattr(fetching, "LARGEST", 40)
        with pytest.raises(Refused, match="larger"):
            await fetching.fetch(url, local=True)


@pytest.mark.parametrize(
    ("answer", "error", "says"),
    [
        (page(b"", b"302 Found"), Unanswered, "302"), (page(b"<html>"), Unanswered, "cannot|can be read"),
        (page(b'{"contents": 7}'), Refused, "no list"), (b"", Unanswered, "can be read"),
    ],
)  # fmt: skip
async def test_what_is_no_directory_is_said_to_be_none(answer, error, says):
    server, url, _ = await served({"1": answer})
    async with server:
        with pytest.raises(error, match=says):
            await fetching.fetch(url, local=True)


async def test_our_own_directory_comes_into_an_empty_catalogue_from_the_terminal(server, tmp_path):
    async with copied(server) as full:
        await demo.fill(full, 20)
        async with running(full) as started:
            listed = (await asking(started).get("/open-referral/services?per_page=100")).json()
    assert listed["total_pages"] == 1
    file = tmp_path / "services.json"
    file.write_text(json.dumps(listed))
    async with copied(server) as empty, running(empty) as app:

        async def run(**facts: Any) -> str:
            return (await importing.run(empty, str(file), "Ours", app.state.clock(), **facts))[-1]

        total = listed["total_items"]
        assert await run() == f"{total} listed: {total} new. Nothing has been changed: --take does it."
        assert await app.state.pool.fetchval("select count(*) from offer") == 0
        assert await run(take=True) == f"{total} listed: {total} new. This is done."
        before = await app.state.pool.fetchval("select count(*) from ledger")
        assert await run(take=True) == f"{total} listed: {total} as it was. This is done."
        assert await app.state.pool.fetchval("select count(*) from ledger") == before
        kept = await app.state.pool.fetch("select name, needs, age_from, areas, languages, phone from offer")
        for row, one in zip(sorted(kept), sorted(listed["contents"], key=lambda each: each["name"]), strict=True):
            assert (row["name"], row["phone"]) == (one["name"], one.get("phones", [{"number": None}])[0]["number"])
            assert list(row["areas"]) == [each["name"] for each in one.get("service_areas", [])]
            terms = {each["taxonomy_term"]["name"] for each in one["attributes"]}
            assert len(row["needs"]) <= len(terms)
