"""Identities sort by the time they were made and never meet."""

import time
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from domain.ids import new_id

moments = st.integers(0, (1 << 48) - 1)
noise = st.binary(min_size=10, max_size=10)


@given(moments, noise)
def test_an_id_is_a_uuid_of_version_seven(moment: int, random: bytes):
    made = new_id(milliseconds=moment, random=random)
    assert (made.version, made.variant) == (7, "specified in RFC 4122")


@given(moments, moments, noise, noise)
def test_ids_sort_by_the_time_they_were_made(one: int, two: int, random_one: bytes, random_two: bytes):
    first, second = new_id(milliseconds=one, random=random_one), new_id(milliseconds=two, random=random_two)
    if one < two:
        assert first < second
        assert str(first) < str(second)


@given(moments, noise)
def test_an_id_tells_its_moment_and_nothing_of_the_maker(moment: int, random: bytes):
    assert new_id(milliseconds=moment, random=random).int >> 80 == moment


@given(moments, noise, st.integers(0, 79))
def test_all_random_bits_but_six_count(moment: int, random: bytes, bit: int):
    other = (int.from_bytes(random, "big") ^ 1 << bit).to_bytes(10, "big")
    differs = new_id(milliseconds=moment, random=random) != new_id(milliseconds=moment, random=other)
    # 74 of the 80 random bits are kept: the six between make room for version and variant.
    assert differs == (bit < 62 or bit >= 68)


def test_ids_made_now_carry_now_and_do_not_meet():
    before = time.time_ns() // 1_000_000
    made = {new_id() for _ in range(1000)}
    after = time.time_ns() // 1_000_000
    assert len(made) == 1000
    assert all(before <= each.int >> 80 <= after for each in made)
    assert all(isinstance(each, UUID) for each in made)
