"""Every table on one page, in the order of the domain. A column has the name of the field that it keeps.

A record of any kind has a row in `record` and a row of its own with the same id; a list on it is a table of parts
named "<kind>_<part>", with the owner's id and the part's `place` in the list.
"""

from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)  # fmt: skip
from sqlalchemy.dialects.postgresql import JSONB, ExcludeConstraint

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s_index",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)

INSTANT = DateTime(timezone=True)


def _words(name: str, *, required: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=not required)


def _spell() -> tuple[Column[Any], Column[Any]]:
    """The days between which a part holds."""
    return Column("since", Date, nullable=False), Column("until", Date)


def _texts(*names: str, required: bool = False) -> list[Column[Any]]:
    """Several texts, none of which may be missing where `required`."""
    return [_words(name, required=required) for name in names]


def _own(name: str, *columns: Any) -> Table:
    """The table of a kind of record: it shares the record's id."""
    return Table(name, metadata, Column("id", Uuid, ForeignKey("record.id"), primary_key=True), *columns)


def _part(owner: str, name: str, *columns: Any) -> Table:
    """A table of parts of a record: names, members, allocations."""
    return Table(
        f"{owner}_{name}",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column(f"{owner}_id", Uuid, ForeignKey(f"{owner}.id"), nullable=False, index=True),
        Column("place", SmallInteger, nullable=False),
        *columns,
    )


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
    _words("name", required=True),
    _words("source", required=True),
)

# --- who is asking ---------------------------------------------------------------------------------------------

credential = Table(
    "credential",
    metadata,
    Column("worker_id", Uuid, ForeignKey("worker.id"), primary_key=True),
    _words("password_hash", required=True),
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
)

access_token = Table(
    "access_token",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("client_id", Uuid, ForeignKey("agency_client.id"), nullable=False),
    Column("scopes", ARRAY(Text), nullable=False),
    Column("expires_at", INSTANT, nullable=False, index=True),
)

# --- the words -------------------------------------------------------------------------------------------------

worker = _own(
    "worker",
    _words("given", required=True),
    _words("family", required=True),
    Column("email", Text, nullable=False, unique=True),
    _words("role", required=True),
    _words("post", required=True),
    Column("fte", Float, nullable=False),
    Column("specialisms", ARRAY(Text), nullable=False),
    Column("languages", ARRAY(Text), nullable=False),
    _words("registration_number"),
    Column("employer_id", Uuid, ForeignKey("agency.id")),
    Column("agency_worker", Boolean, nullable=False),
    Column("joined_on", Date, nullable=False),
    Column("left_on", Date),
    CheckConstraint("fte > 0 and fte <= 1", name="fte"),
)

pod = _own(
    "pod",
    _words("name", required=True),
    _words("pod_kind", required=True),
    _words("area"),
    Column("formed_on", Date, nullable=False),
    Column("ended_on", Date),
)

pod_member = _part(
    "pod",
    "member",
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    _words("role", required=True),
    Column("fte", Float, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date),
)

agency = _own(
    "agency",
    _words("name", required=True),
    _words("agency_kind", required=True),
    _words("source_code", required=True),
    _words("email"),
    _words("phone"),
)

agency_client = _part(
    "agency",
    "client",
    _words("name", required=True),
    Column("scopes", ARRAY(Text), nullable=False),
    Column("registered_at", INSTANT, nullable=False),
    Column("switched_off_at", INSTANT),
)

person = _own(
    "person",
    Column("reference", Text, unique=True),
    Column("date_of_birth", Date, index=True),
    Column("birth_estimated", Boolean, nullable=False),
    Column("due_date", Date),
    Column("died_on", Date),
    _words("sex", required=True),
    _words("gender_words"),
    _words("ethnicity", required=True),
    _words("ethnicity_words"),
    Column("disabilities", ARRAY(Text), nullable=False),
    _words("disability_words"),
    Column("languages", ARRAY(Text), nullable=False),
    _words("interpreter"),
    _words("communication"),
    _words("religion"),
    _words("nationality"),
    _words("upn_unknown"),
    _words("own_words"),
    # What the person is called now, and the key that lists are sorted by: kept by the trigger on person_name.
    _words("called"),
    _words("sort_key"),
)

