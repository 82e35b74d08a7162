"""Professionals who see it differently: who thinks what, level by level, until it is resolved."""

from datetime import timedelta
from typing import Any

from domain.delegation import Rung
from domain.disagreement import Disagreement, DisagreementAttempt, DisagreementChild, DisagreementPosition
from domain.ids import new_id
from tests.builders import TODAY, by
from tests.domain.refusals import invalid, noted, refused

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def a_position(who, **facts):
    usual: dict[str, Any] = {
        "id": new_id(), "who": who, "agency": "School", "thinks": "It is time.", "right_for_child": "More help.",
        "on": TODAY,
    }  # fmt: skip
    return DisagreementPosition(**usual | facts)


def an_attempt(rung=Rung.PRACTITIONER, **facts):
    usual: dict[str, Any] = {
        "id": new_id(),
        "rung": rung,
        "on": TODAY,
        "with_whom": "Ms Tan",
        "words": "Not yet.",
    }
    return DisagreementAttempt(**usual | facts)


def a_disagreement(**facts):
    usual: dict[str, Any] = {
        "id": new_id(), "step_id": new_id(), "answer_by": None, "about": "Whether he needs a plan",
        "raised_on": TODAY, "safe_meanwhile": "He sleeps at his aunt's.",
        "children": (DisagreementChild(id=new_id(), child_id=new_id()),),
        "positions": (a_position("Ms Tan"), a_position("Ama Bell", agency="Social care")),
    }  # fmt: skip
    return Disagreement.raise_(by=by(), **usual | facts)


def test_it_begins_between_those_who_know_the_child():
    found = a_disagreement()
    assert (found.rung, found.resolved_on) == (Rung.PRACTITIONER, None)
    assert noted(found).type == "disagreement.raised"


def test_it_has_a_child_and_two_sides():
    with invalid("/children"):
        a_disagreement(children=())
    with invalid("/positions"):
        a_disagreement(positions=(a_position("Ms Tan"), a_position("Ms Tan")))
    with invalid("/raised_on"):
        a_disagreement(raised_on=TOMORROW)


def test_a_level_tries_before_the_next_takes_it_up_unless_it_cannot_wait():
    found = a_disagreement()
    with invalid("/because"):
        found.climb(step_id=new_id(), on=TODAY, answer_by=None, because=None, by=by())
    found.attempt(an_attempt(), by=by())
    found.climb(step_id=new_id(), on=TODAY, answer_by=TOMORROW, because=None, by=by())
    assert (found.rung, found.steps[-1].answer_by) == (Rung.MANAGER, TOMORROW)
    with invalid("/rung"):
        found.attempt(an_attempt(), by=by())
    found.climb(step_id=new_id(), on=TODAY, answer_by=None, because="He is not safe tonight.", by=by())
    found.climb(step_id=new_id(), on=TODAY, answer_by=None, because="As before.", by=by())
    assert found.rung is Rung.DIRECTOR
    with refused("highest-level"):
        found.climb(step_id=new_id(), on=TODAY, answer_by=None, because="x", by=by())


def test_days_are_not_before_the_level_nor_in_the_future():
    found = a_disagreement()
    for day in (YESTERDAY, TOMORROW):
        with invalid("/on"):
            found.attempt(an_attempt(on=day), by=by())
        with invalid("/on"):
            found.resolve(on=day, resolution="x", by=by())


def test_views_and_safety_go_on_until_it_is_resolved():
    found = a_disagreement()
    found.hear(a_position("Dr Osei", agency="Health"), by=by())
    found.keep_safe("His aunt and the school nurse see him daily.", by=by())
    assert noted(found).type == "disagreement.kept_safe"
    found.resolve(on=TODAY, resolution="We assess together.", by=by())
    assert noted(found).reason == "We assess together."
    with refused("resolved"):
        found.hear(a_position("Ms Tan"), by=by())
