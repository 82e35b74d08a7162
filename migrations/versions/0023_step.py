"""Steps on the way to a home for good: what there was before, and the way to adoption."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0020"


def upgrade() -> None:
    op.create_table(
        "care_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("care_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        *(
            sa.Column(name, sa.Text())
            for name in ("before", "before_where", "before_when", "because", "adopters", "adopters_law")
        ),
        sa.Column("by_carers", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text()),
        sa.ForeignKeyConstraint(["care_id"], ["care.id"], name="care_step_care_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="care_step_pkey"),
    )
    op.create_index("care_step_care_id_index", "care_step", ["care_id"])


def downgrade() -> None:
    op.drop_table("care_step")
