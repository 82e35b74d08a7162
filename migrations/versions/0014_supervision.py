"""Group supervision: the meetings of the pods, and what was said and decided about each child."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "supervision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pod_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("leader_id", sa.Uuid(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_because", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="supervision_id_fkey"),
        sa.ForeignKeyConstraint(["leader_id"], ["worker.id"], name="supervision_leader_id_fkey"),
        sa.ForeignKeyConstraint(["pod_id"], ["pod.id"], name="supervision_pod_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="supervision_pkey"),
    )
    op.create_index("supervision_leader_id_index", "supervision", ["leader_id"], unique=False)
    op.create_index("supervision_pod_id_on_index", "supervision", ["pod_id", "on"], unique=False)
    op.create_table(
        "supervision_person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("supervision_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("discipline", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["supervision_id"], ["supervision.id"], name="supervision_person_supervision_id_fkey"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="supervision_person_worker_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="supervision_person_pkey"),
    )
    op.create_index("supervision_person_supervision_id_index", "supervision_person", ["supervision_id"], unique=False)
    op.create_index("supervision_person_worker_id_index", "supervision_person", ["worker_id"], unique=False)
    op.create_table(
        "supervision_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("supervision_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("reasons", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("left_out_because", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="supervision_item_child_id_fkey"),
        sa.ForeignKeyConstraint(["supervision_id"], ["supervision.id"], name="supervision_item_supervision_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="supervision_item_pkey"),
    )
    op.create_index("supervision_item_child_id_index", "supervision_item", ["child_id"], unique=False)
    op.create_index("supervision_item_supervision_id_index", "supervision_item", ["supervision_id"], unique=False)
    op.create_table(
        "discussion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("supervision_id", sa.Uuid(), nullable=True),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("asked_because", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("accountable_id", sa.Uuid(), nullable=True),
        sa.Column("next_by", sa.Date(), nullable=True),
        sa.Column("put_off_because", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["accountable_id"], ["worker.id"], name="discussion_accountable_id_fkey"),
        sa.ForeignKeyConstraint(["asked_by"], ["worker.id"], name="discussion_asked_by_fkey"),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="discussion_id_fkey"),
        sa.ForeignKeyConstraint(["supervision_id"], ["supervision.id"], name="discussion_supervision_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="discussion_pkey"),
    )
    op.create_index("discussion_accountable_id_index", "discussion", ["accountable_id"], unique=False)
    op.create_index("discussion_asked_by_index", "discussion", ["asked_by"], unique=False)
    op.create_index("discussion_supervision_id_index", "discussion", ["supervision_id"], unique=False)
    op.create_table(
        "discussion_child",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("discussion_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("discussed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="discussion_child_child_id_fkey"),
        sa.ForeignKeyConstraint(["discussion_id"], ["discussion.id"], name="discussion_child_discussion_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="discussion_child_pkey"),
    )
    op.create_index(
        "discussion_child_child_id_discussed_on_index",
        "discussion_child",
        ["child_id", "discussed_on"],
        unique=False,
        postgresql_include=["discussion_id"],
    )
    op.create_index("discussion_child_discussion_id_index", "discussion_child", ["discussion_id"], unique=False)
    op.create_table(
        "discussion_part",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("discussion_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("discipline", sa.Text(), nullable=True),
        sa.Column("child_id", sa.Uuid(), nullable=True),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="discussion_part_child_id_fkey"),
        sa.ForeignKeyConstraint(["discussion_id"], ["discussion.id"], name="discussion_part_discussion_id_fkey"),
        sa.ForeignKeyConstraint(["written_by"], ["worker.id"], name="discussion_part_written_by_fkey"),
        sa.PrimaryKeyConstraint("id", name="discussion_part_pkey"),
    )
    op.create_index("discussion_part_child_id_index", "discussion_part", ["child_id"], unique=False)
    op.create_index("discussion_part_discussion_id_index", "discussion_part", ["discussion_id"], unique=False)
    op.create_index("discussion_part_written_by_index", "discussion_part", ["written_by"], unique=False)
    op.create_table(
        "discussion_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("discussion_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("readiness", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["discussion_id"], ["discussion.id"], name="discussion_change_discussion_id_fkey"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="discussion_change_person_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="discussion_change_pkey"),
    )
    op.create_index("discussion_change_discussion_id_index", "discussion_change", ["discussion_id"], unique=False)
    op.create_index("discussion_change_person_id_index", "discussion_change", ["person_id"], unique=False)
    op.create_table(
        "discussion_action",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("discussion_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("owner_name", sa.Text(), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="discussion_action_child_id_fkey"),
        sa.ForeignKeyConstraint(["discussion_id"], ["discussion.id"], name="discussion_action_discussion_id_fkey"),
        sa.ForeignKeyConstraint(["owner_id"], ["worker.id"], name="discussion_action_owner_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="discussion_action_pkey"),
    )
    op.create_index("discussion_action_child_id_index", "discussion_action", ["child_id"], unique=False)
    op.create_index("discussion_action_discussion_id_index", "discussion_action", ["discussion_id"], unique=False)
    op.create_index(
        "discussion_action_open_index",
        "discussion_action",
        ["owner_id", "by_when"],
        unique=False,
        postgresql_where=sa.text("done_on is null"),
    )
    # ### end Alembic commands ###


def downgrade() -> None:
    op.drop_table("discussion_action")
    op.drop_table("discussion_change")
    op.drop_table("discussion_part")
    op.drop_table("discussion_child")
    op.drop_table("discussion")
    op.drop_table("supervision_item")
    op.drop_table("supervision_person")
    op.drop_table("supervision")
