"""From a strategy discussion to a plan: what the screens ask for, and what is refused on the way."""

from typing import Any

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import (
    conference_body,
    enquiry_body,
    held_body,
    if_match,
    tell_story,
    today,
    version,
)
from tests.api.test_errors import problem


@pytest.fixture
async def story(app, authority):
    return await tell_story(app, authority)


def pointers(answer) -> list[str]:
    assert answer.status_code == 422, answer.text
    return [each["pointer"] for each in answer.json()["errors"]]


async def test_a_discussion_leads_to_a_conference_and_a_plan(app, authority, client, story):
    worker, manager = await client(Role.SOCIAL_WORKER), await client(Role.SERVICE_MANAGER)
    child, sister = story.children
    enquiry = f"/api/v1/enquiries/{story.enquiry}"

    # The discussion started a section 47 and says by when a conference must be held.
    shown = (await worker.get(f"/api/v1/people/{child}/protection")).json()
    (row,) = shown["enquiries"]
    assert (row["state"], row["started_on"], row["decision"]) == ("enquiring", str(today()), "section_47_joint")
    assert row["conference_by"] == str(app.state.calendar.add(today(), 15))
    assert [each["name"] for each in row["others"]] == ["Ann Oké-Smith"]
    assert (shown["plan"], shown["status"], row["conference_booked"]) == (None, "child_in_need", True)

    # Findings by a worker, the outcome by a manager only.
    found = {"findings": "A hand's mark.", "own_views": [{"child_id": child, "own_view": "It hurt."}]}
    answer = await worker.post(f"{enquiry}/findings", json=found, headers=await version(worker, enquiry))
    assert answer.json()["children"][0]["own_view"] == "It hurt."
    outcomes = {
        "on": str(today()),
        "children": [
            {"child_id": child, "outcome": "substantiated_continuing_risk", "reason": "It goes on."},
            {"child_id": sister, "outcome": "not_substantiated", "reason": "She is well."},
        ],
    }
    problem(await worker.post(f"{enquiry}/conclude", json=outcomes, headers=if_match(answer)), 403, "not-allowed")
    ended = await manager.post(f"{enquiry}/conclude", json=outcomes, headers=if_match(answer))
    assert ended.status_code == 200, ended.text
    assert [each["conference_needed"] for each in ended.json()["children"]] == [True, False]

    # The conference decides, and the child's journey steps in the same breath.
    path = f"/api/v1/conferences/{story.conference}"
    booked = await manager.get(path)
    held = await manager.post(f"{path}/hold", json=held_body(booked.json()), headers=if_match(booked))
    assert held.status_code == 200, held.text
    assert held.json()["core_group_by"] == str(app.state.calendar.add(today(), 10))
    shown = (await worker.get(f"/api/v1/people/{child}/protection")).json()
    assert shown["status"] == "child_protection"
    assert (shown["plan"]["since"], shown["plan"]["categories"]) == (str(today()), ["NEG"])
    assert shown["plan"]["outline"] == "Breakfast every day."
    journey = (await worker.get(f"/api/v1/journeys/{story.journey}")).json()
    assert journey["statuses"][-1]["reason"] == "He is not safe yet."
    plan = (await worker.get(f"/api/v1/plans/{held.json()['children'][0]['plan_id']}")).json()
    assert (plan["plan_kind"], plan["state"], plan["begun_on"]) == ("child_protection", "agreed", str(today()))
    assert (plan["must_change"], plan["categories"], plan["earlier_plans"]) == ("Breakfast every day.", ["NEG"], 0)

    # A review lets it go on, another ends it: in need for at least three months.
    for decision, stage in (("continues", "child_protection"), ("ends", "child_in_need")):
        await begin_plans_a_day_earlier(app)
        body = conference_body(app, child, conference_kind="review")
        booked = await worker.post("/api/v1/conferences", json=body)
        assert booked.status_code == 201, booked.text
        held = await manager.post(
            f"/api/v1/conferences/{body['id']}/hold", json=held_body(booked.json(), decision), headers=if_match(booked)
        )
        assert held.status_code == 200, held.text
        shown = (await worker.get(f"/api/v1/people/{child}/protection")).json()
        assert shown["status"] == stage
        if decision == "continues":
            assert (shown["plan"]["since"], shown["plan"]["categories"]) == (str(today()), ["NEG"])
            assert shown["plan"]["next_review_by"] == held.json()["next_review_by"]
    assert shown["plan"] is None
    assert len(shown["conferences"]) == 3
    plans = (await worker.get(f"/api/v1/people/{child}/plans")).json()["items"]
    next_plan = next(each for each in plans if each["plan_kind"] == "child_in_need")
    assert (next_plan["state"], next_plan["must_change"]) == ("draft", "Breakfast every day."), "nothing is typed twice"


