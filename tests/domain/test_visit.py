"""A visit: planned, made when a child was seen, put right; and what we promised."""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.errors import DomainError
from domain.ids import new_id
from domain.visit import Place, Visit, VisitChild, VisitPromise, VisitState
from tests.builders import NOW, TODAY, a_planned_visit, a_promise, a_seen_child, a_visit, by
from tests.domain.refusals import invalid, noted, refused

TOMORROW = TODAY + timedelta(days=1)
LATER = NOW + timedelta(hours=1)


def _account(*children: VisitChild, **facts: Any) -> dict[str, Any]:
    return {"made_at": NOW, "place": Place.HOME, "account": "We talked.", "children": children} | facts


# --- planned -----------------------------------------------------------------------------------------------------


def test_a_visit_is_planned_for_one_child_or_several():
    one, two = new_id(), new_id()
    visit = a_planned_visit(one, two, planned_for=LATER)
    assert visit.subjects == {one, two}
    assert (visit.state, visit.made_at) == (VisitState.PLANNED, None)
    assert noted(visit).type == "visit.planned"


def test_a_visit_is_for_at_least_one_child_and_names_each_once():
    child = new_id()
    with invalid("/children"):
        a_planned_visit(children=())
    with invalid("/children"):
        a_planned_visit(child, child)
    with invalid("/children"):
        a_visit(a_seen_child(child), a_seen_child(child))


def test_a_planned_visit_takes_place_and_may_differ_from_the_plan():
    planned, other = new_id(), new_id()
    visit = a_planned_visit(planned, planned_for=LATER)
    visit.make(by=by(), **_account(a_seen_child(other), place=Place.SCHOOL))
    assert visit.subjects == {other}
    assert (visit.state, visit.place) == (VisitState.MADE, Place.SCHOOL)
    assert visit.planned_for == LATER
    assert noted(visit).type == "visit.made"
    assert noted(visit).occurred_at == NOW


def test_a_planned_visit_is_cancelled_with_a_reason():
    visit = a_planned_visit()
    visit.cancel(reason="The school trip is that day.", by=by())
    assert (visit.state, visit.cancelled_because) == (VisitState.CANCELLED, "The school trip is that day.")
    assert noted(visit).reason == "The school trip is that day."


def test_what_was_made_or_cancelled_is_neither_made_nor_cancelled_again():
    cancelled = a_planned_visit()
    cancelled.cancel(reason="They are away.", by=by())
    for visit in (a_visit(), cancelled):
        with refused("not-planned"):
            visit.make(by=by(), **_account(a_seen_child()))
        with refused("not-planned"):
            visit.cancel(reason="They are away.", by=by())
        assert visit.version == len(visit.changes)


# --- made --------------------------------------------------------------------------------------------------------


def test_a_visit_that_was_not_planned_is_recorded_as_made():
    earlier = NOW - timedelta(days=2)
    visit = a_visit(made_at=earlier)
    assert (visit.state, visit.planned_for) == (VisitState.MADE, None)
    assert noted(visit).occurred_at == earlier


def test_what_is_particular_to_each_child_is_kept_apart():
    one = a_seen_child(own_words="I like it here.", bedroom_seen=True)
    two = a_seen_child(seen_alone=False, particular="Asleep most of the time.")
    three = a_seen_child(seen=False, seen_alone=False)
    visit = a_visit(one, two, three)
    assert visit.children == (one, two, three)
    facts = noted(visit).facts
    assert (facts["seen"], facts["seen_alone"]) == ([one.child_id, two.child_id], [one.child_id])


def test_the_note_of_a_visit_repeats_neither_the_account_nor_a_childs_words():
    assert set(noted(a_visit()).facts) == {"place", "purpose", "seen", "seen_alone"}


def test_a_visit_where_no_child_was_seen_is_not_a_visit():
    with invalid("/children/0/seen"):
        a_visit(a_seen_child(seen=False, seen_alone=False))
    with invalid("/children/0/seen"):
        a_planned_visit().make(by=by(), **_account(a_seen_child(seen=False, seen_alone=False)))


