"""Days as the law counts them: working days in England, months that clamp, today in London."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
SATURDAY, DAYS_OF_WEEK = 5, 7


def london_date(moment: datetime) -> date:
    """The calendar day on which an instant (with a zone) falls in London."""
    return moment.astimezone(LONDON).date()


def age_in_years(born: date, on: date) -> int:
    """Whole years of age on a day; born on 29 February, the birthday in other years is 1 March.

    Source: the common-law rule that an age is reached at the start of the anniversary; 1 March follows
    from there being no 29 February.
    """
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter (domain.md section 3)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    after = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(day.day, (after - timedelta(days=1)).day))


@dataclass(frozen=True, slots=True, eq=False)
class WorkingDays:
    """Counts working days: not Saturday, Sunday or a bank holiday in England.

    `holidays` are data with a source (table `bank_holiday`), loaded when the application starts.
    Day 0 is the day of the trigger; "within N working days" ends at the end of the Nth working day after
    (domain.md section 3, unit rules).
    """

    holidays: frozenset[date]

    @classmethod
    def of(cls, holidays: Iterable[date]) -> "WorkingDays":
        """Make a calendar from any collection of holidays."""
        return cls(frozenset(holidays))

    def is_working(self, day: date) -> bool:
        """Whether offices are open on this day."""
        return day.weekday() < SATURDAY and day not in self.holidays

    def add(self, start: date, days: int) -> date:
        """The day that is `days` (>= 0) working days after `start`."""
        return _added(self, start, days)

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative when `end` is earlier."""
        if end < start:
            return -self.between(end, start)
        return _counted(self, start, end)


@lru_cache(maxsize=16)
def _closed(holidays: frozenset[date]) -> list[date]:
    """The holidays that are weekdays, the earliest first."""
    return sorted(day for day in holidays if day.weekday() < SATURDAY)


# Kept, because the clocks of many children count the same limits from the same days.
@lru_cache(maxsize=20_000)
def _added(calendar: WorkingDays, start: date, days: int) -> date:
    day = start
    for _ in range(days):
        day += timedelta(days=1)
        while not calendar.is_working(day):
            day += timedelta(days=1)
    return day


@lru_cache(maxsize=20_000)
def _counted(calendar: WorkingDays, start: date, end: date) -> int:
    closed = _closed(calendar.holidays)
    # Every seven days have five weekdays; what is left over is counted, and then the holidays are taken away.
    weeks, over = divmod((end - start).days, DAYS_OF_WEEK)
    first = start.weekday() + 1
    weekdays = weeks * SATURDAY + sum((first + n) % DAYS_OF_WEEK < SATURDAY for n in range(over))
    return weekdays - (bisect_right(closed, end) - bisect_right(closed, start))
