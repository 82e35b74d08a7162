"""The sender of the Department's daily flow: by batches, patient, and sure of what it does not know.

A batch that was refused is taken apart until the child is found. A sending without an answer may have arrived: its
children are sent whole again, with purges of all that may be there (persistence/daily.py).
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from re import findall
from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

import asyncpg
import orjson
import structlog

from api.posting import Refused, Unanswered, connected, patiently, say
from api.settings import Settings
from domain.aggregate import By
from domain.calendar import WorkingDays, london_date
from domain.daily import Daily, Figures
from domain.ids import new_id
from domain.policy import Role, system_actor
from domain.returns.daily import Payload, Told, Window, told
from persistence import daily
from persistence.daily import Known, Settled
from persistence.engine import Connection, Pool
from persistence.returns.daily import children
from persistence.returns.daily_delta import changes, fingerprint, pieces, purge, whole
from persistence.unit_of_work import UnitOfWork, unit_of_work

MOST = 100
"""Children in one batch, as the Department's interface takes them."""
TRIES = 4
PAUSE = 0.4
"""Seconds between two batches."""
PATIENCE = 60.0
LARGEST = 1024 * 1024
LONGEST_WORDS = 200
AT = time(2, 30)
"""When the day's run begins, in London."""
LOOK_EVERY = 20.0
FIGURES = Figures.__slots__
ANOTHER = "There is no number, or another child has the same."

log = structlog.get_logger()
Sleep = Callable[[float], Awaitable[None]]


class Stopped(Exception):
    """The run cannot go on; the text says why, for whoever runs it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    body: bytes = b""
    wait: float | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One child in a batch: `before` is what was known, `now` the pieces there will be (None: a purge), `what` is sent."""

    number: str
    child_id: UUID
    payload: Payload
    before: Known | None
    now: dict[str, str] | None
    what: str

    @property
    def may_be_there(self) -> frozenset[str]:
        """Every piece that is there, or may be once this has been sent."""
        return (self.before.there if self.before else frozenset()) | frozenset(self.now or ())


async def exchange(url: str, headers: Mapping[str, str], body: bytes, *, local: bool) -> Answer:
    """POST and hear the answer, by the rules of api/posting.py. Raises `Refused` and `Unanswered`."""
    heard = bytearray()
    async with (
        patiently(PATIENCE, f"No answer within {PATIENCE:.0f} seconds."),
        connected(url, local=local) as (parts, reader, writer),
    ):
        await say(writer, parts, parts.netloc.rpartition("@")[2], headers, body)
        while piece := await reader.read(65536):
            heard += piece
            if len(heard) > LARGEST:
                raise ValueError
        return _answer(bytes(heard))


def _answer(heard: bytes) -> Answer:
    """What was said, in one piece or in several. Raises `ValueError` where it is not whole."""
    top, gap, content = heard.partition(b"\r\n\r\n")
    first, *lines = top.decode("latin-1").split("\r\n")
    if not gap or not first.startswith("HTTP/1."):
        raise ValueError
    named = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if named.get("transfer-encoding", "").lower() == "chunked":
        content = _joined(content)
    length = named.get("content-length", "")
    if length.isdigit() and len(content) != int(length):
        raise ValueError
    wait = named.get("retry-after", "")
    return Answer(int(first.split(" ")[1]), content, float(wait) if wait.isdigit() else None)


def _joined(content: bytes) -> bytes:
    """The pieces of an answer that came in pieces (RFC 9112 section 7.1). Raises `ValueError` where one is missing."""
    whole_of_it = bytearray()
    while True:
        size, gap, content = content.partition(b"\r\n")
        length = int(size.split(b";")[0], 16)
        if not gap or len(content) < length:
            raise ValueError
        if length == 0:
            return bytes(whole_of_it)
        whole_of_it += content[:length]
        content = content[length + 2 :]


