"""What must hold of a child's care, whoever changed what.

The rules come from the Care Planning, Placement and Case Review (England) Regulations 2010 ("CPPCR"), the Children Act
1989, and the rules by which the SSDA903 return is checked, with their numbers.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from domain.aggregate import By
from domain.calendar import LONDON, age_in_years, london_date
from domain.care_parts import (
    CareOrder,
    CareReview,
    CareStep,
    Episode,
    HealthCheck,
    HealthKind,
    MissingEpisode,
    Period,
    Stay,
    StepKind,
    periods_of,
)
from domain.codes import (
    Adopters,
    AdoptersLaw,
    EpisodeEnd,
    EpisodeReason,
    LegalStatus,
    Placement,
    PlacementProvider,
    PreviousPermanence,
    PrimaryNeed,
    ReviewParticipation,
)
from domain.errors import Invalid, RuleBroken

TEMPORARY = frozenset(
    {
        Placement.TEMPORARY, Placement.TEMPORARY_HOSPITAL, Placement.TEMPORARY_HOLIDAY, Placement.CARER_ON_HOLIDAY,
        Placement.TEMPORARY_WEEK,
    }
)  # fmt: skip
"""A few days away from home, after which the child goes back there."""
_OTHER = frozenset({Placement.OTHER_1, Placement.OTHER_2, Placement.OTHER_3, Placement.OTHER_4})
WITHOUT_PROVIDER = TEMPORARY | _OTHER
WITHOUT_URN = WITHOUT_PROVIDER | {
    Placement.PARENTS, Placement.WORK, Placement.CARE_HOME, Placement.HOSPITAL, Placement.CUSTODY,
}  # fmt: skip
SHORT_BREAKS = frozenset({LegalStatus.SHORT_BREAK, LegalStatus.SHORT_BREAKS_AGREEMENT})
NEW_LEGAL_STATUS = frozenset({EpisodeReason.LEGAL_STATUS, EpisodeReason.ALL, EpisodeReason.LEGAL_STATUS_AND_HOME})
NEW_HOME = frozenset(EpisodeReason) - {EpisodeReason.STARTED, EpisodeReason.LEGAL_STATUS}
LONGEST = {
    LegalStatus.SHORT_BREAK: 17,
    LegalStatus.POLICE_PROTECTION: 3,
    LegalStatus.EMERGENCY_PROTECTION_ORDER: 21,
    LegalStatus.CHILD_ASSESSMENT_ORDER: 7,
}
"""Days that a legal status can last at the most: 903 rules 365 and 361 to 363.

An emergency protection order lasts 8 days and can be extended once by 7 (sections 44 and 45): what is over 15 days is
recorded and shown as late; the return refuses what is over 21. A V4 period is the agreement about short breaks, not one
stay, so the 17 days are not its own.
"""
EMERGENCY_ORDER_DAYS = 15
SHORT_BREAK_DAYS = 75
OLD_ENOUGH_TO_TAKE_PART = 4
"""Days of short breaks in twelve months (regulation 48 CPPCR, 903 rule 367)."""

HIGHEST_SCORE = 40


def check_episode(episode: Episode) -> None:
    """What must hold of an episode by itepisode. Raises `Invalid`."""
    parents = episode.placement is Placement.PARENTS
    if episode.placement in WITHOUT_PROVIDER and episode.provider:
        raise Invalid("/provider", "This kind of home has no provider in the return (903 rules 213, 526).")
    if episode.placement not in WITHOUT_PROVIDER and not episode.provider:
        raise Invalid("/provider", "Say who provides this home.")
    if episode.provider and (episode.provider is PlacementProvider.PARENTS) is not parents:
        raise Invalid("/provider", "“Parents” goes with living with parents, and only with it (903 rule 550).")
    if episode.urn and episode.placement in WITHOUT_URN:
        raise Invalid("/urn", "This kind of home has no Ofsted number (903 rule 222).")
    if parents and episode.legal_status is LegalStatus.AGREED:
        raise Invalid("/legal_status", "A child at home by agreement is not looked after (903 rule 378).")
    if episode.with_parents_basis and not parents:
        raise Invalid("/with_parents_basis", "This goes with living with parents only.")
    if episode.need_code in (PrimaryNeed.NOT_STATED, PrimaryNeed.NOT_IN_NEED):
        raise Invalid("/need_code", "Say what the main need is.")


def check_episodes(episodes: Sequence[Episode], today: date) -> None:
    """What must hold of a child's episodes together, whoever changed which. Raises `Invalid` and `RuleBroken`."""
    for each in episodes:
        check_episode(each)
        if each.since > today:
            raise Invalid("/since", "This day is in the future.")
        if each.until and each.until > today:
            # The day on which another episode follows was sent as that one's first.
            followed = each.reason_ended is EpisodeEnd.NEXT_EPISODE
            raise Invalid("/since" if followed else "/until", "This day is in the future.")
        if each.until and each.until <= each.since:
            raise Invalid("/since", "What changed before began on that day or later: an episode lasts at least a day.")
    for one, two in pairwise(episodes):
        if one.period_id == two.period_id:
            _check_change(one, two)
        elif one.until is None or two.since < one.until:
            raise Invalid("/since", "The child was still looked after then. Periods do not overlap.")
    for period in periods_of(episodes):
        _check_period(period)
    _check_short_breaks(episodes)


