"""Children of the demo who had to meet many workers: what the measures of continuity are for. Chance of its own.

The keyworker of the family's own story comes back in the end, because a child asked for it.
"""

from datetime import datetime, time, timedelta
from random import Random
from uuid import UUID

from domain.calendar import LONDON, london_date
from domain.codes import WorkerChangeReason as Why
from domain.ids import new_id
from domain.journey import Journey
from persistence.demo.helping import Helping
from persistence.demo.office import Post
from persistence.demo.story import Story

EVERY = 24
"""Of so many families, one has this story."""
FIRST = timedelta(days=7 * 365)
LEAST = 50
"""Days that a worker stays, at least."""
MOST_WORKERS = 7
WORDS = {
    Why.ABSENCE: "The worker before is ill for a longer time. Nobody knew how long, so somebody else came.",
    Why.CASELOAD: "The worker before had too many children to be there for each.",
    Why.RESTRUCTURE: "The pod shared its work out anew.",
    Why.LEFT_ROLE: "The worker before took another post. There was a goodbye, with cake.",
    Why.CHILD_ASKED: "“I want the one from before back.” We asked, and it was possible.",
}
REASONS = (Why.ABSENCE, Why.CASELOAD, Why.RESTRUCTURE, Why.LEFT_ROLE, Why.CASELOAD, Why.ABSENCE, Why.CHILD_ASKED)


def family(story: Story, number: int, helping: Helping) -> None:
    """Plan that a family's keyworker changes again and again, until the first one comes back."""
    if number % EVERY == 5:
        story.plan(story.now - FIRST, _Going(story, helping, Random(f"staying {number}")).happens)


class _Going:
    def __init__(self, story: Story, helping: Helping, rng: Random) -> None:
        self.story, self.helping, self.rng = story, helping, rng
        self.had: set[UUID] = set()
        self.first: Post | None = None
        self.done = False

    def happens(self, at: datetime) -> None:
        """It may be time for another worker; ask again some weeks later."""
        journeys = [each for each in self.helping.open().values() if each.keyworker]
        if journeys and self.helping.worker and not self.done:
            self._change(journeys, at)
        later = (at + timedelta(days=self.rng.randint(12, 45))).astimezone(LONDON).date()
        while not self.story.calendar.is_working(later):
            later += timedelta(days=1)
        self.story.plan(datetime.combine(later, time(11, self.rng.randrange(60)), LONDON), self.happens)

    def _change(self, journeys: list[Journey], at: datetime) -> None:
        on, present = london_date(at), {each.keyworker.worker_id for each in journeys if each.keyworker}
        self.had |= present
        begun = [each.keyworker.since for each in journeys if each.keyworker]
        if len(present) != 1 or max(begun) > on - timedelta(days=LEAST):
            return
        # Whose story it is comes back at last, and whoever left in between does not.
        self.first = self.helping.worker
        comes = self._next(at)
        if comes is None and len(self.had) < MOST_WORKERS:
            teams = self.helping.office.teams
            self.helping.move_pod(teams[(teams.index(self.helping.team) + 1) % len(teams)], at)
        if comes is None:
            return
        why = Why.CHILD_ASKED if comes is self.first else REASONS[(len(self.had) - 1) % (len(REASONS) - 1)]
        by = self.helping.team.manager().by(at)
        for journey in journeys:
            journey.allocate(
                comes.worker, self.helping.team.pod, allocation_id=self._id(at), since=on, reason=why,
                words=WORDS[why], by=by,
            )  # fmt: skip
            self.story.save(journey)

    def _next(self, at: datetime) -> Post | None:
        """Somebody new of the pod; when there were enough, the one whose story it is. None: there is nobody new."""
        on, team = london_date(at), self.helping.team
        new = [
            post
            for post in team.holders(on, social_workers=True)
            if post.worker.id not in self.had and post.until is None
        ]
        if new and len(self.had) < MOST_WORKERS:
            return self.rng.choice(new)
        if len(self.had) < MOST_WORKERS:
            return None
        self.done = True
        first = self.first
        here = first and first in team.posts and first.held(on)
        present = {each.keyworker.worker_id for each in self.helping.open().values() if each.keyworker}
        return first if here and first and first.worker.id not in present else None

    def _id(self, at: datetime) -> UUID:
        return new_id(milliseconds=int(at.timestamp() * 1000), random=self.rng.randbytes(10))
