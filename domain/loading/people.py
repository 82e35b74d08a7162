"""People, their names, addresses and numbers, who is whose mother, and families."""

import json
import re
from datetime import timedelta
from typing import Any
from uuid import UUID

from domain.codes import Disability, Ethnicity, Sex, UpnUnknown
from domain.errors import Invalid
from domain.family import Family, FamilyMember, FamilyPart
from domain.identifiers import Scheme, checked
from domain.kin import Kinship, Relationship
from domain.loading.rows import Row
from domain.loading.telling import CHILD_REFUSED, Telling
from domain.person import Address, AddressUse, Identifier, NameUse, Person, PersonName

NUMBER_SIGNS = 20


def tell(telling: Telling) -> dict[str, Person]:
    """Everybody in the group, by the other system's id, then their families."""
    people: dict[str, tuple[Person, list[Row]]] = {}
    for row in telling.rows.get("ssd_person", ()):
        with telling.trying(row):
            people[row.id] = _person(telling, row), [row]
            telling.people[row.id] = people[row.id][0].id
    for id, (person, rows) in people.items():
        _details(telling, id, person, rows)
    for person, rows in people.values():
        telling.make(person, rows)
    for object, field in (("ssd_address", "addr_person_id"), ("ssd_disability", "disa_person_id"),
                          ("ssd_linked_identifiers", "link_person_id"), ("ssd_mother", "moth_childs_person_id"),
                          ("ssd_family", "fami_person_id")):  # fmt: skip
        for row in telling.rows.get(object, ()):
            if row.text(field) not in people:
                telling.refuse(row, CHILD_REFUSED)
    _families(telling, {id: person for id, (person, _) in people.items()})
    return {id: person for id, (person, _) in people.items()}


def reference(row: Row) -> str:
    """The number by which returns know the child: the one that is sent already, so that it never changes.

    Raises `Invalid` where that has other signs than letters and digits, or more than 20 of them (CIN rules 1570, 1580).
    """
    for number in (row.text("pers_legacy_id"), row.id):
        if number and re.fullmatch(rf"[A-Za-z0-9]{{1,{NUMBER_SIGNS}}}", number):
            return number
    raise Invalid("/pers_legacy_id", "Neither id can be a child's number: at most 20 letters and digits (rule 1580).")


def _person(telling: Telling, row: Row) -> Person:
    codes = telling.codes
    name = PersonName(
        id=telling.id(row, "name"), use=NameUse.LEGAL, given=row.text("pers_forename"), family=row.text("pers_surname")
    )
    disabilities = []
    for each in telling.about("ssd_disability", row.id, "disa_person_id"):
        with telling.trying(each):
            disabilities.append(codes.read(Disability, each, "disa_disability_code"))
    person = Person.register(
        by=telling.by(), id=telling.id(row), reference=reference(row), date_of_birth=row.day("pers_dob"),
        due_date=row.day("pers_expected_dob"), died_on=row.day("pers_death_date"),
        sex=codes.maybe(Sex, row, "pers_sex") or Sex.UNKNOWN,
        ethnicity=codes.maybe(Ethnicity, row, "pers_ethnicity") or Ethnicity.NOT_OBTAINED,
        upn_unknown=codes.maybe(UpnUnknown, row, "pers_upn_unknown"), nationality=row.text("pers_nationality"),
        disabilities=tuple(dict.fromkeys(disabilities)), names=(name,) if name.text else (),
    )  # fmt: skip
    for field, scheme in (("pers_upn", Scheme.UPN), ("pers_former_upn", Scheme.FORMER_UPN)):
        number = row.text(field)
        if number and not any(each.value == number for each in person.identifiers):
            value = checked(scheme, number, f"/{field}")
            person.identify(
                Identifier(id=telling.id(row, field), scheme=scheme, value=value, source=telling.origin),
                by=telling.by(),
            )
    return person


def _details(telling: Telling, id: str, person: Person, rows: list[Row]) -> None:
    by = telling.by()
    rows += telling.about("ssd_disability", id, "disa_person_id")
    for each in telling.about("ssd_linked_identifiers", id, "link_person_id"):
        with telling.trying(each):
            scheme = telling.codes.read(Scheme, each, "link_identifier_type")
            value = checked(scheme, each.text("link_identifier_value") or "", "/link_identifier_value")
            if not value:
                raise Invalid("/link_identifier_value", "link_identifier_value is empty.")
            if any(old.scheme is scheme and old.value == value for old in person.identifiers):
                rows.append(each)
                continue
            person.identify(Identifier(
                id=telling.id(each), scheme=scheme, value=value, source=telling.origin,
                since=each.day("link_valid_from_date"), until=each.day("link_valid_to_date"),
            ), by=by)  # fmt: skip
            rows.append(each)
    lived = telling.about("ssd_address", id, "addr_person_id")
    for each in sorted(lived, key=lambda row: (row.text("addr_address_start_date") or "", row.line)):
        with telling.trying(each):
            person.move(_address(telling, each), by=by)
            rows.append(each)
    for each in telling.about("ssd_mother", id, "moth_childs_person_id"):
        with telling.trying(each):
            mother = telling.people.get(each.text("moth_person_id") or "")
            if mother is None:
                raise Invalid("/moth_person_id", "The mother is not among the people in the files.")
            person.relate(Relationship(id=telling.id(each), other_id=mother, kinship=Kinship.MOTHER), by=by)
            rows.append(each)


def _address(telling: Telling, row: Row) -> Address:
    lines: Any = row.text("addr_address_json") or ""
    try:
        said = json.loads(lines)
        lines = said.get("lines") or ", ".join(str(each) for each in said.values() if each)
    except (ValueError, AttributeError):
        pass
    return Address(
        id=telling.id(row), use=telling.codes.read(AddressUse, row, "addr_address_type"),
        lines=lines or telling.silent, postcode=row.text("addr_address_postcode"),
        since=row.day("addr_address_start_date"), until=row.day("addr_address_end_date"),
    )  # fmt: skip


def _families(telling: Telling, people: dict[str, Person]) -> None:
    """Families by their id. A mother who is nobody's child here is a parent; everybody else is a child."""
    mothers = {row.text("moth_person_id") for row in telling.rows.get("ssd_mother", ())}
    found: dict[str, list[Row]] = {}
    for row in telling.rows.get("ssd_family", ()):
        if (row.object, row.id) not in telling.refused:
            found.setdefault(row.text("fami_family_id") or "", []).append(row)
    for family_id, rows in found.items():
        once: dict[UUID, Row] = {}
        for row in rows:
            once.setdefault(people[row.fields["fami_person_id"]].id, row)
        members = tuple(
            FamilyMember(
                id=telling.id(row), person_id=person_id,
                part=FamilyPart.PARENT if row.text("fami_person_id") in mothers
                and _grown(people[row.fields["fami_person_id"]], telling) else FamilyPart.CHILD,
                at_home=False, words=f"{telling.unsaid}: whether they live in the household.",
                since=telling.day,
            )
            for person_id, row in once.items()
        )  # fmt: skip
        children = [each for each in members if each.part is FamilyPart.CHILD] or list(members)
        first = next(person for person in people.values() if person.id == children[0].person_id)
        family = first.names[0].family if first.names else None
        with telling.trying(*rows):
            telling.make(
                Family.form(
                    id=telling.id_of("ssd_family", family_id, "family"), by=telling.by(), members=members,
                    name=f"Family {family}" if family else "Family without a name",
                ),
                rows,
            )  # fmt: skip


def _grown(person: Person, telling: Telling) -> bool:
    born = person.date_of_birth
    return born is None or born < telling.day - timedelta(days=365 * 18)
