"""Whether the ledger is as it was written: every digest and every hash is computed again, outside the database."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg

_ENTRIES = """
    select seq, record_id, version, type, recorded_at, occurred_at, actor_id, acting_as, request_id, reason,
        facts::text as facts, state::text as state, shape, digest, hash
    from ledger order by seq
"""
_BATCH = 500
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many entries were found as they were written, and the first that was not (None: all are whole)."""

    entries: int
    first_wrong_seq: int | None


async def verify(database_url: str) -> Verdict:
    """Read the whole ledger, in one snapshot and in order, and check it. Memory does not grow with its length."""
    connection = await asyncpg.connect(database_url, timeout=5, server_settings={"timezone": "UTC"})
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            entries, before = 0, b""
            async for entry in connection.cursor(_ENTRIES, prefetch=_BATCH):
                if entry["seq"] != entries + 1 or not _whole(entry, before):
                    return Verdict(entries, entries + 1)
                entries, before = entries + 1, entry["hash"]
            return Verdict(entries, None)
    finally:
        await connection.close()


def _whole(entry: Any, before: bytes) -> bool:
    """Whether an entry has the digest of its content and the hash that follows from it and the hash `before`.

    The same as `ledger_digest`, `ledger_line` and `ledger_append` in migration 0001.
    """
    digest = hashlib.sha256(f"{entry['facts']}\n{entry['state']}".encode()).digest()
    line = "\n".join(
        str(part)
        for part in (
            entry["seq"], entry["record_id"], entry["version"], entry["type"], _epoch(entry["recorded_at"]),
            _epoch(entry["occurred_at"]), entry["actor_id"], entry["acting_as"], entry["request_id"],
            entry["reason"] or "", entry["shape"],
        )
    )  # fmt: skip
    return bool(entry["digest"] == digest and entry["hash"] == hashlib.sha256(before + line.encode() + digest).digest())


def _epoch(moment: datetime) -> str:
    """Seconds since 1970 with six digits, as `extract(epoch from ...)` writes them."""
    microseconds = (moment - _EPOCH) // timedelta(microseconds=1)
    seconds, rest = divmod(abs(microseconds), 1_000_000)
    return f"{'-' if microseconds < 0 else ''}{seconds}.{rest:06}"
