"""Verbs in any order, with any arguments: what must hold of a record holds, and a verb that is refused changes nothing.

The invariants are those of domain.md section 8 and the SSDA903 and CIN census rules that they stand on.
"""

from collections import defaultdict
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.aggregate import Aggregate
from domain.calendar import LONDON, WorkingDays
from domain.care_parts import MissingEpisode
from domain.codes import (
    AbuseCategory,
    ClosingReason,
    EpisodeEnd,
    EpisodeReason,
    LegalStatus,
    MissingKind,
    Placement,
    PlacementChangeReason,
    PlacementProvider,
    PrimaryNeed,
    WorkerChangeReason,
)
from domain.contact import Outcome
from domain.errors import DomainError
from domain.ids import new_id
from domain.journey import Part, Status
from domain.plan_parts import Done, PlanKind, PlanState
from domain.policy import Role
from tests.builders import (
    TODAY,
    a_care,
    a_goal,
    a_journey,
    a_meeting,
    a_plan,
    a_pod,
    a_worker,
    an_action,
    an_episode,
    by,
)

DAYS = st.dates(TODAY - timedelta(days=900), TODAY + timedelta(days=3))
CALENDAR = WorkingDays.of([])


class Machine(RuleBasedStateMachine):
    """Tries verbs on one record."""

    record: Aggregate

    def attempt(self, verb: Any, *arguments: Any, **facts: Any) -> None:
        """Call a verb; refused, it must have left the record as it was."""
        before, version = asdict(self.record), self.record.version
        try:
            verb(*arguments, **facts, by=by())
        except DomainError:
            assert asdict(self.record) == before, "a refused verb changed something"
        else:
            assert self.record.version == version + 1, "a verb is one change"

    @invariant()
    def every_change_is_noted(self) -> None:
        if hasattr(self, "record"):
            assert [change.version for change in self.record.changes] == list(range(1, self.record.version + 1))


class JourneyMachine(Machine):
    """Stages, keyworkers and pods."""

    @initialize()
    def begin(self) -> None:
        self.staff = [a_worker(role) for role in (Role.SOCIAL_WORKER, Role.SENIOR_SOCIAL_WORKER, Role.POD_MANAGER)]
        self.pods = [a_pod(*self.staff), a_pod(self.staff[0], name="Quay")]
        self.record = self.journey = a_journey(self.pods[0])

    @rule(status=st.sampled_from(Status), on=DAYS)
    def step(self, status: Status, on: date) -> None:
        held, pod = self.journey.allocations, self.journey.pod_id
        closing = ClosingReason.OTHER if status is Status.CLOSED else None
        self.attempt(self.journey.step, status, spell_id=new_id(), on=on, reason="r", closing_reason=closing)
        assert (self.journey.allocations, self.journey.pod_id) == (held, pod), "a step changes neither worker nor pod"

    @rule(outcome=st.sampled_from([each for each in Outcome if each.opens_help]), on=DAYS, pod=st.integers(0, 1))
    def go_on(self, outcome: Outcome, on: date, pod: int) -> None:
        held = self.journey.keyworker
        facts = {"outcome": outcome, "referral_id": new_id(), "spell_id": new_id(), "on": on, "reason": "r"}
        self.attempt(self.journey.go_on, pod=self.pods[pod], **facts)
        assert self.journey.keyworker == held, "a new worry is no reason to lose the keyworker"

    @rule(worker=st.integers(0, 2), pod=st.integers(0, 1), since=DAYS, reason=st.sampled_from(WorkerChangeReason))
    def allocate(self, worker: int, pod: int, since: date, reason: WorkerChangeReason) -> None:
        facts: dict[str, Any] = {"allocation_id": new_id(), "since": since, "reason": reason, "words": None}
        self.attempt(self.journey.allocate, self.staff[worker], self.pods[pod], **facts)

    @rule(worker=st.integers(0, 2), since=DAYS)
    def work_beside(self, worker: int, since: date) -> None:
        facts: dict[str, Any] = {"since": since, "reason": WorkerChangeReason.OTHER, "words": None}
        self.attempt(self.journey.work_beside, self.staff[worker], allocation_id=new_id(), **facts)

    @rule(place=st.integers(0, 9), until=DAYS)
    def release(self, place: int, until: date) -> None:
        found = self.journey.allocations
        id = found[place].id if place < len(found) else new_id()
        self.attempt(self.journey.release, id, until=until, reason=WorkerChangeReason.LEFT_ROLE)

    @rule(pod=st.integers(0, 1))
    def move(self, pod: int) -> None:
        self.attempt(self.journey.move_to, self.pods[pod], reason="r")

    @invariant()
    def stages_follow_each_other(self) -> None:
        stages = self.journey.statuses
        assert all(one.until == other.since for one, other in pairwise(stages))
        assert [stage.until is None for stage in stages] == [False] * (len(stages) - 1) + [True]
        assert all(stage.until is None or stage.until >= stage.since for stage in stages)

    @invariant()
    def there_is_one_keyworker_at_a_time(self) -> None:
        held = [each for each in self.journey.allocations if each.part is Part.KEYWORKER]
        assert sum(each.until is None for each in held) <= 1
        spans = sorted((each.since, each.until or date.max) for each in held if each.since != each.until)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))

    @invariant()
    def nothing_ends_before_it_begins_and_what_ended_says_why(self) -> None:
        for each in self.journey.allocations:
            assert each.until is None or each.until >= each.since
            assert (each.until is None) == (each.ended_because is None)


