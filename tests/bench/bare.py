"""The ceiling: an ASGI handler with nothing between it and asyncpg; it sends the same SQL and answers the same bytes.

It checks no role, no CSRF token and no field, knows no rule and validates nothing: what Kith costs on top of its SQL is
the distance to it. Reads use the texts of the views. Recording something is the list of statements that Kith itself
sent for one, noted down when this handler starts, and sent again with the ids of each request put in.
"""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import httpx
import orjson

from api.app import create_app
from api.settings import Settings
from api.v1.offer_screen import matched
from domain.calendar import WorkingDays, london_date
from persistence.access_control import _BEARER, _SESSION
from persistence.engine import open_pool
from persistence.page import PAGE as LISTED
from persistence.page import encode
from persistence.views.agenda import COVERAGE, DRIFT, limits
from persistence.views.chronology import _SCREEN, PAGE
from persistence.views.offers import _PERSON as _MATCHING
from persistence.views.overview import _OVERVIEW
from persistence.views.pod_page import _POD
from persistence.views.search import _SEARCH, take_apart
from persistence.views.worklist import _STATEMENTS, MOST
from tests.bench.cases import Request, Sample, ids_of, record_visit, send_contact

FIRST_VERSION: int | None = 1
IDLE, ABSOLUTE = timedelta(minutes=30), timedelta(hours=10)
Send = Callable[[dict[str, Any]], Awaitable[None]]


