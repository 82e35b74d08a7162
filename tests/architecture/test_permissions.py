"""openapi.yaml names the permission of every operation, and every permission opens something."""

import pytest

from domain.policy import GRANTS, Permission, Role
from tests.api import contract
from tests.architecture.test_names import OTHER_TAGS

PUBLIC = {
    "session.read": "the page asks who is signed in before it knows",
    "session.sign_in": "nobody is signed in yet",
    "session.sign_out": "whoever is signed in may go; nothing happens to anybody else",
    "session.sign_out_everywhere": "whoever is signed in may go; nothing happens to anybody else",
    "session.token": "the client's secret comes with it",
    **dict.fromkeys(
        (
            "directory.about",
            "directory.services",
            "directory.service",
            "directory.organizations",
            "directory.organization",
            "directory.at_locations",
            "directory.at_location",
            "directory.taxonomies",
            "directory.taxonomy",
            "directory.terms",
            "directory.term",
        ),
        "what the public may see of the catalogue of services, for directories everywhere",
    ),
    "health.alive": "whoever runs the server asks it, without an account",
    "health.ready": "whoever runs the server asks it, without an account",
}
NOT_USED_YET: dict[Permission, str] = {}
"""Permissions that no operation names, each with the reason why it is there."""
OF_ANOTHER_WORD = {
    "change.list": "what happened to the contacts that an agency sent, for who may follow those",
    "feed.list": "what other directories list comes into the catalogue, for who keeps the catalogue",
    "feed.enter": "the same",
    "feed.read": "the same",
    "feed.say_term": "the same",
    "feed.look": "the same",
    "feed.take": "the same",
    "person.offers": "which help fits one person, for who may refer to it",
    "pod.uptakes": "where the referrals of one pod stand, for who may read referrals to services",
    "person.visits": "one child's visits, for who may read visits",
    "person.care": "one child's care, for who may read care",
    "person.assessments": "one child's assessments, for who may read assessments",
    "person.plans": "one child's plans, for who may read plans",
    "person.protection": "what protects one child, for who may read conferences",
    "person.risks": "one child's risks outside the home, for who may read risks",
    "person.continuity": "who has been there for one child, for who may read journeys",
    "worker.continuity": "since when a worker knows their children, for who may read journeys",
    "pod.continuity": "the measures of a pod, for who may see numbers",
    "journey.note_complexity": "what takes more time is noted by who leads the pod, for caseloads",
    "journey.end_complexity": "the same",
    "worker.begin_first_year": "what makes room for fewer children is said by who leads the pod",
    "worker.take_on": "the same",
    "worker.put_down": "the same",
    "pod.caseload": "what the members of one pod hold, for who may read caseloads",
    "person.oversight": "a manager's notes on one child, for who may read oversight",
    "person.workbook": "the workbook of one child's family, for who may read workbooks",
    "person.decisions": "one child's decisions, for who may read decisions",
    "pod.decisions": "the decisions about one pod's children, for who may read decisions",
    "pod.supervision": "one team's group supervision, for who may read it",
    "person.discussions": "one child's discussions, for who may read discussions",
    "person.changed": "what a discussion begins with, for who may read discussions",
    "person.fgcs": "one child's family group conferences, for who may agree to a family's plan",
    "person.handovers": "who works with one child and who comes next, for who may read hand-overs",
    "pod.board": "a pod's week beside its children, for who may read hand-overs",
    "pod.allocation": "who could be a child's keyworker, for who names one",
    "person.shared": "what an agency may see of one child, for who sees their own agency's page",
    "person.sharing": "with whom one child's record is shared, for who may read shares",
    "contact.asked": "what agencies were asked for a contact, for who may ask",
    "journey.fail_visit": "an attempt that failed is recorded by who may record visits",
}
"""Operations whose permission is not of their own word."""


OPERATIONS = {operation["operationId"]: operation for _, _, operation in contract.operations()}
GUARDED = {name: operation for name, operation in OPERATIONS.items() if name not in PUBLIC}


def test_the_contract_is_there_and_no_two_operations_share_a_name():
    assert len(OPERATIONS) == len(contract.operations()) > 50


@pytest.mark.parametrize("name", PUBLIC)
def test_what_is_public_says_so_and_asks_for_nobody(name: str):
    assert OPERATIONS[name]["x-permission"] == "public"
    assert OPERATIONS[name]["security"] == []


@pytest.mark.parametrize("name", GUARDED)
def test_everything_else_names_a_permission_and_can_refuse(name: str):
    operation = GUARDED[name]
    assert operation["x-permission"] in set(Permission)
    assert operation["security"]
    assert {} not in operation["security"], "an empty requirement lets everybody in"
    assert {"401", "403"} <= set(operation["responses"])


@pytest.mark.parametrize("name", GUARDED)
def test_the_permission_is_of_the_operations_own_word(name: str):
    word = GUARDED[name]["x-permission"].split(":")[0]
    assert (word == name.split(".", maxsplit=1)[0]) is (name not in OF_ANOTHER_WORD)


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_opens_something(permission: Permission):
    used = {operation["x-permission"] for operation in GUARDED.values()}
    assert (permission in used) is (permission not in NOT_USED_YET)


@pytest.mark.parametrize("name", GUARDED)
def test_some_post_may_do_it(name: str):
    permission = Permission(GUARDED[name]["x-permission"])
    assert any(permission in granted for role, granted in GRANTS.items() if role is not Role.SYSTEM)


def test_what_partners_can_do_is_listed():
    open_to_agencies = {name for name, each in GUARDED.items() if each["x-permission"] in GRANTS[Role.AGENCY]}
    told = {name for name, each in OPERATIONS.items() if each["tags"] == ["subscription"]}
    assert GRANTS[Role.AGENCY] == GRANTS[Role.AGENCY_USER] | {Permission.SUBSCRIPTION_MANAGE}
    assert open_to_agencies == told | {
        "contact.receive", "contact.receipt", "request.read", "request.reply", "request.decline", "attachment.keep",
        "attachment.read", "attachment.content", "sighting.tell", "sighting.read", "plan.report", "agency.home",
        "person.shared", "change.list", "uptake.sent", "uptake.provide",
    }  # fmt: skip


def test_nothing_outside_the_words_opens_a_record():
    assert {name for name, each in OPERATIONS.items() if each["tags"][0] in OTHER_TAGS} == {
        *PUBLIC,
        "change.list",  # that something happened to what they sent, and when: the record itself is asked for elsewhere
    }
