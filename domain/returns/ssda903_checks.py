"""What the SSDA903 return would be asked about in one child's record: the rules of the return that a record can break.

They do not stop the files: each is to be mended, or its reason goes with the return. Source: rules of 2025-26 and 2026-27.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from domain.care_law import birthday
from domain.care_parts import OrderKind, StepKind
from domain.care_rules import SHORT_BREAKS, TEMPORARY
from domain.codes import (
    EpisodeEnd,
    EpisodeReason,
    InTouch,
    LegalStatus,
    Placement,
    PlacementChangeReason,
    PlacementProvider,
    Sex,
    WorkerChangeReason,
)  # fmt: skip
from domain.returns.frame import Year
from domain.returns.ssda903_parts import Child, Living, Stepped, Touched

Found = Iterator[tuple[str, str]]

ADOPTERS = frozenset({Placement(code) for code in ("A3", "A4", "A5", "A6")})
FOSTER = frozenset({Placement(code) for code in ("U1", "U2", "U3", "U4", "U5", "U6")})
ADOPTED = frozenset({EpisodeEnd.ADOPTED_UNOPPOSED, EpisodeEnd.ADOPTED_WITHOUT_CONSENT})
GUARDIANS = frozenset({EpisodeEnd(code) for code in ("E45", "E46", "E47", "E48")})
YOUNGEST = {
    Placement.SUPPORTED_ACCOMMODATION: ("371", 16), Placement.CUSTODY: ("372", 10),
    Placement.RESIDENTIAL_SCHOOL: ("373", 4), Placement.WORK: ("374", 14),
}  # fmt: skip
LONGEST = {
    Placement.TEMPORARY_HOSPITAL: ("375", 42), Placement.CARER_ON_HOLIDAY: ("376", 21),
    Placement.TEMPORARY_WEEK: ("379", 7),
}  # fmt: skip
NOT_OF = {
    PlacementProvider.OWN_AUTHORITY: ("527", {"P1", "R2", "R5"}),
    PlacementProvider.OTHER_AUTHORITY: ("528", {"P1", "R2", "R5"}),
    PlacementProvider.OTHER_PUBLIC: ("529", {"P1", "K1", "K2", *ADOPTERS, *FOSTER}),
    PlacementProvider.PRIVATE: ("530", {"P1"}), PlacementProvider.VOLUNTARY: ("531", {"P1"}),
}  # fmt: skip
"""Homes that a provider cannot have (rules 527 to 531)."""
FIRST_DAY, FIRST_PLACEMENT_ORDER, SAME_CARER_SINCE = date(1991, 10, 14), date(2005, 12, 1), date(2015, 4, 1)
PAUSE = timedelta(days=7)
SHORT = timedelta(days=3)
"""A worker's time that the return thinks too short to be true (SW09STG2)."""


def checks(child: Child, lived: list[Living], year: Year, end: date) -> Found:
    """Every rule that this child's record breaks, with what is to be seen; `lived` is as the files tell it."""
    assert child.born_on is not None, "asked before"
    yield from _who(child, lived, child.born_on, year)
    for before, each in zip([None, *lived], lived, strict=False):
        yield from _episode(each, before, child.born_on, year)
    yield from _together(child, lived, year)
    yield from _end(lived, child.born_on)
    yield from _adoption(child, lived)
    yield from _gone(child, lived, child.born_on, end)
    yield from _workers(child, lived, year, end)


