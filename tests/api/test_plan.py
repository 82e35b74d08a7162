"""Plans over HTTP: from an assessment to a plan, from one plan to the next, and a core group in one request."""

import asyncio
from datetime import timedelta

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import (
    as_worker,
    assessment_body,
    if_match,
    meeting_body,
    plan_body,
    tell_story,
    today,
    version,
)
from tests.api.test_errors import problem

DAY = today().isoformat()
EARLIER = (today() - timedelta(days=30)).isoformat()


@pytest.fixture
async def story(app, authority):
    return await tell_story(app, authority)


@pytest.fixture
async def worker(client):
    return await client(Role.SOCIAL_WORKER)


@pytest.fixture
async def manager(client):
    return await client(Role.POD_MANAGER)


async def post(client, path, body, status=200):
    """Change a record as it is now."""
    answer = await client.post(path, json=body, headers=await version(client, path.rsplit("/", 1)[0]))
    assert answer.status_code == status, answer.text
    return answer


async def agreed(client, *child_ids, on=EARLIER, **facts):
    """The path of a plan that holds."""
    body = plan_body(*child_ids, **facts)
    made = await client.post("/api/v1/plans", json=body)
    assert made.status_code == 201, made.text
    path = f"/api/v1/plans/{body['id']}"
    await post(client, f"{path}/agree", {"on": on})
    return path


def action(words="Ring the school", **facts):
    return {"id": str(new_id()), "words": words, "owner_name": "Mia Oké"} | facts


async def test_a_plan_is_drafted_agreed_and_ended_by_who_works_with_the_child(story, worker):
    path = f"/api/v1/plans/{story.plan}"
    drafted = (await worker.get(path)).json()
    assert (drafted["state"], drafted["plan_kind"], drafted["begun_on"]) == ("draft", "family_help", None)
    begun = await post(worker, f"{path}/agree", {"on": DAY})
    assert (begun.json()["state"], begun.json()["begun_on"]) == ("agreed", DAY)
    ended = await post(worker, f"{path}/end", {"on": DAY, "reason": "They manage by themselves."})
    assert ended.json()["ended_because"] == "They manage by themselves."
    problem(await worker.post(f"{path}/restate", json={"why": "x"}, headers=if_match(ended)), 409, "plan-ended")


async def test_the_same_draft_sent_again_is_the_same_plan(story, worker):
    body = plan_body(story.children[0], from_id=story.assessment)
    del body["children"]
    first, second = [await worker.post("/api/v1/plans", json=body) for _ in range(2)]
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()


async def test_nothing_is_typed_twice_from_an_assessment_to_a_plan(story, worker):
    assessment = f"/api/v1/assessments/{story.assessment}"
    seen = (await worker.get(assessment)).json()["children"][0]
    text = {
        "analysis": "He is loved and often alone.", "strengths": "Grandma.", "next_steps": "Somebody is at home.",
        "children": [seen | {"own_view": "I like Fridays."}],
    }  # fmt: skip
    await post(worker, f"{assessment}/write", text)
    body = {"id": str(new_id()), "plan_kind": "child_in_need", "from_id": story.assessment}
    plan = (await worker.post("/api/v1/plans", json=body)).json()
    assert (plan["why"], plan["strengths"], plan["must_change"], plan["from_id"]) == (
        text["analysis"], text["strengths"], text["next_steps"], story.assessment,
    )  # fmt: skip
    assert (plan["children"][0]["child_id"], plan["children"][0]["own_view"]) == (story.children[0], "I like Fridays.")


async def test_a_step_up_ends_the_plan_it_came_from_on_the_same_day(story, worker, manager):
    child = story.children[0]
    goal = {"id": str(new_id()), "words": "Breakfast"}
    in_need = await agreed(worker, child, plan_kind="child_in_need", goals=[goal], actions=[action(goal_id=goal["id"])])
    body = {
        "id": str(new_id()), "plan_kind": "child_protection", "from_id": in_need.rsplit("/", 1)[1],
    }  # fmt: skip
    drafted = (await worker.post("/api/v1/plans", json=body)).json()
    assert drafted["actions"][0]["goal_id"] == drafted["goals"][0]["id"] != goal["id"]
    path = f"/api/v1/plans/{body['id']}"
    refused = await worker.post(f"{path}/agree", json={"on": DAY}, headers=await version(worker, path))
    problem(refused, 403, "not-allowed")
    protects = {"on": DAY, "categories": ["NEG"], "visit_every_days": 10}
    begun = (await post(manager, f"{path}/agree", protects)).json()
    assert (begun["state"], begun["earlier_plans"]) == ("agreed", 0)
    assert (begun["categories"], begun["visit_every_days"]) == (["NEG"], 10)
    before = (await worker.get(in_need)).json()
    assert (before["state"], before["ended_on"]) == ("ended", DAY)


