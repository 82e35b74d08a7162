"""The log of decisions and what stands beside it, asked over the API by those who may."""

from datetime import timedelta

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import (
    as_worker,
    authorisation_body,
    decision_body,
    disagreement_body,
    if_match,
    promise_body,
    task_body,
    tell_story,
    today,
    version,
)


@pytest.fixture(scope="module")
async def story(app, authority):
    return await tell_story(app, authority)


@pytest.fixture
async def worker(app, authority):
    return await as_worker(app, authority.workers[Role.SOCIAL_WORKER].id)


@pytest.fixture
async def manager(app, authority):
    return await as_worker(app, authority.workers[Role.POD_MANAGER].id)


@pytest.fixture
async def head(app, authority):
    return await as_worker(app, authority.workers[Role.SERVICE_MANAGER].id)


async def log(client, child, **more):
    answer = await client.get(f"/api/v1/people/{child}/decisions", params=more)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_the_log_holds_what_was_decided_elsewhere_once_and_where(worker, story):
    page = await log(worker, story.children[0])
    by_type = {each["type"]: each for each in page["items"]}
    assert by_type["contact.decided"]["record_id"] == story.contact
    assert by_type["contact.decided"]["why"] == "He needs help."
    assert by_type["journey.allocated"]["record_id"] == story.journey
    assert by_type["enquiry.discussed"]["children"][0]["outcome"] == "section_47_joint"
    assert by_type["decision"]["record_id"] == story.decision
    assert by_type["decision"]["views"] == [
        {"whose": "child", "name": "Jon Oké-Smith", "heard": True, "words": "He agrees."}
    ]
    assert by_type["decision"]["under"].startswith("Kith ships it so: workers")
    assert sorted((each["on"] for each in page["items"]), reverse=True) == [each["on"] for each in page["items"]]
    sister = await log(worker, story.children[1])
    assert [each["why"] for each in sister["items"] if each["type"] == "contact.decided"] == ["She is well."]
    assert "decision" not in {each["type"] for each in sister["items"]}


async def test_the_log_goes_on_in_pages(worker, story):
    child = story.children[0]
    for _ in range(51):
        assert (await worker.post("/api/v1/decisions", json=decision_body(child))).status_code == 201
    first = await log(worker, child)
    assert len(first["items"]) == 50
    rest = await log(worker, child, cursor=first["next"])
    keys = [each["key"] for each in (*first["items"], *rest["items"])]
    assert len(keys) == len(set(keys)) > 51
    assert rest["next"] is None


async def test_what_is_beyond_a_post_is_asked_for_and_a_yes_is_a_decision(worker, manager, head, story):
    child = story.children[0]
    beyond = await worker.post("/api/v1/decisions", json=decision_body(child, matter="money", pounds=50))
    assert (beyond.status_code, beyond.json()["code"]) == (409, "beyond-authority")
    body = authorisation_body(child, what="A bicycle")
    asked = await worker.post("/api/v1/authorisations", json=body)
    assert asked.json()["waits_for"] == "service_manager"
    path = f"/api/v1/authorisations/{body['id']}"
    refused = await manager.post(f"{path}/reply", json={"answer": "yes"}, headers=if_match(asked))
    assert "a service manager" in refused.json()["detail"]
    waiting = (await head.get("/api/v1/authorisations/mine")).json()["waiting"]
    (mine,) = [each for each in waiting if each["id"] == body["id"]]
    assert (mine["working_days"], mine["hours"]) == (0, 0)
    managers = (await manager.get("/api/v1/authorisations/mine")).json()["waiting"]
    assert body["id"] not in {each["id"] for each in managers}
    words = {"answer": "conditions", "words": "With a helmet."}
    answered = await head.post(f"{path}/reply", json=words, headers=if_match(asked))
    assert answered.status_code == 200
    page = await log(worker, child)
    (entry,) = [each for each in page["items"] if each["record_id"] == body["id"]]
    assert (entry["word"], entry["what"], entry["outcome"], entry["follows"]) == (
        "authorisation", "A bicycle", "conditions", "With a helmet.",
    )  # fmt: skip
    assert (entry["asked_by_name"], entry["working_days"], entry["hours"]) == ("Ama social_worker", 0, 0)
    assert body["id"] not in {each["id"] for each in page["authorisations"]}
    own = (await worker.get("/api/v1/authorisations/mine")).json()["asked"]
    assert body["id"] in {each["id"] for each in own}


