"""Loads for the screens: what there is, how far one is, and what of it was refused why."""

from typing import Any
from uuid import UUID

import orjson

from domain.errors import NotFound
from persistence.access import WITHIN, reach_values
from persistence.transaction import Transaction

MOST = 100
"""Refused rows of one reason that a screen names; all are in the list to be saved."""

_CARD = """json_build_object('id', load.id, 'system', load.system, 'source', load.source, 'state', load.state,
    'serial', load.serial, 'asked_at', load.asked_at,
    'asked_by', (select concat_ws(' ', given, family) from worker where worker.id = load.asked_by),
    'people', load.people,
    'read', (select coalesce(sum(own.read), 0) from load_object own where own.load_id = load.id),
    'refused', (select coalesce(sum(own.refused), 0) from load_object own where own.load_id = load.id),
    'done', progress.done, 'of', progress.of, 'since', progress.since)"""
_EVERY = f"""
    select coalesce(json_agg({_CARD} order by load.asked_at desc, load.id), '[]')::text
    from record join load on load.id = record.id left join load_progress progress on progress.load_id = load.id
    where record.kind = 'load' and {WITHIN}
"""
_PARTS = {
    "files": ("load_file", "own.place", ("name", "size", "sha256")),
    "objects": ("load_object", "own.name", ("name", "read", "loaded", "same", "refused", "ignored")),
    "codes": (
        "load_code", "own.becomes is not null, own.object, own.field, own.code",
        ("id", "object", "field", "code", "count", "first_line", "choices", "becomes"),
    ),
}  # fmt: skip


def _part(table: str, order: str, names: tuple[str, ...]) -> str:
    said = ", ".join(f"'{name}', own.{name}" for name in names)
    return (
        f"(select coalesce(json_agg(json_build_object({said}) order by {order}), '[]')"
        f" from {table} own where own.load_id = load.id)"
    )


_REASONS = f"""
    select coalesce(json_agg(json_build_object('object', object, 'why', why, 'count', count, 'lines', lines)
        order by object <> 'ssd_person', count desc, object, why), '[]')
    from (
        select object, why, count(*) as count,
            (array_agg(json_build_object('file', file, 'line', line, 'key', key) order by number))[:{MOST}] as lines
        from load_row where load_id = load.id and state = 'refused' group by object, why
    ) each
"""
_ONE = f"""
    select json_build_object('card', {_CARD}, 'version', record.version, 'besides', load.besides,
        'tried_at', load.tried_at, 'loaded_at', load.loaded_at, 'undone_at', load.undone_at,
        'undone_because', load.undone_because, 'failed_because', load.failed_because,
        {", ".join(f"'{name}', {_part(*about)}" for name, about in _PARTS.items())},
        'refusals', case when load.state in ('tried', 'loading', 'loaded', 'undoing') then ({_REASONS}) else '[]' end
    )::text
    from record join load on load.id = record.id left join load_progress progress on progress.load_id = load.id
    where record.id = $6 and record.kind = 'load' and {WITHIN}
"""
_REFUSED = f"""
    select load_row.file, load_row.line, load_row.object, load_row.key, load_row.why
    from record join load_row on load_row.load_id = record.id
    where record.id = $6 and record.kind = 'load' and {WITHIN} and load_row.state = 'refused' order by load_row.number
"""


async def every(read: Transaction) -> list[dict[str, Any]]:
    """Every load, the last first."""
    found: list[dict[str, Any]] = orjson.loads(await read.connection.fetchval(_EVERY, *reach_values(read.actor.reach)))
    return found


async def one(read: Transaction, id: UUID) -> dict[str, Any]:
    """One load: how it stands, its reconciliation, and the refused rows by reason. Raises `NotFound`."""
    text: str | None = await read.connection.fetchval(_ONE, *reach_values(read.actor.reach), id)
    if text is None:
        raise NotFound
    found: dict[str, Any] = orjson.loads(text)
    return found


async def refused(read: Transaction, id: UUID) -> list[tuple[str, int, str, str, str]]:
    """Every refused row: file, line, object, id and reason."""
    return [tuple(row) for row in await read.connection.fetch(_REFUSED, *reach_values(read.actor.reach), id)]
