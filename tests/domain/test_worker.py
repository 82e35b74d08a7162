"""A worker takes up a post, moves to another, learns, and leaves."""

from datetime import date, timedelta

import pytest

from domain.ids import new_id
from domain.policy import Role
from domain.worker import Specialism, WorkerDuty
from tests.builders import LONG_AGO, TODAY, a_worker, by
from tests.domain.refusals import invalid, noted, refused

POSTS = [role for role in Role if role not in {Role.AGENCY, Role.AGENCY_USER, Role.SYSTEM}]


@pytest.mark.parametrize("role", POSTS)
def test_a_worker_can_join_in_any_post_that_staff_hold(role: Role):
    worker = a_worker(role)
    assert noted(worker).type == "worker.joined"
    assert noted(worker).facts == {"role": role, "post": role.value}


@pytest.mark.parametrize("role", [Role.AGENCY, Role.SYSTEM])
def test_nobody_joins_as_an_agency_or_as_the_system(role: Role):
    with invalid("/role"):
        a_worker(role)


@pytest.mark.parametrize("fte", [0.01, 0.5, 0.8, 1.0])
def test_hours_are_a_share_of_a_full_week(fte: float):
    assert a_worker(fte=fte).fte == fte


@pytest.mark.parametrize("fte", [0, -0.5, 1.01, 2, float("nan"), float("inf")])
def test_hours_are_never_nothing_and_never_more_than_full_time(fte: float):
    with invalid("/fte"):
        a_worker(fte=fte)


def test_an_email_address_is_kept_in_small_letters_so_that_signing_in_finds_it():
    assert a_worker(email="  Nasreen.Whitlock@Kith.Example ").email == "nasreen.whitlock@kith.example"


def test_a_worker_takes_another_post():
    worker = a_worker(Role.SOCIAL_WORKER)
    worker.take_post(role=Role.SENIOR_SOCIAL_WORKER, post="Senior social worker", fte=0.6, by=by())
    assert (worker.role, worker.post, worker.fte) == (Role.SENIOR_SOCIAL_WORKER, "Senior social worker", 0.6)
    assert noted(worker).type == "worker.took_post"


def test_another_post_has_the_same_rules_as_the_first():
    with invalid("/fte"):
        a_worker().take_post(role=Role.SOCIAL_WORKER, post="Social worker", fte=1.1, by=by())
    with invalid("/role"):
        a_worker().take_post(role=Role.SYSTEM, post="System", fte=1.0, by=by())


def test_a_worker_says_what_they_know_well_and_which_languages_they_work_in():
    worker = a_worker()
    worker.develop(specialisms=(Specialism.PRE_BIRTH,), languages=("Urdu", "Polish"), by=by())
    assert worker.specialisms == (Specialism.PRE_BIRTH,)
    assert worker.languages == ("Urdu", "Polish")
    assert noted(worker).type == "worker.developed"


def test_a_worker_leaves_on_a_day():
    worker = a_worker()
    worker.leave(on=TODAY, by=by())
    assert worker.left_on == TODAY
    assert noted(worker).facts == {"on": TODAY}


def test_a_worker_can_leave_on_their_first_day_but_not_before():
    a_worker().leave(on=LONG_AGO, by=by())
    with invalid("/on"):
        a_worker().leave(on=date(2019, 12, 31), by=by())


def test_who_has_left_changes_no_more():
    worker = a_worker()
    worker.leave(on=TODAY, by=by())
    with refused("worker-left"):
        worker.leave(on=TODAY, by=by())
    with refused("worker-left"):
        worker.take_post(role=Role.SOCIAL_WORKER, post="Social worker", fte=1.0, by=by())
    with refused("worker-left"):
        worker.develop(specialisms=(), languages=(), by=by())
    assert worker.version == 2


def test_the_first_year_lasts_twelve_months_at_least():
    worker = a_worker()
    with invalid("/until"):
        worker.begin_first_year(since=TODAY, until=date(2027, 3, 3), by=by())
    worker.begin_first_year(since=TODAY, until=date(2027, 3, 4), by=by())
    assert worker.changes[-1].type == "worker.began_first_year"
    assert (worker.first_year_since, worker.first_year_until) == (TODAY, date(2027, 3, 4))


def test_a_duty_is_taken_on_and_put_down():
    worker, duty = a_worker(), WorkerDuty(id=new_id(), points=10, words="Teaches a student", since=TODAY)
    worker.take_on(duty, by=by())
    assert (worker.changes[-1].type, worker.changes[-1].reason) == ("worker.took_on", "Teaches a student")
    with invalid("/until"):
        worker.put_down(duty.id, until=TODAY - timedelta(days=1), by=by())
    worker.put_down(duty.id, until=TODAY, by=by())
    assert worker.duties[0].until == TODAY
    with refused("duty-ended"):
        worker.put_down(duty.id, until=TODAY, by=by())


@pytest.mark.parametrize("points", [0, -1, 100.5])
def test_a_duty_takes_something_and_never_more_than_the_week(points: float):
    with invalid("/points"):
        a_worker().take_on(WorkerDuty(id=new_id(), points=points, words="w", since=TODAY), by=by())
