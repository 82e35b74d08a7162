"""What follows in law from a child's record of care. Nothing of it is stored: it is worked out from the facts."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.calendar import age_in_years
from domain.care import Care
from domain.care_parts import Episode, ParentsBasis
from domain.care_rules import EMERGENCY_ORDER_DAYS, LONGEST, SHORT_BREAKS
from domain.codes import LegalStatus

COUNTED_FROM = 14
LEAVING_FROM = 16
ADULT = 18
HELP_ENDS = 25
DAYS_TO_QUALIFY = 13 * 7


class LeaverCategory(StrEnum):
    """What a young person who is or was in care may ask for.

    Source: Children Act 1989, schedule 2 paragraph 19B and sections 23A to 24; regulation 40 CPPCR 2010.
    """

    ELIGIBLE = "eligible"
    RELEVANT = "relevant"
    FORMER_RELEVANT = "former_relevant"
    QUALIFYING = "qualifying"


class VisitRule(StrEnum):
    """How often regulation 28 CPPCR 2010 asks us to visit; it counts from a placement's first day, anew with each move.

    ordinary: in the first week, then every 6 weeks (T25 to T27) · meant_to_last: the same in the first year, then every
    3 months (T27) · weekly: until the first review (T29, T30) · six_weekly: from that review on, with a parent before
    the assessment is complete (28(3)) · four_weekly: from that review on, with a temporarily approved carer, or with a
    parent under an interim order (28(4)) · parent_on_order: in the first week of the care order, then every 6 weeks
    (28(5)) · short_break: as the short-break plan says (regulation 48).
    """

    ORDINARY = "ordinary"
    MEANT_TO_LAST = "meant_to_last"
    WEEKLY = "weekly"
    SIX_WEEKLY = "six_weekly"
    FOUR_WEEKLY = "four_weekly"
    PARENT_ON_ORDER = "parent_on_order"
    SHORT_BREAK = "short_break"


def birthday(born: date, age: int) -> date:
    """The day on which an age is reached; born on 29 February, in other years on 1 March."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def days_in_care(care: Care, born: date, from_age: int = COUNTED_FROM, *, until: date) -> int:
    """Days looked after from a birthday on and before `until`, as a sum; short breaks do not count (regulation 40)."""
    start = birthday(born, from_age)
    return sum(
        max((min(each.until or until, until) - max(each.since, start)).days, 0)
        for each in care.episodes
        if each.legal_status not in SHORT_BREAKS
    )


def leaver_category(care: Care, born: date, on: date) -> LeaverCategory | None:
    """What a young person is on a day, or None.

    Thirteen weeks from 14 on, and some of it at 16 or 17, make the difference. That somebody who went home for six
    months is no longer relevant (regulation 3 of the Care Leavers Regulations 2010) is for their worker to judge: what
    a family's return was like is not in the episodes.
    """
    age = age_in_years(born, on)
    at_16 = days_in_care(care, born, LEAVING_FROM, until=min(on, birthday(born, ADULT)))
    now = any(
        each.since <= on and (each.until is None or on < each.until) and each.legal_status not in SHORT_BREAKS
        for each in care.episodes
    )
    if not LEAVING_FROM <= age < HELP_ENDS or not (at_16 or now):
        return None
    long_enough = days_in_care(care, born, until=min(on, birthday(born, ADULT))) >= DAYS_TO_QUALIFY
    if age >= ADULT:
        return LeaverCategory.FORMER_RELEVANT if long_enough else LeaverCategory.QUALIFYING
    if now:
        return LeaverCategory.ELIGIBLE if long_enough else None
    return LeaverCategory.RELEVANT if long_enough else LeaverCategory.QUALIFYING


def visit_rule(episode: Episode, first_review_on: date | None) -> VisitRule:
    """How often a child must be visited in this episode; `first_review_on`: when the period's first review was held."""
    basis = episode.with_parents_basis
    if episode.legal_status in SHORT_BREAKS:
        return VisitRule.SHORT_BREAK
    interim = basis is ParentsBasis.INTERIM_ORDER
    if interim or episode.temporary_approval or basis is ParentsBasis.REG_19:
        if first_review_on is None:
            return VisitRule.WEEKLY
        return VisitRule.FOUR_WEEKLY if interim or episode.temporary_approval else VisitRule.SIX_WEEKLY
    if basis is ParentsBasis.CARE_ORDER:
        return VisitRule.PARENT_ON_ORDER
    return VisitRule.MEANT_TO_LAST if episode.meant_to_last else VisitRule.ORDINARY


def lasts_until(care: Care) -> date | None:
    """The last day that the law leaves the present legal status, where it sets one, counted from its own first day.

    An emergency protection order ends after 8 days, or 15 where the court extended it (section 45).
    """
    if care.episode is None:
        return None
    status = care.episode.legal_status
    longest = EMERGENCY_ORDER_DAYS if status is LegalStatus.EMERGENCY_PROTECTION_ORDER else LONGEST.get(status)
    since = care.episode.since
    for each in reversed(care.periods[-1].episodes):
        if each.legal_status is not status:
            break
        since = each.since
    return since + timedelta(days=longest) if longest else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What follows in law from the record on one day. Without a date of birth, nothing is known that follows from age.

    `days_from_14`: looked after since the 14th birthday, short breaks left out · `lasts_until`: the last day that the
    law leaves the present legal status.
    """

    category: LeaverCategory | None
    days_from_14: int | None
    visit_rule: VisitRule | None
    lasts_until: date | None


def standing(care: Care, born: date | None, on: date) -> Standing:
    """What follows in law from the record on a day."""
    since = care.periods[-1].since if care.episode else on
    first_review_on = min((each.held_on for each in care.reviews if each.held_on >= since), default=None)
    return Standing(
        category=leaver_category(care, born, on) if born else None,
        days_from_14=days_in_care(care, born, until=on) if born else None,
        visit_rule=visit_rule(care.episode, first_review_on) if care.episode else None,
        lasts_until=lasts_until(care),
    )
