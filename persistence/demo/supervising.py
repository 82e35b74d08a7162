"""A year of weekly group supervision in every pod: most children in turn, a few who drift, and some who were asked for."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from domain.aggregate import By
from domain.calendar import WorkingDays, london_date
from domain.discipline import Discipline
from domain.discussion import (
    Discussion,
    DiscussionAction,
    DiscussionChange,
    DiscussionChild,
    DiscussionPart,
    PartKind,
    Readiness,
)  # fmt: skip
from domain.family import Family, FamilyPart
from domain.journey import Journey, Status
from domain.person import Person
from domain.policy import Role
from domain.supervision import Supervision, SupervisionItem, SupervisionPerson
from persistence.demo.office import Office, Post, Team
from persistence.demo.story import Story
from persistence.demo.talks import ACTIONS, ASKED, CAME_OF_IT, DECISIONS, REASONS, SAID, UPDATES, VIEWS

WEEKS = 52
DISCIPLINE = {Role.FAMILY_SUPPORT_WORKER: Discipline.FAMILY_SUPPORT, Role.SOCIAL_WORKER_IN_TRAINING: Discipline.OTHER}
AWAY = {Role.BUSINESS_SUPPORT}
LATELY = timedelta(days=70)
"""What was said in these last weeks is told at length; before that, what was decided and one thing more."""
QUIET, UNSEEN, MEET_AT = 0.05, (33, 90), (18, 24)
"""How many families drift, for how many days by now; after how many the others are talked about again."""


@dataclass(eq=False)
class Talked:
    """A family whose children a pod keeps in mind: who they are, and when it talks about them; not at all from `until`."""

    names: dict[UUID, str]
    carer: str
    adults: list[UUID]
    journeys: list[Journey]
    next_on: date = date.min
    until: date = date.max
    actions: list[tuple[Discussion, DiscussionAction]] = field(default_factory=list)

    def open(self, on: date) -> list[Journey]:
        """The children who are helped on that day."""
        return [
            journey for journey in self.journeys
            if any(
                s.since <= on and (s.until is None or on < s.until) and s.status is not Status.CLOSED
                for s in journey.statuses
            )
        ]  # fmt: skip


class Supervising:
    """Hears every family's story, then tells the meetings of each pod."""

    def __init__(self, office: Office, seed: int, now: datetime, calendar: WorkingDays) -> None:
        self._office, self._seed, self._now, self._calendar = office, seed, now, calendar
        self._families: defaultdict[UUID, list[Talked]] = defaultdict(list)

    def hear(self, story: Story) -> None:
        """Remember of a family's story what supervision needs."""
        known = [record for record, _ in story.saved.values()]
        names = {each.id: _given(each) for each in known if isinstance(each, Person)}
        journeys = {each.child_id: each for each in known if isinstance(each, Journey)}
        for family in known:
            if not isinstance(family, Family):
                continue
            there = [journeys.pop(m.person_id) for m in family.members if m.person_id in journeys]
            adults = [m.person_id for m in family.members if m.part is FamilyPart.PARENT and m.until is None]
            if there:
                carer = names[adults[0]] if adults else "their carer"
                self._families[there[-1].pod_id].append(Talked(names, carer, adults, there))

    def stories(self) -> Iterator[Story]:
        """The year of each pod."""
        for number, team in enumerate(self._office.teams):
            story = Story(Random(f"{self._seed} supervision {number}"), self._now, self._calendar)
            Year(story, team, self._families[team.pod.id], number).tell()
            yield story


