"""Short breaks in the demo: a disabled child sleeps a few nights away, now and then, and comes home again."""

from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

from domain.aggregate import By
from domain.calendar import LONDON, age_in_years
from domain.care import Care
from domain.care_parts import CareStep, Episode, StepKind
from domain.codes import (
    Disability,
    EpisodeEnd,
    EpisodeReason,
    LegalStatus,
    Placement,
    PlacementProvider,
    PreviousPermanence,
    PrimaryNeed,
)  # fmt: skip
from domain.ids import new_id
from domain.journey import Journey, Status
from domain.person import Person
from persistence.demo.office import Office, Post
from persistence.demo.story import Story

AGES = range(4, 17)
OFTEN = 0.5
"""Of disabled children in need, how many sleep away now and then."""
EVERY = 30
"""Days from one stay to the next, about."""
MOST = 9
"""Stays in the time that is told: far below the 75 days a year of regulation 48."""
URN = "SC428117"
WHY = "The series of short breaks that was agreed in the plan: the child has a change, and everybody at home sleeps."


def stay(story: Story, office: Office) -> None:
    """Some disabled children in need of one family stay at Meadow House for a weekend each month."""
    posts = {post.worker.id: post for team in office.teams for post in team.posts if post.until is None}
    records = [each for each, _ in story.saved.values()]
    cared_for = {each.child_id for each in records if isinstance(each, Care)}
    for journey in [each for each in records if isinstance(each, Journey)]:
        child = story.saved.get(journey.child_id, (None, None))[0]
        post = posts.get(journey.keyworker.worker_id) if journey.keyworker else None
        if (
            post
            and isinstance(child, Person)
            and journey.child_id not in cared_for
            and _would_like(journey, child, story)
        ):
            _stays(story, journey, post)


def _would_like(journey: Journey, child: Person, story: Story) -> bool:
    disabled = bool(child.disabilities) and Disability.NONE not in child.disabilities
    born = child.date_of_birth
    old_enough = born is not None and age_in_years(born, story.today) in AGES
    in_need = journey.is_open and journey.status.status is Status.CHILD_IN_NEED
    return disabled and old_enough and in_need and Random(f"breaks {journey.id}").random() < OFTEN


def _stays(story: Story, journey: Journey, post: Post) -> None:
    rng = Random(f"stays {journey.id}")
    assert journey.keyworker is not None
    first = max(journey.status.since, journey.keyworker.since) + timedelta(days=28)
    day = max(first, story.today - timedelta(days=MOST * EVERY))
    care: Care | None = None
    while (friday := _friday(day)) + timedelta(days=4) < story.today:
        until = friday + timedelta(days=rng.choice((1, 2, 2, 3)))
        begins, ends = _by(post, friday), _by(post, until)
        if care is None:
            care = Care.begin(id=_id(rng, begins), child_id=journey.child_id, by=begins)
            before = CareStep(id=_id(rng, begins), kind=StepKind.HAD_BEFORE, on=friday, before=PreviousPermanence.NONE)
            care.take_step(before, by=begins)
        care.start_period(_episode(rng, begins, friday), by=begins)
        story.save(care)
        care.end_period(until=until, reason_ended=EpisodeEnd.HOME_PLANNED, why="Home again, as planned.", by=ends)
        story.save(care)
        day = friday + timedelta(days=EVERY - 4 + rng.randrange(8))


def _episode(rng: Random, by: By, since: date) -> Episode:
    return Episode(
        id=_id(rng, by), period_id=_id(rng, by), since=since, legal_status=LegalStatus.SHORT_BREAK,
        placement=Placement.CHILDRENS_HOME, provider=PlacementProvider.OWN_AUTHORITY, urn=URN,
        home_words="Meadow House, where the staff know the child’s songs", postcode="AE1 4SB", distance_miles=3.2,
        reason_new=EpisodeReason.STARTED, need_code=PrimaryNeed.CHILDS_DISABILITY, why=WHY,
    )  # fmt: skip


def _friday(day: date) -> date:
    return day + timedelta(days=(4 - day.weekday()) % 7)


def _by(post: Post, day: date) -> By:
    return post.by(datetime.combine(day, time(16, 20), LONDON))


def _id(rng: Random, by: By) -> UUID:
    return new_id(milliseconds=int(by.at.timestamp() * 1000), random=rng.randbytes(10))
