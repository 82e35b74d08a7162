"""Loads, there and back: an authority's data set and census are written, taken in elsewhere, and say the same again."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from api import loading
from api.unpacking import pack
from domain.aggregate import By
from domain.calendar import WorkingDays
from domain.ids import new_id
from domain.load import Load, LoadSource, LoadState
from domain.loading import whole
from domain.loading.objects import OBJECTS
from domain.policy import Role, system_actor
from persistence import demo, verify
from persistence import load as kept
from persistence.engine import open_pool
from persistence.returns.registry import Asked, written
from persistence.unit_of_work import unit_of_work
from tests.persistence.test_demo import new_database

pytestmark = pytest.mark.slow
DAY = date(2026, 11, 23)
Files = list[tuple[str, bytes]]


class CutOff(BaseException):
    """The machine is gone: nothing that runs in it may catch this."""


async def files_of(url: str) -> Files:
    """The data set of an authority, as CSV files that have a row."""
    connection = await asyncpg.connect(url)
    found = []
    for view in OBJECTS:
        out = io.BytesIO()
        await connection.copy_from_query(f"select * from ssd.{view}", output=out, format="csv", header=True)
        if out.getvalue().count(b"\n") > 1:
            found.append((f"{view}.csv", out.getvalue()))
    await connection.close()
    return found


@pytest.fixture(scope="module")
async def source(server: str, worker_id: str) -> str:
    made = await new_database(server, f"load_from_{worker_id}")
    await demo.fill(made, 80, 3, DAY)
    return made


@pytest.fixture(scope="module")
async def files(source: str) -> Files:
    return await files_of(source)


async def empty(server: str, name: str) -> str:
    return await new_database(server, f"load_{name}_{new_id().hex[-8:]}")


async def send(url: str, files: Files, *, system: str = "Old system", source: LoadSource = LoadSource.SSD) -> UUID:
    """Send the files and let the server read and try them."""
    async with await open_pool(url, 1) as pool, pool.acquire() as connection:
        by = By(new_id(), Role.SYSTEM, datetime.now(UTC))
        async with unit_of_work(connection, system_actor(by.actor_id), by, new_id(), WorkingDays.of([])) as work:
            load = await loading.begin(work, new_id(), system, source, pack(files))
            await work.loads.add(load)
            await kept.keep_content(connection, load.id, pack(files))
    await loading.work_all(url)
    return load.id


async def say(url: str, id: UUID, verb: str | None = None, **facts: Any) -> Load:
    """Say something of a load, and let the server do what follows; answers how it stands."""
    async with await open_pool(url, 1) as pool, pool.acquire() as connection:
        by = By(new_id(), Role.SYSTEM, datetime.now(UTC))
        if verb:
            async with unit_of_work(connection, system_actor(by.actor_id), by, new_id(), WorkingDays.of([])) as work:
                load = await work.loads.get(id)
                getattr(load, verb)(by=by, **facts)
                await work.loads.save(load)
            await loading.work_all(url)
        async with unit_of_work(connection, system_actor(by.actor_id), by, new_id(), WorkingDays.of([])) as work:
            return await work.loads.consult(id)


async def asked(url: str, query: str, *values: Any) -> list[asyncpg.Record]:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetch(query, *values)
    finally:
        await connection.close()


async def rows(url: str, object: str) -> Counter[tuple[str, ...]]:
    """What a view says of everybody, by the child's number and without ids, which no two systems share."""
    about = OBJECTS[object]
    columns = [
        row["column_name"]
        for row in await asked(
            url,
            "select column_name from information_schema.columns where table_schema = 'ssd' and table_name = $1",
            object,
        )
        if row["column_name"] not in {about.key, about.person, "addr_address_json"}
        and not row["column_name"].endswith(("_id", "_team", "_worker_id"))
    ]
    child = f"(select reference from public.person p where p.id::text = x.{about.person})" if about.person else "''"
    said = await asked(url, f"select {', '.join((child, *(f'x.{each}' for each in columns)))} from ssd.{object} x")
    return Counter(tuple(str(value) for value in row) for row in said)


def balanced(load: Load) -> None:
    """Every row that was read was taken, was there, or was refused."""
    for each in load.objects:
        assert each.read == each.loaded + each.same + each.refused, each.name


