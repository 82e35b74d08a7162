"""The network: what we know of each parent, family time, and what people are willing to do."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.execute("set local statement_timeout = '60s'")
    op.create_table(
        "person_parent_fact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("kinship", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["person.id"], name="person_parent_fact_parent_id_fkey"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="person_parent_fact_person_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="person_parent_fact_pkey"),
    )
    op.create_index("person_parent_fact_parent_id_index", "person_parent_fact", ["parent_id"], unique=False)
    op.create_index("person_parent_fact_person_id_index", "person_parent_fact", ["person_id"], unique=False)
    op.create_table(
        "person_family_time",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("with_id", sa.Uuid(), nullable=False),
        sa.Column("how_often", sa.Text(), nullable=False),
        sa.Column("venue", sa.Text(), nullable=True),
        sa.Column("supervised", sa.Boolean(), nullable=False),
        sa.Column("ordered_by_court", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="person_family_time_person_id_fkey"),
        sa.ForeignKeyConstraint(["with_id"], ["person.id"], name="person_family_time_with_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="person_family_time_pkey"),
    )
    op.create_index("person_family_time_person_id_index", "person_family_time", ["person_id"], unique=False)
    op.create_index("person_family_time_with_id_index", "person_family_time", ["with_id"], unique=False)
    op.create_table(
        "family_offer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("family_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("how_to_ask", sa.Text(), nullable=True),
        sa.Column("lives", sa.Text(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["family_id"], ["family.id"], name="family_offer_family_id_fkey"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="family_offer_person_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="family_offer_pkey"),
    )
    op.create_index("family_offer_family_id_index", "family_offer", ["family_id"], unique=False)
    op.create_index("family_offer_person_id_index", "family_offer", ["person_id"], unique=False)


def downgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.execute("set local statement_timeout = '60s'")
    for table in ("family_offer", "person_family_time", "person_parent_fact"):
        op.drop_table(table)
