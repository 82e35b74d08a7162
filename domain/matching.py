"""Which help fits: what a family's record says, held against each offer, with every reason in words. No score.

Nothing is hidden, and unknown is not no: what the record does not say makes an offer one that may fit.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.journey import Status
from domain.need import Need
from domain.offer import STALE_AFTER, WhoFor


class Fit(StrEnum):
    """How an offer stands to a family now."""

    FITS = "fits"
    MAY_FIT = "may_fit"
    DOES_NOT_FIT = "does_not_fit"


class Says(StrEnum):
    """Which way a reason points."""

    FOR = "for"
    UNKNOWN = "unknown"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class MatchReason:
    """One reason: what it is about ("age"), which way it points, and the sentence that a family may read."""

    about: str
    says: Says
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a record says of somebody who needs help. `age` in whole years, below 0 before birth; None: not known.

    `network`: whether the family has people of their own around them. None: nobody has recorded it.
    """

    name: str
    age: int | None
    stage: Status | None
    districts: frozenset[str]
    languages: frozenset[str]
    needs: tuple[Need, ...]
    network: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What an offer asks for, and how long it is waited for; `checked_days`: days since that was found out.

    `areas`: districts of which people must be; `near`: districts in which it is given.
    """

    needs: tuple[Need, ...]
    who_for: tuple[WhoFor, ...]
    age_from: int | None = None
    age_to: int | None = None
    stages: tuple[Status, ...] = ()
    areas: tuple[str, ...] = ()
    near: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()
    needs_network: bool = False
    taking: bool = True
    free: int | None = None
    wait_days: int | None = None
    checked_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How one offer fits, which of the needs it meets, and why."""

    fit: Fit
    met: tuple[Need, ...]
    reasons: tuple[MatchReason, ...]


def district(postcode: str) -> str:
    """The first half of a postcode: "B8 1AA" and "b81aa" are in "B8"."""
    joined = postcode.replace(" ", "").upper()
    return joined[:-3] if len(joined) > 4 else joined


def match(facts: Facts, terms: Terms) -> Match:
    """Hold one offer against what the record says."""
    met = tuple(need for need in facts.needs if need in terms.needs)
    reasons = [
        each
        for each in (
            _needs(facts, met), _age(facts, terms), _stage(facts, terms), _area(facts, terms),
            _language(facts, terms), _network(facts, terms), _room(terms),
        )
        if each is not None
    ]  # fmt: skip
    says = {each.says for each in reasons}
    fit = Fit.DOES_NOT_FIT if Says.AGAINST in says else Fit.MAY_FIT if Says.UNKNOWN in says else Fit.FITS
    return Match(fit=fit, met=met, reasons=tuple(reasons))


def order(match: Match, terms: Terms, name: str) -> tuple[int, int, int, str]:
    """The order of a list: what fits, most needs met, shortest wait (unknown last), name."""
    wait = terms.wait_days if terms.wait_days is not None else 100_000
    return list(Fit).index(match.fit), -len(match.met), wait, name


def _needs(facts: Facts, met: tuple[Need, ...]) -> MatchReason | None:
    if not facts.needs:
        return MatchReason("needs", Says.UNKNOWN, "No need has been chosen yet.")
    if met:
        return MatchReason("needs", Says.FOR, f"Helps with {len(met)} of the {len(facts.needs)} needs chosen.")
    return MatchReason("needs", Says.AGAINST, "Does not help with any of the needs chosen.")


def _age(facts: Facts, terms: Terms) -> MatchReason | None:
    if terms.age_from is None and terms.age_to is None:
        return None
    if terms.who_for == (WhoFor.PARENT,):
        # The ages of an offer for parents are the parents', and the record that is matched is the child's.
        return MatchReason("age", Says.UNKNOWN, f"For parents {_ages(terms, of='aged')}: ask how old they are.")
    said = f"For children {_ages(terms, of='of')}"
    if facts.age is None:
        return MatchReason("age", Says.UNKNOWN, f"{said}; {facts.name}'s age is not recorded.")
    is_now = f"{facts.name} is {facts.age}" if facts.age >= 0 else f"{facts.name} is not yet born"
    above = terms.age_from is None or facts.age >= terms.age_from
    below = terms.age_to is None or facts.age <= terms.age_to
    return MatchReason("age", Says.FOR if above and below else Says.AGAINST, f"{said}; {is_now}.")


