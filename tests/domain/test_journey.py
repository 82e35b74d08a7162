"""A child's one journey: stages touch, one keyworker at a time, and no child falls between two pods."""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.codes import ClosingReason, WorkerChangeReason
from domain.contact import Outcome
from domain.errors import DomainError
from domain.ids import new_id
from domain.journey import Allocation, Journey, Part, Status
from domain.journey_parts import ComplexityNoted, FailedVisit
from domain.pod import Pod, PodKind
from domain.policy import HOLDS_CHILDREN, Role
from domain.worker import Worker
from domain.workload import NOTED_BY_HAND, Complexity
from tests.builders import NOW, TODAY, a_journey, a_pod, a_worker, by
from tests.domain.refusals import invalid, noted, refused

TOMORROW = TODAY + timedelta(days=1)
YESTERDAY = TODAY - timedelta(days=1)
LAST_WEEK = TODAY - timedelta(days=7)
HELP = [outcome for outcome in Outcome if outcome.opens_help]
NO_CHILDREN = [PodKind.FRONT_DOOR, PodKind.FGC_SERVICE, PodKind.LEADERSHIP]


def _go_on(journey: Journey, outcome: Outcome, *, pod: Pod | None = None, on: date = TODAY):
    journey.go_on(
        pod=pod or a_pod(), outcome=outcome, referral_id=new_id(), spell_id=new_id(), on=on, reason="A new worry.",
        by=by(),
    )  # fmt: skip


def _step(journey: Journey, status: Status, on: date = TODAY):
    closing = ClosingReason.OTHER if status is Status.CLOSED else None
    journey.step(
        status, spell_id=new_id(), on=on, reason="Decided at the review.", closing_reason=closing, by=by()
    )  # fmt: skip


def _allocate(journey: Journey, worker: Worker, pod: Pod, since: date = TODAY):
    reason = WorkerChangeReason.FIRST_CONTACT
    journey.allocate(worker, pod, allocation_id=new_id(), since=since, reason=reason, words=None, by=by())


def _beside(journey: Journey, worker: Worker, since: date = TODAY):
    reason = WorkerChangeReason.OTHER
    journey.work_beside(worker, allocation_id=new_id(), since=since, reason=reason, words="Play work.", by=by())


def _release(journey: Journey, allocation: Allocation | None, until: date = TODAY):
    assert allocation
    journey.release(allocation.id, until=until, reason=WorkerChangeReason.LEFT_ROLE, by=by())


def _held(role: Role = Role.SOCIAL_WORKER, on: date = LAST_WEEK) -> tuple[Journey, Worker, Pod]:
    worker = a_worker(role)
    pod = a_pod(worker)
    journey = a_journey(pod, on=on)
    _allocate(journey, worker, pod, since=on)
    return journey, worker, pod


# --- it begins and goes on ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (Outcome.FAMILY_HELP, Status.FAMILY_HELP),
        (Outcome.ASSESSMENT, Status.CHILD_IN_NEED),
        (Outcome.STRATEGY_DISCUSSION, Status.CHILD_IN_NEED),
    ],
)
def test_the_first_referral_starts_the_journey_before_a_pod_and_without_a_keyworker(outcome: Outcome, status: Status):
    pod, referral_id = a_pod(), new_id()
    journey = a_journey(pod, outcome=outcome, referral_id=referral_id, on=YESTERDAY)
    assert (journey.pod_id, journey.begun_on, journey.keyworker, journey.is_open) == (pod.id, YESTERDAY, None, True)
    spell = journey.status
    assert (spell.status, spell.since, spell.until, spell.referral_id) == (status, YESTERDAY, None, referral_id)
    assert noted(journey).type == "journey.begun"
    assert journey.subjects == {journey.child_id}


