"""Plans for families with family help and for children in need, and pathway plans: agreed, met about, ended."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from domain.assessment import Assessment
from domain.calendar import london_date
from domain.journey import Status
from domain.plan import Plan
from domain.plan_parts import (
    Done,
    PlanAction,
    PlanChild,
    PlanGoal,
    PlanKind,
    PlanMeeting,
    PlanMeetingKind,
    PlanMeetingMode,
    PlanMeetingOutcome,
    PlanState,
)  # fmt: skip
from persistence.demo.household import Someone
from persistence.demo.story import Happening
from persistence.demo.topic import Topic, known
from persistence.demo.understanding import CAME_OF_IT, ENDED, FAMILY_THINKS, OF, PRESENT, PROGRESS

KIND = {
    Status.EARLY_HELP: PlanKind.EARLY_HELP, Status.FAMILY_HELP: PlanKind.FAMILY_HELP,
    Status.CHILD_IN_NEED: PlanKind.CHILD_IN_NEED,
}  # fmt: skip
STAGE = {kind: status for status, kind in KIND.items()}
BETWEEN = {
    PlanKind.EARLY_HELP: (45, 80), PlanKind.FAMILY_HELP: (45, 80), PlanKind.CHILD_IN_NEED: (28, 40),
    PlanKind.CHILD_PROTECTION: (28, 40), PlanKind.PATHWAY: (140, 178),
}  # fmt: skip
"""Days between two meetings about a plan. A care plan is looked at in the reviews of the child's care."""
LASTING = {
    PlanKind.CARE: {Status.LOOKED_AFTER}, PlanKind.PATHWAY: {Status.LOOKED_AFTER, Status.CARE_LEAVER},
}  # fmt: skip
"""Plans that last as long as these stages do."""


