"""Records to test with: each function makes one by the domain's own verbs, with everything filled in that a test
does not care about. All people and places are invented; numbers are possible and were never issued.
"""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from domain.agency import Agency, AgencyKind
from domain.aggregate import By
from domain.assessment import Assessment, AssessmentChild, AssessmentKind, AssessmentOutcome
from domain.calendar import WorkingDays
from domain.care import Care
from domain.care_parts import Episode
from domain.codes import (
    AbuseCategory,
    AssessmentFactor,
    EpisodeReason,
    LegalStatus,
    Placement,
    PlacementProvider,
    PrimaryNeed,
    ReferralSource,
)
from domain.conference import Conference, ConferenceChild, ConferenceKind
from domain.contact import Channel, Consent, Contact, NamedPerson, Outcome, Urgency
from domain.enquiry import EXPECTED, Enquiry, EnquiryChild, EnquiryParticipant, Mode, Partner, StrategyDecision
from domain.family import Family, FamilyMember, FamilyPart
from domain.identifiers import Scheme
from domain.ids import new_id
from domain.journey import Journey
from domain.kin import Kinship, Relationship
from domain.person import Address, AddressUse, Identifier, NameUse, Person, PersonName, WayToReach
from domain.plan import Plan
from domain.plan_parts import PlanAction, PlanChild, PlanGoal, PlanKind, PlanMeeting
from domain.pod import Pod, PodKind
from domain.policy import Role
from domain.referral import Referral
from domain.risk import Association, Confidence, HarmOrSafety, Level, Risk, RiskDomain, RiskRating
from domain.visit import Place, Visit, VisitChild, VisitPromise
from domain.worker import Worker

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
"""A Wednesday morning in winter, when London keeps UTC."""
TODAY = date(2026, 3, 4)
LONG_AGO = date(2020, 1, 1)

_NHS_NUMBERS = (f"999{n:06d}" for n in count(1))


def by(at: datetime = NOW, *, actor_id: UUID | None = None, acting_as: str = Role.SOCIAL_WORKER) -> By:
    """Somebody who acts at a moment."""
    return By(actor_id or new_id(), acting_as, at)


def an_nhs_number() -> str:
    """A possible NHS number that this process has not used yet, from the range kept for tests (999)."""
    for nine in _NHS_NUMBERS:
        check = -sum(int(digit) * (10 - place) for place, digit in enumerate(nine)) % 11
        if check < 10:
            return f"{nine}{check}"
    raise AssertionError


def a_name(given: str | None = "Amara", family: str | None = "Okafor", **facts: Any) -> PersonName:
    """A legal name, unless `use` says otherwise."""
    return PersonName(**_filled(facts, id=new_id(), use=NameUse.LEGAL, given=given, family=family))


def an_address(lines: str = "4 Alder Row", **facts: Any) -> Address:
    """A home."""
    return Address(**_filled(facts, id=new_id(), use=AddressUse.HOME, lines=lines, postcode="ZZ1 1AA"))


def a_way_to_reach(value: str = "07700 900001", **facts: Any) -> WayToReach:
    """A telephone number."""
    return WayToReach(**_filled(facts, id=new_id(), value=value))


def an_identifier(scheme: Scheme = Scheme.NHS, value: str | None = None, **facts: Any) -> Identifier:
    """A new NHS number, unless another is given."""
    return Identifier(**_filled(facts, id=new_id(), scheme=scheme, value=value or an_nhs_number()))


def a_relationship(other_id: UUID, kinship: Kinship = Kinship.MOTHER, **facts: Any) -> Relationship:
    """`other_id` is the mother, unless `kinship` says otherwise."""
    return Relationship(**_filled(facts, id=new_id(), other_id=other_id, kinship=kinship))


def a_person(
    given: str | None = "Amara", family: str | None = "Okafor", *, by: By | None = None, **facts: Any
) -> Person:
    """A child of nine, unless `date_of_birth` says otherwise. `names` replaces `given` and `family`."""
    usual = _filled(facts, id=new_id(), date_of_birth=date(2016, 9, 14), names=(a_name(given, family),))
    return Person.register(by=by or _someone(), **usual)


def an_unborn_child(family: str = "Okafor", *, by: By | None = None, **facts: Any) -> Person:
    """A child who is expected in three months."""
    return a_person(None, family, by=by, **_filled(facts, date_of_birth=None, due_date=date(2026, 6, 1)))


