"""The numbers that PostgreSQL counts are the measures as the domain defines them, on histories of every shape."""

import asyncio
import runpy
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import asyncpg
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import LONDON, WorkingDays
from domain.codes import ClosingReason, WorkerChangeReason
from domain.contact import Outcome
from domain.continuity import Days, History, InPod, Known, Numbers, Seen, numbers
from domain.ids import new_id
from domain.journey import Status
from domain.policy import system_actor
from persistence.engine import open_pool
from persistence.unit_of_work import unit_of_work
from persistence.views import continuity
from tests.builders import NOW, TODAY, a_journey, a_person, a_pod, a_worker, by
from tests.conftest import copied

FIRST = date(2023, 1, 2)
LENGTH = 1100
MANY = 4
WORKERS, PODS = [a_worker() for _ in range(3)], [a_pod(name="Weir"), a_pod(name="Quay")]
CHILDREN = [a_person(name, "Vale") for name in ("Ada", "Ben", "Cai", "Dot")]
JOURNEYS = [a_journey(PODS[0], child_id=child.id) for child in CHILDREN]
MEMBERS = (  # pod, worker, since, until
    (0, 0, 0, None), (1, 1, 300, None), (0, 1, 0, 300), (0, 2, 100, 600), (1, 2, 900, None),
)  # fmt: skip
FROM_THE_LEDGER = runpy.run_path(str(next(Path("migrations/versions").glob("*_journey_pod.py"))))["_KNOWN"]
OFFSET = st.integers(0, LENGTH)
REASON = st.sampled_from(WorkerChangeReason)


@dataclass
class Drawn:
    """One child's: whether each part of the time is help, who was the keyworker, the pods, an assessment, visits."""

    helped: list[tuple[int, int | None]]
    keyworkers: list[tuple[int, int, int | None, WorkerChangeReason, WorkerChangeReason | None]]
    pods: list[tuple[int, int, int | None]]
    assessed: int | None
    visits: list[tuple[int, int, int | None]]


@st.composite
def children(draw: Callable[..., Any]) -> Drawn:
    """Spells that follow each other, with gaps, of no day, and such as go on; help that closes and begins again."""

    def spells(most: int, least: int = 0) -> list[tuple[int, int | None]]:
        days = sorted(draw(st.lists(OFFSET, min_size=2 * least, max_size=2 * most)))
        found: list[tuple[int, int | None]] = list(zip(days[::2], days[1::2], strict=False))
        if found and draw(st.booleans()):
            found[-1] = (found[-1][0], None)
        return found

    pods: list[tuple[int, int, int | None]] = []
    starts = [0, *sorted(draw(st.lists(OFFSET, max_size=3)))]
    for since, until in zip(starts, [*starts[1:], None], strict=True):
        pods.append((draw(st.integers(0, 1)), since, until))
    return Drawn(
        helped=spells(3, 1),
        keyworkers=[
            (draw(st.integers(0, 2)), since, until, draw(REASON), draw(REASON) if until is not None else None)
            for since, until in spells(5)
        ],
        pods=pods,
        assessed=draw(st.none() | OFFSET),
        visits=draw(st.lists(
            st.tuples(OFFSET, st.integers(0, 2), st.none() | st.integers(0, 2)), max_size=4)),
    )  # fmt: skip


def on(offset: int) -> date:
    return FIRST + timedelta(days=offset)


def days(since: int, until: int | None) -> Days:
    return Days(on(since), None if until is None else on(until))


def in_pod(drawn: Drawn, offset: int, workers: tuple[int | None, ...]) -> bool:
    return any(
        days(since, until).on(on(offset))
        and any(p == pod and w in workers and days(s, u).on(on(offset)) for p, w, s, u in MEMBERS)
        for pod, since, until in drawn.pods
    )


