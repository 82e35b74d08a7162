"""From the measures of continuity to what may be shown of them to somebody."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from domain.continuity import Numbers
from domain.handover import ReasonGroup
from domain.policy import Reach
from domain.small_numbers import kept_back
from persistence.views.continuity import Row, Staff

SOURCE = (
    "Our own setting, after the practice of official statistics: small counts are left out, and a second one where the"
    " first could be worked out."
)
# What adds up: each row's cells to a sum that is known, each column's to the service's.
_TABLES: dict[str, Callable[[Numbers], Sequence[int]]] = {
    "workers": lambda of: of.workers,
    "lifetime": lambda of: of.lifetime,
    "changes": lambda of: of.changes,
    "groups": lambda of: [of.groups[group] for group in ReasonGroup],
    "keyworker": lambda of: (of.with_keyworker, of.children - of.with_keyworker),
    "pods": lambda of: (of.same_pod, of.assessed - of.same_pod, of.children - of.assessed),
}


def knows(reach: Reach, pod_id: UUID) -> bool:
    """Whether somebody knows a pod's children, so that nothing has to be left out for them."""
    return reach.everything or pod_id in (reach.pods or ())


def for_reader(
    total: Numbers, pods: Sequence[Row], reach: Reach, limit: int
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What a reader may see of the service and of each pod.

    A pod whose children they know is whole, and taken from the sums: what they know helps nobody to work out the rest.
    """
    if reach.everything:
        return _measured(total), [_row(each, _measured(each.numbers)) for each in pods]
    # Nobody is found in a pod without children either.
    whole = {each.pod_id for each in pods if knows(reach, each.pod_id) or each.numbers.children == 0}
    others = [each for each in pods if each.pod_id not in whole]
    ours = [each for each in pods if each.pod_id in whole]
    flags, of_total = _flags([each.numbers for each in others], total, [each.numbers for each in ours], limit)
    found = {each.pod_id: _measured(each.numbers, out) for each, out in zip(others, flags, strict=True)}
    return _measured(total, of_total), [
        _row(each, found.get(each.pod_id) or _measured(each.numbers)) for each in pods
    ]  # fmt: skip


def _flags(
    rows: list[Numbers], total: Numbers, ours: list[Numbers], limit: int
) -> tuple[list[dict[str, list[bool]]], dict[str, list[bool]]]:
    def tables(name: str, cells: Callable[[Numbers], Sequence[int]], whole: Sequence[bool]) -> None:
        known = [sum(cells(each)[place] for each in ours) for place in range(len(cells(total)))]
        rest = [cell - known[place] for place, cell in enumerate(cells(total))]
        outs, out = kept_back([cells(each) for each in rows], rest, limit, whole)
        for each, flags in zip(of_rows, outs, strict=True):
            each[name] = flags
        of_total[name] = out

    of_rows: list[dict[str, list[bool]]] = [{} for _ in rows]
    of_total: dict[str, list[bool]] = {}
    tables("children", lambda of: (of.children,), [False for _ in rows])
    whole = [each["children"][0] for each in of_rows]
    for name, cells in _TABLES.items():
        tables(name, cells, [*whole, of_total["children"][0]])
    return of_rows, of_total


def _measured(of: Numbers, out: dict[str, list[bool]] | None = None) -> dict[str, Any]:
    def cells(name: str, counts: Sequence[int]) -> list[int | None]:
        flags = out[name] if out else [False] * len(counts)
        return [None if is_out else count for count, is_out in zip(counts, flags, strict=True)]

    (children,) = cells("children", (of.children,))
    counted = {name: cells(name, counts(of)) for name, counts in _TABLES.items()}
    some, keyed = children is not None, counted["keyworker"][0] is not None
    same, changed, _ = counted["pods"]
    return {
        "children": children,
        "workers": counted["workers"], "workers_median": of.workers_median if some else None,
        "lifetime": counted["lifetime"], "lifetime_median": of.lifetime_median if some else None,
        "changes": counted["changes"],
        "groups": [
            {"group": group, "changes": times} for group, times in zip(ReasonGroup, counted["groups"], strict=True)
        ],
        "with_keyworker": counted["keyworker"][0], "days_median": of.days_median if keyed else None,
        "assessed": of.assessed if same is not None and changed is not None else None, "same_pod": same,
        "visits": of.visits if some else None, "in_pod": of.in_pod if some else None,
    }  # fmt: skip


def _row(pod: Row, measured: dict[str, Any]) -> dict[str, Any]:
    return {"pod_id": pod.pod_id, "name": pod.name, **measured}


def staying(staff: Sequence[Staff]) -> list[dict[str, Any]]:
    """Who stayed, with the average and the share that left."""
    return [
        {
            "who": each.who, "before": each.before, "after": each.after, "left": each.left, "average": each.average,
            "turnover": each.left / each.average if each.average else None, "posts_fte": each.posts_fte,
            "vacant_fte": each.vacant_fte, "away": each.away,
        }
        for each in staff
    ]  # fmt: skip