def a_member(person_id: UUID, part: FamilyPart = FamilyPart.CHILD, **facts: Any) -> FamilyMember:
    """Somebody who lives with the family."""
    return FamilyMember(**_filled(facts, id=new_id(), person_id=person_id, part=part, at_home=True, since=LONG_AGO))


def a_family(
    *people: Person | UUID, name: str = "Okafor family", id: UUID | None = None, by: By | None = None
) -> Family:
    """A family of these people as its children, or of one child whom nobody else knows."""
    ids = [person.id if isinstance(person, Person) else person for person in people] or [new_id()]
    members = tuple(a_member(person_id) for person_id in ids)
    return Family.form(id=id or new_id(), name=name, members=members, by=by or _someone())


def a_worker(role: Role = Role.SOCIAL_WORKER, *, by: By | None = None, **facts: Any) -> Worker:
    """A full-time social worker with an e-mail address of their own."""
    id = new_id()
    usual = _filled(
        facts,
        id=id, given="Nasreen", family="Whitlock", email=f"{id}@kith.example", role=role,
        post=role.value, fte=1.0, joined_on=LONG_AGO,
    )  # fmt: skip
    return Worker.join(by=by or _someone(), **usual)


def a_pod(
    *workers: Worker, name: str = "Harbour", kind: PodKind = PodKind.POD, id: UUID | None = None, by: By | None = None
) -> Pod:
    """A pod of these workers, all there since it was formed."""
    by = by or _someone()
    pod = Pod.form(id=id or new_id(), name=name, pod_kind=kind, area=None, formed_on=LONG_AGO, by=by)
    for worker in workers:
        pod.add(worker, member_id=new_id(), fte=worker.fte, since=LONG_AGO, by=by)
    return pod


def an_agency(*, by: By | None = None, **facts: Any) -> Agency:
    """A school, without a client."""
    usual = _filled(
        facts,
        id=new_id(), name="Alder Row Primary School", agency_kind=AgencyKind.SCHOOL,
        source_code=ReferralSource.SCHOOL,
    )  # fmt: skip
    return Agency.register(by=by or _someone(), **usual)


def a_named_child(given: str | None = "Amara", family: str | None = "Okafor", **facts: Any) -> NamedPerson:
    """A child as a sender names one."""
    return NamedPerson(**_filled(facts, id=new_id(), is_child=True, given=given, family=family))


def a_named_adult(given: str | None = "Chidi", family: str | None = "Okafor", **facts: Any) -> NamedPerson:
    """An adult as a sender names one."""
    return a_named_child(given, family, **{"is_child": False} | facts)


def a_contact(*people: NamedPerson, by: By | None = None, **facts: Any) -> Contact:
    """A school's worry by telephone about these people, or about one child."""
    by = by or _someone()
    usual = _filled(
        facts,
        id=new_id(), received_at=by.at, channel=Channel.PHONE, source_code=ReferralSource.SCHOOL,
        sender_name="Rowan Pike", worry="Amara has been hungry every morning this week.",
        consent=Consent.GIVEN, urgency=Urgency.TODAY, people=people or (a_named_child(),),
    )  # fmt: skip
    return Contact.receive(by=by, **usual)


def a_referral(*, by: By | None = None, **facts: Any) -> Referral:
    """A referral for an assessment."""
    usual = _filled(
        facts,
        id=new_id(), child_id=new_id(), contact_id=new_id(), journey_id=new_id(), pod_id=new_id(),
        referred_on=TODAY, source_code=ReferralSource.SCHOOL, outcome=Outcome.ASSESSMENT,
        primary_need=PrimaryNeed.NOT_STATED, reason="The family asked for help.",
    )  # fmt: skip
    return Referral.open(by=by or _someone(), **usual)


def a_journey(pod: Pod | None = None, *, by: By | None = None, **facts: Any) -> Journey:
    """A child's journey that begins with an assessment, before a pod of nobody unless one is given."""
    usual = _filled(
        facts,
        id=new_id(), child_id=new_id(), outcome=Outcome.ASSESSMENT, referral_id=new_id(),
        spell_id=new_id(), on=TODAY, reason="The family asked for help.",
    )  # fmt: skip
    return Journey.begin(pod=pod or a_pod(), by=by or _someone(), **usual)


def a_seen_child(child_id: UUID | None = None, **facts: Any) -> VisitChild:
    """A child who was seen, alone."""
    return VisitChild(**_filled(facts, id=new_id(), child_id=child_id or new_id(), seen=True, seen_alone=True))