def _who(child: Child, lived: list[Living], born: date, year: Year) -> Found:
    if child.sex == Sex.UNKNOWN:
        yield "232", "The child's sex is recorded as not known."
    upn = None if child.upn else child.upn_unknown
    if upn == "UN1" and birthday(born, 4) <= date(year.started - 1, 8, 31):
        yield "209", "The child is of school age, for whom UN1 is no reason for having no pupil number."
    if upn == "UN4" and any(each.since >= date(year.ends.year, 3, 24) for each in lived):
        yield "210", "The child came in the last week of the year, when UN4 is no reason for having no pupil number."
    if birthday(born, 26) <= year.begins:
        yield "351", "Who was over 25 when the year began is not in this return."
    if child.sex == Sex.FEMALE and any(day < birthday(born, 11) for day in child.own_children):
        yield "620", "By the dates of birth she was not eleven when her child was born."
    if child.sex == Sex.FEMALE and any(day <= born for day in child.own_children):
        yield "621", "By the dates of birth she is no older than her child."
    asked = [each for each in lived if each.legal_status not in SHORT_BREAKS]
    if asked and not child.alone and (not child.homes or any(not each.postcode for each in asked)):
        yield "392b", "There is no postcode of the child's own home, or of a home in care."


def _episode(each: Living, before: Living | None, born: date, year: Year) -> Found:
    on, place, law = f"{each.since:%d/%m/%Y}", each.placement, each.legal_status
    if each.since < FIRST_DAY:
        yield "353", f"An episode begins on {on}: before the Children Act 1989 was in force."
    if each.reason_new == EpisodeReason.STARTED and each.since >= birthday(born, 18):
        yield "352", f"Care began on {on}, after the eighteenth birthday."
    if law in {"J1", "J2", "J3"} and each.since <= birthday(born, 10):
        yield "358", f"The legal status from {on} is not one of a child under ten."
    if law == LegalStatus.PLACEMENT_ORDER and each.since < FIRST_PLACEMENT_ORDER:
        yield "446", f"There were no placement orders on {on}."
    after_18 = each.until is None and birthday(born, 18) < year.ends
    if after_18 and (law, place) != (LegalStatus.AGREED, Placement.CHILDRENS_HOME):
        yield "359", "The young person is 18 and still told as looked after."
    if place in YOUNGEST and each.since < birthday(born, YOUNGEST[Placement(place)][1]):
        rule, age = YOUNGEST[Placement(place)]
        yield rule, f"The home from {on} is one for young people of {age} and over."
    if place in LONGEST and each.until and (each.until - each.since).days > LONGEST[Placement(place)][1]:
        rule, days = LONGEST[Placement(place)]
        yield rule, f"The temporary place from {on} lasted more than {days} days."
    if each.provider in NOT_OF and place in NOT_OF[PlacementProvider(each.provider)][1]:
        yield NOT_OF[PlacementProvider(each.provider)][0], f"The home from {on} cannot be of this provider."
    if law == LegalStatus.SHORT_BREAK and each.reason_new != EpisodeReason.STARTED:
        yield "366", f"The child moved during a short break on {on}."
    if law in SHORT_BREAKS and place in TEMPORARY:
        yield "382", f"The short break from {on} is in a temporary place."
    if law in SHORT_BREAKS and place in {"U1", "U4"}:
        yield "384", f"The short break from {on} is in a long-term foster home."
    same_carer = place in {"A3", "A5"} and each.since >= SAME_CARER_SINCE
    if same_carer and each.reason_new not in {"S", "T", "U"}:
        yield "217", f"Being placed for adoption with the same carers on {on} is no change of carer."
    if place in {"A5", "A6"} and law != LegalStatus.PLACEMENT_ORDER:
        yield "408", f"The child is placed for adoption from {on} with an order that is not the legal status."
    if before and place in {"A3", "A4"} and before.placement not in ADOPTERS | FOSTER:
        yield "336", f"The child came from no foster home to the adopters on {on}."
    if each.urn == "XXXXXXX" and place not in ADOPTERS | FOSTER:
        yield "242", f"The Ofsted number of the home from {on} is the one for adoption agencies."
    if each.reason_place_change == PlacementChangeReason.CUSTODY and each.since < birthday(born, 10):
        yield "234", f"A child under ten did not leave the home of {on} for custody."


