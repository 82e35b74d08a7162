"""Caseloads as those who hold them, share them and answer for them see them; and the policy behind them."""

from datetime import timedelta

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import (
    as_worker,
    if_match,
    make_authority,
    risk_body,
    running,
    tell_story,
    today,
    version,
)
from tests.api.test_errors import problem
from tests.conftest import copied

MINE, POLICY = "/api/v1/workloads/mine", "/api/v1/workloads"


@pytest.fixture(scope="module")
async def house(server):
    """An authority of its own: the policy is one for all, and caseloads are counted."""
    async with copied(server) as url, running(url) as app:
        yield app, await make_authority(app.state.pool, url)


@pytest.fixture(scope="module")
async def story(house):
    """A child who is assessed while a section 47 enquiry is open: 5 + 3 points."""
    return await tell_story(*house)


@pytest.fixture
def sign_in(house):
    app, authority = house

    async def signed_in(role, staff="workers"):
        return await as_worker(app, getattr(authority, staff)[role].id)

    return signed_in


async def own(client):
    answer = await client.get(MINE)
    assert answer.status_code == 200, answer.text
    return answer.json()["load"]


async def test_a_worker_sees_every_child_and_every_number(sign_in, story):
    load = await own(await sign_in(Role.SOCIAL_WORKER))
    (child,) = [each for each in load["children"] if each["id"] == story.children[0]]
    assert (child["situation"], child["also"], child["base"], child["enquiry"]) == (
        "assessment", ["child_in_need"], 5, 3,
    )  # fmt: skip
    assert (child["name"], child["part"], child["points"]) == ("Jon Oké-Smith", "keyworker", 8)
    assert load["capacity"]["points"] == 85
    assert (load["points"], load["utilisation"], load["band"]) == (8, 0.0941, "room")


async def test_what_is_recorded_shows_and_what_cannot_be_is_noted_by_the_manager(sign_in, story):
    worker, manager = await sign_in(Role.SOCIAL_WORKER), await sign_in(Role.POD_MANAGER)
    rated = await worker.post(
        "/api/v1/risks/ratings", json=risk_body(story.children[0], domain="exploitation_criminal", level="some")
    )
    assert rated.status_code == 201
    path = f"/api/v1/journeys/{story.journey}"
    noted = {"id": str(new_id()), "flag": "travel", "since": str(today()), "reason": "His school is in Penrith."}
    problem(
        await worker.post(f"{path}/complexities", json=noted, headers=await version(worker, path)), 403, "not-allowed"
    )
    for wrong, status, code in (
        (noted | {"flag": "exploitation"}, 409, "not-by-hand"), (noted, 200, None), (noted, 409, "noted-already"),
    ):  # fmt: skip
        answer = await manager.post(f"{path}/complexities", json=wrong, headers=await version(manager, path))
        assert answer.status_code == status, answer.text
        assert code is None or answer.json()["code"] == code

    (child,) = (await own(worker))["children"]
    assert [(each["flag"], each["words"]) for each in child["reasons"]] == [
        ("exploitation", None), ("travel", "His school is in Penrith."),
    ]  # fmt: skip
    assert child["points"] == 10

    end = {"complexity_id": noted["id"], "until": str(today())}
    ended = await manager.post(f"{path}/complexities/end", json=end, headers=await version(manager, path))
    assert ended.status_code == 200, ended.text
    assert (await own(worker))["points"] == 9