@pytest.mark.parametrize("kind", NO_CHILDREN)
def test_no_child_is_put_before_a_team_that_takes_none(kind: PodKind):
    team = a_pod(kind=kind)
    with refused("pod-takes-no-children"):
        a_journey(team)
    with refused("pod-takes-no-children"):
        _go_on(a_journey(), Outcome.ASSESSMENT, pod=team)
    with refused("pod-takes-no-children"):
        a_journey().move_to(team, reason="They moved.", by=by())


def test_a_new_worry_about_a_child_who_is_helped_changes_neither_pod_nor_keyworker():
    journey, worker, pod = _held()
    _go_on(journey, Outcome.ASSESSMENT)
    assert journey.pod_id == pod.id
    assert journey.keyworker
    assert journey.keyworker.worker_id == worker.id
    assert noted(journey).type == "journey.continued"


def test_a_new_referral_raises_the_stage():
    journey = a_journey(outcome=Outcome.FAMILY_HELP, on=LAST_WEEK)
    _go_on(journey, Outcome.ASSESSMENT)
    assert [(spell.status, spell.since, spell.until) for spell in journey.statuses] == [
        (Status.FAMILY_HELP, LAST_WEEK, TODAY),
        (Status.CHILD_IN_NEED, TODAY, None),
    ]


@pytest.mark.parametrize(
    "status", [Status.CHILD_IN_NEED, Status.CHILD_PROTECTION, Status.PRE_PROCEEDINGS, Status.LOOKED_AFTER]
)
def test_a_new_lesser_referral_does_not_lower_the_stage(status: Status):
    journey = a_journey(outcome=Outcome.FAMILY_HELP, on=LAST_WEEK)
    _step(journey, status, YESTERDAY)
    for outcome in HELP:
        _go_on(journey, outcome)
        assert journey.status.status is status
    assert len(journey.statuses) == 2


def test_a_referral_at_the_same_stage_begins_no_other():
    journey = a_journey(outcome=Outcome.FAMILY_HELP, on=LAST_WEEK)
    _go_on(journey, Outcome.FAMILY_HELP)
    assert len(journey.statuses) == 1
    assert noted(journey).type == "journey.continued"


@pytest.mark.parametrize("outcome", HELP)
def test_a_closed_journey_opens_again_and_it_is_the_same_journey(outcome: Outcome):
    journey, pod = a_journey(on=LAST_WEEK), a_pod()
    id = journey.id
    _step(journey, Status.CLOSED, YESTERDAY)
    _go_on(journey, outcome, pod=pod)
    assert (journey.id, journey.is_open, journey.pod_id) == (id, True, pod.id)
    assert journey.statuses[-2].until == TODAY
    assert noted(journey).type == "journey.reopened"


# --- stages ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.CHILD_IN_NEED])
def test_stages_go_up_and_down_and_touch(status: Status):
    journey = a_journey(on=LAST_WEEK)
    _step(journey, status, YESTERDAY)
    before, now = journey.statuses
    assert (before.until, now.since, now.until) == (YESTERDAY, YESTERDAY, None)
    assert journey.is_open is (status is not Status.CLOSED)
    assert noted(journey).type == "journey.stepped"
    assert noted(journey).reason == "Decided at the review."


def test_a_step_changes_neither_keyworker_nor_pod():
    journey, worker, pod = _held()
    for status in (Status.CHILD_PROTECTION, Status.LOOKED_AFTER, Status.CARE_LEAVER, Status.EARLY_HELP):
        _step(journey, status)
        assert journey.keyworker
        assert (journey.keyworker.worker_id, journey.pod_id) == (worker.id, pod.id)


def test_closing_says_which_of_the_nine_reasons_it_has_and_nothing_else_does():
    journey = a_journey()
    stepped: dict[str, Any] = {"spell_id": new_id(), "on": TODAY, "reason": "They moved.", "by": by()}
    with invalid("/closing_reason"):
        journey.step(Status.CLOSED, **stepped)
    with invalid("/closing_reason"):
        journey.step(Status.FAMILY_HELP, closing_reason=ClosingReason.OTHER, **stepped)
    journey.step(Status.CLOSED, closing_reason=ClosingReason.ANOTHER_AUTHORITY, **stepped)
    assert journey.status.closing_reason == "RC5"
    assert noted(journey).facts["closing_reason"] == "RC5"


