"""How a table is made: the columns that many have, a record's own table, a table of its parts."""

from typing import Any

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    Text,
    Uuid,
)  # fmt: skip

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s_index",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)

INSTANT = DateTime(timezone=True)


def words(name: str, *, required: bool = False) -> Column[Any]:
    """A text."""
    return Column(name, Text, nullable=not required)


def spell() -> tuple[Column[Any], Column[Any]]:
    """The days between which a part holds."""
    return Column("since", Date, nullable=False), Column("until", Date)


def texts(*names: str, required: bool = False) -> list[Column[Any]]:
    """Several texts, none of which may be missing where `required`."""
    return [words(name, required=required) for name in names]


def own(name: str, *columns: Any) -> Table:
    """The table of a kind of record: it shares the record's id."""
    return Table(name, metadata, Column("id", Uuid, ForeignKey("record.id"), primary_key=True), *columns)


def part(owner: str, name: str, *columns: Any) -> Table:
    """A table of parts of a record: names, members, allocations."""
    return Table(
        f"{owner}_{name}",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column(f"{owner}_id", Uuid, ForeignKey(f"{owner}.id"), nullable=False, index=True),
        Column("place", SmallInteger, nullable=False),
        *columns,
    )


def progress(owner: str) -> Table:
    """How far the server is with a record that somebody waits for. Unlogged: after a crash the work begins again."""
    return Table(
        f"{owner}_progress",
        metadata,
        Column(f"{owner}_id", Uuid, ForeignKey(f"{owner}.id"), primary_key=True),
        Column("done", Integer, nullable=False),
        Column("of", Integer, nullable=False),
        Column("since", INSTANT, nullable=False),
        prefixes=["UNLOGGED"],
    )
