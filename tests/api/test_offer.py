"""The catalogue, which help fits a child, and a referral to a service from the asking to what came of it."""

import pytest

from domain.ids import new_id
from domain.offers_shipped import SHIPPED
from domain.policy import Role
from tests.api.support import (
    as_worker,
    if_match,
    make_authority,
    offer_body,
    running,
    tell_story,
    today,
    uptake_body,
)
from tests.conftest import copied


@pytest.fixture(scope="module")
async def app(server):
    """In a database of its own: the figures count everybody's referrals."""
    async with copied(server) as url, running(url) as started:
        yield started


@pytest.fixture(scope="module")
async def authority(app):
    return await make_authority(app.state.pool, "")


@pytest.fixture
async def story(app, authority):
    return await tell_story(app, authority)


@pytest.fixture
async def keeper(app, authority):
    return await as_worker(app, authority.workers[Role.ADMINISTRATOR].id)


@pytest.fixture
async def keyworker(app, authority):
    return await as_worker(app, authority.workers[Role.SOCIAL_WORKER].id)


async def opened(keeper, **facts):
    entered = await keeper.post("/api/v1/offers", json=offer_body(id=str(new_id()), **facts))
    assert entered.status_code == 201, entered.text
    path = f"/api/v1/offers/{entered.json()['id']}"
    moved = await keeper.post(f"{path}/move", json={"state": "open", "reason": "Ready"}, headers=if_match(entered))
    assert moved.status_code == 200, moved.text
    return moved.json()["id"], moved


async def test_a_shipped_service_is_adopted_once_as_a_draft(keeper, keyworker):
    listed = (await keeper.get("/api/v1/offers/shipped")).json()["items"]
    assert {each["code"] for each in listed} == {each.code for each in SHIPPED}
    body = {"id": str(new_id()), "code": "fgc", "organisation": "Our service", "how_to_refer": "Ask here."}
    assert (await keyworker.post("/api/v1/offers/adopted", json=body)).status_code == 403
    adopted = await keeper.post("/api/v1/offers/adopted", json=body)
    assert (adopted.status_code, adopted.json()["state"], adopted.json()["needs_network"]) == (201, "draft", True)
    again = await keeper.post("/api/v1/offers/adopted", json=body | {"id": str(new_id())})
    assert again.status_code == 409
    unknown = await keeper.post("/api/v1/offers/adopted", json=body | {"id": str(new_id()), "code": "x"})
    assert unknown.json()["errors"][0]["pointer"] == "/code"


async def test_workers_check_room_and_leave_tips(keeper, keyworker):
    id, answer = await opened(keeper, name="Tea and talk")
    path = f"/api/v1/offers/{id}"
    check = {"id": str(new_id()), "on": today().isoformat(), "source": "I rang", "free": 2, "wait_days": 14}
    answer = await keyworker.post(f"{path}/checks", json=check, headers=if_match(answer))
    assert answer.status_code == 200, answer.text
    tip = {"id": str(new_id()), "words": "Ask for Ana."}
    answer = await keyworker.post(f"{path}/tips", json=tip, headers=if_match(answer))
    shown = next(each for each in (await keyworker.get("/api/v1/offers")).json()["items"] if each["id"] == id)
    assert (shown["wait_days"], shown["checked_days"], shown["tips"]) == (14, 0, ["Ask for Ana."])
    assert (
        await keyworker.post(f"{path}/tips/take-back", json={"tip_id": tip["id"]}, headers=if_match(answer))
    ).status_code == 200


async def test_a_secret_address_is_written_nowhere(keeper, keyworker, story):
    place = {"id": str(new_id()), "name": "The house", "lines": "1 Hidden Lane", "postcode": "B99 9ZZ"}
    body = offer_body(id=str(new_id()), name="A safe house", address_secret=True, locations=[place])
    refused = await keeper.post("/api/v1/offers", json=body)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/locations")
    id, _ = await opened(keeper, name="A safe house", address_secret=True)
    for path in ("/api/v1/offers", f"/api/v1/people/{story.children[0]}/offers", f"/api/v1/offers/{id}"):
        answer = await keyworker.get(path)
        assert id in answer.text
        assert "Hidden" not in answer.text