def test_seen_is_not_seen_alone_and_who_was_not_seen_was_not_seen_alone():
    a_visit(a_seen_child(seen_alone=False))
    with invalid("/children/1/seen_alone"):
        a_visit(a_seen_child(), a_seen_child(seen=False))


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"made_at": None}, "/made_at"),
        ({"made_at": NOW + timedelta(seconds=1)}, "/made_at"),
        ({"place": None}, "/place"),
        ({"promises": (a_promise(), a_promise(child_id=new_id()))}, "/promises/1/child_id"),
        ({"promises": (a_promise(kept_on=TOMORROW),)}, "/promises/0/kept_on"),
    ],
)
def test_an_account_says_when_and_where_and_promises_to_those_who_were_there(facts: dict[str, Any], pointer: str):
    with invalid(pointer):
        a_visit(**facts)
    with invalid(pointer):
        a_planned_visit().make(by=by(), **_account(a_seen_child(), **facts))
    with invalid(pointer):
        a_visit().amend(by=by(), **facts)


def test_an_account_is_put_right_and_says_when_the_visit_was():
    visit = a_visit()
    earlier = NOW - timedelta(hours=3)
    visit.amend(by=by(LATER), account="We had toast, then went to the park.", made_at=earlier)
    assert visit.account == "We had toast, then went to the park."
    assert noted(visit).type == "visit.amended"
    assert (noted(visit).occurred_at, noted(visit).by.at) == (earlier, LATER)


def test_only_what_was_made_is_put_right():
    cancelled = a_planned_visit()
    cancelled.cancel(reason="They are away.", by=by())
    for visit in (a_planned_visit(), cancelled):
        with refused("not-made"):
            visit.amend(by=by(), account="We talked.")


# --- promised ----------------------------------------------------------------------------------------------------


def test_a_promise_is_made_to_a_child_or_to_the_family_and_kept_on_a_day():
    child = a_seen_child()
    visit = a_visit(child, promises=(a_promise(), a_promise("Bring the book.", child_id=child.child_id)))
    visit.keep_promise(visit.promises[1].id, on=TODAY, by=by())
    assert [promise.kept_on for promise in visit.promises] == [None, TODAY]
    assert noted(visit).type == "visit.promise_kept"


def test_a_promise_can_be_kept_before_the_visit_is_written_up():
    assert a_visit(promises=(a_promise(kept_on=TODAY),)).promises[0].kept_on == TODAY


def test_a_promise_is_kept_once():
    visit = a_visit(promises=(a_promise(),))
    visit.keep_promise(visit.promises[0].id, on=TODAY, by=by())
    with refused("promise-unknown"):
        visit.keep_promise(visit.promises[0].id, on=TODAY, by=by())
    with refused("promise-unknown"):
        visit.keep_promise(new_id(), on=TODAY, by=by())


def test_a_promise_is_not_kept_in_the_future():
    visit = a_visit(promises=(a_promise(),))
    with invalid("/on"):
        visit.keep_promise(visit.promises[0].id, on=TOMORROW, by=by())


# --- whatever happens, in whatever order -------------------------------------------------------------------------

CHILDREN = [new_id() for _ in range(3)]
children = st.lists(
    st.builds(
        VisitChild, id=st.builds(new_id), child_id=st.sampled_from(CHILDREN), seen=st.booleans(),
        seen_alone=st.booleans(), own_words=st.none() | st.text(max_size=5),
    ),
    max_size=3,
).map(tuple)  # fmt: skip
days = st.dates(TODAY - timedelta(days=2), TOMORROW)
promises = st.lists(
    st.builds(
        VisitPromise, id=st.builds(new_id), words=st.text(max_size=5), child_id=st.none() | st.sampled_from(CHILDREN),
        kept_on=st.none() | days,
    ),
    max_size=2,
).map(tuple)  # fmt: skip
accounts = st.fixed_dictionaries(
    {
        "made_at": st.none() | st.datetimes(datetime(2026, 3, 1), datetime(2026, 3, 5), timezones=st.just(UTC)),  # noqa: DTZ001
        "place": st.none() | st.sampled_from(Place),
        "account": st.text(max_size=5),
        "children": children,
        "promises": promises,
    }
)  # fmt: skip


