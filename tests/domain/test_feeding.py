"""What another directory lists, read strictly, and held against what came from it and what was changed here since."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.aggregate import By
from domain.feed import Feed, FeedTerm
from domain.feeding import FeedLine, LineKind, compare, merged, new_offer, read_list
from domain.ids import new_id
from domain.need import Need
from domain.offer import Offer, OfferRoute, OfferState, Weekday, WhoFor
from domain.openreferral import BY_ID, TERMS
from tests.domain.refusals import invalid, refused

FEED = UUID("019aa000-0000-7000-8000-000000000001")
BY = By(new_id(), "administrator", datetime(2026, 11, 2, 9, tzinfo=UTC))
PARENTING = FeedTerm(id=new_id(), key="t1", name="Parenting", need=Need.PARENTING)
PARENTS = FeedTerm(id=new_id(), key="t2", name="Mums and dads", who_for=WhoFor.PARENT)


def term(key: str, name: str = "A term") -> dict[str, Any]:
    return {"id": new_id().hex, "taxonomy_term": {"id": key, "name": name, "description": "x"}}


def service(**facts: Any) -> dict[str, Any]:
    return {
        "id": "s1", "name": "Stay and play", "status": "active", "description": "Come and play.\n\nEvery week.",
        "organization": {"id": "o1", "name": "The hall", "description": "x"}, "attributes": [term("t1")],
    } | facts  # fmt: skip


def lines(
    *services: Any, held: tuple[Offer, ...] = (), known: tuple[FeedTerm, ...] = (PARENTING, PARENTS)
) -> list[FeedLine]:
    return compare(read_list(FEED, services, known), {offer.feed_key or "": offer for offer in held})


def line(*services: Any, **given: Any) -> FeedLine:
    found = lines(*services, **given)
    assert len(found) == 1
    return found[0]


def taken(**facts: Any) -> Offer:
    return Offer.take_in(by=BY, **new_offer(line(service(**facts)), FEED))


def follow(offer: Offer, found: FeedLine, chosen: tuple[str, ...] = (), kept: tuple[str, ...] = ()) -> None:
    said, facts = merged(found, offer, chosen, kept)
    offer.follow(said, by=BY, **facts)


def test_an_entry_of_theirs_becomes_an_open_entry_that_they_publish_and_we_do_not():
    offer = taken(
        minimum_age=0, maximum_age=4.0, email="ask@hall.example", url="https://hall.example", phones=[{"number": "0100"}],
        attributes=[term("t1"), term("t2")], service_areas=[{"name": "B8"}], languages=[{"name": "Urdu"}],
        cost_options=[{"option": "A visit", "amount": 2}],
    )  # fmt: skip
    assert (offer.state, offer.public, offer.feed_id, offer.feed_key) == (OfferState.OPEN, False, FEED, "s1")
    assert (offer.summary, offer.purpose) == ("Come and play.", "Every week.")
    assert (offer.needs, offer.who_for) == ((Need.PARENTING,), (WhoFor.PARENT,))
    assert (offer.age_from, offer.age_to, offer.areas, offer.languages) == (0, 4, ("B8",), ("Urdu",))
    assert (offer.route, offer.cost, offer.phone) == (OfferRoute.EMAIL, "A visit £2", "0100")
    assert offer.feed_at == BY.at
    assert taken().id == taken().id, "the same entry is the same offer, whenever it is read"


def test_places_and_weekly_times_are_read_and_other_times_stay_words():
    weekly = {"id": "w", "freq": "WEEKLY", "byday": "MO,WE", "opens_at": "09:30:00", "closes_at": "11:00"}
    monthly = {
        "id": "m",
        "freq": "MONTHLY",
        "byday": "1TU",
        "opens_at": "09:30",
        "closes_at": "11:00",
        "description": "First Tuesday",
    }
    address = {"address_1": "1 Hall Lane", "city": "Aston", "state_province": "Kent", "postal_code": "B8 1AA"}
    offer = taken(
        schedules=[weekly | {"id": "x", "opens_at": "12:00", "closes_at": "10:00"}],
        service_at_locations=[{
            "id": "l1", "schedules": [weekly, monthly], "location": {"name": "The hall", "addresses": [address]},
        }],
    )  # fmt: skip
    place = offer.locations[0]
    where = (place.name, place.lines, place.town, place.county, place.postcode)
    assert where == (
        "The hall",
        "1 Hall Lane",
        "Aston",
        "Kent",
        "B8 1AA",
    )
    assert place.opening == "First Tuesday"
    assert [(time.days, time.opens_at, time.location_id) for time in offer.times] == [
        ((Weekday.MO, Weekday.WE), "09:30", place.id)
    ]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"name": None}, "It has no name."), ({"id": ""}, "It has no id."), ({"name": 7}, "Its name is not text."),
        ({"name": "x" * 201}, "Its name is longer than 200 letters."),
        ({"organization": None}, "It does not say who gives it."),
        ({"attributes": []}, "It has no terms that say what it helps with."),
        ({"attributes": [term("t9", "Fun")]}, "None of its terms means a need yet: Fun."),
        ({"attributes": "x"}, "Its attributes is not a list of entries."),
        ({"minimum_age": "4"}, "Its minimum_age is not an age."), ({"maximum_age": True}, "Its maximum_age is not an age."),
        ({"minimum_age": 5, "maximum_age": 4}, "Its highest age is below its lowest."),
        ({"email": "nobody"}, "Its email is not an address."), ({"description": "a\0b"}, "Its description is not text."),
        ({"status": "inactive"}, "It is not open now: its status is inactive."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_reason(facts, reason):
    found = line(service(**facts))
    assert (found.kind, found.reason) == (LineKind.REFUSED, reason)


def test_what_is_no_entry_and_what_comes_twice_is_refused():
    assert [each.reason for each in lines("x", service(), service())] == [
        "It is not an entry.", None, "This id was listed before.",
    ]  # fmt: skip


def test_a_term_of_our_own_means_what_it_always_means_and_no_other_is_guessed():
    own = next(each for each in TERMS if each.means is Need.LOSS)
    found = line(service(attributes=[term(str(own.id), own.name)]), known=())
    assert found.facts is not None
    assert found.facts["needs"] == ["loss"]
    assert line(service(attributes=[term("z", own.name)]), known=()).kind is LineKind.REFUSED
    assert {each.means for each in BY_ID.values()} == set(Need) | set(WhoFor)


def test_the_same_list_again_changes_nothing():
    offer = taken()
    assert line(service(), held=(offer,)).kind is LineKind.SAME


def test_what_only_they_changed_is_taken_over():
    offer = taken()
    found = line(service(name="Stay, play and lunch"), held=(offer,))
    assert [(each.field, each.ours_changed) for each in found.changes] == [("name", False)]
    follow(offer, found)
    assert offer.name == "Stay, play and lunch"
    assert line(service(name="Stay, play and lunch"), held=(offer,)).kind is LineKind.SAME


def test_what_we_changed_stays_while_they_say_the_same():
    offer = taken()
    offer.amend(by=BY, name="Our name for it")
    assert line(service(), held=(offer,)).kind is LineKind.SAME


@pytest.mark.parametrize(("chosen", "kept", "name"), [(("name",), (), "Theirs"), ((), ("name",), "Ours")])
def test_where_both_changed_it_somebody_chooses_and_is_not_asked_again(chosen, kept, name):
    offer = taken()
    offer.amend(by=BY, name="Ours")
    found = line(service(name="Theirs", description="New."), held=(offer,))
    assert {each.field: each.ours_changed for each in found.changes} == {
        "name": True, "summary": False, "purpose": False,
    }  # fmt: skip
    follow(offer, found)
    assert (offer.name, offer.summary) == ("Ours", "New."), "nothing is overwritten without a word"
    again = line(service(name="Theirs", description="New."), held=(offer,))
    assert [each.field for each in again.changes] == ["name"]
    follow(offer, again, chosen, kept)
    assert offer.name == name
    assert line(service(name="Theirs", description="New."), held=(offer,)).kind is LineKind.SAME


def test_what_both_changed_in_the_same_way_is_no_difference_now_or_later():
    offer = taken()
    offer.amend(by=BY, name="Both")
    assert line(service(name="Both", description="New."), held=(offer,)).differs is False
    follow(offer, line(service(name="Both", description="New."), held=(offer,)))
    assert line(service(name="Theirs", description="New."), held=(offer,)).differs is False


@pytest.mark.parametrize("listed", [(), (service(status="temporarily closed"),)])
def test_what_is_listed_no_longer_is_paused_once_and_opens_when_it_is_back(listed):
    offer = taken()
    assert line(*listed, held=(offer,)).kind is LineKind.GONE
    offer.lose(reason="Gone", by=BY)
    assert (offer.state, offer.state_because) == (OfferState.PAUSED, "Gone")
    with refused("already-gone"):
        offer.lose(reason="Gone", by=BY)
    assert {each.kind for each in lines(*listed, held=(offer,))} <= {LineKind.SAME}
    back = line(service(), held=(offer,))
    assert back.kind is LineKind.BACK
    follow(offer, back)
    assert (offer.state, offer.feed_gone_on) == (OfferState.OPEN, None)


def test_what_we_ended_ourselves_stays_ended_when_it_is_back():
    offer = taken()
    offer.move(OfferState.ENDED, reason="We do not use it", by=BY)
    offer.lose(reason="Gone", by=BY)
    follow(offer, line(service(), held=(offer,)))
    assert offer.state is OfferState.ENDED


def test_terms_are_kept_once_and_mean_one_thing():
    feed = Feed.enter(id=FEED, name="Theirs", by=BY)
    unsaid = replace(PARENTING, need=None)
    feed.keep_terms([unsaid, unsaid], by=BY)
    feed.keep_terms([unsaid], by=BY)
    assert [change.type for change in feed.changes] == ["feed.entered", "feed.terms_kept"]
    with invalid("/who_for"):
        feed.say_term(unsaid.id, need=Need.LOSS, who_for=WhoFor.CHILD, by=BY)
    with refused("term-unknown"):
        feed.say_term(new_id(), need=Need.LOSS, who_for=None, by=BY)
    feed.say_term(unsaid.id, need=Need.LOSS, who_for=None, by=BY)
    assert feed.terms == (replace(unsaid, need=Need.LOSS),)
