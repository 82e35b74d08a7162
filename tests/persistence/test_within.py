"""WITHIN, the one predicate of who comes near which record, against the rule said plainly in Python."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.policy import Reach
from persistence.access import GROUND, WITHIN, reach_values
from persistence.engine import open_pool
from tests.conftest import copied

DIRECTORY = ("worker", "pod", "agency")
ABOUT_PEOPLE = (
    "contact", "referral", "journey", "visit", "care", "enquiry", "conference", "risk", "family", "person",
)  # fmt: skip
LONG_AGO = date(2020, 1, 1)


@dataclass
class Record:
    id: UUID
    kind: str
    sealed: bool
    agency: UUID | None
    subjects: set[UUID] = field(default_factory=set)


@dataclass
class World:
    """People, the families that they are and were in, the journeys of some, who works on them, and records of all."""

    records: list[Record] = field(default_factory=list)
    people: list[UUID] = field(default_factory=list)
    memberships: list[tuple[UUID, UUID, bool]] = field(default_factory=list)  # family, person, whether still in it
    journeys: dict[UUID, tuple[UUID, UUID]] = field(default_factory=dict)  # child: journey, pod
    allocations: list[tuple[UUID, UUID, bool]] = field(default_factory=list)  # journey, worker, whether still on it
    pods: list[UUID] = field(default_factory=list)
    workers: list[UUID] = field(default_factory=list)
    agencies: list[UUID] = field(default_factory=list)


def made_up(chance: random.Random) -> World:
    world = World()

    def id_():
        return UUID(int=chance.getrandbits(128), version=4)

    def sealed():
        return chance.random() < 0.1

    for kind, of_kind, count in (("worker", world.workers, 5), ("pod", world.pods, 4), ("agency", world.agencies, 3)):
        for _ in range(count):
            of_kind.append(id_())
            agency = of_kind[-1] if kind == "agency" else None
            world.records.append(Record(of_kind[-1], kind, sealed(), agency))
    for _ in range(30):
        world.people.append(id_())
        world.records.append(Record(world.people[-1], "person", sealed(), None, {world.people[-1]}))
    for _ in range(12):
        family = Record(id_(), "family", sealed(), None)
        for person in chance.sample(world.people, chance.randint(1, 5)):
            world.memberships.append((family.id, person, chance.random() < 0.7))
            family.subjects.add(person)
        world.records.append(family)
    for child in chance.sample(world.people, 12):
        journey = Record(id_(), "journey", sealed(), None, {child})
        world.journeys[child] = journey.id, chance.choice(world.pods)
        world.records.append(journey)
        for worker in chance.sample(world.workers, chance.randint(0, 2)):
            world.allocations.append((journey.id, worker, chance.random() < 0.6))
    for _ in range(40):
        agency = chance.choice([None, *world.agencies])
        subjects = set(chance.sample(world.people, chance.randint(0, 3)))
        world.records.append(Record(id_(), chance.choice(ABOUT_PEOPLE[:5]), sealed(), agency, subjects))
    return world


def close_to(world: World, person: UUID) -> list[tuple[UUID, UUID]]:
    """The journeys that a person is close to: their own, and those of the others now in the families they are in."""
    families = {family for family, member, now in world.memberships if member == person and now}
    others = {member for family, member, now in world.memberships if family in families and now}
    return [world.journeys[each] for each in {person, *others} if each in world.journeys]


def ground(world: World, record: Record, reach: Reach) -> str | None:
    """On what ground this reach includes the record, or None where it does not."""
    close = [journey for person in record.subjects for journey in close_to(world, person)]
    allocated = any((journey, reach.worker_id, True) in world.allocations for journey, _ in close)
    if record.sealed:
        return None
    if record.kind in DIRECTORY:
        return "directory" if reach.staff or reach.everything or _sent(record, reach) else None
    if _sent(record, reach):
        return "sender"
    if allocated and reach.pods is not None:
        return "allocated"
    if reach.everything:
        return "duty"
    return "pod" if any(pod in (reach.pods or ()) for _, pod in close) else None


def _sent(record: Record, reach: Reach) -> bool:
    return reach.agency_id is not None and record.agency == reach.agency_id


def reaches(world: World, chance: random.Random) -> list[Reach]:
    """Every shape of reach that an actor can have, and mixtures that none has yet."""
    made = [Reach(), Reach(everything=True, staff=True), Reach(everything=True), Reach(staff=True)]
    made += [Reach(staff=True, pods=None, worker_id=worker) for worker in world.workers]
    made += [Reach(agency_id=agency) for agency in world.agencies]
    made += [Reach(staff=True, worker_id=worker) for worker in world.workers]
    made += [Reach(staff=True, pods=frozenset({pod})) for pod in world.pods]
    made += [
        Reach(
            everything=chance.random() < 0.1, staff=chance.random() < 0.5,
            pods=frozenset(chance.sample(world.pods, chance.randint(0, 2))),
            worker_id=chance.choice([None, *world.workers]), agency_id=chance.choice([None, *world.agencies]),
        )
        for _ in range(30)
    ]  # fmt: skip
    return made


async def put(connection, world: World) -> None:
    """Write a world's rows; what else the tables want to have is filled with anything."""
    for record in world.records:
        await connection.execute(
            "insert into record (id, kind, version, sealed, agency_id, made_by) values ($1, $2, 1, $3, $4, $1)",
            record.id, record.kind, record.sealed, record.agency,
        )  # fmt: skip
    await connection.executemany(
        "insert into person (id, birth_estimated, sex, ethnicity, disabilities, languages)"
        " values ($1, false, 'U', 'NOBT', '{}', '{}')",
        [(each,) for each in world.people],
    )
    await connection.executemany(
        "insert into pod (id, name, pod_kind, formed_on) values ($1, 'p', 'pod', $2)",
        [(each, LONG_AGO) for each in world.pods],
    )
    await connection.executemany(
        "insert into worker (id, given, family, email, role, post, fte, specialisms, languages, agency_worker,"
        " joined_on) values ($1, 'g', 'f', $2, 'r', 'p', 1, '{}', '{}', false, $3)",
        [(each, str(each), LONG_AGO) for each in world.workers],
    )
    families = {family for family, _, _ in world.memberships}
    await connection.executemany("insert into family values ($1, 'f')", [(each,) for each in families])
    await connection.executemany(
        "insert into family_member (id, family_id, place, person_id, part, at_home, since, until)"
        " values (gen_random_uuid(), $1, 1, $2, 'other', false, $3, $4)",
        [(family, person, LONG_AGO, _until(now)) for family, person, now in world.memberships],
    )
    await connection.executemany(
        "insert into journey (id, child_id, pod_id, begun_on) values ($1, $2, $3, $4)",
        [(journey, child, pod, LONG_AGO) for child, (journey, pod) in world.journeys.items()],
    )
    await connection.executemany(
        "insert into journey_allocation (id, journey_id, place, worker_id, part, since, until, reason)"
        " values (gen_random_uuid(), $1, 1, $2, 'co_worker', $3, $4, 'OTHERS')",
        [(journey, worker, LONG_AGO, _until(now)) for journey, worker, now in world.allocations],
    )
    await connection.executemany(
        "insert into record_subject values ($1, $2)",
        [(record.id, person) for record in world.records for person in record.subjects],
    )


def _until(now: bool) -> date | None:
    return None if now else LONG_AGO + timedelta(days=9)


@pytest.mark.parametrize("seed", range(5))
async def test_the_predicate_is_the_rule(server, seed):
    chance = random.Random(seed)
    async with copied(server) as url, await open_pool(url, 1) as pool, pool.acquire() as connection:
        world = made_up(chance)
        await put(connection, world)
        near = 0
        for reach in reaches(world, chance):
            found = await connection.fetch(
                f"select id, {GROUND} as ground from record where {WITHIN}", *reach_values(reach)
            )
            told = {row["id"]: row["ground"] for row in found}
            rule = {record.id: ground(world, record, reach) for record in world.records}
            assert told == {id: why for id, why in rule.items() if why}, reach
            near += len(told)
        assert near > 500
