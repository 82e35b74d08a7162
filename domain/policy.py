"""Who may do what: the whole table on one screen.

Two questions, two mechanisms. "May this role do this kind of thing?" is GRANTS, below. "May this person
come near this record?" is Reach, a value computed from duties, which `persistence/access.py` turns into SQL.
The rows follow domain.md section 6.1; an authority that needs other rows changes this file.
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Permission(StrEnum):
    """What can be done, as "<word>:<verb>". Every operation of the API names one of these, or is public."""

    WORKER_READ = "worker:read"
    WORKER_MANAGE = "worker:manage"
    POD_READ = "pod:read"
    POD_MANAGE = "pod:manage"
    AGENCY_READ = "agency:read"
    AGENCY_MANAGE = "agency:manage"
    PERSON_SEARCH = "person:search"
    PERSON_READ = "person:read"
    PERSON_CHANGE = "person:change"
    PERSON_HISTORY = "person:history"
    FAMILY_READ = "family:read"
    FAMILY_CHANGE = "family:change"
    CONTACT_SEND = "contact:send"
    CONTACT_READ_OWN = "contact:read-own"
    CONTACT_READ = "contact:read"
    CONTACT_MATCH = "contact:match"
    CONTACT_DECIDE = "contact:decide"
    REFERRAL_READ = "referral:read"
    REFERRAL_CHANGE = "referral:change"
    JOURNEY_READ = "journey:read"
    JOURNEY_STEP = "journey:step"
    JOURNEY_ALLOCATE = "journey:allocate"
    VISIT_READ = "visit:read"
    VISIT_RECORD = "visit:record"
    TIMER_READ = "timer:read"
    TIMER_SET = "timer:set"
    CARE_READ = "care:read"
    CARE_RECORD = "care:record"
    CARE_DECIDE = "care:decide"
    ASSESSMENT_READ = "assessment:read"
    ASSESSMENT_RECORD = "assessment:record"
    ASSESSMENT_AUTHORISE = "assessment:authorise"
    PLAN_READ = "plan:read"
    PLAN_RECORD = "plan:record"
    PLAN_AGREE = "plan:agree"
    ENQUIRY_READ = "enquiry:read"
    ENQUIRY_RECORD = "enquiry:record"
    ENQUIRY_CONCLUDE = "enquiry:conclude"
    CONFERENCE_READ = "conference:read"
    CONFERENCE_RECORD = "conference:record"
    CONFERENCE_HOLD = "conference:hold"
    RISK_READ = "risk:read"
    RISK_RECORD = "risk:record"
    EVENT_READ = "event:read"
    EVENT_RECORD = "event:record"
    WORKLOAD_READ = "workload:read"
    WORKLOAD_READ_POD = "workload:read-pod"
    WORKLOAD_NOTE = "workload:note"
    WORKLOAD_SET = "workload:set"
    PERSONAL_READ = "personal:read"
    PERSONAL_RECORD = "personal:record"
    WELLBEING_READ = "wellbeing:read"
    WELLBEING_RECORD = "wellbeing:record"
    OVERSIGHT_READ = "oversight:read"
    OVERSIGHT_RECORD = "oversight:record"
    OVERSIGHT_DO = "oversight:do"
    OBSERVATION_READ = "observation:read"
    OBSERVATION_RECORD = "observation:record"
    REFLECTION_READ = "reflection:read"
    REFLECTION_RECORD = "reflection:record"
    ACCOMPANIMENT_READ = "accompaniment:read"
    ACCOMPANIMENT_RECORD = "accompaniment:record"
    WORKBOOK_READ = "workbook:read"
    WORKBOOK_RECORD = "workbook:record"
    CHAPTER_READ = "chapter:read"
    CHAPTER_RECORD = "chapter:record"
    TEMPLATE_READ = "template:read"
    TEMPLATE_SET = "template:set"
    DELEGATION_READ = "delegation:read"
    DELEGATION_SET = "delegation:set"
    DECISION_READ = "decision:read"
    DECISION_RECORD = "decision:record"
    AUTHORISATION_READ = "authorisation:read"
    AUTHORISATION_ASK = "authorisation:ask"
    AUTHORISATION_ANSWER = "authorisation:answer"
    DISAGREEMENT_READ = "disagreement:read"
    DISAGREEMENT_RECORD = "disagreement:record"
    TASK_READ = "task:read"
    TASK_HAND = "task:hand"
    TASK_DO = "task:do"
    PROMISE_READ = "promise:read"
    PROMISE_RECORD = "promise:record"
    SUPERVISION_READ = "supervision:read"
    SUPERVISION_RECORD = "supervision:record"
    SUPERVISION_LEAD = "supervision:lead"
    DISCUSSION_READ = "discussion:read"
    DISCUSSION_RECORD = "discussion:record"
    HANDOVER_READ = "handover:read"
    HANDOVER_RECORD = "handover:record"
    HANDOVER_DECIDE = "handover:decide"
    WISH_READ = "wish:read"
    WISH_RECORD = "wish:record"
    WISH_ANSWER = "wish:answer"
    ABSENCE_READ = "absence:read"
    ABSENCE_RECORD = "absence:record"
    ABSENCE_COVER = "absence:cover"
    JOURNEY_MEASURE = "journey:measure"
    FGC_READ = "fgc:read"
    FGC_RECORD = "fgc:record"
    FGC_DECIDE = "fgc:decide"
    FGC_AGREE = "fgc:agree"
    FGC_FIGURES = "fgc:figures"
    OFFER_READ = "offer:read"
    OFFER_MANAGE = "offer:manage"
    SUBMISSION_READ = "submission:read"
    SUBMISSION_RUN = "submission:run"
    FINDING_READ = "finding:read"
    FINDING_WAIVE = "finding:waive"
    OFFER_TIP = "offer:tip"
    OFFER_REPORT = "offer:report"
    UPTAKE_READ = "uptake:read"
    UPTAKE_RECORD = "uptake:record"
    UPTAKE_PROVIDE = "uptake:provide"
    SHARE_READ = "share:read"
    SHARE_RECORD = "share:record"
    REQUEST_READ = "request:read"
    REQUEST_ASK = "request:ask"
    REQUEST_ANSWER = "request:answer"
    ATTACHMENT_READ = "attachment:read"
    ATTACHMENT_RECORD = "attachment:record"
    ATTACHMENT_SHARE = "attachment:share"
    SIGHTING_READ = "sighting:read"
    SIGHTING_RECORD = "sighting:record"
    PLAN_REPORT = "plan:report"
    AGENCY_READ_OWN = "agency:read-own"
    SUBSCRIPTION_MANAGE = "subscription:manage"
    LOAD_READ = "load:read"
    LOAD_RUN = "load:run"
    DAILY_READ = "daily:read"
    DAILY_RUN = "daily:run"


class Role(StrEnum):
    """The posts that staff hold, and the two kinds of actor that are not staff."""

    POD_MANAGER = "pod_manager"
    SENIOR_SOCIAL_WORKER = "senior_social_worker"
    SOCIAL_WORKER = "social_worker"
    SOCIAL_WORKER_IN_TRAINING = "social_worker_in_training"
    FAMILY_SUPPORT_WORKER = "family_support_worker"
    BUSINESS_SUPPORT = "business_support"
    FRONT_DOOR_WORKER = "front_door_worker"
    FRONT_DOOR_MANAGER = "front_door_manager"
    SERVICE_MANAGER = "service_manager"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"
    CHILD_AND_FAMILY_PRACTITIONER = "child_and_family_practitioner"
    SURVIVOR_WORKER = "survivor_worker"
    PERPETRATOR_WORKER = "perpetrator_worker"
    SUBSTANCE_MISUSE_WORKER = "substance_misuse_worker"
    MENTAL_HEALTH_PRACTITIONER = "mental_health_practitioner"
    PSYCHOLOGIST = "psychologist"
    HUB_MANAGER = "hub_manager"
    DEPUTY_HUB_MANAGER = "deputy_hub_manager"
    LIFE_COACH = "life_coach"
    COMMUNICATION_SUPPORT_WORKER = "communication_support_worker"
    POLICE_LIAISON_OFFICER = "police_liaison_officer"
    RESIDENTIAL_WORKER = "residential_worker"
    PORTFOLIO_LEAD = "portfolio_lead"
    COMMUNITY_CARER = "community_carer"
    CONFERENCE_COORDINATOR = "conference_coordinator"
    AGENCY = "agency"
    AGENCY_USER = "agency_user"
    SYSTEM = "system"


_P = Permission
_CATALOGUE = frozenset({_P.OFFER_READ})
_REFERS = frozenset({_P.OFFER_READ, _P.OFFER_TIP, _P.UPTAKE_READ, _P.UPTAKE_RECORD})
_KEEPS_CATALOGUE = frozenset({_P.OFFER_READ, _P.OFFER_MANAGE, _P.OFFER_TIP, _P.OFFER_REPORT})
_DIRECTORY = frozenset({_P.WORKER_READ, _P.POD_READ, _P.AGENCY_READ, _P.TEMPLATE_READ})
# A family group conference is agreed by the family's worker, given to a coordinator by whoever leads, and told as
# figures to those who answer for the service. Its coordinator reads and writes it, and nothing else of the child (6.1).
_CONVENES = frozenset({_P.FGC_READ, _P.FGC_RECORD})
# What partners may do; each of it only with what they sent, are asked, have a part in or is shared with them.
_PARTNER = frozenset({
    _P.CONTACT_SEND, _P.CONTACT_READ_OWN, _P.REQUEST_READ, _P.REQUEST_ANSWER, _P.ATTACHMENT_READ, _P.ATTACHMENT_RECORD,
    _P.SIGHTING_READ, _P.SIGHTING_RECORD, _P.PLAN_REPORT, _P.AGENCY_READ_OWN, _P.UPTAKE_PROVIDE,
})  # fmt: skip
_SHARING = frozenset({
    _P.SHARE_READ, _P.SHARE_RECORD, _P.REQUEST_READ, _P.REQUEST_ASK, _P.ATTACHMENT_READ, _P.ATTACHMENT_RECORD,
    _P.ATTACHMENT_SHARE, _P.SIGHTING_READ,
})  # fmt: skip
_PRACTICE = _DIRECTORY | _SHARING | {
    _P.PERSON_SEARCH, _P.PERSON_READ, _P.PERSON_CHANGE, _P.PERSON_HISTORY, _P.FAMILY_READ, _P.FAMILY_CHANGE,
    _P.CONTACT_SEND, _P.CONTACT_READ, _P.REFERRAL_READ, _P.JOURNEY_READ, _P.VISIT_READ, _P.VISIT_RECORD,
    _P.ASSESSMENT_READ, _P.ASSESSMENT_RECORD, _P.PLAN_READ, _P.PLAN_RECORD, _P.CARE_READ, _P.CARE_RECORD,
    _P.ENQUIRY_READ, _P.ENQUIRY_RECORD, _P.CONFERENCE_READ, _P.CONFERENCE_RECORD, _P.RISK_READ, _P.RISK_RECORD,
    _P.EVENT_READ, _P.EVENT_RECORD, _P.TIMER_READ,
    _P.WORKLOAD_READ,
    _P.PERSONAL_READ, _P.PERSONAL_RECORD, _P.WELLBEING_READ, _P.WELLBEING_RECORD, _P.OVERSIGHT_READ, _P.OVERSIGHT_DO,
    _P.OBSERVATION_READ, _P.OBSERVATION_RECORD, _P.REFLECTION_READ, _P.REFLECTION_RECORD,
    _P.ACCOMPANIMENT_READ, _P.ACCOMPANIMENT_RECORD,
    _P.WORKBOOK_READ, _P.WORKBOOK_RECORD, _P.CHAPTER_READ, _P.CHAPTER_RECORD,
    _P.DELEGATION_READ, _P.DECISION_READ, _P.DECISION_RECORD, _P.AUTHORISATION_READ, _P.AUTHORISATION_ASK,
    _P.DISAGREEMENT_READ, _P.DISAGREEMENT_RECORD, _P.TASK_READ, _P.TASK_HAND, _P.PROMISE_READ, _P.PROMISE_RECORD,
    _P.SUPERVISION_READ, _P.SUPERVISION_RECORD, _P.DISCUSSION_READ, _P.DISCUSSION_RECORD,
    _P.HANDOVER_READ, _P.HANDOVER_RECORD, _P.WISH_READ, _P.WISH_RECORD,
    *_REFERS,
    _P.ABSENCE_READ, _P.ABSENCE_RECORD,
    *_CONVENES, _P.FGC_AGREE,
}  # fmt: skip
# The numbers of a team and of the service, without a name; who does not know the children sees no small ones.
_MEASURING = frozenset({_P.JOURNEY_MEASURE})
_LEADING = _PRACTICE | {
    _P.REFERRAL_CHANGE, _P.JOURNEY_STEP, _P.JOURNEY_ALLOCATE, _P.ASSESSMENT_AUTHORISE, _P.PLAN_AGREE, _P.CARE_DECIDE,
    _P.ENQUIRY_CONCLUDE, _P.CONFERENCE_HOLD,
    _P.WORKLOAD_READ_POD, _P.WORKLOAD_NOTE,
    _P.OVERSIGHT_RECORD,
    _P.AUTHORISATION_ANSWER,
    _P.SUPERVISION_LEAD,
    _P.HANDOVER_DECIDE, _P.WISH_ANSWER, _P.ABSENCE_COVER,
    *_MEASURING,
    _P.FGC_DECIDE, _P.FGC_FIGURES,
}  # fmt: skip
_FRONT_DOOR = (
    _PRACTICE - {
        _P.VISIT_RECORD, _P.ASSESSMENT_RECORD, _P.PLAN_RECORD, _P.HANDOVER_RECORD, _P.ABSENCE_READ, _P.ABSENCE_RECORD,
    }
) | {
    _P.CONTACT_MATCH, _P.CONTACT_DECIDE, _P.REFERRAL_CHANGE,
}  # fmt: skip
_MANAGING = frozenset({
    _P.WORKER_MANAGE, _P.POD_MANAGE, _P.AGENCY_MANAGE, _P.TIMER_READ, _P.TIMER_SET, _P.WORKLOAD_READ, _P.WORKLOAD_SET,
    _P.TEMPLATE_SET, _P.DELEGATION_READ, _P.DELEGATION_SET,
    *_KEEPS_CATALOGUE,
})  # fmt: skip
# Specialists who work beside a keyworker: they read the record of those they work with and write in it what they see
# (visits, events, risks). Assessments, plans, decisions of protection and the facts of care are the social worker's.
_BESIDE = _DIRECTORY | {
    _P.PERSON_SEARCH, _P.PERSON_READ, _P.FAMILY_READ, _P.CONTACT_SEND, _P.REFERRAL_READ, _P.JOURNEY_READ,
    _P.VISIT_READ, _P.VISIT_RECORD, _P.ASSESSMENT_READ, _P.PLAN_READ, _P.CARE_READ, _P.ENQUIRY_READ,
    _P.CONFERENCE_READ, _P.RISK_READ, _P.RISK_RECORD, _P.EVENT_READ, _P.EVENT_RECORD, _P.TIMER_READ,
    _P.WORKBOOK_READ, _P.CHAPTER_READ, _P.CHAPTER_RECORD, _P.PERSONAL_READ, _P.PERSONAL_RECORD,
    _P.WELLBEING_READ, _P.WELLBEING_RECORD, _P.OBSERVATION_READ, _P.OBSERVATION_RECORD,
    _P.REFLECTION_READ, _P.REFLECTION_RECORD, _P.DECISION_READ, _P.DISAGREEMENT_READ, _P.DISAGREEMENT_RECORD,
    _P.PROMISE_READ, _P.PROMISE_RECORD, _P.DISCUSSION_READ, _P.DISCUSSION_RECORD, _P.ABSENCE_READ,
    _P.ABSENCE_RECORD,
    *_REFERS,
}  # fmt: skip

# A coordinator sees "referral information and network only; not the case file" (6.1): the conferences that were given to
# them, and nobody's record; they cannot search either. A carer knows a child from the child and its worker.
_COORDINATES = _DIRECTORY | _CONVENES | {_P.CONTACT_SEND}

# "MDT adult specialists, NHS/probation/police staff in hub: children and adults they are working with" (6.1): those
# they are allocated to, not all of their pod's. Being in the same room is no lawful basis, and the rule goes by the
# role on the case, not by the employer.
SEES_OWN_ONLY = frozenset({
    Role.SURVIVOR_WORKER, Role.PERPETRATOR_WORKER, Role.SUBSTANCE_MISUSE_WORKER, Role.MENTAL_HEALTH_PRACTITIONER,
    Role.PSYCHOLOGIST, Role.LIFE_COACH, Role.COMMUNICATION_SUPPORT_WORKER, Role.POLICE_LIAISON_OFFICER,
})  # fmt: skip
_DESK = frozenset({_P.TASK_READ, _P.TASK_DO})

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.POD_MANAGER: _LEADING,
    Role.SENIOR_SOCIAL_WORKER: _PRACTICE,
    Role.SOCIAL_WORKER: _PRACTICE,
    # A trainee is a member of the pod but holds no child (S74): the rule on holding is the journey's.
    Role.SOCIAL_WORKER_IN_TRAINING: _PRACTICE,
    Role.FAMILY_SUPPORT_WORKER: _PRACTICE,
    Role.BUSINESS_SUPPORT: _DIRECTORY | _DESK | {_P.PERSON_SEARCH, _P.CONTACT_SEND},
    Role.FRONT_DOOR_WORKER: _FRONT_DOOR,
    Role.FRONT_DOOR_MANAGER: _FRONT_DOOR
    | {_P.JOURNEY_STEP, _P.JOURNEY_ALLOCATE, _P.CARE_DECIDE, _P.AUTHORISATION_ANSWER},
    # How caseloads are worked out is set by who answers for the service, or by who runs the system for them.
    Role.SERVICE_MANAGER: _LEADING | {_P.WORKLOAD_SET},
    Role.ANALYST: _DIRECTORY | _MEASURING | {_P.FGC_FIGURES, _P.OFFER_REPORT},
    # Runs the system and sees no family's record.
    Role.ADMINISTRATOR: _DIRECTORY | _MANAGING,
    # The authority's own practitioners are pod members like any other; those not in HOLDS_CHILDREN work beside them.
    Role.CHILD_AND_FAMILY_PRACTITIONER: _PRACTICE,
    Role.RESIDENTIAL_WORKER: _PRACTICE,
    Role.PORTFOLIO_LEAD: _PRACTICE,
    # The hub manager answers for the whole team (S103); a deputy stands in.
    Role.HUB_MANAGER: _LEADING,
    Role.DEPUTY_HUB_MANAGER: _LEADING,
    **dict.fromkeys(SEES_OWN_ONLY, _BESIDE),
    Role.COMMUNITY_CARER: _DIRECTORY,
    Role.CONFERENCE_COORDINATOR: _COORDINATES,
    # The most that an agency's client can be given; a client's own scopes narrow it.
    Role.AGENCY: _PARTNER,
    Role.AGENCY_USER: _PARTNER,
    Role.SYSTEM: frozenset(Permission),
}
# The front door searches and reads everybody (domain.md 6.1); a head of service answers for every pod.
SEES_EVERYONE = frozenset({Role.FRONT_DOOR_WORKER, Role.FRONT_DOOR_MANAGER, Role.SERVICE_MANAGER, Role.SYSTEM})

# The catalogue is no secret among staff; who answers for the service keeps it.
GRANTS |= {role: GRANTS[role] | _CATALOGUE for role in GRANTS if role not in {Role.AGENCY, Role.AGENCY_USER}}
GRANTS[Role.SERVICE_MANAGER] |= _KEEPS_CATALOGUE

# Whoever sends the returns sees numbers, rules and the authority's own numbers of children, and no name.
_RETURNS = frozenset({_P.SUBMISSION_READ, _P.SUBMISSION_RUN, _P.FINDING_READ, _P.FINDING_WAIVE})
GRANTS |= {role: GRANTS[role] | _RETURNS for role in (Role.ANALYST, Role.SERVICE_MANAGER)}
# The Department's daily flow is run by who answers for the returns; its screen has references and no names.
_SENDS_DAILY = frozenset({_P.DAILY_READ, _P.DAILY_RUN})
GRANTS |= {role: GRANTS[role] | _SENDS_DAILY for role in (Role.ANALYST, Role.SERVICE_MANAGER)}

# A caseload of another system is brought in by who keeps the service running and by who knows its codes.
_LOADS = frozenset({_P.LOAD_READ, _P.LOAD_RUN})
GRANTS |= {role: GRANTS[role] | _LOADS for role in (Role.ANALYST, Role.ADMINISTRATOR)}

# An agency's program asks to be told; the administrator asks for it and sees what came of it.
GRANTS |= {role: GRANTS[role] | {_P.SUBSCRIPTION_MANAGE} for role in (Role.AGENCY, Role.ADMINISTRATOR)}

# Who may be a child's keyworker. A trainee only works beside another (S74); a manager as keyworker would be a
# placeholder that hides an unallocated child (domain trap 12).
HOLDS_CHILDREN = frozenset({Role.SENIOR_SOCIAL_WORKER, Role.SOCIAL_WORKER, Role.FAMILY_SUPPORT_WORKER})


@dataclass(frozen=True, slots=True)
class Reach:
    """Which records somebody may come near; applied as one SQL predicate to every read and write.

    `everything`: all unsealed records · `staff`: the directory of workers, pods and agencies · `pods`: the
    children (and their families) these pods hold · `worker_id`: children allocated to this worker wherever they
    are held · `agency_id`: what this agency sent, is asked,
    has a part in or has shared with it. `pods` None: comes near no child at all; `worker_id` then reaches only
    the tasks that were handed to the pods in which this worker is.
    """

    everything: bool = False
    staff: bool = False
    pods: frozenset[UUID] | None = frozenset()
    worker_id: UUID | None = None
    agency_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who has been recognised: a worker, an agency's client, or a job of the system's own."""

    id: UUID
    role: Role
    permissions: frozenset[Permission]
    reach: Reach

    def may(self, permission: Permission) -> bool:
        """Whether this actor has been granted the permission."""
        return permission in self.permissions


