"""Partners: every relation to a child tries everything that partners can do, by program and by person. No leaks.

The policy is written by hand from issue 5, section 3: a scope is never enough.
"""

from datetime import timedelta
from uuid import UUID

import pytest

from domain.ids import new_id
from domain.plan_parts import PlanAction
from domain.policy import GRANTS, Permission, Role
from domain.share import Purpose, Refusal, Share, ShareChild
from persistence.attachment import keep_content
from tests.api import contract
from tests.api.sharing import PDF, document, partner, request, share
from tests.api.support import as_agency, as_worker, contact_body, offering, tell_story, today
from tests.api.test_errors import problem

MAY = {
    "contact.receipt": {"sent it"}, "request.read": {"asked"}, "request.reply": {"asked"}, "request.decline": {"asked"},
    "person.shared": {"on the plan", "shared", "other purpose"}, "attachment.read": {"shared"},
    "attachment.content": {"shared"}, "plan.report": {"on the plan"},
    "sighting.tell": {"on the plan", "shared", "other purpose"}, "attachment.keep": {"on the plan", "shared", "other purpose"},
    "sighting.read": {"shared"}, "uptake.sent": {"gives the help"}, "uptake.provide": {"gives the help"},
}  # fmt: skip
RELATIONS = (
    "sent it", "asked", "on the plan", "was on the plan", "let go", "shared", "other purpose", "ended", "over", "not yet",
    "refused", "other child", "gives the help", "none",
)  # fmt: skip
OPEN = {permission.value for permission in GRANTS[Role.AGENCY]}


@pytest.fixture(scope="module")
async def world(app, authority):
    """One child, a second family, and an agency in each relation to the child."""
    story, other, third = [await tell_story(app, authority) for _ in range(3)]
    child, asker = UUID(story.children[0]), authority.workers[Role.FRONT_DOOR_WORKER].id
    agencies = {relation: await partner(authority) for relation in RELATIONS}
    id_of = {relation: agency for relation, (agency, _, _) in agencies.items()}
    day, now = timedelta(days=1), today()
    worry = contact_body()
    sender = await as_agency(app, agencies["sent it"][1])
    assert (await sender.post("/api/v1/contacts", json=worry)).status_code == 201
    async with authority.work() as work:
        shares = [
            share(child, id_of["shared"], work.by), share(child, id_of["other purpose"], work.by, purpose=Purpose.HEALTH),
            share(child, id_of["ended"], work.by), share(child, id_of["not yet"], work.by, since=now + day),
            share(UUID(other.children[0]), id_of["other child"], work.by),
            share(child, id_of["over"], work.by, since=now - 9 * day, until=now + day),
            share(child, id_of["other purpose"], work.by),  # ended below: only the one for health is left
            Share.refuse(
                id=new_id(), to_agency_id=id_of["refused"], purpose=Purpose.LEARNING, what="x", reason="x",
                refusal=Refusal.MORE_HARMFUL, children=(ShareChild(id=new_id(), child_id=child),), by=work.by,
            ),
        ]  # fmt: skip
        for each in shares:
            await work.shares.add(each)
        for ended in (shares[2], shares[6]):
            ended.end(reason="x", by=work.by)
            await work.shares.save(ended)
        asked, kept = request(child, id_of["asked"], asker, work.by), document(child, work.by)
        await work.requests.add(asked)
        kept.share(Purpose.LEARNING, reason="x", by=work.by)
        await work.attachments.add(kept)
        await keep_content(work.connection, kept.id, PDF)
        plan, old = await work.plans.get(UUID(story.plan)), await work.plans.get(UUID(other.plan))
        actions, mothers = {}, PlanAction(id=new_id(), words="Wake him at seven", owner_name="Mother")
        left = await work.plans.get(UUID(third.plan))
        for each, relation in ((plan, "on the plan"), (old, "was on the plan"), (left, "let go")):
            actions[relation] = PlanAction(
                id=new_id(), words="Breakfast", owner_id=id_of[relation], owner_name="Nursery"
            )
            each.add_action(actions[relation], by=work.by)
            if each is left:  # who reads one child's record has something to do for another
                theirs = PlanAction(id=new_id(), words="Lunch", owner_id=id_of["shared"], owner_name="Nursery")
                each.add_action(theirs, by=work.by)
            if each is plan:
                each.add_action(mothers, by=work.by)
            each.agree(on=now, by=work.by)
        old.end(on=now, reason="x", by=work.by)
        await work.plans.save(plan)
        await work.plans.save(old)
        await work.plans.save(left)
        # The plan that is over was about this child too, and one in force was, until yesterday.
        for each, until in ((old, None), (left, now - day)):
            await work.connection.execute(
                "insert into plan_child (id, plan_id, place, child_id, until) values ($1, $2, 9, $3, $4)",
                new_id(), each.id, child, until,
            )  # fmt: skip
        # A share that was given for nine days ends by itself: nobody has to remember it.
        await work.connection.execute("update share set until = $2 where id = $1", shares[5].id, now)
    told = {"id": str(new_id()), "child_id": str(child), "on": str(now), "how": "seen", "seen_by": "x", "account": "x"}
    teacher = await as_agency(app, agencies["shared"][1])
    assert (await teacher.post("/api/v1/sightings", json=told)).status_code == 201
    given = await offering(authority, story, id_of["gives the help"])
    ids = {
        "uptakes": given["uptakes"],
        "people": str(child), "contacts": worry["id"], "requests": str(asked.id), "attachments": str(kept.id),
        "plans": story.plan, "sightings": told["id"], "families": story.family, "journeys": story.journey,
        "visits": story.visit, "shares": str(shares[0].id), "another's action": str(mothers.id),
    }  # fmt: skip
    return agencies, ids, actions["on the plan"].id


