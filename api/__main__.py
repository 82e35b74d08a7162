"""The commands of Kith: ``python -m api COMMAND``. Settings come from the environment; see the README."""

import argparse
import asyncio
import getpass
import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from time import monotonic

from api.settings import ROOT, BadSetting, Settings
from domain.returns.frame import Problem


def main() -> None:
    """Carry out one command; what goes wrong is one sentence on stderr and an exit status that is not 0."""
    wanted = _arguments()
    try:
        settings = Settings.from_environment(os.environ, root=os.geteuid() == 0)
        if wanted.command == "openapi":
            from api import openapi

            openapi.write(wanted.path)
        else:
            _with_database(wanted, settings)
    except BadSetting as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)


def _with_database(wanted: argparse.Namespace, settings: Settings) -> None:
    """Carry out a command that needs the database: the server's, or one piece of work on it."""
    from api import serve
    from persistence import embedded

    try:
        if wanted.command == "serve":
            serve.serve(settings)
            return
        with serve.database(settings) as url:
            serve.prepare(url, demo=False)
            match wanted.command:
                case "migrate":
                    print("The database is up to date.")
                case "demo":
                    asyncio.run(_demo(url, wanted.size, wanted.seed))
                case "jobs":
                    asyncio.run(_jobs(url, settings))
                case "verify":
                    asyncio.run(_verify(url))
                case "administrator":
                    asyncio.run(_administrator(url))
                case "offers":
                    asyncio.run(_offers(url, settings, wanted))
                case "daily":
                    asyncio.run(_daily(url, settings, wanted))
                case "load":
                    asyncio.run(_load(url, wanted))
                case "returns":
                    asyncio.run(_returns(url, wanted))
    except (serve.CannotServe, embedded.CannotStart) as error:
        sys.exit(str(error))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m api", description="Kith, for children's social care.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("serve", help="start Kith on HOST and PORT")
    commands.add_parser("migrate", help="bring the database up to date")
    demo = commands.add_parser("demo", help="fill an empty database with a made-up authority")
    demo.add_argument("--size", type=int, default=400, help="how many children (400)")
    demo.add_argument("--seed", type=int, default=1, help="the same seed makes the same authority (1)")
    contract = commands.add_parser("openapi", help="write the contract")
    contract.add_argument("path", type=Path, nargs="?", default=ROOT / "openapi.yaml", help="where to (openapi.yaml)")
    commands.add_parser("jobs", help="send what is due, make the returns asked for and check for them, until stopped")
    sent = commands.add_parser("daily", help="send the Department's daily flow now")
    sent.add_argument("--full", action="store_true", help="every child whole; without this only what changed")
    sent.add_argument(
        "--dry-run", type=Path, metavar="FOLDER", help="send nothing: write the payloads into this folder"
    )
    commands.add_parser("verify", help="check that nobody has changed the ledger")
    commands.add_parser("administrator", help="make the first account of an empty installation")
    taken = commands.add_parser("offers", help="take another directory's services into the catalogue")
    taken.add_argument("what", choices=("import",), help="what to do")
    taken.add_argument("source", help="the directory's https address, or a file of its services")
    taken.add_argument("--name", help="what the directory is called (the source)")
    taken.add_argument("--take", action="store_true", help="do it; without this it is only shown what would happen")
    brought = commands.add_parser("load", help="bring in the caseload of another system")
    brought.add_argument("folder", type=Path, nargs="?", help="its files; without it, what was begun goes on")
    brought.add_argument("--system", help="what the other system is called: ids follow from it")
    brought.add_argument("--census", action="store_true", help="the files are CIN census files, and not the data set's")
    brought.add_argument("--take", action="store_true", help="do it; without this it is only tried")
    brought.add_argument("--undo", metavar="REASON", help="take the last load of this system back")
    made = commands.add_parser("returns", help="write a statutory return")
    made.add_argument("name", choices=("cin", "ssda903", "annexa"), help="which")
    made.add_argument("--year", required=True, help="the collection year, like 2025-26")
    made.add_argument("--out", type=Path, required=True, help="the folder to write into")
    made.add_argument("--authority", default=os.environ.get("KITH_AUTHORITY", ""), help="the authority's three digits")
    made.add_argument(
        "--known-on", type=date.fromisoformat, help="as the record was known at the end of that day, like 2026-05-31"
    )
    made.add_argument("--serial", type=int, default=1, help="which sending this is (1)")
    made.add_argument(
        "--leave-out", action="append", default=[], metavar="NUMBER", help="a child to leave out, by number"
    )
    return parser.parse_args()


