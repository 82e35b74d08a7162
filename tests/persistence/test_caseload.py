"""What the record says of the children a worker holds: the facts that points follow from, on a day."""

from datetime import timedelta

import pytest

from domain.calendar import WorkingDays
from domain.care_parts import CareOrder, MissingEpisode, OrderKind
from domain.caseload import load
from domain.codes import (
    AssessmentFactor,
    EpisodeReason,
    LegalStatus,
    MissingKind,
    PlacementChangeReason,
    WorkerChangeReason,
)
from domain.errors import NotFound
from domain.ids import new_id
from domain.journey import Status
from domain.journey_parts import ComplexityNoted
from domain.policy import Role, staff_actor, system_actor
from domain.risk import Level
from domain.worker import WorkerDuty
from domain.workload import SHIPPED, Complexity, Situation
from persistence.engine import open_pool
from persistence.unit_of_work import unit_of_work
from persistence.views import caseload
from tests.builders import (
    NOW,
    TODAY,
    a_care,
    a_family,
    a_journey,
    a_person,
    a_pod,
    a_rating,
    a_risk,
    a_worker,
    an_assessed_child,
    an_assessment,
    an_enquired_child,
    an_enquiry,
    an_episode,
    by,
)
from tests.conftest import copied

YEARS = timedelta(days=1100)


@pytest.fixture
async def connection(server):
    async with copied(server) as url:
        pool = await open_pool(url)
        async with pool.acquire() as taken:
            yield taken
        await pool.close()


def opened(connection, actor=None):
    actor = actor or system_actor(new_id())
    return unit_of_work(connection, actor, by(actor_id=actor.id), new_id(), WorkingDays.of([]))


async def four(connection):
    """Four brothers and sisters of one pod: two at home, one long in care who has moved, one in proceedings."""
    worker, other, manager = a_worker(), a_worker(), a_worker(Role.POD_MANAGER)
    worker.begin_first_year(since=TODAY - timedelta(days=30), until=TODAY + timedelta(days=400), by=by())
    worker.take_on(WorkerDuty(id=new_id(), points=5, words="Duty desk", since=TODAY), by=by())
    pod = a_pod(worker, other, manager)
    children = [a_person(name, "Vale") for name in ("Ada", "Ben", "Cai", "Dot")]
    ada, ben, cai, dot = children
    journeys = [a_journey(pod, child_id=each.id, on=TODAY - timedelta(days=50)) for each in children]
    for journey in journeys:
        journey.allocate(
            worker, pod, allocation_id=new_id(), since=TODAY - timedelta(days=9),
            reason=WorkerChangeReason.FIRST_CONTACT, words=None, by=by(),
        )  # fmt: skip
    for journey in journeys[2:]:
        journey.step(Status.LOOKED_AFTER, spell_id=new_id(), on=TODAY - timedelta(days=40), reason="Care.", by=by())
    noted = ComplexityNoted(id=new_id(), flag=Complexity.HEARING, since=TODAY, reason="Listed for the 20th.")
    journeys[1].note_complexity(noted, by=by())
    long = a_care(child_id=cai.id, first=an_episode(since=TODAY - YEARS, postcode="ZZ1 1AA"))
    long.change_episode(
        episode_id=new_id(), since=TODAY - timedelta(days=500), reason_new=EpisodeReason.HOME_AND_CARER,
        why="Nearer to school.", reason_place_change=PlacementChangeReason.OTHER,
        home_words="With Ola Pike", postcode="ZZ2 2BB", by=by(),
    )  # fmt: skip
    for days in (3, 20, 200):
        gone = NOW - timedelta(days=days)
        long.go_missing(
            MissingEpisode(id=new_id(), kind=MissingKind.MISSING, since=gone, until=gone + timedelta(hours=5)), by=by()
        )
    new = a_care(
        child_id=dot.id,
        first=an_episode(legal_status=LegalStatus.EMERGENCY_PROTECTION_ORDER, since=TODAY - timedelta(days=8)),
    )
    new.add_order(CareOrder(id=new_id(), kind=OrderKind.INTERIM_CARE, since=TODAY - timedelta(days=2)), by=by())
    risk = a_risk(child_id=ada.id, rating=a_rating(Level.HIGH, rated_by=worker.id))
    low = a_risk(child_id=ben.id, rating=a_rating(Level.LOW, rated_by=worker.id))
    enquiry = an_enquiry(an_enquired_child(ben.id), led_by=worker.id)
    assessment = an_assessment(ada.id, worker_id=worker.id)
    found = an_assessed_child(ada.id, id=assessment.children[0].id, factors=(AssessmentFactor.DOMESTIC_ABUSE_PARENT,))
    assessment.children = (found,)
    async with opened(connection) as work:
        for each in (worker, other, manager):
            await work.workers.add(each)
        await work.pods.add(pod)
        for child in children:
            await work.people.add(child)
        await work.families.add(a_family(*children))
        for journey in journeys:
            await work.journeys.add(journey)
        for repository, record in (
            (work.care, long), (work.care, new), (work.risks, risk), (work.risks, low), (work.enquiries, enquiry),
            (work.assessments, assessment),
        ):  # fmt: skip
            await repository.add(record)
    return worker, other, pod, children


