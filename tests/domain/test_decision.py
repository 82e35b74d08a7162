"""What is decided, under which delegation, and what must be asked for."""

from datetime import timedelta
from typing import Any

import pytest

from domain.authorisation import Answer, Authorisation, AuthorisationChild, AuthorisationState
from domain.decision import Decision, DecisionChild, DecisionView, Heard
from domain.delegation import (
    UNSET,
    Delegation,
    DelegationLevel,
    DelegationPower,
    Extent,
    Matter,
    Rung,
    authority,
    shipped,
    working_days,
)
from domain.errors import RuleBroken
from domain.ids import new_id
from domain.policy import Role
from tests.builders import NOW, TODAY, by
from tests.domain.refusals import invalid, noted, refused

TOMORROW = TODAY + timedelta(days=1)
CHILD, SISTER = new_id(), new_id()


def a_power(**facts):
    usual: dict[str, Any] = {
        "id": new_id(), "role": Role.POD_MANAGER, "matter": Matter.MONEY, "extent": Extent.UP_TO, "up_to_pounds": 500,
        "since": TODAY, "source": "Scheme of delegation, row 7",
    }  # fmt: skip
    return DelegationPower(**usual | facts)


def a_view(child_id, **facts):
    usual: dict[str, Any] = {
        "id": new_id(),
        "whose": Heard.CHILD,
        "child_id": child_id,
        "heard": True,
        "words": "She agrees.",
    }
    return DecisionView(**usual | facts)


def a_decision(*children, authority_=None, actor=None, **facts):
    usual: dict[str, Any] = {
        "id": new_id(), "what": "He stays at his school.", "why": "His friends are there.", "decided_on": TODAY,
        "children": tuple(DecisionChild(id=new_id(), child_id=each) for each in children),
        "views": tuple(a_view(each) for each in children),
    }  # fmt: skip
    held = authority_ or shipped(Role.SOCIAL_WORKER, Matter.PRACTICE)
    return Decision.take(authority=held, by=actor or by(), **usual | facts)


def test_a_decision_keeps_who_decided_under_which_delegation():
    actor = by()
    decision = a_decision(CHILD, SISTER, actor=actor)
    assert decision.subjects == {CHILD, SISTER}
    assert (decision.decided_by, decision.decided_as) == (actor.actor_id, Role.SOCIAL_WORKER)
    assert decision.under.startswith("Kith ships it so: workers")
    assert noted(decision).type == "decision.taken"


def test_each_child_is_heard_or_it_is_said_why_not():
    with invalid("/views"):
        a_decision(CHILD, SISTER, views=(a_view(CHILD),))
    with invalid("/views/0/child_id"):
        a_decision(CHILD, views=(a_view(SISTER),))
    not_heard = a_view(CHILD, heard=False, words="He was asleep; we ask him tomorrow.")
    mother = DecisionView(id=new_id(), whose=Heard.PARENT, name="Mia", heard=True, words="She is glad.")
    assert len(a_decision(CHILD, views=(not_heard, mother)).views) == 2


def test_a_decision_names_its_children_once_and_has_days_that_can_be():
    with invalid("/children"):
        a_decision()
    with invalid("/children"):
        a_decision(CHILD, CHILD)
    with invalid("/decided_on"):
        a_decision(CHILD, decided_on=TOMORROW)
    with invalid("/review_by"):
        a_decision(CHILD, review_by=TODAY)
    with invalid("/pounds"):
        a_decision(CHILD, pounds=5)


def test_money_is_always_asked_for_until_the_authority_sets_an_amount():
    unset = shipped(Role.POD_MANAGER, Matter.MONEY)
    assert (unset.extent, unset.up_to_pounds, unset.source) == (Extent.ASK, None, UNSET)
    with refused("beyond-authority"):
        a_decision(CHILD, authority_=unset, pounds=1)
    held = authority([a_power()], Role.POD_MANAGER, Matter.MONEY, TODAY)
    assert a_decision(CHILD, authority_=held, pounds=500).under == "Scheme of delegation, row 7"
    with refused("beyond-authority"):
        a_decision(CHILD, authority_=held, pounds=501)


def test_a_version_holds_from_its_day_and_what_was_decided_before_keeps_its_own():
    powers = [a_power(), a_power(since=TOMORROW, up_to_pounds=900)]
    assert authority(powers, Role.POD_MANAGER, Matter.MONEY, TODAY - timedelta(days=1)).source == UNSET
    assert authority(powers, Role.POD_MANAGER, Matter.MONEY, TODAY).up_to_pounds == 500
    assert authority(powers, Role.POD_MANAGER, Matter.MONEY, TOMORROW).up_to_pounds == 900
    assert authority(powers, Role.SOCIAL_WORKER, Matter.MONEY, TOMORROW).extent is Extent.ASK


def test_a_trainee_asks_and_a_service_manager_decides():
    assert all(shipped(Role.SOCIAL_WORKER_IN_TRAINING, matter).extent is Extent.ASK for matter in Matter)
    assert all(shipped(Role.SERVICE_MANAGER, matter).covers(1_000_000) for matter in Matter)


