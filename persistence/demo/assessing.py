"""Assessments of the demo authority: begun at the referral, written, handed in, now and then handed back, authorised."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from domain.aggregate import By
from domain.assessment import (
    MOST_WORKING_DAYS,
    Assessment,
    AssessmentChild,
    AssessmentKind,
    AssessmentOutcome,
    AssessmentView,
)  # fmt: skip
from domain.calendar import london_date
from domain.codes import AssessmentFactor
from domain.contact import Outcome
from domain.family import FamilyPart
from domain.journey import Status
from domain.referral import Referral
from persistence.demo.household import Someone
from persistence.demo.planning import Planning
from persistence.demo.topic import Topic, known
from persistence.demo.understanding import MEANING, NEXT_STEPS, OF, PARENTS_SAY
from persistence.demo.visits import Visits

_O = AssessmentOutcome
FOLLOWS = {
    Status.FAMILY_HELP: _O.FAMILY_HELP, Status.CHILD_IN_NEED: _O.CHILD_IN_NEED, Status.LOOKED_AFTER: _O.CARE,
    Status.CARE_LEAVER: _O.CARE, Status.CHILD_PROTECTION: _O.STRATEGY_DISCUSSION,
}  # fmt: skip
"""What an assessment says should happen next, by the stage that the child has reached by then."""


@dataclass(eq=False)
class Assessing(Topic):
    """The assessments of a household: one for all the children who were referred together."""

    planning: Planning
    visits: Visits
    waiting: dict[Someone, Referral] = field(default_factory=dict)
    under_way: list[tuple[Assessment, list[Someone]]] = field(default_factory=list)

    def referred(self, child: Someone, referral: Referral, by: By) -> None:
        """A child was referred for an assessment: it begins within a day, for those together who were referred together."""
        if referral.outcome is not Outcome.ASSESSMENT or self.assessed(child):
            return
        self.waiting[child] = referral
        if len(self.waiting) == 1:
            self.story.plan(self.story.soon(by.at, 45, 300), self._start)

    def children(self) -> set[Someone]:
        """Those who are being assessed, or will be within a day."""
        return {child for _, children in self.under_way for child in children} | set(self.waiting)

    def assessed(self, child: Someone) -> bool:
        """Whether an assessment of this child is under way."""
        return any(child in children for _, children in self.under_way)

    def _start(self, at: datetime) -> None:
        born = [child for child in self.waiting if child.is_born(london_date(at))]
        unborn = [child for child in self.waiting if child not in born]
        for kind, children in (AssessmentKind.CHILD_AND_FAMILY, born), (AssessmentKind.PRE_BIRTH, unborn):
            if children:
                self._begin(kind, children, at)
        self.waiting.clear()

    def _begin(self, kind: AssessmentKind, children: list[Someone], at: datetime) -> None:
        story, referral, post = self.story, self.waiting[children[0]], self.post(at)
        assessment = Assessment.start(
            id=story.id(at), assessment_kind=kind, worker_id=post.worker.id, started_on=london_date(at),
            referral_id=referral.id, referred_on=referral.referred_on,
            latest=story.calendar.add(referral.referred_on, MOST_WORKING_DAYS),
            children=tuple(AssessmentChild(id=story.id(at), child_id=known(child)) for child in children), by=post.by(at),
        )  # fmt: skip
        story.save(assessment)
        self.under_way.append((assessment, children))
        late = story.chance(0.1)
        days = story.rng.randint(46, 50) if late else story.rng.randint(20, 44)
        done = story.at_work(story.calendar.add(referral.referred_on, days), 13, 17)
        handed_in = story.at_work((done - story.days(1, 6)).date(), 9, 12)
        story.plan(self.later(at, 9, 16), lambda when: self._write_half(assessment, children, when))
        story.plan(handed_in, lambda when: self._hand_in(assessment, children, when))
        story.plan(done, lambda when: self._authorise(assessment, children, when))

    def _write_half(self, assessment: Assessment, children: list[Someone], at: datetime) -> None:
        """What was seen and heard so far."""
        if not assessment.is_open:
            return
        understood, first = OF[self.house.theme], children[0]
        parts = tuple(
            replace(part, seen_on=self._seen_on(child, assessment), own_view=self.own_words(child, london_date(at)))
            for part, child in zip(assessment.children, children, strict=True)
        )
        assessment.write(
            strengths=self.fill(understood.strengths, first), needs=self.fill(understood.worry, first),
            context=self.fill(understood.context, first), children=parts, views=self._views(at), by=self.by(at),
        )  # fmt: skip
        self.story.save(assessment)

    def _hand_in(self, assessment: Assessment, children: list[Someone], at: datetime) -> None:
        """The analysis and the outcome for each child; then it is a manager's turn."""
        if not assessment.is_open:
            return
        if not assessment.needs:
            self._write_half(assessment, children, at)
        first = children[0]
        parts = []
        for part, child in zip(assessment.children, children, strict=True):
            outcome = FOLLOWS.get(self.status(child) or Status.CLOSED, _O.NO_FURTHER_ACTION)
            if outcome is _O.CHILD_IN_NEED and (self.steps_within(child, at, 40) or self.story.chance(0.05)):
                outcome = _O.FAMILY_HELP if self._goes_to_family_help(child) else _O.NO_FURTHER_ACTION
            nothing = outcome is _O.NO_FURTHER_ACTION and self.story.chance(0.4)
            factors = (AssessmentFactor.NONE,) if nothing else OF[self.house.theme].factors
            parts.append(replace(part, outcome=outcome, factors=factors))
        assessment.write(
            analysis=self.fill(f"{OF[self.house.theme].worry} {self.story.pick(MEANING)}", first),
            next_steps=self.fill(self.story.pick(NEXT_STEPS), first), children=tuple(parts), by=self.by(at),
        )  # fmt: skip
        assessment.submit(by=self.by(at))
        self.story.save(assessment)
        if self.story.chance(0.12):
            back = self.story.soon(at, 60, 400)
            self.story.plan(back, lambda when: self._send_back(assessment, when))

    def _send_back(self, assessment: Assessment, at: datetime) -> None:
        if assessment.state != "submitted":
            return
        assessment.send_back(self.story.id(at), reason="Please add what both parents think.", by=self.manager(at))
        assessment.write(views=assessment.views or self._views(at), by=self.by(at))
        assessment.submit(by=self.by(at))
        self.story.save(assessment)

    def _authorise(self, assessment: Assessment, children: list[Someone], at: datetime) -> None:
        if not assessment.is_open:
            return
        if assessment.state != "submitted":
            self._hand_in(assessment, children, at)
        assessment.authorise(by=self.manager(at))
        self.story.save(assessment)
        self.under_way = [each for each in self.under_way if each[0] is not assessment]
        need = [
            child
            for part, child in zip(assessment.children, children, strict=True)
            if part.outcome is _O.CHILD_IN_NEED and self.status(child) is Status.CHILD_IN_NEED
        ]
        self.planning.after(assessment, need, at)
        self.planning.settle(at, {*self.children(), *need})

    def settle(self, at: datetime) -> None:
        """We have said goodbye to the family: what was begun is finished that day."""
        for assessment, children in [*self.under_way]:
            if all(self.status(child) is Status.CLOSED for child in children):
                self._authorise(assessment, children, at)

    def _goes_to_family_help(self, child: Someone) -> bool:
        return any(status is Status.FAMILY_HELP for _, status in self.helping.ahead.get(child, ()))

    def _seen_on(self, child: Someone, assessment: Assessment) -> date | None:
        seen = self.visits.seen.get(child)
        return seen if seen and seen >= assessment.started_on else None

    def _views(self, at: datetime) -> tuple[AssessmentView, ...]:
        """What the parents say, both of them where we know of both."""
        parents = [
            adult for adult in (*self.house.adults, *self.house.late)
            if adult.part is FamilyPart.PARENT and adult.id is not None
        ]  # fmt: skip
        return tuple(
            AssessmentView(
                id=self.story.id(at), person_id=parent.id, name=" ".join(filter(None, (parent.given, parent.family))),
                words=self.story.pick(PARENTS_SAY),
            )
            for parent in parents[:2]
        )  # fmt: skip
