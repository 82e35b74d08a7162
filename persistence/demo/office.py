"""The trust as its families meet it: teams, and who was in them on which day."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from domain.agency import Agency
from domain.aggregate import By
from domain.codes import WorkerChangeReason as Why
from domain.pod import Pod
from domain.policy import HOLDS_CHILDREN, Role
from domain.worker import Worker


@dataclass(frozen=True, slots=True)
class Post:
    """Somebody in a team: `worker` as they were while they held it, since a day, until their last day if it came."""

    worker: Worker
    since: date
    until: date | None
    why: Why = Why.LEFT_ROLE

    def held(self, on: date) -> bool:
        """Whether they were there on that day."""
        return self.since <= on and (self.until is None or on < self.until)

    def by(self, at: datetime) -> By:
        """The worker acts."""
        return By(self.worker.id, self.worker.role, at)


@dataclass(slots=True)
class Team:
    """A pod and everybody who was ever in it."""

    pod: Pod
    posts: list[Post] = field(default_factory=list)

    def those(self, on: date, *roles: Role) -> list[Post]:
        """The members of that day who hold one of these posts."""
        return [post for post in self.posts if post.worker.role in roles and post.held(on)]

    def holders(self, on: date, *, social_workers: bool) -> list[Post]:
        """Who of that day may be a child's keyworker; whether it must be a social worker depends on the stage."""
        roles = HOLDS_CHILDREN - {Role.FAMILY_SUPPORT_WORKER} if social_workers else HOLDS_CHILDREN
        return self.those(on, *roles)

    def manager(self) -> Post:
        """The pod's manager, who was there from the start."""
        return next(p for p in self.posts if p.worker.role in {Role.POD_MANAGER, Role.FRONT_DOOR_MANAGER})


@dataclass(slots=True)
class Office:
    """The whole trust: `teams` are the pods that take children."""

    agencies: list[tuple[Agency, str, str]] = field(default_factory=list)
    teams: list[Team] = field(default_factory=list)
    front_door: Team = field(init=False)
    leadership: Team = field(init=False)
    _children: Counter[UUID] = field(default_factory=Counter)

    def load(self, post: Post) -> float:
        """How many children somebody works with, for each full-time week."""
        return self._children[post.worker.id] / post.worker.fte

    def count(self, post: Post, children: int) -> None:
        """More or fewer children for somebody."""
        self._children[post.worker.id] += children

    def everybody(self) -> Iterator[Post]:
        """Every post of every team; a worker in two teams is named twice."""
        for team in (*self.teams, self.front_door, self.leadership):
            yield from team.posts
