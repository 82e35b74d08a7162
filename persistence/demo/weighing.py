"""What caseloads in the demo are made of besides children: first years, duties, and what managers noted as taking more."""

from datetime import date, datetime, timedelta
from random import Random
from typing import cast

from domain.calendar import add_months, london_date
from domain.ids import new_id
from domain.journey import Journey
from domain.journey_parts import ComplexityNoted
from domain.policy import Role
from domain.worker import Worker, WorkerDuty
from domain.workload import Complexity, Workload, WorkloadNumber, WorkloadVersion
from persistence.demo.office import Office, Post, Team
from persistence.demo.story import Story

NOTED = (
    (Complexity.TRAVEL, "The home is seventy minutes away by road."),
    (Complexity.TRAVEL, "School and home are in two towns, more than an hour from the office."),
    (Complexity.HEARING, "The next hearing is listed within four weeks."),
    (Complexity.CONTESTED, "The family has complained; we are looking at it with them, and it takes time."),
)
SHARE = 0.12
"""Of the families, in how many a manager noted something."""


def staff(story: Story, office: Office) -> None:
    """Plan what the teams' staff do besides children. Chance of its own, so that nobody else's story changes."""
    rng = Random("weighing staff")
    story.plan(story.at_work(story.today - timedelta(days=210)), lambda at: _sets_policy(story, office, at))
    for number, team in enumerate(office.teams):
        _first_year(story, team, rng, number)
        educators = team.those(story.today, Role.SENIOR_SOCIAL_WORKER)
        for learner in team.those(story.today, Role.SOCIAL_WORKER_IN_TRAINING):
            for educator in educators[:1]:
                words = f"Practice educator of {learner.worker.given} {learner.worker.family}"
                _duty(story, team, educator, 10.0, words, learner.since + timedelta(days=7))
        if number % 2 == 0:
            for post in team.those(story.today, Role.SOCIAL_WORKER)[1:2]:
                _duty(story, team, post, 5.0, "Duty desk on Tuesdays", story.today - timedelta(days=140))


def _sets_policy(story: Story, office: Office, at: datetime) -> None:
    """The service manager lets far journeys count more."""
    manager = office.leadership.those(london_date(at), Role.SERVICE_MANAGER)[0]
    version = WorkloadVersion(
        id=story.id(at), since=london_date(at) + timedelta(days=30), source="Service leadership meeting, item 4",
        reason="Workers told us that an hour each way to the coast costs them half a day.",
    )  # fmt: skip
    number = WorkloadNumber(id=story.id(at), version_id=version.id, code="flag_travel", amount=1.5)
    story.save(Workload.set_up(version, (number,), id=story.id(at), by=manager.by(at)))


def _first_year(story: Story, team: Team, rng: Random, number: int) -> None:
    """In most pods, whoever came last to a social worker's post is newly qualified."""
    posts = sorted(team.those(story.today, Role.SOCIAL_WORKER), key=lambda post: post.since)
    if len(posts) <= 1 or number % 3 == 2:
        return
    since = max(posts[-1].since, story.today - timedelta(days=rng.randint(60, 250)))

    def begins(at: datetime) -> None:
        worker = _worker(story, posts[-1])
        worker.begin_first_year(since=since, until=add_months(since, 12), by=team.manager().by(at))
        story.save(worker)

    story.plan(story.at_work(since), begins)


def _duty(story: Story, team: Team, post: Post, points: float, words: str, since: date) -> None:
    since = max(since, post.since)

    def begins(at: datetime) -> None:
        worker, id = _worker(story, post), story.id(at)
        worker.take_on(WorkerDuty(id=id, points=points, words=words, since=since), by=team.manager().by(at))
        story.save(worker)

    story.plan(story.at_work(since), begins)


def family(story: Story, office: Office, number: int) -> None:
    """Plan that a manager notes something about the children of a family, if they still have a worker by then."""
    rng = Random(f"weighing {number}")
    if rng.random() >= SHARE:
        return
    flag, reason = rng.choice(NOTED)
    pods = {team.pod.id: team for team in office.teams}

    def notes(at: datetime) -> None:
        journeys = [record for record, _ in story.saved.values() if isinstance(record, Journey)]
        for journey in journeys:
            if journey.is_open and journey.keyworker:
                noted = ComplexityNoted(
                    id=new_id(milliseconds=int(at.timestamp() * 1000), random=rng.randbytes(10)), flag=flag,
                    since=max(london_date(at) - timedelta(days=rng.randint(0, 12)), journey.begun_on), reason=reason,
                )  # fmt: skip
                journey.note_complexity(noted, by=pods[journey.pod_id].manager().by(at))
                story.save(journey)

    story.plan(story.now - timedelta(days=rng.randint(2, 25), hours=rng.randint(0, 3)), notes)


def _worker(story: Story, post: Post) -> Worker:
    return cast("Worker", story.saved[post.worker.id][0])
