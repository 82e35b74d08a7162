"""The Department's daily flow, of one child: what is sent, and what keeps a child back.

Source: the payload as early adopters have published it (versions 0.7 and 0.8); see docs/daily.md for what is in doubt.
The times of help are the census's (domain/returns/cin.py), over a longer window.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid5

from domain.care_law import birthday
from domain.care_parts import HealthKind, StepKind
from domain.journey import Status
from domain.returns import cin
from domain.returns.cin import Episode, episodes, la_child_id
from domain.returns.cin_checks import checks
from domain.returns.frame import Year
from domain.returns.ssda903_parts import Checked, Keyworker, Stepped, Touched

Payload = dict[str, Any]
OLDEST = 26
"""Who is this old when the window begins has no part in it: it is for children and young people of 25 or under."""
CONTRADICTIONS = frozenset({
    "1580", "8520", "8525", "8750", "8565", "8606", "8608", "8816", "8820", "4004", "4014", "8935", "8940",
})  # fmt: skip
"""The census rules whose breach is a contradiction in the record. What is only missing is sent as missing."""
FOR_ADOPTION = frozenset({"A3", "A4", "A5", "A6"})
_DAY = r"\d{4}-\d\d-\d\d"
_ID = r"(?!.*0[xX])[A-Za-z0-9_-]{1,36}"
FORMS = {
    "unique_pupil_number": "[A-Za-z0-9]{13}", "former_unique_pupil_number": "[A-Za-z0-9]{13}",
    "unique_pupil_number_unknown_reason": "UN([1-9]|10)", "sex": "[MFU]", "ethnicity": ".{1,4}", "postcode": ".{1,8}",
    "referral_source": ".{1,2}", "closure_reason": "RC[1-9]", "start_reason": "[SPLTUB]", "placement_type": ".{1,3}",
    "end_reason": ".{1,3}", "change_reason": ".{1,6}", "activity": "[FP][1245]|G[456]",
    "accommodation": "[BCDEGHKRSTUVWXYZ]", "worker_id": "(?!.*0[xX])[A-Za-z0-9_-]{1,12}",
}  # fmt: skip
"""The form of each text field that has one. Ids: firewalls on the way take "0x" for an attack."""

NAMES = {
    "la_child_id": "child’s number",
    "end_reason": "reason why care ended",
    "start_reason": "reason why care began",
}
"""What a field is called where its own name says too little."""


@dataclass(frozen=True, slots=True)
class Window(Year):
    """The days the flow is about: from 1 April of the year that held the day 24 months ago, until tomorrow."""

    day: date

    @classmethod
    def of(cls, day: date) -> "Window":
        """The window as it is on a day."""
        back = day.year - 2
        return cls(back if (day.month, day.day) >= (4, 1) else back - 1, day)

    @property
    def ends(self) -> date:
        """Tomorrow: what is recorded for then is sent today."""
        return self.day + timedelta(days=1)

    def holds(self, day: date | None) -> bool:
        """Whether this day is in the window."""
        return day is not None and self.begins <= day <= self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """An episode of care as recorded, with its id; days, `until` exclusive."""

    id: str
    period_id: str
    since: date
    until: date | None = None
    placement: str
    provider: str | None = None
    urn: str | None = None
    postcode: str | None = None
    reason_new: str
    reason_place_change: str | None = None
    reason_ended: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """What the flow asks of a child beside the census: who they are and how they live. Lists are in order of time."""

    id: str
    given: str | None = None
    family: str | None = None
    postcode: str | None = None
    alone: bool = False
    homes: tuple[Home, ...] = ()
    health: tuple[Checked, ...] = ()
    touches: tuple[Touched, ...] = ()
    steps: tuple[Stepped, ...] = ()
    workers: tuple[Keyworker, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What there is to send of a child; `held`: why nothing may be sent until the record is mended."""

    reference: str
    payload: Payload
    held: tuple[str, ...] = ()


