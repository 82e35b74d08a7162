"""Loads of caseloads from other systems: the files as they came, every row of them, and what was made."""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

from persistence.tables.make import INSTANT, metadata, own, part, progress, texts, words

load = own(
    "load",
    *texts("system", "source", "state", required=True),
    Column("serial", SmallInteger, nullable=False),
    Column("undone_before", SmallInteger, nullable=False),
    Column("asked_by", Uuid, nullable=False),
    Column("asked_at", INSTANT, nullable=False),
    *(Column(name, INSTANT) for name in ("tried_at", "loaded_at", "undone_at")),
    *texts("undone_because", "failed_because"),
    *(Column(name, Integer) for name in ("people", "besides")),
    Index("load_system_serial_key", "system", "serial", unique=True),
)

load_file = part(
    "load", "file", words("name", required=True), Column("size", BigInteger, nullable=False),
    words("sha256", required=True),
)  # fmt: skip

load_object = part(
    "load", "object", words("name", required=True),
    *(Column(name, Integer, nullable=False) for name in ("read", "loaded", "same", "refused")), words("ignored"),
)  # fmt: skip

load_code = part(
    "load", "code", *texts("object", "field", "code", required=True), Column("count", Integer, nullable=False),
    Column("first_line", Integer, nullable=False), Column("choices", ARRAY(Text), nullable=False), words("becomes"),
)  # fmt: skip

# The files byte for byte, as one archive.
load_content = Table(
    "load_content",
    metadata,
    Column("load_id", Uuid, ForeignKey("load.id"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# Every row that was read: nothing is counted that is not here.
load_row = Table(
    "load_row",
    metadata,
    Column("load_id", Uuid, ForeignKey("load.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    *texts("object", "key", "file", required=True),
    Column("line", Integer, nullable=False),
    Column("fields", JSONB, nullable=False),
    # Null: nobody has come to it yet.
    words("state"),
    words("why"),
    Column("phase", SmallInteger, nullable=False),
    Index(None, "load_id", "object", "state"),
    Index(None, "object", "key"),
)

load_record = Table(
    "load_record",
    metadata,
    Column("load_id", Uuid, ForeignKey("load.id"), primary_key=True),
    Column("record_id", Uuid, ForeignKey("record.id"), primary_key=True),
    Column("version", Integer, nullable=False),
    Index(None, "record_id"),
)

load_progress = progress("load")