PLACES = st.sampled_from([Placement.PARENTS, Placement.FOSTER, *list(Placement)[:5], *list(Placement)[-6:]])


class CareMachine(Machine):
    """Being looked after, and going missing."""

    @initialize()
    def begin(self) -> None:
        self.record = self.care = a_care()

    @rule(since=DAYS, legal_status=st.sampled_from(LegalStatus), placement=PLACES,
          provider=st.sampled_from([None, *PlacementProvider]))  # fmt: skip
    def start(self, **facts: Any) -> None:
        self.attempt(self.care.start_period, replace(an_episode(), id=new_id(), period_id=new_id(), **facts))

    @rule(since=DAYS, reason_new=st.sampled_from(EpisodeReason), legal_status=st.sampled_from(LegalStatus),
          placement=PLACES, provider=st.sampled_from([None, *PlacementProvider]),
          reason_place_change=st.sampled_from([None, *PlacementChangeReason]))  # fmt: skip
    def change(self, **facts: Any) -> None:
        self.attempt(self.care.change_episode, episode_id=new_id(), why="w", **facts)

    @rule(until=DAYS, reason_ended=st.sampled_from(EpisodeEnd))
    def end(self, until: date, reason_ended: EpisodeEnd) -> None:
        self.attempt(self.care.end_period, until=until, reason_ended=reason_ended, why="w")

    @rule(place=st.integers(0, 5), since=DAYS, need_code=st.sampled_from(PrimaryNeed), placement=PLACES)
    def correct(self, place: int, **facts: Any) -> None:
        found = self.care.episodes
        self.attempt(
            self.care.correct_episode, found[place].id if place < len(found) else new_id(), reason="r", **facts
        )

    @rule(day=DAYS, kind=st.sampled_from(MissingKind))
    def go_missing(self, day: date, kind: MissingKind) -> None:
        self.attempt(self.care.go_missing, MissingEpisode(id=new_id(), kind=kind, since=_noon(day), words="w"))

    @rule(day=DAYS, place=st.integers(0, 3))
    def come_back(self, day: date, place: int) -> None:
        self.attempt(self.care.come_back, self._missing(place), until=_noon(day), found_where=None, words=None)

    @rule(day=DAYS, place=st.integers(0, 3))
    def offer(self, day: date, place: int) -> None:
        self.attempt(self.care.offer_interview, self._missing(place), on=day)

    @rule(accepted=st.booleans(), place=st.integers(0, 3))
    def answer(self, accepted: bool, place: int) -> None:
        self.attempt(self.care.answer_interview, self._missing(place), accepted=accepted)

    @rule(day=DAYS, place=st.integers(0, 3))
    def hold(self, day: date, place: int) -> None:
        self.attempt(self.care.hold_interview, self._missing(place), on=day, held_by="Ada", told=None)

    def _missing(self, place: int) -> UUID:
        return self.care.missing[place].id if place < len(self.care.missing) else new_id()

    @invariant()
    def episodes_of_a_period_touch_and_tell_how_they_follow(self) -> None:
        periods: dict[UUID, list[Any]] = defaultdict(list)
        for episode in self.care.episodes:
            periods[episode.period_id].append(episode)
        for parts in periods.values():
            assert parts[0].reason_new is EpisodeReason.STARTED
            assert all(part.reason_new is not EpisodeReason.STARTED for part in parts[1:])
            assert all(one.until == other.since for one, other in pairwise(parts)), "rules 501 and 142"
            assert all(part.reason_ended is EpisodeEnd.NEXT_EPISODE for part in parts[:-1])
            assert (parts[-1].until is None) == (parts[-1].reason_ended is None), "rule 148"
            assert parts[-1].reason_ended is not EpisodeEnd.NEXT_EPISODE
            assert len({part.need_code for part in parts}) == 1, "rule 504"
            assert not parts[0].placement.value.startswith("T"), "rule 380"
            assert parts[-1].until is None or not parts[-1].placement.value.startswith("T"), "rule 381"

    @invariant()
    def homes_do_not_overlap_and_none_lies_ahead(self) -> None:
        spans = [(each.since, each.until) for each in self.care.episodes]
        assert all(one[1] is not None and one[1] <= other[0] for one, other in pairwise(spans))
        assert all(since <= TODAY and (until is None or since < until <= TODAY) for since, until in spans)

    @invariant()
    def home_provider_and_law_go_together(self) -> None:
        for each in self.care.episodes:
            assert (each.provider is PlacementProvider.PARENTS) == (each.placement is Placement.PARENTS)
            assert not (each.legal_status is LegalStatus.AGREED and each.placement is Placement.PARENTS), "rule 378"

    @invariant()
    def the_return_interview_is_three_facts_in_their_order(self) -> None:
        away = sorted(self.care.missing, key=lambda each: each.since)
        assert sum(each.until is None for each in away) <= 1
        assert all(one.until is not None and one.until <= other.since for one, other in pairwise(away))
        for each in away:
            assert each.offered_on is None or each.until is not None
            assert each.accepted is None or each.offered_on is not None
            assert each.held_on is None or each.accepted is True


