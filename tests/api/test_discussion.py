"""Group supervision over the API: a meeting from its agenda to its end, and many hands in one discussion."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import as_worker, if_match, risk_body, tell_story, today, version
from tests.api.test_errors import problem

NEW = {"If-Match": '"0"'}


@pytest.fixture
async def story(app, authority):
    return await tell_story(app, authority)


def meeting(authority, **facts):
    return {"id": str(new_id()), "pod_id": str(authority.pods[0].id), "on": today().isoformat()} | facts


async def opened(authority, manager, *children):
    body = meeting(authority)
    planned = await manager.post("/api/v1/supervisions", json=body)
    items = [{"id": str(new_id()), "child_id": child, "reasons": ["due"]} for child in children]
    answer = await manager.post(
        f"/api/v1/supervisions/{body['id']}/open", json={"people": [], "items": items}, headers=if_match(planned)
    )
    assert answer.status_code == 200, answer.text
    return f"/api/v1/supervisions/{body['id']}"


async def begun(authority, manager, *children):
    path = await opened(authority, manager, *children)
    body = {"id": str(new_id()), "supervision_id": path.rsplit("/", 1)[1], "child_ids": list(children)}
    answer = await manager.post("/api/v1/discussions", json=body)
    assert answer.status_code == 201, answer.text
    again = await manager.post("/api/v1/discussions", json=body)
    assert (again.status_code, again.json()["id"]) == (201, body["id"]), "sent again it is answered as the first time"
    return path, f"/api/v1/discussions/{body['id']}"


def part(kind, words, **facts):
    return {"id": str(new_id()), "kind": kind, "words": words} | facts


async def test_two_write_at_once_in_different_parts_and_both_are_kept(authority, client, story):
    manager, worker = await client(Role.POD_MANAGER), await client(Role.SOCIAL_WORKER)
    _, path = await begun(authority, manager, story.children[0])
    bodies = [part("strengths", "Nan comes daily."), part("worries", "He is tired."), part("hypotheses", "He waits up."),
              part("update", "Dad came.", discipline="substance_misuse")]  # fmt: skip
    answers = await asyncio.gather(*(
        who.post(f"{path}/write", json=body, headers=NEW)
        for who, body in zip([manager, worker, manager, worker], bodies, strict=True)
    ))  # fmt: skip
    assert [answer.status_code for answer in answers] == [200] * 4
    kept = {each["kind"]: each for each in (await manager.get(path)).json()["parts"]}
    assert {kind: each["words"] for kind, each in kept.items()} == {body["kind"]: body["words"] for body in bodies}
    assert all(each["version"] == 1 for each in kept.values())


async def test_two_write_at_once_in_the_same_part_and_the_second_is_told(authority, client, story):
    manager, worker = await client(Role.POD_MANAGER), await client(Role.SOCIAL_WORKER)
    _, path = await begun(authority, manager, story.children[0])
    answers = await asyncio.gather(*(
        who.post(f"{path}/write", json=part("worries", words), headers=NEW)
        for who, words in ((manager, "He is tired."), (worker, "He is hungry."))
    ))  # fmt: skip
    assert sorted(answer.status_code for answer in answers) == [200, 412]
    refused = next(answer for answer in answers if answer.status_code == 412)
    assert problem(refused, 412, "stale")["current_version"] == 1
    # Both texts are there for who comes second: theirs, and the one that was kept.
    (kept,) = (await worker.get(path)).json()["parts"]
    assert kept["words"] in {"He is tired.", "He is hungry."}
    both = await worker.post(f"{path}/write", json=part("worries", "Tired and hungry."), headers={"If-Match": '"1"'})
    assert [each["words"] for each in both.json()["parts"]] == ["Tired and hungry."]
    # A connection that broke after it was kept: the same again is no conflict.
    again = await worker.post(f"{path}/write", json=part("worries", "Tired and hungry."), headers={"If-Match": '"1"'})
    assert (again.status_code, again.json()["version"]) == (200, both.json()["version"])


async def test_two_begin_at_once_and_there_is_one_discussion(authority, client, story):
    manager, worker = await client(Role.POD_MANAGER), await client(Role.SOCIAL_WORKER)
    path = await opened(authority, manager, *story.children)
    body = {"supervision_id": path.rsplit("/", 1)[1], "child_ids": story.children[:1]}
    answers = await asyncio.gather(*(
        who.post("/api/v1/discussions", json=body | {"id": str(new_id())}) for who in (manager, worker)
    ))  # fmt: skip
    assert sorted(answer.status_code for answer in answers) == [201, 409]
    problem(next(each for each in answers if each.status_code == 409), 409, "begun-already")
    shown = (await worker.get(f"{path}/shown")).json()
    assert [each["child_ids"] for each in shown["discussions"]] == [story.children[:1]]


async def test_a_meeting_from_its_agenda_to_its_end(app, authority, client, story):
    manager, worker = await client(Role.POD_MANAGER), await client(Role.SOCIAL_WORKER)
    child, sister = story.children
    pod = f"/api/v1/pods/{authority.pods[0].id}/supervision"
    asked = {"id": str(new_id()), "child_ids": [child], "because": "He told me about the nights."}
    assert (await worker.post("/api/v1/discussions/asked", json=asked)).status_code == 201
    assert (await worker.post("/api/v1/risks/ratings", json=risk_body(child, domain="gangs"))).status_code == 201
    before = (await worker.get(pod)).json()
    row = next(each for each in before["children"] if each["child_id"] == child)
    assert row["rank"] == 1
    assert {"risk", "asked"} <= {reason["why"] for reason in row["reasons"]}
    assert next(each for each in row["reasons"] if each["why"] == "asked")["words"] == asked["because"]

    path = await opened(authority, manager, child)
    talk = f"/api/v1/discussions/{asked['id']}"
    taken = await worker.post(
        f"{talk}/take-up", json={"supervision_id": path.rsplit("/", 1)[1], "child_ids": [child]},
        headers=await version(worker, talk),
    )  # fmt: skip
    assert taken.status_code == 200, taken.text
    problem(await manager.post(f"{path}/close", headers=await version(manager, path)), 409, "undecided")
    problem(await manager.post(f"{talk}/conclude", json={}, headers=NEW), 422, "invalid")
    kind = {"decision": "We ask Nan to stay on Fridays.", "reason": "It is what he asked for."}
    for each, words in kind.items():
        assert (await worker.post(f"{talk}/write", json=part(each, words), headers=NEW)).status_code == 200
    mine = authority.workers[Role.SOCIAL_WORKER]
    action = {
        "id": str(new_id()), "words": "Ring Nan", "owner_id": str(mine.id), "owner_name": "Ama",
        "by_when": (today() - timedelta(days=1)).isoformat(),
    }  # fmt: skip
    assert (await manager.post(f"{talk}/actions", json=action, headers=NEW)).status_code == 200
    # Who does not lead does not conclude, and nobody concludes on a decision that they have not seen.
    seen = {"If-Match": '"1"'}
    problem(await worker.post(f"{talk}/conclude", json={}, headers=seen), 403, "not-allowed")
    problem(await manager.post(f"{talk}/conclude", json={}, headers=NEW), 412, "stale")
    next_by = (today() + timedelta(days=14)).isoformat()
    concluded = await manager.post(f"{talk}/conclude", json={"next_by": next_by}, headers=seen)
    assert concluded.status_code == 200, concluded.text
    assert concluded.json()["accountable_id"] == str(authority.workers[Role.POD_MANAGER].id)
    closed = await manager.post(f"{path}/close", headers=await version(manager, path))
    assert closed.json()["state"] == "closed"

    # The child is discussed, and not on the agenda for it any more; what was agreed is on the owner's list.
    after = (await worker.get(pod)).json()
    row = next(each for each in after["children"] if each["child_id"] == child)
    assert (row["last_on"], row["come_back_by"], row["last_decision"]) == (str(today()), next_by, kind["decision"])
    assert {"asked", "due", "first"}.isdisjoint(reason["why"] for reason in row["reasons"])
    assert "undone" in {reason["why"] for reason in row["reasons"]}
    assert after["discussed"] == before["discussed"] + 1
    assert after["meetings"][0]["discussed"] == 1
    agreed = (await worker.get("/api/v1/discussions/agreed")).json()["items"]
    todo = next(each for each in agreed if each["id"] == action["id"])
    assert [each["id"] for each in todo["children"]] == [child]
    done = {"action_id": action["id"], "on": today().isoformat(), "outcome": "She will."}
    answer = await worker.post(f"{talk}/actions/do", json=done, headers={"If-Match": f'"{todo["version"]}"'})
    assert answer.status_code == 200, answer.text
    agreed = (await worker.get("/api/v1/discussions/agreed")).json()["items"]
    assert action["id"] not in {each["id"] for each in agreed}

    # It is on the child's own record, not on the sister's.
    (told,) = (await worker.get(f"/api/v1/people/{child}/discussions")).json()["items"]
    assert {each["kind"]: each["words"] for each in told["parts"]} == kind
    assert told["actions"][0]["outcome"] == "She will."
    assert (await worker.get(f"/api/v1/people/{sister}/discussions")).json()["items"] == []
    later = (today() + timedelta(days=7)).isoformat()
    changed = (await worker.get(f"/api/v1/people/{child}/changed", params={"on": later})).json()
    assert changed["last"]["decision"] == kind["decision"]
    assert changed["own_words"]["words"] == "I like it."

    # A month later, the interval has passed: they drift, and the numbers say so.
    then = (today() + timedelta(days=29)).isoformat()
    rows = (await manager.get("/api/v1/supervisions/drift", params={"on": then})).json()["items"]
    assert [row["days"] for row in rows] == sorted((row["days"] for row in rows), reverse=True)
    assert child in {row["child_id"] for row in rows} or len(rows) == 50
    covered = (await manager.get("/api/v1/supervisions/coverage")).json()["pods"]
    own = next(each for each in covered if each["pod_id"] == str(authority.pods[0].id))
    assert (own["open"], own["discussed"]) == (after["open"], after["discussed"])
    past = (await manager.get("/api/v1/supervisions/coverage", params={"on": then})).json()["pods"]
    assert next(each for each in past if each["pod_id"] == str(authority.pods[0].id))["discussed"] == 0


async def test_what_is_particular_to_one_child_is_not_on_the_record_of_the_other(app, authority, client, story):
    manager = await client(Role.POD_MANAGER)
    first, second = story.children
    _, path = await begun(authority, manager, first, second)
    for child, words in ((first, "He needs sleep."), (second, "She needs a friend.")):
        body = part("meaning", words, child_id=child)
        assert (await manager.post(f"{path}/write", json=body, headers=NEW)).status_code == 200
    await manager.post(f"{path}/write", json=part("worries", "The heating."), headers=NEW)
    (told,) = (await manager.get(f"/api/v1/people/{first}/discussions")).json()["items"]
    assert {each["words"] for each in told["parts"]} == {"He needs sleep.", "The heating."}
    assert [each["id"] for each in told["together"]] == [second]


async def test_who_follows_is_told_only_what_is_new_and_only_that_is_a_look(app, authority, client, story, pool):
    manager = await client(Role.POD_MANAGER)
    _, path = await begun(authority, manager, story.children[0])
    first = await manager.get(f"{path}/followed")
    assert (first.json()["version"], first.json()["discussion"]["version"]) == (1, 1)
    again = await manager.get(f"{path}/followed", params={"after": 1})
    assert again.json() == {"version": 1, "discussion": None}
    looks = "select count(*) from viewing where request_id = $1"
    assert await pool.fetchval(looks, UUID(first.headers["x-request-id"])) == 1
    assert await pool.fetchval(looks, UUID(again.headers["x-request-id"])) == 0
    stranger = await as_worker(app, authority.elsewhere[Role.SOCIAL_WORKER].id)
    problem(await stranger.get(f"{path}/followed"), 404, "not-found")


async def test_a_senior_leads_what_they_plan_and_a_worker_does_not(authority, client, story):
    senior, worker = await client(Role.SENIOR_SOCIAL_WORKER), await client(Role.SOCIAL_WORKER)
    problem(await worker.post("/api/v1/supervisions", json=meeting(authority)), 422, "invalid")
    elsewhere = meeting(authority, pod_id=str(authority.pods[1].id))
    problem(await senior.post("/api/v1/supervisions", json=elsewhere), 404, "not-found")
    manager = authority.workers[Role.POD_MANAGER].id
    problem(
        await senior.post("/api/v1/supervisions", json=meeting(authority, leader_id=str(manager))), 403, "not-allowed"
    )
    planned = await senior.post("/api/v1/supervisions", json=meeting(authority))
    assert planned.status_code == 201, planned.text
    path = f"/api/v1/supervisions/{planned.json()['id']}"
    problem(await worker.post(f"{path}/cancel", json={"reason": "x"}, headers=if_match(planned)), 403, "not-allowed")
    assert (await senior.post(f"{path}/cancel", json={"reason": "x"}, headers=if_match(planned))).status_code == 200


async def test_a_meeting_that_is_not_under_way_begins_nothing(authority, client, story):
    manager = await client(Role.POD_MANAGER)
    body = meeting(authority)
    await manager.post("/api/v1/supervisions", json=body)
    talk = {"id": str(new_id()), "supervision_id": body["id"], "child_ids": story.children[:1]}
    problem(await manager.post("/api/v1/discussions", json=talk), 409, "not-open")


async def test_a_sealed_child_is_named_on_no_agenda(authority, client, story, pool):
    manager = await client(Role.POD_MANAGER)
    path, _ = await begun(authority, manager, story.children[0])
    await pool.execute(
        "update record set sealed = true where id in (select record_id from record_subject where person_id = $1)",
        UUID(story.children[0]),
    )
    shown = (await manager.get(f"{path}/shown")).json()
    assert (shown["items"], shown["discussions"]) == ([], [])
