"""Start Kith: find a database, bring it up to date, fill it where a demonstration is wanted, and answer on one port."""

import asyncio
import contextlib
import errno
import gc
import os
import signal
import socket
import sys
from collections.abc import Iterator

import asyncpg
import uvicorn
from fastapi import FastAPI

from api import checking, daily, hooks, loading, submitting
from api.settings import Settings
from domain.calendar import WorkingDays
from persistence import access_control, embedded, migrate, timer
from persistence.engine import open_pool

DEMO_SIZE = 400
DEMO_SEED = 1


class CannotServe(Exception):
    """Kith cannot run; the text is one sentence for the person at the terminal."""


def serve(settings: Settings) -> None:
    """Serve until told to stop. Raises `CannotServe` or `embedded.CannotStart`."""
    from api import logging
    from api.app import create_app

    logging.configure(quiet=sys.stderr.isatty())  # a person at a terminal wants to see what is wrong, no more
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)  # uvicorn takes them over while it runs, and raises them again at its end
    with listening(settings) as listener, database(settings) as url:
        sign_ins = prepare(url, demo=settings.demo, sandbox=settings.sandbox)
        app = create_app(settings, url)
        config = uvicorn.Config(
            app,
            loop="uvloop",
            http="httptools",
            ws="none",
            lifespan="on",
            access_log=False,
            log_config=None,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=5,
        )
        calm_collector()
        server = _Announcing(
            config, app, settings, url, "\n".join([f"Kith is ready at {address(settings)}", *sign_ins])
        )
        server.run(sockets=[listener])
    if not server.started:
        raise CannotServe("Kith did not start: the lines above say why.")


def calm_collector() -> None:
    """Let the garbage collector pass over the program itself, and come less often: 4 % of a read, measured."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


def _stop(*_: object) -> None:
    """End in good order: what was opened is closed on the way out, and nobody is shown a traceback."""
    sys.exit(0)


class _Announcing(uvicorn.Server):
    """The server, which says that it is ready only once it listens, and does its jobs while it runs."""

    def __init__(self, config: uvicorn.Config, app: FastAPI, settings: Settings, url: str, words: str) -> None:
        super().__init__(config)
        self.app, self.settings, self.url, self.words = app, settings, url, words
        self.jobs: list[asyncio.Task[None]] = []

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            print(self.words, flush=True)
            pool = self.app.state.pool
            self.jobs = [
                asyncio.create_task(hooks.keep_sending(pool, self.settings)),
                asyncio.create_task(daily.keep_sending(pool, self.settings)),
                asyncio.create_task(submitting.keep_making(pool, self.url)),
                asyncio.create_task(loading.keep_loading(pool, self.url)),
                asyncio.create_task(checking.keep_checking(pool, self.url)),
            ]

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for job in self.jobs:
            job.cancel()
        if self.jobs:
            await asyncio.wait(self.jobs)
        await super().shutdown(sockets)


def address(settings: Settings) -> str:
    """The address to open in a browser, which is this machine's own where Kith listens on all."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104 - only compared
    return f"http://[{host}]:{settings.port}" if ":" in host else f"http://{host}:{settings.port}"


@contextlib.contextmanager
def listening(settings: Settings) -> Iterator[socket.socket]:
    """Take the port before anything is started or changed. Raises `CannotServe`."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(2048)  # who asks now is answered as soon as Kith is ready
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            reason = f"Port {settings.port} is taken by another program: stop it, or set PORT to another number."
        else:
            reason = f"Kith cannot listen on {settings.host} port {settings.port}: {error.strerror}."
        raise CannotServe(reason) from error
    with listener:
        yield listener


@contextlib.contextmanager
def database(settings: Settings) -> Iterator[str]:
    """The address of a database that answers: the one that was named, or our own. Raises `CannotServe`."""
    server = None if settings.database_url else embedded.start(settings.data)
    try:
        url = server.dsn if server else settings.database_url or ""
        try:
            asyncio.run(_greet(url))
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, ValueError) as error:
            reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
            raise CannotServe(f"The database cannot be reached: {reason.rstrip('.') or 'no answer'}.") from error
        yield url
    finally:
        if server:
            server.stop()


async def _greet(url: str) -> None:
    """Say hello, and see that this is a PostgreSQL that Kith knows how to use."""
    connection = await asyncpg.connect(url, timeout=5)
    try:
        if connection.get_server_version().major < embedded.OLDEST:
            raise CannotServe(f"The database is older than PostgreSQL {embedded.OLDEST}, which Kith needs.")
    finally:
        await connection.close()


def prepare(url: str, *, demo: bool, sandbox: bool = False) -> list[str]:
    """Migrate and, where wanted, fill an empty database; answer with the lines that say how to sign in to a demo.

    A sandbox is a demo, and leaves every other database as it is. Raises `CannotServe`.
    """
    if sandbox:
        asyncio.run(_see_that_nobody_is_real(url))
    try:
        migrate.upgrade(url)
    except migrate.NewerDatabase as error:
        raise CannotServe(
            "The database was made by a newer version of Kith than this one: start that version."
        ) from error
    asyncio.run(keep_clocks(url))
    if not (demo or sandbox):
        return []
    return asyncio.run(_demonstrate(url))


async def _see_that_nobody_is_real(url: str) -> None:
    from persistence.demo.sandbox import is_made_up

    if not await is_made_up(url):
        raise CannotServe(
            "This database was not filled as a made-up authority, or somebody in it has an address outside .example: "
            "a sandbox needs a database of its own."
        )


async def keep_clocks(url: str) -> None:
    """Make due items again where an older program, or none, has made them."""
    connection = await asyncpg.connect(url)
    try:
        calendar = WorkingDays.of(await access_control.bank_holidays(connection))
        await timer.keep_up(connection, calendar)
    finally:
        await connection.close()


async def _demonstrate(url: str) -> list[str]:
    """Fill a database that is empty, and name the sign-ins where the made-up authority is the one in it."""
    from persistence import demo

    if await demo.is_empty(url):
        print("Filling the database with a made-up authority ...", file=sys.stderr, flush=True)
        await demo.fill(url, DEMO_SIZE, DEMO_SEED)
    pool = await open_pool(url, 1)
    async with pool, pool.acquire() as connection:
        if await access_control.account(connection, demo.SIGN_INS[0][0]) is None:
            return []
    width = max(len(email) for email, _ in demo.SIGN_INS)
    lines = [f"  {email:<{width}}  {role}" for email, role in demo.SIGN_INS]
    return [f"Sign in with the password {demo.PASSWORD} as", *lines]
