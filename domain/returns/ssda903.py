"""The SSDA903 return of one child: what each file says of them for a year, as it stood on a day.

Source: SSDA903 2025-26 and 2026-27. Days are written dd/mm/yyyy. What is recorded as not known is said so; what the
record does not hold is left out and named as a problem, never made up.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from domain.calendar import age_in_years, london_date
from domain.care_law import birthday
from domain.care_parts import HealthKind, OrderKind, StepKind
from domain.care_rules import SHORT_BREAKS, WITHOUT_URN
from domain.codes import Adopters, EpisodeEnd, EpisodeReason, InTouch, Sex, WorkerChangeReason
from domain.returns.cin import la_child_id
from domain.returns.frame import Problem, Year
from domain.returns.ssda903_checks import ADOPTED, checks, of_leaver
from domain.returns.ssda903_parts import (
    AD1,
    EPISODES,
    HEADER,
    LIBERTY,
    LIBERTY_SINCE,
    MISSING,
    OC2,
    OC3,
    PERMANENCE,
    PLACED,
    REVIEWS,
    UASC,
    WORKERS,
    Child,
    Living,
)

Row = tuple[str, ...]
Rows = dict[str, list[Row]]
Say = Callable[[str, str], None]

LONG_AFTER_14 = 91
"""Days of care after the fourteenth birthday that make a young person a care leaver, with some after the sixteenth."""
TOUCH_FROM, TOUCH_TO = 91, 31
"""Being in touch counts from three months before a birthday to one month after it."""


def rows(child: Child, year: Year, as_at: date) -> tuple[Rows, list[Problem]]:
    """What the files of the year say of the child, as the record stood on `as_at`; nothing for who is not in it."""
    end = min(year.ends, as_at)
    found: Rows = {}
    problems: list[Problem] = []
    number = la_child_id(child.reference)

    def say(rule: str, what: str, *, stops: bool = False) -> None:
        problems.append(Problem(child=child.reference, rule=rule, what=what, stops=stops))

    if child.born_on is None:
        if child.episodes and child.episodes[0].since <= end:
            say("102", "There is no date of birth.", stops=True)
        return {}, problems
    born, until_now = child.born_on, [_as_at(each, end) for each in child.episodes if each.since <= end]
    lived = [each for each in until_now if each.until is None or each.until >= year.begins]
    if lived:
        found[EPISODES] = [_episode(number, each, child) for each in lived]
        if lived[0].since < born:
            say("302", "Care is recorded as begun before the child was born.", stops=True)
        for each in lived:
            if not each.urn and each.placement not in WITHOUT_URN and each.legal_status not in SHORT_BREAKS:
                say("218", f"The home from {each.since:%d/%m/%Y} has no Ofsted number.")
        _beside(child, lived, year, end, say, found)
        for rule, what in checks(child, lived, year, end):
            say(rule, what)
    leaver = _leaver(child, until_now, year, end, say)
    if leaver:
        found[OC3] = [leaver]
    if not found:
        return {}, problems
    if not 1 <= len(number) <= 20:
        say("CHILD", "The child's number does not have 1 to 20 letters and digits.", stops=True)
    # Of a child with short breaks only it is not asked (399), nor where they are (214).
    asked = any(each.legal_status not in SHORT_BREAKS for each in lived)
    mother, her_child = _mother(child, (lived[-1].until if lived else None) or end) if asked else ("", "")
    upn = child.upn or child.upn_unknown or ""
    if not upn or upn in {"UN6", "UN7"}:
        say("442", "There is no pupil number, and no reason for it that this return knows.", stops=True)
    found[HEADER] = [(number, child.sex, _day(born), child.ethnicity, upn, mother, her_child)]
    return found, problems


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _yes(fact: object) -> str:
    return "1" if fact else "0"


def _as_at(each: Living, end: date) -> Living:
    """The episode as it was known on that day: an end that lay ahead had not happened."""
    if each.until is None or each.until <= end:
        return each
    return replace(each, until=None, reason_ended=None, reason_place_change=None)


def _episode(number: str, each: Living, child: Child) -> Row:
    short = each.legal_status in SHORT_BREAKS
    return (
        number, _day(each.since), each.reason_new, each.legal_status, each.need_code, each.placement,
        each.provider or "", _day(each.until), each.reason_ended or "", each.reason_place_change or "",
        "" if short or child.alone else _home(child, each.since),
        *(("", "") if short else (each.postcode or "", each.urn or "")),
    )  # fmt: skip


def _home(child: Child, on: date) -> str:
    """Where the child's own home was when the episode began; the first that is known where none was then."""
    there = [each for each in child.homes if (each.since is None or each.since <= on)]
    return (there[-1] if there else child.homes[0]).postcode if child.homes else ""


def _mother(child: Child, end: date) -> tuple[str, str]:
    if child.sex != Sex.FEMALE:
        return "", ""
    born = [day for day in child.own_children if day <= end]
    return _yes(born), _day(min(born, default=None))


