"""The spine: records, ledger and viewing; the words from worker to visit; names searched; England's bank holidays."""

import re
from datetime import date

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

EXTENSIONS = ("pg_trgm", "btree_gist", "fuzzystrmatch", "unaccent")

NAMES = r"""
-- The form in which names are compared and sorted: small letters without accents.
create function name_key(name text) returns text language sql immutable parallel safe
    return lower(public.unaccent('public.unaccent'::regdictionary, name));

-- The words of a name, in that form; of a double-barrelled name each part and the whole.
create function name_words(name text) returns setof text language sql immutable parallel safe as $$
    select regexp_split_to_table(name_key(name), '[[:space:]''’‘./()-]+')
    union
    select whole from regexp_split_to_table(name_key(name), '[[:space:]]+') whole where whole like '%-%'
$$;

create function person_name_refresh(people uuid[]) returns void language sql as $$
    with best as (
        select distinct on (person_id) person_id,
               nullif(concat_ws(' ', nullif(given, ''), nullif(family, '')), '') as called,
               name_key(concat_ws(' ', coalesce(nullif(family, ''), given), given)) as sort_key
        from person_name where person_id = any (people)
        order by person_id, until is not null, case use when 'known_as' then 0 when 'legal' then 1 else 2 end, place
    )
    update person set called = best.called, sort_key = best.sort_key from best where person.id = best.person_id;

    delete from person_name_key where person_id = any (people);

    insert into person_name_key (person_id, given, family)
    select distinct person_id, coalesce(given_word, ''), coalesce(family_word, '')
    from person_name
    left join lateral name_words(given) given_word on given_word <> ''
    left join lateral name_words(family) family_word on family_word <> ''
    where person_id = any (people) and (given_word is not null or family_word is not null);

    insert into name_word
    select distinct part.word from person_name_key, unnest(array[given, family]) part (word)
    where person_id = any (people) and part.word <> ''
    and not exists (select from name_word known where known.word = part.word)
    order by 1 on conflict do nothing;
$$;

create function person_name_changed() returns trigger language plpgsql as $$
begin
    perform person_name_refresh(array(select distinct person_id from changed));
    return null;
end $$;

create trigger person_name_inserted after insert on person_name
    referencing new table as changed for each statement execute function person_name_changed();
create trigger person_name_updated after update on person_name
    referencing new table as changed for each statement execute function person_name_changed();
create trigger person_name_deleted after delete on person_name
    referencing old table as changed for each statement execute function person_name_changed();

create sequence person_reference;
"""

LEDGER = r"""
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'table % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger ledger_append_only before update or delete or truncate on ledger
    for each statement execute function refuse_change();
create trigger viewing_append_only before update or delete or truncate on viewing
    for each statement execute function refuse_change();

-- What an entry says, digested: it stays checkable when a court has ordered the content to be destroyed.
create function ledger_digest(facts jsonb, state jsonb) returns bytea language sql immutable parallel safe
    return sha256(convert_to(facts::text || chr(10) || state::text, 'UTF8'));

-- The text that an entry's hash is made of, together with the hash before it and the digest.
create function ledger_line(
    seq bigint, record_id uuid, version integer, type text, recorded_at timestamptz, occurred_at timestamptz,
    actor_id uuid, acting_as text, request_id uuid, reason text, shape integer
) returns text language sql stable parallel safe
    return concat_ws(chr(10), seq, record_id, version, type, extract(epoch from recorded_at),
        extract(epoch from occurred_at), actor_id, acting_as, request_id, coalesce(reason, ''), shape);

-- The lock is held from here to the commit, so `seq` is the order of commits and `recorded_at` never disagrees with it.
-- An entry may bring its own recorded_at (the demo authority's history does), never one before the last.
create function ledger_append(entries jsonb) returns void language plpgsql as $$
declare
    item jsonb;
    last ledger%rowtype;
    entry ledger%rowtype;
begin
    perform pg_advisory_xact_lock(1802073192);
    select * into last from ledger order by seq desc limit 1;
    for item in select value from jsonb_array_elements(entries) loop
        entry := jsonb_populate_record(null::ledger, item);
        entry.seq := coalesce(last.seq, 0) + 1;
        entry.recorded_at := greatest(coalesce(entry.recorded_at, clock_timestamp()), last.recorded_at);
        entry.digest := ledger_digest(entry.facts, entry.state);
        entry.hash := sha256(
            coalesce(last.hash, ''::bytea)
            || convert_to(ledger_line(entry.seq, entry.record_id, entry.version, entry.type, entry.recorded_at,
                entry.occurred_at, entry.actor_id, entry.acting_as, entry.request_id, entry.reason, entry.shape), 'UTF8')
            || entry.digest
        );
        insert into ledger values (entry.*);
        last := entry;
    end loop;
end $$;
"""

