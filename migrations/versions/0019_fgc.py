"""Family group conferences, from the first thought of one to the reviews."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


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
        "fgc",
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("use", sa.Text(), nullable=False),
        sa.Column("considered_on", sa.Date(), nullable=False),
        sa.Column("worries", sa.Text(), nullable=False),
        sa.Column("strengths", sa.Text()),
        sa.Column("bottom_lines", sa.Text()),
        sa.Column("questions", sa.Text()),
        sa.Column("letter_on", sa.Date()),
        sa.Column("proceedings_on", sa.Date()),
        sa.Column("not_offered", sa.Text()),
        sa.Column("not_offered_because", sa.Text()),
        sa.Column("not_offered_by", sa.Uuid()),
        sa.Column("not_offered_on", sa.Date()),
        sa.Column("referred_on", sa.Date()),
        sa.Column("referrer_id", sa.Uuid()),
        sa.Column("coordinator_id", sa.Uuid()),
        sa.Column("assigned_on", sa.Date()),
        sa.Column("connected", sa.Text()),
        sa.Column("connected_because", sa.Text()),
        sa.Column("scheduled_for", sa.DateTime(timezone=True)),
        sa.Column("venue", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("interpreter", sa.Text()),
        sa.Column("family_chose", sa.Boolean()),
        sa.Column("informed_on", sa.Date()),
        sa.Column("held_from", sa.DateTime(timezone=True)),
        sa.Column("private_from", sa.DateTime(timezone=True)),
        sa.Column("private_until", sa.DateTime(timezone=True)),
        sa.Column("private_alone", sa.Boolean()),
        sa.Column("plan_words", sa.Text()),
        sa.Column("lead_name", sa.Text()),
        sa.Column("decided_on", sa.Date()),
        sa.Column("meets_bottom_lines", sa.Boolean()),
        sa.Column("clear", sa.Boolean()),
        sa.Column("agreed_by_all", sa.Boolean()),
        sa.Column("answers_questions", sa.Boolean()),
        sa.Column("not_safe_because", sa.Text()),
        sa.Column("plan_id", sa.Uuid()),
        sa.Column("closed_on", sa.Date()),
        sa.Column("ending", sa.Text()),
        sa.Column("closed_because", sa.Text()),
        _to("fgc", "coordinator_id", "worker"),
        _to("fgc", "plan_id", "plan"),
    )
    op.create_index("fgc_coordinator_id_index", "fgc", ["coordinator_id"])
    _part(
        "fgc", "child",
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("at_risk", sa.Boolean()),
        sa.Column("risk_basis", sa.Text()),
        sa.Column("invited_on", sa.Date()),
        sa.Column("invited_how", sa.Text()),
        sa.Column("advocate_offered_on", sa.Date()),
        sa.Column("advocate_wanted", sa.Boolean()),
        sa.Column("view_method", sa.Text()),
        sa.Column("own_view", sa.Text()),
        sa.Column("came", sa.Text()),
        _to("fgc_child", "child_id", "person"),
    )  # fmt: skip
    op.create_index("fgc_child_child_id_index", "fgc_child", ["child_id"])
    _part(
        "fgc", "offer",
        sa.Column("person_id", sa.Uuid()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("law", sa.Text(), nullable=False),
        sa.Column("offered_on", sa.Date(), nullable=False),
        sa.Column("offered_how", sa.Text(), nullable=False),
        sa.Column("accepted", sa.Boolean()),
        sa.Column("answered_on", sa.Date()),
        sa.Column("words", sa.Text()),
        _to("fgc_offer", "person_id", "person"),
    )  # fmt: skip
    op.create_index("fgc_offer_person_id_index", "fgc_offer", ["person_id"])
    _part(
        "fgc", "member",
        sa.Column("person_id", sa.Uuid()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("lives", sa.Text()),
        sa.Column("travel", sa.Text()),
        sa.Column("invited_on", sa.Date()),
        sa.Column("prepared_on", sa.Date()),
        sa.Column("prepared_how", sa.Text()),
        sa.Column("wishes", sa.Text()),
        sa.Column("kept_out_because", sa.Text()),
        sa.Column("came", sa.Text()),
        _to("fgc_member", "person_id", "person"),
    )  # fmt: skip
    op.create_index("fgc_member_person_id_index", "fgc_member", ["person_id"])
    _part(
        "fgc", "resource",
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=False),
        sa.Column("by_when", sa.Date()),
        sa.Column("given_on", sa.Date()),
        sa.Column("not_given_because", sa.Text()),
    )  # fmt: skip
    _part(
        "fgc", "copy",
        sa.Column("to_name", sa.Text(), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
    )  # fmt: skip
    _part(
        "fgc", "review",
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("went_well", sa.Text(), nullable=False),
        sa.Column("still_to_do", sa.Text()),
        sa.Column("family_words", sa.Text()),
        sa.Column("next_by", sa.Date()),
    )  # fmt: skip
    _part(
        "fgc", "feedback",
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("listened_to", sa.Text(), nullable=False),
        sa.Column("our_plan", sa.Text(), nullable=False),
        sa.Column("would_recommend", sa.Text(), nullable=False),
        sa.Column("than_before", sa.Text()),
        sa.Column("words", sa.Text()),
    )  # fmt: skip
    _part(
        "fgc", "explanation",
        sa.Column("to_name", sa.Text(), nullable=False),
        sa.Column("whose", sa.Text(), nullable=False),
        sa.Column("explained_on", sa.Date(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("interpreter", sa.Text()),
        sa.Column("understood", sa.Text()),
        _to("fgc_explanation", "worker_id", "worker"),
    )  # fmt: skip
    _part(
        "fgc", "peer",
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("peer_name", sa.Text(), nullable=False),
        sa.Column("parent_name", sa.Text(), nullable=False),
        sa.Column("trained_on", sa.Date(), nullable=False),
        sa.Column("conflict_checked_on", sa.Date(), nullable=False),
        sa.Column("no_conflict", sa.Boolean(), nullable=False),
        sa.Column("consent_on", sa.Date(), nullable=False),
        sa.Column("matched_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date()),
        sa.Column("ended_because", sa.Text()),
    )  # fmt: skip


def downgrade() -> None:
    for part in ("peer", "explanation", "feedback", "review", "copy", "resource", "member", "offer", "child"):
        op.drop_table(f"fgc_{part}")
    op.drop_table("fgc")