def _together(child: Child, lived: list[Living], year: Year) -> Found:
    if {LegalStatus.SHORT_BREAK, LegalStatus.SHORT_BREAKS_AGREEMENT} <= {each.legal_status for each in lived}:
        yield "426", "Two kinds of short breaks (V3 and V4) are recorded in one year."
    if sum(each.placement == Placement.CARER_ON_HOLIDAY for each in lived) > 2:
        yield "377", "The carer's holidays were more than two in the year."
    for one, two in pairwise(lived):
        if two.reason_new == EpisodeReason.STARTED and one.until == two.since:
            yield "431", f"Care ended and began again on {two.since:%d/%m/%Y}."
        if one.reason_ended in {EpisodeEnd.DIED, EpisodeEnd.ADULT_BY_ASSESSMENT}:
            yield "437", f"Care ended for good on {one.until:%d/%m/%Y}, and there is more after it."
    for one, away, back in zip(lived, lived[1:], lived[2:], strict=False):
        home = (one.placement, one.postcode) == (back.placement, back.postcode)
        was_away = away.placement in TEMPORARY and one.period_id == back.period_id
        if was_away and not (home and back.reason_new == EpisodeReason.HOME_AND_CARER):
            yield "383", f"From the temporary place of {away.since:%d/%m/%Y} the child did not go back home."
    earlier = [each for each in child.episodes if each.since < lived[0].since]
    if any(each.reason_ended in ADOPTED for each in earlier) and year.ends >= lived[0].since:
        yield "199", "The child was adopted from care before."


def _end(lived: list[Living], born: date) -> Found:
    last = lived[-1]
    why, on = last.reason_ended, last.until
    if on is None:
        return
    if why in ADOPTED and on >= birthday(born, 18):
        yield "386", "Adopted, and 18 already."
    if why in {EpisodeEnd.INDEPENDENT_SUPPORTED, EpisodeEnd.INDEPENDENT} and on < birthday(born, 14):
        yield "387", "Moved to live independently, and not 14 yet."
    if why == EpisodeEnd.ADULT_RESIDENTIAL and on < birthday(born, 16):
        yield "389", "Moved to the care of adult services, and not 16 yet."
    if why in GUARDIANS and on > birthday(born, 18):
        yield "407", "A special guardian was named, and the child was 18."
    if why == EpisodeEnd.STAYED_PUT and on < birthday(born, 18):
        yield "460", "Stayed with the carers as an adult, and not 18 yet."
    if why in ADOPTED and last.placement not in ADOPTERS:
        yield "390", "Adopted, and never recorded as placed with the adopters."
    former = {EpisodeEnd.GUARDIAN_FORMER_FOSTER_KIN, EpisodeEnd.GUARDIAN_FORMER_FOSTER}
    if why in former and not any(each.placement in FOSTER for each in lived):
        yield "516", "The guardians are said to be the foster carers, with whom the child was not in the year."


def _adoption(child: Child, lived: list[Living]) -> Found:
    steps, last = [each for each in child.steps if each.kind is not StepKind.HAD_BEFORE], lived[-1]
    decided = _last(steps, StepKind.TO_BE_PLACED)
    matched = _last(steps, StepKind.MATCHED)
    placed = next((each.since for each in lived if each.placement in ADOPTERS), None)
    ordered = next((each.since for each in lived if each.legal_status == LegalStatus.PLACEMENT_ORDER), None)
    start = next(each.since for each in child.episodes if each.period_id == last.period_id)
    if placed and not decided:
        yield "551", "The child is placed for adoption, and the decision is not recorded."
    if placed and decided and decided.on > placed:
        for rule in ("521", "552"):
            yield rule, "The decision about adoption is after the child was placed for it."
    if ordered and not decided:
        yield "553", "A placement order was made, and the decision about adoption is not recorded."
    if ordered and decided and decided.on > ordered:
        yield "554", "The decision about adoption is after the placement order."
    if last.reason_ended in ADOPTED:
        if decided and decided.on < start:
            yield "334", "The decision about adoption is from before this time in care."
        if placed and matched and matched.on > placed:
            yield "331", "The match is after the child was placed with the adopters."
        if matched and matched.on == last.until:
            yield "582", "The match is on the day of the adoption."
        if steps and steps[-1].kind is StepKind.NOT_TO_BE_PLACED:
            for rule in ("525", "558"):
                yield rule, "Adopted, though it was decided that the child should no longer be placed for adoption."
        if matched and (last.placement in {"A3", "A5"}) is not matched.by_carers and last.placement in ADOPTERS:
            yield "335", "Whether the adopters were the foster carers is not as the home says."
    elif last.until and steps and steps[-1].kind is not StepKind.NOT_TO_BE_PLACED and steps[-1].on >= start:
        yield "557", "The child left care and was not adopted: say that they are no longer to be placed for adoption."


