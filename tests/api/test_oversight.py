"""Oversight, observation, groups, going together and the workbook, from the request to the page that shows them."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.overseeing import (
    company_body,
    held_body,
    later,
    made,
    observation_body,
    oversight_body,
    supervision_body,
)
from tests.api.support import as_worker, if_match, tell_story, today, visit_body, worker
from tests.api.test_errors import problem


@pytest.fixture
async def story(app, authority):
    return await tell_story(app, authority)


async def test_what_a_manager_saw_is_on_the_childs_record_and_on_the_workers_list(authority, client, story):
    manager, own = await client(Role.POD_MANAGER), await client(Role.SOCIAL_WORKER)
    child, me = story.children[0], authority.workers[Role.SOCIAL_WORKER].id
    body = oversight_body(child, me)
    written = await manager.post("/api/v1/oversights", json=body)
    assert made(written)["worker_id"] == str(authority.workers[Role.POD_MANAGER].id)

    (note,) = (await own.get(f"/api/v1/people/{child}/oversight")).json()["notes"]
    assert (note["thinks"], note["actions"][0]["worker_name"]) == (body["thinks"], "Ama social_worker")
    listed = (await own.get("/api/v1/personals/mine")).json()["actions"]
    (todo,) = [each for each in listed if each["oversight_id"] == body["id"]]
    assert (todo["child_id"], todo["words"]) == (child, "See him at school.")
    done = await own.post(
        f"/api/v1/oversights/{body['id']}/do", json={"action_id": todo["id"], "on": str(today())},
        headers=if_match(written),
    )  # fmt: skip
    assert done.json()["actions"][0]["done_on"] == str(today())
    assert body["id"] not in [
        each["oversight_id"] for each in (await own.get("/api/v1/personals/mine")).json()["actions"]
    ]
    types = {
        each["type"] for each in (await own.get(f"/api/v1/people/{child}/chronology")).json()["items"]
    }  # fmt: skip
    assert {"oversight.written", "oversight.action_done"} <= types
    problem(await own.post("/api/v1/oversights", json=oversight_body(child, me)), 403, "not-allowed")


async def test_supervision_is_planned_held_and_kept(app, authority, client, story):
    manager, own = await client(Role.POD_MANAGER), await client(Role.SOCIAL_WORKER)
    staff = authority.workers
    planned = await manager.post(
        "/api/v1/personals", json=supervision_body(staff[Role.POD_MANAGER], staff[Role.SOCIAL_WORKER])
    )
    path = f"/api/v1/personals/{made(planned)['id']}"
    held = await own.post(
        f"{path}/hold", json=held_body(story.children[0], worker_id=staff[Role.SOCIAL_WORKER].id),
        headers=if_match(planned),
    )  # fmt: skip
    (agreed,) = held.json()["agreements"]
    kept = await own.post(
        f"{path}/agreements/keep", json={"agreement_id": agreed["id"], "on": str(today())}, headers=if_match(held)
    )
    assert kept.json()["agreements"][0]["done_on"] == str(today())
    mine = (await own.get("/api/v1/personals/mine")).json()["personals"]
    (row,) = [each for each in mine if each["id"] == planned.json()["id"]]
    assert (row["supervisor_name"], [each["id"] for each in row["children"]]) == (
        "Ama pod_manager",
        [story.children[0]],
    )
    other = await tell_story(app, authority, pod=1)
    body = held_body(other.children[0], worker_id=staff[Role.SOCIAL_WORKER].id)
    problem(await own.post(f"{path}/hold", json=body, headers=if_match(kept)), 404, "not-found")
    clerk = supervision_body(staff[Role.POD_MANAGER], staff[Role.BUSINESS_SUPPORT])
    refused = problem(await manager.post("/api/v1/personals", json=clerk), 422, "invalid")
    assert refused["errors"][0]["pointer"] == "/supervisee_id"


async def test_observation_is_for_the_two_and_the_workers_manager_of_today(app, authority, client, story):
    observer, seen = await client(Role.SENIOR_SOCIAL_WORKER), authority.workers[Role.SOCIAL_WORKER]
    body = observation_body(seen.id, visit_id=story.visit)
    written = await observer.post("/api/v1/observations", json=body)
    assert made(written)["observer_id"] == str(authority.workers[Role.SENIOR_SOCIAL_WORKER].id)
    path = f"/api/v1/observations/{body['id']}"
    own = await client(Role.SOCIAL_WORKER)
    reflected = await own.post(f"{path}/reflect", json={"words": "I was nervous."}, headers=if_match(written))
    told = await observer.post(f"{path}/feedback", json={"on": str(today())}, headers=if_match(reflected))
    assert (told.json()["reflection"], told.json()["feedback_on"]) == ("I was nervous.", str(today()))
    sees = {
        role for role in (
            Role.POD_MANAGER, Role.SERVICE_MANAGER, Role.FRONT_DOOR_MANAGER, Role.FAMILY_SUPPORT_WORKER,
            Role.FRONT_DOOR_WORKER, Role.SOCIAL_WORKER, Role.SENIOR_SOCIAL_WORKER,
        ) if (await (await client(role)).get(path)).status_code == 200
    }  # fmt: skip
    leads = {Role.POD_MANAGER, Role.SERVICE_MANAGER, Role.FRONT_DOOR_MANAGER}  # all three are of this pod in the tests
    assert sees == leads | {Role.SOCIAL_WORKER, Role.SENIOR_SOCIAL_WORKER}
    for role in (Role.POD_MANAGER, Role.SERVICE_MANAGER):
        elsewhere = await as_worker(app, authority.elsewhere[role].id)
        assert (await elsewhere.get(path)).status_code == 404
    gone = await gone_manager(authority, seen)
    assert (await (await as_worker(app, gone.id)).get(path)).status_code == 404
    listed = (await (await client(Role.POD_MANAGER)).get("/api/v1/personals/mine")).json()["observations"]
    assert body["id"] in [each["id"] for each in listed]


async def gone_manager(authority, seen):
    """Somebody who led the worker's pod until today."""
    async with authority.work() as work:
        made_ = worker(Role.POD_MANAGER, work.by)
        await work.workers.add(made_)
        pod = await work.pods.get(authority.pods[0].id)
        assert pod.has(seen.id, today())
        member = new_id()
        pod.add(made_, member_id=member, fte=1.0, since=today() - timedelta(days=9), by=work.by)
        await work.pods.save(pod)
        pod.release(member, until=today(), by=work.by)
        await work.pods.save(pod)
    return made_