@dataclass(eq=False)
class Planning(Topic):
    """The plans of a household."""

    current: list[tuple[Plan, list[Someone]]] = field(default_factory=list)
    waiting: set[Someone] = field(default_factory=set)
    expected: set[Someone] = field(default_factory=set)
    """`waiting`: a plan will be drafted soon. `expected`: an assessment under way will lead to it."""

    def plan_of(self, child: Someone, kind: PlanKind) -> Plan | None:
        """The plan that is being written, or in force."""
        return next((plan for plan, children in self.current if plan.plan_kind is kind and child in children), None)

    def after(self, assessment: Assessment, children: list[Someone], at: datetime) -> None:
        """An assessment found that these children need help: a plan begins from it within days."""
        if children:
            self.story.plan(
                self.later(at, 1, 4), lambda when: self._draft(PlanKind.CHILD_IN_NEED, children, when, assessment)
            )

    def settle(self, at: datetime, assessed: Iterable[Someone] = ()) -> None:
        """Stages have changed: plans of the stage before end that day, and others will follow."""
        for plan, children in [*self.current]:
            stage = STAGE.get(plan.plan_kind)
            left = [child for child in children if stage and self.status(child) is not stage]
            gone = plan.plan_kind in LASTING and any(
                self.status(each) not in LASTING[plan.plan_kind] for each in children
            )
            if left or gone:
                over = all(self.status(child) is Status.CLOSED for child in children)
                self.end(plan, ENDED[0 if over else 1], at)
        self.expected = {*assessed}
        for status, kind in KIND.items():
            there = [
                child for child in self.at_stage(status)
                if child not in self.waiting and child not in self.expected and not self.plan_of(child, kind)
                and not self.steps_within(child, at, 45)
            ]  # fmt: skip
            if there:
                self.waiting.update(there)
                self.story.plan(self.later(at, 9, 26), self._drafts(kind, there))

    def end(self, plan: Plan, reason: str, at: datetime) -> None:
        """A plan is over."""
        plan.end(on=london_date(at), reason=reason, by=self.manager(at))
        self.story.save(plan)
        self.current = [each for each in self.current if each[0] is not plan]

    def _drafts(self, kind: PlanKind, children: list[Someone]) -> Happening:
        def draft(at: datetime) -> None:
            self.waiting.difference_update(children)
            self._draft(kind, children, at, None)

        return draft

    def _draft(self, kind: PlanKind, children: list[Someone], at: datetime, source: Assessment | None) -> None:
        """A plan is written for those who are still at its stage; a plan before it gives way to it."""
        there = [child for child in children if self.status(child) is STAGE[kind]]
        if source is None:
            there = [child for child in there if not self.plan_of(child, kind)]
        if not there:
            return
        plan = Plan.draft(id=self.story.id(at), by=self.by(at), from_id=source.id if source else None, **self.facts(
            kind, there, at))  # fmt: skip
        self.story.save(plan)
        self.story.plan(self.later(at, 0, 2), lambda when: self._agree(plan, there, when))

    def _agree(self, plan: Plan, children: list[Someone], at: datetime) -> None:
        if any(self.status(child) is not STAGE[plan.plan_kind] for child in children):
            self.end(plan, "The family's situation changed before it was agreed.", at)
            self.settle(at)
            return
        for before in {id(p): p for c in children if (p := self.plan_of(c, plan.plan_kind))}.values():
            self.end(before, "A new plan follows from the assessment.", at)
        plan.agree(on=london_date(at), by=self.by(at))
        self.story.save(plan)
        self.keep(plan, children, at)

    def keep(self, plan: Plan, children: list[Someone], at: datetime) -> None:
        """A plan is in force: meetings follow."""
        self.current.append((plan, children))
        if plan.plan_kind in BETWEEN:
            self.next_meeting(plan, children, at, *BETWEEN[plan.plan_kind])

    def next_meeting(self, plan: Plan, children: list[Someone], at: datetime, least: int, most: int) -> None:
        """People meet again; one time in six, late."""
        late = self.story.rng.randint(most // 4, most) if self.story.chance(0.17) else 0
        self.story.plan(self.later(at, least + late, most + late), lambda when: self._meet(plan, children, when))

    def _meet(self, plan: Plan, children: list[Someone], at: datetime) -> None:
        if plan.state is not PlanState.AGREED or any(self.steps_within(child, at, 0) for child in children):
            return
        story, core = self.story, plan.plan_kind is PlanKind.CHILD_PROTECTION
        todo = [action for action in plan.actions if action.done_on is None]
        done = (Done(action_id=todo[0].id, done_on=london_date(at), outcome=story.pick(CAME_OF_IT)),) if todo else ()
        more = self._actions(children[0], at, 1) if len(todo) < 3 else ()
        least, most = BETWEEN[plan.plan_kind]
        plan.meet(
            PlanMeeting(
                id=story.id(at), kind=PlanMeetingKind.CORE_GROUP if core else PlanMeetingKind.REVIEW, held_on=london_date(at),
                mode=story.pick((PlanMeetingMode.IN_PERSON, PlanMeetingMode.IN_PERSON, PlanMeetingMode.BOTH)),
                present=self.fill(story.pick(PRESENT), children[0]), progress=story.pick(PROGRESS),
                family_view=self.fill(story.pick(FAMILY_THINKS), children[0]) if story.chance(0.7) else None,
                outcome=PlanMeetingOutcome.CHANGES if more else PlanMeetingOutcome.CONTINUES,
                next_by=london_date(at) + timedelta(days=most),
            ),
            done=done, actions=more, by=self.by(at),
        )  # fmt: skip
        goal = next((each for each in plan.goals if each.reached_on is None), None)
        if goal and story.chance(0.12):
            plan.reach_goal(goal.id, reached_on=london_date(at), progress=None, by=self.by(at))
        story.save(plan)
        self.next_meeting(plan, children, at, least, most)

    def lasting(self, kind: PlanKind, child: Someone, at: datetime) -> None:
        """A care plan, or a pathway plan that a young person and their adviser write: the way into adult life."""
        if self.plan_of(child, kind) or self.status(child) not in LASTING[kind]:
            return
        plan = Plan.draft(id=self.story.id(at), by=self.by(at), **self.facts(kind, [child], at))
        plan.agree(on=london_date(at), by=self.manager(at))
        self.story.save(plan)
        self.keep(plan, [child], at)

    # --- what a plan says ----------------------------------------------------------------------------------------

    def facts(self, kind: PlanKind, children: list[Someone], at: datetime) -> dict[str, Any]:
        """What is known of the family, as a plan says it."""
        story, on = self.story, london_date(at)
        about = OF["moved" if kind is PlanKind.PATHWAY else self.house.theme]
        first, goals = children[0], []
        for words in about.goals:
            by_when = on + story.days(40, 150)
            goals.append(PlanGoal(id=story.id(at), words=self.fill(words, first), by_when=by_when))
        parts = tuple(
            PlanChild(id=story.id(at), child_id=known(child), own_view=self.own_words(child, on)) for child in children
        )
        youngest = min(child.age(on) for child in children)
        return {
            "plan_kind": kind, "worker_id": self.post(at).worker.id, "why": self.fill(about.worry, first),
            "strengths": self.fill(about.strengths, first), "must_change": self.fill(about.must_change, first),
            "by_when": on + story.days(90, 240), "children": parts, "goals": tuple(goals),
            "actions": self._actions(first, at, len(about.actions), goals[0].id, kind),
            "pitched_at": f"about {max(4, int(youngest))} years" if youngest > 4 else None,
        }  # fmt: skip

    def _actions(
        self, child: Someone, at: datetime, many: int, goal_id: UUID | None = None, kind: PlanKind | None = None
    ) -> tuple[PlanAction, ...]:  # fmt: skip
        about = OF["moved" if kind is PlanKind.PATHWAY else self.house.theme]
        chosen = about.actions if many == len(about.actions) else self.story.rng.sample(about.actions, many)
        return tuple(
            PlanAction(
                id=self.story.id(at), goal_id=goal_id, words=self.fill(words, child), owner_name=self.fill(who, child),
                by_when=london_date(at) + self.story.days(10, 60),
                owner_id=child.id if who == "{child}" else self.helping.worker.worker.id
                if who == "Keyworker" and self.helping.worker else None,
            )
            for who, words in chosen
        )  # fmt: skip
