"""An assessment: one evolving text about one child or several of a family, with what differs for each (One Story)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By, whole
from domain.calendar import london_date
from domain.codes import AssessmentFactor
from domain.errors import Invalid, RuleBroken
from domain.policy import Role

MOST_WORKING_DAYS = 45
"""The longest that an assessment may take, from the referral (Working Together 2023; CIN census query 8670Q)."""


class AssessmentKind(StrEnum):
    """What is assessed."""

    CHILD_AND_FAMILY = "child_and_family"
    PRE_BIRTH = "pre_birth"
    PARENTING = "parenting"
    EXPLOITATION = "exploitation"
    COMMUNICATION = "communication"


STATUTORY = frozenset({AssessmentKind.CHILD_AND_FAMILY, AssessmentKind.PRE_BIRTH})
"""The kinds that the CIN census counts: one at a time for a child, with factors for each child."""


class MadeBy(StrEnum):
    """Ours, or an independent social worker's whom a court ordered (S18): the two are counted apart."""

    IN_HOUSE = "in_house"
    COURT_ORDERED_INDEPENDENT = "court_ordered_independent"


class AssessmentState(StrEnum):
    """Written, handed to a manager, perhaps handed back, authorised; or stopped before that."""

    WRITING = "writing"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    AUTHORISED = "authorised"
    STOPPED = "stopped"


class AssessmentOutcome(StrEnum):
    """What should happen next for one child."""

    NO_FURTHER_ACTION = "no_further_action"
    EARLY_HELP = "early_help"
    FAMILY_HELP = "family_help"
    CHILD_IN_NEED = "child_in_need"
    STRATEGY_DISCUSSION = "strategy_discussion"
    CARE = "care"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentChild:
    """What differs for one child: seen, their own words, what is particular, what was found and what should follow."""

    id: UUID
    child_id: UUID
    seen_on: date | None = None
    own_view: str | None = None
    particular: str | None = None
    factors: tuple[AssessmentFactor, ...] = ()
    outcome: AssessmentOutcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentView:
    """What one person thinks and worries about, as it was heard (S13)."""

    id: UUID
    person_id: UUID | None = None
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentEvidence:
    """Something from the chronology that the analysis rests on, and why; the ledger's entry where there is one."""

    id: UUID
    ledger_seq: int | None = None
    record_id: UUID | None = None
    on: date
    what: str
    why_it_matters: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentReturn:
    """A manager handed it back to be worked on, and said why."""

    id: UUID
    on: date
    by_worker_id: UUID
    reason: str


WRITTEN = frozenset(
    {"made_by_words", "strengths", "needs", "context", "analysis", "next_steps", "children", "views", "evidence"}
)
"""What `write` may change."""


