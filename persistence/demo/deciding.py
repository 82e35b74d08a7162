"""Decisions, requests, disagreements, tasks and promises of the demo authority, beside what families' stories decided.

All sums and days are the made-up authority's own. They follow from a story that has been told to its end.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from uuid import UUID

from domain.aggregate import By
from domain.authorisation import Answer, Authorisation, AuthorisationChild
from domain.calendar import london_date
from domain.decision import Decision, DecisionChild, DecisionView, Heard
from domain.delegation import (
    Authority,
    Delegation,
    DelegationLevel,
    DelegationPower,
    Extent,
    Matter,
    Rung,
    authority,
    shipped,
)
from domain.disagreement import Disagreement, DisagreementAttempt, DisagreementChild, DisagreementPosition
from domain.journey import Journey, Status
from domain.policy import Role
from domain.promise import Promise, Said
from domain.task import Task, TaskKind
from persistence.demo.office import Office, Post, Team
from persistence.demo.story import Story

SCHEME = "Aldermere’s scheme of delegation (made up), part 3"
LIMIT = 250
"""Pounds that the made-up authority's pod managers may decide."""
DECISIONS = (
    ("We see the children at school for now, not at home.", "They talk more freely there, and their mother agrees.",
     "I like it when you come to school."),
    ("The Saturdays with their grandmother go on.", "It is the one thing in the week that has not changed.",
     "Gran makes pancakes."),
    ("We work with the family for eight more weeks before we close.", "Mornings go well; evenings do not yet.",
     "Can you come one more time after the holidays?"),
    ("A second worker joins the visits.", "Two things are hard at once, and one worker cannot listen to both.",
     "I want to keep talking to the same person too."),
)  # fmt: skip
ASKED = (
    (Matter.MONEY, 85, "A school uniform and shoes", "The start of term is in two weeks and there is no money left."),
    (Matter.MONEY, 640, "A bed, a mattress and bedding", "He sleeps on the sofa and is tired at school."),
    (Matter.MONEY, 180, "Train tickets for six visits to their brother", "They have not seen each other since June."),
    (Matter.PLACEMENT, None, "A second carer for respite at weekends", "The carer is exhausted and wants to go on."),
    (Matter.LEGAL, None, "Advice from a solicitor on a residence order", "The aunt wants to know where she stands."),
)  # fmt: skip
VIEWS = ("Yes please.", "I do not mind, if Mum knows about it.", "Can I choose it myself?")
TASKS = (
    (TaskKind.ROOM, "A quiet room for six people, with toys, for a family meeting"),
    (TaskKind.MINUTES, "Type the minutes of the core group; my notes are in the tray"),
    (TaskKind.CHASE, "Ask the school for the attendance report that we were promised"),
    (TaskKind.TRANSPORT, "A taxi with a child seat to the family centre and back"),
    (TaskKind.APPOINTMENT, "Find a time with the interpreter (Romanian) and the mother"),
    (TaskKind.LETTER, "Send the letter about the review to everybody on the list"),
)  # fmt: skip
OUTCOMES = ("Room 4, with the toy box.", "Sent, and on file.", "They answer by Friday.", "Booked and confirmed.")
PROMISES = (
    "I will ask the club whether there is a place.", "I will ring you on Thursday after school.",
    "I will find out when you can see your brother.", "I will bring the photos next time.",
)  # fmt: skip
DIFFER = (
    ("Whether it is safe to wait with a conference", "Everything that was agreed is happening.",
     "He has missed nine days, and nobody has seen the flat.", "School"),
    ("Who should support her while she waits for therapy", "She needs a health professional now, and we are not that.",
     "She is not ill enough for us; what she needs is a steady person.", "Mental health service"),
)  # fmt: skip


def scheme(founding: Story, office: Office) -> None:
    """The made-up authority sets what Kith leaves open: an amount for pod managers, days for two levels."""
    actor = next(p for p in office.leadership.posts if p.worker.role is Role.SERVICE_MANAGER)
    at = founding.at_work(founding.today - timedelta(days=400))
    own = Delegation.begin(id=founding.id(at), by=actor.by(at))
    own.empower(
        DelegationPower(
            id=founding.id(at), role=Role.POD_MANAGER, matter=Matter.MONEY, extent=Extent.UP_TO, up_to_pounds=LIMIT,
            since=london_date(at), source=SCHEME,
        ), by=actor.by(at),
    )  # fmt: skip
    for rung, days in ((Rung.PRACTITIONER, 2), (Rung.MANAGER, 5)):
        level = DelegationLevel(
            id=founding.id(at), rung=rung, working_days=days, since=london_date(at),
            source="Aldermere’s partnership protocol (made up)",
        )  # fmt: skip
        own.give_days(level, by=actor.by(at))
    founding.save(own)


