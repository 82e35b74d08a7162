"""Sessions, tokens and failed sign-ins: what the API needs in order to know who is asking."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg

from persistence.engine import Connection

# The session's idle limit moves on at most once a minute: a write for every read would cost more than it tells.
_SESSION = """
    with current as (
        select session.hash, session.seen_at, worker.id as worker_id, worker.role, worker.employer_id
        from session join worker on worker.id = session.worker_id
        where session.hash = $1 and session.began_at > $2::timestamptz - $4::interval
        and session.seen_at > $2 - $3::interval and (worker.left_on is null or worker.left_on >= $2::date)
    ), seen as (
        update session set seen_at = $2 from current
        where session.hash = current.hash and current.seen_at < $2 - interval '1 minute'
    )
    select current.worker_id, current.role, current.employer_id, array(
        select pod_id from pod_member member
        where member.worker_id = current.worker_id and member.since <= $2::date
        and (member.until is null or member.until > $2::date)
    ) as pods from current
"""
_BEARER = """
    select client.id as client_id, client.agency_id, token.scopes
    from access_token token join agency_client client on client.id = token.client_id
    where token.hash = $1 and token.expires_at > $2 and client.switched_off_at is null
"""
_CLIENT = """
    update client_secret secret set last_used_at = $3 from agency_client client
    where client.id = secret.client_id and secret.hash = $1 and client.id::text = $2 and client.switched_off_at is null
    and (secret.until is null or secret.until > $3) returning client.id, client.scopes
"""
_KEYS = """
    select key.id, key.jwk, client.id as client_id, client.scopes
    from client_key key join agency_client client on client.id = key.client_id
    where client.id::text = $1 and client.switched_off_at is null and (key.until is null or key.until > $2)
"""
_USED = """
    insert into client_use values ($1, $2, 1) on conflict (client_id) do update set
        requests = case when client_use.minute = excluded.minute then client_use.requests + 1 else 1 end,
        minute = excluded.minute
    returning requests
"""
_PROFILE = """
    select worker.given, worker.family, worker.role, worker.employer_id, session.began_at, coalesce((
        select json_agg(json_build_object('id', pod.id, 'name', pod.name, 'kind', pod.pod_kind) order by pod.name)
        from pod_member member join pod on pod.id = member.pod_id
        where member.worker_id = worker.id and member.since <= $2::date
        and (member.until is null or member.until > $2::date)
    ), '[]')::text as pods
    from session join worker on worker.id = session.worker_id where session.hash = $1
"""
_FAILED = """
    insert into sign_in_failure (key, failures, wait_until) values ($1, 1, $2)
    on conflict (key) do update set
        failures = case when sign_in_failure.wait_until < $2 - interval '1 hour' then 1 else sign_in_failure.failures + 1 end,
        wait_until = $2 + case when sign_in_failure.failures < $3 or sign_in_failure.wait_until < $2 - interval '1 hour'
            then interval '0' else least($4, interval '1 second' * power(2, least(sign_in_failure.failures - $3 + 1, 20))) end
"""


async def session(
    connection: Connection, hash: bytes, now: datetime, idle: timedelta, absolute: timedelta
) -> asyncpg.Record | None:
    """The worker, role and present pods of a running session."""
    return await connection.fetchrow(_SESSION, hash, now, idle, absolute)


async def profile(connection: Connection, hash: bytes, now: datetime) -> asyncpg.Record | None:
    """The signed-in worker's name, role and pods, for the top of the screen."""
    return await connection.fetchrow(_PROFILE, hash, now)


async def account(connection: Connection, email: str) -> asyncpg.Record | None:
    """The worker and password hash behind an address, while the worker is here."""
    return await connection.fetchrow(
        "select worker_id, password_hash from credential join worker on worker.id = worker_id"
        " where email = $1 and left_on is null",
        email.replace("\0", ""),
    )


async def set_password(connection: Connection, worker_id: UUID, password_hash: str, now: datetime) -> None:
    """Keep a password's hash and end the sessions that began with the one before."""
    await connection.execute(
        "insert into credential values ($1, $2, $3) on conflict (worker_id)"
        " do update set password_hash = excluded.password_hash, changed_at = excluded.changed_at",
        worker_id, password_hash, now,
    )  # fmt: skip
    await end_sessions(connection, worker_id)


