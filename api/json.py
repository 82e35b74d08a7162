"""Answers as JSON, written by orjson."""

from typing import Any

import orjson
from starlette.responses import Response

NO_STORE = {"Cache-Control": "no-store"}
"""Goes with an answer that has a secret in it: nobody may keep it (RFC 6749 section 5.1)."""


class JSON(Response):
    """An answer. Content that is text already (a view's) is sent as it is."""

    media_type = "application/json"

    def __init__(
        self, content: Any, status_code: int = 200, headers: dict[str, str] | None = None, media_type: str | None = None
    ) -> None:
        super().__init__(content, status_code, headers, media_type)

    def render(self, content: Any) -> bytes:
        """The bytes of the answer."""
        return content.encode() if isinstance(content, str) else orjson.dumps(content, default=str)
