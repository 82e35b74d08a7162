"""A proposal of who could be a child's keyworker: facts in words, in an order that everybody can read (S53, S65).

Nothing is added up to a score. Members come by one rule after another (`RULES`), the next only where the ones before
leave two alike; the manager decides. No protected characteristic of a worker is asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.caseload import Band, Holder, Load, load, what_if
from domain.caseload import ChildFacts as Facts
from domain.journey import Status
from domain.policy import HOLDS_CHILDREN
from domain.worker import Specialism
from domain.workload import Policy

RULES = (
    "A worker with whom the child or a parent asked not to work comes after everybody else.",
    "Who works with the child, or did, comes first; then who works with their brothers and sisters, or did.",
    "Who is there comes before who is away.",
    "Who would stay within their capacity comes before who would not.",
    "Who knows more of what is recorded for this child comes before who knows less of it.",
    "Who speaks the family's language comes before who does not.",
    "Of two who are alike in all this, the one whose caseload would be less full comes first.",
)


class Ground(StrEnum):
    """What a reason is about."""

    WISH = "wish"
    AWAY = "away"
    RELATIONSHIP = "relationship"
    CAPACITY = "capacity"
    EXPERTISE = "expertise"
    LANGUAGE = "language"
    TRAVEL = "travel"


class Says(StrEnum):
    """Whether a fact speaks for this worker, against, neither, or is not known."""

    FOR = "for"
    AGAINST = "against"
    NEITHER = "neither"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A worker works or worked with the child (`own`) or with a brother or sister, whose name is within reach or None."""

    worker_id: UUID
    own: bool
    name: str | None = None
    keyworker: bool = True
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """Somebody asked for another worker than this one; `refused`: the answer was no."""

    about_worker_id: UUID
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Skills:
    """What a member of the pod is good at, which languages they work in, and until when they are away."""

    worker_id: UUID
    specialisms: tuple[Specialism, ...] = ()
    languages: tuple[str, ...] = ()
    away_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is recorded of the child that a proposal asks for."""

    child_id: UUID
    unborn: bool = False
    disabled: bool = False
    languages: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    wished: tuple[Wished, ...] = ()
    members: tuple[Skills, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FitReason:
    """One fact, in words; dated where it is."""

    ground: Ground
    says: Says
    words: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A member who could be the keyworker: what they hold now and would hold, and every reason."""

    worker_id: UUID
    name: str
    before: Load
    after: Load
    reasons: tuple[FitReason, ...]


def propose(
    asked: Asked,
    holders: Sequence[Holder],
    *,
    comes: Iterable[UUID],
    waiting: Iterable[Facts],
    policy: Policy,
    on: date,
) -> tuple[Candidate, ...]:
    """Who could be the keyworker of these children together (`comes`), by the rules in their order."""
    children, unheld = tuple(comes), tuple(waiting)
    facts = {each.child_id: each for each in unheld}
    facts |= {held.child.child_id: held.child for holder in holders for held in holder.held}
    skills: Mapping[UUID, Skills] = {each.worker_id: each for each in asked.members}
    found = []
    for holder in holders:
        own = any(held.child.child_id == asked.child_id and held.part == "keyworker" for held in holder.held)
        if holder.role not in HOLDS_CHILDREN or own or holder.worker_id not in skills:
            continue
        then, _ = what_if(holders, comes=dict.fromkeys(children, holder.worker_id), waiting=unheld, leaves=(), on=on)
        after = load(next(each for each in then if each.worker_id == holder.worker_id), policy, on)
        member = skills[holder.worker_id]
        wish, relation = _wish(asked, holder.worker_id), _relation(asked, holder.worker_id)
        expert, spoken = _expertise(asked, facts[asked.child_id], member), _language(asked, member)
        away = _away(member)
        order = (
            wish is not None and wish.says is Says.AGAINST, relation[0], away is not None,
            after.utilisation is None or after.band is Band.OVER, -sum(each.says is Says.FOR for each in expert),
            spoken.says is not Says.FOR, after.utilisation or 0, holder.name,
        )  # fmt: skip
        reasons = [each for each in (wish, away) if each]
        reasons += [relation[1], *_capacity(after, children), *expert, spoken, _TRAVEL]
        candidate = Candidate(
            worker_id=holder.worker_id, name=holder.name, before=load(holder, policy, on), after=after,
            reasons=tuple(reasons),
        )  # fmt: skip
        found.append((order, candidate))
    return tuple(candidate for _, candidate in sorted(found, key=lambda each: each[0]))


_TRAVEL = FitReason(
    ground=Ground.TRAVEL, says=Says.UNKNOWN, words="How far they would travel is not known: no record says from where."
)


