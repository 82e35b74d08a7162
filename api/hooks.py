"""The sender of webhooks, by the Standard Webhooks specification: signed, patient, and never told where to go twice."""

import asyncio
import base64
import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import structlog
from cryptography.fernet import InvalidToken, MultiFernet

from api import posting, sealing
from api.posting import Refused, Unanswered
from api.settings import BadSetting, Settings
from domain.aggregate import By
from domain.calendar import WorkingDays
from domain.errors import DomainError
from domain.ids import new_id
from domain.policy import Role, system_actor
from persistence import delivery
from persistence.engine import Pool
from persistence.unit_of_work import unit_of_work

Post = Callable[[str, Mapping[str, str], bytes], Awaitable[int]]
"""Sends a body with headers to an address and answers with the status."""
WAITS = tuple(timedelta(seconds=each) for each in (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400))
"""What passes after each attempt that failed, as the specification suggests: ten attempts within three days."""
AT_ONCE = 40
GONE = 410
PREFIX = "whsec_"
PAUSE = 2.0
"""Seconds between looking whether anything is due, when nothing was."""
PAUSE_AFTER_TROUBLE = 30.0

log = structlog.get_logger()


def new_secret() -> str:
    """A secret as the specification writes it: 32 bytes of chance."""
    return PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def signature(secret: str, id: str, timestamp: int, body: bytes) -> str:
    """`v1,` and the HMAC-SHA256 of what identifies the message, when it is sent, and what it says."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = hmac.digest(key, f"{id}.{timestamp}.".encode() + body, hashlib.sha256)
    return f"v1,{base64.b64encode(signed).decode()}"


async def send_due(pool: Pool, client: Post, now: datetime, opener: MultiFernet) -> int:
    """Write down what is to be told, send what is due at `now`, and answer with how many were tried.

    Several senders may run at once: each is lent other messages.
    """
    await delivery.write(pool, now)
    lent = await delivery.lend(pool, now, AT_ONCE)
    await asyncio.gather(*(_send(pool, client, now, opener, each) for each in lent))
    return len(lent)


async def keep_sending(pool: Pool, settings: Settings) -> None:
    """Send what is due, again and again, until cancelled. Any number may do so, beside any number of servers."""
    client = partial(posting.post, local=settings.hooks_local)
    while True:
        tried, pause = 0, PAUSE
        try:
            if await delivery.is_wanted(pool):  # without a subscription nothing needs a key
                tried = await send_due(pool, client, datetime.now(UTC), sealing.sealer(settings))
        except (OSError, BadSetting, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            log.warning("not-sent", exception_type=type(error).__name__)
            pause = PAUSE_AFTER_TROUBLE
        await asyncio.sleep(0 if tried else pause)


async def _send(pool: Pool, client: Post, now: datetime, opener: MultiFernet, lent: Any) -> None:
    body = orjson.dumps(
        {
            "type": lent["type"],
            "timestamp": lent["happened_at"],
            "data": {"id": str(lent["record_id"]), "version": lent["version"]},
        }
    )
    attempt: int = lent["attempts"]
    state, status = "waiting", 0
    try:
        id, timestamp = str(lent["id"]), int(now.timestamp())
        keys = [opener.decrypt(sealed).decode() for sealed in lent["secrets"]]
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "Kith",
            "webhook-id": id,
            "webhook-timestamp": str(timestamp),
            "webhook-signature": " ".join(signature(key, id, timestamp, body) for key in keys),
        }
        status = await client(lent["url"], headers, body)
        answer = f"The receiver answered {status}."
        state = "sent" if 200 <= status < 300 else "waiting"
    except (Refused, Unanswered) as error:
        answer = str(error)
    except InvalidToken:
        answer = "The secret cannot be opened with the key that is set here."
    if state == "waiting" and (attempt > len(WAITS) or status == GONE):
        state = "dead"
    wait = WAITS[min(attempt, len(WAITS)) - 1] * (0.8 + secrets.randbelow(401) / 1000)
    await delivery.settle(pool, lent["id"], attempt, state, now + wait, answer)
    if status == GONE:
        await _let_go(pool, lent["subscription_id"], now)


async def _let_go(pool: Pool, id: UUID, now: datetime) -> None:
    """An address that says it is gone is sent nothing more, until somebody switches it on again."""
    by = By(new_id(), Role.SYSTEM, now)
    actor, calendar = system_actor(by.actor_id), WorkingDays.of([])
    try:
        async with pool.acquire() as connection, unit_of_work(connection, actor, by, new_id(), calendar) as work:
            subscription = await work.subscriptions.get(id)
            subscription.switch_off(by=by, reason="The receiver answered that it is gone (410).")
            await work.subscriptions.save(subscription)
    except DomainError:
        return  # somebody, or another message's answer, was quicker
