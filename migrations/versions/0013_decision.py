"""Decisions, requests for authority, disagreements, tasks and promises; the scheme of delegation."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "delegation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="delegation_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="delegation_pkey"),
        sa.UniqueConstraint("name", name="delegation_name_key"),
    )
    op.create_table(
        "delegation_level",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("delegation_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("rung", sa.Text(), nullable=False),
        sa.Column("working_days", sa.Integer()),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["delegation_id"], ["delegation.id"], name="delegation_level_delegation_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="delegation_level_pkey"),
    )
    op.create_index("delegation_level_delegation_id_index", "delegation_level", ["delegation_id"])
    op.create_table(
        "delegation_power",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("delegation_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("extent", sa.Text(), nullable=False),
        sa.Column("up_to_pounds", sa.Integer()),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["delegation_id"], ["delegation.id"], name="delegation_power_delegation_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="delegation_power_pkey"),
    )
    op.create_index("delegation_power_delegation_id_index", "delegation_power", ["delegation_id"])
    op.create_table(
        "authorisation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("pounds", sa.Integer()),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("by_when", sa.Date()),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_as", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waits_for", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("answer_words", sa.Text()),
        sa.Column("answered_by", sa.Uuid()),
        sa.Column("answered_as", sa.Text()),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("under", sa.Text()),
        sa.Column("withdrawn_because", sa.Text()),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="authorisation_id_fkey"),
        sa.ForeignKeyConstraint(["asked_by"], ["worker.id"], name="authorisation_asked_by_fkey"),
        sa.ForeignKeyConstraint(["answered_by"], ["worker.id"], name="authorisation_answered_by_fkey"),
        sa.PrimaryKeyConstraint("id", name="authorisation_pkey"),
    )
    op.create_index("authorisation_asked_by_asked_at_index", "authorisation", ["asked_by", "asked_at"])
    op.create_index(
        "authorisation_open_index",
        "authorisation",
        ["waits_for", "asked_at"],
        postgresql_where=sa.text("state = 'asked'"),
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("pounds", sa.Integer()),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=False),
        sa.Column("decided_as", sa.Text(), nullable=False),
        sa.Column("under", sa.Text(), nullable=False),
        sa.Column("follows", sa.Text()),
        sa.Column("review_by", sa.Date()),
        sa.Column("reviewed_on", sa.Date()),
        sa.Column("review_words", sa.Text()),
        sa.Column("ended_on", sa.Date()),
        sa.Column("ended_because", sa.Text()),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="decision_id_fkey"),
        sa.ForeignKeyConstraint(["decided_by"], ["worker.id"], name="decision_decided_by_fkey"),
        sa.PrimaryKeyConstraint("id", name="decision_pkey"),
    )
    op.create_table(
        "disagreement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("raised_by", sa.Uuid(), nullable=False),
        sa.Column("safe_meanwhile", sa.Text(), nullable=False),
        sa.Column("resolved_on", sa.Date()),
        sa.Column("resolution", sa.Text()),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="disagreement_id_fkey"),
        sa.ForeignKeyConstraint(["raised_by"], ["worker.id"], name="disagreement_raised_by_fkey"),
        sa.PrimaryKeyConstraint("id", name="disagreement_pkey"),
    )
    op.create_table(
        "promise",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("said_how", sa.Text(), nullable=False),
        sa.Column("said_by", sa.Uuid(), nullable=False),
        sa.Column("by_when", sa.Date()),
        sa.Column("kept_on", sa.Date()),
        sa.Column("told_on", sa.Date()),
        sa.Column("cannot_because", sa.Text()),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="promise_id_fkey"),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="promise_child_id_fkey"),
        sa.ForeignKeyConstraint(["said_by"], ["worker.id"], name="promise_said_by_fkey"),
        sa.PrimaryKeyConstraint("id", name="promise_pkey"),
    )
    op.create_index("promise_child_id_index", "promise", ["child_id"])
    op.create_index("promise_said_by_index", "promise", ["said_by"])
    op.create_table(
        "task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("task_kind", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("pod_id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid()),
        sa.Column("by_when", sa.Date()),
        sa.Column("handed_by", sa.Uuid(), nullable=False),
        sa.Column("handed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_by", sa.Uuid()),
        sa.Column("question", sa.Text()),
        sa.Column("done_on", sa.Date()),
        sa.Column("outcome", sa.Text()),
        sa.Column("withdrawn_because", sa.Text()),
        sa.Column("took_minutes", sa.Integer()),
        sa.Column("saved_minutes", sa.Integer()),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="task_id_fkey"),
        sa.ForeignKeyConstraint(["pod_id"], ["pod.id"], name="task_pod_id_fkey"),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="task_child_id_fkey"),
        sa.ForeignKeyConstraint(["handed_by"], ["worker.id"], name="task_handed_by_fkey"),
        sa.ForeignKeyConstraint(["taken_by"], ["worker.id"], name="task_taken_by_fkey"),
        sa.PrimaryKeyConstraint("id", name="task_pkey"),
    )
    op.create_index("task_child_id_index", "task", ["child_id"])
    op.create_index("task_handed_by_index", "task", ["handed_by"])
    op.create_index("task_pod_id_index", "task", ["pod_id"])
    op.create_table(
        "authorisation_child",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("authorisation_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("heard", sa.Boolean(), nullable=False),
        sa.Column("view", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["authorisation_id"], ["authorisation.id"], name="authorisation_child_authorisation_id_fkey"
        ),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="authorisation_child_child_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="authorisation_child_pkey"),
    )
    op.create_index("authorisation_child_authorisation_id_index", "authorisation_child", ["authorisation_id"])
    op.create_index("authorisation_child_child_id_index", "authorisation_child", ["child_id"])
    op.create_table(
        "authorisation_pass",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("authorisation_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("from_role", sa.Text(), nullable=False),
        sa.Column("to_role", sa.Text(), nullable=False),
        sa.Column("passed_by", sa.Uuid(), nullable=False),
        sa.Column("passed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["authorisation_id"], ["authorisation.id"], name="authorisation_pass_authorisation_id_fkey"
        ),
        sa.ForeignKeyConstraint(["passed_by"], ["worker.id"], name="authorisation_pass_passed_by_fkey"),
        sa.PrimaryKeyConstraint("id", name="authorisation_pass_pkey"),
    )
    op.create_index("authorisation_pass_authorisation_id_index", "authorisation_pass", ["authorisation_id"])
    op.create_table(
        "decision_child",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name="decision_child_decision_id_fkey"),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="decision_child_child_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="decision_child_pkey"),
    )
    op.create_index("decision_child_child_id_index", "decision_child", ["child_id"])
    op.create_index("decision_child_decision_id_index", "decision_child", ["decision_id"])
    op.create_table(
        "decision_view",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("child_id", sa.Uuid()),
        sa.Column("name", sa.Text()),
        sa.Column("heard", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name="decision_view_decision_id_fkey"),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="decision_view_child_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="decision_view_pkey"),
    )
    op.create_index("decision_view_child_id_index", "decision_view", ["child_id"])
    op.create_index("decision_view_decision_id_index", "decision_view", ["decision_id"])
    op.create_table(
        "disagreement_attempt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("disagreement_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("rung", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("with_whom", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["disagreement_id"], ["disagreement.id"], name="disagreement_attempt_disagreement_id_fkey"
        ),
        sa.PrimaryKeyConstraint("id", name="disagreement_attempt_pkey"),
    )
    op.create_index("disagreement_attempt_disagreement_id_index", "disagreement_attempt", ["disagreement_id"])
    op.create_table(
        "disagreement_child",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("disagreement_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["disagreement_id"], ["disagreement.id"], name="disagreement_child_disagreement_id_fkey"
        ),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="disagreement_child_child_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="disagreement_child_pkey"),
    )
    op.create_index("disagreement_child_child_id_index", "disagreement_child", ["child_id"])
    op.create_index("disagreement_child_disagreement_id_index", "disagreement_child", ["disagreement_id"])
    op.create_table(
        "disagreement_position",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("disagreement_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("thinks", sa.Text(), nullable=False),
        sa.Column("right_for_child", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["disagreement_id"], ["disagreement.id"], name="disagreement_position_disagreement_id_fkey"
        ),
        sa.PrimaryKeyConstraint("id", name="disagreement_position_pkey"),
    )
    op.create_index("disagreement_position_disagreement_id_index", "disagreement_position", ["disagreement_id"])
    op.create_table(
        "disagreement_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("disagreement_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("rung", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("answer_by", sa.Date()),
        sa.ForeignKeyConstraint(
            ["disagreement_id"], ["disagreement.id"], name="disagreement_step_disagreement_id_fkey"
        ),
        sa.PrimaryKeyConstraint("id", name="disagreement_step_pkey"),
    )
    op.create_index("disagreement_step_disagreement_id_index", "disagreement_step", ["disagreement_id"])


def downgrade() -> None:
    for table in (
        "disagreement_step",
        "disagreement_position",
        "disagreement_child",
        "disagreement_attempt",
        "decision_view",
        "decision_child",
        "authorisation_pass",
        "authorisation_child",
        "task",
        "promise",
        "disagreement",
        "decision",
        "authorisation",
        "delegation_power",
        "delegation_level",
        "delegation",
    ):
        op.drop_table(table)
