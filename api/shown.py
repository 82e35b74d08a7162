"""What the screens show: the answers of the views, which SQL makes and a test holds to these models."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from domain.codes import ClosingReason, Disability, Ethnicity, ReferralSource, Sex, WorkerChangeReason
from domain.contact import Channel, Outcome, Urgency
from domain.family import FamilyPart
from domain.identifiers import Scheme
from domain.journey import Part, Status
from domain.kin import Kinship, Responsibility
from domain.person import NameUse
from domain.plan_parts import PlanKind
from domain.returns.frame import ReturnName
from domain.visit import Place


class Found(BaseModel):
    """Somebody found. `open_to_you`: you may open the record; otherwise ask the keyworker or the pod."""

    id: UUID
    name: str | None
    other_names: list[str]
    reference: str | None
    date_of_birth: date | None
    due_date: date | None
    died_on: date | None
    sex: Sex
    address: str | None
    status: Status | None
    pod_name: str | None
    keyworker_name: str | None
    open_to_you: bool


class FoundPage(BaseModel):
    """The people found, most alike first: at most thirty, so give more words where there are many."""

    items: list[Found]
    next: None


class PersonLink(BaseModel):
    """Somebody, by name."""

    id: UUID
    name: str | None


class OtherName(BaseModel):
    """Another name of the person's."""

    use: NameUse
    name: str
    until: date | None


class Home(BaseModel):
    """Where the person lives; `keep_from` must not learn it."""

    id: UUID
    lines: str
    postcode: str | None
    since: date | None
    keep_from: list[PersonLink]
    keep_from_reason: str | None


class Number(BaseModel):
    """A number that somebody else gave."""

    scheme: Scheme
    value: str
    verified: bool


class Way(BaseModel):
    """How to reach the person, and what to mind."""

    value: str
    note: str | None


class PodLink(BaseModel):
    """The pod that knows the child."""

    id: UUID
    name: str


class StageRow(BaseModel):
    """A stage of the journey."""

    id: UUID
    status: Status
    since: date
    until: date | None
    reason: str
    closing_reason: ClosingReason | None


class AllocationRow(BaseModel):
    """A worker with the child, now or before."""

    id: UUID
    worker_id: UUID
    worker_name: str
    part: Part
    since: date
    until: date | None
    reason: WorkerChangeReason


class CoverNow(BaseModel):
    """Who covers for the keyworker today, and until when."""

    worker_id: UUID
    worker_name: str
    until: date


class JourneyView(BaseModel):
    """The child's one journey. `wishes_open`: wishes for another worker whose answer somebody still waits to hear."""

    id: UUID
    version: int
    begun_on: date
    cover: list[CoverNow]
    wishes_open: int
    pod: PodLink
    statuses: list[StageRow]
    allocations: list[AllocationRow]


class MemberView(BaseModel):
    """A member of the family now."""

    id: UUID
    person_id: UUID
    name: str | None
    date_of_birth: date | None
    due_date: date | None
    died_on: date | None
    part: FamilyPart
    at_home: bool
    words: str | None
    status: Status | None


class FamilyView(BaseModel):
    """A family that the person belongs to."""

    id: UUID
    name: str
    members: list[MemberView]


class RelationshipView(BaseModel):
    """Who another person is to this one."""

    id: UUID
    person_id: UUID
    name: str | None
    kinship: Kinship
    responsibility: Responsibility
    responsibility_source: str | None
    words: str | None
    since: date | None
    until: date | None


class LastVisit(BaseModel):
    """One of the last visits."""

    id: UUID
    made_at: datetime
    place: Place
    purpose: str
    seen: bool
    seen_alone: bool
    own_words: str | None
    worker_name: str


class PlannedVisit(BaseModel):
    """A visit that somebody intends."""

    id: UUID
    planned_for: datetime
    purpose: str
    worker_name: str


class OpenDisagreement(BaseModel):
    """What professionals do not agree about yet."""

    id: UUID
    about: str
    raised_on: date


class OpenPromise(BaseModel):
    """What we said we would do and have not done yet."""

    id: UUID
    visit_id: UUID | None
    words: str
    by_when: date | None
    made_at: datetime | None


class Worry(BaseModel):
    """What somebody was last worried about, and what they saw going well."""

    contact_id: UUID
    received_at: datetime
    worry: str
    working_well: str | None
    sender_name: str
    sender_role: str | None


class Lived(BaseModel):
    """Where the child lived: at an address, in a home found for them ("care"), or with somebody, as its kind says."""

    kind: str
    words: str
    since: date | None
    until: date | None


class NextDue(BaseModel):
    """A clock that runs."""

    code: str
    scope: UUID
    started_on: date
    due_on: date


class PlanNow(BaseModel):
    """The plan that stands; how many goals and actions are open."""

    id: UUID
    plan_kind: PlanKind
    why: str
    strengths: str | None
    must_change: str | None
    by_when: date | None
    otherwise: str | None
    begun_on: date
    goals: int
    actions: int


class WarningView(BaseModel):
    """What one must know before a visit or a call: of the person, or of somebody in their family."""

    id: UUID
    person_id: UUID
    name: str | None
    words: str
    since: date
    review_by: date
    written_by_name: str


