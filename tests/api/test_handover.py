"""Hand-overs, wishes for another worker, absence and cover, and giving a child to somebody who holds enough."""

from datetime import timedelta
from typing import Any

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import (
    as_worker,
    if_match,
    make_authority,
    running,
    tell_story,
    today,
    version,
    visit_body,
    worker,
)
from tests.conftest import copied

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
async def app(server):
    """In a database of its own: what these workers hold and who covers them is nobody else's."""
    async with copied(server) as url, running(url) as started:
        yield started


@pytest.fixture(scope="module")
async def authority(app):
    return await make_authority(app.state.pool, "")


@pytest.fixture
async def story(app, authority):
    return await tell_story(app, authority)


@pytest.fixture
async def manager(app, authority):
    return await as_worker(app, authority.workers[Role.POD_MANAGER].id)


@pytest.fixture
async def keyworker(app, authority):
    return await as_worker(app, authority.workers[Role.SOCIAL_WORKER].id)


def handover_body(authority, story, **facts: Any) -> dict[str, Any]:
    usual = {
        "id": str(new_id()), "from_worker_id": str(authority.workers[Role.SOCIAL_WORKER].id),
        "to_worker_id": str(authority.workers[Role.SENIOR_SOCIAL_WORKER].id), "reason": "LEFTRL",
        "why": "Ama moves away.", "planned_for": today().isoformat(), "child_ids": [story.children[0]],
    }  # fmt: skip
    return usual | facts


async def _page(client, story):
    answer = await client.get(f"/api/v1/people/{story.children[0]}/handovers")
    assert answer.status_code == 200, answer.text
    return answer.json()


# --- hand-over ---------------------------------------------------------------------------------------------------


async def test_a_hand_over_from_plan_to_the_next_keyworker(authority, story, manager, keyworker):
    body = handover_body(authority, story)
    planned = await manager.post("/api/v1/handovers", json=body)
    assert planned.status_code == 201, planned.text
    again = await manager.post("/api/v1/handovers", json=body)
    assert again.json() == planned.json()
    path = f"/api/v1/handovers/{body['id']}"
    promised = {"id": str(new_id()), "words": "Ring on Sunday.", "child_id": story.children[0]}
    together = visit_body(story.children[0], joint_worker_id=body["to_worker_id"], promises=[promised])
    assert (await keyworker.post("/api/v1/visits", json=together)).status_code == 201
    prepared = await keyworker.post(
        f"{path}/prepare", headers=if_match(planned),
        json={
            "note_for_next": "He hates the phone.", "planned_for": body["planned_for"], "carried": [promised["id"]],
            "children": [{"child_id": story.children[0], "own_words": "Is she nice?"}],
        },
    )  # fmt: skip
    assert prepared.status_code == 200, prepared.text
    page = (await _page(keyworker, story))["handovers"][0]
    assert page["missing"] == ["joint_visit", "goodbye", "hello"]
    assert page["children"][0]["own_words"] == "Is she nice?"
    assert [(each["words"], each["carried"]) for each in page["promises"]] == [("Ring on Sunday.", True)]
    assert [each["id"] for each in page["visits_together"]] == [together["id"]]
    met = await keyworker.post(f"{path}/meet", json={"visit_id": together["id"]}, headers=if_match(prepared))
    said = {"on": today().isoformat(), "how": "We had cake."}
    goodbye = await keyworker.post(f"{path}/goodbye", json=said, headers=if_match(met))
    early = await manager.post(f"{path}/finish", json={"on": said["on"]}, headers=if_match(goodbye))
    assert (early.status_code, early.json()["errors"][0]["pointer"]) == (422, "/left_out")
    hello = await keyworker.post(f"{path}/hello", json=said, headers=if_match(goodbye))
    done = await manager.post(f"{path}/finish", json={"on": said["on"]}, headers=if_match(hello))
    assert (done.status_code, done.json()["state"]) == (200, "done"), done.text
    page = await _page(manager, story)
    assert page["keyworker"]["id"] == body["to_worker_id"]
    journey = (await manager.get(f"/api/v1/journeys/{story.journey}")).json()
    assert [(each["reason"], each["words"]) for each in journey["allocations"]][-1] == ("LEFTRL", "Ama moves away.")


