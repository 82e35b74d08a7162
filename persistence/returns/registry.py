"""Which returns there are. A return is one line here, and one function that writes its files into a folder."""

import hashlib
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import asyncpg
import orjson

from domain.calendar import london_date
from domain.errors import Invalid
from domain.returns.frame import Counted, Year, difference
from persistence.returns import annexa, cin, ssda903
from persistence.returns.cin import Progress
from persistence.returns.counts import RECORD, in_record
from persistence.returns.known import as_known

Writer = Callable[[asyncpg.Connection, Year, Path, cin.Sender, Collection[str]], Awaitable[Counted]]

RETURNS: dict[str, Writer] = {
    "cin": cin.write,
    "ssda903": ssda903.write,
    "annexa": annexa.write,
}
READS: dict[str, tuple[str, ...]] = {
    "cin": (cin.SQL,),
    "ssda903": (ssda903.SQL,),
    "annexa": tuple(annexa.STATEMENTS.values()),
}
"""The statements by which each reads the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A return to write: `year` as people name it, "2025-26"; `serial` counts the sendings of the same return.

    `known_at`: the past moment whose knowledge of the record it is made from; None: what is known now.
    """

    name: str
    year: str
    folder: Path
    authority: str
    serial: int
    leave_out: frozenset[str]
    at: datetime
    known_at: datetime | None = None


async def run(url: str, asked: Asked) -> Counted:
    """Write it, on a connection of its own with no limit of time. Raises `Invalid`."""
    counted = await written(url, asked)
    return counted if counted.stopped else _noted(asked, counted)


async def written(url: str, asked: Asked, told: Progress | None = None) -> Counted:
    """Write its files, and count the record another way in the same snapshot; `told` hears how far it is."""
    write = RETURNS.get(asked.name)
    if write is None:
        raise Invalid("/name", "This return is not written here yet.")
    if asked.known_at and asked.known_at > asked.at:
        raise Invalid("/known_on", "This day has not ended yet.")
    year = Year.named(asked.year)
    # Of the past moment too: what was sent then is made again to the letter.
    sender = cin.Sender(authority=asked.authority, serial=asked.serial, at=asked.known_at or asked.at, told=told)
    connection = await asyncpg.connect(url, server_settings={"jit": "off", "timezone": "UTC"})
    try:
        if asked.known_at:
            await as_known(connection, asked.known_at, (*READS[asked.name], *RECORD[asked.name].values()))
        async with connection.transaction(isolation="repeatable_read"):
            counted = await write(connection, year, asked.folder, sender, asked.leave_out)
            as_at = min(year.ends, london_date(sender.at))
            counted.in_record = await in_record(connection, asked.name, year, as_at, asked.leave_out)
    finally:
        await connection.close()
    return counted


def _noted(asked: Asked, counted: Counted) -> Counted:
    """Write beside the files what was written, when, and how it differs from the run before in this folder."""
    note = asked.folder / f"{asked.name}-{asked.year}.json"
    before = orjson.loads(note.read_bytes())["children"] if note.exists() else {}
    found = sorted(path for path in asked.folder.glob(f"{asked.name}-{asked.year}*") if path != note)
    files = {}
    for path in found:
        with path.open("rb") as opened:
            files[path.name] = hashlib.file_digest(opened, "sha256").hexdigest()
    counted.difference = difference(before, counted.children) if before else None
    told = {
        "name": asked.name, "year": asked.year, "serial": asked.serial, "at": asked.at, "files": files,
        "modules": counted.modules, "left_out": counted.left_out, "problems": counted.problems,
        "difference": counted.difference, "children": counted.children,
    }  # fmt: skip
    note.write_bytes(orjson.dumps(told, option=orjson.OPT_INDENT_2))
    return counted
