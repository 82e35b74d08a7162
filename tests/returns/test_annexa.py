"""Annex A: its columns, a hand-made row of each list, and the demo authority's workbook beside independent counts."""

import csv
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import asyncpg
import pytest

from domain.returns import annexa_codes
from domain.returns.annexa import LISTS, age_on, checks, row
from domain.returns.frame import Year
from persistence.returns import annexa
from persistence.returns.cin import Sender
from persistence.returns.counts import in_record
from tests.persistence.test_demo import made_up

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = NOW.date()
COLUMNS = list(csv.DictReader((Path(__file__).parent / "annexa_columns.csv").read_text(encoding="utf-8").splitlines()))
CHILD = {"id": "x", "reference": "K000-001", "sex": "F", "ethnicity": "WBRI", "born_on": "2014-12-01"}
TOLD = ("K000-001", "b) Female", "a) White", date(2014, 12, 1), 11)
HEAD = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
EMPTY_ON_THE_DEMO = {2, 10, 11}
"""At 400 children nobody was assessed in early help, or adopted this year; adopters have no record at all."""


def told(number: int, **facts: Any) -> dict[str, Any]:
    return dict(zip((c.header for c in LISTS[number]), row(number, {**CHILD, **facts}, TODAY), strict=True))


def test_columns_are_the_published_ones_in_their_order():
    for number, columns in LISTS.items():
        assert [c.header for c in columns] == [c["column"] for c in COLUMNS if c["list"] == str(number)]
    assert sum(map(len, LISTS.values())) == 169


def test_everything_said_in_a_code_is_one_of_the_words_allowed():
    allowed = {word for c in COLUMNS for word in c["allowed"].split("; ")}
    said = {
        words
        for name, codes in vars(annexa_codes).items()
        if name.isupper() and isinstance(codes, dict)
        for words in codes.values()
    }
    assert said <= allowed


@pytest.mark.parametrize(
    ("number", "facts", "wanted"),
    [
        (1, {"received_on": "2026-11-01", "source": "6"}, {"Contact Source": "g) Police"}),
        (2, {"started_on": "2026-10-01", "organisation": "Local authority"}, {"Assessment completion date": None}),
        (3, {"nfa": True, "referrals": 2, "source": "10"}, {"Referral NFA?": "Yes", "Referral Source": "k) Unknown"}),
        (4, {"seen": False, "disabilities": []}, {"Does the Child have a Disability": "Unknown"}),
        (5, {"unnecessary": True, "plan_made": None, "disabilities": ["NONE"]}, {
            "Was an Initial Child Protection Conference deemed unnecessary?": "Yes",
            "Did the Initial Child Protection Conference Result in a Child Protection Plan": None,
            "Does the Child have a Disability": "No",
        }),
        (6, {"status": "child_in_need", "need": "N1"}, {
            "Case Status": "c) Child in need plan", "Primary Need Code": "a) Abuse or neglect",
        }),
        (7, {"latest_category": "MUL", "earlier_plans": 0}, {
            "Latest Category of Abuse": "e) Multiple", "Number of Previous Child Protection Plans": 0,
        }),
        (8, {"legal_status": "C2", "placement": "U6", "provider": "PR4", "missing": 0}, {
            "Child's Legal Status": "b) Full care orders", "Placement Type": "a) Foster Placement",
            "Placement Provider": "b) Private",
        }),
        (9, {"accommodation": "V2", "in_touch": None}, {
            "Type of Accommodation": "l) Emergency accommodation", "Suitability of Accommodation": "b) Not suitable",
            "LA in Touch": "c) Not recorded", "Eligibility Category": "a) Relevant",
        }),
        (10, {"because": "RD2", "family": "F1"}, {"Reason Why Child No Longer Placed for Adoption":
            "b) Court did not make a PO", "Family identifier": "F1"}),
    ],
)  # fmt: skip
def test_a_row_of_each_list(number: int, facts: dict[str, Any], wanted: dict[str, Any]):
    row_of = told(number, **facts)
    assert wanted.items() <= row_of.items()
    if number != 10:
        assert tuple(row_of.values())[:5] == TOLD


def test_age_is_whole_years_and_nobody_has_one_before_birth():
    assert age_on(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age_on(date(2008, 2, 29), date(2026, 3, 1)) == 18
    assert age_on(date(2026, 12, 1), TODAY) is None
    assert age_on(None, TODAY) is None


def test_a_child_without_a_number_and_an_end_before_its_beginning_are_named():
    found = checks(7, {**CHILD, "reference": None, "begun_on": "2026-05-01", "ended_on": "2026-04-01"})
    assert [(each.child, each.stops) for each in found] == [("record x", True)] * 2
    assert checks(7, {**CHILD, "begun_on": "2026-05-01", "ended_on": "2026-05-01"}) == []


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        (date(2026, 11, 23), 6, date(2026, 5, 23)),
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
    ],
)
def test_months_back(day: date, months: int, wanted: date):
    assert annexa.months_before(day, months) == wanted


