"""Small numbers in tables for people who do not know the children: nobody may be found in them, nor be worked out.

A count below the limit is left out. Where one alone is left out of a sum that is known, it could be worked out: then a
second is left out with it (secondary suppression). Source: domain.md 6.1 and section 7, "small numbers suppressed,
under 5 by default"; that nothing may be worked out from the rest is how official statistics do it.
"""

from collections.abc import Iterator, Sequence

FROM = 5
"""The limit where nobody set another (`KITH_SMALL_NUMBERS`): from this count on a number is shown."""
Counts = Sequence[Sequence[int]]


def few(count: int, limit: int) -> int | None:
    """A count that stands alone, left out (None) where it is below the limit; nought points to nobody."""
    return None if 0 < count < limit else count


def kept_back(
    rows: Counts, total: Sequence[int], limit: int, whole: Sequence[bool] = ()
) -> tuple[list[list[bool]], list[bool]]:
    """Which cells are left out of a table, where `total` is the sum of the rows, and what each row adds up to is known.

    Answers flags in the shape of `rows`, and for `total`. A row whose sum is itself below the limit is left out whole,
    and so is one that `whole` names.
    """
    table = [list(row) for row in (*rows, total)]
    out = [[0 < cell < limit or 0 < sum(row) < limit for cell in row] for row in table]
    for y, is_out in enumerate(whole):
        out[y] = [is_out or cell for cell in out[y]]
    lines = list(_lines(len(table), len(total)))
    changed = True
    while changed:
        changed = False
        for line in lines:
            more = _needed([(table[y][x], out[y][x]) for y, x in line], limit)
            if more is not None:
                y, x = line[more]
                out[y][x] = changed = True
    return out[:-1], out[-1]


def _lines(height: int, width: int) -> Iterator[list[tuple[int, int]]]:
    """The cells that add up to something known: each row, and each column; the total last, so that it goes last."""
    if width > 1:
        yield from ([(y, x) for x in range(width)] for y in range(height))
    if height > 1:
        yield from ([(y, x) for y in range(height)] for x in range(width))


def _needed(cells: list[tuple[int, bool]], limit: int) -> int | None:
    """The cell to leave out next, where those left out could be worked out: the smallest that counts anybody."""
    out = [count for count, is_out in cells if is_out]
    if not out or (len(out) > 1 and sum(out) >= limit):
        return None
    left = [
        (count == 0, place == len(cells) - 1, count, place) for place, (count, is_out) in enumerate(cells) if not is_out
    ]
    return min(left)[-1] if left else None