@dataclass(slots=True)
class Department:
    """The Department's interface as these settings name it."""

    settings: Settings
    sleep: Sleep = asyncio.sleep
    token: str | None = field(default=None, repr=False)

    async def send(self, batch: list[Item]) -> tuple[Answer | None, bool]:
        """Send a batch, again where that may help. The last answer, and whether an earlier try may have arrived."""
        body = orjson.dumps([item.payload for item in batch])
        maybe, answer = False, None
        for attempt in range(TRIES):
            try:
                answer = await self._post(body)
            except Unanswered as error:
                answer, maybe = None, True
                log.warning("daily-unanswered", why=str(error))
            else:
                if answer.status < 400 or answer.status in (400, 413, 422):
                    return answer, maybe
                maybe = maybe or answer.status >= 500
                if answer.status == 401:
                    self.token = None
            if attempt + 1 < TRIES:
                await self.sleep(_wait(answer, attempt))
        return answer, maybe

    async def _post(self, body: bytes) -> Answer:
        known = self.settings
        if self.token is None:
            self.token = await self._ask_token()
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json", "User-Agent": "Kith"}
        if known.dfe_supplier_key:
            headers["SupplierKey"] = known.dfe_supplier_key
        url = f"{(known.dfe_url or '').rstrip('/')}/children_social_care_data/{quote(known.authority or '')}/children"
        return await exchange(url, headers, body, local=known.hooks_local)

    async def _ask_token(self) -> str:
        known = self.settings
        form = {"grant_type": "client_credentials", "client_id": known.dfe_client, "client_secret": known.dfe_secret}
        form |= {"scope": known.dfe_scope} if known.dfe_scope else {}
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json",
            "User-Agent": "Kith",
        }
        for attempt in range(TRIES):
            try:
                answer = await exchange(
                    known.dfe_token_url or "", headers, urlencode(form).encode(), local=known.hooks_local
                )
            except Unanswered:
                answer = Answer(0)
            if answer.status == 200:
                try:
                    return str(orjson.loads(answer.body)["access_token"])
                except (ValueError, KeyError, TypeError) as error:
                    raise Stopped("The address for signing in answered without a token.") from error
            if 400 <= answer.status < 500 and answer.status != 429:
                raise Stopped(f"Signing in to the Department was refused ({answer.status}): look at client and secret.")
            if attempt + 1 < TRIES:
                await self.sleep(_wait(answer, attempt))
        raise Stopped("Signing in to the Department was not possible: no answer that helps.")


def _wait(answer: Answer | None, attempt: int) -> float:
    if answer is not None and answer.wait is not None:
        return min(answer.wait, 120.0)
    if answer is not None and answer.status == 403:
        return min(30.0 * (1 << attempt), 120.0)
    return min(5.0 * (1 << attempt), 30.0)


