"""Addresses that agencies want told, their sealed secrets, how far each has been told, and every message."""

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
    UniqueConstraint,
    Uuid,
    text,
)

from persistence.tables.make import INSTANT, metadata, own, words

subscription = own(
    "subscription",
    Column("for_agency_id", Uuid, ForeignKey("agency.id"), nullable=False, index=True),
    words("url", required=True),
    Column("types", ARRAY(Text), nullable=False),
    words("off_because"),
)

# Encrypted: we must be able to read it in order to sign, and a copy of the database alone must not be.
subscription_secret = Table(
    "subscription_secret",
    metadata,
    Column("subscription_id", Uuid, ForeignKey("subscription.id"), primary_key=True),
    Column("since", INSTANT, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("until", INSTANT),
)

subscription_cursor = Table(
    "subscription_cursor",
    metadata,
    Column("subscription_id", Uuid, ForeignKey("subscription.id"), primary_key=True),
    Column("seq", BigInteger, nullable=False),
)

subscription_delivery = Table(
    "subscription_delivery",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("subscription_id", Uuid, ForeignKey("subscription.id"), nullable=False),
    Column("seq", BigInteger, nullable=False),
    words("type", required=True),
    Column("record_id", Uuid, ForeignKey("record.id"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("happened_at", INSTANT, nullable=False),
    words("state", required=True),
    Column("attempts", SmallInteger, nullable=False),
    Column("next_at", INSTANT, nullable=False),
    Column("tried_at", INSTANT),
    words("answer"),
    UniqueConstraint("subscription_id", "seq"),
    Index(
        "subscription_delivery_waiting_index", "subscription_id", "next_at", postgresql_where=text("state = 'waiting'")
    ),
)
