"""How a team is put together: posts, secondments, days in the room, and the templates of the kinds of team."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.execute("set local statement_timeout = '60s'")
    op.add_column("pod", sa.Column("takes", sa.Boolean(), server_default=sa.text("true"), nullable=False))
    op.execute("update pod set takes = false where pod_kind in ('front_door', 'fgc_service', 'leadership')")
    op.add_column("pod_member", sa.Column("post_id", sa.Uuid(), nullable=True))
    op.add_column("pod_member", sa.Column("room_days", sa.Text(), nullable=True))
    op.create_table(
        "pod_post",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pod_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("post_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("fte", sa.Float(), nullable=False),
        sa.Column("funded_by", sa.Uuid(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["funded_by"], ["agency.id"], name="pod_post_funded_by_fkey"),
        sa.ForeignKeyConstraint(["pod_id"], ["pod.id"], name="pod_post_pod_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="pod_post_pkey"),
    )
    op.create_index("pod_post_pod_id_index", "pod_post", ["pod_id"], unique=False)
    op.create_table(
        "pod_secondment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pod_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("home_pod_id", sa.Uuid(), nullable=True),
        sa.Column("home_post", sa.Text(), nullable=False),
        sa.Column("host_post", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("planned_until", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["home_pod_id"], ["pod.id"], name="pod_secondment_home_pod_id_fkey"),
        sa.ForeignKeyConstraint(["pod_id"], ["pod.id"], name="pod_secondment_pod_id_fkey"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="pod_secondment_worker_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="pod_secondment_pkey"),
    )
    op.create_index("pod_secondment_worker_id_index", "pod_secondment", ["worker_id"], unique=False)
    op.create_index("pod_secondment_pod_id_index", "pod_secondment", ["pod_id"], unique=False)
    op.create_table(
        "template",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("takes_children", sa.Boolean(), nullable=False),
        sa.Column("copied_from", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="template_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="template_pkey"),
        sa.UniqueConstraint("code", name="template_code_key"),
    )
    op.create_table(
        "template_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["template_id"], ["template.id"], name="template_version_template_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="template_version_pkey"),
    )
    op.create_index("template_version_template_id_index", "template_version", ["template_id"], unique=False)
    op.create_table(
        "template_rule",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("fte_least", sa.Float(), nullable=True),
        sa.Column("fte_most", sa.Float(), nullable=True),
        sa.Column("heads_least", sa.SmallInteger(), nullable=True),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["template_id"], ["template.id"], name="template_rule_template_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="template_rule_pkey"),
    )
    op.create_index("template_rule_template_id_index", "template_rule", ["template_id"], unique=False)


def downgrade() -> None:
    op.drop_table("template_rule")
    op.drop_table("template_version")
    op.drop_table("template")
    op.drop_table("pod_secondment")
    op.drop_table("pod_post")
    op.drop_column("pod_member", "room_days")
    op.drop_column("pod_member", "post_id")
    op.drop_column("pod", "takes")