@dataclass(slots=True)
class Run:
    """One run under way: `keeper` is the connection on which every step is written down at once."""

    id: UUID
    full: bool
    keeper: Connection
    department: Department
    seen: set[str] = field(default_factory=set)
    held: set[UUID] = field(default_factory=set)
    ready: list[Item] = field(default_factory=list)
    unchanged: int = 0
    batches: int = 0

    async def look_at(self, batch: list[Told]) -> None:
        """Decide of each child what is to be sent, and send what is ready once a batch is full."""
        at = datetime.now(UTC)
        numbers = [_number(each, self.seen) for each in batch]
        known = await daily.known(self.keeper, numbers)
        held: list[tuple[str, UUID, str]] = []
        same: dict[str, bool] = {}
        for number, each in zip(numbers, batch, strict=True):
            child_id, why = UUID(each.payload["mis_child_id"]), " ".join(each.held)
            if not why and number != each.payload["la_child_id"]:
                why = ANOTHER
            if why:
                held.append((number, child_id, why))
                self.held.add(child_id)
            elif found := to_send(each, known.get(number), full=self.full, run=self.id):
                what, payload = found
                self.ready.append(Item(number, child_id, payload, known.get(number), pieces(each.payload), what))
            else:
                one = known.get(number)
                same[number] = one is not None and one.refused == fingerprint(pieces(each.payload))
        await daily.hold(self.keeper, self.id, at, held)
        await daily.free(self.keeper, same)
        self.unchanged += sum(not refused for refused in same.values())
        while len(self.ready) >= MOST:
            await self.send_ready()

    async def finish(self) -> None:
        """Send what is left, then take back the children who have no part in it any more."""
        while self.ready:
            await self.send_ready()
        for number, known in (await daily.gone(self.keeper, self.seen)).items():
            if known.child_id not in self.held:  # who has lost the number is mended, not taken back
                self.ready.append(
                    Item(number, known.child_id, purge(number, str(known.child_id)), known, None, "purge")
                )
        while self.ready:
            await self.send_ready()

    async def send_ready(self) -> None:
        """Send one batch."""
        batch, self.ready = self.ready[:MOST], self.ready[MOST:]
        await self._send(batch)

    async def _send(self, batch: list[Item]) -> None:
        if self.batches:
            await self.department.sleep(PAUSE)
        self.batches += 1
        at = datetime.now(UTC)
        await daily.about_to_send(
            self.keeper, self.id, at, [(item.number, item.child_id, item.may_be_there) for item in batch]
        )
        try:
            answer, maybe = await self.department.send(batch)
        except (Stopped, Refused) as error:
            await self._settle(batch, "waiting", str(error), maybe=False)
            raise Stopped(str(error)) from error
        if answer is None:
            await self._settle(batch, "unsure", "No answer.", maybe=True)
            raise Stopped("The Department's interface does not answer.")
        if answer.status in (200, 201):
            await self._accepted(batch, answer.body)
        elif answer.status in (400, 413, 422):
            await self._refused(batch, answer, maybe=maybe)
        elif answer.status < 400:
            await self._settle(batch, "unsure", f"It answered {answer.status}, without receipts.", maybe=True)
        else:
            await self._settle(batch, "unsure" if maybe else "waiting", f"It answered {answer.status}.", maybe=maybe)
            raise Stopped(f"The Department's interface answered {answer.status} each time.")

    async def _accepted(self, batch: list[Item], body: bytes) -> None:
        receipts = receipts_in(body)
        if len(receipts) != len(batch):
            words = f"{len(receipts)} receipts for {len(batch)} children: it is not known what arrived."
            await self._settle(batch, "unsure", words, maybe=True)
            return
        await daily.settle(self.keeper, self.id, datetime.now(UTC), [
            Settled(la_child_id=item.number, child_id=item.child_id, what=item.what, outcome="accepted", answer=receipt,
                    pieces=item.now)
            for item, receipt in zip(batch, receipts, strict=True)
        ])  # fmt: skip

    async def _refused(self, batch: list[Item], answer: Answer, *, maybe: bool) -> None:
        """Nothing of a refused batch was taken: leave out the children whom the answer names, or look for them."""
        text = answer.body.decode("utf-8", "replace")
        named = {int(place) for place in findall(r"\[(\d{1,3})\]", text)} & set(range(len(batch)))
        if len(batch) == 1:
            await self._settle(batch, "refused", _short(text) or f"It answered {answer.status}.", maybe=maybe)
            return
        await self._settle(batch, "unsure" if maybe else "waiting", None, maybe=maybe, kept=False)
        first = [item for place, item in enumerate(batch) if place in named]
        rest = [item for place, item in enumerate(batch) if place not in named]
        if not first or not rest:
            middle = len(batch) // 2
            first, rest = batch[:middle], batch[middle:]
            await self._send(first)
        else:
            # One at a time, so that each is told its own reason.
            for item in first:
                await self._send([item])
        await self._send(rest)

    async def _settle(
        self, batch: list[Item], outcome: str, words: str | None, *, maybe: bool, kept: bool = True
    ) -> None:
        """Write down that a batch was not taken, or may have been; `kept` False: it is sent again at once."""
        settled = []
        for item in batch:
            before = item.before
            unsure = item.may_be_there if maybe else (before.unsure if before else None)
            settled.append(Settled(
                la_child_id=item.number, child_id=item.child_id, what=item.what, outcome=outcome, answer=words,
                pieces=before.pieces if before else None, unsure=unsure,
                refused=fingerprint(item.now or {}) if outcome == "refused" else None,
            ))  # fmt: skip
        if kept:
            await daily.settle(self.keeper, self.id, datetime.now(UTC), settled)


def to_send(each: Told, known: Known | None, *, full: bool, run: UUID) -> tuple[str, Payload] | None:
    """What is to be sent of a child, and whether that is the whole or the changes; None: nothing."""
    now = pieces(each.payload)
    ours = known is not None and known.daily_id == run
    if known and known.refused == fingerprint(now) and (ours or not full):
        return None  # it would be refused again
    if known is None or not known.is_certain or (full and not (ours and known.state == "accepted")):
        return "whole", whole(each.payload, known.there if known else ())
    found = changes(each.payload, known.pieces or {})
    return None if found is None else ("changes", found)


def receipts_in(body: bytes) -> list[str]:
    """The receipts of an answer, in the order of the batch: a list, or lines of text."""
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError:
        found = body.decode("utf-8", "replace")
    if isinstance(found, str):
        found = [each for each in found.replace(",", "\n").split() if each]
    return [_short(str(each)) for each in found] if isinstance(found, list) else []


def _number(each: Told, seen: set[str]) -> str:
    """The number a child is known by; where it cannot be used, the id of the child."""
    number = str(each.payload["la_child_id"])
    if not number or number in seen:
        number = str(each.payload["mis_child_id"])
    seen.add(number)
    return number


def _short(text: str) -> str:
    return " ".join(text.split())[:LONGEST_WORDS]


@asynccontextmanager
async def _work(connection: Connection, at: datetime) -> AsyncIterator[UnitOfWork]:
    by = By(new_id(), Role.SYSTEM, at)
    async with unit_of_work(connection, system_actor(by.actor_id), by, new_id(), WorkingDays.of([])) as work:
        yield work


