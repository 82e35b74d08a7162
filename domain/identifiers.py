"""Numbers that other services give a person, and how to tell an impossible one."""

import re
from enum import StrEnum

from domain.errors import Invalid

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
NHS_LENGTH = 10


class Scheme(StrEnum):
    """Who gave the number. A person may have many of each, dated; none is ever a key."""

    NHS = "nhs"
    UPN = "upn"
    FORMER_UPN = "former_upn"
    ULN = "uln"
    HOME_OFFICE = "home_office"
    YOUTH_JUSTICE = "youth_justice"
    COURT = "court"
    OTHER = "other"


def nhs_number(text: str, pointer: str) -> str:
    """The ten digits of a possible NHS number, or `Invalid`.

    Check digit: weights 10 to 2, 11 minus the sum modulo 11; 11 counts as 0, 10 is never issued
    (NHS data dictionary). Numbers of one repeated digit pass that sum but were never issued.
    """
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"[0-9]{10}", digits):
        raise Invalid(pointer, "An NHS number has 10 digits, such as 999 000 0018.", "nhs-number")
    check = (11 - sum(int(digit) * (NHS_LENGTH - place) for place, digit in enumerate(digits[:9]))) % 11
    if check != int(digits[9]) or len(set(digits)) == 1:
        raise Invalid(pointer, "This is not a possible NHS number: check each digit against the letter.", "nhs-number")
    return digits


def upn(text: str, pointer: str) -> str:
    """The 13 characters of a possible unique pupil number, permanent or temporary, or `Invalid`.

    Check letter: the sum of digit times place (2 to 13) modulo 23, in an alphabet without I, O and S; the last
    character of a temporary number is a letter that counts as its place in that alphabet (DfE UPN guide; CIN rule 1510).
    """
    value = re.sub(r"\s", "", text).upper()
    if not re.fullmatch(r"[A-Z][0-9]{11}[0-9A-Z]", value) or value[12] in "IOS" or value[0] in "IOS":
        raise Invalid(pointer, "A UPN has a letter, then 12 digits (or 11 digits and a letter).", "upn")
    worth = [int(sign) if sign.isdigit() else UPN_LETTERS.index(sign) for sign in value[1:]]
    if UPN_LETTERS[sum(place * digit for place, digit in enumerate(worth, start=2)) % 23] != value[0]:
        raise Invalid(pointer, "This is not a possible UPN: check each character with the school.", "upn")
    return value


def checked(scheme: Scheme, value: str, pointer: str) -> str:
    """The number in the form it is kept in, or `Invalid` where the scheme has a check that fails."""
    if scheme is Scheme.NHS:
        return nhs_number(value, pointer)
    if scheme in {Scheme.UPN, Scheme.FORMER_UPN}:
        return upn(value, pointer)
    return value
