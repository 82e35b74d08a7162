"""openapi.yaml says what the API does: it is up to date, and what it describes is what comes back, key by key."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

from openapi_spec_validator import validate

from api import asyncapi, openapi
from api.settings import ROOT
from domain.ids import new_id
from domain.policy import Permission, Role
from domain.subscription import Told
from persistence import delivery
from tests.api import contract
from tests.api.care import Keeper, fill
from tests.api.overseeing import oversee, pair
from tests.api.sharing import partner, share, share_with
from tests.api.support import (
    as_agency,
    as_worker,
    contact_body,
    convening,
    handing_over,
    offering,
    tell_story,
    tell_supervision,
    today,
    version,
)


def test_it_is_up_to_date_and_valid():
    assert (ROOT / "openapi.yaml").read_text(encoding="utf-8") == openapi.text()
    assert (ROOT / "asyncapi.yaml").read_text(encoding="utf-8") == openapi.text_of_messages()
    assert set(asyncapi.SENTENCES) == set(Told)
    validate(contract.document())


def test_every_operation_has_a_name_and_a_permission():
    permissions = {permission.value for permission in Permission} | {"public"}
    names = []
    for _, path, operation in contract.operations():
        assert operation["x-permission"] in permissions, path
        assert re.fullmatch(r"[a-z]+\.[a-z_]+", operation["operationId"]), path
        assert (operation["security"] == []) == (operation["x-permission"] == "public")
        names.append(operation["operationId"])
    assert len(names) == len(set(names))
    public = {each["operationId"] for _, _, each in contract.operations() if each["x-permission"] == "public"}
    assert public == {
        "directory.about", "directory.services", "directory.service", "directory.organizations",
        "directory.organization", "directory.at_locations", "directory.at_location", "directory.taxonomies",
        "directory.taxonomy", "directory.terms", "directory.term",
        "session.read", "session.sign_in", "session.sign_out", "session.sign_out_everywhere", "session.token",
        "health.alive", "health.ready",
    }  # fmt: skip


def test_every_change_needs_a_version_and_every_record_shows_one():
    for method, path, operation in contract.operations():
        names = {each["name"] for each in operation.get("parameters", [])}
        changes = "{id}" in path and method == "POST"
        assert (
            ("If-Match" in names) == changes == ("412" in operation["responses"]) == ("428" in operation["responses"])
        )
        if changes and operation["operationId"] != "agency.register_client":
            assert "ETag" in operation["responses"]["200"]["headers"], path


def test_every_key_of_an_answer_is_always_there():
    """Generated clients know what they get: no answer has a key that may be missing."""
    asked, seen = [], set()
    for _, _, operation in contract.operations():
        asked += [response.get("content", {}) for response in operation["responses"].values()]
    while asked:
        found = asked.pop()
        if isinstance(found, list):
            asked += found
        elif isinstance(found, dict):
            name = str(found.get("$ref", "")).rsplit("/", 1)[-1]
            if name and name not in seen:
                seen.add(name)
                schema = contract.document()["components"]["schemas"][name]
                assert set(schema.get("required", [])) == set(schema.get("properties", {})), name
                asked.append(schema)
            asked += list(found.values())
    assert "Overview" in seen


async def _full_record(app, authority, client):
    """A child of whose record every list has something in it."""
    story = await tell_story(app, authority, in_care=True)
    worker = await client(Role.SOCIAL_WORKER)
    child, person = story.children[0], f"/api/v1/people/{story.children[0]}"
    day = today().isoformat()
    mother = story.mother
    steps = (
        ("describe", {"own_words": "I am Jon.", "disabilities": ["HEAR"], "languages": ["Twi"], "ethnicity": "BAFR"}),
        ("names", {"id": str(new_id()), "use": "known_as", "given": "Jonny", "family": "Oké-Smith"}),
        (
            "addresses",
            {
                "id": str(new_id()), "use": "home", "lines": "1 High Street", "postcode": "B1 1AA", "since": day,
                "keep_from": [mother], "keep_from_reason": "He is afraid.",
            },
        ),
        ("ways-to-reach", {"id": str(new_id()), "value": "0121 496 0000", "note": "After school"}),
        ("identifiers", {"id": str(new_id()), "scheme": "nhs", "value": "943 476 5919"}),
        ("relationships", {"id": str(new_id()), "other_id": mother, "kinship": "mother", "responsibility": "yes"}),
        ("parent-facts", {"id": str(new_id()), "kinship": "father", "state": "unknown"}),
        ("family-time", {"id": str(new_id()), "with_id": mother, "how_often": "Saturdays", "venue": "At her home"}),
    )  # fmt: skip
    for verb, body in steps:
        answer = await worker.post(f"{person}/{verb}", json=body, headers=await version(worker, person))
        assert answer.status_code == 200, answer.text
    family = f"/api/v1/families/{story.family}"
    offer = {"id": str(new_id()), "person_id": mother, "words": "I can collect him from school.", "since": day}
    answer = await worker.post(f"{family}/offers", json=offer, headers=await version(worker, family))
    assert answer.status_code == 200, answer.text
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    plan = {"id": str(new_id()), "planned_for": tomorrow, "purpose": "Next visit", "child_ids": [child]}
    assert (await worker.post("/api/v1/visits/planned", json=plan)).status_code == 201
    visit = f"/api/v1/visits/{story.visit}"
    amended = {
        "made_at": datetime.now(UTC).isoformat(), "purpose": "First visit", "place": "home", "account": "We played.",
        "children": [{"id": str(new_id()), "child_id": child, "seen": True, "seen_alone": True, "own_words": "More."}],
        "promises": [{"id": str(new_id()), "words": "Bring the book.", "by_when": day}],
    }  # fmt: skip
    answer = await worker.post(f"{visit}/amend", json=amended, headers=await version(worker, visit))
    assert answer.status_code == 200, answer.text
    journey = f"/api/v1/journeys/{story.journey}"
    failed = {"id": str(new_id()), "on": day, "why": "Nobody was at home."}
    answer = await worker.post(f"{journey}/failed-visits", json=failed, headers=await version(worker, journey))
    assert answer.status_code == 200, answer.text
    person = f"/api/v1/people/{story.children[0]}"
    note = {"id": str(new_id()), "words": "w", "since": day, "review_by": (today() + timedelta(days=9)).isoformat()}
    answer = await worker.post(f"{person}/warnings", json=note, headers=await version(worker, person))
    assert answer.status_code == 200, answer.text
    drafted = f"/api/v1/plans/{story.plan}"
    answer = await worker.post(f"{drafted}/agree", json={"on": day}, headers=await version(worker, drafted))
    assert answer.status_code == 200, answer.text
    manager = Keeper(await client(Role.POD_MANAGER), story.care)
    await fill(manager, story)
    touch = {
        "id": str(new_id()), "on": day, "in_touch": "YES", "activity": "F5", "accommodation": "U1", "how": "Met",
        "words": "w",
    }  # fmt: skip
    await manager.does("touches", touch)
    return story


async def _a_limit(administrator):
    """A limit that the authority has set for itself."""
    body = {
        "id": str(new_id()), "code": "T22E", "since": (today() + timedelta(days=1)).isoformat(), "amount": 8,
        "unit": "weeks", "source": "x", "reason": "x",
    }  # fmt: skip
    answer = await administrator.post("/api/v1/timers", json=body)
    assert answer.status_code == 201, answer.text
    return body["id"]


async def _a_policy(client):
    """The id of the authority's own version of the workload policy."""
    known = (await client.get("/api/v1/workloads")).json()["id"]
    body = {
        "id": known or str(new_id()), "since": (today() + timedelta(days=1)).isoformat(), "source": "x", "reason": "x",
        "numbers": [{"code": "flag_travel", "amount": 2.0}],
    }  # fmt: skip
    if known is None:
        answer = await client.post("/api/v1/workloads", json=body)
        assert answer.status_code == 201, answer.text
    return body["id"]


