"""People: who they are, and the screens that tell a person's story."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, guarded
from api.json import JSON
from api.schema import out
from api.v1.person_in import (
    AddressIn,
    BirthIn,
    DescribeIn,
    EndIn,
    FactsIn,
    FamilyTimeIn,
    IdentifierIn,
    NameIn,
    ParentFactIn,
    PersonIn,
    RelationshipIn,
    WarningAgainIn,
    WarningCorrectionIn,
    WarningIn,
    WayToReachIn,
)
from domain.errors import Invalid
from domain.family import FamilyMember
from domain.identifiers import checked
from domain.ids import new_id
from domain.kin import FamilyTime, ParentFact, Relationship
from domain.person import Address, Identifier, Person, PersonName, WayToReach
from domain.person_parts import WarningNote
from domain.policy import Permission
from persistence.person import People, next_reference

router = APIRouter(prefix="/people", tags=["person"])


@router.post(
    "", operation_id="person.register", status_code=201, response_model=out(Person),
    **guarded(Permission.PERSON_CHANGE, 409),
)  # fmt: skip
async def register(body: PersonIn, work: Work) -> JSON:
    """Somebody becomes known to us."""
    person = Person.register(
        by=work.by,
        id=body.id,
        reference=await next_reference(work.connection),
        **body.model_dump(include=set(FactsIn.model_fields)),
        names=tuple(PersonName(**each.model_dump()) for each in body.names),
        addresses=tuple(Address(**each.model_dump()) for each in body.addresses),
        ways_to_reach=tuple(WayToReach(**each.model_dump()) for each in body.ways_to_reach),
        identifiers=tuple(_identifier(each, f"/identifiers/{n}/value") for n, each in enumerate(body.identifiers)),
        relationships=tuple(Relationship(**each.model_dump()) for each in body.relationships),
    )
    await work.require_people({each.other_id for each in body.relationships})
    if body.place_in is None and not work.actor.reach.everything:
        raise Invalid("/place_in", "Say which family this person belongs to.")
    person = await work.people.add(person)
    if body.place_in and not work.repeated:
        family = await work.families.get(body.place_in.family_id)
        place = body.place_in
        member = FamilyMember(
            id=new_id(), person_id=person.id, part=place.part, at_home=place.at_home, words=place.words,
            since=place.since or work.by.at.date(),
        )  # fmt: skip
        family.add(member, by=work.by)
        await work.families.save(family)
    return answer(person, 201)


def _identifier(given: IdentifierIn, pointer: str) -> Identifier:
    facts = given.model_dump()
    return Identifier(**facts | {"value": checked(given.scheme, given.value, pointer)})


@router.get("/{id:uuid}", operation_id="person.read", response_model=out(Person), **guarded(Permission.PERSON_READ))
async def read(id: UUID, read: Read) -> JSON:
    """Everything that is known of one person: for changing it. To see a child's story, ask for the overview."""
    return answer(await People(read).read(id))


async def _change(work: Work, id: UUID, version: int, verb: str, *parts: Any, **facts: Any) -> JSON:
    person = await work.people.get(id, version)
    getattr(person, verb)(*parts, **facts, by=work.by)
    return await changed(work.people, person)


CHANGING = guarded(Permission.PERSON_CHANGE, *CHANGES)


@router.post("/{id:uuid}/describe", operation_id="person.describe", response_model=out(Person), **CHANGING)
async def describe(id: UUID, body: DescribeIn, work: Work, version: IfMatch) -> JSON:
    """Change what is known of a person; only the fields that are sent."""
    return await _change(work, id, version, "describe", **body.model_dump(exclude_unset=True))


@router.post("/{id:uuid}/birth", operation_id="person.be_born", response_model=out(Person), **CHANGING)
async def be_born(id: UUID, body: BirthIn, work: Work, version: IfMatch) -> JSON:
    """An unborn child is born: the same record goes on."""
    return await _change(work, id, version, "be_born", **body.model_dump())


