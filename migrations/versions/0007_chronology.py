"""Significant events, the people in whose life they happened, and how they went on."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.execute("set local statement_timeout = '60s'")
    op.create_table(
        "event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("on_estimated", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("analysis", sa.Text(), nullable=True),
        sa.Column("event_kind", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("ledger_seq", sa.BigInteger(), nullable=True),
        sa.Column("in_court", sa.Boolean(), nullable=False),
        sa.Column("ended_because", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="event_id_fkey"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="event_record_id_fkey"),
        sa.ForeignKeyConstraint(["ledger_seq"], ["ledger.seq"], name="event_ledger_seq_fkey"),
        sa.PrimaryKeyConstraint("id", name="event_pkey"),
    )
    op.create_index("event_record_id_index", "event", ["record_id"], unique=False)
    op.create_index("event_ledger_seq_index", "event", ["ledger_seq"], unique=False)
    op.create_table(
        "event_person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("particular", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="event_person_event_id_fkey"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="event_person_person_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="event_person_pkey"),
    )
    op.create_index("event_person_event_id_index", "event_person", ["event_id"], unique=False)
    op.create_index("event_person_person_id_index", "event_person", ["person_id"], unique=False)
    op.create_table(
        "event_update",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="event_update_event_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="event_update_pkey"),
    )
    op.create_index("event_update_event_id_index", "event_update", ["event_id"], unique=False)


def downgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.execute("set local statement_timeout = '60s'")
    op.drop_table("event_update")
    op.drop_table("event_person")
    op.drop_table("event")
