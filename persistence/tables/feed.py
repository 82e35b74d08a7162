"""Directories of services whose entries come into ours: what their terms mean here, and every time it was done."""

from sqlalchemy import Column, Integer, Text

from persistence.tables.make import INSTANT, own, part, texts

feed = own("feed", *texts("name", required=True), Column("url", Text, unique=True))

feed_term = part(
    "feed", "term", *texts("key", "name", required=True), *texts("taxonomy", "need", "who_for"),
)  # fmt: skip

feed_run = part(
    "feed",
    "run",
    Column("at", INSTANT, nullable=False),
    *(
        Column(name, Integer, nullable=False)
        for name in ("listed", "new", "changed", "gone", "back", "differing", "refused")
    ),
)
