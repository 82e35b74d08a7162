"""A contact: a worry arrives, a person says who is meant, and a person decides for each child apart."""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.calendar import WorkingDays
from domain.contact import Consent, Contact, NamedPerson, Outcome
from domain.errors import DomainError, NotFound
from domain.ids import new_id
from tests.builders import NOW, TODAY, a_contact, a_named_adult, a_named_child, an_nhs_number, by
from tests.domain.refusals import invalid, noted, refused

TOMORROW = TODAY + timedelta(days=1)
HELP = [outcome for outcome in Outcome if outcome.opens_help]
NO_HELP = [outcome for outcome in Outcome if not outcome.opens_help]


def _decide(contact: Contact, named_id: UUID, outcome: Outcome = Outcome.ADVICE, referral_id: UUID | None = None):
    contact.decide(
        named_id, decision_id=new_id(), outcome=outcome, reason="We talked it over.", referral_id=referral_id, by=by()
    )


def _matched(*people: NamedPerson) -> Contact:
    contact = a_contact(*people)
    for named in contact.people:
        contact.match(named.id, new_id(), reason="Same name and date of birth.", by=by())
    return contact


# --- a worry arrives -------------------------------------------------------------------------------------------


def test_a_worry_arrives():
    received = NOW - timedelta(hours=2)
    contact = a_contact(received_at=received)
    assert noted(contact).type == "contact.received"
    assert noted(contact).occurred_at == received
    assert contact.is_open
    assert contact.subjects == frozenset()


def test_the_note_of_a_worry_repeats_neither_names_nor_words():
    assert set(noted(a_contact()).facts) == {"urgency", "source_code"}


def test_the_agency_that_sent_it_may_read_what_became_of_it_and_nobody_else_may():
    agency_id = new_id()
    assert a_contact(sent_by_agency_id=agency_id).agency_id == agency_id
    assert a_contact().agency_id is None


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"received_at": NOW + timedelta(seconds=1)}, "/received_at"),
        ({"consent": Consent.REFUSED}, "/consent_reason"),
        ({"consent": Consent.NOT_SOUGHT, "consent_reason": ""}, "/consent_reason"),
        ({"people": ()}, "/people"),
        ({"people": (a_named_adult(),)}, "/people"),
        ({"people": (a_named_child(), a_named_child(None, None))}, "/people/1/given"),
        ({"people": (a_named_child("", ""),)}, "/people/0/given"),
        ({"people": (a_named_child(date_of_birth=TODAY, due_date=TODAY),)}, "/people/0/due_date"),
        ({"people": (a_named_child(date_of_birth=TOMORROW),)}, "/people/0/date_of_birth"),
        ({"people": (a_named_child(nhs_number="0000000000"),)}, "/people/0/nhs_number"),
        ({"people": (a_named_child(), a_named_adult(nhs_number="12345"))}, "/people/1/nhs_number"),
        ({"people": (a_named_child(upn="B123456789012"),)}, "/people/0/upn"),
    ],
)
def test_what_cannot_be_right_is_refused_and_the_field_is_named(facts: dict[str, Any], pointer: str):
    usual = a_contact()
    with invalid(pointer):
        Contact.receive(
            by=by(),
            **{
                "id": new_id(), "received_at": NOW, "channel": usual.channel, "source_code": usual.source_code,
                "sender_name": "Rowan Pike", "worry": "A worry.", "consent": Consent.GIVEN, "urgency": usual.urgency,
                "people": (a_named_child(),),
            } | facts,
        )  # fmt: skip


def test_each_person_named_has_an_id_of_their_own():
    id = new_id()
    with invalid("/people"):
        a_contact(a_named_child(id=id), a_named_adult(id=id))


@pytest.mark.parametrize("consent", [Consent.REFUSED, Consent.NOT_SOUGHT])
def test_a_worry_without_the_familys_agreement_says_why(consent: Consent):
    contact = a_contact(consent=consent, consent_reason="Asking would have put her in danger.")
    assert contact.consent is consent


