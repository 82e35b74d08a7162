"""Kinds of team over the API: who sets rules, what is refused by its field, and what the same request again answers."""

from datetime import timedelta

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import today, version
from tests.api.test_errors import problem

KINDS = "/api/v1/templates"


def rule(role="social_worker", **facts):
    return {"id": str(new_id()), "role": role, "holds": role == "social_worker", "source": "Local"} | facts


def rules_body(*rules, days=1, **facts):
    return {
        "since": (today() + timedelta(days=days)).isoformat(), "source": "Cabinet paper 12", "reason": "Agreed",
        "rules": list(rules) or [rule(fte_most=6.0)],
    } | facts  # fmt: skip


def copy_body(**facts):
    return {
        "id": str(new_id()), "code": "family_safeguarding", "name": f"Early help {new_id()}", "about": "For early help",
        "since": today().isoformat(), "source": "Cabinet paper 13", "reason": "The same mix of people",
    } | facts  # fmt: skip


async def kinds(client):
    answer = await client.get(KINDS)
    assert answer.status_code == 200, answer.text
    return {kind["code"]: kind for kind in answer.json()["items"]}


async def test_everybody_sees_the_kinds_with_their_sources(client):
    found = await kinds(await client(Role.BUSINESS_SUPPORT))
    assert list(found)[:6] == ["pod", "family_safeguarding", "hub", "front_door", "fgc_service", "leadership"]
    assert all(rule["source"] for kind in found.values() for each in kind["sets"] for rule in each["rules"])


async def test_an_administrator_sets_rules_and_others_do_not(client):
    body = {"id": str(new_id()), "code": "leadership"} | rules_body(rule("service_manager", leads=True, heads_least=1))
    problem(await (await client(Role.SERVICE_MANAGER)).post(KINDS, json=body), 403, "not-allowed")
    administrator = await client(Role.ADMINISTRATOR)
    first = await administrator.post(KINDS, json=body)
    assert first.status_code == 201, first.text
    again = await administrator.post(KINDS, json=body)
    assert (again.status_code, again.json()) == (201, first.json())
    other = {**body, "id": str(new_id())}
    problem(await administrator.post(KINDS, json=other), 409, "duplicate")
    shown = (await kinds(administrator))["leadership"]
    assert [each["own"] for each in shown["sets"]] == [False, True]
    assert (shown["id"], shown["version"]) == (body["id"], 1)

    path = f"{KINDS}/{body['id']}"
    later = rules_body(rule("service_manager", leads=True, holds=False), days=9)
    headers = await version(administrator, path)
    assert (await administrator.post(f"{path}/set", json=later, headers=headers)).status_code == 200
    problem(await administrator.post(f"{path}/set", json=later, headers=headers), 412, "stale")
    problem(await administrator.post(f"{path}/set", json=later), 428, "precondition-required")


async def test_what_cannot_be_is_refused_by_its_field(client):
    administrator = await client(Role.ADMINISTRATOR)
    for body, pointer in (
        (rules_body(days=0), "/since"), (rules_body(rule(fte_least=3.0, fte_most=2.0)), "/rules/0/fte_most"),
        (rules_body(rule(), rule("pod_manager", holds=True)), "/rules/1/holds"),
        (rules_body(rule(fte_least=-1.0)), "/rules/0/fte_least"),
        (rules_body(rule(heads_least=0.5)), "/rules/0/heads_least"),
    ):  # fmt: skip
        sent = {"id": str(new_id()), "code": "hub"} | body
        told = problem(await administrator.post(KINDS, json=sent), 422, "invalid")
        assert [each["pointer"] for each in told["errors"]] == [pointer], told
    unknown = {"id": str(new_id()), "code": "nonsense"} | rules_body()
    told = problem(await administrator.post(KINDS, json=unknown), 422, "unknown-record")
    assert told["errors"][0]["pointer"] == "/code"


async def test_a_kind_is_copied_and_a_team_is_formed_of_it(client):
    administrator, body = await client(Role.ADMINISTRATOR), copy_body()
    first = await administrator.post(f"{KINDS}/copies", json=body)
    assert first.status_code == 201, first.text
    code = first.json()["code"]
    shown = (await kinds(administrator))[code]
    assert (shown["copied_from"], shown["takes_children"], len(shown["sets"])) == ("family_safeguarding", True, 1)
    problem(await administrator.post(f"{KINDS}/copies", json={**body, "id": str(new_id())}), 409, "duplicate")
    told = problem(await administrator.post(f"{KINDS}/copies", json=copy_body(name="Hub")), 422, "invalid")
    assert told["errors"][0]["pointer"] == "/name"
    team = {"id": str(new_id()), "name": "Early help north", "pod_kind": code, "formed_on": today().isoformat()}
    formed = await administrator.post("/api/v1/pods", json=team)
    assert (formed.status_code, formed.json()["takes"]) == (201, True), formed.text
    page = (await administrator.get(f"/api/v1/pods/{team['id']}")).json()
    assert (page["kind_name"], page["takes_children"]) == (body["name"], True)
    composition = (await administrator.get(f"/api/v1/pods/{team['id']}/composition")).json()
    assert composition["kind"]["name"] == body["name"]
    assert [breach["words"] for breach in composition["breaches"]] == ["Nobody leads this team"]
    unknown = {**team, "id": str(new_id()), "pod_kind": "nonsense"}
    told = problem(await administrator.post("/api/v1/pods", json=unknown), 422, "unknown-record")
    assert told["errors"][0]["pointer"] == "/pod_kind"
