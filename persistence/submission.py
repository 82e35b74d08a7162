"""How runs of returns are remembered, with what they leave beside their record."""

import gzip
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from domain.returns.frame import Counted, ReturnName
from domain.submission import Submission, SubmissionFile
from persistence import tables
from persistence.engine import Connection
from persistence.repository import Repository
from persistence.state import to_json


class Submissions(
    Repository[Submission],
    aggregate=Submission,
    table=tables.submission,
    parts={
        "omissions": tables.submission_omission,
        "modules": tables.submission_module,
        "files": tables.submission_file,
    },
):
    """Every run of a return."""

    async def next_serial(self, name: ReturnName, year: str) -> int:
        """The number of the next run of this return; held until the commit, so that no two have the same."""
        connection = self._transaction.connection
        await connection.execute("select pg_advisory_xact_lock(hashtextextended($1, 33))", f"{name} {year}")
        return 1 + int(
            await connection.fetchval(
                "select coalesce(max(serial), 0) from submission where return_name = $1 and year = $2", name, year
            )
        )

    async def before(self, name: ReturnName, year: str) -> UUID | None:
        """The last run of this return that has files."""
        found: UUID | None = await self._transaction.connection.fetchval(
            "select id from submission where return_name = $1 and year = $2 and state in ('made', 'sent')"
            " order by serial desc limit 1",
            name, year,
        )  # fmt: skip
        return found


async def waiting(connection: Connection) -> list[UUID]:
    """The runs that have been asked for and are not made yet, the first asked first."""
    rows = await connection.fetch("select id from submission where state = 'asked' order by asked_at, id")
    return [row["id"] for row in rows]


async def keep_results(
    connection: Connection, id: UUID, counted: Counted, contents: Iterable[tuple[SubmissionFile, bytes]]
) -> None:
    """Keep what a run leaves beside its record."""
    await connection.executemany(
        "insert into submission_content (file_id, content) values ($1, $2)",
        [(file.id, gzip.compress(content, 6, mtime=0)) for file, content in contents],
    )
    await _keep(connection, "submission_child", [
        (id, reference, to_json(told)) for reference, told in counted.children.items()
    ])  # fmt: skip
    await _keep(connection, "submission_problem", [
        (id, place, each.child, each.rule, each.what, each.stops) for place, each in enumerate(counted.problems, 1)
    ])  # fmt: skip


async def _keep(connection: Any, table: str, rows: list[tuple[Any, ...]]) -> None:
    await connection.copy_records_to_table(table, records=rows)


async def content_of(connection: Connection, file_id: UUID) -> bytes:
    """A file of a run, as it was made."""
    kept: bytes = await connection.fetchval("select content from submission_content where file_id = $1", file_id)
    return gzip.decompress(kept)
