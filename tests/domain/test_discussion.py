"""A discussion: parts that are written side by side, what is decided, and what was agreed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.aggregate import By
from domain.discipline import Discipline
from domain.discussion import (
    Discussion,
    DiscussionAction,
    DiscussionChange,
    DiscussionChild,
    DiscussionPart,
    DiscussionState,
    PartKind,
    Readiness,
)  # fmt: skip
from domain.errors import Stale
from domain.ids import new_id
from tests.domain.refusals import invalid, refused

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
TODAY = date(2026, 3, 2)
MANAGER, WORKER = By(new_id(), "pod_manager", NOW), By(new_id(), "social_worker", NOW)


def children(count: int = 1) -> tuple[DiscussionChild, ...]:
    return tuple(DiscussionChild(id=new_id(), child_id=new_id()) for _ in range(count))


def part(kind: PartKind, words: str = "x", **facts) -> DiscussionPart:
    return DiscussionPart(id=new_id(), kind=kind, words=words, version=0, written_by=WORKER.actor_id, **facts)


def begun(count: int = 1) -> Discussion:
    return Discussion.begin(id=new_id(), supervision_id=new_id(), children=children(count), by=MANAGER)


def decided() -> Discussion:
    made = begun()
    made.write(part(PartKind.DECISION, "We go on as we are."), 0, by=MANAGER)
    made.conclude(accountable_id=MANAGER.actor_id, on=TODAY, next_by=None, by=MANAGER)
    return made


def test_two_people_write_in_different_parts_and_both_are_kept():
    made = begun()
    made.write(part(PartKind.STRENGTHS, "Grandmother comes daily."), 0, by=WORKER)
    made.write(part(PartKind.WORRIES, "He is tired."), 0, by=MANAGER)
    made.write(part(PartKind.UPDATE, "Dad came twice.", discipline=Discipline.SUBSTANCE_MISUSE), 0, by=WORKER)
    made.write(part(PartKind.UPDATE, "No incident.", discipline=Discipline.PROBATION), 0, by=MANAGER)
    assert {each.words for each in made.parts} == {
        "Grandmother comes daily.", "He is tired.", "Dad came twice.", "No incident.",
    }  # fmt: skip


def test_who_writes_the_same_part_second_is_told_and_nothing_is_lost():
    made = begun()
    made.write(part(PartKind.WORRIES, "He is tired."), 0, by=MANAGER)
    with pytest.raises(Stale) as caught:
        made.write(part(PartKind.WORRIES, "He is hungry."), 0, by=WORKER)
    assert caught.value.current_version == 1
    assert [each.words for each in made.parts] == ["He is tired."]
    made.write(part(PartKind.WORRIES, "He is tired and hungry."), 1, by=WORKER)
    assert [(each.words, each.version) for each in made.parts] == [("He is tired and hungry.", 2)]


def test_what_was_sent_again_is_known():
    made = begun()
    made.write(part(PartKind.WORRIES, "He is tired."), 0, by=MANAGER)
    assert made.holds(part(PartKind.WORRIES, "He is tired."))
    assert not made.holds(part(PartKind.WORRIES, "He is hungry."))
    assert not made.holds(part(PartKind.STRENGTHS, "He is tired."))


def test_differing_views_stand_beside_each_other():
    made = begun()
    made.write(part(PartKind.VIEW, "It is safe.", who="The school nurse"), 0, by=WORKER)
    made.write(part(PartKind.VIEW, "It is not.", who="His grandfather"), 0, by=WORKER)
    assert [each.who for each in made.parts] == ["The school nurse", "His grandfather"]
    with invalid("/who"):
        made.write(part(PartKind.VIEW), 0, by=WORKER)


def test_what_differs_for_one_child_is_a_part_of_its_own():
    made = begun(2)
    first, second = (child.child_id for child in made.children)
    made.write(part(PartKind.MEANING, "He needs sleep.", child_id=first), 0, by=WORKER)
    made.write(part(PartKind.MEANING, "She needs friends.", child_id=second), 0, by=WORKER)
    assert len(made.parts) == 2
    with invalid("/child_id"):
        made.write(part(PartKind.MEANING, child_id=new_id()), 0, by=WORKER)


def test_an_update_is_one_disciplines():
    made = begun()
    with invalid("/discipline"):
        made.write(part(PartKind.UPDATE), 0, by=WORKER)
    with invalid("/discipline"):
        made.write(part(PartKind.WORRIES, discipline=Discipline.HEALTH), 0, by=WORKER)


def test_how_ready_an_adult_is_can_change():
    made, adult = begun(), new_id()
    made.judge(
        DiscussionChange(id=new_id(), person_id=adult, readiness=Readiness.CONTEMPLATION, version=0), 0, by=WORKER
    )
    with pytest.raises(Stale):
        made.judge(DiscussionChange(id=new_id(), person_id=adult, readiness=Readiness.ACTION, version=0), 0, by=WORKER)
    made.judge(DiscussionChange(id=new_id(), person_id=adult, readiness=Readiness.PREPARATION, version=0), 1, by=WORKER)
    assert [(each.readiness, each.version) for each in made.readiness] == [(Readiness.PREPARATION, 2)]


def test_deciding_needs_a_decision_that_was_seen():
    made = begun()
    with invalid("/decision"):
        made.conclude(accountable_id=new_id(), on=TODAY, next_by=None, by=MANAGER)
    made.write(part(PartKind.DECISION, "We go on."), 0, by=MANAGER)
    made.write(part(PartKind.DECISION, "We step down."), 1, by=WORKER)
    with pytest.raises(Stale):
        made.must_be_seen(1)
    made.must_be_seen(2)
    with invalid("/next_by"):
        made.conclude(accountable_id=new_id(), on=TODAY, next_by=TODAY, by=MANAGER)
    made.conclude(accountable_id=MANAGER.actor_id, on=TODAY, next_by=TODAY + timedelta(days=14), by=MANAGER)
    assert (made.state, made.accountable_id) == (DiscussionState.CONCLUDED, MANAGER.actor_id)
    assert [child.discussed_on for child in made.children] == [TODAY]
    with refused("not-begun"):
        made.conclude(accountable_id=new_id(), on=TODAY, next_by=None, by=MANAGER)


def test_what_was_decided_stands_until_it_is_taken_up_again_and_other_parts_stay_open():
    made = decided()
    made.write(part(PartKind.UPDATE, "Came in late.", discipline=Discipline.HEALTH), 0, by=WORKER)
    with refused("concluded"):
        made.write(part(PartKind.DECISION, "Other."), 1, by=WORKER)
    made.resume(reason="The school rang.", by=MANAGER)
    assert [child.discussed_on for child in made.children] == [None]
    made.write(part(PartKind.DECISION, "Other."), 1, by=MANAGER)
    with refused("not-concluded"):
        made.resume(reason="x", by=MANAGER)


def test_what_was_asked_for_is_taken_up_with_brothers_and_sisters():
    asked = Discussion.ask(id=new_id(), children=children(), because="Worried about evenings.", by=WORKER)
    assert (asked.asked_by, asked.asked_on) == (WORKER.actor_id, TODAY)
    with refused("not-begun"):
        asked.write(part(PartKind.WORRIES), 0, by=WORKER)
    other = children()
    asked.take_up(new_id(), children=(*asked.children, *other), by=MANAGER)
    assert len(asked.children) == 2
    with refused("taken-up"):
        asked.take_up(new_id(), children=other, by=MANAGER)
    asked.put_off(reason="The nurse was away.", by=MANAGER)
    asked.withdraw(reason="It has been settled.", by=WORKER)
    with refused("not-asked"):
        asked.withdraw(reason="x", by=WORKER)
    with refused("not-begun"):
        asked.put_off(reason="x", by=MANAGER)


def test_each_child_is_named_once_and_there_is_one():
    twice = children() * 2
    with invalid("/children"):
        Discussion.ask(id=new_id(), children=(), because="x", by=WORKER)
    with invalid("/children"):
        Discussion.ask(id=new_id(), children=twice, because="x", by=WORKER)


def test_an_action_is_agreed_changed_and_done_or_given_up():
    made, action = begun(), DiscussionAction(id=new_id(), words="Ring the landlord", owner_name="Ama Mensah")
    made.add_action(action, 0, by=WORKER)
    with pytest.raises(Stale):
        made.add_action(action, 0, by=MANAGER)
    made.add_action(
        DiscussionAction(id=action.id, words="Write to the landlord", owner_name="Ama Mensah"), 1, by=WORKER
    )
    with invalid("/outcome"):
        made.do_action(action.id, 2, on=None, outcome=None, by=WORKER)
    with invalid("/on"):
        made.do_action(action.id, 2, on=TODAY + timedelta(days=1), outcome=None, by=WORKER)
    with pytest.raises(Stale):
        made.do_action(action.id, 1, on=TODAY, outcome=None, by=WORKER)
    made.do_action(action.id, 2, on=TODAY, outcome="They mend the heating.", by=WORKER)
    assert [(each.words, each.done_on) for each in made.actions] == [("Write to the landlord", TODAY)]
    with refused("action-over"):
        made.do_action(action.id, 3, on=TODAY, outcome=None, by=WORKER)
    with refused("action-over"):
        made.add_action(action, 3, by=WORKER)
    with refused("action-unknown"):
        made.do_action(new_id(), 0, on=TODAY, outcome=None, by=WORKER)
    second = DiscussionAction(id=new_id(), words="Ask the doctor", owner_name="Ama Mensah")
    made.add_action(second, 0, by=WORKER)
    made.do_action(second.id, 1, on=None, outcome="She is better.", by=WORKER)
    assert made.actions[1].dropped
