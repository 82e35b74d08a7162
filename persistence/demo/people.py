"""How people of a household come to be known: registered, tied together, found out about, born, moved."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from domain.aggregate import By
from domain.codes import Disability, Ethnicity, Sex, UpnUnknown
from domain.errors import RuleBroken
from domain.family import Family, FamilyMember, FamilyPart
from domain.identifiers import Scheme
from domain.kin import Kinship, Relationship
from domain.person import Address, AddressUse, Identifier, NameUse, Person, PersonName, WayToReach
from persistence.demo.household import Household, Someone, Tie
from persistence.demo.names import NICKNAMES
from persistence.demo.places import Numbers, address, telephone
from persistence.demo.story import Story

PHONE_NOTES = (None, None, None, "After three o'clock", "Text first, please", "No messages: it is a shared phone")
OWN_WORDS = (
    "Please do not talk about me in front of my brother.",
    "I like people who say what they are going to do and then do it.",
    "I like drawing, my cat, and being asked.",
    "I don't do phone calls. You can text.",
    "I'm good at maths and I make a mean omelette.",
    "Ask me, not only my mum.",
    "I'm quiet at first. Wait a bit.",
)
CONDITIONS = (
    ((Disability.AUTISM,), "Autistic. Loud rooms are hard; a quiet corner and a warning before changes help."),
    ((Disability.LEARNING, Disability.COMMUNICATION), "Uses pictures and Makaton. Give time for the answer."),
    ((Disability.MOBILITY, Disability.PERSONAL_CARE), "Cerebral palsy. Uses a wheelchair; likes to steer it alone."),
    ((Disability.HEARING,), "Deaf in one ear: sit on the right."),
    ((Disability.CONSCIOUSNESS,), "Epilepsy; the plan for seizures is in the school bag."),
    ((Disability.OTHER,), "Severe asthma. The blue inhaler goes everywhere."),
)


class People:
    """Writes the people of one story into records."""

    def __init__(self, story: Story, numbers: Numbers) -> None:
        self.story, self.numbers = story, numbers

    def register(self, house: Household, people: list[Someone], by: By) -> None:
        """Make records of those of them who have none, with their ties to each other and to those we know."""
        new = [someone for someone in people if someone.person is None]
        for someone in new:
            someone.id = self.story.id(by.at)
        for someone in new:
            ties = [t for t in house.ties if t.who is someone and t.other.id and not t.recorded]
            someone.person = Person.register(
                id=someone.id, reference=self.numbers.reference(), names=self._names(someone, by),
                addresses=(self._address(someone, by),), relationships=tuple(self._relationship(t, by) for t in ties),
                **self._facts(house, someone, by), by=by,
            )  # fmt: skip
            self.story.save(someone.person)
        for tie in house.ties:
            if tie.who.person and tie.other.id and not tie.recorded:
                tie.who.person.relate(self._relationship(tie, by), by=by)
                self.story.save(tie.who.person)
        self._belong(house, people, by)

    def learn(self, house: Household, child: Someone, by: By) -> None:
        """What a worker learns in the first weeks: how the child describes themselves."""
        if child.person is None or not child.is_born(by.at.date()):
            return
        facts: dict[str, Any] = {"ethnicity": self._ethnicity(house, child)}
        if child.age(by.at.date()) > 8 and self.story.chance(0.6):
            facts["own_words"] = self.story.pick(OWN_WORDS)
        if child.age(by.at.date()) > 13 and self.story.chance(0.04):
            facts["gender_words"] = "Non-binary: says “they”, and asks that others do"
        if child.culture.religions:
            facts["religion"] = self.story.pick(child.culture.religions)
        if self.story.chance(0.1):
            facts["ethnicity_words"] = "Mixed, and proud of both sides"
        try:
            child.person.describe(by=by, **facts)
        except RuleBroken:
            return  # we knew all of it already
        self.story.save(child.person)

    def birth(self, child: Someone, by: By) -> None:
        """A baby whom we expected is here, and has a name."""
        if child.person is None or child.person.due_date is None:
            return
        child.person.be_born(on=child.born, sex=child.sex, by=by)
        child.person.describe(disabilities=(Disability.NONE,), upn_unknown=_no_upn(child, self.story.today), by=by)
        legal = PersonName(
            id=self.story.id(by.at), use=NameUse.LEGAL, given=child.given, family=child.family, since=child.born
        )
        child.person.call(legal, by=by)
        child.person.end(child.person.names[0].id, until=child.born, reason="Has a name now.", by=by)
        nhs = Identifier(id=self.story.id(by.at), scheme=Scheme.NHS, value=self.numbers.nhs(), source="Maternity ward")
        child.person.identify(nhs, by=by)
        self.story.save(child.person)

    def move(self, house: Household, by: By) -> None:
        """The household moves to another home in the area, kept from the same people."""
        day = by.at.date()
        house.home.lines, house.home.postcode = address(house.area, self.story.rng)
        house.home.since = day
        for someone in (*house.children, *house.adults):
            if someone.home is house.home and someone.person:
                someone.person.move(self._address(someone, by), by=by)
                self.story.save(someone.person)

    # --- parts -----------------------------------------------------------------------------------------------

    def _names(self, who: Someone, by: By) -> tuple[PersonName, ...]:
        if not who.is_born(by.at.date()):
            return (PersonName(id=self.story.id(by.at), use=NameUse.KNOWN_AS, given="Baby", family=who.family),)
        names = [PersonName(id=self.story.id(by.at), use=NameUse.LEGAL, given=who.given, family=who.family)]
        known = dict(who.culture.script).get(who.given) if self.story.chance(0.6) else None
        if known is None and self.story.chance(0.5):
            known = NICKNAMES.get(who.given)
        if known:
            names.append(PersonName(id=self.story.id(by.at), use=NameUse.KNOWN_AS, given=known, family=who.family))
        if who.part is FamilyPart.PARENT and who.sex is Sex.FEMALE and who.culture.families and self.story.chance(0.1):
            until = who.born + timedelta(days=365 * 20)
            former = who.culture.last(self.story.rng)
            names.append(PersonName(
                id=self.story.id(by.at), use=NameUse.FORMER, given=who.given, family=former, until=until
            ))  # fmt: skip
        return tuple(names)

    def _address(self, who: Someone, by: By) -> Address:
        home = who.home
        kept = home.kept_from if home.kept_from and home.kept_from.id else None
        since = max(home.since, who.born) if who.is_born(by.at.date()) else home.since
        return Address(
            id=self.story.id(by.at), use=AddressUse.HOME, lines=home.lines, postcode=home.postcode, since=since,
            keep_from=(kept.id,) if kept and kept.id else (), keep_from_reason=home.kept_because if kept else None,
        )  # fmt: skip

    def _facts(self, house: Household, who: Someone, by: By) -> dict[str, Any]:
        story, child, origin = self.story, who.part is FamilyPart.CHILD, who.culture
        if not who.is_born(by.at.date()):
            return {"due_date": who.due}
        facts: dict[str, Any] = {"date_of_birth": who.born, "sex": who.sex}
        foreign = origin.language != "English"
        facts["languages"] = (origin.language, "English") if foreign else ("English",)
        if foreign and story.chance(0.2 if child else 0.45):
            facts["interpreter"] = f"{origin.language}; never through the children"
        if origin.nationality and story.chance(0.6):
            facts["nationality"] = origin.nationality
        if child and (house.theme == "disability" or story.chance(0.08)):
            facts["disabilities"], facts["disability_words"] = story.pick(CONDITIONS)
        elif child:
            facts["disabilities"] = (Disability.NONE,)
            story.chance(0.5)  # keeps the other facts of the same seed as they were
        if house.theme == "alone" and child:
            facts["birth_estimated"] = story.chance(0.5)
        if story.chance(0.5):
            facts["ethnicity"] = self._ethnicity(house, who)
        facts["identifiers"] = self._identifiers(who, by, child=child)
        if child and not any(number.scheme is Scheme.UPN for number in facts["identifiers"]):
            facts["upn_unknown"] = _no_upn(who, story.today)
        if not child or who.age(by.at.date()) > 13:
            way = WayToReach(id=story.id(by.at), value=telephone(story.rng), note=story.pick(PHONE_NOTES))
            facts["ways_to_reach"] = (way,)
        return facts

    def _identifiers(self, who: Someone, by: By, *, child: bool) -> tuple[Identifier, ...]:
        found = []
        if self.story.chance(0.85 if child else 0.3):
            nhs = Identifier(
                id=self.story.id(by.at), scheme=Scheme.NHS, value=self.numbers.nhs(), source="Summary record",
                verified=self.story.chance(0.7),
            )  # fmt: skip
            found.append(nhs)
        if child and who.school and self.story.chance(0.8):
            upn = Identifier(id=self.story.id(by.at), scheme=Scheme.UPN, value=self.numbers.upn(), source=who.school)
            found.append(upn)
        return tuple(found)

    def _ethnicity(self, house: Household, who: Someone) -> Ethnicity:
        return Ethnicity.REFUSED if self.story.chance(0.01) else who.culture.ethnicities[len(house.home.lines) % len(
            who.culture.ethnicities)]  # fmt: skip

    def _relationship(self, tie: Tie, by: By) -> Relationship:
        tie.recorded = True
        return Relationship(
            id=self.story.id(by.at), other_id=_known(tie.other), kinship=tie.kinship, words=tie.words,
            responsibility=tie.responsibility, responsibility_source=tie.source,
            since=tie.who.born if tie.kinship is Kinship.MOTHER and tie.who.is_born(by.at.date()) else None,
        )  # fmt: skip

    def _belong(self, house: Household, people: list[Someone], by: By) -> None:
        """They are members of the family; its first members form it."""
        members = tuple(
            FamilyMember(
                id=self.story.id(by.at), person_id=_known(who), part=who.part, at_home=who.home is house.home,
                since=by.at.date(),
            )
            for who in people
            if house.family is None or not house.family.current(_known(who))
        )  # fmt: skip
        if house.family is None:
            house.family = Family.form(id=self.story.id(by.at), name=house.name, members=members, by=by)
        else:
            for member in members:
                house.family.add(member, by=by)
        if house.family.changes:
            self.story.save(house.family)


def _known(who: Someone) -> UUID:
    assert who.id is not None, "registered before"
    return who.id


def _no_upn(who: Someone, today: date) -> UpnUnknown:
    """Why a child has no pupil number, as it is known today: one of school age has another reason (903 rule 209)."""
    return UpnUnknown.UN5 if who.age(today) >= 4 else UpnUnknown.UN1
