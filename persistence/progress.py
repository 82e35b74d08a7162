"""How far the server is with something that somebody waits for: kept beside its record, in `<word>_progress`."""

from datetime import datetime
from typing import Any
from uuid import UUID


async def tell(connection: Any, word: str, id: UUID, done: int, of: int, since: datetime) -> None:
    """Write down how far it is, and since when it is being done."""
    await connection.execute(
        f"insert into {word}_progress values ($1, $2, $3, $4)"  # a word of ours
        f" on conflict ({word}_id) do update set done = $2, of = $3, since = $4",
        id, done, of, since,
    )  # fmt: skip
