"""The Standard Safeguarding Dataset as views, and the role that may read them and nothing else."""

from alembic import op

from persistence import ssd

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    for statement in ssd.statements(revision):
        # Colons would be read as parameters otherwise.
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    op.execute(ssd.DROP)
