"""Protection: strategy discussions and section 47 enquiries, conferences, and risks outside the home."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "enquiry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("follow_up_by", sa.Date(), nullable=True),
        sa.Column("followed_up_on", sa.Date(), nullable=True),
        sa.Column("led_by", sa.Uuid(), nullable=False),
        sa.Column("worry", sa.Text(), nullable=False),
        sa.Column("known", sa.Text(), nullable=False),
        sa.Column("safe_tonight", sa.Text(), nullable=True),
        sa.Column("quorum_reason", sa.Text(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("conference_by", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("findings", sa.Text(), nullable=True),
        sa.Column("stopped_because", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="enquiry_id_fkey"),
        sa.ForeignKeyConstraint(["led_by"], ["worker.id"], name="enquiry_led_by_fkey"),
        sa.PrimaryKeyConstraint("id", name="enquiry_pkey"),
    )
    op.create_index("enquiry_led_by_index", "enquiry", ["led_by"])
    op.create_table(
        "conference",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conference_kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("booked_on", sa.Date(), nullable=False),
        sa.Column("booked_for", sa.DateTime(timezone=True), nullable=False),
        sa.Column("venue", sa.Text(), nullable=True),
        sa.Column("enquiry_id", sa.Uuid(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("chair_id", sa.Uuid(), nullable=True),
        sa.Column("chair_name", sa.Text(), nullable=True),
        sa.Column("quorate", sa.Boolean(), nullable=True),
        sa.Column("quorum_reason", sa.Text(), nullable=True),
        sa.Column("parents_view", sa.Text(), nullable=True),
        sa.Column("peer_advocate", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("outline_plan", sa.Text(), nullable=True),
        sa.Column("core_group_by", sa.Date(), nullable=True),
        sa.Column("next_review_by", sa.Date(), nullable=True),
        sa.Column("cancelled_because", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="conference_id_fkey"),
        sa.ForeignKeyConstraint(["enquiry_id"], ["enquiry.id"], name="conference_enquiry_id_fkey"),
        sa.ForeignKeyConstraint(["chair_id"], ["worker.id"], name="conference_chair_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="conference_pkey"),
    )
    op.create_index("conference_chair_id_index", "conference", ["chair_id"])
    op.create_index("conference_enquiry_id_index", "conference", ["enquiry_id"])
    op.create_table(
        "risk",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("risk_kind", sa.Text(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=True),
        sa.Column("other_person_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("harm_or_safety", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("ended_because", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="risk_id_fkey"),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="risk_child_id_fkey"),
        sa.ForeignKeyConstraint(["other_person_id"], ["person.id"], name="risk_other_person_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="risk_pkey"),
        sa.UniqueConstraint("child_id", "domain", name="risk_child_id_domain_key"),
    )
    op.create_index("risk_child_id_index", "risk", ["child_id"])
    op.create_index("risk_other_person_id_index", "risk", ["other_person_id"])
    op.create_table(
        "enquiry_child",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("enquiry_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("own_view", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("conference_needed", sa.Boolean(), nullable=True),
        sa.Column("outcome_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["enquiry_id"], ["enquiry.id"], name="enquiry_child_enquiry_id_fkey"),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="enquiry_child_child_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="enquiry_child_pkey"),
    )
    op.create_index("enquiry_child_child_id_index", "enquiry_child", ["child_id"])
    op.create_index("enquiry_child_enquiry_id_index", "enquiry_child", ["enquiry_id"])
    op.create_table(
        "enquiry_participant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("enquiry_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=True),
        sa.Column("took_part", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["enquiry_id"], ["enquiry.id"], name="enquiry_participant_enquiry_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="enquiry_participant_pkey"),
    )
    op.create_index("enquiry_participant_enquiry_id_index", "enquiry_participant", ["enquiry_id"])
    op.create_table(
        "conference_child",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("own_view", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("categories", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("plan_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["conference_id"], ["conference.id"], name="conference_child_conference_id_fkey"),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="conference_child_child_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="conference_child_pkey"),
    )
    op.create_index("conference_child_child_id_index", "conference_child", ["child_id"])
    op.create_index("conference_child_conference_id_index", "conference_child", ["conference_id"])
    op.create_table(
        "conference_attendee",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("attended", sa.Boolean(), nullable=False),
        sa.Column("report_in", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["conference_id"], ["conference.id"], name="conference_attendee_conference_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="conference_attendee_pkey"),
    )
    op.create_index("conference_attendee_conference_id_index", "conference_attendee", ["conference_id"])
    op.create_table(
        "conference_dissent",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conference_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["conference_id"], ["conference.id"], name="conference_dissent_conference_id_fkey"),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="conference_dissent_child_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="conference_dissent_pkey"),
    )
    op.create_index("conference_dissent_child_id_index", "conference_dissent", ["child_id"])
    op.create_index("conference_dissent_conference_id_index", "conference_dissent", ["conference_id"])
    op.create_table(
        "risk_rating",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("risk_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("rated_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["risk_id"], ["risk.id"], name="risk_rating_risk_id_fkey"),
        sa.ForeignKeyConstraint(["rated_by"], ["worker.id"], name="risk_rating_rated_by_fkey"),
        sa.PrimaryKeyConstraint("id", name="risk_rating_pkey"),
    )
    op.create_index("risk_rating_rated_by_index", "risk_rating", ["rated_by"])
    op.create_index("risk_rating_risk_id_index", "risk_rating", ["risk_id"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("risk_rating")
    op.drop_table("conference_dissent")
    op.drop_table("conference_attendee")
    op.drop_table("conference_child")
    op.drop_table("enquiry_participant")
    op.drop_table("enquiry_child")
    op.drop_table("risk")
    op.drop_table("conference")
    op.drop_table("enquiry")
