"""What yearly returns would be refused or asked about: what is found now, how many a day, and what was waived."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "finding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("found_id", sa.Uuid(), nullable=False),
        *_texts("return_name", "reference", "rule", "what", "waived_because"),
        sa.Column("taken_back_because", sa.Text()),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="finding_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="finding_pkey"),
    )
    op.create_index("finding_found_id_index", "finding", ["found_id"])
    op.create_table(
        "finding_open",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        *_texts("return_name", "reference", "rule", "what"),
        sa.Column("stops", sa.Boolean(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="finding_open_child_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="finding_open_pkey"),
    )
    op.create_index("finding_open_child_id_index", "finding_open", ["child_id"])
    op.create_table(
        "finding_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("return_name", sa.Text(), nullable=False),
        sa.Column("stopping", sa.Integer(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "return_name", name="finding_day_pkey"),
    )
    op.create_table(
        "finding_check",
        sa.Column("one", sa.Boolean(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("one", name="finding_check_pkey"),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def downgrade() -> None:
    for table in ("finding_check", "finding_day", "finding_open", "finding"):
        op.drop_table(table)