person_name = _part(
    "person",
    "name",
    _words("use", required=True),
    _words("given"),
    _words("family"),
    Column("since", Date),
    Column("until", Date),
)

person_address = _part(
    "person",
    "address",
    _words("use", required=True),
    _words("lines", required=True),
    _words("postcode"),
    Column("since", Date),
    Column("until", Date),
    Column("keep_from", ARRAY(Uuid), nullable=False),
    _words("keep_from_reason"),
    Index("person_address_postcode_key_index", text("upper(replace(postcode, ' ', ''))")),
)

person_way_to_reach = _part(
    "person",
    "way_to_reach",
    _words("value", required=True),
    _words("note"),
    Column("since", Date),
    Column("until", Date),
)

person_identifier = _part(
    "person",
    "identifier",
    _words("scheme", required=True),
    Column("value", Text, nullable=False, index=True),
    _words("source"),
    Column("verified", Boolean, nullable=False),
    Column("since", Date),
    Column("until", Date),
)

person_relationship = _part(
    "person",
    "relationship",
    Column("other_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    _words("kinship", required=True),
    _words("responsibility", required=True),
    _words("responsibility_source"),
    _words("words"),
    Column("since", Date),
    Column("until", Date),
)

person_parent_fact = _part(
    "person",
    "parent_fact",
    _words("kinship", required=True),
    _words("state", required=True),
    Column("parent_id", Uuid, ForeignKey("person.id"), index=True),
    _words("words"),
    Column("since", Date),
    Column("until", Date),
)

person_family_time = _part(
    "person",
    "family_time",
    Column("with_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    _words("how_often", required=True),
    _words("venue"),
    Column("supervised", Boolean, nullable=False),
    Column("ordered_by_court", Boolean, nullable=False),
    _words("words"),
    Column("since", Date),
    Column("until", Date),
)

# The dictionary that names are searched in (design.md section 4): distinct words matched fuzzily, then an exact
# look-up of people by pairs of words. Both are kept by the trigger on person_name. They are in the order of code points
# ("C"), because only then an index finds the words that begin with another.
name_word = Table(
    "name_word",
    metadata,
    Column("word", Text(collation="C"), primary_key=True),
    # Without double-barrelled names: their parts are words of their own, and they would make most of the index.
    Index(
        "name_word_alike_index",
        "word",
        postgresql_using="gin",
        postgresql_ops={"word": "gin_trgm_ops"},
        postgresql_where=text("word not like '%-%'"),
    ),
)

person_name_key = Table(
    "person_name_key",
    metadata,
    Column("person_id", Uuid, ForeignKey("person.id"), primary_key=True),
    Column("given", Text(collation="C"), primary_key=True),
    Column("family", Text(collation="C"), primary_key=True),
    Index(None, "family", "given", "person_id"),
    Index(None, "given", "person_id"),
)

family = _own("family", _words("name", required=True))

family_member = _part(
    "family",
    "member",
    Column("person_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    _words("part", required=True),
    Column("at_home", Boolean, nullable=False),
    _words("words"),
    Column("since", Date, nullable=False),
    Column("until", Date),
)

family_offer = _part(
    "family",
    "offer",
    Column("person_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    _words("words", required=True),
    _words("how_to_ask"),
    _words("lives"),
    Column("since", Date, nullable=False),
    Column("until", Date),
)

contact = _own(
    "contact",
    Column("received_at", INSTANT, nullable=False),
    _words("channel", required=True),
    Column("sent_by_agency_id", Uuid, ForeignKey("agency.id")),
    _words("source_code", required=True),
    _words("sender_name", required=True),
    _words("sender_role"),
    _words("sender_relationship"),
    _words("sender_contact"),
    _words("worry", required=True),
    _words("working_well"),
    _words("consent", required=True),
    _words("consent_reason"),
    _words("urgency", required=True),
    Column("taken_by", Uuid, ForeignKey("worker.id")),
    Column("concluded_at", INSTANT),
    Index("contact_open_index", "received_at", "id", postgresql_where=text("concluded_at is null")),
    Index(None, "received_at", "id"),
)

contact_person = _part(
    "contact",
    "person",
    Column("is_child", Boolean, nullable=False),
    _words("given"),
    _words("family"),
    Column("date_of_birth", Date),
    Column("due_date", Date),
    _words("sex", required=True),
    _words("address"),
    _words("postcode"),
    _words("nhs_number"),
    _words("upn"),
    _words("school"),
    _words("relationship"),
    Column("person_id", Uuid, ForeignKey("person.id"), index=True),
    Column("matched_by", Uuid),
    Column("matched_at", INSTANT),
    _words("match_reason"),
)

contact_decision = _part(
    "contact",
    "decision",
    Column("named_id", Uuid, ForeignKey("contact_person.id"), nullable=False, unique=True),
    _words("outcome", required=True),
    _words("reason", required=True),
    Column("decided_by", Uuid, nullable=False),
    Column("decided_at", INSTANT, nullable=False),
    Column("referral_id", Uuid, ForeignKey("referral.id")),
)

referral = _own(
    "referral",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    Column("contact_id", Uuid, ForeignKey("contact.id"), nullable=False, index=True),
    Column("journey_id", Uuid, ForeignKey("journey.id"), nullable=False, index=True),
    Column("pod_id", Uuid, ForeignKey("pod.id"), nullable=False),
    Column("referred_on", Date, nullable=False),
    _words("source_code", required=True),
    _words("outcome", required=True),
    _words("primary_need", required=True),
    _words("reason", required=True),
)

journey = _own(
    "journey",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, unique=True),
    Column("pod_id", Uuid, ForeignKey("pod.id"), nullable=False, index=True),
    Column("begun_on", Date, nullable=False),
)

journey_status = _part(
    "journey",
    "status",
    _words("status", required=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
    _words("reason", required=True),
    Column("referral_id", Uuid),
)

journey_allocation = _part(
    "journey",
    "allocation",
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False),
    _words("part", required=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
    _words("reason", required=True),
    _words("ended_because"),
    _words("words"),
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

journey_failed_visit = _part(
    "journey",
    "failed_visit",
    Column("on", Date, nullable=False),
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False),
    _words("why", required=True),
)

visit = _own(
    "visit",
    _words("state", required=True),
    Column("planned_for", INSTANT),
    Column("made_at", INSTANT),
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    Column("joint_worker_id", Uuid, ForeignKey("worker.id")),
    _words("purpose", required=True),
    _words("place"),
    _words("present"),
    _words("account"),
    _words("cancelled_because"),
    # Lists ask many children when they were last seen, and need not read the accounts for it.
    Index("visit_when_index", "id", postgresql_include=["state", "made_at", "planned_for"]),
)

visit_child = _part(
    "visit",
    "child",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False),
    Column("seen", Boolean, nullable=False),
    Column("seen_alone", Boolean, nullable=False),
    Column("bedroom_seen", Boolean, nullable=False),
    _words("own_words"),
    _words("particular"),
    Index(None, "child_id", postgresql_include=["visit_id", "seen", "seen_alone"]),
)

visit_promise = _part(
    "visit",
    "promise",
    _words("words", required=True),
    Column("child_id", Uuid, ForeignKey("person.id")),
    Column("by_when", Date),
    Column("kept_on", Date),
)

timer = _own("timer", Column("code", Text, nullable=False, unique=True))

timer_version = _part(
    "timer", "version", Column("since", Date, nullable=False), Column("amount", Integer, nullable=False),
    _words("unit", required=True), _words("source", required=True), _words("reason", required=True),
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
care = _own("care", Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, unique=True))

care_episode = _part(
    "care", "episode", *_spell(), Column("period_id", Uuid, nullable=False),
    _words("legal_status", required=True), _words("placement", required=True), _words("provider"), _words("urn"),
    _words("home_words", required=True), _words("postcode"), _words("provider_name"),
    Column("carer_person_id", Uuid, ForeignKey("person.id"), index=True), Column("distance_miles", Float),
    _words("reason_new", required=True), _words("reason_place_change"), _words("reason_ended"),
    Column("meant_to_last", Boolean, nullable=False), _words("with_parents_basis"),
    Column("temporary_approval", Boolean, nullable=False), _words("why", required=True),
    _words("need_code", required=True),
    # One home at a time, whoever writes to the table. Deferred: a move is one statement.
    ExcludeConstraint(
        ("care_id", "="), (text("daterange(since, until, '[)')"), "&&"),
        name="care_episode_one_at_a_time", deferrable=True, initially="DEFERRED",
    ),
)  # fmt: skip

care_order = _part(
    "care", "order", _words("kind", required=True), *_spell(), _words("court"), _words("case_number"), _words("words")
)

care_review = _part(
    "care", "review", Column("held_on", Date, nullable=False), _words("participation", required=True),
    _words("chair_name", required=True), _words("child_words"), _words("decisions", required=True),
    Column("next_by", Date), Column("permanence_agreed", Boolean, nullable=False),
)  # fmt: skip

care_health = _part(
    "care", "health", _words("kind", required=True), Column("on", Date, nullable=False), Column("score", SmallInteger),
    Column("refused", Boolean, nullable=False), _words("words"),
)  # fmt: skip

care_education = _part(
    "care", "education", _words("kind", required=True), Column("on", Date, nullable=False), _words("words")
)

care_plan_made = _part(
    "care", "plan_made", _words("kind", required=True), Column("on", Date, nullable=False), _words("permanence_code"),
    _words("words", required=True),
)  # fmt: skip

care_missing = _part(
    "care", "missing", _words("kind", required=True), Column("since", INSTANT, nullable=False),
    Column("until", INSTANT), _words("found_where"), _words("words"), Column("offered_on", Date),
    Column("accepted", Boolean), Column("held_on", Date), _words("held_by"), _words("told"),
)  # fmt: skip

care_touch = _part(
    "care", "touch", Column("on", Date, nullable=False), _words("in_touch", required=True), _words("activity"),
    _words("accommodation"), _words("how", required=True), _words("words"),
)  # fmt: skip

care_stay = _part(
    "care", "stay", *_spell(), _words("kind", required=True), _words("words", required=True),
    Column("person_id", Uuid, ForeignKey("person.id"), index=True),
)  # fmt: skip
assessment = _own(
    "assessment",
    *_texts("assessment_kind", "made_by", "state", required=True),
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    Column("started_on", Date, nullable=False),
    Column("referral_id", Uuid, ForeignKey("referral.id"), index=True),
    Column("due_on", Date, nullable=False),
    *_texts("made_by_words", "due_reason", "stopped_because"),
    *_texts("strengths", "needs", "context", "analysis", "next_steps"),
    Column("submitted_on", Date),
    Column("authorised_on", Date),
    Column("authorised_by", Uuid),
    Column("ended_on", Date),
)

assessment_child = _part(
    "assessment",
    "child",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    Column("seen_on", Date),
    Column("factors", ARRAY(Text), nullable=False),
    *_texts("own_view", "particular", "outcome"),
)

assessment_view = _part(
    "assessment",
    "view",
    Column("person_id", Uuid, ForeignKey("person.id"), index=True),
    *_texts("name", "words", required=True),
)

assessment_evidence = _part(
    "assessment",
    "evidence",
    Column("ledger_seq", BigInteger),
    Column("record_id", Uuid, ForeignKey("record.id")),
    Column("on", Date, nullable=False),
    *_texts("what", "why_it_matters", required=True),
)

assessment_return = _part(
    "assessment",
    "return",
    Column("on", Date, nullable=False),
    Column("by_worker_id", Uuid, nullable=False),
    _words("reason", required=True),
)

plan = _own(
    "plan",
    *_texts("plan_kind", "state", "why", required=True),
    Column("begun_on", Date),
    Column("ended_on", Date),
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    Column("by_when", Date),
    *_texts("ended_because", "strengths", "must_change", "otherwise", "whose_words", "pitched_at", "understood_how"),
    Column("visit_every_days", SmallInteger),
    Column("categories", ARRAY(Text), nullable=False),
    Column("earlier_plans", SmallInteger),
    Column("from_id", Uuid, ForeignKey("record.id")),
)

plan_child = _part(
    "plan",
    "child",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    *_texts("particular", "own_view"),
)

plan_goal = _part(
    "plan",
    "goal",
    _words("words", required=True),
    *_texts("whose_words", "progress"),
    Column("by_when", Date),
    Column("reached_on", Date),
)

plan_action = _part(
    "plan",
    "action",
    Column("goal_id", Uuid),
    _words("words", required=True),
    Column("owner_id", Uuid),
    _words("owner_name", required=True),
    Column("by_when", Date),
    Column("done_on", Date),
    _words("outcome"),
)

plan_meeting = _part(
    "plan",
    "meeting",
    *_texts("kind", "mode", "present", "progress", "outcome", required=True),
    Column("held_on", Date, nullable=False),
    _words("family_view"),
    Column("next_by", Date),
)

enquiry = _own(
    "enquiry",
    *_texts("state", "mode", "worry", "known", required=True),
    Column("held_at", INSTANT, nullable=False),
    *(Column(name, Date) for name in ("follow_up_by", "followed_up_on", "started_on", "conference_by", "ended_on")),
    Column("led_by", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    *_texts("safe_tonight", "quorum_reason", "findings", "stopped_because"),
)

enquiry_child = _part(
    "enquiry",
    "child",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    *_texts("decision", "reason", required=True),
    *_texts("own_view", "outcome", "outcome_reason"),
    Column("conference_needed", Boolean),
)

enquiry_participant = _part(
    "enquiry",
    "participant",
    *_texts("name", "agency", required=True),
    _words("part"),
    Column("took_part", Boolean, nullable=False),
)

conference = _own(
    "conference",
    *_texts("conference_kind", "state", required=True),
    Column("booked_on", Date, nullable=False),
    Column("booked_for", INSTANT, nullable=False),
    Column("enquiry_id", Uuid, ForeignKey("enquiry.id"), index=True),
    Column("chair_id", Uuid, ForeignKey("worker.id"), index=True),
    Column("quorate", Boolean),
    *(Column(name, Date) for name in ("held_on", "core_group_by", "next_review_by")),
    *_texts("venue", "chair_name", "quorum_reason", "parents_view", "peer_advocate"),
    *_texts("summary", "outline_plan", "cancelled_because"),
)

conference_child = _part(
    "conference",
    "child",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    *_texts("own_view", "decision", "reason"),
    Column("categories", ARRAY(Text), nullable=False),
    Column("plan_id", Uuid),
)

conference_attendee = _part(
    "conference",
    "attendee",
    *_texts("name", "part", required=True),
    Column("attended", Boolean, nullable=False),
    Column("report_in", Boolean, nullable=False),
)

conference_dissent = _part(
    "conference",
    "dissent",
    Column("child_id", Uuid, ForeignKey("person.id"), index=True),
    *_texts("who", "words", required=True),
)

risk = _own(
    "risk",
    _words("risk_kind", required=True),
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    Column("other_person_id", Uuid, ForeignKey("person.id"), index=True),
    *_texts("domain", "name", "what", "harm_or_safety", "confidence", "source", "words", "ended_because"),
    Column("since", Date, nullable=False),
    Column("until", Date),
    # One history for each risk of a child, however many people judge it at once.
    UniqueConstraint("child_id", "domain"),
)

risk_rating = _part(
    "risk",
    "rating",
    *_texts("level", "reason", required=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("rated_by", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
)

event = _own(
    "event",
    Column("on", Date, nullable=False),
    Column("until", Date),
    Column("on_estimated", Boolean, nullable=False),
    _words("words", required=True),
    _words("analysis"),
    _words("event_kind", required=True),
    _words("source", required=True),
    Column("record_id", Uuid, ForeignKey("record.id"), index=True),
    Column("ledger_seq", BigInteger, ForeignKey("ledger.seq"), index=True),
    Column("in_court", Boolean, nullable=False),
    _words("ended_because"),
)

event_person = _part(
    "event",
    "person",
    Column("person_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    _words("particular"),
)

event_update = _part(
    "event",
    "update",
    Column("on", Date, nullable=False),
    _words("words", required=True),
)
