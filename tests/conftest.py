"""One throwaway PostgreSQL for a whole run, and a migrated database of its own for each process of it.

Tests never clean up and never count all rows: each makes its own records under ids of its own, so any of them can
run beside any other. No test speaks to another machine.
"""

import asyncio
import os
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import httpx
import hypothesis
import pytest
from fastapi import FastAPI

from domain.policy import Role
from persistence import embedded, migrate
from persistence.engine import Pool, open_pool
from tests.api import support

# The same examples every time in CI, new ones at every run elsewhere.
hypothesis.settings.register_profile("kith", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("kith")

SERVER = pytest.StashKey[tuple[embedded.Server, Path]]()


def reachable_folder() -> Path:
    """A new folder with a short path that the server may enter: started by root, it runs under another account."""
    folder = Path(tempfile.mkdtemp(prefix="kith-"))
    folder.chmod(0o755)
    return folder


def _server(config: pytest.Config) -> str:
    """The address of the run's server, started by the first who asks."""
    if SERVER not in config.stash:
        folder = reachable_folder()
        config.stash[SERVER] = embedded.start(folder, durable=False), folder
    return config.stash[SERVER][0].dsn


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """The process that hands out the tests to others starts the server for all of them, and outlives them."""
    node.workerinput["server"] = _server(node.config)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server and forget what was in it."""
    if SERVER in config.stash:
        server, folder = config.stash[SERVER]
        server.stop()
        shutil.rmtree(folder)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Show the figures that tests found, whichever process they ran in."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, figure in report.user_properties:
            terminalreporter.write_line(f"{name}: {figure}")


def pytest_sessionstart() -> None:
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in ("127.0.0.1", "::1", "localhost"):
            self.close()
            raise RuntimeError(f"a test tried to reach {address[0]}")
        connect(self, address)

    socket.socket.connect = connect_here  # type: ignore[assignment, method-assign]


def of_database(server: str, name: str) -> str:
    """The address of another database on the same server."""
    return urlsplit(server)._replace(path=f"/{name}").geturl()


async def _database(server: str, name: str) -> str:
    """Copy the migrated database, which the first process to come makes; copying takes a tenth of migrating."""
    connection = await asyncpg.connect(server)
    try:
        await connection.execute("select pg_advisory_lock(1)")
        if not await connection.fetchval("select exists (select from pg_database where datname = 'migrated')"):
            await connection.execute("create database migrated")
        await asyncio.to_thread(migrate.upgrade, of_database(server, "migrated"))
        await connection.execute(f"create database {name} template migrated")
    finally:
        await connection.close()
    return of_database(server, name)


@asynccontextmanager
async def copied(server: str) -> AsyncIterator[str]:
    """The address of a migrated, empty database for one test that does to it what others must not see."""
    name = f"copy_{uuid4().hex}"
    url = await _database(server, name)
    yield url
    connection = await asyncpg.connect(server)
    await connection.execute(f"drop database {name} with (force)")
    await connection.close()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for a server of the test's own."""
    made = reachable_folder()
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest) -> str:
    """The address of the run's PostgreSQL server, for tests that make databases of their own."""
    given: dict[str, Any] = getattr(request.config, "workerinput", {})
    return given["server"] if given else _server(request.config)


@pytest.fixture(scope="session")
async def database_url(server: str, worker_id: str) -> str:
    """The address of this process's own migrated, empty database."""
    return await _database(server, f"test_{worker_id}")


@pytest.fixture(scope="session")
async def pool(database_url: str) -> AsyncIterator[Pool]:
    """A pool of connections to this process's database, as the application opens it."""
    opened = await open_pool(database_url)
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
async def app(database_url: str) -> AsyncIterator[FastAPI]:
    """The application on this process's database, in this process: asked without a network."""
    async with support.running(database_url) as started:
        yield started


@pytest.fixture(scope="session")
async def authority(pool: Pool, database_url: str) -> support.Authority:
    """A worker of each role in each of two pods, and two agencies, that tests of a process share and never change."""
    return await support.make_authority(pool, database_url)


@pytest.fixture
def client(app: FastAPI, authority: support.Authority) -> Callable[[Role], Awaitable[httpx.AsyncClient]]:
    """A client signed in as the worker of the first pod with a role, or as the first agency's program."""

    async def sign_in(role: Role) -> httpx.AsyncClient:
        if role is Role.AGENCY:
            return await support.as_agency(app, authority.agencies[0][1])
        return await support.as_worker(app, authority.workers[role].id)

    return sign_in