async def _a_kind(administrator):
    """A kind of team that the authority has copied from a shipped one."""
    body = {
        "id": str(new_id()), "code": "hub", "name": "Contract", "about": "x", "since": today().isoformat(),
        "source": "x", "reason": "x",
    }  # fmt: skip
    answer = await administrator.post("/api/v1/templates/copies", json=body)
    assert answer.status_code == 201, answer.text
    return body["id"]


async def _an_absence(worker):
    """The id of a worker's own absence."""
    body = {
        "id": str(new_id()), "absence_kind": "annual_leave", "since": today().isoformat(),
        "until": (today() + timedelta(days=3)).isoformat(),
    }  # fmt: skip
    answer = await worker.post("/api/v1/absences", json=body)
    assert answer.status_code == 201, answer.text
    return body["id"]


async def _a_subscription(administrator, authority):
    """The id of an address that the first agency wants told."""
    body = {
        "id": str(new_id()), "for_agency_id": str(authority.agencies[0][0].id), "types": ["contact.received"],
        "url": "https://mis.school.example/kith",
    }  # fmt: skip
    answer = await administrator.post("/api/v1/subscriptions", json=body)
    assert answer.status_code == 201, answer.text
    return body["id"]


async def _a_scheme(administrator):
    """What the authority has begun to set of its scheme of delegation: there is one."""
    shown = (await administrator.get("/api/v1/delegations")).json()
    if shown["id"] is None:
        made = await administrator.post("/api/v1/delegations", json={"id": str(new_id())})
        return made.json()["id"]
    return shown["id"]


