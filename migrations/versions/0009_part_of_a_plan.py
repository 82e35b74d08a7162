"""A plan can end for one child and go on for brothers and sisters."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("plan_child", sa.Column("until", sa.Date()))
    op.add_column("plan_child", sa.Column("let_go_because", sa.Text()))


def downgrade() -> None:
    op.drop_column("plan_child", "let_go_because")
    op.drop_column("plan_child", "until")
