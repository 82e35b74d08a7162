"""What all records have in common, and who is asking."""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)  # fmt: skip
from sqlalchemy.dialects.postgresql import JSONB

from persistence.tables.make import INSTANT, metadata, words

# --- the spine -------------------------------------------------------------------------------------------------

record = Table(
    "record",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sealed", Boolean, nullable=False, server_default=text("false")),
    Column("agency_id", Uuid, index=True),
    Column("made_by", Uuid, nullable=False),
    # A hash of the request that made it: the same request again is answered as the first time.
    Column("made_from", LargeBinary),
)

record_subject = Table(
    "record_subject",
    metadata,
    Column("record_id", Uuid, ForeignKey("record.id"), primary_key=True),
    Column("person_id", Uuid, ForeignKey("person.id"), primary_key=True),
    Index(None, "person_id", "record_id"),
)

ledger = Table(
    "ledger",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("record_id", Uuid, ForeignKey("record.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("recorded_at", INSTANT, nullable=False),
    Column("occurred_at", INSTANT, nullable=False),
    Column("actor_id", Uuid, nullable=False, index=True),
    Column("acting_as", Text, nullable=False),
    Column("request_id", Uuid, nullable=False, index=True),
    Column("reason", Text),
    Column("facts", JSONB, nullable=False),
    Column("state", JSONB, nullable=False),
    # The shape number of `state`: a reader upgrades old shapes, entries are never rewritten.
    Column("shape", SmallInteger, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("record_id", "version"),
)

viewing = Table(
    "viewing",
    metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("at", INSTANT, nullable=False, server_default=text("clock_timestamp()")),
    Column("actor_id", Uuid, nullable=False),
    Column("acting_as", Text, nullable=False),
    Column("request_id", Uuid, nullable=False),
    Column("record_id", Uuid),
    Column("what", Text, nullable=False),
    Column("ground", Text, nullable=False),
    Index(None, "record_id", "id"),
)

bank_holiday = Table(
    "bank_holiday",
    metadata,
    Column("day", Date, primary_key=True),
    words("name", required=True),
    words("source", required=True),
)

# --- who is asking ---------------------------------------------------------------------------------------------

credential = Table(
    "credential",
    metadata,
    Column("worker_id", Uuid, ForeignKey("worker.id"), primary_key=True),
    words("password_hash", required=True),
    Column("changed_at", INSTANT, nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    Column("began_at", INSTANT, nullable=False),
    Column("seen_at", INSTANT, nullable=False),
)

sign_in_failure = Table(
    "sign_in_failure",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("wait_until", INSTANT, nullable=False),
)

client_secret = Table(
    "client_secret",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("client_id", Uuid, ForeignKey("agency_client.id"), nullable=False, index=True),
    Column("since", INSTANT, nullable=False),
    # While a new secret is taken into use, the one before it works until here.
    Column("until", INSTANT),
    Column("last_used_at", INSTANT),
)

access_token = Table(
    "access_token",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("client_id", Uuid, ForeignKey("agency_client.id"), nullable=False),
    Column("scopes", ARRAY(Text), nullable=False),
    Column("expires_at", INSTANT, nullable=False, index=True),
)
