"""The services that Kith names from its sources (S5, S18): an administrator adopts one and fills in what is local.

Each is a draft: what a local service is called, who leads it, how to refer and how long people wait, nobody but the
authority knows. Ages and stages are given only where the source gives them.
"""

from dataclasses import dataclass

from domain.journey import Status
from domain.need import Need
from domain.offer import OfferRoute, WhoFor


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """A kind of service: what it is for, which needs it meets, and for whom."""

    code: str
    name: str
    summary: str
    purpose: str
    needs: tuple[Need, ...]
    who_for: tuple[WhoFor, ...]
    stages: tuple[Status, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    route: OfferRoute = OfferRoute.KITH
    consent_needed: bool = True
    needs_network: bool = False
    who_else: str | None = None


_CHILD, _PARENT, _FAMILY = WhoFor.CHILD, WhoFor.PARENT, WhoFor.FAMILY
_EDGE = (Status.CHILD_PROTECTION, Status.PRE_PROCEEDINGS, Status.LOOKED_AFTER)

SHIPPED: tuple[Shipped, ...] = (
    Shipped(
        code="fdac", name="Family Drug and Alcohol Court",
        summary="A judge and a team who meet parents often while they stop using drugs or alcohol.",
        purpose="Parents in care proceedings get treatment and a fair chance to keep their children.",
        needs=(Need.ALCOHOL_DRUGS,), who_for=(_PARENT,), stages=(Status.PRE_PROCEEDINGS, Status.LOOKED_AFTER),
        route=OfferRoute.COURT, who_else="Parents in, or about to be in, care proceedings.",
    ),
    Shipped(
        code="fgc", name="Family group conference",
        summary="The wider family meets, with time alone, and makes its own plan for the children.",
        purpose="The family's own people decide together how to keep the children safe and well.",
        needs=(Need.FAMILY_NETWORK, Need.FAMILY_RELATIONSHIPS, Need.PARENTING), who_for=(_FAMILY,), needs_network=True,
    ),
    Shipped(
        code="safer_families", name="Safer Families",
        summary="Volunteers befriend families who have few people around them.",
        purpose="A circle of volunteers takes pressure off parents who have no network of their own.",
        needs=(Need.LONELINESS, Need.FAMILY_NETWORK, Need.PARENTING), who_for=(_FAMILY,),
    ),
    Shipped(
        code="breaking_the_cycle", name="Breaking the Cycle",
        summary="Help for mothers and fathers whose children were adopted or live elsewhere.",
        purpose="Parents who have lost children are helped with their loss and with what may come next.",
        needs=(Need.LOSS, Need.PARENTING, Need.BEFORE_BIRTH), who_for=(_PARENT,),
        who_else="Mothers and fathers; no child needs to live with them, and no record needs to be open.",
    ),
    Shipped(
        code="therapeutic", name="Therapeutic help and future parenting",
        summary="Talking and creative therapy for parents and children, and thinking ahead to parenting later.",
        purpose="People recover from what happened to them, and parents prepare for children they may have.",
        needs=(Need.LOSS, Need.CHILD_MENTAL_HEALTH, Need.ADULT_MENTAL_HEALTH, Need.PARENTING), who_for=(_CHILD, _PARENT),
    ),
    Shipped(
        code="practice_hub", name="Practice hub",
        summary="Experienced practitioners who work beside a family's own worker.",
        purpose="A second pair of eyes and hands where help has become stuck.",
        needs=(Need.PARENTING, Need.FAMILY_RELATIONSHIPS), who_for=(_FAMILY,), consent_needed=False,
    ),
    Shipped(
        code="academy", name="Trust academy",
        summary="Training for workers, carers and parents together.",
        purpose="Those around a child learn the same way of helping.",
        needs=(Need.PARENTING, Need.LEARNING), who_for=(_PARENT,),
    ),
    Shipped(
        code="families_together_plus", name="Families Together Plus",
        summary="Several visits a week when a family and a teenager cannot go on living together.",
        purpose="Young people and their parents find a way to stay together.",
        needs=(Need.FAMILY_RELATIONSHIPS, Need.PARENTING), who_for=(_FAMILY,), age_from=11, age_to=17,
    ),
    Shipped(
        code="family_support", name="Family support worker",
        summary="Practical help at home: routines, school, appointments, money.",
        purpose="Everyday life becomes easier, with somebody beside you.",
        needs=(Need.PARENTING, Need.MONEY, Need.LEARNING), who_for=(_FAMILY,),
    ),
    Shipped(
        code="domestic_abuse", name="Domestic abuse worker",
        summary="A specialist at the front door and in the teams, for adults and children who are being harmed.",
        purpose="You and your children are safer, and you decide the pace.",
        needs=(Need.SAFETY_AT_HOME,), who_for=(_PARENT, _CHILD),
        who_else="The person who is harmed. Help for the person who harms is a service of its own.",
    ),
    Shipped(
        code="housing_link", name="Housing and temporary accommodation link",
        summary="Somebody in the housing service who answers for families in temporary accommodation.",
        purpose="A safe, settled home, and nobody left waiting without news.",
        needs=(Need.HOUSING, Need.MONEY), who_for=(_FAMILY,),
    ),
    Shipped(
        code="adult_mental_health", name="Adult mental health worker",
        summary="A mental health worker for parents, in the same team as the social worker.",
        purpose="Parents feel better, and their children feel it too.",
        needs=(Need.ADULT_MENTAL_HEALTH,), who_for=(_PARENT,), age_from=18,
    ),
    Shipped(
        code="youth_offending", name="Youth justice service",
        summary="Help for young people in trouble with the police, and for their families.",
        purpose="Young people stay out of trouble and put right what they can.",
        needs=(Need.OFFENDING, Need.EXPLOITATION), who_for=(_CHILD,), age_from=10, age_to=17, consent_needed=False,
    ),
    Shipped(
        code="no_recourse", name="No recourse to public funds service",
        summary="Housing, money and advice for families who may not claim benefits.",
        purpose="Children have a home and food while the family's right to stay is decided.",
        needs=(Need.IMMIGRATION, Need.MONEY, Need.HOUSING), who_for=(_FAMILY,),
    ),
    Shipped(
        code="unaccompanied", name="Service for young people seeking asylum alone",
        summary="Social workers who know asylum, and languages, for young people who came without their family.",
        purpose="A home, school, a solicitor, and people who stay.",
        needs=(Need.ALONE_IN_COUNTRY, Need.IMMIGRATION), who_for=(_CHILD,), age_to=25,
        stages=(Status.LOOKED_AFTER, Status.CARE_LEAVER),
    ),
    Shipped(
        code="parenting_assessment", name="Specialist parenting assessment",
        summary="Our own specialists see, with the parents, what they can give and what help they need.",
        purpose="A fair, early answer, so that fewer assessments are made for a court by strangers (S18).",
        needs=(Need.PARENTING,), who_for=(_PARENT,), stages=_EDGE,
    ),
    Shipped(
        code="pre_birth_assessment", name="Pre-birth assessment",
        summary="Parents and a specialist prepare together for a baby.",
        purpose="Help is in place before the baby comes.",
        needs=(Need.BEFORE_BIRTH, Need.PARENTING), who_for=(_PARENT, _FAMILY), who_else="While a baby is expected.",
    ),
)  # fmt: skip

BY_CODE = {shipped.code: shipped for shipped in SHIPPED}