def _wish(asked: Asked, worker_id: UUID) -> FitReason | None:
    about = [each for each in asked.wished if each.about_worker_id == worker_id]
    if not about:
        return None
    if all(each.refused for each in about):
        words = "The child or a parent once asked for somebody else, and the answer was no."
        return FitReason(ground=Ground.WISH, says=Says.NEITHER, words=words)
    words = "The child or a parent asked for somebody else than this worker."
    return FitReason(ground=Ground.WISH, says=Says.AGAINST, words=words)


def _away(member: Skills) -> FitReason | None:
    if member.away_until is None:
        return None
    return FitReason(ground=Ground.AWAY, says=Says.AGAINST, words="Is away now.", until=member.away_until)


def _relation(asked: Asked, worker_id: UUID) -> tuple[int, FitReason]:
    """The closest tie: to the child before brothers and sisters, now before once, the longest of those that are alike."""
    ties = [tie for tie in asked.ties if tie.worker_id == worker_id]
    if not ties:
        words = "Knows neither the child nor brothers and sisters yet."
        return 4, FitReason(ground=Ground.RELATIONSHIP, says=Says.NEITHER, words=words)
    tie = min(ties, key=lambda each: (not each.own, each.until is not None, each.since))
    whom = "the child" if tie.own else tie.name or "a brother or sister"
    verb = "Works" if tie.until is None else "Worked"
    beside = "" if tie.keyworker else ", beside the keyworker"
    rank = (0 if tie.own else 2) + (tie.until is not None)
    words = f"{verb} with {whom}{beside}."
    return rank, FitReason(ground=Ground.RELATIONSHIP, says=Says.FOR, words=words, since=tie.since, until=tie.until)


def _capacity(after: Load, children: Sequence[UUID]) -> list[FitReason]:
    if after.utilisation is None:
        return [
            FitReason(ground=Ground.CAPACITY, says=Says.AGAINST, words="Has no room for children of their own now.")
        ]
    room = f"{after.points:g} of {after.capacity.points:g} points"
    said = {
        Band.OVER: (Says.AGAINST, f"Would hold {room}: more than their capacity."),
        Band.FULL: (Says.NEITHER, f"Would hold {room}: close to the most they should."),
        Band.ROOM: (Says.FOR, f"Would hold {room}: within their capacity."),
    }
    says, words = said[after.band or Band.OVER]
    found = [FitReason(ground=Ground.CAPACITY, says=says, words=words)]
    if set(after.alone) & set(children):
        words = "Is in the first year and should hold this child only with somebody beside them."
        found.append(FitReason(ground=Ground.CAPACITY, says=Says.AGAINST, words=words))
    return found


def _expertise(asked: Asked, child: Facts, member: Skills) -> list[FitReason]:
    """What the record says of the child against what the worker knows especially well (S17)."""
    wanted = {
        Specialism.PRE_BIRTH: (asked.unborn, "work before a birth"),
        Specialism.DISABILITY: (asked.disabled, "disability"),
        Specialism.UNACCOMPANIED: (child.unaccompanied, "young people who came here alone"),
        Specialism.DOMESTIC_ABUSE: (child.abuse_on is not None, "abuse between adults at home"),
        Specialism.LEAVING_CARE: (child.status is Status.CARE_LEAVER, "leaving care"),
    }
    asked_for = {each: words for each, (holds, words) in wanted.items() if holds}
    if not asked_for:
        words = "The record asks for no special knowledge."
        return [FitReason(ground=Ground.EXPERTISE, says=Says.NEITHER, words=words)]
    return [
        FitReason(ground=Ground.EXPERTISE, says=Says.FOR, words=f"Knows especially about {words}.")
        if each in member.specialisms
        else FitReason(ground=Ground.EXPERTISE, says=Says.NEITHER, words=f"Not especially trained in {words}.")
        for each, words in asked_for.items()
    ]


def _language(asked: Asked, member: Skills) -> FitReason:
    family = [each for each in asked.languages if each.strip().casefold() != "english"]
    if not family:
        return FitReason(ground=Ground.LANGUAGE, says=Says.NEITHER, words="No other language than English is recorded.")
    known = {each.strip().casefold() for each in member.languages}
    shared = [each for each in family if each.strip().casefold() in known]
    if shared:
        return FitReason(ground=Ground.LANGUAGE, says=Says.FOR, words=f"Works in {' and '.join(shared)}.")
    words = f"Does not work in {' or '.join(family)}."
    return FitReason(ground=Ground.LANGUAGE, says=Says.NEITHER, words=words)
