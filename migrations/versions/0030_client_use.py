"""How often each agency's program has asked in the present minute. Nothing is lost with it: it is not in the log."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0024"


def upgrade() -> None:
    op.create_table(
        "client_use",
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("minute", sa.DateTime(timezone=True), nullable=False),
        sa.Column("requests", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["agency_client.id"], name="client_use_client_id_fkey"),
        sa.PrimaryKeyConstraint("client_id", name="client_use_pkey"),
        prefixes=["UNLOGGED"],
    )


def downgrade() -> None:
    op.drop_table("client_use")
