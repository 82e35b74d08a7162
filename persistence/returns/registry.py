"""Which returns there are. A return is one line here, and one function that writes its files into a folder."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import asyncpg

from domain.errors import Invalid
from domain.returns.frame import Counted, Year
from persistence.returns import cin, ssda903

Writer = Callable[[asyncpg.Connection, Year, Path, cin.Sender, Collection[str]], Awaitable[Counted]]

RETURNS: dict[str, Writer] = {
    "cin": cin.write,
    "ssda903": ssda903.write,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A return to write: `year` as people name it, "2025-26"; `serial` counts the sendings of the same return."""

    name: str
    year: str
    folder: Path
    authority: str
    serial: int
    leave_out: frozenset[str]
    at: datetime


async def run(url: str, asked: Asked) -> Counted:
    """Write it, on a connection of its own with no limit of time. Raises `Invalid`."""
    write = RETURNS.get(asked.name)
    if write is None:
        raise Invalid("/name", "This return is not written here yet.")
    year = Year.named(asked.year)
    sender = cin.Sender(authority=asked.authority, serial=asked.serial, at=asked.at)
    connection = await asyncpg.connect(url, server_settings={"jit": "off", "timezone": "UTC"})
    try:
        return await write(connection, year, asked.folder, sender, asked.leave_out)
    finally:
        await connection.close()
