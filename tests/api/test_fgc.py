"""A family group conference over the API: from the offer to the review; what its coordinator sees and what not; figures."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.fgc import Fgc
from domain.fgc_parts import FgcChild, FgcForm, FgcUse
from domain.ids import new_id
from domain.person import Person
from domain.policy import Role
from tests.api.support import as_worker, if_match, make_authority, running, tell_story, today, visit_body, worker
from tests.builders import a_name
from tests.conftest import copied

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
async def app(server):
    """In a database of its own: the figures are of everybody in it."""
    async with copied(server) as url, running(url) as started:
        yield started


@pytest.fixture(scope="module")
async def authority(app):
    return await make_authority(app.state.pool, "")


@pytest.fixture
async def story(app, authority):
    return await tell_story(app, authority)


@pytest.fixture
async def keyworker(app, authority):
    return await as_worker(app, authority.workers[Role.SOCIAL_WORKER].id)


@pytest.fixture
async def manager(app, authority):
    return await as_worker(app, authority.workers[Role.POD_MANAGER].id)


@pytest.fixture
async def coordinator(app, authority):
    """A coordinator whom nobody of the family has met: the worker, and the client that is signed in as them."""
    async with authority.work() as work:
        made = worker(Role.CONFERENCE_COORDINATOR, work.by)
        await work.workers.add(made)
    return made, await as_worker(app, made.id)


class Steps:
    """One conference, and the version last seen of it."""

    def __init__(self) -> None:
        self.id = str(new_id())
        self.answer: Any = None

    async def take(self, client, verb: str, body: dict[str, Any], status: int = 200) -> dict[str, Any]:
        answer = await client.post(f"/api/v1/fgcs/{self.id}/{verb}", json=body, headers=if_match(self.answer))
        assert answer.status_code == status, answer.text
        if status == 200:
            self.answer = answer
        told: dict[str, Any] = answer.json()
        return told


def considered(steps: Steps, story, **facts: Any) -> dict[str, Any]:
    day = today().isoformat()
    gran = {"id": str(new_id()), "name": "Ada Oké", "relation": "grandmother", "side": "family", "lives": "Stranraer"}
    usual = {
        "id": steps.id, "form": "conference", "use": "edge_of_care", "considered_on": day, "worries": "Nights alone.",
        "child_ids": story.children[:1], "members": [gran, {**gran, "id": str(new_id()), "person_id": story.mother}],
    }  # fmt: skip
    return usual | facts


async def referred(steps: Steps, keyworker, story) -> None:
    day = today().isoformat()
    steps.answer = await keyworker.post("/api/v1/fgcs", json=considered(steps, story))
    assert steps.answer.status_code == 201, steps.answer.text
    offer = {
        "id": str(new_id()),
        "person_id": story.mother,
        "name": "Mia Oké",
        "offered_on": day,
        "offered_how": "At home",
    }
    told = await steps.take(keyworker, "offers", offer)
    assert (told["state"], told["offers"][0]["law"]) == ("offered", "good_practice")
    await steps.take(keyworker, "answer", {"offer_id": offer["id"], "accepted": True, "on": day, "words": "Yes."})
    child = told["children"][0]["id"]
    body = {
        "on": day, "worries": "Nights alone.", "strengths": "He laughs with Gran.", "bottom_lines": "An adult at night.",
        "children": [{"id": child, "at_risk": True, "risk_basis": "Edge of care panel"}],
    }  # fmt: skip
    assert (await steps.take(keyworker, "refer", body))["children"][0]["at_risk"] is True


async def test_from_the_offer_to_the_review(story, keyworker, manager, coordinator):
    steps, day, (made, convener) = Steps(), today().isoformat(), coordinator
    await referred(steps, keyworker, story)
    assert (await convener.get(f"/api/v1/fgcs/{steps.id}/guide")).status_code == 404
    assert (await convener.get("/api/v1/fgcs")).json()["items"] == []
    await steps.take(manager, "assign", {"worker_id": str(made.id), "on": day})
    (row,) = (await convener.get("/api/v1/fgcs")).json()["items"]
    assert (row["id"], row["next"]["step"], row["names"][0]["child_id"]) == (steps.id, "prepare", story.children[0])
    page = (await convener.get(f"/api/v1/fgcs/{steps.id}/guide")).json()
    gran = page["record"]["members"][0] | {
        "prepared_on": day,
        "prepared_how": "At her kitchen table",
        "invited_on": day,
    }
    del gran["came"]
    await steps.take(convener, "members", gran)
    await steps.take(convener, "members", gran | {"id": str(new_id()), "person_id": story.children[1]}, 404)
    child = page["record"]["children"][0]["id"]
    voice = {
        "id": child,
        "invited_on": day,
        "advocate_offered_on": day,
        "view_method": "drawing",
        "own_view": "Gran's dog",
    }
    await steps.take(convener, "children", voice)
    now = datetime.now(UTC)
    arranged = {
        "scheduled_for": now.isoformat(), "venue": "Chapel hall", "language": "English", "family_chose": True,
        "informed_on": day,
    }  # fmt: skip
    assert (await steps.take(keyworker, "arrange", arranged, 409))["code"] == "not-theirs"
    await steps.take(convener, "arrange", arranged)
    held = {
        "held_from": (now - timedelta(hours=4)).isoformat(), "private_from": (now - timedelta(hours=3)).isoformat(),
        "private_until": (now - timedelta(hours=1)).isoformat(), "private_alone": True,
        "plan_words": "Gran sleeps at ours in the week.", "lead_name": "Ada Oké",
        "came": [{"id": gran["id"], "came": "in_person"}, {"id": child, "came": "video"}],
    }  # fmt: skip
    await steps.take(convener, "hold", held)
    agreed = {
        "on": day, "plan_id": str(new_id()), "meets_bottom_lines": True, "clear": True, "agreed_by_all": True,
        "answers_questions": True,
        "actions": [{"id": str(new_id()), "words": "Sleep at ours", "owner_name": "Ada Oké"}],
    }  # fmt: skip
    await steps.take(convener, "agree", agreed, 403)
    await steps.take(keyworker, "agree", agreed)
    plan = (await keyworker.get(f"/api/v1/plans/{agreed['plan_id']}")).json()
    assert (plan["plan_kind"], plan["state"], plan["from_id"]) == ("family", "agreed", steps.id)
    assert plan["why"] == held["plan_words"]
    await steps.take(convener, "promises", {"id": str(new_id()), "words": "A bed", "who": "We", "promised_on": day})
    await steps.take(convener, "copies", {"id": str(new_id()), "to_name": "All", "shared_on": day, "how": "By hand"})
    yes = {"listened_to": "yes", "our_plan": "yes", "would_recommend": "yes"}
    await steps.take(convener, "feedback", {"id": str(new_id()), "whose": "child", "given_on": day, **yes})
    explained = {"to_name": "Mia", "whose": "parent", "explained_on": day, "how": "Aloud", "language": "English"}
    told = await steps.take(keyworker, "explanations", {"id": str(new_id()), **explained})
    assert told["explanations"][0]["worker_id"]
    await steps.take(convener, "reviews", {"id": str(new_id()), "held_on": day, "went_well": "He sleeps."})
    (shown,) = (await keyworker.get(f"/api/v1/people/{story.children[0]}/fgcs")).json()["items"]
    found = {item["code"]: item["answer"] for item in shown["fidelity"]}
    assert (found["private_time"], found["independent"], found["feedback"]) == ("met", "met", "not_known")
    assert (shown["coordinator_name"], shown["next"]["step"]) == (f"{made.given} {made.family}", "close")
    await steps.take(convener, "close", {"ending": "reviewed", "on": day, "because": "It carries itself."})
    assert (await convener.get(f"/api/v1/fgcs/{steps.id}/guide")).status_code == 404


async def test_the_coordinator_sees_the_referral_and_the_network_and_not_the_file(
    story, keyworker, manager, coordinator, app
):
    steps, (made, convener) = Steps(), coordinator
    await referred(steps, keyworker, story)
    await steps.take(manager, "assign", {"worker_id": str(made.id), "on": today().isoformat()})
    child = story.children[0]
    answer = await convener.get(f"/api/v1/fgcs/{steps.id}/guide")
    assert answer.status_code == 200
    assert "hungry" not in answer.text, "what the school worried about is in the file"
    line = await looked(app, answer)
    assert line == ("fgc", "coordinator")
    for path in ("", "/overview", "/visits", "/chronology", "/network", "/care", "/plans", "/history", "/fgcs"):
        assert (await convener.get(f"/api/v1/people/{child}{path}")).status_code == 403, path
    assert (await convener.post("/api/v1/people/search", json={"text": "Oké"})).status_code == 403
    assert (await convener.get(f"/api/v1/visits/{story.visit}")).status_code == 403
    other = Steps()
    other.answer = await keyworker.post("/api/v1/fgcs", json=considered(other, story))
    assert (await convener.get(f"/api/v1/fgcs/{other.id}")).status_code == 404


async def looked(app, answer) -> tuple[str, str]:
    """What was looked at and on what ground, as `viewing` has it."""
    async with app.state.pool.acquire() as connection:
        row = await connection.fetchrow(
            "select what, ground from viewing where request_id = $1", UUID(answer.headers["x-request-id"])
        )
    return row["what"], row["ground"]


async def test_a_coordinator_comes_from_outside_the_case(app, authority, story, keyworker, manager):
    steps, day = Steps(), today().isoformat()
    await referred(steps, keyworker, story)
    own = authority.workers[Role.SOCIAL_WORKER]
    said = await steps.take(manager, "assign", {"worker_id": str(own.id), "on": day}, 409)
    assert (said["code"], "worked with the family" in said["detail"]) == ("not-independent", True)
    colleague = authority.workers[Role.SENIOR_SOCIAL_WORKER]
    assert (
        "in the team"
        in (await steps.take(manager, "assign", {"worker_id": str(colleague.id), "on": day}, 409))["detail"]
    )
    async with authority.work() as work:
        visitor = worker(Role.CONFERENCE_COORDINATOR, work.by)
        await work.workers.add(visitor)
    met = visit_body(story.children[0], joint_worker_id=str(visitor.id))
    assert (await keyworker.post("/api/v1/visits", json=met)).status_code == 201
    assert "visited" in (await steps.take(manager, "assign", {"worker_id": str(visitor.id), "on": day}, 409))["detail"]
    told = await steps.take(
        manager, "assign", {"worker_id": str(visitor.id), "on": day, "because": "Nobody else signs."}
    )
    assert (told["connected"], told["connected_because"]) == ("visited the family", "Nobody else signs.")
    await steps.take(keyworker, "assign", {"worker_id": str(visitor.id), "on": day}, 403)


async def test_the_figures_come_from_the_record_and_show_no_small_number(app, authority, story, keyworker):
    """Six children at risk met a year and a half ago; one of them came into care, and one had a short break."""
    held = today() - 550 * DAY
    async with app.state.pool.acquire() as connection:
        for place in range(6):
            stays = [] if place > 1 else [(held + 30 * DAY, "C2" if place == 0 else "V3")]
            await follow(authority, connection, held, stays)
    analyst = await as_worker(app, authority.workers[Role.ANALYST].id)
    answer = await analyst.get("/api/v1/fgcs/measures")
    assert answer.status_code == 200, answer.text
    by_code = {each["code"]: each["share"] for each in answer.json()["measures"]}
    assert by_code["M9"] == {"numerator": None, "denominator": 6, "percent": None}, "one of six would point to a child"
    past = await analyst.get("/api/v1/fgcs/measures", params={"as_of": (held + 20 * DAY).isoformat()})
    assert {each["code"]: each["share"] for each in past.json()["measures"]}["M9"]["denominator"] is None
    assert answer.json()["by_year"][:1] == [{"year": held.year, "use": "edge_of_care", "held": 6}]
    early = {"as_of": (today() + DAY).isoformat()}
    assert (await analyst.get("/api/v1/fgcs/measures", params=early)).status_code == 422
    assert (await keyworker.get("/api/v1/fgcs/measures")).status_code == 403
    assert (await analyst.get("/api/v1/fgcs")).status_code == 403


async def follow(authority, connection, held, stays) -> None:
    """A child with a conference held on a day, and stays in care that begin then and have not ended."""
    async with authority.work() as work:
        person = Person.register(id=new_id(), by=work.by, names=(a_name(),))
        await work.people.add(person)
        fgc = Fgc.consider(
            id=new_id(), form=FgcForm.CONFERENCE, use=FgcUse.EDGE_OF_CARE, considered_on=held, worries="x", by=work.by,
            children=(FgcChild(id=new_id(), child_id=person.id, at_risk=True),),
        )  # fmt: skip
        fgc.held_from = datetime(held.year, held.month, held.day, 12, tzinfo=UTC)
        await work.fgcs.add(fgc)
    for since, status in stays:
        care_id = new_id()
        await connection.execute("insert into record (id, kind, version, made_by) values ($1, 'care', 1, $1)", care_id)
        await connection.execute("insert into care values ($1, $2)", care_id, person.id)
        await connection.execute(
            "insert into care_episode (id, care_id, place, since, period_id, legal_status, placement, home_words,"
            " reason_new, meant_to_last, temporary_approval, why, need_code)"
            " values ($1, $2, 1, $3, $1, $4, 'U6', 'x', 'S', false, false, 'x', 'N1')",
            new_id(), care_id, since, status,
        )  # fmt: skip
