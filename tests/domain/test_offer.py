"""The catalogue: entries, room and waiting, tips; what ships with it; which help fits, and why."""

from datetime import timedelta
from typing import Any

import pytest

from domain.codes import AssessmentFactor
from domain.ids import new_id
from domain.journey import Status
from domain.matching import Facts, Fit, Says, Terms, district, match, order
from domain.need import Need, suggested
from domain.offer import Offer, OfferCheck, OfferLocation, OfferRoute, OfferState, OfferTime, OfferTip, Weekday, WhoFor
from domain.offers_shipped import BY_CODE, SHIPPED
from tests.builders import TODAY, by
from tests.domain.refusals import invalid, noted, refused

DAY = timedelta(days=1)


def an_offer(**facts: Any) -> Offer:
    given: dict[str, Any] = {
        "id": new_id(), "name": "Saturday club", "organisation": "Brook Lane Trust", "summary": "Games and lunch.",
        "purpose": "Somewhere to go.", "needs": (Need.LONELINESS,), "who_for": (WhoFor.CHILD,),
        "route": OfferRoute.KITH, "how_to_refer": "Ask here.",
    } | facts  # fmt: skip
    return Offer.enter(by=by(), **given)


def a_check(**facts: Any) -> OfferCheck:
    return OfferCheck(**{"id": new_id(), "on": TODAY, "worker_id": new_id(), "source": "They rang", **facts})


def test_an_entry_begins_as_a_draft_and_says_what_it_meets_and_for_whom():
    assert an_offer().state is OfferState.DRAFT
    with invalid("/needs"):
        an_offer(needs=())
    with invalid("/who_for"):
        an_offer(who_for=())
    with invalid("/age_to"):
        an_offer(age_from=11, age_to=5)


@pytest.mark.parametrize("public", [True, False])
def test_an_entry_whose_address_is_secret_has_no_location_whoever_may_see_it(public: bool):
    place = OfferLocation(id=new_id(), name="The house")
    with invalid("/locations"):
        an_offer(address_secret=True, public=public, locations=(place,))
    offer = an_offer(public=public, locations=(place,))
    with invalid("/locations"):
        offer.amend(by=by(), address_secret=True)
    assert (offer.address_secret, offer.locations) == (False, (place,))


def test_opening_times_have_days_an_order_and_a_place_that_exists():
    place = OfferLocation(id=new_id(), name="The hall")

    def open_at(**facts: Any) -> Offer:
        usual: dict[str, Any] = {
            "location_id": place.id,
            "days": (Weekday.MO,),
            "opens_at": "09:00",
            "closes_at": "12:00",
        }
        return an_offer(locations=(place,), times=(OfferTime(id=new_id(), **usual | facts),))

    assert open_at().times[0].days == (Weekday.MO,)
    for pointer, facts in (
        ("/times/0/days", {"days": ()}), ("/times/0/closes_at", {"closes_at": "09:00"}),
        ("/times/0/location_id", {"location_id": new_id()}),
    ):  # fmt: skip
        with invalid(pointer):
            open_at(**facts)


def test_a_refused_amendment_leaves_the_entry_as_it_was():
    offer = an_offer()
    with invalid("/needs"):
        offer.amend(by=by(), name="Other", needs=())
    assert offer.name == "Saturday club"


def test_an_offer_opens_pauses_and_ends_but_never_becomes_a_draft_again():
    offer = an_offer()
    with refused("offer-state"):
        offer.move(OfferState.PAUSED, reason="x", by=by())
    offer.move(OfferState.OPEN, reason="Ready", by=by())
    offer.move(OfferState.PAUSED, reason="Full", by=by())
    assert (offer.state, offer.state_because) == (OfferState.PAUSED, "Full")
    assert noted(offer).type == "offer.moved"


def test_room_is_a_fact_of_a_day_and_the_latest_day_counts():
    offer = an_offer()
    offer.check_room(a_check(wait_days=10), by=by())
    offer.check_room(a_check(on=TODAY - DAY, wait_days=90), by=by())
    assert offer.latest is not None
    assert offer.latest.wait_days == 10
    with invalid("/on"):
        offer.check_room(a_check(on=TODAY + DAY, wait_days=1), by=by())
    with invalid("/wait_days"):
        offer.check_room(a_check(), by=by())
    with invalid("/free"):
        offer.check_room(a_check(places=2, free=3), by=by())


def test_a_tip_is_taken_back_by_its_writer_or_by_who_keeps_the_catalogue():
    offer, me = an_offer(), by()
    for _ in range(2):
        offer.give_tip(OfferTip(id=new_id(), on=TODAY, worker_id=new_id(), words="Ask for Ana."), by=me)
    with refused("not-yours"):
        offer.take_back_tip(offer.tips[0].id, by=me, manages=False)
    offer.take_back_tip(offer.tips[0].id, by=me, manages=True)
    assert [tip.taken_back_on for tip in offer.tips] == [TODAY, None]
    with refused("tip-unknown"):
        offer.take_back_tip(offer.tips[0].id, by=me, manages=True)


