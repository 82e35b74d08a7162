"""What a plan is made of: its kinds and states, and the goals, actions and meetings inside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.assessment import Assessment
from domain.codes import AbuseCategory
from domain.errors import Invalid


class PlanKind(StrEnum):
    """Whose plan it is and under which law or offer."""

    EARLY_HELP = "early_help"
    FAMILY_HELP = "family_help"
    CHILD_IN_NEED = "child_in_need"
    CHILD_PROTECTION = "child_protection"
    CARE = "care"
    PATHWAY = "pathway"
    FAMILY = "family"
    SAFETY = "safety"
    CRISIS = "crisis"


LED = frozenset({PlanKind.CHILD_PROTECTION, PlanKind.CARE})
"""Plans that only a leading role begins and ends; the others a practitioner agrees with the family."""
ONE_AT_A_TIME = frozenset({PlanKind.CHILD_IN_NEED, PlanKind.CHILD_PROTECTION})
"""A child has one of these at most (CIN census rules 4001, 4004, 4014, 4016, 4017, 8935, 8940)."""
ABOUT_CHANGE = ONE_AT_A_TIME | {PlanKind.EARLY_HELP, PlanKind.FAMILY_HELP}
"""These are agreed only when they say what must change; a family's own plan or a pathway plan need not."""


class PlanState(StrEnum):
    """Written, in force, or over."""

    DRAFT = "draft"
    AGREED = "agreed"
    ENDED = "ended"


class PlanMeetingKind(StrEnum):
    """A core group, a review, or any other meeting about the plan."""

    CORE_GROUP = "core_group"
    REVIEW = "review"
    MEETING = "meeting"


class PlanMeetingMode(StrEnum):
    """Where people met."""

    IN_PERSON = "in_person"
    REMOTE = "remote"
    BOTH = "both"


class PlanMeetingOutcome(StrEnum):
    """What the meeting thought should become of the plan; ending it is a decision of its own."""

    CONTINUES = "continues"
    CHANGES = "changes"
    ENDS = "ends"
    STEPS_UP = "steps_up"
    STEPS_DOWN = "steps_down"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChild:
    """What differs for one child, and what they think of the plan in their own words.

    `until`: the first day on which the plan was no longer for them, where it went on for brothers and sisters.
    """

    id: UUID
    child_id: UUID
    particular: str | None = None
    own_view: str | None = None
    until: date | None = None
    let_go_because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanGoal:
    """Something to reach, in somebody's words, with what became of it."""

    id: UUID
    words: str
    whose_words: str | None = None
    by_when: date | None = None
    reached_on: date | None = None
    progress: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanAction:
    """Who does what by when. A family member may own one; `owner_id` is a worker's, a person's or a partner agency's.

    `done_on` None with an `outcome`: it was tried, or looked at, and is still to do (S117).
    """

    id: UUID
    goal_id: UUID | None = None
    words: str
    owner_id: UUID | None = None
    owner_name: str
    by_when: date | None = None
    done_on: date | None = None
    outcome: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanMeeting:
    """A meeting about the plan: who took part, what has changed, what the family thought."""

    id: UUID
    kind: PlanMeetingKind
    held_on: date
    mode: PlanMeetingMode
    present: str
    progress: str
    family_view: str | None = None
    outcome: PlanMeetingOutcome
    next_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of one action: done on a day, or not yet and why."""

    action_id: UUID
    done_on: date | None = None
    outcome: str | None = None


def check_categories(
    kind: PlanKind, categories: tuple[AbuseCategory, ...], earlier: int | None, *, agreed: bool
) -> None:
    """What a child protection plan protects from, and how many came before it (CIN census); other plans have neither.

    Raises `Invalid`.
    """
    if kind is PlanKind.CHILD_PROTECTION and agreed and not categories:
        raise Invalid("/categories", "Say what the plan protects the child from.")
    if kind is not PlanKind.CHILD_PROTECTION and (categories or earlier is not None):
        raise Invalid("/categories", "Only a child protection plan has a category and a number of earlier plans.")
    if len(set(categories)) < len(categories):
        raise Invalid("/categories", "Name each category once.")
    if earlier is not None and earlier < 0:
        raise Invalid("/earlier_plans", "The number of earlier plans is 0 or more.")


def check_goals_and_actions(goals: Sequence[PlanGoal], actions: Sequence[PlanAction], today: date) -> None:
    """Nothing was reached or done in the future, everything has somebody who does it, and belongs to a goal of the plan."""
    known = {goal.id for goal in goals}
    for place, goal in enumerate(goals):
        if not goal.words.strip():
            raise Invalid(f"/goals/{place}/words", "Say what there is to reach.")
        if goal.reached_on and goal.reached_on > today:
            raise Invalid(f"/goals/{place}/reached_on", "This day is in the future.")
    for place, action in enumerate(actions):
        if not action.owner_name.strip():
            raise Invalid(f"/actions/{place}/owner_name", "Name who will do it.")
        if action.goal_id and action.goal_id not in known:
            raise Invalid(f"/actions/{place}/goal_id", "There is no such goal in this plan.")
        if action.done_on and action.done_on > today:
            raise Invalid(f"/actions/{place}/done_on", "This day is in the future.")


def check_meeting(meeting: PlanMeeting, kind: PlanKind, begun_on: date | None, today: date) -> None:
    """A meeting was held while the plan was in force; a core group belongs to a child protection plan."""
    if meeting.held_on > today:
        raise Invalid("/held_on", "A meeting that was held cannot be in the future.")
    if begun_on and meeting.held_on < begun_on:
        raise Invalid("/held_on", "This is before the plan began.")
    if meeting.next_by and meeting.next_by <= meeting.held_on:
        raise Invalid("/next_by", "The next meeting comes after this one.")
    if meeting.kind is PlanMeetingKind.CORE_GROUP and kind is not PlanKind.CHILD_PROTECTION:
        raise Invalid("/kind", "A core group belongs to a child protection plan.")


def of_assessment(before: Assessment, fresh: Callable[[], UUID]) -> dict[str, Any]:
    """What a plan takes over from an assessment; `fresh` makes the ids of the parts."""
    return {
        "worker_id": before.worker_id, "why": before.analysis or before.needs or "", "strengths": before.strengths,
        "must_change": before.next_steps,
        "children": tuple(
            PlanChild(id=fresh(), child_id=child.child_id, particular=child.particular, own_view=child.own_view)
            for child in before.children
        ),
    }  # fmt: skip


def open_parts(
    children: Sequence[PlanChild], goals: Sequence[PlanGoal], actions: Sequence[PlanAction], fresh: Callable[[], UUID]
) -> dict[str, Any]:
    """What a plan takes over from one before it: the children still on it, and what is still to be reached and done."""
    still = {goal.id: replace(goal, id=fresh()) for goal in goals if goal.reached_on is None}
    return {
        "children": tuple(replace(child, id=fresh()) for child in children if child.until is None),
        "goals": tuple(still.values()),
        "actions": tuple(
            replace(action, id=fresh(), goal_id=still[action.goal_id].id if action.goal_id in still else None)
            for action in actions
            if action.done_on is None
        ),
    }
