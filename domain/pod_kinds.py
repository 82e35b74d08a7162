"""The kinds of team that Kith ships, as data: who belongs in each, with the numbers that a source gives and no others.

A role without a number is named by the source and counted nowhere. Whoever knows better sets rules of their own: a
`Template` adds versions to a kind, or copies one to a new name (S93).

Relationship pod S51 to S53 and S74; Family Safeguarding S88 and domain.md 2.1; hub S102, S103 and domain.md 2.3; front
door S52; conference service S76, S77 and domain.md 2.4; leadership S61.
"""

from datetime import date

from domain.composition import Kind, RoleRule, RuleSet
from domain.policy import Role

_FIRST = date(1990, 1, 1)
"""Before any team: these rules have one version, whose own beginning nobody needs."""


def _kind(code: str, name: str, about: str, source: str, *rules: RoleRule, takes_children: bool = True) -> Kind:
    sets = (RuleSet(since=_FIRST, rules=rules, source=source),)
    return Kind(code=code, name=name, about=about, takes_children=takes_children, sets=sets)


_S51 = "Brighton and Hove pods, 2015: "
_S88 = "Family Safeguarding, Telford and Wrekin: "
_S102 = "No Wrong Door, Redcar and Cleveland: "
_NWD = "No Wrong Door, North Yorkshire: "

KINDS: tuple[Kind, ...] = (
    _kind(
        "pod", "Relationship pod",
        "Knows its children from the first assessment to the end of the whole journey. Each has one keyworker, and"
        " every member knows every child.",
        "Brighton and Hove pods, 2015",
        RoleRule(role=Role.POD_MANAGER, fte_least=1.0, fte_most=1.0, leads=True,
                 source=_S51 + "exactly 1.0 full-time pod manager. Two who share the post make one"),
        RoleRule(role=Role.SENIOR_SOCIAL_WORKER, fte_most=2.0, holds=True, source=_S51 + "up to 2.0 full-time"),
        RoleRule(role=Role.SOCIAL_WORKER, fte_most=5.0, holds=True, source=_S51 + "up to 5.0 full-time"),
        RoleRule(role=Role.SOCIAL_WORKER_IN_TRAINING, heads_least=1,
                 source=_S51 + "at least one, whatever the hours. Works beside others and holds no child"),
        RoleRule(role=Role.FAMILY_SUPPORT_WORKER, holds=True,
                 source="Named by no source for this kind; may be a keyworker, as everywhere in Kith"),
        RoleRule(role=Role.BUSINESS_SUPPORT, source=_S51 + "a pod administrative officer; no number is given"),
    ),
    _kind(
        "family_safeguarding", "Family Safeguarding team",
        "Social workers and specialists for adults, some of them employed by partners, in one room and on one record.",
        "Family Safeguarding, Telford and Wrekin, after Hertfordshire",
        RoleRule(role=Role.POD_MANAGER, leads=True,
                 source="Hertfordshire: the manager chairs group supervision; no number is given"),
        RoleRule(role=Role.SENIOR_SOCIAL_WORKER, holds=True, source=_S88 + "social workers; no number is given"),
        RoleRule(role=Role.SOCIAL_WORKER, holds=True, source=_S88 + "social workers; no number is given"),
        RoleRule(role=Role.CHILD_AND_FAMILY_PRACTITIONER, source=_S88 + "no number is given"),
        RoleRule(role=Role.SURVIVOR_WORKER, source=_S88 + "no number is given"),
        RoleRule(role=Role.PERPETRATOR_WORKER, source=_S88 + "staff of the probation service; no number is given"),
        RoleRule(role=Role.SUBSTANCE_MISUSE_WORKER, source=_S88 + "no number is given"),
        RoleRule(role=Role.MENTAL_HEALTH_PRACTITIONER, source=_S88 + "no number is given"),
        RoleRule(role=Role.PSYCHOLOGIST, source=_S88 + "no number is given"),
    ),
    _kind(
        "hub", "No Wrong Door hub",
        "A home and a team beyond it for young people on the edge of care, with their own psychologist, speech and"
        " language therapist and police officer.",
        "No Wrong Door, Redcar and Cleveland, after North Yorkshire",
        RoleRule(role=Role.HUB_MANAGER, heads_least=1, leads=True, source=_NWD + "each hub has a manager"),
        RoleRule(role=Role.DEPUTY_HUB_MANAGER,
                 source=_S102 + "a deputy. North Yorkshire had two; no rule gives a number"),
        RoleRule(role=Role.LIFE_COACH, heads_least=1,
                 source=_NWD + "each hub has one. A life coach is a clinical psychologist"),
        RoleRule(role=Role.COMMUNICATION_SUPPORT_WORKER, heads_least=1,
                 source=_NWD + "each hub has one: a speech and language therapist"),
        RoleRule(role=Role.POLICE_LIAISON_OFFICER, heads_least=1, source=_NWD + "each hub has a link to the police"),
        RoleRule(role=Role.RESIDENTIAL_WORKER,
                 source=_S102 + "no number is given. North Yorkshire's six-bed homes had 8.5 full-time"),
        RoleRule(role=Role.PORTFOLIO_LEAD,
                 source=_S102 + "no number is given. North Yorkshire's hubs had six"),
        RoleRule(role=Role.COMMUNITY_CARER, source=_S102 + "no number is given"),
        RoleRule(role=Role.FAMILY_SUPPORT_WORKER, holds=True, source=_S102 + "support staff; no number is given"),
    ),
    _kind(
        "front_door", "Front door",
        "Hears every worry first and decides what it means. It stays outside the pods and holds no child.",
        "Brighton and Hove pods, 2015: the front door stays as it is, outside the pods",
        RoleRule(role=Role.FRONT_DOOR_MANAGER, leads=True, source=_S51 + "the front door stays as it is; no number is given"),
        RoleRule(role=Role.FRONT_DOOR_WORKER, source=_S51 + "the front door stays as it is; no number is given"),
        takes_children=False,
    ),
    _kind(
        "fgc_service", "Family group conference service",
        "Coordinators who belong to no pod: whoever prepares a family's conference must not carry that family.",
        "Family Valued, and what is expected before court: an independent coordinator",
        RoleRule(role=Role.CONFERENCE_COORDINATOR,
                 source="An independent coordinator is expected before court; no number is given"),
        RoleRule(role=Role.SERVICE_MANAGER, source="No source names who leads this service"),
        takes_children=False,
    ),
    _kind(
        "leadership", "Leadership pod",
        "Those who answer for all pods, and those who keep the service and its figures running.",
        "Brighton and Hove pods, 2015: the senior leaders work as a pod too. No source gives its members",
        RoleRule(role=Role.SERVICE_MANAGER, leads=True, source="No source gives a number"),
        RoleRule(role=Role.ANALYST, source="No source gives a number"),
        RoleRule(role=Role.ADMINISTRATOR, source="No source gives a number"),
        takes_children=False,
    ),
)  # fmt: skip
BY_CODE: dict[str, Kind] = {kind.code: kind for kind in KINDS}