def body_of(name, ids, action):
    told = {"child_id": ids["people"], "on": str(today()), "how": "seen", "seen_by": "Ms Tan", "account": "x"}
    return {
        "request.reply": {"words": "x", "name": "x"}, "request.decline": {"reason": "x", "name": "x"},
        "plan.report": {"action_id": str(action), "outcome": "x"}, "sighting.tell": {"id": str(new_id()), **told},
        "uptake.provide": {"id": str(new_id()), "on": str(today()), "words": "x", "state": "accepted"},
        "attachment.keep": {"id": str(new_id()), "name": "a.txt", "content": "eA==", "child_id": ids["people"]},
    }.get(name)  # fmt: skip


@pytest.mark.parametrize("how", ["program", "person"])
async def test_a_scope_is_never_enough(app, world, pool, how, record_property):
    """Fourteen relations times everything: what is not theirs looks exactly like what is not there."""
    agencies, ids, action = world
    attempts, wrong = 0, []
    for relation, (agency_id, client_id, person) in agencies.items():
        client = await (as_agency(app, client_id) if how == "program" else as_worker(app, person.id))
        for method, path, operation in contract.operations():
            name, word = operation["operationId"], path.split("/")[3] if path.count("/") > 2 else ""
            if name not in MAY and not ("{id}" in path and word in ids):
                continue
            answers = []
            for id in (ids.get(word), str(new_id())):
                body = body_of(name, ids, action)
                answer = await client.request(
                    method, path.replace("{id}", id or ""), json=body, headers={"If-Match": '"999999"'}
                )
                answers.append(answer)
                attempts += 1
                if "{id}" not in path:
                    break
            status = answers[0].status_code
            theirs = relation in MAY.get(name, set())
            want = ({200, 201, 412} if theirs else {404}) if name in MAY else {403}
            if status not in want:
                wrong.append(f"{relation}: {name} answered {status}, not {want}: {answers[0].text[:200]}")
            if not theirs and ("Smith" in answers[0].text or "hungry" in answers[0].text):
                wrong.append(f"{relation}: {name} gave something away")
            if not theirs and len(answers) > 1:
                there, nowhere = ({k: v for k, v in a.json().items() if k != "instance"} for a in answers)
                if there != nowhere:
                    wrong.append(f"{relation}: {name} tells what is there from what is not")
        home = await client.get(f"/api/v1/agencies/{agency_id}/home")
        others = await client.get(f"/api/v1/agencies/{agencies['none'][0]}/home")
        attempts += 2
        if home.status_code != 200 or (others.status_code == 200) != (relation == "none"):
            wrong.append(f"{relation}: home {home.status_code}, another's {others.status_code}")
        page = home.json()
        shown = {child["id"] for child in page["children"]}
        if (ids["people"] in shown) != (relation in MAY["person.shared"]):
            wrong.append(f"{relation}: home shows {shown}")
        wrong += _others_in_home(relation, page, ids)
        if relation in MAY["person.shared"]:
            told = (await client.get(f"/api/v1/people/{ids['people']}/shared")).json()
            wrong += _others_in_child(relation, told, ids, action)
    record_property("attempts", attempts)
    assert attempts > 500
    assert wrong == []


