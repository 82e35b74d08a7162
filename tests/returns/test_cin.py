"""The CIN census of one child: which episodes count, and how they are told."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.errors import Invalid
from domain.journey import Status
from domain.returns.cin import Assessed, Child, Planned, Referred, Section47, Stage, as_on, episodes, la_child_id
from domain.returns.cin_checks import checks
from domain.returns.frame import Difference, Year, difference

YEAR = Year.named("2025-26")
TODAY = date(2026, 11, 23)
HEARD = Referred(on=date(2025, 5, 12), source="2A", need="N1")


def child(**facts):
    known: dict[str, Any] = {
        "reference": "K000001", "born_on": date(2015, 3, 1), "sex": "F", "ethnicity": "WBRI", "upn_unknown": "UN5",
        "disabilities": ("NONE",), "referrals": (HEARD,),
    }  # fmt: skip
    return Child(**(known | facts))


def stages(*steps):
    days = [day for _, day in steps] + [None]
    return tuple(
        Stage(
            status=status, since=day, until=days[place + 1], closing_reason="RC7" if status is Status.CLOSED else None
        )
        for place, (status, day) in enumerate(steps)
    )


def test_year_is_known_by_its_name():
    assert (YEAR.begins, YEAR.ends, str(YEAR)) == (date(2025, 4, 1), date(2026, 3, 31), "2025-26")
    for name in ("2025", "2025-27", "2019-20", "2030-31"):
        with pytest.raises(Invalid):
            Year.named(name)


def test_id_has_only_letters_and_digits():
    assert la_child_id("K-000 001") == "K000001"


def test_a_child_born_after_the_year_is_told_as_expected_and_nothing_of_them_is_known():
    born = child(
        born_on=date(2026, 4, 8), expected_on=date(2026, 4, 4), upn_unknown="UN1",
        stages=stages((Status.CHILD_IN_NEED, date(2026, 1, 26))), referrals=(replace(HEARD, on=date(2026, 1, 26)),),
    )  # fmt: skip
    then = as_on(born, YEAR.ends)
    assert (then.born_on, then.due_on, then.sex, then.disabilities) == (None, date(2026, 4, 4), "U", ())
    assert (then.upn_unknown, then.died_on) == (None, None)
    assert [problem.rule for problem in checks(then, episodes(then, YEAR, TODAY)[0], YEAR)] == []
    assert as_on(born, date(2026, 4, 8)) == born
    unknown = replace(born, expected_on=None)
    assert as_on(unknown, YEAR.ends) == unknown
    assert "8520" in [problem.rule for problem in checks(unknown, episodes(unknown, YEAR, TODAY)[0], YEAR)]


def test_help_that_ended_before_the_year_is_not_in_it_and_what_comes_after_it_is_not_known_yet():
    before = child(stages=stages((Status.CHILD_IN_NEED, date(2024, 5, 12)), (Status.CLOSED, date(2025, 3, 31))),
                   referrals=(Referred(on=date(2024, 5, 12), source="6", need="N1"),))  # fmt: skip
    assert episodes(before, YEAR, TODAY)[0] == []
    later = child(stages=stages((Status.CHILD_IN_NEED, date(2025, 5, 13)), (Status.CLOSED, date(2026, 4, 1))))
    (one,), _ = episodes(later, YEAR, TODAY)
    assert (one.referral.on, one.closed_on, one.reason) == (date(2025, 5, 12), None, None)


def test_family_help_ends_the_episode_once_the_assessment_is_authorised():
    told = child(
        stages=stages((Status.CHILD_IN_NEED, date(2025, 5, 12)), (Status.FAMILY_HELP, date(2025, 6, 2))),
        assessments=(Assessed(started_on=date(2025, 5, 13), authorised_on=date(2025, 6, 20), factors=("4B",)),),
    )
    (one,), _ = episodes(told, YEAR, TODAY)
    assert (one.closed_on, one.reason) == (date(2025, 6, 20), "RC9")
    assert checks(told, [one], YEAR) == []


def test_referral_with_no_further_action_counts_only_where_nobody_helps():
    nothing = Referred(on=date(2025, 7, 1), source="6", nfa=True)
    (alone,), _ = episodes(child(referrals=(nothing,)), YEAR, TODAY)
    assert alone.referral.nfa
    helped = child(referrals=(HEARD, nothing), stages=stages((Status.CHILD_IN_NEED, date(2025, 5, 12))))
    (one,), _ = episodes(helped, YEAR, TODAY)
    assert not one.referral.nfa


def test_plans_that_follow_each_other_on_one_day_are_one():
    told = child(
        stages=stages((Status.CHILD_IN_NEED, date(2025, 5, 12))),
        plans=(Planned(begun_on=date(2025, 6, 1), ended_on=date(2025, 9, 1)), Planned(begun_on=date(2025, 9, 1))),
    )
    (one,), _ = episodes(told, YEAR, TODAY)
    assert [(plan.begun_on, plan.ended_on) for plan in one.plans] == [(date(2025, 6, 1), None)]


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("1580", {"reference": "—"}),
        ("8525", {"due_on": date(2026, 1, 1)}),
        ("8540", {"disabilities": ()}),
        ("8790", {"disabilities": ("NONE", "LD")}),
        ("8730", {"protection": (Planned(begun_on=date(2025, 6, 1), first_category="NEG"),)}),
        ("8875", {"enquiries": (Section47(started_on=date(2025, 6, 2), conference_on=date(2025, 6, 7)),)}),
        ("8896", {"assessments": (Assessed(started_on=date(2025, 6, 1)), Assessed(started_on=date(2025, 6, 2)))}),
        ("8897", {"assessments": (Assessed(started_on=date(2025, 6, 1), authorised_on=date(2025, 6, 9)),)}),
        ("4004", {"plans": (Planned(begun_on=date(2025, 6, 1)), Planned(begun_on=date(2025, 7, 1)))}),
        ("4001", {
            "plans": (Planned(begun_on=date(2025, 6, 1)),),
            "protection": (Planned(begun_on=date(2025, 7, 1), first_category="NEG", earlier=0),),
        }),
        ("4008", {"died_on": date(2025, 5, 20), "plans": (Planned(begun_on=date(2025, 6, 1)),)}),
        ("4009Q", {
            "died_on": date(2025, 6, 20), "plans": (Planned(begun_on=date(2025, 6, 1), ended_on=date(2025, 7, 1)),),
        }),
        ("4012Q", {"plans": (Planned(begun_on=date(2025, 6, 1), ended_on=date(2025, 6, 1)),)}),
        ("4003", {
            "plans": (Planned(begun_on=date(2025, 9, 1)),),
            "protection": (Planned(
                begun_on=date(2025, 6, 1), first_category="NEG", earlier=0, reviews=(date(2025, 9, 2),)
            ),),
        }),
        ("2991Q", {"enquiries": (Section47(started_on=date(2025, 6, 10), conference_needed=True),)}),
        ("8530Q", {"born_on": None, "due_on": date(2027, 3, 1), "sex": "U"}),
        ("8770Q", {"upn_unknown": "UN1"}),
        ("8775Q", {"born_on": date(2000, 1, 1)}),
        ("8863Q", {"assessments": (
            Assessed(started_on=date(2025, 6, 1), authorised_on=date(2025, 7, 1), factors=("1A",)),
            Assessed(started_on=date(2025, 6, 15), authorised_on=date(2025, 8, 1), factors=("1A",)),
        )}),
        ("8873Q", {"assessments": (
            Assessed(started_on=date(2025, 6, 1), authorised_on=date(2025, 7, 1), factors=("21",)),
        )}),
        ("8890", {"enquiries": (
            Section47(started_on=date(2025, 6, 10), conference_on=date(2025, 6, 30)),
            Section47(started_on=date(2025, 6, 20), conference_needed=False, ended_on=date(2025, 6, 25)),
        )}),
        ("8535Q", {"died_on": date(2010, 1, 1)}), ("8545Q", {"died_on": date(2025, 3, 1)}),
        ("8555Q", {"died_on": date(2025, 4, 2)}),
        ("8915", {
            "died_on": date(2025, 5, 20),
            "protection": (Planned(begun_on=date(2025, 6, 1), first_category="NEG", earlier=0),),
        }),
        ("8920", {
            "died_on": date(2025, 6, 20),
            "protection": (Planned(
                begun_on=date(2025, 6, 1), ended_on=date(2025, 7, 1), first_category="NEG", earlier=0
            ),),
        }),
        ("8615", {"enquiries": (Section47(started_on=date(2025, 6, 10), conference_on=date(2025, 6, 9)),)}),
        ("8870Q", {"enquiries": (Section47(started_on=date(2025, 6, 2), target=date(2025, 6, 21)),)}),
        ("2885", {
            "enquiries": (Section47(started_on=date(2025, 6, 2), conference_on=date(2025, 6, 11)),),
            "protection": (Planned(begun_on=date(2025, 6, 12), first_category="NEG", earlier=0),),
        }),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_is_said_with_its_number(rule, facts):
    told = child(stages=stages((Status.CHILD_IN_NEED, date(2025, 5, 12))), **facts)
    kept, _ = episodes(told, YEAR, TODAY)
    assert rule in {problem.rule for problem in checks(told, kept, YEAR)}


def test_two_runs_differ_by_child():
    module = "CINdetails"
    before = {"K1": {module: "a"}, "K2": {module: "b"}, "K3": {module: "c"}}
    now = {"K2": {module: "b"}, "K3": {module: "d"}, "K4": {module: "e"}}
    assert difference(before, now) == Difference(came=("K4",), went=("K1",), changed=("K3",))


@pytest.mark.parametrize(
    ("rule", "reason", "facts"),
    [
        ("8585Q", "RC2", {}),
        ("8825Q", "RC8", {}),
        ("2990", "RC8", {"plans": (Planned(begun_on=date(2025, 6, 1), ended_on=date(2025, 7, 1)),)}),
    ],
)
def test_the_reason_why_help_closed_agrees_with_what_was_done(rule: str, reason: str, facts: dict[str, Any]):
    closed = stages((Status.CHILD_IN_NEED, date(2025, 5, 12)), (Status.CLOSED, date(2025, 8, 1)))
    told = child(stages=(*closed[:-1], replace(closed[-1], closing_reason=reason)), **facts)
    kept, _ = episodes(told, YEAR, TODAY)
    assert rule in {problem.rule for problem in checks(told, kept, YEAR)}


def test_a_question_does_not_stop_the_file():
    told = child(stages=stages((Status.CHILD_IN_NEED, date(2025, 5, 12))), died_on=date(2025, 3, 1))
    kept, _ = episodes(told, YEAR, TODAY)
    assert {problem.rule: problem.stops for problem in checks(told, kept, YEAR) if problem.rule == "8545Q"} == {
        "8545Q": False
    }


def test_the_table_of_rules_names_ours():
    root = Path(__file__).parents[2]
    text = (root / "docs" / "returns.md").read_text("utf-8")
    table = dict(re.findall(r"^\| (\w+) \| \w+ \| (\w+) \|", text, re.MULTILINE))
    source = (root / "domain" / "returns" / "cin_checks.py").read_text("utf-8")
    ours = set(re.findall(r'(?:say|wrong)\(\s*"(\w+)"', source)) | set(re.findall(r'each\.\w+, "(\d+)", "\d+"', source))
    ours |= set(re.findall(r'"(\d{4}Q?)"', (root / "domain" / "returns" / "across.py").read_text("utf-8"))) | {"1520"}
    # Two of ours stop the file where the department would only ask.
    named = {rule if rule in table else f"{rule}Q" for rule in ours}
    assert {rule: table.get(rule) for rule in named if table.get(rule) != "ours"} == {}
    said = {where: sum(1 for each in table.values() if each == where) for where in ("ours", "built", "open")}
    assert f"Of {sum(said.values())} rules: {said['ours']} ours, {said['built']} built, {said['open']} open." in text