def test_the_same_stage_again_is_no_step():
    with refused("same-status"):
        _step(a_journey(), Status.CHILD_IN_NEED)


def test_a_stage_begins_neither_in_the_future_nor_before_the_present_one():
    journey = a_journey(on=YESTERDAY)
    with invalid("/on"):
        _step(journey, Status.CHILD_PROTECTION, TOMORROW)
    with invalid("/on"):
        _step(journey, Status.CHILD_PROTECTION, LAST_WEEK)
    _step(journey, Status.CHILD_PROTECTION, YESTERDAY)


@pytest.mark.parametrize("status", list(Status))
def test_a_closed_journey_opens_by_a_referral_only(status: Status):
    journey = a_journey(on=LAST_WEEK)
    _step(journey, Status.CLOSED)
    with refused("journey-closed"):
        _step(journey, status)


# --- the keyworker and those beside them -------------------------------------------------------------------------


@pytest.mark.parametrize("role", sorted(HOLDS_CHILDREN))
def test_the_keyworker_is_one_named_worker(role: Role):
    journey, worker, _ = _held(role)
    assert journey.keyworker
    assert journey.keyworker.worker_id == worker.id
    assert noted(journey).type == "journey.allocated"
    assert noted(journey).facts["part"] is Part.KEYWORKER


@pytest.mark.parametrize("role", sorted({*Role} - HOLDS_CHILDREN - {Role.AGENCY, Role.AGENCY_USER, Role.SYSTEM}))
def test_a_manager_a_trainee_and_the_office_hold_no_child(role: Role):
    worker = a_worker(role)
    pod = a_pod(worker)
    journey = a_journey(pod)
    with refused("not-a-holder"):
        _allocate(journey, worker, pod)
    _beside(journey, worker)
    assert journey.keyworker is None


def test_a_keyworker_is_a_member_of_the_childs_pod_on_that_day():
    worker, pod = a_worker(), a_pod()
    journey = a_journey(pod, on=LAST_WEEK)
    with refused("not-in-pod"):
        _allocate(journey, worker, pod)
    pod.add(worker, member_id=new_id(), fte=1.0, since=TODAY, by=by())
    with refused("not-in-pod"):
        _allocate(journey, worker, pod, since=YESTERDAY)
    with refused("not-in-pod"):
        _allocate(journey, worker, a_pod(worker))
    _allocate(journey, worker, pod)


def test_the_keyworker_before_ends_on_the_same_day_for_the_same_reason():
    journey, _, pod = _held()
    next_one = a_worker()
    pod.add(next_one, member_id=new_id(), fte=1.0, since=LAST_WEEK, by=by())
    journey.allocate(
        next_one, pod, allocation_id=new_id(), since=TODAY, reason=WorkerChangeReason.CHILD_ASKED,
        words="She knows her from the youth club.", by=by(),
    )  # fmt: skip
    before, now = journey.allocations
    assert (before.until, before.ended_because) == (TODAY, WorkerChangeReason.CHILD_ASKED)
    assert (now.since, now.until, now.reason) == (TODAY, None, WorkerChangeReason.CHILD_ASKED)
    assert journey.keyworker == now
    assert noted(journey).reason == "She knows her from the youth club."


def test_the_same_keyworker_again_is_no_change():
    journey, worker, pod = _held()
    with refused("same-keyworker"):
        _allocate(journey, worker, pod)


def test_a_keyworker_begins_neither_before_the_one_before_nor_before_the_journey():
    worker = a_worker()
    pod = a_pod(worker, other := a_worker())
    journey = a_journey(pod, on=YESTERDAY)
    with invalid("/since"):
        _allocate(journey, worker, pod, since=LAST_WEEK)
    _allocate(journey, worker, pod, since=TODAY)
    with invalid("/since"):
        _allocate(journey, other, pod, since=YESTERDAY)
    _allocate(journey, other, pod, since=TODAY)
    assert [each.until for each in journey.allocations] == [TODAY, None]


