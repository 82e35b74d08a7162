"""Oversight, observation, reflective groups, going together, and the workbook: the rules of each."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.accompaniment import Accompaniment, AccompanimentState, CompanyPurpose
from domain.chapter import Chapter
from domain.discipline import Discipline
from domain.ids import new_id
from domain.observation import INSTRUMENTS, Observation, ObservationScore
from domain.oversight import Oversight, OversightAction
from domain.reflection import Helped, Reflection, ReflectionAttendee, ReflectionState
from domain.workbook import MODULES, Workbook, WorkbookSummary
from tests.builders import NOW, TODAY, a_planned_visit, a_seen_child, a_visit, by
from tests.domain.refusals import invalid, noted, refused

TOMORROW = TODAY + timedelta(days=1)
ONE, TWO, CHILD = new_id(), new_id(), new_id()
ME = by(actor_id=ONE)
YOU = by(actor_id=TWO)


def usually(**facts: Any) -> dict[str, Any]:
    return facts


def action(**facts: Any) -> OversightAction:
    return OversightAction(**usually(id=new_id(), words="See him.", worker_id=TWO, by_when=TOMORROW) | facts)


def note(*actions: OversightAction, **facts: Any) -> Oversight:
    usual: dict[str, Any] = {
        "id": new_id(),
        "child_id": CHILD,
        "on": TODAY,
        "looked_at": "Visits.",
        "thinks": "Too few.",
        "by": ME,
    }
    return Oversight.write(**usual | {"actions": actions} | facts)


# --- oversight ---------------------------------------------------------------------------------------------------


def test_a_manager_looks_at_a_childs_record_and_says_what_must_happen():
    one = note(action())
    assert (one.subjects, one.worker_id, noted(one).type) == (frozenset({CHILD}), ONE, "oversight.written")
    with invalid("/on"):
        note(on=TOMORROW)
    with invalid("/actions/1/by_when"):
        note(action(), action(by_when=TODAY - timedelta(days=1)))


def test_what_was_asked_is_done_once_and_stays_done():
    todo = action()
    one = note(todo)
    one.do(todo.id, on=TODAY, by=YOU)
    assert one.actions[0].done_on == TODAY
    with refused("action-unknown"):
        one.do(todo.id, on=TODAY, by=YOU)
    same = usually(on=TODAY, looked_at="All.", thinks="Good.")
    one.amend(**same, actions=(todo, action()), by=ME)
    assert [each.done_on for each in one.actions] == [TODAY, None]
    with invalid("/actions"):
        one.amend(**same, actions=(), by=ME)
    with refused("not-yours"):
        one.amend(**same, actions=one.actions, by=YOU)
    with invalid("/on"):
        one.do(one.actions[1].id, on=TOMORROW, by=YOU)


# --- observation -------------------------------------------------------------------------------------------------


def seen(*scores: ObservationScore, **facts: Any) -> Observation:
    usual: dict[str, Any] = {"id": new_id(), "worker_id": TWO, "on": TODAY, "family_agreed": True, "setting": "A visit.",
             "instrument": "miti", "strengths": "She waited.", "by": ME}  # fmt: skip
    return Observation.record(**usual | {"scores": scores} | facts)


def score(aspect: str = "Empathy", **facts: Any) -> ObservationScore:
    return ObservationScore(**usually(id=new_id(), aspect=aspect, score=4) | facts)


def test_practice_is_seen_with_the_familys_agreement_and_told_to_the_worker():
    one = seen(score())
    assert (one.circle, one.managed, one.subjects) == (frozenset({ONE, TWO}), TWO, frozenset())
    one.reflect(words="I was nervous.", by=YOU)
    one.give_feedback(on=TODAY, by=ME)
    assert (one.reflection, one.feedback_on, noted(one).type) == ("I was nervous.", TODAY, "observation.feedback_given")
    with invalid("/family_agreed"):
        seen(family_agreed=False)
    with invalid("/worker_id"):
        seen(worker_id=ONE)
    with invalid("/on"):
        seen(on=TOMORROW)
    with invalid("/on"):
        one.give_feedback(on=TODAY - timedelta(days=1), by=ME)


def test_each_writes_their_own_part():
    one = seen()
    with refused("not-yours"):
        one.reflect(words="x", by=ME)
    with refused("not-yours"):
        one.give_feedback(on=TODAY, by=YOU)
    with refused("not-yours"):
        one.amend(strengths="x", by=YOU)
    one.amend(strengths="She listened.", by=ME)
    assert one.strengths == "She listened."


def test_scores_belong_to_a_named_instrument():
    with invalid("/instrument"):
        seen(score(), instrument=None)
    with invalid("/instrument"):
        seen(instrument="made-up")
    with invalid("/scores/0/aspect"):
        seen(score("Charm"))
    with invalid("/scores/0/score"):
        seen(score(score=6))
    with invalid("/scores/1/score"):
        seen(score(), score("Partnership", score=None))
    assert seen(score("Charm"), instrument="local").scores[0].aspect == "Charm"
    assert seen(instrument=None).scores == ()
    assert all(each.source for each in INSTRUMENTS)


# --- reflective groups -------------------------------------------------------------------------------------------


def group(**facts: Any) -> Reflection:
    usual: dict[str, Any] = {
        "id": new_id(),
        "facilitator_id": ONE,
        "planned_for": NOW,
        "theme": "Endings",
        "venue": None,
        "by": ME,
    }
    return Reflection.plan(**usual | facts)


def came(*workers: Any) -> tuple[ReflectionAttendee, ...]:
    return tuple(ReflectionAttendee(id=new_id(), worker_id=each) for each in workers)


def test_a_group_is_about_no_child_and_is_evaluated_by_who_came():
    one = group()
    assert one.subjects | one.circle == set()
    one.hold(learned="Say goodbye twice.", attendees=came(ONE, TWO), by=ME)
    assert one.state is ReflectionState.HELD
    one.answer(answer_id=new_id(), helped=Helped.YES, differently=None, by=YOU)
    with refused("answered"):
        one.answer(answer_id=new_id(), helped=Helped.NO, differently=None, by=YOU)
    with refused("not-there"):
        one.answer(answer_id=new_id(), helped=Helped.NO, differently=None, by=by())
    with refused("not-planned"):
        one.cancel(reason="x", by=ME)


def test_a_group_that_has_not_met_teaches_nothing_yet():
    with refused("not-yet"):
        group(planned_for=NOW + timedelta(hours=1)).hold(learned="x", attendees=came(ONE), by=ME)
    for attendees in ((), came(ONE, ONE)):
        with invalid("/attendees"):
            group().hold(learned="x", attendees=attendees, by=ME)
    with refused("not-held"):
        group().answer(answer_id=new_id(), helped=Helped.YES, differently=None, by=ME)
    for verb, facts in (("hold", {"learned": "x", "attendees": came(ONE)}), ("cancel", {"reason": "x"})):
        with refused("not-yours"):
            getattr(group(), verb)(**facts, by=YOU)
    one = group()
    one.cancel(reason="Snow.", by=ME)
    assert noted(one).reason == "Snow."


# --- going together ----------------------------------------------------------------------------------------------


def asked(**facts: Any) -> Accompaniment:
    usual: dict[str, Any] = {
        "id": new_id(),
        "child_ids": (CHILD,),
        "purpose": CompanyPurpose.SUPPORT,
        "wanted_for": NOW,
        "words": None,
    }
    return Accompaniment.ask(**usual | facts, by=ME)


def test_a_colleague_says_yes_and_the_visit_is_linked():
    one = asked()
    assert one.subjects == {CHILD}
    with refused("own-request"):
        one.agree(by=ME)
    one.agree(by=YOU)
    with refused("not-now"):
        one.agree(by=by())
    visit = a_visit(a_seen_child(CHILD))
    for other in (a_visit(a_seen_child(new_id())), a_planned_visit(CHILD)):
        with invalid("/visit_id"):
            one.finish(other, by=YOU)
    with refused("not-yours"):
        one.finish(visit, by=by())
    one.finish(visit, by=YOU)
    assert (one.state, one.visit_id, noted(one).occurred_at) == (AccompanimentState.DONE, visit.id, visit.made_at)
    with refused("over"):
        one.withdraw(reason="x", by=ME)


def test_a_request_is_for_a_child_and_can_be_withdrawn_by_the_two():
    for ids in ((), (CHILD, CHILD)):
        with invalid("/child_ids"):
            asked(child_ids=ids)
    one = asked()
    with refused("not-yours"):
        one.withdraw(reason="x", by=YOU)
    with refused("not-now"):
        one.finish(a_visit(a_seen_child(CHILD)), by=ME)
    one.withdraw(reason="Went alone.", by=ME)
    assert noted(one).type == "accompaniment.withdrawn"


# --- the workbook ------------------------------------------------------------------------------------------------


def book(**facts: Any) -> Workbook:
    return Workbook.open(**usually(id=new_id(), family_id=new_id(), child_ids=(CHILD,), by=ME) | facts)


def month(on: date, words: str = "Calmer.") -> WorkbookSummary:
    return WorkbookSummary(id=new_id(), month=on, worker_id=ONE, words=words)


def test_a_month_has_one_summary_which_is_written_anew():
    one, first = book(), month(TODAY.replace(day=1))
    assert one.subjects == {CHILD}
    one.summarise(first, by=ME)
    one.summarise(month(date(2026, 2, 1)), by=ME)
    one.summarise(month(first.month, "Much calmer."), by=ME)
    assert [(each.month, each.words) for each in one.summaries] == [
        (date(2026, 2, 1), "Calmer."), (first.month, "Much calmer."),
    ]  # fmt: skip
    assert one.summaries[1].id == first.id
    for wrong in (TODAY, date(2026, 4, 1)):
        with invalid("/month"):
            one.summarise(month(wrong), by=ME)
    with invalid("/family_id"):
        book(child_ids=())


def test_modules_are_eight_rows_that_an_authority_names():
    assert [each.title for each in MODULES] == [f"Module {n}" for n in range(1, 9)]
    one, id = book(), new_id()
    one.begin_module("module_2", module_id=id, title="Why we argue", since=TODAY, by=ME)
    assert (one.modules[0].title, noted(one).facts) == ("Why we argue", {"title": "Why we argue"})
    with refused("module-begun"):
        one.begin_module("module_2", module_id=new_id(), title=None, since=TODAY, by=ME)
    with invalid("/code"):
        one.begin_module("module_9", module_id=new_id(), title=None, since=TODAY, by=ME)
    with invalid("/since"):
        one.begin_module("module_3", module_id=new_id(), title=None, since=TOMORROW, by=ME)
    with invalid("/until"):
        one.finish_module(id, until=TOMORROW, by=ME)
    one.finish_module(id, until=TODAY, by=ME)
    with refused("module-unknown"):
        one.finish_module(id, until=TODAY, by=ME)
    one.begin_module("module_2", module_id=new_id(), title=None, since=TODAY, by=ME)
    assert one.modules[1].title == "Module 2"


@pytest.mark.parametrize("discipline", Discipline)
def test_a_chapter_is_one_text_that_goes_on(discipline: Discipline):
    whole = book()
    one = Chapter.begin(whole, id=new_id(), discipline=discipline, words="He drinks less.", by=ME)
    assert (one.subjects, one.worker_id) == (whole.subjects, ONE)
    one.write(words="He has not drunk for a month.", by=YOU)
    assert (one.worker_id, noted(one).type) == (TWO, "chapter.written")
    with invalid("/words"):
        one.write(words=one.words, by=ME)