HOLIDAY_SOURCE = (
    "Banking and Financial Dealings Act 1971, its Schedule and proclamations to 2023; later years by its rules"
)
HOLIDAYS = (
    ("2018-01-01", "New Year's Day"),
    ("2018-03-30", "Good Friday"),
    ("2018-04-02", "Easter Monday"),
    ("2018-05-07", "May Day"),
    ("2018-05-28", "Spring Bank Holiday"),
    ("2018-08-27", "Late Summer Bank Holiday"),
    ("2018-12-25", "Christmas Day"),
    ("2018-12-26", "Boxing Day"),
    ("2019-01-01", "New Year's Day"),
    ("2019-04-19", "Good Friday"),
    ("2019-04-22", "Easter Monday"),
    ("2019-05-06", "May Day"),
    ("2019-05-27", "Spring Bank Holiday"),
    ("2019-08-26", "Late Summer Bank Holiday"),
    ("2019-12-25", "Christmas Day"),
    ("2019-12-26", "Boxing Day"),
    ("2020-01-01", "New Year's Day"),
    ("2020-04-10", "Good Friday"),
    ("2020-04-13", "Easter Monday"),
    ("2020-05-08", "May Day"),
    ("2020-05-25", "Spring Bank Holiday"),
    ("2020-08-31", "Late Summer Bank Holiday"),
    ("2020-12-25", "Christmas Day"),
    ("2020-12-26", "Boxing Day"),
    ("2020-12-28", "Boxing Day (substitute day)"),
    ("2021-01-01", "New Year's Day"),
    ("2021-04-02", "Good Friday"),
    ("2021-04-05", "Easter Monday"),
    ("2021-05-03", "May Day"),
    ("2021-05-31", "Spring Bank Holiday"),
    ("2021-08-30", "Late Summer Bank Holiday"),
    ("2021-12-25", "Christmas Day"),
    ("2021-12-26", "Boxing Day"),
    ("2021-12-27", "Christmas Day (substitute day)"),
    ("2021-12-28", "Boxing Day (substitute day)"),
    ("2022-01-01", "New Year's Day"),
    ("2022-01-03", "New Year's Day (substitute day)"),
    ("2022-04-15", "Good Friday"),
    ("2022-04-18", "Easter Monday"),
    ("2022-05-02", "May Day"),
    ("2022-06-02", "Spring Bank Holiday"),
    ("2022-06-03", "Platinum Jubilee of Elizabeth II"),
    ("2022-08-29", "Late Summer Bank Holiday"),
    ("2022-09-19", "State Funeral of Queen Elizabeth II"),
    ("2022-12-25", "Christmas Day"),
    ("2022-12-26", "Boxing Day"),
    ("2022-12-27", "Christmas Day (substitute day)"),
    ("2023-01-01", "New Year's Day"),
    ("2023-01-02", "New Year's Day (substitute day)"),
    ("2023-04-07", "Good Friday"),
    ("2023-04-10", "Easter Monday"),
    ("2023-05-01", "May Day"),
    ("2023-05-08", "Coronation of Charles III"),
    ("2023-05-29", "Spring Bank Holiday"),
    ("2023-08-28", "Late Summer Bank Holiday"),
    ("2023-12-25", "Christmas Day"),
    ("2023-12-26", "Boxing Day"),
    ("2024-01-01", "New Year's Day"),
    ("2024-03-29", "Good Friday"),
    ("2024-04-01", "Easter Monday"),
    ("2024-05-06", "May Day"),
    ("2024-05-27", "Spring Bank Holiday"),
    ("2024-08-26", "Late Summer Bank Holiday"),
    ("2024-12-25", "Christmas Day"),
    ("2024-12-26", "Boxing Day"),
    ("2025-01-01", "New Year's Day"),
    ("2025-04-18", "Good Friday"),
    ("2025-04-21", "Easter Monday"),
    ("2025-05-05", "May Day"),
    ("2025-05-26", "Spring Bank Holiday"),
    ("2025-08-25", "Late Summer Bank Holiday"),
    ("2025-12-25", "Christmas Day"),
    ("2025-12-26", "Boxing Day"),
    ("2026-01-01", "New Year's Day"),
    ("2026-04-03", "Good Friday"),
    ("2026-04-06", "Easter Monday"),
    ("2026-05-04", "May Day"),
    ("2026-05-25", "Spring Bank Holiday"),
    ("2026-08-31", "Late Summer Bank Holiday"),
    ("2026-12-25", "Christmas Day"),
    ("2026-12-26", "Boxing Day"),
    ("2026-12-28", "Boxing Day (substitute day)"),
    ("2027-01-01", "New Year's Day"),
    ("2027-03-26", "Good Friday"),
    ("2027-03-29", "Easter Monday"),
    ("2027-05-03", "May Day"),
    ("2027-05-31", "Spring Bank Holiday"),
    ("2027-08-30", "Late Summer Bank Holiday"),
    ("2027-12-25", "Christmas Day"),
    ("2027-12-26", "Boxing Day"),
    ("2027-12-27", "Christmas Day (substitute day)"),
    ("2027-12-28", "Boxing Day (substitute day)"),
    ("2028-01-01", "New Year's Day"),
    ("2028-01-03", "New Year's Day (substitute day)"),
    ("2028-04-14", "Good Friday"),
    ("2028-04-17", "Easter Monday"),
    ("2028-05-01", "May Day"),
    ("2028-05-29", "Spring Bank Holiday"),
    ("2028-08-28", "Late Summer Bank Holiday"),
    ("2028-12-25", "Christmas Day"),
    ("2028-12-26", "Boxing Day"),
    ("2029-01-01", "New Year's Day"),
    ("2029-03-30", "Good Friday"),
    ("2029-04-02", "Easter Monday"),
    ("2029-05-07", "May Day"),
    ("2029-05-28", "Spring Bank Holiday"),
    ("2029-08-27", "Late Summer Bank Holiday"),
    ("2029-12-25", "Christmas Day"),
    ("2029-12-26", "Boxing Day"),
    ("2030-01-01", "New Year's Day"),
    ("2030-04-19", "Good Friday"),
    ("2030-04-22", "Easter Monday"),
    ("2030-05-06", "May Day"),
    ("2030-05-27", "Spring Bank Holiday"),
    ("2030-08-26", "Late Summer Bank Holiday"),
    ("2030-12-25", "Christmas Day"),
    ("2030-12-26", "Boxing Day"),
)


def upgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.execute("set local statement_timeout = '60s'")
    for name in EXTENSIONS:
        op.execute(f"create extension if not exists {name}")
    op.create_table(
        "bank_holiday",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="bank_holiday_pkey"),
    )
    op.create_table(
        "name_word",
        sa.Column("word", sa.Text(collation="C"), nullable=False),
        sa.PrimaryKeyConstraint("word", name="name_word_pkey"),
    )
    op.create_index(
        "name_word_trigram_index",
        "name_word",
        ["word"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"word": "gin_trgm_ops"},
    )
    op.create_table(
        "record",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_from", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="record_pkey"),
    )
    op.create_index("record_agency_id_index", "record", ["agency_id"], unique=False)
    op.create_table(
        "sign_in_failure",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("wait_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="sign_in_failure_pkey"),
    )
    op.create_table(
        "viewing",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("acting_as", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="viewing_pkey"),
    )
    op.create_index("viewing_record_id_id_index", "viewing", ["record_id", "id"], unique=False)
    op.create_table(
        "agency",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("agency_kind", sa.Text(), nullable=False),
        sa.Column("source_code", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="agency_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="agency_pkey"),
    )
    op.create_table(
        "family",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="family_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="family_pkey"),
    )
    op.create_table(
        "ledger",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("acting_as", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("facts", postgresql.JSONB(), nullable=False),
        sa.Column("state", postgresql.JSONB(), nullable=False),
        sa.Column("shape", sa.SmallInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="ledger_record_id_fkey"),
        sa.PrimaryKeyConstraint("seq", name="ledger_pkey"),
        sa.UniqueConstraint("record_id", "version", name="ledger_record_id_version_key"),
    )
    op.create_index("ledger_actor_id_index", "ledger", ["actor_id"], unique=False)
    op.create_index("ledger_request_id_index", "ledger", ["request_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("date_of_birth", sa.Date(), nullable=True),
        sa.Column("birth_estimated", sa.Boolean(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("died_on", sa.Date(), nullable=True),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("gender_words", sa.Text(), nullable=True),
        sa.Column("ethnicity", sa.Text(), nullable=False),
        sa.Column("ethnicity_words", sa.Text(), nullable=True),
        sa.Column("disabilities", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("disability_words", sa.Text(), nullable=True),
        sa.Column("languages", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("interpreter", sa.Text(), nullable=True),
        sa.Column("communication", sa.Text(), nullable=True),
        sa.Column("religion", sa.Text(), nullable=True),
        sa.Column("nationality", sa.Text(), nullable=True),
        sa.Column("upn_unknown", sa.Text(), nullable=True),
        sa.Column("own_words", sa.Text(), nullable=True),
        sa.Column("called", sa.Text(), nullable=True),
        sa.Column("sort_key", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="person_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="person_pkey"),
        sa.UniqueConstraint("reference", name="person_reference_key"),
    )
    op.create_index("person_date_of_birth_index", "person", ["date_of_birth"], unique=False)
    op.create_table(
        "pod",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("pod_kind", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=True),
        sa.Column("formed_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="pod_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="pod_pkey"),
    )
    op.create_table(
        "agency_client",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agency_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("scopes", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("switched_off_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name="agency_client_agency_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="agency_client_pkey"),
    )
    op.create_index("agency_client_agency_id_index", "agency_client", ["agency_id"], unique=False)
    op.create_table(
        "family_member",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("family_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("at_home", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["family_id"], ["family.id"], name="family_member_family_id_fkey"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="family_member_person_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="family_member_pkey"),
    )
    op.create_index("family_member_family_id_index", "family_member", ["family_id"], unique=False)
    op.create_index("family_member_person_id_index", "family_member", ["person_id"], unique=False)
    op.create_table(
        "journey",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("pod_id", sa.Uuid(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="journey_child_id_fkey"),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="journey_id_fkey"),
        sa.ForeignKeyConstraint(["pod_id"], ["pod.id"], name="journey_pod_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="journey_pkey"),
        sa.UniqueConstraint("child_id", name="journey_child_id_key"),
    )
    op.create_index("journey_pod_id_index", "journey", ["pod_id"], unique=False)
    op.create_table(
        "person_address",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("use", sa.Text(), nullable=False),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("keep_from", sa.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("keep_from_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="person_address_person_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="person_address_pkey"),
    )
    op.create_index("person_address_person_id_index", "person_address", ["person_id"], unique=False)
    op.create_index(
        "person_address_postcode_key_index",
        "person_address",
        [sa.literal_column("upper(replace(postcode, ' ', ''))")],
        unique=False,
    )
    op.create_table(
        "person_identifier",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="person_identifier_person_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="person_identifier_pkey"),
    )
    op.create_index("person_identifier_person_id_index", "person_identifier", ["person_id"], unique=False)
    op.create_index("person_identifier_value_index", "person_identifier", ["value"], unique=False)
    op.create_table(
        "person_name",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("use", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=True),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="person_name_person_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="person_name_pkey"),
    )
    op.create_index("person_name_person_id_index", "person_name", ["person_id"], unique=False)
    op.create_table(
        "person_name_key",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("given", sa.Text(collation="C"), nullable=False),
        sa.Column("family", sa.Text(collation="C"), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="person_name_key_person_id_fkey"),
        sa.PrimaryKeyConstraint("person_id", "given", "family", name="person_name_key_pkey"),
    )
    op.create_index(
        "person_name_key_family_given_person_id_index",
        "person_name_key",
        ["family", "given", "person_id"],
        unique=False,
    )
    op.create_index("person_name_key_given_person_id_index", "person_name_key", ["given", "person_id"], unique=False)
    op.create_table(
        "person_relationship",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("kinship", sa.Text(), nullable=False),
        sa.Column("responsibility", sa.Text(), nullable=False),
        sa.Column("responsibility_source", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["other_id"], ["person.id"], name="person_relationship_other_id_fkey"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="person_relationship_person_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="person_relationship_pkey"),
    )
    op.create_index("person_relationship_other_id_index", "person_relationship", ["other_id"], unique=False)
    op.create_index("person_relationship_person_id_index", "person_relationship", ["person_id"], unique=False)
    op.create_table(
        "person_way_to_reach",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="person_way_to_reach_person_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="person_way_to_reach_pkey"),
    )
    op.create_index("person_way_to_reach_person_id_index", "person_way_to_reach", ["person_id"], unique=False)
    op.create_table(
        "record_subject",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="record_subject_person_id_fkey"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="record_subject_record_id_fkey"),
        sa.PrimaryKeyConstraint("record_id", "person_id", name="record_subject_pkey"),
    )
    op.create_index(
        "record_subject_person_id_record_id_index", "record_subject", ["person_id", "record_id"], unique=False
    )
    op.create_table(
        "worker",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("fte", sa.Float(), nullable=False),
        sa.Column("specialisms", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("languages", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("registration_number", sa.Text(), nullable=True),
        sa.Column("employer_id", sa.Uuid(), nullable=True),
        sa.Column("agency_worker", sa.Boolean(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.CheckConstraint("fte > 0 and fte <= 1", name="worker_fte_check"),
        sa.ForeignKeyConstraint(["employer_id"], ["agency.id"], name="worker_employer_id_fkey"),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="worker_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="worker_pkey"),
        sa.UniqueConstraint("email", name="worker_email_key"),
    )
    op.create_table(
        "access_token",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("scopes", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["agency_client.id"], name="access_token_client_id_fkey"),
        sa.PrimaryKeyConstraint("hash", name="access_token_pkey"),
    )
    op.create_index("access_token_expires_at_index", "access_token", ["expires_at"], unique=False)
    op.create_table(
        "client_secret",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["agency_client.id"], name="client_secret_client_id_fkey"),
        sa.PrimaryKeyConstraint("hash", name="client_secret_pkey"),
    )
    op.create_index("client_secret_client_id_index", "client_secret", ["client_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("sent_by_agency_id", sa.Uuid(), nullable=True),
        sa.Column("source_code", sa.Text(), nullable=False),
        sa.Column("sender_name", sa.Text(), nullable=False),
        sa.Column("sender_role", sa.Text(), nullable=True),
        sa.Column("sender_relationship", sa.Text(), nullable=True),
        sa.Column("sender_contact", sa.Text(), nullable=True),
        sa.Column("worry", sa.Text(), nullable=False),
        sa.Column("working_well", sa.Text(), nullable=True),
        sa.Column("consent", sa.Text(), nullable=False),
        sa.Column("consent_reason", sa.Text(), nullable=True),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("taken_by", sa.Uuid(), nullable=True),
        sa.Column("concluded_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="contact_id_fkey"),
        sa.ForeignKeyConstraint(["sent_by_agency_id"], ["agency.id"], name="contact_sent_by_agency_id_fkey"),
        sa.ForeignKeyConstraint(["taken_by"], ["worker.id"], name="contact_taken_by_fkey"),
        sa.PrimaryKeyConstraint("id", name="contact_pkey"),
    )
    op.create_index(
        "contact_open_index",
        "contact",
        ["received_at", "id"],
        unique=False,
        postgresql_where=sa.text("concluded_at is null"),
    )
    op.create_index("contact_received_at_id_index", "contact", ["received_at", "id"], unique=False)
    op.create_table(
        "credential",
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="credential_worker_id_fkey"),
        sa.PrimaryKeyConstraint("worker_id", name="credential_pkey"),
    )
    op.create_table(
        "journey_allocation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("journey_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("ended_because", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        postgresql.ExcludeConstraint(
            (sa.column("journey_id"), "="),
            (sa.text("daterange(since, until, '[)')"), "&&"),
            where=sa.text("part = 'keyworker'"),
            deferrable="True",
            initially="DEFERRED",
            using="gist",
            name="journey_allocation_one_keyworker",
        ),
        sa.ForeignKeyConstraint(["journey_id"], ["journey.id"], name="journey_allocation_journey_id_fkey"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="journey_allocation_worker_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="journey_allocation_pkey"),
    )
    op.create_index(
        "journey_allocation_current_index",
        "journey_allocation",
        ["worker_id", "journey_id"],
        unique=False,
        postgresql_where=sa.text("until is null"),
    )
    op.create_index("journey_allocation_journey_id_index", "journey_allocation", ["journey_id"], unique=False)
    op.create_table(
        "journey_failed_visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("journey_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["journey_id"], ["journey.id"], name="journey_failed_visit_journey_id_fkey"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="journey_failed_visit_worker_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="journey_failed_visit_pkey"),
    )
    op.create_index("journey_failed_visit_journey_id_index", "journey_failed_visit", ["journey_id"], unique=False)
    op.create_table(
        "journey_status",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("journey_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["journey_id"], ["journey.id"], name="journey_status_journey_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="journey_status_pkey"),
    )
    op.create_index("journey_status_journey_id_index", "journey_status", ["journey_id"], unique=False)
    op.create_table(
        "pod_member",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pod_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("fte", sa.Float(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["pod_id"], ["pod.id"], name="pod_member_pod_id_fkey"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="pod_member_worker_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="pod_member_pkey"),
    )
    op.create_index("pod_member_pod_id_index", "pod_member", ["pod_id"], unique=False)
    op.create_index("pod_member_worker_id_index", "pod_member", ["worker_id"], unique=False)
    op.create_table(
        "session",
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="session_worker_id_fkey"),
        sa.PrimaryKeyConstraint("hash", name="session_pkey"),
    )
    op.create_index("session_worker_id_index", "session", ["worker_id"], unique=False)
    op.create_table(
        "visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("planned_for", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("joint_worker_id", sa.Uuid(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("present", sa.Text(), nullable=True),
        sa.Column("account", sa.Text(), nullable=True),
        sa.Column("cancelled_because", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="visit_id_fkey"),
        sa.ForeignKeyConstraint(["joint_worker_id"], ["worker.id"], name="visit_joint_worker_id_fkey"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="visit_worker_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="visit_pkey"),
    )
    op.create_index("visit_worker_id_index", "visit", ["worker_id"], unique=False)
    op.create_index(
        "visit_when_index", "visit", ["id"], unique=False, postgresql_include=["state", "made_at", "planned_for"]
    )
    op.create_table(
        "contact_person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("is_child", sa.Boolean(), nullable=False),
        sa.Column("given", sa.Text(), nullable=True),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("date_of_birth", sa.Date(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("nhs_number", sa.Text(), nullable=True),
        sa.Column("upn", sa.Text(), nullable=True),
        sa.Column("school", sa.Text(), nullable=True),
        sa.Column("relationship", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("matched_by", sa.Uuid(), nullable=True),
        sa.Column("matched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("match_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="contact_person_contact_id_fkey"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="contact_person_person_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="contact_person_pkey"),
    )
    op.create_index("contact_person_contact_id_index", "contact_person", ["contact_id"], unique=False)
    op.create_index("contact_person_person_id_index", "contact_person", ["person_id"], unique=False)
    op.create_table(
        "referral",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("journey_id", sa.Uuid(), nullable=False),
        sa.Column("pod_id", sa.Uuid(), nullable=False),
        sa.Column("referred_on", sa.Date(), nullable=False),
        sa.Column("source_code", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("primary_need", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="referral_child_id_fkey"),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="referral_contact_id_fkey"),
        sa.ForeignKeyConstraint(["id"], ["record.id"], name="referral_id_fkey"),
        sa.ForeignKeyConstraint(["journey_id"], ["journey.id"], name="referral_journey_id_fkey"),
        sa.ForeignKeyConstraint(["pod_id"], ["pod.id"], name="referral_pod_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="referral_pkey"),
    )
    op.create_index("referral_child_id_index", "referral", ["child_id"], unique=False)
    op.create_index("referral_contact_id_index", "referral", ["contact_id"], unique=False)
    op.create_index("referral_journey_id_index", "referral", ["journey_id"], unique=False)
    op.create_table(
        "visit_child",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=False),
        sa.Column("seen", sa.Boolean(), nullable=False),
        sa.Column("seen_alone", sa.Boolean(), nullable=False),
        sa.Column("bedroom_seen", sa.Boolean(), nullable=False),
        sa.Column("own_words", sa.Text(), nullable=True),
        sa.Column("particular", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="visit_child_child_id_fkey"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="visit_child_visit_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="visit_child_pkey"),
    )
    op.create_index(
        "visit_child_child_id_index",
        "visit_child",
        ["child_id"],
        unique=False,
        postgresql_include=["visit_id", "seen", "seen_alone"],
    )
    op.create_index("visit_child_visit_id_index", "visit_child", ["visit_id"], unique=False)
    op.create_table(
        "visit_promise",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("child_id", sa.Uuid(), nullable=True),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("kept_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["child_id"], ["person.id"], name="visit_promise_child_id_fkey"),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name="visit_promise_visit_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="visit_promise_pkey"),
    )
    op.create_index("visit_promise_visit_id_index", "visit_promise", ["visit_id"], unique=False)
    op.create_table(
        "contact_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("named_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("referral_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="contact_decision_contact_id_fkey"),
        sa.ForeignKeyConstraint(["named_id"], ["contact_person.id"], name="contact_decision_named_id_fkey"),
        sa.ForeignKeyConstraint(["referral_id"], ["referral.id"], name="contact_decision_referral_id_fkey"),
        sa.PrimaryKeyConstraint("id", name="contact_decision_pkey"),
        sa.UniqueConstraint("named_id", name="contact_decision_named_id_key"),
    )
    op.create_index("contact_decision_contact_id_index", "contact_decision", ["contact_id"], unique=False)
    for statement in (NAMES, LEDGER):
        _run(statement)
    op.bulk_insert(
        sa.table("bank_holiday", sa.column("day", sa.Date), sa.column("name"), sa.column("source")),
        [{"day": date.fromisoformat(day), "name": name, "source": HOLIDAY_SOURCE} for day, name in HOLIDAYS],
    )


def downgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    op.execute("set local statement_timeout = '60s'")
    op.execute("drop sequence person_reference")
    op.execute("drop trigger ledger_append_only on ledger")
    op.execute("drop trigger viewing_append_only on viewing")
    op.drop_index("contact_decision_contact_id_index", table_name="contact_decision")
    op.drop_table("contact_decision")
    op.drop_index("visit_promise_visit_id_index", table_name="visit_promise")
    op.drop_table("visit_promise")
    op.drop_index("visit_child_visit_id_index", table_name="visit_child")
    op.drop_index("visit_child_child_id_index", table_name="visit_child")
    op.drop_table("visit_child")
    op.drop_index("referral_journey_id_index", table_name="referral")
    op.drop_index("referral_contact_id_index", table_name="referral")
    op.drop_index("referral_child_id_index", table_name="referral")
    op.drop_table("referral")
    op.drop_index("contact_person_person_id_index", table_name="contact_person")
    op.drop_index("contact_person_contact_id_index", table_name="contact_person")
    op.drop_table("contact_person")
    op.drop_index("visit_when_index", table_name="visit")
    op.drop_index("visit_worker_id_index", table_name="visit")
    op.drop_table("visit")
    op.drop_index("session_worker_id_index", table_name="session")
    op.drop_table("session")
    op.drop_index("pod_member_worker_id_index", table_name="pod_member")
    op.drop_index("pod_member_pod_id_index", table_name="pod_member")
    op.drop_table("pod_member")
    op.drop_index("journey_status_journey_id_index", table_name="journey_status")
    op.drop_table("journey_status")
    op.drop_index("journey_failed_visit_journey_id_index", table_name="journey_failed_visit")
    op.drop_table("journey_failed_visit")
    op.drop_index("journey_allocation_journey_id_index", table_name="journey_allocation")
    op.drop_index(
        "journey_allocation_current_index", table_name="journey_allocation", postgresql_where=sa.text("until is null")
    )
    op.drop_table("journey_allocation")
    op.drop_table("credential")
    op.drop_index("contact_received_at_id_index", table_name="contact")
    op.drop_index("contact_open_index", table_name="contact", postgresql_where=sa.text("concluded_at is null"))
    op.drop_table("contact")
    op.drop_index("client_secret_client_id_index", table_name="client_secret")
    op.drop_table("client_secret")
    op.drop_index("access_token_expires_at_index", table_name="access_token")
    op.drop_table("access_token")
    op.drop_table("worker")
    op.drop_index("record_subject_person_id_record_id_index", table_name="record_subject")
    op.drop_table("record_subject")
    op.drop_index("person_way_to_reach_person_id_index", table_name="person_way_to_reach")
    op.drop_table("person_way_to_reach")
    op.drop_index("person_relationship_person_id_index", table_name="person_relationship")
    op.drop_index("person_relationship_other_id_index", table_name="person_relationship")
    op.drop_table("person_relationship")
    op.drop_index("person_name_key_given_person_id_index", table_name="person_name_key")
    op.drop_index("person_name_key_family_given_person_id_index", table_name="person_name_key")
    op.drop_table("person_name_key")
    op.drop_index("person_name_person_id_index", table_name="person_name")
    op.drop_table("person_name")
    op.drop_index("person_identifier_value_index", table_name="person_identifier")
    op.drop_index("person_identifier_person_id_index", table_name="person_identifier")
    op.drop_table("person_identifier")
    op.drop_index("person_address_postcode_key_index", table_name="person_address")
    op.drop_index("person_address_person_id_index", table_name="person_address")
    op.drop_table("person_address")
    op.drop_index("journey_pod_id_index", table_name="journey")
    op.drop_table("journey")
    op.drop_index("family_member_person_id_index", table_name="family_member")
    op.drop_index("family_member_family_id_index", table_name="family_member")
    op.drop_table("family_member")
    op.drop_index("agency_client_agency_id_index", table_name="agency_client")
    op.drop_table("agency_client")
    op.drop_table("pod")
    op.drop_index("person_date_of_birth_index", table_name="person")
    op.drop_table("person")
    op.drop_index("ledger_request_id_index", table_name="ledger")
    op.drop_index("ledger_actor_id_index", table_name="ledger")
    op.drop_table("ledger")
    op.drop_table("family")
    op.drop_table("agency")
    op.drop_index("viewing_record_id_id_index", table_name="viewing")
    op.drop_table("viewing")
    op.drop_table("sign_in_failure")
    op.drop_index("record_agency_id_index", table_name="record")
    op.drop_table("record")
    op.drop_index(
        "name_word_trigram_index",
        table_name="name_word",
        postgresql_using="gin",
        postgresql_ops={"word": "gin_trgm_ops"},
    )
    op.drop_table("name_word")
    op.drop_table("bank_holiday")
    for function in FUNCTIONS:
        op.execute(f"drop function {function}")


FUNCTIONS = (
    "ledger_append", "ledger_line", "ledger_digest", "refuse_change", "person_name_changed", "person_name_refresh",
    "name_words", "name_key",
)  # fmt: skip


def _run(script: str) -> None:
    """Run a script of several statements: the driver takes one at a time, and function bodies hold semicolons."""
    for statement in re.split(r"\n(?=create )", script):
        if statement.startswith("create "):
            op.execute(sa.text(statement.replace(":", "\\:")))
