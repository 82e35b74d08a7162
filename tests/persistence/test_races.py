"""Many at once on one record: each either succeeds on the version it saw or is told; nothing is lost or made twice."""

import asyncio
import random

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import as_agency, as_worker, contact_body, if_match, tell_story, today, visit_body


@pytest.fixture
async def story(app, authority):
    return await tell_story(app, authority)


async def test_twenty_editors_of_one_record_lose_nothing(app, authority, story, pool):
    """Each adds telephone numbers of their own until all are on; who is stale looks again and tries again."""
    editors = 20
    path = f"/api/v1/people/{story.children[0]}"
    looking = await as_worker(app, authority.workers[Role.SOCIAL_WORKER].id)
    before = (await looking.get(path)).json()["version"]
    statuses = []

    async def edit(number):
        client = await as_worker(app, authority.workers[Role.SOCIAL_WORKER].id)
        added = 0
        while added < 3:
            seen = await client.get(path)
            body = {"id": str(new_id()), "value": f"{number}-{added}"}
            answer = await client.post(f"{path}/ways-to-reach", json=body, headers=if_match(seen))
            statuses.append(answer.status_code)
            assert answer.status_code in (200, 412), answer.text
            added += answer.status_code == 200
            await asyncio.sleep(random.random() / 50)

    await asyncio.gather(*(edit(number) for number in range(editors)))
    after = (await looking.get(path)).json()
    assert statuses.count(200) == editors * 3 == after["version"] - before
    assert statuses.count(412) > 0
    values = sorted(way["value"] for way in after["ways_to_reach"])
    assert values == sorted(f"{number}-{added}" for number in range(editors) for added in range(3))
    rows = await pool.fetch("select version from ledger where record_id = $1 order by version", story.children[0])
    assert [row["version"] for row in rows] == list(range(1, after["version"] + 1))


async def test_all_at_once_on_one_version_only_one_goes_on(app, authority, story):
    path = f"/api/v1/people/{story.children[0]}"
    clients = [await as_worker(app, authority.workers[Role.SOCIAL_WORKER].id) for _ in range(20)]
    seen = if_match(await clients[0].get(path))
    answers = await asyncio.gather(
        *(
            client.post(f"{path}/describe", json={"own_words": f"I am number {number}."}, headers=seen)
            for number, client in enumerate(clients)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 19
    winner = next(answer for answer in answers if answer.status_code == 200)
    assert (await clients[0].get(path)).json()["own_words"] == winner.json()["own_words"]


async def test_fifty_equal_creations_make_one_record(app, authority, story, pool):
    keyworker = await as_worker(app, authority.workers[Role.SOCIAL_WORKER].id)
    school = await as_agency(app, authority.agencies[0][1])
    for client, path, body in (
        (keyworker, "/api/v1/visits", visit_body(story.children[0])), (school, "/api/v1/contacts", contact_body()),
    ):  # fmt: skip
        answers = await asyncio.gather(*(client.post(path, json=body) for _ in range(50)))
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.content for answer in answers}) == 1
        assert await pool.fetchval("select count(*) from record where id = $1", body["id"]) == 1
        assert await pool.fetchval("select count(*) from ledger where record_id = $1", body["id"]) == 1


