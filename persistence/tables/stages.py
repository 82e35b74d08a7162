"""What the stages of help add: care, assessments, plans, protection, risks and events."""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    SmallInteger,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)  # fmt: skip
from sqlalchemy.dialects.postgresql import ExcludeConstraint

from persistence.tables.make import INSTANT, own, part, spell, texts, words

care = own("care", Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, unique=True))

care_episode = part(
    "care", "episode", *spell(), Column("period_id", Uuid, nullable=False),
    words("legal_status", required=True), words("placement", required=True), words("provider"), words("urn"),
    words("home_words", required=True), words("postcode"), words("provider_name"),
    Column("carer_person_id", Uuid, ForeignKey("person.id"), index=True), Column("distance_miles", Float),
    words("reason_new", required=True), words("reason_place_change"), words("reason_ended"),
    Column("meant_to_last", Boolean, nullable=False), words("with_parents_basis"),
    Column("temporary_approval", Boolean, nullable=False), words("why", required=True),
    words("need_code", required=True),
    # One home at a time, whoever writes to the table. Deferred: a move is one statement.
    ExcludeConstraint(
        ("care_id", "="), (text("daterange(since, until, '[)')"), "&&"),
        name="care_episode_one_at_a_time", deferrable=True, initially="DEFERRED",
    ),
)  # fmt: skip

care_order = part(
    "care", "order", words("kind", required=True), *spell(), words("court"), words("case_number"), words("words")
)

care_review = part(
    "care", "review", Column("held_on", Date, nullable=False), words("participation", required=True),
    words("chair_name", required=True), words("child_words"), words("decisions", required=True),
    Column("next_by", Date), Column("permanence_agreed", Boolean, nullable=False),
)  # fmt: skip

care_health = part(
    "care", "health", words("kind", required=True), Column("on", Date, nullable=False), Column("score", SmallInteger),
    Column("refused", Boolean, nullable=False), words("words"),
)  # fmt: skip

care_education = part(
    "care", "education", words("kind", required=True), Column("on", Date, nullable=False), words("words")
)

care_plan_made = part(
    "care", "plan_made", words("kind", required=True), Column("on", Date, nullable=False), words("permanence_code"),
    words("words", required=True),
)  # fmt: skip

care_step = part(
    "care", "step", words("kind", required=True), Column("on", Date, nullable=False), words("before"),
    words("before_where"), words("before_when"), words("because"), words("adopters"), words("adopters_law"),
    Column("by_carers", Boolean, nullable=False), words("words"),
)  # fmt: skip

care_missing = part(
    "care", "missing", words("kind", required=True), Column("since", INSTANT, nullable=False),
    Column("until", INSTANT), words("found_where"), words("words"), Column("offered_on", Date),
    Column("accepted", Boolean), Column("held_on", Date), words("held_by"), words("told"),
)  # fmt: skip

care_touch = part(
    "care", "touch", Column("on", Date, nullable=False), words("in_touch", required=True), words("activity"),
    words("accommodation"), words("how", required=True), words("words"),
)  # fmt: skip

care_stay = part(
    "care", "stay", *spell(), words("kind", required=True), words("words", required=True),
    Column("person_id", Uuid, ForeignKey("person.id"), index=True),
)  # fmt: skip
assessment = own(
    "assessment",
    *texts("assessment_kind", "made_by", "state", required=True),
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    Column("started_on", Date, nullable=False),
    Column("referral_id", Uuid, ForeignKey("referral.id"), index=True),
    Column("due_on", Date, nullable=False),
    *texts("made_by_words", "due_reason", "stopped_because"),
    *texts("strengths", "needs", "context", "analysis", "next_steps"),
    Column("submitted_on", Date),
    Column("authorised_on", Date),
    Column("authorised_by", Uuid),
    Column("ended_on", Date),
)

assessment_child = part(
    "assessment",
    "child",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    Column("seen_on", Date),
    Column("factors", ARRAY(Text), nullable=False),
    *texts("own_view", "particular", "outcome"),
)

assessment_view = part(
    "assessment",
    "view",
    Column("person_id", Uuid, ForeignKey("person.id"), index=True),
    *texts("name", "words", required=True),
)

assessment_evidence = part(
    "assessment",
    "evidence",
    Column("ledger_seq", BigInteger),
    Column("record_id", Uuid, ForeignKey("record.id")),
    Column("on", Date, nullable=False),
    *texts("what", "why_it_matters", required=True),
)

assessment_return = part(
    "assessment",
    "return",
    Column("on", Date, nullable=False),
    Column("by_worker_id", Uuid, nullable=False),
    words("reason", required=True),
)

