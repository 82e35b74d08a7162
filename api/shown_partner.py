"""What the partner workspace and the pages about sharing show."""

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel

from domain.agency import AgencyKind
from domain.attachment import Scan
from domain.contact import Outcome
from domain.offer import WhoFor
from domain.plan_parts import PlanKind
from domain.request import RequestState
from domain.share import Basis, Purpose, Refusal, ShareState
from domain.sighting import SightingHow
from domain.uptake import Came, SharingBasis, UptakeState


class SentChild(BaseModel):
    """A child whom the agency named, and what was decided."""

    name: str | None
    outcome: Outcome | None
    decided_at: datetime | None


class SentContact(BaseModel):
    """A worry that the agency sent."""

    id: UUID
    received_at: datetime
    sender_name: str
    children: list[SentChild]


class RequestOfUs(BaseModel):
    """What the agency is or was asked."""

    id: UUID
    version: int
    state: RequestState
    about: str
    asked: str
    why: str
    basis: Basis
    by_when: date
    answer: str | None
    not_because: str | None
    answered_at: datetime | None


class SharedFor(BaseModel):
    """What is shared with the agency, and what for."""

    purpose: Purpose
    what: str
    since: date
    until: date | None


class ChildWithUs(BaseModel):
    """A child about whom something is shared with the agency, or on whose plan it is."""

    id: UUID
    name: str | None
    shares: list[SharedFor]


class NamedChild(BaseModel):
    """A child by name."""

    id: UUID
    name: str | None


class ActionOfOurs(BaseModel):
    """Something in a plan that is the agency's to do. `version` is the plan's."""

    id: UUID
    plan_id: UUID
    version: int
    words: str
    by_when: date | None
    done_on: date | None
    outcome: str | None
    children: list[NamedChild]


class NewsOfOurs(BaseModel):
    """What the agency said of a referral to it."""

    on: date
    state: UptakeState
    words: str


class UptakeOfOurs(BaseModel):
    """A referral to a service that the agency gives: what was sent, exactly, and where it stands."""

    id: UUID
    version: int
    offer: str
    state: UptakeState
    who_for: WhoFor
    asked_on: date
    asked_by: str
    sharing_basis: SharingBasis
    sent: str
    expected_on: date | None
    started_on: date | None
    ended_on: date | None
    came: Came | None
    news: list[NewsOfOurs]


class PartnerHome(BaseModel):
    """The partner workspace: what the agency is asked, what it sent, whom it helps, and what is its to do."""

    id: UUID
    name: str
    requests: list[RequestOfUs]
    contacts: list[SentContact]
    children: list[ChildWithUs]
    actions: list[ActionOfOurs]
    uptakes: list[UptakeOfOurs]


class DocumentForUs(BaseModel):
    """A document that the agency may read; `ours`: it sent it."""

    id: UUID
    name: str
    size: int
    scan: Scan
    sent_at: datetime
    purpose: Purpose | None
    ours: bool | None


class SightingOfOurs(BaseModel):
    """When the agency was in touch with the child."""

    id: UUID
    on: date
    how: SightingHow
    seen_by: str
    account: str
    own_words: str | None


class SharedChild(BaseModel):
    """All that an agency may see of one child."""

    id: UUID
    name: str | None
    shares: list[SharedFor]
    actions: list[ActionOfOurs]
    documents: list[DocumentForUs]
    sightings: list[SightingOfOurs]


class ShareRow(BaseModel):
    """One decision about sharing; `live`: the agency may read under it today."""

    id: UUID
    version: int
    agency: str
    live: bool
    state: ShareState
    purpose: Purpose
    what: str
    basis: Basis | None
    refusal: Refusal | None
    reason: str
    since: date
    until: date | None
    ended_because: str | None


class PlanMemberRow(BaseModel):
    """An agency on a plan of the child's, with how many actions."""

    agency: str
    plan_id: UUID
    plan_kind: PlanKind
    actions: int


class DocumentRow(BaseModel):
    """A document as staff see it; `agency` None: it is ours."""

    id: UUID
    version: int
    name: str
    size: int
    scan: Scan
    sent_at: datetime
    purpose: Purpose | None
    agency: str | None


class RequestRow(BaseModel):
    """What an agency was asked, and what came of it."""

    id: UUID
    version: int
    agency: str
    state: RequestState
    about: str
    asked: str
    why: str
    basis: Basis
    by_when: date
    asked_at: datetime
    asked_by: str
    answer: str | None
    answered_by: str | None
    answered_at: datetime | None
    not_because: str | None
    documents: list[DocumentRow]


class SightingRow(BaseModel):
    """When a partner was in touch with the child."""

    id: UUID
    agency: str
    on: date
    how: SightingHow
    seen_by: str
    seen_by_role: str | None
    account: str
    own_words: str | None


class SharingPage(BaseModel):
    """Who outside sees what of a child, why and since when; and what they told us."""

    id: UUID
    name: str | None
    shares: list[ShareRow]
    members: list[PlanMemberRow]
    requests: list[RequestRow]
    sightings: list[SightingRow]
    documents: list[DocumentRow]


class AskedPage(BaseModel):
    """What agencies were asked for a contact, and the documents that came with it."""

    id: UUID
    requests: list[RequestRow]
    documents: list[DocumentRow]


class Proof(BaseModel):
    """A secret or a key with which a program proves who it is: since when, until when, and when it was last used."""

    kind: str
    since: datetime
    until: datetime | None
    last_used_at: datetime | None


class Program(BaseModel):
    """A program of the agency's."""

    id: UUID
    name: str
    scopes: list[str]
    registered_at: datetime
    switched_off_at: datetime | None
    proofs: list[Proof]


class PersonOfAgency(BaseModel):
    """Somebody at the agency who signs in to the partner workspace."""

    id: UUID
    name: str
    post: str
    email: str
    left_on: date | None


class ProgramsPage(BaseModel):
    """How an agency gets in: its programs and its people."""

    id: UUID
    version: int
    name: str
    agency_kind: AgencyKind
    clients: list[Program]
    people: list[PersonOfAgency]