async def test_fifty_different_creations_with_one_id_make_one_record(app, authority, story, pool):
    client = await as_worker(app, authority.workers[Role.SOCIAL_WORKER].id)
    body = visit_body(story.children[0])
    answers = await asyncio.gather(
        *(
            client.post(
                "/api/v1/visits", json=body | visit_body(story.children[0], account=f"{number}") | {"id": body["id"]}
            )
            for number in range(50)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 49
    kept = await client.get(f"/api/v1/visits/{body['id']}")
    assert kept.json() == next(answer for answer in answers if answer.status_code == 201).json()
    assert await pool.fetchval("select count(*) from visit_child where visit_id = $1", body["id"]) == 1


async def test_two_managers_name_a_keyworker_at_once(app, authority, story, pool):
    manager, other = [await as_worker(app, authority.workers[Role.POD_MANAGER].id) for _ in range(2)]
    path = f"/api/v1/journeys/{story.journey}"
    for _ in range(5):
        seen = if_match(await manager.get(path))
        asked = [
            {
                "worker_id": str(authority.workers[role].id),
                "part": "keyworker",
                "since": today().isoformat(),
                "reason": "OTHERS",
            }
            for role in (Role.SENIOR_SOCIAL_WORKER, Role.FAMILY_SUPPORT_WORKER)
        ]
        answers = await asyncio.gather(
            *(
                who.post(f"{path}/allocate", json=body, headers=seen)
                for who, body in zip((manager, other), asked, strict=True)
            )
        )
        assert sorted(answer.status_code for answer in answers) in ([200, 409], [200, 412], [409, 412])
        current = await pool.fetchval(
            "select count(*) from journey_allocation where journey_id = $1 and part = 'keyworker' and until is null",
            story.journey,
        )
        assert current == 1


async def test_two_contacts_about_one_child_open_one_journey(app, authority, pool):
    """Two front-door workers decide to help the same child at the same moment: one journey, two referrals at most."""
    school = await as_agency(app, authority.agencies[0][1])
    front = [await as_worker(app, authority.workers[Role.FRONT_DOOR_WORKER].id) for _ in range(2)]
    for _ in range(5):
        child, ready = str(new_id()), []
        for number in range(2):
            body = contact_body({"id": str(new_id()), "is_child": True, "given": "Kit"})
            seen = if_match(await school.post("/api/v1/contacts", json=body))
            path, named = f"/api/v1/contacts/{body['id']}", body["people"][0]["id"]
            verb, more = ("register", {}) if number == 0 else ("match", {"reason": "Same child."})
            known = await front[0].post(
                f"{path}/{verb}", json={"named_id": named, "person_id": child} | more, headers=seen
            )
            assert known.status_code == 200, known.text
            help_ = {"named_id": named, "outcome": "assessment", "reason": "x", "pod_id": str(authority.pods[0].id)}
            ready.append((f"{path}/decide", help_, if_match(known)))
        answers = await asyncio.gather(
            *(who.post(path, json=body, headers=seen) for who, (path, body, seen) in zip(front, ready, strict=True))
        )
        statuses = sorted(answer.status_code for answer in answers)
        assert statuses in ([200, 200], [200, 409], [200, 412]), [answer.text for answer in answers]
        assert await pool.fetchval("select count(*) from journey where child_id = $1", child) == 1
        assert await pool.fetchval("select count(*) from referral where child_id = $1", child) == statuses.count(200)


async def test_two_records_that_wait_for_each_other_are_told_to_try_again(app, authority, pool):
    """Whatever order records are locked in, nobody hangs and nobody gets an error of ours."""
    stories = [await tell_story(app, authority) for _ in range(2)]
    client = await as_worker(app, authority.workers[Role.SOCIAL_WORKER].id)
    children = [each.children[0] for each in stories]
    visits = []
    for order in (children, children[::-1]) * 4:
        body = visit_body(order[0])
        plan = {"id": body["id"], "planned_for": body["made_at"], "purpose": "x", "child_ids": order}
        made = await client.post("/api/v1/visits/planned", json=plan)
        visits.append((f"/api/v1/visits/{body['id']}/did-not-happen", if_match(made)))
    answers = await asyncio.gather(
        *(client.post(path, json={"reason": "Nobody there."}, headers=seen) for path, seen in visits)
    )
    assert {answer.status_code for answer in answers} <= {200, 412}
    failed = await pool.fetchval(
        "select count(*) from journey_failed_visit where journey_id = any ($1)", [each.journey for each in stories]
    )
    assert failed == 2 * sum(answer.status_code == 200 for answer in answers)


async def test_two_workers_take_one_address_at_once(app, authority):
    """An e-mail address is one worker's, whoever came first."""
    client = await as_worker(app, authority.workers[Role.ADMINISTRATOR].id)
    email = f"{new_id()}@kith.example"
    usual = {"given": "Bo", "family": "Ek", "role": "analyst", "post": "x", "fte": 1, "joined_on": "2020-01-01"}
    answers = await asyncio.gather(
        *(client.post("/api/v1/workers", json=usual | {"id": str(new_id()), "email": email}) for _ in range(10))
    )
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 9
