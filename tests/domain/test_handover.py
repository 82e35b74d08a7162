"""A hand-over, a wish for another worker, and cover: what a child may expect when workers change or are away."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain.absence import Absence, AbsenceCover, AbsenceKind
from domain.codes import WorkerChangeReason
from domain.handover import GROUP_OF, Handover, HandoverChild, HandoverState, HandoverStep, ReasonGroup
from domain.ids import new_id
from domain.wish import AskedBy, Wish, WishAnswer
from tests.builders import TODAY, by
from tests.domain.refusals import invalid, noted, refused

TOMORROW = TODAY + timedelta(days=1)
ONE, TWO = new_id(), new_id()
GOES, COMES = new_id(), new_id()


def a_handover(**facts: Any) -> Handover:
    usual: dict[str, Any] = {
        "id": new_id(), "pod_id": new_id(), "from_worker_id": GOES, "to_worker_id": COMES,
        "reason": WorkerChangeReason.LEFT_ROLE, "why": "Ada moves to another town.", "planned_for": TOMORROW,
        "children": tuple(HandoverChild(id=new_id(), child_id=each) for each in (ONE, TWO)), "by": by(),
    }  # fmt: skip
    return Handover.plan(**usual | facts)


def test_each_of_the_ten_reasons_has_one_group():
    assert set(GROUP_OF) == set(WorkerChangeReason)
    chosen = {reason for reason, group in GROUP_OF.items() if group is ReasonGroup.CHOSEN}
    assert chosen == {WorkerChangeReason.CHILD_ASKED, WorkerChangeReason.PARENT_OR_CARER_ASKED}


def test_brothers_and_sisters_are_handed_over_together():
    handover = a_handover()
    assert handover.subjects == {ONE, TWO}
    assert handover.missing == tuple(HandoverStep)
    assert noted(handover).type == "handover.planned"


def test_a_handover_is_to_somebody_else_and_names_each_child_once():
    with invalid("/to_worker_id"):
        a_handover(to_worker_id=GOES)
    with invalid("/children"):
        a_handover(children=())
    with invalid("/children"):
        a_handover(children=tuple(HandoverChild(id=new_id(), child_id=ONE) for _ in range(2)))


def test_what_a_child_says_about_it_is_theirs_alone():
    handover, promise = a_handover(), new_id()
    handover.prepare(
        note_for_next="The dog is called Rex.", planned_for=TODAY, carried=(promise,),
        own_words={ONE: "Will she know about Rex?"}, by=by(),
    )  # fmt: skip
    assert [child.own_words for child in handover.children] == ["Will she know about Rex?", None]
    assert (handover.carried, handover.planned_for) == ((promise,), TODAY)
    with invalid("/children"):
        handover.prepare(note_for_next=None, planned_for=TODAY, carried=(), own_words={new_id(): "x"}, by=by())


def test_both_workers_and_a_child_were_there_when_they_met():
    handover, visit = a_handover(), new_id()
    with invalid("/visit_id"):
        handover.meet(visit, workers=frozenset({GOES}), seen=frozenset({ONE}), on=TODAY, by=by())
    with invalid("/visit_id"):
        handover.meet(visit, workers=frozenset({GOES, COMES}), seen=frozenset({new_id()}), on=TODAY, by=by())
    handover.meet(visit, workers=frozenset({GOES, COMES}), seen=frozenset({ONE}), on=TODAY, by=by())
    assert handover.missing == (HandoverStep.GOODBYE, HandoverStep.HELLO)


def test_goodbye_and_hello_have_been_said_and_are_not_foretold():
    handover = a_handover()
    with invalid("/on"):
        handover.say_goodbye(on=TOMORROW, how="x", by=by())
    with invalid("/on"):
        handover.say_hello(on=TOMORROW, how="x", by=by())


def test_all_steps_done_it_is_finished_without_an_excuse():
    handover = a_handover()
    handover.meet(new_id(), workers=frozenset({GOES, COMES}), seen=frozenset({ONE}), on=TODAY, by=by())
    handover.say_goodbye(on=TODAY, how="They made pancakes.", by=by())
    handover.say_hello(on=TODAY, how="She brought her photograph.", by=by())
    handover.finish(on=TODAY, left_out="not needed", by=by())
    assert (handover.state, handover.done_on, handover.left_out) == (HandoverState.DONE, TODAY, None)


def test_a_missing_step_needs_words_that_stay():
    handover = a_handover()
    with invalid("/left_out"):
        handover.finish(on=TODAY, left_out=None, by=by())
    handover.finish(on=TODAY, left_out="Ada fell ill.", by=by())
    assert handover.left_out == "Ada fell ill."
    assert noted(handover).facts["missing"] == list(HandoverStep)


@pytest.mark.parametrize("end", ["finish", "cancel"])
def test_what_is_over_cannot_go_on(end: str):
    handover = a_handover()
    if end == "finish":
        handover.finish(on=TODAY, left_out="x", by=by())
    else:
        handover.cancel(reason="Ada stays.", by=by())
    with refused("not-planned"):
        handover.say_goodbye(on=TODAY, how="x", by=by())
    with refused("not-planned"):
        handover.finish(on=TODAY, left_out="x", by=by())


# --- a wish for another worker -----------------------------------------------------------------------------------


def a_wish(**facts: Any) -> Wish:
    usual: dict[str, Any] = {
        "id": new_id(), "child_id": ONE, "about_worker_id": GOES, "asked_on": TODAY, "asked_by": AskedBy.CHILD,
        "asked_by_name": None, "words": "I want a worker who does not cancel.", "by": by(),
    }  # fmt: skip
    return Wish.ask(**usual | facts)


def test_a_wish_is_open_until_they_have_been_told_the_answer():
    wish = a_wish()
    with refused("not-answered"):
        wish.tell(on=TODAY, how="x", by=by())
    wish.give_answer(WishAnswer.YES, reason="You were let down four times.", by=by())
    assert wish.answered_on == TODAY
    wish.tell(on=TODAY, how="Over hot chocolate.", by=by())
    assert not wish.is_open
    with refused("wish-closed"):
        wish.withdraw(reason="x", by=by())


def test_nobody_answers_a_wish_about_themselves():
    wish = a_wish()
    with refused("about-you"):
        wish.give_answer(WishAnswer.NO, reason="x", by=replace(by(), actor_id=GOES))


def test_a_wish_is_answered_once_and_told_after_it_was_answered():
    wish = a_wish()
    with invalid("/asked_on"):
        a_wish(asked_on=TOMORROW)
    wish.give_answer(WishAnswer.IN_PART, reason="Ben comes along from now on.", by=by())
    with refused("answered"):
        wish.give_answer(WishAnswer.NO, reason="x", by=by())
    with invalid("/on"):
        wish.tell(on=TODAY - timedelta(days=1), how="x", by=by())


def test_a_wish_can_be_taken_back():
    wish = a_wish()
    wish.withdraw(reason="They talked it over.", by=by())
    assert not wish.is_open


# --- away, and who covers ----------------------------------------------------------------------------------------

BACK = TODAY + timedelta(days=14)


def an_absence(**facts: Any) -> Absence:
    usual: dict[str, Any] = {
        "id": new_id(), "worker_id": GOES, "absence_kind": AbsenceKind.SICKNESS, "since": TODAY, "until": BACK,
        "by": by(),
    }  # fmt: skip
    return Absence.begin(**usual | facts)


def a_cover(since: date = TODAY, until: date = BACK, **facts: Any) -> AbsenceCover:
    usual: dict[str, Any] = {"id": new_id(), "worker_id": COMES, "since": since, "until": until}
    return AbsenceCover(**usual | facts)


def test_the_ledger_does_not_say_why_somebody_is_away():
    assert "absence_kind" not in noted(an_absence()).facts


def test_somebody_is_back_after_they_went():
    with invalid("/until"):
        an_absence(until=TODAY)


def test_cover_lies_within_the_absence_and_is_by_somebody_else():
    absence = an_absence()
    with invalid("/worker_id"):
        absence.cover(a_cover(worker_id=GOES), by=by())
    for since, until in ((TODAY - timedelta(days=1), BACK), (TODAY, BACK + timedelta(days=1)), (BACK, BACK)):
        with invalid("/until"):
            absence.cover(a_cover(since, until), by=by())


def test_one_covers_all_and_another_one_child_but_never_two_the_same():
    absence = an_absence()
    absence.cover(a_cover(), by=by())
    absence.cover(a_cover(child_id=ONE, worker_id=new_id()), by=by())
    with refused("covered-already"):
        absence.cover(a_cover(TOMORROW, worker_id=new_id()), by=by())


def test_back_sooner_cover_ends_with_the_absence():
    absence, later = an_absence(), TODAY + timedelta(days=5)
    absence.cover(a_cover(TODAY, later), by=by())
    absence.cover(a_cover(later, BACK), by=by())
    absence.change(until=TODAY + timedelta(days=3), reason="Well again.", by=by())
    assert [(each.since, each.until) for each in absence.covers] == [(TODAY, TODAY + timedelta(days=3))]


def test_cover_ends_sooner_and_only_what_lasts_can():
    absence = an_absence()
    absence.cover(a_cover(), by=by())
    cover = absence.covers[0].id
    with invalid("/until"):
        absence.uncover(cover, until=BACK, by=by())
    absence.uncover(cover, until=TODAY + timedelta(days=2), by=by())
    assert absence.covers[0].until == TODAY + timedelta(days=2)
    absence.uncover(cover, until=TODAY + timedelta(days=1), by=by())
    with refused("cover-ended"):
        absence.uncover(new_id(), until=TOMORROW, by=by())


def test_an_absence_that_is_over_stays_as_it_was():
    absence = an_absence(since=TODAY - timedelta(days=9), until=TODAY)
    with refused("absence-ended"):
        absence.cover(a_cover(), by=by())
    with refused("absence-ended"):
        absence.change(until=TOMORROW, reason=None, by=by())