@pytest.mark.parametrize(
    "named",
    [
        a_named_child("Suharto", None),
        a_named_child(None, "Okafor"),
        a_named_child(None, None, relationship="younger brother"),
        a_named_child(None, None, due_date=TOMORROW),
        a_named_child(date_of_birth=TODAY),
        a_named_child(nhs_number=an_nhs_number()),
        a_named_child("=cmd|' /C calc'!A0", "\u202eroffako"),
    ],
)
def test_a_child_of_whom_little_is_known_can_be_named_and_is_kept_as_sent(named: NamedPerson):
    assert a_contact(named).people == (named,)


def test_today_is_londons_day_also_after_midnight_in_summer():
    just_after_midnight = by(datetime(2026, 6, 15, 23, 30, tzinfo=UTC))
    a_contact(a_named_child(date_of_birth=date(2026, 6, 16)), by=just_after_midnight)
    with invalid("/people/0/date_of_birth"):
        a_contact(a_named_child(date_of_birth=date(2026, 6, 17)), by=just_after_midnight)


# --- by when -----------------------------------------------------------------------------------------------------

EASTER = WorkingDays.of([date(2026, 4, 3), date(2026, 4, 6)])


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (datetime(2026, 3, 4, 9, 0, tzinfo=UTC), date(2026, 3, 5)),
        (datetime(2026, 3, 6, 23, 59, tzinfo=UTC), date(2026, 3, 9)),  # Friday
        (datetime(2026, 3, 8, 9, 0, tzinfo=UTC), date(2026, 3, 9)),  # Sunday
        (datetime(2026, 4, 2, 16, 0, tzinfo=UTC), date(2026, 4, 7)),  # Thursday before Easter
        (datetime(2026, 4, 2, 23, 30, tzinfo=UTC), date(2026, 4, 7)),  # Good Friday in London already
        (datetime(2026, 6, 15, 23, 30, tzinfo=UTC), date(2026, 6, 17)),  # Tuesday in London already
    ],
)
def test_a_decision_is_due_by_the_end_of_the_next_working_day_in_england(received: datetime, due: date):
    assert a_contact(received_at=received, by=by(received)).due_on(EASTER) == due


# --- who takes it ------------------------------------------------------------------------------------------------


def test_a_worker_takes_a_contact_and_another_may_take_it_over():
    contact, one, two = a_contact(), new_id(), new_id()
    contact.take(by=by(actor_id=one))
    assert contact.taken_by == one
    contact.take(by=by(actor_id=two))
    assert contact.taken_by == two
    assert noted(contact).type == "contact.taken"


def test_a_contact_in_which_all_is_decided_is_not_taken():
    contact = a_contact()
    _decide(contact, contact.people[0].id)
    with refused("contact-closed"):
        contact.take(by=by())


# --- who is meant ------------------------------------------------------------------------------------------------


def test_a_worker_says_who_is_meant_and_why():
    contact, person, worker = a_contact(), new_id(), new_id()
    contact.match(contact.people[0].id, person, reason="Same name and school.", by=by(actor_id=worker))
    named = contact.people[0]
    assert (named.person_id, named.matched_by, named.matched_at) == (person, worker, NOW)
    assert named.match_reason == noted(contact).reason == "Same name and school."
    assert contact.subjects == {person}


def test_a_match_changes_nothing_that_the_sender_wrote():
    contact = a_contact(a_named_child("Amara", "Okafor", relationship="pupil"))
    before = contact.people[0]
    contact.match(before.id, new_id(), reason="Same name.", by=by())
    after = contact.people[0]
    assert (after.given, after.family, after.relationship) == (before.given, before.family, before.relationship)


def test_somebody_who_is_matched_is_not_matched_again():
    contact = _matched()
    with refused("already-matched"):
        contact.match(contact.people[0].id, new_id(), reason="Same name.", by=by())


def test_two_people_in_one_contact_are_not_the_same_person():
    contact = a_contact(a_named_child(), a_named_child("Ama"))
    person = new_id()
    contact.match(contact.people[0].id, person, reason="Same name.", by=by())
    with refused("matched-to-another"):
        contact.match(contact.people[1].id, person, reason="Same name.", by=by())


