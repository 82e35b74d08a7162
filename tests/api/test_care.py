"""A child's care through the API: looked after, moved, reviewed, missing and back, and kept in touch with."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.care import Keeper, fill
from tests.api.support import episode_body, tell_story, today


def ago(days: int) -> str:
    return (today() - timedelta(days=days)).isoformat()


@pytest.fixture
async def story(app, authority):
    return await tell_story(app, authority, in_care=True)


@pytest.fixture
async def manager(client, story):
    return Keeper(await client(Role.POD_MANAGER), story.care)


async def page(keeper: Keeper, story) -> dict[str, Any]:
    answer = await keeper.client.get(f"/api/v1/people/{story.children[0]}/care")
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


async def test_a_childs_care_is_told_from_the_beginning_to_the_end(manager, story):
    await fill(manager, story)
    await manager.does("periods/end", {"until": ago(0), "reason_ended": "E4A", "why": "Home again."})
    touch = {
        "id": str(new_id()),
        "on": ago(0),
        "in_touch": "YES",
        "activity": "F2",
        "accommodation": "B1",
        "how": "Met",
    }
    kept = await manager.does("touches", touch)
    assert [each["reason_ended"] for each in kept["episodes"]] == ["X1", "X1", "E4A"]
    assert len({each["period_id"] for each in kept["episodes"]}) == 1
    assert kept["missing"][0]["told"] == "I wanted to see my dad."
    assert kept["touches"][0]["accommodation"] == "B1"
    story_told = (await manager.client.get(f"/api/v1/people/{story.children[0]}/chronology")).json()["items"]
    assert {"care.begun", "care.started", "care.changed", "care.reviewed", "care.interview_held", "care.ended"} <= {
        row["type"] for row in story_told
    }


async def test_the_page_shows_homes_as_one_timeline_and_what_follows_in_law(manager, story):
    await fill(manager, story)
    person = f"/api/v1/people/{story.children[0]}"
    version = (await manager.client.get(person)).headers["ETag"]
    address = {"id": str(new_id()), "use": "home", "lines": "4 Alder Row", "since": ago(900), "keep_from": [story.mother],
               "keep_from_reason": "He is afraid."}  # fmt: skip
    moved = await manager.client.post(f"{person}/addresses", json=address, headers={"If-Match": version})
    assert moved.status_code == 200, moved.text
    shown = await page(manager, story)
    homes = [(home["source"], home["since"], home["until"], home["words"], home["code"]) for home in shown["homes"]]
    # Three episodes are two homes: the care order changed the law and not the home.
    assert homes == [
        ("placement", ago(40), None, "With Ola Finch", "U4"),
        ("address", ago(900), None, "4 Alder Row", None),
        ("placement", ago(100), ago(40), "With Bea Marsh in Quay Street", "U6"),
        ("stay", ago(130), ago(100), "With his godparents", "kin_informal"),
    ]
    assert [home["keep_secret"] for home in shown["homes"]] == [False, True, False, False]
    assert shown["people"] == [{"id": story.mother, "name": "Mia Oké"}]
    assert [(period["since"], period["until"]) for period in shown["periods"]] == [(ago(100), None)]
    assert shown["standing"] == {
        "category": None, "days_from_14": 0, "visit_rule": "meant_to_last", "lasts_until": None,
    }  # fmt: skip
    assert shown["care"]["version"] == (await manager.client.get(f"/api/v1/care/{story.care}")).json()["version"]


async def test_the_page_of_a_child_without_a_record_shows_where_they_live(client, story):
    keyworker = await client(Role.SOCIAL_WORKER)
    shown = (await keyworker.get(f"/api/v1/people/{story.children[1]}/care")).json()
    assert (shown["care"], shown["standing"], shown["homes"], shown["periods"]) == (None, None, [], [])
    assert (await keyworker.get(f"/api/v1/people/{new_id()}/care")).status_code == 404


async def test_a_child_has_one_record_of_care(manager, story):
    again = {"id": str(new_id()), "child_id": story.children[0]}
    answer = await manager.client.post("/api/v1/care", json=again)
    assert (answer.status_code, answer.json()["code"]) == (409, "duplicate")
    first = {"id": str(new_id()), "child_id": story.children[1]}
    made = [await manager.client.post("/api/v1/care", json=first) for _ in range(2)]
    assert [each.status_code for each in made] == [201, 201]
    assert made[0].json() == made[1].json()


async def test_a_worker_records_and_a_manager_decides(client, manager, story):
    keyworker = Keeper(await client(Role.SOCIAL_WORKER), story.care)
    body = {"id": str(new_id()), "child_id": story.children[1], "first": episode_body()}
    answer = await keyworker.client.post("/api/v1/care", json=body)
    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")
    order = {"id": str(new_id()), "kind": "care", "since": ago(3)}
    assert (await keyworker.tries("orders", order)).status_code == 403
    await manager.does("orders", order)
    await keyworker.does("health", {"id": str(new_id()), "kind": "dental", "on": ago(1)})


@pytest.mark.parametrize(
    ("path", "body", "status", "at"),
    [
        ("periods", episode_body(), 409, "looked-after"),
        ("periods/end", {"until": ago(100), "reason_ended": "E4A", "why": "x"}, 422, "/since"),
        ("periods/end", {"until": ago(1), "reason_ended": "X1", "why": "x"}, 422, "/reason_ended"),
        ("episodes", {"legal_status": "V2", "placement": "P1", "provider": "PR0", "home_words": "With mum", "why": "x",
                      "episode_id": str(new_id()), "since": ago(1), "reason_new": "P", "reason_place_change": "CARPL"},
         422, "/legal_status"),
        ("episodes", {"legal_status": "H5"}, 422, "/legal_status"),
        ("health", {"id": str(new_id()), "kind": "sdq", "on": ago(1), "score": 41}, 422, "/score"),
        ("health", {"id": str(new_id()), "kind": "sdq", "on": ago(1), "score": "7"}, 422, "/score"),
        ("missing", {"id": str(new_id()), "kind": "M", "since": "2199-01-01T00:00:00Z"}, 422, "/since"),
        ("interviews/offer", {"missing_id": str(new_id()), "on": ago(0)}, 409, "part-unknown"),
        ("reviews", {"id": str(new_id()), "held_on": ago(101), "participation": "PN1", "chair_name": "x",
                     "decisions": "x"}, 422, "/held_on"),
        ("reviews", {"id": str(new_id()), "held_on": ago(1), "participation": "PN0", "chair_name": "x",
                     "decisions": "x"}, 422, "/participation"),
    ],
)  # fmt: skip
async def test_what_cannot_be_is_refused_with_its_field(manager, story, path, body, status, at):
    answer = await manager.tries(path, body)
    assert answer.status_code == status, answer.text
    problem = answer.json()
    assert at in ({problem["code"]} if status == 409 else {each["pointer"] for each in problem["errors"]})
    assert (await manager.client.get(f"/api/v1/care/{story.care}")).json()["version"] == 2


async def test_two_at_once_do_not_overwrite_each_other(manager):
    seen = await manager.seen()
    body = {"id": str(new_id()), "kind": "M", "since": datetime.now(UTC).isoformat()}
    first = await manager.client.post(f"{manager.path}/missing", json=body, headers=seen)
    second = await manager.client.post(f"{manager.path}/health", json={**body, "kind": "dental"}, headers=seen)
    assert first.status_code == 200
    assert second.status_code in {412, 422}
    assert (await manager.client.post(f"{manager.path}/missing", json=body)).status_code == 428


async def test_a_child_in_our_care_is_not_at_home_until_they_live_with_their_parents(manager, story):
    person = f"/api/v1/people/{story.children[0]}"

    async def home() -> list[bool]:
        shown = (await manager.client.get(f"{person}/overview")).json()["families"][0]["members"]
        around = (await manager.client.get(f"{person}/network")).json()["families"][0]["members"]
        return [row["at_home"] for row in (*shown, *around) if row["person_id"] == story.children[0]]

    assert await home() == [False, False]
    moved = {
        "episode_id": str(new_id()), "since": ago(0), "legal_status": "C2", "placement": "P1", "provider": "PR0",
        "home_words": "At home with Mum", "why": "A trial at home.", "reason_new": "B",
        "reason_place_change": "CARPL", "with_parents_basis": "care_order",
    }  # fmt: skip
    await manager.does("episodes", moved)
    assert await home() == [True, True]


async def test_what_was_recorded_wrongly_is_put_right_with_a_reason(manager, story):
    await fill(manager, story)
    care = (await manager.client.get(manager.path)).json()
    order, review, gone = care["orders"][0], care["reviews"][0], care["missing"][0]
    fixed = await manager.does("orders/correct", {**order, "court": "High Court", "reason": "It was the High Court."})
    assert fixed["orders"][0]["court"] == "High Court"
    fixed = await manager.does("reviews/correct", {**review, "decisions": "Stay, and see Dad.", "reason": "Dad too."})
    assert fixed["reviews"][0]["decisions"] == "Stay, and see Dad."
    told = {name: gone[name] for name in ("id", "since", "until", "found_where", "words")}
    fixed = await manager.does("missing/correct", {**told, "kind": "A", "reason": "We knew where he was."})
    assert fixed["missing"][0] == {**gone, "kind": "A"}
    answer = await manager.tries("orders/correct", {**order, "court": "High Court", "reason": "Again."})
    assert (answer.status_code, answer.json()["code"]) == (409, "nothing-changed")
    rows = (await manager.client.get(f"/api/v1/people/{story.children[0]}/chronology")).json()["items"]
    assert "We knew where he was." in {row["reason"] for row in rows if row["type"] == "care.part_corrected"}


async def test_the_way_to_a_home_for_good_is_told_step_by_step(manager, story):
    def step(**facts: Any) -> dict[str, Any]:
        return {"id": str(new_id()), "on": ago(2), **facts}

    match = step(kind="matched", adopters="FF", adopters_law="L12")
    early = await manager.tries("steps", match)
    assert (early.status_code, early.json()["code"]) == (409, "step-order")
    await manager.does("steps", step(kind="had_before", before="P2", before_where="SCO", before_when="zz/zz/2019"))
    await manager.does("steps", step(kind="to_be_placed"))
    unfit = await manager.tries("steps", {**match, "adopters_law": "L0"})
    assert (unfit.status_code, unfit.json()["errors"][0]["pointer"]) == (422, "/adopters_law")
    await manager.does("steps", match)
    shown = (await page(manager, story))["care"]["steps"]
    assert [(each["kind"], each["adopters"]) for each in shown] == [
        ("had_before", None),
        ("to_be_placed", None),
        ("matched", "FF"),
    ]
