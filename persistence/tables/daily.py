"""The Department's daily flow: its runs, what the Department is known to hold of each child, and every receipt."""

from sqlalchemy import ARRAY, Boolean, Column, ForeignKey, Index, Integer, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from persistence.tables.make import INSTANT, metadata, own, words

daily = own(
    "daily",
    Column("full", Boolean, nullable=False),
    words("state", required=True),
    Column("asked_at", INSTANT, nullable=False),
    Column("ended_at", INSTANT),
    *(
        Column(name, Integer, nullable=False)
        for name in ("children", "unchanged", "accepted", "refused", "held", "purged", "unsure")
    ),
    words("words"),
    Index("daily_asked_at_index", "asked_at"),
)

# `pieces`: the hash of each piece that was accepted; `unsure`: the pieces that may be there too, after a sending without
# an answer; `refused`: the hash of what was refused, which is not sent again until it is another.
daily_child = Table(
    "daily_child",
    metadata,
    Column("la_child_id", Text, primary_key=True),
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    Column("daily_id", Uuid, ForeignKey("daily.id"), nullable=False, index=True),
    words("state", required=True),
    Column("pieces", JSONB),
    Column("unsure", ARRAY(Text)),
    words("refused"),
    words("words"),
    Column("changed_at", INSTANT, nullable=False),
)

daily_receipt = Table(
    "daily_receipt",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("daily_id", Uuid, ForeignKey("daily.id"), nullable=False, index=True),
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    words("what", required=True),
    words("outcome", required=True),
    words("answer"),
    Column("sent_at", INSTANT, nullable=False),
)