def _ages(terms: Terms, *, of: str) -> str:
    if terms.age_from is None:
        return f"up to {terms.age_to}"
    if terms.age_to is None:
        return f"{of} {terms.age_from} and over"
    return f"{of} {terms.age_from} to {terms.age_to}"


def _stage(facts: Facts, terms: Terms) -> MatchReason | None:
    if not terms.stages:
        return None
    names = ", ".join(stage.replace("_", " ") for stage in terms.stages)
    if facts.stage is None:
        return MatchReason(
            "stage", Says.UNKNOWN, f"Offered at these stages: {names}. {facts.name}'s stage is not recorded."
        )
    is_now = f"{facts.name} is at {facts.stage.replace('_', ' ')}"
    says = Says.FOR if facts.stage in terms.stages else Says.AGAINST
    return MatchReason("stage", says, f"Offered at these stages: {names}. {is_now}.")


def _area(facts: Facts, terms: Terms) -> MatchReason | None:
    if not terms.areas:
        # Nobody is kept out; that it is close by is worth saying, that it is not is no reason against it.
        close = sorted(facts.districts & terms.near)
        return (
            MatchReason("area", Says.FOR, f"Given in {', '.join(close)}, where {facts.name} lives.") if close else None
        )
    said = f"For people who live in {', '.join(terms.areas)}"
    if not facts.districts:
        return MatchReason("area", Says.UNKNOWN, f"{said}; {facts.name}'s postcode is not recorded.")
    says = Says.FOR if facts.districts & set(terms.areas) else Says.AGAINST
    return MatchReason("area", says, f"{said}; {facts.name} lives in {', '.join(sorted(facts.districts))}.")


def _language(facts: Facts, terms: Terms) -> MatchReason | None:
    if not terms.languages or not facts.languages:
        return None  # an offer that names no language works with interpreters; English is not asked of anybody
    shared = facts.languages & set(terms.languages)
    if shared:
        return MatchReason("language", Says.FOR, f"Spoken there: {', '.join(sorted(shared))}.")
    return MatchReason(
        "language", Says.UNKNOWN, f"Given in {', '.join(terms.languages)}: ask whether an interpreter can come."
    )


def _network(facts: Facts, terms: Terms) -> MatchReason | None:
    if not terms.needs_network:
        return None
    if facts.network is None:
        return MatchReason(
            "network", Says.UNKNOWN, "Needs people around the family; nobody has recorded whether there are."
        )
    if facts.network:
        return MatchReason("network", Says.FOR, "Needs people around the family, and there are.")
    return MatchReason("network", Says.AGAINST, "Needs people around the family, and none are known.")


def _room(terms: Terms) -> MatchReason | None:
    if not terms.taking:
        return MatchReason("room", Says.AGAINST, "Not open to referrals now.")
    if terms.checked_days is None:
        return MatchReason("room", Says.UNKNOWN, "Nobody has checked how long the wait is.")
    when = "today" if terms.checked_days == 0 else f"{terms.checked_days} days ago"
    if terms.checked_days > STALE_AFTER:
        return MatchReason("room", Says.UNKNOWN, f"Room and waiting were last checked {when}: ask again.")
    if terms.wait_days is not None:
        wait = "No wait" if terms.wait_days == 0 else f"About {terms.wait_days} days to wait"
        return MatchReason("room", Says.FOR, f"{wait}, checked {when}.")
    if terms.free == 0:
        return MatchReason("room", Says.UNKNOWN, f"Full when checked {when}.")
    free = "" if terms.free is None else f"{terms.free} places free, "
    return MatchReason("room", Says.FOR, f"{free}checked {when}.".capitalize())