async def test_an_amount_that_is_set_lets_the_manager_answer_and_the_worker_decide(app, authority, manager, story):
    administrator = await as_worker(app, authority.workers[Role.ADMINISTRATOR].id)
    shown = (await administrator.get("/api/v1/delegations")).json()
    assert {each["working_days"] for each in shown["levels"]} == {None}
    if shown["id"] is None:
        made = await administrator.post("/api/v1/delegations", json={"id": str(new_id())})
        assert made.status_code == 201
        assert (await administrator.post("/api/v1/delegations", json={"id": str(new_id())})).status_code == 409
    path = f"/api/v1/delegations/{(await administrator.get('/api/v1/delegations')).json()['id']}"
    power = {
        "id": str(new_id()), "role": "pod_manager", "matter": "money", "extent": "up_to", "up_to_pounds": 200,
        "since": today().isoformat(), "source": "Scheme of delegation, row 7",
    }  # fmt: skip
    seen = await version(administrator, path)
    empowered = await administrator.post(f"{path}/empower", json=power, headers=seen)
    assert empowered.status_code == 200, empowered.text
    days = {"id": str(new_id()), "rung": "practitioner", "working_days": 3, "since": today().isoformat(), "source": "x"}
    assert (await administrator.post(f"{path}/give-days", json=days, headers=if_match(empowered))).status_code == 200
    decided = await manager.post("/api/v1/decisions", json=decision_body(story.children[0], matter="money", pounds=200))
    assert decided.json()["under"] == "Scheme of delegation, row 7"
    ask = authorisation_body(story.children[0], pounds=150)
    assert (await manager.post("/api/v1/authorisations", json=ask)).json()["code"] == "within-authority"
    raised = await manager.post("/api/v1/disagreements", json=disagreement_body(story.children[0]))
    assert raised.json()["steps"][0]["answer_by"] == app.state.calendar.add(today(), 3).isoformat()


async def test_a_disagreement_climbs_and_leaves_the_open_ones(worker, manager, authority, story):
    child, day = story.children[0], today().isoformat()
    body = disagreement_body(child)
    path, seen = f"/api/v1/disagreements/{body['id']}", await worker.post("/api/v1/disagreements", json=body)
    for verb, facts in (
        ("attempt", {
            "id": str(new_id()), "rung": "practitioner", "on": day, "with_whom": "Ms Tan", "words": "Not yet.",
        }),
        ("climb", {"id": str(new_id()), "on": day}),
        ("keep-safe", {"words": "The nurse sees him."}),
        ("hear", {
            "id": str(new_id()), "who": "Dr Osei", "agency": "Health", "thinks": "x", "right_for_child": "x", "on": day,
        }),
    ):  # fmt: skip
        seen = await worker.post(f"{path}/{verb}", json=facts, headers=if_match(seen))
        assert seen.status_code == 200, seen.text
    pod = f"/api/v1/pods/{authority.pods[0].id}/decisions"
    (shown,) = [each for each in (await manager.get(pod)).json()["disagreements"] if each["id"] == body["id"]]
    assert [each["rung"] for each in shown["steps"]] == ["practitioner", "manager"]
    assert (len(shown["positions"]), shown["safe_meanwhile"]) == (3, "The nurse sees him.")
    done = {"on": day, "resolution": "We assess together."}
    assert (await worker.post(f"{path}/resolve", json=done, headers=if_match(seen))).status_code == 200
    assert body["id"] not in {each["id"] for each in (await manager.get(pod)).json()["disagreements"]}
    assert body["id"] in {each["id"] for each in (await log(worker, child))["disagreements"]}


def _more(now, before):
    return tuple(now[f"promises_{each}"] - before[f"promises_{each}"] for each in ("due", "kept", "late"))


async def test_promises_of_visits_and_besides_are_one_list(app, worker, authority, story):
    child, yesterday = story.children[0], (today() - timedelta(days=1)).isoformat()
    pod = f"/api/v1/pods/{authority.pods[0].id}/decisions"
    start = (await worker.get(pod)).json()
    late = promise_body(child, said_on=yesterday, by_when=yesterday, words="I will bring the book.")
    given = await worker.post("/api/v1/promises", json=late)
    said = {"id": str(new_id()), "words": "Ask about football.", "child_id": child, "by_when": today().isoformat()}
    visit = (await worker.get(f"/api/v1/visits/{story.visit}")).json()
    account = {name: visit[name] for name in ("made_at", "purpose", "place", "account", "children")}
    account["children"] = [{k: v for k, v in each.items() if k != "place"} for each in account["children"]]
    amended = await worker.post(
        f"/api/v1/visits/{story.visit}/amend", json=account | {"promises": [said]},
        headers=await version(worker, f"/api/v1/visits/{story.visit}"),
    )  # fmt: skip
    assert amended.status_code == 200, amended.text
    mine = (await worker.get("/api/v1/promises/mine")).json()
    assert mine["items"][0]["words"] == "I will bring the book."
    assert mine["late"] == 1
    assert {None, story.visit} <= {each["visit_id"] for each in mine["items"]}
    before = (await worker.get(pod)).json()
    assert _more(before, start) == (1, 0, 1)
    kept = await worker.post(f"/api/v1/promises/{late['id']}/keep", json={"on": yesterday}, headers=if_match(given))
    assert kept.status_code == 200
    after = (await worker.get(pod)).json()
    assert _more(after, start) == (1, 1, 0)
    other = promise_body(child)
    seen = await worker.post("/api/v1/promises", json=other)
    told = {"told_on": today().isoformat(), "because": "The club has closed."}
    assert (await worker.post(f"/api/v1/promises/{other['id']}/explain", json=told, headers=if_match(seen))).is_success
    listed = {each["id"]: each for each in (await log(worker, child))["promises"]}
    assert listed[other["id"]]["cannot_because"] == "The club has closed."
    assert listed[said["id"]]["said_where"] == "home"


