"""Kith's main job, from a teacher's worry to a visit, as the screens ask for it."""

from datetime import timedelta

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import contact_body, if_match, today, version, visit_body


async def test_a_worry_becomes_a_visit(authority, client):
    school, front = await client(Role.AGENCY), await client(Role.FRONT_DOOR_WORKER)
    manager, keyworker = await client(Role.POD_MANAGER), await client(Role.SOCIAL_WORKER)
    pod = authority.pods[0]

    # The school sends its worry, twice because the line was bad.
    body = contact_body()
    sent = await school.post("/api/v1/contacts", json=body)
    assert (sent.status_code, sent.headers["ETag"]) == (201, '"1"')
    again = await school.post("/api/v1/contacts", json=body)
    assert (again.status_code, again.content) == (201, sent.content)
    path = f"/api/v1/contacts/{body['id']}"
    assert sent.headers["Location"] == f"{path}/receipt"
    receipt = await school.get(f"{path}/receipt")
    assert [child["outcome"] for child in receipt.json()["children"]] == [None, None]

    # The front door takes it and says who everybody is.
    waiting = (await front.get("/api/v1/contacts")).json()["items"]
    assert body["id"] in [row["id"] for row in waiting]
    seen = if_match(await front.get(path))
    seen = if_match(await front.post(f"{path}/take", headers=seen))
    jon, ann, mia = (str(new_id()) for _ in range(3))
    for named, person in zip(body["people"], (jon, ann, mia), strict=True):
        registered = await front.post(
            f"{path}/register", json={"named_id": named["id"], "person_id": person}, headers=seen
        )
        assert registered.status_code == 200, registered.text
        seen = if_match(registered)

    # Two siblings, two decisions.
    asked = {
        "named_id": body["people"][0]["id"], "outcome": "assessment", "reason": "We should know how he lives.",
        "pod_id": str(pod.id), "primary_need": "N1",
    }  # fmt: skip
    decided = await front.post(f"{path}/decide", json=asked, headers=seen)
    assert decided.json()["concluded_at"] is None
    asked = {"named_id": body["people"][1]["id"], "outcome": "no_further_action", "reason": "She is well."}
    decided = await front.post(f"{path}/decide", json=asked, headers=if_match(decided))
    assert decided.json()["concluded_at"] is not None
    receipt = await school.get(f"{path}/receipt")
    assert [child["outcome"] for child in receipt.json()["children"]] == ["assessment", "no_further_action"]
    assert body["id"] not in [row["id"] for row in (await front.get("/api/v1/contacts")).json()["items"]]

    # The pod sees the first child without a keyworker, and names one. The second has no journey.
    team = (await manager.get(f"/api/v1/pods/{pod.id}")).json()
    assert ann not in [child["id"] for child in team["children"]]
    row = next(child for child in team["children"] if child["id"] == jon)
    assert (row["status"], row["keyworker_id"]) == ("child_in_need", None)
    journey = f"/api/v1/journeys/{row['journey_id']}"
    now = today().isoformat()
    asked = {
        "worker_id": str(authority.workers[Role.SOCIAL_WORKER].id), "part": "keyworker", "since": now,
        "reason": "FCONTA", "over_because": "Nobody else is there.", "over_plan": "Others leave in March.",
    }  # fmt: skip
    allocated = await manager.post(f"{journey}/allocate", json=asked, headers=await version(manager, journey))
    assert allocated.status_code == 200, allocated.text
    team = (await manager.get(f"/api/v1/pods/{pod.id}")).json()
    row = next(child for child in team["children"] if child["id"] == jon)
    assert row["keyworker_id"] == asked["worker_id"]

    # The keyworker visits, promises something, and keeps the record.
    visit = visit_body(jon, promises=[{"id": str(new_id()), "words": "Bring the dinosaur book."}])
    visited = await keyworker.post("/api/v1/visits", json=visit)
    assert visited.status_code == 201, visited.text
    described = await keyworker.post(
        f"/api/v1/people/{jon}/describe",
        json={"own_words": "I am Jon and I like dinosaurs."},
        headers={"If-Match": '"1"'},
    )
    assert described.headers["ETag"] == '"2"'

    # The record tells it all.
    overview = (await keyworker.get(f"/api/v1/people/{jon}/overview")).json()
    assert overview["name"] == "Jon Oké-Smith"
    assert overview["ground"] == "allocated"
    assert overview["own_words"] == "I am Jon and I like dinosaurs."
    assert [each["status"] for each in overview["journey"]["statuses"]] == ["child_in_need"]
    assert [each["own_words"] for each in overview["last_visits"]] == ["I like it."]
    assert [each["words"] for each in overview["open_promises"]] == ["Bring the dinosaur book."]
    assert overview["latest_worry"]["worry"] == body["worry"]
    assert {member["name"] for member in overview["families"][0]["members"]} == {
        "Jon Oké-Smith", "Ann Oké-Smith", "Mia Oké",
    }  # fmt: skip

    chronology = (await keyworker.get(f"/api/v1/people/{jon}/chronology")).json()["items"]
    assert {
        "contact.received",
        "contact.decided",
        "referral.opened",
        "journey.begun",
        "journey.allocated",
        "visit.made",
    } <= {row["type"] for row in chronology}
    assert [row["on"] for row in chronology] == sorted((row["on"] for row in chronology), reverse=True)

    history = (await keyworker.get(f"/api/v1/people/{jon}/history")).json()["items"]
    change = next(row for row in history if row["type"] == "person.described")
    assert change["actor_name"] == "Ama social_worker"
    assert change["changes"] == [{"pointer": "/own_words", "before": None, "after": "I am Jon and I like dinosaurs."}]

    known = (await keyworker.get(f"/api/v1/people/{jon}/as-known", params={"on": now})).json()["items"]
    assert {row["kind"] for row in known} == {"person", "family", "journey", "contact", "referral", "visit"}
    assert known[0]["state"]["own_words"] == "I am Jon and I like dinosaurs."
    yesterday = (today() - timedelta(days=2)).isoformat()
    known = (await keyworker.get(f"/api/v1/people/{jon}/as-known", params={"on": yesterday})).json()
    assert known == {"items": [], "next": None}

    viewings = (await keyworker.get(f"/api/v1/people/{jon}/viewings")).json()["items"]
    assert {"overview", "chronology", "history", "as_known"} <= {
        row["what"] for row in viewings if row["actor_name"] == "Ama social_worker"
    }

    found = (await keyworker.post("/api/v1/people/search", json={"text": "jonn oke-smyth"})).json()["items"]
    # Other tests tell of a boy of this name too, and thirty are shown.
    names = [row["name"] for row in found]
    assert jon in [row["id"] for row in found] or (len(names) == 30 and all("Oké-Smith" in name for name in names))


