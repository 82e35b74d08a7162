"""A strategy discussion, a decision for each child, and the section 47 that follows."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.calendar import WorkingDays
from domain.enquiry import Conclusion, Enquiry, EnquiryOutcome, EnquiryState, Mode, Partner, StrategyDecision
from domain.ids import new_id
from tests.builders import NOW, TODAY, an_asked, an_enquired_child, an_enquiry, by
from tests.domain.refusals import invalid, noted, refused

WORDS: dict[str, Any] = {"findings": "The bruise is a hand's.", "safe_tonight": None, "own_views": {}}


def _found(*children) -> Enquiry:
    enquiry = an_enquiry(*children)
    enquiry.record_findings(**WORDS, by=by())
    return enquiry


def _conclusion(enquiry: Enquiry, outcome=EnquiryOutcome.CONTINUING_RISK, **facts) -> Conclusion:
    return Conclusion(child_id=enquiry.children[0].child_id, outcome=outcome, reason="He is not safe.", **facts)


# --- the discussion ----------------------------------------------------------------------------------------------


def test_a_decision_for_a_section_47_starts_it_on_the_day_of_the_discussion():
    one, two = an_enquired_child(), an_enquired_child(decision=StrategyDecision.NO_FURTHER_ACTION)
    enquiry = an_enquiry(one, two, held_at=NOW - timedelta(days=1))
    assert (enquiry.state, enquiry.started_on) == (EnquiryState.ENQUIRING, date(2026, 3, 3))
    assert enquiry.subjects == {one.child_id, two.child_id}
    assert enquiry.under_section_47 == {one.child_id}
    assert noted(enquiry).type == "enquiry.discussed"
    assert noted(enquiry).occurred_at == NOW - timedelta(days=1)


def test_a_conference_is_due_fifteen_working_days_after_the_discussion_and_not_after_its_end():
    assert an_enquiry().conference_by == date(2026, 3, 25)
    assert an_enquiry(calendar=WorkingDays.of([date(2026, 3, 9)])).conference_by == date(2026, 3, 26)


def test_the_day_is_the_day_in_london():
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert an_enquiry(by=by(late)).started_on == date(2026, 7, 2)


@pytest.mark.parametrize("decision", [StrategyDecision.ASSESSMENT, StrategyDecision.NO_FURTHER_ACTION])
def test_without_a_section_47_it_stays_a_discussion(decision):
    enquiry = an_enquiry(an_enquired_child(decision=decision), safe_tonight=None)
    assert (enquiry.state, enquiry.started_on, enquiry.conference_by) == (EnquiryState.DISCUSSED, None, None)
    for verb in (
        lambda: enquiry.record_findings(**WORDS, by=by()),
        lambda: enquiry.conclude((_conclusion(enquiry),), on=TODAY, by=by()),
        lambda: enquiry.stop(reason="They moved.", by=by()),
    ):
        with refused("not-enquiring"):
            verb()


def test_after_a_telephone_call_the_agencies_meet_within_five_working_days():
    enquiry = an_enquiry(mode=Mode.TELEPHONE)
    assert enquiry.follow_up_by == date(2026, 3, 11)
    with invalid("/on"):
        enquiry.follow_up(on=TODAY + timedelta(days=1), by=by())
    with invalid("/on"):
        enquiry.follow_up(on=TODAY - timedelta(days=1), by=by())
    enquiry.follow_up(on=TODAY, by=by())
    assert enquiry.followed_up_on == TODAY
    assert noted(enquiry).type == "enquiry.followed_up"
    with refused("no-follow-up"):
        enquiry.follow_up(on=TODAY, by=by())
    with refused("no-follow-up"):
        an_enquiry().follow_up(on=TODAY, by=by())


@pytest.mark.parametrize("missing", [Partner.SOCIAL_CARE, Partner.POLICE, Partner.HEALTH])
def test_a_missing_agency_needs_a_reason(missing):
    came = tuple(
        an_asked(each, took_part=each is not missing) for each in (Partner.SOCIAL_CARE, Partner.POLICE, Partner.HEALTH)
    )
    with invalid("/quorum_reason"):
        an_enquiry(participants=came)
    assert an_enquiry(participants=came, quorum_reason="It was two in the morning.").state is EnquiryState.ENQUIRING


def test_a_discussion_names_each_child_once_and_has_been_held():
    child = new_id()
    with invalid("/children"):
        an_enquiry(children=())
    with invalid("/children"):
        an_enquiry(an_enquired_child(child), an_enquired_child(child))
    with invalid("/held_at"):
        an_enquiry(held_at=NOW + timedelta(minutes=1))


def test_before_a_section_47_somebody_says_what_keeps_the_children_safe_tonight():
    with invalid("/safe_tonight"):
        an_enquiry(safe_tonight=None)


def test_a_child_has_one_open_section_47():
    child = an_enquired_child()
    with refused("already-enquiring"):
        an_enquiry(child, already_enquiring=frozenset({child.child_id}))
    other = an_enquired_child(decision=StrategyDecision.ASSESSMENT)
    assert an_enquiry(other, already_enquiring=frozenset({other.child_id})).state is EnquiryState.DISCUSSED


# --- findings and outcome ----------------------------------------------------------------------------------------


def test_findings_keep_what_each_child_says():
    one, two = an_enquired_child(own_view="It hurt."), an_enquired_child()
    enquiry = an_enquiry(one, two)
    enquiry.record_findings(
        findings="A hand's mark.", safe_tonight="At his aunt's.", own_views={two.child_id: "I saw it."}, by=by()
    )
    assert [each.own_view for each in enquiry.children] == ["It hurt.", "I saw it."]
    assert (enquiry.findings, enquiry.safe_tonight) == ("A hand's mark.", "At his aunt's.")
    with invalid("/own_views"):
        enquiry.record_findings(findings="x", safe_tonight=None, own_views={new_id(): "x"}, by=by())


def test_a_continuing_risk_needs_a_conference_unless_a_manager_says_why_not():
    enquiry = _found()
    enquiry.conclude((_conclusion(enquiry),), on=TODAY, by=by())
    assert (enquiry.state, enquiry.ended_on) == (EnquiryState.ENDED, TODAY)
    assert enquiry.children[0].conference_needed is True
    assert noted(enquiry).facts["conference_needed"] == [enquiry.children[0].child_id]

    other = _found()
    other.conclude((_conclusion(other, conference_needed=False),), on=TODAY, by=by())
    assert (other.children[0].conference_needed, other.children[0].outcome_reason) == (False, "He is not safe.")


@pytest.mark.parametrize("outcome", [EnquiryOutcome.NOT_SUBSTANTIATED, EnquiryOutcome.NO_CONTINUING_RISK])
def test_without_a_continuing_risk_there_is_no_conference(outcome):
    enquiry = _found()
    with invalid("/children/0/conference_needed"):
        enquiry.conclude((_conclusion(enquiry, outcome, conference_needed=True),), on=TODAY, by=by())
    enquiry.conclude((_conclusion(enquiry, outcome),), on=TODAY, by=by())
    assert enquiry.children[0].conference_needed is False


def test_each_child_under_section_47_has_an_outcome_and_no_other():
    enquiry = _found(an_enquired_child(), an_enquired_child(decision=StrategyDecision.ASSESSMENT))
    with invalid("/children"):
        enquiry.conclude((), on=TODAY, by=by())
    with invalid("/children"):
        enquiry.conclude((_conclusion(enquiry), _conclusion(enquiry)), on=TODAY, by=by())
    other = Conclusion(child_id=enquiry.children[1].child_id, outcome=EnquiryOutcome.NOT_SUBSTANTIATED, reason="x")
    with invalid("/children"):
        enquiry.conclude((_conclusion(enquiry), other), on=TODAY, by=by())
    enquiry.conclude((_conclusion(enquiry),), on=TODAY, by=by())
    assert enquiry.children[1].outcome is None


def test_it_ends_after_findings_on_a_day_that_has_been():
    enquiry = an_enquiry()
    with refused("no-findings"):
        enquiry.conclude((_conclusion(enquiry),), on=TODAY, by=by())
    found = _found()
    for day in (TODAY + timedelta(days=1), TODAY - timedelta(days=1)):
        with invalid("/on"):
            found.conclude((_conclusion(found),), on=day, by=by())


def test_it_is_stopped_with_a_reason():
    enquiry = an_enquiry()
    enquiry.stop(reason="Another authority enquires.", by=by())
    assert (enquiry.state, enquiry.ended_on) == (EnquiryState.STOPPED, TODAY)
    assert noted(enquiry).reason == "Another authority enquires."
    with refused("not-enquiring"):
        enquiry.stop(reason="Again.", by=by())
