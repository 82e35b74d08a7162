"""Assessments over HTTP: begun, written by and by, handed in, handed back, authorised; and the day they are due."""

from datetime import timedelta

import pytest

from domain.calendar import WorkingDays
from domain.ids import new_id
from domain.policy import Role
from persistence import access_control
from tests.api.support import as_worker, assessment_body, if_match, tell_story, today, version
from tests.api.test_errors import problem

DAY = today().isoformat()


@pytest.fixture
async def story(app, authority):
    return await tell_story(app, authority)


@pytest.fixture
async def worker(client):
    return await client(Role.SOCIAL_WORKER)


@pytest.fixture
async def manager(client):
    return await client(Role.POD_MANAGER)


async def post(client, path, body=None, status=200):
    """Change a record as it is now."""
    answer = await client.post(path, json=body, headers=await version(client, path.rsplit("/", 1)[0]))
    assert answer.status_code == status, answer.text
    return answer


async def in_working_days(pool, days):
    async with pool.acquire() as connection:
        calendar = WorkingDays.of(await access_control.bank_holidays(connection))
    return calendar.add(today(), days)


def written(child_id, **facts):
    """A finished text about one child."""
    child = {
        "id": str(new_id()), "child_id": child_id, "seen_on": DAY, "own_view": "I like it here.", "factors": ["16A"],
        "outcome": "child_in_need",
    }  # fmt: skip
    return {"analysis": "He is loved and often alone.", "children": [child | facts]}


async def test_it_is_due_45_working_days_from_the_referral_which_nobody_types(story, worker, pool):
    assessment = (await worker.get(f"/api/v1/assessments/{story.assessment}")).json()
    assert assessment["referral_id"] == story.referral
    assert assessment["due_on"] == (await in_working_days(pool, 45)).isoformat()


async def test_a_later_assessment_of_the_same_help_has_a_clock_of_its_own(story, worker, pool):
    await post(worker, f"/api/v1/assessments/{story.assessment}/stop", {"reason": "They were away."})
    first = assessment_body(story.children[0])
    assert (await worker.post("/api/v1/assessments", json=first)).status_code == 201
    async with pool.acquire() as connection:
        await connection.execute(
            "update referral set referred_on = $2 where id = $1", story.referral, today() - timedelta(400)
        )
        await connection.execute(
            "update assessment set started_on = $2 where id = $1", first["id"], today() - timedelta(400)
        )
        await connection.execute("update assessment set state = 'authorised' where id = $1", first["id"])
    again = (await worker.post("/api/v1/assessments", json=assessment_body(story.children[0]))).json()
    assert again["referral_id"] == story.referral
    assert again["due_on"] == (await in_working_days(pool, 45)).isoformat()


async def test_a_manager_sets_a_day_before_the_last_and_never_one_after(story, worker, manager, pool):
    path = f"/api/v1/assessments/{story.assessment}"
    last = await in_working_days(pool, 45)
    soon = {"due_on": (today() + timedelta(days=20)).isoformat(), "reason": "The baby comes soon."}
    answer = await worker.post(f"{path}/due", json=soon, headers=await version(worker, path))
    problem(answer, 403, "not-allowed")
    assert (await post(manager, f"{path}/due", soon)).json()["due_on"] == soon["due_on"]
    late = {"due_on": (last + timedelta(days=1)).isoformat(), "reason": "x"}
    answer = await post(manager, f"{path}/due", late, 422)
    assert answer.json()["errors"][0]["pointer"] == "/due_on"


async def test_one_assessment_of_a_child_is_open_at_a_time(story, worker):
    again = await worker.post("/api/v1/assessments", json=assessment_body(story.children[0]))
    problem(again, 409, "assessment-open")
    # A specialist one goes on beside it.
    beside = assessment_body(story.children[0], assessment_kind="communication")
    assert (await worker.post("/api/v1/assessments", json=beside)).status_code == 201


async def test_the_same_beginning_sent_again_is_the_same_assessment(story, worker):
    await post(worker, f"/api/v1/assessments/{story.assessment}/stop", {"reason": "x"})
    body = assessment_body(story.children[0])
    first, second = [await worker.post("/api/v1/assessments", json=body) for _ in range(2)]
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()


