"""A conference: booked on a working day, held with enough people and an independent chair, a decision for each child."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.calendar import WorkingDays
from domain.codes import AbuseCategory, WorkerChangeReason
from domain.conference import (
    AttendeePart,
    Conference,
    ConferenceAttendee,
    ConferenceChild,
    ConferenceDecision,
    ConferenceDissent,
    ConferenceKind,
    ConferenceState,
)
from domain.enquiry import StrategyDecision
from domain.ids import new_id
from tests.builders import (
    NOW,
    TODAY,
    a_conference,
    a_conference_child,
    a_journey,
    a_pod,
    a_worker,
    an_enquired_child,
    an_enquiry,
    by,
)
from tests.domain.refusals import invalid, noted, refused

NO_HOLIDAYS = WorkingDays.of([])
ENOUGH = (AttendeePart.FAMILY, AttendeePart.SOCIAL_CARE, AttendeePart.HEALTH, AttendeePart.POLICE)


def _came(*parts: AttendeePart) -> tuple[ConferenceAttendee, ...]:
    return tuple(
        ConferenceAttendee(id=new_id(), name="Sam", part=part, attended=True, report_in=True) for part in parts
    )


def _decided(conference: Conference, decision: ConferenceDecision, **facts: Any) -> tuple[ConferenceChild, ...]:
    child = conference.children[0]
    usual = {
        "categories": (AbuseCategory.NEGLECT,) if decision is ConferenceDecision.PLAN else (),
        "reason": "Because.",
    }
    return (a_conference_child(child.child_id, id=child.id, decision=decision, **usual | facts),)


def _hold(conference: Conference, decision: ConferenceDecision = ConferenceDecision.PLAN, **facts: Any) -> None:
    usual: dict[str, Any] = {
        "held_on": TODAY, "chair_id": None, "chair_name": "Jo Lamb", "quorate": True, "summary": "We met.",
        "outline_plan": "Breakfast, and a health visitor weekly.", "children": _decided(conference, decision),
        "attendees": _came(*ENOUGH), "calendar": NO_HOLIDAYS, "near": (), "by": by(),
    }  # fmt: skip
    conference.hold(**usual | facts)


# --- booked ------------------------------------------------------------------------------------------------------


def test_a_conference_is_booked_for_children_named_once():
    one, two = new_id(), new_id()
    conference = a_conference(one, two)
    assert conference.subjects == {one, two}
    assert (conference.state, conference.booked_on) == (ConferenceState.BOOKED, TODAY)
    assert noted(conference).type == "conference.booked"
    with invalid("/children"):
        a_conference(children=())
    with invalid("/children"):
        a_conference(one, one)


def test_it_is_held_on_a_working_day():
    with invalid("/booked_for"):
        a_conference(booked_for=datetime(2026, 3, 7, 10, tzinfo=UTC))
    with invalid("/booked_for"):
        a_conference(calendar=WorkingDays.of([TODAY]))


def test_an_initial_conference_follows_from_an_open_or_ended_section_47_about_its_children():
    child = an_enquired_child()
    enquiry = an_enquiry(child)
    conference = a_conference(child.child_id, conference_kind=ConferenceKind.INITIAL, enquiry=enquiry)
    assert conference.enquiry_id == enquiry.id
    with invalid("/enquiry_id"):
        a_conference(conference_kind=ConferenceKind.INITIAL)
    with invalid("/children"):
        a_conference(new_id(), conference_kind=ConferenceKind.INITIAL, enquiry=enquiry)
    enquiry.stop(reason="They moved.", by=by())
    discussed = an_enquiry(an_enquired_child(child.child_id, StrategyDecision.ASSESSMENT))
    for other in (enquiry, discussed):
        with invalid("/enquiry_id"):
            a_conference(child.child_id, conference_kind=ConferenceKind.INITIAL, enquiry=other)


def test_the_chair_is_neither_in_the_childs_pod_nor_allocated_to_the_child():
    member, beside, stranger = a_worker(), a_worker(), a_worker()
    pod = a_pod(member)
    journey = a_journey(pod)
    journey.work_beside(
        beside, allocation_id=new_id(), since=TODAY, reason=WorkerChangeReason.OTHER, words=None, by=by()
    )
    near = ((journey, pod),)
    for chair in (member, beside):
        with invalid("/chair_id"):
            a_conference(chair_id=chair.id, near=near)
        with invalid("/chair_id"):
            _hold(a_conference(), chair_id=chair.id, near=near)
    assert a_conference(chair_id=stranger.id, near=near).chair_id == stranger.id
    earlier = NOW - timedelta(days=1)  # before the worker began with the child
    assert a_conference(chair_id=beside.id, near=near, booked_for=earlier).chair_id == beside.id


# --- held --------------------------------------------------------------------------------------------------------


def test_a_plan_begins_with_a_core_group_in_ten_working_days_and_a_review_in_three_months():
    conference = a_conference()
    _hold(conference)
    assert conference.state is ConferenceState.HELD
    assert (conference.core_group_by, conference.next_review_by) == (date(2026, 3, 18), date(2026, 6, 4))
    assert noted(conference).type == "conference.held"
    with refused("not-booked"):
        _hold(conference)


def test_in_the_story_it_stands_on_the_day_on_which_it_was_held():
    conference = a_conference()
    _hold(conference, held_on=TODAY - timedelta(days=2))
    assert noted(conference).occurred_at == NOW - timedelta(days=2) + timedelta(hours=2)
    today = a_conference()
    _hold(today)
    assert noted(today).occurred_at == NOW


def test_a_review_that_goes_on_is_followed_by_another_in_six_months():
    conference = a_conference(conference_kind=ConferenceKind.REVIEW)
    _hold(conference, ConferenceDecision.CONTINUES, outline_plan=None)
    assert (conference.core_group_by, conference.next_review_by) == (None, date(2026, 9, 4))


@pytest.mark.parametrize(
    ("kind", "decision"),
    [(ConferenceKind.REVIEW, ConferenceDecision.ENDS), (ConferenceKind.TRANSFER_IN, ConferenceDecision.NO_PLAN)],
)
def test_without_a_plan_nothing_follows(kind, decision):
    conference = a_conference(conference_kind=kind)
    _hold(conference, decision, outline_plan=None)
    assert (conference.core_group_by, conference.next_review_by) == (None, None)


@pytest.mark.parametrize("kind", [ConferenceKind.TRANSFER_IN, ConferenceKind.PRE_BIRTH])
@pytest.mark.parametrize("decision", [ConferenceDecision.CONTINUES, ConferenceDecision.ENDS])
def test_only_a_review_lets_a_plan_go_on_or_end(kind, decision):
    with invalid("/children/0/decision"):
        _hold(a_conference(conference_kind=kind), decision)


@pytest.mark.parametrize("decision", [ConferenceDecision.PLAN, ConferenceDecision.NO_PLAN])
def test_a_review_begins_no_plan(decision):
    with invalid("/children/0/decision"):
        _hold(a_conference(conference_kind=ConferenceKind.REVIEW), decision)


def test_a_plan_says_what_it_protects_from_and_what_it_must_contain():
    conference = a_conference()
    for categories in ((), (AbuseCategory.MULTIPLE,), (AbuseCategory.NEGLECT, AbuseCategory.NEGLECT)):
        with invalid("/children/0/categories"):
            _hold(conference, children=_decided(conference, ConferenceDecision.PLAN, categories=categories))
    with invalid("/children/0/categories"):
        wrong = _decided(conference, ConferenceDecision.NO_PLAN, categories=(AbuseCategory.NEGLECT,))
        _hold(conference, children=wrong)
    with invalid("/outline_plan"):
        _hold(conference, outline_plan=None)
    review = a_conference(conference_kind=ConferenceKind.REVIEW)
    changed = _decided(review, ConferenceDecision.CONTINUES, categories=(AbuseCategory.EMOTIONAL,))
    _hold(review, children=changed)
    assert review.children[0].categories == (AbuseCategory.EMOTIONAL,)


def test_each_child_has_a_decision_with_a_reason():
    conference = a_conference()
    with invalid("/children/0/decision"):
        _hold(conference, children=conference.children)
    with invalid("/children/0/reason"):
        _hold(conference, children=_decided(conference, ConferenceDecision.PLAN, reason=None))


@pytest.mark.parametrize(
    "parts",
    [
        (AttendeePart.SOCIAL_CARE, AttendeePart.HEALTH), (AttendeePart.HEALTH, AttendeePart.POLICE),
        (AttendeePart.SOCIAL_CARE, AttendeePart.FAMILY, AttendeePart.ADVOCATE, AttendeePart.POLICE),
    ],
)  # fmt: skip
def test_enough_is_social_care_and_two_other_agencies(parts):
    with invalid("/quorate"):
        _hold(a_conference(), attendees=_came(*parts))
    with invalid("/quorum_reason"):
        _hold(a_conference(), attendees=_came(*parts), quorate=False)
    conference = a_conference()
    _hold(conference, attendees=_came(*parts), quorate=False, quorum_reason="Waiting would leave her unsafe.")
    assert conference.quorate is False


def test_who_did_not_come_does_not_count():
    absent = tuple(
        ConferenceAttendee(id=new_id(), name="Sam", part=part, attended=False, report_in=True) for part in ENOUGH
    )
    with invalid("/quorate"):
        _hold(a_conference(), attendees=absent)
    with invalid("/quorate"):
        _hold(a_conference(), quorate=None)


def test_it_was_held_not_in_the_future_and_by_somebody():
    for day in (None, TODAY + timedelta(days=1)):
        with invalid("/held_on"):
            _hold(a_conference(), held_on=day)
    with invalid("/chair_name"):
        _hold(a_conference(), chair_name=None)


def test_who_does_not_agree_says_about_whom():
    def dissent(child_id):
        return (ConferenceDissent(id=new_id(), child_id=child_id, who="The school", words="It is too soon."),)

    with invalid("/dissents/0/child_id"):
        _hold(a_conference(), dissents=dissent(new_id()))
    conference = a_conference()
    _hold(conference, dissents=dissent(None))
    assert conference.dissents[0].who == "The school"


def test_a_booked_conference_is_cancelled_with_a_reason():
    conference = a_conference()
    conference.cancel(reason="The family is ill.", by=by())
    assert (conference.state, noted(conference).reason) == (ConferenceState.CANCELLED, "The family is ill.")
    with refused("not-booked"):
        conference.cancel(reason="Again.", by=by())
    with refused("not-booked"):
        _hold(conference)


def test_a_booked_conference_moves_to_another_working_day():
    conference = a_conference()
    later = conference.booked_for + timedelta(days=7)
    conference.move(later, venue="Town Hall", reason="Dad can come then.", calendar=NO_HOLIDAYS, by=by())
    assert (conference.booked_for, conference.venue, noted(conference).type) == (later, "Town Hall", "conference.moved")
    with refused("nothing-changed"):
        conference.move(later, venue="Town Hall", reason="x", calendar=NO_HOLIDAYS, by=by())
    sunday = later + timedelta(days=6 - later.weekday())
    with invalid("/booked_for"):
        conference.move(sunday, venue=None, reason="x", calendar=NO_HOLIDAYS, by=by())


def test_what_was_written_of_a_conference_is_put_right_and_its_decisions_stay():
    conference = a_conference()
    facts: dict[str, Any] = {"quorate": True, "attendees": _came(*ENOUGH), "summary": "Dad came too."}
    with refused("not-held"):
        conference.correct(reason="x", children=conference.children, by=by(), **facts)
    _hold(conference)
    said = tuple(replace(child, reason="She is hungry.", decision=None) for child in conference.children)
    conference.correct(reason="We forgot Dad.", children=said, by=by(), **facts)
    assert (conference.summary, conference.children[0].reason) == ("Dad came too.", "She is hungry.")
    assert conference.children[0].decision is ConferenceDecision.PLAN
    with invalid("/quorate"):
        conference.correct(reason="x", children=said, by=by(), **facts | {"attendees": ()})
    assert conference.attendees == facts["attendees"]
    with invalid("/children"):
        conference.correct(reason="x", children=(), by=by(), **facts)
    with refused("not-booked"):
        conference.move(NOW, venue=None, reason="x", calendar=NO_HOLIDAYS, by=by())
