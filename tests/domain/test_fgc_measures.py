"""M8 to M11, with the worked examples of their definitions."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import add_months
from domain.fgc_measures import (
    Care,
    Family,
    Followed,
    Share,
    avoided,
    came_home,
    in_care_after_letter,
    reach,
)
from domain.fgc_parts import FgcUse, NotOffered
from domain.ids import new_id

HELD = date(2024, 3, 31)
LATER = date(2026, 1, 1)


def a_child(**facts: Any) -> Followed:
    usual: dict[str, Any] = {
        "child_id": new_id(), "use": FgcUse.EDGE_OF_CARE, "referred_on": HELD, "held_on": HELD, "at_risk": True,
    }  # fmt: skip
    return Followed(**usual | facts)


def in_care(since: date, until: date | None = None, **facts: Any) -> Followed:
    return a_child(care=(Care(since, until),), **facts)


def test_the_worked_example_of_the_seed():
    """50 at risk, 42 avoided care at six months (84 %), and all 42 at twelve."""
    cohort = [a_child() for _ in range(42)] + [in_care(HELD + timedelta(days=40)) for _ in range(8)]
    found = avoided(cohort, LATER)
    assert (found.at_6.numerator, found.at_6.denominator, found.at_6.percent()) == (42, 50, 84.0)
    assert (found.at_12.numerator, found.at_12.denominator, found.at_12.percent()) == (42, 50, 84.0)
    assert (found.still.numerator, found.still.denominator, found.still.percent()) == (42, 42, 100.0)


def test_the_last_day_of_six_months_counts_and_the_day_after_does_not():
    end = add_months(HELD, 6)
    assert end == date(2024, 9, 30)
    assert avoided([in_care(end)], LATER).at_6.numerator == 0
    assert avoided([in_care(end + timedelta(days=1))], LATER).at_6.numerator == 1
    assert avoided([in_care(end + timedelta(days=1))], LATER).at_12.numerator == 0


def test_who_is_not_in_the_cohort_is_counted_with_the_reason():
    found = avoided(
        [
            in_care(HELD - timedelta(days=400)), a_child(at_risk=None), a_child(at_risk=False),
            a_child(known_until=HELD + timedelta(days=30)), a_child(held_on=LATER - timedelta(days=30)),
            a_child(held_on=None), a_child(),
        ],
        LATER,
    )  # fmt: skip
    assert found.at_6.denominator == 1
    assert found.at_6.left_out == {
        "in_care_then": 1, "risk_not_said": 1, "not_at_risk": 1, "not_followed": 1, "too_early": 1,
    }  # fmt: skip


def test_who_came_into_care_before_they_could_not_be_followed_on_is_in_the_cohort():
    child = in_care(HELD + timedelta(days=20), known_until=HELD + timedelta(days=30))
    found = avoided([child], LATER)
    assert (found.at_6.numerator, found.at_6.denominator) == (0, 1)


def test_those_too_early_to_judge_are_left_out_even_where_they_came_into_care():
    """Otherwise a recent cohort would be made of those alone for whom it went badly."""
    day = HELD + timedelta(days=90)
    found = avoided([in_care(HELD + timedelta(days=20)), a_child()], day)
    assert (found.at_6.denominator, found.at_6.left_out) == (0, {"too_early": 2})


def test_a_child_with_two_conferences_is_counted_once_from_the_first():
    child = in_care(HELD + timedelta(days=250))
    again = Followed(
        child_id=child.child_id, use=child.use, held_on=HELD + timedelta(days=200), at_risk=True, care=child.care
    )
    found = avoided([again, child], LATER)
    assert (found.at_6.numerator, found.at_6.denominator) == (1, 1)


def test_a_past_day_shows_what_could_be_known_then():
    cohort = [a_child() for _ in range(6)]
    assert avoided(cohort, add_months(HELD, 6)).at_6.denominator == 6
    assert avoided(cohort, add_months(HELD, 6) - timedelta(days=1)).at_6.denominator == 0
    assert avoided(cohort, HELD - timedelta(days=1)).at_6 == Share(0, 0)


def test_after_the_letter_counts_all_who_were_referred_at_one_point_in_time():
    letter = date(2024, 1, 15)
    before: dict[str, Any] = {"use": FgcUse.PRE_PROCEEDINGS, "letter_on": letter}
    end = add_months(letter, 12)
    children = [
        in_care(letter, end, held_on=None, **before),  # home again on that day
        in_care(letter + timedelta(days=30), held_on=None, **before),  # still away
        a_child(**before), a_child(use=FgcUse.PRE_PROCEEDINGS), a_child(),
        a_child(**before | {"letter_on": date(2025, 6, 1)}),
        a_child(**before, known_until=end),
    ]  # fmt: skip
    found = in_care_after_letter(children, LATER)
    assert (found.numerator, found.denominator) == (1, 3)
    assert found.left_out == {"no_letter": 1, "too_early": 1, "not_followed": 1}


def test_a_child_home_after_seven_years():
    entered = HELD - timedelta(days=7 * 365 + 30)
    home = [in_care(entered, HELD + timedelta(days=60), use=FgcUse.RETURN_HOME) for _ in range(5)]
    found = came_home(home, LATER)
    assert (found.share.numerator, found.share.denominator, found.longest_years) == (5, 5, 7)
    away = in_care(entered, use=FgcUse.RETURN_HOME)
    found = came_home([home[0], away], LATER)
    assert (found.share.numerator, found.share.denominator) == (1, 2)
    assert found.longest_years is not None
    assert not found.share.shown(), "so few that the longest time would point to a child"
    assert avoided(home, LATER).at_6 == Share(0, 0, {"in_care_then": 5})


def test_small_numbers_are_not_shown_and_nought_is():
    assert Share(42, 50).shown()
    assert Share(0, 5).shown()
    assert Share(5, 5).percent() == 100
    assert not Share(0, 4).shown()
    assert not Share(4, 50).shown()
    assert Share(47, 50).percent() is None
    assert Share(47, 50).percent(3) == 94


def test_reach_is_of_families_step_by_step():
    """Every family but one on one worker's caseload (S8)."""
    families = [Family(family_id=new_id(), offered=True, accepted=True, held=True) for _ in range(9)]
    families.append(Family(family_id=new_id(), why_not=NotOffered.NO_NETWORK))
    found = reach(families)
    assert (found.offered.numerator, found.offered.denominator) == (9, 10)
    assert (found.held.numerator, found.held.denominator, found.held.percent()) == (9, 9, 100.0)
    assert found.why_not == {"no_network": 1}


DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))


@st.composite
def followed(draw) -> Followed:
    stays = []
    if draw(st.booleans()):
        since = draw(DAYS)
        stays.append(Care(since, draw(st.one_of(st.none(), DAYS.filter(lambda day: day > since)))))
    return Followed(
        child_id=new_id(), use=draw(st.sampled_from(FgcUse)), referred_on=draw(DAYS), held_on=draw(st.none() | DAYS),
        letter_on=draw(st.none() | DAYS), at_risk=draw(st.none() | st.booleans()), care=tuple(stays),
        known_until=draw(st.none() | DAYS),
    )  # fmt: skip


@given(st.lists(followed(), max_size=12), DAYS)
def test_nobody_is_lost_and_later_is_never_better(children: list[Followed], as_of: date):
    found = avoided(children, as_of)
    held = sum(child.held_on is not None and child.held_on <= as_of for child in children)
    for share in (found.at_6, found.at_12):
        assert share.numerator <= share.denominator
        assert share.denominator + sum(share.left_out.values()) == held
    assert found.at_12.denominator <= found.at_6.denominator + found.at_6.left_out.get("not_followed", 0)
    assert found.still.numerator == found.at_12.numerator <= found.still.denominator
    asked = in_care_after_letter(children, as_of)
    assert asked.numerator <= asked.denominator
