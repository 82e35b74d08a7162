"""How often an agency's program may ask: so many requests a minute, counted in the database for all servers together.

Every answer says what is left, in the fields of the IETF's draft (draft-ietf-httpapi-ratelimit-headers); one too many is
answered 429 with the seconds until the minute is over. Staff are not counted.
"""

from datetime import datetime
from uuid import UUID

from fastapi import Request

from api.problems import Problem
from persistence import access_control
from persistence.engine import Connection

WINDOW = 60
"""Seconds."""
FIELDS = {
    "RateLimit-Policy": 'How often this program may ask: `"minute";q=300;w=60` is 300 requests in 60 seconds.',
    "RateLimit": 'What is left: `"minute";r=120;t=25` is 120 requests until the count begins anew in 25 seconds.',
}


async def count(request: Request, connection: Connection, client_id: UUID, now: datetime) -> None:
    """Count this request, and have its answer say what is left. Raises `Problem` (429)."""
    allowed: int = request.app.state.settings.agency_requests
    used = await access_control.used(connection, client_id, now.replace(second=0, microsecond=0))
    left, seconds = max(allowed - used, 0), WINDOW - now.second
    values = (f'"minute";q={allowed};w={WINDOW}', f'"minute";r={left};t={seconds}')
    request.state.headers = [
        (name.lower().encode(), value.encode()) for name, value in zip(FIELDS, values, strict=True)
    ]
    if used > allowed:
        raise Problem(
            "too-many", f"This program has asked more than {allowed} times in a minute. Wait, then go on.",
            {"Retry-After": str(seconds)},
        )  # fmt: skip