async def test_a_visit_alone_is_no_meeting_of_the_two(authority, story, manager):
    body = handover_body(authority, story)
    planned = await manager.post("/api/v1/handovers", json=body)
    met = await manager.post(
        f"/api/v1/handovers/{body['id']}/meet", json={"visit_id": story.visit}, headers=if_match(planned)
    )
    assert (met.status_code, met.json()["errors"][0]["pointer"]) == (422, "/visit_id")


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"from_worker_id": Role.SENIOR_SOCIAL_WORKER}, "/child_ids/0"),
        ({"to_worker_id": Role.POD_MANAGER}, "/to_worker_id"),
    ],
)
async def test_a_hand_over_is_from_who_works_with_the_child_to_who_may(authority, story, manager, facts, pointer):
    body = handover_body(authority, story, **{name: str(authority.workers[role].id) for name, role in facts.items()})
    answer = await manager.post("/api/v1/handovers", json=body)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)


async def test_the_manager_decides_and_nobody_outside_sees(app, authority, story, manager, keyworker):
    body = handover_body(authority, story)
    assert (await keyworker.post("/api/v1/handovers", json=body)).status_code == 403
    assert (await manager.post("/api/v1/handovers", json=body)).status_code == 201
    stranger = await as_worker(app, authority.elsewhere[Role.SOCIAL_WORKER].id)
    assert (await stranger.get(f"/api/v1/handovers/{body['id']}")).status_code == 404
    assert (await stranger.get(f"/api/v1/people/{story.children[0]}/handovers")).status_code == 404


async def test_a_change_in_an_emergency_shows_what_is_missing_and_can_be_made_good(authority, story, manager):
    senior = str(authority.workers[Role.SENIOR_SOCIAL_WORKER].id)
    path = f"/api/v1/journeys/{story.journey}"
    given = {"worker_id": senior, "part": "keyworker", "since": today().isoformat(), "reason": "ABSENC"}
    assert (await manager.post(f"{path}/allocate", json=given, headers=await version(manager, path))).status_code == 200
    board = f"/api/v1/pods/{authority.pods[0].id}/board"
    found = (await manager.get(board)).json()
    assert story.children[0] in {each["id"] for each in found["without_handover"]}
    body = handover_body(authority, story)
    assert (await manager.post("/api/v1/handovers", json=body)).status_code == 201
    found = (await manager.get(board)).json()
    assert story.children[0] not in {each["id"] for each in found["without_handover"]}
    assert body["id"] in {each["id"] for each in found["handovers"]}


# --- wishes ------------------------------------------------------------------------------------------------------


async def test_a_wish_is_asked_answered_and_told(app, authority, story, manager, keyworker):
    body = {
        "id": str(new_id()), "child_id": story.children[0], "asked_by": "child", "asked_on": today().isoformat(),
        "about_worker_id": str(authority.workers[Role.SOCIAL_WORKER].id), "words": "She never rings.",
    }  # fmt: skip
    asked = await keyworker.post("/api/v1/wishes", json=body)
    assert asked.status_code == 201, asked.text
    path, board = f"/api/v1/wishes/{body['id']}", f"/api/v1/pods/{authority.pods[0].id}/board"
    assert body["id"] in {each["id"] for each in (await keyworker.get(board)).json()["wishes"]}
    reply = {"answer": "yes", "reason": "You are right."}
    assert (await keyworker.post(f"{path}/answer", json=reply, headers=if_match(asked))).status_code == 403
    answered = await manager.post(f"{path}/answer", json=reply, headers=if_match(asked))
    assert answered.status_code == 200, answered.text
    told = await keyworker.post(
        f"{path}/tell", json={"on": today().isoformat(), "how": "On a walk."}, headers=if_match(answered)
    )
    assert told.status_code == 200, told.text
    assert body["id"] not in {each["id"] for each in (await keyworker.get(board)).json()["wishes"]}
    assert (await _page(keyworker, story))["wishes"][0]["told_how"] == "On a walk."
    stranger = await as_worker(app, authority.elsewhere[Role.SOCIAL_WORKER].id)
    assert (await stranger.get(path)).status_code == 404


# --- away, and who covers ----------------------------------------------------------------------------------------


async def _away(client, worker_id, **facts: Any):
    body = {
        "id": str(new_id()), "worker_id": str(worker_id), "absence_kind": "sickness",
        "since": (today() - DAY).isoformat(), "until": (today() + 10 * DAY).isoformat(),
    } | facts  # fmt: skip
    answer = await client.post("/api/v1/absences", json=body)
    assert answer.status_code == 201, answer.text
    return body["id"], answer


async def _covers(client, absence, answer, worker_id, since, until, child_id=None):
    body = {
        "id": str(new_id()), "worker_id": str(worker_id), "since": since.isoformat(), "until": until.isoformat(),
        "child_id": child_id,
    }  # fmt: skip
    return await client.post(f"/api/v1/absences/{absence}/cover", json=body, headers=if_match(answer))


