"""Hand-overs, wishes for another worker, cover while a worker is away, and why a worker was given more than they can."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0016"
down_revision = "0015"


def _own(name: str, *columns: sa.Column | sa.ForeignKeyConstraint) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["id"], ["record.id"], name=f"{name}_id_fkey"),
        sa.PrimaryKeyConstraint("id", name=f"{name}_pkey"),
    )


def _part(owner: str, name: str, *columns: sa.Column | sa.ForeignKeyConstraint) -> None:
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


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"{table}_{column}_fkey")


def upgrade() -> None:
    _own(
        "handover",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("pod_id", sa.Uuid(), nullable=False),
        sa.Column("from_worker_id", sa.Uuid(), nullable=False),
        sa.Column("to_worker_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("planned_for", sa.Date(), nullable=False),
        sa.Column("note_for_next", sa.Text()),
        sa.Column("joint_visit_id", sa.Uuid()),
        sa.Column("goodbye_on", sa.Date()),
        sa.Column("goodbye_how", sa.Text()),
        sa.Column("hello_on", sa.Date()),
        sa.Column("hello_how", sa.Text()),
        sa.Column("carried", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("done_on", sa.Date()),
        sa.Column("left_out", sa.Text()),
        sa.Column("cancelled_because", sa.Text()),
        _to("handover", "pod_id", "pod"),
        _to("handover", "from_worker_id", "worker"),
        _to("handover", "to_worker_id", "worker"),
        _to("handover", "joint_visit_id", "visit"),
    )
    op.create_index("handover_open_index", "handover", ["pod_id"], postgresql_where=sa.text("state = 'planned'"))
    _part(
        "handover", "child",
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("own_words", sa.Text()),
        _to("handover_child", "child_id", "person"),
    )  # fmt: skip
    op.create_index("handover_child_child_id_index", "handover_child", ["child_id"])
    _own(
        "wish",
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("about_worker_id", sa.Uuid(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_by_name", sa.Text()),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("answer_reason", sa.Text()),
        sa.Column("answered_by", sa.Uuid()),
        sa.Column("answered_on", sa.Date()),
        sa.Column("told_on", sa.Date()),
        sa.Column("told_how", sa.Text()),
        sa.Column("withdrawn_on", sa.Date()),
        sa.Column("withdrawn_because", sa.Text()),
        _to("wish", "child_id", "person"),
        _to("wish", "about_worker_id", "worker"),
    )
    op.create_index("wish_child_id_index", "wish", ["child_id"])
    _own(
        "absence",
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("absence_kind", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("ended_because", sa.Text()),
        _to("absence", "worker_id", "worker"),
    )
    op.create_index("absence_worker_id_index", "absence", ["worker_id"])
    _part(
        "absence", "cover",
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid()),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        _to("absence_cover", "worker_id", "worker"),
        _to("absence_cover", "child_id", "person"),
    )  # fmt: skip
    op.create_index("absence_cover_worker_id_index", "absence_cover", ["worker_id"])
    op.create_index("absence_cover_child_id_index", "absence_cover", ["child_id"])
    op.add_column("journey_allocation", sa.Column("over_because", sa.Text()))
    op.add_column("journey_allocation", sa.Column("over_plan", sa.Text()))


def downgrade() -> None:
    op.drop_column("journey_allocation", "over_plan")
    op.drop_column("journey_allocation", "over_because")
    for table in ("absence_cover", "absence", "wish", "handover_child", "handover"):
        op.drop_table(table)
