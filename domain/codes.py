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


class LegalStatus(StrEnum):
    """Under what law a child is looked after (SSDA903)."""

    INTERIM_CARE_ORDER = "C1"
    CARE_ORDER = "C2"
    FREEING_ORDER = "D1"
    PLACEMENT_ORDER = "E1"
    AGREED = "V2"
    SHORT_BREAK = "V3"
    SHORT_BREAKS_AGREEMENT = "V4"
    REMAND = "J1"
    POLICE_DETENTION = "J2"
    YOUTH_REHABILITATION_ORDER = "J3"
    POLICE_PROTECTION = "L1"
    EMERGENCY_PROTECTION_ORDER = "L2"
    CHILD_ASSESSMENT_ORDER = "L3"


class Placement(StrEnum):
    """What kind of home a looked-after child lives in (SSDA903, from 2025-26)."""

    ADOPTERS_CONSENT_SAME_CARER = "A3"
    ADOPTERS_CONSENT_NEW_CARER = "A4"
    ADOPTERS_ORDER_SAME_CARER = "A5"
    ADOPTERS_ORDER_NEW_CARER = "A6"
    SECURE_HOME = "K1"
    CHILDRENS_HOME = "K2"
    SUPPORTED_ACCOMMODATION = "K3"
    PARENTS = "P1"
    WORK = "P3"
    CARE_HOME = "R1"
    HOSPITAL = "R2"
    FAMILY_CENTRE = "R3"
    CUSTODY = "R5"
    RESIDENTIAL_SCHOOL = "S1"
    TEMPORARY = "T0"
    TEMPORARY_HOSPITAL = "T1"
    TEMPORARY_HOLIDAY = "T2"
    CARER_ON_HOLIDAY = "T3"
    TEMPORARY_WEEK = "T4"
    KINSHIP_FOSTER_LONG_TERM = "U1"
    KINSHIP_FOSTER_FOR_ADOPTION = "U2"
    KINSHIP_FOSTER = "U3"
    FOSTER_LONG_TERM = "U4"
    FOSTER_FOR_ADOPTION = "U5"
    FOSTER = "U6"
    OTHER_1 = "Z11"
    OTHER_2 = "Z12"
    OTHER_3 = "Z13"
    OTHER_4 = "Z14"


class PlacementProvider(StrEnum):
    """Who provides the home (SSDA903)."""

    PARENTS = "PR0"
    OWN_AUTHORITY = "PR1"
    OTHER_AUTHORITY = "PR2"
    OTHER_PUBLIC = "PR3"
    PRIVATE = "PR4"
    VOLUNTARY = "PR5"


class EpisodeReason(StrEnum):
    """Why an episode began: the first of a period, or what changed (SSDA903, RNE)."""

    STARTED = "S"
    LEGAL_STATUS = "L"
    HOME_AND_CARER = "P"
    HOME_SAME_CARER = "T"
    ALL = "B"
    LEGAL_STATUS_AND_HOME = "U"


class EpisodeEnd(StrEnum):
    """Why an episode ended (SSDA903, REC): another follows on the same day, or the child is no longer looked after."""

    NEXT_EPISODE = "X1"
    ADOPTED_UNOPPOSED = "E11"
    ADOPTED_WITHOUT_CONSENT = "E12"
    DIED = "E2"
    OTHER_AUTHORITY = "E3"
    HOME_PLANNED = "E4A"
    HOME_UNPLANNED = "E4B"
    HOME_WITHOUT_RESPONSIBILITY = "E13"
    CHILD_ARRANGEMENTS_ORDER = "E41"
    GUARDIAN_FORMER_FOSTER_KIN = "E45"
    GUARDIAN_FORMER_FOSTER = "E46"
    GUARDIAN_KIN = "E47"
    GUARDIAN_OTHER = "E48"
    INDEPENDENT_SUPPORTED = "E5"
    INDEPENDENT = "E6"
    ADULT_RESIDENTIAL = "E7"
    OTHER = "E8"
    CUSTODY = "E9"
    REMAND_ENDED = "E14"
    ADULT_BY_ASSESSMENT = "E15"
    ABROAD = "E16"
    STAYED_PUT = "E17"


class PlacementChangeReason(StrEnum):
    """Why a child moved from one home to another (SSDA903)."""

    CARE_PLAN = "CARPL"
    CARER_STOPPED = "CLOSE"
    ALLEGATION = "ALLEG"
    STANDARDS = "STAND"
    APPROVAL_REMOVED = "APPRR"
    CARER_ASKED_BEHAVIOUR = "CREQB"
    CARER_ASKED = "CREQO"
    CHILD_ASKED = "CHILD"
    AUTHORITY_ASKED = "LAREQ"
    PROVIDER_CHANGED = "PLACE"
    CUSTODY = "CUSTOD"
    OTHER = "OTHER"


