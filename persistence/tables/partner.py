"""What is shared with partner agencies, asked of them and told by them."""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, LargeBinary, Table, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from persistence.tables.make import INSTANT, metadata, own, part, texts, words

share = own(
    "share",
    *texts("state", "purpose", "what", "reason", required=True),
    Column("to_agency_id", Uuid, ForeignKey("agency.id"), nullable=False),
    *texts("basis", "refusal", "ended_because"),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Index(None, "to_agency_id"),
)

share_child = part(
    "share",
    "child",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
)

request = own(
    "request",
    words("state", required=True),
    Column("contact_id", Uuid, ForeignKey("contact.id"), index=True),
    Column("child_id", Uuid, ForeignKey("person.id"), index=True),
    Column("of_agency_id", Uuid, ForeignKey("agency.id"), nullable=False, index=True),
    *texts("about", "asked", "why", "basis", required=True),
    Column("by_when", Date, nullable=False),
    Column("asked_at", INSTANT, nullable=False),
    Column("asked_by", Uuid, ForeignKey("worker.id"), nullable=False),
    *texts("answer", "answered_by", "not_because"),
    Column("answered_at", INSTANT),
)

sighting = own(
    "sighting",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    Column("from_agency_id", Uuid, ForeignKey("agency.id"), nullable=False, index=True),
    Column("on", Date, nullable=False),
    *texts("how", "seen_by", "account", required=True),
    *texts("seen_by_role", "own_words"),
)

attachment = own(
    "attachment",
    *texts("name", "media_type", "digest", "scan", required=True),
    Column("size", Integer, nullable=False),
    Column("contact_id", Uuid, ForeignKey("contact.id"), index=True),
    Column("request_id", Uuid, ForeignKey("request.id"), index=True),
    Column("child_id", Uuid, ForeignKey("person.id"), index=True),
    Column("from_agency_id", Uuid, ForeignKey("agency.id"), index=True),
    words("purpose"),
    Column("sent_at", INSTANT, nullable=False),
)

attachment_content = Table(
    "attachment_content",
    metadata,
    Column("attachment_id", Uuid, ForeignKey("attachment.id"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# Unlogged: a crash forgets how often somebody asked this minute, and nothing else.
client_use = Table(
    "client_use",
    metadata,
    Column("client_id", Uuid, ForeignKey("agency_client.id"), primary_key=True),
    Column("minute", INSTANT, nullable=False),
    Column("requests", BigInteger, nullable=False),
    prefixes=["UNLOGGED"],
)

client_key = Table(
    "client_key",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("client_id", Uuid, ForeignKey("agency_client.id"), nullable=False, index=True),
    # The public half only, as a JWK (RFC 7517).
    Column("jwk", JSONB, nullable=False),
    Column("since", INSTANT, nullable=False),
    Column("until", INSTANT),
    Column("last_used_at", INSTANT),
)

client_assertion = Table(
    "client_assertion",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("client_id", Uuid, ForeignKey("agency_client.id"), nullable=False),
    Column("expires_at", INSTANT, nullable=False, index=True),
)
