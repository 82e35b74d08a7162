"""The CIN census of one child: which episodes of help count in a year, and what is said of each.

Source: CIN census 2025-26 and 2026-27. The 2026-27 module on pre-proceedings and family group decision making is left
blank: its order and the meaning of its outcome codes could not be verified.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from domain.codes import ClosingReason, Sex
from domain.journey import Status
from domain.returns.frame import Problem, Year

IN_NEED = frozenset(
    {Status.CHILD_IN_NEED, Status.CHILD_PROTECTION, Status.PRE_PROCEEDINGS, Status.LOOKED_AFTER, Status.CARE_LEAVER}
)
"""The stages that the census counts. Early help and family help without section 17 are not in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage of the journey: `until` is the day on which the next began."""

    status: Status
    since: date
    until: date | None = None
    closing_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """A referral; `nfa`: the front door decided that nothing follows."""

    on: date
    source: str
    need: str | None = None
    nfa: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """A statutory assessment with the factors found for this child; `stopped`: it ended without being authorised."""

    started_on: date
    authorised_on: date | None = None
    factors: tuple[str, ...] = ()
    stopped: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section47:
    """An enquiry. `ended_on` with `conference_needed` false, or stopped: no initial conference is required."""

    started_on: date
    target: date | None = None
    conference_on: date | None = None
    conference_needed: bool | None = None
    ended_on: date | None = None
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A child in need plan, or (with categories) a child protection plan with the days of its reviews."""

    begun_on: date
    ended_on: date | None = None
    first_category: str | None = None
    latest_category: str | None = None
    earlier: int | None = None
    reviews: tuple[date, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """What is recorded about a child that the census asks for. `reference` is the authority's own number.

    `due_on`: of a child who is not born yet; `expected_on`: the last day on which one who is born now was expected.
    """

    reference: str
    born_on: date | None = None
    due_on: date | None = None
    expected_on: date | None = None
    died_on: date | None = None
    sex: str
    ethnicity: str
    disabilities: tuple[str, ...] = ()
    upn: str | None = None
    former_upn: str | None = None
    upn_unknown: str | None = None
    stages: tuple[Stage, ...] = ()
    referrals: tuple[Referred, ...] = ()
    assessments: tuple[Assessed, ...] = ()
    enquiries: tuple[Section47, ...] = ()
    plans: tuple[Planned, ...] = ()
    protection: tuple[Planned, ...] = ()
    transferred_in: tuple[date, ...] = ()


@dataclass(slots=True, kw_only=True)
class Episode:
    """One CINdetails: a referral, and what was done until help closed."""

    referral: Referred
    since: date
    closed_on: date | None = None
    reason: str | None = None
    conference_on: date | None = None
    assessments: list[Assessed] = field(default_factory=list)
    plans: list[Planned] = field(default_factory=list)
    enquiries: list[Section47] = field(default_factory=list)
    protection: list[Planned] = field(default_factory=list)


def la_child_id(reference: str) -> str:
    """The id that the department knows a child by: our reference without what is no letter or digit (rule 1580)."""
    return "".join(sign for sign in reference if sign.isascii() and sign.isalnum())


def as_on(child: Child, day: date) -> Child:
    """Who the child was on that day: whoever was born after it was expected then, and nobody knew more (rule 8520)."""
    if child.born_on is None or child.born_on <= day or child.expected_on is None:
        return child
    return replace(
        child, born_on=None, due_on=child.expected_on, died_on=None, sex=Sex.UNKNOWN, disabilities=(), upn=None,
        former_upn=None, upn_unknown=None,
    )  # fmt: skip


def episodes(child: Child, year: Year, as_at: date) -> tuple[list[Episode], list[Problem]]:
    """The episodes that count in the year, as they stood on `as_at`, with what could not be said.

    An episode begins with the referral that led to the first counted stage, and ends where no counted stage follows.
    """
    end = min(year.ends, as_at)
    problems: list[Problem] = []
    found = _stretches(child, end)
    kept: list[Episode] = []
    for episode in found:
        if episode.closed_on and episode.closed_on < year.begins:
            continue
        _fill(episode, child, year, end, problems)
        kept.append(episode)
    for referral in child.referrals:
        inside = any(
            each.referral.on <= referral.on and (each.closed_on is None or referral.on <= each.closed_on)
            for each in found
        )
        if referral.nfa and year.begins <= referral.on <= end and not inside:
            kept.append(Episode(referral=referral, since=referral.on))
    return sorted(kept, key=lambda each: each.referral.on), problems


def _stretches(child: Child, end: date) -> list[Episode]:
    found: list[Episode] = []
    here: Episode | None = None
    for stage in child.stages:
        if stage.since > end:
            break
        if stage.status in IN_NEED:
            if here is None:
                floor = found[-1].closed_on if found else None
                before = [
                    each for each in child.referrals
                    if not each.nfa and each.on <= stage.since and (floor is None or each.on >= floor)
                ]  # fmt: skip
                if not before:
                    # Help went on from family help, or from another authority, without a new referral.
                    before = [replace(each, on=stage.since) for each in child.referrals if not each.nfa][-1:]
                if before:
                    here = Episode(referral=before[-1], since=stage.since)
                    found.append(here)
        elif here is not None:
            closed = _closed_on(stage, child, here, end)
            if closed is not None and closed <= end:
                here.closed_on, here.reason = closed, _reason(stage, child, here)
            here = None
    return found


def _closed_on(stage: Stage, child: Child, episode: Episode, end: date) -> date | None:
    """The day help in need ended: with this stage, but not before an assessment under way then was authorised."""
    if stage.status not in {Status.EARLY_HELP, Status.FAMILY_HELP}:
        return stage.since
    days = [stage.since]
    for made in child.assessments:
        if episode.referral.on <= made.started_on <= stage.since and not made.stopped:
            done = made.authorised_on if made.authorised_on and made.authorised_on <= end else None
            days.append(done or stage.until or date.max)
    return min(max(days), stage.until or date.max)


def _reason(stage: Stage, child: Child, episode: Episode) -> str:
    """Why help in need ended: as it was recorded, or as the stage that follows says."""
    if stage.closing_reason:
        return stage.closing_reason
    if stage.status is Status.ADOPTED:
        return ClosingReason.ADOPTED
    more = any(each.begun_on >= episode.referral.on for each in (*child.plans, *child.protection)) or any(
        each.started_on >= episode.referral.on for each in child.enquiries
    )
    assessed = any(made.authorised_on and made.started_on >= episode.referral.on for made in child.assessments)
    return ClosingReason.AFTER_ASSESSMENT_TO_EARLY_HELP if assessed and not more else ClosingReason.OTHER


def _fill(episode: Episode, child: Child, year: Year, end: date, problems: list[Problem]) -> None:
    first, last = episode.referral.on, episode.closed_on or end

    def within(day: date) -> bool:
        return first <= day <= last

    def leave(rule: str, what: str) -> None:
        problems.append(Problem(child=child.reference, rule=rule, what=what, stops=False))

    for made in child.assessments:
        if not within(made.started_on) or made.stopped:
            continue
        done = made.authorised_on if made.authorised_on and made.authorised_on <= end else None
        if done is None and not year.holds(made.started_on):
            leave("8736", f"The assessment begun on {made.started_on:%d/%m/%Y} was open when the year began.")
        elif done is None or done >= year.begins:
            episode.assessments.append(replace(made, authorised_on=done, factors=made.factors if done else ()))
    for asked in child.enquiries:
        if not within(asked.started_on):
            continue
        held = asked.conference_on if asked.conference_on and asked.conference_on <= end else None
        if year.holds(held or asked.started_on):
            over = asked.ended_on is not None and asked.ended_on <= end and not asked.conference_needed
            episode.enquiries.append(replace(asked, conference_on=held, conference_needed=not over))
    for source, target in ((_joined(child.plans), episode.plans), (child.protection, episode.protection)):
        for plan in source:
            ended = plan.ended_on if plan.ended_on and plan.ended_on <= end else None
            if within(plan.begun_on) and (ended is None or ended >= year.begins):
                reviews = tuple(day for day in plan.reviews if year.begins <= day <= end)
                target.append(replace(plan, ended_on=ended, reviews=reviews))
    episode.conference_on = next((day for day in child.transferred_in if within(day) and year.holds(day)), None)


def _joined(plans: Iterable[Planned]) -> list[Planned]:
    """Plans of which each takes over from the one before on the same day are one spell on a plan (rule 4014)."""
    found: list[Planned] = []
    for plan in sorted(plans, key=lambda each: each.begun_on):
        if found and found[-1].ended_on == plan.begun_on:
            found[-1] = replace(found[-1], ended_on=plan.ended_on)
        else:
            found.append(plan)
    return found


def upn_unknown(child: Child, kept: Iterable[Episode]) -> str | None:
    """Why there is no UPN: UN7 where all that happened is a referral with no further action, else what is recorded."""
    if child.upn:
        return None
    return "UN7" if all(each.referral.nfa for each in kept) else child.upn_unknown
