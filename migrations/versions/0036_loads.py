"""Loads of caseloads from other systems; and two views of the data set that named another child's team or worker."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from persistence import ssd

revision = "0036"
down_revision = "0035"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "load",
        sa.Column("id", sa.Uuid(), nullable=False),
        *_texts("system", "source", "state"),
        *_numbers("serial", "undone_before", kind=sa.SmallInteger),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        *(sa.Column(name, INSTANT) for name in ("tried_at", "loaded_at", "undone_at")),
        *(sa.Column(name, sa.Text()) for name in ("undone_because", "failed_because")),
        *(sa.Column(name, sa.Integer()) for name in ("people", "besides")),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="load_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="load_pkey"),
    )
    op.create_index("load_system_serial_key", "load", ["system", "serial"], unique=True)
    _part("file", *_texts("name"), sa.Column("size", sa.BigInteger(), nullable=False), *_texts("sha256"))
    _part("object", *_texts("name"), *_numbers("read", "loaded", "same", "refused"), sa.Column("ignored", sa.Text()))
    _part(
        "code", *_texts("object", "field", "code"), *_numbers("count", "first_line"),
        sa.Column("choices", postgresql.ARRAY(sa.Text()), nullable=False), sa.Column("becomes", sa.Text()),
    )  # fmt: skip
    _beside("content", None, sa.Column("content", sa.LargeBinary(), nullable=False))
    _beside(
        "row", "number", *_numbers("number"), *_texts("object", "key", "file"), *_numbers("line"),
        sa.Column("fields", postgresql.JSONB(), nullable=False),
        *(sa.Column(name, sa.Text()) for name in ("state", "why")), *_numbers("phase", kind=sa.SmallInteger),
    )  # fmt: skip
    op.create_index("load_row_load_id_object_state_index", "load_row", ["load_id", "object", "state"])
    op.create_index("load_row_object_key_index", "load_row", ["object", "key"])
    _beside("record", "record_id", sa.Column("record_id", sa.Uuid(), nullable=False), *_numbers("version"))
    op.create_foreign_key("load_record_record_id_fkey", "load_record", "record", ["record_id"], ["id"])
    op.create_index("load_record_record_id_index", "load_record", ["record_id"])
    _beside(
        "progress", None, *_numbers("done", "of"), sa.Column("since", INSTANT, nullable=False), prefixes=["UNLOGGED"]
    )
    # A contact names the referral that it led to, and the referral the contact: a load saves them in one transaction.
    op.execute("alter table contact_decision alter constraint contact_decision_referral_id_fkey deferrable")
    _views(revision)


def _views(of: str) -> None:
    """The views as that revision has them, in place: no column is another, so nobody who reads them is stopped."""
    for statement in ssd.statements(of):
        if "create view" in statement:
            op.get_bind().exec_driver_sql(statement.replace("create view", "create or replace view", 1))


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _numbers(*names: str, kind: type[sa.Integer] = sa.Integer) -> list[sa.Column[int]]:
    return [sa.Column(name, kind(), nullable=False) for name in names]


def _part(name: str, *columns: sa.Column[object]) -> None:
    table = f"load_{name}"
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("load_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=f"{table}_load_id_fkey"),
        sa.PrimaryKeyConstraint("id", name=f"{table}_pkey"),
    )
    op.create_index(f"{table}_load_id_index", table, ["load_id"])


def _beside(name: str, second: str | None, *columns: sa.Column[object], **how: object) -> None:
    table = f"load_{name}"
    op.create_table(
        table,
        sa.Column("load_id", sa.Uuid(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["load_id"], ["load.id"], name=f"{table}_load_id_fkey"),
        sa.PrimaryKeyConstraint("load_id", *([second] if second else []), name=f"{table}_pkey"),
        **how,
    )


def downgrade() -> None:
    _views("0032")
    op.execute("alter table contact_decision alter constraint contact_decision_referral_id_fkey not deferrable")
    for name in ("progress", "record", "row", "content", "code", "object", "file"):
        op.drop_table(f"load_{name}")
    op.drop_table("load")
