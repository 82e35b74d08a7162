"""The Department's daily flow: its runs, what the Department is known to hold of each child, and every receipt."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0035"
down_revision = "0034"

INSTANT = sa.DateTime(timezone=True)
COUNTED = ("children", "unchanged", "accepted", "refused", "held", "purged", "unsure")


def upgrade() -> None:
    op.create_table(
        "daily",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("full", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in COUNTED),
        sa.Column("words", sa.Text()),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="daily_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="daily_pkey"),
    )
    op.create_index("daily_asked_at_index", "daily", ["asked_at"])
    op.create_table(
        "daily_child",
        sa.Column("la_child_id", sa.Text(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("daily_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("pieces", postgresql.JSONB()),
        sa.Column("unsure", postgresql.ARRAY(sa.Text())),
        sa.Column("refused", sa.Text()),
        sa.Column("words", sa.Text()),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="daily_child_child_id_fkey"),
        sa.ForeignKeyConstraint(["daily_id"], ["daily.id"], name="daily_child_daily_id_fkey"),
        sa.PrimaryKeyConstraint("la_child_id", name="daily_child_pkey"),
    )
    op.create_table(
        "daily_receipt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("daily_id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="daily_receipt_child_id_fkey"),
        sa.ForeignKeyConstraint(["daily_id"], ["daily.id"], name="daily_receipt_daily_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="daily_receipt_pkey"),
    )
    for table in ("daily_child", "daily_receipt"):
        for column in ("child_id", "daily_id"):
            op.create_index(f"{table}_{column}_index", table, [column])


def downgrade() -> None:
    for table in ("daily_receipt", "daily_child", "daily"):
        op.drop_table(table)
