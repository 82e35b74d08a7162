"""What is decided, asked for, differed about, handed over and promised; and the scheme under which it is decided."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, Text, Uuid, text

from persistence.tables.make import INSTANT, own, part, texts, words


def _child() -> Column[object]:
    return Column("child_id", Uuid, ForeignKey("person.id"), nullable=False, index=True)


def _worker(name: str, *, required: bool = True) -> Column[object]:
    return Column(name, Uuid, ForeignKey("worker.id"), nullable=not required)


delegation = own("delegation", Column("name", Text, nullable=False, unique=True))

delegation_power = part(
    "delegation", "power", *texts("role", "matter", "extent", required=True), Column("up_to_pounds", Integer),
    Column("since", Date, nullable=False), words("source", required=True),
)  # fmt: skip

delegation_level = part(
    "delegation", "level", words("rung", required=True), Column("working_days", Integer),
    Column("since", Date, nullable=False), words("source", required=True),
)  # fmt: skip

decision = own(
    "decision", *texts("what", "why", "matter", required=True), Column("pounds", Integer),
    Column("decided_on", Date, nullable=False), _worker("decided_by"), *texts("decided_as", "under", required=True),
    words("follows"), Column("review_by", Date), Column("reviewed_on", Date), words("review_words"),
    Column("ended_on", Date), words("ended_because"),
)  # fmt: skip

decision_child = part("decision", "child", _child())

decision_view = part(
    "decision", "view", words("whose", required=True),
    Column("child_id", Uuid, ForeignKey("person.id"), index=True), words("name"),
    Column("heard", Boolean, nullable=False), words("words", required=True),
)  # fmt: skip

authorisation = own(
    "authorisation", *texts("state", "matter", required=True), Column("pounds", Integer),
    *texts("what", "why", required=True), Column("by_when", Date), _worker("asked_by"),
    words("asked_as", required=True), Column("asked_at", INSTANT, nullable=False), words("waits_for", required=True),
    *texts("answer", "answer_words"), _worker("answered_by", required=False), words("answered_as"),
    Column("answered_at", INSTANT), *texts("under", "withdrawn_because"),
    Index("authorisation_open_index", "waits_for", "asked_at", postgresql_where=text("state = 'asked'")),
    Index(None, "asked_by", "asked_at"),
)  # fmt: skip

authorisation_child = part(
    "authorisation", "child", _child(), Column("heard", Boolean, nullable=False), words("view", required=True)
)

authorisation_pass = part(
    "authorisation", "pass", *texts("from_role", "to_role", required=True), _worker("passed_by"),
    Column("passed_at", INSTANT, nullable=False), words("why", required=True),
)  # fmt: skip

disagreement = own(
    "disagreement", words("about", required=True), Column("raised_on", Date, nullable=False), _worker("raised_by"),
    words("safe_meanwhile", required=True), Column("resolved_on", Date), words("resolution"),
)  # fmt: skip

disagreement_child = part("disagreement", "child", _child())

disagreement_position = part(
    "disagreement", "position", *texts("who", "agency", "thinks", "right_for_child", required=True),
    Column("on", Date, nullable=False),
)  # fmt: skip

disagreement_step = part(
    "disagreement", "step", words("rung", required=True), Column("since", Date, nullable=False),
    Column("answer_by", Date),
)  # fmt: skip

disagreement_attempt = part(
    "disagreement", "attempt", words("rung", required=True), Column("on", Date, nullable=False),
    *texts("with_whom", "words", required=True),
)  # fmt: skip

task = own(
    "task", *texts("state", "task_kind", "words", required=True),
    Column("pod_id", Uuid, ForeignKey("pod.id"), nullable=False, index=True),
    Column("child_id", Uuid, ForeignKey("person.id"), index=True), Column("by_when", Date),
    Column("handed_by", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    Column("handed_at", INSTANT, nullable=False), _worker("taken_by", required=False), words("question"),
    Column("done_on", Date), *texts("outcome", "withdrawn_because"), Column("took_minutes", Integer),
    Column("saved_minutes", Integer),
)  # fmt: skip

promise = own(
    "promise", _child(), words("words", required=True), Column("said_on", Date, nullable=False),
    words("said_how", required=True), Column("said_by", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    Column("by_when", Date), Column("kept_on", Date), Column("told_on", Date), words("cannot_because"),
)  # fmt: skip
