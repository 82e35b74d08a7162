"""How many of each module the record holds, counted another way than the return counts: beside each other on the screen.

Each statement answers a row for each thing counted, with its child. $1: the first day, $2: the last that counts, which
is today while the year runs. The statements are written from what docs/returns.md, docs/ssda903.md and docs/annex-a.md
say counts, not from the return's own: a mistake in one is not in the other. Only List 11 of Annex A is without one,
because the record has nothing about adopters that could be counted.
"""

from collections.abc import Collection
from datetime import date

import asyncpg

from domain.returns.frame import Year
from persistence.returns.annexa import months_before
from persistence.returns.counts_annexa import ANNEXA
from persistence.returns.counts_cin import CIN
from persistence.returns.counts_ssda903 import SSDA903

RECORD: dict[str, dict[str, str]] = {"cin": CIN, "ssda903": SSDA903, "annexa": ANNEXA}
"""The statements, by return and module."""


async def in_record(
    connection: asyncpg.Connection, name: str, year: Year, as_at: date, leave_out: Collection[str]
) -> dict[str, int]:
    """The modules of a return, each with how many the record holds of children who are not left out."""
    since = months_before(as_at, 6) if name == "annexa" else year.begins
    found = {}
    for module, sql in RECORD[name].items():
        found[module] = await connection.fetchval(
            f"""
            select count(*) from ({sql}) counted (child_id) left join person on person.id = counted.child_id
            where coalesce(person.reference, '') <> all ($3) and $1::date is not null
            """,
            since, as_at, list(leave_out),
        )  # fmt: skip
    return found
