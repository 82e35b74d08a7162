"""Workers, their teams and agencies; people and families."""

from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Table,
    Text,
    Uuid,
    text,
)  # fmt: skip

from persistence.tables.make import INSTANT, metadata, own, part, words

worker = own(
    "worker",
    words("given", required=True),
    words("family", required=True),
    Column("email", Text, nullable=False, unique=True),
    words("role", required=True),
    words("post", required=True),
    Column("fte", Float, nullable=False),
    Column("specialisms", ARRAY(Text), nullable=False),
    Column("languages", ARRAY(Text), nullable=False),
    words("registration_number"),
    Column("employer_id", Uuid, ForeignKey("agency.id")),
    Column("agency_worker", Boolean, nullable=False),
    Column("joined_on", Date, nullable=False),
    Column("left_on", Date),
    Column("first_year_since", Date),
    Column("first_year_until", Date),
    CheckConstraint("fte > 0 and fte <= 1", name="fte"),
)

pod = own(
    "pod",
    words("name", required=True),
    words("pod_kind", required=True),
    words("area"),
    Column("formed_on", Date, nullable=False),
    Column("ended_on", Date),
)

pod_member = part(
    "pod",
    "member",
    Column("worker_id", Uuid, ForeignKey("worker.id"), nullable=False, index=True),
    words("role", required=True),
    Column("fte", Float, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date),
)

agency = own(
    "agency",
    words("name", required=True),
    words("agency_kind", required=True),
    words("source_code", required=True),
    words("email"),
    words("phone"),
)

agency_client = part(
    "agency",
    "client",
    words("name", required=True),
    Column("scopes", ARRAY(Text), nullable=False),
    Column("registered_at", INSTANT, nullable=False),
    Column("switched_off_at", INSTANT),
)

person = own(
    "person",
    Column("reference", Text, unique=True),
    Column("date_of_birth", Date, index=True),
    Column("birth_estimated", Boolean, nullable=False),
    Column("due_date", Date),
    Column("died_on", Date),
    words("sex", required=True),
    words("gender_words"),
    words("ethnicity", required=True),
    words("ethnicity_words"),
    Column("disabilities", ARRAY(Text), nullable=False),
    words("disability_words"),
    Column("languages", ARRAY(Text), nullable=False),
    words("interpreter"),
    words("communication"),
    words("religion"),
    words("nationality"),
    words("upn_unknown"),
    words("own_words"),
    # What the person is called now, and the key that lists are sorted by: kept by the trigger on person_name.
    words("called"),
    words("sort_key"),
)

person_name = part(
    "person",
    "name",
    words("use", required=True),
    words("given"),
    words("family"),
    Column("since", Date),
    Column("until", Date),
)

person_address = part(
    "person",
    "address",
    words("use", required=True),
    words("lines", required=True),
    words("postcode"),
    Column("since", Date),
    Column("until", Date),
    Column("keep_from", ARRAY(Uuid), nullable=False),
    words("keep_from_reason"),
    Index("person_address_postcode_key_index", text("upper(replace(postcode, ' ', ''))")),
)

person_way_to_reach = part(
    "person",
    "way_to_reach",
    words("value", required=True),
    words("note"),
    Column("since", Date),
    Column("until", Date),
)

person_identifier = part(
    "person",
    "identifier",
    words("scheme", required=True),
    Column("value", Text, nullable=False, index=True),
    words("source"),
    Column("verified", Boolean, nullable=False),
    Column("since", Date),
    Column("until", Date),
)

person_relationship = part(
    "person",
    "relationship",
    Column("other_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    words("kinship", required=True),
    words("responsibility", required=True),
    words("responsibility_source"),
    words("words"),
    Column("since", Date),
    Column("until", Date),
)

person_parent_fact = part(
    "person",
    "parent_fact",
    words("kinship", required=True),
    words("state", required=True),
    Column("parent_id", Uuid, ForeignKey("person.id"), index=True),
    words("words"),
    Column("since", Date),
    Column("until", Date),
)

person_family_time = part(
    "person",
    "family_time",
    Column("with_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    words("how_often", required=True),
    words("venue"),
    Column("supervised", Boolean, nullable=False),
    Column("ordered_by_court", Boolean, nullable=False),
    words("words"),
    Column("since", Date),
    Column("until", Date),
)

# The dictionary that names are searched in (design.md section 4): distinct words matched fuzzily, then an exact
# look-up of people by pairs of words. Both are kept by the trigger on person_name. They are in the order of code points
# ("C"), because only then an index finds the words that begin with another.
name_word = Table(
    "name_word",
    metadata,
    Column("word", Text(collation="C"), primary_key=True),
    # Without double-barrelled names: their parts are words of their own, and they would make most of the index.
    Index(
        "name_word_alike_index",
        "word",
        postgresql_using="gin",
        postgresql_ops={"word": "gin_trgm_ops"},
        postgresql_where=text("word not like '%-%'"),
    ),
)

person_name_key = Table(
    "person_name_key",
    metadata,
    Column("person_id", Uuid, ForeignKey("person.id"), primary_key=True),
    Column("given", Text(collation="C"), primary_key=True),
    Column("family", Text(collation="C"), primary_key=True),
    Index(None, "family", "given", "person_id"),
    Index(None, "given", "person_id"),
)

family = own("family", words("name", required=True))

family_member = part(
    "family",
    "member",
    Column("person_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    words("part", required=True),
    Column("at_home", Boolean, nullable=False),
    words("words"),
    Column("since", Date, nullable=False),
    Column("until", Date),
)

family_offer = part(
    "family",
    "offer",
    Column("person_id", Uuid, ForeignKey("person.id"), nullable=False, index=True),
    words("words", required=True),
    words("how_to_ask"),
    words("lives"),
    Column("since", Date, nullable=False),
    Column("until", Date),
)
