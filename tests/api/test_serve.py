"""Kith as a process: one line when it is ready, one sentence when it cannot be, and a clean end."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from api.settings import ROOT, BadSetting, Settings
from tests.conftest import of_database

COMMAND = [sys.executable, "-m", "api"]


def environment(**settings: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH")}
    return kept | settings


def refused(command: str = "serve", **settings: str) -> str:
    """Run a command that must fail; answers with the one line it says."""
    done = subprocess.run(
        [*COMMAND, command], cwd=ROOT, env=environment(**settings), capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert done.returncode != 0
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return done.stderr.strip()


@contextlib.contextmanager
def running(**settings: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server; answers with it and the first line it said."""
    server = subprocess.Popen(
        [*COMMAND, "serve"], cwd=ROOT, env=environment(**settings), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    with server:
        assert server.stdout is not None
        yield server, server.stdout.readline().strip()
        if server.poll() is None:
            server.kill()


@pytest.fixture
def port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return str(free.getsockname()[1])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_starts_on_a_database_of_its_own_and_stops_cleanly(folder: Path, port: str, number: signal.Signals) -> None:
    for _ in range(2):  # the second time on the data of the first
        with running(KITH_DATA=str(folder), PORT=port) as (server, said):
            assert said == f"Kith is ready at http://127.0.0.1:{port}"
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz") as answer:
                assert answer.status == 200
                assert "server" not in answer.headers
            server.send_signal(number)
            out, err = server.communicate(timeout=20)
            assert (server.returncode, out) == (0, "")
            assert "Traceback" not in err
        assert "database system is shut down" in (folder / "postgres/log").read_text().splitlines()[-1]


def test_a_taken_port_is_said_before_anything_is_made(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = refused(KITH_DATA=str(folder), PORT=str(taken.getsockname()[1]))
    assert "taken by another program" in said
    assert not list(folder.iterdir())


def test_an_unreachable_database_is_said_without_its_password(port: str) -> None:
    said = refused(PORT=port, DATABASE_URL="postgresql://kith:secret@127.0.0.1:1/kith")
    assert said == "The database cannot be reached: Connection refused."


def test_a_wrong_password_is_said(server: str, port: str) -> None:
    said = refused(PORT=port, DATABASE_URL=server.replace("app:", "app:wrong"))
    assert "password authentication failed" in said


async def test_a_database_of_a_newer_version_is_left_alone(server: str, worker_id: str, port: str) -> None:
    connection = await asyncpg.connect(server)
    await connection.execute(f"create database newer_{worker_id}")
    await connection.close()
    newer = of_database(server, f"newer_{worker_id}")
    connection = await asyncpg.connect(newer)
    await connection.execute("create table alembic_version (version_num varchar(32) primary key)")
    await connection.execute("insert into alembic_version values ('9999')")
    assert "newer version of Kith" in refused(PORT=port, DATABASE_URL=newer)
    assert "newer version of Kith" in refused("migrate", DATABASE_URL=newer)
    assert await connection.fetchval("select count(*) from pg_tables where schemaname = 'public'") == 1
    await connection.close()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "abc"), ("PORT", "0"), ("PORT", "65536"), ("PORT", "-1"), ("PORT", "8000.0"), ("PORT", "٨٠٠٠"),
        ("KITH_DEMO", "yes"), ("DATABASE_URL", "mysql://root@localhost/kith"), ("DATABASE_URL", "postgresql://[/kith"),
        ("KITH_IDLE_MINUTES", "0"), ("KITH_SESSION_HOURS", "1000"),
    ],
)  # fmt: skip
def test_a_bad_setting_is_named_in_one_sentence(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        Settings.from_environment({name: value})


def test_a_bad_setting_ends_the_command() -> None:
    assert refused(PORT="abc") == "PORT must be a whole number from 1 to 65535, not 'abc'."


def test_settings_have_the_values_that_the_readme_names() -> None:
    assert Settings.from_environment({"PORT": ""}) == Settings()
    assert Settings.from_environment({}, root=True).data == Path("/var/lib/kith")
    given = Settings.from_environment({"HOST": "::", "PORT": "80", "KITH_DEMO": "1", "KITH_DATA": "/srv/kith"})
    assert (given.host, given.port, given.demo, given.data) == ("::", 80, True, Path("/srv/kith"))
    assert "secret" not in repr(Settings(database_url="postgresql://kith:secret@db/kith"))