def a_promise(words: str = "Ask the school about breakfast club.", **facts: Any) -> VisitPromise:
    """Something promised to the whole family."""
    return VisitPromise(**_filled(facts, id=new_id(), words=words))


def a_visit(*children: VisitChild, by: By | None = None, **facts: Any) -> Visit:
    """A visit at home that was just made, to these children or to one."""
    by = by or _someone()
    usual = _filled(
        facts,
        id=new_id(), made_at=by.at, worker_id=by.actor_id, purpose="To hear how the week went",
        place=Place.HOME, account="We had toast together.", children=children or (a_seen_child(),),
    )  # fmt: skip
    return Visit.record(by=by, **usual)


def a_planned_visit(*child_ids: UUID, by: By | None = None, **facts: Any) -> Visit:
    """A visit that somebody intends to make, to these children or to one."""
    by = by or _someone()
    usual = _filled(
        facts,
        id=new_id(), planned_for=by.at, worker_id=by.actor_id, joint_worker_id=None,
        purpose="To hear how the week went",
        children=tuple(VisitChild(id=new_id(), child_id=child_id) for child_id in child_ids or (new_id(),)),
    )  # fmt: skip
    return Visit.plan(by=by, **usual)


def an_episode(**facts: Any) -> Episode:
    """The first episode of a period: with a foster carer, by agreement, since a hundred days ago."""
    usual = _filled(
        facts,
        id=new_id(), since=TODAY - timedelta(days=100), period_id=new_id(), legal_status=LegalStatus.AGREED,
        placement=Placement.FOSTER, provider=PlacementProvider.OWN_AUTHORITY, home_words="With Bea Marsh in Quay Street",
        reason_new=EpisodeReason.STARTED, why="Nobody could look after Amara.",
        need_code=PrimaryNeed.ABUSE_OR_NEGLECT,
    )  # fmt: skip
    return Episode(**usual)


def a_care(*, by: By | None = None, first: Episode | None = None, **facts: Any) -> Care:
    """The record of a child's care; with `first`, the child is looked after."""
    by = by or _someone()
    care = Care.begin(by=by, **_filled(facts, id=new_id(), child_id=new_id()))
    if first:
        care.start_period(first, by=by)
    return care


def an_assessment(*child_ids: UUID, by: By | None = None, **facts: Any) -> Assessment:
    """A child and family assessment that has just begun, of these children or of one; `latest` is its last day."""
    by = by or _someone()
    usual = _filled(
        facts,
        id=new_id(), assessment_kind=AssessmentKind.CHILD_AND_FAMILY, worker_id=by.actor_id, started_on=TODAY,
        latest=TODAY + timedelta(days=63),
        children=tuple(AssessmentChild(id=new_id(), child_id=child_id) for child_id in child_ids or (new_id(),)),
    )  # fmt: skip
    return Assessment.start(by=by, **usual)


def an_assessed_child(child_id: UUID | None = None, **facts: Any) -> AssessmentChild:
    """A child about whom an assessment has come to an end: in need, because of neglect."""
    return AssessmentChild(
        **_filled(
            facts, id=new_id(), child_id=child_id or new_id(), seen_on=TODAY, factors=(AssessmentFactor.NEGLECT,),
            outcome=AssessmentOutcome.CHILD_IN_NEED,
        )
    )  # fmt: skip


def a_goal(words: str = "Breakfast before school", **facts: Any) -> PlanGoal:
    """Something to reach."""
    return PlanGoal(**_filled(facts, id=new_id(), words=words))


def an_action(words: str = "Ask about the breakfast club", **facts: Any) -> PlanAction:
    """Something that the child's grandmother will do."""
    return PlanAction(**_filled(facts, id=new_id(), words=words, owner_name="Grandma Rose"))


def a_meeting(**facts: Any) -> PlanMeeting:
    """A review held today."""
    usual = _filled(
        facts,
        id=new_id(), kind="review", held_on=TODAY, mode="in_person", present="Mum, Grandma Rose and school",
        progress="He eats breakfast on most days.", outcome="continues",
    )  # fmt: skip
    return PlanMeeting(**usual)


def a_draft_plan(*child_ids: UUID, by: By | None = None, **facts: Any) -> Plan:
    """A child in need plan as it is being written, for these children or for one."""
    by = by or _someone()
    return Plan.draft(by=by, **_plan_facts(child_ids, by, facts))