class Bare:
    """The handler for one database; `sample` is a child about whom Kith records each thing once, to learn from."""

    def __init__(self, database_url: str, sample: Sample) -> None:
        self.database_url, self.sample = database_url, sample
        self.learnt: dict[str, Learnt] = {}

    async def __call__(self, scope: dict[str, Any], receive: Callable[[], Awaitable[Any]], send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        body = (await receive())["body"] if scope["method"] == "POST" else b""
        shown = next(value for name, value in scope["headers"] if name in {b"cookie", b"authorization"})
        session = hashlib.sha256(shown.split(b"=", 1)[-1].removeprefix(b"Bearer ")).digest()
        async with self.pool.acquire() as connection:
            if scope["path"] in self.learnt:
                status, version = 201, FIRST_VERSION
                answer = await self._record(connection, session, scope["path"], body)
            else:
                status = 200
                version, answer = await self._view(connection, session, scope["path"], body, scope["query_string"])
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(answer)).encode())]
        if version is not None:
            headers.append((b"etag", b'"%d"' % version))
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    async def _view(
        self, connection: Any, session: bytes, path: str, body: bytes, query: bytes
    ) -> tuple[int | None, bytes]:
        who = await connection.fetchrow(_SESSION, session, datetime.now(UTC), IDLE, ABSOLUTE)
        words = path.split("/")
        about = None if words[-1] in {"search", "worklist", "coverage", "drift"} else UUID(words[4])
        viewer = (False, True, who["pods"], who["worker_id"], None, about, who["worker_id"], who["role"], uuid4())
        if words[-1] in {"coverage", "drift"}:
            return None, await self._supervision(connection, who, drifting=words[-1] == "drift")
        if words[-1] == "worklist":
            return None, await self._worklist(connection, viewer, query)
        if words[-1] == "chronology":
            return None, await self._chronology(connection, viewer)
        if about is None:
            sought = take_apart(orjson.loads(body)["text"])
            found = await connection.fetchval(
                _SEARCH, *viewer, list(sought.words), sought.born, list(sought.numbers), sought.postcode
            )
            return None, b'{"items":%b,"next":null}' % found.encode()
        if words[-1] == "offers":
            row = await connection.fetchrow(_MATCHING, *viewer)
            # Which service fits is the domain's rule: it is asked here too, so that only what lies around it differs.
            fitting = matched(orjson.loads(row["page"]), None, None, london_date(datetime.now(UTC)))
            return row["version"], orjson.dumps(fitting)
        row = await connection.fetchrow(_OVERVIEW if words[3] == "people" else _POD, *viewer)
        return row["version"], row["page"].encode()

    async def _worklist(self, connection: Any, viewer: tuple[Any, ...], query: bytes) -> bytes:
        today, pod = london_date(datetime.now(UTC)), query.partition(b"pod_id=")[2].decode()
        statement, of = (_STATEMENTS["pod"], UUID(pod)) if pod else (_STATEMENTS["mine"], viewer[3])
        rows = await connection.fetch(statement, *viewer, of, today, *[None] * 6, False, MOST + 1)
        items = []
        for row in rows[:MOST]:
            due = row["due_on"]
            left = self.days_left.get(due)
            if left is None:
                left = self.days_left[due] = self.calendar.between(today, due)
            items.append(f'{row["row"][:-1]}, "working_days_left" : {left}}}')
        following = None
        if len(rows) > MOST:
            last = rows[MOST - 1]
            following = encode(
                [str(last["due_on"]), str(last["child_id"]), last["code"], str(last["started_on"]), str(last["scope"])]
            )
        return b'{"items":[%b],"counts":%b,"next":%b}' % (
            ",".join(items).encode(), rows[0]["counts"].encode() if rows else b"null", orjson.dumps(following)
        )  # fmt: skip

    async def _chronology(self, connection: Any, viewer: tuple[Any, ...]) -> bytes:
        wanted = (False, None, None, False, False, None, None, None, None, PAGE + 1)
        row = await connection.fetchrow(_SCREEN, *viewer, *wanted)
        following = encode(orjson.loads(row["keys"][PAGE - 1])) if len(row["rows"]) > PAGE else None
        page = f'{{"head":{row["head"]},"items":[{",".join(row["rows"][:PAGE])}],"next":'
        return page.encode() + orjson.dumps(following) + b"}"

    async def _supervision(self, connection: Any, who: Any, *, drifting: bool) -> bytes:
        today = london_date(datetime.now(UTC))
        reach = (True, True, who["pods"], who["worker_id"], None)
        if not drifting:
            rows = [row["row"] for row in await connection.fetch(COVERAGE, *reach, today, limits())]
            return f'{{"on":"{today}","pods":[{",".join(rows)}]}}'.encode()
        viewer = (*reach, None, who["worker_id"], who["role"], uuid4())
        rows = await connection.fetch(DRIFT, *viewer, today, limits(), None, None, None, LISTED + 1)
        shown = rows[:LISTED]
        following = encode([-shown[-1]["days"], str(shown[-1]["child_id"])]) if len(rows) > LISTED else None
        items = ",".join(row["row"] for row in shown)
        return b'{"items":[%b],"next":%b}' % (items.encode(), orjson.dumps(following))

    async def _record(self, connection: Any, who: bytes, path: str, body: bytes) -> bytes:
        learnt = self.learnt[path]
        known: dict[Any, Any] = dict(zip(learnt.ids, ids_of(orjson.loads(body)), strict=True))
        known[learnt.request_id] = uuid4()
        known[learnt.who], known[learnt.fingerprint] = who, hashlib.sha256(path.encode() + b"\n" + body).digest()
        (first, args), *rest = learnt.statements
        found = await connection.fetchrow(first, who, datetime.now(UTC), *args[2:])
        if first == _SESSION:
            known[self.sample.worker_id], known[self.sample.pod_id] = found["worker_id"], found["pods"][0]
        texts = [(str(old), str(new)) for old, new in known.items() if isinstance(old, UUID)]
        for query, args in rest:
            if args:
                await connection.fetch(query, *[_put(value, known, texts) for value in args])
            else:
                await connection.execute(query)
        return _replaced(learnt.answer, texts).encode()

    async def _live(self, receive: Callable[[], Awaitable[Any]], send: Send) -> None:
        await receive()
        for asked in (record_visit(self.sample), send_contact(self.sample)):
            self.learnt[asked[1]] = await self._learn(asked)
        self.pool = await open_pool(self.database_url)
        days = await self.pool.fetch("select day from bank_holiday")
        self.calendar, self.days_left = WorkingDays.of(row["day"] for row in days), dict[date, int]()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.pool.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _learn(self, asked: Request) -> "Learnt":
        """Have Kith record one thing, and note down what it sends."""
        app, noted = create_app(Settings(), self.database_url), list[tuple[str, tuple[Any, ...]]]()
        async with app.router.lifespan_context(app):
            await app.state.pool.close()

            async def listen(connection: asyncpg.Connection) -> None:
                connection.add_query_logger(lambda query: noted.append((query.query, query.args)))

            async with asyncpg.create_pool(self.database_url, min_size=1, max_size=1, init=listen) as app.state.pool:
                method, path, headers, body = asked
                async with httpx.AsyncClient(
                    transport=httpx.ASGITransport(app=app), base_url="https://bench"
                ) as client:
                    answer = await client.request(method, path, headers=headers, content=body)
                answer.raise_for_status()
        began = next(place for place, (query, _) in enumerate(noted) if query in {_SESSION, _BEARER})
        sent = [each for each in noted[began:] if not each[0].startswith("SELECT pg_advisory_unlock_all")]
        return Learnt(
            statements=sent, answer=answer.text, ids=ids_of(orjson.loads(body)),
            request_id=UUID(answer.headers["x-request-id"]), who=sent[0][1][0],
            fingerprint=next(args[5] for query, args in sent if "insert into record " in query),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Learnt:
    """What Kith sent for one recording: its statements, and in them what is another thing in each request."""

    statements: list[tuple[str, tuple[Any, ...]]]
    answer: str
    ids: list[UUID]
    request_id: UUID
    who: bytes
    fingerprint: bytes


def _put(value: Any, known: dict[Any, Any], texts: list[tuple[str, str]]) -> Any:
    """A statement's parameter, with the ids of this request in place of those of the visit that was learnt from."""
    if isinstance(value, list):
        return [known.get(each, each) for each in value]
    if isinstance(value, str):
        return _replaced(value, texts) if value[:1] in "{[" else value
    return known.get(value, value)


def _replaced(text: str, texts: list[tuple[str, str]]) -> str:
    for old, new in texts:
        text = text.replace(old, new)
    return text
