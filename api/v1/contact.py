"""Contacts: a worry arrives, somebody says who it is about, and decides for each child."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header
from pydantic import BaseModel, Field

from api import front_door
from api.deps import CHANGES, Cursor, IfMatch, Read, Work, answer, changed, guarded
from api.json import JSON
from api.schema import Day, In, Moment, Text, Word, out
from api.shown import InboxPage, Matches
from domain.calendar import WorkingDays
from domain.codes import PrimaryNeed, ReferralSource, Sex
from domain.contact import Channel, Consent, Contact, NamedPerson, Outcome, Urgency
from domain.errors import Invalid
from domain.ids import new_id
from domain.policy import Permission
from persistence.contact import Contacts
from persistence.views import inbox, matches

router = APIRouter(prefix="/contacts", tags=["contact"])


class NamedIn(In):
    """Somebody whom the sender names: as much as they know. The date of birth or due date, not both."""

    id: UUID
    is_child: Annotated[bool, Field(strict=True)]
    given: Word | None = None
    family: Word | None = None
    date_of_birth: Day | None = None
    due_date: Day | None = None
    sex: Sex = Sex.UNKNOWN
    address: Annotated[Text, Field(max_length=1000)] | None = None
    postcode: Annotated[Word, Field(max_length=10)] | None = None
    nhs_number: Annotated[Word, Field(max_length=20)] | None = None
    upn: Annotated[Word, Field(max_length=20)] | None = None
    school: Word | None = None
    relationship: Word | None = None


class ContactIn(In):
    """A worry about one or more children. An agency leaves out `received_at`, `channel` and `source_code`: we know them."""

    id: UUID | None = None
    received_at: Moment | None = None
    channel: Channel | None = None
    source_code: ReferralSource | None = None
    sender_name: Word
    sender_role: Word | None = None
    sender_relationship: Word | None = None
    sender_contact: Word | None = None
    worry: Text
    working_well: Text | None = None
    consent: Consent
    consent_reason: Text | None = None
    urgency: Urgency
    people: Annotated[tuple[NamedIn, ...], Field(min_length=1, max_length=50)]


class ReceiptChild(BaseModel):
    """A child in the contact, by the sender's id, and what was decided once it is."""

    id: UUID
    outcome: Outcome | None
    decided_at: datetime | None


class Receipt(BaseModel):
    """What the sender may know: when it arrived, by when we decide, and what was decided for each child."""

    id: UUID
    version: int
    received_at: datetime
    due_on: date
    children: list[ReceiptChild]


class InboxState(StrEnum):
    """Which contacts to list."""

    WAITING = "waiting"
    DECIDED = "decided"


class MatchIn(In):
    """Who somebody named is, and why you think so."""

    named_id: UUID
    person_id: UUID
    reason: Text


class RegisterIn(In):
    """Somebody named is not known yet: the new person's id."""

    named_id: UUID
    person_id: UUID


class UnmatchIn(In):
    """Which match was wrong, and why."""

    named_id: UUID
    reason: Text


class DecideIn(In):
    """The decision for one child. `pod_id` goes with a decision that opens help."""

    named_id: UUID
    outcome: Outcome
    reason: Text
    pod_id: UUID | None = None
    primary_need: PrimaryNeed = PrimaryNeed.NOT_STATED


def receipt_of(contact: Contact, calendar: WorkingDays) -> dict[str, Any]:
    """What the sender may know of a contact."""
    decided = {decision.named_id: decision for decision in contact.decisions}
    children = [
        {
            "id": named.id,
            "outcome": decided[named.id].outcome if named.id in decided else None,
            "decided_at": decided[named.id].decided_at if named.id in decided else None,
        }
        for named in contact.people
        if named.is_child
    ]
    return {
        "id": contact.id, "version": contact.version, "received_at": contact.received_at,
        "due_on": contact.due_on(calendar), "children": children,
    }  # fmt: skip


@router.post(
    "", operation_id="contact.receive", status_code=201, response_model=Receipt,
    **guarded(Permission.CONTACT_SEND, 409),
)  # fmt: skip
async def receive(body: ContactIn, work: Work, idempotency_key: Annotated[str, Header(max_length=200)] = "") -> JSON:
    """Tell us about a worry. Send an `id` of your own, or an `Idempotency-Key`: sent again, it is answered as before."""
    facts = body.model_dump(exclude={"people", "id"})
    agency_id = work.actor.reach.agency_id
    if agency_id:
        for name in ("received_at", "channel", "source_code"):
            if facts[name] is not None:
                raise Invalid(f"/{name}", "Leave this out: we know it.")
        agency = await work.agencies.consult(agency_id)
        facts |= {"channel": Channel.API, "source_code": agency.source_code}
    for name in ("channel", "source_code"):
        if facts[name] is None:
            raise Invalid(f"/{name}", "Say how the worry arrived, and from whom.")
    contact = Contact.receive(
        by=work.by,
        id=body.id or (work.id_from(idempotency_key) if idempotency_key else new_id()),
        people=tuple(NamedPerson(**named.model_dump()) for named in body.people),
        sent_by_agency_id=agency_id,
        **facts | {"received_at": facts["received_at"] or work.by.at},
    )
    contact = await work.contacts.add(contact)
    content = receipt_of(contact, work.calendar)
    return JSON(content, 201, {"ETag": f'"{contact.version}"', "Location": f"/api/v1/contacts/{contact.id}/receipt"})


