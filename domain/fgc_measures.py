"""What family group conferences came to: M8 to M11 of domain.md section 7, for any past day.

The unit is the child, but the family in M8. Every figure is a share with its numerator and denominator; whoever could
not be followed long enough is left out and counted; small numbers are not shown (`Share.shown`). Definitions in words:
docs/measures.md.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from domain.calendar import add_months
from domain.fgc_parts import Ending, FgcUse, NotOffered
from domain.small_numbers import FROM, few

SHORT_BREAKS = frozenset({"V3", "V4"})
"""Legal statuses of short breaks: they are not coming into care (M9)."""


@dataclass(frozen=True, slots=True)
class Care:
    """A stay in care, short breaks left out: `since` inclusive, `until` exclusive (None: still)."""

    since: date
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether the child was looked after on a day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """One child of one conference, as the record knows them.

    `held_on` None: referred, not held. `known_until`: the child died or came of age then, and cannot be followed on.
    """

    child_id: UUID
    use: FgcUse
    referred_on: date | None = None
    letter_on: date | None = None
    held_on: date | None = None
    at_risk: bool | None = None
    known_until: date | None = None
    care: tuple[Care, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a cohort. `left_out`: how many are not in it, by reason."""

    numerator: int
    denominator: int
    left_out: dict[str, int] = field(default_factory=dict)

    def shown(self, limit: int = FROM) -> bool:
        """Whether neither the number nor what remains is small: both could point to a child. So could a small cohort."""
        parts = (self.numerator, self.denominator - self.numerator)
        return self.denominator >= limit and None not in [few(part, limit) for part in parts]

    def percent(self, limit: int = FROM) -> float | None:
        """To one decimal place; None where it is not shown."""
        return round(100 * self.numerator / self.denominator, 1) if self.shown(limit) else None


@dataclass(frozen=True, slots=True)
class Avoided:
    """M9 and M10: `after` the months without any coming into care; `still` of those who were out at six months."""

    at_6: Share
    at_12: Share
    still: Share


def _first(children: Iterable[Followed], as_of: date) -> list[Followed]:
    """Each child once, by their first conference held: a later one is not a new beginning of the count."""
    seen: dict[UUID, Followed] = {}
    for child in sorted(
        (each for each in children if each.held_on and each.held_on <= as_of), key=lambda each: str(each.held_on)
    ):
        seen.setdefault(child.child_id, child)
    return list(seen.values())


def _entered(child: Followed, after: date, by: date) -> bool:
    return any(after < stay.since <= by for stay in child.care)


def avoided(children: Sequence[Followed], as_of: date) -> Avoided:
    """Of children at risk whose conference was held, how many did not come into care in six and in twelve months."""
    outside: Counter[str] = Counter()
    cohort = []
    for child in _first(children, as_of):
        assert child.held_on is not None  # _first leaves no other
        if any(stay.on(child.held_on) for stay in child.care):
            outside["in_care_then"] += 1
        elif child.at_risk is None:
            outside["risk_not_said"] += 1
        elif not child.at_risk:
            outside["not_at_risk"] += 1
        else:
            cohort.append((child, child.held_on))

    def after(months: int) -> tuple[set[UUID], set[UUID], dict[str, int]]:
        left, whole, out = Counter(outside), set(), set()
        for child, held in cohort:
            end = add_months(held, months)
            came = _entered(child, held, end)
            if end > as_of:
                left["too_early"] += 1
            elif child.known_until and child.known_until < end and not came:
                left["not_followed"] += 1
            else:
                whole.add(child.child_id)
                if not came:
                    out.add(child.child_id)
        return whole, out, {name: count for name, count in left.items() if count}

    all_6, out_6, left_6 = after(6)
    all_12, out_12, left_12 = after(12)
    return Avoided(
        Share(len(out_6), len(all_6), left_6),
        Share(len(out_12), len(all_12), left_12),
        Share(len(out_12), len(out_6 & all_12), left_12),
    )


def in_care_after_letter(children: Sequence[Followed], as_of: date) -> Share:
    """M11: of all who were referred before court, how many were looked after twelve months after the letter.

    Held or not: a conference that did not take place counts as much (intention to treat). A point in time, not any
    entry; never to be put beside M9.
    """
    left: Counter[str] = Counter()
    seen: dict[UUID, Followed] = {}
    for child in sorted(
        (each for each in children if each.referred_on and each.referred_on <= as_of),
        key=lambda each: str(each.letter_on),
    ):
        if child.letter_on is None:
            if child.use is FgcUse.PRE_PROCEEDINGS:
                left["no_letter"] += 1
            continue
        seen.setdefault(child.child_id, child)
    whole, inside = 0, 0
    for child in seen.values():
        assert child.letter_on is not None  # the loop above leaves no other
        end = add_months(child.letter_on, 12)
        if end > as_of:
            left["too_early"] += 1
        elif child.known_until and child.known_until <= end:
            left["not_followed"] += 1
        else:
            whole += 1
            inside += any(stay.on(end) for stay in child.care)
    return Share(inside, whole, dict(left))


@dataclass(frozen=True, slots=True)
class Home:
    """Children in care at the day of a conference about coming home who are at home now, and the longest time away."""

    share: Share
    longest_years: int | None


def came_home(children: Sequence[Followed], as_of: date) -> Home:
    """Of children in care when the family met about their coming home, how many are not looked after now (S80)."""
    away = []
    for child in _first((each for each in children if each.use is FgcUse.RETURN_HOME), as_of):
        assert child.held_on is not None  # _first leaves no other
        stay = next((each for each in child.care if each.on(child.held_on)), None)
        if stay is not None:
            away.append((child, stay))
    back = [(child, stay) for child, stay in away if not any(each.on(as_of) for each in child.care)]
    share = Share(len(back), len(away))
    years = [(stay.until - stay.since).days // 365 for _, stay in back if stay.until]
    return Home(share, max(years, default=None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One family in a stage on the day, with what came of the latest offer to them."""

    family_id: UUID
    offered: bool = False
    accepted: bool = False
    held: bool = False
    why_not: Ending | NotOffered | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """M8: offered of all, accepted of the offered, held of the accepted; and why not, where it was not held."""

    offered: Share
    accepted: Share
    held: Share
    why_not: dict[str, int]


def reach(families: Sequence[Family]) -> Reach:
    """How far the offer reached among these families."""
    offered = [each for each in families if each.offered]
    accepted = [each for each in offered if each.accepted]
    held = [each for each in accepted if each.held]
    counts = Counter(each.why_not.value for each in families if each.why_not and not each.held)
    return Reach(
        Share(len(offered), len(families)),
        Share(len(accepted), len(offered)),
        Share(len(held), len(accepted)),
        dict(counts.most_common()),
    )