async def test_no_child_in_need_plan_beside_a_child_protection_plan(story, worker, manager):
    child = story.children[0]
    await agreed(manager, child, plan_kind="child_protection", categories=["NEG"])
    for kind in ("child_in_need", "child_protection"):
        categories = ["EMO"] if kind == "child_protection" else []
        body = plan_body(child, plan_kind=kind, categories=categories)
        assert (await manager.post("/api/v1/plans", json=body)).status_code == 201
        path = f"/api/v1/plans/{body['id']}"
        answer = await manager.post(f"{path}/agree", json={"on": DAY}, headers=await version(manager, path))
        problem(answer, 409, "plan-at-once")
        assert (await worker.get(path)).json()["state"] == "draft"
    # A family help plan is another matter.
    await agreed(worker, child)


async def test_a_practitioner_does_not_end_a_child_protection_plan_by_stepping_down(story, worker, manager):
    protecting = await agreed(manager, story.children[0], plan_kind="child_protection", categories=["NEG"])
    body = {"id": str(new_id()), "plan_kind": "child_in_need", "from_id": protecting.rsplit("/", 1)[1]}
    assert (await worker.post("/api/v1/plans", json=body)).status_code == 201
    path = f"/api/v1/plans/{body['id']}"
    seen = await version(worker, path)
    problem(await worker.post(f"{path}/agree", json={"on": DAY}, headers=seen), 403, "not-allowed")
    ending = {"on": DAY, "reason": "x"}
    answer = await worker.post(f"{protecting}/end", json=ending, headers=await version(worker, protecting))
    problem(answer, 403, "not-allowed")
    assert (await manager.post(f"{path}/agree", json={"on": DAY}, headers=seen)).status_code == 200
    assert (await worker.get(protecting)).json()["state"] == "ended"


async def test_earlier_child_protection_plans_are_counted(story, manager):
    first = await agreed(manager, story.children[0], plan_kind="child_protection", categories=["NEG"])
    await post(manager, f"{first}/end", {"on": DAY, "reason": "x"})
    second = await agreed(manager, story.children[0], plan_kind="child_protection", categories=["NEG"], on=DAY)
    assert (await manager.get(second)).json()["earlier_plans"] == 1


async def test_two_plans_that_begin_at_the_same_moment_do_not_both_begin(app, authority, story):
    paths = []
    for _ in range(2):
        worker = await as_worker(app, authority.workers[Role.SOCIAL_WORKER].id)
        body = plan_body(story.children[0], plan_kind="child_in_need")
        await worker.post("/api/v1/plans", json=body)
        path = f"/api/v1/plans/{body['id']}"
        paths.append((worker, path, await version(worker, path)))
    answers = await asyncio.gather(
        *(worker.post(f"{path}/agree", json={"on": DAY}, headers=seen) for worker, path, seen in paths)
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]


async def test_a_core_group_with_five_actions_is_one_request(story, manager, worker):
    actions = [action(f"Action {n}") for n in range(5)]
    path = await agreed(manager, story.children[0], plan_kind="child_protection", categories=["NEG"], actions=actions)
    body = meeting_body(
        kind="core_group", next_by=(today() + timedelta(days=28)).isoformat(), family_view="It helps.",
        done=[{"action_id": each["id"], "done_on": DAY} for each in actions[:4]]
        + [{"action_id": actions[4]["id"], "outcome": "The club was full."}],
        actions=[action("Try the other club")],
    )  # fmt: skip
    plan = (await post(worker, f"{path}/meetings", body)).json()
    assert [each["done_on"] for each in plan["actions"]] == [DAY] * 4 + [None] * 2
    shown = (await worker.get(f"/api/v1/people/{story.children[0]}/plans")).json()["items"][1]
    assert shown["last_meeting"]["kind"] == "core_group"
    assert [each["words"] for each in shown["actions"]][:2] == ["Action 4", "Try the other club"]