async def test_it_answers_a_referral_of_one_of_its_children(app, authority, story, worker):
    other = await tell_story(app, authority)
    body = assessment_body(story.children[0], assessment_kind="parenting", referral_id=other.referral)
    answer = await worker.post("/api/v1/assessments", json=body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/referral_id"


async def test_from_the_first_word_to_the_managers_yes(story, worker, manager):
    path, child = f"/api/v1/assessments/{story.assessment}", story.children[0]
    line = (await worker.get(f"/api/v1/people/{child}/chronology")).json()["items"][-1]
    evidence = {
        "id": str(new_id()), "ledger_seq": line["seq"], "record_id": line["record_id"], "on": line["occurred_at"][:10],
        "what": "A teacher was worried.", "why_it_matters": "It was the third time.",
    }  # fmt: skip
    view = {"id": str(new_id()), "person_id": story.mother, "name": "Mia Oké", "words": "I work nights."}
    await post(
        worker, f"{path}/write", {"strengths": "Grandma.", "needs": "Sleep.", "evidence": [evidence], "views": [view]}
    )
    answer = await post(worker, f"{path}/submit", status=422)
    assert answer.json()["errors"][0]["pointer"] == "/analysis"
    await post(worker, f"{path}/write", written(child))
    await post(worker, f"{path}/submit")
    problem(await post(worker, f"{path}/write", {"needs": "x"}, 409), 409, "not-writing")
    problem(await worker.post(f"{path}/authorise", headers=await version(worker, path)), 403, "not-allowed")
    await post(manager, f"{path}/send-back", {"id": str(new_id()), "reason": "What does Ann say?"})
    (shown,) = (await worker.get(f"/api/v1/people/{child}/assessments")).json()["items"]
    assert (shown["state"], shown["asked_for"]) == ("returned", "What does Ann say?")
    await post(worker, f"{path}/write", {"next_steps": "A plan."})
    await post(worker, f"{path}/submit")
    done = (await post(manager, f"{path}/authorise")).json()
    assert (done["state"], done["ended_on"], done["authorised_on"]) == ("authorised", DAY, DAY)
    assert (done["strengths"], done["views"], done["evidence"]) == ("Grandma.", [view], [evidence])
    (shown,) = (await worker.get(f"/api/v1/people/{child}/assessments")).json()["items"]
    assert (shown["factors"], shown["outcome"], shown["asked_for"]) == (["16A"], "child_in_need", None)
    assert shown["own_view"] == "I like it here."


async def test_a_visit_counts_as_seen(app, authority, story, worker):
    (shown,) = (await worker.get(f"/api/v1/people/{story.children[0]}/assessments")).json()["items"]
    assert shown["seen_on"] == DAY, "the story's visit was made today"
    told = (await worker.get(f"/api/v1/assessments/{story.assessment}")).json()
    assert told["children"][0]["seen_on"] is None


async def test_nobody_authorises_their_own(story, manager):
    body = assessment_body(story.children[0], assessment_kind="parenting")
    made = await manager.post("/api/v1/assessments", json=body)
    path = f"/api/v1/assessments/{body['id']}"
    saved = await manager.post(f"{path}/write", json=written(story.children[0]), headers=if_match(made))
    handed_in = await manager.post(f"{path}/submit", headers=if_match(saved))
    problem(await manager.post(f"{path}/authorise", headers=if_match(handed_in)), 409, "own-assessment")


async def test_no_factors_stands_alone(story, worker):
    path, child = f"/api/v1/assessments/{story.assessment}", story.children[0]
    for factors, outcome in ((["21", "16A"], "no_further_action"), (["21"], "child_in_need"), ([], "child_in_need")):
        await post(worker, f"{path}/write", written(child, factors=factors, outcome=outcome))
        answer = await post(worker, f"{path}/submit", status=422)
        assert answer.json()["errors"][0]["pointer"] == "/children/0/factors"
    await post(worker, f"{path}/write", written(child, factors=["21"], outcome="no_further_action"))
    await post(worker, f"{path}/submit")


async def test_two_who_write_at_once_do_not_overwrite_each_other(app, authority, story):
    path = f"/api/v1/assessments/{story.assessment}"
    one = await as_worker(app, authority.workers[Role.SOCIAL_WORKER].id)
    two = await as_worker(app, authority.workers[Role.SENIOR_SOCIAL_WORKER].id)
    seen = await version(one, path)
    assert (await one.post(f"{path}/write", json={"needs": "Sleep."}, headers=seen)).status_code == 200
    problem(await two.post(f"{path}/write", json={"needs": "Food."}, headers=seen), 412, "stale")