async def test_an_officer_sees_the_tasks_of_the_pod_and_nothing_of_the_child_but_the_name(
    app, authority, worker, story
):
    officer = await as_worker(app, authority.workers[Role.BUSINESS_SUPPORT].id)
    elsewhere = await as_worker(app, authority.elsewhere[Role.BUSINESS_SUPPORT].id)
    body = task_body(authority.pods[0].id, story.children[0])
    handed = await worker.post("/api/v1/tasks", json=body)
    path = f"/api/v1/tasks/{body['id']}"
    (shown,) = [each for each in (await officer.get("/api/v1/tasks")).json()["items"] if each["id"] == body["id"]]
    assert shown["child_name"] == "Jon Oké-Smith"
    assert body["id"] not in {each["id"] for each in (await elsewhere.get("/api/v1/tasks")).json()["items"]}
    assert (await elsewhere.get(path)).status_code == 404
    for page in ("overview", "decisions"):
        assert (await officer.get(f"/api/v1/people/{story.children[0]}/{page}")).status_code == 403
    found = (await officer.post("/api/v1/people/search", json={"text": "Jon Oké"})).json()["items"]
    assert all(not row["open_to_you"] for row in found)
    taken = await officer.post(f"{path}/take", headers=if_match(handed))
    asked = await officer.post(f"{path}/give-back", json={"question": "Which Friday?"}, headers=if_match(taken))
    again = await worker.post(f"{path}/hand-again", json={"words": "The 6th"}, headers=if_match(asked))
    done = await officer.post(
        f"{path}/do", json={"on": today().isoformat(), "took_minutes": 15}, headers=if_match(again)
    )
    valued = await worker.post(f"{path}/value", json={"saved_minutes": 45}, headers=if_match(done))
    assert valued.status_code == 200, valued.text
    (month,) = (await officer.get("/api/v1/tasks")).json()["months"]
    assert (month["done"], month["valued"], month["saved_minutes"], month["took_minutes"]) == (1, 1, 45, 15)


async def test_a_task_goes_to_the_officers_of_a_pod_of_ones_own_or_of_the_childs(app, authority, worker, head, story):
    elsewhere = task_body(authority.pods[1].id, story.children[0])
    refused = await worker.post("/api/v1/tasks", json=elsewhere)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/pod_id")
    assert (await head.post("/api/v1/tasks", json=elsewhere)).status_code == 201
    unknown = await worker.post("/api/v1/tasks", json=task_body(authority.pods[0].id, new_id()))
    assert unknown.status_code == 404


async def test_a_decision_is_looked_at_again_and_ended(worker, story):
    body, day = decision_body(story.children[0]), today().isoformat()
    taken = await worker.post("/api/v1/decisions", json=body)
    path = f"/api/v1/decisions/{body['id']}"
    looked = await worker.post(f"{path}/review", json={"on": day, "words": "It goes well."}, headers=if_match(taken))
    assert (await worker.post(f"{path}/end", json={"on": day, "reason": "x"}, headers=if_match(looked))).is_success
    (entry,) = [each for each in (await log(worker, story.children[0]))["items"] if each["record_id"] == body["id"]]
    assert (entry["review_words"], entry["ended_because"]) == ("It goes well.", "x")


async def test_a_request_goes_up_a_level_and_is_withdrawn(worker, manager, story):
    body = authorisation_body(story.children[0], matter="legal", pounds=None)
    asked = await worker.post("/api/v1/authorisations", json=body)
    path = f"/api/v1/authorisations/{body['id']}"
    up = await manager.post(f"{path}/pass-up", json={"id": str(new_id()), "why": "x"}, headers=if_match(asked))
    assert (up.status_code, up.json()["code"]) == (409, "highest-level")
    gone = await worker.post(f"{path}/withdraw", json={"reason": "Not needed."}, headers=if_match(asked))
    assert gone.json()["state"] == "withdrawn"
