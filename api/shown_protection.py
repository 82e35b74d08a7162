"""What the screens on protection and on risks outside the home show: the answers of their views."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from api.shown import PersonLink
from domain.codes import AbuseCategory
from domain.conference import ConferenceDecision, ConferenceKind, ConferenceState
from domain.enquiry import EnquiryOutcome, EnquiryState, Mode, StrategyDecision
from domain.journey import Status
from domain.risk import Association, Confidence, HarmOrSafety, Level, RiskDomain


class PlanInForce(BaseModel):
    """The plan that protects the child now, from the conferences that began and continued it."""

    conference_id: UUID
    since: date | None
    categories: list[AbuseCategory]
    reason: str | None
    outline: str | None
    core_group_by: date | None
    next_review_by: date | None


class EnquiryRow(BaseModel):
    """A strategy discussion, with what it decided and found for this child. `conference_by` is the last day by law."""

    id: UUID
    version: int
    state: EnquiryState
    held_at: datetime
    mode: Mode
    led_by: UUID
    led_by_name: str
    worry: str
    safe_tonight: str | None
    follow_up_by: date | None
    followed_up_on: date | None
    started_on: date | None
    conference_by: date | None
    ended_on: date | None
    stopped_because: str | None
    decision: StrategyDecision
    reason: str
    own_view: str | None
    outcome: EnquiryOutcome | None
    outcome_reason: str | None
    conference_needed: bool | None
    conference_booked: bool
    others: list[PersonLink]


class ConferenceRow(BaseModel):
    """A conference, with what it decided for this child. `conference_by`: the last day by law of an initial one."""

    id: UUID
    version: int
    state: ConferenceState
    conference_kind: ConferenceKind
    booked_for: datetime
    venue: str | None
    held_on: date | None
    chair_name: str | None
    enquiry_id: UUID | None
    cancelled_because: str | None
    decision: ConferenceDecision | None
    categories: list[AbuseCategory]
    reason: str | None
    own_view: str | None
    conference_by: date | None
    next_review_by: date | None
    others: list[PersonLink]


class Protection(BaseModel):
    """Whether a child is protected by a plan, why, and what happens next; the latest first in both lists."""

    id: UUID
    version: int
    status: Status | None
    plan: PlanInForce | None
    enquiries: list[EnquiryRow]
    conferences: list[ConferenceRow]


class RiskRatingRow(BaseModel):
    """A level while it held, why, and who judged it."""

    id: UUID
    level: Level
    since: date
    until: date | None
    reason: str
    rated_by: UUID
    rated_by_name: str


class RiskRow(BaseModel):
    """One risk. The first of `history` holds now."""

    id: UUID
    version: int
    domain: RiskDomain
    history: list[RiskRatingRow]


class RiskAssociationRow(BaseModel):
    """A connection. A person whom the reader may not come near is neither named nor linked (`name` None)."""

    id: UUID
    version: int
    other_person_id: UUID | None
    name: str | None
    what: Association
    harm_or_safety: HarmOrSafety
    confidence: Confidence
    source: str
    since: date
    until: date | None
    ended_because: str | None
    words: str | None


class RisksOutside(BaseModel):
    """A child's risks outside the home that were judged, and their connections, the present ones first."""

    id: UUID
    version: int
    ratings: list[RiskRow]
    associations: list[RiskAssociationRow]
