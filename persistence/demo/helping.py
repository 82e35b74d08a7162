"""The pod's side of a family's story: stages, keyworkers and co-workers, as they follow each other."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from domain.aggregate import By
from domain.calendar import LONDON, london_date
from domain.codes import ClosingReason
from domain.codes import WorkerChangeReason as Why
from domain.journey import Journey, Part, Status
from domain.policy import Role
from domain.referral import Referral
from persistence.demo import handing
from persistence.demo.household import Household, Someone
from persistence.demo.lives import Step
from persistence.demo.office import Office, Post, Team
from persistence.demo.people import People
from persistence.demo.reasons import BESIDE, CHANGE_WEIGHTS, CHANGES, MOVED_AWAY, MOVES_POD, OF_THEME, STEPS
from persistence.demo.story import Story

SUPPORT = {Status.FAMILY_HELP, Status.EARLY_HELP}
SETTLED = time(17, 30)
"""When on the day of a new stage the records that follow from it are written, for all children at once."""


@dataclass(eq=False)
class Helping:
    """All the journeys of a household; brothers and sisters share a keyworker."""

    story: Story
    office: Office
    team: Team
    house: Household
    people: People
    journeys: dict[Someone, Journey] = field(default_factory=dict)
    worker: Post | None = None
    ahead: dict[Someone, list[Step]] = field(default_factory=dict)
    referred: Callable[[Someone, Referral, By], None] = lambda *_: None
    settle: Callable[[datetime], None] = lambda _: None
    """`ahead`: stages still to come. `referred` and `settle`: what else follows from a referral, and from a new stage."""

    def open(self) -> dict[Someone, Journey]:
        """The journeys on which somebody is helping now."""
        return {child: journey for child, journey in self.journeys.items() if journey.is_open}

    def opened(self, child: Someone, referral: Referral, by: By, steps: tuple[Step, ...]) -> None:
        """The front door has opened help: the journey begins or goes on, and the pod is asked for a keyworker."""
        at, outcome, reason = by.at, referral.outcome, referral.reason
        journey, spell, fresh = self.journeys.get(child), self.story.id(at), not self.open()
        if journey is None:
            assert child.id is not None, "recognised at the front door"
            journey = Journey.begin(
                id=referral.journey_id, child_id=child.id, pod=self.team.pod, outcome=outcome, referral_id=referral.id,
                spell_id=spell, on=london_date(at), reason=reason, by=by,
            )  # fmt: skip
            self.journeys[child] = journey
        else:
            journey.go_on(
                pod=self.team.pod, outcome=outcome, referral_id=referral.id, spell_id=spell, on=london_date(at),
                reason=reason, by=by,
            )  # fmt: skip
        self.story.save(journey)
        for day, status in steps:
            moment = self.story.at_work(max(day, london_date(at) + timedelta(days=1)), 14, 17)
            self.ahead.setdefault(child, []).append((london_date(moment), status))
            self.story.plan(moment, lambda when, to=status: self.step(child, to, when))  # type: ignore[misc]
        self.referred(child, referral, by)
        self.story.plan(at + timedelta(minutes=1), self.settle)
        if fresh:
            self._first_worker(at)
        elif self.worker and journey.keyworker is None:
            self.story.plan(
                self.story.soon(at, 5, 30), lambda when: self.allocate(Why.FIRST_CONTACT, when, self.worker)
            )

    def step(self, child: Someone, status: Status, at: datetime) -> None:
        """Up, down, or the end."""
        journey = self.journeys[child]
        if journey.status.status in {status, Status.CLOSED} or journey.status.since > london_date(at):
            return
        by = self.team.manager().by(at)
        reasons = OF_THEME.get((self.house.theme, status), STEPS[status])
        reason = self.story.pick(reasons).format(**self.house.words(child))
        if status is Status.CLOSED:
            for allocation in journey.allocations:
                if allocation.until is None:
                    journey.release(allocation.id, until=london_date(at), reason=Why.OTHER, by=by)
        closing = None
        if status is Status.CLOSED:
            closing = ClosingReason.ANOTHER_AUTHORITY if reason == MOVED_AWAY else ClosingReason.OTHER
        journey.step(
            status, spell_id=self.story.id(at), on=london_date(at), reason=reason, closing_reason=closing, by=by
        )
        self.story.save(journey)
        self.story.plan(datetime.combine(london_date(at), SETTLED, LONDON), self.settle)
        if not self.open():
            self._count(self.worker, -1)
            self.worker = None
        elif self.worker and status not in SUPPORT and self.worker.worker.role is Role.FAMILY_SUPPORT_WORKER:
            self.story.plan(at + timedelta(minutes=20), lambda when: self.allocate(Why.TRANSFER_PROCESS, when))

    def allocate(self, why: Why, at: datetime, post: Post | None = None) -> None:
        """The pod's manager names a keyworker for every open journey that has another or none."""
        if not self.open():
            return
        here = post is not None and post in self.team.posts and post.held(london_date(at))
        chosen = post if here else self._choose(london_date(at))
        if chosen is None:
            return
        handing.over(self.story, self.team, list(self.open().values()), self.worker, chosen, why, at)
        for child, journey in self.open().items():
            if journey.keyworker and journey.keyworker.worker_id == chosen.worker.id:
                continue
            words = self.story.pick(CHANGES[why])
            journey.allocate(
                chosen.worker, self.team.pod, allocation_id=self.story.id(at), since=london_date(at), reason=why,
                words=words.format(**self.house.words(child)) if words else None, by=self.team.manager().by(at),
            )  # fmt: skip
            self.story.save(journey)
        if chosen is not self.worker:
            self._count(self.worker, -1)
            self._count(chosen, 1)
            self.worker = chosen
            self._next_change(chosen, at)

    def without(self, why: Why, at: datetime) -> None:
        """The keyworker goes before a successor is found."""
        for journey in self.open().values():
            if journey.keyworker:
                journey.release(journey.keyworker.id, until=london_date(at), reason=why, by=self.team.manager().by(at))
                self.story.save(journey)
        self._count(self.worker, -1)
        self.worker = None

    def beside(self, at: datetime) -> None:
        """Somebody of the pod works with the children beside the keyworker for some months."""
        there = self.team.those(
            london_date(at), Role.SOCIAL_WORKER_IN_TRAINING, Role.FAMILY_SUPPORT_WORKER, Role.SENIOR_SOCIAL_WORKER
        )
        others = [post for post in there if post is not self.worker and post.until is None]
        if not others or not self.open():
            return
        post = self.story.pick(others)
        for child, journey in self.open().items():
            if any(a.worker_id == post.worker.id and a.until is None for a in journey.allocations):
                continue
            journey.work_beside(
                post.worker, allocation_id=self.story.id(at), since=london_date(at), reason=Why.OTHER,
                words=self.story.pick(BESIDE).format(**self.house.words(child)), by=self.team.manager().by(at),
            )  # fmt: skip
            self.story.save(journey)
        self.story.plan(
            self.story.at_work((at + self.story.days(60, 300)).date()), lambda when: self._apart(post, when)
        )

    def move_pod(self, team: Team, at: datetime) -> None:
        """The family moves across the city; another pod takes over, and its keyworker comes some days later."""
        if not self.open() or team is self.team:
            return
        for journey in self.open().values():
            journey.move_to(team.pod, reason=MOVES_POD, by=self.team.manager().by(at))
            self.story.save(journey)
        self.team, self.house.area = team, self.office.teams.index(team)
        self.people.move(self.house, self.team.manager().by(at))
        again = self.story.at_work((at + self._wait(3, 8)).date())
        self.story.plan(again, lambda when: self.allocate(Why.TRANSFER_PROCESS, when))

    def _wait(self, least: int, most: int) -> timedelta:
        """How long a family waits for the next keyworker: a child who is looked after a few days at the most."""
        days = self.story.days(least, most)
        looked_after = any(each.status.status is Status.LOOKED_AFTER for each in self.open().values())
        return min(days, timedelta(days=3)) if looked_after else days

    def _first_worker(self, at: datetime) -> None:
        recent = self.story.now - at < timedelta(days=30)
        if recent and self.story.chance(0.35):
            return
        day = london_date(at) + self.story.days(0, 5)
        self.story.plan(self.story.soon(max(at, self.story.at_work(day)), 20, 200), lambda when: self.allocate(
            Why.FIRST_CONTACT, when))  # fmt: skip

    def _choose(self, on: date) -> Post | None:
        hard = any(journey.status.status not in SUPPORT for journey in self.open().values())
        there = [
            post
            for post in self.team.holders(on, social_workers=hard)
            if post is not self.worker and (post.until is None or (post.until - on).days > 45)
        ]
        return min(self.story.rng.sample(there, min(2, len(there))), key=self.office.load, default=None)

    def _next_change(self, post: Post, at: datetime) -> None:
        """The keyworker will leave the trust, or something else comes in between."""

        def still(happens: Why) -> None:
            def change(when: datetime) -> None:
                if self.worker is not post or not self.open():
                    return
                if self.story.chance(0.2):
                    self.without(happens, when)
                    again = self.story.at_work((when + self._wait(4, 15)).date())
                    self.story.plan(again, lambda then: self.allocate(happens, then))
                else:
                    self.allocate(happens, when)

            if happens is post.why and post.until:
                self.story.plan(self.story.at_work(post.until, 9, 12), change)
            else:
                day = at + timedelta(days=20 + self.story.rng.expovariate(1 / 420))
                self.story.plan(self.story.at_work(day.date()), change)

        if post.until:
            still(post.why)
        reasons = list(CHANGE_WEIGHTS)
        still(self.story.rng.choices(reasons, list(CHANGE_WEIGHTS.values()))[0])

    def _apart(self, post: Post, at: datetime) -> None:
        for journey in self.open().values():
            for each in journey.allocations:
                if each.worker_id == post.worker.id and each.part is Part.CO_WORKER and each.until is None:
                    journey.release(each.id, until=london_date(at), reason=Why.OTHER, by=self.team.manager().by(at))
                    self.story.save(journey)

    def _count(self, post: Post | None, change: int) -> None:
        if post:
            self.office.count(post, change * len(self.house.children))