@pytest.mark.parametrize(("since", "until", "open_"), [(-1, 3, 200), (1, 3, 404), (-1, 0, 404)])
async def test_cover_opens_the_childs_record_while_it_lasts(app, authority, story, manager, since, until, open_):
    absent, covering = authority.workers[Role.SOCIAL_WORKER], authority.elsewhere[Role.SOCIAL_WORKER]
    cover = await as_worker(app, covering.id)
    path = f"/api/v1/people/{story.children[0]}/overview"
    assert (await cover.get(path)).status_code == 404
    absence, begun = await _away(manager, absent.id)
    set_ = await _covers(manager, absence, begun, covering.id, today() + since * DAY, today() + until * DAY)
    assert set_.status_code == 200, set_.text
    found = await cover.get(path)
    assert found.status_code == open_
    page = await _page(manager, story)
    assert page["keyworker"]["id"] == str(absent.id), "cover is no change of worker"
    assert [each["worker_id"] for each in page["cover"]] == ([str(covering.id)] if open_ == 200 else [])
    if open_ == 200:
        assert found.json()["ground"] == "cover"
        back = {"cover_id": set_.json()["covers"][0]["id"], "until": today().isoformat()}
        ended = await manager.post(f"/api/v1/absences/{absence}/uncover", json=back, headers=if_match(set_))
        assert ended.status_code == 200, ended.text
        assert (await cover.get(path)).status_code == 404


async def test_cover_for_one_child_opens_that_one_only(app, authority, manager):
    one, other = await tell_story(app, authority), await tell_story(app, authority)
    covering = authority.elsewhere[Role.FAMILY_SUPPORT_WORKER]
    absence, begun = await _away(manager, authority.workers[Role.SOCIAL_WORKER].id)
    given = await _covers(manager, absence, begun, covering.id, today(), today() + DAY, one.children[0])
    assert given.status_code == 200, given.text
    cover = await as_worker(app, covering.id)
    assert (await cover.get(f"/api/v1/people/{one.children[0]}/overview")).status_code == 200
    assert (await cover.get(f"/api/v1/people/{other.children[0]}/overview")).status_code == 404


async def test_why_somebody_is_away_is_for_them_and_their_manager(app, authority, manager, keyworker):
    absence, _ = await _away(manager, authority.workers[Role.SOCIAL_WORKER].id)
    path, board = f"/api/v1/absences/{absence}", f"/api/v1/pods/{authority.pods[0].id}/board"
    colleague = await as_worker(app, authority.workers[Role.SENIOR_SOCIAL_WORKER].id)
    other_manager = await as_worker(app, authority.elsewhere[Role.POD_MANAGER].id)
    front = await as_worker(app, authority.workers[Role.FRONT_DOOR_MANAGER].id)
    for client, status in ((manager, 200), (keyworker, 200), (colleague, 404), (other_manager, 404), (front, 403)):
        assert (await client.get(path)).status_code == status
    mine = {each["kind"] for each in (await keyworker.get(board)).json()["away"]}
    theirs = {each["kind"] for each in (await colleague.get(board)).json()["away"]}
    assert "sickness" in mine
    assert theirs == {None}


async def test_everybody_records_their_own_absence_and_a_manager_that_of_their_staff(
    app, authority, keyworker, manager
):
    body = {
        "id": str(new_id()), "absence_kind": "annual_leave", "since": today().isoformat(),
        "until": (today() + DAY).isoformat(),
    }  # fmt: skip
    own = await keyworker.post("/api/v1/absences", json=body)
    assert (own.status_code, own.json()["worker_id"]) == (201, str(authority.workers[Role.SOCIAL_WORKER].id))
    other = body | {"id": str(new_id()), "worker_id": str(authority.workers[Role.SENIOR_SOCIAL_WORKER].id)}
    assert (await keyworker.post("/api/v1/absences", json=other)).status_code == 403
    theirs = other | {"worker_id": str(authority.elsewhere[Role.ANALYST].id)}
    assert (await manager.post("/api/v1/absences", json=theirs)).status_code == 404
    stranger = await as_worker(app, authority.elsewhere[Role.SOCIAL_WORKER].id)
    assert (await stranger.get(f"/api/v1/pods/{authority.pods[0].id}/board")).status_code == 404


# --- above capacity ----------------------------------------------------------------------------------------------