class ToPutRight(BaseModel):
    """What a yearly return would be refused (`stops`) or asked about."""

    return_name: ReturnName
    rule: str
    what: str
    stops: bool


class Overview(BaseModel):
    """One person on one screen. `journey` is there for a child who has been helped."""

    id: UUID
    version: int
    ground: str
    reference: str | None
    name: str | None
    date_of_birth: date | None
    birth_estimated: bool
    due_date: date | None
    died_on: date | None
    sex: Sex
    gender_words: str | None
    ethnicity: Ethnicity
    ethnicity_words: str | None
    disabilities: list[Disability]
    disability_words: str | None
    languages: list[str]
    interpreter: str | None
    communication: str | None
    religion: str | None
    nationality: str | None
    own_words: str | None
    other_names: list[OtherName]
    home: Home | None
    identifiers: list[Number]
    ways_to_reach: list[Way]
    warnings: list[WarningView]
    journey: JourneyView | None
    families: list[FamilyView]
    to_put_right: list[ToPutRight]
    relationships: list[RelationshipView]
    last_visits: list[LastVisit]
    last_seen_alone_on: date | None
    planned_visits: list[PlannedVisit]
    open_promises: list[OpenPromise]
    disagreements: list[OpenDisagreement]
    homes: list[Lived]
    first_worry_on: date | None
    due: list[NextDue]
    plan: PlanNow | None
    latest_worry: Worry | None


class ChildOfVisit(BaseModel):
    """A child whom a visit was for."""

    id: UUID
    name: str | None
    seen: bool


class VisitRow(BaseModel):
    """A visit of this child: planned, made, cancelled, or tried in vain (`in_vain`)."""

    id: UUID
    version: int | None
    state: str
    planned_for: datetime | None
    made_at: datetime | None
    purpose: str | None
    place: Place | None
    account: str | None
    why_not: str | None
    seen: bool
    seen_alone: bool
    own_words: str | None
    worker_id: UUID
    worker_name: str
    children: list[ChildOfVisit]


class VisitPage(BaseModel):
    """A child's visits, the latest first."""

    items: list[VisitRow]
    next: str | None


class ChangeOfFact(BaseModel):
    """One fact that changed: where it is in the record, what it was and what it is."""

    pointer: str
    before: Any
    after: Any


class HistoryRow(BaseModel):
    """One entry of the ledger, with what it changed."""

    seq: int
    type: str
    kind: str
    record_id: UUID
    version: int
    occurred_at: datetime
    recorded_at: datetime
    actor_id: UUID
    acting_as: str
    actor_name: str | None
    reason: str | None
    facts: dict[str, Any]
    changes: list[ChangeOfFact]


class HistoryPage(BaseModel):
    """What was recorded about a person, the latest first."""

    items: list[HistoryRow]
    next: str | None


class RecordAsKnown(BaseModel):
    """One record as it stood."""

    record_id: UUID
    kind: str
    version: int
    recorded_at: datetime
    state: dict[str, Any]


class AsKnownPage(BaseModel):
    """Every record about a person as it stood at the end of a day."""

    items: list[RecordAsKnown]
    next: str | None


class ViewingRow(BaseModel):
    """Somebody looked: who, at what, when and on what ground."""

    id: int
    at: datetime
    actor_id: UUID
    actor_name: str | None
    acting_as: str
    what: str
    kind: str
    record_id: UUID
    ground: str


class ViewingPage(BaseModel):
    """Who has looked at a person's records, the latest first."""

    items: list[ViewingRow]
    next: str | None


class InboxChild(BaseModel):
    """A child whom a contact names."""

    id: UUID
    name: str | None
    date_of_birth: date | None
    due_date: date | None
    person_id: UUID | None
    outcome: Outcome | None


class InboxRow(BaseModel):
    """A contact that waits, or has been decided."""

    id: UUID
    version: int
    received_at: datetime
    due_on: date
    working_days_left: int
    urgency: Urgency
    channel: Channel
    source_code: ReferralSource
    sender_name: str
    sender_role: str | None
    agency_name: str | None
    taken_by: UUID | None
    taken_by_name: str | None
    concluded_at: datetime | None
    children: list[InboxChild]
    earlier_contacts: int


class InboxPage(BaseModel):
    """Contacts: those that wait, the most urgent and oldest first; or those decided, the newest first."""

    items: list[InboxRow]
    next: str | None


class Match(BaseModel):
    """Somebody known who may be the person named, with the reasons in words, most alike first."""

    person_id: UUID
    name: str | None
    reference: str | None
    date_of_birth: date | None
    due_date: date | None
    sex: Sex
    address: str | None
    nhs_number: str | None
    upn: str | None
    status: str | None
    keyworker_name: str | None
    pod_name: str | None
    family_names: list[str]
    reasons: list[str]
    differences: list[str]


class MatchesOfNamed(BaseModel):
    """The probable matches for one person named."""

    named_id: UUID
    matches: list[Match]


class Matches(BaseModel):
    """The probable matches for everybody named."""

    items: list[MatchesOfNamed]