def test_adults_are_matched_too():
    contact = _matched(a_named_child(), a_named_adult())
    assert len(contact.subjects) == 2


def test_a_match_that_was_wrong_is_undone_and_another_can_be_made():
    contact = _matched()
    was = contact.people[0].person_id
    contact.unmatch(contact.people[0].id, reason="Another child of that name.", by=by())
    named = contact.people[0]
    assert (named.person_id, named.matched_by, named.matched_at, named.match_reason) == (None, None, None, None)
    assert contact.subjects == frozenset()
    assert noted(contact).facts["person_id"] == was
    contact.match(named.id, new_id(), reason="Same address.", by=by())


def test_what_was_never_matched_cannot_be_undone():
    contact = a_contact()
    with refused("not-matched"):
        contact.unmatch(contact.people[0].id, reason="Another child.", by=by())


def test_a_match_on_which_help_was_opened_cannot_be_undone():
    contact = _matched()
    _decide(contact, contact.people[0].id, Outcome.ASSESSMENT, new_id())
    with refused("help-opened"):
        contact.unmatch(contact.people[0].id, reason="Another child.", by=by())


def test_a_match_can_be_undone_after_a_decision_that_opened_no_help():
    contact = _matched()
    _decide(contact, contact.people[0].id)
    contact.unmatch(contact.people[0].id, reason="Another child.", by=by())
    assert contact.decision_for(contact.people[0].id)


def test_who_is_not_named_in_it_is_not_found():
    contact = a_contact()
    for verb in (
        lambda: contact.match(new_id(), new_id(), reason="Same name.", by=by()),
        lambda: contact.unmatch(new_id(), reason="Another child.", by=by()),
        lambda: _decide(contact, new_id()),
    ):
        with pytest.raises(NotFound):
            verb()


# --- what is decided ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", NO_HELP)
def test_no_further_action_and_advice_need_no_match_and_make_no_referral(outcome: Outcome):
    contact = a_contact()
    _decide(contact, contact.people[0].id, outcome)
    assert contact.decisions[0].referral_id is None


@pytest.mark.parametrize("outcome", NO_HELP)
def test_a_referral_without_help_is_refused(outcome: Outcome):
    contact = _matched()
    with refused("referral-mismatch"):
        _decide(contact, contact.people[0].id, outcome, new_id())


@pytest.mark.parametrize("outcome", HELP)
def test_help_is_opened_for_a_child_who_is_known_and_with_a_referral(outcome: Outcome):
    contact, referral_id = _matched(), new_id()
    _decide(contact, contact.people[0].id, outcome, referral_id)
    assert contact.decisions[0].referral_id == referral_id


@pytest.mark.parametrize("outcome", HELP)
def test_help_is_not_opened_for_nobody_in_particular(outcome: Outcome):
    contact = a_contact()
    with refused("not-matched"):
        _decide(contact, contact.people[0].id, outcome, new_id())


@pytest.mark.parametrize("outcome", HELP)
def test_help_without_a_referral_is_refused(outcome: Outcome):
    contact = _matched()
    with refused("referral-mismatch"):
        _decide(contact, contact.people[0].id, outcome)


def test_a_decision_tells_who_decided_when_and_why():
    contact, worker = a_contact(), new_id()
    contact.decide(
        contact.people[0].id, decision_id=new_id(), outcome=Outcome.NO_FURTHER_ACTION, reason="Already helped.",
        referral_id=None, by=by(actor_id=worker),
    )  # fmt: skip
    (decision,) = contact.decisions
    assert (decision.decided_by, decision.decided_at, decision.reason) == (worker, NOW, "Already helped.")
    assert noted(contact).type == "contact.decided"
    assert noted(contact).reason == "Already helped."


