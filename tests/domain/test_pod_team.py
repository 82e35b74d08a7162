"""The verbs with which a team is put together: posts, moves, secondments, lending and taking back."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from domain.composition import Fault, breaches, establishment
from domain.errors import DomainError
from domain.ids import new_id
from domain.pod import Pod
from domain.pod_kinds import BY_CODE
from domain.pod_parts import PodPost, PodSecondment, SecondmentOutcome
from domain.policy import Role
from domain.worker import Worker
from tests.builders import LONG_AGO, TODAY, a_pod, a_worker, by
from tests.domain.refusals import invalid, noted, refused

DAY = timedelta(days=1)
LATER = TODAY + timedelta(days=180)


def a_post(**facts: Any) -> PodPost:
    id = new_id()
    usual: dict[str, Any] = {"role": Role.SOCIAL_WORKER, "title": "Social worker", "fte": 1.0, "since": LONG_AGO}
    return PodPost(id=id, post_id=id, **usual | facts)


def with_post(*workers: Worker, **facts: Any) -> tuple[Pod, PodPost]:
    pod, post = a_pod(*workers), a_post(**facts)
    pod.open_post(post, by=by())
    return pod, post


def add(pod: Pod, worker: Worker, **facts: Any) -> None:
    usual: dict[str, Any] = {"member_id": new_id(), "fte": worker.fte, "since": TODAY}
    pod.add(worker, by=by(), **usual | facts)


def test_nobody_is_refused_for_being_one_too_many():
    pod = a_pod(*(a_worker() for _ in range(6)))
    add(pod, a_worker(), fte=0.6)
    faults = {
        b.fault for b in breaches(BY_CODE["pod"].rules(TODAY), pod.members, TODAY) if b.role is Role.SOCIAL_WORKER
    }
    assert faults == {Fault.TOO_MUCH}
    assert len(pod.members) == 7


def test_a_post_is_opened_and_filled_by_whoever_joins_in_it():
    pod, post = with_post()
    assert noted(pod).type == "pod.post_opened"
    assert [each.vacant for each in establishment(pod.posts, pod.members, TODAY)] == [1.0]
    add(pod, a_worker(fte=0.6), post_id=post.id, room_days="Mondays and Thursdays")
    assert pod.members[0].room_days == "Mondays and Thursdays"
    (filled,) = establishment(pod.posts, pod.members, TODAY)
    assert (filled.filled, filled.vacant, filled.vacant_since) == (0.6, 0.4, LONG_AGO)


@pytest.mark.parametrize("fte", [0, -0.5, 1.1, float("nan")])
def test_a_post_is_for_one_person(fte: float):
    with invalid("/fte"):
        a_pod().open_post(a_post(fte=fte), by=by())
    pod, post = with_post()
    with invalid("/fte"):
        pod.change_post(post.id, new_id=new_id(), title="x", fte=fte, funded_by=None, since=TODAY, by=by())


@pytest.mark.parametrize("role", [Role.AGENCY, Role.SYSTEM])
def test_an_actor_that_is_nobody_has_no_post(role: Role):
    with invalid("/role"):
        a_pod().open_post(a_post(role=role), by=by())


def test_a_post_is_for_its_role_and_for_its_time():
    pod, post = with_post(since=TODAY)
    with invalid("/post_id"):
        add(pod, a_worker(Role.SENIOR_SOCIAL_WORKER), post_id=post.id)
    with invalid("/post_id"):
        add(pod, a_worker(), post_id=post.id, since=TODAY - DAY)
    with refused("post-closed"):
        add(pod, a_worker(), post_id=new_id())


def test_a_post_changes_its_hours_from_a_day_on_and_keeps_who_is_in_it():
    pod, post = with_post(fte=0.5)
    add(pod, a_worker(), post_id=post.id, fte=0.5, since=LONG_AGO)
    pod.change_post(post.id, new_id=new_id(), title="Social worker", fte=1.0, funded_by=None, since=TODAY, by=by())
    assert noted(pod).facts["fte"] == 1.0
    assert [each.vacant for each in establishment(pod.posts, pod.members, TODAY - DAY)] == [0]
    (now,) = establishment(pod.posts, pod.members, TODAY)
    assert (now.fte, now.filled, now.vacant, now.vacant_since) == (1.0, 0.5, 0.5, TODAY)
    with invalid("/since"):
        pod.change_post(post.id, new_id=new_id(), title="x", fte=0.8, funded_by=None, since=TODAY, by=by())


def test_a_post_is_closed_when_nobody_is_in_it():
    pod, post = with_post()
    add(pod, a_worker(), post_id=post.id, since=LONG_AGO)
    with refused("post-filled"):
        pod.close_post(post.id, until=TODAY, reason="x", by=by())
    pod.release(pod.members[0].id, until=TODAY, by=by())
    with refused("post-filled"):
        pod.close_post(post.id, until=TODAY - DAY, reason="x", by=by())
    with invalid("/until"):
        pod.close_post(post.id, until=LONG_AGO - DAY, reason="x", by=by())
    pod.close_post(post.id, until=TODAY, reason="The grant ended", by=by())
    assert (noted(pod).type, noted(pod).reason) == ("pod.post_closed", "The grant ended")
    assert establishment(pod.posts, pod.members, TODAY) == ()
    with refused("post-closed"):
        pod.close_post(post.id, until=TODAY, reason="x", by=by())


def test_a_member_who_moves_post_is_in_the_team_without_a_gap():
    worker = a_worker()
    pod = a_pod(worker)
    worker.take_post(role=Role.SENIOR_SOCIAL_WORKER, post="Senior", fte=0.8, by=by())
    post = a_post(role=Role.SENIOR_SOCIAL_WORKER)
    pod.open_post(post, by=by())
    pod.move(pod.members[0].id, worker, new_id=new_id(), fte=0.8, since=TODAY, post_id=post.id, room_days=None, by=by())
    before, after = pod.members
    assert (before.role, before.until) == (Role.SOCIAL_WORKER, TODAY)
    assert (after.role, after.fte, after.since, after.post_id) == (Role.SENIOR_SOCIAL_WORKER, 0.8, TODAY, post.id)
    assert noted(pod).type == "pod.moved"


def test_a_post_that_was_recorded_late_was_theirs_all_along():
    worker = a_worker()
    pod, post = with_post(worker)
    pod.move(
        pod.members[0].id, worker, new_id=new_id(), fte=1.0, since=LONG_AGO, post_id=post.id, room_days=None, by=by()
    )
    (member,) = pod.members
    assert (member.since, member.until, member.post_id) == (LONG_AGO, None, post.id)
    assert [each.vacant for each in establishment(pod.posts, pod.members, LONG_AGO)] == [0]


def test_a_move_that_is_refused_leaves_the_member_where_they_were():
    worker = a_worker(fte=0.5)
    pod = a_pod(worker)
    member = pod.members[0]

    def move(by_whom: Worker = worker, **facts: Any) -> None:
        usual: dict[str, Any] = {"new_id": new_id(), "fte": 0.5, "since": TODAY, "post_id": None, "room_days": None}
        pod.move(member.id, by_whom, by=by(), **usual | facts)

    with invalid("/fte"):
        move(fte=0.6)
    with invalid("/since"):
        move(since=LONG_AGO - DAY)
    with invalid("/member_id"):
        move(a_worker())
    assert pod.members == (member,)


def a_secondment(worker: Worker, **facts: Any) -> PodSecondment:
    usual: dict[str, Any] = {
        "home_pod_id": new_id(), "home_post": "Social worker, children in care", "host_post": "Senior social worker",
        "since": TODAY, "planned_until": LATER,
    }  # fmt: skip
    return PodSecondment(id=new_id(), worker_id=worker.id, **usual | facts)


def second(pod: Pod, worker: Worker, secondment: PodSecondment, **facts: Any) -> None:
    usual: dict[str, Any] = {
        "member_id": new_id(), "role": Role.SENIOR_SOCIAL_WORKER, "fte": worker.fte, "post_id": None, "room_days": None,
    }  # fmt: skip
    pod.second(worker, secondment, by=by(), **usual | facts)


def test_six_months_in_a_more_senior_post_are_made_permanent_after_three():
    """The story of S36, with other days."""
    worker, pod = a_worker(), a_pod()
    secondment = a_secondment(worker, since=date(2020, 8, 3), planned_until=date(2021, 2, 3))
    second(pod, worker, secondment)
    assert noted(pod).type == "pod.seconded"
    assert pod.members[0].role is Role.SENIOR_SOCIAL_WORKER, "the role they stand in, not their own"
    pod.end_secondment(
        secondment.id,
        outcome=SecondmentOutcome.PERMANENT,
        on=date(2020, 11, 2),
        new_id=None,
        planned_until=None,
        by=by(),
    )
    assert pod.has(worker.id, date(2020, 11, 2))
    assert (pod.secondments[0].outcome, pod.secondments[0].until) == (SecondmentOutcome.PERMANENT, date(2020, 11, 2))


def test_who_goes_back_is_no_longer_in_the_team():
    worker, pod = a_worker(), a_pod()
    secondment = a_secondment(worker)
    second(pod, worker, secondment)
    pod.end_secondment(
        secondment.id, outcome=SecondmentOutcome.RETURNED, on=LATER, new_id=None, planned_until=None, by=by()
    )
    assert [pod.has(worker.id, on) for on in (LATER - DAY, LATER)] == [True, False]
    with refused("secondment-ended"):
        pod.end_secondment(
            secondment.id, outcome=SecondmentOutcome.RETURNED, on=LATER, new_id=None, planned_until=None, by=by()
        )


def test_an_extension_is_the_next_term():
    worker, pod = a_worker(), a_pod()
    secondment = a_secondment(worker)
    second(pod, worker, secondment)
    longer = LATER + timedelta(days=90)
    for id, until in ((None, longer), (new_id(), None), (new_id(), LATER)):
        with invalid("/planned_until"):
            pod.end_secondment(
                secondment.id, outcome=SecondmentOutcome.EXTENDED, on=LATER, new_id=id, planned_until=until, by=by()
            )
    assert list(pod.secondments) == [secondment], "refused, it is as it was"
    pod.end_secondment(
        secondment.id, outcome=SecondmentOutcome.EXTENDED, on=LATER, new_id=new_id(), planned_until=longer, by=by()
    )
    first, then = pod.secondments
    assert (first.until, first.outcome) == (LATER, SecondmentOutcome.EXTENDED)
    assert (then.since, then.planned_until, then.until) == (LATER, longer, None)
    assert pod.has(worker.id, LATER)


def test_a_secondment_has_a_home_and_an_end_in_sight():
    worker, pod = a_worker(), a_pod()
    with invalid("/planned_until"):
        second(pod, worker, a_secondment(worker, planned_until=TODAY))
    with invalid("/home_pod_id"):
        second(pod, worker, a_secondment(worker, home_pod_id=pod.id))
    with invalid("/home_pod_id"):
        second(pod, worker, a_secondment(worker, home_pod_id=None))
    assert (pod.members, pod.secondments) == ((), ())
    partner = a_worker(Role.PERPETRATOR_WORKER, employer_id=new_id())
    second(pod, partner, a_secondment(partner, home_pod_id=None), role=Role.PERPETRATOR_WORKER)
    assert pod.has(partner.id, TODAY)
    with invalid("/on"):
        pod.end_secondment(
            pod.secondments[0].id, outcome=SecondmentOutcome.PERMANENT, on=TODAY - DAY, new_id=None,
            planned_until=None, by=by(),
        )  # fmt: skip


def test_a_seconded_member_who_leaves_has_ended_the_secondment():
    worker, pod = a_worker(), a_pod()
    second(pod, worker, a_secondment(worker))
    pod.release(pod.members[0].id, until=TODAY + DAY, by=by())
    assert (pod.secondments[0].until, pod.secondments[0].outcome) == (TODAY + DAY, SecondmentOutcome.RETURNED)


def test_the_home_team_keeps_what_is_left_of_the_week_and_gets_the_rest_back():
    worker = a_worker()
    home, post = with_post()
    add(home, worker, post_id=post.id, since=LONG_AGO)
    home.lend(worker.id, fte=0.6, new_id=new_id(), since=TODAY, by=by())
    assert noted(home).type == "pod.lent"
    assert [(m.fte, m.post_id) for m in home.members] == [(1.0, post.id), (0.4, post.id)]
    (now,) = establishment(home.posts, home.members, TODAY)
    assert (now.vacant, now.vacant_since) == (0.6, TODAY)
    home.take_back(worker, new_id=new_id(), since=LATER, by=by())
    assert noted(home).type == "pod.took_back"
    (back,) = establishment(home.posts, home.members, LATER)
    assert (back.filled, back.vacant) == (1.0, 0)
    assert sum(m.until is None for m in home.members) == 1


def test_who_was_lent_for_the_whole_week_is_not_in_the_home_team_meanwhile():
    worker = a_worker()
    home, post = with_post()
    add(home, worker, post_id=post.id, since=LONG_AGO)
    home.lend(worker.id, fte=1.0, new_id=new_id(), since=TODAY, by=by())
    assert [home.has(worker.id, on) for on in (TODAY - DAY, TODAY)] == [True, False]
    home.close_post(post.id, until=TODAY, reason="x", by=by())
    home.take_back(worker, new_id=new_id(), since=LATER, by=by())
    assert (home.members[-1].post_id, home.members[-1].fte) == (None, 1.0)


def test_nobody_is_lent_who_is_not_there():
    worker, home = a_worker(), a_pod()
    with invalid("/home_pod_id"):
        home.lend(worker.id, fte=1.0, new_id=new_id(), since=TODAY, by=by())
    with invalid("/home_pod_id"):
        home.take_back(worker, new_id=new_id(), since=TODAY, by=by())
    add(home, worker, since=TODAY)
    with invalid("/home_pod_id"):
        home.lend(worker.id, fte=1.0, new_id=new_id(), since=TODAY - DAY, by=by())


def test_a_team_of_a_kind_of_its_own_says_whether_it_takes_children():
    pod = Pod.form(
        id=new_id(), name="x", pod_kind="early_help_team", takes=True, area=None, formed_on=LONG_AGO, by=by()
    )
    assert pod.takes_children
    with pytest.raises(KeyError):
        Pod.form(id=new_id(), name="x", pod_kind="nonsense", area=None, formed_on=LONG_AGO, by=by())


def test_parts_that_are_refused_change_nothing():
    worker = a_worker()
    pod, post = with_post(worker)
    before = (pod.members, pod.posts, pod.version)
    for change in (
        lambda: pod.open_post(replace(a_post(), fte=2), by=by()),
        lambda: pod.change_post(new_id(), new_id=new_id(), title="x", fte=1, funded_by=None, since=TODAY, by=by()),
        lambda: pod.close_post(new_id(), until=TODAY, reason="x", by=by()),
        lambda: add(pod, worker, post_id=post.id),
    ):
        with pytest.raises(DomainError):
            change()
    assert (pod.members, pod.posts, pod.version) == before
