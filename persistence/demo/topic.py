"""What the chapters of a family's story that are told beside each other have in common: who acts, when, and for whom."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from domain.aggregate import By
from domain.calendar import london_date
from domain.journey import Status
from domain.policy import Role
from persistence.demo import visiting
from persistence.demo.helping import Helping
from persistence.demo.household import Household, Someone
from persistence.demo.office import Post
from persistence.demo.story import Story

SAID = (18, visiting.GROWN), (13, visiting.TEEN), (9, visiting.OLDER), (4, visiting.YOUNG)
"""What somebody of an age, and up, may say."""


@dataclass(eq=False)
class Topic:
    """One topic of a household's story."""

    story: Story
    helping: Helping
    house: Household

    def post(self, at: datetime) -> Post:
        """The keyworker, or whoever of the pod stands in."""
        day, worker = london_date(at), self.helping.worker
        if worker and worker.held(day):
            return worker
        there = self.helping.team.those(day, Role.SENIOR_SOCIAL_WORKER, Role.SOCIAL_WORKER)
        return self.story.pick(there) if there else self.helping.team.manager()

    def by(self, at: datetime) -> By:
        """The keyworker acts."""
        return self.post(at).by(at)

    def manager(self, at: datetime) -> By:
        """The pod's manager acts."""
        return self.helping.team.manager().by(at)

    def later(self, at: datetime, least: int, most: int) -> datetime:
        """In office hours, so many days later."""
        return self.story.at_work(london_date(at) + self.story.days(least, most), 9, 16)

    def status(self, child: Someone) -> Status | None:
        """The stage at which the child is; None before any help."""
        journey = self.helping.journeys.get(child)
        return journey.status.status if journey else None

    def at_stage(self, *statuses: Status) -> list[Someone]:
        """The children who are at one of these stages now."""
        return [child for child in self.helping.journeys if self.status(child) in statuses]

    def steps_within(self, child: Someone, at: datetime, days: int) -> bool:
        """Whether the child's stage is about to change."""
        today = london_date(at)
        return any(today <= day <= today + timedelta(days=days) for day, _ in self.helping.ahead.get(child, ()))

    def own_words(self, child: Someone, on: date) -> str | None:
        """What the child may say; nothing before four."""
        return next((self.story.pick(words) for least, words in SAID if child.age(on) >= least), None)

    def fill(self, words: str, child: Someone) -> str:
        """A sentence about this child."""
        return words.format(**self.house.words(child))


def known(child: Someone) -> UUID:
    """The child's identity: whoever is helped has been recorded."""
    assert child.id is not None, "recognised at the front door"
    return child.id
