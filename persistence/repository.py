"""Loading and saving records of one kind. The statements are made once, from the tables, when the program starts."""

from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import Table

from domain.aggregate import Aggregate
from domain.errors import Duplicate, NotFound, Stale
from persistence.access import WITHIN, reach_values, viewed
from persistence.state import from_state, to_json, to_state
from persistence.transaction import Transaction

A = TypeVar("A", bound=Aggregate)

_INSERT_RECORD = """
    insert into record (id, kind, version, agency_id, made_by, made_from) values ($1, $2, $3, $4, $5, $6)
    on conflict (id) do nothing returning version
"""
_RAISE_VERSION = "update record set version = $2, agency_id = $4 where id = $1 and version = $3 returning version"
# PostgreSQL gives a statement that waited for a lock the newest row of what it locked, but shows it all other tables
# as they were when it began. Where these two versions differ, the state is older than the version and is read again.
_AS_READ = "(select same.version from record same where same.id = record.id) as as_read"
_FIRST = """
    select ledger.state, ledger.version, record.made_from = $2 and record.made_by = $3 and record.kind = $4 as same
    from record join ledger on ledger.record_id = record.id and ledger.version = 1 where record.id = $1
"""


class Repository(Generic[A]):
    """Records of one kind, for one transaction and within its actor's reach.

    `parts` names the table in which each list of the record is kept.
    """

    aggregate: type[A]
    table: Table
    parts: dict[str, Table]
    _consult: str
    _get: str
    _read: str
    _save: str

    def __init_subclass__(cls, *, aggregate: type[A], table: Table, parts: dict[str, Table] | None = None) -> None:
        """Make the statements for a kind of record."""
        cls.aggregate, cls.table, cls.parts = aggregate, table, parts or {}
        state = cls.state_of(table.name)
        found = f"""
            from record join {table.name} on {table.name}.id = record.id
            where record.id = $6 and record.kind = '{aggregate.kind}' and {WITHIN}
        """
        cls._consult = f"select record.version, {state} as state {found}"
        cls._get = f"select record.version, {_AS_READ}, {state} as state {found} for no key update of record"
        cls._read = viewed(
            aggregate.kind,
            f"select near.version, {state} as state from near join {table.name} on {table.name}.id = near.id",
            kind=aggregate.kind,
        )
        cls._save = _save_statement(table, cls.parts)

    @classmethod
    def state_of(cls, row: str) -> str:
        """SQL that builds the state of the record in `row` as jsonb, equal to what `to_state` wrote."""
        lists = ", ".join(
            f"'{field}', (select coalesce(jsonb_agg(to_jsonb(item) order by item.place), '[]'::jsonb)"
            # Not "part": two of these tables have a column of that name, which the row's own name would mean.
            f" from {part.name} item where item.{cls.table.name}_id = {row}.id)"
            for field, part in cls.parts.items()
        )
        return f"(to_jsonb({row}) || jsonb_build_object({lists}))" if lists else f"to_jsonb({row})"

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def get(self, id: UUID, version: int | None = None) -> A:
        """Load a record to change it, and hold it until the transaction ends.

        Raises `NotFound` out of reach, and `Stale` when `version` is given and is not the present one.
        """
        asked = (self._get, *reach_values(self._transaction.actor.reach), id)
        row = await self._transaction.connection.fetchrow(*asked)
        if row and row["version"] != row["as_read"]:
            row = await self._transaction.connection.fetchrow(*asked)
        if row is None:
            raise NotFound
        if version is not None and row["version"] != version:
            raise Stale(row["version"])
        return self._loaded(from_state(self.aggregate, row["state"], row["version"]))

    async def consult(self, id: UUID) -> A:
        """Load a record that a rule needs to know and nobody will change: no lock. Raises `NotFound`."""
        row = await self._transaction.connection.fetchrow(
            self._consult, *reach_values(self._transaction.actor.reach), id
        )
        if row is None:
            raise NotFound
        return from_state(self.aggregate, row["state"], row["version"])

    async def read(self, id: UUID) -> A:
        """Load a record to look at it; the look is written to `viewing` in the same statement."""
        row = await self._transaction.connection.fetchrow(self._read, *self._transaction.viewer(id))
        if row is None:
            raise NotFound
        return from_state(self.aggregate, row["state"], row["version"])

    async def add(self, new: A) -> A:
        """Save a new record. The same request sent again is answered with the record as it was first made.

        Raises `Duplicate` when the id was used for something else.
        """
        work = self._transaction
        made = await work.connection.fetchval(
            _INSERT_RECORD, new.id, new.kind, new.version, new.agency_id, work.actor.id, work.fingerprint
        )
        if made is not None:
            await self._write(new)
            return new
        first = await work.connection.fetchrow(_FIRST, new.id, work.fingerprint, work.actor.id, new.kind)
        if first is None or not first["same"]:
            raise Duplicate("This id has been used for something else. Make a new one and send again.")
        new.changes.clear()
        work.repeated = True
        return from_state(self.aggregate, first["state"], first["version"], {n: getattr(new, n) for n in new.private})

    async def save(self, changed: A) -> None:
        """Save a record that a verb has changed. Raises `Stale` when somebody else saved it first."""
        before = changed.version - len(changed.changes)
        work = self._transaction
        if not await work.connection.fetchval(_RAISE_VERSION, changed.id, changed.version, before, changed.agency_id):
            raise Stale(None)
        await self._write(changed)

    async def _write(self, aggregate: A) -> None:
        state = to_state(aggregate)
        text = to_json(state)
        about = list(aggregate.subjects), list(aggregate.circle), aggregate.managed
        written = await self._transaction.connection.fetchval(self._save, text, aggregate.id, *about)
        if written != sum(len(state[field]) for field in self.parts):
            # A part's id that belongs to another record is left alone there, so it is missing here.
            raise Duplicate("One of the ids inside has been used for something else. Make a new one and send again.")
        self._transaction.saved(aggregate, state)

    def _loaded(self, aggregate: A) -> A:
        self._transaction.loaded.append(aggregate)
        return aggregate


