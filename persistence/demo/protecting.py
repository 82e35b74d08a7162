"""Child protection in the demo authority: discussions, section 47 enquiries, conferences, plans with their core groups."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from domain.aggregate import By
from domain.calendar import LONDON, london_date
from domain.codes import AbuseCategory
from domain.conference import (
    AttendeePart,
    Conference,
    ConferenceAttendee,
    ConferenceChild,
    ConferenceDecision,
    ConferenceKind,
    ConferenceState,
)  # fmt: skip
from domain.contact import Outcome
from domain.enquiry import (
    Conclusion,
    Enquiry,
    EnquiryChild,
    EnquiryOutcome,
    EnquiryParticipant,
    EnquiryState,
    Mode,
    Partner,
    StrategyDecision,
)  # fmt: skip
from domain.journey import Journey, Status
from domain.plan import Plan
from domain.plan_parts import PlanKind
from domain.pod import Pod
from domain.referral import Referral
from persistence.demo.household import Someone
from persistence.demo.planning import Planning
from persistence.demo.topic import Topic, known
from persistence.demo.understanding import CHAIRS, OF, PARENTS_SAY

PARTNERS = (("T. Dearden", Partner.POLICE, "Officer"), ("Ms Wray", Partner.HEALTH, "Named nurse"))
MORE = (("S. Akhtar", Partner.EDUCATION, "Safeguarding lead"), ("D. Lis", Partner.HOUSING, "Housing officer"))
CAME = (
    ("Ms Wray", AttendeePart.HEALTH), ("S. Akhtar", AttendeePart.EDUCATION), ("T. Dearden", AttendeePart.POLICE),
)  # fmt: skip
SAFE = (
    "{child} is with {carer} tonight, and the aunt stays in the home until Friday.",
    "Nobody who was there that evening comes to the home. {carer} has agreed, and knows whom to ring.",
)
FOUND = (
    "We spoke with {child} alone, with {carer} and {partner}, the school and the doctor. Their accounts fit together.",
    "We saw {child} at school and at home, and asked everybody who knows {child} well.",
)
DECIDED = (
    "Everybody saw the same worry. {carer} said what would help, and the plan begins with that.",
    "What happened may happen again unless adults do something else. The plan says what.",
)


@dataclass(eq=False)
class Protecting(Topic):
    """The child protection of a household."""

    planning: Planning
    waiting: dict[Someone, Referral] = field(default_factory=dict)
    enquiries: list[tuple[Enquiry, list[Someone]]] = field(default_factory=list)
    booked: dict[date, list[tuple[Conference, list[Someone]]]] = field(default_factory=dict)

    def referred(self, child: Someone, referral: Referral, by: By) -> None:
        """Police and health are asked to speak with us, that day or the next working day."""
        if referral.outcome is not Outcome.STRATEGY_DISCUSSION:
            return
        self.waiting[child] = referral
        if len(self.waiting) == 1:
            self.story.plan(self.story.soon(by.at, 30, 200), self._discuss)

    def settle(self, at: datetime) -> None:
        """A stage began or ended today: conferences decided it this morning."""
        today = london_date(at)
        self._ended(at)
        fresh = [
            child for child in self.at_stage(Status.CHILD_PROTECTION)
            if not self.planning.plan_of(child, PlanKind.CHILD_PROTECTION)
        ]  # fmt: skip
        if not fresh:
            return
        for enquiry, children in self.enquiries:
            if not set(children).isdisjoint(fresh):
                self._conclude(enquiry, children, at)
        for conference, children in self.booked.pop(today):
            self._begin(conference, [child for child in children if child in fresh], at)

    def _begin(self, conference: Conference, children: list[Someone], at: datetime) -> None:
        """The conference decided on a plan for each child, which is in force from today."""
        plans = [self._plan(child, conference, at) for child in children]
        self._hold(conference, children, ConferenceDecision.PLAN, at, dict(zip(children, plans, strict=True)))
        for plan, child in zip(plans, children, strict=True):
            self.story.save(plan)
            self.planning.current.append((plan, [child]))
            self.planning.next_meeting(plan, [child], at, 4, 12)
        self._review_later(children, at, 74, 86)

    # --- discussion and enquiry ----------------------------------------------------------------------------------

    def _conference_day(self, child: Someone, at: datetime) -> date | None:
        ahead = self.helping.ahead.get(child, ())
        today = london_date(at)
        return next((day for day, status in ahead if status is Status.CHILD_PROTECTION and day >= today), None)

    def _discuss(self, at: datetime) -> None:
        story, children = self.story, list(self.waiting)
        self.waiting.clear()
        about, post = OF[self.house.theme], self.helping.team.manager()
        decision = story.pick((StrategyDecision.SECTION_47_JOINT, StrategyDecision.SECTION_47_SINGLE))
        if self.house.theme == "alone" and not any(self._conference_day(child, at) for child in children):
            decision = StrategyDecision.ASSESSMENT
        more = (story.pick(MORE),) if story.chance(0.6) else ()
        invited = (("Keyworker of the pod", Partner.SOCIAL_CARE, "Chair"), *PARTNERS, *more)
        enquiry = Enquiry.discuss(
            id=story.id(at), calendar=story.calendar, held_at=at - timedelta(minutes=25),
            mode=story.pick((Mode.REMOTE, Mode.REMOTE, Mode.REMOTE, Mode.IN_PERSON, Mode.TELEPHONE)), led_by=post.worker.id,
            worry=self.fill(about.worry, children[0]), known=self.fill(about.strengths, children[0]),
            safe_tonight=self.fill(story.pick(SAFE), children[0]),
            children=tuple(
                EnquiryChild(id=story.id(at), child_id=known(child), decision=decision, reason=self.fill(
                    "What we know of {child} and the family, put side by side.", child))
                for child in children
            ),
            participants=tuple(
                EnquiryParticipant(id=story.id(at), name=name, agency=agency, part=part, took_part=True)
                for name, agency, part in invited
            ),
            by=post.by(at),
        )  # fmt: skip
        story.save(enquiry)
        if enquiry.mode is Mode.TELEPHONE:
            story.plan(self.later(at, 1, 7), lambda when: self._meet_in_person(enquiry, when))
        if enquiry.state is not EnquiryState.ENQUIRING:
            return
        self.enquiries.append((enquiry, children))
        story.plan(self.later(at, 4, 7), lambda when: self._conclude(enquiry, children, when))

    def _meet_in_person(self, enquiry: Enquiry, at: datetime) -> None:
        """Those who first spoke by telephone sit down together; now and then late, or never written down."""
        if enquiry.follow_up_by and enquiry.state is EnquiryState.ENQUIRING and self.story.chance(0.9):
            enquiry.follow_up(on=london_date(at), by=self.manager(at))
            self.story.save(enquiry)

    def _conclude(self, enquiry: Enquiry, children: list[Someone], at: datetime) -> None:
        if enquiry.state is not EnquiryState.ENQUIRING:
            return
        story, today = self.story, london_date(at)
        views = {known(child): words for child in children if (words := self.own_words(child, today))}
        enquiry.record_findings(
            findings=self.fill(story.pick(FOUND), children[0]), safe_tonight=enquiry.safe_tonight, own_views=views,
            by=self.by(at),
        )  # fmt: skip
        days = {child: self._conference_day(child, at) for child in children}
        enquiry.conclude(
            tuple(self._conclusion(child, days[child]) for child in children), on=today, by=self.manager(at)
        )
        story.save(enquiry)
        groups: defaultdict[date, list[Someone]] = defaultdict(list)
        for child, day in days.items():
            if day:
                groups[day].append(child)
        for day, together in groups.items():
            unborn = not any(child.is_born(day) for child in together)
            kind = ConferenceKind.PRE_BIRTH if unborn else ConferenceKind.INITIAL
            self.booked.setdefault(day, []).append((self._book(kind, together, day, at, enquiry), together))

    def _conclusion(self, child: Someone, conference: date | None) -> Conclusion:
        if conference:
            reason = "The risk goes on, and one service alone cannot make it smaller."
            return Conclusion(child_id=known(child), outcome=EnquiryOutcome.CONTINUING_RISK, reason=reason)
        if any(status is Status.LOOKED_AFTER for _, status in self.helping.ahead.get(child, ())):
            return Conclusion(
                child_id=known(child), outcome=EnquiryOutcome.CONTINUING_RISK, conference_needed=False,
                reason=self.fill("{child} will live with others for now, so a conference would add nothing.", child),
            )  # fmt: skip
        outcome = self.story.pick((EnquiryOutcome.NO_CONTINUING_RISK, EnquiryOutcome.NOT_SUBSTANTIATED))
        return Conclusion(
            child_id=known(child),
            outcome=outcome,
            reason="The family has done what was needed. Help goes on by agreement.",
        )

    # --- conferences and plans -----------------------------------------------------------------------------------

    def _near(self, children: list[Someone]) -> list[tuple[Journey, Pod]]:
        return [(self.helping.journeys[child], self.helping.team.pod) for child in children]

    def _book(
        self, kind: ConferenceKind, children: list[Someone], day: date, at: datetime, enquiry: Enquiry | None
    ) -> Conference:  # fmt: skip
        conference = Conference.book(
            id=self.story.id(at), enquiry=enquiry, calendar=self.story.calendar, near=self._near(children),
            conference_kind=kind, booked_for=datetime.combine(day, time(10), LONDON), venue="Family hub, large room",
            chair_name=self.story.pick(CHAIRS),
            children=tuple(ConferenceChild(id=self.story.id(at), child_id=known(child)) for child in children),
            by=self.by(at),
        )  # fmt: skip
        self.story.save(conference)
        return conference

    def _hold(
        self, conference: Conference, children: list[Someone], decision: ConferenceDecision, at: datetime,
        plans: dict[Someone, Plan],
    ) -> None:  # fmt: skip
        story, today = self.story, london_date(at)
        ids = {part.child_id: part.id for part in conference.children}
        harm = () if decision is ConferenceDecision.ENDS else self._harm()
        reason = "Enough has changed, and the family would like help to go on by agreement."
        if decision is not ConferenceDecision.ENDS:
            reason = self.fill(story.pick(DECIDED), children[0])
        team = (("Keyworker", AttendeePart.SOCIAL_CARE), (self.house.carer_word, AttendeePart.FAMILY))
        conference.hold(
            calendar=story.calendar, near=self._near(children), held_on=today, quorate=True,
            children=tuple(
                ConferenceChild(
                    id=ids.get(known(child)) or story.id(at), child_id=known(child), own_view=self.own_words(child, today),
                    decision=decision, categories=harm, reason=reason,
                    plan_id=plans[child].id if child in plans else None,
                )
                for child in children
            ),
            attendees=tuple(
                ConferenceAttendee(
                    id=story.id(at), name=name, part=part, attended=True, report_in=part is not AttendeePart.FAMILY
                )
                for name, part in (*team, *CAME)
            ),
            parents_view=story.pick(PARENTS_SAY), summary=reason,
            outline_plan=self.fill(OF[self.house.theme].must_change, children[0]), by=self.manager(at),
        )  # fmt: skip
        story.save(conference)

    def _harm(self) -> tuple[AbuseCategory, ...]:
        return OF[self.house.theme].harm

    def _plan(self, child: Someone, conference: Conference, at: datetime) -> Plan:
        facts = self.planning.facts(PlanKind.CHILD_PROTECTION, [child], at)
        return Plan.begin(
            id=self.story.id(at), on=london_date(at), categories=self._harm(), earlier_plans=0, visit_every_days=10,
            from_id=conference.id, by=self.manager(at), **facts,
        )  # fmt: skip

    def _review_later(self, children: list[Someone], at: datetime, least: int, most: int) -> None:
        """The next review conference: booked three weeks before."""
        held = self.later(at, least, most)
        if self.story.chance(0.12):
            held = self.later(held, 12, 45)
        day = london_date(held)

        def book(when: datetime) -> None:
            there = self._protected(children)
            if there and not any(
                self.steps_within(child, when, (day - london_date(when)).days + 10) for child in there
            ):
                review = self._book(ConferenceKind.REVIEW, there, day, when, None)
                self.story.plan(max(held, when), lambda then: hold(review, then))

        def hold(review: Conference, when: datetime) -> None:
            there = self._protected(children)
            if review.state is not ConferenceState.BOOKED or not there:
                return
            self._hold(review, there, ConferenceDecision.CONTINUES, when, {})
            self._review_later(there, when, 150, 176)

        self.story.plan(self.story.at_work((held - timedelta(days=21)).date(), 9, 12), book)

    def _protected(self, children: list[Someone]) -> list[Someone]:
        return [child for child in children if self.planning.plan_of(child, PlanKind.CHILD_PROTECTION)]

    def _ended(self, at: datetime) -> None:
        """Plans of children whom one protects no longer end, by a review conference where help goes on at home."""
        over = [
            (plan, children[0]) for plan, children in self.planning.current
            if plan.plan_kind is PlanKind.CHILD_PROTECTION and self.status(children[0]) is not Status.CHILD_PROTECTION
        ]  # fmt: skip
        home = [child for _, child in over if self.status(child) in {Status.CHILD_IN_NEED, Status.FAMILY_HELP}]
        if home:
            review = self._book(ConferenceKind.REVIEW, home, london_date(at), at, None)
            self._hold(review, home, ConferenceDecision.ENDS, at, {})
        for plan, _ in over:
            reason = (
                "The review conference decided that the child is safe enough."
                if home
                else "The child lives with others now."
            )
            self.planning.end(plan, reason, at)