@router.post("/{id:uuid}/names", operation_id="person.call", response_model=out(Person), **CHANGING)
async def call(id: UUID, body: NameIn, work: Work, version: IfMatch) -> JSON:
    """Add a name."""
    return await _change(work, id, version, "call", PersonName(**body.model_dump()))


@router.post("/{id:uuid}/addresses", operation_id="person.move", response_model=out(Person), **CHANGING)
async def move(id: UUID, body: AddressIn, work: Work, version: IfMatch) -> JSON:
    """Add an address; a new home ends the one before."""
    return await _change(work, id, version, "move", Address(**body.model_dump()))


@router.post("/{id:uuid}/ways-to-reach", operation_id="person.reach_by", response_model=out(Person), **CHANGING)
async def reach_by(id: UUID, body: WayToReachIn, work: Work, version: IfMatch) -> JSON:
    """Add a telephone number or e-mail address."""
    return await _change(work, id, version, "reach_by", WayToReach(**body.model_dump()))


@router.post("/{id:uuid}/identifiers", operation_id="person.identify", response_model=out(Person), **CHANGING)
async def identify(id: UUID, body: IdentifierIn, work: Work, version: IfMatch) -> JSON:
    """Add a number that somebody else gave, such as the NHS number."""
    return await _change(work, id, version, "identify", _identifier(body, "/value"))


@router.post("/{id:uuid}/relationships", operation_id="person.relate", response_model=out(Person), **CHANGING)
async def relate(id: UUID, body: RelationshipIn, work: Work, version: IfMatch) -> JSON:
    """Say who another person is to this one."""
    await work.require_people({body.other_id})
    return await _change(work, id, version, "relate", Relationship(**body.model_dump()))


@router.post("/{id:uuid}/parent-facts", operation_id="person.know_parent", response_model=out(Person), **CHANGING)
async def know_parent(id: UUID, body: ParentFactIn, work: Work, version: IfMatch) -> JSON:
    """Say how it stands with a parent who is not there."""
    await work.require_people({body.parent_id} if body.parent_id else set())
    return await _change(work, id, version, "know_parent", ParentFact(**body.model_dump()))


@router.post(
    "/{id:uuid}/family-time", operation_id="person.arrange_family_time", response_model=out(Person), **CHANGING
)
async def arrange_family_time(id: UUID, body: FamilyTimeIn, work: Work, version: IfMatch) -> JSON:
    """Say how the person spends time with somebody of their family."""
    await work.require_people({body.with_id})
    return await _change(work, id, version, "arrange_family_time", FamilyTime(**body.model_dump()))


@router.post("/{id:uuid}/warnings", operation_id="person.warn", response_model=out(Person), **CHANGING)
async def warn(id: UUID, body: WarningIn, work: Work, version: IfMatch) -> JSON:
    """Write a warning note, which stands above every page of this person's record until it is ended."""
    return await _change(work, id, version, "warn", WarningNote(**body.model_dump(), written_by=work.actor.id))


@router.post("/{id:uuid}/warnings/again", operation_id="person.look_again", response_model=out(Person), **CHANGING)
async def look_again(id: UUID, body: WarningAgainIn, work: Work, version: IfMatch) -> JSON:
    """Say that a warning note still holds, and when to ask again."""
    return await _change(work, id, version, "look_again", **body.model_dump())


@router.post(
    "/{id:uuid}/warnings/correct", operation_id="person.correct_warning", response_model=out(Person), **CHANGING
)
async def correct_warning(id: UUID, body: WarningCorrectionIn, work: Work, version: IfMatch) -> JSON:
    """Put a warning note right, with what was wrong."""
    return await _change(work, id, version, "correct_warning", **body.model_dump())


@router.post("/{id:uuid}/end", operation_id="person.end", response_model=out(Person), **CHANGING)
async def end(id: UUID, body: EndIn, work: Work, version: IfMatch) -> JSON:
    """Something is no longer true of this person from a day. It stays in the record."""
    return await _change(work, id, version, "end", body.part_id, until=body.until, reason=body.reason)
