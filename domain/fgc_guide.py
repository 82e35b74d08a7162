"""What comes next for a family and by when; and how faithful a conference was to what makes it one, from its record.

Days: domain.md T56, local numbers. The list follows 2.4; nothing on it is ticked by hand.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.calendar import london_date
from domain.fgc import Fgc
from domain.fgc_parts import Came, FgcForm, FgcMember, FgcState, Side, ViewMethod, Whose

FIRST_TALK, CONFERENCE, REVIEW = timedelta(days=7), timedelta(weeks=6), timedelta(days=91)
"""After the referral; after the referral; after the day itself (T56, local: 5 working days, 4 to 6 weeks, 3 months)."""
FEEDBACK, COPIES, AGAIN = timedelta(days=14), timedelta(days=5), timedelta(days=14)
"""After the day itself; after a plan was not agreed; local. Within `COPIES` everybody has the plan."""


class Step(StrEnum):
    """The one thing that comes next."""

    OFFER = "offer"
    WAIT = "wait"
    REFER = "refer"
    ASSIGN = "assign"
    PREPARE = "prepare"
    HEAR_CHILD = "hear_child"
    ARRANGE = "arrange"
    HOLD = "hold"
    DECIDE = "decide"
    MEET_AGAIN = "meet_again"
    SHARE = "share"
    ASK = "ask"
    REVIEW = "review"
    CLOSE = "close"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next, and by when where a number says so."""

    step: Step
    by_when: date | None = None


_AT = {
    FgcState.CONSIDERED: Step.OFFER, FgcState.OFFERED: Step.WAIT, FgcState.ACCEPTED: Step.REFER,
    FgcState.DECLINED: Step.CLOSE, FgcState.NOT_OFFERED: Step.CLOSE, FgcState.HELD: Step.DECIDE,
    FgcState.CLOSED: Step.NOTHING,
}  # fmt: skip


def comes_next(fgc: Fgc) -> Next:
    """The one step that the record asks for now."""
    if fgc.state in _AT:
        return Next(_AT[fgc.state])
    if fgc.state is FgcState.NOT_AGREED:
        return Next(Step.MEET_AGAIN, fgc.decided_on + AGAIN if fgc.decided_on else None)
    referred = fgc.referred_on or fgc.considered_on
    if fgc.state is FgcState.REFERRED:
        return Next(Step.ASSIGN, referred + FIRST_TALK)
    waiting = any(not each.prepared_on and not each.kept_out_because for each in _family(fgc))
    if fgc.state is FgcState.ASSIGNED or (fgc.state is FgcState.PREPARING and waiting):
        return Next(Step.PREPARE, referred + (FIRST_TALK if fgc.state is FgcState.ASSIGNED else CONFERENCE))
    if fgc.state is FgcState.PREPARING:
        unheard = any(child.invited_on is None and child.view_method is None for child in fgc.children)
        return Next(Step.HEAR_CHILD if unheard else Step.ARRANGE, referred + CONFERENCE)
    if fgc.state is FgcState.SCHEDULED:
        return Next(Step.HOLD, london_date(fgc.scheduled_for) if fgc.scheduled_for else None)
    return _after(fgc)


def _after(fgc: Fgc) -> Next:
    held = london_date(fgc.held_from) if fgc.held_from else fgc.considered_on
    if not fgc.copies:
        return Next(Step.SHARE, held + COPIES)
    if not fgc.feedback:
        return Next(Step.ASK, held + FEEDBACK)
    last = fgc.reviews[-1] if fgc.reviews else None
    if last is None:
        return Next(Step.REVIEW, held + REVIEW)
    return Next(Step.REVIEW, last.next_by) if last.next_by else Next(Step.CLOSE)


class Answer(StrEnum):
    """`NOT_KNOWN`: the record does not say, or it is too early to say. It is not "no"."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that makes it a family group conference, and whether the record shows it."""

    code: str
    answer: Answer


_ANSWERS = {None: Answer.NOT_KNOWN, True: Answer.MET, False: Answer.NOT_MET}


def _family(fgc: Fgc) -> list[FgcMember]:
    return [each for each in fgc.members if each.side is not Side.PROFESSIONAL]


def fidelity(fgc: Fgc, today: date) -> tuple[Item, ...]:
    """The items of 2.4 in their order, each from the facts alone."""
    held = london_date(fgc.held_from) if fgc.held_from else None
    invited = [each for each in _family(fgc) if each.invited_on and not each.kept_out_because]
    came = [each for each in fgc.members if each.took_part]
    private = None
    if held:
        private = fgc.private_from is not None and fgc.private_alone is True
    views = [child.view_method for child in fgc.children if child.view_method is not ViewMethod.TOO_YOUNG]
    return tuple(
        Item(code, _ANSWERS[yes])
        for code, yes in (
            ("independent", None if not fgc.coordinator_id or fgc.form is not FgcForm.CONFERENCE else not fgc.connected),
            ("all_prepared", _each_or_none([each.prepared_on for each in invited], over=held is not None)),
            ("more_family", None if not held else _mostly_family(fgc, len(came))),
            ("child_heard", None if not views or (None in views and not held) else None not in views),
            ("advocate_offered", _each_or_none([c.advocate_offered_on for c in fgc.children], over=held is not None)),
            ("family_chose", fgc.family_chose),
            ("told_before", None if not held else fgc.informed_on is not None and fgc.informed_on <= held),
            ("private_time", private),
            ("own_words", None if not held else bool(fgc.plan_words)),
            ("decided_there", None if not fgc.decided_on or not held else fgc.decided_on == held or bool(fgc.not_safe_because)),
            ("help_given", _help(fgc, today)),
            ("copies", _copies(fgc, held, today)),
            ("reviewed", True if fgc.reviews else None if not held or today <= held + REVIEW else False),
            ("feedback", _heard_after(fgc, held, today)),
        )
    )  # fmt: skip


def _mostly_family(fgc: Fgc, came: int) -> bool:
    services = sum(each.took_part and each.side is Side.PROFESSIONAL for each in fgc.members)
    children = sum(child.came not in {None, Came.NO} for child in fgc.children)
    return came - services + children >= services


def _each_or_none(days: list[date | None], *, over: bool) -> bool | None:
    return True if days and all(days) else False if over and days else None


def _help(fgc: Fgc, today: date) -> bool | None:
    if any(
        each.not_given_because or (each.by_when and each.by_when < today and not each.given_on)
        for each in fgc.resources
    ):
        return False
    return True if fgc.resources and all(each.given_on for each in fgc.resources) else None


def _copies(fgc: Fgc, held: date | None, today: date) -> bool | None:
    if held is None:
        return None
    if fgc.copies:
        return min(copy.shared_on for copy in fgc.copies) <= held + COPIES
    return None if today <= held + COPIES else False


def _heard_after(fgc: Fgc, held: date | None, today: date) -> bool | None:
    whose = {said.whose for said in fgc.feedback}
    if Whose.CHILD in whose and whose - {Whose.CHILD}:
        return True
    return None if held is None or today <= held + FEEDBACK else False