def test_brothers_and_sisters_have_decisions_of_their_own():
    contact = _matched(a_named_child(), a_named_child("Ama"), a_named_adult())
    one, two, _ = contact.people
    _decide(contact, one.id, Outcome.ASSESSMENT, new_id())
    assert contact.is_open
    assert contact.decision_for(two.id) is None
    _decide(contact, two.id, Outcome.NO_FURTHER_ACTION)
    assert [decision.outcome for decision in contact.decisions] == [Outcome.ASSESSMENT, Outcome.NO_FURTHER_ACTION]
    assert contact.concluded_at == NOW


def test_a_childs_decision_is_made_once():
    contact = a_contact()
    _decide(contact, contact.people[0].id)
    with refused("already-decided"):
        _decide(contact, contact.people[0].id, Outcome.NO_FURTHER_ACTION)


def test_no_decision_is_made_about_an_adult():
    contact = a_contact(a_named_child(), a_named_adult())
    with refused("not-a-child"):
        _decide(contact, contact.people[1].id)


# --- whatever happens, in whatever order -------------------------------------------------------------------------

PERSONS = [new_id() for _ in range(3)]
places = st.integers(0, 3)


class ContactMachine(RuleBasedStateMachine):
    """Three children and an adult, three people they may be, and workers who try everything."""

    def __init__(self) -> None:
        super().__init__()
        self.contact = a_contact(a_named_child(), a_named_child("Ama"), a_named_child("Obi"), a_named_adult())
        self.sent = [(named.id, named.given, named.is_child) for named in self.contact.people]
        self.done = 1

    def attempt(self, verb: str, *parts: Any, **facts: Any) -> None:
        before = deepcopy(self.contact)
        try:
            getattr(self.contact, verb)(*parts, **facts, by=by())
            self.done += 1
        except DomainError:
            assert self.contact.version == before.version
            assert len(self.contact.changes) == len(before.changes)
            self.contact = before

    def named(self, place: int) -> NamedPerson:
        return self.contact.people[place]

    @rule()
    def take(self):
        self.attempt("take")

    @rule(place=places, person=st.sampled_from(PERSONS))
    def match(self, place: int, person: UUID):
        self.attempt("match", self.named(place).id, person, reason="Same name.")

    @rule(place=places)
    def unmatch(self, place: int):
        self.attempt("unmatch", self.named(place).id, reason="Another child.")

    @rule(place=places, outcome=st.sampled_from(Outcome), referral=st.booleans())
    def decide(self, place: int, outcome: Outcome, referral: bool):
        self.attempt(
            "decide", self.named(place).id, decision_id=new_id(), outcome=outcome, reason="We talked.",
            referral_id=new_id() if referral else None,
        )  # fmt: skip

    @invariant()
    def every_change_is_noted_once(self):
        assert self.contact.version == self.done
        assert [change.version for change in self.contact.changes] == list(range(1, self.done + 1))

    @invariant()
    def it_is_concluded_when_every_child_has_a_decision_and_not_before(self):
        decided = {decision.named_id for decision in self.contact.decisions}
        children = {named.id for named in self.contact.people if named.is_child}
        assert decided <= children
        assert (decided == children) is (self.contact.concluded_at is not None)
        assert len(decided) == len(self.contact.decisions)

    @invariant()
    def help_goes_with_a_referral_and_a_known_child(self):
        for decision in self.contact.decisions:
            assert decision.outcome.opens_help is (decision.referral_id is not None)
            assert not decision.outcome.opens_help or self.contact.named(decision.named_id).person_id

    @invariant()
    def nobody_is_two_of_the_people_in_it(self):
        matched = [named.person_id for named in self.contact.people if named.person_id]
        assert len(set(matched)) == len(matched)
        assert self.contact.subjects == set(matched)

    @invariant()
    def what_the_sender_wrote_stays(self):
        assert [(named.id, named.given, named.is_child) for named in self.contact.people] == self.sent

    @invariant()
    def a_match_has_its_maker_moment_and_reason(self):
        for named in self.contact.people:
            match = (named.person_id, named.matched_by, named.matched_at, named.match_reason)
            assert all(match) or match == (None, None, None, None)


TestContactMachine = ContactMachine.TestCase
TestContactMachine.settings = settings(max_examples=60, stateful_step_count=30)
