"""A person: child, unborn child, parent, relative, carer or friend. Everybody is a person in their own right."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.codes import Disability, Ethnicity, Sex, UpnUnknown
from domain.errors import Invalid, RuleBroken
from domain.identifiers import Scheme, checked
from domain.kin import FamilyTime, ParentFact, Relationship
from domain.person_parts import WarningNote, rewritten, standing


class NameUse(StrEnum):
    """What a name is for. `known_as` is what the person wants to be called."""

    KNOWN_AS = "known_as"
    LEGAL = "legal"
    FORMER = "former"


class AddressUse(StrEnum):
    """What an address is for."""

    HOME = "home"
    SECOND_HOME = "second_home"
    LETTERS = "letters"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name, dated. Names with one part are names: either part may be missing, never both."""

    id: UUID
    use: NameUse
    given: str | None = None
    family: str | None = None
    since: date | None = None
    until: date | None = None

    @property
    def text(self) -> str:
        """The name as it is said."""
        return " ".join(part for part in (self.given, self.family) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where somebody lives, dated. `keep_from` are the people who must never learn it."""

    id: UUID
    use: AddressUse
    lines: str
    postcode: str | None = None
    since: date | None = None
    until: date | None = None
    keep_from: tuple[UUID, ...] = ()
    keep_from_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayToReach:
    """A telephone number or e-mail address, with what to mind ("no messages: he reads her phone")."""

    id: UUID
    value: str
    note: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A number that somebody else gave. `verified`: traced with the giver, not only possible."""

    id: UUID
    scheme: Scheme
    value: str
    source: str | None = None
    verified: bool = False
    since: date | None = None
    until: date | None = None


PARTS = (
    "names", "addresses", "ways_to_reach", "identifiers", "relationships", "parent_facts", "family_time", "warnings",
)  # fmt: skip
"""The dated lists on a person's record."""


@dataclass(slots=True, kw_only=True, eq=False)
class Person(Aggregate):
    """Anyone. `reference` is the authority's short local number (at most 20 letters and digits, never reused)."""

    kind: ClassVar[str] = "person"
    reference: str | None = None
    date_of_birth: date | None = None
    birth_estimated: bool = False
    due_date: date | None = None
    died_on: date | None = None
    sex: Sex = Sex.UNKNOWN
    gender_words: str | None = None
    ethnicity: Ethnicity = Ethnicity.NOT_OBTAINED
    ethnicity_words: str | None = None
    disabilities: tuple[Disability, ...] = ()
    disability_words: str | None = None
    languages: tuple[str, ...] = ()
    interpreter: str | None = None
    communication: str | None = None
    religion: str | None = None
    nationality: str | None = None
    upn_unknown: UpnUnknown | None = None
    own_words: str | None = None
    names: tuple[PersonName, ...] = ()
    addresses: tuple[Address, ...] = ()
    ways_to_reach: tuple[WayToReach, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    parent_facts: tuple[ParentFact, ...] = ()
    family_time: tuple[FamilyTime, ...] = ()
    warnings: tuple[WarningNote, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """A person's record is about that person."""
        return frozenset({self.id})

    @property
    def name(self) -> str:
        """What the person is called now: the name they are known as, else the legal one."""
        order = {NameUse.KNOWN_AS: 0, NameUse.LEGAL: 1, NameUse.FORMER: 2}
        current = sorted(self.names, key=lambda n: (n.until is not None, order[n.use]))
        return current[0].text if current else "Name not known yet"

    @classmethod
    def register(cls, *, by: By, **facts: Any) -> Self:
        """Somebody becomes known to us."""
        person = cls(**facts)
        person._check(by)
        person.note("registered", by)
        return person

    def describe(self, *, by: By, reason: str | None = None, **facts: Any) -> None:
        """Change what is known of the person: any of the single facts above, by name.

        `reason` says why a fact that was already known is changed.
        """
        changed = {name: value for name, value in facts.items() if getattr(self, name) != value}
        if not changed:
            raise RuleBroken("Nothing was changed.", "nothing-changed")
        for name, value in changed.items():
            setattr(self, name, value)
        self._check(by)
        self.note("described", by, reason=reason, changed=sorted(changed))

    def be_born(self, *, on: date, sex: Sex, by: By) -> None:
        """An unborn child is born: the same record goes on with a date of birth."""
        if self.due_date is None:
            raise RuleBroken("This person is not recorded as an unborn child.", "not-unborn")
        if on > london_date(by.at):
            raise Invalid("/on", "A date of birth cannot be in the future.")
        self.date_of_birth, self.due_date, self.sex = on, None, sex
        self._check(by)
        self.note("born", by, on=on)

    def call(self, name: PersonName, *, by: By) -> None:
        """A name is added. If it still holds, it ends the one of its use before it: on its first day, else today."""
        _check_part(name, "")
        self.names = (*_ended(self.names, name, by), name)
        self.note("named", by, use=name.use)

    def move(self, address: Address, *, by: By) -> None:
        """An address is added; a new home ends the home before it: on its first day, else today."""
        _check_part(address, "")
        ended = _ended(self.addresses, address, by) if address.use is AddressUse.HOME else self.addresses
        self.addresses = (*ended, address)
        self.note("moved", by, use=address.use, since=address.since)

    def reach_by(self, way: WayToReach, *, by: By) -> None:
        """A telephone number or e-mail address is added."""
        _check_part(way, "")
        self.ways_to_reach = (*self.ways_to_reach, way)
        self.note("way_added", by)

    def identify(self, identifier: Identifier, *, by: By) -> None:
        """A number is added. A new UPN turns the one before into a former UPN."""
        _check_part(identifier, "")
        kept = replace(identifier, value=checked(identifier.scheme, identifier.value, "/value"))
        if any(i.scheme is kept.scheme and i.value == kept.value and i.until is None for i in self.identifiers):
            raise RuleBroken("This number is recorded for this person already.", "identifier-known")
        if kept.scheme is Scheme.UPN:
            self.upn_unknown = None
        former = tuple(
            replace(i, scheme=Scheme.FORMER_UPN, until=kept.since or london_date(by.at))
            if kept.scheme is Scheme.UPN and i.scheme is Scheme.UPN
            else i
            for i in self.identifiers
        )
        self.identifiers = (*former, kept)
        self.note("identified", by, scheme=kept.scheme)

    def relate(self, relationship: Relationship, *, by: By) -> None:
        """Say who another person is to this one."""
        _check_part(relationship, "")
        if relationship.other_id == self.id:
            raise Invalid("/other_id", "A relationship is with another person.")
        if any(
            r.other_id == relationship.other_id and r.kinship is relationship.kinship and r.until is None
            for r in self.relationships
        ):
            raise RuleBroken("This relationship is recorded already.", "relationship-known")
        self.relationships = (*self.relationships, relationship)
        self.note("related", by, other_id=relationship.other_id, kinship=relationship.kinship)

    def know_parent(self, fact: ParentFact, *, by: By) -> None:
        """Say how it stands with a parent. It ends what was said of the same parent before."""
        _check_part(fact, "")
        if fact.parent_id == self.id:
            raise Invalid("/parent_id", "A parent is another person.")
        on = fact.since or london_date(by.at)
        self.parent_facts = (*(_ended_on(old, on) if fact.answers(old) else old for old in self.parent_facts), fact)
        self.note("parent_known", by, kinship=fact.kinship, state=fact.state)

    def arrange_family_time(self, arranged: FamilyTime, *, by: By) -> None:
        """Say how this person spends time with somebody of their family. It ends what was arranged with them before."""
        _check_part(arranged, "")
        if arranged.with_id == self.id:
            raise Invalid("/with_id", "Family time is with another person.")
        on = arranged.since or london_date(by.at)
        self.family_time = (
            *(_ended_on(old, on) if old.with_id == arranged.with_id else old for old in self.family_time), arranged,
        )  # fmt: skip
        self.note("family_time_arranged", by, with_id=arranged.with_id, how_often=arranged.how_often)

    def warn(self, warning: WarningNote, *, by: By) -> None:
        """Write down what one must know before going to see this person or calling them."""
        warning.check(london_date(by.at))
        self.warnings = (*self.warnings, warning)
        self.note("warned", by, words=warning.words, review_by=warning.review_by)

    def look_again(self, warning_id: UUID, *, review_by: date, by: By) -> None:
        """Somebody has asked whether it is still so, and it is: the day on which to ask again."""
        again = replace(standing(self.warnings, warning_id), review_by=review_by)
        again.check(london_date(by.at))
        self.warnings = rewritten(self.warnings, again)
        self.note("warning_confirmed", by, warning_id=warning_id, review_by=review_by)

    def correct_warning(self, warning_id: UUID, *, words: str, since: date, reason: str, by: By) -> None:
        """A warning note was wrong: put it right, with why. What it said before stays in the history."""
        was = standing(self.warnings, warning_id)
        if (words, since) == (was.words, was.since):
            raise RuleBroken("Nothing is different from what it said.", "nothing-corrected")
        if since > london_date(by.at):
            raise Invalid("/since", "A warning note says what is so now.")
        self.warnings = rewritten(self.warnings, replace(was, words=words, since=since))
        self.note("warning_corrected", by, reason=reason, warning_id=warning_id, was=was.words, words=words)

    def end(self, part_id: UUID, *, until: date, reason: str, by: By) -> None:
        """A name, address, number, relationship or another dated part stops being true on a day. It stays in the record."""
        for field in PARTS:
            parts = getattr(self, field)
            found = next((part for part in parts if part.id == part_id), None)
            if found is None:
                continue
            if found.until is not None:
                raise RuleBroken("This has ended already.", "part-ended")
            if found.since and until < found.since:
                raise Invalid("/until", "It cannot end before it began.")
            setattr(self, field, tuple(replace(part, until=until) if part.id == part_id else part for part in parts))
            self.note("part_ended", by, reason=reason, field=field, part_id=part_id, until=until)
            return
        raise RuleBroken("There is no such name, address, number or relationship on this record.", "part-unknown")

    def _check(self, by: By) -> None:
        """What must hold of a person at any time (CIN rule 8525: a birth date or an expected one, never both)."""
        today = london_date(by.at)
        if self.date_of_birth and self.due_date:
            raise Invalid("/due_date", "Give a date of birth or a due date, not both.")
        if self.date_of_birth and self.date_of_birth > today:
            raise Invalid("/date_of_birth", "A date of birth cannot be in the future: give a due date instead.")
        if self.died_on and (self.died_on > today or (self.date_of_birth and self.died_on < self.date_of_birth)):
            raise Invalid("/died_on", "The date of death must lie between the date of birth and today.")
        if self.due_date and self.sex is not Sex.UNKNOWN:
            raise Invalid("/sex", "For an unborn child, sex is recorded as not known.")
        if Disability.NONE in self.disabilities and len(self.disabilities) > 1:
            raise Invalid("/disabilities", "“None” cannot stand beside a disability.")
        for field in PARTS:
            for place, part in enumerate(getattr(self, field)):
                _check_part(part, f"/{field}/{place}")


def _check_part(part: Any, at: str) -> None:
    """What must hold of a name, address, way to reach, number or relationship that was sent at the pointer `at`."""
    if part.since and part.until and part.until < part.since:
        raise Invalid(f"{at}/until", "It cannot end before it began.")
    if isinstance(part, PersonName) and not part.text:
        raise Invalid(f"{at}/given", "Give at least one part of the name.")
    if isinstance(part, Address) and part.keep_from and not part.keep_from_reason:
        raise Invalid(f"{at}/keep_from_reason", "Say why this address must be kept from them.")
    if isinstance(part, ParentFact):
        part.check(at)


def _ended_on(part: Any, on: date) -> Any:
    """The part, no longer true from a day; one that is over, or began later, stays as it is."""
    return replace(part, until=on) if part.until is None and (part.since is None or part.since <= on) else part


def _ended(parts: tuple[Any, ...], new: PersonName | Address, by: By) -> tuple[Any, ...]:
    """The parts, with those of the same use that `new` replaces ended. What is itself over replaces nothing."""
    on = new.since or london_date(by.at)
    return tuple(_ended_on(old, on) if new.until is None and old.use is new.use else old for old in parts)
