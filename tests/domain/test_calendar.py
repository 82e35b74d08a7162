"""Days as the law counts them. The oracle for bank holidays is the `holidays` package, for ages a plain count."""

import importlib.util
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from domain.calendar import WorkingDays, add_months, age_in_years, london_date


def _table() -> dict[date, str]:
    """The bank holidays that the first migration brings."""
    path = Path(__file__).parents[2] / "migrations/versions/0001_spine.py"
    spec = importlib.util.spec_from_file_location("first_migration", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {date.fromisoformat(day): name for day, name in module.HOLIDAYS}


TABLE = _table()
ENGLAND = WorkingDays.of(TABLE)
YEARS = range(min(TABLE).year, max(TABLE).year + 1)

days = st.dates(date(YEARS.start, 1, 1), date(YEARS.stop - 1, 12, 31))
calendars = st.frozensets(st.dates(date(2026, 1, 1), date(2026, 3, 31)), max_size=20).map(WorkingDays)
near = st.dates(date(2026, 1, 1), date(2026, 3, 31))


def test_the_table_of_bank_holidays_is_englands():
    oracle = holidays.country_holidays("GB", subdiv="ENG", years=YEARS)
    assert set(TABLE) == set(oracle)


def test_the_table_of_bank_holidays_covers_ten_years_without_a_gap():
    per_year = [sum(day.year == year for day in TABLE) for year in YEARS]
    assert len(YEARS) >= 10
    assert min(per_year) >= 8


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 4, 2), True),  # Thursday before Easter
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 4), False),  # Saturday
        (date(2026, 4, 5), False),  # Sunday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 4, 7), True),
        (date(2022, 6, 2), False),  # Spring bank holiday, moved for the jubilee
        (date(2022, 9, 19), False),  # State funeral
        (date(2023, 5, 8), False),  # Coronation
        (date(2021, 12, 28), False),  # Boxing Day, moved from Sunday
        (date(2026, 8, 3), True),  # the summer holiday of Scotland
        (date(2026, 3, 17), True),  # St Patrick's Day, kept in Northern Ireland
    ],
)
def test_offices_are_closed_on_weekends_and_englands_bank_holidays_only(day: date, working: bool):
    assert ENGLAND.is_working(day) is working


@pytest.mark.parametrize(
    ("start", "within", "due"),
    [
        (date(2026, 3, 4), 0, date(2026, 3, 4)),  # day 0 is the day of the trigger
        (date(2026, 3, 4), 1, date(2026, 3, 5)),
        (date(2026, 3, 6), 1, date(2026, 3, 9)),  # Friday
        (date(2026, 3, 7), 1, date(2026, 3, 9)),  # Saturday
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Thursday before Easter
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # Boxing Day is a Saturday, so Monday is a holiday
        (date(2026, 3, 4), 45, date(2026, 5, 11)),  # nine weeks and three bank holidays
    ],
)
def test_a_number_of_working_days_ends_on_a_day_that_a_calendar_on_the_wall_shows(start: date, within: int, due: date):
    assert ENGLAND.add(start, within) == due


@given(calendars, near, st.integers(0, 40))
def test_adding_working_days_and_counting_them_agree(calendar: WorkingDays, start: date, number: int):
    assert calendar.between(start, calendar.add(start, number)) == number


@given(calendars, near, st.integers(1, 40))
def test_a_time_limit_ends_on_a_working_day_and_not_a_day_later_than_needed(
    calendar: WorkingDays, start: date, number: int
):
    due = calendar.add(start, number)
    assert calendar.is_working(due)
    assert calendar.between(start, due - timedelta(days=1)) == number - 1


@given(calendars, near, near, near)
def test_counts_of_working_days_add_up(calendar: WorkingDays, one: date, two: date, three: date):
    assert calendar.between(one, two) + calendar.between(two, three) == calendar.between(one, three)


@given(calendars, near, near)
def test_counting_backwards_is_the_same_count_below_nothing(calendar: WorkingDays, one: date, two: date):
    assert calendar.between(one, two) == -calendar.between(two, one)


@given(days, st.integers(0, 10), st.integers(0, 10))
def test_working_days_can_be_added_in_two_steps(start: date, first: int, then: int):
    assert ENGLAND.add(ENGLAND.add(start, first), then) == ENGLAND.add(start, first + then)


@given(days)
def test_the_calendar_agrees_with_the_oracle_on_every_day(day: date):
    oracle = holidays.country_holidays("GB", subdiv="ENG", years=day.year)
    assert ENGLAND.is_working(day) == oracle.is_working_day(day)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2010, 5, 6), date(2026, 5, 5), 15),
        (date(2010, 5, 6), date(2026, 5, 6), 16),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 28), 19),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2026, 3, 4), date(2026, 3, 4), 0),
        (date(1, 1, 1), date(9999, 12, 31), 9998),
    ],
)
def test_an_age_is_reached_on_the_birthday_and_after_a_leap_day_on_the_first_of_march(born: date, on: date, age: int):
    assert age_in_years(born, on) == age


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.dates(date(1900, 1, 1), date(2100, 12, 31)))
@example(date(2004, 2, 29), date(2022, 2, 28))
def test_an_age_is_the_number_of_birthdays_there_have_been(born: date, on: date):
    assume(born <= on)
    birthdays = 0
    for year in range(born.year + 1, on.year + 1):
        try:
            birthday = born.replace(year=year)
        except ValueError:
            birthday = date(year, 3, 1)
        birthdays += birthday <= on
    assert age_in_years(born, on) == birthdays


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 15, 23, 59, tzinfo=UTC), date(2026, 1, 15)),
        (datetime(2026, 6, 15, 22, 59, tzinfo=UTC), date(2026, 6, 15)),
        (datetime(2026, 6, 15, 23, 0, tzinfo=UTC), date(2026, 6, 16)),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), date(2026, 3, 29)),
    ],
)
def test_a_day_begins_at_midnight_in_london_also_in_summer(moment: datetime, day: date):
    assert london_date(moment) == day


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 3, 4), 3, date(2026, 6, 4)), (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)), (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)), (date(2026, 10, 15), 2, date(2026, 12, 15)),
    ],
)  # fmt: skip
def test_a_month_without_the_day_ends_on_its_last(start: date, months: int, end: date):
    assert add_months(start, months) == end