async def of_worker(connection, worker, pod, on=TODAY):
    actor = staff_actor(worker.id, worker.role, frozenset({pod.id}))
    async with opened(connection, actor) as work:
        found = await caseload.mine(work, on)
    return found.holders[0]


async def test_the_facts_are_what_is_recorded(connection):
    worker, _, pod, (ada, ben, cai, dot) = await four(connection)
    holder = await of_worker(connection, worker, pod)
    made = {each.child.child_id: each for each in load(holder, SHIPPED, TODAY).children}
    assert {each.child.name for each in made.values()} == {"Ada Vale", "Ben Vale", "Cai Vale", "Dot Vale"}
    assert [made[each.id].situation for each in (ada, ben, cai, dot)] == [
        Situation.ASSESSMENT, Situation.CHILD_IN_NEED, Situation.LOOKED_AFTER_STABLE, Situation.CARE_PROCEEDINGS,
    ]  # fmt: skip
    why = {each.id: {reason.flag for reason in made[each.id].reasons} for each in (ada, ben, cai, dot)}
    assert why == {
        ada.id: {Complexity.EXPLOITATION, Complexity.DOMESTIC_ABUSE, Complexity.SEPARATED},
        ben.id: {Complexity.HEARING, Complexity.SEPARATED},
        cai.id: {Complexity.EXPLOITATION, Complexity.SEPARATED},
        dot.id: {Complexity.SEPARATED},
    }
    # 5 + 3 flags, 4 + 3 for the enquiry + 2, 4 + 2, 9 + 1: each at another stage or in another home counts in full.
    assert [made[each.id].points for each in (ada, ben, cai, dot)] == [8, 9, 6, 10]
    facts = made[cai.id].child
    assert (facts.missing, facts.homes) == (2, 3)
    assert (facts.looked_after_since, facts.home_since) == (TODAY - YEARS, TODAY - timedelta(days=500))


async def test_room_follows_from_hours_first_year_and_duties(connection):
    worker, _, pod, children = await four(connection)
    made = load(await of_worker(connection, worker, pod), SHIPPED, TODAY)
    assert (made.capacity.fte, made.capacity.points, made.capacity.first_year) == (1, 70, True)
    assert made.alone == (children[3].id,), "in proceedings, with nobody beside"


async def test_a_day_that_has_been_is_told_as_it_was(connection):
    worker, _, pod, (_, _, _, dot) = await four(connection)
    before = load(
        await of_worker(connection, worker, pod, TODAY - timedelta(days=3)), SHIPPED, TODAY - timedelta(days=3)
    )
    made = {each.child.child_id: each for each in before.children}
    assert made[dot.id].situation is Situation.LOOKED_AFTER, "the order came a day later"
    assert before.capacity.points == 75, "the duty began later"
    assert (await of_worker(connection, worker, pod, TODAY - timedelta(days=10))).held == ()


async def test_a_pods_caseloads_are_for_its_members_and_hide_who_is_out_of_reach(connection):
    worker, other, pod, (_, _, _, dot) = await four(connection)
    elsewhere = a_worker(Role.POD_MANAGER)
    async with opened(connection) as work:
        await work.workers.add(elsewhere)
        await work.connection.execute(
            "update record set sealed = true where id in (select record_id from record_subject where person_id = $1)",
            dot.id,
        )
    async with opened(connection, staff_actor(other.id, other.role, frozenset({pod.id}))) as work:
        found = await caseload.of_pod(work, pod.id, TODAY)
    held = next(each for each in found.holders if each.worker_id == worker.id).held
    names = {each.child.child_id: each.child.name for each in held}
    assert len(names) == 4, "whom they hold counts, also where the record is sealed"
    assert names[dot.id] is None
    async with opened(connection, staff_actor(elsewhere.id, elsewhere.role, frozenset({new_id()}))) as work:
        with pytest.raises(NotFound):
            await caseload.of_pod(work, pod.id, TODAY)
        nobody, pods = await caseload.of_service(work, TODAY)
        assert (nobody.holders, pods) == ((), ())
        with pytest.raises(NotFound):
            await caseload.require_own_worker(work, worker.id, TODAY)


async def test_the_service_has_the_same_facts_and_every_look_is_noted(connection):
    worker, _, pod, _ = await four(connection)
    own = await of_worker(connection, worker, pod)
    async with opened(connection) as work:
        found, pods = await caseload.of_service(work, TODAY)
        assert [each.name for each in pods] == [pod.name]
        looked = await work.connection.fetchval("select count(*) from viewing where what = 'caseload'")
    (all_of_it,) = [each for each in found.holders if each.worker_id == worker.id]
    assert load(all_of_it, SHIPPED, TODAY) == load(own, SHIPPED, TODAY)
    assert looked == 2
