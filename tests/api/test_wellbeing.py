"""What two people wrote about how they are is for the two: everything that answers is asked, and every table is read."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from pypdf import PdfReader

from api.settings import ROOT
from domain.errors import NotFound
from domain.ids import new_id
from domain.policy import Reach, Role, system_actor
from persistence.access import WITHIN, reach_values
from persistence.ledger import follow
from persistence.views import history
from persistence.wellbeing import Wellbeings
from tests.api import contract
from tests.api.overseeing import held_body, made, oversee, supervision_body
from tests.api.support import STAFF, as_agency, as_worker, asking, if_match, tell_story, today, worker
from tests.api.test_errors import problem

COLUMNS = """
    select table_name, column_name from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE'
"""
NOBODY_KNOWS = "Wellbeingzq"


class Kept:
    """Two of the first pod met and spoke of a family; they wrote `words`, and before that `old`."""

    old: str
    words: str
    ids: dict[str, str]
    plain: str


@pytest.fixture(scope="module")
async def kept(app, authority):
    story = await tell_story(app, authority)
    boss, own = authority.workers[Role.POD_MANAGER], authority.workers[Role.SOCIAL_WORKER]
    result = Kept()
    result.old, result.words = (f"{NOBODY_KNOWS}{uuid4().hex}" for _ in "12")
    beside = await oversee(app, authority, story)
    client = await as_worker(app, boss.id)
    planned = await client.post("/api/v1/personals", json=supervision_body(boss, own))
    supervision = made(planned)["id"]
    held = await client.post(
        f"/api/v1/personals/{supervision}/hold", json=held_body(*story.children, worker_id=own.id),
        headers=if_match(planned),
    )  # fmt: skip
    assert held.status_code == 200, held.text
    body = {"id": str(new_id()), "personal_id": supervision, "words": result.old}
    written = await client.post("/api/v1/wellbeings", json=body)
    theirs = await as_worker(app, own.id)
    again = await theirs.post(
        f"/api/v1/wellbeings/{body['id']}/rewrite", json={"words": result.words}, headers=if_match(written)
    )
    assert again.status_code == 200, again.text
    result.ids = beside | {
        "people": story.children[0], "families": story.family, "contacts": story.contact, "referrals": story.referral,
        "journeys": story.journey, "visits": story.visit, "assessments": story.assessment, "plans": story.plan,
        "enquiries": story.enquiry, "conferences": story.conference, "risks": story.risk, "care": story.care,
        "events": story.event, "workers": str(own.id), "pods": str(authority.pods[0].id),
        "agencies": str(authority.agencies[0][0].id), "timers": str(new_id()),
        "personals": supervision, "wellbeings": body["id"],
    }  # fmt: skip
    return result


async def places(pool, words: str) -> set[tuple[str, str]]:
    """Every column of every table in which the words are, in whatever type."""
    found = set()
    for table, column in await pool.fetch(COLUMNS):
        if await pool.fetchval(
            f"""select exists (select from {table} where "{column}"::text like '%' || $1 || '%')""", words
        ):
            found.add((table, column))
        kind = await pool.fetchval(f'select pg_typeof("{column}")::text from {table} limit 1')
        if kind == "bytea" and await pool.fetchval(
            f"""select exists (select from {table} where position(convert_to($1, 'UTF8') in "{column}") > 0)""", words
        ):
            found.add((table, column))
    return found


def addresses(kept: Kept) -> list[tuple[str, str, str]]:
    """Every operation of the contract, with the ids of what was made: of its own kind, and the secret's own as well."""
    every = []
    for method, path, operation in contract.operations():
        name = operation["operationId"]
        if not path.startswith("/api/") or name.startswith("session."):
            continue
        if "{id}" not in path:
            every.append((method, path, name))
            continue
        # Words that are nobody's record, such as settings, are asked for with an id that is not there.
        ids = {kept.ids.get(path.split("/")[3], str(new_id())), kept.ids["wellbeings"]}
        every.extend((method, path.replace("{id}", id), name) for id in ids)
    return every


QUERIES = {"person.as_known": {"on": str(today())}, "timer.worklist": {"whose": "pod"}}