async def begin_session(connection: Connection, hash: bytes, worker_id: UUID, now: datetime) -> None:
    """Keep a new session, and let go of those that nobody can use any more."""
    await connection.execute("delete from session where began_at < $1", now - timedelta(days=1))
    await connection.execute("insert into session values ($1, $2, $3, $3)", hash, worker_id, now)


async def end_session(connection: Connection, hash: bytes) -> None:
    """Sign out here."""
    await connection.execute("delete from session where hash = $1", hash)


async def end_sessions(connection: Connection, worker_id: UUID) -> None:
    """Sign out everywhere."""
    await connection.execute("delete from session where worker_id = $1", worker_id)


async def wait(connection: Connection, keys: list[bytes], now: datetime) -> timedelta:
    """How long the next try must wait."""
    until = await connection.fetchval("select max(wait_until) from sign_in_failure where key = any ($1)", keys)
    return max(until - now, timedelta(0)) if until else timedelta(0)


async def failed(connection: Connection, key: bytes, now: datetime, free: int, longest: timedelta) -> None:
    """Count a failure; beyond `free` tries the wait doubles from two seconds up to `longest`. An hour's quiet forgets."""
    await connection.execute(_FAILED, key, now, free, longest)


async def succeeded(connection: Connection, key: bytes) -> None:
    """Forget an account's failures."""
    await connection.execute("delete from sign_in_failure where key = $1", key)


async def client(connection: Connection, client_id: str, secret_hash: bytes, now: datetime) -> asyncpg.Record | None:
    """An agency's client that is switched on and whose secret this is, while it lasts."""
    return await connection.fetchrow(_CLIENT, secret_hash, client_id.replace("\0", ""), now)


async def keep_secret(connection: Connection, client_id: UUID, secret_hash: bytes, now: datetime) -> None:
    """Keep the hash of a client's secret."""
    await connection.execute(
        "insert into client_secret (hash, client_id, since) values ($1, $2, $3)", secret_hash, client_id, now
    )


async def end_secrets(connection: Connection, client_id: UUID, until: datetime) -> None:
    """The secrets and keys that a client has now work until a moment, and no longer than they did."""
    for table in ("client_secret", "client_key"):
        await connection.execute(
            f"update {table} set until = least(until, $2) where client_id = $1",  # both named here
            client_id, until,
        )  # fmt: skip


async def keep_key(connection: Connection, id: UUID, client_id: UUID, jwk: str, now: datetime) -> None:
    """Keep the public half of a client's key, as a JWK."""
    await connection.execute(
        "insert into client_key (id, client_id, jwk, since) values ($1, $2, $3::jsonb, $4)", id, client_id, jwk, now
    )


async def keys(connection: Connection, client_id: str, now: datetime) -> list[asyncpg.Record]:
    """The keys with which a client that is switched on may sign now."""
    found: list[asyncpg.Record] = await connection.fetch(_KEYS, client_id.replace("\0", ""), now)
    return found


async def use_assertion(
    connection: Connection, key_id: UUID, client_id: UUID, hash: bytes, expires_at: datetime, now: datetime
) -> bool:
    """Note that an assertion was used. False: it was used before."""
    await connection.execute("delete from client_assertion where expires_at < $1", now)
    fresh = await connection.fetchval(
        "insert into client_assertion (hash, client_id, expires_at) values ($1, $2, $3)"
        " on conflict do nothing returning true",
        hash, client_id, expires_at,
    )  # fmt: skip
    if fresh:
        await connection.execute("update client_key set last_used_at = $2 where id = $1", key_id, now)
    return bool(fresh)


async def begin_token(
    connection: Connection, hash: bytes, client_id: UUID, scopes: list[str], expires_at: datetime
) -> None:
    """Keep a new token, and let go of those that have expired."""
    await connection.execute("delete from access_token where expires_at < now()")
    await connection.execute("insert into access_token values ($1, $2, $3, $4)", hash, client_id, scopes, expires_at)


async def token(connection: Connection, hash: bytes, now: datetime) -> asyncpg.Record | None:
    """The client, agency and scopes of a running token."""
    return await connection.fetchrow(_BEARER, hash, now)


async def used(connection: Connection, client_id: UUID, minute: datetime) -> int:
    """Count a request of an agency's program; answers with how many there were in this minute, over all servers."""
    return int(await connection.fetchval(_USED, client_id, minute))


async def bank_holidays(connection: Any) -> list[Any]:
    """Every bank holiday that is known."""
    return [row["day"] for row in await connection.fetch("select day from bank_holiday")]