async def test_above_capacity_a_child_comes_only_with_a_reason_and_a_plan(authority, story, manager):
    async with authority.work() as work:
        small = worker(Role.SOCIAL_WORKER, work.by, fte=0.05)
        await work.workers.add(small)
        pod = await work.pods.get(authority.pods[0].id)
        pod.add(small, member_id=new_id(), fte=0.05, since=today() - DAY, by=work.by)
        await work.pods.save(pod)
    path = f"/api/v1/journeys/{story.journey}"
    given = {"worker_id": str(small.id), "part": "keyworker", "since": today().isoformat(), "reason": "MANAGE"}
    seen = await version(manager, path)
    for more, pointer in (({}, "/over_because"), ({"over_because": "She knows him."}, "/over_plan")):
        answer = await manager.post(f"{path}/allocate", json=given | more, headers=seen)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)
    both = {"over_because": "She knows him.", "over_plan": "Two children leave her in March."}
    answer = await manager.post(f"{path}/allocate", json=given | both, headers=seen)
    assert answer.status_code == 200, answer.text
    kept = answer.json()["allocations"][-1]
    assert (kept["over_because"], kept["over_plan"]) == tuple(both.values())


async def test_within_capacity_neither_is_asked_nor_kept(authority, story, manager):
    async with authority.work() as work:
        fresh = worker(Role.SOCIAL_WORKER, work.by)
        await work.workers.add(fresh)
        pod = await work.pods.get(authority.pods[0].id)
        pod.add(fresh, member_id=new_id(), fte=1.0, since=today() - DAY, by=work.by)
        await work.pods.save(pod)
    path = f"/api/v1/journeys/{story.journey}"
    given = {
        "worker_id": str(fresh.id), "part": "keyworker", "since": today().isoformat(), "reason": "MANAGE",
        "over_because": "x", "over_plan": "x",
    }  # fmt: skip
    answer = await manager.post(f"{path}/allocate", json=given, headers=await version(manager, path))
    assert answer.json()["allocations"][-1]["over_because"] is None


# --- who could be the keyworker ----------------------------------------------------------------------------------


async def test_a_proposal_says_why_and_puts_a_relationship_first(app, authority, story, manager, keyworker):
    path, pod = f"/api/v1/journeys/{story.journey}", f"/api/v1/pods/{authority.pods[0].id}/allocation"
    allocated = (await manager.get(path)).json()["allocations"][0]
    gone = {"allocation_id": allocated["id"], "until": today().isoformat(), "reason": "MANAGE"}
    assert (await manager.post(f"{path}/release", json=gone, headers=await version(manager, path))).status_code == 200
    page = (await manager.get(pod)).json()
    row = next(each for each in page["waiting"] if each["child_id"] == story.children[0])
    assert (row["days"], page["proposal"]) == (0, None)
    proposal = (await manager.get(pod, params={"child": story.children[0]})).json()["proposal"]
    first = proposal["candidates"][0]
    assert first["worker_id"] == allocated["worker_id"], "who knew the child comes first"
    said = {each["ground"]: each for each in first["reasons"]}
    assert (said["relationship"]["words"], said["relationship"]["says"]) == ("Worked with the child.", "for")
    assert said["travel"]["says"] == "unknown"
    assert first["after"]["points"] > first["before"]["points"]
    assert proposal["rules"]
    wish = {
        "id": str(new_id()), "child_id": story.children[0], "asked_by": "child", "asked_on": today().isoformat(),
        "about_worker_id": allocated["worker_id"], "words": "Not her.",
    }  # fmt: skip
    assert (await keyworker.post("/api/v1/wishes", json=wish)).status_code == 201
    proposal = (await manager.get(pod, params={"child": story.children[0]})).json()["proposal"]
    last = proposal["candidates"][-1]
    assert last["worker_id"] == allocated["worker_id"], "a wish comes before everything"
    assert {each["ground"]: each["says"] for each in last["reasons"]}["wish"] == "against"
    assert (await keyworker.get(pod)).status_code == 403
    other = await tell_story(app, authority, pod=1)
    assert (await manager.get(pod, params={"child": other.children[0]})).status_code == 404


async def test_moving_a_child_shows_what_it_does_to_both(authority, story, manager):
    answer = await manager.get(f"/api/v1/pods/{authority.pods[0].id}/allocation", params={"child": story.children[0]})
    proposal = answer.json()["proposal"]
    giver = proposal["giver"]
    assert giver["worker_id"] == str(authority.workers[Role.SOCIAL_WORKER].id)
    assert giver["after"]["points"] < giver["before"]["points"]
    assert giver["worker_id"] not in {each["worker_id"] for each in proposal["candidates"]}