def _last(steps: list[Stepped], kind: StepKind) -> Stepped | None:
    return next((each for each in reversed(steps) if each.kind is kind), None)


def _gone(child: Child, lived: list[Living], born: date, end: date) -> Found:
    last = lived[-1]
    for each in child.missing:
        since, until = each.since.date(), each.until.date() if each.until else None
        if since > end:
            continue
        if since < born:
            yield "586", "A time missing is before the date of birth."
        still = last.until and lived[0].since <= since < last.until and (until is None or until >= last.until)
        if still and last.reason_ended != EpisodeEnd.OTHER:
            yield "580", "Care ended while the child was missing: then the reason is “other” (E8)."
        here = next((one for one in lived if one.since <= since and (one.until is None or since < one.until)), None)
        if here and here.until and here is not last and until is None:
            yield "575", f"The home ended on {here.until:%d/%m/%Y} and the child is still recorded as missing from it."
    orders = [each for each in child.orders if each.kind is OrderKind.DEPRIVATION_OF_LIBERTY and each.since <= end]
    if any(each.since < born for each in orders):
        yield "708", "An order about the child's liberty is from before the date of birth."
    if any(one.until is None or two.since < one.until for one, two in pairwise(orders)):
        yield "705", "Two orders about the child's liberty hold at once."


def _workers(child: Child, lived: list[Living], year: Year, end: date) -> Found:
    left = lived[-1].until or end
    told = [
        each for each in child.workers
        if each.since <= left and (each.until is None or each.until >= year.begins)
    ]  # fmt: skip
    for each in told:
        if each.until and each.until <= left and each.until - each.since < SHORT:
            yield "SW09STG2", f"A worker was there for less than three days from {each.since:%d/%m/%Y}."
    for one, two in pairwise(told):
        first = two.reason == WorkerChangeReason.FIRST_CONTACT
        if one.until and not first and abs(two.since - one.until) > PAUSE:
            yield "SW10aSTG2", f"The child had no worker for more than a week before {two.since:%d/%m/%Y}."
        if one.until and first and two.since <= one.until:
            yield "SW10bSTG2", f"The worker of {two.since:%d/%m/%Y} is said to be the first, and was not."


def of_leaver(child: Child, day: date, touch: Touched) -> Found:
    """What would be asked about a young person who has left care, whose birthday in the year was on `day`."""
    assert child.born_on is not None, "asked before"
    if any(each.in_touch == InTouch.DIED and each.on < touch.on for each in child.touches):
        yield "348", "The young person is recorded as having died before."
    if touch.in_touch != InTouch.YES:
        return
    if "0" in {touch.activity or "0", touch.accommodation or "0"}:
        yield "345", "We are in touch, and what they do or where they live is not recorded."
    if day < birthday(child.born_on, 18) and touch.accommodation in {"T1", "T2"}:
        yield "347", "A foyer is no home for a young person under 18."
    if day == birthday(child.born_on, 17) and touch.accommodation in {"Z1", "Z2"}:
        yield "3001", "At 17 nobody lives with former foster carers: they are still in care."