def repositories() -> list[type[Repository[Any]]]:
    """Every kind of record's, once the unit of work has been imported, which knows them all."""
    return Repository.__subclasses__()


def _save_statement(table: Table, parts: dict[str, Table]) -> str:
    """One statement that saves a whole record and answers how many parts it wrote.

    $1 the record's state, $2 its id, $3 the people it is about, $4 the workers it is for, $5 whose manager too.
    """
    kept = [column.name for column in table.columns if column.name not in {"id", "called", "sort_key"}]
    steps = [
        f"""own as (
            insert into {table.name} select own.* from jsonb_populate_record(null::{table.name}, $1::jsonb) own
            on conflict (id) do update set {_from_excluded(kept)}
        )""",
        "gone_subject as (delete from record_subject where record_id = $2 and person_id <> all ($3::uuid[]))",
        "subject as (insert into record_subject select $2::uuid, unnest($3::uuid[]) on conflict do nothing)",
        """circle as (insert into record_circle
            select $2::uuid, one, one is not distinct from $5::uuid from unnest($4::uuid[]) one on conflict do nothing)""",
    ]
    for field, part in parts.items():
        columns = [column.name for column in part.columns if column.name not in {"id", f"{table.name}_id"}]
        steps.append(
            f"""gone_{field} as (
            delete from {part.name} where {table.name}_id = $2
            and id not in (select (item ->> 'id')::uuid from jsonb_array_elements($1::jsonb -> '{field}') item)
        )"""
        )
        steps.append(
            f"""{field} as (
            insert into {part.name} select part.* from jsonb_array_elements($1::jsonb -> '{field}')
                with ordinality as item (value, place),
                jsonb_populate_record(
                    null::{part.name},
                    item.value || jsonb_build_object('{table.name}_id', $2::uuid, 'place', item.place)
                ) part
            on conflict (id) do update set {_from_excluded(columns)} where {part.name}.{table.name}_id = $2
            returning 1
        )"""
        )
    written = " + ".join(f"(select count(*) from {field})" for field in parts) or "0"
    return f"with {', '.join(steps)} select {written}"


def _from_excluded(columns: list[str]) -> str:
    return ", ".join(f'"{name}" = excluded."{name}"' for name in columns) or "id = excluded.id"