async def test_every_reading_answers_exactly_what_is_described(app, authority, client):
    """The views are SQL and the contract is Python: here they meet. Each answer is validated as it arrives."""
    story = await _full_record(app, authority, client)
    assert (await (await client(Role.AGENCY)).post("/api/v1/contacts", json=contact_body())).status_code == 201
    who = {"contact:read-own": await as_agency(app, authority.agencies[0][1])}
    usual = await client(Role.SERVICE_MANAGER)
    await tell_supervision(app, authority, story)
    # Nobody has decided anything about them for two months: somebody drifts.
    await authority.pool.execute("update journey set begun_on = begun_on - 60 where id = $1", UUID(story.journey))
    limit = await _a_limit(await client(Role.ADMINISTRATOR))
    policy = await _a_policy(await client(Role.ADMINISTRATOR))
    template = await _a_kind(await client(Role.ADMINISTRATOR))
    scheme = await _a_scheme(await client(Role.ADMINISTRATOR))
    front = await client(Role.FRONT_DOOR_WORKER)
    who["journey:allocate"] = usual
    who["journey:measure"] = usual
    worker = await client(Role.SOCIAL_WORKER)
    ids = {
        "workloads": policy,
        "workers": authority.workers[Role.SOCIAL_WORKER].id, "pods": authority.pods[0].id,
        "agencies": authority.agencies[0][0].id, "people": story.children[0], "families": story.family,
        "contacts": story.contact, "referrals": story.referral, "journeys": story.journey, "visits": story.visit,
        "care": story.care, "assessments": story.assessment, "plans": story.plan, "events": story.event, "timers": limit,
        "enquiries": story.enquiry, "conferences": story.conference, "risks": story.risk,
        "templates": template,
        "decisions": story.decision, "authorisations": story.authorisation, "disagreements": story.disagreement,
        "tasks": story.task, "promises": story.promise, "delegations": scheme,
        "supervisions": story.supervision, "discussions": story.discussion,
    }  # fmt: skip
    ids |= await oversee(app, authority, story)
    two = await pair(app, authority)
    ids |= two.ids
    for word in ("personal", "wellbeing", "observation"):
        who[f"{word}:read"] = await as_worker(app, two.supervisee.id)
    ids |= await handing_over(authority, story) | await share_with(authority, story)
    agency_id, client_id, _ = await partner(authority)
    ids |= await convening(authority, story) | await offering(authority, story, agency_id)
    async with authority.work() as work:
        await work.shares.add(share(UUID(story.children[0]), agency_id, work.by))
    ids["agencies"], who["agency:read-own"] = agency_id, await as_agency(app, client_id)
    who["uptake:provide"] = who["agency:read-own"]
    who["agency:manage"] = await client(Role.ADMINISTRATOR)
    administrator = await client(Role.ADMINISTRATOR)
    who["subscription:manage"] = administrator
    ids["subscriptions"] = await _a_subscription(administrator, authority)
    assert (await (await client(Role.AGENCY)).post("/api/v1/contacts", json=contact_body())).status_code == 201
    await delivery.write(app.state.pool, app.state.clock())
    ids["absences"] = await _an_absence(await client(Role.SOCIAL_WORKER))
    for kind in ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"):
        listed = (await usual.get(f"/open-referral/{kind}")).json()["contents"]
        ids[f"/open-referral/{kind}/{{id}}"] = listed[0]["id"]
    who["offer:manage"] = administrator
    await authority.pool.execute(
        "insert into finding_open values ($1, $2, 'cin', 'K1', '8540', 'x', true, now())",
        new_id(),
        UUID(story.children[0]),
    )
    who["load:read"] = administrator
    who["submission:read"] = who["submission:run"] = who["finding:read"] = usual
    lists = {}
    asked = 0
    for method, path, operation in contract.operations():
        if method != "GET":
            continue
        name = operation["operationId"]
        word = path.split("/")[3] if path.startswith("/api") else path
        mine = "{" in path or word in {"timers", "promises", "tasks", "authorisations"}
        asking = who.get(operation["x-permission"], front if word == "contacts" else worker if mine else usual)
        params = {"on": today().isoformat()} if name == "person.as_known" else None
        answer = await asking.get(path.replace("{id}", str(ids.get(word, ""))), params=params)
        assert answer.status_code == 200, (name, answer.text)
        asked += 1
        if answer.headers["Content-Type"] == "application/json":
            lists[name] = answer.json()
    answer = await front.get("/api/v1/contacts", params={"state": "decided"})
    assert answer.json()["items"]
    found = await worker.post("/api/v1/people/search", json={"text": "Jonny Oké"})
    assert found.json()["items"]
    # An empty list proves nothing: every list of the screens has something in it.
    overview = lists["person.overview"]
    empty = [key for key, value in overview.items() if value in (None, [], {})]
    assert set(empty) <= {
        "due_date", "died_on", "gender_words", "ethnicity_words", "disability_words", "interpreter", "communication",
        "religion", "nationality", "birth_estimated",
    }  # fmt: skip
    assert overview["home"]["keep_from"][0]["id"] == story.mother
    assert overview["journey"]["allocations"]
    network = lists["person.network"]
    assert [key for key, value in network.items() if value in (None, [], {})] == []
    for name, shown in lists.items():
        assert shown.get("items", True), name
    assert {row["state"] for row in lists["person.visits"]["items"]} == {"made", "planned", "in_vain"}
    care = lists["person.care"]["care"]
    assert [key for key, value in care.items() if value in (None, [])] == []
    assert {home["source"] for home in lists["person.care"]["homes"]} == {"address", "placement", "stay"}
    assert lists["pod.read"]["members"]
    assert lists["pod.read"]["children"]
    assert asked == sum(method == "GET" for method, _, _ in contract.operations())
