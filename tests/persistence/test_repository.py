"""One contract for all kinds of record: what is saved comes back, and what must not happen does not."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
import pytest

from domain.agency import Agency, AgencyKind
from domain.aggregate import Aggregate, By
from domain.assessment import (
    Assessment,
    AssessmentChild,
    AssessmentEvidence,
    AssessmentKind,
    AssessmentOutcome,
    AssessmentView,
    MadeBy,
)
from domain.calendar import WorkingDays, london_date
from domain.care import Care
from domain.care_parts import (
    CareOrder,
    CarePlanKind,
    CareReview,
    CareStep,
    EducationKind,
    EducationPlan,
    Episode,
    HealthCheck,
    HealthKind,
    MissingEpisode,
    OrderKind,
    ParentsBasis,
    Permanence,
    PlanMade,
    Stay,
    StayKind,
    StepKind,
    Touch,
)
from domain.codes import (
    AbuseCategory,
    Accommodation,
    AssessmentFactor,
    ClosingReason,
    Disability,
    EpisodeReason,
    Ethnicity,
    InTouch,
    LeaverActivity,
    LegalStatus,
    MissingKind,
    Placement,
    PlacementChangeReason,
    PlacementProvider,
    PreviousPermanence,
    PrimaryNeed,
    ReferralSource,
    ReviewParticipation,
    Sex,
    UpnUnknown,
    WorkerChangeReason,
)
from domain.conference import AttendeePart, ConferenceAttendee, ConferenceDecision, ConferenceDissent
from domain.contact import Channel, Consent, Contact, NamedPerson, Outcome, Urgency
from domain.enquiry import EnquiryOutcome, Mode, StrategyDecision
from domain.errors import Duplicate, NotFound, Stale
from domain.family import Family, FamilyMember, FamilyOffer, FamilyPart
from domain.identifiers import Scheme
from domain.ids import new_id
from domain.journey import Journey, Status
from domain.journey_parts import ComplexityNoted, FailedVisit
from domain.kin import FamilyTime, Kinship, ParentFact, ParentState, Relationship, Responsibility
from domain.person import Address, AddressUse, Identifier, NameUse, Person, PersonName, WayToReach
from domain.person_parts import WarningNote
from domain.plan import Plan
from domain.plan_parts import (
    PlanAction,
    PlanChild,
    PlanGoal,
    PlanKind,
    PlanMeeting,
    PlanMeetingKind,
    PlanMeetingMode,
    PlanMeetingOutcome,
)
from domain.pod import Pod, PodKind
from domain.pod_kinds import BY_CODE
from domain.pod_parts import PodPost, PodSecondment, SecondmentOutcome
from domain.policy import Actor, Reach, Role, staff_actor, system_actor
from domain.referral import Referral
from domain.template import Template, TemplateRule, TemplateVersion
from domain.visit import Place, Visit, VisitChild, VisitPromise
from domain.worker import Specialism, Worker, WorkerDuty
from domain.workload import Complexity
from persistence.state import from_state, to_state
from persistence.unit_of_work import UnitOfWork, unit_of_work
from tests.builders import (
    a_conference,
    a_conference_child,
    a_rating,
    a_risk,
    an_asked,
    an_association,
    an_enquired_child,
    an_enquiry,
)

DAY = date(2024, 2, 29)
AT = datetime(2024, 2, 29, 12, 0, 0, 123456, UTC)
REPOSITORIES = {
    "worker": "workers", "pod": "pods", "agency": "agencies", "person": "people", "family": "families",
    "contact": "contacts", "referral": "referrals", "journey": "journeys", "visit": "visits",
    "assessment": "assessments", "plan": "plans", "care": "care",
    "enquiry": "enquiries", "conference": "conferences", "risk": "risks",
    "template": "templates",
}  # fmt: skip


def opened(connection, *, actor: Actor | None = None, fingerprint=None):
    actor = actor or system_actor(new_id())
    by = By(actor.id, actor.role, datetime.now(UTC))
    return unit_of_work(connection, actor, by, new_id(), WorkingDays.of([]), fingerprint)


def repository(work: UnitOfWork, kind: str) -> Any:
    return getattr(work, REPOSITORIES[kind])


def records(by: By) -> dict[str, Aggregate]:
    """One record of each kind, every field of it filled and every list with two parts, in the order of their making."""
    agency = Agency.register(
        by=by, id=new_id(), name="School é", agency_kind=AgencyKind.SCHOOL, source_code=ReferralSource.SCHOOL,
        email="a@b.example", phone="1",
    )  # fmt: skip
    for name in ("One", "Two"):
        agency.register_client(client_id=new_id(), name=name, scopes=("contact:send", "contact:read-own"), by=by)
    worker = Worker.join(
        by=by, id=new_id(), given="Ama", family="Ōe", email=f"{new_id()}@x.example", role=Role.SOCIAL_WORKER, post="p",
        fte=0.6, specialisms=(Specialism.DISABILITY, Specialism.PRE_BIRTH), languages=("Twi", "é"),
        registration_number="SW1", employer_id=agency.id, agency_worker=True, joined_on=DAY,
    )  # fmt: skip
    other = Worker.join(
        by=by, id=new_id(), given="Bo", family="Ek", email=f"{new_id()}@x.example", role=Role.SOCIAL_WORKER, post="p",
        fte=1.0, joined_on=DAY,
    )  # fmt: skip
    worker.begin_first_year(since=DAY, until=DAY + timedelta(days=400), by=by)
    for _ in range(2):
        duty = WorkerDuty(id=new_id(), points=7.5, words="w", since=DAY)
        worker.take_on(duty, by=by)
        worker.put_down(duty.id, until=DAY, by=by)
    pod = Pod.form(id=new_id(), name="Pod", pod_kind=PodKind.POD, area="North", formed_on=DAY, by=by)
    template = a_template(by)
    home = Pod.form(id=new_id(), name="Home", pod_kind=PodKind.POD, area=None, formed_on=DAY, by=by)
    for member in (worker, other):
        id, later = new_id(), DAY + timedelta(days=9)
        post = PodPost(id=id, post_id=id, role=Role.SOCIAL_WORKER, title="p", fte=0.5, funded_by=agency.id, since=DAY)
        pod.open_post(post, by=by)
        secondment = PodSecondment(
            id=new_id(), worker_id=member.id, home_pod_id=home.id, home_post="h", host_post="p", since=DAY,
            planned_until=later,
        )  # fmt: skip
        pod.second(
            member, secondment, member_id=new_id(), role=Role.SOCIAL_WORKER, fte=0.5, post_id=id, room_days="Mondays",
            by=by,
        )  # fmt: skip
        pod.end_secondment(
            secondment.id, outcome=SecondmentOutcome.RETURNED, on=later, new_id=None, planned_until=None, by=by
        )
    mother = Person.register(by=by, id=new_id())
    names = (
        PersonName(id=new_id(), use=NameUse.LEGAL, given="Zoë", family="Ní Bhriain-O’Dowd", since=DAY, until=DAY),
        PersonName(id=new_id(), use=NameUse.KNOWN_AS, given=None, family="Z"),
    )
    child = Person.register(
        by=by, id=new_id(), reference=f"K{new_id().hex[-12:]}", date_of_birth=DAY, birth_estimated=True,
        sex=Sex.FEMALE, gender_words="girl", ethnicity=Ethnicity.AFRICAN, ethnicity_words="Ewe", religion="none",
        disabilities=(Disability.HEARING, Disability.AUTISM), disability_words="w", languages=("Ewe", "BSL"),
        interpreter="BSL", communication="signs", nationality="Ghana", upn_unknown=UpnUnknown.UN3, own_words="I \u200b",
        died_on=DAY, names=names,
        addresses=(
            Address(
                id=new_id(), use=AddressUse.HOME, lines="1\n2", postcode="B1 1AA", since=DAY, until=DAY,
                keep_from=(mother.id, new_id()), keep_from_reason="r",
            ),
            Address(id=new_id(), use=AddressUse.LETTERS, lines="x"),
        ),
        ways_to_reach=(
            WayToReach(id=new_id(), value="0", note="n", since=DAY, until=DAY), WayToReach(id=new_id(), value="1"),
        ),
        identifiers=(
            Identifier(
                id=new_id(), scheme=Scheme.NHS, value="9434765919", source="s", verified=True, since=DAY, until=DAY
            ),
            Identifier(id=new_id(), scheme=Scheme.OTHER, value="x"),
        ),
        relationships=(
            Relationship(
                id=new_id(), other_id=mother.id, kinship=Kinship.MOTHER, responsibility=Responsibility.YES,
                responsibility_source="birth", words="mum", since=DAY, until=DAY,
            ),
            Relationship(id=new_id(), other_id=mother.id, kinship=Kinship.OTHER),
        ),
        parent_facts=(
            ParentFact(
                id=new_id(), kinship=Kinship.MOTHER, state=ParentState.EXCLUDED, parent_id=mother.id, words="w",
                since=DAY, until=DAY,
            ),
            ParentFact(id=new_id(), kinship=Kinship.FATHER, state=ParentState.UNKNOWN),
        ),
        family_time=(
            FamilyTime(
                id=new_id(), with_id=mother.id, how_often="weekly", venue="v", supervised=True, ordered_by_court=True,
                words="w", since=DAY, until=DAY,
            ),
            FamilyTime(id=new_id(), with_id=mother.id, how_often="daily"),
        ),
        warnings=(
            WarningNote(id=new_id(), words="w", since=DAY, review_by=DAY, written_by=worker.id, until=DAY),
            WarningNote(id=new_id(), words="x", since=DAY, review_by=DAY, written_by=worker.id),
        ),
    )  # fmt: skip
    family = Family.form(
        id=new_id(), name="Family", by=by,
        members=(
            FamilyMember(
                id=new_id(), person_id=child.id, part=FamilyPart.CHILD, at_home=True, words="w", since=DAY, until=DAY
            ),
            FamilyMember(id=new_id(), person_id=mother.id, part=FamilyPart.PARENT, at_home=False, since=DAY),
        ),
    )  # fmt: skip
    for lives in ("Leeds", None):
        offer = FamilyOffer(id=new_id(), person_id=mother.id, words="w", how_to_ask=lives, lives=lives, since=DAY)
        family.hear_offer(offer, by=by)
    named = (
        NamedPerson(
            id=new_id(), is_child=True, given="Z", family="B", date_of_birth=DAY, sex=Sex.FEMALE, address="a",
            postcode="p", nhs_number="9434765919", upn=None, school="s", relationship="daughter",
        ),
        NamedPerson(id=new_id(), is_child=True, due_date=DAY),
    )  # fmt: skip
    contact = Contact.receive(
        by=by, id=new_id(), received_at=AT, channel=Channel.API, sent_by_agency_id=agency.id,
        source_code=ReferralSource.SCHOOL, sender_name="n", sender_role="r", sender_relationship="t",
        sender_contact="c", worry="w", working_well="g", consent=Consent.REFUSED, consent_reason="r",
        urgency=Urgency.NOW, people=named,
    )  # fmt: skip
    contact.match(named[0].id, child.id, reason="same", by=by)
    for each in named:
        contact.decide(each.id, decision_id=new_id(), outcome=Outcome.ADVICE, reason="r", referral_id=None, by=by)
    referral_id = new_id()
    journey = Journey.begin(
        id=new_id(), child_id=child.id, pod=pod, outcome=Outcome.ASSESSMENT, referral_id=referral_id,
        spell_id=new_id(), on=DAY, reason="r", by=by,
    )  # fmt: skip
    change = WorkerChangeReason.FIRST_CONTACT
    journey.allocate(worker, pod, allocation_id=new_id(), since=DAY, reason=change, words="w", by=by)
    journey.work_beside(other, allocation_id=new_id(), since=DAY, reason=change, words=None, by=by)
    for _ in range(2):
        journey.could_not_be_seen(FailedVisit(id=new_id(), on=DAY, worker_id=worker.id, why="w"), by=by)
        noted = ComplexityNoted(id=new_id(), flag=Complexity.TRAVEL, since=DAY, reason="w")
        journey.note_complexity(noted, by=by)
        journey.end_complexity(noted.id, until=DAY, by=by)
    journey.move_to(home, reason="r", by=by)
    closing = ClosingReason.AFTER_ASSESSMENT
    journey.step(Status.CLOSED, spell_id=new_id(), on=DAY, reason="s", closing_reason=closing, by=by)
    referral = Referral.open(
        id=referral_id, child_id=child.id, contact_id=contact.id, journey_id=journey.id, pod_id=pod.id,
        referred_on=DAY, source_code=ReferralSource.POLICE, outcome=Outcome.ASSESSMENT,
        primary_need=PrimaryNeed.LOW_INCOME, reason="r", by=by,
    )  # fmt: skip
    visit = Visit.record(
        id=new_id(), by=by, made_at=AT, worker_id=worker.id, joint_worker_id=other.id, purpose="p",
        place=Place.NURSERY, present="all", account="a",
        children=(
            VisitChild(
                id=new_id(), child_id=child.id, seen=True, seen_alone=True, bedroom_seen=True, own_words="o",
                particular="p",
            ),
            VisitChild(id=new_id(), child_id=mother.id),
        ),
        promises=(
            VisitPromise(id=new_id(), words="w", child_id=child.id, by_when=DAY, kept_on=DAY),
            VisitPromise(id=new_id(), words="v"),
        ),
    )  # fmt: skip
    assessment = Assessment.start(
        id=new_id(), by=by, latest=DAY, due_on=DAY, assessment_kind=AssessmentKind.PRE_BIRTH,
        made_by=MadeBy.COURT_ORDERED_INDEPENDENT, made_by_words="court", worker_id=worker.id, started_on=DAY,
        referral_id=referral_id, children=(
            AssessmentChild(
                id=new_id(), child_id=child.id, seen_on=DAY, own_view="o", particular="p",
                factors=(AssessmentFactor.NEGLECT, AssessmentFactor.GANGS), outcome=AssessmentOutcome.CARE,
            ),
            AssessmentChild(
                id=new_id(), child_id=mother.id, factors=(AssessmentFactor.OTHER,), outcome=AssessmentOutcome.EARLY_HELP
            ),
        ),
    )  # fmt: skip
    assessment.write(
        by=by, strengths="s", needs="n", context="c", analysis="a", next_steps="x",
        views=(
            AssessmentView(id=new_id(), person_id=mother.id, name="Z", words="w"),
            AssessmentView(id=new_id(), name="Y", words="v"),
        ),
        evidence=(
            AssessmentEvidence(id=new_id(), ledger_seq=2**40, record_id=visit.id, on=DAY, what="w", why_it_matters="m"),
            AssessmentEvidence(id=new_id(), on=DAY, what="w", why_it_matters="m"),
        ),
    )  # fmt: skip
    for _ in range(2):
        assessment.submit(by=by)
        assessment.send_back(new_id(), reason="r", by=by)
    plan = Plan.begin(
        id=new_id(), on=DAY, by=by, plan_kind=PlanKind.CHILD_PROTECTION, worker_id=worker.id, why="w", strengths="s",
        must_change="m", by_when=DAY, otherwise="o", whose_words="mum", pitched_at="like a 7 year old",
        understood_how="asked", visit_every_days=10, categories=(AbuseCategory.NEGLECT, AbuseCategory.EMOTIONAL),
        earlier_plans=1, from_id=assessment.id,
        children=(
            PlanChild(id=new_id(), child_id=child.id, particular="p", own_view="o"),
            PlanChild(id=new_id(), child_id=mother.id),
        ),
        goals=(
            goal := PlanGoal(id=new_id(), words="w", whose_words="m", by_when=DAY, reached_on=DAY, progress="p"),
            PlanGoal(id=new_id(), words="v"),
        ),
        actions=(
            PlanAction(
                id=new_id(), goal_id=goal.id, words="w", owner_id=worker.id, owner_name="Ama", by_when=DAY, done_on=DAY,
                outcome="o",
            ),
            PlanAction(id=new_id(), words="v", owner_name="Mum"),
        ),
    )  # fmt: skip
    for _ in range(2):
        plan.meet(
            PlanMeeting(
                id=new_id(), kind=PlanMeetingKind.CORE_GROUP, held_on=DAY, mode=PlanMeetingMode.BOTH, present="all",
                progress="p", family_view="f", outcome=PlanMeetingOutcome.CHANGES, next_by=date(2024, 3, 1),
            ),
            by=by,
        )  # fmt: skip
    care = filled_care(child.id, mother.id, by)
    enquiry = an_enquiry(
        an_enquired_child(child.id, own_view="o", outcome=EnquiryOutcome.CONTINUING_RISK, conference_needed=True,
                          outcome_reason="r"),
        an_enquired_child(mother.id, StrategyDecision.ASSESSMENT), by=by, led_by=worker.id, mode=Mode.TELEPHONE,
        quorum_reason="q", findings="f", participants=(an_asked(), an_asked(took_part=False)),
        stopped_because="s", ended_on=DAY, followed_up_on=DAY,
    )  # fmt: skip
    conference = a_conference(
        by=by, enquiry=enquiry, chair_id=worker.id, chair_name="Ama", venue="v", held_on=DAY, quorate=False,
        quorum_reason="q", parents_view="p", peer_advocate="a", summary="s", outline_plan="o", core_group_by=DAY,
        next_review_by=DAY, cancelled_because="c", children=(
            a_conference_child(
                child.id, own_view="o", decision=ConferenceDecision.PLAN, reason="r", plan_id=new_id(),
                categories=(AbuseCategory.NEGLECT, AbuseCategory.SEXUAL),
            ),
            a_conference_child(mother.id),
        ),
        attendees=(
            ConferenceAttendee(id=new_id(), name="n", part=AttendeePart.OTHER, attended=True, report_in=True),
            ConferenceAttendee(id=new_id(), name="m", part=AttendeePart.FAMILY, attended=False, report_in=False),
        ),
        dissents=(
            ConferenceDissent(id=new_id(), child_id=child.id, who="w", words="x"),
            ConferenceDissent(id=new_id(), who="v", words="y"),
        ),
    )  # fmt: skip
    risk = a_risk(by=by, child_id=child.id, rating=a_rating(since=DAY, rated_by=worker.id))
    risk.rate(a_rating(since=DAY, rated_by=other.id), by=by)
    connection = an_association(
        by=by, child_id=child.id, other_person_id=mother.id, since=DAY, until=DAY, ended_because="e", words="w"
    )
    made = (
        agency, worker, other, home, pod, mother, child, family, contact, journey, referral, visit, assessment, plan, care,
        enquiry, conference, risk, connection,
        template,
    )  # fmt: skip
    beside = (other, mother, connection, home)
    return {f"{each.kind}{' beside' if any(each is one for one in beside) else ''}": each for each in made}


def a_template(by: By) -> Template:
    """A kind of team with two versions, of one rule each."""
    shipped = BY_CODE["fgc_service"]
    name = f"Kind {new_id().hex}"
    since = london_date(by.at)
    version = TemplateVersion(id=new_id(), since=since, source="s", reason="r")
    ids = tuple(new_id() for _ in shipped.rules(since))
    template = Template.copy(shipped, version, ids, id=new_id(), name=name, about="a", by=by)
    rule = TemplateRule(
        id=new_id(), version_id=version.id, role=Role.ANALYST, fte_least=0.5, fte_most=1.5, heads_least=1, leads=True,
        source="s",
    )  # fmt: skip
    template.rules = (template.rules[0],)
    template.set(TemplateVersion(id=new_id(), since=since + timedelta(days=1), source="s", reason="r"), (rule,), by=by)
    return template


def filled_care(child_id: UUID, other_id: UUID, by: By) -> Care:
    care = Care.begin(id=new_id(), child_id=child_id, by=by)
    period = new_id()
    care.start_period(
        Episode(
            id=new_id(), since=DAY, period_id=period, legal_status=LegalStatus.AGREED, placement=Placement.FOSTER,
            provider=PlacementProvider.PRIVATE, urn="SC1", home_words="h", postcode="B1 1AA", provider_name="n",
            carer_person_id=other_id, distance_miles=3.5, reason_new=EpisodeReason.STARTED, meant_to_last=True,
            temporary_approval=True, why="w", need_code=PrimaryNeed.LOW_INCOME,
        ),
        by=by,
    )  # fmt: skip
    care.change_episode(
        episode_id=new_id(), since=DAY + timedelta(days=3), reason_new=EpisodeReason.ALL, why="w",
        reason_place_change=PlacementChangeReason.OTHER, legal_status=LegalStatus.CARE_ORDER, by=by, urn=None,
        placement=Placement.PARENTS, provider=PlacementProvider.PARENTS, with_parents_basis=ParentsBasis.CARE_ORDER,
    )  # fmt: skip
    for _ in range(2):
        care.add_order(
            CareOrder(id=new_id(), kind=OrderKind.CARE, since=DAY, until=DAY, court="c", case_number="n", words="w"),
            by=by,
        )
        care.hold_review(
            CareReview(
                id=new_id(), held_on=DAY, participation=ReviewParticipation.SPOKE, chair_name="c", child_words="w",
                decisions="d", next_by=DAY + timedelta(days=9), permanence_agreed=True,
            ),
            born=None, by=by,
        )  # fmt: skip
        care.note_health(HealthCheck(id=new_id(), kind=HealthKind.SDQ, on=DAY, score=7, words="w"), by=by)
        care.note_education(EducationPlan(id=new_id(), kind=EducationKind.PEP_REVIEW, on=DAY, words="w"), by=by)
        plan = {"kind": CarePlanKind.PERMANENCE, "on": DAY, "permanence_code": Permanence.ADOPTION, "words": "w"}
        care.make_plan(PlanMade(id=new_id(), **plan), by=by)  # type: ignore[arg-type]  # one dict of several kinds
        care.keep_touch(
            Touch(
                id=new_id(), on=DAY, in_touch=InTouch.YES, activity=LeaverActivity.WORK,
                accommodation=Accommodation.FOYER, how="h", words="w",
            ),
            by=by,
        )  # fmt: skip
    had: dict[str, Any] = {"before": PreviousPermanence.ADOPTION, "before_where": "926", "before_when": "zz/06/2019"}
    care.take_step(CareStep(id=new_id(), kind=StepKind.HAD_BEFORE, on=DAY, words="w", **had), by=by)
    care.take_step(CareStep(id=new_id(), kind=StepKind.TO_BE_PLACED, on=DAY), by=by)
    for day in (1, 2):
        since, until = AT + timedelta(days=day), AT + timedelta(days=day, hours=3)
        missing = MissingEpisode(
            id=new_id(), kind=MissingKind.AWAY, since=since, until=until, found_where="f", words="w",
        )  # fmt: skip
        care.go_missing(missing, by=by)
        care.offer_interview(missing.id, on=until.date(), by=by)
        care.answer_interview(missing.id, accepted=True, by=by)
        care.hold_interview(missing.id, on=until.date(), held_by="h", told="t", by=by)
        stay = Stay(id=new_id(), since=since.date(), kind=StayKind.KIN_INFORMAL, words="w", person_id=other_id)
        care.stay(stay, by=by)
    return care


async def saved(connection, **request: Any) -> dict[str, Any]:
    """The records, saved."""
    async with opened(connection, **request) as work:
        made = records(work.by)
        for each in made.values():
            await repository(work, each.kind).add(each)
    return made


@pytest.fixture
async def connection(pool):
    async with pool.acquire() as taken:
        yield taken


@pytest.mark.parametrize("kind", REPOSITORIES)
async def test_what_is_saved_comes_back(connection, kind):
    made = (await saved(connection))[kind]
    state = to_state(made)
    assert all(len(value) == 2 for value in state.values() if isinstance(value, list)), "every list has two parts"
    async with opened(connection) as work:
        records_ = repository(work, kind)
        for load in (records_.get, records_.consult, records_.read):
            loaded = await load(made.id)
            assert (type(loaded), loaded.version) == (type(made), made.version)
            assert to_state(loaded) == state
    kept = await connection.fetchrow(
        "select state::text as state, version, shape from ledger where record_id = $1 order by version desc", made.id
    )
    assert (kept["version"], kept["shape"]) == (made.version, 1)
    # What the ledger keeps and what the tables give are one and the same document.
    assert to_state(from_state(type(made), kept["state"], made.version)) == state
    tables = await connection.fetchval(
        f"select {records_.state_of(kind)}::jsonb - '{kind}_id' from {kind} where id = $1", made.id
    )
    assert set(orjson.loads(kept["state"])) <= set(orjson.loads(tables))


@pytest.mark.parametrize("kind", REPOSITORIES)
async def test_the_record_of_records_says_whose_it_is(connection, kind):
    made = (await saved(connection))[kind]
    row = await connection.fetchrow("select * from record where id = $1", made.id)
    assert (row["kind"], row["version"], row["agency_id"], row["sealed"]) == (kind, made.version, made.agency_id, False)
    people = await connection.fetch("select person_id from record_subject where record_id = $1", made.id)
    assert {each["person_id"] for each in people} == made.subjects


@pytest.mark.parametrize("kind", REPOSITORIES)
async def test_a_version_that_was_not_seen_is_stale(connection, kind):
    made = (await saved(connection))[kind]
    async with opened(connection) as work:
        for version in (made.version - 1, made.version + 1, 0, 10**9):
            with pytest.raises(Stale) as told:
                await repository(work, kind).get(made.id, version)
            assert told.value.current_version == made.version
        assert (await repository(work, kind).get(made.id, made.version)).version == made.version


@pytest.mark.parametrize("kind", REPOSITORIES)
async def test_the_same_request_again_is_answered_with_the_first_state(connection, kind):
    actor, mark = system_actor(new_id()), b"the same request"
    made = (await saved(connection, actor=actor, fingerprint=mark))[kind]
    async with opened(connection, actor=actor, fingerprint=mark) as work:
        answer = await repository(work, kind).add(made)
        assert (to_state(answer), answer.version, work.repeated) == (to_state(made), 1, True)
    for other_actor, other_mark in ((system_actor(new_id()), mark), (actor, b"another"), (actor, None)):
        async with opened(connection, actor=other_actor, fingerprint=other_mark) as work:
            with pytest.raises(Duplicate):
                await repository(work, kind).add(made)
    written = await connection.fetchval("select count(*) from ledger where record_id = $1", made.id)
    assert written == made.version


@pytest.mark.parametrize("kind", REPOSITORIES)
async def test_out_of_reach_is_not_found(connection, kind):
    made = (await saved(connection))[kind]
    nobody = Actor(new_id(), Role.SOCIAL_WORKER, frozenset(), Reach())
    stranger = staff_actor(new_id(), Role.SOCIAL_WORKER, frozenset({new_id()}))
    for actor in (nobody, stranger):
        near = actor is stranger and kind in ("worker", "pod", "agency", "template")
        async with opened(connection, actor=actor) as work:
            for load in (repository(work, kind).get, repository(work, kind).consult, repository(work, kind).read):
                if near:
                    assert (await load(made.id)).id == made.id
                    continue
                with pytest.raises(NotFound) as there:
                    await load(made.id)
                with pytest.raises(NotFound) as nowhere:
                    await load(new_id())
                assert str(there.value) == str(nowhere.value)
    # Nor is a record of one kind found as one of another.
    async with opened(connection) as work:
        for other in REPOSITORIES.keys() - {kind}:
            with pytest.raises(NotFound):
                await repository(work, other).consult(made.id)


async def test_parts_are_kept_in_order_replaced_and_taken_away(connection):
    made = (await saved(connection))["family"]
    async with opened(connection) as work:
        family = await work.families.get(made.id)
        people = [Person.register(by=work.by, id=new_id()) for _ in range(3)]
        for person in people:
            await work.people.add(person)
        members = [
            FamilyMember(id=new_id(), person_id=person.id, part=FamilyPart.OTHER, at_home=False, since=DAY)
            for person in people
        ]
        family.members = (members[2], family.members[1], members[0], members[1])  # one gone, three new, another order
        family.rename("Other", by=work.by)
        await work.families.save(family)
    async with opened(connection) as work:
        loaded = await work.families.consult(made.id)
        assert loaded.members == (members[2], made.members[1], members[0], members[1])
        family = await work.families.get(made.id)
        family.members = ()
        family.rename("Nobody", by=work.by)
        await work.families.save(family)
    async with opened(connection) as work:
        assert (await work.families.consult(made.id)).members == ()
    assert await connection.fetchval("select count(*) from family_member where family_id = $1", made.id) == 0
    assert await connection.fetchval("select count(*) from record_subject where record_id = $1", made.id) == 0
    first = await connection.fetchval("select state::text from ledger where record_id = $1 and version = 1", made.id)
    assert len(orjson.loads(first)["members"]) == 2


async def test_a_part_of_another_record_is_never_taken(connection):
    made = await saved(connection)
    theirs = made["family"].members[0]
    async with opened(connection) as work:
        person = Person.register(by=work.by, id=new_id())
        await work.people.add(person)

    async def steal():
        async with opened(connection) as work:
            stolen = FamilyMember(id=theirs.id, person_id=person.id, part=FamilyPart.OTHER, at_home=False, since=DAY)
            await work.families.add(Family.form(id=new_id(), name="Thief", members=(stolen,), by=work.by))

    with pytest.raises(Duplicate):
        await steal()
    async with opened(connection) as work:
        assert (await work.families.consult(made["family"].id)).members[0] == theirs


async def test_an_error_at_the_end_leaves_nothing(connection):
    id = new_id()

    async def fail():
        async with opened(connection) as work:
            await work.people.add(Person.register(by=work.by, id=id))
            assert await connection.fetchval("select count(*) from person where id = $1", id) == 0, "as meant"

    with pytest.raises(AssertionError, match="as meant"):
        await fail()
    for table, column in (("record", "id"), ("person", "id"), ("ledger", "record_id")):
        assert await connection.fetchval(f"select count(*) from {table} where {column} = $1", id) == 0


async def test_a_change_that_was_not_saved_is_an_error_of_ours(connection):
    made = (await saved(connection))["family"]

    async def forget():
        async with opened(connection) as work:
            (await work.families.get(made.id)).rename("Forgotten", by=work.by)

    with pytest.raises(RuntimeError, match="never saved"):
        await forget()


async def test_who_waited_for_a_record_sees_it_as_it_was_left(pool):
    """Without a version of the client's, the second to come adds to what the first saved."""
    async with pool.acquire() as connection:
        made = (await saved(connection))["journey"]
    held = asyncio.Event()

    async def fail(number: int) -> None:
        async with pool.acquire() as connection, opened(connection) as work:
            if number:
                await held.wait()
            journey = await work.journeys.of_child(made.child_id)
            held.set()
            await asyncio.sleep(0.05)
            on = DAY + timedelta(days=number)
            journey.could_not_be_seen(FailedVisit(id=new_id(), on=on, worker_id=UUID(int=0), why="w"), by=work.by)
            journey.failed_visits = tuple(
                FailedVisit(id=each.id, on=each.on, worker_id=made.failed_visits[0].worker_id, why=each.why)
                for each in journey.failed_visits
            )
            await work.journeys.save(journey)

    await asyncio.gather(*(fail(number) for number in range(4)))
    async with pool.acquire() as connection, opened(connection) as work:
        assert len((await work.journeys.consult(made.id)).failed_visits) == 2 + 4
