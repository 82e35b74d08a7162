"""Supervision of the demo authority's staff, and on families' records what managers saw, company and workbooks."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from domain.accompaniment import Accompaniment, CompanyPurpose
from domain.calendar import WorkingDays, london_date
from domain.chapter import Chapter
from domain.discipline import Discipline
from domain.family import Family, FamilyPart
from domain.journey import Journey, Status
from domain.observation import BY_CODE, Observation, ObservationScore
from domain.oversight import Oversight, OversightAction
from domain.personal import Personal, PersonalAgreement
from domain.policy import GRANTS, Permission, Role
from domain.reflection import Helped, Reflection, ReflectionAttendee
from domain.visit import Visit, VisitState
from domain.wellbeing import Wellbeing
from domain.workbook import Workbook, WorkbookSummary
from persistence.demo import overseen as said
from persistence.demo.office import Office, Post, Team
from persistence.demo.story import Story

MONTHS = 12
MONTH = 28
SEES = {Role.SENIOR_SOCIAL_WORKER, Role.POD_MANAGER, Role.FRONT_DOOR_MANAGER}
SEEN = {Role.SOCIAL_WORKER, Role.FAMILY_SUPPORT_WORKER, Role.SENIOR_SOCIAL_WORKER}
LEADS = {Role.POD_MANAGER, Role.FRONT_DOOR_MANAGER}
WRITES = (Discipline.SOCIAL_WORK, Discipline.FAMILY_SUPPORT, Discipline.HEALTH)


@dataclass
class Overseeing:
    """Goes through the stories as they are told, adds to each, and ends with a story of the staff's own."""

    office: Office
    seed: int
    now: datetime
    calendar: WorkingDays
    held: defaultdict[UUID, list[tuple[date, UUID]]] = field(default_factory=lambda: defaultdict(list))
    """The children of each keyworker, each with the day since when."""

    def beside(self, stories: Iterator[Story]) -> Iterator[Story]:
        """The same stories with what stands beside them, and then the staff's."""
        teams = {team.pod.id: team for team in self.office.teams}
        for number, story in enumerate(stories):
            story.rng = Random(f"{self.seed} overseeing {number}")
            saved = [each for each, _ in story.saved.values()]
            journeys = [each for each in saved if isinstance(each, Journey) and each.is_open and each.keyworker]
            for journey in journeys:
                assert journey.keyworker is not None, "chosen so"
                self.held[journey.keyworker.worker_id].append((journey.keyworker.since, journey.child_id))
                self._seen_by_manager(story, teams[journey.pod_id], journey)
            if journeys:
                visits = [each for each in saved if isinstance(each, Visit)]
                self._company(story, teams[journeys[0].pod_id], journeys[0], visits)
                families = [each for each in saved if isinstance(each, Family)]
                self._workbook(story, teams[journeys[0].pod_id], journeys, families)
            yield story
        yield self._staff()

    # --- on families' records ----------------------------------------------------------------------------------

    def _seen_by_manager(self, story: Story, team: Team, journey: Journey) -> None:
        assert journey.keyworker is not None
        day = story.today - story.days(4, 80)
        if day < journey.keyworker.since or not story.chance(0.6):
            return
        at = story.at_work(day, 9, 12)
        by, looked, thinks, todo = team.manager().by(at), *story.pick(said.NOTES)
        action = OversightAction(
            id=story.id(at), words=todo, worker_id=journey.keyworker.worker_id, by_when=day + timedelta(days=21)
        )
        note = Oversight.write(
            id=story.id(at), child_id=journey.child_id, on=london_date(at), looked_at=looked, thinks=thinks,
            actions=(action,), by=by,
        )  # fmt: skip
        story.save(note)
        done = at + story.days(5, 24)
        if done < story.now and story.chance(0.8):
            worker = next(
                (post for post in team.posts if post.worker.id == journey.keyworker.worker_id), team.manager()
            )
            note.do(action.id, on=london_date(done), by=worker.by(done))
            story.save(note)

    def _company(self, story: Story, team: Team, journey: Journey, visits: list[Visit]) -> None:
        there = [post for post in team.posts if post.held(story.today) and post.worker.role in SEEN]
        own = next(
            (post for post in there if journey.keyworker and post.worker.id == journey.keyworker.worker_id), None
        )
        if own is None or len(there) < 2 or not story.chance(0.3):
            return
        other = story.pick([post for post in there if post is not own])
        past, wanted = None, story.at_work(story.today + story.days(2, 12))
        asked_at = story.now - timedelta(hours=30)
        for visit in visits:
            made = visit.made_at if visit.state is VisitState.MADE and journey.child_id in visit.subjects else None
            if made and made + timedelta(days=2) < story.now and own.held(london_date(made) - timedelta(days=4)):
                past, wanted, asked_at = visit, made, made - timedelta(days=4)
        words = story.pick(said.COMPANY)
        asked = Accompaniment.ask(
            id=story.id(asked_at), child_ids=(journey.child_id,), purpose=story.pick([*CompanyPurpose]),
            wanted_for=wanted, words=words, by=own.by(asked_at),
        )  # fmt: skip
        story.save(asked)
        if past is not None:
            asked.agree(by=other.by(asked_at + timedelta(hours=3)))
            story.save(asked)
            asked.finish(past, by=own.by(wanted + timedelta(days=1)))
            story.save(asked)
        elif story.chance(0.5):
            asked.agree(by=other.by(asked_at + timedelta(hours=3)))
            story.save(asked)

    def _workbook(self, story: Story, team: Team, journeys: list[Journey], families: list[Family]) -> None:
        near = {journey.child_id for journey in journeys}
        family = next(
            (each for each in families if any(m.person_id in near and m.until is None for m in each.members)), None
        )
        protected = any(
            journey.status.status in {Status.CHILD_PROTECTION, Status.CHILD_IN_NEED} for journey in journeys
        )
        if family is None or not protected or not story.chance(0.3):
            return
        children = sorted(m.person_id for m in family.members if m.part is FamilyPart.CHILD and m.until is None)
        begun = max(journey.status.since for journey in journeys)
        at = story.at_work(max(begun, story.today - timedelta(days=100)), 9, 11)
        if at + timedelta(days=3) > story.now or not children:
            return
        there = [
            post
            for post in team.posts
            if post.held(story.today) and post.held(london_date(at)) and post.worker.role in SEEN
        ]
        if not there:
            return
        book = Workbook.open(id=story.id(at), family_id=family.id, child_ids=tuple(children), by=there[0].by(at))
        story.save(book)
        for place, discipline in enumerate(WRITES[: story.rng.randint(1, 3)]):
            post = there[place % len(there)]
            texts = said.CHAPTERS[discipline]
            chapter = Chapter.begin(book, id=story.id(at), discipline=discipline, words=texts[0], by=post.by(at))
            story.save(chapter)
            again = at + story.days(10, 30)
            if again < story.now:
                chapter.write(words="\n\n".join(texts), by=post.by(again))
                story.save(chapter)
        month = london_date(at).replace(day=1)
        while month <= story.today:
            end = (month + timedelta(days=32)).replace(day=1)
            moment = story.at_work(end - timedelta(days=4), 14, 16)
            if moment > story.now:
                break
            if moment > at:
                summary = WorkbookSummary(
                    id=story.id(moment), month=month, worker_id=there[0].worker.id, words=story.pick(said.MONTHS)
                )
                book.summarise(summary, by=there[0].by(moment))
                story.save(book)
            month = end

    # --- the staff's own ---------------------------------------------------------------------------------------

    def _staff(self) -> Story:
        story = Story(Random(f"{self.seed} supervision"), self.now, self.calendar)
        teams = [*self.office.teams, self.office.front_door]
        head = next(p for p in self.office.leadership.posts if p.worker.role is Role.SERVICE_MANAGER)
        for team in teams:
            for post in team.posts:
                if Permission.PERSONAL_READ in GRANTS[post.worker.role] and post.held(story.today):
                    self._supervised(story, head if post.worker.role in LEADS else team.manager(), post)
            self._observed(story, team)
        self._groups(story, teams)
        return story

    def _supervised(self, story: Story, boss: Post, own: Post) -> None:
        """Every four weeks for a year; the last was lately, and the next is planned."""
        if boss.worker.id == own.worker.id:
            return
        first = story.days(1, MONTH)
        for month in range(MONTHS, -1, -1):
            day = story.today - first - timedelta(days=MONTH * (month - 1))
            if day < own.since or not own.held(day):
                continue
            at = story.at_work(day, 9, 16)
            planned = min(at - timedelta(days=9), story.now - timedelta(hours=20))
            one = Personal.plan(
                id=story.id(planned), supervisor_id=boss.worker.id, supervisee_id=own.worker.id, planned_for=at,
                by=boss.by(planned),
            )  # fmt: skip
            story.save(one)
            written = at + timedelta(minutes=70)
            if written > story.now:
                continue
            known = [child for since, child in self.held[own.worker.id] if since <= day]
            promised = story.rng.choice(said.AGREEMENTS)
            agreement = PersonalAgreement(
                id=story.id(written), worker_id=story.pick((own, own, boss)).worker.id, words=promised,
                by_when=day + timedelta(days=MONTH), done_on=None,
            )  # fmt: skip
            one.hold(
                held_on=london_date(at), child_ids=tuple(known[:4]), work=story.pick(said.WORK),
                development=story.pick(said.DEVELOPMENT), agreements=(agreement,), by=boss.by(written),
            )  # fmt: skip
            story.save(one)
            own_words = Wellbeing.write(one, id=story.id(written), words=story.pick(said.WELLBEING), by=own.by(written))
            story.save(own_words)
            kept = written + story.days(3, 20)
            if kept < story.now and story.chance(0.85):
                one.keep_agreement(agreement.id, on=london_date(kept), by=own.by(kept))
                story.save(one)

    def _observed(self, story: Story, team: Team) -> None:
        there = [post for post in team.posts if post.held(story.today)]
        observers = [post for post in there if post.worker.role in SEES]
        for own in there:
            day = story.today - story.days(3, 200)
            others = [post for post in observers if post.worker.id != own.worker.id and post.held(day)]
            if own.worker.role not in SEEN or not own.held(day) or not others:
                continue
            at, observer = story.at_work(day, 10, 16), story.pick(others)
            if at + timedelta(hours=2) > story.now:
                continue
            setting, strengths, grow, thoughts = story.pick(said.SEEN)
            miti = story.chance(0.5)
            scores = tuple(
                ObservationScore(id=story.id(at), aspect=each, score=story.rng.randint(2, 5))
                for each in BY_CODE["miti"].items
            )
            one = Observation.record(
                id=story.id(at), worker_id=own.worker.id, on=london_date(at), family_agreed=True, setting=setting,
                instrument="miti" if miti else None, scores=scores if miti else (), strengths=strengths, to_grow=grow,
                by=observer.by(at + timedelta(hours=1)),
            )  # fmt: skip
            story.save(one)
            later = story.soon(at, 1500, 6000)
            if later < story.now:
                one.give_feedback(on=london_date(later), by=observer.by(later))
                story.save(one)
                one.reflect(words=thoughts, by=own.by(later + timedelta(minutes=5)))
                story.save(one)

    def _groups(self, story: Story, teams: list[Team]) -> None:
        """One a month for everybody; the next is in two weeks."""
        for month in range(-1, MONTHS):
            day = story.today - timedelta(days=MONTH * month + 13)
            here = [
                p
                for team in teams
                for p in team.posts
                if p.held(day) and Permission.REFLECTION_READ in GRANTS[p.worker.role]
            ]
            leader = story.pick([post for post in here if post.worker.role in SEES])
            theme, learned = said.THEMES[month % len(said.THEMES)]
            at = story.at_work(day, 12, 14)
            invited = at - timedelta(days=20)
            one = Reflection.plan(
                id=story.id(invited), facilitator_id=leader.worker.id, planned_for=at, theme=theme,
                venue="The green room, and by video", by=leader.by(invited),
            )  # fmt: skip
            story.save(one)
            written = at + timedelta(hours=2)
            if written > story.now:
                continue
            guests = story.rng.sample(here, min(len(here), story.rng.randint(5, 11)))
            came = {post.worker.id: post for post in (leader, *guests)}
            one.hold(
                learned=learned,
                attendees=tuple(ReflectionAttendee(id=story.id(written), worker_id=each) for each in came),
                by=leader.by(written),
            )
            story.save(one)
            for post in came.values():
                if story.chance(0.7):
                    helped = story.pick((Helped.YES, Helped.YES, Helped.YES, Helped.PARTLY, Helped.NO))
                    moment = written + timedelta(minutes=30)
                    one.answer(answer_id=story.id(moment), helped=helped, differently=None, by=post.by(moment))
                    story.save(one)
