"""A child protection conference: one event for a family, a decision for each child.

Working Together and domain.md T8 to T15: the first core group meets within ten working days of an initial conference,
the first review is within three months of it, every later one within six of the one before.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By, whole
from domain.calendar import LONDON, WorkingDays, add_months, london_date
from domain.codes import AbuseCategory
from domain.enquiry import Enquiry, EnquiryState
from domain.errors import Invalid, RuleBroken
from domain.journey import Journey
from domain.pod import Pod
from domain.policy import Role

CORE_GROUP_WORKING_DAYS = 10
FIRST_REVIEW_MONTHS = 3
LATER_REVIEW_MONTHS = 6
AGENCIES_FOR_QUORUM = 2
"""Beside social care, with direct contact with the child (the sector's definition; domain.md section 8)."""


class ConferenceKind(StrEnum):
    """Which conference: the first, one that looks again, for a child from elsewhere, or before a birth."""

    INITIAL = "initial"
    REVIEW = "review"
    TRANSFER_IN = "transfer_in"
    PRE_BIRTH = "pre_birth"


class ConferenceState(StrEnum):
    """Booked, then held, or cancelled before it was held."""

    BOOKED = "booked"
    HELD = "held"
    CANCELLED = "cancelled"


class ConferenceDecision(StrEnum):
    """What is decided for one child: the first two anew, the last two at a review."""

    PLAN = "plan"
    NO_PLAN = "no_plan"
    CONTINUES = "continues"
    ENDS = "ends"


AT_REVIEW = frozenset({ConferenceDecision.CONTINUES, ConferenceDecision.ENDS})


class AttendeePart(StrEnum):
    """In which part somebody is asked to a conference."""

    FAMILY = "family"
    ADVOCATE = "advocate"
    SOCIAL_CARE = "social_care"
    HEALTH = "health"
    EDUCATION = "education"
    POLICE = "police"
    OTHER = "other"


AGENCIES = frozenset({AttendeePart.HEALTH, AttendeePart.EDUCATION, AttendeePart.POLICE, AttendeePart.OTHER})


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceChild:
    """One child's part: their view in their words, the decision and its reason. `plan_id` is the plan that began."""

    id: UUID
    child_id: UUID
    own_view: str | None = None
    decision: ConferenceDecision | None = None
    categories: tuple[AbuseCategory, ...] = ()
    reason: str | None = None
    plan_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceAttendee:
    """Somebody asked to come: whether they came, and whether their report was in."""

    id: UUID
    name: str
    part: AttendeePart
    attended: bool
    report_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceDissent:
    """Somebody who did not agree with the decision about a child (or about all), in their words."""

    id: UUID
    child_id: UUID | None = None
    who: str
    words: str


@dataclass(slots=True, kw_only=True, eq=False)
class Conference(Aggregate):
    """One conference. `parents_view` and `peer_advocate` are in the parents' and the advocate's words (S99)."""

    kind: ClassVar[str] = "conference"
    conference_kind: ConferenceKind
    state: ConferenceState
    booked_on: date
    booked_for: datetime
    venue: str | None = None
    enquiry_id: UUID | None = None
    held_on: date | None = None
    chair_id: UUID | None = None
    chair_name: str | None = None
    quorate: bool | None = None
    quorum_reason: str | None = None
    parents_view: str | None = None
    peer_advocate: str | None = None
    summary: str | None = None
    outline_plan: str | None = None
    core_group_by: date | None = None
    next_review_by: date | None = None
    cancelled_because: str | None = None
    children: tuple[ConferenceChild, ...]
    attendees: tuple[ConferenceAttendee, ...] = ()
    dissents: tuple[ConferenceDissent, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """Every child whom the conference is about."""
        return frozenset(child.child_id for child in self.children)

    @classmethod
    def book(
        cls, *, id: UUID, enquiry: Enquiry | None, calendar: WorkingDays, near: Iterable[tuple[Journey, Pod]], by: By,
        **facts: Any,
    ) -> Self:  # fmt: skip
        """A conference is called. `near` are the children's journeys with their pods, to which the chair is a stranger."""
        conference = cls(
            id=id, state=ConferenceState.BOOKED, booked_on=london_date(by.at),
            enquiry_id=enquiry.id if enquiry else None, **facts,
        )  # fmt: skip
        conference._check_children()
        conference._check_enquiry(enquiry)
        day = london_date(conference.booked_for)
        if not calendar.is_working(day):
            raise Invalid("/booked_for", "A conference is held on a working day.")
        check_chair(conference.chair_id, near, day)
        conference.note("booked", by, conference_kind=conference.conference_kind, booked_for=conference.booked_for)
        return conference

    @whole
    def hold(self, *, calendar: WorkingDays, near: Iterable[tuple[Journey, Pod]], by: By, **facts: Any) -> None:
        """The conference was held and decided for each child."""
        self._must_be_booked()
        for name, value in facts.items():
            setattr(self, name, value)
        self._check_held(near, by)
        held_on = self.held_on or london_date(by.at)
        decisions = {child.decision for child in self.children}
        if ConferenceDecision.PLAN in decisions:
            self.core_group_by = calendar.add(held_on, CORE_GROUP_WORKING_DAYS)
            self.next_review_by = add_months(held_on, FIRST_REVIEW_MONTHS)
        if ConferenceDecision.CONTINUES in decisions:
            self.next_review_by = add_months(held_on, LATER_REVIEW_MONTHS)
        self.state = ConferenceState.HELD
        noon = datetime(held_on.year, held_on.month, held_on.day, 12, tzinfo=LONDON)
        self.note(
            "held", by, occurred_at=min(by.at, noon), reason=self.summary, conference_kind=self.conference_kind, on=held_on,
            decisions={str(child.child_id): child.decision for child in self.children},
        )  # fmt: skip

    def move(self, booked_for: datetime, *, venue: str | None, reason: str, calendar: WorkingDays, by: By) -> None:
        """It will be held at another time or place."""
        self._must_be_booked()
        if (booked_for, venue) == (self.booked_for, self.venue):
            raise RuleBroken("Nothing was changed.", "nothing-changed")
        if not calendar.is_working(london_date(booked_for)):
            raise Invalid("/booked_for", "A conference is held on a working day.")
        self.booked_for, self.venue = booked_for, venue
        self.note("moved", by, reason=reason, booked_for=booked_for)

    @whole
    def correct(self, *, reason: str, by: By, **facts: Any) -> None:
        """Put right what was written of a conference that was held: who was there, their views, why it decided so.

        The decisions stay: each began or ended a plan. Another conference decides otherwise.
        """
        if self.state is not ConferenceState.HELD:
            raise RuleBroken("Only what was written of a conference that was held is put right.", "not-held")
        said = {child.id: child for child in facts.pop("children")}
        if said.keys() != {child.id for child in self.children}:
            raise Invalid("/children", "Say it for each child of the conference.")
        for name, value in facts.items():
            setattr(self, name, value)
        self.children = tuple(
            replace(child, reason=said[child.id].reason, own_view=said[child.id].own_view) for child in self.children
        )
        self._check_held((), by)
        self.note("corrected", by, reason=reason)

    def cancel(self, *, reason: str, by: By) -> None:
        """It will not be held, or was not."""
        self._must_be_booked()
        self.state, self.cancelled_because = ConferenceState.CANCELLED, reason
        self.note("cancelled", by, reason=reason)

    def _must_be_booked(self) -> None:
        if self.state is not ConferenceState.BOOKED:
            raise RuleBroken("This conference has been held or cancelled already.", "not-booked")

    def _check_children(self) -> None:
        if not self.children:
            raise Invalid("/children", "Name at least one child.")
        if len(self.subjects) < len(self.children):
            raise Invalid("/children", "Name each child once.")

    def _check_enquiry(self, enquiry: Enquiry | None) -> None:
        if enquiry is None:
            if self.conference_kind is ConferenceKind.INITIAL:
                raise Invalid(
                    "/enquiry_id", "An initial conference follows from a section 47 enquiry: book it from there."
                )
            return
        if enquiry.state not in {EnquiryState.ENQUIRING, EnquiryState.ENDED}:
            raise Invalid("/enquiry_id", "This discussion did not lead to a section 47 enquiry, or it was stopped.")
        if not self.subjects <= enquiry.subjects:
            raise Invalid("/children", "The conference is about children of the enquiry.")

    def _check_held(self, near: Iterable[tuple[Journey, Pod]], by: By) -> None:
        if self.held_on is None or self.held_on > london_date(by.at):
            raise Invalid("/held_on", "Enter the day of the conference; it cannot be in the future.")
        if not self.chair_name:
            raise Invalid("/chair_name", "Say who chaired the conference.")
        check_chair(self.chair_id, near, self.held_on)
        # Who was at a conference that another system recorded is in no file: then nobody says that they were enough.
        loaded = by.acting_as == Role.SYSTEM
        if not loaded:
            self._check_quorum()
        for place, child in enumerate(self.children):
            self._check_decision(f"/children/{place}", child, loaded=loaded)
        if any(child.decision is ConferenceDecision.PLAN for child in self.children) and not self.outline_plan:
            raise Invalid("/outline_plan", "Say what the plan must contain.")
        for place, dissent in enumerate(self.dissents):
            if dissent.child_id and dissent.child_id not in self.subjects:
                raise Invalid(f"/dissents/{place}/child_id", "Choose a child of this conference, or all of them.")

    def _check_quorum(self) -> None:
        if self.quorate is None:
            raise Invalid("/quorate", "Say whether enough agencies were there.")
        came = [each.part for each in self.attendees if each.attended]
        agencies = sum(part in AGENCIES for part in came)
        if self.quorate and (AttendeePart.SOCIAL_CARE not in came or agencies < AGENCIES_FOR_QUORUM):
            raise Invalid("/quorate", "Enough is social care and two other agencies that know the child.")
        if not self.quorate and not self.quorum_reason:
            raise Invalid("/quorum_reason", "Say why the conference went on without enough agencies.")

    def _check_decision(self, at: str, child: ConferenceChild, *, loaded: bool) -> None:
        if child.decision is None:
            raise Invalid(f"{at}/decision", "Record the decision for each child.")
        if (child.decision in AT_REVIEW) != (self.conference_kind is ConferenceKind.REVIEW):
            raise Invalid(
                f"{at}/decision", "A review decides whether a plan goes on or ends; others whether one begins."
            )
        if not child.reason:
            raise Invalid(f"{at}/reason", "Say why, in words that the family can follow.")
        unnamed = AbuseCategory.MULTIPLE in child.categories and not loaded
        if len(set(child.categories)) < len(child.categories) or unnamed:
            raise Invalid(f"{at}/categories", "Name each kind of harm once.")
        if child.decision is ConferenceDecision.PLAN and not child.categories:
            raise Invalid(f"{at}/categories", "Choose what the plan protects the child from.")
        if child.decision in {ConferenceDecision.NO_PLAN, ConferenceDecision.ENDS} and child.categories:
            raise Invalid(f"{at}/categories", "Without a plan there is nothing that it protects from.")


def check_chair(chair_id: UUID | None, near: Iterable[tuple[Journey, Pod]], on: date) -> None:
    """The chair stands outside the line management of each child's case: not in the pod, nor allocated, on that day.

    Source: Working Together, a conference chair is accountable to the director and independent of operational
    management. Somebody who is no worker of ours (`chair_id` None) is outside it anyway.
    """
    for journey, pod in near:
        allocated = any(
            each.worker_id == chair_id and each.since <= on and (each.until is None or on < each.until)
            for each in journey.allocations
        )
        if chair_id and (allocated or pod.has(chair_id, on)):
            raise Invalid(
                "/chair_id", "This worker works with a child or belongs to their pod: choose a chair who does neither."
            )