async def test_a_match_is_ranked_made_and_undone(client):
    school, front = await client(Role.AGENCY), await client(Role.FRONT_DOOR_WORKER)
    child = {"is_child": True, "given": "Zebedee", "family": f"Q{new_id().hex[-8:]}", "date_of_birth": "2014-05-06"}
    first = contact_body({"id": str(new_id()), **child})
    second = contact_body({"id": str(new_id()), **child})
    for body in (first, second):
        assert (await school.post("/api/v1/contacts", json=body)).status_code == 201
    person = str(new_id())
    path = f"/api/v1/contacts/{first['id']}"
    asked = {"named_id": first["people"][0]["id"], "person_id": person}
    assert (await front.post(f"{path}/register", json=asked, headers={"If-Match": '"1"'})).status_code == 200

    path, named = f"/api/v1/contacts/{second['id']}", second["people"][0]["id"]
    matches = (await front.get(f"{path}/matches")).json()["items"]
    best = next(each for each in matches if each["named_id"] == named)["matches"][0]
    assert best["person_id"] == person
    assert best["reasons"]
    matched = await front.post(
        f"{path}/match", json={"named_id": named, "person_id": person, "reason": "Same name and day."},
        headers={"If-Match": '"1"'},
    )  # fmt: skip
    assert matched.json()["people"][0]["person_id"] == person
    undone = await front.post(
        f"{path}/unmatch", json={"named_id": named, "reason": "A cousin."}, headers=if_match(matched)
    )
    assert undone.json()["people"][0]["person_id"] is None
    assert undone.headers["ETag"] == '"3"'
