"""Whether a team is put together as its kind asks, on a day and over time: sums over dated memberships, and no more.

A share of a full week is counted (FTE), never heads, but for the floors that speak of people (domain trap 13). What is
found is shown and blocks nothing: a child's care does not wait for an establishment. Somebody on leave is still in
their post: absence is not a vacancy.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.pod_parts import PodMember, PodPost
from domain.policy import Role

NEAR_ENOUGH = 10
"""Thousandths of a full week, about twenty minutes, that nobody would call missing: three thirds of 0.33 make one."""

NAMES: dict[Role, tuple[str, str]] = {
    Role.POD_MANAGER: ("pod manager", "pod managers"),
    Role.SENIOR_SOCIAL_WORKER: ("senior social worker", "senior social workers"),
    Role.SOCIAL_WORKER: ("social worker", "social workers"),
    Role.SOCIAL_WORKER_IN_TRAINING: ("social worker in training", "social workers in training"),
    Role.FAMILY_SUPPORT_WORKER: ("family support worker", "family support workers"),
    Role.BUSINESS_SUPPORT: ("administrative officer", "administrative officers"),
    Role.FRONT_DOOR_WORKER: ("front door worker", "front door workers"),
    Role.FRONT_DOOR_MANAGER: ("front door manager", "front door managers"),
    Role.SERVICE_MANAGER: ("service manager", "service managers"),
    Role.ANALYST: ("analyst", "analysts"),
    Role.ADMINISTRATOR: ("administrator", "administrators"),
    Role.CHILD_AND_FAMILY_PRACTITIONER: ("child and family practitioner", "child and family practitioners"),
    Role.SURVIVOR_WORKER: ("domestic abuse survivor worker", "domestic abuse survivor workers"),
    Role.PERPETRATOR_WORKER: ("domestic abuse perpetrator worker", "domestic abuse perpetrator workers"),
    Role.SUBSTANCE_MISUSE_WORKER: ("substance misuse worker", "substance misuse workers"),
    Role.MENTAL_HEALTH_PRACTITIONER: ("mental health practitioner", "mental health practitioners"),
    Role.PSYCHOLOGIST: ("psychologist", "psychologists"),
    Role.HUB_MANAGER: ("hub manager", "hub managers"),
    Role.DEPUTY_HUB_MANAGER: ("deputy hub manager", "deputy hub managers"),
    Role.LIFE_COACH: ("life coach", "life coaches"),
    Role.COMMUNICATION_SUPPORT_WORKER: ("communication support worker", "communication support workers"),
    Role.POLICE_LIAISON_OFFICER: ("police liaison officer", "police liaison officers"),
    Role.RESIDENTIAL_WORKER: ("residential worker", "residential workers"),
    Role.PORTFOLIO_LEAD: ("portfolio lead", "portfolio leads"),
    Role.COMMUNITY_CARER: ("community carer", "community carers"),
    Role.CONFERENCE_COORDINATOR: ("family group conference coordinator", "family group conference coordinators"),
}
"""One and several of each post, within a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRule:
    """What a kind of team asks of one role. A number that no source gives is absent, never nought.

    `fte_least` and `fte_most` are full-time weeks in all, `heads_least` people; `leads`: who leads the team is in this
    role; `holds`: may be a child's keyworker in it.
    """

    role: Role
    fte_least: float | None = None
    fte_most: float | None = None
    heads_least: int | None = None
    leads: bool = False
    holds: bool = False
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The rules of a kind from a day on, until the next set's day."""

    since: date
    rules: tuple[RoleRule, ...]
    source: str
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of team: its rules in versions, the oldest first, and whether children can be put before it."""

    code: str
    name: str
    about: str
    takes_children: bool
    sets: tuple[RuleSet, ...]

    def rules(self, on: date) -> tuple[RoleRule, ...]:
        """The rules in force on a day; before the first set there are none."""
        held = [each for each in self.sets if each.since <= on]
        return max(held, key=lambda each: each.since).rules if held else ()


class Fault(StrEnum):
    """What is not as the kind asks."""

    TOO_LITTLE = "too_little"
    TOO_MUCH = "too_much"
    TOO_FEW = "too_few_people"
    NOBODY_LEADS = "nobody_leads"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Breach:
    """One rule that does not hold: what there is and what should be, in full-time weeks (`too_few_people`: people)."""

    role: Role
    fault: Fault
    there: float
    should: float

    @property
    def words(self) -> str:
        """What is wrong, as a sentence without its full stop."""
        one, many = NAMES[self.role]
        by = round(abs(self.should - self.there), 3)
        match self.fault:
            case Fault.TOO_LITTLE if by < 1:
                return f"{amount(by)} of a full-time {one} is missing"
            case Fault.TOO_LITTLE:
                return f"{amount(by)} full-time {one if by == 1 else many} {'is' if by == 1 else 'are'} missing"
            case Fault.TOO_MUCH:
                return f"{amount(self.there)} {one if self.there == 1 else many}, at most {amount(self.should)}"
            case Fault.TOO_FEW:
                return f"{by:.0f} {one if by == 1 else many} {'is' if by == 1 else 'are'} missing"
            case _:
                return "Nobody leads this team"

    @property
    def mend(self) -> str:
        """What would mend it."""
        one, _ = NAMES[self.role]
        by = amount(round(abs(self.should - self.there), 3))
        match self.fault:
            case Fault.TOO_LITTLE:
                week = "a full week" if by == "1.0" else f"{by} of a week"
                more = f", or those who are here work {by} more between them" if self.there else ""
                return f"Somebody joins as {one} for {week}{more}."
            case Fault.TOO_MUCH:
                return (
                    f"{by} of a full-time {one} moves to another team, or the rule is set anew."
                    " Nobody has to go before the children they know have somebody else."
                )
            case Fault.TOO_FEW:
                return f"Somebody joins as {one}. This counts people: any share of a week will do."
            case _:
                return f"Somebody joins as {one}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A time in which a breach held; `until` is the first day on which it did not (None: it still does)."""

    breach: Breach
    since: date
    until: date | None


