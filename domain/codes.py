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


class AssessmentFactor(StrEnum):
    """What an assessment found to matter in a child's life (CIN census); `NONE` is a finding and excludes the others."""

    ALCOHOL_CHILD = "1A"
    ALCOHOL_PARENT = "1B"
    ALCOHOL_HOUSEHOLD = "1C"
    DRUGS_CHILD = "2A"
    DRUGS_PARENT = "2B"
    DRUGS_HOUSEHOLD = "2C"
    DOMESTIC_ABUSE_CHILD = "3A"
    DOMESTIC_ABUSE_PARENT = "3B"
    DOMESTIC_ABUSE_HOUSEHOLD = "3C"
    MENTAL_HEALTH_CHILD = "4A"
    MENTAL_HEALTH_PARENT = "4B"
    MENTAL_HEALTH_HOUSEHOLD = "4C"
    LEARNING_DISABILITY_CHILD = "5A"
    LEARNING_DISABILITY_PARENT = "5B"
    LEARNING_DISABILITY_HOUSEHOLD = "5C"
    PHYSICAL_DISABILITY_CHILD = "6A"
    PHYSICAL_DISABILITY_PARENT = "6B"
    PHYSICAL_DISABILITY_HOUSEHOLD = "6C"
    YOUNG_CARER = "7A"
    PRIVATE_FOSTERING_RETURNING = "8B"
    PRIVATE_FOSTERING_STAYING = "8C"
    PRIVATE_FOSTERING_SCHOOL = "8D"
    PRIVATE_FOSTERING_FAMILY = "8E"
    PRIVATE_FOSTERING_OTHER = "8F"
    UNACCOMPANIED = "9A"
    MISSING = "10A"
    SEXUAL_EXPLOITATION = "11A"
    TRAFFICKING = "12A"
    GANGS = "13A"
    UNACCEPTABLE_BEHAVIOUR = "14A"
    SELF_HARM = "15A"
    NEGLECT = "16A"
    EMOTIONAL_ABUSE = "17A"
    PHYSICAL_ABUSE_BY_CHILD = "18B"
    PHYSICAL_ABUSE_BY_ADULT = "18C"
    SEXUAL_ABUSE_BY_CHILD = "19B"
    SEXUAL_ABUSE_BY_ADULT = "19C"
    OTHER = "20"
    NONE = "21"
    FEMALE_GENITAL_MUTILATION = "22A"
    FAITH_OR_BELIEF = "23A"
    CRIMINAL_EXPLOITATION = "24A"
