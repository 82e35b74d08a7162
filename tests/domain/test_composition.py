"""Whether a team is put together as its kind asks: by full-time weeks, over time, and with what would mend it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.composition import (
    NAMES,
    Breach,
    Fault,
    Kind,
    RoleRule,
    RuleSet,
    amount,
    breaches,
    establishment,
    full_weeks,
    heads,
    spells,
)
from domain.ids import new_id
from domain.pod import PodKind
from domain.pod_kinds import BY_CODE, KINDS
from domain.pod_parts import PodMember, PodPost
from domain.policy import HOLDS_CHILDREN, Role
from tests.builders import LONG_AGO, TODAY

DAY = timedelta(days=1)
POD = BY_CODE["pod"]


def member(
    role: Role, fte: float = 1.0, since: date = LONG_AGO, until: date | None = None, worker_id: UUID | None = None,
    post_id: UUID | None = None,
) -> PodMember:  # fmt: skip
    return PodMember(
        id=new_id(), worker_id=worker_id or new_id(), role=role, fte=fte, since=since, until=until, post_id=post_id
    )


def whole(*changed: PodMember) -> list[PodMember]:
    """A pod as it should be, without a manager."""
    return [member(Role.SOCIAL_WORKER), member(Role.SOCIAL_WORKER_IN_TRAINING, 0.4), *changed]


def found(members: list[PodMember], on: date = TODAY) -> list[tuple[Role, Fault, float, float]]:
    return [(b.role, b.fault, b.there, b.should) for b in breaches(POD.rules(on), members, on)]


# --- the relationship pod, rule by rule


@pytest.mark.parametrize(
    "shares",
    [(1.0,), (0.5, 0.5), (0.6, 0.4), (0.3, 0.3, 0.4), (0.1,) * 10, (0.33, 0.33, 0.34), (0.33, 0.33, 0.33), (1 / 3,) * 3],
)  # fmt: skip
def test_shares_that_make_a_whole_manager_are_one_manager(shares: tuple[float, ...]):
    assert found(whole(*(member(Role.POD_MANAGER, share) for share in shares))) == []


@pytest.mark.parametrize(("shares", "there"), [((), 0), ((0.6,), 0.6), ((0.5, 0.4), 0.9)])
def test_what_is_missing_of_a_manager_is_said(shares: tuple[float, ...], there: float):
    (breach,) = breaches(POD.rules(TODAY), whole(*(member(Role.POD_MANAGER, share) for share in shares)), TODAY)
    assert (breach.role, breach.fault, breach.there, breach.should) == (
        Role.POD_MANAGER, Fault.TOO_LITTLE, there, 1.0,
    )  # fmt: skip


def test_two_whole_managers_are_one_too_many():
    team = whole(member(Role.POD_MANAGER), member(Role.POD_MANAGER))
    assert found(team) == [(Role.POD_MANAGER, Fault.TOO_MUCH, 2.0, 1.0)]


@pytest.mark.parametrize(("role", "most"), [(Role.SENIOR_SOCIAL_WORKER, 2.0), (Role.SOCIAL_WORKER, 5.0)])
def test_up_to_is_a_ceiling_and_no_floor(role: Role, most: float):
    team = [member(Role.POD_MANAGER), member(Role.SOCIAL_WORKER_IN_TRAINING)]
    assert found(team) == []
    full = [*team, *(member(role) for _ in range(int(most)))]
    assert found(full) == []
    assert found([*full, member(role, 0.6)]) == [(role, Fault.TOO_MUCH, most + 0.6, most)]


def test_many_part_timers_are_no_more_than_their_hours():
    team = whole(member(Role.POD_MANAGER), *(member(Role.SOCIAL_WORKER, 0.5) for _ in range(8)))
    assert heads(team, TODAY, Role.SOCIAL_WORKER) == 9
    assert full_weeks(team, TODAY, Role.SOCIAL_WORKER) == 5.0
    assert found(team) == []


def test_a_trainee_is_counted_as_a_person_whatever_the_hours():
    manager = member(Role.POD_MANAGER)
    assert found([manager]) == [(Role.SOCIAL_WORKER_IN_TRAINING, Fault.TOO_FEW, 0, 1)]
    assert found([manager, member(Role.SOCIAL_WORKER_IN_TRAINING, 0.1)]) == []


def test_an_officer_without_a_number_is_missed_by_no_sum():
    team = whole(member(Role.POD_MANAGER))
    assert found(team) == found([*team, *(member(Role.BUSINESS_SUPPORT) for _ in range(4))]) == []


def test_whoever_has_left_or_is_yet_to_come_is_not_there():
    gone, coming = member(Role.POD_MANAGER, until=TODAY), member(Role.POD_MANAGER, since=TODAY + DAY)
    team = whole(gone, coming)
    assert found(team, TODAY - DAY) == []
    assert found(team, TODAY) == [(Role.POD_MANAGER, Fault.TOO_LITTLE, 0, 1.0)]
    assert found(team, TODAY + DAY) == []


def test_somebody_twice_in_a_role_is_one_person():
    id = new_id()
    two = [member(Role.SOCIAL_WORKER, 0.4, worker_id=id), member(Role.SOCIAL_WORKER, 0.4, worker_id=id)]
    assert heads(two, TODAY, Role.SOCIAL_WORKER) == 1
    assert full_weeks(two, TODAY, Role.SOCIAL_WORKER) == 0.8


def test_a_team_that_nobody_leads_is_told_so_once():
    front = BY_CODE["front_door"].rules(TODAY)
    worker = member(Role.FRONT_DOOR_WORKER)
    (breach,) = breaches(front, [worker], TODAY)
    assert (breach.fault, breach.words, breach.mend) == (
        Fault.NOBODY_LEADS, "Nobody leads this team", "Somebody joins as front door manager.",
    )  # fmt: skip
    assert breaches(front, [worker, member(Role.FRONT_DOOR_MANAGER, 0.2)], TODAY) == ()


# --- in words


@pytest.mark.parametrize(
    ("role", "fault", "there", "should", "words"),
    [
        (Role.POD_MANAGER, Fault.TOO_LITTLE, 0.6, 1.0, "0.4 of a full-time pod manager is missing"),
        (Role.POD_MANAGER, Fault.TOO_LITTLE, 0, 1.0, "1.0 full-time pod manager is missing"),
        (Role.SOCIAL_WORKER, Fault.TOO_LITTLE, 1.25, 3.5, "2.25 full-time social workers are missing"),
        (Role.SOCIAL_WORKER, Fault.TOO_MUCH, 5.6, 5.0, "5.6 social workers, at most 5.0"),
        (Role.SOCIAL_WORKER_IN_TRAINING, Fault.TOO_FEW, 0, 1, "1 social worker in training is missing"),
        (Role.RESIDENTIAL_WORKER, Fault.TOO_FEW, 1, 4, "3 residential workers are missing"),
    ],
)
def test_a_breach_says_what_it_is(role: Role, fault: Fault, there: float, should: float, words: str):
    breach = Breach(role=role, fault=fault, there=there, should=should)
    assert breach.words == words
    assert breach.mend.endswith(".")
    assert NAMES[role][0] in breach.mend


def test_mending_names_the_share_that_mends():
    short = Breach(role=Role.POD_MANAGER, fault=Fault.TOO_LITTLE, there=0.6, should=1.0).mend
    assert short == "Somebody joins as pod manager for 0.4 of a week, or those who are here work 0.4 more between them."
    nobody = Breach(role=Role.POD_MANAGER, fault=Fault.TOO_LITTLE, there=0, should=1.0).mend
    assert nobody == "Somebody joins as pod manager for a full week."
    over = Breach(role=Role.SOCIAL_WORKER, fault=Fault.TOO_MUCH, there=5.6, should=5.0).mend
    assert over.startswith("0.6 of a full-time social worker moves")
    assert "Nobody has to go before the children" in over


def test_numbers_are_said_as_short_as_they_are_true():
    assert [amount(weeks) for weeks in (1, 0.4, 0.25, 5.6, 0.333)] == ["1.0", "0.4", "0.25", "5.6", "0.33"]


def test_every_post_has_a_name_in_a_sentence():
    assert NAMES.keys() == set(Role) - {Role.AGENCY, Role.AGENCY_USER, Role.SYSTEM}


# --- the shipped kinds


def test_each_kind_of_team_is_shipped_with_its_rules_and_their_sources():
    assert [kind.code for kind in KINDS] == [kind.value for kind in PodKind]
    for kind in KINDS:
        rules = kind.rules(TODAY)
        assert len({rule.role for rule in rules}) == len(rules) > 1
        assert all(rule.source for rule in rules)
        assert {rule.role for rule in rules if rule.holds} <= HOLDS_CHILDREN
        assert any(rule.holds for rule in rules) is kind.takes_children
        assert kind.rules(date(1980, 1, 1)) == ()


def test_the_numbers_of_the_relationship_pod_are_those_of_its_source():
    numbers = {rule.role: (rule.fte_least, rule.fte_most, rule.heads_least) for rule in POD.rules(TODAY)}
    assert {role: each for role, each in numbers.items() if each != (None, None, None)} == {
        Role.POD_MANAGER: (1.0, 1.0, None), Role.SENIOR_SOCIAL_WORKER: (None, 2.0, None),
        Role.SOCIAL_WORKER: (None, 5.0, None), Role.SOCIAL_WORKER_IN_TRAINING: (None, None, 1),
    }  # fmt: skip
    assert Role.BUSINESS_SUPPORT in numbers


@pytest.mark.parametrize("code", ["family_safeguarding", "front_door", "fgc_service", "leadership"])
def test_no_number_is_invented_where_no_source_gives_one(code: str):
    for rule in BY_CODE[code].rules(TODAY):
        assert (rule.fte_least, rule.fte_most, rule.heads_least) == (None, None, None)


# --- over time


def turns(kind: Kind = POD) -> list[date]:
    return [each.since for each in kind.sets]


def test_a_breach_holds_for_the_days_between_two_managers():
    gap = [TODAY - timedelta(days=40), TODAY - timedelta(days=10)]
    team = whole(member(Role.POD_MANAGER, until=gap[0]), member(Role.POD_MANAGER, since=gap[1]))
    (spell,) = spells(POD.rules, turns(), team, TODAY - timedelta(days=365), TODAY)
    assert (spell.since, spell.until, spell.breach.words) == (*gap, "1.0 full-time pod manager is missing")


def test_a_breach_that_changes_its_size_is_two_spells_and_one_that_goes_on_is_open():
    half = TODAY - timedelta(days=30)
    team = whole(member(Role.POD_MANAGER, 0.5, since=half))
    first = TODAY - timedelta(days=365)
    found = [(s.breach.there, s.since, s.until) for s in spells(POD.rules, turns(), team, first, TODAY)]
    assert found == [(0.5, half, None), (0, first, half)]


def test_a_handover_on_one_day_leaves_no_spell():
    team = whole(member(Role.POD_MANAGER, until=TODAY), member(Role.POD_MANAGER, since=TODAY))
    assert spells(POD.rules, turns(), team, TODAY - timedelta(days=365), TODAY + DAY) == ()


def test_new_rules_begin_on_their_day():
    stricter = RoleRule(role=Role.BUSINESS_SUPPORT, heads_least=1, source="Local")
    kind = Kind(
        code="x", name="x", about="x", takes_children=False,
        sets=(*POD.sets, RuleSet(since=TODAY, rules=(stricter,), source="Local", own=True)),
    )  # fmt: skip
    team = whole(member(Role.POD_MANAGER))
    (spell,) = spells(kind.rules, turns(kind), team, TODAY - timedelta(days=9), TODAY + timedelta(days=9))
    assert (spell.since, spell.until, spell.breach.role) == (TODAY, None, Role.BUSINESS_SUPPORT)


# --- posts


def post(fte: float = 1.0, since: date = LONG_AGO, until: date | None = None, id: UUID | None = None) -> PodPost:
    id = id or new_id()
    return PodPost(
        id=new_id(), post_id=id, role=Role.SOCIAL_WORKER, title="Social worker", fte=fte, since=since, until=until
    )


def vacancy(posts: list[PodPost], members: list[PodMember], on: date = TODAY) -> list[tuple[float, float, date | None]]:
    return [(each.filled, each.vacant, each.vacant_since) for each in establishment(posts, members, on)]


def test_a_post_is_vacant_from_the_day_nobody_is_in_it():
    one = post()
    assert vacancy([one], []) == [(0, 1.0, LONG_AGO)]
    left = member(Role.SOCIAL_WORKER, since=LONG_AGO, until=TODAY - timedelta(days=20), post_id=one.post_id)
    assert vacancy([one], [left]) == [(0, 1.0, TODAY - timedelta(days=20))]
    assert vacancy([one], [left], TODAY - timedelta(days=21)) == [(1.0, 0, None)]
    assert vacancy([one], [member(Role.SOCIAL_WORKER)]) == [(0, 1.0, LONG_AGO)], "a member who is in no post fills none"


def test_two_who_share_a_post_fill_it_and_one_leaves_half_of_it_vacant():
    one, left = post(), TODAY - timedelta(days=3)
    halves = [
        member(Role.SOCIAL_WORKER, 0.5, post_id=one.post_id),
        member(Role.SOCIAL_WORKER, 0.5, until=left, post_id=one.post_id),
    ]
    assert vacancy([one], halves, left - DAY) == [(1.0, 0, None)]
    assert vacancy([one], halves) == [(0.5, 0.5, left)]


def test_a_post_with_more_hours_is_vacant_for_what_was_added():
    grown = TODAY - timedelta(days=5)
    first = post(0.5, until=grown)
    terms = [first, post(1.0, since=grown, id=first.post_id)]
    inside = [member(Role.SOCIAL_WORKER, 0.5, post_id=first.post_id)]
    assert vacancy(terms, inside, grown - DAY) == [(0.5, 0, None)]
    assert vacancy(terms, inside) == [(0.5, 0.5, grown)]


def test_a_closed_post_is_no_vacancy_and_one_to_come_is_none_yet():
    assert vacancy([post(until=TODAY), post(since=TODAY + DAY)], []) == []


# --- under hypothesis

FIRST, LAST = date(2026, 1, 1), date(2026, 2, 28)
days = st.dates(FIRST - timedelta(days=20), LAST + timedelta(days=20))
roles = st.sampled_from([
    Role.POD_MANAGER, Role.SENIOR_SOCIAL_WORKER, Role.SOCIAL_WORKER, Role.SOCIAL_WORKER_IN_TRAINING,
    Role.BUSINESS_SUPPORT,
])  # fmt: skip
shares = st.integers(1, 100).map(lambda hundredths: hundredths / 100)


@st.composite
def memberships(draw: st.DrawFn) -> PodMember:
    since = draw(days)
    until = draw(st.none() | st.integers(0, 60).map(lambda length: since + timedelta(days=length)))
    return member(draw(roles), draw(shares), since, until)


teams = st.lists(memberships(), max_size=12)
range_of_days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


@given(teams)
def test_a_range_says_of_each_day_what_that_day_says_of_itself(team: list[PodMember]):
    told = spells(POD.rules, turns(), team, FIRST, LAST)
    for on in range_of_days:
        held = [s.breach for s in told if s.since <= on and (s.until is None or on < s.until)]
        assert sorted(held) == sorted(breaches(POD.rules(on), team, on))
    assert all(s.until is None or FIRST <= s.since < s.until <= LAST for s in told)
    for one in told:
        assert not any(other.breach == one.breach and other.until == one.since for other in told), "one spell, not two"


@given(teams, st.randoms(use_true_random=False))
def test_the_order_in_which_members_are_named_changes_nothing(team: list[PodMember], random):
    mixed = list(team)
    random.shuffle(mixed)
    assert spells(POD.rules, turns(), team, FIRST, LAST) == spells(POD.rules, turns(), mixed, FIRST, LAST)
    for on in range_of_days[::7]:
        assert breaches(POD.rules(on), team, on) == breaches(POD.rules(on), mixed, on)


@given(teams, st.integers(1, 9))
def test_a_job_share_counts_as_the_whole_that_it_shares(team: list[PodMember], tenths: int):
    """Whoever works a part of a membership's share, and somebody else the rest: every sum stays the same."""
    shared = [
        half
        for each in team
        for half in (
            member(each.role, each.fte * tenths / 10, each.since, each.until),
            member(each.role, each.fte - each.fte * tenths / 10, each.since, each.until),
        )
    ]
    for on in range_of_days[::5]:
        for role in Role:
            assert full_weeks(shared, on, role) == pytest.approx(full_weeks(team, on, role), abs=0.013)


