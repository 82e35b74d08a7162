"""A worker takes up a post, moves to another, learns, and leaves."""

from datetime import date

import pytest

from domain.policy import Role
from domain.worker import Specialism
from tests.builders import LONG_AGO, TODAY, a_worker, by
from tests.domain.refusals import invalid, noted, refused

POSTS = [role for role in Role if role not in {Role.AGENCY, Role.SYSTEM}]


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
