"""The catalogue of services, and referrals to them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"


def _texts(*names: str, nullable: bool = True) -> list[sa.Column]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _lists(*names: str) -> list[sa.Column]:
    return [sa.Column(name, postgresql.ARRAY(sa.Text()), nullable=False) for name in names]


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"{table}_{column}_fkey")


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


def upgrade() -> None:
    op.create_table(
        "offer",
        sa.Column("id", sa.Uuid(), nullable=False),
        *_texts("shipped"),
        *_texts("state", "name", "organisation", nullable=False),
        sa.Column("provider_id", sa.Uuid()),
        *_texts("summary", "purpose", nullable=False),
        *_lists("needs", "who_for"),
        sa.Column("age_from", sa.SmallInteger()),
        sa.Column("age_to", sa.SmallInteger()),
        *_lists("stages", "areas", "languages"),
        *_texts("who_else"),
        sa.Column("consent_needed", sa.Boolean(), nullable=False),
        sa.Column("needs_network", sa.Boolean(), nullable=False),
        *_texts("route", "how_to_refer", nullable=False),
        *_texts("cost"),
        sa.Column("lead_worker_id", sa.Uuid()),
        *_texts("email", "phone", "website"),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("address_secret", sa.Boolean(), nullable=False),
        *_texts("outcomes", "state_because"),
        _to("offer", "id", "record"),
        _to("offer", "provider_id", "agency"),
        _to("offer", "lead_worker_id", "worker"),
        sa.PrimaryKeyConstraint("id", name="offer_pkey"),
        sa.UniqueConstraint("shipped", name="offer_shipped_key"),
    )
    op.create_index("offer_provider_id_index", "offer", ["provider_id"])
    op.create_index("offer_lead_worker_id_index", "offer", ["lead_worker_id"])
    _part("offer", "location", *_texts("name", nullable=False), *_texts("lines", "postcode", "opening"))
    _part(
        "offer",
        "check",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        *_texts("source", nullable=False),
        sa.Column("places", sa.SmallInteger()),
        sa.Column("free", sa.SmallInteger()),
        sa.Column("wait_days", sa.SmallInteger()),
    )
    _part(
        "offer",
        "tip",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        *_texts("words", nullable=False),
        sa.Column("taken_back_on", sa.Date()),
        _to("offer_tip", "worker_id", "worker"),
    )
    op.create_table(
        "uptake",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("offer_id", sa.Uuid(), nullable=False),
        sa.Column("provider_id", sa.Uuid()),
        *_texts("who_for", "state", nullable=False),
        *_lists("needs"),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        *_texts("why", "wanted", "sharing_basis", "sharing_why", "sent", nullable=False),
        sa.Column("instead_of_id", sa.Uuid()),
        *_texts("instead_because"),
        sa.Column("expected_on", sa.Date()),
        sa.Column("started_on", sa.Date()),
        sa.Column("ended_on", sa.Date()),
        *_texts("ended_because", "came", "worker_words", "family_words"),
        sa.Column("distance_from", sa.SmallInteger()),
        sa.Column("distance_to", sa.SmallInteger()),
        _to("uptake", "id", "record"),
        _to("uptake", "offer_id", "offer"),
        _to("uptake", "provider_id", "agency"),
        _to("uptake", "worker_id", "worker"),
        _to("uptake", "instead_of_id", "offer"),
        sa.PrimaryKeyConstraint("id", name="uptake_pkey"),
    )
    for column in ("offer_id", "provider_id", "worker_id"):
        op.create_index(f"uptake_{column}_index", "uptake", [column])
    _part(
        "uptake", "person", sa.Column("person_id", sa.Uuid(), nullable=False),
        _to("uptake_person", "person_id", "person"),
    )  # fmt: skip
    op.create_index("uptake_person_person_id_index", "uptake_person", ["person_id"])
    _part(
        "uptake",
        "consent",
        sa.Column("person_id", sa.Uuid()),
        *_texts("who", nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        *_texts("how", "what_for", nullable=False),
        _to("uptake_consent", "person_id", "person"),
    )
    op.create_index("uptake_consent_person_id_index", "uptake_consent", ["person_id"])
    _part(
        "uptake",
        "news",
        sa.Column("on", sa.Date(), nullable=False),
        *_texts("state", "words", nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
    )


def downgrade() -> None:
    for table in (
        "uptake_news", "uptake_consent", "uptake_person", "uptake", "offer_tip", "offer_check", "offer_location", "offer",
    ):  # fmt: skip
        op.drop_table(table)
