"""Timers: the authority's own limits, and the due items that follow from the records."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

OPEN = "met_on is null and stopped_on is null"


def upgrade() -> None:
    op.create_table(
        "timer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="timer_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="timer_pkey"),
        sa.UniqueConstraint("code", name="timer_code_key"),
    )
    op.create_table(
        "timer_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("timer_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["timer_id"], ["timer.id"], name="timer_version_timer_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="timer_version_pkey"),
    )
    op.create_index("timer_version_timer_id_index", "timer_version", ["timer_id"])
    op.create_table(
        "timer_due",
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("scope", sa.Uuid(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("met_on", sa.Date()),
        sa.Column("stopped_on", sa.Date()),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="timer_due_child_id_fkey"),
        sa.PrimaryKeyConstraint("child_id", "code", "scope", "started_on", name="timer_due_pkey"),
    )
    op.create_index("timer_due_open_index", "timer_due", ["child_id", "due_on"], postgresql_where=OPEN)
    op.create_index("timer_due_day_index", "timer_due", ["due_on", "child_id"], postgresql_where=OPEN)


def downgrade() -> None:
    op.drop_table("timer_due")
    op.drop_table("timer_version")
    op.drop_table("timer")
