"""One line of JSON a request. Only the keys listed here are ever written: a line with a name in it is a breach."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import orjson
import structlog

ALLOWED = {
    "event", "level", "timestamp", "request_id", "actor_id", "operation", "method", "status", "milliseconds",
    "exception_type", "at",
}  # fmt: skip


def keep_allowed(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop every key that is not listed."""
    return {key: value for key, value in event.items() if key in ALLOWED}


def _json(event: MutableMapping[str, Any], **_: Any) -> bytes:
    return orjson.dumps(event)


def configure(*, quiet: bool = False) -> None:
    """Write JSON lines to standard error; `quiet` keeps all but warnings back."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            keep_allowed,
            structlog.processors.JSONRenderer(_json),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING if quiet else logging.INFO),
        logger_factory=structlog.BytesLoggerFactory(file=sys.stderr.buffer),
        cache_logger_on_first_use=True,
    )
