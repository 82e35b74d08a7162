"""Coverage, drift and the agenda of group supervision against a slow computation, on the demo authority."""

import asyncio
import json
from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from domain.calendar import add_months
from domain.ids import new_id
from persistence import demo, migrate
from persistence.views import agenda
from tests.conftest import of_database

TODAY = date(2026, 3, 18)
EVERYBODY: tuple[Any, ...] = (True, True, [], UUID(int=1), None)
DAYS = [TODAY, TODAY - timedelta(days=45), TODAY - timedelta(days=200), TODAY + timedelta(days=29)]


@pytest.fixture(scope="module")
async def url(server):
    name = f"agenda_{new_id().hex}"
    connection = await asyncpg.connect(server)
    await connection.execute(f"create database {name}")
    await connection.close()
    made = of_database(server, name)
    await asyncio.to_thread(migrate.upgrade, made)
    await demo.fill(made, size=150, today=TODAY)
    return made


@pytest.fixture
async def connection(url):
    opened = await asyncpg.connect(url)
    yield opened
    await opened.close()


async def by_hand(connection, on):
    """Each open child of that day: their pod, the last discussion, the day that counts, and by when."""
    found = {}
    kinds = {row["id"]: row["pod_kind"] for row in await connection.fetch("select id, pod_kind from pod")}
    spells = defaultdict(list)
    for row in await connection.fetch("select * from journey_status"):
        spells[row["journey_id"]].append(row)
    talks = defaultdict(list)
    for row in await connection.fetch(
        "select child_id, discussed_on from discussion_child where discussed_on <= $1", on
    ):
        talks[row["child_id"]].append(row["discussed_on"])
    for journey in await connection.fetch("select * from journey"):
        mine = spells[journey["id"]]
        if not any(s["status"] != "closed" and s["since"] <= on and (not s["until"] or on < s["until"]) for s in mine):
            continue
        ends = [s["until"] for s in mine if s["status"] == "closed" and s["until"] and s["until"] <= on]
        opened = max(ends, default=journey["begun_on"])
        last = max(talks[journey["child_id"]], default=None)
        counted = last or opened
        monthly = kinds[journey["pod_id"]] == "family_safeguarding"
        due = add_months(counted, 1) if monthly else counted + timedelta(weeks=4)
        found[journey["child_id"]] = journey["pod_id"], last, counted, due
    return found


@pytest.mark.parametrize("on", DAYS)
async def test_coverage_is_what_is_counted_one_by_one(connection, on):
    open_: Counter[UUID] = Counter()
    kept: Counter[UUID] = Counter()
    for pod, last, _, due in (await by_hand(connection, on)).values():
        open_[pod] += 1
        kept[pod] += last is not None and due >= on
    rows = [json.loads(row["row"]) for row in await connection.fetch(agenda.COVERAGE, *EVERYBODY, on, agenda.limits())]
    assert {UUID(row["pod_id"]): (row["open"], row["discussed"]) for row in rows} == {
        pod: (count, kept[pod]) for pod, count in open_.items()
    }


@pytest.mark.parametrize("on", DAYS)
async def test_who_drifts_is_everybody_whose_interval_has_passed_the_longest_first(connection, on):
    expected = {
        (child, (on - counted).days)
        for child, (_, _, counted, due) in (await by_hand(connection, on)).items()
        if due < on
    }
    asked = (*EVERYBODY, None, UUID(int=1), "service_manager", UUID(int=2), on, agenda.limits(), None, None, None, 1000)
    rows = await connection.fetch(agenda.DRIFT, *asked)
    assert {(row["child_id"], row["days"]) for row in rows} == expected
    assert [row["days"] for row in rows] == sorted((row["days"] for row in rows), reverse=True)


async def test_the_demo_has_children_who_drift_and_most_who_do_not(connection):
    rows = [
        json.loads(row["row"]) for row in await connection.fetch(agenda.COVERAGE, *EVERYBODY, TODAY, agenda.limits())
    ]
    covered = sum(row["discussed"] for row in rows) / sum(row["open"] for row in rows)
    assert 0.7 < covered < 0.99


async def test_an_interval_of_the_authoritys_own_goes_before_the_programs(connection):
    """Set to a week from today on, it makes who was talked about a fortnight ago wait, and nobody before that day."""
    asked = lambda on: connection.fetch(agenda.COVERAGE, *EVERYBODY, on, agenda.limits())  # noqa: E731
    total = lambda rows: sum(json.loads(row["row"])["discussed"] for row in rows)  # noqa: E731
    before, earlier = total(await asked(TODAY)), total(await asked(TODAY - timedelta(days=1)))
    change = connection.transaction()
    await change.start()
    await connection.execute(
        "insert into record (id, kind, version, made_by) values ($1, 'timer', 1, $1)", timer := new_id()
    )
    await connection.execute("insert into timer (id, code) values ($1, 'T63')", timer)
    await connection.execute(
        "insert into timer_version (id, timer_id, place, since, amount, unit, source, reason)"
        " values ($1, $2, 1, $3, 1, 'weeks', 'x', 'x')", new_id(), timer, TODAY,
    )  # fmt: skip
    assert total(await asked(TODAY)) < before
    assert total(await asked(TODAY - timedelta(days=1))) == earlier
    await change.rollback()


async def test_no_open_child_is_missing_from_the_agenda(connection):
    expected = await by_hand(connection, TODAY)
    for pod in {pod for pod, *_ in expected.values()}:
        asked = (*EVERYBODY, pod, UUID(int=1), "service_manager", UUID(int=2), TODAY, agenda.limits())
        page = json.loads(await connection.fetchval(agenda._POD, *asked))
        assert {UUID(child["child_id"]) for child in page["children"]} == {
            child for child, (of, *_) in expected.items() if of == pod
        }
        assert len(page["children"]) == page["open"]
        for child in page["children"]:
            _, last, _, due = expected[UUID(child["child_id"])]
            assert child["last_on"] == (last and last.isoformat())
            # A pod may come back earlier than it must, never later than it should without being told so.
            assert child["come_back_by"] <= due.isoformat()
            if child["come_back_by"] < TODAY.isoformat():
                assert child["rank"] <= 2
