"""Migrations go up, down and up again, make what the tables say, and hold no lock that would stop others."""

import asyncio
import shutil
import subprocess
import sys
from pathlib import Path

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, event
from sqlalchemy.ext.asyncio import create_async_engine

from domain.ids import new_id
from persistence import migrate, tables
from tests.conftest import of_database

SHAPE = """
    select 'column', table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
        || coalesce(column_default, '') from information_schema.columns where table_schema = 'public'
    union all
    select 'index', indexdef from pg_indexes where schemaname = 'public'
    union all
    select 'constraint', conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace
    union all
    select 'function', pg_get_functiondef(oid) from pg_proc
        where pronamespace = 'public'::regnamespace and prokind = 'f'
        and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
    union all
    select 'trigger', pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    union all
    select 'view', viewname || definition from pg_views where schemaname = 'public'
    union all
    select 'sequence', sequencename from pg_sequences where schemaname = 'public'
    order by 1, 2
"""

SMALL = "prefer-bigint-over-smallint,prefer-bigint-over-int"
"""A place in a list never comes near 32,767, nor the version of one record near 2,147,483,647."""


@pytest.fixture
async def empty(server):
    """The address of a database with nothing in it."""
    name = f"empty_{new_id().hex}"
    connection = await asyncpg.connect(server)
    await connection.execute(f"create database {name}")
    yield of_database(server, name)
    await connection.execute(f"drop database {name} with (force)")
    await connection.close()


async def shape(url):
    connection = await asyncpg.connect(url)
    try:
        return [tuple(row) for row in await connection.fetch(SHAPE)]
    finally:
        await connection.close()


async def test_up_down_and_up_again(empty):
    await asyncio.to_thread(migrate.upgrade, empty)
    first = await shape(empty)
    assert len(first) > 200
    await asyncio.to_thread(migrate.upgrade, empty)  # again changes nothing
    assert await shape(empty) == first
    await asyncio.to_thread(migrate.downgrade, empty, "base")
    left = [row for row in await shape(empty) if "alembic_version" not in row[1]]
    assert left == []
    await asyncio.to_thread(migrate.upgrade, empty)
    assert await shape(empty) == first


async def test_the_tables_are_what_the_migrations_make(database_url):
    engine = create_async_engine("postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(database_url))
    async with engine.connect() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(
                MigrationContext.configure(sync, opts={"compare_type": True, "compare_server_default": True}),
                tables.metadata,
            )
        )
    await engine.dispose()
    assert differences == []


def test_the_head_is_where_two_branches_would_meet():
    """Two branches that each add a migration meet as a conflict in this file, not as two heads in production."""
    assert (migrate.SCRIPTS / "head").read_text().strip() == migrate.head()


async def test_two_deployments_at_once(empty):
    await asyncio.gather(*(asyncio.to_thread(run_alone, empty) for _ in range(3)))
    assert len(await shape(empty)) > 200


def run_alone(url):
    """A process of its own: Alembic's settings belong to a process."""
    subprocess.run(
        [sys.executable, "-c", f"from persistence import migrate; migrate.upgrade({url!r})"],
        check=True, cwd=migrate.SCRIPTS.parent, timeout=60,
    )  # fmt: skip


async def test_a_database_that_is_newer_is_left_alone(empty):
    await asyncio.to_thread(migrate.upgrade, empty)
    connection = await asyncpg.connect(empty)
    await connection.execute("update alembic_version set version_num = '9999'")
    with pytest.raises(migrate.NewerDatabase):
        await asyncio.to_thread(migrate.upgrade, empty)
    await connection.close()


async def test_no_statement_would_stop_others(empty, tmp_path):
    """Squawk reads what is sent to the database, as one file a migration."""
    squawk = shutil.which("squawk", path=str(Path(sys.executable).parent))
    assert squawk, "squawk is among the packages that developing needs"
    sent = []

    def note(_connection, _cursor, statement, *_):
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        await asyncio.to_thread(migrate.upgrade, empty)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    own = [each for each in sent if "alembic_version" not in each and each.lstrip()[:6].lower() != "select"]
    file = tmp_path / "migrations.sql"
    file.write_text("begin;\n" + ";\n".join(own) + ";\ncommit;\n")
    found = await asyncio.to_thread(
        subprocess.run,
        [squawk, "--pg-version", "15", "--reporter", "gcc", "--exclude", SMALL, str(file)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stdout[-8000:]
