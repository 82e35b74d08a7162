"""The way to a home for good in the demo authority: what was before, adoption; and what few children go through.

It draws lots of its own for each child, so that nobody else's story changes.
"""

from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from domain.aggregate import By
from domain.calendar import london_date
from domain.care import Care
from domain.care_parts import CareOrder, CareStep, HealthKind, OrderKind, StepKind
from domain.codes import Adopters, AdoptersLaw, Placement, PreviousPermanence
from persistence.demo.household import Someone
from persistence.demo.story import Story

PAIRS = (
    (Adopters.MAN_AND_WOMAN, AdoptersLaw.MARRIED), (Adopters.MAN_AND_WOMAN, AdoptersLaw.UNMARRIED),
    (Adopters.TWO_WOMEN, AdoptersLaw.MARRIED_SAME_SEX), (Adopters.WOMAN, AdoptersLaw.SINGLE),
)  # fmt: skip
LIBERTY_DAYS = 84


def _lot(child: Someone, about: str) -> Random:
    return Random(f"{child.id} {about}")


def asked(care: Care, child: Someone, id: UUID, by: By) -> None:
    """Whether there was a permanent home before: for nearly all, none."""
    on = london_date(by.at)
    facts: dict[str, Any] = {}
    before = PreviousPermanence.NONE
    if child.age(on) > 6 and _lot(child, "before").random() < 0.08:
        before = PreviousPermanence.SPECIAL_GUARDIANSHIP
        facts = {"before_where": "SCO", "before_when": f"zz/zz/{child.born.year + 2}"}
    care.take_step(CareStep(id=id, kind=StepKind.HAD_BEFORE, on=on, before=before, **facts), by=by)


def _on_the_way(care: Care) -> bool:
    path = [each for each in care.steps if each.kind is not StepKind.HAD_BEFORE]
    return bool(path) and path[-1].kind is StepKind.TO_BE_PLACED


def to_be_placed(care: Care, id: UUID, by: By) -> None:
    """It is decided that the child should be placed for adoption."""
    if not _on_the_way(care):
        care.take_step(CareStep(id=id, kind=StepKind.TO_BE_PLACED, on=london_date(by.at)), by=by)


def matched(care: Care, child: Someone, id: UUID, by: By) -> None:
    """Adopters are found."""
    if not _on_the_way(care):
        return
    who, law = _lot(child, "adopters").choice(PAIRS)
    step = CareStep(
        id=id, kind=StepKind.MATCHED, on=london_date(by.at), adopters=who, adopters_law=law,
        words="They have met three times and have painted a room together.",
    )  # fmt: skip
    care.take_step(step, by=by)


def also_checked(child: Someone, on: date) -> list[HealthKind]:
    """What is looked at besides: how a small child grows, and harm from alcohol or drugs."""
    if child.age(on) < 5:
        return [HealthKind.DEVELOPMENT]
    if child.age(on) > 14 and _lot(child, f"substances {on.year}").random() < 0.12:
        return [HealthKind.SUBSTANCE_MISUSE, HealthKind.SUBSTANCE_HELP]
    return []


def courts(care: Care, child: Someone, story: Story, by: By) -> None:
    """A few young people are convicted; the liberty of a very few is taken for some weeks, in a children's home."""
    on, lot = london_date(by.at), _lot(child, "courts")
    if child.age(on) > 12 and lot.random() < 0.06:
        order = CareOrder(id=story.id(by.at), kind=OrderKind.CONVICTION, since=on, until=on, court="Youth Court")
        care.add_order(order, by=by)
    at_home = care.episode and care.episode.placement is Placement.CHILDRENS_HOME
    if at_home and on.year >= 2026 and lot.random() < 0.5:
        order = CareOrder(
            id=story.id(by.at), kind=OrderKind.DEPRIVATION_OF_LIBERTY, since=on, until=on + timedelta(days=LIBERTY_DAYS),
            court="High Court, Family Division", words="Two adults are with the young person at all times.",
        )  # fmt: skip
        care.add_order(order, by=by)