class ReviewParticipation(StrEnum):
    """How a child took part in their review (SSDA903)."""

    UNDER_FOUR = "PN0"
    SPOKE = "PN1"
    ADVOCATE_SPOKE = "PN2"
    OTHER_THAN_SPEECH = "PN3"
    PRESENT_ONLY = "PN4"
    ABSENT_ADVOCATE = "PN5"
    ABSENT_OTHER_MEANS = "PN6"
    ABSENT_NO_VIEWS = "PN7"


class MissingKind(StrEnum):
    """Nobody knew where the child was, or they were away without being allowed to be (SSDA903)."""

    MISSING = "M"
    AWAY = "A"


class InTouch(StrEnum):
    """Whether we are in touch with a young person who has left care (SSDA903)."""

    YES = "YES"
    NO = "NO"
    DIED = "DIED"
    REFUSES = "REFU"
    NOT_REQUIRED = "NREQ"
    RETURNED_HOME = "RHOM"


class LeaverActivity(StrEnum):
    """What a young person who has left care does (SSDA903)."""

    HIGHER_EDUCATION = "F1"
    HIGHER_EDUCATION_PART_TIME = "P1"
    EDUCATION = "F2"
    EDUCATION_PART_TIME = "P2"
    APPRENTICESHIP = "F4"
    APPRENTICESHIP_PART_TIME = "P4"
    WORK = "F5"
    WORK_PART_TIME = "P5"
    UNABLE_ILLNESS = "G4"
    UNABLE_OTHER = "G5"
    PARENTING = "G6"
    NOT_KNOWN = "0"


class Accommodation(StrEnum):
    """Where a young person who has left care lives (SSDA903): 1 is suitable for them, 2 is not."""

    FAMILY = "B1"
    FAMILY_UNSUITABLE = "B2"
    COMMUNITY_HOME = "C1"
    COMMUNITY_HOME_UNSUITABLE = "C2"
    SEMI_INDEPENDENT = "D1"
    SEMI_INDEPENDENT_UNSUITABLE = "D2"
    SUPPORTED_LODGINGS = "E1"
    SUPPORTED_LODGINGS_UNSUITABLE = "E2"
    ABROAD = "G1"
    ABROAD_UNSUITABLE = "G2"
    DEPORTED = "H1"
    DEPORTED_UNSUITABLE = "H2"
    LODGINGS = "K1"
    LODGINGS_UNSUITABLE = "K2"
    NOT_KNOWN = "R1"
    NOT_KNOWN_UNSUITABLE = "R2"
    NO_FIXED_HOME = "S2"
    FOYER = "T1"
    FOYER_UNSUITABLE = "T2"
    INDEPENDENT = "U1"
    INDEPENDENT_UNSUITABLE = "U2"
    EMERGENCY = "V1"
    EMERGENCY_UNSUITABLE = "V2"
    BED_AND_BREAKFAST = "W1"
    BED_AND_BREAKFAST_UNSUITABLE = "W2"
    CUSTODY = "X2"
    OTHER = "Y1"
    OTHER_UNSUITABLE = "Y2"
    FORMER_FOSTER_CARER = "Z1"
    FORMER_FOSTER_CARER_UNSUITABLE = "Z2"
    NONE = "0"


class ClosingReason(StrEnum):
    """Why help was closed (CIN census, reason for closure)."""

    ADOPTED = "RC1"
    DIED = "RC2"
    CHILD_ARRANGEMENTS_ORDER = "RC3"
    SPECIAL_GUARDIANSHIP_ORDER = "RC4"
    ANOTHER_AUTHORITY = "RC5"
    ADULT_SERVICES = "RC6"
    OTHER = "RC7"
    AFTER_ASSESSMENT = "RC8"
    AFTER_ASSESSMENT_TO_EARLY_HELP = "RC9"


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


class PreviousPermanence(StrEnum):
    """By what a child had a permanent home before, which did not last (SSDA903). `NONE`: asked, and there was none."""

    ADOPTION = "P1"
    SPECIAL_GUARDIANSHIP = "P2"
    CHILD_ARRANGEMENTS = "P3"
    NOT_KNOWN = "P4"
    NONE = "Z1"


class NotPlaced(StrEnum):
    """Why it was decided that a child should not be placed for adoption after all (SSDA903)."""

    NEEDS_CHANGED = "RD1"
    NO_ORDER = "RD2"
    NO_ADOPTERS = "RD3"
    OTHER = "RD4"


class Adopters(StrEnum):
    """Who adopts: one person or two, women or men (SSDA903)."""

    MAN = "M1"
    WOMAN = "F1"
    TWO_MEN = "MM"
    TWO_WOMEN = "FF"
    MAN_AND_WOMAN = "MF"


class AdoptersLaw(StrEnum):
    """How the adopters are bound to each other by law (SSDA903)."""

    SINGLE = "L0"
    MARRIED = "L11"
    MARRIED_SAME_SEX = "L12"
    CIVIL_PARTNERSHIP = "L2"
    UNMARRIED = "L3"
    UNMARRIED_SAME_SEX = "L4"