class PlanMachine(Machine):
    """Goals, actions, meetings and the end of a plan."""

    @initialize(kind=st.sampled_from(PlanKind))
    def begin(self, kind: PlanKind) -> None:
        categories = (AbuseCategory.NEGLECT,) if kind is PlanKind.CHILD_PROTECTION else ()
        self.record = self.plan = a_plan(
            new_id(), plan_kind=kind, categories=categories, on=TODAY - timedelta(days=200)
        )
        self.ended: dict[str, Any] | None = None

    @rule(words=st.sampled_from(["Breakfast", "School"]))
    def add_goal(self, words: str) -> None:
        self.attempt(self.plan.add_goal, a_goal(words))

    @rule(place=st.integers(0, 3), day=st.one_of(st.none(), DAYS))
    def reach_goal(self, place: int, day: date | None) -> None:
        found = self.plan.goals
        id = found[place].id if place < len(found) else new_id()
        self.attempt(self.plan.reach_goal, id, reached_on=day, progress="p")

    @rule(goal=st.integers(0, 3))
    def add_action(self, goal: int) -> None:
        found = self.plan.goals
        self.attempt(self.plan.add_action, an_action(goal_id=found[goal].id if goal < len(found) else None))

    @rule(place=st.integers(0, 3), day=st.one_of(st.none(), DAYS))
    def do_action(self, place: int, day: date | None) -> None:
        found = self.plan.actions
        id = found[place].id if place < len(found) else new_id()
        self.attempt(self.plan.do_action, Done(action_id=id, done_on=day, outcome="o"))

    @rule(day=DAYS, new=st.integers(0, 2))
    def meet(self, day: date, new: int) -> None:
        self.attempt(
            self.plan.meet, a_meeting(id=new_id(), held_on=day), actions=tuple(an_action() for _ in range(new))
        )

    @rule(days=st.one_of(st.none(), st.integers(-3, 60)))
    def change_visits(self, days: int | None) -> None:
        self.attempt(self.plan.change_visits, days, reason="r")

    @rule(on=DAYS)
    def end(self, on: date) -> None:
        self.attempt(self.plan.end, on=on, reason="r")
        if self.plan.state is PlanState.ENDED and self.ended is None:
            self.ended = asdict(self.plan)

    @invariant()
    def what_has_ended_changes_no_more(self) -> None:
        if hasattr(self, "ended") and self.ended is not None:
            assert asdict(self.plan) == self.ended

    @invariant()
    def a_plan_ends_after_it_began(self) -> None:
        begun, ended = self.plan.begun_on, self.plan.ended_on
        assert (ended is None) == (self.plan.state is not PlanState.ENDED)
        assert ended is None or begun is None or begun <= ended <= TODAY
        assert self.plan.plan_kind is not PlanKind.CHILD_PROTECTION or ended is None or ended != begun, "rule 8840"

    @invariant()
    def a_meeting_is_within_the_plan_and_an_action_has_an_owner(self) -> None:
        assert all((self.plan.begun_on or TODAY) <= meeting.held_on <= TODAY for meeting in self.plan.meetings)
        assert all(action.owner_name.strip() for action in self.plan.actions)
        assert all(action.goal_id in {None, *(goal.id for goal in self.plan.goals)} for action in self.plan.actions)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=LONDON)


FEW = settings(max_examples=60, stateful_step_count=25, deadline=None)
JourneyMachine.TestCase.settings = CareMachine.TestCase.settings = PlanMachine.TestCase.settings = FEW
TestJourney, TestCare, TestPlan = JourneyMachine.TestCase, CareMachine.TestCase, PlanMachine.TestCase
