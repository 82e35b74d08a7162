"""The formula by the worked examples of domain.md 2.6, the averages by M6 and M7, and what would be if."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.caseload import (
    Band,
    ChildFacts,
    Duty,
    Held,
    Holder,
    Noted,
    average_caseload,
    band,
    capacity,
    load,
    reasons,
    situations,
    utilisation,
    what_if,
)
from domain.journey import Part, Status
from domain.policy import Role
from domain.workload import SHIPPED, Complexity, Situation
from tests.builders import TODAY

HEARING = (Noted(id=UUID(int=7), flag=Complexity.HEARING, since=TODAY, reason="Listed for 20 March."),)
YEARS_AGO = date(2022, 1, 10)
MONTHS_AGO = date(2025, 11, 3)


def child(number: int, status: Status = Status.CHILD_IN_NEED, household: str | None = None, **facts) -> ChildFacts:
    return ChildFacts(
        child_id=UUID(int=number), journey_id=UUID(int=1000 + number), pod_id=UUID(int=1), status=status,
        household=household or f"home {number}", status_since=facts.pop("status_since", TODAY), **facts,
    )  # fmt: skip


def held(of: ChildFacts, part: Part = Part.KEYWORKER, beside: int = 0) -> Held:
    return Held(child=of, part=part, since=TODAY, beside=beside)


def holder(*children: Held, role: Role = Role.SOCIAL_WORKER, fte: float = 1.0, number: int = 1, **facts) -> Holder:
    return Holder(
        worker_id=UUID(int=500 + number), name="Priya Nair", role=role, post="Social worker", fte=fte, held=children,
        **facts,
    )  # fmt: skip


def points(*children: Held, **facts) -> float:
    return load(holder(*children, **facts), SHIPPED, TODAY).points


NEXT_YEAR = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("facts", "room"),
    [
        ({"first_year_until": NEXT_YEAR}, 75),
        ({}, 85),
        ({"fte": 0.6}, 51),
        ({"fte": 0.6, "first_year_until": NEXT_YEAR}, 45),
        ({"role": Role.SENIOR_SOCIAL_WORKER}, 75),
        ({"role": Role.SOCIAL_WORKER_IN_TRAINING}, -15),
        ({"role": Role.POD_MANAGER}, -15),
        ({"duties": (Duty(id=UUID(int=9), points=10, words="Teaches", since=TODAY),)}, 75),
        ({"first_year_until": TODAY}, 85),
    ],
)
def test_there_is_room_for_so_many_points(facts, room):
    assert capacity(holder(**facts), SHIPPED, TODAY).points == room


def test_two_brothers_on_a_plan_with_one_thing_more_each_are_eleven():
    two = [child(n, Status.CHILD_PROTECTION, "one home", noted=HEARING) for n in (1, 2)]
    first, second = load(holder(*map(held, two)), SHIPPED, TODAY).children
    assert (first.points, second.points) == (7, 4)
    assert points(*map(held, two)) == 11


@pytest.mark.parametrize(
    ("facts", "base"),
    [
        ({"status": Status.FAMILY_HELP}, 3),
        ({"status": Status.CHILD_IN_NEED}, 4),
        ({"status": Status.CHILD_IN_NEED, "assessment_since": TODAY}, 5),
        ({"status": Status.CHILD_IN_NEED, "enquiry_since": TODAY}, 7),
        ({"status": Status.CHILD_PROTECTION}, 6),
        ({"status": Status.CHILD_PROTECTION, "assessment_since": TODAY}, 6),
        ({"status": Status.PRE_PROCEEDINGS}, 8),
        ({"status": Status.LOOKED_AFTER, "looked_after_since": MONTHS_AGO, "interim_order": True}, 9),
        ({"status": Status.LOOKED_AFTER, "looked_after_since": MONTHS_AGO, "home_since": MONTHS_AGO}, 6),
        ({"status": Status.LOOKED_AFTER, "looked_after_since": YEARS_AGO, "home_since": YEARS_AGO}, 4),
        ({"status": Status.LOOKED_AFTER, "looked_after_since": YEARS_AGO, "home_since": MONTHS_AGO}, 6),
        (
            {
                "status": Status.LOOKED_AFTER, "looked_after_since": YEARS_AGO, "home_since": MONTHS_AGO,
                "meant_to_last": True,
            },
            4,
        ),
        (
            {
                "status": Status.LOOKED_AFTER, "looked_after_since": YEARS_AGO, "home_since": YEARS_AGO,
                "with_parents": True,
            },
            6,
        ),
        (
            {
                "status": Status.LOOKED_AFTER, "looked_after_since": YEARS_AGO, "home_since": YEARS_AGO,
                "unaccompanied": True,
            },
            5,
        ),
        ({"status": Status.LOOKED_AFTER, "status_since": YEARS_AGO}, 6),
        ({"status": Status.CARE_LEAVER}, 3),
        ({"status": Status.ADOPTED}, 3),
        ({"status": Status.EARLY_HELP, "private_fostering": True}, 3),
    ],
)  # fmt: skip
def test_the_highest_situation_counts_and_an_enquiry_adds(facts, base):
    assert points(held(child(1, **facts))) == base


def test_a_year_in_care_is_a_year_to_the_day():
    since = date(2025, 3, 4)
    looked_after = child(1, Status.LOOKED_AFTER, looked_after_since=since, home_since=since)
    assert situations(looked_after, date(2026, 3, 4)) == (Situation.LOOKED_AFTER_STABLE,)
    assert situations(looked_after, date(2026, 3, 3)) == (Situation.LOOKED_AFTER,)


def test_what_else_holds_is_told_and_does_not_add():
    row = load(holder(held(child(1, Status.CHILD_PROTECTION, assessment_since=TODAY))), SHIPPED, TODAY).children[0]
    assert (row.situation, row.also, row.points) == (Situation.CHILD_PROTECTION, (Situation.ASSESSMENT,), 6)


def test_a_sister_at_another_status_or_in_another_home_counts_in_full():
    a, b = child(1, Status.CHILD_PROTECTION, "one"), child(2, Status.CHILD_IN_NEED, "one")
    c, d = child(3, Status.CHILD_IN_NEED, "two"), child(4, Status.CHILD_IN_NEED, "three")
    assert points(held(a), held(b)) == 10
    assert points(held(c), held(d)) == 8


def test_a_co_worker_has_half_of_base_and_flags():
    assert points(held(child(1, Status.CHILD_PROTECTION, noted=HEARING), Part.CO_WORKER)) == 3.5


def test_no_more_than_four_flags_count():
    many = child(
        1, exploited_since=TODAY, missing=3, abuse_on=TODAY, interpreter=True, homes=3,
        noted=tuple(Noted(id=UUID(int=7), flag=f, since=TODAY, reason="R") for f in (Complexity.TRAVEL, Complexity.CONTESTED)),
    )  # fmt: skip
    assert len(reasons(many, SHIPPED)) == 6
    assert points(held(many)) == 8


def test_exploitation_and_often_missing_are_one_flag():
    why = reasons(child(1, exploited_since=TODAY, missing=4), SHIPPED)
    assert [(each.flag, each.since, each.count) for each in why] == [(Complexity.EXPLOITATION, TODAY, 4)]
    assert reasons(child(1, missing=1, homes=2), SHIPPED) == ()


@pytest.mark.parametrize(
    ("used", "words"),
    [(0.0, Band.ROOM), (0.8499, Band.ROOM), (0.85, Band.FULL), (1.0, Band.FULL), (1.0001, Band.OVER), (None, None)],
)
def test_the_bands_meet_where_the_policy_says(used, words):
    assert band(used, SHIPPED) is words


def test_without_capacity_utilisation_is_undefined():
    beside = load(
        holder(held(child(1), Part.CO_WORKER), role=Role.SOCIAL_WORKER_IN_TRAINING), SHIPPED, TODAY
    )  # fmt: skip
    assert (beside.points, beside.utilisation, beside.band) == (2, None, None)


@pytest.mark.parametrize(
    ("facts", "beside", "alone"),
    [
        ({"first_year_until": NEXT_YEAR}, 0, True),
        ({"first_year_until": NEXT_YEAR}, 1, False),
        ({}, 0, False),
    ],
)
def test_in_the_first_year_nobody_holds_a_child_on_a_plan_alone(facts, beside, alone):
    found = load(holder(held(child(1, Status.CHILD_PROTECTION), beside=beside), **facts), SHIPPED, TODAY)
    assert found.alone == ((UUID(int=1),) if alone else ())


def test_the_average_caseload_leaves_out_who_holds_nobody():
    # 30 children of three holders of 2.6 FTE: not divided by the manager and the worker without a child as well.
    full = holder(*(held(child(n)) for n in range(1, 13)), number=1)
    other = holder(*(held(child(n)) for n in range(13, 25)), number=2)
    part = holder(*(held(child(n)) for n in range(25, 31)), fte=0.6, number=3)
    beside = holder(held(child(1), Part.CO_WORKER), role=Role.SOCIAL_WORKER_IN_TRAINING, number=4)
    loads = [load(each, SHIPPED, TODAY) for each in (full, other, part, beside, holder(number=5))]
    ratio = average_caseload(loads)
    assert (ratio.numerator, ratio.denominator, ratio.value) == (30, 2.6, 11.54)
    assert average_caseload([]).value is None


def test_utilisation_of_several_is_all_points_by_all_capacity():
    one = holder(*(held(child(n, Status.CHILD_PROTECTION)) for n in range(1, 12)), number=1)
    two = holder(fte=0.6, number=2)
    trainee = holder(held(child(20), Part.CO_WORKER), role=Role.SOCIAL_WORKER_IN_TRAINING, number=3)
    ratio = utilisation([load(each, SHIPPED, TODAY) for each in (one, two, trainee)])
    assert (ratio.numerator, ratio.denominator, ratio.value) == (68, 136, 0.5)


def after(holders, **question):
    asked = {"comes": {}, "waiting": (), "leaves": ()} | question
    found, left = what_if(holders, on=TODAY, **asked)
    return [load(each, SHIPPED, TODAY).points for each in found], [each.child_id for each in left]


def test_if_brothers_come_to_a_worker_only_that_worker_holds_more():
    new = tuple(child(n, Status.CHILD_PROTECTION, "one home") for n in (7, 8))
    x, y = holder(held(child(1)), number=1), holder(held(child(2)), number=2)
    assert after([x, y], waiting=new) == ([4, 4], [UUID(int=7), UUID(int=8)])
    assert after([x, y], waiting=new, comes={each.child_id: x.worker_id for each in new}) == ([13, 4], [])


def test_if_a_child_goes_to_their_co_worker_they_have_one_part_only():
    one = child(1, Status.CHILD_PROTECTION)
    x, y = holder(held(one, beside=1), number=1), holder(held(one, Part.CO_WORKER), number=2)
    (was, now), left = what_if([x, y], comes={one.child_id: y.worker_id}, waiting=(), leaves=(), on=TODAY)
    assert (was.held, left) == ((), ())
    assert [(each.part, each.beside) for each in now.held] == [(Part.KEYWORKER, 0)]


def test_if_a_worker_leaves_their_children_go_where_it_is_said_and_the_others_wait():
    a, b, c = child(1), child(2), child(3)
    x, y = holder(held(a), held(b), held(c, Part.CO_WORKER), number=1), holder(held(c, beside=1), number=2)
    assert after([x, y], leaves=[x.worker_id], comes={a.child_id: y.worker_id}) == ([0, 8], [UUID(int=2)])


STATUSES = st.sampled_from([each for each in Status if each is not Status.CLOSED])


@given(
    st.lists(st.tuples(STATUSES, st.sampled_from("abc"), st.sampled_from(list(Part)), st.booleans()), max_size=12),
    st.randoms(),
)
def test_the_sum_does_not_depend_on_the_order(rows, random):
    children = [
        held(child(n, status, home, interpreter=flag), part) for n, (status, home, part, flag) in enumerate(rows)
    ]
    before = points(*children)
    random.shuffle(children)
    assert points(*children) == before
    assert before <= sum(points(each) for each in children)


@given(st.floats(0.1, 1.0), st.sampled_from(list(Role)), st.booleans())
def test_the_first_year_never_gives_more_room(fte, role, first):
    facts = {"fte": fte, "role": role}
    until = NEXT_YEAR if first else TODAY - timedelta(days=1)
    assert (
        capacity(holder(first_year_until=until, **facts), SHIPPED, TODAY).points
        <= capacity(holder(**facts), SHIPPED, TODAY).points
    )
