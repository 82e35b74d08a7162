"""Warning notes: above every page of the record, also of those in the family, until they are ended."""

from datetime import timedelta

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import tell_story, today, version

DAY = today().isoformat()
NEXT = (today() + timedelta(days=90)).isoformat()


@pytest.fixture
async def story(app, authority):
    return await tell_story(app, authority)


@pytest.fixture
async def worker(client):
    return await client(Role.SOCIAL_WORKER)


async def send(client, person, verb, body, status=200):
    path = f"/api/v1/people/{person}"
    answer = await client.post(f"{path}/{verb}", json=body, headers=await version(client, path))
    assert answer.status_code == status, answer.text
    return answer.json()


async def shown(client, person):
    answer = await client.get(f"/api/v1/people/{person}/overview")
    assert answer.status_code == 200, answer.text
    return [(each["person_id"], each["words"], each["review_by"]) for each in answer.json()["warnings"]]


def note(**facts):
    return {"id": str(new_id()), "words": "A large dog.", "since": DAY, "review_by": NEXT} | facts


async def test_a_note_is_written_looked_at_again_put_right_and_ended(worker, story):
    child, warning = story.children[0], note()
    kept = await send(worker, child, "warnings", warning)
    assert kept["warnings"][0]["written_by"]
    again = (today() + timedelta(days=30)).isoformat()
    await send(worker, child, "warnings/again", {"warning_id": warning["id"], "review_by": again})
    right = {"warning_id": warning["id"], "words": "A small dog.", "since": DAY, "reason": "Another house."}
    await send(worker, child, "warnings/correct", right)
    assert await shown(worker, child) == [(child, "A small dog.", again)]
    await send(worker, child, "end", {"part_id": warning["id"], "until": DAY, "reason": "The dog died."})
    assert await shown(worker, child) == []
    answer = await send(worker, child, "warnings/correct", right | {"words": "No dog."}, 409)
    assert answer["code"] == "warning-ended"


async def test_a_note_about_somebody_in_the_family_stands_above_the_childs_record_too(worker, story):
    mother = story.mother
    await send(worker, mother, "warnings", note(words="Never ring after six."))
    await send(worker, story.children[1], "warnings", note())
    assert await shown(worker, story.children[1]) == [
        (story.children[1], "A large dog.", NEXT), (mother, "Never ring after six.", NEXT),
    ]  # fmt: skip


async def test_a_note_needs_a_day_on_which_it_is_looked_at_again(worker, story):
    answer = await send(worker, story.children[0], "warnings", note(review_by=DAY), 422)
    assert answer["errors"][0]["pointer"] == "/review_by"
