"""A family group conference: offered, answered, referred, prepared, held, agreed, looked at again; and what comes next."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain import fgc as module
from domain.fgc import Fgc
from domain.fgc_guide import Answer, Step, comes_next, fidelity
from domain.fgc_law import BY_CODE, LAWS, OfferLaw, law_for
from domain.fgc_parts import (
    Agreeing,
    Came,
    Ending,
    FgcChild,
    FgcCopy,
    FgcExplanation,
    FgcFeedback,
    FgcForm,
    FgcMember,
    FgcOffer,
    FgcPeer,
    FgcResource,
    FgcReview,
    FgcState,
    FgcUse,
    NotOffered,
    PeerOccasion,
    Side,
    ViewMethod,
    Whose,
)
from domain.ids import new_id
from domain.policy import Role
from tests.builders import NOW, TODAY, by
from tests.domain.refusals import invalid, noted, refused

CHILD, COORDINATOR = new_id(), new_id()
TOMORROW = TODAY + timedelta(days=1)
DAY = timedelta(days=1)
LATER = by(NOW + timedelta(days=200), actor_id=COORDINATOR, acting_as=Role.CONFERENCE_COORDINATOR)
MEETING = datetime(2026, 3, 20, 10, 0, tzinfo=UTC)
GRAN = FgcMember(id=new_id(), name="Ada Bell", relation="grandmother", side=Side.FAMILY, invited_on=TODAY)
TEACHER = FgcMember(id=new_id(), name="Ms Tan", relation="teacher", side=Side.PROFESSIONAL)


def considered(**facts: Any) -> Fgc:
    usual: dict[str, Any] = {
        "form": FgcForm.CONFERENCE, "use": FgcUse.EDGE_OF_CARE, "considered_on": TODAY, "worries": "Nights alone.",
        "children": (FgcChild(id=new_id(), child_id=CHILD),), "members": (GRAN, TEACHER),
    }  # fmt: skip
    return Fgc.consider(id=new_id(), by=by(), **usual | facts)


def an_offer(name: str = "Mia Bell", **facts: Any) -> FgcOffer:
    usual: dict[str, Any] = {"law": "good_practice", "offered_on": TODAY, "offered_how": "At home"}
    return FgcOffer(id=new_id(), name=name, **usual | facts)


def accepted(**facts: Any) -> Fgc:
    fgc, offer = considered(**facts), an_offer()
    fgc.offer(offer, by=by())
    fgc.answer(offer.id, accepted=True, on=TODAY, words=None, by=by())
    return fgc


def referred(**facts: Any) -> Fgc:
    fgc = accepted(**facts)
    told = {"strengths": "He laughs with Gran.", "bottom_lines": "An adult at night.", "letter_on": TODAY}
    fgc.refer(on=TODAY, by=by(), **told)
    return fgc


def assigned(**facts: Any) -> Fgc:
    fgc = referred(**facts)
    fgc.assign(COORDINATOR, on=TODAY, connected=None, because=None, by=by())
    return fgc


def scheduled(**facts: Any) -> Fgc:
    fgc = assigned(**facts)
    fgc.include(replace(GRAN, prepared_on=TODAY, prepared_how="At her kitchen table"), by=LATER)
    fgc.arrange(
        scheduled_for=MEETING, venue="The chapel hall", language="English", interpreter=None, family_chose=True,
        informed_on=TODAY, by=LATER,
    )  # fmt: skip
    return fgc


def the_day(**facts: Any) -> dict[str, Any]:
    usual = {
        "held_from": MEETING, "private_from": MEETING + timedelta(hours=1), "private_until": MEETING + timedelta(hours=3),
        "private_alone": True, "plan_words": "Gran sleeps at ours in the week.", "lead_name": "Ada Bell",
    }  # fmt: skip
    return usual | facts


def held(**facts: Any) -> Fgc:
    fgc = scheduled(**facts)
    fgc.hold({GRAN.id: Came.IN_PERSON, fgc.children[0].id: Came.VIDEO}, by=LATER, **the_day())
    return fgc


ON = date(2026, 3, 20)
TESTS = {"meets_bottom_lines": True, "clear": True, "agreed_by_all": True, "answers_questions": True}


def agreed(**facts: Any) -> Fgc:
    fgc = held(**facts)
    fgc.agree(on=ON, plan_id=new_id(), by=LATER, **TESTS)
    return fgc


def a_review(**facts: Any) -> FgcReview:
    usual: dict[str, Any] = {"id": new_id(), "held_on": ON + 91 * DAY, "went_well": "He sleeps."}
    return FgcReview(**usual | facts)


# --- offered ------------------------------------------------------------------------------------------------------


def test_it_is_considered_for_one_child_or_several_each_once():
    fgc = considered()
    assert fgc.state is FgcState.CONSIDERED
    assert fgc.subjects == {CHILD}
    assert noted(fgc).type == "fgc.considered"
    with invalid("/children"):
        considered(children=())
    with invalid("/children"):
        considered(children=(fgc.children[0], replace(fgc.children[0], id=new_id())))
    with invalid("/considered_on"):
        considered(considered_on=TOMORROW)


def test_every_holder_of_parental_responsibility_is_asked_and_one_yes_is_enough():
    fgc, mother, father = considered(), an_offer("Mia Bell"), an_offer("Tom Reed")
    fgc.offer(mother, by=by())
    fgc.offer(father, by=by())
    fgc.answer(father.id, accepted=False, on=TODAY, words="Not with her.", by=by())
    states = [fgc.state]
    fgc.answer(mother.id, accepted=True, on=TODAY, words=None, by=by())
    states.append(fgc.state)
    fgc.answer(mother.id, accepted=False, on=TODAY, words="I have thought again.", by=by())
    states.append(fgc.state)
    fgc.offer(an_offer("Mia Bell"), by=by())
    states.append(fgc.state)
    assert states == [FgcState.OFFERED, FgcState.ACCEPTED, FgcState.DECLINED, FgcState.OFFERED]


def test_an_offer_is_under_a_law_that_holds_and_nobody_is_asked_twice_at_once():
    fgc = considered()
    with invalid("/law"):
        fgc.offer(an_offer(law="before_proceedings"), by=by())
    with invalid("/offered_on"):
        fgc.offer(an_offer(offered_on=TODAY - DAY), by=by())
    fgc.offer(an_offer(), by=by())
    with invalid("/name"):
        fgc.offer(an_offer(), by=by())
    with refused("not-here"):
        fgc.answer(new_id(), accepted=True, on=TODAY, words=None, by=by())


def test_the_law_before_proceedings_is_a_row_without_a_day_until_one_is_appointed():
    assert not BY_CODE["before_proceedings"].holds(TODAY)
    assert law_for(FgcUse.PRE_PROCEEDINGS, TODAY).code == "good_practice"
    assert all(law.source for law in LAWS)


@pytest.fixture
def in_force(monkeypatch):
    duty = OfferLaw("before_proceedings", FgcUse.PRE_PROCEEDINGS, duty=True, since=TODAY, text="x", source="x")
    monkeypatch.setattr(module, "law_for", lambda use, on: duty if duty.use is use and duty.holds(on) else LAWS[-1])


def test_where_it_is_a_duty_only_best_interests_are_a_reason_and_a_conference_comes_before_court(in_force):
    fgc = considered(use=FgcUse.PRE_PROCEEDINGS)
    with invalid("/why"):
        fgc.leave_out(NotOffered.NO_NETWORK, because="Nobody here.", on=TODAY, by=by())
    with refused("offer-first"):
        fgc.go_to_court(on=TODAY, by=by())
    manager = by(acting_as=Role.POD_MANAGER)
    fgc.leave_out(NotOffered.BEST_INTERESTS, because="He would find her.", on=TODAY, by=manager)
    assert (fgc.not_offered_by, noted(fgc).reason) == (manager.actor_id, "He would find her.")
    fgc.go_to_court(on=TODAY, by=by())
    assert fgc.proceedings_on == TODAY
    with refused("offer-first"):
        accepted(use=FgcUse.PRE_PROCEEDINGS).go_to_court(on=TODAY, by=by())
    refuses = considered(use=FgcUse.PRE_PROCEEDINGS)
    offer = an_offer()
    refuses.offer(offer, by=by())
    refuses.answer(offer.id, accepted=False, on=TODAY, words=None, by=by())
    refuses.go_to_court(on=TODAY, by=by())


# --- prepared ------------------------------------------------------------------------------------------------------


def test_a_referral_follows_a_yes_and_says_on_what_the_risk_is_based():
    with refused("other-state"):
        considered().refer(on=TODAY, by=by())
    fgc = accepted(use=FgcUse.PRE_PROCEEDINGS)
    with invalid("/letter_on"):
        fgc.refer(on=TODAY, by=by(), strengths="x")
    assert fgc.strengths is None
    with invalid("/children/0/risk_basis"):
        fgc.refer(on=TODAY, letter_on=TODAY, children=(replace(fgc.children[0], at_risk=True),), by=by())
    assert referred().state is FgcState.REFERRED


def test_a_coordinator_from_within_the_case_needs_a_managers_reason():
    fgc = referred()
    with refused("not-independent"):
        fgc.assign(COORDINATOR, on=TODAY, connected="visited the family", because=None, by=by())
    fgc.assign(COORDINATOR, on=TODAY, connected="visited the family", because="Nobody else speaks Twi.", by=by())
    assert (fgc.state, fgc.connected_because) == (FgcState.ASSIGNED, "Nobody else speaks Twi.")
    assert dict(found(fgc))["independent"] is Answer.NOT_MET
    meeting = referred(form=FgcForm.NETWORK_MEETING)
    meeting.assign(COORDINATOR, on=TODAY, connected="worked with the family", because=None, by=by())
    assert meeting.coordinator_id == COORDINATOR


def test_people_are_prepared_wherever_they_live_and_the_child_is_heard():
    fgc = assigned()
    with invalid("/prepared_how"):
        fgc.include(replace(GRAN, prepared_on=TODAY), by=LATER)
    assert fgc.members[0] == GRAN
    uncle = FgcMember(
        id=new_id(), name="Joe Bell", relation="uncle", side=Side.FAMILY, lives="Stranraer", travel="Train, paid by us",
        prepared_on=TODAY, prepared_how="By telephone",
    )  # fmt: skip
    fgc.include(uncle, by=LATER)
    assert (fgc.state, fgc.members[-1].lives) == (FgcState.PREPARING, "Stranraer")
    child = replace(fgc.children[0], child_id=new_id(), view_method=ViewMethod.DRAWING, own_view="A bed at Gran's")
    fgc.hear(child, by=LATER)
    assert fgc.subjects == {CHILD}
    assert fgc.children[0].own_view == "A bed at Gran's"


def test_only_the_coordinator_arranges_and_not_before_somebody_is_prepared():
    fgc = assigned()
    with refused("not-theirs"):
        fgc.arrange(by=by())
    with refused("nobody-prepared"):
        fgc.arrange(by=LATER)
    stands_in = by(NOW + timedelta(days=200), acting_as=Role.SERVICE_MANAGER)
    fgc.include(replace(GRAN, prepared_on=TODAY, prepared_how="x"), by=LATER)
    fgc.arrange(scheduled_for=MEETING, venue="x", language="x", family_chose=True, by=stands_in)
    assert fgc.state is FgcState.SCHEDULED


# --- held ----------------------------------------------------------------------------------------------------------


def test_private_time_has_a_beginning_and_an_end_within_the_day():
    fgc = scheduled()
    came = {GRAN.id: Came.PHONE}
    with invalid("/private_until"):
        fgc.hold(came, by=LATER, **the_day(private_until=None))
    with invalid("/private_until"):
        fgc.hold(came, by=LATER, **the_day(private_until=MEETING))
    with invalid("/held_from"):
        fgc.hold(came, by=by(actor_id=COORDINATOR), **the_day())
    with invalid("/came"):
        fgc.hold({TEACHER.id: Came.IN_PERSON}, by=LATER, **the_day())
    assert fgc.held_from is None
    fgc.hold(came, by=LATER, **the_day(private_from=None, private_until=None))
    assert dict(found(fgc))["private_time"] is Answer.NOT_MET
    assert noted(fgc).occurred_at == MEETING


def test_the_plan_is_agreed_when_it_is_the_familys_and_safe():
    fgc = held()
    with invalid("/meets_bottom_lines"):
        fgc.agree(on=ON, plan_id=new_id(), by=LATER, **TESTS | {"meets_bottom_lines": False})
    with invalid("/on"):
        fgc.agree(on=ON - DAY, plan_id=new_id(), by=LATER, **TESTS)
    fgc.agree(on=ON, plan_id=(plan := new_id()), by=LATER, **TESTS)
    assert (fgc.state, fgc.plan_id) == (FgcState.AGREED, plan)
    without = scheduled()
    without.hold({GRAN.id: Came.IN_PERSON}, by=LATER, **the_day(plan_words=None))
    with refused("no-plan"):
        without.agree(on=ON, plan_id=new_id(), by=LATER, **TESTS)


def test_a_plan_that_is_not_safe_is_not_agreed_and_the_family_may_meet_again():
    fgc = held()
    fgc.not_agree(on=ON, because="Nobody is there on Fridays.", by=LATER)
    assert (fgc.state, comes_next(fgc).step) == (FgcState.NOT_AGREED, Step.MEET_AGAIN)
    fgc.arrange(scheduled_for=MEETING + 7 * DAY, venue="x", language="x", family_chose=True, by=LATER)
    fgc.hold(
        {GRAN.id: Came.IN_PERSON}, by=LATER, **the_day(held_from=MEETING + DAY, private_from=None, private_until=None)
    )
    assert fgc.state is FgcState.HELD


# --- afterwards -----------------------------------------------------------------------------------------------------


def test_help_is_promised_and_given_and_nothing_is_given_before_the_family_met():
    help_ = FgcResource(id=new_id(), words="A second bed", who="Kith", promised_on=ON, by_when=ON + DAY)
    with refused("other-state"):
        scheduled().add(help_, by=LATER)
    fgc = agreed()
    fgc.add(help_, by=LATER)
    assert noted(fgc).type == "fgc.resource_promised"
    assert dict(found(fgc))["help_given"] is Answer.NOT_MET
    fgc.add(replace(help_, given_on=ON + DAY), by=LATER)
    assert noted(fgc).type == "fgc.resource_given"
    assert len(fgc.resources) == 1
    assert dict(found(fgc))["help_given"] is Answer.MET
    with invalid("/given_on"):
        fgc.add(replace(help_, given_on=date(2030, 1, 1)), by=LATER)


def test_it_is_not_closed_as_reviewed_without_a_review():
    fgc = agreed()
    with refused("no-review"):
        fgc.close(Ending.REVIEWED, on=ON, because="x", by=LATER)
    with invalid("/next_by"):
        fgc.review(a_review(next_by=ON), by=LATER)
    fgc.review(a_review(), by=LATER)
    with invalid("/on"):
        fgc.close(Ending.REVIEWED, on=ON, because="x", by=LATER)
    fgc.close(Ending.REVIEWED, on=ON + 91 * DAY, because="The plan carries itself.", by=LATER)
    assert comes_next(fgc).step is Step.NOTHING
    with refused("closed"):
        fgc.close(Ending.OTHER, on=ON, because="x", by=LATER)


def test_rights_are_explained_in_a_language_at_every_point():
    fgc = considered()
    fgc.add(
        FgcExplanation(
            id=new_id(), to_name="Mia Bell", whose=Whose.PARENT, explained_on=TODAY, how="At home", worker_id=new_id(),
            language="Twi", interpreter="Efua Mensah",
        ),
        by=by(),
    )  # fmt: skip
    assert noted(fgc).type == "fgc.rights_explained"


def a_peer(**facts: Any) -> FgcPeer:
    usual: dict[str, Any] = {
        "id": new_id(), "occasion": PeerOccasion.INITIAL_CONFERENCE, "peer_name": "Rae Lund", "parent_name": "Mia Bell",
        "trained_on": TODAY - 90 * DAY, "conflict_checked_on": TODAY, "no_conflict": True, "consent_on": TODAY,
        "matched_on": TODAY,
    }  # fmt: skip
    return FgcPeer(**usual | facts)


@pytest.mark.parametrize(
    ("pointer", "facts"),
    [
        ("/trained_on", {"trained_on": TOMORROW}), ("/conflict_checked_on", {"conflict_checked_on": TOMORROW}),
        ("/no_conflict", {"no_conflict": False}), ("/consent_on", {"consent_on": TOMORROW}),
        ("/matched_on", {"matched_on": TOMORROW}),
    ],
)  # fmt: skip
def test_a_peer_is_trained_checked_and_wanted_before_they_are_matched(pointer: str, facts: dict[str, Any]):
    with invalid(pointer):
        considered().add(a_peer(**facts), by=by())


def test_a_peer_is_matched_and_the_match_ends():
    fgc, peer = considered(), a_peer()
    fgc.add(peer, by=by())
    fgc.add(replace(peer, ended_on=TODAY, ended_because="She moved."), by=by())
    assert noted(fgc).type == "fgc.peer_ended"
    assert len(fgc.peers) == 1


# --- what comes next, and how faithful it was --------------------------------------------------------------------------


def found(fgc: Fgc, today: date = ON + 120 * DAY) -> list[tuple[str, Answer]]:
    return [(item.code, item.answer) for item in fidelity(fgc, today)]


def test_one_thing_comes_next_from_the_first_thought_to_the_end():
    met: list[Step] = [comes_next(make()).step for make in (considered, accepted, referred, assigned, scheduled, held)]
    assert met == [Step.OFFER, Step.REFER, Step.ASSIGN, Step.PREPARE, Step.HOLD, Step.DECIDE]
    fgc = assigned(members=(GRAN,))
    fgc.include(replace(GRAN, prepared_on=TODAY, prepared_how="x"), by=LATER)
    assert comes_next(fgc).step is Step.HEAR_CHILD
    fgc.hear(replace(fgc.children[0], invited_on=TODAY), by=LATER)
    assert comes_next(fgc).step is Step.ARRANGE
    assert comes_next(fgc).by_when == TODAY + timedelta(weeks=6)
    after = agreed()
    assert (comes_next(after).step, comes_next(after).by_when) == (Step.SHARE, ON + 5 * DAY)
    after.add(FgcCopy(id=new_id(), to_name="Everybody", shared_on=ON, how="By hand"), by=LATER)
    assert comes_next(after).step is Step.ASK
    after.add(said(Whose.CHILD), by=LATER)
    assert comes_next(after).by_when == ON + 91 * DAY
    after.review(a_review(next_by=ON + 180 * DAY), by=LATER)
    assert comes_next(after).by_when == ON + 180 * DAY
    after.review(a_review(held_on=ON + 180 * DAY), by=LATER)
    assert comes_next(after).step is Step.CLOSE


def said(whose: Whose) -> FgcFeedback:
    yes = Agreeing.YES
    return FgcFeedback(
        id=new_id(), whose=whose, given_on=ON, listened_to=yes, our_plan=yes, would_recommend=Agreeing.PARTLY
    )


def test_what_the_record_does_not_say_is_not_known_rather_than_not_met():
    assert {answer for _, answer in found(considered())} == {Answer.NOT_KNOWN}


def test_a_conference_as_it_should_be_is_met_in_every_item():
    fgc = scheduled()
    fgc.hear(
        replace(
            fgc.children[0], invited_on=TODAY, advocate_offered_on=TODAY, advocate_wanted=False,
            view_method=ViewMethod.LETTER, own_view="Read my letter first.",
        ),
        by=LATER,
    )  # fmt: skip
    fgc.hold({GRAN.id: Came.IN_PERSON, TEACHER.id: Came.IN_PERSON, fgc.children[0].id: Came.NO}, by=LATER, **the_day())
    fgc.agree(on=ON, plan_id=new_id(), by=LATER, **TESTS)
    fgc.add(FgcResource(id=new_id(), words="Bed", who="Kith", promised_on=ON, given_on=ON), by=LATER)
    fgc.add(FgcCopy(id=new_id(), to_name="Everybody", shared_on=ON, how="By hand"), by=LATER)
    fgc.add(said(Whose.CHILD), by=LATER)
    fgc.add(said(Whose.PARENT), by=LATER)
    fgc.review(a_review(), by=LATER)
    assert {answer for _, answer in found(fgc)} == {Answer.MET}
    assert len(found(fgc)) == 14


def test_what_was_left_undone_is_not_met_once_it_is_too_late():
    early, late = dict(found(agreed(), ON)), dict(found(agreed(), ON + 120 * DAY))
    for code in ("copies", "reviewed", "feedback"):
        assert (early[code], late[code]) == (Answer.NOT_KNOWN, Answer.NOT_MET)
