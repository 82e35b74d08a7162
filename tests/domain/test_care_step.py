"""The way to a home for good: what there was before, decided, matched, or decided not to."""

from datetime import timedelta
from typing import Any

import pytest

from domain.care_parts import CareStep, StepKind
from domain.codes import Adopters, AdoptersLaw, NotPlaced, PreviousPermanence
from domain.ids import new_id
from tests.builders import TODAY, a_care, by
from tests.domain.refusals import invalid, noted, refused

MATCH: dict[str, Any] = {"adopters": Adopters.TWO_WOMEN, "adopters_law": AdoptersLaw.MARRIED_SAME_SEX}
BEFORE: dict[str, Any] = {
    "before": PreviousPermanence.ADOPTION, "before_where": "926", "before_when": "zz/06/2019",
}  # fmt: skip


def a_step(kind: StepKind, ago: int = 0, **facts: Any) -> CareStep:
    return CareStep(id=new_id(), kind=kind, on=TODAY - timedelta(days=ago), **facts)


DECIDED, MATCHED, BACK, ASKED = (
    StepKind.TO_BE_PLACED, StepKind.MATCHED, StepKind.NOT_TO_BE_PLACED, StepKind.HAD_BEFORE,
)  # fmt: skip


def test_way_to_adoption_is_kept_in_order():
    care = a_care()
    for step in (
        a_step(ASKED, 90, before=PreviousPermanence.NONE), a_step(DECIDED, 60), a_step(MATCHED, 30, **MATCH),
        a_step(BACK, 2, because=NotPlaced.NEEDS_CHANGED), a_step(DECIDED, 1),
    ):  # fmt: skip
        care.take_step(step, by=by())
        assert noted(care).facts["step"] == step.kind
    assert [each.kind for each in care.steps] == [ASKED, DECIDED, MATCHED, BACK, DECIDED]


@pytest.mark.parametrize("kind", [MATCHED, BACK])
def test_nothing_follows_a_decision_that_was_not_made(kind: StepKind):
    facts = MATCH if kind is MATCHED else {"because": NotPlaced.OTHER}
    with refused("step-order"):
        a_care().take_step(a_step(kind, **facts), by=by())


def test_decision_is_made_once_and_steps_follow_in_time():
    care = a_care()
    care.take_step(a_step(DECIDED, 60), by=by())
    with refused("step-order"):
        care.take_step(a_step(DECIDED), by=by())
    with invalid("/on"):
        care.take_step(a_step(MATCHED, 61, **MATCH), by=by())
    with invalid("/on"):
        care.take_step(a_step(MATCHED, -1, **MATCH), by=by())


@pytest.mark.parametrize(
    ("pointer", "kind", "facts"),
    [
        ("/before", ASKED, {}),
        ("/before", DECIDED, {"before": PreviousPermanence.NONE}),
        ("/before_where", ASKED, {**BEFORE, "before_where": None}),
        ("/before_where", ASKED, {**BEFORE, "before": PreviousPermanence.NONE}),
        ("/before_where", ASKED, {**BEFORE, "before_where": "Kent"}),
        ("/before_when", ASKED, {**BEFORE, "before_when": None}),
        ("/before_when", ASKED, {**BEFORE, "before_when": "June 2019"}),
        ("/because", BACK, {}),
        ("/because", DECIDED, {"because": NotPlaced.OTHER}),
        ("/adopters", MATCHED, {}),
        ("/adopters_law", MATCHED, {**MATCH, "adopters_law": AdoptersLaw.SINGLE}),
        ("/adopters_law", DECIDED, {"by_carers": True}),
    ],
)
def test_each_step_says_what_belongs_to_it_and_nothing_else(pointer: str, kind: StepKind, facts: dict[str, Any]):
    care = a_care()
    if kind in {MATCHED, BACK}:
        care.take_step(a_step(DECIDED, 60), by=by())
    with invalid(pointer):
        care.take_step(a_step(kind, **facts), by=by())
    care = a_care()
    care.take_step(a_step(ASKED, **BEFORE), by=by())
    assert care.steps[0].before_when == "zz/06/2019"
