"""The people around a child: the families, everybody within two steps of kinship, and what is agreed between them."""

from uuid import UUID

from domain.errors import NotFound
from persistence.access import WITHIN, viewed
from persistence.transaction import Transaction
from persistence.views.home import AT_HOME


def _list(row: str, source: str, order: str) -> str:
    return f"(select coalesce(json_agg(json_build_object({row}) order by {order}), '[]'::json) {source})"


_PEOPLE = _list(
    "'id', circle.id, 'name', circle.called, 'open_to_you', circle.open, 'sex', coalesce(person.sex, 'U'),"
    "'date_of_birth', person.date_of_birth, 'birth_estimated', coalesce(person.birth_estimated, false),"
    "'due_date', person.due_date, 'died_on', person.died_on",
    "from circle left join person on person.id = circle.id and circle.id in (select id from seen)",
    "circle.id <> near.id, person.date_of_birth, circle.id",
)
_RELATIONSHIPS = _list(
    "'id', link.id, 'person_id', link.person_id, 'other_id', link.other_id, 'kinship', link.kinship,"
    "'responsibility', link.responsibility, 'responsibility_source', link.responsibility_source,"
    "'words', link.words, 'since', link.since, 'until', link.until",
    "from person_relationship link join seen on seen.id = link.person_id where link.other_id in (select id from circle)",
    "link.person_id <> near.id, link.until is not null, link.person_id, link.place",
)
_MEMBERS = _list(
    f"'id', member.id, 'person_id', member.person_id, 'part', member.part, 'at_home', {AT_HOME},"
    "'words', member.words, 'since', member.since",
    "from family_member member join circle on circle.id = member.person_id"
    " where member.family_id = known.id and member.until is null",
    "member.place",
)
_OFFERS = _list(
    "'id', offer.id, 'person_id', offer.person_id, 'words', offer.words, 'how_to_ask', offer.how_to_ask,"
    "'lives', offer.lives, 'since', offer.since, 'until', offer.until",
    "from family_offer offer join circle on circle.id = offer.person_id where offer.family_id = known.id",
    "offer.until is not null, offer.place",
)
_FAMILIES = _list(
    "'id', known.id, 'version', known.version, 'name', known.name, 'own', known.own,"
    f"'members', {_MEMBERS}, 'offers', {_OFFERS}",
    "from known",
    "not known.own, known.id",
)
_PARENT_FACTS = _list(
    "'id', fact.id, 'person_id', fact.person_id, 'kinship', fact.kinship, 'state', fact.state,"
    "'parent_id', fact.parent_id, 'words', fact.words, 'since', fact.since, 'until', fact.until",
    "from person_parent_fact fact join seen on seen.id = fact.person_id"
    " where fact.parent_id is null or fact.parent_id in (select id from circle)",
    "fact.person_id <> near.id, fact.until is not null, fact.person_id, fact.place",
)
_FAMILY_TIME = _list(
    "'id', shared.id, 'person_id', shared.person_id, 'with_id', shared.with_id, 'how_often', shared.how_often,"
    "'venue', shared.venue, 'supervised', shared.supervised, 'ordered_by_court', shared.ordered_by_court,"
    "'words', shared.words, 'since', shared.since, 'until', shared.until",
    "from person_family_time shared join seen on seen.id = shared.person_id"
    " where shared.with_id in (select id from circle)",
    "shared.person_id <> near.id, shared.until is not null, shared.person_id, shared.place",
)
_KEPT_FROM = _list(
    "'person_id', address.person_id, 'from_id', other.id, 'reason', address.keep_from_reason",
    "from person_address address join seen on seen.id = address.person_id"
    " join circle other on other.id = any (address.keep_from) where address.until is null",
    "address.person_id <> near.id, address.person_id, other.id",
)
_WORKERS = _list(
    "'id', worker.id, 'name', worker.given || ' ' || worker.family, 'part', held.part",
    "from journey join journey_allocation held on held.journey_id = journey.id and held.until is null"
    " join worker on worker.id = held.worker_id where journey.child_id = near.id",
    "held.place",
)

# Of people who are one step away everything that a picture needs is shown, because their place in this child's life is
# part of this child's record; of those beyond, only to who may open their record. A sealed record shows its name.
_NETWORK = viewed(
    "network",
    f"""
    , home as (
        select member.family_id from family_member member join near on near.id = member.person_id
        where member.until is null
    ), own_people as (
        select near.id from near
        union select member.person_id from family_member member join home using (family_id) where member.until is null
        union select link.other_id from person_relationship link join near on near.id = link.person_id
        union select link.person_id from person_relationship link join near on near.id = link.other_id
        union select shared.with_id from person_family_time shared join near on near.id = shared.person_id
        union select fact.parent_id from person_parent_fact fact join near on near.id = fact.person_id
            where fact.parent_id is not null
    ), reached as (
        select id, bool_or(close) as close from (
            select id, true as close from own_people
            union all select link.other_id, false from person_relationship link
                join own_people on own_people.id = link.person_id
            union all select link.person_id, false from person_relationship link
                join own_people on own_people.id = link.other_id
        ) every group by id
    ), circle as materialized (
        select person.id, person.called, reached.close, record.sealed, coalesce({WITHIN}, false) as open
        from reached join person on person.id = reached.id join record on record.id = reached.id
    ), seen as materialized (
        select id from circle where open or (close and not sealed)
    ), known as (
        select family.id, family.name, record.version, family.id in (select family_id from home) as own
        from family join record on record.id = family.id
        where family.id in (
            select member.family_id from family_member member join seen on seen.id = member.person_id
            where member.until is null
        ) and not record.sealed and (family.id in (select family_id from home) or {WITHIN})
    )
    select near.version, json_build_object(
        'id', near.id, 'version', near.version, 'name', (select called from person where person.id = near.id),
        'people', {_PEOPLE}, 'relationships', {_RELATIONSHIPS}, 'families', {_FAMILIES},
        'parent_facts', {_PARENT_FACTS}, 'family_time', {_FAMILY_TIME}, 'kept_from', {_KEPT_FROM},
        'workers', {_WORKERS}
    )::text as page
    from near
    """,
    kind="person",
)


async def network(read: Transaction, person_id: UUID) -> tuple[int, str]:
    """A person's version and the network around them, as JSON. Raises `NotFound`."""
    row = await read.connection.fetchrow(_NETWORK, *read.viewer(person_id))
    if row is None:
        raise NotFound
    return row["version"], row["page"]