async def everything(client, kept: Kept) -> set[str]:
    """Which operations gave the words away to this client."""
    gave = set()
    client.event_hooks = {}  # guesses are sent here that the contract need not describe
    for method, path, name in addresses(kept):
        if method == "GET":
            answer = await client.get(path, params=QUERIES.get(name))
        else:
            body = {"text": kept.words} if name == "person.search" else {"words": "Mine.", "reason": "x"}
            answer = await client.request(method, path, json=body, headers={"If-Match": '"999999999"'})
        assert answer.status_code < 500, (name, answer.text)
        seen = answer.text + str(answer.headers)
        if answer.headers.get("content-type") == "application/pdf":
            seen += " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
        if NOBODY_KNOWS in seen:
            gave.add(name)
    return gave


async def test_the_words_are_in_one_column_of_one_table(pool, kept):
    assert await places(pool, kept.words) == {("wellbeing", "words")}
    assert await places(pool, kept.old) == set(), "what was written over is nowhere"


@pytest.mark.parametrize("role", STAFF)
async def test_nobody_else_is_given_the_words_by_anything_that_answers(app, authority, kept, role, capfd):
    two = {authority.workers[Role.POD_MANAGER].id, authority.workers[Role.SOCIAL_WORKER].id}
    async with authority.work() as work:
        same = worker(role, work.by)
        await work.workers.add(same)
        pod = await work.pods.get(authority.pods[0].id)
        pod.add(same, member_id=new_id(), fte=1.0, since=today(), by=work.by)
        await work.pods.save(pod)
    for who in (authority.workers[role], authority.elsewhere[role], same):
        if who.id not in two:
            assert await everything(await as_worker(app, who.id), kept) == set()
    logged = capfd.readouterr()
    assert kept.words not in logged.out + logged.err


async def test_programs_and_strangers_are_not_given_the_words(app, authority, kept):
    assert await everything(await as_agency(app, authority.agencies[0][1]), kept) == set()
    assert await everything(asking(app), kept) == set()


async def test_the_two_read_them_in_one_place_only(app, authority, kept):
    for role in (Role.POD_MANAGER, Role.SOCIAL_WORKER):
        client = await as_worker(app, authority.workers[role].id)
        answer = await client.get(f"/api/v1/wellbeings/{kept.ids['wellbeings']}")
        assert answer.json()["words"] == kept.words
        assert await everything(client, kept) == {"wellbeing.read"}


async def test_no_shape_of_reach_has_it_but_that_of_the_two(authority, pool, kept):
    ask = f"select exists (select from record where id = $6 and {WITHIN})"
    id, two = (
        UUID(kept.ids["wellbeings"]),
        {authority.workers[each].id for each in (Role.POD_MANAGER, Role.SOCIAL_WORKER)},
    )
    pods = frozenset(each.id for each in authority.pods)
    agency = authority.agencies[0][0].id
    for everyone in (True, False):
        assert not await pool.fetchval(ask, *reach_values(Reach(everyone, True, pods, None, agency)), id)
        for staff in (authority.workers, authority.elsewhere):
            for each in staff.values():
                reach = Reach(everyone, True, pods, each.id, agency)
                assert await pool.fetchval(ask, *reach_values(reach), id) is (each.id in two)


async def test_the_systems_own_jobs_do_not_read_it(authority, kept):
    async with authority.work() as work:
        assert work.actor.reach == system_actor(work.actor.id).reach
        for load in (work.wellbeings.get, work.wellbeings.consult, Wellbeings(work).read):
            with pytest.raises(NotFound):
                await load(UUID(kept.ids["wellbeings"]))
        past = await history.as_known(work, UUID(kept.ids["people"]), datetime.now(UTC))
        assert kept.words not in past
        entries = [row async for row in follow(work.connection)]
        assert any(row["type"] == "wellbeing.rewritten" for row in entries)
        assert not any(NOBODY_KNOWS in str(dict(row)) for row in entries)