def sheets(path: Path) -> Iterator[list[list[ET.Element]]]:
    with zipfile.ZipFile(path) as book:
        for number in LISTS:
            sheet = ET.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))  # noqa: S314 - our own
            yield [list(line) for line in sheet.iter(f"{HEAD}row")]


@pytest.fixture(scope="module")
async def authority(server: str, worker_id: str, tmp_path_factory: Any) -> tuple[str, Path]:
    url = await made_up(server, f"annexa_400_{worker_id}", 400, TODAY)
    return url, tmp_path_factory.mktemp("annexa")


@pytest.mark.slow
async def test_the_workbook_holds_what_the_record_holds(authority: tuple[str, Path]):
    url, folder = authority
    connection = await asyncpg.connect(url, server_settings={"timezone": "UTC"})
    try:
        # Whatever somebody typed, it is text in the workbook.
        await connection.execute("update worker set given = '=1+1'")
        counted = await annexa.write(connection, Year(2026), folder, Sender(authority="926", serial=1, at=NOW))
        assert counted.problems == []
        held = await in_record(connection, "annexa", Year(2026), TODAY, ())
        assert {**held, "List 11": 0} == counted.modules
        looked = await connection.fetchval("select count(distinct record_id) from viewing where what = 'return'")
    finally:
        await connection.close()
    assert looked > 200
    for number, lines in zip(LISTS, sheets(folder / "annexa-2026-27.xlsx"), strict=True):
        assert ["".join(cell.itertext()) for cell in lines[0]] == [c.header for c in LISTS[number]]
        assert len(lines) - 1 == counted.modules[f"List {number}"]
        assert len(lines) > 1 or number in EMPTY_ON_THE_DEMO, number
        assert not any(cell.find(f"{HEAD}f") is not None for line in lines for cell in line)
    with zipfile.ZipFile(folder / "annexa-2026-27.xlsx") as book:
        assert b"=1+1 " in book.read("xl/worksheets/sheet3.xml")


@pytest.mark.slow
async def test_a_child_without_a_number_stops_the_file_and_can_be_left_out(authority: tuple[str, Path]):
    url, folder = authority
    connection = await asyncpg.connect(url, server_settings={"timezone": "UTC"})
    sender = Sender(authority="926", serial=1, at=NOW)
    try:
        plan = await connection.fetchval("""update plan set ended_on = begun_on - 1 where id = (select p.id from plan p
            where plan_kind = 'child_protection' and begun_on < '2026-11-01' and begun_on > '2026-06-01'
            order by id limit 1) returning id""")
        children = await connection.fetch(
            "select p.reference from plan_child c join person p on p.id = c.child_id where c.plan_id = $1", plan
        )
        (folder / "annexa-2026-27.xlsx").unlink(missing_ok=True)
        counted = await annexa.write(connection, Year(2026), folder, sender)
        assert counted.stopped
        assert {each.child for each in counted.problems} == {child["reference"] for child in children}
        assert list(folder.iterdir()) == []
        left = {child["reference"] for child in children}
        counted = await annexa.write(connection, Year(2026), folder, sender, left)
        assert (counted.stopped, set(counted.left_out)) == (False, left)
        assert (folder / "annexa-2026-27.xlsx").exists()
    finally:
        await connection.close()


@pytest.mark.slow
async def test_a_child_for_whom_adoption_was_decided_again_is_in_the_list_of_adoption(authority: tuple[str, Path]):
    url, folder = authority
    connection = await asyncpg.connect(url, server_settings={"timezone": "UTC"})
    undone = connection.transaction(isolation="repeatable_read")
    await undone.start()

    async def decide(care: Any, place: int, kind: str, on: date) -> int:
        await connection.execute(
            """insert into care_step (id, care_id, place, kind, "on", by_carers)
            values (gen_random_uuid(), $1, $2, $3, $4, false)""",
            care, place, kind, on,
        )  # fmt: skip
        counted = await annexa.write(connection, Year(2026), folder, Sender(authority="926", serial=1, at=NOW))
        assert counted.modules["List 10"] == (await in_record(connection, "annexa", Year(2026), TODAY, ()))["List 10"]
        return counted.modules["List 10"]

    try:
        care = await connection.fetchval("""select care_id from care_episode e where until is null and not exists
            (select from care_step s where s.care_id = e.care_id and kind <> 'had_before')
            and placement not in ('A3', 'A4', 'A5', 'A6') order by since limit 1""")
        first = await decide(care, 101, "to_be_placed", date(2023, 5, 1))
        assert await decide(care, 102, "not_to_be_placed", date(2024, 5, 1)) == first - 1
        assert await decide(care, 103, "to_be_placed", date(2026, 5, 1)) == first
        assert await decide(care, 104, "not_to_be_placed", date(2026, 9, 1)) == first
    finally:
        await undone.rollback()
        await connection.close()