def staff_actor(worker_id: UUID, role: Role, pods: frozenset[UUID]) -> Actor:
    """The actor that a signed-in worker is, from their post and their present pods."""
    near = frozenset[UUID]() if role in SEES_OWN_ONLY else pods
    reach = Reach(everything=role in SEES_EVERYONE, staff=True, pods=near, worker_id=worker_id)
    if _P.PERSON_READ not in GRANTS[role]:
        reach = Reach(staff=True, pods=None, worker_id=worker_id)
    return Actor(worker_id, role, GRANTS[role], reach)


def agency_actor(client_id: UUID, agency_id: UUID, scopes: frozenset[str]) -> Actor:
    """The actor that an agency's client is: never more than GRANTS gives agencies, whatever its token says."""
    granted = frozenset(permission for permission in GRANTS[Role.AGENCY] if permission.value in scopes)
    return Actor(client_id, Role.AGENCY, granted, Reach(agency_id=agency_id))


def agency_user_actor(worker_id: UUID, agency_id: UUID) -> Actor:
    """The actor that somebody at a partner agency is, in the partner workspace."""
    return Actor(worker_id, Role.AGENCY_USER, GRANTS[Role.AGENCY_USER], Reach(agency_id=agency_id))


def system_actor(job_id: UUID) -> Actor:
    """The actor of a job such as the demo authority's generator: everything, and it says that it is a job."""
    return Actor(job_id, Role.SYSTEM, GRANTS[Role.SYSTEM], Reach(everything=True, staff=True))
