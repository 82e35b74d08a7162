"""Lists in pages: a cursor says after which row the next page begins. It is opaque to clients and holds only sort keys."""

import base64
import binascii
from datetime import UTC, date, datetime
from typing import Any

import orjson

from domain.errors import Invalid

PAGE = 50
"""Rows in a page."""


def encode(keys: list[Any]) -> str:
    """The cursor behind a row with these sort keys."""
    return base64.urlsafe_b64encode(orjson.dumps(keys, default=str)).decode().rstrip("=")


def decode(cursor: str | None, kinds: tuple[type, ...]) -> list[Any] | None:
    """The sort keys in a cursor, each read as its kind (None stays None), or None for the first page. Raises `Invalid`."""
    if cursor is None:
        return None
    try:
        keys = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return [None if key is None else _read(kind, key) for kind, key in zip(kinds, list(keys), strict=True)]
    except (ValueError, TypeError, OverflowError, binascii.Error) as error:
        raise Invalid("/cursor", "This is not a cursor of this list: begin again without one.", "cursor") from error


def _read(kind: type, key: Any) -> Any:
    """One key as the kind that the database compares it with; anything that it could not take is refused here."""
    if kind is int:
        if type(key) is not int or not -(2**63) <= key < 2**63:
            raise ValueError
        return key
    if not isinstance(key, str) or "\0" in key:
        raise ValueError
    if kind is datetime:
        moment = datetime.fromisoformat(key)
        if moment.tzinfo is None:
            raise ValueError
        return moment.astimezone(UTC)
    return date.fromisoformat(key) if kind is date else kind(key)


def page(rows: list[Any], keys: list[Any] | None) -> str:
    """The JSON of a page made of rows that are JSON already; `keys` are the last row's when there are more."""
    following = orjson.dumps(encode(keys) if keys else None).decode()
    return f'{{"items":[{",".join(rows)}],"next":{following}}}'
