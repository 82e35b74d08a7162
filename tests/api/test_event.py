"""Significant events over the API: told, three different edits, each with its history."""

from datetime import timedelta

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import event_body, if_match, tell_story, today, version
from tests.api.test_errors import problem


@pytest.fixture(scope="module")
async def story(app, authority):
    return await tell_story(app, authority)


def facts(body, **more):
    return {name: value for name, value in body.items() if name != "id"} | more


async def test_an_event_is_told_and_three_edits_are_three_things(client, story):
    worker = await client(Role.SOCIAL_WORKER)
    yesterday = (today() - timedelta(days=1)).isoformat()
    body = event_body(*story.children, on=yesterday, analysis="They feel safe there.", in_court=True)
    told = await worker.post("/api/v1/events", json=body)
    assert told.status_code == 201
    assert (told.json()["words"], told.json()["in_court"]) == (body["words"], True)
    again = await worker.post("/api/v1/events", json=body)
    assert again.json() == told.json()
    path = f"/api/v1/events/{body['id']}"

    wrong = facts(body, reason="It was the grandmother.", words="They began to sleep at their grandmother’s.")
    corrected = await worker.post(f"{path}/correct", json={
        name: value for name, value in wrong.items() if name not in {"analysis", "in_court"}
    }, headers=if_match(told))  # fmt: skip
    assert corrected.json()["words"] == "They began to sleep at their grandmother’s."
    assert corrected.json()["analysis"] == "They feel safe there."

    more = {
        "id": str(new_id()),
        "on": today().isoformat(),
        "words": "They are home again.",
        "until": today().isoformat(),
    }
    updated = await worker.post(f"{path}/update", json=more, headers=if_match(corrected))
    assert updated.json()["words"] == corrected.json()["words"]
    assert [each["words"] for each in updated.json()["updates"]] == ["They are home again."]

    why = {"analysis": "They know whom to go to.", "in_court": False}
    analysed = await worker.post(f"{path}/analyse", json=why, headers=if_match(updated))
    assert analysed.json()["in_court"] is False

    ended = await worker.post(f"{path}/end", json={"reason": "It was one night."}, headers=if_match(analysed))
    assert ended.json()["ended_because"] == "It was one night."
    problem(await worker.post(f"{path}/end", json={"reason": "x"}, headers=if_match(ended)), 409, "event-ended")

    history = (await worker.get(f"/api/v1/people/{story.children[0]}/history")).json()["items"]
    mine = [row for row in history if row["record_id"] == body["id"]]
    assert [row["type"] for row in mine] == [
        f"event.{verb}" for verb in ("ended", "analysed", "updated", "corrected", "told")
    ]
    assert mine[3]["reason"] == "It was the grandmother."
    assert {"pointer": "/words", "before": body["words"], "after": corrected.json()["words"]} in mine[3]["changes"]


async def test_what_it_was_picked_from_is_about_the_same_people(client, story, authority, app):
    worker = await client(Role.SOCIAL_WORKER)
    person = story.children[0]
    entries = (await worker.get(f"/api/v1/people/{person}/chronology", params={"kinds": "visit"})).json()["items"]
    source = {"record_id": story.visit, "ledger_seq": entries[0]["seq"]}
    other = await tell_story(app, authority, pod=1)
    for wrong in (
        {**source, "ledger_seq": 1}, {**source, "record_id": story.event}, {**source, "record_id": other.visit},
        {**source, "record_id": str(new_id())},
    ):  # fmt: skip
        found = problem(await worker.post("/api/v1/events", json=event_body(person, **wrong)), 422, "unknown-record")
        assert found["errors"][0]["pointer"] == "/record_id"
    problem(await worker.post("/api/v1/events", json=event_body(story.mother, **source)), 422, "unknown-record")
    assert (await worker.post("/api/v1/events", json=event_body(person, **source))).status_code == 201


async def test_two_who_edit_at_once_do_not_overwrite_each_other(client, story):
    worker = await client(Role.SOCIAL_WORKER)
    path = f"/api/v1/events/{story.event}"
    seen = await version(worker, path)
    first = await worker.post(f"{path}/analyse", json={"analysis": "One.", "in_court": False}, headers=seen)
    assert first.status_code == 200
    second = await worker.post(f"{path}/analyse", json={"analysis": "Two.", "in_court": False}, headers=seen)
    assert problem(second, 412, "stale")["current_version"] == 2