async def test_a_sister_sees_her_own_part(client, story):
    worker = await client(Role.SOCIAL_WORKER)
    shown = (await worker.get(f"/api/v1/people/{story.children[1]}/protection")).json()
    assert [each["id"] for each in shown["enquiries"]] == [story.enquiry]
    assert (shown["conferences"], shown["plan"], shown["status"]) == ([], None, None)


async def test_a_discussion_that_is_sent_twice_is_one(client, story):
    worker = await client(Role.SOCIAL_WORKER)
    answer = await worker.post("/api/v1/enquiries", json=enquiry_body(story.children[0]))
    problem(answer, 409, "already-enquiring")
    enquiry = f"/api/v1/enquiries/{story.enquiry}"
    manager = await client(Role.POD_MANAGER)
    stopped = await manager.post(f"{enquiry}/stop", json={"reason": "Moved."}, headers=await version(manager, enquiry))
    assert stopped.json()["state"] == "stopped"
    body = enquiry_body(story.children[0], mode="telephone", held_at=f"{today()}T00:00:00Z")
    first = await worker.post("/api/v1/enquiries", json=body)
    assert first.status_code == 201, first.text
    again = await worker.post("/api/v1/enquiries", json=body)
    assert (again.status_code, again.content) == (201, first.content)
    met = await worker.post(
        f"/api/v1/enquiries/{body['id']}/follow-up", json={"on": str(today())}, headers=if_match(first)
    )
    assert met.json()["followed_up_on"] == str(today())


async def test_two_discussions_at_once_start_one_section_47(client, authority, app):
    import asyncio

    story = await tell_story(app, authority)
    worker, manager = await client(Role.SOCIAL_WORKER), await client(Role.POD_MANAGER)
    enquiry = f"/api/v1/enquiries/{story.enquiry}"
    await manager.post(f"{enquiry}/stop", json={"reason": "Moved."}, headers=await version(manager, enquiry))
    answers = await asyncio.gather(
        *(worker.post("/api/v1/enquiries", json=enquiry_body(story.children[0])) for _ in range(4))
    )
    assert sorted(each.status_code for each in answers) == [201, 409, 409, 409]


async def test_what_is_missing_is_named(client, story):
    worker = await client(Role.SOCIAL_WORKER)
    body = enquiry_body(story.children[1], participants=[])
    assert pointers(await worker.post("/api/v1/enquiries", json=body)) == ["/quorum_reason"]
    body = enquiry_body(story.children[1], worry=" ")
    assert pointers(await worker.post("/api/v1/enquiries", json=body)) == ["/worry"]


async def test_the_chair_is_independent(app, authority, client, story):
    worker, manager = await client(Role.SOCIAL_WORKER), await client(Role.POD_MANAGER)
    near = authority.workers[Role.POD_MANAGER].id
    body = conference_body(app, story.children[0], chair_id=str(near))
    assert pointers(await worker.post("/api/v1/conferences", json=body)) == ["/chair_id"]
    far = authority.elsewhere[Role.SERVICE_MANAGER]
    body["chair_id"] = str(far.id)
    booked = await worker.post("/api/v1/conferences", json=body)
    assert booked.json()["chair_name"] == "Ama service_manager"
    held = held_body(booked.json(), chair_id=str(near))
    path = f"/api/v1/conferences/{body['id']}"
    assert pointers(await manager.post(f"{path}/hold", json=held, headers=if_match(booked))) == ["/chair_id"]
    problem(await worker.post(f"{path}/hold", json=held, headers=if_match(booked)), 403, "not-allowed")
    cancelled = await worker.post(f"{path}/cancel", json={"reason": "Ill."}, headers=if_match(booked))
    assert cancelled.json()["state"] == "cancelled"


async def test_a_conference_decides_for_its_own_children_and_all_of_them(app, client, story):
    manager = await client(Role.POD_MANAGER)
    path = f"/api/v1/conferences/{story.conference}"
    booked = await manager.get(path)
    held = held_body(booked.json())
    held["children"][0]["id"] = str(new_id())
    assert pointers(await manager.post(f"{path}/hold", json=held, headers=if_match(booked))) == ["/children"]


