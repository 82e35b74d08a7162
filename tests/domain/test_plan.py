"""A plan: drafted from what is known, agreed, met about, changed and ended."""

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.codes import AbuseCategory
from domain.errors import DomainError
from domain.ids import new_id
from domain.plan import Plan
from domain.plan_parts import ABOUT_CHANGE, Done, PlanChild, PlanGoal, PlanKind, PlanMeetingKind, PlanState
from tests.builders import (
    NOW,
    TODAY,
    a_draft_plan,
    a_goal,
    a_meeting,
    a_plan,
    an_action,
    an_assessed_child,
    an_assessment,
    by,
)
from tests.domain.refusals import invalid, noted, refused

TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
LONG_AGO = TODAY - timedelta(days=90)
NEGLECT = (AbuseCategory.NEGLECT,)


def _protecting(*child_ids: Any, **facts: Any) -> Plan:
    return a_plan(*child_ids, plan_kind=PlanKind.CHILD_PROTECTION, **facts)


# --- drafted -----------------------------------------------------------------------------------------------------


def test_a_plan_is_drafted_for_one_child_or_several():
    one, two = new_id(), new_id()
    plan = a_draft_plan(one, two)
    assert plan.subjects == {one, two}
    assert (plan.state, plan.begun_on) == (PlanState.DRAFT, None)
    assert noted(plan).type == "plan.drafted"


def test_a_plan_names_at_least_one_child_each_once_and_says_why():
    child = new_id()
    for children in ((), (PlanChild(id=new_id(), child_id=child), PlanChild(id=new_id(), child_id=child))):
        with invalid("/children"):
            a_draft_plan(children=children)
    with invalid("/why"):
        a_draft_plan(why=" ")


def test_visits_are_at_least_a_working_day_apart():
    with invalid("/visit_every_days"):
        a_draft_plan(visit_every_days=0)
    assert a_draft_plan(visit_every_days=1).visit_every_days == 1


def test_a_plan_that_follows_another_takes_over_what_is_still_open():
    goal, reached = a_goal(), a_goal("A bed of his own", reached_on=TODAY)
    kept, of_reached, done = an_action(goal_id=goal.id), an_action(goal_id=reached.id), an_action(done_on=TODAY)
    before = a_plan(strengths="Grandma.", goals=(goal, reached), actions=(kept, of_reached, done))
    after = Plan.follow(
        before, id=new_id(), fresh=new_id, by=by(), plan_kind=PlanKind.CHILD_PROTECTION, why="He was hurt.",
    )  # fmt: skip
    assert after.worker_id == before.worker_id
    assert (after.state, after.from_id, after.plan_kind) == (PlanState.DRAFT, before.id, PlanKind.CHILD_PROTECTION)
    assert (after.subjects, after.strengths, after.why) == (before.subjects, "Grandma.", "He was hurt.")
    assert [each.words for each in after.goals] == [goal.words]
    assert [each.goal_id for each in after.actions] == [after.goals[0].id, None]
    old, new = (
        {*(c.id for c in p.children), *(g.id for g in p.goals), *(a.id for a in p.actions)} for p in (before, after)
    )
    assert not old & new
    assert after.meetings == ()


def test_a_plan_that_follows_an_assessment_takes_over_its_children_and_its_analysis():
    assessment = an_assessment()
    child = an_assessed_child(own_view="I want to sleep.", particular="He shares a bed.")
    assessment.write(
        analysis="He is hungry.", strengths="Grandma.", next_steps="Breakfast.", children=(child,), by=by()
    )
    plan = Plan.follow(assessment, id=new_id(), fresh=new_id, by=by(), plan_kind=PlanKind.CHILD_IN_NEED)
    assert (plan.why, plan.strengths, plan.must_change) == ("He is hungry.", "Grandma.", "Breakfast.")
    assert (plan.from_id, plan.subjects) == (assessment.id, assessment.subjects)
    assert (plan.children[0].own_view, plan.children[0].particular) == ("I want to sleep.", "He shares a bed.")


# --- agreed ------------------------------------------------------------------------------------------------------


def test_a_draft_is_agreed_from_a_day_that_has_come():
    plan = a_draft_plan()
    with invalid("/on"):
        deepcopy(plan).agree(on=TOMORROW, by=by())
    plan.agree(on=YESTERDAY, by=by())
    assert (plan.state, plan.begun_on) == (PlanState.AGREED, YESTERDAY)
    assert noted(plan).type == "plan.begun"
    with refused("not-a-draft"):
        plan.agree(on=TODAY, by=by())


