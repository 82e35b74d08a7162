"""What is shared with partner agencies, asked of them and told by them; keys and secrets that end."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0019"


def _made(name: str, *columns: sa.Column | sa.ForeignKeyConstraint, key: str = "id", type: object = None) -> None:
    op.create_table(
        name,
        sa.Column(key, type or sa.Uuid(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint(key, name=f"{name}_pkey"),
    )


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"{table}_{column}_fkey")


def _index(table: str, column: str) -> None:
    op.create_index(f"{table}_{column}_index", table, [column])


def _text(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _id(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _at(name: str, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    _made(
        "share",
        _text("state"), _text("purpose"), _text("what"), _text("reason"), _id("to_agency_id"),
        _text("basis", nullable=True), _text("refusal", nullable=True), _text("ended_because", nullable=True),
        sa.Column("since", sa.Date(), nullable=False), sa.Column("until", sa.Date()),
        _to("share", "id", "record"), _to("share", "to_agency_id", "agency"),
    )  # fmt: skip
    _index("share", "to_agency_id")
    _made(
        "share_child",
        _id("share_id"), sa.Column("place", sa.SmallInteger(), nullable=False), _id("child_id"),
        _to("share_child", "share_id", "share"), _to("share_child", "child_id", "person"),
    )  # fmt: skip
    _index("share_child", "share_id")
    _index("share_child", "child_id")
    _made(
        "request",
        _text("state"), _id("contact_id", nullable=True), _id("child_id", nullable=True), _id("of_agency_id"),
        _text("about"), _text("asked"), _text("why"), _text("basis"), sa.Column("by_when", sa.Date(), nullable=False),
        _at("asked_at"), _id("asked_by"), _text("answer", nullable=True), _text("answered_by", nullable=True),
        _text("not_because", nullable=True), _at("answered_at", nullable=True),
        _to("request", "id", "record"), _to("request", "contact_id", "contact"), _to("request", "child_id", "person"),
        _to("request", "of_agency_id", "agency"), _to("request", "asked_by", "worker"),
    )  # fmt: skip
    for column in ("contact_id", "child_id", "of_agency_id"):
        _index("request", column)
    _made(
        "sighting",
        _id("child_id"), _id("from_agency_id"), sa.Column("on", sa.Date(), nullable=False), _text("how"),
        _text("seen_by"), _text("account"), _text("seen_by_role", nullable=True), _text("own_words", nullable=True),
        _to("sighting", "id", "record"), _to("sighting", "child_id", "person"),
        _to("sighting", "from_agency_id", "agency"),
    )  # fmt: skip
    for column in ("child_id", "from_agency_id"):
        _index("sighting", column)
    _made(
        "attachment",
        _text("name"), _text("media_type"), _text("digest"), _text("scan"),
        sa.Column("size", sa.Integer(), nullable=False), _id("contact_id", nullable=True),
        _id("request_id", nullable=True), _id("child_id", nullable=True), _id("from_agency_id", nullable=True),
        _text("purpose", nullable=True), _at("sent_at"),
        _to("attachment", "id", "record"), _to("attachment", "contact_id", "contact"),
        _to("attachment", "request_id", "request"), _to("attachment", "child_id", "person"),
        _to("attachment", "from_agency_id", "agency"),
    )  # fmt: skip
    for column in ("contact_id", "request_id", "child_id", "from_agency_id"):
        _index("attachment", column)
    _made(
        "attachment_content",
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _to("attachment_content", "attachment_id", "attachment"), key="attachment_id",
    )  # fmt: skip
    _made(
        "client_key",
        _id("client_id"), sa.Column("jwk", postgresql.JSONB(), nullable=False), _at("since"),
        _at("until", nullable=True), _at("last_used_at", nullable=True), _to("client_key", "client_id", "agency_client"),
    )  # fmt: skip
    _index("client_key", "client_id")
    _made(
        "client_assertion",
        _id("client_id"), _at("expires_at"), _to("client_assertion", "client_id", "agency_client"),
        key="hash", type=sa.LargeBinary(),
    )  # fmt: skip
    _index("client_assertion", "expires_at")
    op.add_column("client_secret", _at("until", nullable=True))
    op.add_column("client_secret", _at("last_used_at", nullable=True))


def downgrade() -> None:
    op.drop_column("client_secret", "last_used_at")
    op.drop_column("client_secret", "until")
    for table in (
        "client_assertion", "client_key", "attachment_content", "attachment", "sighting", "request", "share_child",
        "share",
    ):  # fmt: skip
        op.drop_table(table)
