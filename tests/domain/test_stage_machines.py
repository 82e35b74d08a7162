"""Verbs in any order on an assessment, an enquiry and a conference: what must hold holds, what is refused changes nothing."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from domain.assessment import AssessmentOutcome, AssessmentState
from domain.calendar import WorkingDays
from domain.codes import AbuseCategory, AssessmentFactor
from domain.conference import ConferenceDecision, ConferenceKind, ConferenceState
from domain.enquiry import Conclusion, EnquiryOutcome, EnquiryState, Mode, StrategyDecision
from domain.ids import new_id
from tests.builders import (
    NOW,
    TODAY,
    a_conference,
    a_conference_child,
    an_assessed_child,
    an_assessment,
    an_enquired_child,
    an_enquiry,
)
from tests.domain.test_conference import ENOUGH, _came
from tests.domain.test_machines import DAYS, Machine

CALENDAR = WorkingDays.of([])
TEXTS = st.sampled_from([None, "Words."])


class AssessmentMachine(Machine):
    """Written, handed in, sent back, authorised, stopped; its last day set anew."""

    @initialize()
    def begin(self) -> None:
        self.record = self.assessment = an_assessment(new_id(), new_id())
        self.latest = self.assessment.due_on

    @rule(analysis=TEXTS, outcome=st.sampled_from([None, *AssessmentOutcome]), seen=DAYS,
          factors=st.lists(st.sampled_from([AssessmentFactor.NONE, AssessmentFactor.NEGLECT]), max_size=2),
          twice=st.booleans())  # fmt: skip
    def write(
        self, analysis: str | None, outcome: AssessmentOutcome | None, seen: date, factors: list[AssessmentFactor],
        twice: bool,
    ) -> None:  # fmt: skip
        children = tuple(
            an_assessed_child(each.child_id, id=each.id, outcome=outcome, seen_on=seen, factors=tuple(factors))
            for each in self.assessment.children
        )
        self.attempt(self.assessment.write, analysis=analysis, children=children * 2 if twice else children)

    @rule(due=DAYS)
    def set_due(self, due: date) -> None:
        self.attempt(self.assessment.set_due, due, latest=self.latest, reason="r")

    @rule()
    def submit(self) -> None:
        self.attempt(self.assessment.submit)

    @rule()
    def send_back(self) -> None:
        self.attempt(self.assessment.send_back, new_id(), reason="r")

    @rule()
    def authorise(self) -> None:
        self.attempt(self.assessment.authorise)

    @rule()
    def stop(self) -> None:
        self.attempt(self.assessment.stop, reason="r")

    @invariant()
    def what_was_authorised_is_whole(self) -> None:
        own = self.assessment
        assert (
            (own.state is AssessmentState.AUTHORISED) == (own.ended_on is not None) == (own.authorised_by is not None)
        )
        if own.authorised_on:
            assert own.submitted_on
            assert own.analysis
            assert own.submitted_on <= own.authorised_on
            assert all(child.outcome and child.factors for child in own.children)
            assert own.authorised_by != own.worker_id, "nobody agrees with themselves"

    @invariant()
    def it_is_due_within_the_law(self) -> None:
        assert self.assessment.due_on <= self.latest
        assert len({child.child_id for child in self.assessment.children}) == len(self.assessment.children) == 2


class EnquiryMachine(Machine):
    """A discussion that began a section 47, or did not."""

    @initialize(
        mode=st.sampled_from(Mode), decisions=st.lists(st.sampled_from(StrategyDecision), min_size=2, max_size=2)
    )
    def discuss(self, mode: Mode, decisions: list[StrategyDecision]) -> None:
        children = [an_enquired_child(decision=each) for each in decisions]
        self.record = self.enquiry = an_enquiry(*children, mode=mode, held_at=NOW - timedelta(days=9))

    @rule(on=DAYS)
    def follow_up(self, on: date) -> None:
        self.attempt(self.enquiry.follow_up, on=on)

    @rule(stranger=st.booleans())
    def find(self, stranger: bool) -> None:
        whose = new_id() if stranger else self.enquiry.children[0].child_id
        self.attempt(self.enquiry.record_findings, findings="f", safe_tonight=None, own_views={whose: "v"})

    @rule(
        on=DAYS,
        outcome=st.sampled_from(EnquiryOutcome),
        needed=st.sampled_from([None, True, False]),
        many=st.integers(0, 2),
    )
    def conclude(self, on: date, outcome: EnquiryOutcome, needed: bool | None, many: int) -> None:
        conclusions = tuple(
            Conclusion(child_id=each.child_id, outcome=outcome, reason="r", conference_needed=needed)
            for each in self.enquiry.children[:many]
        )
        self.attempt(self.enquiry.conclude, conclusions, on=on)

    @rule()
    def stop(self) -> None:
        self.attempt(self.enquiry.stop, reason="r")

    @invariant()
    def what_has_ended_says_for_each_child_how(self) -> None:
        own = self.enquiry
        for child in own.children:
            assert (child.outcome is not None) == (
                own.state is EnquiryState.ENDED and child.decision.starts_section_47
            ), "an outcome for each child under section 47, and for nobody else"
            assert not child.conference_needed or child.outcome is EnquiryOutcome.CONTINUING_RISK
        assert (own.ended_on is None) == (own.state in {EnquiryState.DISCUSSED, EnquiryState.ENQUIRING})
        assert own.ended_on is None or own.started_on is None or own.ended_on >= own.started_on

    @invariant()
    def a_conference_has_its_last_day_exactly_where_there_is_an_enquiry(self) -> None:
        own = self.enquiry
        assert (own.conference_by is None) == (own.started_on is None) == (not own.under_section_47)
        assert (own.follow_up_by is not None) == (own.mode is Mode.TELEPHONE)


class ConferenceMachine(Machine):
    """Booked, moved, held, put right, called off."""

    @initialize(kind=st.sampled_from([ConferenceKind.PRE_BIRTH, ConferenceKind.REVIEW]))
    def book(self, kind: ConferenceKind) -> None:
        self.record = self.conference = a_conference(new_id(), new_id(), conference_kind=kind)

    @rule(booked=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)))  # noqa: DTZ001  (made aware below)
    def move(self, booked: datetime) -> None:
        at = booked.replace(tzinfo=NOW.tzinfo)
        self.attempt(self.conference.move, at, venue=None, reason="r", calendar=CALENDAR)

    @rule(on=DAYS, decision=st.sampled_from([None, *ConferenceDecision]), quorate=st.booleans(), outline=TEXTS,
          categories=st.lists(st.sampled_from(AbuseCategory), max_size=2))  # fmt: skip
    def hold(
        self, on: date, decision: ConferenceDecision | None, quorate: bool, outline: str | None,
        categories: list[AbuseCategory],
    ) -> None:  # fmt: skip
        children = tuple(
            a_conference_child(each.child_id, id=each.id, decision=decision, reason="r", categories=tuple(categories))
            for each in self.conference.children
        )
        facts: dict[str, Any] = {
            "held_on": on, "chair_name": "Jo Lamb", "quorate": quorate, "quorum_reason": None, "summary": "s",
            "outline_plan": outline, "children": children, "attendees": _came(*ENOUGH),
        }  # fmt: skip
        self.attempt(self.conference.hold, calendar=CALENDAR, near=(), **facts)

    @rule(
        decision=st.sampled_from([None, *ConferenceDecision]), summary=st.sampled_from(["s", "t"]), some=st.booleans()
    )
    def correct(self, decision: ConferenceDecision | None, summary: str, some: bool) -> None:
        children = tuple(replace(each, decision=decision, reason="other") for each in self.conference.children)
        facts: dict[str, Any] = {"quorate": True, "summary": summary, "attendees": _came(*ENOUGH) if some else ()}
        decided = [each.decision for each in self.conference.children]
        self.attempt(self.conference.correct, reason="r", children=children, **facts)
        assert [each.decision for each in self.conference.children] == decided, "another conference decides otherwise"

    @rule()
    def cancel(self) -> None:
        self.attempt(self.conference.cancel, reason="r")

    @invariant()
    def it_decides_for_every_child_exactly_when_it_was_held(self) -> None:
        own = self.conference
        held = own.state is ConferenceState.HELD
        assert all((child.decision is not None) == held for child in own.children)
        assert (own.held_on is not None) == held
        assert own.held_on is None or own.held_on <= TODAY
        assert (own.cancelled_because is not None) == (own.state is ConferenceState.CANCELLED)

    @invariant()
    def a_plan_says_from_what_it_protects_and_what_follows(self) -> None:
        own = self.conference
        begins = any(child.decision is ConferenceDecision.PLAN for child in own.children)
        goes_on = any(child.decision is ConferenceDecision.CONTINUES for child in own.children)
        assert (own.core_group_by is not None) == begins
        assert (own.next_review_by is not None) == (begins or goes_on)
        for child in own.children:
            assert child.decision is not ConferenceDecision.PLAN or child.categories
            assert AbuseCategory.MULTIPLE not in child.categories


TestAssessment = AssessmentMachine.TestCase
TestEnquiry = EnquiryMachine.TestCase
TestConference = ConferenceMachine.TestCase
for case in (TestAssessment, TestEnquiry, TestConference):
    case.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