def _beside(child: Child, lived: list[Living], year: Year, end: date, say: Say, found: Rows) -> None:
    """The files beside the episodes, of a child who was looked after in the year."""
    born, number = child.born_on, la_child_id(child.reference)
    assert born is not None, "asked before"
    dob = _day(born)
    ids = {each.period_id for each in lived}
    periods = _periods([_as_at(each, end) for each in child.episodes if each.period_id in ids and each.since <= end])

    def during(day: date) -> bool:
        return any(since <= day and (until is None or day <= until) for since, until in periods)

    def put(name: str, facts: Iterable[Row]) -> None:
        all_of = [(number, dob, *each) for each in facts]
        if all_of:
            found[name] = all_of

    held = {each.held_on: each for each in child.reviews if year.holds(each.held_on) and each.held_on <= end}
    put(REVIEWS, [(_day(day), each.participation) for day, each in held.items() if during(day)])
    if child.alone and periods[0][0] < birthday(born, 18):
        found[UASC] = [(number, child.sex, dob, _day(birthday(born, 18)))]
    last = lived[-1]
    start = next(each.since for each in child.episodes if each.period_id == last.period_id)
    if start <= year.begins and last.until is None and not any(each.legal_status in SHORT_BREAKS for each in lived):
        put(OC2, [_health(child, year, end)])
    put(MISSING, _missing(child, periods, year, end))
    put(WORKERS, _workers(child, periods, year, end, say))
    if year.started >= LIBERTY_SINCE:
        put(LIBERTY, _liberty(child, periods, year, end))
    put(PLACED, _placed(child, periods[-1], year, end))
    put(AD1, _adopted(child, last, end, say))
    put(PERMANENCE, _had_before(child, lived, year, end, say))


def _placed(child: Child, period: tuple[date, date | None], year: Year, end: date) -> list[Row]:
    """Decisions that the child should be placed for adoption, and no longer, that were live in the year."""
    found: list[Row] = []
    since, until = period
    decided: date | None = None
    for step in child.steps:
        if step.on > (until or end):
            break
        if step.kind is StepKind.TO_BE_PLACED:
            decided = step.on
        elif step.kind is StepKind.NOT_TO_BE_PLACED and decided:
            if step.on >= year.begins and decided >= since:
                found.append((_day(decided), _day(step.on), step.because or ""))
            decided = None
    if decided and decided >= since:
        found.append((_day(decided), "", ""))
    return found[-1:]


def _adopted(child: Child, last: Living, end: date, say: Say) -> list[Row]:
    """Who adopted the child, with the days of the decision and of the match."""
    if last.reason_ended not in ADOPTED:
        return []
    decided = [each for each in child.steps if each.kind is StepKind.TO_BE_PLACED and each.on <= end]
    matched = [each for each in child.steps if each.kind is StepKind.MATCHED and each.on <= end]
    if not decided or not matched:
        say("601", "The child was adopted, but the decision or the match is not recorded.")
        return []
    match = matched[-1]
    who = match.adopters or ""
    number = "1" if who in {Adopters.MAN, Adopters.WOMAN} else "2"
    days = _day(decided[-1].on), _day(match.on)
    return [(*days, _yes(match.by_carers), number, who, match.adopters_law or "")]


def _had_before(child: Child, lived: list[Living], year: Year, end: date, say: Say) -> list[Row]:
    """Of a child whose latest period began in the year: whether they had a permanent home that did not last."""
    began = [each.since for each in lived if each.reason_new == EpisodeReason.STARTED and each.since >= year.begins]
    if not began:
        return []
    asked = [each for each in child.steps if each.kind is StepKind.HAD_BEFORE and each.on <= end]
    if not asked:
        say("630", "Nobody has recorded whether the child had a permanent home before that did not last.")
        return []
    step = asked[-1]
    return [(step.before or "", step.before_where or "", step.before_when or "")]


def _periods(lived: list[Living]) -> list[tuple[date, date | None]]:
    found: dict[str, tuple[date, date | None]] = {}
    for each in lived:
        found[each.period_id] = (found.get(each.period_id, (each.since, None))[0], each.until)
    return list(found.values())


