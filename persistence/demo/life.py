"""One household's story as it is planned: worries, help, and the ordinary things that happen in between."""

from datetime import date, datetime, timedelta

from domain.aggregate import By
from domain.calendar import london_date
from domain.codes import WorkerChangeReason as Why
from domain.contact import Outcome
from domain.journey import Status
from domain.policy import Role
from domain.referral import Referral
from persistence.demo.frontdoor import FrontDoor
from persistence.demo.helping import Helping
from persistence.demo.household import Household, Someone
from persistence.demo.lives import Chapter
from persistence.demo.mattering import Mattering
from persistence.demo.office import Office
from persistence.demo.places import Numbers
from persistence.demo.records import Records
from persistence.demo.story import Story
from persistence.demo.visits import Visits


class Life:
    """A household between the front door and a pod."""

    def __init__(self, story: Story, office: Office, numbers: Numbers, house: Household) -> None:
        self.story, self.office, self.house = story, office, house
        self.door = FrontDoor(story, office, numbers)
        self.helping = Helping(story, office, office.teams[house.area], house, self.door.people)
        self.visits = Visits(self.helping)
        self.records = Records(story, self.helping, house, self.visits)
        self.mattering = Mattering(story, self.helping, house)
        for child in house.children:
            if child.due:
                story.plan(story.at_work(child.born + timedelta(days=1)), lambda at, baby=child: self._born(baby, at))  # type: ignore[misc]

    def begin(self, chapters: dict[Someone, Chapter], began: date) -> None:
        """A worry arrives, and what follows from it for each child."""
        story, only_heard = self.story, not any(each.outcome.opens_help for each in chapters.values())
        match = not only_heard or story.chance(0.65)

        def opened(child: Someone, referral: Referral, by: By) -> None:
            self.helping.opened(child, referral, by, chapters[child].steps)
            self.visits.begin(by.at)

        def arrives(at: datetime) -> None:
            contact = self.door.receive(self.house, list(chapters), at, social_care=self.house.theme == "moved")
            outcomes = {child: each.outcome for child, each in chapters.items()}
            self.door.work_on(contact, self.house, outcomes, opened, self.helping, match=match)

        # Police and hospital write at all hours; most others in theirs.
        story.plan(story.on(began, 7, 23) if story.chance(0.15) else story.at_work(began, 8, 18), arrives)

    def waits(self, children: list[Someone], days: int) -> None:
        """A worry has arrived in these days that nobody has decided about; somebody may have begun to look at it."""
        story = self.story
        moment = story.on(story.today - timedelta(days=days), 7, 22)
        if moment > story.now:
            moment = story.now - timedelta(minutes=story.rng.randint(8, 400))

        def arrives(at: datetime) -> None:
            there = [child for child in children if child.expected(at.date())]
            contact = self.door.receive(self.house, there, at)
            if story.chance(0.45):
                outcomes: dict[Someone, Outcome | None] = dict.fromkeys(there)
                if len(there) > 1 and story.chance(0.4):
                    outcomes[there[0]] = Outcome.ADVICE
                self.door.work_on(contact, self.house, outcomes, None, self.helping, match=story.chance(0.4))

        story.plan(moment, arrives)

    def ordinary_things(self, began: date, ends: date | None) -> None:
        """What happens while help goes on: somebody is found, a home is left, another worry comes, somebody is away."""
        story, last = self.story, ends or self.story.today
        span = (last - began).days

        def some_day(least: int, most: int) -> datetime:
            return story.at_work(began + story.days(least, max(least, min(most, span - 15))))

        self.mattering.plan(began, last)
        story.plan(some_day(8, 30), self._learn)
        if self.house.late:
            story.plan(some_day(31, 45) if self.house.theme == "alone" else some_day(10, 40), self._find)
        if story.chance(0.22):
            story.plan(some_day(15, 200), self.helping.beside)
        if span < 45:
            return
        if story.chance(0.12):
            story.plan(some_day(20, 900), lambda at: self.door.people.move(self.house, self._by(at)))
        if story.chance(0.12):
            story.plan(some_day(25, 900), self._another_worry)
        if story.chance(0.02) and len(self.office.teams) > 1:
            team = story.pick(self.office.teams)
            story.plan(some_day(30, 600), lambda at: self.helping.move_pod(team, at))
        if not ends and story.chance(0.04):
            away = story.at_work(story.today - story.days(1, 8))
            story.plan(away, lambda at: self.helping.without(Why.ABSENCE, at))

    def looks(self) -> None:
        """Who has looked at the children's records in the last weeks."""
        story = self.story
        for journey in self.helping.open().values():
            for _ in range(story.rng.randint(1, 3)):
                day = (story.now - story.days(1, 24)).date()
                if self.helping.worker:
                    story.look(self.helping.worker.by(story.at_work(day)), journey.child_id, "person", "allocated")
                if story.chance(0.3):
                    story.look(self.helping.team.manager().by(story.at_work(day)), journey.child_id, "person", "pod")
                if story.chance(0.15):
                    door = story.pick(self.office.front_door.those(day, Role.FRONT_DOOR_WORKER))
                    story.look(door.by(story.on(day, 8, 20)), journey.child_id, "person", "duty")

    def _born(self, baby: Someone, at: datetime) -> None:
        self.door.people.birth(baby, self._by(at))

    def _learn(self, at: datetime) -> None:
        for child in self.helping.open():
            self.door.people.learn(self.house, child, self._by(at))

    def _find(self, at: datetime) -> None:
        """Somebody near to the children of whom we had not heard before."""
        if self.helping.journeys:
            self.door.people.register(self.house, self.house.late, self._by(at))

    def _another_worry(self, at: datetime) -> None:
        """While we help already: the keyworker is told, or the help goes on for a new reason."""
        there = self.helping.open()
        if not there:
            return
        contact = self.door.receive(self.house, list(there), at)
        outcomes: dict[Someone, Outcome | None] = {}
        for child, journey in there.items():
            new = Outcome.FAMILY_HELP if journey.status.status is Status.FAMILY_HELP else Outcome.ASSESSMENT
            outcomes[child] = Outcome.ADVICE
            if journey.status.status is not Status.CARE_LEAVER and self.story.chance(0.5):
                outcomes[child] = new

        def opened(child: Someone, referral: Referral, by: By) -> None:
            self.helping.opened(child, referral, by, ())

        self.door.work_on(contact, self.house, outcomes, opened, self.helping, match=True)

    def _by(self, at: datetime) -> By:
        """The keyworker, or the pod's manager where there is none; before any journey the front door."""
        if not self.helping.journeys:
            return self.office.front_door.manager().by(at)
        worker = self.helping.worker
        here = worker if worker and worker.held(london_date(at)) else self.helping.team.manager()
        return here.by(at)