def told(child: cin.Child, life: Life, window: Window) -> Told | None:
    """The whole of what is to be sent of a child; None where the flow is not about the child."""
    if child.born_on and birthday(child.born_on, OLDEST) <= window.begins:
        return None
    kept, _ = episodes(child, window, window.ends)
    if not kept:
        return None
    wrong = [each.what for each in checks(child, kept, window) if each.rule in CONTRADICTIONS]
    parts = [_episode(each, child, life, window) for each in kept]
    _place(parts, kept, child, life, window, wrong)
    payload: Payload = {"la_child_id": la_child_id(child.reference), "mis_child_id": life.id, "purge": False,
        "child_details": _details(child, life, kept)}  # fmt: skip
    scores = [
        {"date": _day(each.on), "score": each.score}
        for each in life.health if each.kind is HealthKind.SDQ and window.holds(each.on) and each.score is not None
    ]  # fmt: skip
    if scores:
        payload["health_and_wellbeing"] = {"sdq_assessments": scores, "purge": False}
    payload["social_care_episodes"] = parts
    wrong += _forms(payload)
    return Told(reference=child.reference, payload=payload, held=tuple(dict.fromkeys(wrong)))


def _details(child: cin.Child, life: Life, kept: Iterable[Episode]) -> Payload:
    alone = life.alone and child.born_on is not None
    return {
        "unique_pupil_number": child.upn, "former_unique_pupil_number": child.former_upn,
        "unique_pupil_number_unknown_reason": cin.upn_unknown(child, kept),
        "first_name": life.given, "surname": life.family, "date_of_birth": _day(child.born_on),
        "expected_date_of_birth": _day(child.due_on), "sex": child.sex, "ethnicity": child.ethnicity,
        "disabilities": list(child.disabilities), "postcode": life.postcode, "uasc_flag": life.alone,
        "uasc_end_date": _day(birthday(child.born_on, 18)) if alone and child.born_on else None, "purge": False,
    }  # fmt: skip


def _episode(each: Episode, child: cin.Child, life: Life, window: Window) -> Payload:
    referral = each.referral
    begun = {heard.on for heard in child.referrals if heard.id == referral.id}
    # Help that began again without a new referral has an id of its own, and always the same.
    own = referral.id if referral.on in begun else str(uuid5(UUID(referral.id), referral.on.isoformat()))
    return {
        "social_care_episode_id": own, "referral_date": _day(referral.on), "referral_source": referral.source,
        "referral_no_further_action_flag": referral.nfa, "closure_date": _day(each.closed_on),
        "closure_reason": each.reason,
        "care_worker_details": _workers(life, each, window) if each.plans else [],
        "child_and_family_assessments": [
            {"child_and_family_assessment_id": made.id, "start_date": _day(made.started_on),
             "authorisation_date": _day(made.authorised_on), "factors": list(made.factors), "purge": False}
            for made in each.assessments
        ],
        "child_in_need_plans": _plans("child_in_need_plan_id", each.plans),
        "section_47_assessments": [
            {"section_47_assessment_id": asked.id, "start_date": _day(asked.started_on),
             "icpc_required_flag": bool(asked.conference_on or asked.conference_needed),
             "icpc_date": _day(asked.conference_on), "end_date": _day(asked.ended_on), "purge": False}
            for asked in each.enquiries
        ],
        "child_protection_plans": _plans("child_protection_plan_id", each.protection),
        "child_looked_after_placements": [],
        "purge": False,
    }  # fmt: skip


def _plans(name: str, plans: Iterable[cin.Planned]) -> list[Payload]:
    return [
        {name: each.id, "start_date": _day(each.begun_on), "end_date": _day(each.ended_on), "purge": False}
        for each in plans
    ]


def _workers(life: Life, episode: Episode, window: Window) -> list[Payload]:
    """Registered workers who were the child's on a 31 March in the window, while this help was there (August 2026)."""
    counted = [date(year, 3, 31) for year in range(window.started + 1, window.ends.year + 1)]
    last = episode.closed_on or window.ends
    return [
        {"worker_id": each.registration, "start_date": _day(each.since), "end_date": _day(each.until)}
        for each in life.workers
        if each.registration and any(
            window.holds(day) and each.since <= day < (each.until or date.max) and episode.referral.on <= day <= last
            for day in counted
        )
    ]  # fmt: skip