class VisitMachine(RuleBasedStateMachine):
    """One visit, three children, and a worker who writes anything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.visit: Visit = a_planned_visit(*CHILDREN)
        self.done = 1
        self.ended = False

    @initialize(planned=st.booleans())
    def begin(self, planned: bool):
        if not planned:
            self.visit = a_visit(a_seen_child(CHILDREN[0]))

    def attempt(self, verb: str, *parts: Any, **facts: Any) -> bool:
        before = deepcopy(self.visit)
        try:
            getattr(self.visit, verb)(*parts, **facts, by=by())
        except DomainError:
            assert self.visit.version == before.version
            assert len(self.visit.changes) == len(before.changes)
            self.visit = before
            return False
        self.done += 1
        return True

    @rule(account=accounts)
    def make(self, account: dict[str, Any]):
        was = self.visit.state
        if self.attempt("make", **account):
            assert (was, self.visit.state) == (VisitState.PLANNED, VisitState.MADE)

    @rule()
    def make_as_planned(self):
        seen = tuple(a_seen_child(child.child_id) for child in self.visit.children)
        was = self.visit.state
        assert self.attempt("make", **_account(*seen)) is (was is VisitState.PLANNED)

    @rule(account=accounts)
    def amend(self, account: dict[str, Any]):
        was = self.visit.state
        if self.attempt("amend", **account):
            assert was is self.visit.state is VisitState.MADE

    @rule()
    def cancel(self):
        was = self.visit.state
        assert self.attempt("cancel", reason="They are away.") is (was is VisitState.PLANNED)

    @rule(on=days)
    def promise_and_keep(self, on: date):
        self.attempt("amend", promises=(a_promise(),))
        for promise in self.visit.promises:
            open_before = promise.kept_on is None
            kept = self.attempt("keep_promise", promise.id, on=on)
            assert kept is (open_before and on <= TODAY)

    @invariant()
    def every_change_is_noted_once(self):
        assert self.visit.version == self.done
        assert [change.version for change in self.visit.changes] == list(range(1, self.done + 1))

    @invariant()
    def what_was_made_has_a_time_a_place_and_a_child_who_was_seen(self):
        if self.visit.state is VisitState.MADE:
            assert self.visit.made_at
            assert self.visit.made_at <= NOW
            assert self.visit.place
            assert any(child.seen for child in self.visit.children)

    @invariant()
    def what_was_not_made_has_no_account(self):
        if self.visit.state is not VisitState.MADE:
            assert (self.visit.made_at, self.visit.place, self.visit.account) == (None, None, None)
            assert not any(child.seen for child in self.visit.children)

    @invariant()
    def a_reason_goes_with_cancelling_and_only_with_it(self):
        assert (self.visit.state is VisitState.CANCELLED) is (self.visit.cancelled_because is not None)

    @invariant()
    def each_child_is_named_once_and_none_seen_alone_unseen(self):
        assert 0 < len(self.visit.children) == len(self.visit.subjects)
        assert all(child.seen or not child.seen_alone for child in self.visit.children)

    @invariant()
    def promises_are_to_those_who_were_there_and_not_kept_in_the_future(self):
        for promise in self.visit.promises:
            assert promise.child_id is None or promise.child_id in self.visit.subjects
            assert promise.kept_on is None or promise.kept_on <= TODAY


TestVisitMachine = VisitMachine.TestCase
TestVisitMachine.settings = settings(max_examples=60, stateful_step_count=25)
