"""Supervision beside the group's: of a worker, of a child by the manager, of practice; and the family's workbook."""

from typing import Any

from sqlalchemy import (
    ARRAY,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    SmallInteger,
    Table,
    UniqueConstraint,
    Uuid,
    text,
)

from persistence.tables.make import INSTANT, metadata, own, part, spell, texts, words


def _worker(name: str, *, required: bool = True) -> Column[Any]:
    return Column(name, Uuid, ForeignKey("worker.id"), nullable=not required)


# Whom a record about workers themselves is for. A row never goes: who the people of a record are is settled at once.
record_circle = Table(
    "record_circle",
    metadata,
    Column("record_id", Uuid, ForeignKey("record.id"), primary_key=True),
    Column("worker_id", Uuid, ForeignKey("worker.id"), primary_key=True),
    Column("managed", Boolean, nullable=False),
    Index(None, "worker_id", "record_id"),
)

personal = own(
    "personal",
    _worker("supervisor_id"),
    _worker("supervisee_id"),
    words("state", required=True),
    Column("planned_for", INSTANT, nullable=False),
    Column("held_on", Date),
    # No subjects: who reaches the child does not reach the supervision.
    Column("child_ids", ARRAY(Uuid), nullable=False),
    *texts("work", "development", "cancelled_because"),
    Index(None, "supervisee_id", "planned_for"),
)

personal_agreement = part(
    "personal",
    "agreement",
    _worker("worker_id"),
    words("words", required=True),
    Column("by_when", Date),
    Column("done_on", Date),
)

# The one place where these words are.
wellbeing = own(
    "wellbeing",
    Column("personal_id", Uuid, ForeignKey("personal.id"), nullable=False, unique=True),
    _worker("supervisor_id"),
    _worker("supervisee_id"),
    words("words"),
)

oversight = own(
    "oversight",
    Column("child_id", Uuid, ForeignKey("person.id"), nullable=False),
    _worker("worker_id"),
    Column("on", Date, nullable=False),
    *texts("looked_at", "thinks", required=True),
    Index(None, "child_id", "on"),
)

oversight_action = part(
    "oversight",
    "action",
    words("words", required=True),
    _worker("worker_id"),
    Column("by_when", Date, nullable=False),
    Column("done_on", Date),
    Index("oversight_action_open_index", "worker_id", postgresql_where=text("done_on is null")),
)

observation = own(
    "observation",
    _worker("worker_id"),
    _worker("observer_id"),
    Column("on", Date, nullable=False),
    Column("visit_id", Uuid, ForeignKey("visit.id")),
    Column("family_agreed", Boolean, nullable=False),
    words("setting", required=True),
    words("instrument"),
    words("strengths", required=True),
    *texts("to_grow", "reflection"),
    Column("feedback_on", Date),
    Index(None, "worker_id", "on"),
)

observation_score = part(
    "observation", "score", words("aspect", required=True), Column("score", SmallInteger), words("words")
)

reflection = own(
    "reflection",
    _worker("facilitator_id"),
    Column("planned_for", INSTANT, nullable=False),
    words("theme", required=True),
    words("venue"),
    words("state", required=True),
    *texts("learned", "cancelled_because"),
    Index(None, "planned_for"),
)

reflection_attendee = part("reflection", "attendee", _worker("worker_id"))

reflection_answer = part(
    "reflection", "answer", _worker("worker_id"), words("helped", required=True), words("differently")
)

accompaniment = own(
    "accompaniment",
    Column("child_ids", ARRAY(Uuid), nullable=False),
    _worker("asked_by"),
    words("purpose", required=True),
    Column("wanted_for", INSTANT, nullable=False),
    words("words"),
    words("state", required=True),
    _worker("companion_id", required=False),
    Column("visit_id", Uuid, ForeignKey("visit.id")),
    words("withdrawn_because"),
    Index("accompaniment_open_index", "wanted_for", postgresql_where=text("state in ('asked', 'agreed')")),
)

workbook = own(
    "workbook",
    Column("family_id", Uuid, ForeignKey("family.id"), nullable=False, unique=True),
    Column("child_ids", ARRAY(Uuid), nullable=False),
    Column("opened_on", Date, nullable=False),
)

workbook_summary = part(
    "workbook", "summary", Column("month", Date, nullable=False), _worker("worker_id"), words("words", required=True)
)

workbook_module = part("workbook", "module", *texts("code", "title", required=True), *spell())

chapter = own(
    "chapter",
    Column("workbook_id", Uuid, ForeignKey("workbook.id"), nullable=False),
    Column("child_ids", ARRAY(Uuid), nullable=False),
    words("discipline", required=True),
    _worker("worker_id"),
    words("words", required=True),
    UniqueConstraint("workbook_id", "discipline"),
)