def _others_in_home(relation, page, ids):
    """What an agency's own page must hold: what it was asked, sent, gives and has to do, and nobody else's."""
    want = {
        "requests": {ids["requests"]} if relation == "asked" else set(),
        "contacts": {ids["contacts"]} if relation == "sent it" else set(),
        "uptakes": {ids["uptakes"]} if relation == "gives the help" else set(),
    }
    found = {kind: {each["id"] for each in page[kind]} for kind in want}
    tasks = {"on the plan": 1, "let go": 1, "shared": 1}
    wrong = [] if len(page["actions"]) == tasks.get(relation, 0) else [f"{relation}: actions {page['actions']}"]
    shares = {"shared": 1, "other purpose": 1, "other child": 1}
    given = sum(len(child["shares"]) for child in page["children"])
    wrong += [] if given == shares.get(relation, 0) else [f"{relation}: {given} shares"]
    return wrong + ([] if found == want else [f"{relation}: home holds {found}"])


def _others_in_child(relation, told, ids, action):
    """What an agency reads of the child: its own shares, actions, documents and sightings."""
    want = {
        "shares": {"shared": ["learning"], "other purpose": ["health"]}.get(relation, []),
        "actions": [str(action)] if relation == "on the plan" else [],
        "documents": [ids["attachments"]] if relation == "shared" else [],
        "sightings": [ids["sightings"]] if relation == "shared" else [],
    }
    found = {kind: [each["purpose" if kind == "shares" else "id"] for each in told[kind]] for kind in want}
    # Each agency that may has kept one of its own in the rounds before.
    for kind in ("documents", "sightings"):
        found[kind] = [each for each in found[kind] if each == ids["attachments" if kind == "documents" else kind]]
    return [] if found == want else [f"{relation}: the child's page holds {found}"]


def test_the_policy_speaks_of_all_that_partners_may_try():
    open_ = {op["operationId"] for _, _, op in contract.operations() if op["x-permission"] in OPEN}
    told = {
        each for each in open_ if each.startswith("subscription.")
    }  # about no child: tests/api/test_subscription.py
    assert open_ - told == MAY.keys() | {"contact.receive", "agency.home", "change.list"}


async def test_a_partner_sees_its_part_of_a_plan_and_nothing_else(app, world):
    agencies, ids, action = world
    agency, client_id, _ = agencies["on the plan"]
    client = await as_agency(app, client_id)
    (mine,) = (await client.get(f"/api/v1/agencies/{agency}/home")).json()["actions"]
    assert (mine["id"], mine["plan_id"], mine["words"]) == (str(action), ids["plans"], "Breakfast")
    report = {"action_id": str(action), "outcome": "He ate every day."}
    path, seen = f"/api/v1/plans/{ids['plans']}/actions/report", {"If-Match": f'"{mine["version"]}"'}
    for other in (str(new_id()), ids["another's action"]):
        problem(await client.post(path, json=report | {"action_id": other}, headers=seen), 404, "not-found")
    answer = await client.post(path, json=report, headers=seen)
    assert answer.json().keys() == {"id", "version"}
    (mine,) = (await client.get(f"/api/v1/agencies/{agency}/home")).json()["actions"]
    assert mine["outcome"] == "He ate every day."


async def test_ending_a_share_ends_reading_at_once(app, authority, client, world):
    _, ids, _ = world
    agency, client_id, _ = await partner(authority)
    front, program = await client(Role.FRONT_DOOR_WORKER), await as_agency(app, client_id)
    given = {
        "id": str(new_id()), "to_agency_id": str(agency), "purpose": "learning", "what": "x", "basis": "agreed",
        "reason": "x", "since": str(today()), "child_ids": [ids["people"]],
    }  # fmt: skip
    shared = await front.post("/api/v1/shares", json=given)
    assert shared.status_code == 201, shared.text
    path = f"/api/v1/people/{ids['people']}/shared"
    page = (await program.get(path)).json()
    assert [each["name"] for each in page["documents"]] == ["report.pdf"]
    version = {"If-Match": shared.headers["ETag"]}
    ended = await front.post(f"/api/v1/shares/{given['id']}/end", json={"reason": "He moved school."}, headers=version)
    assert ended.json()["state"] == "ended"
    problem(await program.get(path), 404, "not-found")
    problem(await program.get(f"/api/v1/attachments/{ids['attachments']}/content"), 404, "not-found")
    rows = (await front.get(f"/api/v1/people/{ids['people']}/sharing")).json()["shares"]
    assert [row["live"] for row in rows if row["id"] == given["id"]] == [False]


async def test_a_document_is_for_saving_and_never_shown(app, world):
    agencies, ids, _ = world
    answer = await (await as_agency(app, agencies["shared"][1])).get(
        f"/api/v1/attachments/{ids['attachments']}/content"
    )
    assert answer.content == PDF
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert any("sandbox" in each for each in answer.headers.get_list("content-security-policy"))