async def test_without_help_opened_there_is_no_plan(app, client, story):
    """The sister has no journey: nothing is saved of a conference that could not do what it decided."""
    worker, manager = await client(Role.SOCIAL_WORKER), await client(Role.POD_MANAGER)
    body = conference_body(app, *story.children)
    booked = await worker.post("/api/v1/conferences", json=body)
    path = f"/api/v1/conferences/{body['id']}"
    held = await manager.post(f"{path}/hold", json=held_body(booked.json()), headers=if_match(booked))
    problem(held, 409, "no-journey")
    assert (await manager.get(path)).json()["state"] == "booked"
    journey = (await manager.get(f"/api/v1/journeys/{story.journey}")).json()
    assert journey["statuses"][-1]["status"] == "child_in_need"


async def begin_plans_a_day_earlier(app):
    """A plan cannot end on the day it began (rule 8840), and tests take less than a day."""
    async with app.state.pool.acquire() as connection:
        await connection.execute("update plan set begun_on = begun_on - 1 where plan_kind = 'child_protection'")


async def test_a_child_in_our_care_stays_there_when_a_plan_begins_and_ends(app, client, story):
    manager = await client(Role.POD_MANAGER)
    journey = f"/api/v1/journeys/{story.journey}"
    step = {"status": "looked_after", "on": str(today()), "reason": "An order was made."}
    assert (
        await manager.post(f"{journey}/step", json=step, headers=await version(manager, journey))
    ).status_code == 200
    for kind, decision in (("pre_birth", "plan"), ("review", "ends")):
        await begin_plans_a_day_earlier(app)
        body = conference_body(app, story.children[0], conference_kind=kind)
        booked = await manager.post("/api/v1/conferences", json=body)
        held = await manager.post(
            f"/api/v1/conferences/{body['id']}/hold", json=held_body(booked.json(), decision), headers=if_match(booked)
        )
        assert held.status_code == 200, held.text
        assert (await manager.get(journey)).json()["statuses"][-1]["status"] == "looked_after"


async def test_a_plan_that_ended_without_a_conference_protects_no_longer(app, client, story):
    manager, child = await client(Role.SERVICE_MANAGER), story.children[0]
    booked = await manager.get(f"/api/v1/conferences/{story.conference}")
    held = await manager.post(
        f"/api/v1/conferences/{story.conference}/hold", json=held_body(booked.json()), headers=if_match(booked)
    )
    assert held.status_code == 200, held.text
    shown = (await manager.get(f"/api/v1/people/{child}/protection")).json()
    assert shown["plan"]["reason"] == "He is not safe yet."
    await begin_plans_a_day_earlier(app)
    path = f"/api/v1/plans/{held.json()['children'][0]['plan_id']}"
    body = {"on": str(today()), "reason": "He lives with foster carers now."}
    ended = await manager.post(f"{path}/end", json=body, headers=await version(manager, path))
    assert ended.status_code == 200, ended.text
    assert (await manager.get(f"/api/v1/people/{child}/protection")).json()["plan"] is None


async def test_a_conference_moves_and_what_was_written_of_it_is_put_right(app, client, story):
    manager, path = await client(Role.SERVICE_MANAGER), f"/api/v1/conferences/{story.conference}"
    booked = await manager.get(path)
    day = app.state.calendar.add(today(), 3)
    move = {"booked_for": f"{day}T10:00:00Z", "venue": "The library", "reason": "Mum can come then."}
    moved = await manager.post(f"{path}/move", json=move, headers=if_match(booked))
    assert (moved.status_code, moved.json()["venue"]) == (200, "The library")
    held = await manager.post(f"{path}/hold", json=held_body(moved.json()), headers=if_match(moved))
    record = held.json()
    kept = {name: record[name] for name in ("quorate", "quorum_reason", "attendees", "dissents", "outline_plan")}
    child = {"id": record["children"][0]["id"], "reason": "He is not safe on Fridays.", "own_view": "Fridays."}
    body: dict[str, Any] = {
        **kept,
        "summary": "Fridays are the worst.",
        "children": [child],
        "reason": "We forgot Fridays.",
    }
    fixed = await manager.post(f"{path}/correct", json=body, headers=if_match(held))
    assert fixed.status_code == 200, fixed.text
    assert (fixed.json()["summary"], fixed.json()["children"][0]["own_view"]) == ("Fridays are the worst.", "Fridays.")
    assert fixed.json()["children"][0]["decision"] == record["children"][0]["decision"]
