"""One line of JSON a request. Only the keys listed here are ever written: a line with a name in it is a breach."""

import logging
import sys
from collections.abc import MutableMapping
from datetime import UTC, datetime
from typing import Any

import orjson
import structlog

ALLOWED = {
    "event", "level", "timestamp", "request_id", "actor_id", "operation", "method", "status", "milliseconds",
    "exception_type", "at",
}  # fmt: skip


def line(_: Any, level: str, event: MutableMapping[str, Any]) -> bytes:
    """The line that is written: its level, its moment, and of what is said only the keys that are listed.

    One step, not a chain of processors: there is a line for every request.
    """
    kept = {key: value for key, value in event.items() if key in ALLOWED}
    return orjson.dumps(kept | {"level": level, "timestamp": datetime.now(UTC)}, option=orjson.OPT_UTC_Z)


def configure(*, quiet: bool = False) -> None:
    """Write JSON lines to standard error; `quiet` keeps all but warnings back."""
    structlog.configure(
        processors=[line],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING if quiet else logging.INFO),
        logger_factory=structlog.BytesLoggerFactory(file=sys.stderr.buffer),
        cache_logger_on_first_use=True,
    )