async def test_a_person_of_an_agency_has_no_staff_screens(app, world):
    agencies, _, _ = world
    agency, _, person = agencies["none"]
    client = await as_worker(app, person.id)
    session = (await client.get("/api/v1/session")).json()
    assert session["worker"]["agency_id"] == str(agency)
    assert set(session["permissions"]) == OPEN - {Permission.SUBSCRIPTION_MANAGE}
    for path in ("workers", "pods", "agencies", "contacts", f"agencies/{agency}"):
        problem(await client.get(f"/api/v1/{path}"), 403, "not-allowed")
    listed = (await (await as_worker(app, person.id)).get("/api/v1/contacts")).status_code
    assert listed == 403


async def test_who_gives_the_help_sees_what_was_sent_and_says_where_it_stands(app, world, client, authority):
    agencies, _, _ = world
    agency, client_id, person = agencies["gives the help"]
    program = await as_agency(app, client_id)
    (mine,) = (await program.get(f"/api/v1/agencies/{agency}/home")).json()["uptakes"]
    path = f"/api/v1/uptakes/{mine['id']}"
    shown = await program.get(f"{path}/sent")
    assert shown.json() == mine
    assert (mine["sent"], mine["state"], mine["news"]) == ("x", "asked", [])
    assert {"why", "wanted", "people", "consents", "sharing_why"} & mine.keys() == set(), "only what was sent"
    problem(await program.get(path), 403, "not-allowed")

    async def say(who, version, **facts):
        body = {"id": str(new_id()), "on": str(today()), "words": "We can begin next week.", **facts}
        return await who.post(f"{path}/provide", json=body, headers={"If-Match": f'"{version}"'})

    yes = await say(program, mine["version"], state="accepted")
    assert yes.json() == {"id": mine["id"], "version": mine["version"] + 1, "state": "accepted"}
    someone = await as_worker(app, person.id)
    # What our own people hear and write down stays with us.
    ours = {"id": str(new_id()), "on": str(today()), "words": "The family said that they are glad."}
    worker = await client(Role.SOCIAL_WORKER)
    heard = await worker.post(f"{path}/news", json=ours, headers={"If-Match": f'"{mine["version"] + 1}"'})
    assert heard.status_code == 200, heard.text
    begun = (await say(someone, mine["version"] + 2, state="started", words="She came today.")).json()
    over = await say(someone, begun["version"], state="ended")
    assert problem(over, 422, "invalid")["errors"][0]["pointer"] == "/came"
    over = await say(someone, begun["version"], state="ended", came="as_hoped", family_words="We laugh more.")
    assert over.json()["state"] == "ended"
    problem(await say(program, over.json()["version"], state="withdrawn"), 422, "invalid")
    kept = (await (await client(Role.SOCIAL_WORKER)).get(path)).json()
    assert (kept["state"], kept["came"], kept["family_words"]) == ("ended", "as_hoped", "We laugh more.")
    (now,) = (await someone.get(f"/api/v1/agencies/{agency}/home")).json()["uptakes"]
    assert [each["state"] for each in now["news"]] == ["accepted", "started", "ended"]
    told = [each["type"] for each in (await program.get("/api/v1/changes")).json()["items"]]
    assert told == ["uptake.asked"]


async def test_what_is_sealed_is_read_by_no_agency_whatever_is_shared(app, world, pool):
    agencies, ids, _ = world
    teacher = await as_agency(app, agencies["shared"][1])
    path = f"/api/v1/attachments/{ids['attachments']}"
    assert (await teacher.get(path)).status_code == 200
    seal = "update record set sealed = $2 where id = $1"
    await pool.execute(seal, UUID(ids["people"]), True)
    try:
        assert (await teacher.get(path)).status_code == 404
        assert (await teacher.get(f"/api/v1/people/{ids['people']}/shared")).status_code == 404
    finally:
        await pool.execute(seal, UUID(ids["people"]), False)


async def test_a_document_goes_with_a_request_or_contact_only_from_who_was_asked_or_sent_it(app, world):
    agencies, ids, _ = world
    for of, theirs in (("request", "asked"), ("contact", "sent it")):
        body = {"name": "a.txt", "content": "eA==", f"{of}_id": ids[f"{of}s"]}
        for relation, status in ((theirs, 201), ("shared", 404)):
            program = await as_agency(app, agencies[relation][1])
            answer = await program.post("/api/v1/attachments", json=body | {"id": str(new_id())})
            assert (of, relation, answer.status_code) == (of, relation, status)
