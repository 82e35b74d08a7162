"""The catalogue of services, and referrals to them."""

from sqlalchemy import ARRAY, Boolean, Column, Date, ForeignKey, SmallInteger, Text, UniqueConstraint, Uuid

from persistence.tables.make import INSTANT, own, part, texts, words

offer = own(
    "offer",
    Column("shipped", Text, unique=True),
    *texts("state", "name", "organisation", required=True),
    Column("provider_id", Uuid, ForeignKey("agency.id"), index=True),
    *texts("summary", "purpose", required=True),
    Column("needs", ARRAY(Text), nullable=False),
    Column("who_for", ARRAY(Text), nullable=False),
    Column("age_from", SmallInteger),
    Column("age_to", SmallInteger),
    Column("stages", ARRAY(Text), nullable=False),
    Column("areas", ARRAY(Text), nullable=False),
    Column("languages", ARRAY(Text), nullable=False),
    words("who_else"),
    Column("consent_needed", Boolean, nullable=False),
    Column("needs_network", Boolean, nullable=False),
    *texts("route", "how_to_refer", required=True),
    words("cost"),
    Column("lead_worker_id", Uuid, ForeignKey("worker.id"), index=True),
    *texts("email", "phone", "website"),
    Column("public", Boolean, nullable=False),
    Column("address_secret", Boolean, nullable=False),
    *texts("outcomes", "state_because"),
    Column("feed_id", Uuid, ForeignKey("feed.id"), index=True),
    *texts("feed_key", "feed_said"),
    Column("feed_at", INSTANT),
    Column("feed_gone_on", Date),
    UniqueConstraint("feed_id", "feed_key", name="offer_feed_key_key"),
)

offer_location = part(
    "offer", "location", words("name", required=True), *texts("lines", "postcode", "opening", "town", "county")
)

offer_time = part(
    "offer",
    "time",
    Column("location_id", Uuid),
    Column("days", ARRAY(Text), nullable=False),
    *texts("opens_at", "closes_at", required=True),
)

offer_check = part(
    "offer",
    "check",
    Column("on", Date, nullable=False),
    Column("worker_id", Uuid, nullable=False),
    words("source", required=True),
    Column("places", SmallInteger),
    Column("free", SmallInteger),
    Column("wait_days", SmallInteger),
)

offer_tip = part(
    "offer",
    "tip",
    Column("on", Date, nullable=False),
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False),
    words("words", required=True),
    Column("taken_back_on", Date),
)

uptake = own(
    "uptake",
    Column("offer_id", Uuid, ForeignKey("offer.id"), nullable=False, index=True),
    Column("provider_id", Uuid, ForeignKey("agency.id"), index=True),
    *texts("who_for", "state", required=True),
    Column("needs", ARRAY(Text), nullable=False),
    Column("asked_on", Date, nullable=False),
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    *texts("why", "wanted", "sharing_basis", "sharing_why", "sent", required=True),
    Column("instead_of_id", Uuid, ForeignKey("offer.id")),
    words("instead_because"),
    Column("expected_on", Date),
    Column("started_on", Date),
    Column("ended_on", Date),
    *texts("ended_because", "came", "worker_words", "family_words"),
    Column("distance_from", SmallInteger),
    Column("distance_to", SmallInteger),
)

uptake_person = part("uptake", "person", Column("person_id", Uuid, ForeignKey("person.id"), nullable=False, index=True))

uptake_consent = part(
    "uptake",
    "consent",
    Column("person_id", Uuid, ForeignKey("person.id"), index=True),
    words("who", required=True),
    Column("on", Date, nullable=False),
    *texts("how", "what_for", required=True),
)

uptake_news = part(
    "uptake",
    "news",
    Column("on", Date, nullable=False),
    *texts("state", "words", required=True),
    Column("by_id", Uuid, nullable=False),
)
