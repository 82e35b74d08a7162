"""Lists in pages: a cursor says after which row the next page begins. It is opaque to clients and holds only sort keys."""

import base64
import binascii
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
        if not isinstance(keys, list) or len(keys) != len(kinds):
            raise ValueError
        return [None if key is None else _read(kind, key) for kind, key in zip(kinds, keys, strict=True)]
    except (ValueError, TypeError, binascii.Error) as error:
        raise Invalid("/cursor", "This is not a cursor of this list: begin again without one.", "cursor") from error


def _read(kind: type, key: Any) -> Any:
    if kind is str and ("\0" in str(key)):
        raise ValueError
    return kind.fromisoformat(key) if hasattr(kind, "fromisoformat") else kind(key)


def page(rows: list[Any], keys: list[Any] | None) -> str:
    """The JSON of a page made of rows that are JSON already; `keys` are the last row's when there are more."""
    following = orjson.dumps(encode(keys) if keys else None).decode()
    return f'{{"items":[{",".join(rows)}],"next":{following}}}'
