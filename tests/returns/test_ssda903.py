"""Hand-made children, and the exact rows that the SSDA903 files have of them."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from domain.care_parts import HealthKind, OrderKind, StepKind
from domain.returns.frame import Year
from domain.returns.ssda903 import rows
from domain.returns.ssda903_parts import (
    AD1,
    EPISODES,
    FILES,
    HEADER,
    LIBERTY,
    MISSING,
    OC2,
    OC3,
    PERMANENCE,
    PLACED,
    REVIEWS,
    UASC,
    WORKERS,
    Checked,
    Child,
    Gone,
    Keyworker,
    Lived,
    Living,
    Ordered,
    Reviewed,
    Stepped,
    Touched,
    files_of,
)
from tests.returns.test_ssda903_checks import BROKEN
from tests.returns.test_ssda903_oracle import EXPLAINED

YEAR, NEXT = Year(2025), Year(2026)
TODAY = date(2026, 11, 23)
FOSTER = Living(
    since=date(2024, 5, 7), period_id="one", legal_status="C2", placement="U6", provider="PR1", urn="SC390001",
    postcode="AE1 1AA", reason_new="S", need_code="N1",
)  # fmt: skip
CHILD = Child(
    reference="K000-001", born_on=date(2014, 6, 1), sex="F", ethnicity="WBRI", upn="A123456789012",
    episodes=(FOSTER,), homes=(Lived(postcode="AE2 2BB"),),
    workers=(Keyworker(registration="SW123456", number="ABCDEF0123", since=date(2024, 5, 1), reason="FCONTA"),),
)  # fmt: skip


def told(child: Child = CHILD, year: Year = YEAR, **facts: Any) -> dict[str, list[tuple[str, ...]]]:
    return rows(replace(child, **facts), year, TODAY)[0]


def numbers(child: Child = CHILD, **facts: Any) -> set[tuple[str, bool]]:
    return {(each.rule, each.stops) for each in rows(replace(child, **facts), YEAR, TODAY)[1]}


def test_child_fostered_all_year_is_in_header_episodes_health_and_workers():
    found = told()
    assert found == {
        HEADER: [("K000001", "F", "01/06/2014", "WBRI", "A123456789012", "0", "")],
        EPISODES: [(
            "K000001", "07/05/2024", "S", "C2", "N1", "U6", "PR1", "", "", "", "AE2 2BB", "AE1 1AA", "SC390001"
        )],
        OC2: [("K000001", "01/06/2014", "", "SDQ4", "0", "", "0", "0", "0", "0", "", "")],
        WORKERS: [("K000001", "01/06/2014", "SW123456", "01/05/2024", "", "FCONTA")],
    }  # fmt: skip
    assert all(len(row) == len(FILES[name]) for name, of in found.items() for row in of)


def test_end_that_lay_ahead_on_the_last_day_is_not_told_yet():
    ended = replace(FOSTER, until=date(2026, 5, 1), reason_ended="E4A")
    assert told(episodes=(ended,))[EPISODES][0][7:10] == ("", "", "")
    assert told(year=NEXT, episodes=(ended,))[EPISODES][0][7:9] == ("01/05/2026", "E4A")


def test_episode_that_ended_before_the_year_is_not_in_it_and_neither_is_the_child():
    assert told(episodes=(replace(FOSTER, until=date(2025, 3, 31), reason_ended="E4A"),)) == {}


def test_short_break_has_no_postcodes_and_no_yearly_health():
    found = told(episodes=(replace(FOSTER, legal_status="V4"),))
    assert found[EPISODES][0][10:12] == ("", "")
    assert OC2 not in found


def test_girl_who_is_a_mother_is_said_with_her_first_childs_birthday():
    assert told(own_children=(date(2025, 9, 9),))[HEADER][0][5:] == ("1", "09/09/2025")
    assert told(own_children=(date(2026, 9, 9),))[HEADER][0][5:] == ("0", "")
    assert told(sex="M", own_children=(date(2025, 9, 9),))[HEADER][0][5:] == ("", "")


def test_young_person_who_came_alone_has_no_home_postcode_and_their_eighteenth_birthday():
    found = told(alone=True)
    assert found[UASC] == [("K000001", "F", "01/06/2014", "01/06/2032")]
    assert found[EPISODES][0][10] == ""


def test_reviews_of_the_year_while_looked_after():
    held = [date(2025, 3, 31), date(2025, 4, 1), date(2025, 9, 9), date(2026, 4, 1)]
    found = told(reviews=tuple(Reviewed(held_on=day, participation="PN1") for day in held))
    assert [row[2:] for row in found[REVIEWS]] == [("01/04/2025", "PN1"), ("09/09/2025", "PN1")]


@pytest.mark.parametrize(
    ("kinds", "place", "expected"),
    [
        ([("immunisations", {}), ("dental", {}), ("review_assessment", {})], slice(6, 9), ("1", "1", "1")),
        ([("dental", {"refused": True})], slice(7, 8), ("0",)),
        ([("sdq", {"score": 11})], slice(2, 4), ("11", "")),
        ([("sdq", {"refused": True})], slice(2, 4), ("", "SDQ5")),
        ([("substance_misuse", {})], slice(9, 12), ("1", "0", "0")),
        ([("substance_misuse", {}), ("substance_help", {})], slice(9, 12), ("1", "1", "")),
        ([("substance_misuse", {}), ("substance_help", {"refused": True})], slice(9, 12), ("1", "0", "1")),
    ],
)
def test_yearly_health(kinds: Any, place: slice, expected: tuple[str, ...]):
    done = tuple(Checked(kind=HealthKind(kind), on=date(2025, 10, 1), **facts) for kind, facts in kinds)
    assert told(health=done)[OC2][0][place] == expected


def test_small_child_has_the_check_of_development_and_no_questionnaire():
    check = Checked(kind=HealthKind.DEVELOPMENT, on=date(2025, 10, 1))
    assert told(born_on=date(2023, 6, 1), health=(check,))[OC2][0][2:6] == ("", "", "", "1")


def test_conviction_counts_in_its_year():
    order = Ordered(kind=OrderKind.CONVICTION, since=date(2025, 5, 5), until=date(2025, 5, 5))
    assert told(orders=(order,))[OC2][0][4] == "1"
    assert told(year=NEXT, orders=(order,))[OC2][0][4] == "0"


def test_time_missing_ends_where_care_ends():
    gone = Gone(kind="M", since=datetime(2025, 6, 30, 23, 30, tzinfo=UTC), until=datetime(2025, 7, 9, tzinfo=UTC))
    ended = replace(FOSTER, until=date(2025, 7, 5), reason_ended="E8")
    assert told(missing=(gone,))[MISSING][0][2:] == ("M", "01/07/2025", "09/07/2025")
    assert told(missing=(gone,), episodes=(ended,))[MISSING][0][2:] == ("M", "01/07/2025", "05/07/2025")


def test_workers_of_who_left_care_are_told_until_then():
    one = Keyworker(number="AB12", since=date(2024, 5, 7), until=date(2025, 6, 1), reason="FCONTA")
    two = Keyworker(number="CD34", since=date(2025, 6, 2), until=date(2026, 1, 9), reason="LEFTRL")
    after = Keyworker(number="EF56", since=date(2026, 1, 9), reason="OTHERS")
    ended = replace(FOSTER, until=date(2025, 7, 5), reason_ended="E4A")
    expected = [("XXAB12", "07/05/2024", "01/06/2025", "FCONTA"), ("XXCD34", "02/06/2025", "", "LEFTRL")]
    assert [row[2:] for row in told(workers=(one, two, after), episodes=(ended,))[WORKERS]] == expected


DECIDED = Stepped(kind=StepKind.TO_BE_PLACED, on=date(2024, 9, 1))
MATCHED = Stepped(
    kind=StepKind.MATCHED, on=date(2025, 2, 1), adopters="FF", adopters_law="L12", by_carers=True
)  # fmt: skip
ADOPTED = replace(FOSTER, until=date(2025, 8, 1), reason_ended="E11")


def test_adopted_child():
    found = told(episodes=(ADOPTED,), steps=(DECIDED, MATCHED))
    assert found[AD1] == [("K000001", "01/06/2014", "01/09/2024", "01/02/2025", "1", "2", "FF", "L12")]
    assert found[PLACED] == [("K000001", "01/06/2014", "01/09/2024", "", "")]


def test_decision_that_was_taken_back_is_told_in_its_year_only():
    back = Stepped(kind=StepKind.NOT_TO_BE_PLACED, on=date(2025, 8, 8), because="RD3")
    assert told(steps=(DECIDED, back))[PLACED][0][2:] == ("01/09/2024", "08/08/2025", "RD3")
    assert PLACED not in told(year=NEXT, steps=(DECIDED, back))


def test_adoption_without_its_facts_is_named():
    assert numbers(episodes=(ADOPTED,)) == {("601", False), ("390", False)}


def test_what_there_was_before_is_told_of_who_began_in_the_year():
    step = Stepped(
        kind=StepKind.HAD_BEFORE, on=date(2025, 6, 1), before="P2", before_where="SCO", before_when="zz/zz/2019"
    )  # fmt: skip
    began = replace(FOSTER, since=date(2025, 5, 7))
    assert told(episodes=(began,), steps=(step,))[PERMANENCE][0][2:] == ("P2", "SCO", "zz/zz/2019")
    assert PERMANENCE not in told(steps=(step,))
    assert numbers(episodes=(began,)) == {("630", False)}


def test_deprivation_of_liberty_is_asked_from_2026_on():
    order = Ordered(kind=OrderKind.DEPRIVATION_OF_LIBERTY, since=date(2026, 5, 5), until=date(2026, 12, 12))
    assert told(year=NEXT, orders=(order,))[LIBERTY] == [("K000001", "01/06/2014", "05/05/2026", "")]
    assert LIBERTY not in told(orders=(replace(order, since=date(2025, 5, 5)),))
    assert set(files_of(NEXT)) - set(files_of(YEAR)) == {LIBERTY}


LEFT = replace(FOSTER, since=date(2019, 1, 1), until=date(2024, 3, 1), reason_ended="E5")
LEAVER = replace(CHILD, born_on=date(2007, 1, 1), sex="M", episodes=(LEFT,))


def test_young_person_who_left_care_is_told_around_their_birthday():
    near = Touched(on=date(2025, 12, 20), in_touch="YES", activity="F2", accommodation="U1")
    far = Touched(on=date(2025, 6, 20), in_touch="YES", activity="F5", accommodation="B1")
    found = told(LEAVER, touches=(far, near))
    assert found == {
        OC3: [("K000001", "01/01/2007", "YES", "F2", "U1")],
        HEADER: [("K000001", "M", "01/01/2007", "WBRI", "A123456789012", "", "")],
    }
    assert told(LEAVER, touches=(far,))[OC3][0][2:] == ("NO", "0", "0")


@pytest.mark.parametrize(
    "facts",
    [
        {"until": date(2020, 1, 1)},  # before 14
        {"reason_ended": "E11"},
        {"reason_ended": "E2"},
        {"legal_status": "V4"},
    ],
)
def test_who_is_no_care_leaver_is_not_told(facts: dict[str, Any]):
    assert told(LEAVER, episodes=(replace(LEFT, **facts),)) == {}


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"born_on": None}, ("102", True)),
        ({"born_on": date(2024, 6, 1)}, ("302", True)),
        ({"upn": None}, ("442", True)),
        ({"upn": None, "upn_unknown": "UN7"}, ("442", True)),
        ({"reference": "-"}, ("CHILD", True)),
        ({"episodes": (replace(FOSTER, urn=None),)}, ("218", False)),
        ({"workers": ()}, ("SW12STG2", False)),
    ],
)
def test_what_stands_in_the_way_is_said_with_its_number(facts: dict[str, Any], problem: tuple[str, bool]):
    assert numbers(**facts) == {problem}


def test_every_rule_has_its_place_in_the_documentation():
    root = Path(__file__).parents[2]
    table = re.findall(
        r"^\| (\w+) \| [^|]+ \| ([a-z ]+) \|", (root / "docs" / "ssda903.md").read_text("utf-8"), re.MULTILINE
    )
    ours = set(re.findall(r'say\("(\d+)"', (root / "domain" / "returns" / "ssda903.py").read_text("utf-8"))) | {
        *BROKEN,
        "444",
    }
    assert len(table) == len(dict(table)) == 327
    assert {rule for rule, where in table if where == "ours"} == ours
    assert {rule for rule, where in table if where == "explained"} == set(EXPLAINED) - ours