async def test_a_pod_sees_the_sums_and_its_manager_the_working(house, sign_in, story):
    _, authority = house
    page = f"/api/v1/pods/{authority.pods[0].id}/caseload"
    held = str(authority.workers[Role.SOCIAL_WORKER].id)

    async def row(role):
        answer = await (await sign_in(role)).get(page)
        assert answer.status_code == 200, answer.text
        (found,) = [each for each in answer.json()["members"] if each["worker_id"] == held]
        return answer.json()["working_open"], found

    open_, led = await row(Role.POD_MANAGER)
    assert (open_, len(led["children"])) == (True, 1)
    open_, seen = await row(Role.SENIOR_SOCIAL_WORKER)
    assert (open_, seen["children"], seen["points"]) == (False, [], led["points"])
    assert (seen["held"], seen["situations"]) == (1, [{"situation": "assessment", "children": 1, "points": 8.0}])
    _, mine = await row(Role.SOCIAL_WORKER)
    assert len(mine["children"]) == 1, "my own working is mine to see"
    whole = (await (await sign_in(Role.POD_MANAGER)).get(page)).json()
    assert whole["average"] == {"numerator": 1, "denominator": 1, "value": 1}
    problem(await (await sign_in(Role.SOCIAL_WORKER, "elsewhere")).get(page), 404, "not-found")
    tomorrow = {"on": str(today() + timedelta(days=1))}
    problem(await (await sign_in(Role.POD_MANAGER)).get(page, params=tomorrow), 422, "invalid")


async def test_on_a_day_before_the_child_came_nobody_held_them(house, sign_in, story):
    _, authority = house
    day = {"on": str(today() - timedelta(days=1))}
    page = f"/api/v1/pods/{authority.pods[0].id}/caseload"
    before = (await (await sign_in(Role.POD_MANAGER)).get(page, params=day)).json()
    assert (before["average"]["value"], before["utilisation"]["numerator"], before["waiting"]) == (None, 0, [])


async def test_what_if_answers_and_records_nothing(house, sign_in, story):
    _, authority = house
    manager, child = await sign_in(Role.POD_MANAGER), story.children[0]
    page, pod = f"{POLICY}/what-if", {"pod_id": str(authority.pods[0].id)}
    worker, senior = (str(authority.workers[role].id) for role in (Role.SOCIAL_WORKER, Role.SENIOR_SOCIAL_WORKER))

    async def asked(**question):
        answer = await manager.post(page, json=pod | question)
        assert answer.status_code == 200, answer.text
        rows = {each["worker_id"]: each["after"]["points"] for each in answer.json()["members"]}
        return rows[worker], rows[senior], [each["id"] for each in answer.json()["without"]]

    before = (await own(await sign_in(Role.SOCIAL_WORKER)))["points"]
    assert await asked(comes=[{"child_id": child, "worker_id": senior}]) == (0, before, [])
    assert await asked(leaves=[worker]) == (0, 0, [child])
    assert await asked() == (before, 0, [])
    assert (await own(await sign_in(Role.SOCIAL_WORKER)))["points"] == before

    trainee = str(authority.workers[Role.SOCIAL_WORKER_IN_TRAINING].id)
    far = str(authority.elsewhere[Role.SOCIAL_WORKER].id)
    for question, pointer in (
        ({"comes": [{"child_id": child, "worker_id": trainee}]}, "/comes/0/worker_id"),
        ({"comes": [{"child_id": child, "worker_id": far}]}, "/comes/0/worker_id"),
        ({"comes": [{"child_id": child, "worker_id": senior}], "leaves": [senior]}, "/comes/0/worker_id"),
        ({"comes": [{"child_id": str(new_id()), "worker_id": senior}]}, "/comes/0/child_id"),
        ({"leaves": [far]}, "/leaves/0"),
    ):
        refused = await manager.post(page, json=pod | question)
        assert refused.status_code == 422
        assert [each["pointer"] for each in refused.json()["errors"]] == [pointer]
    problem(await (await sign_in(Role.POD_MANAGER, "elsewhere")).post(page, json=pod), 404, "not-found")
    problem(await (await sign_in(Role.SOCIAL_WORKER)).post(page, json=pod), 403, "not-allowed")


