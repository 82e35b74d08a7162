"""Nobody is found in a table, nor worked out from what is left of it."""

from hypothesis import given
from hypothesis import strategies as st

from domain.small_numbers import kept_back


def test_a_small_count_is_left_out_and_a_second_with_it():
    rows, total = kept_back([], [20, 9, 3], 5)
    assert rows == []
    assert total == [False, True, True]


def test_nothing_small_nothing_left_out():
    assert kept_back([[10, 0, 8]], [10, 0, 8], 5) == ([[False, False, False]], [False, False, False])


def test_a_row_of_few_children_is_left_out_whole_and_another_with_it():
    rows, total = kept_back([[3], [12], [30]], [45], 5)
    assert rows == [[True], [True], [False]]
    assert total == [False]


def test_one_pod_alone_takes_the_total_with_it():
    assert kept_back([[3, 20]], [3, 20], 5) == ([[True, True]], [True, True])


def test_a_row_that_is_named_is_left_out_whole():
    rows, _ = kept_back([[6, 6], [7, 7], [8, 8]], [21, 21], 5, [True, False, False, False])
    assert rows == [[True, True], [True, True], [False, False]]


@given(st.integers(1, 3).flatmap(lambda width: st.lists(
    st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=5)))  # fmt: skip
def test_what_is_left_out_is_never_alone_in_a_sum(table: list[list[int]]):
    total = [sum(column) for column in zip(*table, strict=True)]
    flags, of_total = kept_back(table, total, 5)
    out = [*flags, of_total]
    cells = [*table, total]
    for row, hidden in zip(cells, out, strict=True):
        assert all(is_out for cell, is_out in zip(row, hidden, strict=True) if 0 < cell < 5)
        if len(row) > 1:
            left_out = [cell for cell, is_out in zip(row, hidden, strict=True) if is_out]
            assert len(left_out) != 1
            assert all(hidden) or not left_out or sum(left_out) >= 5
    for place in range(len(total)):
        assert sum(hidden[place] for hidden in out) != 1