@given(teams)
def test_a_sum_is_of_those_who_are_there_and_of_nobody_else(team: list[PodMember]):
    for on in range_of_days[::5]:
        here = [each for each in team if each.since <= on and (each.until is None or on < each.until)]
        assert breaches(POD.rules(on), team, on) == breaches(POD.rules(on), here, on)
        for role in {each.role for each in team}:
            expected = sum(round(each.fte * 100) for each in here if each.role is role) / 100
            assert full_weeks(team, on, role) == expected


@given(teams, shares)
def test_what_mends_a_missing_manager_mends_it(team: list[PodMember], share: float):
    """Adding what the words say is missing leaves no shortage; adding to a role never makes it shorter."""
    for on in range_of_days[::13]:
        for breach in breaches(POD.rules(on), team, on):
            if breach.fault is Fault.TOO_LITTLE:
                mended = [*team, member(breach.role, round(breach.should - breach.there, 3), on)]
                assert breach.role not in {b.role for b in breaches(POD.rules(on), mended, on)}
            if breach.fault is Fault.TOO_FEW:
                mended = [*team, member(breach.role, share, on)]
                assert not [b for b in breaches(POD.rules(on), mended, on) if b.fault is Fault.TOO_FEW]


@given(st.lists(st.tuples(shares, days, st.integers(0, 60)), max_size=8), shares)
def test_a_post_is_vacant_since_the_day_on_which_it_last_was_filled(comings, fte: float):
    one = post(fte, since=FIRST)
    inside = [
        member(Role.SOCIAL_WORKER, share, since, since + timedelta(days=length), post_id=one.post_id)
        for share, since, length in comings
    ]
    for on in range_of_days[::3]:
        (state,) = establishment([one], inside, on)
        assert (state.vacant > 0) is (state.vacant_since is not None)
        if state.vacant_since:
            assert FIRST <= state.vacant_since <= on
            for before in range_of_days[: (on - FIRST).days + 1]:
                (then,) = establishment([one], inside, before)
                if before >= state.vacant_since:
                    assert then.vacant > 0
            if state.vacant_since > FIRST:
                (then,) = establishment([one], inside, state.vacant_since - DAY)
                assert then.vacant == 0
