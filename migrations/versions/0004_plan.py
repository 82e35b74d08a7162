"""Assessments and plans: what is going on, what must change, and who does what by when."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("ended_because", sa.Text(), nullable=True),
        sa.Column("strengths", sa.Text(), nullable=True),
        sa.Column("must_change", sa.Text(), nullable=True),
        sa.Column("otherwise", sa.Text(), nullable=True),
        sa.Column("whose_words", sa.Text(), nullable=True),
        sa.Column("pitched_at", sa.Text(), nullable=True),
        sa.Column("understood_how", sa.Text(), nullable=True),
        sa.Column("visit_every_days", sa.SmallInteger(), nullable=True),
        sa.Column("categories", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("earlier_plans", sa.SmallInteger(), nullable=True),
        sa.Column("from_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["from_id"], ["record.id"], name=op.f("plan_from_id_fkey")),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("plan_id_fkey")),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("plan_worker_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("plan_pkey")),
    )
    op.create_index(op.f("plan_worker_id_index"), "plan", ["worker_id"], unique=False)
    op.create_table(
        "plan_action",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("goal_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("owner_name", sa.Text(), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("plan_action_plan_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("plan_action_pkey")),
    )
    op.create_index(op.f("plan_action_plan_id_index"), "plan_action", ["plan_id"], unique=False)
    op.create_table(
        "plan_child",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("particular", sa.Text(), nullable=True),
        sa.Column("own_view", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name=op.f("plan_child_child_id_fkey")),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("plan_child_plan_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("plan_child_pkey")),
    )
    op.create_index(op.f("plan_child_child_id_index"), "plan_child", ["child_id"], unique=False)
    op.create_index(op.f("plan_child_plan_id_index"), "plan_child", ["plan_id"], unique=False)
    op.create_table(
        "plan_goal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("whose_words", sa.Text(), nullable=True),
        sa.Column("progress", sa.Text(), nullable=True),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("reached_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("plan_goal_plan_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("plan_goal_pkey")),
    )
    op.create_index(op.f("plan_goal_plan_id_index"), "plan_goal", ["plan_id"], unique=False)
    op.create_table(
        "plan_meeting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("family_view", sa.Text(), nullable=True),
        sa.Column("next_by", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("plan_meeting_plan_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("plan_meeting_pkey")),
    )
    op.create_index(op.f("plan_meeting_plan_id_index"), "plan_meeting", ["plan_id"], unique=False)
    op.create_table(
        "assessment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assessment_kind", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("made_by_words", sa.Text(), nullable=True),
        sa.Column("due_reason", sa.Text(), nullable=True),
        sa.Column("stopped_because", sa.Text(), nullable=True),
        sa.Column("strengths", sa.Text(), nullable=True),
        sa.Column("needs", sa.Text(), nullable=True),
        sa.Column("context", sa.Text(), nullable=True),
        sa.Column("analysis", sa.Text(), nullable=True),
        sa.Column("next_steps", sa.Text(), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("authorised_on", sa.Date(), nullable=True),
        sa.Column("authorised_by", sa.Uuid(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=op.f("assessment_id_fkey")),
        sa.ForeignKeyConstraint(["referral_id"], ["referral.id"], name=op.f("assessment_referral_id_fkey")),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name=op.f("assessment_worker_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("assessment_pkey")),
    )
    op.create_index(op.f("assessment_referral_id_index"), "assessment", ["referral_id"], unique=False)
    op.create_index(op.f("assessment_worker_id_index"), "assessment", ["worker_id"], unique=False)
    op.create_table(
        "assessment_child",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("factors", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("own_view", sa.Text(), nullable=True),
        sa.Column("particular", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("assessment_child_assessment_id_fkey")),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name=op.f("assessment_child_child_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("assessment_child_pkey")),
    )
    op.create_index(op.f("assessment_child_assessment_id_index"), "assessment_child", ["assessment_id"], unique=False)
    op.create_index(op.f("assessment_child_child_id_index"), "assessment_child", ["child_id"], unique=False)
    op.create_table(
        "assessment_evidence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("ledger_seq", sa.BigInteger(), nullable=True),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("why_it_matters", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("assessment_evidence_assessment_id_fkey")
        ),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name=op.f("assessment_evidence_record_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("assessment_evidence_pkey")),
    )
    op.create_index(
        op.f("assessment_evidence_assessment_id_index"), "assessment_evidence", ["assessment_id"], unique=False
    )
    op.create_table(
        "assessment_return",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by_worker_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("assessment_return_assessment_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("assessment_return_pkey")),
    )
    op.create_index(op.f("assessment_return_assessment_id_index"), "assessment_return", ["assessment_id"], unique=False)
    op.create_table(
        "assessment_view",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["assessment_id"], ["assessment.id"], name=op.f("assessment_view_assessment_id_fkey")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("assessment_view_person_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("assessment_view_pkey")),
    )
    op.create_index(op.f("assessment_view_assessment_id_index"), "assessment_view", ["assessment_id"], unique=False)
    op.create_index(op.f("assessment_view_person_id_index"), "assessment_view", ["person_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("assessment_view_person_id_index"), table_name="assessment_view")
    op.drop_index(op.f("assessment_view_assessment_id_index"), table_name="assessment_view")
    op.drop_table("assessment_view")
    op.drop_index(op.f("assessment_return_assessment_id_index"), table_name="assessment_return")
    op.drop_table("assessment_return")
    op.drop_index(op.f("assessment_evidence_assessment_id_index"), table_name="assessment_evidence")
    op.drop_table("assessment_evidence")
    op.drop_index(op.f("assessment_child_child_id_index"), table_name="assessment_child")
    op.drop_index(op.f("assessment_child_assessment_id_index"), table_name="assessment_child")
    op.drop_table("assessment_child")
    op.drop_index(op.f("assessment_worker_id_index"), table_name="assessment")
    op.drop_index(op.f("assessment_referral_id_index"), table_name="assessment")
    op.drop_table("assessment")
    op.drop_index(op.f("plan_meeting_plan_id_index"), table_name="plan_meeting")
    op.drop_table("plan_meeting")
    op.drop_index(op.f("plan_goal_plan_id_index"), table_name="plan_goal")
    op.drop_table("plan_goal")
    op.drop_index(op.f("plan_child_plan_id_index"), table_name="plan_child")
    op.drop_index(op.f("plan_child_child_id_index"), table_name="plan_child")
    op.drop_table("plan_child")
    op.drop_index(op.f("plan_action_plan_id_index"), table_name="plan_action")
    op.drop_table("plan_action")
    op.drop_index(op.f("plan_worker_id_index"), table_name="plan")
    op.drop_table("plan")
