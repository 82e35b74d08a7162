"""A promise outside a visit: given, kept, or explained to the child."""

from datetime import timedelta
from typing import Any

from domain.ids import new_id
from domain.promise import Promise, Said
from tests.builders import TODAY, by
from tests.domain.refusals import invalid, noted, refused

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def a_promise(**facts):
    usual: dict[str, Any] = {
        "id": new_id(), "child_id": new_id(), "words": "I will ask about the club.", "said_on": TODAY,
        "said_how": Said.TELEPHONE, "said_by": new_id(),
    }  # fmt: skip
    return Promise.give(by=by(), **usual | facts)


def test_it_was_said_by_today_and_is_due_after():
    child = new_id()
    assert a_promise(child_id=child, by_when=TOMORROW).subjects == {child}
    with invalid("/said_on"):
        a_promise(said_on=TOMORROW)
    with invalid("/by_when"):
        a_promise(by_when=YESTERDAY)


def test_it_is_kept_once_and_not_before_it_was_said():
    promise = a_promise()
    for day in (YESTERDAY, TOMORROW):
        with invalid("/on"):
            promise.keep(on=day, by=by())
    promise.keep(on=TODAY, by=by())
    assert noted(promise).type == "promise.kept"
    with refused("promise-over"):
        promise.keep(on=TODAY, by=by())


def test_a_child_is_told_why_it_cannot_be_kept():
    promise = a_promise()
    with invalid("/told_on"):
        promise.explain(told_on=TOMORROW, because="x", by=by())
    promise.explain(told_on=TODAY, because="The club has closed.", by=by())
    assert (promise.kept_on, noted(promise).reason) == (None, "The club has closed.")
    with refused("promise-over"):
        promise.keep(on=TODAY, by=by())
