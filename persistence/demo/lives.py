"""How far children's journeys have come by today, and by which stages they came there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from domain.contact import Outcome
from domain.journey import Status


class Fate(StrEnum):
    """Where a child stands today: at a stage of help, or known to the front door only."""

    CLOSED = "closed"
    FAMILY_HELP = "family_help"
    CHILD_IN_NEED = "child_in_need"
    CHILD_PROTECTION = "child_protection"
    LOOKED_AFTER = "looked_after"
    CARE_LEAVER = "care_leaver"
    ADOPTED = "adopted"
    HEARD = "heard"
    WAITING = "waiting"


SHARES = {
    Fate.CLOSED: 0.32, Fate.FAMILY_HELP: 0.20, Fate.CHILD_IN_NEED: 0.24, Fate.CHILD_PROTECTION: 0.08,
    Fate.LOOKED_AFTER: 0.07, Fate.CARE_LEAVER: 0.03, Fate.ADOPTED: 0.01, Fate.HEARD: 0.025, Fate.WAITING: 0.025,
}  # fmt: skip
LESSER = {
    Fate.CHILD_PROTECTION: (Fate.CHILD_IN_NEED,),
    Fate.LOOKED_AFTER: (Fate.CHILD_PROTECTION, Fate.CHILD_IN_NEED),
    Fate.CHILD_IN_NEED: (Fate.FAMILY_HELP, Fate.HEARD),
    Fate.FAMILY_HELP: (Fate.HEARD,),
}
"""Where a brother or sister may stand whose life is easier."""

LONGEST = {
    Fate.CLOSED: (150, 1070), Fate.FAMILY_HELP: (8, 330), Fate.CHILD_IN_NEED: (8, 420),
    Fate.CHILD_PROTECTION: (35, 500),
    Fate.LOOKED_AFTER: (75, 1070), Fate.CARE_LEAVER: (200, 1070), Fate.ADOPTED: (540, 1070),
    Fate.HEARD: (9, 1000), Fate.WAITING: (0, 4),
}  # fmt: skip
"""How many days ago the help that goes on today (or has ended) began: least and most."""

THEMES = {
    Fate.FAMILY_HELP: ("needs", "low", "disability", "caring", "loss", "money", "teen", "teen", "money"),
    Fate.CHILD_IN_NEED: ("needs", "low", "drink", "disability", "caring", "outside", "teen", "home", "loss"),
    Fate.CHILD_PROTECTION: ("home", "home", "needs", "hurt", "drink", "outside", "low"),
    Fate.LOOKED_AFTER: ("alone", "needs", "hurt", "drink", "low", "home", "outside"),
    Fate.CARE_LEAVER: ("alone", "moved", "moved", "needs"),
    Fate.ADOPTED: ("needs", "hurt", "drink"),
}
ANY = ("home", "needs", "hurt", "low", "drink", "disability", "caring", "outside", "loss", "money", "teen")

Step = tuple[date, Status]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One stretch of help: the day on which the worry arrived, what the front door decides, the stages that follow."""

    outcome: Outcome
    steps: tuple[Step, ...] = ()


def quota(rng: Random, left: dict[Fate, float]) -> Fate:
    """A place at which a family may stand today, of those of which too few have been told."""
    places = [fate for fate in Fate if left[fate] > 0] or list(Fate)
    return rng.choices(places, [max(left[fate], 0.01) for fate in places])[0]


def theme(rng: Random, fate: Fate) -> str:
    """What the worry is about."""
    return rng.choice(THEMES.get(fate, ANY))


def chapter(
    rng: Random, fate: Fate, began: date, ends: date, birthday: date | None = None, *, direct: bool = False
) -> Chapter:  # fmt: skip
    """The way to `fate` between two days: where help has ended, it ended on the second; otherwise that is today.

    `birthday` is the eighteenth; `direct`: to being looked after without a plan at home before.
    """
    decided = rng.choice((Outcome.ASSESSMENT, Outcome.ASSESSMENT, Outcome.STRATEGY_DISCUSSION))
    span = (ends - began).days

    def after(least: int, most: int) -> date:
        return began + timedelta(days=rng.randint(least, most))

    # Within fifteen working days of the discussion, but for one in twelve; before care there is no time to be late.
    late = fate is not Fate.LOOKED_AFTER and rng.random() < 1 / 12
    conference = (after(23, 26) if late else after(11, 18), Status.CHILD_PROTECTION)
    if fate is Fate.HEARD:
        return Chapter(rng.choice((Outcome.NO_FURTHER_ACTION, Outcome.ADVICE)))
    if fate is Fate.FAMILY_HELP:
        if rng.random() < 0.7 or span < 75:
            return Chapter(Outcome.FAMILY_HELP)
        return Chapter(Outcome.ASSESSMENT, ((after(35, 60), Status.FAMILY_HELP),))
    if fate is Fate.CHILD_IN_NEED:
        if rng.random() < 0.75 or span < 210:
            return Chapter(decided)
        return Chapter(Outcome.STRATEGY_DISCUSSION, (conference, (after(120, 190), Status.CHILD_IN_NEED)))
    if fate is Fate.CHILD_PROTECTION:
        return Chapter(Outcome.STRATEGY_DISCUSSION, (conference,))
    if fate is Fate.LOOKED_AFTER:
        if direct or rng.random() < 0.5:
            return Chapter(Outcome.STRATEGY_DISCUSSION, ((after(10, 30), Status.LOOKED_AFTER),))
        ways: Sequence[Step] = (
            conference, (after(26, 40), Status.PRE_PROCEEDINGS), (after(41, 58), Status.LOOKED_AFTER),
        )  # fmt: skip
        return Chapter(Outcome.STRATEGY_DISCUSSION, tuple(ways))
    if fate is Fate.ADOPTED:
        steps = ((after(10, 30), Status.LOOKED_AFTER), (after(420, 520), Status.ADOPTED))
        return Chapter(Outcome.STRATEGY_DISCUSSION, steps)
    if fate is Fate.CARE_LEAVER:
        if birthday is None:
            return Chapter(Outcome.FAMILY_HELP, ((after(10, 16), Status.CARE_LEAVER),))
        return Chapter(Outcome.ASSESSMENT, ((after(10, 20), Status.LOOKED_AFTER), (birthday, Status.CARE_LEAVER)))
    return _closing(rng, began, ends, conference)


def _closing(rng: Random, began: date, ends: date, conference: Step) -> Chapter:
    """A stretch of help that has ended."""
    close = (ends, Status.CLOSED)
    length = (ends - began).days
    way = rng.random()
    if way < 0.45:
        return Chapter(Outcome.FAMILY_HELP, (close,))
    if way < 0.75 or length < 120:
        return Chapter(Outcome.ASSESSMENT, (close,))
    half = began + timedelta(days=length // 2)
    if way < 0.86:
        return Chapter(Outcome.ASSESSMENT, ((half, Status.FAMILY_HELP), close))
    if way < 0.96:
        return Chapter(Outcome.STRATEGY_DISCUSSION, (conference, (half, Status.CHILD_IN_NEED), close))
    home = began + timedelta(days=length * 3 // 4)
    return Chapter(
        Outcome.STRATEGY_DISCUSSION,
        ((began + timedelta(days=20), Status.LOOKED_AFTER), (home, Status.CHILD_IN_NEED), close),
    )
