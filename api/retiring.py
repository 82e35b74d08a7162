"""Operations that go: announced in the contract and in each of their answers, long before (RFC 9745, RFC 8594).

An operation that agencies use is kept for at least `NOTICE` after it was announced; docs/partners.md says so.
"""

from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from typing import TypedDict

NOTICE = timedelta(days=365)


class Retiring(TypedDict):
    """That an operation goes: announced on a day, gone after another, and where it says what to use instead."""

    since: date
    until: date
    instead: str


def headers(retiring: Retiring) -> list[tuple[bytes, bytes]]:
    """The fields that announce it. Raises `ValueError` where the notice is too short."""
    if retiring["until"] - retiring["since"] < NOTICE:
        raise ValueError("An operation is announced a year before it goes.")
    since, until = (datetime.combine(retiring[day], time(), UTC) for day in ("since", "until"))
    return [
        (b"deprecation", f"@{int(since.timestamp())}".encode()),
        (b"sunset", format_datetime(until, usegmt=True).encode()),
        (b"link", f'<{retiring["instead"]}>; rel="deprecation"; type="text/html"'.encode()),
    ]