async def test_an_authority_that_moves_says_the_same_again(server, source, files):
    url = await empty(server, "there")
    id = await send(url, files)
    load = await say(url, id)
    assert load.state is LoadState.TRIED, load.failed_because
    assert await asked(url, "select id from person") == [], "it was only tried"
    tried = {each.name: each for each in load.objects}
    load = await say(url, id, "confirm")
    assert load.state is LoadState.LOADED
    balanced(load)
    assert {each.name: (each.read, each.refused) for each in load.objects} == {
        name: (each.read, each.refused) for name, each in tried.items()
    }, "what was tried is what came"
    for object in OBJECTS:
        before, after = await rows(source, object), await rows(url, object)
        if object.endswith("_visits"):
            # A child who was not seen was not visited: somebody tried, which is on the journey.
            seen = Counter({row: count for row, count in before.items() if row[2] != "N"})
            assert after == seen, object
        elif object in {"ssd_professionals", "ssd_department"}:
            assert before - after == Counter(), object
            assert sum((after - before).values()) == 1, "whoever is not named"
        elif object in {"ssd_contacts", "ssd_cin_episodes"}:
            assert before - after == Counter(), object
            assert all("10" in row for row in after - before), "only what help needs that no referral began"
        else:
            assert after == before, object
    assert (await asked(url, "select count(*) from timer_due"))[0][0] > 0, "the clocks run"
    assert (await verify.verify(url)).first_wrong_seq is None
    failed = await asked(url, "select count(*) from journey_failed_visit")
    assert failed[0][0] > 0


async def test_a_second_load_changes_nothing_and_a_third_brings_only_whoever_is_new(server, files):
    url = await empty(server, "twice")
    some = half(files, 0)
    first = await say(url, await send(url, some), "confirm")
    ledger = (await asked(url, "select count(*) from ledger where type not like 'load.%'"))[0][0]
    second = await say(url, await send(url, some), "confirm")
    assert sum(each.loaded for each in second.objects) == 0
    assert sum(each.same for each in second.objects) == sum(each.loaded for each in first.objects)
    assert (await asked(url, "select count(*) from ledger where type not like 'load.%'"))[0][0] == ledger
    third = await say(url, await send(url, files), "confirm")
    assert third.state is LoadState.LOADED
    balanced(third)
    people = {each.name: each for each in third.objects}["ssd_person"]
    assert people.loaded > 0
    assert people.same == first.people


def half(files: Files, which: int) -> Files:
    """The files with every second family only; staff whole."""
    by_name = dict(files)
    table = list(csv.DictReader(io.StringIO(by_name["ssd_family.csv"].decode())))
    families = sorted({row["fami_family_id"] for row in table})[which::2]
    people = {row["fami_person_id"] for row in table if row["fami_family_id"] in families}
    found = []
    for name, data in files:
        about = OBJECTS[name.removesuffix(".csv")]
        read = list(csv.DictReader(io.StringIO(data.decode())))
        kept_rows = [row for row in read if about.person is None or row[about.person] in people]
        if name == "ssd_assessment_factors.csv":
            mine = {
                row["cina_assessment_id"]
                for row in csv.DictReader(io.StringIO(by_name["ssd_cin_assessments.csv"].decode()))
                if row["cina_person_id"] in people
            }
            kept_rows = [row for row in kept_rows if row["cinf_assessment_id"] in mine]
        found.append((name, table_of(kept_rows, list(read[0]))))
    return found


def table_of(rows: Sequence[dict[str, str]], head: Sequence[str] | None = None) -> bytes:
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, fieldnames=head or list(rows[0]))
    table.writeheader()
    table.writerows(rows)
    return out.getvalue().encode()


async def test_a_load_that_was_cut_off_goes_on_where_it_was(server, files, monkeypatch):
    url, uncut = await empty(server, "cut"), await empty(server, "uncut")
    some = half(files, 0)
    id = await send(url, some)
    told, turn = whole.tell, 0

    def tell(telling: Any) -> None:
        nonlocal turn
        turn += 1
        if turn > 10:
            raise CutOff
        told(telling)

    monkeypatch.setattr(whole, "tell", tell)
    with suppress(CutOff):
        # As if the machine had gone: nobody says that it ended, and what was not committed is not there.
        await say(url, id, "confirm")
    monkeypatch.setattr(whole, "tell", told)
    part = (await asked(url, "select count(*) from person"))[0][0]
    assert part > 0
    assert (await say(url, id)).state is LoadState.LOADING
    await loading.work_all(url)
    load = await say(url, id)
    assert load.state is LoadState.LOADED
    balanced(load)
    await say(uncut, await send(uncut, some), "confirm")
    for object in OBJECTS:
        assert await rows(url, object) == await rows(uncut, object), object
    people = "select id from person order by id"
    assert [row["id"] for row in await asked(url, people)] == [row["id"] for row in await asked(uncut, people)]
    assert load.people > part


