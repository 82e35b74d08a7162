"""What yearly returns would be refused or asked about: what is found now, how many a day, and what was waived."""

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, Table, Text, Uuid

from persistence.tables.make import INSTANT, metadata, own, texts, words

finding = own(
    "finding",
    Column("found_id", Uuid, nullable=False, index=True),
    *texts("return_name", "reference", "rule", "what", "waived_because", required=True),
    words("taken_back_because"),
)

# What is found now: made again from the record, and nobody's own words.
finding_open = Table(
    "finding_open",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    *texts("return_name", "reference", "rule", "what", required=True),
    Column("stops", Boolean, nullable=False),
    Column("since", INSTANT, nullable=False),
)

finding_day = Table(
    "finding_day",
    metadata,
    Column("day", Date, primary_key=True),
    Column("return_name", Text, primary_key=True),
    Column("stopping", Integer, nullable=False),
    Column("found", Integer, nullable=False),
)

# One row: up to which entry of the ledger, and when, it was looked for.
finding_check = Table(
    "finding_check",
    metadata,
    Column("one", Boolean, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("at", INSTANT, nullable=False),
)
