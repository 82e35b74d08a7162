"""Signing in and out, for staff, and tokens for partner agencies."""

import base64
import binascii
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

import orjson
from fastapi import APIRouter, Form, Header, Request, Response
from pydantic import BaseModel, Field

from api import assertion, auth
from api.deps import check_same_origin, guarded, now, pool, recognise
from api.json import JSON, NO_STORE
from api.schema import In, Secret
from domain.policy import GRANTS, Role
from persistence import access_control

router = APIRouter(tags=["session"])


class SignIn(In):
    """What a worker signs in with."""

    email: Annotated[Secret, Field(max_length=254)]
    password: Secret


class PodOfSession(BaseModel):
    """A pod of the signed-in worker."""

    id: UUID
    name: str
    kind: str


class WorkerOfSession(BaseModel):
    """The signed-in worker. `agency_id`: the partner agency whose people see the partner workspace and nothing else."""

    id: UUID
    name: str
    role: Role
    role_words: str
    agency_id: UUID | None
    pods: list[PodOfSession]


class Session(BaseModel):
    """Who is signed in, what they may do, and when the session ends. `csrf_token` goes with every write.

    `sandbox`: this installation is for trying out, and nobody in it is real.
    """

    signed_in: bool
    worker: WorkerOfSession | None
    permissions: list[str]
    csrf_token: str | None
    idle_seconds: int
    expires_at: datetime | None
    sandbox: bool


class Token(BaseModel):
    """An access token (RFC 6749 section 5.1)."""

    access_token: str
    token_type: Literal["Bearer"]
    expires_in: int
    scope: str


class TokenError(BaseModel):
    """Why there is no token (RFC 6749 section 5.2)."""

    error: str
    error_description: str


async def _session(request: Request, session: str | None) -> dict[str, Any]:
    settings = request.app.state.settings
    nobody = {
        "signed_in": False, "worker": None, "permissions": [], "csrf_token": None,
        "idle_seconds": settings.idle_minutes * 60, "expires_at": None, "sandbox": settings.sandbox,
    }  # fmt: skip
    if session is None:
        return nobody
    idle, absolute = timedelta(minutes=settings.idle_minutes), timedelta(hours=settings.absolute_hours)
    async with pool(request).acquire() as connection:
        caller = await auth.by_session(connection, session, now(request), idle, absolute)
        profile = await access_control.profile(connection, auth.digest(session), now(request)) if caller else None
    if caller is None or profile is None:
        return nobody
    role = Role(profile["role"])
    return {
        "signed_in": True,
        "worker": {
            "id": caller.actor.id, "name": f"{profile['given']} {profile['family']}", "role": role,
            "role_words": role.value.replace("_", " ").capitalize(), "pods": orjson.loads(profile["pods"]),
            "agency_id": caller.actor.reach.agency_id,
        },
        "permissions": sorted(GRANTS[role]), "csrf_token": caller.csrf,
        "idle_seconds": settings.idle_minutes * 60, "expires_at": profile["began_at"] + absolute,
        "sandbox": settings.sandbox,
    }  # fmt: skip


@router.get("/session", operation_id="session.read", response_model=Session, **guarded(None))
async def read(request: Request) -> JSON:
    """Who is signed in. Always 200: the page asks before it knows."""
    return JSON(await _session(request, request.cookies.get(auth.COOKIE)))


@router.post("/session", operation_id="session.sign_in", response_model=Session, **guarded(None, 401, 403, 429))
async def sign_in(request: Request, body: SignIn) -> JSON:
    """Sign in with an e-mail address and a password. Sets the session's cookie."""
    check_same_origin(request)
    source = request.client.host if request.client else "unknown"
    async with pool(request).acquire() as connection:
        session = await auth.sign_in(connection, body.email, body.password, source, now(request))
    response = JSON(await _session(request, session))
    response.set_cookie(auth.COOKIE, session, secure=True, httponly=True, samesite="lax", path="/")
    return response


@router.delete("/session", operation_id="session.sign_out", status_code=204, **guarded(None, 403))
async def sign_out(request: Request) -> Response:
    """Sign out here."""
    return await _end(request, everywhere=False)


@router.delete("/sessions", operation_id="session.sign_out_everywhere", status_code=204, **guarded(None, 403))
async def sign_out_everywhere(request: Request) -> Response:
    """Sign out on every machine: all of the worker's sessions end."""
    return await _end(request, everywhere=True)


async def _end(request: Request, *, everywhere: bool) -> Response:
    async with pool(request).acquire() as connection:
        session = request.cookies.get(auth.COOKIE)
        caller = await recognise(request, connection)
        if caller and session and everywhere:
            await access_control.end_sessions(connection, caller.actor.id)
        elif caller and session:
            await access_control.end_session(connection, auth.digest(session))
    response = Response(status_code=204, headers={"Clear-Site-Data": '"cache"'})
    response.delete_cookie(auth.COOKIE, secure=True, httponly=True, samesite="lax", path="/")
    return response


@router.post(
    "/token",
    operation_id="session.token",
    response_model=Token,
    **guarded(None, described={400: {"model": TokenError}, 401: {"model": TokenError}}),
)
async def token(
    request: Request,
    grant_type: Annotated[str, Form(max_length=100)] = "",
    scope: Annotated[str, Form(max_length=500)] = "",
    client_id: Annotated[str, Form(max_length=200)] = "",
    client_secret: Annotated[str, Form(max_length=200)] = "",
    client_assertion_type: Annotated[str, Form(max_length=100)] = "",
    client_assertion: Annotated[str, Form(max_length=5000)] = "",
    authorization: Annotated[str, Header(include_in_schema=False)] = "",
) -> JSON:
    """A token for an agency's client: OAuth 2.0 client credentials, five minutes, with the scopes asked for.

    The client proves itself by its secret, or by an assertion signed with its key (RFC 7523; `aud` is this address).
    """
    if grant_type != "client_credentials":
        return _refuse(400, "unsupported_grant_type", "Send grant_type=client_credentials.")
    if authorization.lower().startswith("basic "):
        try:
            client_id, client_secret = _basic(authorization[6:])
        except (binascii.Error, UnicodeDecodeError):
            return _refuse(400, "invalid_request", "The Authorization header cannot be read.")
    async with pool(request).acquire() as connection:
        if client_assertion_type == assertion.TYPE:
            address = request.app.state.settings.own_address
            audience = frozenset({address, f"{address}/api/v1/token"})
            issued = await assertion.issue_token(connection, client_assertion, scope, audience, now(request))
        else:
            issued = await auth.issue_token(connection, client_id, client_secret, scope, now(request))
    if issued is None:
        return _refuse(401, "invalid_client", "The client or its secret is not right.")
    secret, scopes = issued
    if not scopes:
        return _refuse(400, "invalid_scope", "The client has none of these scopes.")
    seconds, granted = auth.TOKEN_SECONDS, " ".join(scopes)
    content = {"access_token": secret, "token_type": "Bearer", "expires_in": seconds, "scope": granted}
    return JSON(content, 200, NO_STORE)


def _refuse(status: int, error: str, description: str) -> JSON:
    asks = {"WWW-Authenticate": "Basic"} if status == 401 else {}  # RFC 6749 section 5.2
    return JSON({"error": error, "error_description": description}, status, NO_STORE | asks)


def _basic(credentials: str) -> tuple[str, str]:
    client_id, _, secret = base64.b64decode(credentials, validate=True).decode().partition(":")
    return client_id, secret