async def test_an_observed_visit_is_one_that_the_observer_may_see(app, authority, client, story):
    other = await tell_story(app, authority, pod=1)
    observer = await client(Role.SENIOR_SOCIAL_WORKER)
    body = observation_body(authority.workers[Role.SOCIAL_WORKER].id, visit_id=other.visit)
    problem(await observer.post("/api/v1/observations", json=body), 404, "not-found")
    named = (await observer.get("/api/v1/observations/instruments")).json()["items"]
    assert [each["code"] for each in named] == ["miti", "local"]
    assert story.visit


async def test_a_group_is_open_to_all_staff_and_says_what_it_was_worth(app, authority, client):
    manager, other = await client(Role.POD_MANAGER), await as_worker(app, authority.elsewhere[Role.SOCIAL_WORKER].id)
    body = {"id": str(new_id()), "planned_for": later(seconds=-5), "theme": "Endings"}
    planned = await manager.post("/api/v1/reflections", json=body)
    came = [str(authority.workers[Role.POD_MANAGER].id), str(authority.elsewhere[Role.SOCIAL_WORKER].id)]
    held = await manager.post(
        f"/api/v1/reflections/{made(planned)['id']}/hold", json={"learned": "Say goodbye twice.", "worker_ids": came},
        headers=if_match(planned),
    )  # fmt: skip
    said = await other.post(
        f"/api/v1/reflections/{body['id']}/answer", json={"id": str(new_id()), "helped": "yes"}, headers=if_match(held)
    )
    assert said.status_code == 200, said.text
    rows = (await other.get("/api/v1/personals/mine")).json()["reflections"]
    (row,) = [each for each in rows if each["id"] == body["id"]]
    assert (row["came"], row["answered"], row["helped"], row["i_came"], row["i_answered"]) == (2, 1, 1, True, True)


