"""A contact: a worry that reached the front door about one or more children, before any decision.

The front door decides for each child apart, within one working day, and a person does so (Working Together; domain.md T1).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import WorkingDays, london_date
from domain.codes import ReferralSource, Sex
from domain.errors import Invalid, NotFound, RuleBroken
from domain.identifiers import Scheme, checked

DECISION_WORKING_DAYS = 1
"""Working Together, statutory guidance: acknowledge and decide within one working day of receipt (domain.md T1)."""


class Urgency(StrEnum):
    """How soon the sender thinks somebody must act."""

    NOW = "now"
    TODAY = "today"
    ROUTINE = "routine"


class Consent(StrEnum):
    """Whether the family agreed that we are told. Sharing to keep a child safe does not depend on it (domain.md 6.2)."""

    GIVEN = "given"
    REFUSED = "refused"
    NOT_SOUGHT = "not_sought"


class Channel(StrEnum):
    """How the worry arrived."""

    API = "api"
    PHONE = "phone"
    EMAIL = "email"
    IN_PERSON = "in_person"
    LETTER = "letter"


class Outcome(StrEnum):
    """What the front door decides for one child."""

    NO_FURTHER_ACTION = "no_further_action"
    ADVICE = "advice"
    FAMILY_HELP = "family_help"
    ASSESSMENT = "assessment"
    STRATEGY_DISCUSSION = "strategy_discussion"

    @property
    def opens_help(self) -> bool:
        """Whether this decision makes a referral and starts or continues the child's journey."""
        return self in {Outcome.FAMILY_HELP, Outcome.ASSESSMENT, Outcome.STRATEGY_DISCUSSION}


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPerson:
    """Somebody whom the sender named, in the sender's words. `person_id` is who a worker says it is."""

    id: UUID
    is_child: bool
    given: str | None = None
    family: str | None = None
    date_of_birth: date | None = None
    due_date: date | None = None
    sex: Sex = Sex.UNKNOWN
    address: str | None = None
    postcode: str | None = None
    nhs_number: str | None = None
    upn: str | None = None
    school: str | None = None
    relationship: str | None = None
    person_id: UUID | None = None
    matched_by: UUID | None = None
    matched_at: datetime | None = None
    match_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDecision:
    """What was decided for one child, why, by whom and when. `referral_id` where help was opened."""

    id: UUID
    named_id: UUID
    outcome: Outcome
    reason: str
    decided_by: UUID
    decided_at: datetime
    referral_id: UUID | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Contact(Aggregate):
    """A worry. `sender_relationship` is what the sender is to the child (S4); `worry` is in the sender's words."""

    kind: ClassVar[str] = "contact"
    received_at: datetime
    channel: Channel
    sent_by_agency_id: UUID | None = None
    source_code: ReferralSource
    sender_name: str
    sender_role: str | None = None
    sender_relationship: str | None = None
    sender_contact: str | None = None
    worry: str
    working_well: str | None = None
    consent: Consent
    consent_reason: str | None = None
    urgency: Urgency
    taken_by: UUID | None = None
    concluded_at: datetime | None = None
    people: tuple[NamedPerson, ...]
    decisions: tuple[ContactDecision, ...] = ()

    @property
    def subjects(self) -> frozenset[UUID]:
        """The people whom a worker has recognised in it."""
        return frozenset(named.person_id for named in self.people if named.person_id)

    @property
    def agency_id(self) -> UUID | None:
        """The agency that sent it may read what became of it."""
        return self.sent_by_agency_id

    @property
    def is_open(self) -> bool:
        """Whether a child in it still waits for a decision."""
        return self.concluded_at is None

    @classmethod
    def receive(cls, *, by: By, **facts: Any) -> Self:
        """A worry arrives."""
        contact = cls(**facts)
        contact._check(by)
        contact.note(
            "received", by, occurred_at=contact.received_at, urgency=contact.urgency, source_code=contact.source_code
        )
        return contact

    def due_on(self, calendar: WorkingDays) -> date:
        """The day by whose end every child in it must have a decision."""
        return calendar.add(london_date(self.received_at), DECISION_WORKING_DAYS)

    def named(self, named_id: UUID) -> NamedPerson:
        """One of the people named, or `NotFound`."""
        found = next((named for named in self.people if named.id == named_id), None)
        if found is None:
            raise NotFound
        return found

    def decision_for(self, named_id: UUID) -> ContactDecision | None:
        """The decision for one child, if it has been made."""
        return next((decision for decision in self.decisions if decision.named_id == named_id), None)

    def take(self, *, by: By) -> None:
        """A front-door worker takes the contact, so that two do not work on it unknowing of each other."""
        self._check_open()
        self.taken_by = by.actor_id
        self.note("taken", by)

    def match(self, named_id: UUID, person_id: UUID, *, reason: str, by: By) -> None:
        """A worker says who somebody named in it is. The machine only ranks; a person decides."""
        named = self.named(named_id)
        if named.person_id:
            raise RuleBroken("This person has been matched. Undo that match first.", "already-matched")
        if person_id in self.subjects:
            raise RuleBroken("Somebody else in this contact is matched to that person.", "matched-to-another")
        self._replace(
            replace(named, person_id=person_id, matched_by=by.actor_id, matched_at=by.at, match_reason=reason)
        )
        self.note("matched", by, reason=reason, named_id=named_id, person_id=person_id)

    def unmatch(self, named_id: UUID, *, reason: str, by: By) -> None:
        """The match was wrong. Once help has been opened on it, the referral must be dealt with first."""
        named = self.named(named_id)
        decision = self.decision_for(named_id)
        if named.person_id is None:
            raise RuleBroken("This person is not matched to anybody.", "not-matched")
        if decision and decision.referral_id:
            raise RuleBroken(
                "Help has been opened for this child on this match, so it cannot be undone.", "help-opened"
            )
        was = named.person_id
        self._replace(replace(named, person_id=None, matched_by=None, matched_at=None, match_reason=None))
        self.note("unmatched", by, reason=reason, named_id=named_id, person_id=was)

    def decide(
        self, named_id: UUID, *, decision_id: UUID, outcome: Outcome, reason: str, referral_id: UUID | None, by: By
    ) -> None:
        """Decide for one child. Who the child is must be settled first; `referral_id` goes with help and only with it."""
        named = self.named(named_id)
        if not named.is_child:
            raise RuleBroken("Decisions are made for children; this is an adult.", "not-a-child")
        if self.decision_for(named_id):
            raise RuleBroken("This child's decision has been made.", "already-decided")
        if outcome.opens_help and named.person_id is None:
            raise RuleBroken("Say who this child is first: match them, or add them as a new person.", "not-matched")
        if outcome.opens_help != (referral_id is not None):
            raise RuleBroken("A referral goes with a decision that opens help, and only with it.", "referral-mismatch")
        decision = ContactDecision(
            id=decision_id, named_id=named_id, outcome=outcome, reason=reason,
            decided_by=by.actor_id, decided_at=by.at, referral_id=referral_id,
        )  # fmt: skip
        self.decisions = (*self.decisions, decision)
        if all(self.decision_for(each.id) for each in self.people if each.is_child):
            self.concluded_at = by.at
        self.note(
            "decided", by, reason=reason, outcome=outcome, named_id=named_id, person_id=named.person_id,
            referral_id=referral_id,
        )  # fmt: skip

    def _check_open(self) -> None:
        if not self.is_open:
            raise RuleBroken("Every child in this contact has a decision.", "contact-closed")

    def _replace(self, named: NamedPerson) -> None:
        self.people = tuple(named if each.id == named.id else each for each in self.people)

    def _check(self, by: By) -> None:
        if self.received_at > by.at:
            raise Invalid("/received_at", "The time of receipt cannot be in the future.")
        if self.consent is not Consent.GIVEN and not self.consent_reason:
            raise Invalid("/consent_reason", "Say why the family's agreement was not asked for or not given.")
        if not any(named.is_child for named in self.people):
            raise Invalid("/people", "Name at least one child, even if you know little about them.")
        if len({named.id for named in self.people}) < len(self.people):
            raise Invalid("/people", "Each person named needs an id of their own.")
        for place, named in enumerate(self.people):
            at = f"/people/{place}"
            if not (named.given or named.family or named.due_date or named.relationship):
                raise Invalid(f"{at}/given", "Give a name, a due date or say who this is (such as “younger brother”).")
            if named.date_of_birth and named.due_date:
                raise Invalid(f"{at}/due_date", "Give a date of birth or a due date, not both.")
            if named.date_of_birth and named.date_of_birth > london_date(by.at):
                raise Invalid(
                    f"{at}/date_of_birth", "A date of birth cannot be in the future: give a due date instead."
                )
            if named.nhs_number:
                checked(Scheme.NHS, named.nhs_number, f"{at}/nhs_number")
            if named.upn:
                checked(Scheme.UPN, named.upn, f"{at}/upn")
