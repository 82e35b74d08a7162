"""Numbers that others give. The oracle is python-stdnum, where it asks for no more than the check digit."""

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from stdnum.gb import nhs as oracle_of_nhs
from stdnum.gb import upn as oracle_of_upn

from domain.errors import Invalid
from domain.identifiers import UPN_LETTERS, Scheme, checked, nhs_number, upn
from tests import builders

digits = st.text("0123456789", min_size=10, max_size=10)
anything = st.text(max_size=20)
spaces = st.text(" -", max_size=3)


def _nhs(text: str) -> str | None:
    try:
        return nhs_number(text, "/x")
    except Invalid:
        return None


def _upn(text: str) -> str | None:
    try:
        return upn(text, "/x")
    except Invalid:
        return None


def _with_check(nine: str) -> str | None:
    return next((nine + check for check in "0123456789" if oracle_of_nhs.is_valid(nine + check)), None)


@given(digits)
@example("9990000018")
@example("9434765919")
def test_an_nhs_number_is_possible_when_its_check_digit_is_right(number: str):
    assume(len(set(number)) > 1)
    assert (_nhs(number) == number) == oracle_of_nhs.is_valid(number)


@given(st.text("0123456789", min_size=9, max_size=9))
def test_of_ten_last_digits_one_is_right_and_sometimes_none(nine: str):
    right = [nine + last for last in "0123456789" if _nhs(nine + last)]
    expected = _with_check(nine)
    assert right == ([expected] if expected and len(set(expected)) > 1 else [])


@pytest.mark.parametrize("digit", "0123456789")
def test_a_number_of_one_digit_repeated_was_never_issued(digit: str):
    assert _nhs(digit * 10) is None


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(nine: str, place: int, error: int):
    number = _with_check(nine)
    assume(number)
    assert number
    wrong = number[:place] + str((int(number[place]) + error) % 10) + number[place + 1 :]
    assert _nhs(wrong) is None


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(0, 8))
def test_two_digits_that_changed_places_are_always_found(nine: str, place: int):
    number = _with_check(nine)
    assume(number and number[place] != number[place + 1])
    assert number
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert _nhs(swapped) is None


@given(spaces, spaces)
def test_an_nhs_number_may_be_written_in_groups(one: str, two: str):
    number = builders.an_nhs_number()
    assert _nhs(f"{number[:3]}{one}{number[3:6]}{two}{number[6:]}") == number


@given(anything)
@example("")
@example("999000001")
@example("99900000180")
@example("９９９００００００１８")
@example("٩٩٩٠٠٠٠٠١٨")
@example("999000001８")
@example("+990000018")
@example("9990000018\n")
@example("=9990000018")
def test_what_is_not_ten_digits_is_refused_and_what_is_kept_is_ten_digits(text: str):
    kept = _nhs(text)
    assert kept is None or (kept.isascii() and kept.isdigit() and len(kept) == 10)


def _check_letter(rest: str) -> str:
    return str(oracle_of_upn.calc_check_digit("X" + rest))


# The oracle also asks for an authority that exists; 330 is one.
pupils = st.text("0123456789", min_size=8, max_size=8)
last_characters = st.sampled_from("0123456789" + UPN_LETTERS)


@given(pupils, last_characters)
def test_a_upn_is_possible_when_its_check_letter_is_right(pupil: str, last: str):
    rest = f"330{pupil}{last}"
    right = _check_letter(rest)
    assert [letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if _upn(letter + rest)] == [right]
    assert last not in "0123456789" or oracle_of_upn.is_valid(right + rest)


@given(pupils)
def test_a_upn_may_be_written_small_and_in_groups(pupil: str):
    rest = f"330{pupil}7"
    number = _check_letter(rest) + rest
    assert _upn(f" {number[0].lower()} {number[1:4]} {number[4:]} ") == number


@given(pupils, st.integers(1, 12), st.integers(1, 9))
def test_one_wrong_digit_of_a_upn_is_always_found(pupil: str, place: int, error: int):
    rest = f"330{pupil}7"
    number = _check_letter(rest) + rest
    wrong = number[:place] + str((int(number[place]) + error) % 10) + number[place + 1 :]
    assert _upn(wrong) is None


@pytest.mark.parametrize("letter", "IOS")
def test_letters_that_look_like_digits_are_in_no_upn(letter: str):
    assert _upn(f"{letter}33012345678A") is None
    assert all(_upn(f"{first}33012345678{letter}") is None for first in UPN_LETTERS)


@given(anything)
@example("")
@example("A12345678901")
@example("A1234567890123")
@example("ſ330123456781")
@example("ß330123456781")
@example("A33012345678\uff11")
def test_what_is_not_a_letter_and_twelve_more_is_refused(text: str):
    kept = _upn(text)
    assert kept is None or (kept.isascii() and len(kept) == 13)


@pytest.mark.parametrize("scheme", [Scheme.NHS, Scheme.UPN, Scheme.FORMER_UPN])
def test_a_refusal_names_the_field_and_never_repeats_what_was_typed(scheme: Scheme):
    with pytest.raises(Invalid) as refused:
        checked(scheme, "9990000019", "/identifiers/2/value")
    assert refused.value.pointer == "/identifiers/2/value"
    assert refused.value.code == ("nhs-number" if scheme is Scheme.NHS else "upn")
    assert "9990000019" not in refused.value.sentence


@pytest.mark.parametrize("scheme", [Scheme.UPN, Scheme.FORMER_UPN])
def test_a_former_upn_is_checked_as_a_present_one(scheme: Scheme):
    with pytest.raises(Invalid):
        checked(scheme, "A000000000000X", "/value")


@pytest.mark.parametrize("scheme", [Scheme.ULN, Scheme.HOME_OFFICE, Scheme.YOUTH_JUSTICE, Scheme.COURT, Scheme.OTHER])
def test_numbers_without_a_published_check_are_kept_as_they_were_written(scheme: Scheme):
    assert checked(scheme, " ab-1 / 2 ", "/value") == " ab-1 / 2 "