def test_what_it_protects_from_and_how_often_to_visit_may_be_decided_as_it_is_agreed():
    plan = a_draft_plan(plan_kind=PlanKind.CHILD_PROTECTION)
    plan.agree(on=TODAY, categories=NEGLECT, visit_every_days=10, by=by())
    assert (plan.categories, plan.visit_every_days) == (NEGLECT, 10)
    assert noted(plan).facts["visit_every_days"] == 10
    with pytest.raises(TypeError):
        a_draft_plan().agree(on=TODAY, why="x", by=by())


def test_a_conference_begins_a_plan_that_is_agreed_from_the_first():
    plan = _protecting(earlier_plans=1)
    assert (plan.state, plan.begun_on, plan.categories, plan.earlier_plans) == (PlanState.AGREED, TODAY, NEGLECT, 1)
    assert (noted(plan).type, plan.version) == ("plan.begun", 1)


@pytest.mark.parametrize("kind", PlanKind)
def test_what_must_change_is_said_before_a_plan_of_change_is_agreed(kind: PlanKind):
    categories = NEGLECT if kind is PlanKind.CHILD_PROTECTION else ()
    plan = a_draft_plan(plan_kind=kind, must_change=None, categories=categories)
    if kind in ABOUT_CHANGE:
        with invalid("/must_change"):
            plan.agree(on=TODAY, by=by())
    else:
        plan.agree(on=TODAY, by=by())
        assert plan.state is PlanState.AGREED


@pytest.mark.parametrize("kind", PlanKind)
def test_only_a_child_protection_plan_has_categories_and_it_has_at_least_one(kind: PlanKind):
    if kind is PlanKind.CHILD_PROTECTION:
        assert a_draft_plan(plan_kind=kind).categories == ()
        with invalid("/categories"):
            a_plan(plan_kind=kind, categories=())
        with invalid("/categories"):
            a_plan(plan_kind=kind, categories=NEGLECT * 2)
    else:
        with invalid("/categories"):
            a_draft_plan(plan_kind=kind, categories=NEGLECT)
        with invalid("/categories"):
            a_draft_plan(plan_kind=kind, earlier_plans=0)


def test_earlier_plans_are_counted_where_nobody_said():
    for said, counted, kept in ((None, 2, 2), (3, 2, 3)):
        plan = a_draft_plan(plan_kind=PlanKind.CHILD_PROTECTION, categories=NEGLECT, earlier_plans=said)
        plan.agree(on=TODAY, earlier_plans=counted, by=by())
        assert plan.earlier_plans == kept
    with invalid("/earlier_plans"):
        _protecting(earlier_plans=-1)
    in_need = a_draft_plan()
    in_need.agree(on=TODAY, earlier_plans=2, by=by())
    assert in_need.earlier_plans is None


# --- one at a time -----------------------------------------------------------------------------------------------


def test_the_plan_that_the_new_one_came_from_ends_the_same_day():
    before = a_plan(on=LONG_AGO)
    after = _protecting(*before.subjects, on=YESTERDAY, from_id=before.id)
    before.give_way_to(after, reason="Another plan follows it.", by=by())
    assert (before.state, before.ended_on) == (PlanState.ENDED, YESTERDAY)


def test_a_plan_does_not_give_way_to_one_that_did_not_come_from_it():
    before = a_plan(on=LONG_AGO)
    with refused("plan-at-once"):
        before.give_way_to(_protecting(*before.subjects), reason="x", by=by())


def test_a_plan_for_a_brother_too_goes_on_for_him():
    one, two = new_id(), new_id()
    before = a_plan(one, two, on=LONG_AGO)
    before.give_way_to(_protecting(one, from_id=before.id), reason="Another plan follows it.", by=by())
    assert before.state is PlanState.AGREED
    assert (before.on_plan, before.subjects) == (frozenset({two}), frozenset({one, two}))
    assert before.children[0].let_go_because == "Another plan follows it."
    with refused("not-on-plan"):
        before.let_go(frozenset({one}), on=TODAY, reason="x", by=by())
    before.restate(children=(before.children[1],), by=by())
    assert before.subjects == {one, two}, "that it was for the other child stays known"
    assert [
        child.child_id
        for child in Plan.follow(before, id=new_id(), fresh=new_id, plan_kind=before.plan_kind, by=by()).children
    ] == [two]
    before.let_go(frozenset({two}), on=TODAY, reason="It has done what it was for.", by=by())
    assert before.ended_on == TODAY