def test_a_keyworker_does_not_begin_while_one_who_has_gone_was_still_there():
    journey, worker, pod = _held()
    _release(journey, journey.keyworker, TODAY)
    with invalid("/since"):
        _allocate(journey, worker, pod, since=YESTERDAY)
    _allocate(journey, worker, pod, since=TODAY)


def test_nobody_begins_or_goes_in_the_future():
    journey, worker, pod = _held()
    another = a_worker(role=Role.SOCIAL_WORKER)
    pod.add(another, member_id=new_id(), fte=1.0, since=LAST_WEEK, by=by())
    with invalid("/since"):
        _allocate(journey, another, pod, TOMORROW)
    with invalid("/since"):
        _beside(journey, another, TOMORROW)
    with invalid("/until"):
        _release(journey, journey.keyworker, TOMORROW)
    assert journey.keyworker
    assert journey.keyworker.worker_id == worker.id


def test_who_has_left_works_with_no_child():
    worker = a_worker()
    pod = a_pod(worker)
    worker.leave(on=TODAY, by=by())
    with refused("worker-left"):
        _allocate(a_journey(pod), worker, pod)
    with refused("worker-left"):
        _beside(a_journey(pod), worker)


def test_nobody_is_named_on_a_closed_journey():
    worker = a_worker()
    pod = a_pod(worker)
    journey = a_journey(pod)
    _step(journey, Status.CLOSED)
    with refused("journey-closed"):
        _allocate(journey, worker, pod)
    with refused("journey-closed"):
        _beside(journey, worker)


def test_co_workers_of_any_pod_work_beside_the_keyworker():
    journey, worker, _ = _held()
    _beside(journey, a_worker(Role.FAMILY_SUPPORT_WORKER))
    _beside(journey, a_worker(Role.SOCIAL_WORKER_IN_TRAINING))
    assert journey.keyworker
    assert journey.keyworker.worker_id == worker.id
    assert [each.part for each in journey.allocations] == [Part.KEYWORKER, Part.CO_WORKER, Part.CO_WORKER]


def test_nobody_works_beside_themselves():
    journey, worker, _ = _held()
    with refused("already-allocated"):
        _beside(journey, worker)
    other = a_worker()
    _beside(journey, other)
    with refused("already-allocated"):
        _beside(journey, other)


@pytest.mark.parametrize("began", [YESTERDAY, TODAY])
def test_a_co_worker_who_becomes_the_keyworker_works_beside_nobody(began: date):
    worker = a_worker()
    pod = a_pod(worker)
    journey = a_journey(pod, on=LAST_WEEK)
    _beside(journey, worker, since=began)
    _allocate(journey, worker, pod, since=YESTERDAY)
    beside, key = journey.allocations
    assert (beside.until, beside.ended_because) == (began, WorkerChangeReason.FIRST_CONTACT)
    assert journey.keyworker == key


def test_a_new_keyworker_leaves_the_co_workers_where_they_are():
    journey, _, pod = _held()
    next_one = a_worker()
    pod.add(next_one, member_id=new_id(), fte=1.0, since=LAST_WEEK, by=by())
    _beside(journey, a_worker())
    _beside(journey, gone := a_worker())
    _release(journey, journey.allocations[-1])
    _allocate(journey, next_one, pod, since=YESTERDAY)
    assert [each.until for each in journey.allocations] == [YESTERDAY, None, TODAY, None]
    assert journey.allocations[2].worker_id == gone.id


def test_a_child_whose_keyworker_goes_shows_as_unallocated_and_the_pod_stays():
    journey, worker, pod = _held()
    _release(journey, journey.keyworker)
    assert journey.keyworker is None
    assert journey.pod_id == pod.id
    assert journey.allocations[0].ended_because is WorkerChangeReason.LEFT_ROLE
    assert noted(journey).type == "journey.released"
    _beside(journey, worker)
    assert journey.keyworker is None


