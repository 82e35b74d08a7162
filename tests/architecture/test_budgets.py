"""Small files stay readable. Whoever needs more lines changes the budget here, in the open, and says why.

The budgets are a little above those of the first design, because every public name carries a docstring.
"""

from pathlib import Path

import pytest

from tests.architecture.test_names import WORDS

ROOT = Path(__file__).parents[2]
SPINE = {
    "domain/aggregate.py": 90,
    "persistence/repository.py": 195,
    "persistence/unit_of_work.py": 150,  # two lines for each word
    "persistence/ledger.py": 100,
    "persistence/access.py": 135,  # one predicate for each way of coming near: the last is the coordinator of a conference
    "api/problems.py": 155,  # fifteen problems, and a sentence for every kind of wrong field
    "api/deps.py": 200,
}
WORD = 320
WHOLE_SPINE = 1000
"""If what every record has in common passes this, something was added that should not have been."""


def _lines(path: str) -> int:
    return len((ROOT / path).read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(("path", "budget"), SPINE.items())
def test_each_part_of_the_spine_keeps_to_its_budget(path: str, budget: int):
    assert _lines(path) <= budget


def test_the_whole_spine_can_be_read_in_an_hour():
    assert sum(map(_lines, SPINE)) <= WHOLE_SPINE


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("folder", ["domain", "persistence", "api/v1"])
def test_a_word_is_told_in_a_few_screens_in_every_layer(folder: str, word: str):
    assert _lines(f"{folder}/{word}.py") <= WORD


@pytest.mark.parametrize("path", sorted((ROOT / "persistence/tables").glob("*.py")), ids=lambda path: path.stem)
def test_the_tables_of_each_part_of_the_work_are_on_one_page(path: Path):
    assert _lines(str(path)) <= WORD


def test_who_may_do_what_is_on_one_screen():
    source = (ROOT / "domain/policy.py").read_text(encoding="utf-8").splitlines()
    start = source.index("GRANTS: dict[Role, frozenset[Permission]] = {")
    assert source.index("}", start) - start <= 30
