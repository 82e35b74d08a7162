"""An assessment: begun, written, handed in, handed back, authorised; and by when."""

from datetime import timedelta
from typing import Any

import pytest

from domain.assessment import (
    Assessment,
    AssessmentEvidence,
    AssessmentKind,
    AssessmentOutcome,
    AssessmentState,
    MadeBy,
)
from domain.codes import AssessmentFactor
from domain.ids import new_id
from tests.builders import NOW, TODAY, an_assessed_child, an_assessment, by
from tests.domain.refusals import invalid, noted, refused

TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)
LATEST = TODAY + timedelta(days=63)
NOTHING_FOUND = (AssessmentFactor.NONE,)


def _submitted(*children: Any, **facts: Any) -> Assessment:
    assessment = an_assessment(**facts)
    assessment.write(analysis="He is loved and hungry.", children=children or (an_assessed_child(),), by=by())
    assessment.submit(by=by())
    return assessment


# --- begun -------------------------------------------------------------------------------------------------------


def test_an_assessment_is_of_one_child_or_several_and_due_on_its_last_day():
    one, two = new_id(), new_id()
    assessment = an_assessment(one, two)
    assert assessment.subjects == {one, two}
    assert (assessment.state, assessment.due_on) == (AssessmentState.WRITING, LATEST)
    assert noted(assessment).type == "assessment.started"


def test_an_assessment_is_of_at_least_one_child_and_names_each_once():
    child = new_id()
    with invalid("/children"):
        an_assessment(children=())
    with invalid("/children"):
        an_assessment(child, child)


def test_an_independent_one_that_a_court_ordered_is_told_apart_from_ours():
    assert an_assessment().made_by is MadeBy.IN_HOUSE
    ordered = an_assessment(made_by=MadeBy.COURT_ORDERED_INDEPENDENT, made_by_words="Ordered by the family court")
    assert noted(ordered).facts["made_by"] is MadeBy.COURT_ORDERED_INDEPENDENT


def test_an_assessment_begins_neither_in_the_future_nor_before_its_referral():
    with invalid("/started_on"):
        an_assessment(started_on=TOMORROW)
    with invalid("/started_on"):
        an_assessment(started_on=YESTERDAY, referred_on=TODAY)
    assert an_assessment(started_on=TODAY, referred_on=TODAY).started_on == TODAY


def test_a_child_and_family_assessment_is_not_due_after_its_last_day():
    with invalid("/due_on"):
        an_assessment(due_on=LATEST + timedelta(days=1))
    assert an_assessment(due_on=LATEST).due_on == LATEST
    later = LATEST + timedelta(days=1)
    assert an_assessment(assessment_kind=AssessmentKind.PARENTING, due_on=later).due_on == later


def test_an_assessment_that_begins_after_its_last_day_is_late_from_the_first():
    assert an_assessment(latest=YESTERDAY).due_on == YESTERDAY
    with invalid("/due_on"):
        an_assessment(latest=LATEST, due_on=YESTERDAY)


def test_a_manager_sets_a_shorter_day_and_never_a_longer_one():
    assessment = an_assessment()
    assessment.set_due(TOMORROW, latest=LATEST, reason="The baby comes soon.", by=by())
    assert (assessment.due_on, assessment.due_reason) == (TOMORROW, "The baby comes soon.")
    assert noted(assessment).type == "assessment.due_set"
    with invalid("/due_on"):
        an_assessment().set_due(LATEST + timedelta(days=1), latest=LATEST, reason="Busy.", by=by())
    with invalid("/due_on"):
        an_assessment().set_due(YESTERDAY, latest=LATEST, reason="Busy.", by=by())


# --- written -----------------------------------------------------------------------------------------------------


def test_writing_changes_what_is_given_and_leaves_the_rest():
    assessment = an_assessment()
    assessment.write(strengths="Grandma helps.", by=by())
    assessment.write(needs="Food.", context="The rent takes most of what comes in.", by=by())
    assert (assessment.strengths, assessment.needs) == ("Grandma helps.", "Food.")
    assert noted(assessment).facts == {"changed": ["context", "needs"]}


def test_writing_changes_only_the_text():
    with pytest.raises(TypeError):
        an_assessment().write(authorised_on=TODAY, by=by())


def test_what_was_seen_or_happened_is_not_in_the_future():
    with invalid("/children/1/seen_on"):
        an_assessment().write(children=(an_assessed_child(), an_assessed_child(seen_on=TOMORROW)), by=by())
    evidence = AssessmentEvidence(id=new_id(), on=TOMORROW, what="A visit", why_it_matters="He was alone.")
    with invalid("/evidence/0/on"):
        an_assessment().write(evidence=(evidence,), by=by())


