"""Risks outside the home: judged in words, with a history; and connections, each about one child only."""

from datetime import timedelta

from domain.ids import new_id
from domain.risk import Confidence, HarmOrSafety, Level, RiskDomain
from tests.builders import TODAY, a_rating, a_risk, an_association, by
from tests.domain.refusals import invalid, noted, refused

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def test_a_newer_level_supersedes_the_older_from_its_day():
    risk = a_risk(RiskDomain.ONLINE, rating=a_rating(Level.SOME, since=YESTERDAY))
    assert noted(risk).type == "risk.rated"
    risk.rate(a_rating(Level.VERY_HIGH), by=by())
    assert [(each.level, each.since, each.until) for each in risk.ratings] == [
        (Level.SOME, YESTERDAY, TODAY), (Level.VERY_HIGH, TODAY, None),
    ]  # fmt: skip
    assert noted(risk).facts["before"] is Level.SOME


def test_a_level_begins_neither_in_the_future_nor_before_the_one_that_holds():
    with invalid("/on"):
        a_risk(rating=a_rating(since=TOMORROW))
    risk = a_risk()
    with invalid("/on"):
        risk.rate(a_rating(since=TOMORROW), by=by())
    with invalid("/on"):
        risk.rate(a_rating(since=YESTERDAY), by=by())


def test_a_connection_is_about_the_one_child_also_where_another_person_is_named():
    child, friend = new_id(), new_id()
    risk = an_association(child_id=child, other_person_id=friend, name=None)
    assert risk.subjects == {child}
    assert noted(risk).type == "risk.associated"
    with invalid("/other_person_id"):
        an_association(child_id=child, other_person_id=child)
    with invalid("/name"):
        an_association(name=None)
    with invalid("/since"):
        an_association(since=TOMORROW)


def test_a_connection_is_restated_and_ends():
    risk = an_association(since=YESTERDAY)
    risk.restate(
        harm_or_safety=HarmOrSafety.BOTH, confidence=Confidence.KNOWN, source="He told us", words="A cafe too.", by=by()
    )
    assert (risk.harm_or_safety, risk.words) == (HarmOrSafety.BOTH, "A cafe too.")
    with invalid("/until"):
        risk.end(until=TOMORROW, reason="He stays away.", by=by())
    with invalid("/until"):
        risk.end(until=YESTERDAY - timedelta(days=1), reason="He stays away.", by=by())
    risk.end(until=TODAY, reason="He stays away.", by=by())
    assert (risk.until, noted(risk).reason) == (TODAY, "He stays away.")
    with refused("not-current"):
        risk.end(until=TODAY, reason="Again.", by=by())


def test_a_connection_has_no_level_and_a_level_does_not_end():
    with refused("not-a-rating"):
        an_association().rate(a_rating(), by=by())
    with refused("not-current"):
        a_risk().end(until=TODAY, reason="x", by=by())
