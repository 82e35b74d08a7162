"""A meeting of a pod: who leads, who is there, the order, and when it is over."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.aggregate import By
from domain.discipline import Discipline
from domain.errors import NotAllowed
from domain.ids import new_id
from domain.policy import Role
from domain.supervision import Supervision, SupervisionItem, SupervisionPerson, SupervisionState
from domain.worker import Worker
from tests.domain.refusals import invalid, noted, refused

BY = By(new_id(), "pod_manager", datetime(2026, 3, 2, 10, tzinfo=UTC))
TODAY = date(2026, 3, 2)


def worker(role: Role = Role.POD_MANAGER) -> Worker:
    return Worker.join(
        by=BY, id=new_id(), given="Ama", family="Mensah", email="a@kith.example", role=role, post="x", fte=1.0,
        joined_on=date(2020, 1, 1),
    )  # fmt: skip


def planned(on: date = TODAY) -> Supervision:
    return Supervision.plan(id=new_id(), pod_id=new_id(), on=on, leader=worker(), by=BY)


def there() -> SupervisionPerson:
    return SupervisionPerson(id=new_id(), worker_id=new_id(), discipline=Discipline.PROBATION)


def item() -> SupervisionItem:
    return SupervisionItem(id=new_id(), child_id=new_id(), reasons=("due",))


def test_it_is_planned_for_a_day_to_come_and_led_by_a_manager_or_a_senior():
    assert noted(planned()).type == "supervision.planned"
    with invalid("/on"):
        planned(TODAY - timedelta(days=1))
    with invalid("/leader_id"):
        Supervision.plan(id=new_id(), pod_id=new_id(), on=TODAY, leader=worker(Role.SOCIAL_WORKER), by=BY)
    gone = worker()
    gone.left_on = TODAY
    with invalid("/leader_id"):
        planned().appoint(gone, by=BY)


def test_a_senior_stands_in_and_then_leads():
    made, senior = planned(), worker(Role.SENIOR_SOCIAL_WORKER)
    with pytest.raises(NotAllowed):
        made.must_be_led_by(senior.id, leads=False)
    made.appoint(senior, by=BY)
    made.must_be_led_by(senior.id, leads=False)
    made.must_be_led_by(new_id(), leads=True)


def test_it_begins_on_its_day_with_everybody_once():
    with refused("not-yet"):
        planned(TODAY + timedelta(days=1)).open((), (), by=BY)
    made, person, child = planned(), there(), item()
    with invalid("/people"):
        made.open((person, replace(person, id=new_id())), (), by=BY)
    with invalid("/items"):
        made.open((person,), (child, replace(child, id=new_id())), by=BY)
    assert made.state is SupervisionState.PLANNED
    made.open((person,), (child,), by=BY)
    assert (made.state, made.opened_at) == (SupervisionState.OPEN, BY.at)
    made.attend((person, there()), by=BY)
    made.arrange((item(), replace(child, left_out_because="His worker is ill.")), by=BY)
    assert made.changes[-1].facts["left_out"] == [child.child_id]


def test_it_is_over_when_everything_that_was_begun_is_decided_or_put_off():
    made = planned()
    with refused("supervision-planned"):
        made.close(0, by=BY)
    made.open((there(),), (item(),), by=BY)
    with refused("undecided"):
        made.close(1, by=BY)
    made.close(0, by=BY)
    assert made.closed_at == BY.at
    for change in (
        lambda: made.arrange((), by=BY), lambda: made.attend((), by=BY), lambda: made.appoint(worker(), by=BY),
        lambda: made.cancel(reason="x", by=BY), lambda: made.open((), (), by=BY),
    ):  # fmt: skip
        with refused("supervision-closed"):
            change()


def test_it_can_be_cancelled_before_it_began():
    made = planned()
    made.cancel(reason="Everybody is ill.", by=BY)
    assert made.cancelled_because == "Everybody is ill."
    with refused("supervision-cancelled"):
        made.open((), (), by=BY)
