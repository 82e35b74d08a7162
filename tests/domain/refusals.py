"""How the domain says no: the kind, and the code or the field, in one line of a test."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from domain.aggregate import Aggregate, Change
from domain.errors import Invalid, RuleBroken


@contextmanager
def refused(code: str) -> Iterator[None]:
    """The record is not in a state in which this can be done."""
    with pytest.raises(RuleBroken) as error:
        yield
    assert error.value.code == code
    assert error.value.sentence.endswith(".")


@contextmanager
def invalid(pointer: str) -> Iterator[None]:
    """What was sent cannot be right, and this is the field at fault."""
    with pytest.raises(Invalid) as error:
        yield
    assert error.value.pointer == pointer
    assert error.value.sentence.endswith(".")


def noted(record: Aggregate) -> Change:
    """The last thing that happened to the record, which is one version and one note."""
    last = record.changes[-1]
    assert record.version == last.version == len(record.changes)
    return last
