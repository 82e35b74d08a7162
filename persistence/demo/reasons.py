# ruff: noqa: E501  (sentences are kept whole)
"""Why the front door, pods and managers of the demo authority did what they did, in their words."""

from domain.codes import WorkerChangeReason as Why
from domain.contact import Outcome
from domain.journey import Status

DECISIONS = {
    Outcome.NO_FURTHER_ACTION: (
        "We spoke with {carer} and with the school. What was seen has an ordinary explanation, and the family has the help that it wants.",
        "The same event was told to us last week and has been acted on. Nothing new is in this contact.",
        "This child was away with relatives that week and is well. There is nothing that we would add.",
    ),
    Outcome.ADVICE: (
        "{carer} asked for information rather than a worker. We gave the numbers of the debt service and of the parents' group and agreed that {carer} may ring us directly.",
        "The sender is well placed to go on helping. We talked through what to look for and when to come back to us.",
        "Passed to the worker who knows the child, with the sender's words as they are.",
    ),
    Outcome.FAMILY_HELP: (
        "{carer} agrees that things have become too much and would like somebody alongside. Nothing suggests that {child} is unsafe.",
        "Several small worries that add up. A pod can help with the practical things first; the family would welcome it.",
    ),
    Outcome.ASSESSMENT: (
        "We do not yet understand what daily life is like for {child}. An assessment with the family will show what would help.",
        "The sender's account and the family's differ, and {child} has not been asked yet. {child} should be seen soon.",
        "{child}'s health or development may suffer without help, so the family is offered an assessment under section 17.",
    ),
    Outcome.STRATEGY_DISCUSSION: (
        "{child} may be suffering significant harm. We have asked police and health to meet with us today.",
        "What {child} said needs to be thought about with police and health at once, and {child} needs to be safe tonight.",
    ),
}  # fmt: skip

MATCHES = (
    "Same name and date of birth.",
    "Same name and address; {carer} confirmed it by telephone.",
    "Known to us: same NHS number.",
    "The school gave the same pupil number.",
    "Spelt differently, but the date of birth and the brothers and sisters are the same.",
)
NEW_TO_US = "New to us: added from what the sender wrote."

MOVED_AWAY = "The family moved away, and the new authority has met them with us."
STEPS = {
    Status.FAMILY_HELP: (
        "The family no longer needs a social worker's plan, and would like the family support to go on.",
        "Most of the plan is done. What is left fits family help.",
    ),
    Status.CHILD_IN_NEED: (
        "The child protection conference agreed that the worst is over; a child in need plan goes on with the family.",
        "{child} is home again. A plan of support goes on so that home stays home.",
        "More is going on than we knew at first, and the family agrees to a fuller plan.",
    ),
    Status.CHILD_PROTECTION: (
        "The conference decided on a child protection plan. {carer} was there and said what would help.",
        "Everybody at the conference, {carer} among them, agreed that {child} is not safe enough yet.",
    ),
    Status.PRE_PROCEEDINGS: (
        "The changes came too slowly for {child}. We have written to {carer} about what must change, and by when.",
    ),
    Status.LOOKED_AFTER: (
        "{carer} is not able to look after {child} at present and agreed that we should, under section 20.",
        "The court made an interim care order. {child} moved to carers whom {child} had met before.",
    ),
    Status.CARE_LEAVER: (
        "{child} is eighteen. We stay in touch and go on with the pathway plan.",
    ),
    Status.ADOPTED: (
        "The court made the adoption order today. {child} keeps the life story book and the letters.",
    ),
    Status.CLOSED: (
        "The family said that they can go on without us, and we agree. They know how to come back.",
        "The plan is done. We said goodbye at home, with cake. School will keep an eye open.",
        MOVED_AWAY,
    ),
}  # fmt: skip

OF_THEME: dict[tuple[str, Outcome | Status], tuple[str, ...]] = {
    ("alone", Status.LOOKED_AFTER): (
        "Nobody in this country has parental responsibility for {child}, so we look after {child}.",
    ),
    ("moved", Outcome.FAMILY_HELP): (
        "{child} was looked after by another council and lives here now. The help that is due should come from near home.",
    ),
    ("moved", Status.CARE_LEAVER): (
        "{child} was looked after as a child and now lives here: we are the ones to turn to, up to 25.",
    ),
}
"""Where a family's situation has words of its own."""

CHANGES = {
    Why.CASELOAD: ("The worker before had too many children to be there for each.", "Shared out again in the pod."),
    Why.FIRST_CONTACT: (None, "Met the family at the first visit.", "Speaks the family's language."),
    Why.LEFT_ROLE: ("The worker before has left us. A goodbye visit was made together.",),
    Why.RESTRUCTURE: ("Two pods were merged and divided again.",),
    Why.TRANSFER_PROCESS: ("The plan now needs a social worker; the two visited together.", "The family moved house."),
    Why.ABSENCE: ("The worker before is away for some months.",),
    Why.CHILD_ASKED: ("{child} asked for somebody else, and said why. We listened.",),
    Why.PARENT_OR_CARER_ASKED: ("{carer} asked for a change after a hard time; all three talked it through.",),
    Why.WORKER_DIED: ("The worker before died. The family was told in person by the pod manager.",),
    Why.OTHER: ("The worker before now leads another piece of work.",),
}
CHANGE_WEIGHTS = {
    Why.CASELOAD: 8, Why.RESTRUCTURE: 2, Why.ABSENCE: 6, Why.CHILD_ASKED: 2, Why.PARENT_OR_CARER_ASKED: 2,
    Why.OTHER: 2,
}  # fmt: skip
BESIDE = (
    "Beside the keyworker for family time.",
    "For the parenting course at home.",
    "Learning beside the keyworker; knows {child} from school.",
    "For the practical help: housing, money, forms.",
)
FAILED = (
    "Nobody came to the door. Left a card in plain words and rang in the evening.",
    "{carer} was at the hospital. We agreed a new day by telephone.",
    "The family was away for the weekend; the message had not reached the worker.",
    "{child} was at a friend's. {carer} had forgotten, and said so.",
    "{carer} spoke from the window and asked for another day. Voices inside sounded calm.",
)
CANCELLED = (
    "The worker was ill. {carer} was told in the morning.",
    "Moved to another day because of the school play.",
    "The family asked for another day.",
)
MOVES_POD = "The family moved across the city, and the pod there is nearer. Both pods met with them."
