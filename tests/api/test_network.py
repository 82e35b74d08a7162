"""The people around a child: who is shown, how much of them, and what is recorded between them."""

from uuid import UUID

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import as_worker, tell_story, today, version

DAY = today().isoformat()


@pytest.fixture
async def story(app, authority):
    return await tell_story(app, authority)


async def post(client, path, verb, body, status=200):
    answer = await client.post(f"{path}/{verb}", json={"id": str(new_id())} | body, headers=await version(client, path))
    assert answer.status_code == status, answer.text
    return answer.json()


async def joined(client, family, given, **facts):
    """A new person in the family."""
    id = str(new_id())
    body = {
        "id": id, "names": [{"id": str(new_id()), "use": "legal", "given": given}], "date_of_birth": "1990-05-04",
        "place_in": {"family_id": family, "part": "relative", "at_home": False}, **facts,
    }  # fmt: skip
    answer = await client.post("/api/v1/people", json=body)
    assert answer.status_code == 201, answer.text
    return id


async def network(client, person):
    answer = await client.get(f"/api/v1/people/{person}/network")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_everybody_of_the_family_and_of_their_kin_is_there_once(client, story):
    worker = await client(Role.SOCIAL_WORKER)
    child, mother = story.children[0], story.mother
    path = f"/api/v1/people/{child}"
    await post(worker, path, "relationships", {"other_id": mother, "kinship": "mother", "responsibility": "yes"})
    nan = await joined(worker, story.family, "Nan")
    await post(worker, path, "relationships", {"other_id": nan, "kinship": "grandparent"})
    await post(worker, f"/api/v1/people/{mother}", "relationships", {"other_id": nan, "kinship": "mother"})
    shown = await network(worker, child)
    ids = [person["id"] for person in shown["people"]]
    assert ids[0] == child
    assert len(ids) == len(set(ids))
    assert set(ids) == {child, story.children[1], mother, nan}
    assert {(link["person_id"], link["other_id"], link["kinship"]) for link in shown["relationships"]} == {
        (child, mother, "mother"), (child, nan, "grandparent"), (mother, nan, "mother"),
    }  # fmt: skip
    (family,) = shown["families"]
    assert family["own"]
    assert {member["person_id"] for member in family["members"]} == set(ids)
    assert [each["part"] for each in shown["workers"]] == ["keyworker"]


async def test_what_is_said_of_a_parent_and_of_family_time_is_there_with_its_end(client, story):
    worker = await client(Role.SOCIAL_WORKER)
    path = f"/api/v1/people/{story.children[0]}"
    father = await joined(worker, story.family, "Dean")
    await post(worker, path, "parent-facts", {"kinship": "father", "state": "unknown", "since": DAY})
    await post(worker, path, "parent-facts", {"kinship": "father", "state": "absent", "parent_id": father})
    time = {"with_id": father, "how_often": "Every other Saturday", "supervised": True, "ordered_by_court": True}
    await post(worker, path, "family-time", time)
    shown = await network(worker, story.children[0])
    assert [(fact["state"], fact["until"]) for fact in shown["parent_facts"]] == [("absent", None), ("unknown", DAY)]
    assert [(each["with_id"], each["supervised"]) for each in shown["family_time"]] == [(father, True)]


async def test_a_parent_who_must_have_no_part_needs_a_reason(client, story):
    worker = await client(Role.SOCIAL_WORKER)
    path = f"/api/v1/people/{story.children[0]}"
    answer = await post(worker, path, "parent-facts", {"kinship": "father", "state": "excluded"}, status=422)
    assert answer["errors"][0]["pointer"] == "/words"


async def test_an_offer_is_heard_from_somebody_of_the_family_and_ends(client, story):
    worker = await client(Role.SOCIAL_WORKER)
    path = f"/api/v1/families/{story.family}"
    stranger = {"person_id": str(new_id()), "words": "x", "since": DAY}
    assert (await post(worker, path, "offers", stranger, status=409))["code"] == "not-member"
    nan = await joined(worker, story.family, "Nan")
    offer = {"id": str(new_id()), "person_id": nan, "words": "I can have them at weekends.", "since": DAY}
    await post(worker, path, "offers", offer | {"lives": "Leeds", "how_to_ask": "Ring after six"})
    ended = await worker.post(
        f"{path}/offers/end", json={"offer_id": offer["id"], "until": DAY, "reason": "She is ill."},
        headers=await version(worker, path),
    )  # fmt: skip
    assert ended.status_code == 200, ended.text
    shown = await network(worker, story.children[0])
    assert [(each["lives"], each["until"]) for each in shown["families"][0]["offers"]] == [("Leeds", DAY)]


async def test_who_must_not_know_an_address_is_named_without_the_address(client, story):
    worker = await client(Role.SOCIAL_WORKER)
    address = {
        "use": "home", "lines": "9 Hidden Row", "keep_from": [story.children[1]], "keep_from_reason": "She is afraid.",
    }  # fmt: skip
    await post(worker, f"/api/v1/people/{story.mother}", "addresses", address)
    answer = await worker.get(f"/api/v1/people/{story.children[0]}/network")
    assert answer.json()["kept_from"] == [
        {"person_id": story.mother, "from_id": story.children[1], "reason": "She is afraid."}
    ]
    assert "Hidden" not in answer.text


async def test_of_somebody_far_away_whose_record_is_closed_there_is_only_the_name(app, authority, client, story):
    """Two steps away and with another pod: named, because they are kin of kin, and nothing else."""
    everyone = await client(Role.SERVICE_MANAGER)
    other = await tell_story(app, authority, pod=1)
    mother, far = story.mother, other.children[0]
    path = f"/api/v1/people/{story.children[0]}"
    worker = await client(Role.SOCIAL_WORKER)
    await post(worker, path, "relationships", {"other_id": mother, "kinship": "mother"})
    await post(everyone, f"/api/v1/people/{far}", "relationships", {"other_id": mother, "kinship": "mother"})
    await post(everyone, f"/api/v1/people/{far}", "parent-facts", {"kinship": "father", "state": "unknown"})
    for client_, open_ in ((worker, False), (everyone, True)):
        shown = await network(client_, story.children[0])
        person = next(each for each in shown["people"] if each["id"] == far)
        assert person["name"]
        assert person["open_to_you"] is open_
        assert (person["date_of_birth"] is None) is not open_
        assert bool(shown["parent_facts"]) is open_
        assert bool([link for link in shown["relationships"] if link["person_id"] == far]) is open_


async def test_of_a_sealed_record_there_is_only_the_name(app, client, story):
    worker = await client(Role.SOCIAL_WORKER)
    child, sister = story.children
    async with app.state.pool.acquire() as connection:
        await connection.execute("update record set sealed = true where id = $1", UUID(sister))
    shown = next(each for each in (await network(worker, child))["people"] if each["id"] == sister)
    assert shown["name"] == "Ann Oké-Smith"
    assert not shown["open_to_you"]
    assert shown["date_of_birth"] is None


async def test_a_worker_of_another_pod_does_not_see_it_and_the_look_of_others_is_kept(app, authority, client, story):
    away = await as_worker(app, authority.elsewhere[Role.SOCIAL_WORKER].id)
    assert (await away.get(f"/api/v1/people/{story.children[0]}/network")).status_code == 404
    worker = await client(Role.SOCIAL_WORKER)
    await network(worker, story.children[0])
    async with app.state.pool.acquire() as connection:
        looks = await connection.fetchval(
            "select count(*) from viewing where record_id = $1 and what = 'network'", UUID(story.children[0])
        )
    assert looks == 1
