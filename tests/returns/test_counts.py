"""What a return writes, beside what the record holds, on a record that was shaken: no stage, day or step where it was."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest

from domain.calendar import london_date
from domain.returns.frame import Counted, Year
from persistence.returns.cin import Sender
from persistence.returns.counts import RECORD, in_record
from persistence.returns.registry import RETURNS
from tests.persistence.test_demo import made_up

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = london_date(NOW)
FOLLOW = """
    update journey_status next set since = before.until from journey_status before
    where before.journey_id = next.journey_id and next.place = before.place + 1
"""
"""Stages follow each other without a gap, as the record has it."""
SHAKEN = (
    """
    update journey_status set status = (array['early_help', 'family_help', 'family_help', 'child_in_need',
        'child_protection', 'closed', 'looked_after', 'care_leaver'])[1 + floor(random() * 8)::int]
    where random() < 0.25
    """,
    "update journey_status set until = since + floor(random() * (until - since + 1))::int where random() < 0.2",
    FOLLOW,
    "update journey_status set until = since where until is not null and random() < 0.05",
    FOLLOW,
    """
    update assessment set authorised_on = case when random() < 0.5 then authorised_on + floor(random() * 200)::int end
    where random() < 0.3
    """,
    "update assessment set state = 'stopped' where random() < 0.1",
    "update assessment_child set factors = factors || '9A'::text where random() < 0.1",
    "update referral set referred_on = referred_on + floor(random() * 120 - 60)::int where random() < 0.3",
    """
    update contact_decision set outcome = 'no_further_action' where random() < 0.3
    and named_id in (select id from contact_person where person_id is not null)
    """,
    """
    update plan set ended_on = ended_on + floor(random() * 60)::int where plan_kind = 'child_in_need' and random() < 0.3
    """,
    """
    update plan set begun_on = over.on_day from plan_child c, (
        select c.child_id, max(p.ended_on) on_day from plan p join plan_child c on c.plan_id = p.id
        where p.plan_kind = 'child_in_need' group by c.child_id
    ) over where c.plan_id = plan.id and over.child_id = c.child_id and plan.plan_kind = 'child_in_need'
    and coalesce(plan.ended_on, over.on_day) >= over.on_day and random() < 0.5
    """,
    """
    insert into care_step (id, care_id, place, kind, "on", by_carers)
    select gen_random_uuid(), care_id, (100 + floor(random() * 1000))::int,
        (array['to_be_placed', 'not_to_be_placed', 'matched'])[1 + floor(random() * 3)::int],
        since + floor(random() * 400)::int, false
    from care_episode where random() < 0.5
    """,
    """
    update care_episode set until = since + floor(random() * 300)::int,
        reason_ended = (array['E11', 'E2', 'E4A', 'E12'])[1 + floor(random() * 4)::int]
    where random() < 0.4 and not exists (
        select from care_episode next where next.care_id = care_episode.care_id and next.since > care_episode.since
    )
    """,
    """
    insert into care_episode (id, care_id, place, since, until, period_id, legal_status, placement, home_words,
        reason_new, reason_ended, meant_to_last, temporary_approval, why, need_code)
    select gen_random_uuid(), care_id, place + 100, until + 30, until + 60, gen_random_uuid(), 'C2', 'U6',
        'A home', 'S', 'E4A', false, false, 'Again', 'N1'
    from care_episode where random() < 0.3 and not exists (
        select from care_episode next where next.care_id = care_episode.care_id and next.since > care_episode.since
    ) and until is not null
    """,
    """
    insert into care_order (id, care_id, place, kind, since, until) select gen_random_uuid(), care_id, place + 100,
        'deprivation_of_liberty', since + 10, until from care_episode where random() < 0.2
    """,
    "update journey_allocation set until = since where until is not null and random() < 0.1",
    """
    update person set date_of_birth = (array['2004-02-29', '2006-02-28', '2008-02-29'])[1 + floor(random() * 3)::int]::date
    where id in (select child_id from care) and random() < 0.3
    """,
)
NEVER_MORE = {
    "cin": {"Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans", "CPPreviewDate"},
    "ssda903": {"reviews", "ad1", "previous_permanence"},
    "annexa": set[str](),
}
"""What lies outside help or care, or lacks what it needs, is in the record and cannot be told: a shaken one has such."""


@pytest.fixture(scope="module")
async def authority(server: str, worker_id: str) -> str:
    return await made_up(server, f"counts_{worker_id}", 400, TODAY)


@pytest.fixture
async def connection(authority: str) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(authority, server_settings={"jit": "off", "timezone": "UTC"})
    undone = connection.transaction(isolation="repeatable_read")
    await undone.start()
    yield connection
    await undone.rollback()
    await connection.close()


async def both(connection: asyncpg.Connection, name: str, year: Year, folder: Path) -> tuple[Counted, dict[str, int]]:
    counted = await RETURNS[name](connection, year, folder, Sender(authority="926", serial=1, at=NOW), ())
    return counted, await in_record(connection, name, year, min(year.ends, TODAY), ())


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0.1, 0.2])
@pytest.mark.parametrize("year", [Year(2025), Year(2026)], ids=str)
@pytest.mark.parametrize("name", RETURNS)
async def test_a_shaken_record_is_counted_alike(
    connection: asyncpg.Connection, name: str, year: Year, seed: float, tmp_path: Path
):
    await connection.execute(f"set constraints all deferred; select setseed({seed})")
    for change in SHAKEN:
        await connection.execute(change)
    counted, held = await both(connection, name, year, tmp_path)
    exact = counted.modules.keys() & held.keys() - NEVER_MORE[name]
    assert {module: held[module] for module in exact} == {module: counted.modules[module] for module in exact}
    assert all(held[module] > 0 for module in exact)
    assert all(held[module] >= counted.modules[module] for module in NEVER_MORE[name])


@pytest.mark.slow
@pytest.mark.parametrize("year", [Year(2025), Year(2026)], ids=str)
@pytest.mark.parametrize("name", RETURNS)
async def test_every_module_is_counted_twice_alike(
    connection: asyncpg.Connection, name: str, year: Year, tmp_path: Path
):
    counted, held = await both(connection, name, year, tmp_path)
    alone = {"List 11"} if name == "annexa" else set()
    assert {module: held[module] for module in counted.modules if module not in alone} == {
        module: number for module, number in counted.modules.items() if module not in alone
    }
    assert RECORD[name].keys() >= counted.modules.keys() - alone
