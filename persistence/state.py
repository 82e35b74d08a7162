"""A record's state as one JSON document, and back: the form in which it is saved, loaded and kept in the ledger."""

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

import orjson
from cattrs.preconf.orjson import make_converter

from domain.aggregate import Aggregate

A = TypeVar("A", bound=Aggregate)

_converter = make_converter()
_converter.register_structure_hook(UUID, lambda text, _: UUID(text))
SHAPE = 1
"""The shape number of the states written now. When a field's meaning changes, it goes up and `upgrade` learns the old."""


def to_state(aggregate: Aggregate) -> dict[str, Any]:
    """The fields of a record, without its version and its unsaved changes."""
    state: dict[str, Any] = _converter.unstructure(aggregate)
    return state


def kept(aggregate: Aggregate, state: dict[str, Any]) -> dict[str, Any]:
    """What the ledger keeps of a state: all but the record's private fields."""
    return state | dict.fromkeys(aggregate.private)


def from_state(kind: type[A], state: bytes | str, version: int, private: Mapping[str, Any] | None = None) -> A:
    """The record that a state describes. `private`: what the ledger does not keep, from the request that is repeated."""
    aggregate = _converter.structure(orjson.loads(state) | (private or {}), kind)
    aggregate.version = version
    return aggregate


def to_json(value: Any) -> str:
    """Any mixture of plain values, ids, dates and enumerations as JSON text."""
    return orjson.dumps(value, default=str).decode()
