"""Who may do what. The rows that law and practice leave no choice about are held here one by one."""

import pytest

from domain.ids import new_id
from domain.policy import (
    GRANTS,
    HOLDS_CHILDREN,
    SEES_EVERYONE,
    Permission,
    Reach,
    Role,
    agency_actor,
    staff_actor,
    system_actor,
)  # fmt: skip

STAFF = [role for role in Role if role not in {Role.AGENCY, Role.SYSTEM}]
SPECIALISTS = {
    Role.SURVIVOR_WORKER, Role.PERPETRATOR_WORKER, Role.SUBSTANCE_MISUSE_WORKER, Role.MENTAL_HEALTH_PRACTITIONER,
    Role.PSYCHOLOGIST, Role.LIFE_COACH, Role.COMMUNICATION_SUPPORT_WORKER, Role.POLICE_LIAISON_OFFICER,
}  # fmt: skip
ABOUT_PEOPLE = {
    each
    for each in Permission
    if each.value.split(":")[0]
    in {
        "person",
        "family",
        "referral",
        "journey",
        "visit",
        "care",
        "assessment",
        "plan",
        "enquiry",
        "conference",
        "risk",
    }
} | {Permission.CONTACT_READ}


def test_every_role_has_a_row():
    assert set(GRANTS) == set(Role)


def test_every_permission_is_granted_to_some_post():
    assert set().union(*(GRANTS[role] for role in [*STAFF, Role.AGENCY])) == set(Permission)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.ANALYST])
def test_who_runs_or_measures_the_system_sees_no_familys_record(role: Role):
    assert GRANTS[role] & ABOUT_PEOPLE <= {Permission.JOURNEY_MEASURE}  # numbers, the small ones kept back
    actor = staff_actor(new_id(), role, frozenset({new_id()}))
    assert actor.reach == Reach(staff=True, pods=None, worker_id=actor.id)


def test_business_support_finds_people_but_opens_no_record():
    assert GRANTS[Role.BUSINESS_SUPPORT] & ABOUT_PEOPLE == {Permission.PERSON_SEARCH}


@pytest.mark.parametrize("role", STAFF)
def test_only_the_front_door_decides_contacts_and_says_who_somebody_is(role: Role):
    at_the_door = role in {Role.FRONT_DOOR_WORKER, Role.FRONT_DOOR_MANAGER}
    assert (Permission.CONTACT_DECIDE in GRANTS[role]) is at_the_door
    assert (Permission.CONTACT_MATCH in GRANTS[role]) is at_the_door


@pytest.mark.parametrize("role", STAFF)
def test_only_managers_name_workers_change_stages_and_decide_about_care(role: Role):
    manages = role in {
        Role.POD_MANAGER, Role.FRONT_DOOR_MANAGER, Role.SERVICE_MANAGER, Role.HUB_MANAGER, Role.DEPUTY_HUB_MANAGER,
    }  # fmt: skip
    assert (Permission.JOURNEY_ALLOCATE in GRANTS[role]) is manages
    assert (Permission.JOURNEY_STEP in GRANTS[role]) is manages
    assert (Permission.CARE_DECIDE in GRANTS[role]) is manages


@pytest.mark.parametrize("role", STAFF)
def test_only_an_administrator_manages_staff_pods_and_agencies(role: Role):
    managing = {Permission.WORKER_MANAGE, Permission.POD_MANAGE, Permission.AGENCY_MANAGE}
    assert GRANTS[role] & managing == (managing if role is Role.ADMINISTRATOR else set())


def test_managers_and_trainees_hold_no_child():
    assert {
        Role.SENIOR_SOCIAL_WORKER,
        Role.SOCIAL_WORKER,
        Role.FAMILY_SUPPORT_WORKER,
    } == HOLDS_CHILDREN


@pytest.mark.parametrize("role", sorted(SPECIALISTS))
def test_a_specialist_writes_what_they_see_and_decides_nothing(role: Role):
    assert {Permission.PERSON_READ, Permission.VISIT_RECORD, Permission.EVENT_RECORD} <= GRANTS[role]
    deciding = {
        Permission.ASSESSMENT_RECORD, Permission.PLAN_RECORD, Permission.CARE_RECORD, Permission.ENQUIRY_RECORD,
        Permission.PERSON_CHANGE, Permission.PERSON_HISTORY, Permission.CONTACT_READ,
    }  # fmt: skip
    assert not GRANTS[role] & deciding


