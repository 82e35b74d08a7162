"""Runs of statutory returns: what was counted, the files as they were made, and what stood in the way."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
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

submission = own(
    "submission",
    *texts("state", "return_name", "year", "authority", required=True),
    Column("serial", SmallInteger, nullable=False),
    Column("known_on", Date),
    Column("before_id", Uuid, ForeignKey("submission.id")),
    Column("asked_by", Uuid, nullable=False),
    Column("asked_at", INSTANT, nullable=False),
    Column("finished_at", INSTANT),
    words("failed_because"),
    Column("children", Integer),
    Column("problems", Integer),
    Column("stopping", Integer),
    Column("sent_on", Date),
    Column("sent_by", Uuid),
    *texts("receipt", "withdrawn_because"),
    Index("submission_serial_key", "return_name", "year", "serial", unique=True),
)

submission_omission = part("submission", "omission", *texts("reference", "reason", required=True))

submission_module = part(
    "submission", "module", words("name", required=True), Column("written", Integer, nullable=False),
    Column("held", Integer),
)  # fmt: skip

submission_file = part(
    "submission", "file", words("name", required=True), Column("size", BigInteger, nullable=False),
    words("sha256", required=True),
)  # fmt: skip

# What a run leaves beside its record: too long for the ledger, and never changed.
submission_content = Table(
    "submission_content",
    metadata,
    Column("file_id", Uuid, ForeignKey("submission_file.id"), primary_key=True),
    # Compressed (gzip).
    Column("content", LargeBinary, nullable=False),
)

submission_child = Table(
    "submission_child",
    metadata,
    Column("submission_id", Uuid, ForeignKey("submission.id"), primary_key=True),
    Column("reference", Text, primary_key=True),
    # A hash for each module of what was written of the child.
    Column("told", JSONB, nullable=False),
)

submission_problem = Table(
    "submission_problem",
    metadata,
    Column("submission_id", Uuid, ForeignKey("submission.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    *texts("reference", "rule", "what", required=True),
    Column("stops", Boolean, nullable=False),
)

submission_progress = progress("submission")