async def _demo(url: str, size: int, seed: int) -> None:
    from persistence import demo

    if not await demo.is_empty(url):
        sys.exit("The database is not empty: a made-up authority is never mixed with what is there.")
    await demo.fill(url, size, seed)
    print(f"The made-up authority has {size} children.")


async def _jobs(url: str, settings: Settings) -> None:
    """Send what is due and make the returns asked for until stopped; the server does too, and this takes it off it."""
    from api import checking, daily, hooks, loading, logging, submitting
    from persistence.engine import open_pool

    logging.configure()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    async with await open_pool(url, 4) as pool:
        print("Kith sends what is due, makes the returns asked for, and checks for them.", flush=True)
        await asyncio.gather(
            hooks.keep_sending(pool, settings), daily.keep_sending(pool, settings), submitting.keep_making(pool, url),
            checking.keep_checking(pool, url), loading.keep_loading(pool, url),
        )  # fmt: skip


async def _daily(url: str, settings: Settings, wanted: argparse.Namespace) -> None:
    """Send the day's flow, or write it into files; what came of it is said in figures."""
    from api import daily, logging
    from persistence.engine import open_pool

    logging.configure()
    if settings.daily_needs and not wanted.dry_run:
        sys.exit(f"Sending to the Department is off. It needs {', '.join(settings.daily_needs)}.")
    async with await open_pool(url, 3) as pool:
        if wanted.dry_run:
            wanted.dry_run.mkdir(parents=True, exist_ok=True)
            sent, held = await daily.write_files(pool, wanted.dry_run, full=wanted.full)
            for number, why in held:
                print(f"{number}  {why}", file=sys.stderr)
            print(f"{sent} children written, {len(held)} held back. Nothing was sent.")
            return
        run = await daily.run_now(pool, settings, full=wanted.full)
    if run is None:
        sys.exit("Another run is under way.")
    for name in daily.FIGURES:
        print(f"{name:<12} {run[name]:>8}")
    if run["words"]:
        sys.exit(f"It stopped: {run['words']}")


async def _verify(url: str) -> None:
    from persistence import verify

    verdict = await verify.verify(url)
    if verdict.first_wrong_seq is not None:
        sys.exit(f"The ledger has been changed: entry {verdict.first_wrong_seq} is not what was written.")
    print(f"The ledger is whole: {verdict.entries} entries, each bound to the one before.")


async def _offers(url: str, settings: Settings, wanted: argparse.Namespace) -> None:
    """Show what another directory would bring, entry by entry, and with --take do it."""
    from api import importing
    from api.posting import Refused, Unanswered
    from domain.errors import DomainError

    try:
        lines = await importing.run(
            url, wanted.source, wanted.name, datetime.now(UTC), take=wanted.take, local=settings.hooks_local
        )
    except (DomainError, Refused, Unanswered, OSError, ValueError) as error:
        sys.exit(f"It cannot be taken in: {error}")
    for line in lines:
        print(line)


async def _load(url: str, wanted: argparse.Namespace) -> None:
    """Try a load, and with --take do it; or take one back. What came of it is said in figures."""
    from api import loading, logging
    from domain.errors import DomainError

    logging.configure()
    if wanted.folder and not wanted.folder.is_dir():
        sys.exit(f"{wanted.folder} is no folder.")
    if (wanted.folder or wanted.undo) and not wanted.system:
        sys.exit("Say what the other system is called: --system NAME.")
    try:
        lines, done = await loading.from_terminal(
            url,
            wanted.folder,
            wanted.system,
            census=wanted.census,
            take=wanted.take,
            undo=wanted.undo,
            told=_progress(),
        )
    except DomainError as error:
        sys.exit(str(error))
    for line in lines:
        print(line)
    if not done:
        sys.exit(1)


