"""From a worry to help: contacts, referrals, the journey, visits, and the clocks that run."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    Uuid,
    text,
)  # fmt: skip
from sqlalchemy.dialects.postgresql import ExcludeConstraint

from persistence.tables.make import INSTANT, metadata, own, part, words

contact = own(
    "contact",
    Column("received_at", INSTANT, nullable=False),
    words("channel", required=True),
    Column("sent_by_agency_id", Uuid, ForeignKey("agency.id")),
    words("source_code", required=True),
    words("sender_name", required=True),
    words("sender_role"),
    words("sender_relationship"),
    words("sender_contact"),
    words("worry", required=True),
    words("working_well"),
    words("consent", required=True),
    words("consent_reason"),
    words("urgency", required=True),
    Column("taken_by", Uuid, ForeignKey("worker.id")),
    Column("concluded_at", INSTANT),
    Index("contact_open_index", "received_at", "id", postgresql_where=text("concluded_at is null")),
    Index(None, "received_at", "id"),
)

contact_person = part(
    "contact",
    "person",
    Column("is_child", Boolean, nullable=False),
    words("given"),
    words("family"),
    Column("date_of_birth", Date),
    Column("due_date", Date),
    words("sex", required=True),
    words("address"),
    words("postcode"),
    words("nhs_number"),
    words("upn"),
    words("school"),
    words("relationship"),
    Column("person_id", Uuid, ForeignKey("person.id"), index=True),
    Column("matched_by", Uuid),
    Column("matched_at", INSTANT),
    words("match_reason"),
)

contact_decision = part(
    "contact",
    "decision",
    Column("named_id", Uuid, ForeignKey("contact_person.id"), nullable=False, unique=True),
    words("outcome", required=True),
    words("reason", required=True),
    Column("decided_by", Uuid, nullable=False),
    Column("decided_at", INSTANT, nullable=False),
    Column("referral_id", Uuid, ForeignKey("referral.id", deferrable=True)),
)

referral = own(
    "referral",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    Column("contact_id", Uuid, ForeignKey("contact.id"), nullable=False, index=True),
    Column("journey_id", Uuid, ForeignKey("journey.id"), nullable=False, index=True),
    Column("pod_id", Uuid, ForeignKey("pod.id"), nullable=False),
    Column("referred_on", Date, nullable=False),
    words("source_code", required=True),
    words("outcome", required=True),
    words("primary_need", required=True),
    words("reason", required=True),
)

journey = own(
    "journey",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, unique=True),
    Column("pod_id", Uuid, ForeignKey("pod.id"), nullable=False, index=True),
    Column("begun_on", Date, nullable=False),
)

journey_status = part(
    "journey",
    "status",
    words("status", required=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
    words("reason", required=True),
    Column("referral_id", Uuid),
    words("closing_reason"),
)

journey_allocation = part(
    "journey",
    "allocation",
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False),
    words("part", required=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
    words("reason", required=True),
    words("ended_because"),
    words("words"),
    words("over_because"),
    words("over_plan"),
    Index("journey_allocation_current_index", "worker_id", "journey_id", postgresql_where=text("until is null")),
    # One keyworker at a time, whoever writes to the table. Deferred: a change of worker is one statement.
    ExcludeConstraint(
        ("journey_id", "="),
        (text("daterange(since, until, '[)')"), "&&"),
        name="journey_allocation_one_keyworker",
        where=text("part = 'keyworker'"),
        deferrable=True,
        initially="DEFERRED",
    ),
)

journey_failed_visit = part(
    "journey",
    "failed_visit",
    Column("on", Date, nullable=False),
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False),
    words("why", required=True),
)

visit = own(
    "visit",
    words("state", required=True),
    Column("planned_for", INSTANT),
    Column("made_at", INSTANT),
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    Column("joint_worker_id", Uuid, ForeignKey("worker.id")),
    words("purpose", required=True),
    words("place"),
    words("present"),
    words("account"),
    words("cancelled_because"),
    # Lists ask many children when they were last seen, and need not read the accounts for it.
    Index("visit_when_index", "id", postgresql_include=["state", "made_at", "planned_for"]),
)

visit_child = part(
    "visit",
    "child",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False),
    Column("seen", Boolean, nullable=False),
    Column("seen_alone", Boolean, nullable=False),
    Column("bedroom_seen", Boolean, nullable=False),
    words("own_words"),
    words("particular"),
    Index(None, "child_id", postgresql_include=["visit_id", "seen", "seen_alone"]),
)

visit_promise = part(
    "visit",
    "promise",
    words("words", required=True),
    Column("child_id", Uuid, ForeignKey("person.id")),
    Column("by_when", Date),
    Column("kept_on", Date),
)

timer = own("timer", Column("code", Text, nullable=False, unique=True))

timer_version = part(
    "timer", "version", Column("since", Date, nullable=False), Column("amount", Integer, nullable=False),
    words("unit", required=True), words("source", required=True), words("reason", required=True),
)  # fmt: skip

# What follows from the records: no part of any, and made again whenever one of them is saved.
timer_due = Table(
    "timer_due",
    metadata,
    Column("child_id", Uuid, ForeignKey("person.id"), primary_key=True),
    Column("code", Text, primary_key=True),
    Column("scope", Uuid, primary_key=True),
    Column("started_on", Date, primary_key=True),
    Column("due_on", Date, nullable=False),
    Column("due_at", INSTANT),
    Column("met_on", Date),
    Column("stopped_on", Date),
    # The open ones, which the worklists read: by child, and for a whole service by day.
    Index("timer_due_open_index", "child_id", "due_on", postgresql_where=text("met_on is null and stopped_on is null")),
    Index("timer_due_day_index", "due_on", "child_id", postgresql_where=text("met_on is null and stopped_on is null")),
)