def amount(weeks: float) -> str:
    """A number of full-time weeks as it is said: 1.0, 0.4, 0.25."""
    return f"{weeks:.1f}" if round(weeks, 2) == round(weeks, 1) else f"{weeks:.2f}"


def holds(dated: PodMember | PodPost, on: date) -> bool:
    """Whether something dated holds on a day."""
    return dated.since <= on and (dated.until is None or on < dated.until)


def full_weeks(members: Iterable[PodMember], on: date, role: Role) -> float:
    """The full-time weeks of a role on a day: two halves make one."""
    return _weeks(member for member in members if member.role is role and holds(member, on)) / 1000


def heads(members: Iterable[PodMember], on: date, role: Role) -> int:
    """The people in a role on a day; whoever is in it twice is one person."""
    return len({member.worker_id for member in members if member.role is role and holds(member, on)})


def breaches(rules: Iterable[RoleRule], members: Sequence[PodMember], on: date) -> tuple[Breach, ...]:
    """The rules that do not hold on a day, in the order of the rules."""
    rules = tuple(rules)
    found = [breach for rule in rules for breach in _of_rule(rule, members, on)]
    leading = [rule for rule in rules if rule.leads]
    counted = any(rule.fte_least or rule.heads_least for rule in leading)
    if leading and not counted and not any(heads(members, on, rule.role) for rule in leading):
        found.append(Breach(role=leading[0].role, fault=Fault.NOBODY_LEADS, there=0, should=1))
    return tuple(found)


def _of_rule(rule: RoleRule, members: Sequence[PodMember], on: date) -> Iterable[Breach]:
    there, people = full_weeks(members, on, rule.role), heads(members, on, rule.role)
    gap = NEAR_ENOUGH / 1000
    if rule.fte_least is not None and round(rule.fte_least - there, 3) > gap:
        yield Breach(role=rule.role, fault=Fault.TOO_LITTLE, there=there, should=rule.fte_least)
    if rule.fte_most is not None and round(there - rule.fte_most, 3) > gap:
        yield Breach(role=rule.role, fault=Fault.TOO_MUCH, there=there, should=rule.fte_most)
    if rule.heads_least is not None and people < rule.heads_least:
        yield Breach(role=rule.role, fault=Fault.TOO_FEW, there=people, should=rule.heads_least)


def spells(
    rules_on: Callable[[date], Iterable[RoleRule]], turns: Iterable[date], members: Sequence[PodMember],
    first: date, last: date,
) -> tuple[Spell, ...]:  # fmt: skip
    """The times from `first` to `last` (both counted) in which a breach held, the latest first.

    `turns` are the days on which the rules change. What is the same on two days next to each other is one spell.
    """
    days = sorted({first, *(day for day in (*turns, *_turns(members)) if first < day <= last)})
    open_since: dict[Breach, date] = {}
    found: list[Spell] = []
    for day in days:
        now = set(breaches(rules_on(day), members, day))
        over = [each for each in open_since if each not in now]
        found.extend(Spell(breach=breach, since=open_since.pop(breach), until=day) for breach in over)
        for breach in now:
            open_since.setdefault(breach, day)
    found.extend(Spell(breach=breach, since=since, until=None) for breach, since in open_since.items())
    return tuple(sorted(found, key=lambda each: (each.since, each.breach), reverse=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A post on a day: the full-time weeks in it, how much of it is vacant, and since when."""

    post_id: UUID
    role: Role
    fte: float
    filled: float
    vacant: float
    vacant_since: date | None


def establishment(terms: Sequence[PodPost], members: Sequence[PodMember], on: date) -> tuple[Filled, ...]:
    """The posts open on a day. A post is vacant as far as nobody is in it; whoever is on leave is in it."""
    return tuple(_filled(term, terms, members, on) for term in terms if holds(term, on))


def _filled(term: PodPost, terms: Sequence[PodPost], members: Sequence[PodMember], on: date) -> Filled:
    line = [each for each in terms if each.post_id == term.post_id]
    inside = [member for member in members if member.post_id == term.post_id]
    vacant = _vacant(line, inside, on)
    since = None
    if vacant:
        for day in sorted((day for day in {*_turns(line), *_turns(inside)} if day <= on), reverse=True):
            if not _vacant(line, inside, day):
                break
            since = day
    filled = _weeks(member for member in inside if holds(member, on)) / 1000
    return Filled(
        post_id=term.post_id, role=term.role, fte=term.fte, filled=filled, vacant=vacant / 1000, vacant_since=since
    )


def _vacant(line: Sequence[PodPost], inside: Sequence[PodMember], on: date) -> int:
    """Thousandths of a full week of a post in which nobody is on a day; nought while the post is not open."""
    asked = sum(round(term.fte * 1000) for term in line if holds(term, on))
    missing = asked - _weeks(member for member in inside if holds(member, on))
    return missing if missing > NEAR_ENOUGH else 0


def _turns(dated: Iterable[PodMember | PodPost]) -> Iterable[date]:
    """The days on which something begins or ends."""
    for each in dated:
        yield each.since
        if each.until:
            yield each.until


def _weeks(members: Iterable[PodMember]) -> int:
    """Thousandths of a full week: whole numbers, whose sum is the same in every order."""
    return sum(round(member.fte * 1000) for member in members)
