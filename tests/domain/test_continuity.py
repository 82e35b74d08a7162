"""M1 to M5, counted by hand: each example is small enough to check with a finger on a calendar."""

from datetime import date
from uuid import UUID

import pytest

from domain.codes import WorkerChangeReason as Why
from domain.continuity import (
    Days,
    History,
    InPod,
    Known,
    Numbers,
    Seen,
    changes,
    changes_in_year,
    days_known,
    gaps,
    known_since,
    numbers,
    same_pod,
    visits_in_year,
    workers_ever,
    workers_in_year,
    year,
)
from domain.handover import ReasonGroup
from domain.ids import new_id
from domain.policy import Role
from tests.builders import TODAY, a_journey, a_pod, a_worker, by

A, B, C = new_id(), new_id(), new_id()
D = date(2026, 11, 23)


def day(text: str) -> date:
    return date.fromisoformat(text)


def days(since: str, until: str | None = None) -> Days:
    return Days(day(since), day(until) if until else None)


def known(
    worker: UUID, since: str, until: str | None = None, came: Why = Why.FIRST_CONTACT, went: Why | None = None
) -> Known:
    return Known(worker_id=worker, days=days(since, until), came=came, went=went)


def history(*keyworkers: Known, helped: tuple[Days, ...] = (days("2020-01-06"),), **facts: object) -> History:
    return History(child_id=new_id(), helped=helped, keyworkers=keyworkers, **facts)  # type: ignore[arg-type]


SEVEN = history(
    *(
        known(new_id(), f"{year}-03-01", f"{year + 1}-03-01" if year < 2026 else None, Why.LEFT_ROLE)
        for year in range(2020, 2027)
    )
)
"""The young person of the story: a new worker each first of March, seven in seven years."""
BACK_AGAIN = history(
    known(A, "2026-01-05", "2026-04-01", went=Why.ABSENCE),
    known(B, "2026-04-01", "2026-09-01", Why.ABSENCE, Why.CHILD_ASKED),
    known(A, "2026-09-01", None, Why.CHILD_ASKED),
    helped=(days("2026-01-05"),),
)
CLOSED_AND_REOPENED = history(
    # A's allocation was left standing when help was closed; B came a month after it began again.
    known(A, "2024-02-01", "2026-07-01", went=Why.TRANSFER_PROCESS),
    known(B, "2026-07-01", None, Why.TRANSFER_PROCESS),
    helped=(days("2024-02-01", "2025-01-10"), days("2026-06-01")),
)


def test_the_year_begins_the_day_after_and_ends_with_the_day():
    assert year(D) == days("2025-11-24", "2026-11-24")
    assert year(day("2024-02-29")).since == day("2023-03-01")


def test_seven_workers_in_seven_years():
    assert workers_ever(SEVEN, D) == 7
    assert workers_in_year(SEVEN, D) == 2
    assert [change.on for change in changes_in_year(SEVEN, D)] == [day("2026-03-01")]
    assert len(changes(SEVEN, D)) == 6
    assert days_known(SEVEN, D) == 267
    # The same child, counted for a day that has long passed.
    assert (workers_ever(SEVEN, day("2022-06-01")), workers_in_year(SEVEN, day("2022-06-01"))) == (3, 2)


def test_there_and_back_is_two_changes_and_two_workers():
    assert workers_in_year(BACK_AGAIN, D) == 2
    assert workers_ever(BACK_AGAIN, D) == 2
    found = changes_in_year(BACK_AGAIN, D)
    assert [(change.on, change.group) for change in found] == [
        (day("2026-04-01"), ReasonGroup.STAFFING), (day("2026-09-01"), ReasonGroup.CHOSEN)
    ]  # fmt: skip
    # A is known since they came back, not since they first came.
    assert known_since(BACK_AGAIN, D) == day("2026-09-01")


def test_days_on_which_help_was_closed_belong_to_nobody():
    assert workers_in_year(CLOSED_AND_REOPENED, D) == 2
    # Between closing and beginning again A was nobody's keyworker.
    assert workers_in_year(CLOSED_AND_REOPENED, day("2026-05-31")) == 0
    assert numbers([CLOSED_AND_REOPENED], day("2026-05-31")) == Numbers()
    assert known_since(CLOSED_AND_REOPENED, day("2026-06-20")) == day("2026-06-01")
    assert [change.on for change in changes(CLOSED_AND_REOPENED, D)] == [day("2026-07-01")]


def test_the_first_worker_of_a_new_time_of_help_follows_nobody():
    found = history(
        known(A, "2024-02-01", "2025-01-10"), known(B, "2026-06-03"),
        helped=(days("2024-02-01", "2025-01-10"), days("2026-06-01")),
    )  # fmt: skip
    assert changes(found, D) == ()
    assert workers_ever(found, D) == 2
    assert gaps(found, D) == (days("2026-06-01", "2026-06-03"),)


