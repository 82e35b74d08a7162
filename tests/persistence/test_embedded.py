"""The PostgreSQL of our own: it starts, keeps what it is given, dies with its starter, touches no other folder."""

import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import asyncpg
import pytest

from persistence import embedded

STARTER = "import sys, time; from pathlib import Path; from persistence import embedded\n"
HOLD = f"{STARTER}server = embedded.start(Path(sys.argv[1]))\nprint(server.process.pid, flush=True); time.sleep(60)"
BRIEFLY = f"""{STARTER}server = embedded.start(Path(sys.argv[1]))
print(server.process is not None); time.sleep(1.5); server.stop()"""


def run(program: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE, text=True)


def alive(pid: int) -> bool:
    """A zombie that nobody buries yet counts as dead."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def modes(folder: Path) -> dict[str, int]:
    return {str(each): each.stat().st_mode for each in folder.parents}


async def test_starts_keeps_and_starts_again_at_once(folder: Path) -> None:
    server = embedded.start(folder)
    connection = await asyncpg.connect(server.dsn)
    assert await connection.fetchval("select current_database()") == "kith"
    for extension in ("pg_trgm", "btree_gist", "fuzzystrmatch", "unaccent"):
        await connection.execute(f"create extension {extension}")
    assert await connection.fetchval("select lower('ÉŁ')") == "éł"
    await connection.execute("create table kept as select 7 as number")
    await connection.close()
    server.stop()
    began = time.monotonic()
    again = embedded.start(folder)
    assert time.monotonic() - began < 2
    connection = await asyncpg.connect(again.dsn)
    assert await connection.fetchval("select number from kept") == 7
    await connection.close()
    again.stop()


async def test_asks_for_its_password_and_listens_on_no_port(folder: Path) -> None:
    server = embedded.start(folder, durable=False)
    password = (folder / "postgres/password").read_text()
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(server.dsn.replace(password, "guess"))
    connection = await asyncpg.connect(server.dsn)
    assert await connection.fetchval("show listen_addresses") == ""
    assert await connection.fetchval("show password_encryption") == "scram-sha-256"
    await connection.close()
    server.stop()
    assert password not in repr(server)


async def test_what_an_error_is_about_stays_out_of_the_log(folder: Path) -> None:
    server = embedded.start(folder, durable=False)
    connection = await asyncpg.connect(server.dsn)
    await connection.execute("create table called (name text unique)")
    await connection.execute("insert into called values ('Meliora')")
    with pytest.raises(asyncpg.UniqueViolationError):
        await connection.execute("insert into called values ('Meliora')")
    await connection.close()
    server.stop()
    log = (folder / "postgres/log").read_text()
    assert "duplicate key" in log
    assert "Meliora" not in log


def test_folders_are_closed_to_others_and_parents_stay_as_they_were(folder: Path) -> None:
    before = modes(folder / "x")
    embedded.start(folder, durable=False).stop()
    home = folder / "postgres"
    assert modes(folder / "x") == before
    assert home.stat().st_mode & 0o777 == (0o711 if os.geteuid() == 0 else 0o700)
    for name, mode in {"data": 0o700, "socket": 0o700, "password": 0o600, "lock": 0o600}.items():
        assert (home / name).stat().st_mode & 0o777 == mode
    assert not (home / "data-new").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server under another account")
def test_as_root_only_data_and_socket_belong_to_the_other_account(folder: Path) -> None:
    embedded.start(folder, durable=False).stop()
    owners = {each.name: each.stat().st_uid for each in (folder / "postgres").iterdir()}
    assert {name for name, owner in owners.items() if owner != 0} == {"data", "socket", "password"}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server under another account")
def test_a_folder_that_the_other_account_cannot_reach_is_refused_and_not_opened(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    with pytest.raises(embedded.CannotStart, match="cannot reach"):
        embedded.start(closed / "kith")
    assert closed.stat().st_mode & 0o777 == 0o700


def test_a_second_process_attaches_and_leaves_the_server_running(folder: Path) -> None:
    server = embedded.start(folder, durable=False)
    attached = embedded.start(folder)
    assert attached.process is None
    assert attached.dsn == server.dsn
    attached.stop()
    assert server.process is not None
    assert server.process.poll() is None
    server.stop()


def test_of_four_at_once_one_starts_it_and_three_attach(folder: Path) -> None:
    with ThreadPoolExecutor(4) as four:
        said = list(four.map(lambda _: run(BRIEFLY, folder).communicate()[0].strip(), range(4)))
    assert sorted(said) == ["False", "False", "False", "True"]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_the_server_goes_when_its_starter_is_killed(folder: Path, number: signal.Signals) -> None:
    starter = run(HOLD, folder)
    assert starter.stdout is not None
    pid = int(starter.stdout.readline())
    assert alive(pid)
    starter.send_signal(number)
    starter.communicate()
    end = time.monotonic() + 5
    while alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    assert not alive(pid)
    assert "database system is shut down" in (folder / "postgres/log").read_text()


async def test_what_was_acknowledged_outlives_server_and_starter_killed_at_once(folder: Path) -> None:
    starter = run(HOLD, folder)
    assert starter.stdout is not None
    pid = int(starter.stdout.readline())
    connection = await asyncpg.connect(embedded._dsn(folder / "postgres"))
    await connection.execute("create table kept as select 7 as number")
    os.kill(pid, signal.SIGKILL)
    starter.kill()
    starter.communicate()
    connection.terminate()
    again = embedded.start(folder)  # whoever adopts the killed server may not have buried it: its lock file stands
    connection = await asyncpg.connect(again.dsn)
    assert await connection.fetchval("select number from kept") == 7
    await connection.close()
    again.stop()


def test_a_socket_that_only_takes_calls_is_no_server(folder: Path) -> None:
    path = embedded._socket(folder / "postgres")
    path.parent.mkdir(parents=True)
    with socket.socket(socket.AF_UNIX) as dying, ThreadPoolExecutor(1) as other:
        dying.bind(str(path))
        dying.listen()
        asked = other.submit(embedded._answers, folder / "postgres")
        time.sleep(0.1)
        dying.close()
        assert asked.result() is False


def test_half_a_cluster_is_made_anew(folder: Path) -> None:
    half = folder / "postgres/data-new"
    half.mkdir(parents=True)
    (folder / "postgres").chmod(0o711)
    (half / "PG_VERSION").write_text("18\n")
    embedded.start(folder, durable=False).stop()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [("data of another version", "install that, or restore a dump"), ("long path", "too long")],
)
def test_says_in_one_sentence_why_it_cannot_start(folder: Path, wrong: str, sentence: str) -> None:
    data = folder / ("long" * 25) if wrong == "long path" else folder
    if wrong == "data of another version":
        server = embedded.start(folder, durable=False)
        server.stop()
        (folder / "postgres/data/PG_VERSION").write_text("9\n")
    with pytest.raises(embedded.CannotStart, match=sentence):
        embedded.start(data)