async def test_the_ledger_says_that_it_was_written_and_when_but_not_what(pool, kept):
    rows = await pool.fetch(
        "select type, state::text as state, facts::text as facts, reason from ledger where record_id = $1 order by version",
        UUID(kept.ids["wellbeings"]),
    )
    assert [row["type"] for row in rows] == ["wellbeing.written", "wellbeing.rewritten"]
    assert all('"words": null' in row["state"] and row["facts"] == "{}" for row in rows)
    assert not await pool.fetchval(
        "select exists (select from record_subject where record_id = any ($1))",
        [UUID(kept.ids[each]) for each in ("wellbeings", "personals", "observations")],
    )


ACT = "children's wellbeing and schools act"
DFE = "health_and_wellbeing"
"""The name of a child's block in the Department's daily flow."""


def test_no_other_statement_speaks_of_the_table():
    """What reads the words is one file; the page of a supervision asks for the record's id and nothing else of it."""
    naming = {
        str(path.relative_to(ROOT)): text
        for folder in ("persistence", "api", "domain")
        for path in Path(ROOT / folder).rglob("*.py")
        if "wellbeing" in (text := path.read_text(encoding="utf-8").lower().replace(ACT, "").replace(DFE, ""))
        and "/demo/" not in str(path)
    }
    assert set(naming) == {
        "persistence/access.py", "persistence/unit_of_work.py", "persistence/wellbeing.py",
        "persistence/tables/oversight.py", "persistence/views/supervision.py", "domain/personal.py",
        "domain/wellbeing.py", "domain/policy.py", "api/app.py", "api/v1/wellbeing.py", "api/v1/personal.py",
        "api/shown_oversight.py",
    }  # fmt: skip
    used = naming["persistence/views/supervision.py"].replace("'wellbeing_id'", "")
    assert "wellbeing.words" not in used
    assert used.count("wellbeing") == used.count("wellbeing.id") + 1 + used.count("wellbeing.personal_id")


async def test_another_manager_of_the_worker_finds_what_was_agreed_and_not_how_they_are(app, authority, kept):
    async with authority.work() as work:
        nextone = worker(Role.POD_MANAGER, work.by)
        await work.workers.add(nextone)
        pod = await work.pods.get(authority.pods[0].id)
        pod.add(nextone, member_id=new_id(), fte=1.0, since=today(), by=work.by)
        await work.pods.save(pod)
    client = await as_worker(app, nextone.id)
    assert (await client.get(f"/api/v1/personals/{kept.ids['personals']}")).status_code == 200
    problem(await client.get(f"/api/v1/wellbeings/{kept.ids['wellbeings']}"), 404, "not-found")
    mine = (await client.get("/api/v1/personals/mine")).json()["personals"]
    (row,) = [each for each in mine if each["id"] == kept.ids["personals"]]
    assert row["wellbeing_id"] is None
    body = {"id": str(new_id()), "personal_id": kept.ids["personals"], "words": "I am curious."}
    problem(await client.post("/api/v1/wellbeings", json=body), 409, "not-yours")


async def test_sent_twice_it_is_made_once_and_answered_the_same_and_erased_it_is_gone(app, authority, pool, kept):
    boss, own = authority.workers[Role.SENIOR_SOCIAL_WORKER], authority.workers[Role.FAMILY_SUPPORT_WORKER]
    client = await as_worker(app, boss.id)
    supervision = made(await client.post("/api/v1/personals", json=supervision_body(boss, own)))["id"]
    words = f"{NOBODY_KNOWS}{uuid4().hex}"
    body = {"id": str(new_id()), "personal_id": supervision, "words": words}
    first, second = [await client.post("/api/v1/wellbeings", json=body) for _ in "12"]
    assert made(first) == made(second)
    assert second.json()["words"] == words
    problem(await client.post("/api/v1/wellbeings", json=body | {"words": "Other."}), 409, "duplicate")
    erased = await client.post(f"/api/v1/wellbeings/{body['id']}/erase", headers=if_match(first))
    assert erased.json()["words"] is None
    assert await places(pool, words) == set()
    again = await client.post(f"/api/v1/wellbeings/{body['id']}/erase", headers=if_match(erased))
    problem(again, 409, "erased")
