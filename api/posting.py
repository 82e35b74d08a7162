"""One POST to an address that somebody else chose, without being led astray.

The name is resolved once, every address it has must be a public one, and the connection goes to the address that was
checked: a name that answers otherwise a moment later changes nothing. No redirect is followed, since only the status is
read; time and size are limited.
"""

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from urllib.parse import SplitResult, urlsplit

PATIENCE = 15.0
"""Seconds for the whole exchange."""
LONGEST_HEAD = 16 * 1024
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class Refused(Exception):
    """We do not send there; the text says why, for whoever runs the receiver."""


class Unanswered(Exception):
    """No answer came; the text says why."""


@asynccontextmanager
async def patiently(seconds: float, late: str, unread: str = "No answer that can be read") -> AsyncIterator[None]:
    """So long and no longer; whatever goes wrong on the way is `Unanswered`, with why."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError as error:
        raise Unanswered(late) from error
    except ssl.SSLError as error:
        raise Unanswered(f"No safe connection: {error.reason or 'TLS failed'}.") from error
    except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError) as error:
        raise Unanswered(f"{unread}: {type(error).__name__}.") from error


@asynccontextmanager
async def connected(
    url: str, *, local: bool, limit: int = 64 * 1024
) -> AsyncIterator[tuple[SplitResult, asyncio.StreamReader, asyncio.StreamWriter]]:
    """A connection to the address that was checked, closed at the end. Raises `Refused` and `Unanswered`."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (local and parts.scheme == "http"):
        raise Refused("The address does not begin with https.")
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    address = await checked(host, port, local=local)
    safe = ssl.create_default_context() if parts.scheme == "https" else None
    reader, writer = await asyncio.open_connection(
        address, port, ssl=safe, server_hostname=host if safe else None, limit=limit
    )
    try:
        yield parts, reader, writer
    finally:
        writer.close()


async def post(url: str, headers: Mapping[str, str], body: bytes, *, local: bool = False) -> int:
    """Send, and answer with the status. `local` admits http and private addresses: for tests and for trying out.

    Raises `Refused` and `Unanswered`.
    """
    async with (
        patiently(PATIENCE, f"No answer within {PATIENCE:.0f} seconds.", "No answer"),
        connected(url, local=local, limit=LONGEST_HEAD) as (parts, reader, writer),
    ):
        await say(writer, parts, parts.netloc, headers, body)
        while 100 <= (status := _status(await reader.readuntil(b"\r\n\r\n"))) < 200:
            pass  # "100 Continue" and its like come before the answer
        return status


async def say(
    writer: asyncio.StreamWriter, parts: SplitResult, host: str, headers: Mapping[str, str], body: bytes
) -> None:
    """Write a POST whose connection ends with the answer."""
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    sent = {"Host": host, "Content-Length": str(len(body)), "Connection": "close", **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
    writer.write(f"POST {target} HTTP/1.1\r\n{head}\r\n".encode("ascii") + body)
    await writer.drain()


def _status(head: bytes) -> int:
    version, status, *_ = [*head.split(b"\r\n", 1)[0].split(b" "), b""]
    if not version.startswith(b"HTTP/1.") or len(status) != 3:
        raise ValueError
    return int(status)


async def checked(host: str, port: int, *, local: bool) -> str:
    """The address to connect to. Raises `Refused` where any address of the name is not a public one."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise Unanswered("The name of the address is not known.") from error
    addresses = [str(each[4][0]) for each in found]
    if not local and not all(map(is_public, addresses)):
        raise Refused("The address leads into a private network.")
    return addresses[0]


def is_public(text: str) -> bool:
    """Whether this is an address of the open internet, also where it holds another inside."""
    address = ipaddress.ip_address(text.split("%", 1)[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast
