"""What a pod said and decided about a child in group supervision, or about brothers and sisters together (S90, S91).

It is written by several people at once. Each part of it (one discipline's update, the worries, an action) has its own
version, and only who writes the same part after somebody else is refused: nobody waits, and nobody is overwritten.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import ClassVar, Protocol, Self, TypeVar
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.discipline import Discipline
from domain.errors import Invalid, RuleBroken, Stale


class DiscussionState(StrEnum):
    """Asked for by a worker, under way in a meeting, decided, put off to another day, or no longer asked for."""

    ASKED = "asked"
    BEGUN = "begun"
    CONCLUDED = "concluded"
    PUT_OFF = "put_off"
    WITHDRAWN = "withdrawn"


class PartKind(StrEnum):
    """The parts of a discussion. An update is one discipline's; a view is one person's who sees it otherwise."""

    CHANGED = "changed"
    UPDATE = "update"
    STRENGTHS = "strengths"
    WORRIES = "worries"
    CHILD_VIEW = "child_view"
    VIEW = "view"
    HYPOTHESES = "hypotheses"
    MEANING = "meaning"
    PARTICULAR = "particular"
    DECISION = "decision"
    REASON = "reason"


class Readiness(StrEnum):
    """Where an adult is with a change: the stages of motivational interviewing (domain.md 2.1)."""

    PRECONTEMPLATION = "precontemplation"
    CONTEMPLATION = "contemplation"
    PREPARATION = "preparation"
    ACTION = "action"
    MAINTENANCE = "maintenance"
    RELAPSE = "relapse"


DECIDED = frozenset({PartKind.DECISION, PartKind.REASON})


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionChild:
    """A child whom it is about, and the day on which it was decided: from then the child counts as discussed (M15)."""

    id: UUID
    child_id: UUID
    discussed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionPart:
    """What is written in one part. `child_id`: it differs for that child; `who` sees it so, where that is not all.

    Empty `words`: it was taken out again. `version` counts how often this part was written.
    """

    id: UUID
    kind: PartKind
    discipline: Discipline | None = None
    child_id: UUID | None = None
    who: str | None = None
    words: str
    version: int
    written_by: UUID

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it this part and no other. Views are told apart by their id: many may differ."""
        return self.id if self.kind is PartKind.VIEW else None, self.kind, self.discipline, self.child_id


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionChange:
    """How ready an adult is for a change; the newest word counts."""

    id: UUID
    person_id: UUID
    readiness: Readiness
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionAction:
    """Who does what by when, for one child or for all. Not done and `outcome`: it was given up, with the reason."""

    id: UUID
    words: str
    child_id: UUID | None = None
    owner_id: UUID | None = None
    owner_name: str
    by_when: date | None = None
    done_on: date | None = None
    dropped: bool = False
    outcome: str | None = None
    version: int = 1


class _Versioned(Protocol):
    @property
    def version(self) -> int: ...


V = TypeVar("V", bound=_Versioned)


def _must_be(found: V | None, version: int) -> V | None:
    """Somebody who writes a part saw it at this version (0: not there). Raises `Stale` with what it is now."""
    present = found.version if found else 0
    if version != present:
        raise Stale(present)
    return found


