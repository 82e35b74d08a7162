"""Clocks: what must be done by when, why, and whether it was.

A due item is a question about the record, never a fact of its own: it follows from what was recorded and from the
limits in force on the day on which the clock started. What is stored of it (table `timer_due`) can be made again.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import WorkingDays, add_months, london_date
from domain.errors import Invalid, RuleBroken


class Unit(StrEnum):
    """What a limit counts."""

    HOURS = "hours"
    WORKING_DAYS = "working_days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class Standing(StrEnum):
    """How binding a limit is (domain.md section 3, status key)."""

    REGULATION = "regulation"
    GUIDANCE = "statutory_guidance"
    GOOD_PRACTICE = "good_practice"
    LOCAL = "local"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One version of a limit: clocks that start on or after `since` have it, until the next version's `since`."""

    since: date
    amount: int
    unit: Unit
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of the table of timescales.

    The clock runs within a span of one of the kinds in `during`: from its beginning (`at_start`), and again after each
    event in `after`. The first event in `met_by` meets it; the end of the span stops it. An event of one record (a
    plan's meeting) belongs to the span of that record only. `early` days before the beginning count as well, where the
    law says "before, or within".
    """

    code: str
    during: str
    at_start: bool = False
    after: tuple[str, ...] = ()
    met_by: tuple[str, ...]
    early: int = 0
    standing: Standing
    limits: tuple[Limit, ...]

    @property
    def may_be_set(self) -> bool:
        """Whether an authority sets this limit: never one of the law's, beside which local standards stand."""
        return self.standing in {Standing.GOOD_PRACTICE, Standing.LOCAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A time in a child's life in which clocks run. `scope` is the record or period that it comes from.

    `amount` replaces the limit's number (a plan can ask for more visits); `due_on` the whole sum (a date set by a
    manager); `at` is the moment for limits in hours.
    """

    kind: str
    since: date
    until: date | None = None
    scope: UUID
    amount: int | None = None
    due_on: date | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened on a day; with a `scope` it concerns only the span of the same scope."""

    kind: str
    on: date
    scope: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """One clock that has started. Open until met or stopped; late is a question asked with today's date."""

    code: str
    scope: UUID
    started_on: date
    due_on: date
    due_at: datetime | None = None
    met_on: date | None = None
    stopped_on: date | None = None


def due_day(start: date, amount: int, unit: Unit, calendar: WorkingDays) -> date:
    """The last day of a limit that started on `start`, which is day 0; hours without a moment are whole days."""
    match unit:
        case Unit.WORKING_DAYS:
            return calendar.add(start, amount)
        case Unit.MONTHS:
            return add_months(start, amount)
        case Unit.WEEKS:
            return start + timedelta(weeks=amount)
        case Unit.HOURS:
            return start + timedelta(hours=amount)
        case _:
            return start + timedelta(days=amount)


def in_force(limits: Iterable[Limit], on: date) -> Limit:
    """The version of a limit on the day on which a clock starts; the first one for clocks from before all of them."""
    ordered = sorted(limits, key=lambda limit: limit.since)
    return next((limit for limit in reversed(ordered) if limit.since <= on), ordered[0])


def follow(
    rules: Iterable[Rule], spans: Sequence[Span], events: Sequence[Event], calendar: WorkingDays,
    local: dict[str, tuple[Limit, ...]],
) -> list[DueItem]:  # fmt: skip
    """Every due item of one child that follows from what was recorded; `local` are an authority's own versions."""
    during: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        during[span.kind].append(span)
    happened: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        happened[event.kind].append(event)
    items: list[DueItem] = []
    for rule in rules:
        for span in during.get(rule.during, ()):
            limits = (*rule.limits, *local.get(rule.code, ()))
            items.extend(_items(rule, span, happened, limits, calendar))
    return items


def _items(
    rule: Rule, span: Span, happened: dict[str, list[Event]], limits: tuple[Limit, ...], calendar: WorkingDays
) -> Iterable[DueItem]:
    again = {on for on in _days(rule.after, span, happened) if on >= span.since}
    met = sorted(_days(rule.met_by, span, happened))
    if rule.at_start and span.since not in again:
        early = span.since - timedelta(days=rule.early)
        yield _item(rule, span, span.since, next((on for on in met if on >= early), None), limits, calendar)
    for start in sorted(again):
        yield _item(rule, span, start, next((on for on in met if on > start), None), limits, calendar)


def _days(kinds: tuple[str, ...], span: Span, happened: dict[str, list[Event]]) -> Iterable[date]:
    """The days of the events of these kinds that concern the span."""
    for kind in kinds:
        for event in happened.get(kind, ()):
            if event.scope in {None, span.scope} and (span.until is None or event.on <= span.until):
                yield event.on


def _item(
    rule: Rule, span: Span, start: date, met_on: date | None, limits: tuple[Limit, ...], calendar: WorkingDays
) -> DueItem:
    limit, due_at = in_force(limits, start), None
    if span.due_on:
        due_on = span.due_on
    elif limit.unit is Unit.HOURS and span.at:
        due_at = span.at + timedelta(hours=limit.amount)
        due_on = london_date(due_at)
    else:
        due_on = due_day(start, span.amount or limit.amount, limit.unit, calendar)
    return DueItem(
        code=rule.code, scope=span.scope, started_on=start, due_on=due_on, due_at=due_at, met_on=met_on,
        stopped_on=span.until if met_on is None else None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerVersion:
    """An authority's own version of a limit, with where it is written down and why."""

    id: UUID
    since: date
    amount: int
    unit: Unit
    source: str
    reason: str


@dataclass(slots=True, kw_only=True, eq=False)
class Timer(Aggregate):
    """What an authority has set for one limit that is its own to set."""

    kind: ClassVar[str] = "timer"
    code: str
    versions: tuple[TimerVersion, ...] = ()

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The versions, as the clocks read them."""
        return tuple(Limit(since=v.since, amount=v.amount, unit=v.unit, source=v.source) for v in self.versions)

    @classmethod
    def set_up(cls, rule: Rule, version: TimerVersion, *, id: UUID, by: By) -> Self:
        """An authority sets a limit for the first time."""
        timer = cls(id=id, code=rule.code)
        timer.set(rule, version, by=by)
        return timer

    def set(self, rule: Rule, version: TimerVersion, *, by: By) -> None:
        """A new version from a day on, tomorrow at the earliest: no clock that has started gets another limit.

        Raises `RuleBroken` for a limit of the law's.
        """
        if not rule.may_be_set:
            raise RuleBroken("The law sets this limit. It changes with the law, not here.", "limit-of-law")
        if version.since <= london_date(by.at):
            raise Invalid("/since", "Clocks that started today or before keep their limit. Choose a later day.")
        if any(version.since <= earlier.since for earlier in self.versions):
            raise Invalid("/since", "There is a version from that day or later already.")
        if version.unit is not rule.limits[-1].unit:
            raise Invalid("/unit", "Keep the unit: the clocks of this limit count in it.")
        self.versions = (*self.versions, version)
        self.note("set", by, reason=version.reason, code=self.code, since=version.since, amount=version.amount)