def history(drawn: Drawn, place: int) -> History:
    return History(
        child_id=CHILDREN[place].id,
        helped=tuple(days(*each) for each in drawn.helped),
        keyworkers=tuple(
            Known(worker_id=WORKERS[worker].id, days=days(since, until), came=came, went=went)
            for worker, since, until, came, went in drawn.keyworkers
        ),
        pods=tuple(InPod(pod_id=PODS[pod].id, days=days(since, until)) for pod, since, until in drawn.pods),
        assessed_on=None if drawn.assessed is None else on(drawn.assessed),
        seen=tuple(Seen(on=on(day), in_pod=in_pod(drawn, day, (worker, joint))) for day, worker, joint in drawn.visits),
    )


async def write(connection: asyncpg.Connection, drawn: Drawn, place: int) -> None:
    """The rows as they stand after the verbs, however odd: what is counted is what is recorded."""
    journey, child = JOURNEYS[place].id, CHILDREN[place].id
    end = None
    for number, (since, until) in enumerate(drawn.helped):
        if end is not None and end < since:
            await connection.execute(
                "insert into journey_status (id, journey_id, place, status, since, until, reason)"
                " values ($1, $2, $3, 'closed', $4, $5, 'x')", new_id(), journey, number, on(end), on(since),
            )  # fmt: skip
        await connection.execute(
            "insert into journey_status (id, journey_id, place, status, since, until, reason)"
            " values ($1, $2, $3, 'child_in_need', $4, $5, 'x')",
            new_id(), journey, number, on(since), None if until is None else on(until),
        )  # fmt: skip
        end = until
    for worker, since, until, came, went in drawn.keyworkers:
        await connection.execute(
            "insert into journey_allocation (id, journey_id, place, worker_id, part, since, until, reason, ended_because)"
            " values ($1, $2, 1, $3, 'keyworker', $4, $5, $6, $7)",
            new_id(), journey, WORKERS[worker].id, on(since), None if until is None else on(until), came, went,
        )  # fmt: skip
    for pod, since, until in drawn.pods:
        await connection.execute(
            "insert into journey_pod (id, journey_id, place, pod_id, since, until, reason) values ($1, $2, 1, $3, $4, $5, 'x')",
            new_id(), journey, PODS[pod].id, on(since), None if until is None else on(until),
        )  # fmt: skip
    if drawn.assessed is not None:
        found = await record(connection, "assessment")
        await connection.execute(
            "insert into assessment (id, assessment_kind, made_by, state, worker_id, started_on, due_on)"
            " values ($1, 'child_and_family', 'us', 'draft', $2, $3, $3)", found, WORKERS[0].id, on(drawn.assessed),
        )  # fmt: skip
        await connection.execute(
            "insert into assessment_child (id, assessment_id, place, child_id, factors) values ($1, $2, 1, $3, '{}')",
            new_id(), found, child,
        )  # fmt: skip
    for day, worker, joint in drawn.visits:
        found = await record(connection, "visit")
        await connection.execute(
            "insert into visit (id, state, made_at, worker_id, joint_worker_id, purpose) values ($1, 'made', $2, $3, $4, 'x')",
            found, datetime.combine(on(day), time(0, 30), LONDON), WORKERS[worker].id,
            None if joint is None else WORKERS[joint].id,
        )  # fmt: skip
        await connection.execute(
            "insert into visit_child (id, visit_id, place, child_id, seen, seen_alone, bedroom_seen)"
            " values ($1, $2, 1, $3, true, false, false)", new_id(), found, child,
        )  # fmt: skip


async def record(connection: asyncpg.Connection, kind: str) -> Any:
    id = new_id()
    await connection.execute(
        "insert into record (id, kind, version, made_by) values ($1, $2, 1, $3)", id, kind, WORKERS[0].id
    )
    return id


async def world(connection: Any) -> None:
    async with opened(connection) as work:
        for each in WORKERS:
            await work.workers.add(each)
        for pod in PODS:
            await work.pods.add(pod)
        for child in CHILDREN:
            await work.people.add(child)
        for journey in JOURNEYS:
            await work.journeys.add(journey)
    await connection.execute("delete from journey_status; delete from journey_pod")
    for pod_, worker, since, until in MEMBERS:
        await connection.execute(
            "insert into pod_member (id, pod_id, place, worker_id, role, fte, since, until)"
            " values ($1, $2, 1, $3, 'social_worker', 1, $4, $5)",
            new_id(), PODS[pod_].id, WORKERS[worker].id, on(since), None if until is None else on(until),
        )  # fmt: skip


