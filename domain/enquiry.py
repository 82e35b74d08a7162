"""A strategy discussion about one child or several of a family, and the section 47 enquiry that follows from it.

Section 47 Children Act 1989 and Working Together: where there is reasonable cause to suspect significant harm, social
care, police and health speak at once and decide for each child. The section 47 starts on the day of that discussion
(domain.md T7), and an initial conference is held within fifteen working days of it, not of its end (T8).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import WorkingDays, london_date
from domain.errors import Invalid, RuleBroken

FOLLOW_UP_WORKING_DAYS = 5
"""A discussion by telephone is followed by a meeting of the agencies (local; domain.md T6)."""
CONFERENCE_WORKING_DAYS = 15
"""Working Together, statutory guidance: from the discussion that starts the section 47 (domain.md T8)."""


class EnquiryState(StrEnum):
    """Discussed without a section 47; enquiring under it; ended with an outcome; stopped without one."""

    DISCUSSED = "discussed"
    ENQUIRING = "enquiring"
    ENDED = "ended"
    STOPPED = "stopped"


class Mode(StrEnum):
    """How the agencies spoke."""

    IN_PERSON = "in_person"
    REMOTE = "remote"
    TELEPHONE = "telephone"


class Partner(StrEnum):
    """Whose part somebody had. The first three are expected at every discussion."""

    SOCIAL_CARE = "social_care"
    POLICE = "police"
    HEALTH = "health"
    EDUCATION = "education"
    HOUSING = "housing"
    YOUTH_JUSTICE = "youth_justice"
    PROBATION = "probation"
    LEGAL = "legal"
    OTHER = "other"


EXPECTED = (Partner.SOCIAL_CARE, Partner.POLICE, Partner.HEALTH)


class StrategyDecision(StrEnum):
    """What the discussion decides for one child."""

    SECTION_47_JOINT = "section_47_joint"
    SECTION_47_SINGLE = "section_47_single"
    ASSESSMENT = "assessment"
    NO_FURTHER_ACTION = "no_further_action"

    @property
    def starts_section_47(self) -> bool:
        """Whether we enquire about this child, with the police or alone."""
        return self in {StrategyDecision.SECTION_47_JOINT, StrategyDecision.SECTION_47_SINGLE}


class EnquiryOutcome(StrEnum):
    """What a section 47 found for one child; only a continuing risk leads to a conference."""

    NOT_SUBSTANTIATED = "not_substantiated"
    NO_CONTINUING_RISK = "substantiated_no_continuing_risk"
    CONTINUING_RISK = "substantiated_continuing_risk"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryChild:
    """One child's part. `own_view` is what the child says of it, in their words."""

    id: UUID
    child_id: UUID
    decision: StrategyDecision
    reason: str
    own_view: str | None = None
    outcome: EnquiryOutcome | None = None
    conference_needed: bool | None = None
    outcome_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryParticipant:
    """Somebody asked to the discussion: for which agency, their part in words, and whether they took part."""

    id: UUID
    name: str
    agency: Partner
    part: str | None = None
    took_part: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What is concluded for one child. A manager may decide against a conference, and says why in `reason`."""

    child_id: UUID
    outcome: EnquiryOutcome
    reason: str
    conference_needed: bool | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Enquiry(Aggregate):
    """One discussion, a decision for each child. `conference_by` is the last day of an initial conference by law."""

    kind: ClassVar[str] = "enquiry"
    state: EnquiryState
    held_at: datetime
    mode: Mode
    follow_up_by: date | None = None
    followed_up_on: date | None = None
    led_by: UUID
    worry: str
    known: str
    safe_tonight: str | None = None
    quorum_reason: str | None = None
    started_on: date | None = None
    conference_by: date | None = None
    ended_on: date | None = None
    findings: str | None = None
    stopped_because: str | None = None
    children: tuple[EnquiryChild, ...]
    participants: tuple[EnquiryParticipant, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """Every child who was spoken about."""
        return frozenset(child.child_id for child in self.children)

    @property
    def under_section_47(self) -> frozenset[UUID]:
        """The children whom the section 47 is about."""
        return frozenset(child.child_id for child in self.children if child.decision.starts_section_47)

    @classmethod
    def discuss(
        cls, *, id: UUID, calendar: WorkingDays, already_enquiring: frozenset[UUID] = frozenset(), by: By, **facts: Any
    ) -> Self:
        """The agencies spoke and decided for each child. `already_enquiring` are children in another open section 47."""
        enquiry = cls(id=id, state=EnquiryState.DISCUSSED, **facts)
        enquiry._check(by)
        if enquiry.under_section_47 & already_enquiring:
            raise RuleBroken(
                "A section 47 enquiry about one of these children is open already: conclude or stop it first.",
                "already-enquiring",
            )
        held_on = london_date(enquiry.held_at)
        if enquiry.mode is Mode.TELEPHONE:
            enquiry.follow_up_by = calendar.add(held_on, FOLLOW_UP_WORKING_DAYS)
        if enquiry.under_section_47:
            enquiry.state, enquiry.started_on = EnquiryState.ENQUIRING, held_on
            enquiry.conference_by = calendar.add(held_on, CONFERENCE_WORKING_DAYS)
        enquiry.note(
            "discussed", by, occurred_at=enquiry.held_at, reason=enquiry.worry, mode=enquiry.mode,
            started_on=enquiry.started_on, decisions={str(each.child_id): each.decision for each in enquiry.children},
        )  # fmt: skip
        return enquiry

    def follow_up(self, *, on: date, by: By) -> None:
        """The agencies met after they had spoken by telephone."""
        if self.follow_up_by is None or self.followed_up_on is not None:
            raise RuleBroken("No follow-up meeting is awaited.", "no-follow-up")
        if not london_date(self.held_at) <= on <= london_date(by.at):
            raise Invalid("/on", "Give the day of the meeting: after the discussion, and not in the future.")
        self.followed_up_on = on
        self.note("followed_up", by, on=on)

    def record_findings(self, *, findings: str, safe_tonight: str | None, own_views: dict[UUID, str], by: By) -> None:
        """What the enquiry has found so far, what keeps each child safe tonight, and what the children say."""
        self._must_be_enquiring()
        if own_views.keys() - self.subjects:
            raise Invalid("/own_views", "Record the views of children of this enquiry.")
        self.findings, self.safe_tonight = findings, safe_tonight
        self.children = tuple(
            replace(each, own_view=own_views.get(each.child_id, each.own_view)) for each in self.children
        )
        self.note("findings_recorded", by)

    def conclude(self, conclusions: tuple[Conclusion, ...], *, on: date, by: By) -> None:
        """An outcome for each child under section 47; a continuing risk needs a conference unless a manager says not."""
        self._must_be_enquiring()
        if not self.findings:
            raise RuleBroken("Record what the enquiry found before you conclude it.", "no-findings")
        if on > london_date(by.at) or (self.started_on and on < self.started_on):
            raise Invalid("/on", "Give the day on which it ended: after it started, and not in the future.")
        by_child = {each.child_id: each for each in conclusions}
        if by_child.keys() != self.under_section_47 or len(by_child) != len(conclusions):
            raise Invalid("/children", "Give one outcome for each child under section 47.")
        for place, each in enumerate(conclusions):
            if each.conference_needed and each.outcome is not EnquiryOutcome.CONTINUING_RISK:
                raise Invalid(
                    f"/children/{place}/conference_needed", "A conference follows from a continuing risk: say so first."
                )
        self.children = tuple(
            _concluded(each, by_child[each.child_id]) if each.child_id in by_child else each for each in self.children
        )
        self.state, self.ended_on = EnquiryState.ENDED, on
        self.note(
            "concluded", by, on=on, outcomes={str(each.child_id): each.outcome for each in conclusions},
            conference_needed=[each.child_id for each in self.children if each.conference_needed],
        )  # fmt: skip

    def stop(self, *, reason: str, by: By) -> None:
        """The section 47 ends without an outcome, for instance because the family lives elsewhere."""
        self._must_be_enquiring()
        self.state, self.stopped_because, self.ended_on = EnquiryState.STOPPED, reason, london_date(by.at)
        self.note("stopped", by, reason=reason)

    def _must_be_enquiring(self) -> None:
        if self.state is not EnquiryState.ENQUIRING:
            raise RuleBroken("There is no open section 47 enquiry here.", "not-enquiring")

    def _check(self, by: By) -> None:
        if not self.children:
            raise Invalid("/children", "Name at least one child.")
        if len(self.subjects) < len(self.children):
            raise Invalid("/children", "Name each child once.")
        if self.held_at > by.at:
            raise Invalid("/held_at", "A strategy discussion is recorded once it was held.")
        present = {each.agency for each in self.participants if each.took_part}
        if not present >= set(EXPECTED) and not self.quorum_reason:
            raise Invalid("/quorum_reason", "Social care, police and health all take part: say why one was missing.")
        if self.under_section_47 and not self.safe_tonight:
            raise Invalid("/safe_tonight", "Say what keeps each child safe tonight.")


def _concluded(child: EnquiryChild, conclusion: Conclusion) -> EnquiryChild:
    risk = conclusion.outcome is EnquiryOutcome.CONTINUING_RISK
    needed = risk and conclusion.conference_needed is not False
    return replace(
        child, outcome=conclusion.outcome, outcome_reason=conclusion.reason, conference_needed=needed
    )  # fmt: skip
