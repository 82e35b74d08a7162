"""Addresses that agencies want told, their sealed secrets, how far each has been told, and every message."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0024"
down_revision = "0023"

INSTANT = sa.DateTime(timezone=True)


def _of_subscription(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["subscription_id"], ["subscription.id"], name=f"{table}_subscription_id_fkey")


def upgrade() -> None:
    op.create_table(
        "subscription",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("for_agency_id", sa.Uuid(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("types", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("off_because", sa.Text()),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="subscription_id_fkey"),
        sa.ForeignKeyConstraint(["for_agency_id"], ["agency.id"], name="subscription_for_agency_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="subscription_pkey"),
    )
    op.create_index("subscription_for_agency_id_index", "subscription", ["for_agency_id"])
    op.create_table(
        "subscription_secret",
        sa.Column("subscription_id", sa.Uuid(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("until", INSTANT),
        _of_subscription("subscription_secret"),
        sa.PrimaryKeyConstraint("subscription_id", "since", name="subscription_secret_pkey"),
    )
    op.create_table(
        "subscription_cursor",
        sa.Column("subscription_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        _of_subscription("subscription_cursor"),
        sa.PrimaryKeyConstraint("subscription_id", name="subscription_cursor_pkey"),
    )
    op.create_table(
        "subscription_delivery",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subscription_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("happened_at", INSTANT, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("next_at", INSTANT, nullable=False),
        sa.Column("tried_at", INSTANT),
        sa.Column("answer", sa.Text()),
        _of_subscription("subscription_delivery"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="subscription_delivery_record_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="subscription_delivery_pkey"),
        sa.UniqueConstraint("subscription_id", "seq", name="subscription_delivery_subscription_id_seq_key"),
    )
    op.create_index("subscription_delivery_record_id_index", "subscription_delivery", ["record_id"])
    op.create_index(
        "subscription_delivery_waiting_index",
        "subscription_delivery",
        ["subscription_id", "next_at"],
        postgresql_where=sa.text("state = 'waiting'"),
    )


def downgrade() -> None:
    op.drop_table("subscription_delivery")
    op.drop_table("subscription_cursor")
    op.drop_table("subscription_secret")
    op.drop_table("subscription")
