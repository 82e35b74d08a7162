"""Personal supervision and what is for two, oversight, observation, reflection, going together, and the workbook."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

TABLES = (
    "record_circle",
    "personal",
    "personal_agreement",
    "wellbeing",
    "oversight",
    "oversight_action",
    "observation",
    "observation_score",
    "reflection",
    "reflection_attendee",
    "reflection_answer",
    "accompaniment",
    "workbook",
    "workbook_summary",
    "workbook_module",
    "chapter",
)


def upgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.execute("set local statement_timeout = '60s'")
    op.create_table(
        "record_circle",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("managed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="record_circle_record_id_fkey"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="record_circle_worker_id_fkey"),
        sa.PrimaryKeyConstraint("record_id", "worker_id", name="record_circle_pkey"),
    )
    op.create_index("record_circle_worker_id_record_id_index", "record_circle", ["worker_id", "record_id"])
    op.create_table(
        "personal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("supervisor_id", sa.Uuid(), nullable=False),
        sa.Column("supervisee_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("planned_for", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("child_ids", sa.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("work", sa.Text(), nullable=True),
        sa.Column("development", sa.Text(), nullable=True),
        sa.Column("cancelled_because", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="personal_id_fkey"),
        sa.ForeignKeyConstraint(["supervisor_id"], ["worker.id"], name="personal_supervisor_id_fkey"),
        sa.ForeignKeyConstraint(["supervisee_id"], ["worker.id"], name="personal_supervisee_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="personal_pkey"),
    )
    op.create_index("personal_supervisee_id_planned_for_index", "personal", ["supervisee_id", "planned_for"])
    op.create_table(
        "personal_agreement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("personal_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["personal_id"], ["personal.id"], name="personal_agreement_personal_id_fkey"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="personal_agreement_worker_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="personal_agreement_pkey"),
    )
    op.create_index("personal_agreement_personal_id_index", "personal_agreement", ["personal_id"])
    op.create_table(
        "wellbeing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("personal_id", sa.Uuid(), nullable=False),
        sa.Column("supervisor_id", sa.Uuid(), nullable=False),
        sa.Column("supervisee_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="wellbeing_id_fkey"),
        sa.ForeignKeyConstraint(["personal_id"], ["personal.id"], name="wellbeing_personal_id_fkey"),
        sa.ForeignKeyConstraint(["supervisor_id"], ["worker.id"], name="wellbeing_supervisor_id_fkey"),
        sa.ForeignKeyConstraint(["supervisee_id"], ["worker.id"], name="wellbeing_supervisee_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="wellbeing_pkey"),
        sa.UniqueConstraint("personal_id", name="wellbeing_personal_id_key"),
    )
    op.create_table(
        "oversight",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("looked_at", sa.Text(), nullable=False),
        sa.Column("thinks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="oversight_id_fkey"),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="oversight_child_id_fkey"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="oversight_worker_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="oversight_pkey"),
    )
    op.create_index("oversight_child_id_on_index", "oversight", ["child_id", "on"])
    op.create_table(
        "oversight_action",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("oversight_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["oversight_id"], ["oversight.id"], name="oversight_action_oversight_id_fkey"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="oversight_action_worker_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="oversight_action_pkey"),
    )
    op.create_index("oversight_action_oversight_id_index", "oversight_action", ["oversight_id"])
    op.create_index(
        "oversight_action_open_index",
        "oversight_action",
        ["worker_id"],
        postgresql_where=sa.text("done_on is null"),
    )
    op.create_table(
        "observation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("observer_id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=True),
        sa.Column("family_agreed", sa.Boolean(), nullable=False),
        sa.Column("setting", sa.Text(), nullable=False),
        sa.Column("instrument", sa.Text(), nullable=True),
        sa.Column("strengths", sa.Text(), nullable=False),
        sa.Column("to_grow", sa.Text(), nullable=True),
        sa.Column("reflection", sa.Text(), nullable=True),
        sa.Column("feedback_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="observation_id_fkey"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="observation_worker_id_fkey"),
        sa.ForeignKeyConstraint(["observer_id"], ["worker.id"], name="observation_observer_id_fkey"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="observation_visit_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="observation_pkey"),
    )
    op.create_index("observation_worker_id_on_index", "observation", ["worker_id", "on"])
    op.create_table(
        "observation_score",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("observation_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("aspect", sa.Text(), nullable=False),
        sa.Column("score", sa.SmallInteger(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["observation_id"], ["observation.id"], name="observation_score_observation_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="observation_score_pkey"),
    )
    op.create_index("observation_score_observation_id_index", "observation_score", ["observation_id"])
    op.create_table(
        "reflection",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("facilitator_id", sa.Uuid(), nullable=False),
        sa.Column("planned_for", sa.DateTime(timezone=True), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("venue", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("learned", sa.Text(), nullable=True),
        sa.Column("cancelled_because", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="reflection_id_fkey"),
        sa.ForeignKeyConstraint(["facilitator_id"], ["worker.id"], name="reflection_facilitator_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="reflection_pkey"),
    )
    op.create_index("reflection_planned_for_index", "reflection", ["planned_for"])
    op.create_table(
        "reflection_attendee",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reflection_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["reflection_id"], ["reflection.id"], name="reflection_attendee_reflection_id_fkey"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="reflection_attendee_worker_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="reflection_attendee_pkey"),
    )
    op.create_index("reflection_attendee_reflection_id_index", "reflection_attendee", ["reflection_id"])
    op.create_table(
        "reflection_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reflection_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("helped", sa.Text(), nullable=False),
        sa.Column("differently", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["reflection_id"], ["reflection.id"], name="reflection_answer_reflection_id_fkey"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="reflection_answer_worker_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="reflection_answer_pkey"),
    )
    op.create_index("reflection_answer_reflection_id_index", "reflection_answer", ["reflection_id"])
    op.create_table(
        "accompaniment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("child_ids", sa.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("wanted_for", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("companion_id", sa.Uuid(), nullable=True),
        sa.Column("visit_id", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="accompaniment_id_fkey"),
        sa.ForeignKeyConstraint(["asked_by"], ["worker.id"], name="accompaniment_asked_by_fkey"),
        sa.ForeignKeyConstraint(["companion_id"], ["worker.id"], name="accompaniment_companion_id_fkey"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="accompaniment_visit_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="accompaniment_pkey"),
    )
    op.create_index(
        "accompaniment_open_index",
        "accompaniment",
        ["wanted_for"],
        postgresql_where=sa.text("state in ('asked', 'agreed')"),
    )
    op.create_table(
        "workbook",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("family_id", sa.Uuid(), nullable=False),
        sa.Column("child_ids", sa.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="workbook_id_fkey"),
        sa.ForeignKeyConstraint(["family_id"], ["family.id"], name="workbook_family_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="workbook_pkey"),
        sa.UniqueConstraint("family_id", name="workbook_family_id_key"),
    )
    op.create_table(
        "workbook_summary",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workbook_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["workbook_id"], ["workbook.id"], name="workbook_summary_workbook_id_fkey"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="workbook_summary_worker_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="workbook_summary_pkey"),
    )
    op.create_index("workbook_summary_workbook_id_index", "workbook_summary", ["workbook_id"])
    op.create_table(
        "workbook_module",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workbook_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["workbook_id"], ["workbook.id"], name="workbook_module_workbook_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="workbook_module_pkey"),
    )
    op.create_index("workbook_module_workbook_id_index", "workbook_module", ["workbook_id"])
    op.create_table(
        "chapter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workbook_id", sa.Uuid(), nullable=False),
        sa.Column("child_ids", sa.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("discipline", sa.Text(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="chapter_id_fkey"),
        sa.ForeignKeyConstraint(["workbook_id"], ["workbook.id"], name="chapter_workbook_id_fkey"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="chapter_worker_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="chapter_pkey"),
        sa.UniqueConstraint("workbook_id", "discipline", name="chapter_workbook_id_discipline_key"),
    )


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
