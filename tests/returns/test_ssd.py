"""The views of the Standard Safeguarding Dataset: every field, no orphan, the record's own counts, and who may read."""

import csv
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import asyncpg
import pytest

from persistence import ssd
from tests.persistence.test_demo import made_up

FIELDS = list(csv.DictReader((Path(__file__).parent / "ssd_fields.csv").read_text(encoding="utf-8").splitlines()))
TYPES = {
    "character varying": "varchar", "character": "char", "timestamp without time zone": "timestamp",
}  # fmt: skip
COUNTS = {
    "ssd_cin_episodes": "select count(*) from referral",
    "ssd_cin_assessments": """select count(*) from assessment_child c join assessment a on a.id = c.assessment_id
        where a.assessment_kind in ('child_and_family', 'pre_birth') and a.state <> 'stopped'""",
    "ssd_cin_plans": """select count(*) from plan_child c join plan p on p.id = c.plan_id
        where p.plan_kind = 'child_in_need' and p.begun_on is not null""",
    "ssd_cp_plans": """select count(*) from plan_child c join plan p on p.id = c.plan_id
        where p.plan_kind = 'child_protection' and p.begun_on is not null""",
    "ssd_s47_enquiry": """select count(*) from enquiry_child c join enquiry e on e.id = c.enquiry_id
        where c.decision like 'section_47%' and e.started_on is not null""",
    "ssd_contacts": "select count(*) from contact_person where is_child and person_id is not null",
    "ssd_cla_episodes": "select count(*) from care_episode",
    "ssd_cla_reviews": "select count(*) from care_review",
    "ssd_sdq_scores": "select count(*) from care_health where kind = 'sdq'",
    "ssd_missing": "select count(*) from care_missing",
    "ssd_involvements": "select count(*) from journey_allocation",
    "ssd_professionals": "select count(*) from worker",
    "ssd_department": "select count(*) from pod",
}


@pytest.fixture(scope="module")
async def url(server: str, worker_id: str) -> str:
    return await made_up(server, f"ssd_400_{worker_id}", 400, date(2026, 11, 23))


@pytest.fixture
async def connection(url: str) -> AsyncIterator[asyncpg.Connection]:
    made = await asyncpg.connect(url)
    yield made
    await made.close()


@pytest.mark.slow
async def test_every_field_is_there_in_its_order_and_type(connection: asyncpg.Connection):
    found = await connection.fetch("""
        select table_name, column_name, data_type, character_maximum_length from information_schema.columns
        where table_schema = 'ssd' and starts_with(table_name, 'ssd_') order by table_name, ordinal_position
    """)
    said = [
        (name, column, TYPES.get(kind, kind) + (f"({length})" if length else ""))
        for name, column, kind, length in map(tuple, found)
    ]
    wanted = sorted((f for f in FIELDS), key=lambda field: field["view"])
    assert said == [(f["view"], f["field"], f["type"]) for f in wanted]
    assert len({f["view"] for f in wanted}) == 48


@pytest.mark.slow
async def test_no_key_is_twice_and_no_reference_leads_nowhere(connection: asyncpg.Connection):
    first = {field["view"]: field["field"] for field in reversed(FIELDS)}
    for view, field in first.items():
        assert await connection.fetchval(f"select count(*) - count(distinct {field}) from ssd.{view}") == 0, view
    for field in (each for each in FIELDS if each["of"]):
        parent, key = field["of"].split(".")
        orphans = await connection.fetchval(f"""
            select count(*) from ssd.{field["view"]} v where v.{field["field"]} is not null
            and v.{field["field"]} not in (select p.{key} from ssd.{parent} p where p.{key} is not null)
        """)
        assert orphans == 0, field


@pytest.mark.slow
async def test_counts_are_the_records_own(connection: asyncpg.Connection):
    for view, sql in COUNTS.items():
        held = await connection.fetchval(sql)
        assert (await connection.fetchval(f"select count(*) from ssd.{view}"), view) == (held, view)
        assert held > 0, view


@pytest.mark.slow
async def test_a_sealed_child_has_no_name_and_no_address(connection: asyncpg.Connection):
    async with connection.transaction():
        child = await connection.fetchval("select addr_person_id from ssd.ssd_address order by 1 limit 1")
        await connection.execute("update record set sealed = true where id = $1::text::uuid", child)
        seen = await connection.fetchrow(
            "select pers_forename, pers_surname, addr_address_postcode, addr_address_json from ssd.ssd_person"
            " join ssd.ssd_address on addr_person_id = pers_person_id where pers_person_id = $1", child,
        )  # fmt: skip
        assert seen is not None
        assert tuple(seen) == (None,) * 4
        linked = "select count(*) from ssd.ssd_linked_identifiers where link_person_id = $1"
        assert await connection.fetchval(linked, child) == 0
        await connection.execute("update record set sealed = false where id = $1::text::uuid", child)


@pytest.mark.slow
async def test_the_role_reads_the_views_and_nothing_else(connection: asyncpg.Connection):
    await connection.execute(f"set role {ssd.ROLE}")
    try:
        for view in {field["view"] for field in FIELDS}:
            await connection.fetch(f"select * from ssd.{view} limit 1")
        for closed in ("person", "ledger", "credential", "viewing", "ssd.child", "ssd.lived"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.fetch(f"select * from {closed} limit 1")
        with pytest.raises(asyncpg.PostgresError):
            await connection.execute("update ssd.ssd_disability set disa_disability_code = 'X'")
        readable = await connection.fetchval("""
            select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname not in ('ssd', 'pg_catalog', 'information_schema') and c.relkind in ('r', 'v', 'm', 'S')
            and n.nspname !~ '^pg_' and has_schema_privilege(n.oid, 'usage') and case when c.relkind = 'S'
                then has_sequence_privilege(c.oid, 'select') else has_table_privilege(c.oid, 'select') end
        """)
        assert readable == 0
    finally:
        await connection.execute("reset role")


@pytest.mark.slow
async def test_an_account_that_may_make_no_roles_makes_the_views(server: str, connection: asyncpg.Connection):
    await connection.execute(ssd.DROP)
    await connection.execute("drop role if exists kith_modest")
    await connection.execute("create role kith_modest nologin")
    try:
        name = await connection.fetchval("select current_database()")
        await connection.execute(f"grant create on database {name} to kith_modest")
        await connection.execute("grant usage on schema public to kith_modest")
        await connection.execute("grant select on all tables in schema public to kith_modest")
        await connection.execute("set role kith_modest")
        for statement in ssd.statements("0036"):
            await connection.execute(statement.replace(ssd.ROLE, "kith_nobody"))
        assert await connection.fetchval("select count(*) from ssd.ssd_person") > 300
        assert not await connection.fetchval("select exists (select from pg_roles where rolname = 'kith_nobody')")
    finally:
        await connection.execute("reset role")
        await connection.execute("drop owned by kith_modest")
        await connection.execute("drop role kith_modest")
