# ruff: noqa: E501  (sentences are kept whole)
"""Where looked-after children of the demo authority live, why they moved, and what they tell afterwards."""

from collections.abc import Sequence

from domain.care_rules import WITHOUT_URN
from domain.codes import Placement, PlacementChangeReason

_P = Placement
WHERE = {
    _P.FOSTER: ("With the foster carers Jean and Winston", "With Amina, a foster carer, and her two sons", "With the Kerrs, foster carers with a garden"),
    _P.KINSHIP_FOSTER: ("With the grandmother, who is approved as a carer", "With an aunt and her family", "With the godparents"),
    _P.FOSTER_LONG_TERM: ("With foster carers until eighteen", "With the same foster carers, for good"),
    _P.KINSHIP_FOSTER_LONG_TERM: ("With the grandparents, for good",),
    _P.CHILDRENS_HOME: ("In a small children's home with three others", "In a children's home near the river"),
    _P.SUPPORTED_ACCOMMODATION: ("In a shared house with support by day and night",),
    _P.ADOPTERS_ORDER_NEW_CARER: ("With the people who will adopt them",),
}  # fmt: skip
NEXT_HOME = {
    _P.FOSTER: (_P.FOSTER, _P.FOSTER_LONG_TERM, _P.KINSHIP_FOSTER, _P.CHILDRENS_HOME),
    _P.KINSHIP_FOSTER: (_P.KINSHIP_FOSTER_LONG_TERM, _P.FOSTER),
    _P.FOSTER_LONG_TERM: (_P.FOSTER, _P.FOSTER_LONG_TERM),
    _P.KINSHIP_FOSTER_LONG_TERM: (_P.FOSTER,),
    _P.CHILDRENS_HOME: (_P.FOSTER, _P.CHILDRENS_HOME),
    _P.SUPPORTED_ACCOMMODATION: (_P.SUPPORTED_ACCOMMODATION,),
    _P.ADOPTERS_ORDER_NEW_CARER: (_P.ADOPTERS_ORDER_NEW_CARER,),
}  # fmt: skip
MOVED_BECAUSE = (
    (PlacementChangeReason.CARE_PLAN, "The plan was from the first that this home would be for a while."),
    (PlacementChangeReason.CARE_PLAN, "The home is nearer to school, to brothers and sisters and to friends."),
    (PlacementChangeReason.CARER_ASKED, "The carers' own circumstances changed. They said goodbye properly."),
    (PlacementChangeReason.CHILD_ASKED, "The child asked to live somewhere else, and said why."),
)
TOLD = (
    "I wanted to see my brother. Nobody had said when I could.",
    "I needed air. I was always going to come back.",
    "I will tell you some of it, not all.",
    "I went to my old street, to look at it.",
)
TOUCHES = (
    "The job is going well. Wants help with the form for the deposit.",
    "Has begun the second year at college.",
    "A quiet month. Would like to come to the summer meal.",
    "The baby is well. Is looking for a place at the nursery.",
)


def homes_for(age: float, *, alone: bool) -> Sequence[Placement]:
    """The first homes that there may be for a child of this age; `alone`: without family in this country."""
    if alone:
        return (_P.FOSTER,) if age < 16 else (_P.FOSTER, _P.SUPPORTED_ACCOMMODATION)
    first = (_P.FOSTER,) * 6 + (_P.KINSHIP_FOSTER,) * 3
    return (*first, _P.CHILDRENS_HOME) if age >= 11 else first


def registered(placement: Placement, *, own: bool) -> str | None:
    """The invented Ofsted number of the fostering, adoption or supported accommodation service; `own`: the council's."""
    if placement in WITHOUT_URN:
        return None
    if placement is _P.SUPPORTED_ACCOMMODATION:
        return "2700001"
    return "SC390001" if own else "SC390002"
