"""The Department's daily flow against a stand-in that fails: in the end it holds what the record says, and no more."""

import json
import random
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import asyncpg
import pytest

from api import daily as sender
from api.settings import Settings
from persistence import daily as state
from persistence import demo
from persistence.engine import open_pool
from persistence.returns.daily_delta import pieces
from tests.conftest import copied, of_database
from tests.returns.stand_in import VALID, StandIn, listening

CHILDREN = 60
CHANGES = (
    "update person set ethnicity = 'MOTH' where id = $1",
    "update person set reference = reference || 'B' where id = $1",
    "update person set sex = case sex when 'F' then 'M' else 'F' end where id = $1 and date_of_birth is not null",
    "delete from care_health where kind = 'sdq' and care_id in (select id from care where child_id = $1)",
    "update care_health h set score = (score + 1) % 40 from care c where kind = 'sdq' and c.id = care_id and c.child_id = $1",
    "update care_episode set postcode = 'B1 1AA' where care_id in (select id from care where child_id = $1)",
    "delete from care_touch where care_id in (select id from care where child_id = $1)",
    "delete from care_step where care_id in (select id from care where child_id = $1)",
    "delete from conference_child where child_id = $1",
    "delete from plan_child where child_id = $1",
    "delete from enquiry_child where child_id = $1",
    "delete from assessment_child where child_id = $1",
    "update referral set source_code = '1A' where child_id = $1",
    "update referral set referred_on = referred_on - 1 where child_id = $1",
    "update person set date_of_birth = date '1990-01-01' where id = $1 and date_of_birth is not null",
    "update person set date_of_birth = date '2015-01-01' where id = $1 and date_of_birth is not null",
    "update person set reference = null where id = $1",
)
"""What may happen to a record, told roughly: pieces change, go and come, children leave the flow and come back."""


@pytest.fixture(scope="module")
async def filled(server):
    """The name of a database with the demo authority, to copy from."""
    async with copied(server) as url:
        await demo.fill(url, CHILDREN, 1)
        yield urlsplit(url).path[1:]


@pytest.fixture
async def made_up(server, filled):
    """A pool on a copy of it, which is this test's own."""
    name = f"daily_{uuid4().hex}"
    connection = await asyncpg.connect(server)
    await connection.execute(f"create database {name} template {filled}")
    async with await open_pool(of_database(server, name), 4) as pool:
        yield pool
    await connection.execute(f"drop database {name} with (force)")
    await connection.close()


@pytest.fixture
async def department():
    async with listening() as made:
        yield made


async def no_pause(_seconds):
    return None


def of(stand_in: StandIn) -> sender.Department:
    settings = Settings(
        authority="926", dfe_url=stand_in.url, dfe_token_url=f"{stand_in.url}/token", dfe_client="kith",
        dfe_secret="not told to anybody", hooks_local=True,
    )  # fmt: skip
    assert settings.daily_needs == ()
    return sender.Department(settings, sleep=no_pause)


async def run(pool, stand_in, *, full=False):
    id = await sender.ask(pool, full=full)
    assert await sender.run_waiting(pool, of(stand_in)) == id
    return await pool.fetchrow("select * from daily where id = $1", id)


async def of_the_record(pool):
    """Every child who may be sent, by number, as a full load would have it; and who may not."""
    found, held, seen = {}, set[UUID](), set[str]()
    async with pool.acquire() as reader:
        async for batch in sender._in_batches(reader):
            for each in batch:
                number = sender._number(each, seen)
                if each.held or number != each.payload["la_child_id"]:
                    held.add(UUID(each.payload["mis_child_id"]))
                else:
                    found[number] = each.payload
    return found, held


def holds(payloads):
    """What an empty stand-in holds after these were sent."""
    empty = StandIn()
    for payload in payloads:
        empty.take(payload)
    return empty.children


def without(children, numbers):
    return {number: each for number, each in children.items() if number not in numbers}


