"""A referral to a service: asked, answered, begun, over, and what came of it."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.ids import new_id
from domain.need import Need
from domain.offer import Offer, OfferState, WhoFor
from domain.uptake import Came, SharingBasis, Uptake, UptakeConsent, UptakeNews, UptakePerson, UptakeState
from tests.builders import TODAY, by
from tests.domain.refusals import invalid, noted, refused
from tests.domain.test_offer import an_offer

DAY = timedelta(days=1)


def an_open_offer(**facts: Any) -> Offer:
    offer = an_offer(**facts)
    offer.move(OfferState.OPEN, reason="Ready", by=by())
    return offer


def agreed(**facts: Any) -> UptakeConsent:
    return UptakeConsent(
        **{"id": new_id(), "who": "Her mother", "on": TODAY, "how": "At home", "what_for": "x", **facts}
    )


def an_uptake(offer: Offer | None = None, **facts: Any) -> Uptake:
    given: dict[str, Any] = {
        "id": new_id(), "who_for": WhoFor.CHILD, "needs": (Need.LONELINESS,), "worker_id": new_id(),
        "why": "She is alone a lot", "wanted": "Friends", "sharing_basis": SharingBasis.CONSENT,
        "sharing_why": "Her mother agreed", "sent": "Maya, 7, would like friends.",
        "people": (UptakePerson(id=new_id(), person_id=new_id()),), "consents": (agreed(),),
    } | facts  # fmt: skip
    return Uptake.ask(offer or an_open_offer(), by=by(), **given)


def news(state: UptakeState, on: date = TODAY) -> UptakeNews:
    return UptakeNews(id=new_id(), on=on, state=state, words="They rang", by_id=new_id())


def begun() -> Uptake:
    uptake = an_uptake()
    uptake.start(news(UptakeState.STARTED), distance_from=3, by=by())
    return uptake


def test_a_service_is_asked_for_people_with_their_agreement():
    uptake = an_uptake()
    assert uptake.subjects == {uptake.people[0].person_id}
    assert (uptake.state, uptake.asked_on) == (UptakeState.ASKED, TODAY)
    assert noted(uptake).type == "uptake.asked"


def test_only_an_open_service_for_them_is_asked():
    with refused("offer-not-open"):
        an_uptake(an_offer())
    with invalid("/who_for"):
        an_uptake(who_for=WhoFor.PARENT)
    with invalid("/people"):
        an_uptake(people=())


def test_agreement_to_the_help_is_a_fact_of_its_own():
    with invalid("/consents"):
        an_uptake(consents=())
    assert an_uptake(an_open_offer(consent_needed=False), consents=()).state is UptakeState.ASKED
    with invalid("/consents/0/on"):
        an_uptake(consents=(agreed(on=TODAY + DAY),))
    with invalid("/consents/0/person_id"):
        an_uptake(consents=(agreed(person_id=new_id()),))


def test_standing_in_for_another_service_keeps_its_reason():
    conference = new_id()
    with invalid("/instead_because"):
        an_uptake(instead_of_id=conference)
    uptake = an_uptake(instead_of_id=conference, instead_because="No network here, so Safer Families")
    assert uptake.instead_because == "No network here, so Safer Families"
    offer = an_open_offer()
    with invalid("/instead_of_id"):
        an_uptake(offer, instead_of_id=offer.id, instead_because="x")


def test_the_agency_that_was_asked_comes_near_its_own_referral():
    provider = new_id()
    assert an_uptake(an_open_offer(provider_id=provider)).agency_id == provider
    assert an_uptake().agency_id is None


def test_a_service_says_not_yet_and_then_yes():
    uptake = an_uptake()
    uptake.answer(news(UptakeState.WAITING), expected_on=TODAY + DAY, by=by())
    assert (uptake.state, uptake.expected_on) == (UptakeState.WAITING, TODAY + DAY)
    uptake.answer(news(UptakeState.ACCEPTED), expected_on=None, by=by())
    assert (uptake.state, uptake.expected_on) == (UptakeState.ACCEPTED, None)


def test_a_service_says_no_with_its_reason():
    uptake = an_uptake()
    uptake.answer(news(UptakeState.DECLINED), expected_on=None, by=by())
    assert (uptake.ended_on, uptake.ended_because) == (TODAY, "They rang")
    with refused("uptake-not-open"):
        uptake.start(news(UptakeState.STARTED), distance_from=None, by=by())


def test_answers_that_cannot_be():
    uptake = an_uptake()
    with invalid("/state"):
        uptake.answer(news(UptakeState.ENDED), expected_on=None, by=by())
    with invalid("/expected_on"):
        uptake.answer(news(UptakeState.ACCEPTED), expected_on=TODAY, by=by())
    with invalid("/expected_on"):
        uptake.answer(news(UptakeState.WAITING), expected_on=TODAY - DAY, by=by())
    for wrong in (TODAY - DAY, TODAY + DAY):
        with invalid("/on"):
            uptake.answer(news(UptakeState.ACCEPTED, wrong), expected_on=None, by=by())
    assert (uptake.state, uptake.news) == (UptakeState.ASKED, ())


def test_news_changes_nothing_else():
    uptake = an_uptake()
    uptake.hear(news(UptakeState.ASKED), by=by())
    assert (uptake.state, len(uptake.news)) == (UptakeState.ASKED, 1)
    with refused("uptake-not-open"):
        uptake.hear(news(UptakeState.STARTED), by=by())


def test_help_begins_and_ends_with_what_came_of_it_in_both_their_words():
    uptake = begun()
    uptake.end(
        news(UptakeState.ENDED), came=Came.AS_HOPED, worker_words="She laughs again", family_words="I have friends",
        distance_to=8, by=by(),
    )  # fmt: skip
    assert (uptake.state, uptake.came, uptake.family_words) == (UptakeState.ENDED, Came.AS_HOPED, "I have friends")
    assert (uptake.distance_from, uptake.distance_to) == (3, 8)
    assert noted(uptake).type == "uptake.ended"


def test_only_help_that_has_begun_ends():
    with refused("uptake-not-started"):
        an_uptake().end(
            news(UptakeState.ENDED), came=Came.NOT_KNOWN, worker_words="x", family_words=None, distance_to=None, by=by()
        )


@pytest.mark.parametrize("make", [an_uptake, begun])
def test_a_family_may_say_no_at_any_time(make):
    uptake = make()
    uptake.withdraw(news(UptakeState.WITHDRAWN), by=by())
    assert (uptake.state, uptake.ended_on) == (UptakeState.WITHDRAWN, TODAY)
    with refused("uptake-not-open"):
        uptake.withdraw(news(UptakeState.WITHDRAWN), by=by())


def test_whoever_gives_the_help_says_where_it_stands_in_one_step():
    given = an_uptake()

    def say(state, **facts):
        given.provide(news(state), by=by(), **{"expected_on": None, "came": None, "family_words": None} | facts)

    say(UptakeState.WAITING, expected_on=TODAY)
    say(UptakeState.ACCEPTED)
    say(UptakeState.STARTED)
    say(UptakeState.STARTED)
    assert [each.state for each in given.news] == ["waiting", "accepted", "started", "started"]
    with invalid("/came"):
        say(UptakeState.ENDED)
    with invalid("/state"):
        say(UptakeState.WITHDRAWN)
    say(UptakeState.ENDED, came=Came.PARTLY, family_words="It helped.")
    assert (given.came, given.family_words) == (Came.PARTLY, "It helped.")
    with refused("uptake-not-open"):
        say(UptakeState.ENDED)