plan = own(
    "plan",
    *texts("plan_kind", "state", "why", required=True),
    Column("begun_on", Date),
    Column("ended_on", Date),
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    Column("by_when", Date),
    *texts("ended_because", "strengths", "must_change", "otherwise", "whose_words", "pitched_at", "understood_how"),
    Column("visit_every_days", SmallInteger),
    Column("categories", ARRAY(Text), nullable=False),
    Column("earlier_plans", SmallInteger),
    Column("from_id", Uuid, ForeignKey("record.id")),
)

plan_child = part(
    "plan",
    "child",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    *texts("particular", "own_view"),
    Column("until", Date),
    words("let_go_because"),
)

plan_goal = part(
    "plan",
    "goal",
    words("words", required=True),
    *texts("whose_words", "progress"),
    Column("by_when", Date),
    Column("reached_on", Date),
)

plan_action = part(
    "plan",
    "action",
    Column("goal_id", Uuid),
    words("words", required=True),
    Column("owner_id", Uuid),
    words("owner_name", required=True),
    Column("by_when", Date),
    Column("done_on", Date),
    words("outcome"),
)

plan_meeting = part(
    "plan",
    "meeting",
    *texts("kind", "mode", "present", "progress", "outcome", required=True),
    Column("held_on", Date, nullable=False),
    words("family_view"),
    Column("next_by", Date),
)

enquiry = own(
    "enquiry",
    *texts("state", "mode", "worry", "known", required=True),
    Column("held_at", INSTANT, nullable=False),
    *(Column(name, Date) for name in ("follow_up_by", "followed_up_on", "started_on", "conference_by", "ended_on")),
    Column("led_by", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    *texts("safe_tonight", "quorum_reason", "findings", "stopped_because"),
)

enquiry_child = part(
    "enquiry",
    "child",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    *texts("decision", "reason", required=True),
    *texts("own_view", "outcome", "outcome_reason"),
    Column("conference_needed", Boolean),
)

enquiry_participant = part(
    "enquiry",
    "participant",
    *texts("name", "agency", required=True),
    words("part"),
    Column("took_part", Boolean, nullable=False),
)

conference = own(
    "conference",
    *texts("conference_kind", "state", required=True),
    Column("booked_on", Date, nullable=False),
    Column("booked_for", INSTANT, nullable=False),
    Column("enquiry_id", Uuid, ForeignKey("enquiry.id"), index=True),
    Column("chair_id", Uuid, ForeignKey("worker.id"), index=True),
    Column("quorate", Boolean),
    *(Column(name, Date) for name in ("held_on", "core_group_by", "next_review_by")),
    *texts("venue", "chair_name", "quorum_reason", "parents_view", "peer_advocate"),
    *texts("summary", "outline_plan", "cancelled_because"),
)

conference_child = part(
    "conference",
    "child",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    *texts("own_view", "decision", "reason"),
    Column("categories", ARRAY(Text), nullable=False),
    Column("plan_id", Uuid),
)

conference_attendee = part(
    "conference",
    "attendee",
    *texts("name", "part", required=True),
    Column("attended", Boolean, nullable=False),
    Column("report_in", Boolean, nullable=False),
)

conference_dissent = part(
    "conference",
    "dissent",
    Column("child_id", Uuid, ForeignKey("person.id"), index=True),
    *texts("who", "words", required=True),
)

risk = own(
    "risk",
    words("risk_kind", required=True),
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    Column("other_person_id", Uuid, ForeignKey("person.id"), index=True),
    *texts("domain", "name", "what", "harm_or_safety", "confidence", "source", "words", "ended_because"),
    Column("since", Date, nullable=False),
    Column("until", Date),
    # One history for each risk of a child, however many people judge it at once.
    UniqueConstraint("child_id", "domain"),
)

risk_rating = part(
    "risk",
    "rating",
    *texts("level", "reason", required=True),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("rated_by", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
)

event = own(
    "event",
    Column("on", Date, nullable=False),
    Column("until", Date),
    Column("on_estimated", Boolean, nullable=False),
    words("words", required=True),
    words("analysis"),
    words("event_kind", required=True),
    words("source", required=True),
    Column("record_id", Uuid, ForeignKey("record.id"), index=True),
    Column("ledger_seq", BigInteger, ForeignKey("ledger.seq"), index=True),
    Column("in_court", Boolean, nullable=False),
    words("ended_because"),
)

event_person = part(
    "event",
    "person",
    Column("person_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    words("particular"),
)

event_update = part(
    "event",
    "update",
    Column("on", Date, nullable=False),
    words("words", required=True),
)