async def test_every_child_of_the_made_up_authority_is_valid_and_nobody_is_held(made_up):
    found, held = await of_the_record(made_up)
    assert len(found) > CHILDREN / 3
    assert held == set()
    for payload in found.values():
        assert list(VALID.iter_errors([payload])) == []
    sections = {path.split("/")[2] for each in found.values() for path in pieces(each) if path.count("/") > 1}
    assert {"child_and_family_assessments", "child_in_need_plans", "section_47_assessments", "child_protection_plans",
            "child_looked_after_placements"} <= sections  # fmt: skip
    looked = "select count(distinct record_id) from viewing where what = 'return'"
    assert await made_up.fetchval(looked) >= len(found)


async def test_a_full_load_then_only_what_changed_and_what_went(made_up, department):
    found, _ = await of_the_record(made_up)
    first = await run(made_up, department, full=True)
    assert (first["state"], first["accepted"], first["words"]) == ("done", len(found), None)
    assert department.children == holds(found.values())
    receipts = await made_up.fetch("select * from daily_receipt")
    assert len(receipts) == len(found)
    assert all(each["answer"].endswith(".json") and each["what"] == "whole" for each in receipts)

    department.batches.clear()
    second = await run(made_up, department)
    assert (second["accepted"], second["unchanged"], department.batches) == (0, len(found), [])

    child = await made_up.fetchrow(
        "select c.child_id, r.reference from plan_child c join person r on r.id = c.child_id join daily_child d "
        "on d.child_id = c.child_id where d.pieces::text like '%child_in_need_plans%' order by 2 limit 1"
    )
    await made_up.execute("delete from plan_child where child_id = $1", child["child_id"])
    third = await run(made_up, department)
    assert third["accepted"] == 1
    (batch,) = department.batches
    (sent,) = batch
    gone = [item for each in sent["social_care_episodes"] for item in each.get("child_in_need_plans", ())]
    assert gone
    assert all(item == {"child_in_need_plan_id": item["child_in_need_plan_id"], "purge": True} for item in gone)
    assert "child_and_family_assessments" not in sent["social_care_episodes"][0]

    await made_up.execute("update person set date_of_birth = '1980-01-01' where id = $1", child["child_id"])
    fourth = await run(made_up, department)
    assert (fourth["purged"], fourth["accepted"]) == (1, 0)
    assert department.children == holds((await of_the_record(made_up))[0].values())
    assert department.invalid == []


async def test_a_child_who_is_refused_is_found_named_and_not_sent_again_until_mended(made_up, department):
    found, _ = await of_the_record(made_up)
    number = min(found)
    department.refuses = {number}
    done = await run(made_up, department, full=True)
    assert (done["state"], done["accepted"], done["refused"]) == ("done", len(found) - 1, 1)
    assert number not in department.children
    row = await made_up.fetchrow("select * from daily_child where la_child_id = $1", number)
    assert (row["state"], row["words"]) == ("refused", '{"errors": ["[0] is not right"]}')

    department.refuses, sent = set(), len(department.batches)
    assert (await run(made_up, department))["refused"] == 1
    assert len(department.batches) == sent
    await made_up.execute("update person set ethnicity = 'MOTH' where reference = $1", number)
    assert (await run(made_up, department))["refused"] == 0
    assert number in department.children


async def test_nothing_is_sent_of_a_child_without_a_number_or_with_contradictory_days(made_up, department):
    one, two = sorted((await of_the_record(made_up))[0].values(), key=lambda each: each["la_child_id"])[:2]
    await made_up.execute("update person set reference = null where id = $1", one["mis_child_id"])
    await made_up.execute(
        "update person set due_date = '2026-12-01', date_of_birth = null, sex = 'F' where id = $1", two["mis_child_id"]
    )
    done = await run(made_up, department, full=True)
    assert (done["held"], one["la_child_id"] in department.children) == (2, False)
    words = await made_up.fetchval("select words from daily_child where child_id = $1", one["mis_child_id"])
    assert "The child's number does not have 1 to 20 letters and digits." in words
    assert department.invalid == []


async def test_a_child_who_has_lost_the_number_is_held_and_what_was_accepted_stays(made_up, department):
    found, _ = await of_the_record(made_up)
    await run(made_up, department, full=True)
    number = min(found)
    await made_up.execute("update person set reference = null where reference = $1", number)
    done = await run(made_up, department)
    assert (done["held"], done["purged"], number in department.children) == (1, 0, True)
    await made_up.execute("update person set reference = 'K999999' where id = $1", found[number]["mis_child_id"])
    done = await run(made_up, department)
    assert (done["held"], done["purged"], done["accepted"]) == (0, 1, 1)
    assert department.children == holds((await of_the_record(made_up))[0].values())


