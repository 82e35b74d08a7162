"""A run of the Department's daily flow comes to one end."""

from datetime import UTC, datetime

import pytest

from domain.aggregate import By
from domain.daily import Daily, DailyState, Figures
from domain.errors import RuleBroken
from domain.ids import new_id

BY = By(new_id(), "analyst", datetime(2026, 11, 23, 2, 30, tzinfo=UTC))


def asked():
    return Daily.ask(id=new_id(), full=False, by=BY)


def test_a_run_that_was_cut_off_goes_on_and_keeps_its_figures():
    run = asked()
    run.begin(by=BY)
    assert run.is_open
    run.begin(by=BY)
    run.finish(Figures(children=12, accepted=3, unchanged=9), by=BY)
    assert (run.state, run.children, run.accepted, run.ended_at, run.is_open) == (DailyState.DONE, 12, 3, BY.at, False)
    assert [change.type for change in run.changes] == ["daily.asked", "daily.begun", "daily.begun", "daily.finished"]


def test_a_run_that_stops_says_why():
    run = asked()
    run.begin(by=BY)
    run.stop(Figures(unsure=2), "It does not answer.", by=BY)
    assert (run.state, run.words, run.unsure) == (DailyState.STOPPED, "It does not answer.", 2)
    assert run.changes[-1].reason == "It does not answer."


@pytest.mark.parametrize("verb", [
    lambda run: run.begin(by=BY), lambda run: run.finish(Figures(), by=BY), lambda run: run.stop(Figures(), "x", by=BY),
])  # fmt: skip
def test_what_has_ended_does_not_begin_again(verb):
    run = asked()
    run.finish(Figures(), by=BY)
    with pytest.raises(RuleBroken):
        verb(run)