async def test_a_load_is_taken_back_whole_and_not_once_somebody_went_on(server, files):
    url = await empty(server, "back")
    some = half(files, 1)
    id = await send(url, some)
    await say(url, id, "confirm")
    load = await say(url, id, "undo", reason="The wrong files.")
    assert load.state is LoadState.UNDONE
    for table in (
        "person",
        "journey",
        "contact",
        "plan",
        "care",
        "visit",
        "worker",
        "pod",
        "timer_due",
        "record_subject",
    ):
        assert (await asked(url, f"select count(*) from {table}"))[0][0] == 0, table
    assert (await asked(url, "select count(*) from ledger where type = 'person.unloaded'"))[0][0] == load.people
    assert (await verify.verify(url)).first_wrong_seq is None
    again = await say(url, await send(url, some), "confirm")
    assert again.people == load.people, "the same files can come again"
    child = (await asked(url, "select id from person limit 1"))[0]["id"]
    await asked(url, "update record set version = version + 1 where id = $1", child)
    kept_back = await say(url, again.id, "undo", reason="Too late.")
    assert kept_back.state is LoadState.LOADED
    assert "1 of its records have been changed" in (kept_back.failed_because or "")


async def test_what_cannot_be_read_for_certain_stops_or_is_refused_with_its_line(server, files):
    url = await empty(server, "bad")
    by_name = dict(files)
    read = list(csv.DictReader(io.StringIO(by_name["ssd_person.csv"].decode())))
    read[0]["pers_sex"], read[1]["pers_dob"], read[2]["pers_dob"] = "1", "31/03/2019", "2091-01-01 00:00:00"
    read.append(dict(read[3]))
    id = await send(url, [*((n, d) for n, d in files if n != "ssd_person.csv"), ("ssd_person.csv", table_of(read))])
    load = await say(url, id)
    assert load.state is LoadState.UNMAPPED
    assert [(each.object, each.field, each.code, each.count) for each in load.codes] == [
        ("ssd_person", "pers_sex", "1", 1)
    ]
    load = await say(url, id, "map", becomes={load.codes[0].id: "M"})
    assert load.state is LoadState.TRIED
    balanced(load)
    refused = await asked(
        url, "select line, why from load_row where load_id = $1 and object = 'ssd_person' and state = 'refused'"
        " order by line", id,
    )  # fmt: skip
    assert [(row["line"], row["why"]) for row in refused] == [
        (3, "pers_dob is no day: write it as year-month-day, like 2024-03-31."),
        (4, "A date of birth cannot be in the future: give a due date instead."),
        (len(read) + 1, "The same id stands in the files twice."),
    ]
    late = await asked(
        url, "select distinct why from load_row where load_id = $1 and fields::text like '%' || $2 || '%'"
        " and object = 'ssd_disability'", id, read[1]["pers_person_id"],
    )  # fmt: skip
    assert [row["why"] for row in late] == [
        "The row of the person itself was refused or is missing, and this needs it."
    ]
    broken = await say(url, await send(url, [("ssd_person.csv", b"pers_person_id\n\xff\n")]))
    assert broken.state is LoadState.FAILED
    assert "is not UTF-8" in (broken.failed_because or "")


async def test_three_years_of_the_census_become_a_caseload_that_makes_the_same_census(server, source, tmp_path):
    async def census(url: str, folder: Path, year: str) -> Any:
        return await written(
            url, Asked(name="cin", year=year, folder=folder, authority="926", serial=1, leave_out=frozenset(),
                       at=datetime(2026, 11, 23, 12, tzinfo=UTC), known_at=None), lambda done, of: None,
        )  # fmt: skip

    for each in ("a", "b"):
        (tmp_path / each).mkdir()
    before = {year: await census(source, tmp_path / "a", year) for year in ("2025-26", "2026-27")}
    url = await empty(server, "census")
    sent = [(path.name, path.read_bytes()) for path in sorted((tmp_path / "a").glob("*.xml"))]
    id = await send(url, sent, system="Census", source=LoadSource.CIN)
    load = await say(url, id, "confirm")
    assert load.state is LoadState.LOADED, load.failed_because
    balanced(load)
    assert {each.refused for each in load.objects} == {0}
    assert {each.name: each.same > 0 for each in load.objects}["ssd_person"], "a later year says it again"
    last = await census(url, tmp_path / "b", "2026-27")
    assert (last.modules, last.problems) == (before["2026-27"].modules, before["2026-27"].problems)
    told = {child: each.get("CINdetails") for child, each in before["2026-27"].children.items()}
    assert set(last.children) == set(told)
    first = await census(url, tmp_path / "b", "2025-26")
    for module in ("Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans", "CPPreviewDate"):
        assert first.modules[module] == before["2025-26"].modules[module], module
    assert set(before["2025-26"].children) <= set(first.children)