class Year:
    """One pod's meetings."""

    def __init__(self, story: Story, team: Team, families: list[Talked], number: int) -> None:
        self.story, self.team, self.families = story, team, families
        self._first = story.today - timedelta(weeks=WEEKS, days=number % 5)

    def tell(self) -> None:
        """Each week's meeting, what was done in between, whom a worker asked for, and the meeting to come."""
        story = self.story
        for family in self.families:
            family.next_on = self._first + story.days(0, 27)
        for family in story.rng.sample(
            self.families, min(len(self.families), max(2, round(QUIET * len(self.families))))
        ):
            family.until = story.today - story.days(*UNSEEN)
        for week in range(WEEKS):
            at = story.at_work(self._first + timedelta(weeks=week), 9, 10)
            if london_date(at) < story.today:
                self._meet(at)
        for family in self.families:
            # In the order of time: one discussion can have two actions.
            done = [(self._when(talk, action), talk, action) for talk, action in family.actions]
            for at, talk, action in sorted(done, key=lambda each: each[0]):
                self._do(at, talk, action, family)
        self._ask()
        manager, on = self.team.manager(), story.today
        planned = Supervision.plan(
            id=story.id(story.now), pod_id=self.team.pod.id, on=on, leader=manager.worker,
            by=manager.by(story.now - timedelta(minutes=30)),
        )  # fmt: skip
        story.save(planned)

    def _meet(self, at: datetime) -> None:
        story, day = self.story, london_date(at)
        leader, there = self.team.manager(), [
            post for post in self.team.posts if post.held(day) and post.worker.role not in AWAY and story.chance(0.9)
        ]  # fmt: skip
        by = leader.by(at)
        due = [family for family in self.families if family.next_on <= day < family.until and family.open(day)]
        meeting = Supervision.plan(
            id=story.id(at),
            pod_id=self.team.pod.id,
            on=day,
            leader=leader.worker,
            by=leader.by(at - timedelta(hours=1)),
        )
        people = {post.worker.id: post for post in (leader, *there)}
        meeting.open(
            tuple(
                SupervisionPerson(id=story.id(at), worker_id=id, discipline=_discipline(post))
                for id, post in people.items()
            ),
            tuple(
                SupervisionItem(id=story.id(at), child_id=journey.child_id, reasons=("due",))
                for family in due for journey in family.open(day)
            ),
            by=by,
        )  # fmt: skip
        for place, family in enumerate(due):
            moment = at + timedelta(minutes=10 + 12 * place)
            self._discuss(meeting, family, list(people.values()), moment)
            family.next_on = day + story.days(*MEET_AT)
        meeting.close(0, by=leader.by(at + timedelta(minutes=20 + 12 * len(due))))
        story.save(meeting)

    def _discuss(self, meeting: Supervision, family: Talked, there: list[Post], at: datetime) -> None:
        story, day, leader = self.story, london_date(at), self.team.manager().by(at)
        children = tuple(DiscussionChild(id=story.id(at), child_id=each.child_id) for each in family.open(day))
        words = {"child": family.names.get(children[0].child_id, "their child"), "carer": family.carer}
        talk = Discussion.begin(id=story.id(at), supervision_id=meeting.id, children=children, by=leader)
        story.save(talk)

        def write(kind: PartKind, text: str, by: By, **facts: object) -> None:
            part = DiscussionPart(
                id=story.id(at), kind=kind, words=text.format(**words), version=0, written_by=by.actor_id,
                **facts,  # type: ignore[arg-type]
            )  # fmt: skip
            talk.write(part, 0, by=by)
            story.save(talk)

        lately = story.now - at < LATELY
        for post in there[1 : 3 if lately else 1]:
            discipline = _discipline(post)
            if not any(part.discipline is discipline for part in talk.parts):
                write(PartKind.UPDATE, story.pick(UPDATES[discipline]), post.by(at), discipline=discipline)
        kinds = list(SAID)
        for kind in sorted(story.rng.sample(kinds, 3 if lately else 1), key=kinds.index):
            facts = {"child_id": children[0].child_id} if kind in {PartKind.CHILD_VIEW, PartKind.MEANING} else {}
            write(kind, story.pick(SAID[kind]), story.pick(there).by(at), **facts)
        if lately and story.chance(0.2):
            who, text = story.pick(VIEWS)
            write(PartKind.VIEW, text, story.pick(there).by(at), who=who.format(**words))
        if lately and family.adults and story.chance(0.3):
            stage = DiscussionChange(
                id=story.id(at), person_id=family.adults[0], readiness=story.pick(tuple(Readiness)), version=0
            )
            talk.judge(stage, 0, by=leader)
            story.save(talk)
        write(PartKind.DECISION, story.pick(DECISIONS), leader)
        if lately or story.chance(0.3):
            write(PartKind.REASON, story.pick(REASONS), leader)
        for _ in range(story.rng.choices((0, 1, 2), (5, 3, 2) if lately else (4, 1, 0))[0]):
            self._agree(talk, family, story.pick(there), words, at)
        talk.conclude(accountable_id=meeting.leader_id, on=day, next_by=None, by=leader)
        story.save(talk)

    def _agree(self, talk: Discussion, family: Talked, owner: Post, words: dict[str, str], at: datetime) -> None:
        story, worker = self.story, owner.worker
        action = DiscussionAction(
            id=story.id(at), words=story.pick(ACTIONS).format(**words), owner_id=worker.id,
            owner_name=f"{worker.given} {worker.family}", by_when=london_date(at) + story.days(5, 24),
        )  # fmt: skip
        talk.add_action(action, 0, by=self.team.manager().by(at))
        story.save(talk)
        if story.chance(0.92) and owner.until is None:
            family.actions.append((talk, action))

    def _when(self, talk: Discussion, action: DiscussionAction) -> datetime:
        """Mostly in time."""
        story = self.story
        by_when = action.by_when or story.today
        earliest = (talk.decided_on or by_when) + timedelta(days=1)
        return story.at_work(max(earliest, by_when - story.days(-3, 6)), 10, 17)

    def _do(self, at: datetime, talk: Discussion, action: DiscussionAction, family: Talked) -> None:
        """The owner has done it, and says what came of it."""
        if at >= self.story.now:
            return
        owner = next(post for post in self.team.posts if post.worker.id == action.owner_id)
        words = {"child": family.names.get(talk.children[0].child_id, "They"), "carer": family.carer}
        outcome = self.story.pick(CAME_OF_IT).format(**words)
        talk.do_action(action.id, 1, on=london_date(at), outcome=outcome, by=owner.by(at))
        self.story.save(talk)

    def _ask(self) -> None:
        """In the last days workers asked for two of their children."""
        story = self.story
        there = [family for family in self.families if family.open(story.today)]
        for family in story.rng.sample(there, min(2, len(there))):
            child = family.open(story.today)[0]
            keyworker = child.keyworker
            post = next((p for p in self.team.posts if keyworker and p.worker.id == keyworker.worker_id), None)
            at = story.now - timedelta(minutes=story.rng.randint(20, 90))
            asked = (DiscussionChild(id=story.id(at), child_id=child.child_id),)
            by = (post or self.team.manager()).by(at)
            story.save(Discussion.ask(id=story.id(at), children=asked, because=story.pick(ASKED), by=by))


def _discipline(post: Post) -> Discipline:
    return DISCIPLINE.get(post.worker.role, Discipline.SOCIAL_WORK)


def _given(person: Person) -> str:
    return next((name.given for name in person.names if name.given), "They")