async def test_duties_and_the_first_year_leave_less_room_and_are_the_managers_to_say(house, sign_in):
    _, authority = house
    worker = authority.workers[Role.FAMILY_SUPPORT_WORKER]
    path, me = f"/api/v1/workers/{worker.id}", await sign_in(Role.FAMILY_SUPPORT_WORKER)
    manager, other = await sign_in(Role.POD_MANAGER), await sign_in(Role.POD_MANAGER, "elsewhere")
    duty = {"id": str(new_id()), "points": 10.0, "words": "Teaches a student", "since": str(today())}
    year = {"since": str(today()), "until": str(today() + timedelta(days=200))}
    seen = await version(manager, path)
    problem(await other.post(f"{path}/duties", json=duty, headers=seen), 404, "not-found")
    assert (await manager.post(f"{path}/duties", json=duty, headers=seen)).status_code == 200
    problem(await manager.post(f"{path}/first-year", json=year, headers=await version(manager, path)), 422, "invalid")
    year["until"] = str(today() + timedelta(days=400))
    answer = await manager.post(f"{path}/first-year", json=year, headers=await version(manager, path))
    assert answer.status_code == 200, answer.text
    load = await own(me)
    assert (load["capacity"]["points"], load["capacity"]["first_year"], load["duties"][0]["words"]) == (
        65, True, "Teaches a student",
    )  # fmt: skip
    end = {"duty_id": duty["id"], "until": str(today())}
    ended = await manager.post(f"{path}/duties/end", json=end, headers=await version(manager, path))
    assert ended.status_code == 200, ended.text
    assert (await own(me))["capacity"]["points"] == 75


async def test_the_service_names_no_worker_and_is_for_who_answers_for_all(house, sign_in, story):
    _, authority = house
    page = "/api/v1/workloads/service"
    answer = await (await sign_in(Role.SERVICE_MANAGER)).get(page)
    assert answer.status_code == 200, answer.text
    totals = {each["id"]: each for each in answer.json()["pods"]}
    assert totals[str(authority.pods[0].id)]["average"]["value"] == 1
    assert totals[str(authority.pods[1].id)]["holders"] == 0
    assert answer.json()["social_workers"] == answer.json()["average"]
    assert 'social_worker"' not in answer.text
    assert "Ama" not in answer.text
    problem(await (await sign_in(Role.POD_MANAGER)).get(page), 404, "not-found")
    problem(await (await sign_in(Role.SOCIAL_WORKER)).get(page), 403, "not-allowed")


async def test_the_policy_changes_from_tomorrow_and_keeps_its_versions(sign_in, story):
    head, worker = await sign_in(Role.SERVICE_MANAGER), await sign_in(Role.SOCIAL_WORKER)
    body = {
        "id": str(new_id()), "since": str(today() + timedelta(days=1)), "source": "Cabinet paper 12",
        "reason": "Assessments take longer here.", "numbers": [{"code": "base_assessment", "amount": 6.0}],
    }  # fmt: skip
    problem(await worker.post(POLICY, json=body), 403, "not-allowed")
    early = problem(await head.post(POLICY, json=body | {"since": str(today())}), 422, "invalid")
    assert early["errors"][0]["pointer"] == "/since"
    before = (await own(worker))["points"]
    made = await head.post(POLICY, json=body)
    assert made.status_code == 201, made.text
    assert (await own(worker))["points"] == before, "today stays as it was"
    problem(await head.post(POLICY, json=body | {"id": str(new_id())}), 409, "duplicate")

    page = (await worker.get(POLICY)).json()
    (number,) = [each for each in page["items"] if each["code"] == "base_assessment"]
    assert (page["id"], number["amount"]) == (body["id"], 5)
    assert [(each["amount"], each["own"]) for each in number["versions"]] == [(5, False), (6, True)]

    later = {name: value for name, value in body.items() if name != "id"} | {
        "since": str(today() + timedelta(days=30)), "numbers": [{"code": "further_child", "amount": 0.75}],
    }  # fmt: skip
    again = await head.post(f"{POLICY}/{body['id']}/set", json=later, headers=if_match(made))
    assert again.status_code == 200, again.text
    assert len(again.json()["versions"]) == 2
