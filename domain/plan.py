"""A plan: what must change for the children, and who does what by when. One record for every kind of plan."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By, whole
from domain.assessment import Assessment
from domain.calendar import london_date
from domain.codes import AbuseCategory
from domain.errors import Invalid, RuleBroken
from domain.plan_parts import (
    ABOUT_CHANGE,
    Done,
    PlanAction,
    PlanChild,
    PlanGoal,
    PlanKind,
    PlanMeeting,
    PlanState,
    check_categories,
    check_goals_and_actions,
    check_meeting,
    of_assessment,
    open_parts,
)  # fmt: skip

RESTATED = frozenset(
    {
        "worker_id", "why", "strengths", "must_change", "by_when", "otherwise", "whose_words", "pitched_at",
        "understood_how", "categories", "earlier_plans", "children",
    }
)  # fmt: skip
"""What `restate` may change."""
CARRIED = RESTATED - {"understood_how", "categories", "earlier_plans", "children"}
"""What a plan that follows takes over as it was said."""


@dataclass(slots=True, kw_only=True, eq=False)
class Plan(Aggregate):
    """One plan for one child or several of a family; `from_id` is the record that it came from.

    `why` is in words a parent can follow (S13); `pitched_at` is the developmental age that it is written for and
    `understood_how` how that was checked (S112). `visit_every_days`: visits at least every n working days, a number
    that no law gives (T16). `earlier_plans` counts child protection plans before this one (NumberOfPreviousCPP).
    """

    kind: ClassVar[str] = "plan"
    plan_kind: PlanKind
    state: PlanState = PlanState.DRAFT
    begun_on: date | None = None
    ended_on: date | None = None
    ended_because: str | None = None
    worker_id: UUID
    why: str
    strengths: str | None = None
    must_change: str | None = None
    by_when: date | None = None
    otherwise: str | None = None
    whose_words: str | None = None
    pitched_at: str | None = None
    understood_how: str | None = None
    visit_every_days: int | None = None
    categories: tuple[AbuseCategory, ...] = ()
    earlier_plans: int | None = None
    from_id: UUID | None = None
    children: tuple[PlanChild, ...]
    goals: tuple[PlanGoal, ...] = ()
    actions: tuple[PlanAction, ...] = ()
    meetings: tuple[PlanMeeting, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """Every child whom the plan is for."""
        return frozenset(child.child_id for child in self.children)

    @property
    def on_plan(self) -> frozenset[UUID]:
        """The children for whom it is still, or was when it ended."""
        return frozenset(child.child_id for child in self.children if child.until is None)

    @classmethod
    def draft(cls, *, id: UUID, by: By, **facts: Any) -> Self:
        """Begin to write a plan."""
        plan = cls(id=id, **facts)
        plan._check(by)
        plan.note("drafted", by, plan_kind=plan.plan_kind, from_id=plan.from_id)
        return plan

    @classmethod
    def begin(cls, *, id: UUID, on: date, by: By, **facts: Any) -> Self:
        """A plan that is in force from the first: a conference decided it."""
        plan = cls(id=id, state=PlanState.AGREED, begun_on=on, **facts)
        plan._check(by)
        plan._note_begun(by)
        return plan

    @classmethod
    def follow(cls, before: "Plan | Assessment", *, id: UUID, fresh: Callable[[], UUID], by: By, **facts: Any) -> Self:
        """A draft that takes over what is known: worker, children, worry, strengths, open goals and open actions.

        What `facts` say stands instead of what would be taken over; `fresh` makes the ids of the parts.
        """
        if isinstance(before, Plan):
            known = {name: getattr(before, name) for name in CARRIED} | open_parts(
                before.children, before.goals, before.actions, fresh
            )
        else:
            known = of_assessment(before, fresh)
        return cls.draft(id=id, by=by, from_id=before.id, **known | facts)

    @whole
    def agree(self, *, on: date, earlier_plans: int | None = None, by: By, **said: Any) -> None:
        """It is agreed, and in force from this day; `earlier_plans` is what the record counts, where nobody said.

        `categories` and `visit_every_days` may be decided in the same moment.
        """
        if self.state is not PlanState.DRAFT:
            raise RuleBroken("This plan was agreed before, or has ended.", "not-a-draft")
        self._set(said, frozenset({"categories", "visit_every_days"}))
        self.state, self.begun_on = PlanState.AGREED, on
        if self.plan_kind is PlanKind.CHILD_PROTECTION and self.earlier_plans is None:
            self.earlier_plans = earlier_plans
        self._check(by)
        self._note_begun(by)

    @whole
    def restate(self, *, by: By, **facts: Any) -> None:
        """Say anew why there is a plan and what must change. Only what is given changes."""
        self._must_not_have_ended()
        if self.state is PlanState.AGREED and "categories" in facts:
            raise Invalid("/categories", "A manager changes what an agreed plan protects from, and says why.")
        gone = tuple(child for child in self.children if child.until)
        self._set(facts, RESTATED)
        if "children" in facts:
            self.children = (*self.children, *gone)
        self._check(by)
        self.note("restated", by, changed=sorted(facts))

    @whole
    def recategorise(self, categories: tuple[AbuseCategory, ...], *, reason: str, by: By) -> None:
        """The plan protects from something else than before: the first and the latest are both counted (CIN census)."""
        self._must_be_agreed()
        self.categories = categories
        self._check(by)
        self.note("recategorised", by, reason=reason, categories=list(categories))

    @whole
    def add_goal(self, goal: PlanGoal, *, by: By) -> None:
        """Something more to reach."""
        self._must_not_have_ended()
        self.goals = (*self.goals, goal)
        self._check(by)
        self.note("goal_added", by, goal_id=goal.id, words=goal.words)

    def reach_goal(self, goal_id: UUID, *, reached_on: date | None, progress: str | None, by: By) -> None:
        """How far a goal has come, or that it was reached."""
        self._must_not_have_ended()
        found = next((goal for goal in self.goals if goal.id == goal_id and goal.reached_on is None), None)
        if found is None:
            raise RuleBroken("There is no such goal, or it was reached before.", "goal-unknown")
        if reached_on is None and not progress:
            raise Invalid("/progress", "Say when it was reached, or how far it has come.")
        if reached_on and reached_on > london_date(by.at):
            raise Invalid("/reached_on", "This day is in the future.")
        new = replace(found, reached_on=reached_on, progress=progress or found.progress)
        self.goals = tuple(new if goal is found else goal for goal in self.goals)
        self.note("goal_reached" if reached_on else "goal_moved", by, goal_id=goal_id, words=found.words)

    @whole
    def correct_goal(self, goal_id: UUID, *, reason: str, by: By, **facts: Any) -> None:
        """Put right how a goal was written down: its `words`, `whose_words` or `by_when`. The ledger keeps both."""
        self._must_not_have_ended()
        found = next((goal for goal in self.goals if goal.id == goal_id), None)
        if found is None or (right := replace(found, **facts)) == found:
            raise RuleBroken("There is no such goal, or nothing was changed.", "nothing-changed")
        self.goals = tuple(right if goal is found else goal for goal in self.goals)
        self._check(by)
        self.note("goal_corrected", by, reason=reason, goal_id=goal_id, words=right.words)

    @whole
    def add_action(self, action: PlanAction, *, by: By) -> None:
        """Somebody will do something more."""
        self._must_not_have_ended()
        self.actions = (*self.actions, action)
        self._check(by)
        self.note("action_added", by, action_id=action.id, words=action.words, owner_name=action.owner_name)

    def do_action(self, done: Done, *, by: By) -> None:
        """An action was done, or not, with what came of it."""
        self._must_not_have_ended()
        found = self._do(done, "", by)
        verb = "action_done" if done.done_on else "action_looked_at"
        self.note(verb, by, action_id=found.id, words=found.words, owner_name=found.owner_name, outcome=done.outcome)

    @whole
    def meet(
        self, meeting: PlanMeeting, *, done: tuple[Done, ...] = (), actions: tuple[PlanAction, ...] = (), by: By
    ) -> None:
        """A core group, a review or another meeting, with what came of the actions and what will be done next."""
        self._must_be_agreed()
        check_meeting(meeting, self.plan_kind, self.begun_on, london_date(by.at))
        for place, each in enumerate(done):
            self._do(each, f"/done/{place}", by)
        self.actions, self.meetings = (*self.actions, *actions), (*self.meetings, meeting)
        self._check(by)
        self.note(
            "met", by, meeting_id=meeting.id, meeting_kind=meeting.kind, held_on=meeting.held_on,
            outcome=meeting.outcome, done=sum(each.done_on is not None for each in done), added=len(actions),
        )  # fmt: skip

    @whole
    def change_visits(self, every_days: int | None, *, reason: str, by: By) -> None:
        """Visit at least every so many working days, or as often as needed (None)."""
        self._must_not_have_ended()
        self.visit_every_days = every_days
        self._check(by)
        self.note("visits_changed", by, reason=reason, every_days=every_days)

    def end(self, *, on: date, reason: str, by: By) -> None:
        """It is over. A draft that is not wanted any more ends too."""
        self._must_not_have_ended()
        self._check_end(on, by)
        self.state, self.ended_on, self.ended_because = PlanState.ENDED, on, reason
        self.note("ended", by, reason=reason, plan_kind=self.plan_kind, on=on)

    def let_go(self, child_ids: frozenset[UUID], *, on: date, reason: str, by: By) -> None:
        """The plan is no longer for these children, and goes on for the others; without others it ends."""
        self._must_not_have_ended()
        going = self.on_plan & child_ids
        if not going:
            raise RuleBroken("This plan is not for that child, or not any more.", "not-on-plan")
        if going == self.on_plan:
            self.end(on=on, reason=reason, by=by)
            return
        self._check_end(on, by)
        self.children = tuple(
            replace(child, until=on, let_go_because=reason)
            if child.child_id in going and child.until is None
            else child
            for child in self.children
        )
        self.note("let_go", by, reason=reason, child_ids=sorted(going), on=on)

    def _check_end(self, on: date, by: By) -> None:
        if on > london_date(by.at):
            raise Invalid("/on", "End it on the day: until then it holds.")
        if self.begun_on and on < self.begun_on:
            raise Invalid("/on", "A plan cannot end before it began.")
        if self.plan_kind is PlanKind.CHILD_PROTECTION and on == self.begun_on:
            raise Invalid("/on", "A child protection plan cannot end on the day it began (rule 8840).")
        if any(meeting.held_on > on for meeting in self.meetings):
            raise Invalid("/on", "A meeting about this plan was held after that day.")

    def give_way_to(self, new: "Plan", *, reason: str, by: By) -> None:
        """A plan of which a child has only one ends for them on the day the next begins, if that came from it."""
        if new.from_id != self.id:
            raise RuleBroken(
                "The child has a child in need or child protection plan already. Step up or down from that plan: it then"
                " ends on the day this one begins.",
                "plan-at-once",
            )
        if new.begun_on is None:
            raise RuleBroken("The new plan has not begun.", "not-agreed")
        self.let_go(new.subjects, on=new.begun_on, reason=reason, by=by)

    def _set(self, facts: dict[str, Any], allowed: frozenset[str]) -> None:
        if unknown := sorted(facts.keys() - allowed):
            raise TypeError(unknown)
        for name, value in facts.items():
            setattr(self, name, value)

    def _note_begun(self, by: By) -> None:
        self.note(
            "begun", by, plan_kind=self.plan_kind, begun_on=self.begun_on, categories=list(self.categories),
            visit_every_days=self.visit_every_days,
        )  # fmt: skip

    def _do(self, done: Done, at: str, by: By) -> PlanAction:
        found = next((action for action in self.actions if action.id == done.action_id and not action.done_on), None)
        if found is None:
            raise RuleBroken("There is no such open action.", "action-unknown")
        if done.done_on is None and not done.outcome:
            raise Invalid(f"{at}/outcome", "Say when it was done, or why it was not yet.")
        if done.done_on and done.done_on > london_date(by.at):
            raise Invalid(f"{at}/done_on", "This day is in the future.")
        new = replace(found, done_on=done.done_on, outcome=done.outcome or found.outcome)
        self.actions = tuple(new if action is found else action for action in self.actions)
        return found

    def _must_not_have_ended(self) -> None:
        if self.state is PlanState.ENDED:
            raise RuleBroken("This plan has ended: it stays as it was.", "plan-ended")

    def _must_be_agreed(self) -> None:
        self._must_not_have_ended()
        if self.state is not PlanState.AGREED:
            raise RuleBroken("This plan has not been agreed yet.", "not-agreed")

    def _check(self, by: By) -> None:
        today = london_date(by.at)
        if not self.children:
            raise Invalid("/children", "Name at least one child.")
        if len(self.subjects) < len(self.children):
            raise Invalid("/children", "Name each child once.")
        if not self.why.strip():
            raise Invalid("/why", "Say what we worry about, in words that the family can follow.")
        if self.visit_every_days is not None and self.visit_every_days < 1:
            raise Invalid("/visit_every_days", "Say after how many working days at the latest, or leave it empty.")
        check_categories(self.plan_kind, self.categories, self.earlier_plans, agreed=self.state is PlanState.AGREED)
        if self.state is PlanState.AGREED:
            if self.begun_on is None or self.begun_on > today:
                raise Invalid("/on", "A plan begins on the day it is agreed, or did so before.")
            if self.plan_kind in ABOUT_CHANGE and not self.must_change:
                raise Invalid("/must_change", "Say what must change, so that everybody knows when the plan can end.")
        check_goals_and_actions(self.goals, self.actions, today)