def test_a_child_is_let_go_neither_before_the_plan_began_nor_ahead():
    one, two = new_id(), new_id()
    plan = a_plan(one, two, on=LONG_AGO)
    for day in (LONG_AGO - timedelta(days=1), TODAY + timedelta(days=1)):
        with invalid("/on"):
            plan.let_go(frozenset({one}), on=day, reason="x", by=by())
    assert plan.on_plan == {one, two}


def test_a_goal_is_put_right():
    goal = PlanGoal(id=new_id(), words="He eats brekfast.")
    plan = a_plan(goals=(goal,))
    plan.correct_goal(goal.id, reason="A slip.", by=by(), words="He eats breakfast.", whose_words=None, by_when=None)
    assert plan.goals == (replace(goal, words="He eats breakfast."),)
    assert (noted(plan).type, noted(plan).reason) == ("plan.goal_corrected", "A slip.")
    with refused("nothing-changed"):
        plan.correct_goal(goal.id, reason="x", by=by(), words="He eats breakfast.")
    with refused("nothing-changed"):
        plan.correct_goal(new_id(), reason="x", by=by(), words="x")
    with invalid("/goals/0/words"):
        plan.correct_goal(goal.id, reason="x", by=by(), words=" ")
    assert plan.goals[0].words == "He eats breakfast."


def test_a_plan_does_not_give_way_to_a_draft():
    before = a_plan(on=LONG_AGO)
    with refused("not-agreed"):
        before.give_way_to(a_draft_plan(*before.subjects, from_id=before.id), reason="x", by=by())


# --- changed -----------------------------------------------------------------------------------------------------


def test_a_plan_is_said_anew_and_only_what_is_given_changes():
    plan = a_plan()
    plan.restate(why="He is hungry on Mondays.", pitched_at="As to a child of seven", by=by())
    assert (plan.why, plan.must_change) == ("He is hungry on Mondays.", "He eats before school.")
    assert noted(plan).facts == {"changed": ["pitched_at", "why"]}
    with pytest.raises(TypeError):
        plan.restate(begun_on=LONG_AGO, by=by())


def test_what_an_agreed_plan_protects_from_changes_with_a_reason():
    plan = _protecting()
    with invalid("/categories"):
        deepcopy(plan).restate(categories=(AbuseCategory.EMOTIONAL,), by=by())
    plan.recategorise((AbuseCategory.EMOTIONAL,), reason="What was said at the review.", by=by())
    assert plan.categories == (AbuseCategory.EMOTIONAL,)
    assert noted(plan).reason == "What was said at the review."
    with invalid("/categories"):
        _protecting().recategorise((), reason="x", by=by())
    with refused("not-agreed"):
        a_draft_plan(plan_kind=PlanKind.CHILD_PROTECTION).recategorise(NEGLECT, reason="x", by=by())


def test_a_draft_says_by_and_by_what_it_protects_from():
    plan = a_draft_plan(plan_kind=PlanKind.CHILD_PROTECTION)
    plan.restate(categories=NEGLECT, by=by())
    assert plan.categories == NEGLECT


def test_a_goal_moves_and_is_reached_once():
    goal = a_goal()
    plan = a_plan(goals=(goal,))
    with invalid("/progress"):
        plan.reach_goal(goal.id, reached_on=None, progress=None, by=by())
    with invalid("/reached_on"):
        plan.reach_goal(goal.id, reached_on=TOMORROW, progress=None, by=by())
    plan.reach_goal(goal.id, reached_on=None, progress="Three days of five.", by=by())
    assert noted(plan).type == "plan.goal_moved"
    plan.reach_goal(goal.id, reached_on=TODAY, progress=None, by=by())
    assert (plan.goals[0].reached_on, plan.goals[0].progress) == (TODAY, "Three days of five.")
    assert noted(plan).type == "plan.goal_reached"
    with refused("goal-unknown"):
        plan.reach_goal(goal.id, reached_on=TODAY, progress=None, by=by())