def _check_change(one: Episode, two: Episode) -> None:
    """Two episodes of one period touch, and the second says what is new (903 rules 142, 225, 226, 501, 504)."""
    if one.until != two.since or one.reason_ended is not EpisodeEnd.NEXT_EPISODE:
        raise RuleBroken("One episode of a period begins on the day on which the one before ends.", "not-touching")
    if two.reason_new is EpisodeReason.STARTED:
        raise Invalid("/reason_new", "Say what changed: only the first episode starts a period.")
    if one.need_code is not two.need_code:
        raise Invalid("/need_code", "The main need stays the same through a whole period (903 rule 504).")
    if (two.reason_new in NEW_LEGAL_STATUS) is not (one.legal_status is not two.legal_status):
        raise Invalid("/legal_status", "The legal status is new exactly where the reason says so.")
    same = (one.placement, one.provider, one.urn, one.postcode) == (two.placement, two.provider, two.urn, two.postcode)
    if two.reason_new is EpisodeReason.LEGAL_STATUS and not same:
        raise Invalid("/placement", "The home is the same where only the legal status changed.")
    away = one.placement in TEMPORARY or two.placement in TEMPORARY
    moved = two.reason_new in NEW_HOME and not away
    if moved is not bool(one.reason_place_change):
        raise Invalid(
            "/reason_place_change",
            "Say why the child moved." if moved else "The child did not move for good, so there is no reason for it.",
        )


def _check_period(period: Period) -> None:
    first, last = period.episodes[0], period.episodes[-1]
    if first.reason_new is not EpisodeReason.STARTED:
        raise Invalid("/reason_new", "The first episode starts the period (903 rule 357).")
    if first.placement in TEMPORARY:
        raise Invalid("/placement", "Nobody begins to be looked after in a temporary place (903 rule 380).")
    if last.until and last.placement in TEMPORARY:
        raise RuleBroken(
            "The child is in a temporary place. Record first where they went from there (903 rule 381).",
            "ends-temporary",
        )
    if bool(last.until) is not bool(last.reason_ended) or last.reason_ended is EpisodeEnd.NEXT_EPISODE:
        raise Invalid("/reason_ended", "Say why the child is no longer looked after.")
    if last.reason_place_change:
        raise Invalid("/reason_place_change", "This goes with a move to another home (903 rule 233).")
    start = first.since
    for one, two in zip(period.episodes, (*period.episodes[1:], None), strict=True):
        if two is None or two.legal_status is not one.legal_status:
            longest = LONGEST.get(one.legal_status)
            if longest and one.until and (one.until - start).days > longest:
                raise RuleBroken(
                    f"This legal status lasts {longest} days at the most. Change it on the day it ended.", "too-long"
                )
            start = two.since if two else start


def _check_short_breaks(episodes: Sequence[Episode]) -> None:
    """No twelve months have more than 75 days of short breaks: it is enough to look back from each stay's end."""
    breaks = (each for each in episodes if each.legal_status is LegalStatus.SHORT_BREAK)
    stays = [(each.since, each.until) for each in breaks if each.until]
    for _, end in stays:
        start = end - timedelta(days=365)
        if sum(max((min(until, end) - max(since, start)).days, 0) for since, until in stays) > SHORT_BREAK_DAYS:
            raise RuleBroken(
                f"Short breaks last {SHORT_BREAK_DAYS} days in twelve months at the most. Beyond that the child is "
                "looked after in another way.",
                "too-many-short-breaks",
            )


def day_of(day: date, by: By) -> datetime:
    """The moment that stands for a day when the story is told: its noon in London, unless that is still to come."""
    return min(datetime(day.year, day.month, day.day, 12, tzinfo=LONDON), by.at)


def not_ahead(day: date, pointer: str, by: By) -> None:
    """Refuse a day that lies in the future."""
    if day > london_date(by.at):
        raise Invalid(pointer, "This day is in the future.")


def in_order(since: date, until: date | None) -> None:
    """Refuse an end before the beginning."""
    if until and until < since:
        raise Invalid("/until", "It cannot end before it began.")


def check_order(order: CareOrder, by: By) -> None:
    """An order holds from a day that has come; its end may lie ahead."""
    not_ahead(order.since, "/since", by)
    in_order(order.since, order.until)


def check_review(review: CareReview, periods: Sequence[Period], born: date | None, by: By) -> None:
    """A review is held while the child is looked after; under four, and only then, their part in it is code PN0."""
    not_ahead(review.held_on, "/held_on", by)
    if not any(p.since <= review.held_on and (p.until is None or review.held_on <= p.until) for p in periods):
        raise Invalid("/held_on", "The child was not looked after on this day.")
    young = born is not None and age_in_years(born, review.held_on) < OLD_ENOUGH_TO_TAKE_PART
    if born and young is not (review.participation is ReviewParticipation.UNDER_FOUR):
        raise Invalid("/participation", "“Under four” is for a child who was under four on that day, and only then.")
    if review.next_by and review.next_by <= review.held_on:
        raise Invalid("/next_by", "The next review is after this one.")


