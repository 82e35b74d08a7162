"""The disciplines that work with a family side by side."""

from enum import StrEnum


class Discipline(StrEnum):
    """As what somebody speaks and writes: those of a Family Safeguarding team and others around it (S88, 2.1)."""

    SOCIAL_WORK = "social_work"
    FAMILY_SUPPORT = "family_support"
    DOMESTIC_ABUSE_SURVIVORS = "domestic_abuse_survivors"
    DOMESTIC_ABUSE_PERPETRATORS = "domestic_abuse_perpetrators"
    SUBSTANCE_MISUSE = "substance_misuse"
    MENTAL_HEALTH = "mental_health"
    PSYCHOLOGY = "psychology"
    PROBATION = "probation"
    HEALTH = "health"
    EDUCATION = "education"
    YOUTH_JUSTICE = "youth_justice"
    POLICE = "police"
    OTHER = "other"