def a_plan(*child_ids: UUID, by: By | None = None, **facts: Any) -> Plan:
    """A plan that began today; it protects from neglect, if its kind protects."""
    by = by or _someone()
    protects = facts.get("plan_kind") is PlanKind.CHILD_PROTECTION
    facts = _filled(facts, on=TODAY, categories=(AbuseCategory.NEGLECT,) if protects else ())
    return Plan.begin(by=by, **_plan_facts(child_ids, by, facts))


def _plan_facts(child_ids: tuple[UUID, ...], by: By, facts: dict[str, Any]) -> dict[str, Any]:
    return _filled(
        facts,
        id=new_id(), plan_kind=PlanKind.CHILD_IN_NEED, worker_id=by.actor_id, why="He comes to school hungry.",
        must_change="He eats before school.",
        children=tuple(PlanChild(id=new_id(), child_id=child_id) for child_id in child_ids or (new_id(),)),
    )  # fmt: skip


def an_asked(agency: Partner = Partner.POLICE, *, took_part: bool = True) -> EnquiryParticipant:
    """Somebody from an agency at a strategy discussion."""
    return EnquiryParticipant(id=new_id(), name="Sam Reeve", agency=agency, took_part=took_part)


def an_enquired_child(
    child_id: UUID | None = None, decision: StrategyDecision = StrategyDecision.SECTION_47_JOINT, **facts: Any
) -> EnquiryChild:
    """A child about whom we enquire with the police, unless `decision` says otherwise."""
    usual = _filled(facts, id=new_id(), child_id=child_id or new_id(), decision=decision, reason="He was hurt.")
    return EnquiryChild(**usual)


def an_enquiry(*children: EnquiryChild, by: By | None = None, **facts: Any) -> Enquiry:
    """A strategy discussion just now, with everybody who is expected."""
    by = by or _someone()
    usual = _filled(
        facts,
        id=new_id(), held_at=by.at, mode=Mode.REMOTE, led_by=by.actor_id, worry="A bruise on his arm.",
        known="The school saw it on Monday.", safe_tonight="He stays with his grandmother.",
        children=children or (an_enquired_child(),), participants=tuple(an_asked(each) for each in EXPECTED),
        calendar=WorkingDays.of([]),
    )  # fmt: skip
    return Enquiry.discuss(by=by, **usual)


def a_conference_child(child_id: UUID | None = None, **facts: Any) -> ConferenceChild:
    """A child whom a conference is about, nothing decided yet."""
    return ConferenceChild(**_filled(facts, id=new_id(), child_id=child_id or new_id()))


def a_conference(*child_ids: UUID, by: By | None = None, **facts: Any) -> Conference:
    """A conference booked for now, before a birth unless `conference_kind` says otherwise."""
    by = by or _someone()
    usual = _filled(
        facts,
        id=new_id(), conference_kind=ConferenceKind.PRE_BIRTH, booked_for=by.at, enquiry=None, near=(),
        children=tuple(a_conference_child(child_id) for child_id in child_ids or (new_id(),)),
        calendar=WorkingDays.of([]),
    )  # fmt: skip
    return Conference.book(by=by, **usual)


def a_rating(level: Level = Level.SOME, **facts: Any) -> RiskRating:
    """A level from today on."""
    usual = _filled(facts, id=new_id(), level=level, since=TODAY, reason="He was out all night.", rated_by=new_id())
    return RiskRating(**usual)


def a_risk(domain: RiskDomain = RiskDomain.COUNTY_LINES, *, by: By | None = None, **facts: Any) -> Risk:
    """A risk that was just judged."""
    return Risk.begin(
        **_filled(facts, id=new_id(), child_id=new_id(), domain=domain, rating=a_rating()), by=by or _someone()
    )


def an_association(*, by: By | None = None, **facts: Any) -> Risk:
    """A place where harm has come to a child, since today."""
    usual = _filled(
        facts,
        id=new_id(), child_id=new_id(), name="The bus station", what=Association.PLACE, since=TODAY,
        harm_or_safety=HarmOrSafety.HARM, confidence=Confidence.LIKELY, source="His youth worker",
    )  # fmt: skip
    return Risk.associate(by=by or _someone(), **usual)


def _someone() -> By:
    # Elsewhere `by` is the name of a parameter.
    return by()


def _filled(facts: dict[str, Any], **usual: Any) -> dict[str, Any]:
    return usual | facts
