"""Warning notes on a person's record, and why help was closed, as the census of children in need asks."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.execute("set local statement_timeout = '60s'")
    op.create_table(
        "person_warning",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("review_by", sa.Date(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="person_warning_person_id_fkey"),
        sa.ForeignKeyConstraint(["written_by"], ["worker.id"], name="person_warning_written_by_fkey"),
        sa.PrimaryKeyConstraint("id", name="person_warning_pkey"),
    )
    op.create_index("person_warning_person_id_index", "person_warning", ["person_id"], unique=False)
    op.create_index("person_warning_written_by_index", "person_warning", ["written_by"], unique=False)
    op.add_column("journey_status", sa.Column("closing_reason", sa.Text(), nullable=True))


def downgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.execute("set local statement_timeout = '60s'")
    op.drop_column("journey_status", "closing_reason")
    op.drop_table("person_warning")