def check_missing(missing: MissingEpisode, by: By, others: Sequence[MissingEpisode] = ()) -> None:
    """A child is missing from a time that has come, comes back after it, and is missing once at a time."""
    if missing.since > by.at:
        raise Invalid("/since", "This time is in the future.")
    if missing.until and missing.until > by.at:
        raise Invalid("/until", "This time is in the future.")
    if missing.until and missing.until <= missing.since:
        raise Invalid("/until", "The child cannot be back before they were missing.")
    if missing.offered_on and (missing.until is None or missing.offered_on < london_date(missing.until)):
        raise Invalid("/until", "The talk was offered before this: the child was back by then.")
    if any(
        (each.until is None or missing.since < each.until) and (missing.until is None or each.since < missing.until)
        for each in others
    ):
        raise Invalid("/since", "The child is recorded as missing at this time already.")


def check_score(health: HealthCheck) -> None:
    """A questionnaire that was filled in has a score from 0 to 40; nothing else has one."""
    scored = health.kind is HealthKind.SDQ and not health.refused
    if scored is (health.score is None):
        raise Invalid("/score", "A questionnaire that was filled in has a score, and nothing else has one.")
    if health.score is not None and not 0 <= health.score <= HIGHEST_SCORE:
        raise Invalid("/score", f"The score is a number from 0 to {HIGHEST_SCORE}.")


def check_apart(stay: Stay, others: Sequence[Stay]) -> None:
    """A child stays at one place at a time."""
    if any(
        (stay.until is None or each.since < stay.until) and (each.until is None or stay.since < each.until)
        for each in others
    ):
        raise Invalid("/since", "The child is recorded as staying elsewhere at this time.")


_BOUND = {
    Adopters.MAN: {AdoptersLaw.SINGLE},
    Adopters.WOMAN: {AdoptersLaw.SINGLE},
    Adopters.MAN_AND_WOMAN: {AdoptersLaw.MARRIED, AdoptersLaw.CIVIL_PARTNERSHIP, AdoptersLaw.UNMARRIED},
    Adopters.TWO_MEN: {AdoptersLaw.MARRIED_SAME_SEX, AdoptersLaw.CIVIL_PARTNERSHIP, AdoptersLaw.UNMARRIED_SAME_SEX},
    Adopters.TWO_WOMEN: {AdoptersLaw.MARRIED_SAME_SEX, AdoptersLaw.CIVIL_PARTNERSHIP, AdoptersLaw.UNMARRIED_SAME_SEX},
}


def check_step(step: CareStep, before: Sequence[CareStep], by: By) -> None:
    """Each step says what belongs to it and nothing else; adoption goes decided, matched, or decided not to.

    903 rules 511 to 524, 563 and 631 to 635.
    """
    not_ahead(step.on, "/on", by)
    asked, matched = step.kind is StepKind.HAD_BEFORE, step.kind is StepKind.MATCHED
    if asked is (step.before is None):
        raise Invalid("/before", "Say what there was before, also where there was nothing.")
    there_was = asked and step.before is not PreviousPermanence.NONE
    if there_was is (step.before_where is None):
        raise Invalid("/before_where", "Say where that was arranged." if there_was else "There was none before.")
    if there_was is (step.before_when is None):
        raise Invalid("/before_when", "Say when that was, as far as anybody knows." if there_was else "There was none.")
    if step.before_where and not re.fullmatch(r"[0-9]{3}|WAL|SCO|NIR|NUK", step.before_where):
        raise Invalid("/before_where", "Write the three digits of the authority, or WAL, SCO, NIR or NUK.")
    if step.before_when and not re.fullmatch(r"([0-3]\d|zz)/([01]\d|zz)/((19|20)\d\d|zzzz)", step.before_when):
        raise Invalid("/before_when", "Write the day like 24/06/2019, with zz for what nobody knows, like zz/zz/2019.")
    if (step.kind is StepKind.NOT_TO_BE_PLACED) is (step.because is None):
        raise Invalid("/because", "Say why, where a child is not to be placed for adoption, and only then.")
    if matched is (step.adopters is None):
        raise Invalid("/adopters", "Say who adopts, where a match is made, and only then.")
    if step.adopters and step.adopters_law not in _BOUND[step.adopters]:
        raise Invalid("/adopters_law", "This does not go together with who adopts (903 rules 514 to 524).")
    if not matched and (step.adopters_law or step.by_carers):
        raise Invalid("/adopters_law", "This goes with a match only.")
    path = [each for each in before if each.kind is not StepKind.HAD_BEFORE]
    if asked:
        return
    if path and step.on < path[-1].on:
        raise Invalid("/on", "This is before the step that came last.")
    wanted = bool(path) and path[-1].kind is not StepKind.NOT_TO_BE_PLACED
    if (step.kind is StepKind.TO_BE_PLACED) is wanted:
        raise RuleBroken(
            "It is decided already that the child should be placed for adoption."
            if wanted
            else "Record first when it was decided that the child should be placed for adoption.",
            "step-order",
        )
