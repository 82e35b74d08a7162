"""A proposal of who could be the keyworker: facts in words, one rule after another, no score."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from domain.allocation import Asked, Candidate, Ground, Says, Skills, Tie, Wished, propose
from domain.caseload import ChildFacts, Duty, Held, Holder
from domain.ids import new_id
from domain.journey import Part, Status
from domain.policy import Role
from domain.worker import Specialism
from domain.workload import SHIPPED
from tests.builders import TODAY

CHILD = ChildFacts(
    child_id=new_id(), journey_id=new_id(), pod_id=new_id(), household="home", status=Status.CHILD_IN_NEED,
    status_since=TODAY,
)  # fmt: skip
LONG_AGO = TODAY - timedelta(days=400)


def a_holder(name: str, role: Role = Role.SOCIAL_WORKER, **facts: Any) -> Holder:
    usual: dict[str, Any] = {"worker_id": new_id(), "name": name, "role": role, "post": "post", "fte": 1.0}
    return Holder(**usual | facts)


def asked(*holders: Holder, **facts: Any) -> Asked:
    members = tuple(Skills(worker_id=each.worker_id) for each in holders)
    usual: dict[str, Any] = {"child_id": CHILD.child_id, "members": members}
    return Asked(**usual | facts)


def proposed(question: Asked, *holders: Holder, waiting: tuple[ChildFacts, ...] = (CHILD,)) -> tuple[Candidate, ...]:
    comes = tuple(each.child_id for each in waiting) or (question.child_id,)
    return propose(question, holders, comes=comes, waiting=waiting, policy=SHIPPED, on=TODAY)


def names(found: tuple[Candidate, ...]) -> list[str]:
    return [each.name for each in found]


def tie(holder: Holder, *, own: bool = True, until: date | None = None) -> Tie:
    return Tie(worker_id=holder.worker_id, own=own, since=LONG_AGO, until=until)


def said(candidate: Candidate, ground: Ground) -> Says:
    return next(each.says for each in candidate.reasons if each.ground is ground)


def test_only_who_may_hold_children_and_does_not_hold_this_one_is_proposed():
    leads, learns, free = (
        a_holder("Lee", Role.POD_MANAGER),
        a_holder("Tam", Role.SOCIAL_WORKER_IN_TRAINING),
        a_holder("Ada"),
    )
    has = a_holder("Ben", held=(Held(child=CHILD, part=Part.KEYWORKER, since=LONG_AGO),))
    everybody = (leads, learns, free, has)
    assert names(proposed(asked(*everybody), *everybody, waiting=())) == ["Ada"]


def test_a_relationship_comes_before_room_and_the_childs_before_the_siblings():
    own_now, own_then, kin_now, kin_then, none = (a_holder(name) for name in "edcba")
    busy = replace(own_now, duties=(Duty(id=new_id(), points=84.0, words="x", since=LONG_AGO),))
    everybody = (none, kin_then, kin_now, own_then, busy)
    ties = (tie(own_now), tie(own_then, until=TODAY), tie(kin_now, own=False), tie(kin_then, own=False, until=TODAY))
    found = proposed(asked(*everybody, ties=ties), *everybody)
    assert names(found) == ["e", "d", "c", "b", "a"]
    assert said(found[0], Ground.CAPACITY) is Says.AGAINST
    assert said(found[-1], Ground.RELATIONSHIP) is Says.NEITHER


def test_a_wish_comes_before_everything_unless_the_answer_was_no():
    known, other = a_holder("Ada"), a_holder("Ben")
    wished = (Wished(about_worker_id=known.worker_id),)
    found = proposed(asked(known, other, ties=(tie(known),), wished=wished), known, other)
    assert names(found) == ["Ben", "Ada"]
    refused = (Wished(about_worker_id=known.worker_id, refused=True),)
    found = proposed(asked(known, other, ties=(tie(known),), wished=refused), known, other)
    assert names(found) == ["Ada", "Ben"]
    assert said(found[0], Ground.WISH) is Says.NEITHER


def test_who_is_there_and_has_room_comes_first_where_nobody_knows_the_child():
    away, over, free = a_holder("Ada"), a_holder("Ben", fte=0.04), a_holder("Cal")
    members = (
        Skills(worker_id=away.worker_id, away_until=TODAY + timedelta(days=3)), Skills(worker_id=over.worker_id),
        Skills(worker_id=free.worker_id),
    )  # fmt: skip
    assert names(proposed(asked(members=members), away, over, free)) == ["Cal", "Ben", "Ada"]


def test_what_is_recorded_of_the_child_meets_what_a_worker_knows():
    knows, speaks, neither = a_holder("Cal"), a_holder("Ben"), a_holder("Ada")
    members = (
        Skills(worker_id=knows.worker_id, specialisms=(Specialism.DISABILITY,)),
        Skills(worker_id=speaks.worker_id, languages=("polish",)), Skills(worker_id=neither.worker_id),
    )  # fmt: skip
    question = asked(members=members, disabled=True, languages=("English", "Polish"))
    found = proposed(question, neither, speaks, knows)
    assert names(found) == ["Cal", "Ben", "Ada"]
    assert [said(each, Ground.LANGUAGE) for each in found] == [Says.NEITHER, Says.FOR, Says.NEITHER]


def test_of_two_alike_the_one_with_more_room_comes_first():
    full, free = a_holder("Ada", fte=0.5), a_holder("Ben")
    assert names(proposed(asked(full, free), full, free)) == ["Ben", "Ada"]


def test_brothers_and_sisters_come_together_with_their_points():
    sister = replace(CHILD, child_id=UUID(int=CHILD.child_id.int + 1))
    one = a_holder("Ada")
    found = proposed(asked(one), one, waiting=(CHILD, sister))
    assert (found[0].before.points, found[0].after.points) == (0, 6)


def test_travel_is_said_to_be_unknown():
    one = a_holder("Ada")
    assert said(proposed(asked(one), one)[0], Ground.TRAVEL) is Says.UNKNOWN
