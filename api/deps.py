"""What handlers are given: a reading or a unit of work, each opened for somebody whom the route's permission admits.

A route names its permission once, in `guarded`; it is published in the contract and enforced here from there, so
what is written and what happens cannot differ. A route without one answers 500 to everybody.
"""

import contextlib
import hashlib
import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from functools import partial
from typing import Annotated, Any

import orjson
from fastapi import Depends, Header, Query, Request
from fastapi.routing import APIRoute

from api import auth, rate
from api.json import JSON
from api.problems import Problem
from api.retiring import Retiring
from api.schema import ProblemDocument
from domain.aggregate import Aggregate, By
from domain.policy import GRANTS, Actor, Permission, Role
from persistence.engine import Connection, Pool
from persistence.repository import Repository
from persistence.state import to_state
from persistence.transaction import Transaction
from persistence.unit_of_work import UnitOfWork, unit_of_work

PUBLIC = "public"
SAFE = {"GET", "HEAD", "OPTIONS"}
VERSION = '(W/)?"[0-9]{1,9}"'
"""A version as it stands in `If-Match`. Servers between that compress answers mark it as weak (W/): still a version."""
IF_MATCH = {
    "name": "If-Match", "in": "header", "required": True, "schema": {"type": "string", "pattern": f"^{VERSION}$"},
    "description": "The version that you saw: the ETag of your last answer.",
}  # fmt: skip
PROBLEM = {"model": ProblemDocument, "content": {"application/problem+json": {}}}


def guarded(
    permission: Permission | None,
    *statuses: int,
    described: dict[int, Any] | None = None,
    retiring: Retiring | None = None,
) -> dict[str, Any]:
    """What every route declares: the permission it needs (None: public) and the errors it can answer with.

    428 among them says that the operation changes a record and needs `If-Match`; `described` are answers of other shapes;
    `retiring` says that it goes, and when.
    """
    common = {401, 403, 404, 422, 503} if permission else {422, 503}
    if permission in GRANTS[Role.AGENCY]:
        common |= {429}
    extra: dict[str, Any] = {"x-permission": permission.value if permission else PUBLIC}
    if retiring:
        extra |= {"deprecated": True, "x-retiring": retiring}
    if 428 in statuses:  # the status by its number, as everywhere in this file
        extra["parameters"] = [IF_MATCH]
    responses: dict[int, Any] = dict.fromkeys(sorted(common | set(statuses)), PROBLEM)
    return {"responses": responses | (described or {}), "openapi_extra": extra}


def now(request: Request) -> datetime:
    """The moment, by the application's one clock."""
    moment: datetime = request.app.state.clock()
    return moment


def pool(request: Request) -> Pool:
    """The application's pool of connections."""
    opened: Pool = request.app.state.pool
    return opened


async def recognise(request: Request, connection: Connection) -> auth.Caller | None:
    """Who is asking, by token or by session; never by both. A session's write must prove that our own page sent it."""
    settings = request.app.state.settings
    header = request.headers.get("authorization")
    if header is not None:
        scheme, _, token = header.partition(" ")
        return await auth.by_token(connection, token, now(request)) if scheme.lower() == "bearer" else None
    session = request.cookies.get(auth.COOKIE)
    if session is None:
        return None
    idle, absolute = timedelta(minutes=settings.idle_minutes), timedelta(hours=settings.absolute_hours)
    caller = await auth.by_session(connection, session, now(request), idle, absolute)
    if caller and request.method not in SAFE:
        check_same_origin(request)
        if request.headers.get("x-csrf-token") != caller.csrf:
            raise Problem(
                "not-allowed", "This request did not come from a Kith page that is open now. Reload the page."
            )
    return caller


def check_same_origin(request: Request) -> None:
    """Refuse a write that another site made the browser send (fetch metadata)."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise Problem("not-allowed", "This request came from another site.")


async def admit(request: Request, connection: Connection) -> Actor:
    """The actor, if the route's permission admits them. Raises `Problem` (401, 403)."""
    route: APIRoute = request.scope["route"]
    permission = Permission((route.openapi_extra or {})["x-permission"])
    caller = await recognise(request, connection)
    if caller is None:
        raise Problem("not-signed-in", "Sign in, or send a token that is still valid.", {"WWW-Authenticate": "Bearer"})
    request.state.actor_id = caller.actor.id
    if caller.actor.role is Role.AGENCY:
        await rate.count(request, connection, caller.actor.id, now(request))
    if not caller.actor.may(permission):
        raise Problem("not-allowed", "Your role does not allow this. Ask your manager who can do it.")
    return caller.actor


async def reading(request: Request) -> Transaction:
    """A connection for looking, lent to somebody admitted. Each view is one statement: no transaction is begun.

    It is given back just before the answer begins (`Surround`). A dependency that yields would do so too, for a sixth
    of all that Kith adds to a read.
    """
    opened = pool(request)
    connection = await opened.acquire()
    request.state.give_back = partial(opened.release, connection)
    actor = await admit(request, connection)
    by = By(actor.id, actor.role, now(request))
    return Transaction(connection, actor, by, request.state.request_id, request.app.state.calendar)


async def work(request: Request) -> AsyncIterator[UnitOfWork]:
    """A unit of work for somebody admitted; its commit comes before the answer."""
    async with pool(request).acquire() as connection:
        actor = await admit(request, connection)
        by = By(actor.id, actor.role, now(request))
        mark = await fingerprint(request)
        asked = (request.state.request_id, request.app.state.calendar, mark)
        async with unit_of_work(connection, actor, by, *asked) as opened:
            yield opened


async def fingerprint(request: Request) -> bytes:
    """A hash of what is asked: the path and the body, whatever the order of its keys."""
    body = await request.body()
    # The handler's own validation answers for a body that is not JSON.
    with contextlib.suppress(orjson.JSONDecodeError):
        body = orjson.dumps(orjson.loads(body), option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(request.url.path.encode() + b"\n" + body).digest()


def expected_version(if_match: Annotated[str | None, Header(include_in_schema=False)] = None) -> int:
    """The version that the client saw, from `If-Match: "7"`."""
    if if_match is None:
        raise Problem("precondition-required", 'Send the version that you saw, as If-Match: "7".')
    if not re.fullmatch(VERSION, if_match):
        raise Problem("stale", "That version does not exist. Load the record again.")
    return int(if_match.removeprefix("W/").strip('"'))


Read = Annotated[Transaction, Depends(reading)]
# Function scope: the unit of work has committed before the client hears of success.
Work = Annotated[UnitOfWork, Depends(work, scope="function")]
Cursor = Annotated[str | None, Query(max_length=500)]
"""Where a page begins: the `next` of the page before."""
IfMatch = Annotated[int, Depends(expected_version)]
CHANGES = (409, 412, 428)
"""The further errors of an operation that changes a record."""


def answer(aggregate: Aggregate, status: int = 200) -> JSON:
    """A record's state, with its version as the ETag."""
    return JSON({**to_state(aggregate), "version": aggregate.version}, status, {"ETag": f'"{aggregate.version}"'})


def shown(version: int, text: str) -> JSON:
    """A view's JSON text, with the version of the record that it shows as the ETag."""
    return JSON(text, 200, {"ETag": f'"{version}"'})


async def changed(repository: Repository[Any], aggregate: Aggregate) -> JSON:
    """Save a record that a verb has changed, and answer with it."""
    await repository.save(aggregate)
    return answer(aggregate)


async def created(repository: Repository[Any], aggregate: Aggregate) -> JSON:
    """Save a new record, and answer with it: the same request again has the same answer."""
    return answer(await repository.add(aggregate), 201)