def test_an_allocation_ends_once_and_not_before_it_began():
    journey, _, _ = _held()
    keyworker = journey.keyworker
    with invalid("/until"):
        _release(journey, keyworker, LAST_WEEK - timedelta(days=1))
    _release(journey, keyworker, LAST_WEEK)
    with refused("allocation-ended"):
        _release(journey, keyworker)
    with refused("allocation-ended"):
        journey.release(new_id(), until=TODAY, reason=WorkerChangeReason.OTHER, by=by())


def test_every_change_of_worker_has_one_of_ten_reasons():
    assert len(WorkerChangeReason) == 10


# --- pods --------------------------------------------------------------------------------------------------------


def test_another_pod_takes_the_child_and_the_keyworker_stays_until_it_names_one():
    journey, worker, old = _held()
    new_worker = a_worker()
    new = a_pod(new_worker)
    journey.move_to(new, reason="The family moved across the city.", by=by())
    assert journey.pod_id == new.id
    assert journey.keyworker
    assert journey.keyworker.worker_id == worker.id
    assert noted(journey).type == "journey.moved_pod"
    with refused("not-in-pod"):
        _allocate(journey, a_worker(), old)
    _allocate(journey, new_worker, new)
    assert journey.keyworker.worker_id == new_worker.id


def test_a_child_is_not_moved_to_the_pod_it_is_with():
    pod = a_pod()
    with refused("same-pod"):
        a_journey(pod).move_to(pod, reason="The family moved.", by=by())


# --- who could not be seen ---------------------------------------------------------------------------------------


def test_a_visit_that_failed_is_an_event():
    journey = a_journey()
    failed = FailedVisit(id=new_id(), on=TODAY, worker_id=new_id(), why="Nobody answered.")
    journey.could_not_be_seen(failed, by=by())
    assert journey.failed_visits == (failed,)
    assert noted(journey).type == "journey.visit_failed"


def test_a_visit_has_not_failed_yet_tomorrow():
    journey = a_journey()
    with invalid("/on"):
        journey.could_not_be_seen(FailedVisit(id=new_id(), on=TOMORROW, worker_id=new_id(), why="Away."), by=by())


# --- whatever happens, in whatever order -------------------------------------------------------------------------

BEGUN = date(2026, 3, 2)
LATE = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)
WORKERS = [a_worker() for _ in range(3)] + [a_worker(Role.POD_MANAGER)]
PODS = [a_pod(*WORKERS), a_pod(*WORKERS[1:])]
days = st.dates(date(2026, 3, 1), date(2026, 4, 2))
workers = st.sampled_from(WORKERS)
reasons = st.sampled_from(WorkerChangeReason)