def decide(story: Story, office: Office) -> None:
    """What one family's present keyworker decided, asked, handed over and promised in the last months."""
    groups: dict[tuple[UUID, UUID], list[Journey]] = defaultdict(list)
    for record, _ in [*story.saved.values()]:
        if isinstance(record, Journey) and record.is_open and record.keyworker:
            groups[record.pod_id, record.keyworker.worker_id].append(record)
    teams = {team.pod.id: team for team in office.teams}
    for (pod_id, worker_id), journeys in groups.items():
        team = teams.get(pod_id)
        post = team and next((p for p in team.posts if p.worker.id == worker_id and p.until is None), None)
        if team and post:
            since = max(journey.keyworker.since for journey in journeys if journey.keyworker)
            head = next(p for p in office.leadership.posts if p.worker.role is Role.SERVICE_MANAGER)
            _Telling(story, team, post, head, tuple(journeys), since).tell()


@dataclass(eq=False)
class _Telling:
    story: Story
    team: Team
    post: Post
    head: Post
    journeys: tuple[Journey, ...]
    since: date

    def __post_init__(self) -> None:
        self.rng = Random(f"deciding {self.journeys[0].id}")
        self.children = tuple(journey.child_id for journey in self.journeys)
        self.child = self.rng.choice(self.children)

    def tell(self) -> None:
        """So many of each, so that a pod of sixty children has a few of everything."""
        rng = self.rng
        if rng.random() < 0.4:
            self._decision()
        if rng.random() < 0.45:
            self._request()
        if rng.random() < 0.5:
            self._promise()
        for _ in range(rng.choice((0, 0, 1, 1, 2))):
            self._task()
        serious = {Status.CHILD_IN_NEED, Status.CHILD_PROTECTION, Status.LOOKED_AFTER}
        if rng.random() < 0.08 and any(journey.status.status in serious for journey in self.journeys):
            self._disagreement()

    def _moment(self, most: int, least: int = 0) -> datetime | None:
        """In office hours, some days ago, since this worker knows the children; None where that leaves no day."""
        ago = self.rng.randint(least, most)
        at = self.story.at_work(max(self.story.today - timedelta(days=ago), self.since + timedelta(days=1)), 9, 17)
        return at if at < self.story.now else None

    def _after(self, at: datetime, least: int, most: int) -> datetime | None:
        later = self.story.soon(at, least * 60, most * 60)
        return later if later < self.story.now else None

    def _decision(self) -> None:
        at = self._moment(200)
        if at is None:
            return
        what, why, words = self.rng.choice(DECISIONS)
        lead = self.rng.random() < 0.3
        by = (self.team.manager() if lead else self.post).by(at)
        held: Authority = shipped(Role(by.acting_as), Matter.PRACTICE)
        views = [
            DecisionView(id=self.story.id(at), whose=Heard.CHILD, child_id=child, heard=True, words=words)
            if place == 0 else DecisionView(
                id=self.story.id(at), whose=Heard.CHILD, child_id=child, heard=False,
                words="Was at nursery; we ask at the next visit.",
            )
            for place, child in enumerate(self.children)
        ]  # fmt: skip
        views.append(DecisionView(
            id=self.story.id(at), whose=Heard.PARENT, heard=True, words="Agreed, and would like to hear how it goes."
        ))  # fmt: skip
        day = london_date(at)
        decision = Decision.take(
            id=self.story.id(at), authority=held, by=by, what=what, why=why, decided_on=day,
            follows="The family has it in writing.", review_by=day + timedelta(days=self.rng.choice((28, 42, 90))),
            children=tuple(DecisionChild(id=self.story.id(at), child_id=child) for child in self.children),
            views=tuple(views),
        )  # fmt: skip
        self.story.save(decision)
        if decision.review_by and decision.review_by < self.story.today and self.rng.random() < 0.7:
            when = self.story.at_work(decision.review_by)
            if when < self.story.now:
                again = london_date(when) + timedelta(days=90)
                decision.review(on=london_date(when), words="It still helps.", again_by=again, by=self.post.by(when))
                self.story.save(decision)

    def _held(self, matter: Matter, on: date, role: Role) -> Authority:
        since = self.story.today - timedelta(days=400)
        power = DelegationPower(
            id=self.child, role=Role.POD_MANAGER, matter=Matter.MONEY, extent=Extent.UP_TO, up_to_pounds=LIMIT,
            since=since, source=SCHEME,
        )  # fmt: skip
        return authority([power], role, matter, on)

    def _request(self) -> None:
        at = self._moment(120) if self.rng.random() < 0.6 else self._moment(12)
        if at is None:
            return
        matter, pounds, what, why = self.rng.choice(ASKED)
        held = partial(self._held, matter, london_date(at))
        asked = Authorisation.ask(
            id=self.story.id(at), authorities=held, by=self.post.by(at), matter=matter, pounds=pounds, what=what,
            why=why, by_when=london_date(at) + timedelta(days=self.rng.choice((3, 7, 14))),
            children=(
                AuthorisationChild(id=self.story.id(at), child_id=self.child, heard=True, view=self.rng.choice(VIEWS)),
            ),
        )  # fmt: skip
        self.story.save(asked)
        when = self._after(at, 1, 90)
        if when is None or (self.story.now - at < timedelta(days=14) and self.rng.random() < 0.7):
            return
        who = self.team.manager() if asked.waits_for is Role.POD_MANAGER else self.head
        answer, words = self.rng.choice((
            (Answer.YES, None), (Answer.YES, None), (Answer.CONDITIONS, "Three times, then we look at it together."),
            (Answer.NO, "The family group fund can pay for this, and sooner: please ask there."),
        ))  # fmt: skip
        asked.reply(answer, words=words, authorities=held, by=who.by(when))
        self.story.save(asked)

    def _promise(self) -> None:
        at = self._moment(100)
        if at is None:
            return
        day = london_date(at)
        promise = Promise.give(
            id=self.story.id(at), child_id=self.child, words=self.rng.choice(PROMISES), said_on=day,
            said_how=self.rng.choice((Said.TELEPHONE, Said.MESSAGE, Said.SCHOOL)), said_by=self.post.worker.id,
            by_when=day + timedelta(days=self.rng.choice((3, 7, 14))), by=self.post.by(at),
        )  # fmt: skip
        self.story.save(promise)
        when = self._after(at, 20, 400)
        if when and self.rng.random() < 0.85:
            if self.rng.random() < 0.9:
                promise.keep(on=london_date(when), by=self.post.by(when))
            else:
                because = "There was no place left; I said sorry, and we looked for another club."
                promise.explain(told_on=london_date(when), because=because, by=self.post.by(when))
            self.story.save(promise)

    def _task(self) -> None:
        at = self._moment(150) if self.rng.random() < 0.7 else self._moment(5)
        officers = self.team.those(london_date(at), Role.BUSINESS_SUPPORT) if at else []
        if at is None or not officers:
            return
        kind, words = self.rng.choice(TASKS)
        officer = self.rng.choice(officers)
        task = Task.hand(
            id=self.story.id(at), task_kind=kind, words=words, pod_id=self.team.pod.id,
            child_id=self.child if self.rng.random() < 0.7 else None,
            by_when=london_date(at) + timedelta(days=self.rng.choice((2, 5, 10))), by=self.post.by(at),
        )  # fmt: skip
        self.story.save(task)
        taken = self._after(at, 1, 10)
        if taken is None:
            return
        if self.rng.random() < 0.1:
            task.give_back(question="For which day, and how many people?", by=officer.by(taken))
            self.story.save(task)
            return
        task.take(by=officer.by(taken))
        self.story.save(task)
        done = self._after(taken, 2, 50)
        if done is None:
            return
        took = self.rng.choice((10, 15, 20, 30, 45))
        task.do(on=london_date(done), outcome=self.rng.choice(OUTCOMES), took_minutes=took, by=officer.by(done))
        self.story.save(task)
        said = self._after(done, 1, 60)
        if said and self.rng.random() < 0.7:
            task.value(saved_minutes=self.rng.choice((15, 30, 45, 60, 90)), by=self.post.by(said))
            self.story.save(task)

    def _disagreement(self) -> None:
        at = self._moment(60, 3)
        if at is None:
            return
        about, ours, theirs, agency = self.rng.choice(DIFFER)
        story, day = self.story, london_date(at)
        name = f"{self.post.worker.given} {self.post.worker.family}"
        positions = tuple(
            DisagreementPosition(
                id=story.id(at), who=who, agency=where, thinks=thinks, right_for_child=right, on=day
            ) for who, where, thinks, right in (
                (name, "Children’s social care", ours, "That the people who know them go on together."),
                ("Ruth Amber", agency, theirs, "That somebody decides this month who does what."),
            )
        )  # fmt: skip
        found = Disagreement.raise_(
            id=story.id(at), step_id=story.id(at), answer_by=story.calendar.add(day, 2), by=self.post.by(at), about=about,
            raised_on=day, safe_meanwhile="Seen by one of us every second day; the grandmother rings if it gets worse.",
            children=(DisagreementChild(id=story.id(at), child_id=self.child),), positions=positions,
        )  # fmt: skip
        story.save(found)
        tried = self._after(at, 20, 60)
        if tried is None:
            return
        found.attempt(
            DisagreementAttempt(
                id=story.id(tried), rung=Rung.PRACTITIONER, on=london_date(tried), with_whom="Ruth Amber",
                words="We met for an hour. We agree on what is hard, not yet on who helps.",
            ), by=self.post.by(tried),
        )  # fmt: skip
        up = london_date(tried)
        found.climb(
            step_id=story.id(tried), on=up, answer_by=story.calendar.add(up, 5), because=None, by=self.post.by(tried)
        )
        story.save(found)
        over = self._after(tried, 30, 200)
        if over and self.rng.random() < 0.5:
            by: By = self.team.manager().by(over)
            words = "Both managers agreed: one named person each, one plan, looked at in four weeks."
            found.resolve(on=london_date(over), resolution=words, by=by)
            story.save(found)