@router.get(
    "/{id:uuid}/receipt", operation_id="contact.receipt", response_model=Receipt, **guarded(Permission.CONTACT_READ_OWN)
)
async def receipt(id: UUID, read: Read) -> JSON:
    """What became of a contact that you sent."""
    contact = await Contacts(read).read(id)
    return JSON(receipt_of(contact, read.calendar), 200, {"ETag": f'"{contact.version}"'})


@router.get("", operation_id="contact.list", response_model=InboxPage, **guarded(Permission.CONTACT_READ))
async def list_(read: Read, state: InboxState = InboxState.WAITING, cursor: Cursor = None) -> JSON:
    """The front door's inbox."""
    return JSON(await inbox.inbox(read, read.calendar, cursor, waiting=state is InboxState.WAITING))


@router.get("/{id:uuid}", operation_id="contact.read", response_model=out(Contact), **guarded(Permission.CONTACT_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One contact, in the sender's words, with who it is about and what was decided."""
    return answer(await Contacts(read).read(id))


@router.get(
    "/{id:uuid}/matches", operation_id="contact.matches", response_model=Matches, **guarded(Permission.CONTACT_MATCH)
)
async def matches_(id: UUID, read: Read) -> JSON:
    """People known already who may be the people named, ranked with reasons. A person decides."""
    contact = await Contacts(read).read(id)
    return JSON(await matches.matches(read, contact))


@router.post(
    "/{id:uuid}/take", operation_id="contact.take", response_model=out(Contact),
    **guarded(Permission.CONTACT_DECIDE, *CHANGES),
)  # fmt: skip
async def take(id: UUID, work: Work, version: IfMatch) -> JSON:
    """Work on this contact, so that others see that you do."""
    contact = await work.contacts.get(id, version)
    contact.take(by=work.by)
    return await changed(work.contacts, contact)


@router.post(
    "/{id:uuid}/match", operation_id="contact.match", response_model=out(Contact),
    **guarded(Permission.CONTACT_MATCH, *CHANGES),
)  # fmt: skip
async def match(id: UUID, body: MatchIn, work: Work, version: IfMatch) -> JSON:
    """Say that somebody named is somebody known."""
    contact = await work.contacts.get(id, version)
    await work.require_people({body.person_id})
    contact.match(body.named_id, body.person_id, reason=body.reason, by=work.by)
    return await changed(work.contacts, contact)


@router.post(
    "/{id:uuid}/register", operation_id="contact.register", response_model=out(Contact),
    **guarded(Permission.CONTACT_MATCH, *CHANGES),
)  # fmt: skip
async def register(id: UUID, body: RegisterIn, work: Work, version: IfMatch) -> JSON:
    """Somebody named is not known yet: a new person is made from what the sender wrote."""
    contact = await work.contacts.get(id, version)
    person = await front_door.person_from(work, contact.named(body.named_id), body.person_id)
    await work.people.add(person)
    contact.match(body.named_id, person.id, reason="Added as a new person from this contact", by=work.by)
    return await changed(work.contacts, contact)


@router.post(
    "/{id:uuid}/unmatch", operation_id="contact.unmatch", response_model=out(Contact),
    **guarded(Permission.CONTACT_MATCH, *CHANGES),
)  # fmt: skip
async def unmatch(id: UUID, body: UnmatchIn, work: Work, version: IfMatch) -> JSON:
    """Undo a match that was wrong."""
    contact = await work.contacts.get(id, version)
    contact.unmatch(body.named_id, reason=body.reason, by=work.by)
    return await changed(work.contacts, contact)


@router.post(
    "/{id:uuid}/decide", operation_id="contact.decide", response_model=out(Contact),
    **guarded(Permission.CONTACT_DECIDE, *CHANGES),
)  # fmt: skip
async def decide(id: UUID, body: DecideIn, work: Work, version: IfMatch) -> JSON:
    """Decide for one child. A decision that opens help makes a referral and puts the child before a pod."""
    contact = await work.contacts.get(id, version)
    await front_door.decide(
        work, contact, body.named_id, outcome=body.outcome, reason=body.reason, pod_id=body.pod_id,
        need=body.primary_need,
    )  # fmt: skip
    return await changed(work.contacts, contact)
