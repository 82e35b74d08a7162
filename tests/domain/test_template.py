"""Templates: an authority's own rules for a kind of team, and kinds that it copies to new names."""

from datetime import timedelta
from typing import Any

import pytest

from domain.ids import new_id
from domain.pod_kinds import BY_CODE
from domain.policy import Role
from domain.template import Template, TemplateRule, TemplateVersion
from tests.builders import TODAY, by
from tests.domain.refusals import invalid, noted

TOMORROW = TODAY + timedelta(days=1)


def a_version(**facts: Any) -> TemplateVersion:
    usual: dict[str, Any] = {"since": TOMORROW, "source": "Cabinet paper 12", "reason": "Two posts were agreed"}
    return TemplateVersion(id=new_id(), **usual | facts)


def a_rule(role: Role = Role.SOCIAL_WORKER, **facts: Any) -> TemplateRule:
    usual: dict[str, Any] = {"fte_most": 6.0, "holds": role is Role.SOCIAL_WORKER, "source": "Cabinet paper 12"}
    return TemplateRule(id=new_id(), version_id=new_id(), role=role, **usual | facts)


def a_copy(**facts: Any) -> Template:
    source = BY_CODE[facts.pop("of", "family_safeguarding")]
    version = facts.pop("version", None) or a_version(since=TODAY)
    ids = tuple(new_id() for _ in source.rules(version.since))
    usual: dict[str, Any] = {"name": "Return home team", "about": "Helps children home"}
    return Template.copy(source, version, ids, id=new_id(), by=by(), **usual | facts)


def test_an_authority_sets_its_own_rules_from_a_later_day():
    template = Template.set_up(BY_CODE["pod"], a_version(), (a_rule(),), id=new_id(), by=by())
    assert noted(template).type == "template.set"
    kind = template.as_kind
    assert (kind.code, kind.name, kind.takes_children) == ("pod", "Relationship pod", True)
    assert len(kind.rules(TODAY)) == 6
    (rule,) = kind.rules(TOMORROW)
    assert (rule.role, rule.fte_most, rule.holds) == (Role.SOCIAL_WORKER, 6.0, True)
    assert [each.own for each in kind.sets] == [False, True]


def test_rules_are_set_again_from_a_still_later_day():
    template = Template.set_up(BY_CODE["pod"], a_version(), (a_rule(),), id=new_id(), by=by())
    with invalid("/since"):
        template.set(a_version(), (a_rule(),), by=by())
    template.set(a_version(since=TOMORROW + timedelta(days=9)), (a_rule(fte_most=7.0),), by=by())
    most = [template.as_kind.rules(TOMORROW + timedelta(days=days))[0].fte_most for days in (8, 9)]
    assert most == [6.0, 7.0]


def test_how_a_team_stands_today_is_changed_by_no_rule():
    with invalid("/since"):
        Template.set_up(BY_CODE["pod"], a_version(since=TODAY), (a_rule(),), id=new_id(), by=by())


def test_a_kind_is_copied_to_a_new_name_and_goes_its_own_way():
    template = a_copy()
    assert (template.code, template.copied_from) == ("return_home_team", "family_safeguarding")
    assert noted(template).type == "template.copied"
    assert template.as_kind.rules(TODAY) == BY_CODE["family_safeguarding"].rules(TODAY)
    assert template.as_kind.takes_children
    template.set(a_version(), (a_rule(),), by=by())
    assert [rule.role for rule in template.as_kind.rules(TOMORROW)] == [Role.SOCIAL_WORKER]
    assert len(template.as_kind.rules(TODAY)) == 9
    again = Template.copy(
        template.as_kind, a_version(), (new_id(),), id=new_id(), name="Early help team", about="x", by=by()
    )
    assert again.copied_from == "return_home_team"


@pytest.mark.parametrize("name", ["Hub", "front door", "...", "Family Safeguarding", "relationship pod"])
def test_a_copy_has_a_name_of_its_own(name: str):
    with invalid("/name"):
        a_copy(name=name)


def test_a_copy_does_not_begin_in_the_past():
    with invalid("/since"):
        a_copy(version=a_version(since=TODAY - timedelta(days=1)))


@pytest.mark.parametrize(
    ("rules", "pointer"),
    [
        ((), "/rules"),
        ((a_rule(Role.SYSTEM, holds=False),), "/rules/0/role"),
        ((a_rule(), a_rule()), "/rules/1/role"),
        ((a_rule(fte_least=6.5),), "/rules/0/fte_most"),
        ((a_rule(), a_rule(Role.POD_MANAGER, holds=True)), "/rules/1/holds"),
        ((a_rule(), a_rule(Role.SOCIAL_WORKER_IN_TRAINING, holds=True)), "/rules/1/holds"),
        ((a_rule(holds=False),), "/rules"),
    ],
)
def test_rules_that_cannot_be_are_refused_by_their_field(rules: tuple[TemplateRule, ...], pointer: str):
    with invalid(pointer):
        Template.set_up(BY_CODE["pod"], a_version(), rules, id=new_id(), by=by())


def test_in_a_team_without_children_nobody_holds_one():
    with invalid("/rules"):
        Template.set_up(BY_CODE["front_door"], a_version(), (a_rule(),), id=new_id(), by=by())
    lead = a_rule(Role.FRONT_DOOR_MANAGER, leads=True)
    template = Template.set_up(BY_CODE["front_door"], a_version(), (lead,), id=new_id(), by=by())
    assert not template.as_kind.takes_children