async def test_a_colleague_of_the_pod_goes_along_and_the_visit_is_linked(app, authority, client, story):
    own, other = await client(Role.SOCIAL_WORKER), await client(Role.SENIOR_SOCIAL_WORKER)
    body = company_body(story.children[0])
    asked = await own.post("/api/v1/accompaniments", json=body)
    path = f"/api/v1/accompaniments/{made(asked)['id']}"
    listed = (await other.get("/api/v1/personals/mine")).json()["company"]
    (row,) = [each for each in listed if each["id"] == body["id"]]
    assert (row["asked_by_name"], row["children"][0]["id"]) == ("Ama social_worker", story.children[0])
    stranger = await as_worker(app, authority.elsewhere[Role.SOCIAL_WORKER].id)
    assert body["id"] not in [each["id"] for each in (await stranger.get("/api/v1/personals/mine")).json()["company"]]
    agreed = await other.post(f"{path}/agree", headers=if_match(asked))
    visit = made(await own.post("/api/v1/visits", json=visit_body(story.children[0])))
    done = await own.post(f"{path}/finish", json={"visit_id": visit["id"]}, headers=if_match(agreed))
    assert (done.json()["state"], done.json()["visit_id"]) == ("done", visit["id"])
    page = (await own.get(f"/api/v1/people/{story.children[0]}/oversight")).json()
    assert [each["companion_name"] for each in page["company"]] == ["Ama senior_social_worker"]


async def test_two_who_write_in_different_chapters_never_meet(client, story):
    own, other = await client(Role.SOCIAL_WORKER), await client(Role.SENIOR_SOCIAL_WORKER)
    opened = await own.post("/api/v1/workbooks", json={"id": str(new_id()), "family_id": story.family})
    book = made(opened)["id"]
    first = {"id": str(new_id()), "workbook_id": book, "discipline": "social_work", "words": "He likes maths."}
    second = first | {"id": str(new_id()), "discipline": "substance_misuse", "words": "Six weeks without a drink."}
    begun = await asyncio.gather(own.post("/api/v1/chapters", json=first), other.post("/api/v1/chapters", json=second))
    written = await asyncio.gather(*(
        who.post(f"/api/v1/chapters/{answer.json()['id']}/write", json={"words": "More."}, headers=if_match(answer))
        for who, answer in zip((own, other), begun, strict=True)
    ))  # fmt: skip
    assert [each.status_code for each in written] == [200, 200]
    late = await other.post(f"/api/v1/chapters/{first['id']}/write", json={"words": "x"}, headers=if_match(begun[0]))
    problem(late, 412, "stale")
    problem(await own.post("/api/v1/chapters", json=second | {"id": str(new_id())}), 409, "duplicate")
    month = {"id": str(new_id()), "month": str(datetime.now(UTC).date().replace(day=1)), "words": "Calmer."}
    summed = await own.post(f"/api/v1/workbooks/{book}/summarise", json=month, headers=if_match(opened))
    module = {"id": str(new_id()), "code": "module_1", "since": str(today())}
    await own.post(f"/api/v1/workbooks/{book}/modules/begin", json=module, headers=if_match(summed))
    for child in story.children:  # a brother or sister's page has the same workbook
        page = (await other.get(f"/api/v1/people/{child}/workbook")).json()
        (family,) = page["families"]
        shown = family["workbook"]
        assert [(each["discipline"], each["words"], each["version"]) for each in shown["chapters"]] == [
            ("social_work", "More.", 2), ("substance_misuse", "More.", 2),
        ]  # fmt: skip
        assert (shown["summaries"][0]["words"], shown["modules"][0]["title"]) == ("Calmer.", "Module 1")
        assert len(page["rows"]) == 8
