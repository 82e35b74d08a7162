"""What is sent of one child, what keeps a child back, and which pieces differ."""

from dataclasses import replace
from datetime import date

import pytest

from domain.journey import Status
from domain.returns.cin import Assessed, Planned, Referred
from domain.returns.daily import Home, Life, Window, homes, told
from domain.returns.ssda903_parts import Keyworker, Touched
from persistence.returns.daily_delta import changes, pieces, whole
from tests.returns import test_cin as census
from tests.returns.stand_in import VALID

TODAY = date(2026, 11, 23)
WINDOW = Window.of(TODAY)
ID, PLAN, SEEN = (f"01900000-0000-7000-8000-00000000000{n}" for n in (1, 2, 3))
HEARD = Referred(on=date(2025, 5, 12), source="2A", need="N1", id=ID)
LIFE = Life(id="01900000-0000-7000-8000-000000000009", given="Amira", family="Osei", postcode="B1 1AA")


def child(*steps, **facts):
    begun = steps or ((Status.CHILD_IN_NEED, date(2025, 5, 12)),)
    return census.child(**({"referrals": (HEARD,), "stages": census.stages(*begun)} | facts))


def sent(made):
    """A payload that the schema takes; its one time of help."""
    assert made.held == ()
    assert list(VALID.iter_errors([made.payload])) == []
    (episode,) = made.payload["social_care_episodes"]
    return episode


def home(since, until=None, *, number=1, **facts):
    known = {"placement": "U4", "provider": "PR1", "urn": None, "postcode": "B2 2BB", "reason_new": "S"}
    return Home(
        id=f"01900000-0000-7000-8000-00000000010{number}", period_id="p", since=since, until=until, **(known | facts)
    )


def test_the_window_goes_back_to_the_april_before_the_day_two_years_ago():
    assert (WINDOW.begins, WINDOW.ends) == (date(2024, 4, 1), date(2026, 11, 24))
    assert Window.of(date(2026, 3, 31)).begins == date(2023, 4, 1)
    assert Window.of(date(2026, 4, 1)).begins == date(2024, 4, 1)


@pytest.mark.parametrize(("born", "there"), [(date(1998, 4, 2), True), (date(1998, 4, 1), False)])
def test_it_is_for_those_who_were_twenty_five_or_under_in_the_window(born, there):
    assert (told(child(born_on=born), LIFE, WINDOW) is not None) is there


def test_a_child_without_help_in_the_window_has_no_part_in_it():
    old = child((Status.CHILD_IN_NEED, date(2022, 5, 12)), (Status.CLOSED, date(2023, 3, 31)),
                referrals=(replace(HEARD, on=date(2022, 5, 12)),))  # fmt: skip
    assert told(old, LIFE, WINDOW) is None


def test_help_that_began_again_without_a_referral_has_an_id_of_its_own_and_always_the_same():
    again = child((Status.CHILD_IN_NEED, date(2025, 5, 12)), (Status.CLOSED, date(2025, 8, 1)),
                  (Status.CHILD_IN_NEED, date(2026, 2, 2)))  # fmt: skip
    made = told(again, LIFE, WINDOW)
    assert made is not None
    first, second = (each["social_care_episode_id"] for each in made.payload["social_care_episodes"])
    assert first == ID
    assert second not in (ID, "")
    later = told(again, LIFE, Window.of(date(2026, 12, 24)))
    assert later is not None
    assert [each["social_care_episode_id"] for each in later.payload["social_care_episodes"]] == [first, second]


def test_episodes_in_one_home_are_one_stay_there():
    stay = homes((
        home(date(2025, 6, 1), date(2025, 9, 1)), home(date(2025, 9, 1), date(2026, 1, 1), number=2, reason_new="L"),
        home(date(2026, 1, 1), number=3, reason_new="P", postcode="B3 3CC"),
    ))  # fmt: skip
    assert [(each.id[-1], each.since, each.until, each.reason_new) for each in stay] == [
        ("1", date(2025, 6, 1), date(2026, 1, 1), "S"), ("3", date(2026, 1, 1), None, "P"),
    ]  # fmt: skip