def _health(child: Child, year: Year, end: date) -> Row:
    """The year's health of a child looked after for all of it (OC2), after the child's number and date of birth."""
    born = child.born_on
    assert born is not None, "asked before"
    done = [each for each in child.health if year.begins <= each.on <= end]

    def had(*kinds: HealthKind) -> str:
        return _yes(any(each.kind in kinds and not each.refused for each in done))

    asked = birthday(born, 4) <= year.ends and year.begins <= birthday(born, 17)
    all_year = birthday(born, 4) <= year.begins and year.ends < birthday(born, 17)
    scores = [each for each in done if each.kind is HealthKind.SDQ]
    said = next((each.score for each in reversed(scores) if each.score is not None), None)
    score, reason = "", ""
    if asked:
        score = str(said) if said is not None else ""
        reason = "" if said is not None else "SDQ5" if scores else "SDQ4" if all_year else "SDQ1"
    convicted = any(each.kind is OrderKind.CONVICTION and year.begins <= each.since <= end for each in child.orders)
    misuse = [each for each in done if each.kind is HealthKind.SUBSTANCE_MISUSE]
    helped = had(HealthKind.SUBSTANCE_HELP)
    offered = any(each.kind is HealthKind.SUBSTANCE_HELP for each in done)
    return (
        score, reason, _yes(convicted) if age_in_years(born, year.ends) >= 10 else "",
        had(HealthKind.DEVELOPMENT) if age_in_years(born, year.ends) < 5 else "",
        had(HealthKind.IMMUNISATIONS), had(HealthKind.DENTAL),
        had(HealthKind.INITIAL_ASSESSMENT, HealthKind.REVIEW_ASSESSMENT), _yes(misuse),
        helped if misuse else "", _yes(offered) if misuse and helped == "0" else "",
    )  # fmt: skip


def _missing(child: Child, periods: list[tuple[date, date | None]], year: Year, end: date) -> list[Row]:
    """Times missing while looked after; one that was open when care ended ends with it (rule 577)."""
    found: list[Row] = []
    for each in child.missing:
        since = london_date(each.since)
        until = london_date(each.until) if each.until else None
        if until and until > end:
            until = None
        if since > end or (until and until < year.begins):
            continue
        for began, ended in periods:
            if began <= since and (ended is None or since < ended):
                found.append((each.kind, _day(since), _day(min(filter(None, (until, ended)), default=None))))
    return found


def _workers(
    child: Child, periods: list[tuple[date, date | None]], year: Year, end: date, say: Say
) -> list[Row]:  # fmt: skip
    """Who was the child's worker, with the reason why that worker began.

    Of a child looked after at the year's end: all workers of the year. Of one who is not: those until care ended.
    """
    found: list[Row] = []
    left = periods[-1][1]
    for each in child.workers:
        until = each.until if each.until and each.until <= (left or end) else None
        if each.since > (left or end) or (until and until < year.begins):
            continue
        who = each.registration if each.registration and each.registration[:2] == "SW" else f"XX{each.number}"
        known = each.reason if each.reason in set(WorkerChangeReason) else None
        reason = known or (WorkerChangeReason.OTHER if found else WorkerChangeReason.FIRST_CONTACT)
        found.append((who, _day(each.since), _day(until), reason))
    if not found:
        say("SW12STG2", "Nobody is recorded as the child's worker while they were looked after.")
    return found


def _liberty(child: Child, periods: list[tuple[date, date | None]], year: Year, end: date) -> list[Row]:
    """Times in which a court allowed the child's liberty to be taken, while looked after."""
    found: list[Row] = []
    for each in child.orders:
        if each.kind is not OrderKind.DEPRIVATION_OF_LIBERTY or each.since > end:
            continue
        until = each.until if each.until and each.until <= end else None
        for began, ended in periods:
            if began <= each.since and (ended is None or each.since < ended):
                last = min(filter(None, (until, ended)), default=None)
                if last is None or last >= year.begins:
                    found.append((_day(each.since), _day(last)))
    return found


def _leaver(child: Child, until_now: list[Living], year: Year, end: date, say: Say) -> Row | None:
    """A young person who left care and had a birthday from 17 to 21 in the year (OC3)."""
    born = child.born_on
    assert born is not None, "asked before"
    day = next((birthday(born, age) for age in range(17, 22) if year.holds(birthday(born, age))), None)
    if day is None or day > end or not until_now:
        return None
    counted = [each for each in until_now if each.legal_status not in SHORT_BREAKS]

    def days_since(first: date) -> int:
        return sum(max(((each.until or end) - max(each.since, first)).days, 0) for each in counted)

    in_care = any(each.since <= day and (each.until is None or each.until >= day) for each in until_now)
    last = until_now[-1]
    if (in_care and day < birthday(born, 19)) or last.until is None:
        return None
    if last.reason_ended in ADOPTED | {EpisodeEnd.DIED, EpisodeEnd.OTHER_AUTHORITY}:
        return None
    if days_since(birthday(born, 14)) < LONG_AFTER_14 or days_since(birthday(born, 16)) < 1:
        return None
    near = [
        each
        for each in child.touches
        if day - timedelta(days=TOUCH_FROM) <= each.on <= min(day + timedelta(days=TOUCH_TO), end)
    ]
    best = min(near, key=lambda each: (each.in_touch != InTouch.YES, abs((each.on - day).days)), default=None)
    number = la_child_id(child.reference)
    for rule, what in of_leaver(child, day, best) if best else ():
        say(rule, what)
    if best is None or best.in_touch != InTouch.YES:
        return number, _day(born), best.in_touch if best else InTouch.NO, "0", "0"
    return number, _day(born), best.in_touch, best.activity or "0", best.accommodation or "0"