async def test_help_is_matched_asked_for_accepted_begun_and_ended(keeper, keyworker, authority, story):
    child = story.children[0]
    id, moved = await opened(keeper, name="Saturday club", age_from=0, age_to=17)
    await keyworker.post(
        f"/api/v1/offers/{id}/checks", headers=if_match(moved),
        json={"id": str(new_id()), "on": today().isoformat(), "source": "x", "wait_days": 0},
    )  # fmt: skip
    page = (await keyworker.get(f"/api/v1/people/{child}/offers?need=loneliness")).json()
    match = next(each for each in page["matches"] if each["offer"]["id"] == id)
    assert (match["fit"], match["met"]) == ("fits", ["loneliness"])
    assert {each["about"] for each in match["reasons"]} == {"needs", "age", "room"}
    assert child in {each["id"] for each in page["people"]}

    body = uptake_body(id, child)
    asked = await keyworker.post("/api/v1/uptakes", json=body)
    assert asked.status_code == 201, asked.text
    assert (await keyworker.post("/api/v1/uptakes", json=body)).json() == asked.json(), "sent twice, made once"
    path, day = f"/api/v1/uptakes/{body['id']}", today().isoformat()
    pod = f"/api/v1/pods/{authority.pods[0].id}/uptakes"
    waiting = next(each for each in (await keyworker.get(pod)).json()["items"] if each["id"] == body["id"])
    assert (waiting["state"], waiting["quiet_days"], waiting["mine"]) == ("asked", 0, True)
    last = asked
    for verb, more in (
        ("news", {}), ("answer", {"state": "accepted"}), ("start", {"distance_from": 3}),
        ("end", {"came": "as_hoped", "worker_words": "She laughs", "family_words": "I have friends", "distance_to": 8}),
    ):  # fmt: skip
        sent = {"id": str(new_id()), "on": day, "words": "They rang", **more}
        last = await keyworker.post(f"{path}/{verb}", json=sent, headers=if_match(last))
        assert last.status_code == 200, last.text
    page = (await keyworker.get(f"/api/v1/people/{child}/offers")).json()
    ended = next(each for each in page["uptakes"] if each["id"] == body["id"])
    assert (ended["state"], ended["family_words"], ended["sent"]) == ("ended", "I have friends", body["sent"])
    assert body["id"] not in {each["id"] for each in (await keyworker.get(pod)).json()["items"]}


async def test_a_parent_has_a_referral_of_their_own_and_it_shows_beside_the_child(keeper, keyworker, story):
    id, _ = await opened(keeper, name="Breaking the Cycle", who_for=["parent"])
    body = uptake_body(id, story.mother, who_for="parent")
    assert (await keyworker.post("/api/v1/uptakes", json=body)).status_code == 201
    page = (await keyworker.get(f"/api/v1/people/{story.children[0]}/offers")).json()
    shown = next(each for each in page["uptakes"] if each["id"] == body["id"])
    assert [each["id"] for each in shown["people"]] == [story.mother]


async def test_agreement_is_asked_for_and_strangers_see_nothing(app, authority, keeper, keyworker, story):
    id, _ = await opened(keeper, name="By agreement")
    refused = await keyworker.post("/api/v1/uptakes", json=uptake_body(id, story.children[0], consents=[]))
    assert refused.json()["errors"][0]["pointer"] == "/consents"
    body = uptake_body(id, story.children[0])
    assert (await keyworker.post("/api/v1/uptakes", json=body)).status_code == 201
    stranger = await as_worker(app, authority.workers[Role.ANALYST].id)
    assert (await stranger.get(f"/api/v1/uptakes/{body['id']}")).status_code == 403
    outsider = await as_worker(app, authority.workers[Role.SURVIVOR_WORKER].id)
    assert (await outsider.get(f"/api/v1/uptakes/{body['id']}")).status_code == 404
    assert (await outsider.post("/api/v1/uptakes", json=uptake_body(id, story.children[0]))).status_code == 404


async def test_the_report_counts_and_hides_small_numbers(keeper, keyworker, story):
    few, _ = await opened(keeper, name="Asked twice")
    many, _ = await opened(keeper, name="Asked often")
    for offer in (few, few, many, many, many, many, many):
        assert (await keyworker.post("/api/v1/uptakes", json=uptake_body(offer, story.children[0]))).status_code == 201
    span = {"since": "2020-01-01", "until": "2199-01-01"}
    report = (await keeper.get("/api/v1/offers/report", params=span)).json()
    counted = {each["id"]: each for each in report["offers"]}
    assert (counted[few]["asked"], counted[many]["asked"], counted[many]["ended"]) == (None, 5, 0)
    assert {each["need"] for each in report["needs"]} >= {"loneliness", "housing"}
    wrong = await keeper.get("/api/v1/offers/report", params={"since": "2026-02-01", "until": "2026-01-01"})
    assert wrong.json()["errors"][0]["pointer"] == "/until"
    assert (await keyworker.get("/api/v1/offers/report", params=span)).status_code == 403
