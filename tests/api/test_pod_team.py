"""How a team is put together, as an administrator puts it together and everybody sees it."""

from datetime import timedelta

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import as_worker, make_authority, tell_story, today, version, worker
from tests.api.test_errors import problem

AGO = (today() - timedelta(days=100)).isoformat()
NOW = today().isoformat()


class Team:
    """A team and the administrator who puts it together."""

    def __init__(self, client, authority) -> None:
        self.client, self.authority = client, authority
        self.id = str(new_id())
        self.path = f"/api/v1/pods/{self.id}"

    async def form(self, kind="pod"):
        body = {"id": self.id, "name": f"Team {self.id}", "pod_kind": kind, "formed_on": AGO}
        assert (await self.client.post("/api/v1/pods", json=body)).status_code == 201
        return self

    async def does(self, what, **body):
        return await self.client.post(f"{self.path}/{what}", json=body, headers=await version(self.client, self.path))

    async def done(self, what, **body):
        answer = await self.does(what, **body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def hires(self, role, **facts):
        async with self.authority.work() as work:
            made = worker(role, work.by, **facts)
            await work.workers.add(made)
        return str(made.id)

    async def joins(self, role, fte=1.0, since=AGO, **facts):
        return await self.done(
            "members", id=str(new_id()), worker_id=await self.hires(role), fte=fte, since=since, **facts
        )

    async def composition(self, **params):
        answer = await self.client.get(f"{self.path}/composition", params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture
async def team(client, authority):
    return await Team(await client(Role.ADMINISTRATOR), authority).form()


def words(composition):
    return sorted(breach["words"] for breach in composition["breaches"])


async def test_a_team_is_as_it_should_be_once_its_rules_hold(team):
    assert words(await team.composition()) == [
        "1 social worker in training is missing", "1.0 full-time pod manager is missing",
    ]  # fmt: skip
    await team.joins(Role.POD_MANAGER, 0.5)
    assert "0.5 of a full-time pod manager is missing" in words(await team.composition())
    await team.joins(Role.POD_MANAGER, 0.5, since=NOW)
    await team.joins(Role.SOCIAL_WORKER_IN_TRAINING, 0.4)
    shown = await team.composition()
    assert shown["breaches"] == []
    manager = next(rule for rule in shown["rules"] if rule["role"] == "pod_manager")
    assert (manager["there"], manager["people"], manager["fte_least"]) == (1.0, 2, 1.0)
    assert [(spell["words"], spell["since"], spell["until"]) for spell in shown["spells"]] == [
        ("0.5 of a full-time pod manager is missing", AGO, NOW)
    ]
    yesterday = (today() - timedelta(days=1)).isoformat()
    assert words(await team.composition(on=yesterday)) == ["0.5 of a full-time pod manager is missing"]
    before = await team.composition(on=(today() - timedelta(days=101)).isoformat())
    assert (before["breaches"], before["spells"], before["members"][0]["since"]) == ([], [], AGO)


async def test_a_member_above_the_ceiling_is_added_and_the_breach_is_shown(team):
    for _ in range(5):
        await team.joins(Role.SOCIAL_WORKER)
    await team.joins(Role.SOCIAL_WORKER, 0.6)
    (over,) = [breach for breach in (await team.composition())["breaches"] if breach["fault"] == "too_much"]
    assert (over["words"], over["there"], over["should"]) == ("5.6 social workers, at most 5.0", 5.6, 5.0)
    assert over["mend"].startswith("0.6 of a full-time social worker")


async def test_a_post_is_opened_filled_changed_and_closed(team):
    agency = team.authority.agencies[0][0]
    post = str(new_id())
    facts = {"role": "social_worker", "title": "Social worker, grant", "funded_by": str(agency.id)}
    await team.done("posts", id=post, fte=1.0, since=AGO, **facts)
    (row,) = (await team.composition())["posts"]
    assert (row["vacant"], row["vacant_since"], row["funded_by"]["name"]) == (1.0, AGO, agency.name)
    joined = await team.joins(Role.SOCIAL_WORKER, 0.6, post_id=post, room_days="Tuesdays")
    shown = await team.composition()
    (row,) = shown["posts"]
    assert (row["filled"], row["vacant"], row["holders"]) == (0.6, 0.4, [shown["members"][0]["name"]])
    assert shown["members"][0]["room_days"] == "Tuesdays"
    problem(await team.does("posts/close", post_id=post, until=NOW, reason="x"), 409, "post-filled")
    await team.done("posts/change", id=str(new_id()), post_id=post, title="Social worker", fte=0.6, since=NOW)
    (row,) = (await team.composition())["posts"]
    assert (row["title"], row["fte"], row["vacant"], row["funded_by"]) == ("Social worker", 0.6, 0, None)
    await team.done("members/release", member_id=joined["members"][0]["id"], until=NOW)
    await team.done("posts/close", post_id=post, until=NOW, reason="The grant ended")
    assert (await team.composition())["posts"] == []


async def test_a_secondment_between_teams_counts_nobody_twice(team, client, authority):
    home = await Team(team.client, authority).form()
    joined = await home.joins(Role.SOCIAL_WORKER)
    worker_id = joined["members"][0]["worker_id"]
    later = (today() + timedelta(days=180)).isoformat()
    body = {
        "id": str(new_id()), "member_id": str(new_id()), "worker_id": worker_id, "role": "senior_social_worker",
        "fte": 0.6, "home_pod_id": home.id, "home_post": "Social worker", "host_post": "Senior", "since": NOW,
        "planned_until": later,
    }  # fmt: skip
    await team.done("secondments", **body)
    assert [(m["role"], m["fte"]) for m in (await team.composition())["members"]] == [("senior_social_worker", 0.6)]
    assert [m["fte"] for m in (await home.composition())["members"]] == [0.4]
    (row,) = (await team.composition())["secondments"]
    assert (row["home_pod"]["id"], row["planned_until"], row["outcome"]) == (home.id, later, None)

    told = problem(
        await team.does("secondments/end", secondment_id=body["id"], outcome="extended", on=NOW), 422, "invalid"
    )
    assert told["errors"][0]["pointer"] == "/planned_until"
    await team.done("secondments/end", secondment_id=body["id"], outcome="returned", on=NOW)
    assert (await team.composition())["members"] == []
    assert [m["fte"] for m in (await home.composition())["members"]] == [1.0]
    problem(
        await team.does("secondments/end", secondment_id=body["id"], outcome="returned", on=NOW),
        409,
        "secondment-ended",
    )


async def test_a_partners_specialist_is_shown_with_their_employer(team, authority):
    agency = authority.agencies[1][0]
    safeguarding = await Team(team.client, authority).form("family_safeguarding")
    hired = await team.hires(Role.PERPETRATOR_WORKER, employer_id=agency.id)
    body = {
        "member_id": str(new_id()), "worker_id": hired, "role": "perpetrator_worker", "fte": 0.5, "since": NOW,
        "home_post": "Probation officer", "host_post": "Perpetrator worker",
        "planned_until": (today() + timedelta(days=365)).isoformat(), "room_days": "Mondays and Wednesdays",
    }  # fmt: skip
    await safeguarding.done("secondments", id=str(new_id()), **body)
    shown = await safeguarding.composition()
    assert shown["members"][0]["employer"] == {"id": str(agency.id), "name": agency.name}
    ours = await team.hires(Role.SOCIAL_WORKER)
    told = problem(await team.does("secondments", id=str(new_id()), **{**body, "worker_id": ours}), 422, "invalid")
    assert told["errors"][0]["pointer"] == "/home_pod_id"


async def test_a_member_moves_to_other_hours(team):
    joined = await team.joins(Role.SOCIAL_WORKER)
    (member,) = joined["members"]
    body = {"id": str(new_id()), "member_id": member["id"], "worker_id": member["worker_id"], "since": NOW}
    await team.done("members/move", fte=0.6, **body)
    assert [m["fte"] for m in (await team.composition())["members"]] == [0.6]
    told = problem(
        await team.does("members/move", fte=0.6, **{**body, "member_id": member["id"]}), 409, "membership-ended"
    )
    assert told["errors"] == []


async def test_who_may_not_manage_teams_sees_how_they_are_and_changes_nothing(team, client):
    plain = await client(Role.SOCIAL_WORKER)
    assert (await plain.get(f"{team.path}/composition")).status_code == 200
    body = {"id": str(new_id()), "role": "social_worker", "title": "x", "fte": 1.0, "since": NOW}
    headers = await version(plain, team.path)
    problem(await plain.post(f"{team.path}/posts", json=body, headers=headers), 403, "not-allowed")
    assert (await plain.get(f"/api/v1/pods/{new_id()}/composition")).status_code == 404
    problem(await team.client.get(f"{team.path}/composition", params={"on": "yesterday"}), 422, "invalid")


async def test_a_specialist_sees_whom_they_work_with_and_not_the_pods_children(client, authority):
    """Domain 6.1: being in the same room is no ground; being named for the child is. The matrix tries every operation."""
    specialist = await client(Role.SURVIVOR_WORKER)
    page = (await specialist.get(f"/api/v1/pods/{authority.pods[0].id}")).json()
    assert (page["open_to_you"], page["children"]) == (False, [])


async def test_a_keyworker_in_a_role_that_holds_nobody_is_shown_and_keeps_the_child(app, authority, pool):
    """Whoever changes role keeps the children they hold until somebody decides; the team's page says so."""
    own = await make_authority(pool, authority.url)
    await tell_story(app, own)
    administrator = await as_worker(app, own.workers[Role.ADMINISTRATOR].id)
    team = Team(administrator, own)
    team.id = str(own.pods[0].id)
    team.path = f"/api/v1/pods/{team.id}"
    assert (await team.composition())["holding"] == []
    keyworker = own.workers[Role.SOCIAL_WORKER]
    async with own.work() as work:
        changed = await work.workers.get(keyworker.id)
        changed.take_post(role=Role.SOCIAL_WORKER_IN_TRAINING, post="Trainee", fte=1.0, by=work.by)
        await work.workers.save(changed)
    member = next(m for m in (await team.composition())["members"] if m["worker_id"] == str(keyworker.id))
    await team.done(
        "members/move", id=str(new_id()), member_id=member["id"], worker_id=str(keyworker.id), fte=1.0, since=NOW
    )
    (row,) = (await team.composition())["holding"]
    assert (row["worker_id"], row["role"], row["children"]) == (str(keyworker.id), "social_worker_in_training", 1)
