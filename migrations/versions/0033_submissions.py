"""Runs of statutory returns: what was counted, the files as they were made, and what stood in the way."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0033"
down_revision = "0032"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "submission",
        sa.Column("id", sa.Uuid(), nullable=False),
        *_texts("state", "return_name", "year", "authority"),
        sa.Column("serial", sa.SmallInteger(), nullable=False),
        sa.Column("known_on", sa.Date()),
        sa.Column("before_id", sa.Uuid()),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("finished_at", INSTANT),
        sa.Column("failed_because", sa.Text()),
        *(sa.Column(name, sa.Integer()) for name in ("children", "problems", "stopping")),
        sa.Column("sent_on", sa.Date()),
        sa.Column("sent_by", sa.Uuid()),
        sa.Column("receipt", sa.Text()),
        sa.Column("withdrawn_because", sa.Text()),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="submission_id_fkey"),
        sa.ForeignKeyConstraint(["before_id"], ["submission.id"], name="submission_before_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="submission_pkey"),
    )
    op.create_index("submission_serial_key", "submission", ["return_name", "year", "serial"], unique=True)
    _part("omission", *_texts("reference", "reason"))
    _part(
        "module", *_texts("name"), sa.Column("written", sa.Integer(), nullable=False), sa.Column("held", sa.Integer())
    )
    _part("file", *_texts("name"), sa.Column("size", sa.BigInteger(), nullable=False), *_texts("sha256"))
    op.create_table(
        "submission_content",
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["submission_file.id"], name="submission_content_file_id_fkey"),
        sa.PrimaryKeyConstraint("file_id", name="submission_content_pkey"),
    )
    _beside("child", "reference", *_texts("reference"), sa.Column("told", postgresql.JSONB(), nullable=False))
    _beside(
        "problem", "place", sa.Column("place", sa.Integer(), nullable=False), *_texts("reference", "rule", "what"),
        sa.Column("stops", sa.Boolean(), nullable=False),
    )  # fmt: skip
    _beside(
        "progress", None, sa.Column("done", sa.Integer(), nullable=False), sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("since", INSTANT, nullable=False), prefixes=["UNLOGGED"],
    )  # fmt: skip


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _part(name: str, *columns: sa.Column[object]) -> None:
    table = f"submission_{name}"
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=f"{table}_submission_id_fkey"),
        sa.PrimaryKeyConstraint("id", name=f"{table}_pkey"),
    )
    op.create_index(f"{table}_submission_id_index", table, ["submission_id"])


def _beside(name: str, second: str | None, *columns: sa.Column[object], **how: object) -> None:
    table = f"submission_{name}"
    op.create_table(
        table,
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=f"{table}_submission_id_fkey"),
        sa.PrimaryKeyConstraint("submission_id", *([second] if second else []), name=f"{table}_pkey"),
        **how,
    )


def downgrade() -> None:
    for name in ("progress", "problem", "child", "content", "file", "module", "omission"):
        op.drop_table(f"submission_{name}")
    op.drop_table("submission")