async def ask(pool: Pool, *, full: bool) -> UUID:
    """Ask for a run, as the system itself."""
    async with pool.acquire() as connection, _work(connection, datetime.now(UTC)) as work:
        asked = Daily.ask(id=new_id(), full=full, by=work.by)
        await work.dailies.add(asked)
        return asked.id


async def run_waiting(pool: Pool, department: Department) -> UUID | None:
    """Carry out the run that waits, or go on with one that was cut off; None where there is none, or another is at it."""
    async with pool.acquire() as reader, pool.acquire() as keeper:
        if not await daily.take(reader):
            return None
        try:
            id = await daily.waiting(keeper)
            if id is not None:
                await _carry_out(id, reader, keeper, department)
            return id
        finally:
            await daily.release(reader)


async def _carry_out(id: UUID, reader: Connection, keeper: Connection, department: Department) -> None:
    async with _work(keeper, datetime.now(UTC)) as work:
        begun = await work.dailies.get(id)
        begun.begin(by=work.by)
        await work.dailies.save(begun)
    run = Run(id, begun.full, keeper, department)
    words = None
    try:
        # Closed here, whatever happens: what reads on by itself would be in the way of giving back the lock.
        async with aclosing(_in_batches(reader)) as batches:
            async for batch in batches:
                await run.look_at(batch)
        await run.finish()
    except Stopped as error:
        words = str(error)
    figures = await daily.figures(keeper, id, len(run.seen), run.unchanged)
    async with _work(keeper, datetime.now(UTC)) as work:
        ended = await work.dailies.get(id)
        if words is None:
            ended.finish(figures, by=work.by)
        else:
            ended.stop(figures, words, by=work.by)
        await work.dailies.save(ended)


async def _in_batches(reader: Connection) -> AsyncGenerator[list[Told]]:
    window = Window.of(london_date(datetime.now(UTC)))
    batch: list[Told] = []
    async with aclosing(children(reader)) as all_of:
        async for child, life in all_of:
            if each := told(child, life, window):
                batch.append(each)
            if len(batch) == MOST:
                yield batch
                batch = []
    if batch:
        yield batch


async def run_now(pool: Pool, settings: Settings, *, full: bool) -> Mapping[str, Any] | None:
    """Go on with the run that waits, or ask for one and carry it out; its figures. None: another is at it."""
    if await daily.waiting(pool) is None:
        await ask(pool, full=full)
    id = await run_waiting(pool, Department(settings))
    return None if id is None else await daily.outcome(pool, id)


async def write_files(pool: Pool, folder: Path, *, full: bool) -> tuple[int, list[tuple[str, str]]]:
    """A run that sends nothing and remembers nothing: the payloads as files. How many children; who is held, and why."""
    sent, number, held, seen = 0, 0, list[tuple[str, str]](), set[str]()
    async with pool.acquire() as reader, pool.acquire() as keeper:
        async for batch in _in_batches(reader):
            known = {} if full else await daily.known(keeper, [each.payload["la_child_id"] for each in batch])
            made: list[Payload] = []
            for each in batch:
                number_ = _number(each, seen)
                twice = () if number_ == each.payload["la_child_id"] else (ANOTHER,)
                if why := " ".join(each.held or twice):
                    held.append((each.reference or number_, why))
                elif found := to_send(each, known.get(number_), full=full, run=new_id()):
                    made.append(found[1])
            if made:
                number += 1
                sent += len(made)
                (folder / f"daily-{number:04d}.json").write_bytes(orjson.dumps(made, option=orjson.OPT_INDENT_2))
    return sent, held


async def keep_sending(pool: Pool, settings: Settings) -> None:
    """Carry out what is asked for, and ask for a run once a day, until cancelled. Does nothing while it is off."""
    department = Department(settings)
    while not settings.daily_needs:
        try:
            if is_due(datetime.now(UTC), await daily.last_asked(pool)):
                await ask(pool, full=False)
            if await daily.waiting(pool):
                await run_waiting(pool, department)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            log.warning("daily-not-sent", exception_type=type(error).__name__)
        await asyncio.sleep(LOOK_EVERY)


def is_due(now: datetime, last: datetime | None) -> bool:
    """Whether the day's run is to be asked for: none was since it was last half past two at night."""
    here = now.astimezone(ZoneInfo("Europe/London"))
    today = datetime.combine(here.date(), AT, here.tzinfo)
    begin = today if here >= today else today - timedelta(days=1)
    return last is None or last < begin