def _place(
    parts: list[Payload], kept: list[Episode], child: cin.Child, life: Life, window: Window, wrong: list[str]
) -> None:
    """Put homes, adoption and leaving care into the help to which they belong."""
    for home in homes(life.homes):
        if home.since > window.ends or (home.until and home.until < window.begins):
            continue
        if home.until and home.until < home.since:
            wrong.append(f"The home of {home.since:%d/%m/%Y} ended before it began.")
        target = _at(kept, home.since, home.until or date.max)
        if target is None:
            wrong.append(f"No help was recorded while the child lived in the home of {home.since:%d/%m/%Y}.")
            continue
        over = home.until if home.until and home.until <= window.ends else None
        parts[target]["child_looked_after_placements"].append({
            "child_looked_after_placement_id": home.id, "start_date": _day(home.since),
            "start_reason": home.reason_new, "placement_type": home.placement, "postcode": home.postcode,
            "end_date": _day(over), "end_reason": home.reason_ended if over else None,
            "change_reason": home.reason_place_change, "purge": False,
        })  # fmt: skip
    wrong += (
        f"Two homes overlap on {after.since:%d/%m/%Y}."
        for before, after in pairwise(sorted(life.homes, key=lambda each: each.since))
        if before.until is None or before.until > after.since
    )
    _adoption(parts, kept, life, window)
    _leaving(parts, kept, child, life, window)


def _adoption(parts: list[Payload], kept: list[Episode], life: Life, window: Window) -> None:
    days = {each.kind: each.on for each in life.steps if each.on <= window.ends}
    decided, matched = days.get(StepKind.TO_BE_PLACED), days.get(StepKind.MATCHED)
    undone = days.get(StepKind.NOT_TO_BE_PLACED)
    placed = next((each.since for each in life.homes if each.placement in FOR_ADOPTION), None)
    first = min((day for day in (decided, matched, placed) if day), default=None)
    if first is None or (undone and undone >= (decided or undone)):
        return
    target = _at(kept, first, date.max)
    if target is not None:
        parts[target]["adoption"] = {"initial_decision_date": _day(decided), "matched_date": _day(matched),
            "placed_date": _day(placed), "purge": False}  # fmt: skip


def _leaving(parts: list[Payload], kept: list[Episode], child: cin.Child, life: Life, window: Window) -> None:
    left = [each.since for each in child.stages if each.status is Status.CARE_LEAVER]
    heard = [each for each in life.touches if window.holds(each.on)]
    if not left or not heard:
        return
    last = heard[-1]
    target = _at(kept, last.on, date.max)
    if target is not None:
        parts[target]["care_leavers"] = {
            "contact_date": _day(last.on), "activity": last.activity,
            "accommodation": last.accommodation[0] if last.accommodation else None, "purge": False,
        }  # fmt: skip


def _at(kept: list[Episode], since: date, until: date) -> int | None:
    """The latest help with a further action that was there at any time between the days."""
    for place in reversed(range(len(kept))):
        each = kept[place]
        if not each.referral.nfa and each.referral.on <= since and since <= (each.closed_on or date.max):
            return place
    for place in reversed(range(len(kept))):
        each = kept[place]
        if not each.referral.nfa and each.referral.on < until and since <= (each.closed_on or date.max):
            return place
    return None


def homes(lived: Iterable[Home]) -> list[Home]:
    """Episodes one after the other in the same home are one stay there: it began as the first, it ended as the last."""
    found: list[Home] = []
    for each in lived:
        last = found[-1] if found else None
        same = last and (last.period_id, last.placement, last.provider, last.urn, last.postcode) == (
            each.period_id, each.placement, each.provider, each.urn, each.postcode
        )  # fmt: skip
        if last and same and last.until == each.since:
            found[-1] = Home(
                id=last.id, period_id=last.period_id, since=last.since, until=each.until, placement=last.placement,
                provider=last.provider, urn=last.urn, postcode=last.postcode, reason_new=last.reason_new,
                reason_place_change=last.reason_place_change, reason_ended=each.reason_ended,
            )  # fmt: skip
        else:
            found.append(each)
    return found


def _forms(value: Any, name: str = "") -> list[str]:
    """What does not have the form in which it can be sent, in words."""
    if isinstance(value, dict):
        return [each for key, inner in value.items() for each in _forms(inner, key)]
    if isinstance(value, list):
        return [each for inner in value for each in _forms(inner, name)]
    if name == "score" and not 0 <= value <= 40:
        return ["A strengths and difficulties score is not between 0 and 40."]
    form = _ID if name.endswith("_id") and name != "worker_id" else _DAY if "date" in name else FORMS.get(name)
    if form is None or value is None or re.fullmatch(form, str(value)) or (name == "la_child_id" and not value):
        return []  # that there is no number is said already
    return [f"The {NAMES.get(name, name.replace('_', ' '))} does not have the form in which it can be sent."]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
