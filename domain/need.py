"""What help is needed for: a small set of needs, and which of them the findings of an assessment suggest."""

from enum import StrEnum

from domain.codes import AssessmentFactor as F


class Need(StrEnum):
    """One thing a family may want help with; made from the assessment factors of the CIN census and the offers of S5."""

    PARENTING = "parenting"
    BEFORE_BIRTH = "before_birth"
    FAMILY_RELATIONSHIPS = "family_relationships"
    FAMILY_NETWORK = "family_network"
    LONELINESS = "loneliness"
    SAFETY_AT_HOME = "safety_at_home"
    CHANGING_HARMFUL_BEHAVIOUR = "changing_harmful_behaviour"
    ALCOHOL_DRUGS = "alcohol_drugs"
    ADULT_MENTAL_HEALTH = "adult_mental_health"
    CHILD_MENTAL_HEALTH = "child_mental_health"
    LOSS = "loss"
    HOUSING = "housing"
    MONEY = "money"
    IMMIGRATION = "immigration"
    DISABILITY = "disability"
    LEARNING = "learning"
    YOUNG_CARER = "young_carer"
    OFFENDING = "offending"
    EXPLOITATION = "exploitation"
    ALONE_IN_COUNTRY = "alone_in_country"


_DRINK = (F.ALCOHOL_CHILD, F.ALCOHOL_PARENT, F.ALCOHOL_HOUSEHOLD, F.DRUGS_CHILD, F.DRUGS_PARENT, F.DRUGS_HOUSEHOLD)
_ABUSE = (F.DOMESTIC_ABUSE_CHILD, F.DOMESTIC_ABUSE_PARENT, F.DOMESTIC_ABUSE_HOUSEHOLD)
_DISABILITY = (
    F.LEARNING_DISABILITY_CHILD, F.LEARNING_DISABILITY_PARENT, F.LEARNING_DISABILITY_HOUSEHOLD,
    F.PHYSICAL_DISABILITY_CHILD, F.PHYSICAL_DISABILITY_PARENT, F.PHYSICAL_DISABILITY_HOUSEHOLD,
)  # fmt: skip
SUGGESTED_BY: dict[F, tuple[Need, ...]] = {
    **dict.fromkeys(_DRINK, (Need.ALCOHOL_DRUGS,)),
    **dict.fromkeys(_ABUSE, (Need.SAFETY_AT_HOME, Need.CHANGING_HARMFUL_BEHAVIOUR)),
    **dict.fromkeys(_DISABILITY, (Need.DISABILITY,)),
    F.MENTAL_HEALTH_CHILD: (Need.CHILD_MENTAL_HEALTH,),
    F.SELF_HARM: (Need.CHILD_MENTAL_HEALTH,),
    F.MENTAL_HEALTH_PARENT: (Need.ADULT_MENTAL_HEALTH,),
    F.MENTAL_HEALTH_HOUSEHOLD: (Need.ADULT_MENTAL_HEALTH,),
    F.YOUNG_CARER: (Need.YOUNG_CARER,),
    F.UNACCOMPANIED: (Need.ALONE_IN_COUNTRY, Need.IMMIGRATION),
    F.MISSING: (Need.FAMILY_RELATIONSHIPS,),
    F.SEXUAL_EXPLOITATION: (Need.EXPLOITATION,),
    F.CRIMINAL_EXPLOITATION: (Need.EXPLOITATION,),
    F.TRAFFICKING: (Need.EXPLOITATION,),
    F.GANGS: (Need.EXPLOITATION, Need.OFFENDING),
    F.UNACCEPTABLE_BEHAVIOUR: (Need.FAMILY_RELATIONSHIPS, Need.OFFENDING),
    F.PHYSICAL_ABUSE_BY_CHILD: (Need.FAMILY_RELATIONSHIPS,),
    F.NEGLECT: (Need.PARENTING,),
    F.EMOTIONAL_ABUSE: (Need.PARENTING,),
    F.PHYSICAL_ABUSE_BY_ADULT: (Need.PARENTING,),
}
"""A suggestion only: the worker and the family choose."""


def suggested(factors: tuple[F, ...]) -> tuple[Need, ...]:
    """The needs that these findings suggest, each once, in the order of `Need`."""
    found = {need for factor in factors for need in SUGGESTED_BY.get(factor, ())}
    return tuple(need for need in Need if need in found)