def test_an_action_has_an_owner_and_belongs_to_a_goal_of_the_plan_if_to_any():
    plan = a_plan(goals=(a_goal(),))
    with invalid("/actions/0/owner_name"):
        deepcopy(plan).add_action(an_action(owner_name="  "), by=by())
    with invalid("/actions/0/goal_id"):
        deepcopy(plan).add_action(an_action(goal_id=new_id()), by=by())
    plan.add_action(an_action(goal_id=plan.goals[0].id), by=by())
    assert noted(plan).facts["owner_name"] == "Grandma Rose"


def test_an_action_is_done_once_and_until_then_may_be_said_not_to_be():
    action = an_action()
    plan = a_plan(actions=(action,))
    with invalid("/outcome"):
        plan.do_action(Done(action_id=action.id), by=by())
    with invalid("/done_on"):
        plan.do_action(Done(action_id=action.id, done_on=TOMORROW), by=by())
    plan.do_action(Done(action_id=action.id, outcome="The club was full."), by=by())
    assert (plan.actions[0].done_on, plan.actions[0].outcome) == (None, "The club was full.")
    assert noted(plan).type == "plan.action_looked_at"
    plan.do_action(Done(action_id=action.id, done_on=TODAY), by=by())
    assert (plan.actions[0].done_on, plan.actions[0].outcome) == (TODAY, "The club was full.")
    assert noted(plan).type == "plan.action_done"
    with refused("action-unknown"):
        plan.do_action(Done(action_id=action.id, done_on=TODAY), by=by())


def test_how_often_to_visit_changes_with_a_reason():
    plan = _protecting(visit_every_days=10)
    plan.change_visits(5, reason="He is afraid at home.", by=by())
    assert plan.visit_every_days == 5
    assert noted(plan).reason == "He is afraid at home."


# --- met about ---------------------------------------------------------------------------------------------------


def test_a_core_group_with_five_actions_is_one_change():
    actions = tuple(an_action(f"Action {n}") for n in range(5))
    plan = _protecting(on=YESTERDAY, actions=actions)
    done = (
        *(Done(action_id=action.id, done_on=TODAY) for action in actions[:4]),
        Done(action_id=actions[4].id, outcome="Next week."),
    )
    meeting = a_meeting(kind=PlanMeetingKind.CORE_GROUP, next_by=TOMORROW)
    plan.meet(meeting, done=done, actions=(an_action("Buy a clock"),), by=by())
    assert plan.version == 2
    assert plan.meetings == (meeting,)
    assert [action.done_on for action in plan.actions] == [TODAY] * 4 + [None] * 2
    assert noted(plan).facts["done"] == 4
    assert noted(plan).facts["added"] == 1


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"held_on": TOMORROW}, "/held_on"),
        ({"held_on": YESTERDAY - timedelta(days=1)}, "/held_on"),
        ({"next_by": TODAY}, "/next_by"),
        ({"kind": PlanMeetingKind.CORE_GROUP}, "/kind"),
    ],
)
def test_a_meeting_is_held_while_the_plan_holds(facts: dict[str, Any], pointer: str):
    plan = a_plan(on=YESTERDAY)
    with invalid(pointer):
        plan.meet(a_meeting(**facts), by=by())
    assert a_meeting(held_on=YESTERDAY).held_on == plan.begun_on


def test_what_a_meeting_says_of_an_action_is_checked_where_it_was_said():
    action = an_action()
    plan = a_plan(actions=(action,))
    with invalid("/done/0/outcome"):
        plan.meet(a_meeting(), done=(Done(action_id=action.id),), by=by())
    with refused("action-unknown"):
        a_plan().meet(a_meeting(), done=(Done(action_id=action.id, done_on=TODAY),), by=by())


def test_a_draft_is_not_met_about():
    with refused("not-agreed"):
        a_draft_plan().meet(a_meeting(), by=by())


# --- ended -------------------------------------------------------------------------------------------------------


def test_a_plan_ends_with_a_reason_on_a_day_on_which_it_held():
    plan = a_plan(on=LONG_AGO)
    plan.meet(a_meeting(held_on=YESTERDAY), by=by())
    for day in (TOMORROW, LONG_AGO - timedelta(days=1), YESTERDAY - timedelta(days=1)):
        with invalid("/on"):
            plan.end(on=day, reason="x", by=by())
    plan.end(on=YESTERDAY, reason="He eats every morning.", by=by())
    assert (plan.state, plan.ended_on, plan.ended_because) == (PlanState.ENDED, YESTERDAY, "He eats every morning.")
    assert noted(plan).type == "plan.ended"


