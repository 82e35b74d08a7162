"""Caseload: the workload policy, a worker's first year and duties, and what makes the work with a child take more."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def _part(owner: str, name: str, *columns: sa.Column) -> None:
    table = f"{owner}_{name}"
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(f"{owner}_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint([f"{owner}_id"], [f"{owner}.id"], name=f"{table}_{owner}_id_fkey"),
        sa.PrimaryKeyConstraint("id", name=f"{table}_pkey"),
    )
    op.create_index(f"{table}_{owner}_id_index", table, [f"{owner}_id"])


def upgrade() -> None:
    op.create_table(
        "workload",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="workload_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="workload_pkey"),
        sa.UniqueConstraint("code", name="workload_code_key"),
    )
    _part(
        "workload", "version",
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    )  # fmt: skip
    _part(
        "workload", "number",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("amount", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["workload_version.id"], name="workload_number_version_id_fkey"),
    )  # fmt: skip
    op.create_index("workload_number_version_id_index", "workload_number", ["version_id"])
    _part(
        "worker", "duty",
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.Column("points", sa.Float(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
    )  # fmt: skip
    _part(
        "journey", "complexity",
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.Column("flag", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    )  # fmt: skip
    op.add_column("worker", sa.Column("first_year_since", sa.Date()))
    op.add_column("worker", sa.Column("first_year_until", sa.Date()))


def downgrade() -> None:
    op.drop_column("worker", "first_year_until")
    op.drop_column("worker", "first_year_since")
    for table in ("journey_complexity", "worker_duty", "workload_number", "workload_version", "workload"):
        op.drop_table(table)
