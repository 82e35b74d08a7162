"""Looking all year for what a return would be refused or asked about: the returns' own rules, over the whole record.

The rules are those that stop or mark a file when it is made. They are asked about the year that runs and the one before.
It takes as long as reading the record once (docs/performance.md says how long), so it is done again for everybody
whenever something was recorded, and no list of what to look at again can be wrong. Nobody looks at a record here:
what is found is shown to those who may see it, and that is written down.
"""

from datetime import date

import asyncpg

from domain.returns.frame import FIRST_YEAR, Problem, ReturnName, Year
from persistence.returns import cin, ssda903


async def check(connection: asyncpg.Connection, today: date) -> list[tuple[ReturnName, Problem]]:
    """What is found, in one snapshot."""
    started = today.year if today.month > 3 else today.year - 1
    years = [Year(each) for each in (started - 1, started) if each >= FIRST_YEAR]
    async with connection.transaction(isolation="repeatable_read", readonly=True):
        return [
            *[(ReturnName.CIN, each) for each in await cin.problems(connection, years, today)],
            *[(ReturnName.SSDA903, each) for each in await ssda903.problems(connection, years, today)],
        ]