def test_a_child_protection_plan_lasts_longer_than_a_day():
    with invalid("/on"):
        _protecting().end(on=TODAY, reason="x", by=by())
    a_plan().end(on=TODAY, reason="A mistake.", by=by())


def test_a_draft_that_is_not_wanted_ends():
    plan = a_draft_plan()
    plan.end(on=TODAY, reason="The family made their own.", by=by())
    assert (plan.state, plan.begun_on) == (PlanState.ENDED, None)


def test_an_ended_plan_stays_as_it_was():
    plan = a_plan(goals=(a_goal(),), actions=(an_action(),))
    plan.end(on=TODAY, reason="Done.", by=by())
    before = plan.version
    for change in (
        lambda: plan.restate(why="x", by=by()),
        lambda: plan.recategorise(NEGLECT, reason="x", by=by()),
        lambda: plan.add_goal(a_goal(), by=by()),
        lambda: plan.reach_goal(plan.goals[0].id, reached_on=TODAY, progress=None, by=by()),
        lambda: plan.add_action(an_action(), by=by()),
        lambda: plan.do_action(Done(action_id=plan.actions[0].id, done_on=TODAY), by=by()),
        lambda: plan.meet(a_meeting(), by=by()),
        lambda: plan.change_visits(5, reason="x", by=by()),
        lambda: plan.end(on=TODAY, reason="x", by=by()),
    ):
        with refused("plan-ended"):
            change()
    assert plan.version == before


# --- whatever happens, in whatever order -------------------------------------------------------------------------

days = st.dates(TODAY - timedelta(days=2), TOMORROW)


class PlanMachine(RuleBasedStateMachine):
    """One plan, and people who do anything at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.plan = a_draft_plan(plan_kind=PlanKind.CHILD_PROTECTION)

    def attempt(self, verb: str, *parts: Any, **facts: Any) -> None:
        before = deepcopy(self.plan)
        try:
            getattr(self.plan, verb)(*parts, **facts, by=by(NOW))
        except DomainError:
            assert self.plan.version == before.version
            self.plan = before
            return
        assert before.state is not PlanState.ENDED
        assert self.plan.version == before.version + 1

    @rule(on=days)
    def agree(self, on: date):
        self.attempt("agree", on=on)

    @rule(categories=st.sampled_from([(), NEGLECT, NEGLECT * 2]))
    def categorise(self, categories: tuple[AbuseCategory, ...]):
        self.attempt("restate", categories=categories)
        self.attempt("recategorise", categories, reason="x")

    @rule(done_on=st.none() | days)
    def act(self, done_on: date | None):
        self.attempt("add_action", an_action())
        if self.plan.actions:
            self.attempt("do_action", Done(action_id=self.plan.actions[0].id, done_on=done_on, outcome="x"))

    @rule(held_on=days, next_by=st.none() | days)
    def meet(self, held_on: date, next_by: date | None):
        self.attempt("meet", a_meeting(held_on=held_on, next_by=next_by, kind=PlanMeetingKind.CORE_GROUP))

    @rule(on=days)
    def end(self, on: date):
        self.attempt("end", on=on, reason="x")

    @invariant()
    def days_are_in_order_and_none_in_the_future(self):
        plan = self.plan
        assert (plan.state is PlanState.ENDED) is (plan.ended_on is not None) is (plan.ended_because is not None)
        known = [day for day in (plan.begun_on, *(each.held_on for each in plan.meetings), plan.ended_on) if day]
        assert all(day <= TODAY for day in known)
        assert all(plan.begun_on and plan.begun_on <= each.held_on for each in plan.meetings)
        if plan.begun_on and plan.ended_on:
            assert plan.begun_on < plan.ended_on

    @invariant()
    def a_plan_that_holds_says_what_it_protects_from(self):
        assert len(self.plan.categories) <= 1
        assert self.plan.categories or self.plan.begun_on is None


TestPlanMachine = PlanMachine.TestCase
TestPlanMachine.settings = settings(max_examples=60, stateful_step_count=25)
