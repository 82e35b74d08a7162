"""Personal supervision, and what of it is for the two only."""

from datetime import timedelta
from typing import Any

import pytest

from domain.ids import new_id
from domain.personal import Personal, PersonalAgreement, PersonalState
from domain.wellbeing import Wellbeing
from persistence.state import kept, to_state
from tests.builders import NOW, TODAY, by
from tests.domain.refusals import invalid, noted, refused

BOSS, OWN, OTHER = new_id(), new_id(), new_id()


def _usual(**facts: Any) -> dict[str, Any]:
    return facts


def planned(**facts: Any) -> Personal:
    usual: dict[str, Any] = {
        "id": new_id(),
        "supervisor_id": BOSS,
        "supervisee_id": OWN,
        "planned_for": NOW,
        "by": by(actor_id=BOSS),
    }
    return Personal.plan(**usual | facts)


def talk(*agreements: PersonalAgreement, **facts: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "held_on": TODAY,
        "child_ids": (),
        "work": "Much.",
        "development": None,
        "agreements": agreements,
    }
    return usual | facts


def agreement(**facts: Any) -> PersonalAgreement:
    return PersonalAgreement(**_usual(id=new_id(), worker_id=OWN, words="Take leave.") | facts)


def test_two_meet_and_both_are_its_circle():
    one = planned()
    assert (one.state, one.circle, one.managed, one.subjects) == (
        PersonalState.PLANNED,
        frozenset({BOSS, OWN}),
        OWN,
        frozenset(),
    )
    with invalid("/supervisee_id"):
        planned(supervisee_id=BOSS)
    with refused("not-yours"):
        planned(by=by(actor_id=OTHER))


def test_either_writes_what_was_spoken_of_and_completes_it():
    one, child, promised = planned(), new_id(), agreement()
    one.hold(**talk(promised, child_ids=(child,)), by=by(actor_id=OWN))
    assert (one.state, one.held_on, noted(one).type) == (PersonalState.HELD, TODAY, "personal.held")
    assert child not in one.subjects, "a supervision is no part of a child's record"
    one.hold(**talk(promised, work="More."), by=by(actor_id=BOSS))
    assert (one.work, noted(one).type) == ("More.", "personal.amended")
    with invalid("/held_on"):
        one.hold(**talk(held_on=TODAY + timedelta(days=1)), by=by(actor_id=OWN))
    with invalid("/child_ids"):
        one.hold(**talk(child_ids=(child, child)), by=by(actor_id=OWN))
    with invalid("/agreements/0/worker_id"):
        one.hold(**talk(agreement(worker_id=OTHER)), by=by(actor_id=OWN))
    assert one.agreements == (promised,), "refused, it stays as it was"


def test_an_agreement_is_kept_once():
    one, promised = planned(), agreement()
    one.hold(**talk(promised), by=by(actor_id=OWN))
    with invalid("/on"):
        one.keep_agreement(promised.id, on=TODAY + timedelta(days=1), by=by(actor_id=OWN))
    one.keep_agreement(promised.id, on=TODAY, by=by(actor_id=OWN))
    assert one.agreements[0].done_on == TODAY
    with refused("agreement-unknown"):
        one.keep_agreement(promised.id, on=TODAY, by=by(actor_id=OWN))


def test_one_that_was_called_off_is_over():
    one = planned()
    one.cancel(reason="Both at court.", by=by(actor_id=OWN))
    assert noted(one).reason == "Both at court."
    with refused("not-planned"):
        one.cancel(reason="x", by=by(actor_id=OWN))
    with refused("supervision-cancelled"):
        one.hold(**talk(), by=by(actor_id=OWN))


@pytest.mark.parametrize("verb", ["hold", "cancel", "keep_agreement"])
def test_nobody_else_writes_in_it(verb: str):
    one = planned()
    facts: dict[str, Any] = {"hold": talk(), "cancel": {"reason": "x"}}.get(
        verb, {"agreement_id": new_id(), "on": TODAY}
    )
    with refused("not-yours"):
        getattr(one, verb)(**facts, by=by(actor_id=OTHER))


# --- how somebody is ---------------------------------------------------------------------------------------------


def test_how_somebody_is_is_written_by_the_two_and_seen_by_no_manager():
    own = Wellbeing.write(planned(), id=new_id(), words="Tired.", by=by(actor_id=OWN))
    assert (own.circle, own.managed, own.subjects) == (frozenset({BOSS, OWN}), None, frozenset())
    own.rewrite(words="Better.", by=by(actor_id=BOSS))
    assert (own.words, noted(own).type) == ("Better.", "wellbeing.rewritten")
    for verb, facts in (("rewrite", {"words": "x"}), ("erase", {})):
        with refused("not-yours"):
            getattr(own, verb)(**facts, by=by(actor_id=OTHER))
    with refused("not-yours"):
        Wellbeing.write(planned(), id=new_id(), words="x", by=by(actor_id=OTHER))


def test_neither_its_notes_nor_what_the_ledger_keeps_have_the_words():
    own = Wellbeing.write(planned(), id=new_id(), words="Tired.", by=by(actor_id=OWN))
    own.rewrite(words="Better.", by=by(actor_id=OWN))
    assert [each.facts for each in own.changes] == [{}, {}]
    assert kept(own, to_state(own))["words"] is None
    assert to_state(own)["words"] == "Better."


def test_the_words_are_erased_once():
    own = Wellbeing.write(planned(), id=new_id(), words="Tired.", by=by(actor_id=OWN))
    own.erase(by=by(actor_id=BOSS))
    assert own.words is None
    with refused("erased"):
        own.erase(by=by(actor_id=BOSS))