@dataclass(slots=True, kw_only=True, eq=False)
class Discussion(Aggregate):
    """One discussion. Who decides is accountable; by `next_by` the pod comes back to the child."""

    kind: ClassVar[str] = "discussion"
    state: DiscussionState
    supervision_id: UUID | None = None
    asked_by: UUID | None = None
    asked_on: date | None = None
    asked_because: str | None = None
    decided_on: date | None = None
    accountable_id: UUID | None = None
    next_by: date | None = None
    put_off_because: str | None = None
    children: tuple[DiscussionChild, ...]
    parts: tuple[DiscussionPart, ...] = ()
    readiness: tuple[DiscussionChange, ...] = ()
    actions: tuple[DiscussionAction, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """Every child whom it is about: it is on the record of each."""
        return frozenset(child.child_id for child in self.children)

    @classmethod
    def ask(cls, *, id: UUID, children: tuple[DiscussionChild, ...], because: str, by: By) -> Self:
        """A worker asks for these children to be talked about next, and says why."""
        made = cls(
            id=id, state=DiscussionState.ASKED, children=children, asked_by=by.actor_id, asked_on=london_date(by.at),
            asked_because=because,
        )  # fmt: skip
        made._check_children()
        made.note("asked", by, reason=because)
        return made

    @classmethod
    def begin(cls, *, id: UUID, supervision_id: UUID, children: tuple[DiscussionChild, ...], by: By) -> Self:
        """The pod talks about a child, or about brothers and sisters together."""
        made = cls(id=id, state=DiscussionState.BEGUN, supervision_id=supervision_id, children=children)
        made._check_children()
        made.note("begun", by, supervision_id=supervision_id)
        return made

    def take_up(self, supervision_id: UUID, *, children: tuple[DiscussionChild, ...], by: By) -> None:
        """What was asked for, or put off, is talked about in this meeting; brothers and sisters may join in."""
        if self.state not in {DiscussionState.ASKED, DiscussionState.PUT_OFF}:
            raise RuleBroken("This was taken up already.", "taken-up")
        known = self.subjects
        self.children = (*self.children, *(child for child in children if child.child_id not in known))
        self.state, self.supervision_id, self.put_off_because = DiscussionState.BEGUN, supervision_id, None
        self.note("taken_up", by, supervision_id=supervision_id)

    def holds(self, new: DiscussionPart) -> bool:
        """Whether the part says so already: a writer whose connection broke sends again."""
        return any(part.key == new.key and (part.words, part.who) == (new.words, new.who) for part in self.parts)

    def write(self, new: DiscussionPart, version: int, *, by: By) -> None:
        """Write one part, seen at `version`. What others write in other parts meanwhile is no hindrance.

        What was decided is not rewritten; everything else can be put right or added to later, as the history shows.
        """
        self._must_be_talked_about()
        if self.state is DiscussionState.CONCLUDED and new.kind in DECIDED:
            raise RuleBroken("This has been decided. Take it up again to decide anew.", "concluded")
        if (new.discipline is None) is (new.kind is PartKind.UPDATE):
            raise Invalid("/discipline", "An update is one discipline's; nothing else is.")
        if new.kind is PartKind.VIEW and not new.who:
            raise Invalid("/who", "Say who sees it so.")
        self._check_child(new.child_id)
        found = _must_be(next((part for part in self.parts if part.key == new.key), None), version)
        kept = replace(new, id=found.id if found else new.id, version=version + 1)
        self.parts = (*(part for part in self.parts if part is not found), kept)
        self.note("written", by, part=kept.kind, part_id=kept.id, discipline=kept.discipline)

    def judge(self, new: DiscussionChange, version: int, *, by: By) -> None:
        """How ready an adult is for a change, as the pod sees it now."""
        self._must_be_talked_about()
        found = _must_be(next((each for each in self.readiness if each.person_id == new.person_id), None), version)
        kept = replace(new, id=found.id if found else new.id, version=version + 1)
        self.readiness = (*(each for each in self.readiness if each is not found), kept)
        self.note("judged", by, person_id=kept.person_id, readiness=kept.readiness)

    def add_action(self, new: DiscussionAction, version: int, *, by: By) -> None:
        """Somebody will do something, or will do it otherwise than first agreed."""
        self._must_be_talked_about()
        self._check_child(new.child_id)
        found = _must_be(next((action for action in self.actions if action.id == new.id), None), version)
        if found and (found.done_on or found.dropped):
            raise RuleBroken("This has been done, or given up.", "action-over")
        kept = replace(new, version=version + 1)
        self.actions = tuple(kept if action is found else action for action in self.actions)
        if found is None:
            self.actions = (*self.actions, kept)
        verb = "action_changed" if found else "action_agreed"
        self.note(verb, by, action_id=kept.id, words=kept.words, owner_name=kept.owner_name)

    def do_action(self, action_id: UUID, version: int, *, on: date | None, outcome: str | None, by: By) -> None:
        """It was done on a day (S117: with what came of it); without a day it was given up, and why is said."""
        found = next((action for action in self.actions if action.id == action_id), None)
        _must_be(found, version)
        if found is None:
            raise RuleBroken("There is no such action.", "action-unknown")
        if found.done_on or found.dropped:
            raise RuleBroken("This has been done, or given up.", "action-over")
        if on is None and not outcome:
            raise Invalid("/outcome", "Say why it will not be done.")
        if on and on > london_date(by.at):
            raise Invalid("/on", "This day is in the future.")
        kept = replace(found, done_on=on, dropped=on is None, outcome=outcome, version=version + 1)
        self.actions = tuple(kept if action is found else action for action in self.actions)
        verb = "action_done" if on else "action_dropped"
        self.note(verb, by, action_id=action_id, words=found.words, outcome=outcome)

    @property
    def decision(self) -> DiscussionPart | None:
        """What was decided, or what is written of it so far."""
        return next((part for part in self.parts if part.kind is PartKind.DECISION), None)

    def must_be_seen(self, version: int) -> None:
        """Nobody concludes on another decision than the one they saw. Raises `Stale`."""
        _must_be(self.decision, version)

    def conclude(self, *, accountable_id: UUID, on: date, next_by: date | None, by: By) -> None:
        """It is decided, on the meeting's day. Whoever decides is named, and answers for it (S56)."""
        if self.state is not DiscussionState.BEGUN:
            raise RuleBroken("Nothing is under way here that could be decided.", "not-begun")
        decision = self.decision
        if decision is None or not decision.words.strip():
            raise Invalid("/decision", "Say what was decided, even if it is to go on as before.")
        if next_by and next_by <= on:
            raise Invalid("/next_by", "This day is not after the meeting.")
        self.state, self.decided_on = DiscussionState.CONCLUDED, on
        self.accountable_id, self.next_by = accountable_id, next_by
        self.children = tuple(replace(child, discussed_on=on) for child in self.children)
        self.note("concluded", by, decision=decision.words, accountable_id=accountable_id, next_by=next_by)

    def resume(self, *, reason: str, by: By) -> None:
        """It was decided too early: the pod talks again, and decides anew."""
        if self.state is not DiscussionState.CONCLUDED:
            raise RuleBroken("This is not decided.", "not-concluded")
        self.state, self.decided_on, self.next_by = DiscussionState.BEGUN, None, None
        self.children = tuple(replace(child, discussed_on=None) for child in self.children)
        self.note("resumed", by, reason=reason)

    def put_off(self, *, reason: str, by: By) -> None:
        """There was no time, or somebody was missing: what is written stays, and the child is on the next agenda."""
        if self.state is not DiscussionState.BEGUN:
            raise RuleBroken("Nothing is under way here that could be put off.", "not-begun")
        self.state, self.put_off_because = DiscussionState.PUT_OFF, reason
        self.note("put_off", by, reason=reason)

    def withdraw(self, *, reason: str, by: By) -> None:
        """It need not be talked about any more."""
        if self.state not in {DiscussionState.ASKED, DiscussionState.PUT_OFF}:
            raise RuleBroken("Only what was asked for, or put off, can be withdrawn.", "not-asked")
        self.state = DiscussionState.WITHDRAWN
        self.note("withdrawn", by, reason=reason)

    def _must_be_talked_about(self) -> None:
        if self.state not in {DiscussionState.BEGUN, DiscussionState.CONCLUDED}:
            raise RuleBroken("This is not being talked about in a meeting.", "not-begun")

    def _check_child(self, child_id: UUID | None) -> None:
        if child_id and child_id not in self.subjects:
            raise Invalid("/child_id", "This discussion is not about that child.")

    def _check_children(self) -> None:
        if not self.children:
            raise Invalid("/children", "Name at least one child.")
        if len(self.subjects) < len(self.children):
            raise Invalid("/children", "Name each child once.")