def test_every_shipped_offer_makes_a_draft():
    assert len(BY_CODE) == len(SHIPPED) >= 16
    for each in SHIPPED:
        made = an_offer(
            shipped=each.code, name=each.name, needs=each.needs, who_for=each.who_for, age_from=each.age_from,
            age_to=each.age_to, stages=each.stages,
        )  # fmt: skip
        assert made.state is OfferState.DRAFT


# --- which help fits ---------------------------------------------------------------------------------------------


def maya(**facts: Any) -> Facts:
    given: dict[str, Any] = {
        "name": "Maya", "age": 7, "stage": Status.CHILD_IN_NEED, "districts": frozenset({"B8"}),
        "languages": frozenset[str](), "needs": (Need.LONELINESS, Need.MONEY),
    }  # fmt: skip
    return Facts(**given | facts)


def terms(**facts: Any) -> Terms:
    given: dict[str, Any] = {"needs": (Need.LONELINESS,), "who_for": (WhoFor.CHILD,), "wait_days": 5, "checked_days": 3}
    return Terms(**given | facts)


def reason(facts: Facts, asked: Terms, about: str) -> tuple[Says, str]:
    found = next(each for each in match(facts, asked).reasons if each.about == about)
    return found.says, found.words


def test_what_fits_says_why_in_words():
    found = match(maya(), terms(age_from=5, age_to=11, areas=("B8", "B9"), stages=(Status.CHILD_IN_NEED,)))
    assert (found.fit, found.met) == (Fit.FITS, (Need.LONELINESS,))
    assert [each.words for each in found.reasons] == [
        "Helps with 1 of the 2 needs chosen.",
        "For children of 5 to 11; Maya is 7.",
        "Offered at these stages: child in need. Maya is at child in need.",
        "For people who live in B8, B9; Maya lives in B8.",
        "About 5 days to wait, checked 3 days ago.",
    ]


def test_a_place_close_by_is_said_and_a_place_elsewhere_keeps_nobody_out():
    assert reason(maya(), terms(near=frozenset({"B8", "B1"})), "area") == (Says.FOR, "Given in B8, where Maya lives.")
    assert "area" not in {each.about for each in match(maya(), terms(near=frozenset({"B1"}))).reasons}


@pytest.mark.parametrize(
    ("facts", "asked", "about", "words"),
    [
        ({}, {"age_from": 11}, "age", "For children of 11 and over; Maya is 7."),
        ({"age": -1}, {"age_from": 0}, "age", "For children of 0 and over; Maya is not yet born."),
        ({}, {"areas": ("B1",), "near": frozenset({"B8"})}, "area", "For people who live in B1; Maya lives in B8."),
        ({}, {"needs": (Need.HOUSING,)}, "needs", "Does not help with any of the needs chosen."),
        ({}, {"taking": False}, "room", "Not open to referrals now."),
        ({"network": False}, {"needs_network": True}, "network", "Needs people around the family, and none are known."),
    ],
)
def test_what_does_not_fit_says_why_not(facts, asked, about, words):
    assert reason(maya(**facts), terms(**asked), about) == (Says.AGAINST, words)
    assert match(maya(**facts), terms(**asked)).fit is Fit.DOES_NOT_FIT


@pytest.mark.parametrize(
    ("facts", "asked", "about"),
    [
        ({"age": None}, {"age_to": 11}, "age"), ({"stage": None}, {"stages": (Status.CHILD_IN_NEED,)}, "stage"),
        ({"districts": frozenset()}, {"areas": ("B8",)}, "area"), ({"needs": ()}, {}, "needs"),
        ({}, {"needs_network": True}, "network"), ({}, {"checked_days": None}, "room"),
        ({}, {"checked_days": 29}, "room"), ({}, {"wait_days": None, "free": 0}, "room"),
        ({"languages": frozenset({"Somali"})}, {"languages": ("Urdu",)}, "language"),
        ({}, {"who_for": (WhoFor.PARENT,), "age_from": 18}, "age"),
    ],
)  # fmt: skip
def test_unknown_is_not_no(facts, asked, about):
    assert reason(maya(**facts), terms(**asked), about)[0] is Says.UNKNOWN
    assert match(maya(**facts), terms(**asked)).fit is Fit.MAY_FIT


def test_what_fits_comes_first_then_more_needs_then_the_shorter_wait():
    offers = {
        "far": terms(areas=("B1",)), "slow": terms(wait_days=50), "quick": terms(),
        "both": terms(needs=(Need.LONELINESS, Need.MONEY), wait_days=90),
    }  # fmt: skip
    ordered = sorted(offers, key=lambda name: order(match(maya(), offers[name]), offers[name], name))
    assert ordered == ["both", "quick", "slow", "far"]


def test_a_postcode_is_in_its_district_however_it_is_written():
    assert [district(each) for each in ("B8 1AA", "b81aa", "EC1A 1BB", "B8")] == ["B8", "B8", "EC1A", "B8"]


def test_findings_suggest_needs_each_once():
    factors = (AssessmentFactor.DRUGS_PARENT, AssessmentFactor.ALCOHOL_PARENT, AssessmentFactor.NEGLECT)
    assert suggested(factors) == (Need.PARENTING, Need.ALCOHOL_DRUGS)
    assert suggested((AssessmentFactor.NONE,)) == ()