async def test_a_plan_is_changed_by_and_by(story, manager):
    path = await agreed(manager, story.children[0], plan_kind="child_protection", categories=["NEG"])
    goal, task = str(new_id()), action()
    steps = (
        ("restate", {"otherwise": "We would ask a court.", "worker_id": None, "strengths": None}),
        ("categories", {"categories": ["EMO"], "reason": "What he told us."}),
        ("goals", {"id": goal, "words": "Breakfast", "whose_words": "Jon"}),
        ("actions", task | {"goal_id": goal}),
        ("visits", {"every_days": 5, "reason": "He is afraid."}),
    )  # fmt: skip
    for verb, body in steps:
        await post(manager, f"{path}/{verb}", body)
    for verb, body in (
        ("actions/do", {"action_id": task["id"], "done_on": DAY, "outcome": "They answered."}),
        ("goals/reach", {"goal_id": goal, "reached_on": DAY}),
    ):
        answer = await manager.post(f"{path}/{verb}", json=body, headers=await version(manager, path))
        assert answer.status_code == 200, answer.text
    plan = (await manager.get(path)).json()
    assert (plan["otherwise"], plan["categories"], plan["visit_every_days"]) == ("We would ask a court.", ["EMO"], 5)
    assert (plan["goals"][0]["reached_on"], plan["actions"][0]["outcome"]) == (DAY, "They answered.")
    assert plan["why"]
    told = [
        row["type"] for row in (await manager.get(f"/api/v1/people/{story.children[0]}/chronology")).json()["items"]
    ]
    assert {"plan.recategorised", "plan.goal_reached", "plan.action_done", "plan.visits_changed"} <= set(told)


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"children": []}, "/children"),
        ({"why": None}, "/why"),
        ({"categories": ["NEG"]}, "/categories"),
        ({"actions": [action(owner_name=" ")]}, "/actions/0/owner_name"),
        ({"actions": [action(goal_id=str(new_id()))]}, "/actions/0/goal_id"),
        ({"visit_every_days": 0}, "/visit_every_days"),
        ({"state": "agreed"}, "/state"),
    ],
)
async def test_what_cannot_be_is_refused_by_name(story, worker, facts, pointer):
    answer = await worker.post("/api/v1/plans", json=plan_body(story.children[0]) | facts)
    assert answer.status_code == 422, answer.text
    assert pointer in [each["pointer"] for each in answer.json()["errors"]]


async def test_a_childs_plans_come_in_the_order_in_which_they_are_needed(story, worker, authority):
    child = story.children[0]
    ended = await agreed(worker, child, plan_kind="safety")
    await post(worker, f"{ended}/end", {"on": DAY, "reason": "It is safe now."})
    holds = await agreed(worker, child, plan_kind="child_in_need")
    rows = (await worker.get(f"/api/v1/people/{child}/plans")).json()["items"]
    assert [row["id"] for row in rows] == [story.plan, holds.rsplit("/", 1)[1], ended.rsplit("/", 1)[1]]
    assert [row["state"] for row in rows] == ["draft", "agreed", "ended"]
    assert rows[0]["worker_id"] == str(authority.workers[Role.SOCIAL_WORKER].id)
    assert rows[0]["children"] == [{"id": child, "name": "Jon Oké-Smith"}]
    # The sister, whom these plans are not about, has none.
    front = await worker.get(f"/api/v1/people/{story.children[1]}/plans")
    assert front.json()["items"] == []


async def test_what_is_sealed_is_not_in_a_list(story, worker, pool):
    body = assessment_body(story.children[0], assessment_kind="exploitation")
    await worker.post("/api/v1/assessments", json=body)
    await pool.execute("update record set sealed = true where id = any ($1)", [story.plan, body["id"]])
    assert (await worker.get(f"/api/v1/people/{story.children[0]}/plans")).json()["items"] == []
    rows = (await worker.get(f"/api/v1/people/{story.children[0]}/assessments")).json()["items"]
    assert [row["id"] for row in rows] == [story.assessment]


async def test_a_plan_ends_for_one_child_and_goes_on_for_the_other(story, manager):
    one, two = story.children
    children = [{"id": str(new_id()), "child_id": child} for child in (one, two)]
    path = await agreed(manager, one, plan_kind="family_help", children=children)
    await post(manager, f"{path}/let-go", {"child_id": one, "on": DAY, "reason": "He is well."})
    mine = (await manager.get(f"/api/v1/people/{one}/plans")).json()["items"]
    hers = (await manager.get(f"/api/v1/people/{two}/plans")).json()["items"]
    row = next(each for each in mine if path.endswith(each["id"]))
    assert (row["state"], row["ended_on"], row["ended_because"]) == ("ended", DAY, "He is well.")
    assert [(each["state"], [child["id"] for child in each["children"]]) for each in hers] == [("agreed", [two])]
    overview = (await manager.get(f"/api/v1/people/{one}/overview")).json()
    assert overview["plan"] is None
    assert (await manager.get(f"/api/v1/people/{two}/overview")).json()["plan"]["id"] in path


async def test_a_goal_that_was_written_down_wrongly_is_put_right(story, manager):
    path, goal = await agreed(manager, story.children[0], plan_kind="child_in_need"), str(new_id())
    await post(manager, f"{path}/goals", {"id": goal, "words": "Brekfast"})
    body = {"goal_id": goal, "words": "Breakfast", "reason": "A slip."}
    fixed = await manager.post(f"{path}/goals/correct", json=body, headers=await version(manager, path))
    assert (fixed.status_code, fixed.json()["goals"][-1]["words"]) == (200, "Breakfast")
