"""What the server does with loads: read and try them, take them in group by group, take them back.

A load that a server did not finish goes on at the next: each group of people is one transaction, and its rows say so.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid5

import asyncpg

from api import jobs
from api.unpacking import CODES, Unpacked, files_in, pack, unpack
from domain.aggregate import Aggregate, By
from domain.calendar import WorkingDays
from domain.errors import DomainError, Duplicate
from domain.ids import new_id
from domain.load import Load, LoadCode, LoadFile, LoadObject, LoadSource, LoadState
from domain.loading import staff, whole
from domain.loading.objects import OBJECTS, codes_in
from domain.loading.rows import Codes, Row
from domain.loading.telling import Staff, Telling
from domain.policy import Role, system_actor
from persistence import load as kept
from persistence import progress, unloading
from persistence.engine import Connection, Pool, open_pool
from persistence.repository import Repository
from persistence.unit_of_work import UnitOfWork, unit_of_work

log = logging.getLogger("kith.loading")
PAUSE = 1.0
"""Seconds between two looks for a load."""
LOCK = 36_001
"""Whoever works on loads holds this lock of the database."""
SYSTEMS = UUID("3c1d8f6e-2b1f-5a0e-9d3c-6c6f6164206b")
"""The name space of everything that a load makes."""
ORDER = (
    "worker", "pod", "person", "family", "contact", "journey", "referral", "assessment", "enquiry", "plan", "conference",
    "care", "visit",
)  # fmt: skip
"""What is needed by others comes before them."""
_TELL_EVERY = 10
_AT_ONCE = "set constraints all immediate; set constraints contact_decision_referral_id_fkey deferred"
Progress = Callable[[int, int], None]


class _TriedOnly(Exception):
    """Nothing of a group that was only tried is kept."""


async def keep_loading(pool: Pool, url: str) -> None:
    """Do what there is to do, until cancelled."""
    missed = "Loads could not be looked for."
    await jobs.keep(pool, kept.waiting, lambda: work_all(url), every=PAUSE, log=log, missed=missed)


async def work_all(url: str, told: Progress | None = None) -> int:
    """Do what every load waits for, unless another server is at it; answers how many there were.

    `told` hears how many families are done, of how many.
    """
    async with jobs.alone(url, LOCK, 3) as held:
        if held is None:
            return 0
        pool, guard = held
        due = await kept.waiting(guard)
        days = WorkingDays.of(row["day"] for row in await guard.fetch("select day from bank_holiday"))
        for id in due:
            await _Job(pool, id, days, told).run()
    return len(due)


async def from_terminal(
    url: str,
    folder: Path | None,
    system: str | None,
    *,
    census: bool,
    take: bool,
    undo: str | None,
    told: Progress | None = None,
) -> tuple[list[str], bool]:
    """Try the files of a folder, and do it where that was asked; take a load back; or go on with what was begun.

    Answers what came of it in lines, and whether it went as was asked.
    """
    by = By(new_id(), Role.SYSTEM, datetime.now(UTC))
    actor, days = system_actor(by.actor_id), WorkingDays.of([])
    async with await open_pool(url, 1) as pool, pool.acquire() as connection:
        id: UUID | None = None
        if folder and system:
            source = LoadSource.CIN if census else LoadSource.SSD
            content = await asyncio.to_thread(_packed, folder)
            async with unit_of_work(connection, actor, by, new_id(), days) as work:
                load = await begin(work, new_id(), system, source, content)
                await work.loads.add(load)
                await kept.keep_content(connection, load.id, content)
            id = load.id
        elif undo and system:
            id = await connection.fetchval(
                "select id from load where system = $1 and state = 'loaded'"
                " and exists (select from load_record made where made.load_id = load.id) order by serial desc limit 1",
                system,
            )
            if id is None:
                return [f"There is no load of {system} that could be taken back."], False
            async with unit_of_work(connection, actor, by, new_id(), days) as work:
                load = await work.loads.get(id)
                load.undo(reason=undo, by=by)
                await work.loads.save(load)
        count = await work_all(url, told)
        if id is None:
            return [f"{count} loads were under way and went on." if count else "No load is under way."], True
        async with unit_of_work(connection, actor, by, new_id(), days) as work:
            load = await work.loads.get(id)
            if take and load.state is LoadState.TRIED:
                load.confirm(by=by)
                await work.loads.save(load)
        if load.state is LoadState.LOADING:
            await work_all(url, told)
            async with unit_of_work(connection, actor, by, new_id(), days) as work:
                load = await work.loads.consult(id)
    return _said(load), load.state in {LoadState.TRIED, LoadState.LOADED, LoadState.UNDONE} and not (
        undo and load.state is LoadState.LOADED
    )


def _files(content: bytes) -> list[LoadFile]:
    return [
        LoadFile(id=new_id(), name=name, size=len(data), sha256=sha256(data).hexdigest())
        for name, data in files_in(content)
    ]


def _packed(folder: Path) -> bytes:
    return pack((each.name, each.read_bytes()) for each in sorted(folder.iterdir()) if each.is_file())


def _said(load: Load) -> list[str]:
    """How a load stands, for the terminal."""
    lines = [f"{'object':<32}{'read':>9}{'taken':>9}{'there':>9}{'refused':>9}"]
    lines += [
        f"{each.name:<32}{each.read:>9}{each.loaded:>9}{each.same:>9}{each.refused:>9}"
        for each in sorted(load.objects, key=lambda each: each.name)
    ]
    lines += [
        f"{each.object} {each.field}: {each.code!r} ({each.count} times, first in line {each.first_line}) is none of"
        f" {', '.join(each.choices)}"
        for each in load.unmapped
    ]
    end = {
        LoadState.UNMAPPED: f"Stopped: say what these codes are in a file {CODES} (object,field,code,becomes).",
        LoadState.TRIED: "Tried: nothing has been recorded. --take does it.",
        LoadState.LOADED: load.failed_because or f"Taken in: {load.people} people.",
        LoadState.UNDONE: "Taken back.",
    }
    return [*lines, end.get(load.state) or f"It stopped: {load.failed_because}"]


async def begin(work: UnitOfWork, id: UUID, system: str, source: LoadSource, content: bytes) -> Load:
    """A load of an archive, to be saved by the caller. Raises `Invalid` for what is no archive."""
    files = await asyncio.to_thread(_files, content)
    serial, undone = await work.loads.next_serial(system)
    return Load.begin(
        id=id, system=system, source=source, serial=serial, undone_before=undone, files=files, by=work.by
    )  # fmt: skip


class _Job:
    """One load, as far as it goes without somebody's answer."""

    def __init__(self, pool: Pool, id: UUID, calendar: WorkingDays, told: Progress | None) -> None:
        self._pool, self._id, self._calendar, self._told = pool, id, calendar, told
        self._now = datetime.now(UTC)

    def _work(self, connection: Connection) -> AbstractAsyncContextManager[UnitOfWork]:
        by = By(self._id, Role.SYSTEM, datetime.now(UTC))
        return unit_of_work(connection, system_actor(self._id), by, new_id(), self._calendar)

    async def run(self) -> None:
        """Whatever the load waits for. What goes wrong inside is told on its page, and not tried for ever."""
        async with self._pool.acquire() as connection, self._work(connection) as work:
            load: Load = await work.loads.consult(self._id)
        try:
            if load.state is LoadState.READING:
                await self._read(load)
            elif load.state is LoadState.LOADING:
                await self._take(load)
            else:
                await self._undo()
        except DomainError as error:
            await self._fail(error.sentence)
        except Exception:
            log.exception("A load ended badly.")
            await self._fail("Something went wrong inside Kith. Tell whoever runs it.")

    async def _fail(self, why: str) -> None:
        async with self._pool.acquire() as connection, self._work(connection) as work:
            load = await work.loads.get(self._id)
            if load.state is LoadState.UNDOING:
                load.keep(why, by=work.by)
            else:
                load.fail(why, by=work.by)
            await work.loads.save(load)

    # --- reading and trying -------------------------------------------------------------------------------------------

    async def _read(self, load: Load) -> None:
        async with self._pool.acquire() as connection:
            await progress.tell(connection, "load", load.id, 0, 0, self._now)
            found = unpack(await kept.content_of(connection, load.id), load.source)
            await kept.stage(connection, load.id, _staged(found, load))
            before = await kept.loaded_before(connection, load)
            await kept.settle(connection, load.id, _known_before([row for _, row in found.rows], before))
            ids = {each: uuid5(load.id, each) for each in {row.object for _, row in found.rows}}
            objects = [
                LoadObject(id=each.id, name=each.name, read=each.read, loaded=each.loaded, same=each.same,
                           refused=each.refused, ignored=_ignored(found, each.name))
                for each in await kept.counted(connection, load, ids)
            ]  # fmt: skip
            async with self._work(connection) as work:
                load = await work.loads.get(load.id)
                said = await work.loads.mapped_before(load.system) | found.codes
                said |= {(each.object, each.field, each.code): each.becomes for each in load.codes if each.becomes}
                codes = _codes(load, found, said)
                if any(each.becomes is None for each in codes):
                    load.stop(codes, objects, by=work.by)
                    await work.loads.save(load)
                    return
            people, besides = await self._try(connection, load, Codes(said))
            async with self._work(connection) as work:
                load = await work.loads.get(load.id)
                load.objects = tuple(objects)
                load.tell(await kept.counted(connection, load, ids), codes, people=people, besides=besides, by=work.by)
                await work.loads.save(load)

    async def _take(self, load: Load) -> None:
        async with self._pool.acquire() as connection:
            said = {(each.object, each.field, each.code): each.becomes for each in load.codes if each.becomes}
            async with self._work(connection) as work:
                codes = Codes(await work.loads.mapped_before(load.system) | said)
            await self._do(connection, load, codes)
            async with self._work(connection) as work:
                load = await work.loads.get(load.id)
                ids = {each.name: each.id for each in load.objects}
                # Counted in the database: a server that went on with another's load knows only its own part.
                people = await kept.people_of(connection, load.id)
                load.finish(
                    await kept.counted(connection, load, ids), people=people, besides=load.besides or 0, by=work.by
                )
                await work.loads.save(load)

    async def _staff(self, connection: Connection, load: Load, codes: Codes) -> tuple[Telling, Staff]:
        """Everybody who works with the children, told from all rows: those who were saved before have the same ids."""
        said = await kept.rows_of(connection, load.id, objects=(*whole.STAFF, "ssd_involvements"))
        rows = _by_object(row for _, _, row in said)
        telling = self._telling(load, codes, None, rows)
        known = {each.registration_number: each for each in await kept.known_workers(connection)}
        everybody = staff.tell(telling, {number: each for number, each in known.items() if number}, None)
        staff.leave(telling, everybody)
        telling.rows = {object: rows for object, rows in telling.rows.items() if object in whole.STAFF}
        return telling, everybody

    async def _try(self, connection: Connection, load: Load, codes: Codes) -> tuple[int, int]:
        """Do everything, and keep nothing but what became of each row.

        Answers how many people it is about, and how many contacts and referrals it needs besides.
        """
        people = besides = 0
        telling, everybody = await self._staff(connection, load, codes)
        numbered = await kept.rows_of(connection, load.id, still=True)
        numbers = _numbers(numbered)
        groups = whole.groups(row for _, _, row in numbered)
        async with self._pool.acquire() as beside:
            with suppress(_TriedOnly):
                async with self._work(connection) as work:
                    await self._add(work, telling, set())
                    await kept.settle(beside, load.id, _outcomes(telling, numbers), tried=True)
                    for place, rows in enumerate(groups, start=1):
                        told = self._telling(load, codes, everybody, rows)
                        whole.tell(told)
                        await self._add(work, told, set())
                        # Nothing of it goes into the ledger.
                        work.entries.clear()
                        await kept.settle(beside, load.id, _outcomes(told, numbers), tried=True)
                        people, besides = people + len(told.people), besides + told.besides
                        await self._tell(beside, place, len(groups))
                    raise _TriedOnly
        return people, besides

    async def _do(self, connection: Connection, load: Load, codes: Codes) -> None:
        """Take in what is still to be taken in, one group of people after the other."""
        telling, everybody = await self._staff(connection, load, codes)
        numbered = await kept.rows_of(connection, load.id, still=True)
        numbers = _numbers(numbered)
        already = await kept.made_by(connection, load.id)
        await self._save(connection, load, telling, numbers, already)
        groups = whole.groups(row for _, _, row in numbered)
        for place, rows in enumerate(groups, start=1):
            told = self._telling(load, codes, everybody, rows)
            whole.tell(told)
            await self._save(connection, load, told, numbers, already)
            await self._tell(connection, place, len(groups))

    async def _tell(self, connection: Connection, done: int, of: int) -> None:
        if done % _TELL_EVERY == 0 or done == of:
            await progress.tell(connection, "load", self._id, done, of, self._now)
            if self._told:
                self._told(done, of)

    def _telling(self, load: Load, codes: Codes, of: Staff | None, rows: dict[str, list[Row]]) -> Telling:
        namespace = uuid5(SYSTEMS, f"{load.system}/{load.undone_before}")
        return Telling(
            namespace=namespace, system=load.system, codes=codes, of=of, calendar=self._calendar,
            moment=self._now, actor_id=load.id, rows=rows,
        )  # fmt: skip

    async def _save(
        self, connection: Connection, load: Load, telling: Telling, numbers: dict[tuple[str, str], int],
        already: set[UUID],
    ) -> None:  # fmt: skip
        """Save what was told, and write down what became of each row in the same transaction."""
        async with self._work(connection) as work:
            made = await self._add(work, telling, already)
            await kept.note_made(connection, load.id, made)
            await kept.settle(connection, load.id, _outcomes(telling, numbers))

    async def _add(self, work: UnitOfWork, telling: Telling, already: set[UUID]) -> list[tuple[UUID, int]]:
        """Add every record in the order in which they need each other; answers which, in which version.

        What the database refuses is refused by row, the rest stands. A contact and its referral need each other: where
        one was refused, so is the whole group.
        """
        repositories = {each.aggregate.kind: each for each in vars(work).values() if isinstance(each, Repository)}
        made = []
        try:
            async with work.connection.transaction():
                await work.connection.execute(_AT_ONCE)
                for aggregate, rows in sorted(telling.made, key=lambda each: ORDER.index(each[0].kind)):
                    if aggregate.id in already:
                        continue
                    try:
                        async with work.connection.transaction():
                            await repositories[aggregate.kind].add(aggregate)
                        made.append((aggregate.id, aggregate.version))
                    except (asyncpg.UniqueViolationError, asyncpg.ExclusionViolationError, Duplicate):
                        telling.refuse_all(rows, _twice(aggregate))
                    except asyncpg.ForeignKeyViolationError:
                        telling.refuse_all(rows, "It needs a record that was refused.")
                await work.connection.execute("set constraints all immediate")
        except asyncpg.ForeignKeyViolationError:
            work.entries.clear()
            work.children.clear()
            for rows in telling.rows.values():
                telling.refuse_all(
                    rows, "A referral of this family was refused after its contact: mend it and load again."
                )
            return []
        return made

    # --- taking back --------------------------------------------------------------------------------------------------

    async def _undo(self) -> None:
        async with self._pool.acquire() as connection:
            try:
                async with self._work(connection) as work:
                    load = await work.loads.get(self._id)
                    why = await unloading.gone_on(connection, load.id)
                    if why:
                        load.keep(why, by=work.by)
                    else:
                        await unloading.take_back(connection, load, work.request_id)
                        load.undone(by=work.by)
                    await work.loads.save(load)
            except DomainError:
                # Something that is no record about them needs them: an account, or what was sent of them.
                async with self._work(connection) as work:
                    load = await work.loads.get(self._id)
                    load.keep("Something else in Kith needs what it made, such as an account or a sending.", by=work.by)
                    await work.loads.save(load)


