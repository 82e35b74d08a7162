"""A person: what is known of them, dated, and what cannot be true at once."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.codes import Disability, Ethnicity, Sex, UpnUnknown
from domain.identifiers import Scheme
from domain.ids import new_id
from domain.kin import FamilyTime, Kinship, ParentFact, ParentState, Responsibility
from domain.person import AddressUse, NameUse
from domain.person_parts import WarningNote
from tests.builders import (
    LONG_AGO,
    TODAY,
    a_name,
    a_person,
    a_relationship,
    a_way_to_reach,
    an_address,
    an_identifier,
    an_nhs_number,
    an_unborn_child,
    by,
)  # fmt: skip
from tests.domain.refusals import invalid, noted, refused

TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)
UPN, OTHER_UPN = "J330123456781", "B330123456784"


# --- becoming known --------------------------------------------------------------------------------------------


def test_somebody_becomes_known():
    person = a_person()
    assert noted(person).type == "person.registered"
    assert person.subjects == {person.id}


def test_somebody_of_whom_nothing_is_known_is_a_person():
    person = a_person(names=(), date_of_birth=None)
    assert person.name == "Name not known yet"
    assert (person.sex, person.ethnicity) == (Sex.UNKNOWN, Ethnicity.NOT_OBTAINED)


@pytest.mark.parametrize(
    ("given", "family", "text"),
    [
        ("Amara", "Okafor", "Amara Okafor"),
        ("Suharto", None, "Suharto"),
        (None, "Okafor", "Okafor"),
        ("Nguyễn Thị", "Ánh", "Nguyễn Thị Ánh"),
        ("=HYPERLINK(1)", "O’Neill", "=HYPERLINK(1) O’Neill"),
        ("יעל", "\u200bמזרחי", "יעל \u200bמזרחי"),
    ],
)
def test_a_name_with_one_part_is_a_name_and_every_name_is_kept_as_it_was_written(
    given: str | None, family: str | None, text: str
):
    assert a_person(given, family).name == text


@pytest.mark.parametrize("part", ["", None])
def test_a_name_without_any_part_is_not_a_name(part: str | None):
    with invalid("/names/1/given"):
        a_person(names=(a_name(), a_name(part, part)))


def test_a_person_is_called_what_they_want_to_be_called():
    legal, known, former = a_name(), a_name("Ama", None, use=NameUse.KNOWN_AS), a_name("Am", None, use=NameUse.FORMER)
    assert a_person(names=(former, legal, known)).name == "Ama"
    assert a_person(names=(former, legal)).name == "Amara Okafor"
    assert a_person(names=(former,)).name == "Am"


def test_a_name_that_still_holds_goes_before_one_that_has_ended():
    over = a_name("Ama", None, use=NameUse.KNOWN_AS, since=LONG_AGO, until=TODAY)
    assert a_person(names=(over, a_name())).name == "Amara Okafor"
    assert a_person(names=(over,)).name == "Ama"


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"due_date": date(2026, 6, 1)}, "/due_date"),
        ({"date_of_birth": TOMORROW}, "/date_of_birth"),
        ({"died_on": TOMORROW}, "/died_on"),
        ({"died_on": date(2016, 9, 13)}, "/died_on"),
        ({"date_of_birth": None, "due_date": TOMORROW, "sex": Sex.FEMALE}, "/sex"),
        ({"disabilities": (Disability.NONE, Disability.AUTISM)}, "/disabilities"),
        ({"names": (a_name(since=TODAY, until=YESTERDAY),)}, "/names/0/until"),
        ({"addresses": (an_address(), an_address(since=TODAY, until=YESTERDAY))}, "/addresses/1/until"),
        ({"addresses": (an_address(keep_from=(new_id(),)),)}, "/addresses/0/keep_from_reason"),
        ({"ways_to_reach": (a_way_to_reach(since=TODAY, until=YESTERDAY),)}, "/ways_to_reach/0/until"),
        ({"identifiers": (an_identifier(since=TODAY, until=YESTERDAY),)}, "/identifiers/0/until"),
        ({"relationships": (a_relationship(new_id(), since=TODAY, until=YESTERDAY),)}, "/relationships/0/until"),
    ],
)
def test_what_cannot_be_true_is_refused_and_the_field_is_named(facts: dict[str, Any], pointer: str):
    with invalid(pointer):
        a_person(**facts)


@pytest.mark.parametrize(
    "facts",
    [
        {"date_of_birth": TODAY},
        {"date_of_birth": TODAY, "died_on": TODAY},
        {"date_of_birth": None, "died_on": LONG_AGO},
        {"date_of_birth": date(2008, 2, 29)},
        {"disabilities": (Disability.NONE,)},
        {"disabilities": (Disability.AUTISM, Disability.HEARING)},
        {"names": (a_name(since=TODAY, until=TODAY),)},
        {"names": (a_name(until=LONG_AGO),)},
        {"addresses": (an_address(keep_from=(new_id(),), keep_from_reason="He must not find them."),)},
        {"ethnicity": Ethnicity.REFUSED, "ethnicity_words": "I would rather not say"},
    ],
)
def test_what_can_be_true_is_kept(facts: dict[str, Any]):
    person = a_person(**facts)
    assert {name: getattr(person, name) for name in facts} == facts


def test_today_is_londons_day_also_after_midnight_in_summer():
    just_after_midnight = by(datetime(2026, 6, 15, 23, 30, tzinfo=UTC))
    a_person(date_of_birth=date(2026, 6, 16), by=just_after_midnight)
    with invalid("/date_of_birth"):
        a_person(date_of_birth=date(2026, 6, 17), by=just_after_midnight)


# --- the single facts ------------------------------------------------------------------------------------------


def test_what_is_known_of_somebody_changes_and_the_history_tells_what_and_why():
    person = a_person()
    person.describe(by=by(), reason="Her mother told us.", religion="Quaker", sex=Sex.FEMALE)
    assert (person.religion, person.sex) == ("Quaker", Sex.FEMALE)
    assert noted(person).type == "person.described"
    assert (noted(person).reason, noted(person).facts) == ("Her mother told us.", {"changed": ["religion", "sex"]})


def test_a_fact_that_stays_the_same_is_no_change():
    person = a_person(religion="Quaker")
    with refused("nothing-changed"):
        person.describe(by=by(), religion="Quaker")
    person.describe(by=by(), religion="Quaker", nationality="British")
    assert noted(person).facts == {"changed": ["nationality"]}


def test_a_fact_can_be_taken_back():
    person = a_person(died_on=YESTERDAY)
    person.describe(by=by(), reason="It was somebody else of that name.", died_on=None)
    assert person.died_on is None


def test_a_changed_fact_has_the_same_rules_as_a_new_one():
    with invalid("/due_date"):
        a_person().describe(by=by(), due_date=TOMORROW)
    with invalid("/died_on"):
        a_person().describe(by=by(), died_on=TOMORROW)
    with invalid("/disabilities"):
        a_person(disabilities=(Disability.NONE,)).describe(by=by(), disabilities=(Disability.NONE, Disability.VISION))


# --- an unborn child -------------------------------------------------------------------------------------------


def test_an_unborn_child_has_a_due_date_and_no_sex_yet():
    child = an_unborn_child()
    assert (child.date_of_birth, child.sex) == (None, Sex.UNKNOWN)


def test_an_unborn_child_is_born_and_the_same_record_goes_on():
    child = an_unborn_child()
    id = child.id
    child.be_born(on=TODAY, sex=Sex.MALE, by=by())
    assert (child.id, child.date_of_birth, child.due_date, child.sex) == (id, TODAY, None, Sex.MALE)
    assert noted(child).type == "person.born"


def test_nobody_is_born_twice():
    child = an_unborn_child()
    child.be_born(on=TODAY, sex=Sex.MALE, by=by())
    with refused("not-unborn"):
        child.be_born(on=TODAY, sex=Sex.MALE, by=by())
    with refused("not-unborn"):
        a_person().be_born(on=TODAY, sex=Sex.MALE, by=by())


def test_a_child_is_not_born_in_the_future():
    with invalid("/on"):
        an_unborn_child().be_born(on=TOMORROW, sex=Sex.MALE, by=by())


# --- names and homes, dated ------------------------------------------------------------------------------------


def test_a_new_name_ends_the_one_of_the_same_use_on_the_day_that_it_starts():
    person = a_person()
    person.call(a_name("Ama", None, use=NameUse.KNOWN_AS), by=by())
    person.call(a_name("Amara", "Whitlock", since=YESTERDAY), by=by())
    assert [(name.text, name.until) for name in person.names] == [
        ("Amara Okafor", YESTERDAY),
        ("Ama", None),
        ("Amara Whitlock", None),
    ]
    assert noted(person).type == "person.named"


def test_a_new_name_without_a_first_day_counts_from_today():
    person = a_person()
    person.call(a_name("Amara", "Whitlock"), by=by())
    assert (person.names[0].until, person.name) == (TODAY, "Amara Whitlock")


def test_a_name_that_is_over_ends_no_name_that_holds():
    person = a_person(names=(a_name(since=LONG_AGO),))
    person.call(a_name("Amara", "Whitlock", since=TODAY - timedelta(days=60), until=YESTERDAY), by=by())
    assert person.names[0].until is None
    assert person.name == "Amara Okafor"


@pytest.mark.parametrize("since", [LONG_AGO, YESTERDAY, TODAY])
def test_a_name_with_a_first_day_ends_on_the_first_day_of_the_next_also_when_that_is_the_same(since: date):
    person = a_person(names=(a_name(since=since),))
    person.call(a_name("Amara", "Whitlock", since=TODAY), by=by())
    assert person.names[0].until == TODAY


def test_what_has_ended_stays_as_it_ended():
    person = a_person(names=(a_name(since=LONG_AGO, until=YESTERDAY),))
    person.call(a_name("Amara", "Whitlock", since=TODAY), by=by())
    assert person.names[0].until == YESTERDAY


def test_an_older_name_does_not_end_a_newer_one():
    person = a_person(names=(a_name(since=YESTERDAY),))
    person.call(a_name("Amara", "Whitlock", since=LONG_AGO), by=by())
    assert person.names[0].until is None


def test_a_new_name_has_the_rules_of_every_name():
    with invalid("/given"):
        a_person().call(a_name(None, ""), by=by())
    with invalid("/until"):
        a_person().call(a_name(since=TODAY, until=YESTERDAY), by=by())


def test_a_new_home_ends_the_home_before_it_and_no_other_address():
    person = a_person(addresses=(an_address("1 Weir"), an_address("2 Weir", use=AddressUse.SECOND_HOME)))
    person.move(an_address("3 Weir", since=YESTERDAY), by=by())
    assert [(address.lines, address.until) for address in person.addresses] == [
        ("1 Weir", YESTERDAY),
        ("2 Weir", None),
        ("3 Weir", None),
    ]
    assert noted(person).facts == {"use": AddressUse.HOME, "since": YESTERDAY}


@pytest.mark.parametrize(
    "address",
    [
        an_address("3 Weir", use=AddressUse.SECOND_HOME, since=YESTERDAY),
        an_address("3 Weir", use=AddressUse.LETTERS, since=YESTERDAY),
        an_address("3 Weir", since=LONG_AGO, until=YESTERDAY),
    ],
)
def test_a_second_home_an_address_for_letters_and_a_former_home_end_nothing(address: Any):
    person = a_person(addresses=(an_address("1 Weir"), an_address("2 Weir", use=AddressUse.SECOND_HOME)))
    person.move(address, by=by())
    assert [each.until for each in person.addresses[:2]] == [None, None]


def test_who_must_not_learn_an_address_comes_with_the_reason():
    with invalid("/keep_from_reason"):
        a_person().move(an_address(keep_from=(new_id(),)), by=by())
    a_person().move(an_address(keep_from=(new_id(),), keep_from_reason="He must not find them."), by=by())


def test_a_way_to_reach_somebody_is_added_beside_the_others():
    person = a_person(ways_to_reach=(a_way_to_reach(),))
    person.reach_by(a_way_to_reach("07700 900002", note="No messages: he reads her phone."), by=by())
    assert [way.until for way in person.ways_to_reach] == [None, None]
    assert noted(person).type == "person.way_added"
    assert noted(person).facts == {}
    with invalid("/until"):
        person.reach_by(a_way_to_reach(since=TODAY, until=YESTERDAY), by=by())


# --- numbers ---------------------------------------------------------------------------------------------------


def test_a_number_is_kept_in_its_own_form_and_the_note_does_not_repeat_it():
    person, number = a_person(), an_nhs_number()
    person.identify(an_identifier(value=f"{number[:3]} {number[3:6]} {number[6:]}"), by=by())
    assert person.identifiers[0].value == number
    assert noted(person).facts == {"scheme": Scheme.NHS}


@pytest.mark.parametrize("value", ["0000000000", "1111111111", "9990000019", "999000001", ""])
def test_an_impossible_nhs_number_is_refused(value: str):
    with invalid("/value"):
        a_person().identify(an_identifier(value=value or " "), by=by())


def test_the_same_number_is_recorded_once_however_it_is_written():
    person, number = a_person(), an_nhs_number()
    person.identify(an_identifier(value=number), by=by())
    with refused("identifier-known"):
        person.identify(an_identifier(value=f" {number} "), by=by())
    person.identify(an_identifier(Scheme.OTHER, number), by=by())


def test_a_number_that_has_ended_can_come_back():
    person, number = a_person(), an_nhs_number()
    person.identify(an_identifier(value=number), by=by())
    person.end(person.identifiers[0].id, until=TODAY, reason="Typed on the wrong record.", by=by())
    person.identify(an_identifier(value=number), by=by())
    assert [each.until for each in person.identifiers] == [TODAY, None]


@pytest.mark.parametrize(("since", "until"), [(YESTERDAY, YESTERDAY), (None, TODAY)])
def test_a_new_upn_turns_the_one_before_into_a_former_upn(since: date | None, until: date):
    person = a_person()
    person.identify(an_identifier(value=an_nhs_number()), by=by())
    person.identify(an_identifier(Scheme.UPN, UPN), by=by())
    person.identify(an_identifier(Scheme.UPN, OTHER_UPN, since=since), by=by())
    assert [(each.scheme, each.until) for each in person.identifiers] == [
        (Scheme.NHS, None),
        (Scheme.FORMER_UPN, until),
        (Scheme.UPN, None),
    ]


def test_another_number_leaves_the_upn_as_it_is():
    person = a_person()
    person.identify(an_identifier(Scheme.UPN, UPN), by=by())
    person.identify(an_identifier(), by=by())
    assert [(each.scheme, each.until) for each in person.identifiers] == [(Scheme.UPN, None), (Scheme.NHS, None)]


def test_a_upn_ends_the_reason_why_there_was_none():
    person = a_person(upn_unknown=UpnUnknown.UN3)
    person.identify(an_identifier(), by=by())
    assert person.upn_unknown is UpnUnknown.UN3
    person.identify(an_identifier(Scheme.UPN, UPN), by=by())
    assert person.upn_unknown is None


# --- relationships ---------------------------------------------------------------------------------------------


def test_a_father_who_lives_apart_is_a_full_person_with_or_without_responsibility():
    child, father = a_person(), a_person("Chidi")
    child.relate(a_relationship(father.id, Kinship.FATHER, responsibility=Responsibility.YES), by=by())
    assert child.relationships[0].responsibility is Responsibility.YES
    assert noted(child).facts == {"other_id": father.id, "kinship": Kinship.FATHER}
    assert child.subjects == {child.id}


def test_nobody_is_related_to_themselves():
    child = a_person()
    with invalid("/other_id"):
        child.relate(a_relationship(child.id), by=by())


def test_the_same_relationship_is_recorded_once_while_it_lasts():
    child, other = a_person(), new_id()
    child.relate(a_relationship(other, Kinship.STEP_PARENT), by=by())
    with refused("relationship-known"):
        child.relate(a_relationship(other, Kinship.STEP_PARENT), by=by())
    child.relate(a_relationship(other, Kinship.GUARDIAN), by=by())
    child.relate(a_relationship(new_id(), Kinship.STEP_PARENT), by=by())
    child.end(child.relationships[0].id, until=TODAY, reason="They parted.", by=by())
    child.relate(a_relationship(other, Kinship.STEP_PARENT), by=by())


def test_a_relationship_does_not_end_before_it_began():
    with invalid("/until"):
        a_person().relate(a_relationship(new_id(), since=TODAY, until=YESTERDAY), by=by())


# --- a parent who is not there ---------------------------------------------------------------------------------


def a_parent_fact(state: ParentState, **facts: Any) -> ParentFact:
    return ParentFact(**{"id": new_id(), "kinship": Kinship.FATHER, "state": state, **facts})


def test_not_known_absent_excluded_and_not_yet_asked_are_four_facts():
    child, father = a_person(), new_id()
    for state, facts in (
        (ParentState.NOT_YET_ASKED, {}),
        (ParentState.UNKNOWN, {}),
        (ParentState.ABSENT, {"parent_id": father}),
        (ParentState.EXCLUDED, {"parent_id": father, "words": "The court said no on 3 March."}),
    ):
        child.know_parent(a_parent_fact(state, **facts), by=by())
        assert noted(child).facts == {"kinship": Kinship.FATHER, "state": state}
    assert [(fact.state, fact.until) for fact in child.parent_facts] == [
        (ParentState.NOT_YET_ASKED, TODAY), (ParentState.UNKNOWN, TODAY), (ParentState.ABSENT, TODAY),
        (ParentState.EXCLUDED, None),
    ]  # fmt: skip


def test_what_is_said_of_one_parent_leaves_the_other_as_it_is():
    child, one, other = a_person(), new_id(), new_id()
    child.know_parent(a_parent_fact(ParentState.ABSENT, parent_id=one), by=by())
    child.know_parent(a_parent_fact(ParentState.ABSENT, parent_id=other), by=by())
    child.know_parent(a_parent_fact(ParentState.NOT_YET_ASKED, kinship=Kinship.MOTHER), by=by())
    assert [fact.until for fact in child.parent_facts] == [None, None, None]


def test_a_parent_whom_we_know_is_not_unknown():
    with invalid("/parent_id"):
        a_person().know_parent(a_parent_fact(ParentState.UNKNOWN, parent_id=new_id()), by=by())


def test_who_must_have_no_part_is_said_with_a_reason():
    with invalid("/words"):
        a_person().know_parent(a_parent_fact(ParentState.EXCLUDED, parent_id=new_id()), by=by())
    with invalid("/parent_facts/0/words"):
        a_person(parent_facts=(a_parent_fact(ParentState.EXCLUDED),))


def test_only_of_a_parent_and_never_of_the_person_themselves():
    child = a_person()
    with invalid("/kinship"):
        child.know_parent(a_parent_fact(ParentState.ABSENT, kinship=Kinship.GRANDPARENT), by=by())
    with invalid("/parent_id"):
        child.know_parent(a_parent_fact(ParentState.ABSENT, parent_id=child.id), by=by())


# --- family time -----------------------------------------------------------------------------------------------


def test_family_time_is_arranged_anew_with_the_same_person_only():
    child, father, nan = a_person(), new_id(), new_id()
    for with_id, how_often in ((father, "Saturdays"), (nan, "Sundays"), (father, "Every other Saturday")):
        child.arrange_family_time(FamilyTime(id=new_id(), with_id=with_id, how_often=how_often), by=by())
    assert [(each.how_often, each.until) for each in child.family_time] == [
        ("Saturdays", TODAY), ("Sundays", None), ("Every other Saturday", None),
    ]  # fmt: skip
    assert noted(child).type == "person.family_time_arranged"
    with invalid("/with_id"):
        child.arrange_family_time(FamilyTime(id=new_id(), with_id=child.id, how_often="Daily"), by=by())


# --- warning notes ---------------------------------------------------------------------------------------------


def a_warning(**facts: Any) -> WarningNote:
    usual = {"id": new_id(), "words": "A large dog, often loose.", "since": YESTERDAY, "written_by": new_id()}
    return WarningNote(**{"review_by": TODAY + timedelta(days=90), **usual, **facts})


def test_a_warning_note_has_a_day_by_which_somebody_asks_whether_it_is_still_so():
    person, warning = a_person(), a_warning()
    person.warn(warning, by=by())
    assert noted(person).type == "person.warned"
    for facts, pointer in (
        ({"since": TOMORROW}, "/since"),
        ({"review_by": TODAY}, "/review_by"),
        ({"review_by": TODAY + timedelta(days=367)}, "/review_by"),
    ):
        with invalid(pointer):
            person.warn(a_warning(**facts), by=by())
    assert person.warnings == (warning,)


def test_a_warning_note_that_still_holds_gets_another_day():
    person, warning, next_day = a_person(), a_warning(), TODAY + timedelta(days=180)
    person.warn(warning, by=by())
    with invalid("/review_by"):
        person.look_again(warning.id, review_by=TODAY, by=by())
    person.look_again(warning.id, review_by=next_day, by=by())
    assert [(each.words, each.review_by) for each in person.warnings] == [(warning.words, next_day)]
    assert noted(person).facts == {"warning_id": warning.id, "review_by": next_day}


def test_a_warning_note_that_was_wrong_is_put_right_and_the_history_says_what_it_said():
    person, warning = a_person(), a_warning()
    person.warn(warning, by=by())
    right: dict[str, Any] = {"words": "A small dog, tied up.", "since": YESTERDAY, "reason": "Mixed up.", "by": by()}
    with refused("nothing-corrected"):
        person.correct_warning(warning.id, **right | {"words": warning.words})
    with invalid("/since"):
        person.correct_warning(warning.id, **right | {"since": TOMORROW})
    person.correct_warning(warning.id, **right)
    assert person.warnings[0].words == "A small dog, tied up."
    assert (noted(person).reason, noted(person).facts["was"]) == ("Mixed up.", "A large dog, often loose.")


def test_of_a_warning_note_that_has_ended_nothing_is_changed():
    person, warning = a_person(), a_warning()
    person.warn(warning, by=by())
    person.end(warning.id, until=TODAY, reason="The dog has gone to live elsewhere.", by=by())
    with refused("warning-ended"):
        person.look_again(warning.id, review_by=TODAY + timedelta(days=9), by=by())
    with refused("warning-unknown"):
        person.correct_warning(new_id(), words="x", since=TODAY, reason="x", by=by())


# --- what is no longer true ------------------------------------------------------------------------------------

PARTS: dict[str, Any] = {
    "names": a_name(since=YESTERDAY),
    "addresses": an_address(since=YESTERDAY),
    "ways_to_reach": a_way_to_reach(since=YESTERDAY),
    "identifiers": an_identifier(since=YESTERDAY),
    "relationships": a_relationship(new_id(), since=YESTERDAY),
    "parent_facts": ParentFact(id=new_id(), kinship=Kinship.FATHER, state=ParentState.ABSENT, since=YESTERDAY),
    "family_time": FamilyTime(id=new_id(), with_id=new_id(), how_often="Saturdays", since=YESTERDAY),
    "warnings": WarningNote(
        id=new_id(), words="A dog.", since=YESTERDAY, review_by=TOMORROW, written_by=new_id(), until=None
    ),
}


@pytest.mark.parametrize("field", PARTS)
def test_what_is_no_longer_true_ends_with_a_reason_and_stays_in_the_record(field: str):
    part: dict[str, Any] = {field: (PARTS[field],)}
    person = a_person(**part)
    id = PARTS[field].id
    with invalid("/until"):
        person.end(id, until=LONG_AGO, reason="Mistyped.", by=by())
    person.end(id, until=TODAY, reason="She told us.", by=by())
    assert [part.until for part in getattr(person, field)] == [TODAY]
    assert noted(person).reason == "She told us."
    assert noted(person).facts == {"field": field, "part_id": id, "until": TODAY}
    with refused("part-ended"):
        person.end(id, until=TODAY, reason="She told us.", by=by())


@pytest.mark.parametrize("field", PARTS)
def test_what_was_true_for_no_day_ends_on_the_day_it_began(field: str):
    part: dict[str, Any] = {field: (PARTS[field],)}
    person = a_person(**part)
    person.end(PARTS[field].id, until=YESTERDAY, reason="Typed on the wrong record.", by=by())
    assert getattr(person, field)[0].until == YESTERDAY


def test_only_the_one_that_is_named_ends():
    person = a_person(ways_to_reach=(a_way_to_reach(), a_way_to_reach("07700 900002")))
    person.end(person.ways_to_reach[1].id, until=TODAY, reason="Lost.", by=by())
    assert [way.until for way in person.ways_to_reach] == [None, TODAY]


def test_what_is_not_on_the_record_cannot_end():
    with refused("part-unknown"):
        a_person().end(new_id(), until=TODAY, reason="She told us.", by=by())
