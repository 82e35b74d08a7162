"""How often an agency's program, or a stranger who reads the open directory, may ask in a minute.

Programs are counted in the database for all servers together, strangers by their address in the memory of each server
and for no longer than the minute. Every answer says what is left, in the fields of the IETF's draft
(draft-ietf-httpapi-ratelimit-headers); one too many is answered 429 with the seconds until the minute is over. Staff
are not counted.
"""

from collections import Counter
from datetime import datetime
from uuid import UUID

from fastapi import Request

from api.problems import Problem
from persistence import access_control
from persistence.engine import Connection

WINDOW = 60
"""Seconds."""
MOST = 10_000
"""Addresses told apart in a minute; all further ones are counted as one."""
FIELDS = {
    "RateLimit-Policy": 'How often you may ask: `"minute";q=300;w=60` is 300 requests in 60 seconds.',
    "RateLimit": 'What is left: `"minute";r=120;t=25` is 120 requests until the count begins anew in 25 seconds.',
}


class Strangers:
    """How often each address has asked in this minute."""

    def __init__(self) -> None:
        self.minute: datetime | None = None
        self.asked: Counter[str] = Counter()

    def used(self, source: str, minute: datetime) -> int:
        """Count one request; answers with how many there were in this minute."""
        if minute != self.minute:
            self.minute, self.asked = minute, Counter()
        key = source if source in self.asked or len(self.asked) < MOST else "others"
        self.asked[key] += 1
        return self.asked[key]


async def count(request: Request, connection: Connection, client_id: UUID, now: datetime) -> None:
    """Count this request of a program, and have its answer say what is left. Raises `Problem` (429)."""
    used = await access_control.used(connection, client_id, _minute(now))
    _say(request, used, request.app.state.settings.agency_requests, now)


async def count_stranger(request: Request) -> None:
    """Count this request by its address, and have its answer say what is left. Raises `Problem` (429)."""
    state, source = request.app.state, request.client.host if request.client else "unknown"
    now: datetime = state.clock()
    _say(request, state.strangers.used(source, _minute(now)), state.settings.public_requests, now)


def _minute(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0)


def _say(request: Request, used: int, allowed: int, now: datetime) -> None:
    left, seconds = max(allowed - used, 0), WINDOW - now.second
    values = (f'"minute";q={allowed};w={WINDOW}', f'"minute";r={left};t={seconds}')
    request.state.headers = [
        (name.lower().encode(), value.encode()) for name, value in zip(FIELDS, values, strict=True)
    ]
    if used > allowed:
        raise Problem(
            "too-many", f"You have asked more than {allowed} times in a minute. Wait, then go on.",
            {"Retry-After": str(seconds)},
        )  # fmt: skip
