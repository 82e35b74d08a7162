"""How a worry reaches the front door, who is recognised in it, and what is decided for each child."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from domain.aggregate import By
from domain.calendar import london_date
from domain.codes import PrimaryNeed, ReferralSource, Sex
from domain.contact import Channel, Consent, Contact, NamedPerson, Outcome, Urgency
from domain.identifiers import Scheme
from domain.policy import Role
from domain.referral import Referral
from persistence.demo.helping import Helping
from persistence.demo.household import Household, Someone
from persistence.demo.names import misheard
from persistence.demo.office import Office, Post
from persistence.demo.people import People
from persistence.demo.places import Numbers, telephone
from persistence.demo.reasons import DECISIONS, MATCHES, NEW_TO_US, OF_THEME
from persistence.demo.story import Story
from persistence.demo.worries import NEEDS, UNAGREED, WELL, WORRIES

Opened = Callable[[Someone, Referral, By], None]

CALLERS = (
    (ReferralSource.FAMILY, "grandmother", "I am the grandmother"),
    (ReferralSource.FAMILY, "aunt", "I am the aunt"),
    (ReferralSource.ACQUAINTANCE, "neighbour", "I live next door"),
    (ReferralSource.SELF, "parent", "It is about my own family"),
    (ReferralSource.ANONYMOUS, "did not want to say", "A member of the public"),
)
NAMES_OF_SENDERS = ("J. Haworth", "Mrs Oyelaran", "Tom Pilling", "S. Akhtar", "PC 4471 Dearden", "Ms Wray", "D. Lis")
NUMBERS = {Scheme.NHS: "nhs_number", Scheme.UPN: "upn"}
"""What a sender may know of a child's numbers."""

URGENT = {"hurt", "alone", "home"}