def _progress() -> Callable[[int, int], None]:
    """Says on the terminal how far something is, and about how long it will take."""
    began, last = monotonic(), 0

    def tell(done: int, of: int) -> None:
        nonlocal began, last
        if done <= last:  # what was tried is now done
            began = monotonic()
        last = done
        left = (monotonic() - began) / done * (of - done)
        end = "\n" if done == of else ""
        print(f"\r{done} of {of} families, about {left:.0f} seconds left  ", end=end, file=sys.stderr, flush=True)

    return tell


async def _returns(url: str, wanted: argparse.Namespace) -> None:
    """Write a return, or say of which children and why there is none."""
    from domain.calendar import LONDON
    from domain.errors import DomainError
    from persistence.returns.registry import Asked, run

    if not (wanted.authority.isascii() and wanted.authority.isdigit() and len(wanted.authority) == 3):
        sys.exit("Say which authority this is: --authority and three digits, or KITH_AUTHORITY.")
    wanted.out.mkdir(parents=True, exist_ok=True)
    asked = Asked(
        name=wanted.name, year=wanted.year, folder=wanted.out, authority=wanted.authority, serial=wanted.serial,
        leave_out=frozenset(wanted.leave_out), at=datetime.now(UTC),
        known_at=wanted.known_on and datetime.combine(wanted.known_on, time.max, LONDON),
    )  # fmt: skip
    try:
        counted = await run(url, asked)
    except DomainError as error:
        sys.exit(str(error))
    for problem in counted.problems:
        print(
            f"{problem.child}  {problem.rule}  {problem.what}{'' if problem.stops else _follows(problem)}",
            file=sys.stderr,
        )
    for module, number in counted.modules.items():
        print(f"{module:<24} {number:>8}")
    if counted.difference:
        for words, children in (
            ("new since the run before", counted.difference.came), ("no longer in it", counted.difference.went),
            ("told otherwise", counted.difference.changed),
        ):  # fmt: skip
            print(f"{words:<24} {len(children):>8}  {' '.join(children[:10])}{' ...' if len(children) > 10 else ''}")
    if counted.stopped:
        sys.exit("There is no file: mend these records, or leave children out with --leave-out NUMBER.")


def _follows(problem: Problem) -> str:
    """What follows from a problem that does not stop the file."""
    return " It would be asked about." if problem.rule.endswith("Q") else " It does not stop the file."


async def _administrator(url: str) -> None:
    """Whoever may start commands here may make an account that can make the others."""
    from api import auth
    from domain.aggregate import By
    from domain.calendar import WorkingDays, london_date
    from domain.errors import DomainError
    from domain.ids import new_id
    from domain.policy import Role, system_actor
    from domain.worker import Worker
    from persistence import access_control
    from persistence.engine import open_pool
    from persistence.unit_of_work import unit_of_work

    facts = {"given": _ask("Given name"), "family": _ask("Family name"), "email": _ask("E-mail address")}
    password = getpass.getpass("Password (15 characters or more): ") if sys.stdin.isatty() else _ask("Password")
    if len(password) < 15:
        sys.exit("The password must have 15 characters or more.")
    by = By(new_id(), Role.SYSTEM, datetime.now(UTC))
    today = london_date(by.at)
    try:
        async with (
            await open_pool(url, 1) as pool,
            pool.acquire() as connection,
            unit_of_work(connection, system_actor(by.actor_id), by, new_id(), WorkingDays.of([])) as work,
        ):
            worker = Worker.join(
                by=by, id=new_id(), role=Role.ADMINISTRATOR, post="Administrator", fte=1.0, joined_on=today, **facts
            )
            await work.workers.add(worker)
            await access_control.set_password(connection, worker.id, auth.hash_password(password), by.at)
    except DomainError as error:
        sys.exit(f"That account cannot be made: {error}")
    print(f"{facts['email']} can sign in now.")


def _ask(what: str) -> str:
    answer = input(f"{what}: " if sys.stdin.isatty() else "").strip()
    if not answer:
        sys.exit(f"{what}: nothing was given.")
    return answer


if __name__ == "__main__":
    main()