def test_days_without_anybody_are_shown_and_are_no_change_of_their_own():
    same = history(known(A, "2026-01-05", "2026-03-01", went=Why.LEFT_ROLE), known(A, "2026-04-01"))
    assert changes(same, D) == ()
    assert days("2026-03-01", "2026-04-01") in gaps(same, D)
    other = history(known(A, "2026-01-05", "2026-03-01", went=Why.LEFT_ROLE), known(B, "2026-04-01", None, Why.OTHER))
    assert [(change.on, change.reason) for change in changes(other, D)] == [(day("2026-04-01"), Why.LEFT_ROLE)]


def test_a_child_without_a_keyworker_counts_as_without():
    found = history(known(A, "2026-01-05", "2026-11-01", went=Why.LEFT_ROLE), helped=(days("2026-01-05"),))
    assert days_known(found, D) is None
    assert gaps(found, D) == (days("2026-11-01"),)
    assert (numbers([found], D).children, numbers([found], D).with_keyworker) == (1, 0)


@pytest.mark.parametrize(
    ("since", "until", "counts"),
    [
        ("2024-01-08", "2025-11-24", 0),  # went on the first day of the year: was not there on it
        ("2024-01-08", "2025-11-25", 1),
        ("2026-11-23", None, 1),
        ("2026-11-24", None, 0),  # comes tomorrow
        ("2026-05-04", "2026-05-04", 0),  # named and replaced on one day
    ],
)
def test_who_overlaps_the_year(since: str, until: str | None, counts: int):
    assert workers_in_year(history(known(A, since, until)), D) == counts


def test_a_worker_who_takes_another_post_is_no_change():
    """The journey holds the worker and not the post: a promotion leaves the allocation as it was."""
    worker = a_worker()
    pod = a_pod(worker)
    journey = a_journey(pod, on=TODAY)
    journey.allocate(
        worker, pod, allocation_id=new_id(), since=TODAY, reason=Why.FIRST_CONTACT, words=None, by=by()
    )  # fmt: skip
    worker.take_post(
        role=Role.SENIOR_SOCIAL_WORKER, post="Senior", fte=1.0, by=by()
    )  # fmt: skip
    (held,) = journey.allocations
    found = history(
        Known(worker_id=held.worker_id, days=Days(held.since, held.until), came=held.reason),
        helped=(Days(TODAY),),
    )
    assert (changes(found, TODAY), workers_ever(found, TODAY), days_known(found, TODAY)) == ((), 1, 0)


def test_cover_is_no_keyworker():
    """Whoever covers is on the absence and not on the journey: the child's keyworker stays who they were."""
    with_cover = history(known(A, "2026-01-05"))
    assert (workers_in_year(with_cover, D), changes(with_cover, D)) == (1, ())
    worker, beside = a_worker(), a_worker()
    pod = a_pod(worker, beside)
    journey = a_journey(pod, on=TODAY)
    journey.work_beside(beside, allocation_id=new_id(), since=TODAY, reason=Why.OTHER, words=None, by=by())
    assert journey.keyworker is None


def test_the_pod_at_the_first_assessment():
    one, other = new_id(), new_id()
    stays = history(assessed_on=day("2024-05-01"), pods=(InPod(pod_id=one, days=days("2024-04-20")),))
    moves = history(
        assessed_on=day("2024-05-01"),
        pods=(InPod(pod_id=one, days=days("2024-04-20", "2026-02-02")), InPod(pod_id=other, days=days("2026-02-02"))),
    )
    moved_before = history(
        assessed_on=day("2026-02-02"),
        pods=(InPod(pod_id=one, days=days("2024-04-20", "2026-02-02")), InPod(pod_id=other, days=days("2026-02-02"))),
    )
    not_assessed = history(pods=(InPod(pod_id=one, days=days("2024-04-20")),))
    assert [same_pod(each, D) for each in (stays, moves, moved_before, not_assessed)] == [True, False, True, None]
    assert same_pod(moves, day("2026-02-01")) is True
    assert same_pod(stays, day("2024-04-30")) is None
    assert (numbers([stays, moves, not_assessed], D).assessed, numbers([stays, moves], D).same_pod) == (2, 1)


def test_visits_by_somebody_of_the_pod():
    found = history(
        seen=(
            Seen(on=day("2025-11-23"), in_pod=True),  # the last day before the year
            Seen(on=day("2025-11-24"), in_pod=True),
            Seen(on=day("2026-05-04"), in_pod=False),
            Seen(on=D, in_pod=True),
        )
    )
    assert visits_in_year(found, D) == (3, 2)


def test_many_children():
    found = numbers([SEVEN, BACK_AGAIN, CLOSED_AND_REOPENED, history(known(C, "2026-11-01"))], D)
    assert found.children == 4
    assert (found.workers, found.workers_median) == ((0, 1, 3, 0), 2.0)
    assert found.lifetime == (0, 1, 2, 0, 1)
    assert found.changes == (1, 2, 1)
    assert found.groups == {
        ReasonGroup.CHOSEN: 1, ReasonGroup.PROCESS: 1, ReasonGroup.STAFFING: 2, ReasonGroup.START: 0,
        ReasonGroup.OTHER: 0,
    }  # fmt: skip
    # 267, 83, 145 and 22 days.
    assert found.days_median == 114.0