def _twice(aggregate: Aggregate) -> str:
    if aggregate.kind == "person":
        return "Somebody here has this number already, or was loaded before."
    return "This is recorded already, or stands against another row of the same child."


def _by_object(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows by object, each id once."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows:
        found.setdefault(row.object, {}).setdefault(row.id, row)
    return {object: [*of.values()] for object, of in found.items()}


def _numbers(rows: Sequence[kept.Numbered]) -> dict[tuple[str, str], int]:
    """The number of each row by what it is; the first, where an id stands twice."""
    return {(row.object, row.id): number for number, _, row in reversed(rows)}


def _staged(found: Unpacked, load: Load) -> list[tuple[int, str, Row, str | None, str | None]]:
    """Every row with what is known of it at once: not held, said twice, or said again in a later file."""
    last = {(row.object, row.id): number for number, (_, row) in enumerate(found.rows)}
    seen: set[tuple[str, str]] = set()
    staged = []
    for number, (file, row) in enumerate(found.rows):
        state, why = None, whole.refusal(row.object)
        key = (row.object, row.id)
        if why:
            state = "refused"
        elif load.source is LoadSource.CIN and last[key] != number:
            state, why = "same", "A later file says it again."
        elif load.source is LoadSource.SSD and key in seen:
            state, why = "refused", "The same id stands in the files twice."
        seen.add(key)
        staged.append((number, file, row, state, why))
    return staged


def _known_before(rows: Sequence[Row], before: dict[int, bool]) -> list[tuple[int, str, str | None]]:
    """Rows that an earlier load took in are there; whoever was loaded is not loaded again in parts."""
    people = {row.id for number, row in enumerate(rows) if row.object == "ssd_person" and number in before}
    found: list[tuple[int, str, str | None]] = []
    for number, row in enumerate(rows):
        whose = row.text(OBJECTS[row.object].person or "") if row.object in OBJECTS else None
        if before.get(number):
            found.append((number, "same", None))
        elif number in before or whose in people:
            found.append((number, "refused", "This person was loaded before. What is new since is recorded in Kith."))
    return found


def _ignored(found: Unpacked, object: str) -> str | None:
    counted = found.ignored.get(object)
    return ", ".join(f"{name} ({count})" for name, count in sorted(counted.items())) if counted else None


def _codes(load: Load, found: Unpacked, said: dict[tuple[str, str, str], str]) -> list[LoadCode]:
    """Every code that is none of ours, with what was said of it."""
    counted: dict[tuple[str, str, str], tuple[int, int, tuple[str, ...]]] = {}
    ours = Codes()
    for _, row in found.rows:
        if row.object not in OBJECTS:
            continue
        for name, kind, code in codes_in(row):
            if ours.find(kind, row.object, name, code) is None:
                count, line, choices = counted.get((row.object, name, code), (0, row.line, ()))
                choices = choices or tuple(each.value for each in kind)
                counted[row.object, name, code] = count + 1, line, choices
    return [
        LoadCode(
            id=uuid5(load.id, "/".join(key)), object=key[0], field=key[1], code=key[2], count=count, first_line=line,
            choices=choices, becomes=said[key] if said.get(key) in choices else None,
        )
        for key, (count, line, choices) in sorted(counted.items())
    ]  # fmt: skip


def _outcomes(telling: Telling, numbers: dict[tuple[str, str], int]) -> list[tuple[int, str, str | None]]:
    """What became of each row of the group."""
    found = []
    for object, rows in telling.rows.items():
        for row in rows:
            number = numbers.get((object, row.id))
            if number is not None:
                why = telling.refused.get((object, row.id))
                found.append((number, "refused" if why else "loaded", why))
    return found