def test_each_factor_is_named_once():
    twice = an_assessed_child(factors=(AssessmentFactor.NEGLECT, AssessmentFactor.NEGLECT))
    with invalid("/children/0/factors"):
        an_assessment().write(children=(twice,), by=by())


# --- handed in ---------------------------------------------------------------------------------------------------


def test_an_assessment_is_handed_in_with_an_analysis_and_an_outcome_for_each_child():
    assessment = an_assessment()
    assessment.write(children=(an_assessed_child(),), by=by())
    with invalid("/analysis"):
        assessment.submit(by=by())
    assessment.write(analysis="He is loved.", children=(an_assessed_child(), an_assessed_child(outcome=None)), by=by())
    with invalid("/children/1/outcome"):
        assessment.submit(by=by())
    assert _submitted().submitted_on == TODAY


@pytest.mark.parametrize("kind", AssessmentKind)
def test_assessments_that_the_census_counts_name_at_least_one_factor_for_each_child(kind: AssessmentKind):
    if kind in (AssessmentKind.CHILD_AND_FAMILY, AssessmentKind.PRE_BIRTH):
        with invalid("/children/0/factors"):
            _submitted(an_assessed_child(factors=()), assessment_kind=kind)
    else:
        assert _submitted(an_assessed_child(factors=()), assessment_kind=kind).submitted_on == TODAY


def test_no_factors_stands_alone_and_only_with_no_further_action():
    both = (AssessmentFactor.NONE, AssessmentFactor.NEGLECT)
    with invalid("/children/0/factors"):
        _submitted(an_assessed_child(factors=both, outcome=AssessmentOutcome.NO_FURTHER_ACTION))
    with invalid("/children/1/factors"):
        _submitted(an_assessed_child(), an_assessed_child(factors=NOTHING_FOUND))
    sister = an_assessed_child(factors=NOTHING_FOUND, outcome=AssessmentOutcome.NO_FURTHER_ACTION)
    assert _submitted(an_assessed_child(), sister).state is AssessmentState.SUBMITTED


def test_what_was_handed_in_is_written_again_only_after_it_is_handed_back():
    assessment = _submitted()
    for change in (lambda: assessment.write(needs="Food.", by=by()), lambda: assessment.submit(by=by())):
        with refused("not-writing"):
            change()
    manager = by()
    assessment.send_back(new_id(), reason="What does Ann say?", by=manager)
    (back,) = assessment.returns
    assert (back.on, back.by_worker_id, back.reason) == (TODAY, manager.actor_id, "What does Ann say?")
    assert noted(assessment).reason == "What does Ann say?"
    assessment.write(needs="Food.", by=by())
    assessment.submit(by=by())
    assert assessment.state is AssessmentState.SUBMITTED


def test_only_what_was_handed_in_is_handed_back_or_authorised():
    with refused("not-submitted"):
        an_assessment().send_back(new_id(), reason="Write more.", by=by())
    with refused("not-submitted"):
        an_assessment().authorise(by=by())


# --- finished ----------------------------------------------------------------------------------------------------


def test_it_ends_on_the_day_a_manager_authorises_it():
    assessment, manager = _submitted(), by()
    assessment.authorise(by=manager)
    assert assessment.state is AssessmentState.AUTHORISED
    assert (assessment.authorised_on, assessment.ended_on, assessment.authorised_by) == (TODAY, TODAY, manager.actor_id)
    assert noted(assessment).type == "assessment.authorised"


def test_nobody_authorises_what_they_wrote():
    writer = by()
    assessment = _submitted(worker_id=writer.actor_id)
    with refused("own-assessment"):
        assessment.authorise(by=writer)
    assert assessment.state is AssessmentState.SUBMITTED


def test_one_that_will_not_be_finished_is_stopped_and_says_why():
    assessment = _submitted()
    assessment.stop(reason="The family moved away.", by=by())
    assert (assessment.state, assessment.stopped_because) == (AssessmentState.STOPPED, "The family moved away.")
    assert assessment.ended_on is None


def test_what_is_finished_stays_as_it_is():
    authorised, stopped = _submitted(), _submitted()
    authorised.authorise(by=by())
    stopped.stop(reason="Moved.", by=by())
    for assessment in (authorised, stopped):
        before = assessment.version
        with refused("assessment-finished"):
            assessment.stop(reason="Moved.", by=by())
        with refused("assessment-finished"):
            assessment.set_due(TOMORROW, latest=LATEST, reason="Later.", by=by())
        with refused("not-writing"):
            assessment.write(needs="Food.", by=by())
        with refused("not-submitted"):
            assessment.authorise(by=by(NOW + timedelta(days=1)))
        assert assessment.version == before