@pytest.mark.parametrize("role", [Role.COMMUNITY_CARER, Role.CONFERENCE_COORDINATOR])
def test_carers_and_coordinators_open_no_record(role: Role):
    assert GRANTS[role] & ABOUT_PEOPLE <= {Permission.PERSON_SEARCH}


@pytest.mark.parametrize("role", sorted(HOLDS_CHILDREN))
def test_who_may_hold_a_child_may_record_a_visit_to_them(role: Role):
    assert {Permission.VISIT_RECORD, Permission.PERSON_READ, Permission.JOURNEY_READ} <= GRANTS[role]
    assert {Permission.ASSESSMENT_RECORD, Permission.PLAN_RECORD} <= GRANTS[role]


def test_leading_roles_authorise_assessments_and_agree_plans_of_protection_and_care():
    deciding = {Permission.ASSESSMENT_AUTHORISE, Permission.PLAN_AGREE}
    assert {role for role in STAFF if GRANTS[role] & deciding} == {
        Role.POD_MANAGER, Role.SERVICE_MANAGER, Role.HUB_MANAGER, Role.DEPUTY_HUB_MANAGER,
    }  # fmt: skip


@pytest.mark.parametrize("role", STAFF)
def test_a_worker_reaches_their_pods_and_who_is_allocated_to_them(role: Role):
    id, pods = new_id(), frozenset({new_id(), new_id()})
    actor = staff_actor(id, role, pods)
    assert (actor.id, actor.role, actor.permissions) == (id, role, GRANTS[role])
    if Permission.PERSON_READ in GRANTS[role]:
        near = frozenset() if role in SPECIALISTS else pods
        assert actor.reach == Reach(everything=role in SEES_EVERYONE, staff=True, pods=near, worker_id=id)
    assert actor.reach.agency_id is None


@pytest.mark.parametrize(
    "role", [Role.POD_MANAGER, Role.SENIOR_SOCIAL_WORKER, Role.SOCIAL_WORKER, Role.FAMILY_SUPPORT_WORKER]
)
def test_who_works_in_a_pod_does_not_see_everyone(role: Role):
    assert not staff_actor(new_id(), role, frozenset({new_id()})).reach.everything


def test_a_worker_without_a_pod_reaches_no_pods_children():
    assert staff_actor(new_id(), Role.SOCIAL_WORKER, frozenset()).reach.pods == frozenset()


@pytest.mark.parametrize("role", [*STAFF, Role.SYSTEM])
def test_somebody_may_do_what_their_row_says_and_nothing_else(role: Role):
    actor = system_actor(new_id()) if role is Role.SYSTEM else staff_actor(new_id(), role, frozenset())
    assert {each for each in Permission if actor.may(each)} == GRANTS[role]


def test_an_agencys_client_sends_contacts_and_reads_its_own():
    agency_id = new_id()
    actor = agency_actor(new_id(), agency_id, frozenset({"contact:send", "contact:read-own"}))
    assert actor.permissions == {Permission.CONTACT_SEND, Permission.CONTACT_READ_OWN}
    assert actor.reach == Reach(agency_id=agency_id)


def test_a_clients_scopes_narrow_what_it_may():
    actor = agency_actor(new_id(), new_id(), frozenset({"contact:send"}))
    assert actor.permissions == {Permission.CONTACT_SEND}


def test_no_token_gives_an_agency_more_than_agencies_have():
    everything = frozenset(each.value for each in Permission) | {"admin", "*"}
    assert agency_actor(new_id(), new_id(), everything).permissions == GRANTS[Role.AGENCY]
    assert GRANTS[Role.AGENCY] & ABOUT_PEOPLE == {Permission.PLAN_REPORT}  # on their own actions of a plan, no more


def test_a_job_of_the_systems_own_may_do_everything_and_says_what_it_is():
    actor = system_actor(new_id())
    assert actor.role is Role.SYSTEM
    assert actor.permissions == set(Permission)
    assert actor.reach.everything
