"""Other directories of services, what came from them, opening times; and where a refuge is, is nowhere in the catalogue."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0031"
down_revision = "0030"

INSTANT = sa.DateTime(timezone=True)
COUNTS = ("listed", "new", "changed", "gone", "back", "differing", "refused")

# An address that was written down before the rule goes from the catalogue. The ledger keeps it, as it keeps everything.
_FORGET = "delete from offer_location using offer where offer.id = offer_location.offer_id and offer.address_secret"
# Held to at the end of the transaction, whatever wrote: an entry and its locations are saved in no certain order.
_HIDDEN = (
    """
create function refuse_secret_location() returns trigger language plpgsql as $$
begin
    if exists (
        select from offer join offer_location place on place.offer_id = offer.id
        where offer.address_secret and offer.id = case when tg_table_name = 'offer' then new.id
            else (to_jsonb(new) ->> 'offer_id')::uuid end
    ) then
        raise exception 'a service whose address is secret has no location' using errcode = 'check_violation';
    end if;
    return null;
end $$
""",
    """
create constraint trigger offer_secret_location after insert or update of address_secret on offer
    deferrable initially deferred for each row when (new.address_secret) execute function refuse_secret_location()
""",
    """
create constraint trigger offer_location_secret after insert or update on offer_location
    deferrable initially deferred for each row execute function refuse_secret_location()
""",
)
# Ids of what has none of its own (an organisation is a name): RFC 9562 version 3, as every library makes them.
_NAME_ID = """
create function name_id(name text) returns uuid language sql immutable strict parallel safe as $$
    select encode(set_byte(set_byte(hash, 6, get_byte(hash, 6) & 15 | 48), 8, get_byte(hash, 8) & 63 | 128), 'hex')::uuid
    from decode(md5(uuid_send('6f1b8a52-3c0f-5d7e-9a4e-2b6d1c7f0e35'::uuid) || convert_to(name, 'UTF8')), 'hex') hash
$$
"""


def upgrade() -> None:
    op.create_table(
        "feed",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="feed_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="feed_pkey"),
        sa.UniqueConstraint("url", name="feed_url_key"),
    )
    _part("feed", "term", *_texts("key", "name"), *_texts("taxonomy", "need", "who_for", nullable=True))
    _part(
        "feed",
        "run",
        sa.Column("at", INSTANT, nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in COUNTS),
    )
    _part(
        "offer",
        "time",
        sa.Column("location_id", sa.Uuid()),
        sa.Column("days", postgresql.ARRAY(sa.Text()), nullable=False),
        *_texts("opens_at", "closes_at"),
    )
    op.add_column("offer_location", sa.Column("town", sa.Text()))
    op.add_column("offer_location", sa.Column("county", sa.Text()))
    op.add_column("offer", sa.Column("feed_id", sa.Uuid()))
    for name in ("feed_key", "feed_said"):
        op.add_column("offer", sa.Column(name, sa.Text()))
    op.add_column("offer", sa.Column("feed_at", INSTANT))
    op.add_column("offer", sa.Column("feed_gone_on", sa.Date()))
    op.create_foreign_key("offer_feed_id_fkey", "offer", "feed", ["feed_id"], ["id"])
    op.create_index("offer_feed_id_index", "offer", ["feed_id"])
    op.create_unique_constraint("offer_feed_key_key", "offer", ["feed_id", "feed_key"])
    op.execute(_FORGET)
    for statement in _HIDDEN:
        op.execute(statement)
    op.execute(_NAME_ID)


def _texts(*names: str, nullable: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=nullable) for name in names]


def _part(owner: str, name: str, *columns: sa.Column[object]) -> None:
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


def downgrade() -> None:
    op.execute("drop function name_id(text)")
    op.execute("drop trigger offer_location_secret on offer_location")
    op.execute("drop trigger offer_secret_location on offer")
    op.execute("drop function refuse_secret_location()")
    op.drop_constraint("offer_feed_key_key", "offer")
    op.drop_index("offer_feed_id_index", "offer")
    op.drop_constraint("offer_feed_id_fkey", "offer")
    for name in ("feed_gone_on", "feed_at", "feed_said", "feed_key", "feed_id"):
        op.drop_column("offer", name)
    for name in ("county", "town"):
        op.drop_column("offer_location", name)
    for name in ("offer_time", "feed_run", "feed_term", "feed"):
        op.drop_table(name)