@dataclass(slots=True, kw_only=True, eq=False)
class Assessment(Aggregate):
    """One assessment, `due_on` a day that its manager set; `ended_on` is the day it was authorised.

    `strengths` and `needs` stand side by side (S91); `context` names poverty, housing and ill health as circumstances
    and not as faults (S28, S86).
    """

    kind: ClassVar[str] = "assessment"
    assessment_kind: AssessmentKind
    made_by: MadeBy = MadeBy.IN_HOUSE
    made_by_words: str | None = None
    worker_id: UUID
    started_on: date
    referral_id: UUID | None = None
    due_on: date
    due_reason: str | None = None
    state: AssessmentState = AssessmentState.WRITING
    strengths: str | None = None
    needs: str | None = None
    context: str | None = None
    analysis: str | None = None
    next_steps: str | None = None
    submitted_on: date | None = None
    authorised_on: date | None = None
    authorised_by: UUID | None = None
    ended_on: date | None = None
    stopped_because: str | None = None
    children: tuple[AssessmentChild, ...]
    views: tuple[AssessmentView, ...] = ()
    evidence: tuple[AssessmentEvidence, ...] = ()
    returns: tuple[AssessmentReturn, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """Every child whom it is about."""
        return frozenset(child.child_id for child in self.children)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be authorised."""
        return self.state not in (AssessmentState.AUTHORISED, AssessmentState.STOPPED)

    @property
    def is_statutory(self) -> bool:
        """Whether the CIN census counts it."""
        return self.assessment_kind in STATUTORY

    @classmethod
    def start(
        cls, *, id: UUID, latest: date, due_on: date | None = None, referred_on: date | None = None, by: By,
        **facts: Any,
    ) -> Self:  # fmt: skip
        """Somebody begins. It is due on `latest` (45 working days from the referral) unless a manager set a day before."""
        assessment = cls(id=id, due_on=due_on or latest, **facts)
        assessment._check_written(by)
        if assessment.started_on > london_date(by.at):
            raise Invalid("/started_on", "An assessment cannot have begun in the future.")
        if referred_on and assessment.started_on < referred_on:
            raise Invalid("/started_on", "An assessment cannot begin before the referral that it answers (rule 1103).")
        assessment._check_due(latest)
        assessment.note(
            "started", by, assessment_kind=assessment.assessment_kind, made_by=assessment.made_by,
            due_on=assessment.due_on,
        )  # fmt: skip
        return assessment

    @whole
    def write(self, *, by: By, **facts: Any) -> None:
        """Go on writing. Only what is given changes; what it said before stays in the history."""
        self._must_be_open_to_writing()
        if unknown := facts.keys() - WRITTEN:
            message = f"not written here: {sorted(unknown)}"
            raise TypeError(message)
        for name, value in facts.items():
            setattr(self, name, value)
        self._check_written(by)
        self.note("written", by, changed=sorted(facts))

    @whole
    def set_due(self, due_on: date, *, latest: date, reason: str, by: By) -> None:
        """A manager sets the day by which it must be finished; 45 working days is the outer limit and not the aim."""
        if not self.is_open:
            raise RuleBroken("This assessment is finished.", "assessment-finished")
        self.due_on, self.due_reason = due_on, reason
        self._check_due(latest)
        self.note("due_set", by, reason=reason, due_on=due_on)

    def submit(self, *, by: By) -> None:
        """Hand it to a manager: with an analysis, and with what should follow for each child."""
        self._must_be_open_to_writing()
        self._check_finished(by)
        self.state, self.submitted_on = AssessmentState.SUBMITTED, london_date(by.at)
        self.note("submitted", by)

    def send_back(self, return_id: UUID, *, reason: str, by: By) -> None:
        """A manager hands it back with what is still needed."""
        self._must_be_submitted()
        back = AssessmentReturn(id=return_id, on=london_date(by.at), by_worker_id=by.actor_id, reason=reason)
        self.state, self.returns = AssessmentState.RETURNED, (*self.returns, back)
        self.note("sent_back", by, reason=reason)

    def authorise(self, *, by: By) -> None:
        """A manager who did not write it agrees with it; that day it ends."""
        self._must_be_submitted()
        if by.actor_id == self.worker_id:
            raise RuleBroken("You wrote this assessment: another manager has to authorise it.", "own-assessment")
        self._check_finished(by)
        day = london_date(by.at)
        self.state, self.authorised_on, self.authorised_by, self.ended_on = (
            AssessmentState.AUTHORISED, day, by.actor_id, day,
        )  # fmt: skip
        self.note("authorised", by, outcomes={str(child.child_id): child.outcome for child in self.children})

    def stop(self, *, reason: str, by: By) -> None:
        """It will not be finished. What was written stays."""
        if not self.is_open:
            raise RuleBroken("This assessment is finished.", "assessment-finished")
        self.state, self.stopped_because = AssessmentState.STOPPED, reason
        self.note("stopped", by, reason=reason)

    def _must_be_open_to_writing(self) -> None:
        if self.state not in (AssessmentState.WRITING, AssessmentState.RETURNED):
            raise RuleBroken("It is with a manager, or finished: ask for it back before you change it.", "not-writing")

    def _must_be_submitted(self) -> None:
        if self.state is not AssessmentState.SUBMITTED:
            raise RuleBroken("This assessment has not been handed in.", "not-submitted")

    def _check_due(self, latest: date) -> None:
        # One that begins after its last day is late from the first, and is recorded all the same.
        if self.due_on < min(self.started_on, latest):
            raise Invalid("/due_on", "It cannot be due before it began.")
        if self.assessment_kind is AssessmentKind.CHILD_AND_FAMILY and self.due_on > latest:
            raise Invalid("/due_on", "45 working days from the referral is the longest. Set that day or one before it.")

    def _check_written(self, by: By) -> None:
        if not self.children:
            raise Invalid("/children", "Name at least one child.")
        if len(self.subjects) < len(self.children):
            raise Invalid("/children", "Name each child once.")
        today = london_date(by.at)
        for place, child in enumerate(self.children):
            if child.seen_on and child.seen_on > today:
                raise Invalid(f"/children/{place}/seen_on", "This day is in the future.")
            if len(set(child.factors)) < len(child.factors):
                raise Invalid(f"/children/{place}/factors", "Name each factor once.")
        for place, evidence in enumerate(self.evidence):
            if evidence.on > today:
                raise Invalid(f"/evidence/{place}/on", "This day is in the future.")

    def _check_finished(self, by: By) -> None:
        if not self.analysis:
            raise Invalid("/analysis", "Write what it all means for the children before you hand it in.")
        # One that another system recorded may lack what was found: then a check of the returns says so, all year.
        loaded = by.acting_as == Role.SYSTEM
        for place, child in enumerate(self.children):
            if child.outcome is None and not loaded:
                raise Invalid(f"/children/{place}/outcome", "Say what should happen next for each child.")
            at = f"/children/{place}/factors"
            if self.is_statutory and not child.factors and not loaded:
                raise Invalid(at, "Name what was found for each child, or that nothing was.")
            if AssessmentFactor.NONE in child.factors:
                if len(child.factors) > 1:
                    raise Invalid(at, "“No factors” stands alone (rule 8869).")
                if child.outcome not in {AssessmentOutcome.NO_FURTHER_ACTION, None}:
                    raise Invalid(at, "“No factors” goes only with no further action.")