async def test_a_run_that_fails_each_time_stops_and_the_next_goes_on(made_up, department):
    for fail in (500, 429, 403, 401):
        department.fail = lambda: fail  # noqa: B023 - asked within the turn
        stopped = await run(made_up, department, full=True)
        assert (stopped["state"], stopped["accepted"]) == ("stopped", 0)
        assert f"answered {fail}" in stopped["words"]
    department.fail = lambda: None
    found, _ = await of_the_record(made_up)
    assert (await run(made_up, department))["accepted"] == len(found)
    assert department.children == holds(found.values())


async def test_a_run_that_was_cut_off_goes_on(made_up, department, monkeypatch):
    monkeypatch.setattr(sender, "MOST", 10)

    id = await sender.ask(made_up, full=True)
    settled = state.settle

    async def crash(connection, run_id, at, rows):
        if len(department.batches) == 3:
            raise RuntimeError
        await settled(connection, run_id, at, rows)

    monkeypatch.setattr(state, "settle", crash)
    with pytest.raises(RuntimeError):
        await sender.run_waiting(made_up, of(department))
    monkeypatch.setattr(state, "settle", settled)
    assert await made_up.fetchval("select state from daily where id = $1", id) == "running"
    assert await sender.run_waiting(made_up, of(department)) == id
    found, _ = await of_the_record(made_up)
    assert department.children == holds(found.values())
    row = await made_up.fetchrow("select state, accepted from daily where id = $1", id)
    assert (row["state"], row["accepted"]) == ("done", len(found))
    sent_twice = sum(len(batch) for batch in department.batches) - len(found)
    assert sent_twice == 10


@pytest.mark.parametrize("seed", [1, 2])
async def test_whatever_changes_and_fails_the_department_ends_with_the_record(made_up, department, monkeypatch, seed):
    monkeypatch.setattr(sender, "MOST", 15)
    monkeypatch.setattr(sender, "PATIENCE", 0.4)
    chance = random.Random(seed)
    children = [row["id"] for row in await made_up.fetch(
        "select p.id from person p where exists (select from referral r where r.child_id = p.id) order by reference"
    )]  # fmt: skip
    for _ in range(8):
        for _ in range(chance.randint(0, 12)):
            await made_up.execute(chance.choice(CHANGES), chance.choice(children))
        department.fail = lambda: chance.choice([None] * 8 + [500, 429, 503, "lost", "lost", "slow"])
        department.refuses = (
            set(chance.sample(sorted(department.children), min(2, len(department.children))))
            if chance.random() < 0.3
            else set()
        )
        await run(made_up, department, full=chance.random() < 0.2)
    department.fail, department.refuses = lambda: None, set()
    for full in (False, True):
        done = await run(made_up, department, full=full)
        found, held = await of_the_record(made_up)
        # Held children stay as they were; refused ones too, until a whole run is asked for.
        kept = "select la_child_id from daily_child where child_id = any ($1) or state = 'refused'"
        stays = {row["la_child_id"] for row in await made_up.fetch(kept, list(held))}
        assert without(department.children, stays) == without(holds(found.values()), stays)
        assert (done["state"], done["unsure"], done["held"], len(found) > 10) == ("done", 0, len(held), True)
        assert not full or done["refused"] == 0
    assert department.invalid == []


async def test_files_are_written_and_nothing_is_remembered(made_up, tmp_path):
    sent, held = await sender.write_files(made_up, tmp_path, full=True)
    files = sorted(tmp_path.glob("daily-*.json"))
    assert (sum(len(json.loads(path.read_text("utf-8"))) for path in files), held) == (sent, [])
    assert await made_up.fetchval("select count(*) from daily_child") == 0


def test_a_run_is_due_once_a_day_from_half_past_two():
    night = datetime(2026, 11, 23, 2, 31, tzinfo=UTC)
    assert sender.is_due(night, None)
    assert sender.is_due(night, night - timedelta(minutes=5))
    assert not sender.is_due(night + timedelta(hours=20), night)
    assert not sender.is_due(night - timedelta(minutes=2), night - timedelta(hours=20))