def opened(connection: Any) -> Any:
    actor = system_actor(new_id())
    return unit_of_work(connection, actor, by(actor_id=actor.id), new_id(), WorkingDays.of([]))


async def taken(pool: Any) -> Any:
    return await pool.acquire()


async def counted(connection: Any, drawn: list[Drawn], day: date) -> tuple[Numbers, dict[str, Numbers]]:
    """Written, counted and taken back."""
    transaction = connection.transaction()
    await transaction.start()
    try:
        for place, each in enumerate(drawn):
            await write(connection, each, place)
        async with opened(connection) as work:
            whole, pods = await continuity.numbers(work, day)
    finally:
        await transaction.rollback()
    return whole, {row.name: row.numbers for row in pods}


async def test_older_journeys_get_their_pods_from_the_ledger(server: str) -> None:
    """What the migration makes of begun, moved, closed and reopened is what the verbs have written since."""
    one, other, third = (a_pod(name=name) for name in ("Weir", "Quay", "Mill"))
    child, untold = a_person("Ada", "Vale"), a_person("Ben", "Vale")
    journey = a_journey(one, child_id=child.id, on=TODAY - timedelta(days=400), by=by(NOW - timedelta(days=400)))
    plain = a_journey(one, child_id=untold.id)
    async with copied(server) as url:
        pool = await open_pool(url)
        async with pool.acquire() as connection:
            async with opened(connection) as work:
                for pod in (one, other, third):
                    await work.pods.add(pod)
                for person in (child, untold):
                    await work.people.add(person)
                for each in (journey, plain):
                    await work.journeys.add(each)
            at = NOW - timedelta(days=300)
            async with opened(connection) as work:
                journey.move_to(other, reason="They moved.", by=by(at))
                journey.step(
                    Status.CLOSED, spell_id=new_id(), on=TODAY - timedelta(days=200), reason="x",
                    closing_reason=ClosingReason.OTHER, by=by(NOW - timedelta(days=200)),
                )  # fmt: skip
                journey.go_on(
                    pod=third, outcome=Outcome.FAMILY_HELP, referral_id=new_id(), spell_id=new_id(),
                    on=TODAY - timedelta(days=100), reason="Again.", by=by(NOW - timedelta(days=100)),
                )  # fmt: skip
                await work.journeys.save(journey)
            select = (
                "select journey_id, place, pod_id, since, until, reason from journey_pod order by journey_id, place"
            )
            told = await connection.fetch(select)
            assert len(told) == 4
            await connection.execute("delete from journey_pod")
            await connection.execute(FROM_THE_LEDGER)
            assert await connection.fetch(select) == told
        await pool.close()


def test_what_is_counted_is_what_is_defined(server: str):
    with asyncio.Runner() as runner:
        database = copied(server)
        pool = runner.run(open_pool(runner.run(database.__aenter__())))
        connection = runner.run(taken(pool))
        runner.run(world(connection))

        @settings(max_examples=150, deadline=None, database=None, derandomize=True)
        @given(st.lists(children(), min_size=1, max_size=MANY), OFFSET)
        def agree(drawn: list[Drawn], offset: int) -> None:
            histories = [history(each, place) for place, each in enumerate(drawn)]
            whole, pods = runner.run(counted(connection, drawn, on(offset)))
            assert whole == numbers(histories, on(offset))
            for pod in PODS:
                theirs = [
                    each for each in histories
                    if any(held.pod_id == pod.id and held.days.on(on(offset)) for held in each.pods)
                ]  # fmt: skip
                assert pods[pod.name] == numbers(theirs, on(offset))

        try:
            agree()
        finally:
            runner.run(pool.release(connection))
            runner.run(pool.close())
            runner.run(database.__aexit__(None, None, None))