def test_the_scheme_is_set_in_versions():
    scheme = Delegation.begin(id=new_id(), by=by())
    scheme.empower(a_power(), by=by())
    with invalid("/since"):
        scheme.empower(a_power(), by=by())
    with invalid("/since"):
        scheme.empower(a_power(since=TODAY - timedelta(days=1), role=Role.SERVICE_MANAGER), by=by())
    with invalid("/up_to_pounds"):
        scheme.empower(a_power(up_to_pounds=None, since=TOMORROW), by=by())
    with invalid("/extent"):
        scheme.empower(a_power(matter=Matter.LEGAL, since=TOMORROW), by=by())
    with invalid("/role"):
        scheme.empower(a_power(role=Role.ANALYST), by=by())
    level = DelegationLevel(id=new_id(), rung=Rung.MANAGER, working_days=5, since=TODAY, source="Our protocol")
    scheme.give_days(level, by=by())
    assert noted(scheme).type == "delegation.days_given"
    assert working_days(scheme.levels, Rung.MANAGER, TODAY) == 5
    assert working_days(scheme.levels, Rung.DIRECTOR, TODAY) is None


def test_a_decision_is_looked_at_again_until_it_ends():
    decision = a_decision(CHILD, review_by=TOMORROW)
    with invalid("/on"):
        decision.review(on=TOMORROW, words="x", again_by=None, by=by())
    with invalid("/again_by"):
        decision.review(on=TODAY, words="x", again_by=TODAY, by=by())
    decision.review(on=TODAY, words="It is going well.", again_by=TOMORROW, by=by())
    assert (decision.review_by, noted(decision).type) == (TOMORROW, "decision.reviewed")
    decision.end(on=TODAY, reason="He has moved.", by=by())
    assert noted(decision).reason == "He has moved."
    with refused("decision-ended"):
        decision.end(on=TODAY, reason="x", by=by())


# --- asking ------------------------------------------------------------------------------------------------------


def held(*powers):
    """What each post may decide about money today."""
    return lambda role: authority(powers, role, Matter.MONEY, TODAY)


def a_request(*powers, asker=None, **facts):
    child = AuthorisationChild(id=new_id(), child_id=CHILD, heard=True, view="He wants to swim.")
    usual: dict[str, Any] = {
        "id": new_id(), "matter": Matter.MONEY, "pounds": 120, "what": "Swimming lessons", "why": "He has asked.",
        "children": (child,),
    }  # fmt: skip
    return Authorisation.ask(authorities=held(*powers), by=asker or by(), **usual | facts)


def test_a_request_waits_for_the_nearest_post_that_may_decide_it():
    assert a_request().waits_for is Role.SERVICE_MANAGER
    assert a_request(a_power()).waits_for is Role.POD_MANAGER
    assert a_request(a_power(), pounds=501).waits_for is Role.SERVICE_MANAGER
    front = by(acting_as=Role.FRONT_DOOR_WORKER)
    own = a_power(role=Role.FRONT_DOOR_MANAGER)
    assert a_request(own, asker=front).waits_for is Role.FRONT_DOOR_MANAGER


def test_who_may_decide_needs_not_ask():
    with refused("within-authority"):
        a_request(a_power(role=Role.SOCIAL_WORKER))
    with invalid("/pounds"):
        a_request(pounds=None)
    with invalid("/by_when"):
        a_request(by_when=TODAY - timedelta(days=1))
    with invalid("/children"):
        a_request(children=())


def test_only_somebody_whose_delegation_covers_it_answers():
    asked, manager = a_request(), by(acting_as=Role.POD_MANAGER)
    with refused("beyond-authority"):
        asked.reply(Answer.YES, words=None, authorities=held(), by=manager)
    later = NOW + timedelta(hours=3)
    head = by(later, acting_as=Role.SERVICE_MANAGER)
    with invalid("/words"):
        asked.reply(Answer.NO, words=None, authorities=held(), by=head)
    asked.reply(Answer.CONDITIONS, words="For one term.", authorities=held(), by=head)
    assert (asked.state, asked.answered_at, asked.answered_as) == (
        AuthorisationState.ANSWERED, later, Role.SERVICE_MANAGER,
    )  # fmt: skip
    assert asked.under is not None
    with refused("not-open"):
        asked.reply(Answer.YES, words=None, authorities=held(), by=head)


def test_nobody_answers_their_own_question():
    head = by(acting_as=Role.SERVICE_MANAGER)
    limit = a_power(role=Role.SERVICE_MANAGER, up_to_pounds=100)
    asked = a_request(limit, asker=head)
    with refused("own-question"):
        asked.reply(Answer.YES, words=None, authorities=held(limit), by=head)


def test_the_refusal_says_who_can_answer():
    asked, manager = a_request(), by(acting_as=Role.POD_MANAGER)
    nobody = a_power(role=Role.SERVICE_MANAGER, extent=Extent.ASK, up_to_pounds=None)
    for powers, sentence in (((), "answered by a service manager"), ((nobody,), "Nobody in Kith may decide it yet")):
        with pytest.raises(RuleBroken) as error:
            asked.reply(Answer.YES, words=None, authorities=held(*powers), by=manager)
        assert sentence in error.value.sentence


def test_a_request_goes_up_a_level_or_is_withdrawn_by_who_asked():
    asker = by()
    asked = a_request(a_power(), asker=asker)
    asked.pass_up(pass_id=new_id(), why="It is for a whole year.", by=by(acting_as=Role.POD_MANAGER))
    assert (asked.waits_for, asked.passes[0].from_role) == (Role.SERVICE_MANAGER, Role.POD_MANAGER)
    with refused("highest-level"):
        asked.pass_up(pass_id=new_id(), why="x", by=by())
    with refused("not-the-asker"):
        asked.withdraw(reason="x", by=by())
    asked.withdraw(reason="His aunt pays.", by=asker)
    assert noted(asked).type == "authorisation.withdrawn"
    with refused("not-open"):
        asked.withdraw(reason="x", by=asker)