def test_a_home_is_in_the_help_to_which_it_belongs_and_leaving_care_too():
    cared = child(
        (Status.LOOKED_AFTER, date(2025, 5, 20)), (Status.CARE_LEAVER, date(2026, 1, 1)), born_on=date(2007, 1, 1)
    )
    life = replace(
        LIFE, homes=(home(date(2025, 6, 1), date(2026, 1, 1), reason_ended="E3"),),
        touches=(Touched(on=date(2026, 2, 1), in_touch="YES", activity="F2", accommodation="B1"),),
    )  # fmt: skip
    episode = sent(told(cared, life, WINDOW))
    (stay,) = episode["child_looked_after_placements"]
    assert (stay["start_reason"], stay["end_date"], stay["end_reason"]) == ("S", "2026-01-01", "E3")
    assert episode["care_leavers"] == {
        "contact_date": "2026-02-01", "activity": "F2", "accommodation": "B", "purge": False
    }  # fmt: skip


def test_workers_are_told_by_registration_where_there_was_a_plan_on_a_last_day_of_march():
    worker = Keyworker(registration="SW123456", number="", since=date(2025, 5, 20))
    nobody = Keyworker(registration=None, number="", since=date(2025, 5, 20))
    planned = child(plans=(Planned(begun_on=date(2025, 6, 1), id=PLAN),))
    assert sent(told(planned, replace(LIFE, workers=(worker, nobody)), WINDOW))["care_worker_details"] == [
        {"worker_id": "SW123456", "start_date": "2025-05-20", "end_date": None}
    ]
    assert sent(told(child(), replace(LIFE, workers=(worker,)), WINDOW))["care_worker_details"] == []
    later = replace(worker, since=date(2026, 4, 2))
    assert sent(told(planned, replace(LIFE, workers=(later,)), WINDOW))["care_worker_details"] == []


@pytest.mark.parametrize(
    ("facts", "life", "why"),
    [
        ({"reference": "--"}, {}, "number does not have 1 to 20"),
        ({"reference": "K0x12"}, {}, "child’s number does not have the form"),
        ({"due_on": date(2026, 12, 1)}, {}, "either a date of birth or the day"),
        ({"upn": "12"}, {}, "unique pupil number"),
        ({"assessments": (Assessed(started_on=date(2025, 6, 9), authorised_on=date(2025, 6, 1), factors=("4B",), id=SEEN),)},
         {}, "authorised before it began"),
        ({}, {"homes": (home(date(2025, 6, 1)), home(date(2025, 7, 1), number=2))}, "Two homes overlap on 01/07/2025"),
        ({}, {"homes": (home(date(2025, 1, 1), date(2025, 2, 1)),)}, "No help was recorded while"),
        ({}, {"homes": (home(date(2025, 6, 1), reason_new="Q"),)}, "reason why care began"),
    ],
)  # fmt: skip
def test_who_cannot_be_told_without_contradiction_is_held_back_with_the_reason(facts, life, why):
    made = told(child(**facts), replace(LIFE, **life), WINDOW)
    assert made is not None
    assert why in " ".join(made.held)


def test_only_what_differs_is_sent_and_what_is_gone_is_taken_back():
    plans = (
        Planned(begun_on=date(2025, 6, 1), ended_on=date(2025, 8, 1), id=PLAN),
        Planned(begun_on=date(2025, 9, 1), id=SEEN),
    )
    before, after = told(child(plans=plans), LIFE, WINDOW), told(child(plans=plans[:1]), LIFE, WINDOW)
    assert before is not None
    assert after is not None
    assert changes(before.payload, pieces(before.payload)) is None
    found = changes(after.payload, pieces(before.payload))
    assert found is not None
    assert list(VALID.iter_errors([found])) == []
    (episode,) = found["social_care_episodes"]
    assert episode["child_in_need_plans"] == [{"child_in_need_plan_id": SEEN, "purge": True}]
    assert "child_protection_plans" not in episode
    again = whole(after.payload, pieces(before.payload))
    (episode,) = again["social_care_episodes"]
    assert [each["purge"] for each in episode["child_in_need_plans"]] == [False, True]
    assert episode["child_protection_plans"] == []


def test_the_systems_own_number_of_a_child_is_no_change():
    made = told(child(), LIFE, WINDOW)
    other = told(child(), replace(LIFE, id="01900000-0000-7000-8000-000000000008"), WINDOW)
    assert made is not None
    assert other is not None
    assert pieces(made.payload) == pieces(other.payload)
