"""The template of a kind of team: an authority's own rules for a shipped kind, or a kind of its own copied from one."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from domain.aggregate import Aggregate, By
from domain.calendar import london_date
from domain.composition import Kind, RoleRule, RuleSet
from domain.errors import Invalid
from domain.pod_kinds import BY_CODE
from domain.policy import HOLDS_CHILDREN, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateVersion:
    """The rules of the kind from a day on: where they are written down, and why they were set."""

    id: UUID
    since: date
    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRule:
    """What a version asks of one role; see `domain.composition.RoleRule`."""

    id: UUID
    version_id: UUID
    role: Role
    fte_least: float | None = None
    fte_most: float | None = None
    heads_least: int | None = None
    leads: bool = False
    holds: bool = False
    source: str


@dataclass(slots=True, kw_only=True, eq=False)
class Template(Aggregate):
    """What an authority has set for a kind of team. With `copied_from` the kind is its own; else it is a shipped one."""

    kind: ClassVar[str] = "template"
    code: str
    name: str
    about: str
    takes_children: bool
    copied_from: str | None = None
    versions: tuple[TemplateVersion, ...] = ()
    rules: tuple[TemplateRule, ...] = ()

    @property
    def as_kind(self) -> Kind:
        """The kind with all its versions, shipped and own."""
        shipped = BY_CODE[self.code].sets if self.copied_from is None else ()
        own = tuple(
            RuleSet(since=version.since, source=version.source, own=True, rules=self._rules(version))
            for version in self.versions
        )
        return Kind(
            code=self.code, name=self.name, about=self.about, takes_children=self.takes_children, sets=(*shipped, *own)
        )

    @classmethod
    def set_up(
        cls, shipped: Kind, version: TemplateVersion, rules: tuple[TemplateRule, ...], *, id: UUID, by: By
    ) -> Self:
        """An authority sets rules of its own for a shipped kind for the first time."""
        template = cls(
            id=id, code=shipped.code, name=shipped.name, about=shipped.about, takes_children=shipped.takes_children
        )
        template.set(version, rules, by=by)
        return template

    @classmethod
    def copy(
        cls, source: Kind, version: TemplateVersion, rule_ids: tuple[UUID, ...], *, id: UUID, name: str, about: str,
        by: By,
    ) -> Self:  # fmt: skip
        """A kind under a new name, with the rules that the other has on the day (S93). It goes its own way from then.

        `rule_ids` has one id for each of the rules; `version.since` can be today, since no team is of this kind yet.
        """
        code = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
        taken = {shipped.name.casefold() for shipped in BY_CODE.values()}
        if not code or code in BY_CODE or name.casefold() in taken:
            raise Invalid("/name", "Give it a name of its own: letters, and not the name of a kind that there is.")
        if version.since < london_date(by.at):
            raise Invalid("/since", "A kind begins today or later.")
        rules = source.rules(version.since)
        template = cls(
            id=id, code=code, name=name, about=about, takes_children=source.takes_children, copied_from=source.code,
            versions=(version,),
            rules=tuple(
                TemplateRule(
                    id=rule_id, version_id=version.id, role=rule.role, fte_least=rule.fte_least,
                    fte_most=rule.fte_most, heads_least=rule.heads_least, leads=rule.leads, holds=rule.holds,
                    source=rule.source,
                )
                for rule_id, rule in zip(rule_ids, rules, strict=True)
            ),
        )  # fmt: skip
        template.note("copied", by, reason=version.reason, code=code, name=name, copied_from=source.code)
        return template

    def set(self, version: TemplateVersion, rules: tuple[TemplateRule, ...], *, by: By) -> None:
        """New rules from a day on, tomorrow at the earliest: how a team stands today is not changed by a rule."""
        if version.since <= london_date(by.at):
            raise Invalid("/since", "How teams stand today is not changed by a new rule. Choose a later day.")
        if any(version.since <= earlier.since for earlier in self.versions):
            raise Invalid("/since", "There are rules from that day or later already.")
        self._check(rules)
        self.versions = (*self.versions, version)
        self.rules = (*self.rules, *(replace(rule, version_id=version.id) for rule in rules))
        self.note("set", by, reason=version.reason, code=self.code, since=version.since)

    def _rules(self, version: TemplateVersion) -> tuple[RoleRule, ...]:
        return tuple(
            RoleRule(
                role=rule.role, fte_least=rule.fte_least, fte_most=rule.fte_most, heads_least=rule.heads_least,
                leads=rule.leads, holds=rule.holds, source=rule.source,
            )
            for rule in self.rules
            if rule.version_id == version.id
        )  # fmt: skip

    def _check(self, rules: tuple[TemplateRule, ...]) -> None:
        if not rules:
            raise Invalid("/rules", "Name at least one role.")
        seen: set[Role] = set()
        for place, rule in enumerate(rules):
            at = f"/rules/{place}"
            if rule.role in {Role.AGENCY, Role.SYSTEM}:
                raise Invalid(f"{at}/role", "This is not a post that a worker can hold.")
            if rule.role in seen:
                raise Invalid(f"{at}/role", "Name each role once.")
            seen.add(rule.role)
            if rule.fte_least is not None and rule.fte_most is not None and rule.fte_least > rule.fte_most:
                raise Invalid(f"{at}/fte_most", "At most cannot be below at least.")
            if rule.holds and rule.role not in HOLDS_CHILDREN:
                raise Invalid(f"{at}/holds", "Somebody in this post works beside a keyworker and cannot be one.")
        if not self.takes_children and any(rule.holds for rule in rules):
            raise Invalid("/rules", "Children cannot be put before this kind of team, so nobody in it holds one.")
        if self.takes_children and not any(rule.holds for rule in rules):
            raise Invalid("/rules", "Children are put before this kind of team: say who in it may be a keyworker.")
