"""Who is asking: sessions for staff, tokens for partner agencies. Nothing secret is kept, only its hash."""

import asyncio
import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from api.problems import Problem
from domain.policy import Actor, Role, agency_actor, agency_user_actor, staff_actor
from persistence import access_control
from persistence.engine import Connection

COOKIE = "__Host-kith"
TOKEN_SECONDS = 300
FREE_TRIES = 3
FREE_TRIES_OF_SOURCE = 30
"""A whole office can share one address: it is slowed down later than an account is."""
LONGEST_WAIT = timedelta(minutes=15)
PARALLEL_HASHES = 2
"""Each takes 64 MiB and a core for about 0.15 s: more at once would let sign-ins starve everything else."""

_hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)
_hashing = asyncio.Semaphore(PARALLEL_HASHES)
# Verified when there is no such account, so that an unknown address takes as long as a wrong password.
_NOBODY = _hasher.hash(secrets.token_hex(16))


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody recognised, by the session given or by a token."""

    actor: Actor
    session: str | None = field(default=None, repr=False)

    @property
    def csrf(self) -> str | None:
        """What a session's writes must carry: worked out for writes only."""
        return self.session and csrf_token(self.session)


def digest(secret: str) -> bytes:
    """The form in which a session, token or client secret is kept. They are random and long: a plain hash is enough."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()


def csrf_token(session: str) -> str:
    """The token that proves that a write comes from our own pages: made from the session, kept nowhere."""
    # A keyed BLAKE2 is a MAC of its own and asks nothing of OpenSSL, whose HMAC took longer than all of validation.
    return hashlib.blake2b(b"csrf", key=digest(session), digest_size=32).hexdigest()


def hash_password(password: str) -> str:
    """An argon2id hash: 64 MiB, three passes (OWASP ASVS 5.0, appendix C, is the floor below it)."""
    return _hasher.hash(password)


async def by_session(
    connection: Connection, session: str, now: datetime, idle: timedelta, absolute: timedelta
) -> Caller | None:
    """The worker whose session this is, unless it has ended, been idle too long, or the worker has left."""
    row = await access_control.session(connection, digest(session), now, idle, absolute)
    if row is None:
        return None
    role = Role(row["role"])
    if role is Role.AGENCY_USER:
        actor = agency_user_actor(row["worker_id"], row["employer_id"])
    else:
        actor = staff_actor(row["worker_id"], role, frozenset(row["pods"]))
    return Caller(actor, session)


async def by_token(connection: Connection, token: str, now: datetime) -> Caller | None:
    """The agency's client whose token this is, unless it has expired or the client was switched off."""
    row = await access_control.token(connection, digest(token), now)
    if row is None:
        return None
    return Caller(agency_actor(row["client_id"], row["agency_id"], frozenset(row["scopes"])))


async def sign_in(connection: Connection, email: str, password: str, source: str, now: datetime) -> str:
    """Check a password and begin a session; answers its secret. Raises `Problem`.

    After three failures (of a source: thirty) each further one doubles the wait, by account and by source, up to 15
    minutes; it never locks an account for good, since that would let anybody lock anybody out (ASVS 6.1.1).
    """
    of_account, of_source = digest("account " + email.strip().lower()), digest("source " + source)
    wait = await access_control.wait(connection, [of_account, of_source], now)
    if wait > timedelta(0):
        raise Problem(
            "too-many", "Too many tries. Wait, then try again.", {"Retry-After": str(int(wait.total_seconds()) + 1)}
        )
    account = await access_control.account(connection, email.strip().lower())
    async with _hashing:
        matches = await asyncio.to_thread(_verify, account["password_hash"] if account else _NOBODY, password)
    if not account or not matches:
        await access_control.failed(connection, of_account, now, FREE_TRIES, LONGEST_WAIT)
        await access_control.failed(connection, of_source, now, FREE_TRIES_OF_SOURCE, LONGEST_WAIT)
        raise Problem("not-signed-in", "The e-mail address or the password is not right.")
    await access_control.succeeded(connection, of_account)
    session = secrets.token_urlsafe(32)
    await access_control.begin_session(connection, digest(session), account["worker_id"], now)
    return session


async def issue_token(
    connection: Connection, client_id: str, secret: str, scope: str, now: datetime
) -> tuple[str, list[str]] | None:
    """A token for an agency's client, with the scopes asked for (all of its own when none are). None: not recognised.

    Without a scope that the client has there is no token: the list is empty.

    Wrong secrets are not slowed down: ours have 256 random bits, and a wait would let strangers shut a school out.
    """
    client = await access_control.client(connection, client_id, digest(secret), now)
    if client is None:
        return None
    return await begin_token(connection, client["id"], client["scopes"], scope, now)


async def begin_token(
    connection: Connection, client_id: UUID, scopes: list[str], scope: str, now: datetime
) -> tuple[str, list[str]]:
    """A token for a client that has been recognised."""
    asked = scope.split() or list(scopes)
    granted = [each for each in asked if each in scopes]
    if not granted:
        return "", []
    token, ends = secrets.token_urlsafe(32), now + timedelta(seconds=TOKEN_SECONDS)
    await access_control.begin_token(connection, digest(token), client_id, granted, ends)
    return token, granted


def _verify(stored: str, password: str) -> bool:
    try:
        return _hasher.verify(stored, password.encode("utf-8", "replace"))
    except (VerificationError, InvalidHashError):
        return False
