"""A pod: who is in it, since when and until when. It shares knowledge of children and holds none."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import RuleBroken
from domain.ids import new_id
from domain.pod import PodKind
from tests.builders import LONG_AGO, TODAY, a_pod, a_worker, by
from tests.domain.refusals import invalid, noted, refused

TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)


def test_a_team_begins():
    pod = a_pod(name="Harbour")
    assert noted(pod).type == "pod.formed"
    assert noted(pod).facts == {"name": "Harbour", "pod_kind": PodKind.POD}
    assert pod.subjects == frozenset()


@pytest.mark.parametrize(
    ("kind", "takes"),
    [
        (PodKind.POD, True),
        (PodKind.FAMILY_SAFEGUARDING, True),
        (PodKind.HUB, True),
        (PodKind.FRONT_DOOR, False),
        (PodKind.FGC_SERVICE, False),
        (PodKind.LEADERSHIP, False),
    ],
)
def test_children_are_put_before_pods_and_hubs_only(kind: PodKind, takes: bool):
    assert a_pod(kind=kind).takes_children is takes


def test_no_child_is_put_before_a_team_that_has_ended():
    pod = a_pod()
    pod.ended_on = TODAY
    assert not pod.takes_children


def test_a_worker_comes_into_the_team_in_the_post_they_hold():
    worker, pod = a_worker(), a_pod()
    pod.add(worker, member_id=new_id(), fte=0.5, since=TODAY, by=by())
    (member,) = pod.members
    assert (member.worker_id, member.role, member.fte, member.since, member.until) == (
        worker.id, worker.role, 0.5, TODAY, None,
    )  # fmt: skip
    assert noted(pod).type == "pod.joined"


def test_a_membership_begins_on_its_first_day_and_lasts_until_the_day_it_ends():
    worker, pod = a_worker(), a_pod()
    id = new_id()
    pod.add(worker, member_id=id, fte=1.0, since=YESTERDAY, by=by())
    assert [pod.has(worker.id, on) for on in (YESTERDAY - timedelta(days=1), YESTERDAY, TODAY)] == [False, True, True]
    pod.release(id, until=TODAY, by=by())
    assert [pod.has(worker.id, on) for on in (YESTERDAY, TODAY)] == [True, False]
    assert not pod.has(new_id(), YESTERDAY)
    assert noted(pod).type == "pod.released"


def test_nobody_is_in_a_team_twice_at_once():
    worker = a_worker()
    pod = a_pod(worker)
    with refused("already-member"):
        pod.add(worker, member_id=new_id(), fte=1.0, since=TODAY, by=by())


def test_who_has_left_the_team_can_come_back_on_the_day_they_left_or_later():
    worker = a_worker()
    pod = a_pod(worker)
    pod.release(pod.members[0].id, until=TODAY, by=by())
    with refused("already-member"):
        pod.add(worker, member_id=new_id(), fte=1.0, since=YESTERDAY, by=by())
    pod.add(worker, member_id=new_id(), fte=1.0, since=TODAY, by=by())
    assert pod.has(worker.id, TODAY)


def test_a_team_has_many_members():
    one, two = a_worker(), a_worker()
    pod = a_pod(one, two)
    pod.release(pod.members[1].id, until=TODAY, by=by())
    assert [pod.has(worker.id, TODAY) for worker in (one, two)] == [True, False]
    assert noted(pod).facts == {"worker_id": two.id, "until": TODAY}


def test_one_worker_can_be_in_two_teams():
    worker = a_worker()
    assert all(pod.has(worker.id, TODAY) for pod in (a_pod(worker), a_pod(worker)))


@pytest.mark.parametrize("fte", [0, -1, 0.51, 1, float("nan")])
def test_a_share_in_a_team_is_not_above_the_workers_own_hours(fte: float):
    with invalid("/fte"):
        a_pod().add(a_worker(fte=0.5), member_id=new_id(), fte=fte, since=TODAY, by=by())


def test_who_has_left_the_authority_joins_no_team():
    worker = a_worker()
    worker.leave(on=YESTERDAY, by=by())
    with refused("worker-left"):
        a_pod().add(worker, member_id=new_id(), fte=1.0, since=TODAY, by=by())


def test_a_membership_ends_once():
    pod = a_pod(a_worker())
    id = pod.members[0].id
    pod.release(id, until=TODAY, by=by())
    with refused("membership-ended"):
        pod.release(id, until=TOMORROW, by=by())
    with refused("membership-ended"):
        pod.release(new_id(), until=TOMORROW, by=by())


def test_a_membership_does_not_end_before_it_began():
    pod = a_pod(a_worker())
    with invalid("/until"):
        pod.release(pod.members[0].id, until=LONG_AGO - timedelta(days=1), by=by())
    pod.release(pod.members[0].id, until=LONG_AGO, by=by())


days = st.dates(date(2026, 1, 1), date(2026, 1, 31))


@given(st.lists(st.tuples(days, days)))
def test_however_somebody_comes_and_goes_they_are_in_a_team_at_most_once_on_any_day(comings: list[tuple[date, date]]):
    worker, pod = a_worker(), a_pod()
    for since, until in comings:
        with suppress(RuleBroken):
            pod.add(worker, member_id=new_id(), fte=1.0, since=since, by=by())
            pod.release(pod.members[-1].id, until=max(since, until), by=by())
    for n in range(31):
        day = date(2026, 1, 1) + timedelta(days=n)
        assert sum(m.since <= day and (m.until is None or day < m.until) for m in pod.members) <= 1
