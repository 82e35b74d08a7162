"""A referral: the decision to help one child."""

from datetime import date

import pytest

from domain.codes import PrimaryNeed
from domain.contact import Outcome
from tests.builders import a_referral, by
from tests.domain.refusals import noted, refused

HELP = [outcome for outcome in Outcome if outcome.opens_help]


@pytest.mark.parametrize("outcome", HELP)
def test_a_decision_that_opens_help_makes_a_referral(outcome: Outcome):
    referral = a_referral(outcome=outcome)
    assert noted(referral).type == "referral.opened"
    assert noted(referral).reason == referral.reason
    assert referral.subjects == {referral.child_id}


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome not in HELP])
def test_a_decision_that_opens_no_help_makes_none(outcome: Outcome):
    with refused("no-help"):
        a_referral(outcome=outcome)


def test_a_referral_keeps_the_day_of_the_contact_from_which_the_clocks_run():
    assert a_referral(referred_on=date(2026, 2, 27)).referred_on == date(2026, 2, 27)


def test_the_main_need_can_turn_out_to_be_another_one():
    referral = a_referral(primary_need=PrimaryNeed.NOT_STATED)
    referral.restate_need(PrimaryNeed.ACUTE_STRESS, reason="The assessment found this.", by=by())
    assert referral.primary_need is PrimaryNeed.ACUTE_STRESS
    assert noted(referral).type == "referral.need_restated"
    assert noted(referral).reason == "The assessment found this."


def test_the_same_need_again_is_no_change():
    referral = a_referral(primary_need=PrimaryNeed.ACUTE_STRESS)
    with refused("nothing-changed"):
        referral.restate_need(PrimaryNeed.ACUTE_STRESS, reason="The assessment found this.", by=by())
    assert referral.version == 1