class JourneyMachine(RuleBasedStateMachine):
    """One child, two pods, four workers, one month, and managers who try everything on any day."""

    def __init__(self) -> None:
        super().__init__()
        self.journey = a_journey(PODS[0], on=BEGUN, by=by(LATE))
        self.done = 1
        self.keyworker: UUID | None = None
        self.pod = PODS[0]

    def attempt(self, verb: str, *parts: Any, **facts: Any) -> bool:
        before = deepcopy(self.journey)
        try:
            getattr(self.journey, verb)(*parts, **facts, by=by(LATE))
        except DomainError:
            assert self.journey.version == before.version
            assert len(self.journey.changes) == len(before.changes)
            self.journey = before
            return False
        self.done += 1
        return True

    @rule(status=st.sampled_from(Status), on=days)
    def step(self, status: Status, on: date):
        was_open = self.journey.is_open
        closing = ClosingReason.OTHER if status is Status.CLOSED else None
        if self.attempt("step", status, spell_id=new_id(), on=on, reason="Decided.", closing_reason=closing):
            assert was_open
            assert self.journey.status.status is status

    @rule(outcome=st.sampled_from(HELP), pod=st.sampled_from(PODS), on=days)
    def go_on(self, outcome: Outcome, pod: Pod, on: date):
        was_open = self.journey.is_open
        facts = {"referral_id": new_id(), "spell_id": new_id(), "reason": "A worry."}
        if self.attempt("go_on", pod=pod, outcome=outcome, on=on, **facts):
            assert self.journey.is_open
            self.pod = self.pod if was_open else pod

    @rule(worker=workers, pod=st.sampled_from(PODS), since=days, reason=reasons)
    def allocate(self, worker: Worker, pod: Pod, since: date, reason: WorkerChangeReason):
        if self.attempt("allocate", worker, pod, allocation_id=new_id(), since=since, reason=reason, words=None):
            assert pod is self.pod
            self.keyworker = worker.id

    @rule(worker=workers, since=days, reason=reasons)
    def work_beside(self, worker: Worker, since: date, reason: WorkerChangeReason):
        self.attempt("work_beside", worker, allocation_id=new_id(), since=since, reason=reason, words=None)

    @rule(until=days, reason=reasons)
    def release_the_keyworker(self, until: date, reason: WorkerChangeReason):
        if self.journey.keyworker and self.attempt("release", self.journey.keyworker.id, until=until, reason=reason):
            self.keyworker = None

    @rule(until=days, reason=reasons, data=st.data())
    def release_anybody(self, until: date, reason: WorkerChangeReason, data: st.DataObject):
        if not self.journey.allocations:
            return
        chosen = data.draw(st.sampled_from(self.journey.allocations))
        if self.attempt("release", chosen.id, until=until, reason=reason) and chosen.part is Part.KEYWORKER:
            self.keyworker = None

    @rule(pod=st.sampled_from(PODS))
    def move_to(self, pod: Pod):
        if self.attempt("move_to", pod, reason="They moved."):
            self.pod = pod

    @rule(on=days)
    def could_not_be_seen(self, on: date):
        failed = FailedVisit(id=new_id(), on=on, worker_id=WORKERS[0].id, why="Nobody answered.")
        self.attempt("could_not_be_seen", failed)

    @invariant()
    def every_change_is_noted_once(self):
        assert self.journey.version == self.done
        assert [change.version for change in self.journey.changes] == list(range(1, self.done + 1))
        assert all(change.type.startswith("journey.") for change in self.journey.changes)

    @invariant()
    def stages_touch_and_do_not_overlap(self):
        spells = self.journey.statuses
        assert spells[0].since == self.journey.begun_on
        assert spells[-1].until is None
        for one, next_one in pairwise(spells):
            assert one.since <= next_one.since == one.until
            assert one.status is not next_one.status

    @invariant()
    def after_the_end_comes_nothing_but_a_referral(self):
        for one, next_one in pairwise(self.journey.statuses):
            assert one.status is not Status.CLOSED or next_one.referral_id

    @invariant()
    def one_keyworker_at_most_on_any_day(self):
        held = [each for each in self.journey.allocations if each.part is Part.KEYWORKER]
        for n in range(40):
            day = BEGUN + timedelta(days=n)
            assert sum(each.since <= day and (each.until is None or day < each.until) for each in held) <= 1

    @invariant()
    def the_keyworker_is_who_was_named_last_and_not_released(self):
        keyworker = self.journey.keyworker
        assert (keyworker.worker_id if keyworker else None) == self.keyworker

    @invariant()
    def nobody_works_with_the_child_twice_at_once(self):
        now = [each.worker_id for each in self.journey.allocations if each.until is None]
        assert len(set(now)) == len(now)

    @invariant()
    def what_has_ended_says_why(self):
        for each in self.journey.allocations:
            assert (each.until is None) is (each.ended_because is None)
            assert each.until is None or each.since <= each.until

    @invariant()
    def the_pod_is_the_one_that_took_the_child_last(self):
        assert self.journey.pod_id == self.pod.id

    @invariant()
    def nothing_has_happened_in_the_future(self):
        today = LATE.date()
        assert all(failed.on <= today for failed in self.journey.failed_visits)


