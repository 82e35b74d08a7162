"""What follows in law from a record of care, by worked examples."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.aggregate import By
from domain.care import Care
from domain.care_law import (
    LeaverCategory,
    Standing,
    VisitRule,
    birthday,
    days_in_care,
    lasts_until,
    leaver_category,
    standing,
    visit_rule,
)
from domain.care_parts import CareReview, ParentsBasis
from domain.codes import (
    EpisodeEnd,
    EpisodeReason,
    LegalStatus,
    Placement,
    PlacementChangeReason,
    PlacementProvider,
    ReviewParticipation,
)
from domain.ids import new_id
from tests.builders import NOW, TODAY, a_care, an_episode, by

BORN = date(2009, 6, 10)
"""14 on 10 June 2023, 16 on 10 June 2025, 18 on 10 June 2027, 25 on 10 June 2034."""
LATER = NOW.replace(year=2040)


def care_of(*periods: tuple[date, date | None], legal_status: LegalStatus = LegalStatus.AGREED) -> Care:
    care = a_care()
    for since, until in periods:
        care.start_period(an_episode(since=since, legal_status=legal_status), by=someone())
        if until:
            care.end_period(until=until, reason_ended=EpisodeEnd.HOME_PLANNED, why="Home.", by=someone())
    return care


def someone() -> By:
    return by(LATER)


def test_a_birthday_on_the_29th_of_february_is_the_first_of_march_in_other_years():
    assert birthday(date(2008, 2, 29), 14) == date(2022, 3, 1)
    assert birthday(date(2008, 2, 29), 16) == date(2024, 2, 29)


def test_days_are_a_sum_from_fourteen_on_and_without_the_last_day():
    care = care_of(
        (date(2023, 6, 1), date(2023, 6, 20)), (date(2023, 7, 1), date(2023, 7, 11)), (date(2025, 6, 1), None)
    )
    assert days_in_care(care, BORN, until=date(2023, 6, 11)) == 1
    assert days_in_care(care, BORN, until=date(2024, 1, 1)) == 10 + 10
    assert days_in_care(care, BORN, until=date(2025, 6, 3)) == 10 + 10 + 2
    assert days_in_care(care, BORN, 16, until=date(2025, 6, 13)) == 3
    assert days_in_care(care, BORN, 0, until=date(2023, 6, 3)) == 2


@pytest.mark.parametrize("status", [LegalStatus.SHORT_BREAK, LegalStatus.SHORT_BREAKS_AGREEMENT])
def test_short_breaks_do_not_count(status: LegalStatus):
    care = care_of((date(2025, 6, 20), date(2025, 7, 5)), legal_status=status)
    assert days_in_care(care, BORN, until=date(2026, 1, 1)) == 0
    assert leaver_category(care, BORN, date(2026, 1, 1)) is None


THIRTEEN_WEEKS_BEFORE_16 = (date(2025, 3, 1), date(2025, 5, 31))  # 91 days


@pytest.mark.parametrize(
    ("periods", "on", "category"),
    [
        # still looked after at 16 or 17
        ([(date(2025, 1, 1), None)], date(2025, 6, 9), None),
        ([(date(2025, 1, 1), None)], date(2025, 6, 10), LeaverCategory.ELIGIBLE),
        ([(date(2025, 9, 1), None)], date(2025, 11, 30), None),
        ([(date(2025, 9, 1), None)], date(2025, 12, 1), LeaverCategory.ELIGIBLE),
        # thirteen weeks are a sum
        ([THIRTEEN_WEEKS_BEFORE_16, (date(2025, 9, 1), None)], date(2025, 9, 1), LeaverCategory.ELIGIBLE),
        # left at 16 or 17
        ([(date(2025, 1, 1), date(2025, 6, 11))], date(2025, 6, 11), LeaverCategory.RELEVANT),
        ([(date(2025, 9, 1), date(2025, 12, 1))], date(2025, 12, 2), LeaverCategory.RELEVANT),
        ([(date(2025, 9, 1), date(2025, 11, 30))], date(2025, 12, 2), LeaverCategory.QUALIFYING),
        # left before 16
        ([THIRTEEN_WEEKS_BEFORE_16], date(2025, 12, 1), None),
        ([(date(2024, 1, 1), date(2025, 6, 10))], date(2025, 12, 1), None),
        # grown up
        ([(date(2025, 1, 1), date(2027, 6, 10))], date(2027, 6, 9), LeaverCategory.ELIGIBLE),
        ([(date(2025, 1, 1), date(2027, 6, 10))], date(2027, 6, 10), LeaverCategory.FORMER_RELEVANT),
        ([(date(2025, 1, 1), date(2025, 7, 10))], date(2027, 6, 10), LeaverCategory.FORMER_RELEVANT),
        ([(date(2027, 4, 10), date(2027, 6, 10))], date(2027, 6, 10), LeaverCategory.QUALIFYING),
        ([(date(2025, 1, 1), date(2027, 6, 10))], date(2034, 6, 9), LeaverCategory.FORMER_RELEVANT),
        ([(date(2025, 1, 1), date(2027, 6, 10))], date(2034, 6, 10), None),
        ([], date(2026, 1, 1), None),
    ],
)
def test_the_category_of_a_care_leaver(periods: list[Any], on: date, category: LeaverCategory | None):
    assert leaver_category(care_of(*periods), BORN, on) is category


PARENTS: dict[str, Any] = {
    "placement": Placement.PARENTS, "provider": PlacementProvider.PARENTS, "legal_status": LegalStatus.CARE_ORDER,
}  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "before_review", "after_review"),
    [
        ({}, VisitRule.ORDINARY, VisitRule.ORDINARY),
        ({"meant_to_last": True}, VisitRule.MEANT_TO_LAST, VisitRule.MEANT_TO_LAST),
        ({**PARENTS, "with_parents_basis": ParentsBasis.REG_19}, VisitRule.WEEKLY, VisitRule.SIX_WEEKLY),
        ({**PARENTS, "with_parents_basis": ParentsBasis.INTERIM_ORDER}, VisitRule.WEEKLY, VisitRule.FOUR_WEEKLY),
        (
            {**PARENTS, "with_parents_basis": ParentsBasis.CARE_ORDER},
            VisitRule.PARENT_ON_ORDER, VisitRule.PARENT_ON_ORDER,
        ),
        ({"placement": Placement.KINSHIP_FOSTER, "temporary_approval": True}, VisitRule.WEEKLY, VisitRule.FOUR_WEEKLY),
        ({"legal_status": LegalStatus.SHORT_BREAK}, VisitRule.SHORT_BREAK, VisitRule.SHORT_BREAK),
    ],
)  # fmt: skip
def test_how_often_to_visit(facts: dict[str, Any], before_review: VisitRule, after_review: VisitRule):
    assert visit_rule(an_episode(**facts), None) is before_review
    assert visit_rule(an_episode(**facts), TODAY) is after_review


@pytest.mark.parametrize(
    ("status", "days"),
    [
        (LegalStatus.POLICE_PROTECTION, 3),
        (LegalStatus.EMERGENCY_PROTECTION_ORDER, 15),
        (LegalStatus.CHILD_ASSESSMENT_ORDER, 7),
        (LegalStatus.SHORT_BREAK, 17),
        (LegalStatus.AGREED, None),
    ],
)
def test_the_law_ends_some_legal_statuses(status: LegalStatus, days: int | None):
    since = TODAY - timedelta(days=2)
    care = a_care(first=an_episode(since=since, legal_status=status))
    assert lasts_until(care) == (since + timedelta(days=days) if days else None)
    care.change_episode(
        episode_id=new_id(), since=TODAY, reason_new=EpisodeReason.HOME_AND_CARER, why="x",
        reason_place_change=PlacementChangeReason.OTHER, home_words="With Ola Finch", by=by(),
    )  # fmt: skip
    assert lasts_until(care) == (since + timedelta(days=days) if days else None)
    assert lasts_until(a_care()) is None


def test_only_a_review_of_the_present_period_ends_the_weekly_visits():
    care = care_of((date(2024, 1, 1), date(2024, 3, 1)))
    review = CareReview(
        id=new_id(), held_on=date(2024, 2, 1), participation=ReviewParticipation.SPOKE, chair_name="Idris Vale",
        decisions="Home soon.",
    )  # fmt: skip
    care.hold_review(review, born=BORN, by=by())
    care.start_period(
        an_episode(since=date(2025, 7, 1), **PARENTS, with_parents_basis=ParentsBasis.INTERIM_ORDER), by=by()
    )
    assert standing(care, BORN, date(2025, 7, 11)) == Standing(
        category=None, days_from_14=60 + 10, visit_rule=VisitRule.WEEKLY, lasts_until=None
    )
    assert standing(care, None, TODAY).days_from_14 is None
