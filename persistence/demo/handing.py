"""How workers change and are covered in the demo: hand-overs, wishes for another worker, leave. Chance of its own."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from domain.absence import Absence, AbsenceCover, AbsenceKind
from domain.aggregate import By
from domain.calendar import london_date
from domain.codes import WorkerChangeReason as Why
from domain.handover import Handover, HandoverChild
from domain.ids import new_id
from domain.journey import Journey
from domain.person import Person
from domain.policy import HOLDS_CHILDREN
from domain.visit import Place, Visit, VisitChild
from domain.wish import AskedBy, Wish, WishAnswer
from persistence.demo.office import Office, Post, Team
from persistence.demo.story import Story

NOT_TO_BE_PLANNED = {Why.FIRST_CONTACT, Why.WORKER_DIED, Why.ABSENCE}
PLANNED = 0.6
"""Of changes that can be planned, how many have a hand-over."""
LEAST = timedelta(days=21)
"""How long a worker has been there before anybody plans that they go."""
NOTES = (
    "Mornings are hard; come after school and bring time.",
    "The neighbour knows when it gets too much. She is kind, and does not want to be named.",
    "Humour works better than advice here.",
    "They say yes when they mean perhaps. Wait a moment, and ask again.",
)
SAYS = (
    "Does she like football?", "I do not want to tell it all again.", "Will he still bring the dog book?",
    "It is okay if she comes on time.", None,
)  # fmt: skip
GOODBYES = (
    "We looked through the drawings of the year, and each kept one.",
    "We walked to the swings once more. There were tears, and that was all right.",
    "We ate chips on the harbour wall and said what we would remember.",
)
HELLOS = (
    "The next worker brought a photograph of her cat, and was shown the whole house.",
    "They played cards; the rules were explained to the new one three times, with patience.",
    "It was short and shy. They agreed on Tuesdays.",
)
LEFT_OUT = "The worker was ill in the last two weeks. A letter was written, and read together."
ASKS = (
    ("You always cancel. I want somebody who comes.", WishAnswer.YES, "Four visits were moved: that is not good enough."),
    ("I would rather talk with a man.", WishAnswer.IN_PART, "A colleague will come along for these talks; your worker stays."),
    ("She talks to my mum and not to me.", WishAnswer.NO, "We talked it over together: from now on you are seen alone first."),
)  # fmt: skip
PARENT_ASKS = "We do not get on with each other, and it harms what we want for the children."


def staff(story: Story, office: Office) -> None:
    """Plan that in each pod two workers are away, or will be, and who covers."""
    kinds = list(AbsenceKind)
    for number, team in enumerate(office.teams):
        rng = Random(f"handing staff {number}")
        holders = [post for post in team.those(story.today, *HOLDS_CHILDREN) if post.until is None]
        if len(holders) < 3:
            continue
        away, other, covers = rng.sample(holders, 3)
        since = story.today - timedelta(days=rng.randint(2, 6))
        _away(story, team, away, covers, kinds[number % len(kinds)], (since, story.today + timedelta(days=9)), rng)
        later = story.today + timedelta(days=rng.randint(4, 12))
        until = later + timedelta(days=rng.randint(5, 14))
        _away(story, team, other, covers, AbsenceKind.ANNUAL_LEAVE, (later, until), rng)


def _away(
    story: Story, team: Team, post: Post, covers: Post, kind: AbsenceKind, days: tuple[date, date], rng: Random
) -> None:  # fmt: skip
    since, until = days

    def begins(at: datetime) -> None:
        absence = Absence.begin(
            id=_id(rng, at), worker_id=post.worker.id, absence_kind=kind, since=since, until=until, by=post.by(at)
        )  # fmt: skip
        story.save(absence)
        later = at + timedelta(minutes=50)
        cover = AbsenceCover(id=_id(rng, later), worker_id=covers.worker.id, since=since, until=until)
        absence.cover(cover, by=team.manager().by(later))
        story.save(absence)

    story.plan(story.at_work(story.today - timedelta(days=10)), begins)


def over(
    story: Story, team: Team, journeys: Sequence[Journey], goes: Post | None, comes: Post, why: Why, at: datetime
) -> None:  # fmt: skip
    """Write down the hand-over that led to a change of keyworker which happens now, where there was one."""
    if goes is None or why in NOT_TO_BE_PLANNED or not journeys:
        return
    rng, on = Random(f"handing {journeys[0].id} {at}"), london_date(at)
    here = [each for each in journeys if each.keyworker and each.keyworker.worker_id == goes.worker.id]
    there = [post for post in (goes, comes) if post.held(on - LEAST + timedelta(days=7))]
    long = all(each.keyworker and each.keyworker.since <= on - LEAST for each in here)
    if not here or not long or len(there) < 2 or rng.random() >= PLANNED:
        return
    first = at - timedelta(days=14)
    handover = _planned(team, here, goes, comes, why, first, on, rng)
    story.save(handover)
    _prepared(handover, rng, goes.by(first + timedelta(days=2)), on)
    story.save(handover)
    if rng.random() < 0.8:
        _met(story, handover, goes, comes, at - timedelta(days=8), rng)
        handover.say_hello(on=on - timedelta(days=8), how=rng.choice(HELLOS), by=comes.by(at - timedelta(days=7)))
        story.save(handover)
        handover.say_goodbye(on=on - timedelta(days=2), how=rng.choice(GOODBYES), by=goes.by(at - timedelta(days=1)))
        story.save(handover)
    handover.finish(on=on, left_out=LEFT_OUT, by=team.manager().by(at))
    story.save(handover)


def family(story: Story, office: Office, number: int) -> None:
    """Plan that a family is in the middle of a hand-over, or that somebody in it asks for another worker."""
    rng, pods = Random(f"handing {number}"), {team.pod.id: team for team in office.teams}

    def here() -> list[Journey]:
        records = [record for record, _ in story.saved.values() if isinstance(record, Journey)]
        return [each for each in records if each.is_open and each.keyworker]

    def under_way(at: datetime) -> None:
        journeys = here()
        if not journeys or not journeys[0].keyworker:
            return
        team, key = pods[journeys[0].pod_id], journeys[0].keyworker.worker_id
        posts = [post for post in team.those(london_date(at), *HOLDS_CHILDREN) if post.until is None]
        goes = next((post for post in posts if post.worker.id == key), None)
        comes = next((post for post in posts if post.worker.id != key), None)
        if goes is None or comes is None:
            return
        theirs = [each for each in journeys if each.pod_id == team.pod.id and each.keyworker.worker_id == key]  # type: ignore[union-attr]  # `here` saw to it
        on = story.today + timedelta(days=rng.randint(3, 12))
        handover = _planned(team, theirs, goes, comes, Why.CASELOAD, at, on, rng)
        story.save(handover)
        if rng.random() < 0.6:
            _prepared(handover, rng, goes.by(at + timedelta(hours=3)), on)
            story.save(handover)

    def asked(at: datetime) -> None:
        for journey in here()[:1]:
            _wish(story, pods[journey.pod_id], journey, at, rng)

    turn = number // len(office.teams) % 5
    if turn == 1:
        story.plan(story.now - timedelta(days=2, hours=rng.randint(1, 4)), under_way)
    if turn == 3:
        story.plan(story.now - timedelta(days=rng.randint(3, 20), hours=rng.randint(1, 4)), asked)


def _wish(story: Story, team: Team, journey: Journey, at: datetime, rng: Random) -> None:
    found = story.saved.get(journey.child_id)
    child = found[0] if found else None
    if journey.keyworker is None or not isinstance(child, Person):
        return
    born = child.date_of_birth
    young = born is None or (london_date(at) - born).days < 9 * 365
    words, answer, reason = rng.choice(ASKS)
    team_by = team.manager().by
    wish = Wish.ask(
        id=_id(rng, at), child_id=journey.child_id, about_worker_id=journey.keyworker.worker_id, asked_on=london_date(at),
        asked_by=AskedBy.PARENT if young else AskedBy.CHILD, asked_by_name=None, words=PARENT_ASKS if young else words,
        by=team_by(at),
    )  # fmt: skip
    story.save(wish)
    later = at + timedelta(days=2)
    if later < story.now - timedelta(hours=4) and rng.random() < 0.7:
        wish.give_answer(answer, reason=reason, by=team_by(later))
        story.save(wish)
        told = later + timedelta(hours=3)
        wish.tell(on=london_date(told), how="At the kitchen table, with time for questions.", by=team_by(told))
        story.save(wish)


def _planned(
    team: Team, journeys: Sequence[Journey], goes: Post, comes: Post, why: Why, at: datetime, on: date, rng: Random
) -> Handover:  # fmt: skip
    words = f"{goes.worker.given} goes, and {comes.worker.given} comes in good time, so that nobody has to begin anew."
    children = tuple(HandoverChild(id=_id(rng, at), child_id=each.child_id) for each in journeys)
    return Handover.plan(
        id=_id(rng, at), pod_id=team.pod.id, from_worker_id=goes.worker.id, to_worker_id=comes.worker.id, reason=why,
        why=words, planned_for=on, children=children, by=team.manager().by(at),
    )  # fmt: skip


def _prepared(handover: Handover, rng: Random, by: By, on: date) -> None:
    own: dict[UUID, str | None] = {each.child_id: rng.choice(SAYS) for each in handover.children}
    handover.prepare(note_for_next=rng.choice(NOTES), planned_for=on, carried=(), own_words=own, by=by)


def _met(story: Story, handover: Handover, goes: Post, comes: Post, at: datetime, rng: Random) -> None:
    children = tuple(
        VisitChild(id=_id(rng, at), child_id=each.child_id, seen=True, seen_alone=False) for each in handover.children
    )
    visit = Visit.record(
        id=_id(rng, at), made_at=at, worker_id=goes.worker.id, joint_worker_id=comes.worker.id,
        purpose="Meeting the next worker together", place=Place.HOME,
        account="We came together, so that the next worker would not be a stranger.", children=children, by=goes.by(at),
    )  # fmt: skip
    story.save(visit)
    handover.meet(
        visit.id, workers=frozenset({goes.worker.id, comes.worker.id}), seen=handover.subjects, on=london_date(at),
        by=goes.by(at + timedelta(minutes=90)),
    )  # fmt: skip
    story.save(handover)


def _id(rng: Random, at: datetime) -> UUID:
    return new_id(milliseconds=int(at.timestamp() * 1000), random=rng.randbytes(10))
