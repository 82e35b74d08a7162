"""Another directory of services, read page by page from an address that somebody chose, or from a file.

The same caution as in sending (api/posting.py): the name is resolved once, every address it has must be a public one, the
connection goes to the address that was checked, no redirect is followed, and time and size are limited.
"""

from collections.abc import Callable
from typing import Any

import orjson

from api.posting import Refused, Unanswered, connected, patiently

PATIENCE = 60.0
"""Seconds for the whole directory."""
LARGEST = 32 * 1024 * 1024
"""Bytes for the whole directory."""
PER_PAGE, MOST_PAGES = 100, 500

Get = Callable[[str], Any]


async def fetch(url: str, *, local: bool = False) -> list[Any]:
    """Every service that a directory lists. `local` admits http and private addresses: for tests and for trying out.

    Raises `Refused` and `Unanswered`.
    """
    base = url.rstrip("/").removesuffix("/services")
    async with patiently(PATIENCE, f"The directory took longer than {PATIENCE:.0f} seconds."):
        return await _walk(base, local=local)


def services_in(content: Any) -> list[Any]:
    """The services of a file: a list of them, or one page as a directory answers it. Raises `Refused`."""
    found = content.get("contents", content.get("services")) if isinstance(content, dict) else content
    if not isinstance(found, list):
        raise Refused("It holds no list of services.")
    return found


async def _walk(base: str, *, local: bool) -> list[Any]:
    found: list[Any] = []
    left = LARGEST
    for page in range(1, MOST_PAGES + 1):
        body = await _get(f"{base}/services?page={page}&per_page={PER_PAGE}&full=true", left, local=local)
        left -= len(body)
        envelope = orjson.loads(body)
        found += services_in(envelope)
        pages = envelope.get("total_pages") if isinstance(envelope, dict) else 1
        if not isinstance(pages, int) or page >= pages:
            return found
    raise Refused(f"It has more than {MOST_PAGES} pages.")


async def _get(url: str, limit: int, *, local: bool) -> bytes:
    if not url.isascii() or any(letter <= " " for letter in url):
        raise Refused("The address has letters that no address has.")
    async with connected(url, local=local) as (parts, reader, writer):
        # HTTP/1.0: the answer ends where the connection does, and comes in one piece (RFC 9112 section 6.1).
        head = (
            f"GET {parts.path}?{parts.query} HTTP/1.0\r\nHost: {parts.netloc.rpartition('@')[2]}\r\n"
            "Accept: application/json\r\nAccept-Encoding: identity\r\nConnection: close\r\n\r\n"
        )
        writer.write(head.encode("ascii"))
        await writer.drain()
        answer = bytearray()
        while piece := await reader.read(65536):
            answer += piece
            if len(answer) > limit:
                raise Refused(f"It is larger than {LARGEST // 1024 // 1024} megabytes.")
    found, _, body = bytes(answer).partition(b"\r\n\r\n")
    first = found.split(b"\r\n", 1)[0].split(b" ")
    if len(first) < 2 or not first[0].startswith(b"HTTP/1."):
        raise ValueError
    if first[1] != b"200":
        raise Unanswered(f"It answered {first[1].decode('ascii', 'replace')[:3]}.")
    return body
