"""An authority's own numbers: from tomorrow at the earliest, within bounds, and never for a day that has been."""

from datetime import timedelta

import pytest

from domain.ids import new_id
from domain.workload import BY_CODE, NUMBERS, SHIPPED, Complexity, Situation, Workload, WorkloadNumber, WorkloadVersion
from tests.builders import TODAY, by
from tests.domain.refusals import invalid, refused

TOMORROW = TODAY + timedelta(days=1)


def version(since=TOMORROW, **amounts):
    made = WorkloadVersion(id=new_id(), since=since, source="Cabinet paper 12", reason="Travel takes longer here.")
    numbers = tuple(
        WorkloadNumber(id=new_id(), version_id=made.id, code=code, amount=amount) for code, amount in amounts.items()
    )
    return made, numbers


def set_up(**amounts):
    return Workload.set_up(*version(**(amounts or {"flag_travel": 2})), id=new_id(), by=by())


def test_every_situation_and_flag_has_a_number_with_a_source():
    assert {f"base_{each}" for each in Situation} | {f"flag_{each}" for each in Complexity} <= set(BY_CODE)
    assert len(BY_CODE) == len(NUMBERS)
    assert all(each.source and each.least <= each.amount <= each.most for each in NUMBERS)


def test_a_version_changes_its_numbers_from_its_day_and_nothing_before():
    workload = set_up(flag_travel=2, base_child_protection=7)
    workload.set(*version(TOMORROW + timedelta(days=30), flag_travel=1.5), by=by())
    assert workload.on(TODAY) == SHIPPED
    assert [workload.on(TOMORROW)[code] for code in ("flag_travel", "base_child_protection")] == [2, 7]
    later = workload.on(TOMORROW + timedelta(days=30))
    assert [later[code] for code in ("flag_travel", "base_child_protection", "base_child_in_need")] == [1.5, 7, 4]
    assert [change.type for change in workload.changes] == ["workload.set", "workload.set"]


@pytest.mark.parametrize(
    ("since", "amounts", "pointer"),
    [
        (TODAY, {"flag_travel": 2}, "/since"),
        (TOMORROW, {"unknown": 2}, "/numbers/0/code"),
        (TOMORROW, {"flag_travel": 1}, "/numbers/0/amount"),
        (TOMORROW, {"flag_travel": 2, "further_child": 1.5}, "/numbers/1/amount"),
        (TOMORROW, {"stage_first_year": 0.95}, "/numbers/0/amount"),
        (TOMORROW, {"base_early_help": -1}, "/numbers/0/amount"),
    ],
)
def test_what_a_version_cannot_be(since, amounts, pointer):
    with invalid(pointer):
        Workload.set_up(*version(since, **amounts), id=new_id(), by=by())


def test_versions_follow_each_other():
    workload = set_up()
    with invalid("/since"):
        workload.set(*version(TOMORROW, flag_travel=3), by=by())


def test_a_version_changes_something_and_keeps_the_bands_apart():
    with refused("nothing-changed"):
        set_up_nothing = Workload(id=new_id())
        set_up_nothing.set(version()[0], (), by=by())
    with refused("bands-crossed"):
        set_up(band_over=0.8)
