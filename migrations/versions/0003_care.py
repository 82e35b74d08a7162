"""Care: where a looked-after child lives and under what law, how they are, missing episodes, and leaving care."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.execute("set local statement_timeout = '60s'")
    op.create_table(
        "care",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="care_child_id_fkey"),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="care_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="care_pkey"),
        sa.UniqueConstraint("child_id", name="care_child_id_key"),
    )
    op.create_table(
        "care_episode",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("care_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("period_id", sa.Uuid(), nullable=False),
        sa.Column("legal_status", sa.Text(), nullable=False),
        sa.Column("placement", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("urn", sa.Text(), nullable=True),
        sa.Column("home_words", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("provider_name", sa.Text(), nullable=True),
        sa.Column("carer_person_id", sa.Uuid(), nullable=True),
        sa.Column("distance_miles", sa.Float(), nullable=True),
        sa.Column("reason_new", sa.Text(), nullable=False),
        sa.Column("reason_place_change", sa.Text(), nullable=True),
        sa.Column("reason_ended", sa.Text(), nullable=True),
        sa.Column("meant_to_last", sa.Boolean(), nullable=False),
        sa.Column("with_parents_basis", sa.Text(), nullable=True),
        sa.Column("temporary_approval", sa.Boolean(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("need_code", sa.Text(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("care_id"), "="),
            (sa.text("daterange(since, until, '[)')"), "&&"),
            deferrable="True",
            initially="DEFERRED",
            using="gist",
            name="care_episode_one_at_a_time",
        ),
        sa.ForeignKeyConstraint(["care_id"], ["care.id"], name="care_episode_care_id_fkey"),
        sa.ForeignKeyConstraint(["carer_person_id"], ["person.id"], name="care_episode_carer_person_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="care_episode_pkey"),
    )
    op.create_index("care_episode_care_id_index", "care_episode", ["care_id"], unique=False)
    op.create_index("care_episode_carer_person_id_index", "care_episode", ["carer_person_id"], unique=False)
    op.create_table(
        "care_order",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("care_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("court", sa.Text(), nullable=True),
        sa.Column("case_number", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["care_id"], ["care.id"], name="care_order_care_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="care_order_pkey"),
    )
    op.create_index("care_order_care_id_index", "care_order", ["care_id"], unique=False)
    op.create_table(
        "care_review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("care_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("participation", sa.Text(), nullable=False),
        sa.Column("chair_name", sa.Text(), nullable=False),
        sa.Column("child_words", sa.Text(), nullable=True),
        sa.Column("decisions", sa.Text(), nullable=False),
        sa.Column("next_by", sa.Date(), nullable=True),
        sa.Column("permanence_agreed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["care_id"], ["care.id"], name="care_review_care_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="care_review_pkey"),
    )
    op.create_index("care_review_care_id_index", "care_review", ["care_id"], unique=False)
    op.create_table(
        "care_health",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("care_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("score", sa.SmallInteger(), nullable=True),
        sa.Column("refused", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["care_id"], ["care.id"], name="care_health_care_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="care_health_pkey"),
    )
    op.create_index("care_health_care_id_index", "care_health", ["care_id"], unique=False)
    op.create_table(
        "care_education",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("care_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["care_id"], ["care.id"], name="care_education_care_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="care_education_pkey"),
    )
    op.create_index("care_education_care_id_index", "care_education", ["care_id"], unique=False)
    op.create_table(
        "care_plan_made",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("care_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("permanence_code", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["care_id"], ["care.id"], name="care_plan_made_care_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="care_plan_made_pkey"),
    )
    op.create_index("care_plan_made_care_id_index", "care_plan_made", ["care_id"], unique=False)
    op.create_table(
        "care_missing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("care_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("found_where", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("offered_on", sa.Date(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("held_by", sa.Text(), nullable=True),
        sa.Column("told", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["care_id"], ["care.id"], name="care_missing_care_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="care_missing_pkey"),
    )
    op.create_index("care_missing_care_id_index", "care_missing", ["care_id"], unique=False)
    op.create_table(
        "care_touch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("care_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("in_touch", sa.Text(), nullable=False),
        sa.Column("activity", sa.Text(), nullable=True),
        sa.Column("accommodation", sa.Text(), nullable=True),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["care_id"], ["care.id"], name="care_touch_care_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="care_touch_pkey"),
    )
    op.create_index("care_touch_care_id_index", "care_touch", ["care_id"], unique=False)
    op.create_table(
        "care_stay",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("care_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["care_id"], ["care.id"], name="care_stay_care_id_fkey"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="care_stay_person_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="care_stay_pkey"),
    )
    op.create_index("care_stay_care_id_index", "care_stay", ["care_id"], unique=False)
    op.create_index("care_stay_person_id_index", "care_stay", ["person_id"], unique=False)


def downgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.execute("set local statement_timeout = '60s'")
    op.drop_index("care_stay_care_id_index", table_name="care_stay")
    op.drop_index("care_stay_person_id_index", table_name="care_stay")
    op.drop_table("care_stay")
    op.drop_index("care_touch_care_id_index", table_name="care_touch")
    op.drop_table("care_touch")
    op.drop_index("care_missing_care_id_index", table_name="care_missing")
    op.drop_table("care_missing")
    op.drop_index("care_plan_made_care_id_index", table_name="care_plan_made")
    op.drop_table("care_plan_made")
    op.drop_index("care_education_care_id_index", table_name="care_education")
    op.drop_table("care_education")
    op.drop_index("care_health_care_id_index", table_name="care_health")
    op.drop_table("care_health")
    op.drop_index("care_review_care_id_index", table_name="care_review")
    op.drop_table("care_review")
    op.drop_index("care_order_care_id_index", table_name="care_order")
    op.drop_table("care_order")
    op.drop_index("care_episode_care_id_index", table_name="care_episode")
    op.drop_index("care_episode_carer_person_id_index", table_name="care_episode")
    op.drop_table("care_episode")
    op.drop_table("care")
