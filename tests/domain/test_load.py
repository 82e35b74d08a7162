"""A load: what may follow what, and what is kept when it does not go through."""

from datetime import UTC, datetime
from typing import Any

import pytest

from domain.aggregate import By
from domain.errors import Invalid, RuleBroken
from domain.ids import new_id
from domain.load import Load, LoadCode, LoadFile, LoadObject, LoadSource, LoadState
from domain.policy import Role

BY = By(new_id(), Role.ANALYST, datetime(2026, 11, 23, 12, tzinfo=UTC))
FILE = LoadFile(id=new_id(), name="ssd_person.csv", size=10, sha256="x")


def load(**facts: Any) -> Load:
    told: dict[str, Any] = {"id": new_id(), "system": "Old", "source": LoadSource.SSD, "serial": 1} | facts
    return Load.begin(files=[FILE], by=BY, **told)


def tried() -> Load:
    made = load()
    made.tell([LoadObject(id=new_id(), name="ssd_person", read=2, loaded=2)], [], people=2, besides=0, by=BY)
    return made


def test_there_is_no_load_without_a_file():
    with pytest.raises(Invalid, match="no file"):
        Load.begin(files=[], by=BY, id=new_id(), system="Old", source=LoadSource.SSD, serial=1)


def test_all_codes_are_explained_before_it_is_tried_again():
    codes = [
        LoadCode(
            id=new_id(), object="ssd_person", field="pers_sex", code=code, count=1, first_line=2, choices=("M", "F")
        )
        for code in ("1", "2")
    ]
    made = load()
    made.stop(codes, [], by=BY)
    with pytest.raises(Invalid) as refused:
        made.map({codes[0].id: "X"}, by=BY)
    assert refused.value.pointer == "/codes/0/becomes"
    made.map({codes[0].id: "M"}, by=BY)
    assert (made.state, [each.code for each in made.unmapped]) == (LoadState.UNMAPPED, ["2"])
    made.map({codes[1].id: "F"}, by=BY)
    assert made.state is LoadState.READING


def test_nothing_is_taken_in_that_was_not_tried():
    with pytest.raises(RuleBroken, match="still at it"):
        load().confirm(by=BY)
    made = load()
    made.fail("It cannot be read.", by=BY)
    for verb in (made.confirm, lambda by: made.undo(reason="x", by=by)):
        with pytest.raises(RuleBroken, match="not at that point"):
            verb(by=BY)


def test_what_broke_off_while_it_was_taken_in_goes_on_or_is_taken_back():
    made = tried()
    made.confirm(by=BY)
    made.fail("The disk is full.", by=BY)
    made.confirm(by=BY)
    assert (made.state, made.failed_because) == (LoadState.LOADING, None)
    made.fail("The disk is full.", by=BY)
    made.undo(reason="We wait.", by=BY)
    made.undone(by=BY)
    assert made.state is LoadState.UNDONE


def test_what_cannot_be_taken_back_stays_and_says_why():
    made = tried()
    made.confirm(by=BY)
    made.finish(made.objects, people=2, besides=0, by=BY)
    made.undo(reason="The wrong files.", by=BY)
    made.keep("1 of its records has been changed.", by=BY)
    assert (made.state, made.undone_because) == (LoadState.LOADED, None)
    assert made.failed_because == "1 of its records has been changed."