TestJourneyMachine = JourneyMachine.TestCase
TestJourneyMachine.settings = settings(max_examples=80, stateful_step_count=30)


def _complexity(flag: Complexity = Complexity.TRAVEL, since: date = TODAY) -> ComplexityNoted:
    return ComplexityNoted(id=new_id(), flag=flag, since=since, reason="The road is closed.")


@pytest.mark.parametrize("flag", sorted(set(Complexity) - NOTED_BY_HAND))
def test_what_a_record_shows_is_not_noted_by_hand(flag: Complexity):
    with refused("not-by-hand"):
        a_journey().note_complexity(_complexity(flag), by=by())


def test_what_takes_more_time_is_noted_once_and_ends():
    journey, first = a_journey(), _complexity(since=YESTERDAY)
    journey.note_complexity(first, by=by())
    assert (journey.changes[-1].type, journey.changes[-1].reason) == (
        "journey.complexity_noted", "The road is closed.",
    )  # fmt: skip
    with refused("noted-already"):
        journey.note_complexity(_complexity(), by=by())
    journey.note_complexity(_complexity(Complexity.HEARING), by=by())
    for wrong in (TOMORROW, LAST_WEEK):
        with invalid("/until"):
            journey.end_complexity(first.id, until=wrong, by=by())
    journey.end_complexity(first.id, until=TODAY, by=by())
    with refused("complexity-ended"):
        journey.end_complexity(first.id, until=TODAY, by=by())
    journey.note_complexity(_complexity(), by=by())
    assert [each.until for each in journey.complexities] == [TODAY, None, None]
    with invalid("/since"):
        journey.note_complexity(_complexity(Complexity.CONTESTED, TOMORROW), by=by())


def test_the_pods_that_a_child_has_had():
    """Begun, moved, closed and begun again with another pod: closing ends no spell, the pod still knows the child."""
    first, second, third = a_pod(name="Weir"), a_pod(name="Quay"), a_pod(name="Mill")
    journey = a_journey(first, on=TODAY - timedelta(days=400), reason="Help was asked for.")
    journey.move_to(second, reason="They moved house.", by=by(NOW - timedelta(days=300)))
    journey.step(
        Status.CLOSED, spell_id=new_id(), on=TODAY - timedelta(days=200), reason="x", closing_reason=ClosingReason.OTHER,
        by=by(NOW - timedelta(days=200)),
    )  # fmt: skip
    assert journey.pods[-1].until is None
    again: dict[str, Any] = {"outcome": Outcome.FAMILY_HELP, "referral_id": new_id(), "reason": "They asked again."}
    journey.go_on(
        pod=third, spell_id=new_id(), on=TODAY - timedelta(days=100), by=by(NOW - timedelta(days=100)), **again
    )
    journey.go_on(pod=first, spell_id=new_id(), on=TODAY, by=by(), **again)  # an open journey stays with its pod
    assert [(each.pod_id, (TODAY - each.since).days, each.reason) for each in journey.pods] == [
        (first.id, 400, "Help was asked for."), (second.id, 300, "They moved house."), (third.id, 100, "They asked again."),
    ]  # fmt: skip
    assert [each.until for each in journey.pods] == [journey.pods[1].since, journey.pods[2].since, None]
    assert journey.pod_id == journey.pods[-1].pod_id
    assert len({each.id for each in journey.pods}) == 3


def test_the_same_pod_again_is_no_change():
    pod = a_pod()
    journey = a_journey(pod, on=TODAY - timedelta(days=10))
    journey.step(
        Status.CLOSED, spell_id=new_id(), on=TODAY, reason="x", closing_reason=ClosingReason.OTHER, by=by()
    )  # fmt: skip
    journey.go_on(
        pod=pod, outcome=Outcome.FAMILY_HELP, referral_id=new_id(), spell_id=new_id(), on=TODAY, reason="x", by=by()
    )
    (spell,) = journey.pods
    assert (spell.since, spell.until) == (TODAY - timedelta(days=10), None)