class FrontDoor:
    """The front door, for one family's story."""

    def __init__(self, story: Story, office: Office, numbers: Numbers) -> None:
        self.story, self.office = story, office
        self.people = People(story, numbers)

    def receive(self, house: Household, children: list[Someone], at: datetime, *, social_care: bool = False) -> Contact:
        """A worry arrives about these children. `social_care`: another authority sends it."""
        story = self.story
        kinds = sorted(WORRIES[house.theme])
        kind, source = story.pick(kinds), ReferralSource.OTHER
        urgency = Urgency.ROUTINE
        if house.theme in URGENT and story.chance(0.5):
            urgency = Urgency.NOW if story.chance(0.4) else Urgency.TODAY
        elif story.chance(0.15):
            urgency = Urgency.TODAY
        sender: dict[str, Any]
        if social_care or (kind == "other" and house.theme not in {"alone", "baby"} and story.chance(0.7)):
            source, role, says = story.pick(CALLERS)
            if social_care:
                source, role, says = ReferralSource.AUTHORITY_EXTERNAL, "Personal adviser", "We looked after them"
            by = self._worker(at).by(at)
            sender = {
                "channel": Channel.PHONE, "sender_role": role, "sender_relationship": says,
                "sender_contact": telephone(story.rng) if source is not ReferralSource.ANONYMOUS else None,
            }  # fmt: skip
        else:
            agency, _, post = story.pick([each for each in self.office.agencies if each[1] == kind])
            source = agency.source_code
            by = By(agency.clients[0].id, Role.AGENCY, at)
            sender = {
                "channel": Channel.API, "sent_by_agency_id": agency.id, "sender_role": post,
                "sender_relationship": "Knows the child through work", "sender_contact": agency.phone,
            }  # fmt: skip
        consent = story.rng.choices(tuple(Consent), (6, 1, 3))[0]
        words = house.words(children[0])
        contact = Contact.receive(
            id=story.id(at), received_at=at, source_code=source, sender_name=story.pick(NAMES_OF_SENDERS),
            consent=consent,
            worry=story.pick(WORRIES[house.theme][kind]).format(**words), urgency=urgency,
            working_well=story.pick(WELL[house.theme]).format(**words) if story.chance(0.8) else None,
            consent_reason=None if consent is Consent.GIVEN else story.pick(UNAGREED).format(**words),
            people=self._named(house, children, at), by=by, **sender,
        )  # fmt: skip
        story.save(contact)
        return contact

    def work_on(
        self, contact: Contact, house: Household, outcomes: Mapping[Someone, Outcome | None],
        opened: Opened | None, helping: Helping, *, match: bool,
    ) -> None:  # fmt: skip
        """A front-door worker takes the contact, says who is in it and decides for each child who has an outcome."""
        story = self.story
        worker = self._worker(contact.received_at)
        urgent = contact.urgency is Urgency.NOW
        taken = story.soon(contact.received_at, 5, 25 if urgent else 150)
        late = story.chance(0.06) and not urgent
        named = dict(zip(outcomes, (each for each in contact.people if each.is_child), strict=True))

        def take(at: datetime) -> None:
            contact.take(by=worker.by(at))
            story.save(contact)
            if match:
                story.plan(story.soon(at, 8, 25), recognise)
            else:
                decide_all(at)

        def recognise(at: datetime) -> None:
            by = worker.by(at)
            known = {someone for someone in (*house.children, *house.adults) if someone.person}
            self.people.register(house, [*house.adults, *(c for c in house.children if c.expected(at.date()))], by)
            everybody = [*outcomes, *(house.adults[: len(contact.people) - len(outcomes)])]
            for each, someone in zip(contact.people, everybody, strict=False):
                reason = story.pick(MATCHES).format(**house.words(house.children[0])) if someone in known else NEW_TO_US
                assert someone.id is not None, "registered above"
                contact.match(each.id, someone.id, reason=reason, by=by)
                story.save(contact)
            decide_all(at)

        def decide_all(at: datetime) -> None:
            first = story.soon(at, 15, 60 if urgent else 300)
            if late:
                first = story.at_work((first + timedelta(days=2)).date())
            settled = [(child, outcome) for child, outcome in outcomes.items() if outcome]
            for place, (child, outcome) in enumerate(settled):
                story.plan(first + timedelta(minutes=3 * place), decide(child, outcome))

        def decide(child: Someone, outcome: Outcome) -> Callable[[datetime], None]:
            def decides(at: datetime) -> None:
                reasons = OF_THEME.get((house.theme, outcome), DECISIONS[outcome])
                by, reason = worker.by(at), story.pick(reasons).format(**house.words(child))
                referral_id = story.id(at) if outcome.opens_help else None
                contact.decide(
                    named[child].id, decision_id=story.id(at), outcome=outcome, reason=reason, referral_id=referral_id,
                    by=by,
                )  # fmt: skip
                story.save(contact)
                if referral_id is None:
                    return
                assert child.id is not None, "nobody is helped before being recognised"
                journey = helping.journeys.get(child)
                referral = Referral.open(
                    id=referral_id, child_id=child.id, contact_id=contact.id,
                    journey_id=journey.id if journey else story.id(at),
                    pod_id=journey.pod_id if journey and journey.is_open else helping.team.pod.id,
                    referred_on=london_date(contact.received_at), source_code=contact.source_code, outcome=outcome,
                    primary_need=NEEDS.get(house.theme, PrimaryNeed.NOT_STATED), reason=reason, by=by,
                )  # fmt: skip
                assert opened, "help is decided on where somebody can give it"
                opened(child, referral, by)
                story.save(referral)

            return decides

        story.plan(taken, take)

    def _worker(self, at: datetime) -> Post:
        return self.story.pick(self.office.front_door.those(at.date(), Role.FRONT_DOOR_WORKER))

    def _named(self, house: Household, children: list[Someone], at: datetime) -> tuple[NamedPerson, ...]:
        return tuple(self._child(house, child, at) for child in children) + tuple(
            NamedPerson(
                id=self.story.id(at), is_child=False, given=adult.given, family=adult.family, sex=adult.sex,
                relationship=house.carer_word if place == 0 else house.partner_word,
                address=adult.home.lines if place == 0 else None, postcode=adult.home.postcode if place == 0 else None,
            )
            for place, adult in enumerate(house.adults[:2])
        )  # fmt: skip

    def _child(self, house: Household, child: Someone, at: datetime) -> NamedPerson:
        story, facts = self.story, dict[str, Any]()
        if not child.is_born(at.date()):
            return NamedPerson(id=story.id(at), is_child=True, due_date=child.due, relationship="unborn baby")
        facts["given"] = misheard(child.given, story.rng) if story.chance(0.08) else child.given
        facts["family"] = child.family if story.chance(0.95) else None
        facts["sex"] = child.sex if story.chance(0.9) else Sex.UNKNOWN
        if story.chance(0.85):
            facts["date_of_birth"] = child.born
        facts["school"] = child.school
        facts["address"], facts["postcode"] = house.home.lines, house.home.postcode
        for number in child.person.identifiers if child.person else ():
            if number.scheme in NUMBERS and story.chance(0.4):
                facts[NUMBERS[number.scheme]] = number.value
        return NamedPerson(id=story.id(at), is_child=True, **facts)
