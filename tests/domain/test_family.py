"""A family: who belongs to it, since when and until when."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from domain.family import Family, FamilyOffer, FamilyPart
from domain.ids import new_id
from tests.builders import LONG_AGO, TODAY, a_family, a_member, a_person, by
from tests.domain.refusals import invalid, noted, refused

YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


def test_people_are_seen_to_belong_together():
    child, mother = a_person(), a_person("Ngozi")
    family = a_family(child, mother)
    assert family.subjects == {child.id, mother.id}
    assert noted(family).type == "family.formed"


def test_a_family_is_of_somebody():
    with invalid("/members"):
        Family.form(id=new_id(), name="Okafor family", members=(), by=by())


def test_each_person_is_named_once():
    child = a_person()
    with invalid("/members"):
        a_family(child, child)


def test_somebody_who_lives_elsewhere_belongs_to_the_family_all_the_same():
    family, father = a_family(), new_id()
    family.add(a_member(father, FamilyPart.PARENT, at_home=False), by=by())
    member = family.current(father)
    assert member
    assert not member.at_home
    assert noted(family).facts == {"person_id": father, "part": FamilyPart.PARENT}


def test_one_person_can_belong_to_two_families():
    child = a_person()
    assert a_family(child).subjects == a_family(child).subjects


def test_nobody_is_in_a_family_twice_at_once():
    child = a_person()
    family = a_family(child)
    with refused("already-member"):
        family.add(a_member(child.id), by=by())


def test_who_has_left_stays_in_the_record_and_can_come_back_but_not_before_they_left():
    child = a_person()
    family = a_family(child)
    family.release(family.members[0].id, until=TODAY, reason="He lives with his aunt now.", by=by())
    assert family.current(child.id) is None
    assert family.subjects == {child.id}
    with refused("already-member"):
        family.add(a_member(child.id, since=YESTERDAY), by=by())
    family.add(a_member(child.id, since=TODAY), by=by())
    assert family.current(child.id)
    assert len(family.members) == 2


def test_somebody_leaves_a_family_once_and_with_a_reason():
    family = a_family()
    id = family.members[0].id
    family.release(id, until=TODAY, reason="He lives with his aunt now.", by=by())
    assert noted(family).type == "family.left"
    assert noted(family).reason == "He lives with his aunt now."
    with refused("membership-ended"):
        family.release(id, until=TOMORROW, reason="He lives with his aunt now.", by=by())
    with refused("membership-ended"):
        family.release(new_id(), until=TOMORROW, reason="He lives with his aunt now.", by=by())


def test_a_membership_does_not_end_before_it_began():
    family = a_family()
    with invalid("/until"):
        family.release(family.members[0].id, until=LONG_AGO - timedelta(days=1), reason="Mistyped.", by=by())
    family.release(family.members[0].id, until=LONG_AGO, reason="Mistyped.", by=by())


def test_when_one_leaves_the_others_stay():
    one, two = new_id(), new_id()
    family = a_family(one, two)
    family.release(family.members[1].id, until=TODAY, reason="He lives with his aunt now.", by=by())
    assert family.current(one)
    assert family.current(two) is None
    assert noted(family).facts == {"person_id": two, "until": TODAY}


def test_a_family_can_be_called_something_else():
    family = a_family()
    family.rename("Okafor and Whitlock family", by=by())
    assert family.name == "Okafor and Whitlock family"
    assert noted(family).type == "family.renamed"


def an_offer(person_id: UUID, **facts: Any) -> FamilyOffer:
    return FamilyOffer(**{"id": new_id(), "person_id": person_id, "words": "I can have them.", "since": TODAY, **facts})


def test_somebody_of_the_family_says_what_they_are_willing_to_do_wherever_they_live():
    family, nan = a_family(), new_id()
    with refused("not-member"):
        family.hear_offer(an_offer(nan), by=by())
    family.add(a_member(nan, FamilyPart.RELATIVE, at_home=False), by=by())
    with invalid("/until"):
        family.hear_offer(an_offer(nan, until=YESTERDAY), by=by())
    family.hear_offer(an_offer(nan, lives="Leeds", how_to_ask="By telephone, after six"), by=by())
    assert noted(family).facts == {"person_id": nan}


def test_an_offer_ends_with_a_reason_and_stays_in_the_record():
    family = a_family()
    offer = an_offer(family.members[0].person_id)
    family.hear_offer(offer, by=by())
    with invalid("/until"):
        family.end_offer(offer.id, until=YESTERDAY, reason="She is ill.", by=by())
    family.end_offer(offer.id, until=TOMORROW, reason="She is ill.", by=by())
    assert family.offers[0].until == TOMORROW
    assert noted(family).reason == "She is ill."
    with refused("offer-ended"):
        family.end_offer(offer.id, until=TOMORROW, reason="She is ill.", by=by())
