"""What follows when the front door recognises somebody or decides to help: loading that `api/v1/contact.py` shares."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.calendar import london_date
from domain.codes import PrimaryNeed
from domain.contact import Contact, NamedPerson, Outcome
from domain.errors import Invalid
from domain.family import Family, FamilyMember, FamilyPart
from domain.identifiers import Scheme, checked
from domain.ids import new_id
from domain.journey import Journey
from domain.person import Address, AddressUse, Identifier, NameUse, Person, PersonName
from domain.pod import Pod
from domain.referral import Referral
from persistence.person import next_reference
from persistence.unit_of_work import UnitOfWork


async def person_from(work: UnitOfWork, named: NamedPerson, person_id: UUID) -> Person:
    """A new person with what the sender wrote about them: nothing is typed twice."""
    numbers = ((Scheme.NHS, named.nhs_number), (Scheme.UPN, named.upn))
    names = PersonName(id=new_id(), use=NameUse.LEGAL, given=named.given, family=named.family)
    where = named.address or named.postcode
    address = Address(id=new_id(), use=AddressUse.HOME, lines=named.address or "Not known", postcode=named.postcode)
    return Person.register(
        by=work.by,
        id=person_id,
        reference=await next_reference(work.connection),
        date_of_birth=named.date_of_birth,
        due_date=named.due_date,
        sex=named.sex,
        names=(names,) if names.text else (),
        addresses=(address,) if where else (),
        identifiers=tuple(
            Identifier(id=new_id(), scheme=scheme, value=checked(scheme, number, ""), source="The contact's sender")
            for scheme, number in numbers
            if number
        ),
    )


async def decide(
    work: UnitOfWork, contact: Contact, named_id: UUID, *, outcome: Outcome, reason: str, pod_id: UUID | None,
    need: PrimaryNeed = PrimaryNeed.NOT_STATED,
) -> None:  # fmt: skip
    """Decide for one child; where that opens help, the referral is made and the child put before the pod."""
    named = contact.named(named_id)
    referral_id = None
    if outcome.opens_help and named.person_id and contact.decision_for(named.id) is None:
        if pod_id is None:
            raise Invalid("/pod_id", "Choose the pod that will help this child.")
        pod = await work.pods.consult(pod_id)
        referral = await open_help(work, contact, named.person_id, pod, outcome=outcome, need=need, reason=reason)
        referral_id = referral.id
    contact.decide(named.id, decision_id=new_id(), outcome=outcome, reason=reason, referral_id=referral_id, by=work.by)


async def open_help(
    work: UnitOfWork, contact: Contact, child_id: UUID, pod: Pod, *, outcome: Outcome, need: PrimaryNeed, reason: str
) -> Referral:
    """Make the referral, start or continue the child's one journey, and see that the child has a family on record."""
    received_on = london_date(contact.received_at)
    referral_id = new_id()
    begun: dict[str, Any] = {
        "pod": pod,
        "outcome": outcome,
        "referral_id": referral_id,
        "spell_id": new_id(),
        "on": received_on,
    }
    journey = await work.journeys.of_child(child_id)
    if journey is None:
        journey = Journey.begin(id=new_id(), child_id=child_id, reason=reason, by=work.by, **begun)
        await work.journeys.add(journey)
    else:
        # A journey never goes back: a worry that arrived before the present stage continues it from today's stage.
        begun["on"] = max(received_on, journey.status.since)
        journey.go_on(reason=reason, by=work.by, **begun)
        await work.journeys.save(journey)
    referral = Referral.open(
        id=referral_id, child_id=child_id, contact_id=contact.id, journey_id=journey.id, pod_id=journey.pod_id,
        referred_on=received_on, source_code=contact.source_code, outcome=outcome, primary_need=need, reason=reason,
        by=work.by,
    )  # fmt: skip
    await work.referrals.add(referral)
    await _gather_family(work, contact, child_id)
    return referral


async def _gather_family(work: UnitOfWork, contact: Contact, child_id: UUID) -> None:
    """A child who is helped belongs to a family: the one the others in the contact share, or a new one of them."""
    if await work.families.of_people([child_id]):
        return
    today = london_date(work.by.at)
    families = await work.families.of_people(sorted(contact.subjects - {child_id}))
    if len(families) == 1:
        families[0].add(_member(child_id, FamilyPart.CHILD, at_home=True, words=None, today=today), by=work.by)
        await work.families.save(families[0])
        return
    taken = {member.person_id for family in families for member in family.members if member.until is None}
    members = tuple(
        _member(
            named.person_id,
            FamilyPart.CHILD if named.is_child else FamilyPart.OTHER,
            at_home=named.is_child,
            words=named.relationship,
            today=today,
        )
        for named in contact.people
        if named.person_id and named.person_id not in taken
    )
    child = next(named for named in contact.people if named.person_id == child_id)
    name = f"{child.family or child.given or 'New'} family"
    await work.families.add(Family.form(id=new_id(), name=name, members=members, by=work.by))


def _member(person_id: UUID, part: FamilyPart, *, at_home: bool, words: str | None, today: date) -> FamilyMember:
    return FamilyMember(id=new_id(), person_id=person_id, part=part, at_home=at_home, words=words, since=today)
