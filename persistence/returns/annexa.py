"""Annex A in one workbook: one snapshot, one statement a list, each row written as it is read."""

import tempfile
from collections.abc import Collection
from datetime import date, datetime, time
from pathlib import Path
from uuid import UUID

import asyncpg
import orjson
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from domain.calendar import london_date
from domain.errors import RuleBroken
from domain.ids import new_id
from domain.returns.annexa import LISTS, Cell, checks, row
from domain.returns.frame import Counted, Year
from persistence.returns import annexa_care, annexa_lists
from persistence.returns.cin import CHILDREN_A_TIME, Sender, digest

STATEMENTS = {
    1: annexa_lists.CONTACTS,
    2: annexa_lists.EARLY_HELP,
    3: annexa_lists.REFERRALS,
    4: annexa_lists.ASSESSMENTS,
    5: annexa_lists.ENQUIRIES,
    6: annexa_lists.IN_NEED,
    7: annexa_lists.PROTECTION,
    8: annexa_care.IN_CARE,
    9: annexa_care.LEAVERS,
    10: annexa_care.ADOPTION,
}
"""By the number of the list. The list about adopters has no statement: there is no record of adopters."""

LOOKED = """
insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
select $1, 'system', $2, unnest($3::uuid[]), 'return', 'duty'
"""

OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""A row is on the disk before the next is read, and what somebody typed is never a formula or a link."""


async def write(
    connection: asyncpg.Connection, year: Year, folder: Path, sender: Sender, leave_out: Collection[str] = ()
) -> Counted:
    """Write `annexa-<year>.xlsx` as on the year's last day, or today while it runs; no file where a row must be mended.

    `leave_out`: the numbers of children whom the lists shall be without.
    """
    counted = Counted()
    as_at = min(year.ends, london_date(sender.at))
    with tempfile.TemporaryDirectory(dir=folder, prefix=".annexa-") as place:
        made = Path(place) / "annexa.xlsx"
        with Workbook(str(made), {**OPTIONS, "tmpdir": place}) as book:
            # Otherwise two runs over the same record would differ.
            book.set_properties({"created": sender.at.replace(microsecond=0, tzinfo=None)})
            await _lists(connection, book, as_at, counted, leave_out, sender)
        if not counted.children:
            raise RuleBroken("No child is in this return: there is no file.", "nothing-to-return")
        if not counted.stopped:
            made.chmod(0o640)
            made.replace(folder / f"annexa-{year}.xlsx")
    return counted


async def _lists(
    connection: asyncpg.Connection,
    book: Workbook,
    as_at: date,
    counted: Counted,
    leave_out: Collection[str],
    sender: Sender,
) -> None:
    days = book.add_format({"num_format": "dd/mm/yyyy"})
    told: dict[str, dict[str, list[bytes]]] = {}
    read: set[UUID] = set()
    asked = (as_at, months_before(as_at, 6), months_before(as_at, 12))
    async with connection.transaction(isolation="repeatable_read"):
        for number, columns in LISTS.items():
            name = f"List {number}"
            sender.tell(number, len(LISTS))
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, [column.header for column in columns])
            counted.add(name, 0)
            if number not in STATEMENTS:
                continue
            async for line in connection.cursor(STATEMENTS[number], *asked, prefetch=CHILDREN_A_TIME):
                facts = orjson.loads(line[0])
                if facts["id"]:
                    read.add(UUID(facts["id"]))
                child = facts["reference"]
                if child in leave_out:
                    counted.left_out += [] if child in counted.left_out else [child]
                    continue
                counted.problems += checks(number, facts)
                cells = row(number, facts, as_at)
                counted.add(name)
                _write(sheet, counted.modules[name], cells, days)
                told.setdefault(child, {}).setdefault(name, []).append(orjson.dumps(cells))
        await connection.execute(LOOKED, new_id(), new_id(), list(read))
    counted.children = {
        child: {name: digest(b"".join(rows)) for name, rows in lists.items()} for child, lists in sorted(told.items())
    }


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or that month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 - months
    for last in range(day.day, 27, -1):
        try:
            return date(index // 12, index % 12 + 1, last)
        except ValueError:
            continue
    return date(index // 12, index % 12 + 1, min(day.day, 28))


def _write(sheet: Worksheet, at: int, cells: tuple[Cell, ...], days: Format) -> None:
    for place, cell in enumerate(cells):
        if isinstance(cell, date):
            sheet.write_datetime(at, place, datetime.combine(cell, time.min), days)
        elif isinstance(cell, int):
            sheet.write_number(at, place, cell)
        elif cell is not None:
            sheet.write_string(at, place, cell)
