"""Code sets that the statutory returns use, as the record keeps them.

Source: CIN census 2026-27 and SSDA903 2026-27 code sets (labels shortened). A code stands beside the person's own
words; it never replaces them. "Not yet obtained" and "refused" are two different facts.
"""

from enum import StrEnum


class Sex(StrEnum):
    """Sex as the returns ask it: U for an unborn child or not known."""

    MALE = "M"
    FEMALE = "F"
    UNKNOWN = "U"


class Ethnicity(StrEnum):
    """DfE ethnicity codes."""

    WHITE_BRITISH = "WBRI"
    WHITE_IRISH = "WIRI"
    TRAVELLER_OF_IRISH_HERITAGE = "WIRT"
    OTHER_WHITE = "WOTH"
    GYPSY_ROMA = "WROM"
    WHITE_AND_BLACK_CARIBBEAN = "MWBC"
    WHITE_AND_BLACK_AFRICAN = "MWBA"
    WHITE_AND_ASIAN = "MWAS"
    OTHER_MIXED = "MOTH"
    INDIAN = "AIND"
    PAKISTANI = "APKN"
    BANGLADESHI = "ABAN"
    OTHER_ASIAN = "AOTH"
    CARIBBEAN = "BCRB"
    AFRICAN = "BAFR"
    OTHER_BLACK = "BOTH"
    CHINESE = "CHNE"
    OTHER = "OOTH"
    REFUSED = "REFU"
    NOT_OBTAINED = "NOBT"


class Disability(StrEnum):
    """DfE disability codes; "none" is a finding and excludes the others."""

    NONE = "NONE"
    MOBILITY = "MOB"
    HAND_FUNCTION = "HAND"
    PERSONAL_CARE = "PC"
    INCONTINENCE = "INC"
    COMMUNICATION = "COMM"
    LEARNING = "LD"
    HEARING = "HEAR"
    VISION = "VIS"
    BEHAVIOUR = "BEH"
    CONSCIOUSNESS = "CON"
    AUTISM = "AUT"
    OTHER = "DDA"


class UpnUnknown(StrEnum):
    """Why a child has no UPN.

    The census names UN7 only (a referral with no further action); for UN1 to UN6 the authority's own wording is shown,
    since their official labels could not be verified.
    """

    UN1 = "UN1"
    UN2 = "UN2"
    UN3 = "UN3"
    UN4 = "UN4"
    UN5 = "UN5"
    UN6 = "UN6"
    UN7 = "UN7"


class ReferralSource(StrEnum):
    """Who a referral came from (CIN census)."""

    FAMILY = "1A"
    ACQUAINTANCE = "1B"
    SELF = "1C"
    OTHER_INDIVIDUAL = "1D"
    SCHOOL = "2A"
    EDUCATION_SERVICE = "2B"
    GP = "3A"
    HEALTH_VISITOR = "3B"
    SCHOOL_NURSE = "3C"
    OTHER_PRIMARY_HEALTH = "3D"
    EMERGENCY_DEPARTMENT = "3E"
    OTHER_HEALTH = "3F"
    HOUSING = "4"
    SOCIAL_CARE = "5A"
    AUTHORITY_INTERNAL = "5B"
    AUTHORITY_EXTERNAL = "5C"
    EARLY_HELP = "5D"
    POLICE = "6"
    OTHER_LEGAL = "7"
    OTHER = "8"
    ANONYMOUS = "9"
    UNKNOWN = "10"


class PrimaryNeed(StrEnum):
    """The main reason why a child needs help (CIN census)."""

    NOT_STATED = "N0"
    ABUSE_OR_NEGLECT = "N1"
    CHILDS_DISABILITY = "N2"
    PARENTS_DISABILITY = "N3"
    ACUTE_STRESS = "N4"
    FAMILY_DYSFUNCTION = "N5"
    UNACCEPTABLE_BEHAVIOUR = "N6"
    LOW_INCOME = "N7"
    ABSENT_PARENTING = "N8"
    NOT_IN_NEED = "N9"


class WorkerChangeReason(StrEnum):
    """Why a child's worker changed: the ten reasons of the SSDA903 return (rule SW13)."""

    CASELOAD = "MANAGE"
    FIRST_CONTACT = "FCONTA"
    LEFT_ROLE = "LEFTRL"
    RESTRUCTURE = "ORGRST"
    TRANSFER_PROCESS = "TSPROC"
    ABSENCE = "ABSENC"
    CHILD_ASKED = "CHCHAN"
    PARENT_OR_CARER_ASKED = "PCCHAN"
    WORKER_DIED = "SWDIED"
    OTHER = "OTHERS"


class AbuseCategory(StrEnum):
    """What a child protection plan protects from (CIN census)."""

    NEGLECT = "NEG"
    PHYSICAL = "PHY"
    SEXUAL = "SAB"
    EMOTIONAL = "EMO"
    MULTIPLE = "MUL"
