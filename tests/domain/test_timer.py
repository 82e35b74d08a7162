"""Clocks: each limit by a worked example, and what must hold whatever happens."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WorkingDays, add_months
from domain.timer import (
    DueItem,
    Event,
    Limit,
    Rule,
    Span,
    Standing,
    Timer,
    TimerVersion,
    Unit,
    due_day,
    follow,
)
from domain.timescales import BY_CODE, RULES
from tests.builders import TODAY, by
from tests.domain.refusals import invalid, refused

CALENDAR = WorkingDays.of([date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25)])
"""Good Friday, Easter Monday and the two bank holidays of May 2026."""
MONDAY = date(2026, 3, 2)
SCOPE = UUID(int=1)

# Counted by hand on a calendar from Monday 2 March 2026; the source of each limit stands with it in timescales.py.
EXAMPLES = {
    "T3": date(2026, 3, 9), "T4": date(2026, 5, 7), "T6": date(2026, 3, 3), "T6F": date(2026, 3, 9),
    "T8": date(2026, 3, 23), "T9": date(2026, 3, 3), "T12": date(2026, 3, 16), "T13": date(2026, 4, 13),
    "T14": date(2026, 6, 2), "T15": date(2026, 9, 2), "T16": date(2026, 3, 16), "T17": date(2026, 3, 30),
    "T18": date(2026, 3, 12), "T19": date(2026, 4, 13), "T20": date(2026, 3, 30), "T22": date(2026, 5, 25),
    "T22E": date(2026, 5, 25), "T23": date(2026, 3, 16), "T24": date(2026, 3, 9), "T25": date(2026, 3, 9),
    "T26": date(2026, 4, 13), "T27": date(2026, 6, 2), "T27S": date(2026, 4, 13), "T29": date(2026, 3, 9),
    "T29R": date(2026, 4, 13), "T30": date(2026, 3, 9), "T30R": date(2026, 3, 30), "T31": date(2026, 4, 13),
    "T33": date(2026, 3, 30), "T34": date(2026, 6, 2), "T35": date(2026, 9, 2), "T37": date(2026, 7, 2),
    "T38": date(2026, 3, 30), "T39": date(2027, 3, 2), "T39U": date(2026, 9, 2), "T40": date(2026, 3, 16),
    "T40R": date(2026, 7, 2), "T42": date(2026, 6, 22), "T48": date(2026, 3, 5), "T49": date(2026, 3, 4),
    "T50": date(2026, 3, 5), "T51": date(2026, 3, 10), "T52": date(2026, 3, 9), "T53": date(2026, 3, 9),
    "T54": date(2026, 6, 22), "T56": date(2026, 3, 9), "T56H": date(2026, 4, 13), "T56R": date(2026, 6, 2),
    "T57": date(2026, 6, 2), "T58": date(2026, 9, 2), "T60": date(2026, 4, 27),
    "T63": date(2026, 3, 30), "T63S": date(2026, 4, 2),
}  # fmt: skip


def items(rule: Rule, span: Span, *events: Event, local: tuple[Limit, ...] = ()) -> list[DueItem]:
    return follow([rule], [span], events, CALENDAR, {rule.code: local})


def span(kind: str, since: date = MONDAY, **facts) -> Span:
    return Span(kind=kind, since=since, scope=facts.pop("scope", SCOPE), **facts)


def started(rule: Rule) -> list[DueItem]:
    """The items of a rule whose clock starts on the Monday."""
    if rule.at_start:
        return items(rule, span(rule.during))
    return items(rule, span(rule.during, MONDAY - timedelta(days=100)), Event(kind=rule.after[0], on=MONDAY))


def test_every_limit_has_an_example():
    assert set(EXAMPLES) == set(BY_CODE)
    assert len(BY_CODE) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_last_day_is_the_one_counted_by_hand(rule: Rule):
    (item,) = started(rule)
    assert (item.started_on, item.due_on, item.met_on, item.stopped_on) == (MONDAY, EXAMPLES[rule.code], None, None)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_clock_is_met_by_what_its_limit_asks_for_and_stopped_by_the_end_of_its_time(rule: Rule):
    day = MONDAY + timedelta(days=3)
    beginning = MONDAY if rule.at_start else MONDAY - timedelta(days=100)
    before = () if rule.at_start else (Event(kind=rule.after[0], on=MONDAY),)
    for kind in rule.met_by:
        first = items(rule, span(rule.during, beginning), *before, Event(kind=kind, on=day))[0]
        assert (first.started_on, first.met_on, first.stopped_on) == (MONDAY, day, None)
    (stopped,) = items(rule, span(rule.during, beginning, until=day), *before)
    assert (stopped.met_on, stopped.stopped_on) == (None, day)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_limit_says_where_it_comes_from(rule: Rule):
    assert all(limit.source for limit in rule.limits)
    assert rule.may_be_set == (rule.standing in {Standing.LOCAL, Standing.GOOD_PRACTICE})


def test_a_clock_that_repeats_starts_again_when_it_is_met():
    first, second = MONDAY + timedelta(days=4), MONDAY + timedelta(days=11)
    found = items(
        BY_CODE["T16"], span("visits.child_protection"), Event(kind="seen", on=first), Event(kind="seen", on=second)
    )
    assert [(item.started_on, item.met_on) for item in found] == [(MONDAY, first), (first, second), (second, None)]


def test_what_happened_before_counts_only_where_the_law_says_before_or_within():
    early = Event(kind="care.care_plan", on=MONDAY - timedelta(days=5))
    assert items(BY_CODE["T23"], span("looked_after"), early)[0].met_on == early.on
    assert items(BY_CODE["T33"], span("looked_after"), Event(kind="care.review", on=early.on))[0].met_on is None


def test_an_event_of_one_record_does_not_meet_the_clock_of_another():
    other = Event(kind="plan.core_group", on=MONDAY + timedelta(days=2), scope=UUID(int=2))
    assert items(BY_CODE["T12"], span("plan.child_protection"), other)[0].met_on is None


def test_a_plan_can_ask_for_more_visits_and_a_manager_for_an_earlier_day():
    assert items(BY_CODE["T16"], span("visits.child_protection", amount=5))[0].due_on == date(2026, 3, 9)
    assert items(BY_CODE["T4"], span("assessment", due_on=date(2026, 3, 20)))[0].due_on == date(2026, 3, 20)


def test_hours_count_from_the_moment():
    """T48: 72 hours from the return, which summer time does not lengthen."""
    back = datetime(2026, 3, 27, 23, 30, tzinfo=UTC)
    (item,) = items(BY_CODE["T48"], span("returned", date(2026, 3, 27), at=back))
    assert item.due_at == datetime(2026, 3, 30, 23, 30, tzinfo=UTC)
    assert item.due_on == date(2026, 3, 31), "half past midnight in London, by then in summer time"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)), (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)), (date(2026, 1, 15), 12, date(2027, 1, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)), (date(2026, 11, 2), 1, date(2026, 12, 2)),
    ],
)  # fmt: skip
def test_months_are_clamped(day: date, months: int, expected: date):
    assert add_months(day, months) == expected


DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@given(DAYS, st.integers(1, 60), st.sampled_from(list(Unit)))
def test_a_limit_ends_after_it_began_and_working_days_on_a_working_day(start: date, amount: int, unit: Unit):
    end = due_day(start, amount, unit, CALENDAR)
    assert end >= start
    if unit is Unit.WORKING_DAYS:
        assert CALENDAR.is_working(end)
        assert CALENDAR.between(start, end) == amount


@given(DAYS, st.integers(0, 40))
def test_a_month_later_is_never_more_than_the_day_of_the_month(start: date, months: int):
    later = add_months(start, months)
    assert (later.year * 12 + later.month) - (start.year * 12 + start.month) == months
    assert later.day == start.day or (later.day < start.day and (later + timedelta(days=1)).day == 1)


KINDS = sorted({kind for rule in RULES for kind in (*rule.after, *rule.met_by)})
EVENTS = st.lists(st.builds(Event, kind=st.sampled_from(KINDS), on=DAYS), max_size=25)


@given(st.sampled_from(RULES), DAYS, st.one_of(st.none(), st.integers(0, 900)), EVENTS, st.randoms())
def test_whatever_happens_each_clock_is_open_met_or_stopped_and_the_order_of_recording_is_nothing(
    rule: Rule, since: date, length: int | None, events: list[Event], random
):
    time = span(rule.during, since, until=None if length is None else since + timedelta(days=length))
    found = items(rule, time, *events)
    shuffled = [*events]
    random.shuffle(shuffled)
    assert items(rule, time, *shuffled) == found
    assert len({item.started_on for item in found}) == len(found), "one clock a rule and day of start"
    for item in found:
        assert item.started_on >= since
        assert item.met_on is None or item.stopped_on is None
        assert item.met_on is None or item.met_on >= item.started_on - timedelta(days=rule.early)
        assert item.stopped_on is None or item.stopped_on == time.until
    if set(rule.after) <= set(rule.met_by):
        assert sum(item.met_on is None for item in found) <= 1, "what repeats has one open clock"


@given(st.sampled_from([rule for rule in RULES if rule.may_be_set]), DAYS, EVENTS, st.integers(1, 99))
def test_a_new_version_never_moves_a_clock_that_started_before_it(
    rule: Rule, change: date, events: list[Event], amount: int
):
    time = span(rule.during, date(2024, 1, 1))
    new = Limit(since=change, amount=amount, unit=rule.limits[-1].unit, source="ours")
    before = [item for item in items(rule, time, *events) if item.started_on < change]
    after = [item for item in items(rule, time, *events, local=(new,)) if item.started_on < change]
    assert after == before


# --- an authority's own limits ---------------------------------------------------------------------------------------


def a_version(**facts: Any) -> TimerVersion:
    usual: dict[str, Any] = {
        "id": UUID(int=9), "since": TODAY + timedelta(days=1), "amount": 15, "unit": Unit.WORKING_DAYS,
        "source": "Policy 4", "reason": "Agreed.",
    }  # fmt: skip
    return TimerVersion(**usual | facts)


def test_an_authority_sets_a_limit_of_its_own():
    timer = Timer.set_up(BY_CODE["T20"], a_version(), id=UUID(int=8), by=by())
    timer.set(BY_CODE["T20"], a_version(since=TODAY + timedelta(days=30), amount=10), by=by())
    assert [limit.amount for limit in timer.limits] == [15, 10]
    assert [change.type for change in timer.changes] == ["timer.set", "timer.set"]


def test_the_law_is_not_set_here():
    with refused("limit-of-law"):
        Timer.set_up(BY_CODE["T33"], a_version(), id=UUID(int=8), by=by())


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"since": TODAY}, "/since"),
        ({"since": TODAY + timedelta(days=2), "unit": Unit.WEEKS}, "/unit"),
        ({"since": TODAY + timedelta(days=1)}, "/since"),
    ],
)
def test_a_version_is_for_the_time_to_come_in_the_same_unit_and_after_the_last(facts, pointer):
    timer = Timer.set_up(BY_CODE["T20"], a_version(), id=UUID(int=8), by=by())
    with invalid(pointer):
        timer.set(BY_CODE["T20"], a_version(**facts), by=by())
