"""A child's care: looked-after periods, orders, reviews, missing and the talk afterwards, staying elsewhere, leaving."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.aggregate import By
from domain.care import Care
from domain.care_parts import (
    CareOrder,
    CarePlanKind,
    CareReview,
    EducationKind,
    EducationPlan,
    HealthCheck,
    HealthKind,
    MissingEpisode,
    OrderKind,
    ParentsBasis,
    Permanence,
    PlanMade,
    Stay,
    StayKind,
    Touch,
)
from domain.codes import (
    EpisodeEnd,
    EpisodeReason,
    InTouch,
    LegalStatus,
    MissingKind,
    Placement,
    PlacementChangeReason,
    PlacementProvider,
    PrimaryNeed,
    ReviewParticipation,
)
from domain.errors import DomainError
from domain.ids import new_id
from tests.builders import NOW, TODAY, a_care, an_episode, by
from tests.domain.refusals import invalid, noted, refused

START = TODAY - timedelta(days=100)
TOMORROW = TODAY + timedelta(days=1)
PARENTS: dict[str, Any] = {"placement": Placement.PARENTS, "provider": PlacementProvider.PARENTS}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def looked_after(**facts: Any) -> Care:
    return a_care(first=an_episode(**facts))


def move(care: Care, *, by: By | None = None, **facts: Any) -> None:
    """The child moves to another foster carer, unless `facts` say otherwise."""
    usual: dict[str, Any] = {
        "episode_id": new_id(), "since": ago(10), "reason_new": EpisodeReason.HOME_AND_CARER,
        "reason_place_change": PlacementChangeReason.CARE_PLAN, "why": "Bea Marsh is ill.",
        "home_words": "With Ola Finch", "postcode": "ZZ2 2BB",
    }  # fmt: skip
    care.change_episode(by=by or someone(), **usual | facts)


def end(care: Care, until: date = TODAY, reason: EpisodeEnd = EpisodeEnd.HOME_PLANNED) -> None:
    care.end_period(until=until, reason_ended=reason, why="Home again.", by=someone())


def someone() -> By:
    return by()


# --- looked after ------------------------------------------------------------------------------------------------


def test_the_record_is_one_childs_and_begins_empty():
    child = new_id()
    care = a_care(child_id=child)
    assert care.subjects == {child}
    assert (care.episode, care.periods) == (None, ())
    assert noted(care).type == "care.begun"


def test_a_child_begins_to_be_looked_after():
    first = an_episode()
    care = a_care(first=first)
    assert care.episode == first
    assert noted(care).type == "care.started"
    assert noted(care).occurred_at == datetime.combine(START, time(12), UTC)
    assert noted(care).facts["legal_status"] is LegalStatus.AGREED
    assert [(period.since, period.until) for period in care.periods] == [(START, None)]
    with refused("looked-after"):
        care.start_period(an_episode(since=TODAY), by=by())


def test_a_move_ends_one_episode_and_begins_the_next_on_the_same_day():
    care = looked_after()
    move(care)
    one, two = care.episodes
    assert one.until == two.since == ago(10)
    assert (one.reason_ended, one.reason_place_change) == (EpisodeEnd.NEXT_EPISODE, PlacementChangeReason.CARE_PLAN)
    assert (two.reason_new, two.until, two.home_words) == (EpisodeReason.HOME_AND_CARER, None, "With Ola Finch")
    assert one.period_id == two.period_id
    assert one.need_code is two.need_code
    assert len(care.periods) == 1
    assert noted(care).type == "care.changed"


def test_a_period_ends_with_a_reason_and_a_later_one_is_another():
    care = looked_after()
    end(care, ago(50))
    assert care.episode is None
    assert care.episodes[-1].reason_ended is EpisodeEnd.HOME_PLANNED
    assert noted(care).type == "care.ended"
    for verb in (end, move):
        with refused("not-looked-after"):
            verb(care)
    care.start_period(an_episode(since=ago(20)), by=by())
    assert [(period.since, period.until) for period in care.periods] == [(START, ago(50)), (ago(20), None)]


def test_periods_do_not_overlap():
    care = looked_after()
    end(care, ago(50))
    with invalid("/since"):
        care.start_period(an_episode(since=ago(51)), by=by())
    with refused("not-touching"):
        care.start_period(an_episode(since=ago(20), period_id=care.periods[0].id), by=by())


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"since": TOMORROW}, "/since"),
        ({"reason_new": EpisodeReason.HOME_AND_CARER}, "/reason_new"),
        ({"placement": Placement.TEMPORARY_HOSPITAL, "provider": None}, "/placement"),
        ({"provider": None}, "/provider"),
        ({"provider": PlacementProvider.PARENTS}, "/provider"),
        ({**PARENTS, "provider": PlacementProvider.PRIVATE, "legal_status": LegalStatus.CARE_ORDER}, "/provider"),
        ({"placement": Placement.OTHER_1}, "/provider"),
        ({**PARENTS, "legal_status": LegalStatus.CARE_ORDER, "urn": "SC123456"}, "/urn"),
        ({"placement": Placement.CUSTODY, "provider": PlacementProvider.OTHER_PUBLIC, "urn": "SC123456"}, "/urn"),
        (PARENTS, "/legal_status"),
        ({"with_parents_basis": ParentsBasis.REG_19}, "/with_parents_basis"),
        ({"need_code": PrimaryNeed.NOT_STATED}, "/need_code"),
        ({"need_code": PrimaryNeed.NOT_IN_NEED}, "/need_code"),
        ({"reason_place_change": PlacementChangeReason.OTHER}, "/reason_place_change"),
        ({"until": TODAY}, "/reason_ended"),
        ({"until": START, "reason_ended": EpisodeEnd.OTHER}, "/since"),
        ({"until": TOMORROW, "reason_ended": EpisodeEnd.OTHER}, "/until"),
    ],
)
def test_an_episode_that_cannot_be(facts: dict[str, Any], pointer: str):
    care = a_care()
    with invalid(pointer):
        care.start_period(an_episode(**facts), by=by())
    assert (care.episodes, care.version) == ((), 1)


def test_living_with_parents_under_an_order_has_parents_as_its_provider():
    first = an_episode(**PARENTS, legal_status=LegalStatus.CARE_ORDER, with_parents_basis=ParentsBasis.CARE_ORDER)
    assert a_care(first=first).episode == first


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"since": START}, "/since"),
        ({"since": TOMORROW}, "/since"),
        ({"reason_new": EpisodeReason.STARTED}, "/reason_new"),
        ({"reason_place_change": None}, "/reason_place_change"),
        ({"legal_status": LegalStatus.CARE_ORDER}, "/legal_status"),
        ({"reason_new": EpisodeReason.ALL}, "/legal_status"),
        ({"reason_new": EpisodeReason.LEGAL_STATUS, "reason_place_change": None}, "/legal_status"),
        (
            {"reason_new": EpisodeReason.LEGAL_STATUS, "legal_status": LegalStatus.CARE_ORDER},
            "/placement",
        ),
        (
            {
                "reason_new": EpisodeReason.LEGAL_STATUS, "legal_status": LegalStatus.CARE_ORDER, "postcode": None,
                "home_words": "With Bea Marsh in Quay Street",
            },
            "/reason_place_change",
        ),
        (
            {"placement": Placement.TEMPORARY_HOSPITAL, "provider": None},
            "/reason_place_change",
        ),
        ({"need_code": PrimaryNeed.LOW_INCOME}, "/need_code"),
    ],
)  # fmt: skip
def test_what_changes_is_what_the_reason_says(facts: dict[str, Any], pointer: str):
    care = looked_after()
    with invalid(pointer):
        move(care, **facts)
    assert len(care.episodes) == 1
    assert care.episode


def test_a_new_legal_status_alone_is_no_move():
    care = looked_after()
    care.change_episode(
        episode_id=new_id(), since=ago(5), reason_new=EpisodeReason.LEGAL_STATUS, why="The court made an order.",
        legal_status=LegalStatus.CARE_ORDER, by=by(),
    )  # fmt: skip
    assert care.episodes[0].reason_place_change is None
    assert care.episodes[1].home_words == care.episodes[0].home_words


def test_a_temporary_place_neither_needs_a_reason_nor_ends_a_period():
    care = looked_after()
    move(care, placement=Placement.TEMPORARY_HOSPITAL, provider=None, postcode=None, reason_place_change=None)
    with refused("ends-temporary"):
        end(care)
    move(
        care, since=ago(5), placement=Placement.FOSTER, provider=PlacementProvider.OWN_AUTHORITY, postcode=None,
        reason_place_change=None,
    )  # fmt: skip
    end(care)
    assert [each.reason_place_change for each in care.episodes] == [None, None, None]


def test_a_period_does_not_end_as_if_another_episode_followed():
    with invalid("/reason_ended"):
        end(looked_after(), reason=EpisodeEnd.NEXT_EPISODE)


@pytest.mark.parametrize(
    ("status", "longest"),
    [
        (LegalStatus.SHORT_BREAK, 17),
        (LegalStatus.POLICE_PROTECTION, 3),
        (LegalStatus.EMERGENCY_PROTECTION_ORDER, 21),
        (LegalStatus.CHILD_ASSESSMENT_ORDER, 7),
    ],
)
def test_some_legal_statuses_last_a_few_days_at_the_most(status: LegalStatus, longest: int):
    end(looked_after(legal_status=status), START + timedelta(days=longest))
    with refused("too-long"):
        end(looked_after(legal_status=status), START + timedelta(days=longest + 1))


def test_a_move_does_not_start_the_days_of_a_legal_status_anew():
    care = looked_after(legal_status=LegalStatus.POLICE_PROTECTION)
    move(care, since=START + timedelta(days=2))
    with refused("too-long"):
        end(care, START + timedelta(days=4))
    end(care, START + timedelta(days=3))


def short_breaks(*spans: tuple[int, int]) -> Care:
    care = a_care()
    for since, days in spans:
        care.start_period(an_episode(since=ago(since), legal_status=LegalStatus.SHORT_BREAK), by=by())
        end(care, ago(since - days), EpisodeEnd.OTHER)
    return care


def test_short_breaks_last_75_days_in_twelve_months():
    care = short_breaks((300, 17), (200, 17), (150, 17), (120, 17))
    care.start_period(an_episode(since=ago(60), legal_status=LegalStatus.SHORT_BREAK), by=by())
    with refused("too-many-short-breaks"):
        end(care, ago(52), EpisodeEnd.OTHER)
    end(care, ago(53), EpisodeEnd.OTHER)
    assert len(short_breaks((800, 17), (700, 17), (600, 17), (500, 17), (60, 17)).periods) == 5


# --- put right ---------------------------------------------------------------------------------------------------


def test_a_corrected_first_day_moves_the_end_before_it():
    care = looked_after()
    move(care)
    care.correct_episode(care.episodes[1].id, since=ago(12), why="Bea Marsh was ill.", reason="Mistyped.", by=by())
    assert care.episodes[0].until == care.episodes[1].since == ago(12)
    assert noted(care).type == "care.corrected"
    assert (noted(care).reason, noted(care).facts["changed"]) == ("Mistyped.", ["since", "why"])


def test_a_corrected_need_is_the_whole_periods():
    care = looked_after()
    move(care)
    care.correct_episode(care.episodes[0].id, need_code=PrimaryNeed.ACUTE_STRESS, reason="Mistaken.", by=by())
    assert {each.need_code for each in care.episodes} == {PrimaryNeed.ACUTE_STRESS}


def test_a_correction_keeps_every_rule():
    care = looked_after()
    move(care)
    first, second = care.episodes
    for facts, pointer in (
        ({"since": START}, "/since"), ({"provider": None}, "/provider"), ({"reason_new": EpisodeReason.ALL}, "/legal_status"),
    ):  # fmt: skip
        with invalid(pointer):
            care.correct_episode(second.id, reason="x", by=by(), **facts)
    with refused("not-touching"):
        care.correct_episode(first.id, until=ago(20), reason="x", by=by())
    with refused("nothing-changed"):
        care.correct_episode(first.id, since=START, reason="x", by=by())
    with refused("part-unknown"):
        care.correct_episode(new_id(), since=START, reason="x", by=by())
    assert care.episodes == (first, second)


# --- law ---------------------------------------------------------------------------------------------------------


def test_an_order_is_kept_also_for_a_child_who_is_not_looked_after_and_may_end_ahead():
    care = a_care()
    order = CareOrder(id=new_id(), kind=OrderKind.SUPERVISION, since=ago(30), until=TODAY + timedelta(days=300))
    care.add_order(order, by=by())
    assert noted(care).type == "care.order_added"
    care.end_order(order.id, until=TODAY, reason="The court discharged it.", by=by())
    assert care.orders[0].until == TODAY
    assert noted(care).type == "care.order_ended"


def test_an_order_neither_begins_ahead_nor_ends_before_it_began():
    care = a_care()
    with invalid("/since"):
        care.add_order(CareOrder(id=new_id(), kind=OrderKind.CARE, since=TOMORROW), by=by())
    with invalid("/until"):
        care.add_order(CareOrder(id=new_id(), kind=OrderKind.CARE, since=TODAY, until=ago(1)), by=by())
    care.add_order(CareOrder(id=new_id(), kind=OrderKind.CARE, since=TODAY), by=by())
    with invalid("/until"):
        care.end_order(care.orders[0].id, until=ago(1), reason="x", by=by())
    with refused("part-unknown"):
        care.end_order(new_id(), until=TODAY, reason="x", by=by())


# --- reviews, health, school, plans ------------------------------------------------------------------------------


def a_review(**facts: Any) -> CareReview:
    usual: dict[str, Any] = {
        "id": new_id(), "held_on": ago(80), "participation": ReviewParticipation.SPOKE, "chair_name": "Idris Vale",
        "decisions": "Amara stays with Bea.",
    }  # fmt: skip
    return CareReview(**usual | facts)


def test_a_review_is_held_while_the_child_is_looked_after():
    care = looked_after()
    end(care, ago(50))
    for on in (START, ago(80), ago(50)):
        care.hold_review(a_review(held_on=on), born=None, by=by())
    for on in (START - timedelta(days=1), ago(49), TOMORROW):
        with invalid("/held_on"):
            care.hold_review(a_review(held_on=on), born=None, by=by())
    with invalid("/next_by"):
        care.hold_review(a_review(next_by=ago(80)), born=None, by=by())
    assert noted(care).type == "care.reviewed"


def test_only_a_child_under_four_takes_part_as_one_under_four():
    fourth = ago(80)
    care = looked_after()
    young, old = fourth.replace(year=fourth.year - 4) + timedelta(days=1), fourth.replace(year=fourth.year - 4)
    care.hold_review(a_review(participation=ReviewParticipation.UNDER_FOUR), born=young, by=by())
    care.hold_review(a_review(), born=old, by=by())
    with invalid("/participation"):
        care.hold_review(a_review(participation=ReviewParticipation.UNDER_FOUR), born=old, by=by())
    with invalid("/participation"):
        care.hold_review(a_review(), born=young, by=by())


def test_a_questionnaire_has_a_score_and_nothing_else_has_one():
    care = a_care()
    for facts in (
        {"kind": HealthKind.SDQ, "score": 0}, {"kind": HealthKind.SDQ, "score": 40},
        {"kind": HealthKind.SDQ, "refused": True}, {"kind": HealthKind.DENTAL},
    ):  # fmt: skip
        care.note_health(HealthCheck(id=new_id(), on=TODAY, **facts), by=by())
        assert noted(care).type == "care.health_noted"
    for facts in (
        {"kind": HealthKind.SDQ, "score": -1}, {"kind": HealthKind.SDQ, "score": 41}, {"kind": HealthKind.SDQ},
        {"kind": HealthKind.SDQ, "score": 3, "refused": True}, {"kind": HealthKind.DENTAL, "score": 3},
    ):  # fmt: skip
        with invalid("/score"):
            care.note_health(HealthCheck(id=new_id(), on=TODAY, **facts), by=by())
    with invalid("/on"):
        care.note_health(HealthCheck(id=new_id(), on=TOMORROW, kind=HealthKind.DENTAL), by=by())


def test_an_education_plan_is_begun_and_looked_at():
    care = a_care()
    care.note_education(EducationPlan(id=new_id(), kind=EducationKind.PEP_INITIATED, on=TODAY), by=by())
    assert noted(care).type == "care.education_noted"
    with invalid("/on"):
        care.note_education(EducationPlan(id=new_id(), kind=EducationKind.PEP_REVIEW, on=TOMORROW), by=by())


def test_a_plan_for_permanence_says_where_the_child_is_to_grow_up():
    care = a_care()
    permanence: dict[str, Any] = {"kind": CarePlanKind.PERMANENCE, "permanence_code": Permanence.KIN_LONG_TERM}
    for facts in (permanence, permanence | {"permanence_code": Permanence.ADOPTION}, {"kind": CarePlanKind.CARE_PLAN}):
        care.make_plan(PlanMade(id=new_id(), on=TODAY, words="With her aunt.", **facts), by=by())
    assert len(care.plans) == 3
    for facts in ({"kind": CarePlanKind.PERMANENCE}, permanence | {"kind": CarePlanKind.CARE_PLAN}):
        with invalid("/permanence_code"):
            care.make_plan(PlanMade(id=new_id(), on=TODAY, words="x", **facts), by=by())
    with invalid("/on"):
        care.make_plan(PlanMade(id=new_id(), on=TOMORROW, words="x", kind=CarePlanKind.CARE_PLAN), by=by())


# --- missing -----------------------------------------------------------------------------------------------------

GONE = NOW - timedelta(hours=40)
BACK = NOW - timedelta(hours=20)


def gone(**facts: Any) -> MissingEpisode:
    usual: dict[str, Any] = {"id": new_id(), "kind": MissingKind.MISSING, "since": GONE}
    return MissingEpisode(**usual | facts)


def came_back(**facts: Any) -> Care:
    care = a_care()
    care.go_missing(gone(until=BACK, **facts), by=by())
    return care


def test_a_child_is_missing_and_comes_back():
    care = a_care()
    care.go_missing(gone(words="Did not come from school."), by=by())
    assert (noted(care).type, noted(care).occurred_at) == ("care.went_missing", GONE)
    with refused("missing"):
        care.go_missing(gone(since=NOW), by=by())
    missing = care.missing[0].id
    for until in (GONE, NOW + timedelta(seconds=1)):
        with invalid("/until"):
            care.come_back(missing, until=until, found_where=None, words=None, by=by())
    care.come_back(missing, until=BACK, found_where="At a friend's house", words=None, by=by())
    assert (care.missing[0].until, care.missing[0].words) == (BACK, "Did not come from school.")
    assert (noted(care).type, noted(care).occurred_at) == ("care.came_back", BACK)
    with refused("back"):
        care.come_back(missing, until=BACK, found_where=None, words=None, by=by())


def test_missing_does_not_begin_ahead_nor_twice_at_once():
    care = came_back()
    with invalid("/since"):
        a_care().go_missing(gone(since=NOW + timedelta(seconds=1)), by=by())
    with invalid("/until"):
        a_care().go_missing(gone(until=GONE), by=by())
    for since, until in ((GONE - timedelta(hours=1), BACK), (BACK - timedelta(hours=1), None)):
        with invalid("/since"):
            care.go_missing(gone(since=since, until=until), by=by())
    earlier = gone(since=GONE - timedelta(hours=5), until=GONE)
    care.go_missing(earlier, by=by())
    assert care.missing[0] == earlier


def test_the_talk_after_a_return_is_offered_taken_up_and_held():
    care = came_back()
    missing = care.missing[0].id
    with refused("not-offered"):
        care.answer_interview(missing, accepted=True, by=by())
    with refused("not-accepted"):
        care.hold_interview(missing, on=TODAY, held_by="Idris Vale", told=None, by=by())
    care.offer_interview(missing, on=TODAY, by=by())
    with refused("offered"):
        care.offer_interview(missing, on=TODAY, by=by())
    care.answer_interview(missing, accepted=False, by=by())
    with refused("nothing-changed"):
        care.answer_interview(missing, accepted=False, by=by())
    with refused("not-accepted"):
        care.hold_interview(missing, on=TODAY, held_by="Idris Vale", told=None, by=by())
    care.answer_interview(missing, accepted=True, by=by())
    care.hold_interview(missing, on=TODAY, held_by="Idris Vale", told="I wanted to see my dad.", by=by())
    kept = care.missing[0]
    assert (kept.offered_on, kept.accepted, kept.held_on, kept.told) == (TODAY, True, TODAY, "I wanted to see my dad.")
    assert [change.type for change in care.changes[-4:]] == [
        "care.interview_offered", "care.interview_answered", "care.interview_answered", "care.interview_held",
    ]  # fmt: skip
    for again in (
        lambda: care.answer_interview(missing, accepted=False, by=by()),
        lambda: care.hold_interview(missing, on=TODAY, held_by="x", told=None, by=by()),
    ):
        with refused("held"):
            again()


def test_the_talk_is_offered_once_the_child_is_back_and_not_ahead():
    care = a_care()
    care.go_missing(gone(), by=by())
    missing = care.missing[0].id
    with refused("not-back"):
        care.offer_interview(missing, on=TODAY, by=by())
    care.come_back(missing, until=BACK, found_where=None, words=None, by=by())
    for on in (ago(2), TOMORROW):
        with invalid("/on"):
            care.offer_interview(missing, on=on, by=by())
    care.offer_interview(missing, on=TODAY, by=by())
    care.answer_interview(missing, accepted=True, by=by())
    for on in (ago(1), TOMORROW):
        with invalid("/on"):
            care.hold_interview(missing, on=on, held_by="x", told=None, by=by())


# --- elsewhere, and afterwards -----------------------------------------------------------------------------------


def a_stay(**facts: Any) -> Stay:
    usual: dict[str, Any] = {
        "id": new_id(),
        "since": ago(60),
        "kind": StayKind.KIN_INFORMAL,
        "words": "With godparents",
    }
    return Stay(**usual | facts)


def test_a_child_stays_elsewhere_and_a_new_stay_ends_the_one_before():
    care = a_care()
    care.stay(a_stay(), by=by())
    care.stay(a_stay(since=ago(20), kind=StayKind.PARENTS, words="At home with mum"), by=by())
    assert [(each.since, each.until) for each in care.stays] == [(ago(60), ago(20)), (ago(20), None)]
    care.end_stay(care.stays[1].id, until=ago(5), by=by())
    assert noted(care).type == "care.stay_ended"
    with refused("part-ended"):
        care.end_stay(care.stays[1].id, until=ago(5), by=by())
    care.stay(a_stay(since=ago(90), until=ago(60), kind=StayKind.HUB, words="At the hub"), by=by())
    assert [each.kind for each in care.stays] == [StayKind.HUB, StayKind.KIN_INFORMAL, StayKind.PARENTS]


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"since": TOMORROW}, "/since"),
        ({"until": ago(61)}, "/until"),
        ({"until": TOMORROW}, "/until"),
        ({"since": ago(70), "until": ago(40)}, "/since"),
    ],
)
def test_a_stay_that_cannot_be(facts: dict[str, Any], pointer: str):
    care = a_care()
    care.stay(a_stay(since=ago(50)), by=by())
    with invalid(pointer):
        care.stay(a_stay(**facts), by=by())


def test_who_begins_to_be_looked_after_stays_elsewhere_no_more():
    care = a_care()
    care.stay(a_stay(since=ago(120)), by=by())
    care.start_period(an_episode(), by=by())
    assert care.stays[0].until == START


def test_what_happened_today_did_not_happen_later_than_it_was_recorded():
    care = a_care()
    care.stay(a_stay(since=TODAY), by=by())
    assert noted(care).occurred_at == NOW


def test_we_keep_in_touch_with_who_has_been_looked_after():
    care = looked_after()
    end(care)
    for on in (TODAY, ago(3)):
        care.keep_touch(Touch(id=new_id(), on=on, in_touch=InTouch.YES, how="By telephone"), by=by())
    assert [touch.on for touch in care.touches] == [ago(3), TODAY]
    assert noted(care).type == "care.kept_in_touch"
    with invalid("/on"):
        care.keep_touch(Touch(id=new_id(), on=TOMORROW, in_touch=InTouch.YES, how="By telephone"), by=by())
    with refused("never-looked-after"):
        a_care().keep_touch(Touch(id=new_id(), on=TODAY, in_touch=InTouch.YES, how="By telephone"), by=by())


# --- whatever is tried -------------------------------------------------------------------------------------------

steps = st.lists(
    st.tuples(
        st.sampled_from(["start", "move", "end", "correct"]), st.integers(-1, 40), st.sampled_from(LegalStatus),
        st.sampled_from(Placement), st.sampled_from(EpisodeReason), st.sampled_from(EpisodeEnd),
        st.none() | st.sampled_from(PlacementChangeReason), st.none() | st.sampled_from(PlacementProvider),
    ),
    max_size=12,
)  # fmt: skip


@given(steps)
def test_whatever_is_tried_episodes_touch_within_a_period_and_never_overlap(tried: list[tuple[Any, ...]]):
    care = a_care()
    for verb, days, status, placement, new, ended, moved, provider in tried:
        facts = {"since": ago(days), "legal_status": status, "placement": placement, "provider": provider}
        before, version = care.episodes, care.version
        try:
            if verb == "start":
                care.start_period(an_episode(**facts), by=by())
            elif verb == "move":
                move(care, reason_new=new, reason_place_change=moved, **facts)
            elif verb == "end":
                end(care, ago(days), ended)
            elif care.episodes:
                care.correct_episode(care.episodes[-1].id, reason="x", by=by(), **facts)
        except DomainError:
            assert (care.episodes, care.version) == (before, version)
        assert care.version == len(care.changes)
    for period in care.periods:
        assert [each.reason_new is EpisodeReason.STARTED for each in period.episodes] == [
            each is period.episodes[0] for each in period.episodes
        ]
        assert len({each.need_code for each in period.episodes}) == 1
        for one, two in zip(period.episodes, period.episodes[1:], strict=False):
            assert one.until == two.since
            assert one.reason_ended is EpisodeEnd.NEXT_EPISODE
    for first, second in zip(care.periods, care.periods[1:], strict=False):
        assert first.until
        assert first.until <= second.since
    assert all(
        each.since <= TODAY and (each.until is None or each.since < each.until <= TODAY) for each in care.episodes
    )


# --- put right ---------------------------------------------------------------------------------------------------


def test_a_time_missing_is_put_right_and_its_talk_stays():
    care = came_back()
    missing = care.missing[0]
    care.offer_interview(missing.id, on=TODAY, by=by())
    facts: dict[str, Any] = {
        "kind": MissingKind.AWAY, "since": GONE - timedelta(hours=2), "until": BACK, "words": "At Dad's.",
    }  # fmt: skip
    care.correct_part("missing", missing.id, reason="Dad knew.", by=by(), **facts)
    assert care.missing == (replace(missing, offered_on=TODAY, **facts),)
    assert (noted(care).type, noted(care).reason) == ("care.part_corrected", "Dad knew.")
    with refused("nothing-changed"):
        care.correct_part("missing", missing.id, reason="Again.", by=by(), **facts)
    for until in (None, GONE - timedelta(hours=3)):
        with invalid("/until"):
            care.correct_part("missing", missing.id, reason="x", by=by(), **facts | {"until": until})
    later = gone(since=BACK + timedelta(hours=1), until=BACK + timedelta(hours=2))
    care.go_missing(later, by=by())
    with invalid("/since"):
        care.correct_part("missing", later.id, reason="x", by=by(), since=GONE)


def test_an_order_and_a_review_are_put_right_within_the_rules_they_were_recorded_under():
    care = a_care(first=an_episode())
    order = CareOrder(id=new_id(), kind=OrderKind.INTERIM_CARE, since=ago(90))
    care.add_order(order, by=by())
    care.correct_part("orders", order.id, reason="The court's day.", by=by(), since=ago(88))
    assert care.orders == (replace(order, since=ago(88)),)
    with invalid("/since"):
        care.correct_part("orders", order.id, reason="x", by=by(), since=TOMORROW)
    review = CareReview(
        id=new_id(), held_on=TODAY - timedelta(days=1), participation=ReviewParticipation.SPOKE, chair_name="Idris Vale",
        decisions="Stay.",
    )  # fmt: skip
    care.hold_review(review, born=ago(4000), by=by())
    care.correct_part("reviews", review.id, reason="It was a day later.", by=by(), born=ago(4000), held_on=TODAY)
    assert care.reviews[0].held_on == TODAY
    with invalid("/held_on"):
        care.correct_part("reviews", review.id, reason="x", by=by(), born=ago(4000), held_on=ago(300))
    with refused("part-unknown"):
        care.correct_part("reviews", order.id, reason="x", by=by())
