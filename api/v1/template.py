"""Kinds of team: the rules that Kith ships with their sources, an authority's own rules, and kinds copied to new names."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON
from api.schema import Day, Flag, In, Text, Word, out
from domain.composition import Kind, RuleSet
from domain.errors import Invalid
from domain.ids import new_id
from domain.pod_kinds import BY_CODE
from domain.policy import Permission, Role
from domain.template import Template, TemplateRule, TemplateVersion
from persistence.template import Templates

router = APIRouter(prefix="/templates", tags=["template"])

Weeks = Annotated[float, Field(strict=True, ge=0, le=1000, allow_inf_nan=False)]
"""Full-time weeks of a whole team."""


class RoleRuleView(BaseModel):
    """What a kind asks of one role: full-time weeks in all, or people. A number that no source gives is None."""

    role: Role
    fte_least: float | None
    fte_most: float | None
    heads_least: int | None
    leads: bool
    holds: bool
    source: str


class RuleSetView(BaseModel):
    """A kind's rules from a day on; `own`: set by this authority."""

    since: date
    source: str
    own: bool
    rules: list[RoleRuleView]


class KindView(BaseModel):
    """A kind of team, with its rules, the oldest first. `id` and `version` once the authority has set something."""

    code: str
    name: str
    about: str
    takes_children: bool
    copied_from: str | None
    sets: list[RuleSetView]
    id: UUID | None
    version: int | None


class KindList(BaseModel):
    """Every kind of team."""

    items: list[KindView]


class RoleRuleIn(In):
    """What is asked of one role, and where that is written down."""

    id: UUID
    role: Role
    fte_least: Weeks | None = None
    fte_most: Weeks | None = None
    heads_least: Annotated[int, Field(strict=True, ge=0, le=1000)] | None = None
    leads: Flag = False
    holds: Flag = False
    source: Word


class KindRulesIn(In):
    """Rules of the authority's own from a day on: where they are written down, and why."""

    since: Day
    source: Word
    reason: Text
    rules: Annotated[list[RoleRuleIn], Field(min_length=1, max_length=40)]


class NewKindRulesIn(KindRulesIn):
    """The first rules of its own for a shipped kind."""

    id: UUID
    code: Word


class KindCopyIn(In):
    """A kind under a new name, with the rules that `code` has on that day."""

    id: UUID
    code: Word
    name: Word
    about: Word
    since: Day
    source: Word
    reason: Text


@router.get("", operation_id="template.list", response_model=KindList, **guarded(Permission.TEMPLATE_READ))
async def list_(read: Read) -> JSON:
    """Every kind of team, with its rules and their sources."""
    templates = Templates(read)
    own = await templates.every()
    kinds: dict[str, Kind] = BY_CODE | {code: template.as_kind for code, template in own.items()}
    return JSON({"items": [_view(kind, own.get(code)) for code, kind in kinds.items()]})


@router.get(
    "/{id:uuid}", operation_id="template.read", response_model=out(Template), **guarded(Permission.TEMPLATE_READ)
)
async def read(id: UUID, read: Read) -> JSON:
    """What the authority has set for one kind."""
    return answer(await Templates(read).read(id))


@router.post(
    "", operation_id="template.set_up", status_code=201, response_model=out(Template),
    **guarded(Permission.TEMPLATE_SET, 409),
)  # fmt: skip
async def set_up(body: NewKindRulesIn, work: Work) -> JSON:
    """Set rules of the authority's own for a shipped kind, for the first time."""
    shipped = BY_CODE.get(body.code)
    if shipped is None:
        raise Invalid("/code", "There is no such kind of team.", "unknown-record")
    template = Template.set_up(shipped, _version(body), _rules(body), id=body.id, by=work.by)
    return await created(work.templates, template)


@router.post(
    "/copies", operation_id="template.copy", status_code=201, response_model=out(Template),
    **guarded(Permission.TEMPLATE_SET, 409),
)  # fmt: skip
async def copy(body: KindCopyIn, work: Work) -> JSON:
    """Copy a kind to a new name."""
    kinds = await work.templates.kinds()
    source = kinds.get(body.code)
    if source is None:
        raise Invalid("/code", "There is no such kind of team.", "unknown-record")
    ids = tuple(new_id() for _ in source.rules(body.since))
    template = Template.copy(
        source, _version(body), ids, id=body.id, name=body.name, about=body.about, by=work.by
    )  # fmt: skip
    return await created(work.templates, template)


@router.post(
    "/{id:uuid}/set", operation_id="template.set", response_model=out(Template),
    **guarded(Permission.TEMPLATE_SET, *CHANGES),
)  # fmt: skip
async def set_(id: UUID, body: KindRulesIn, work: Work, version: IfMatch) -> JSON:
    """Set the rules anew from a day on."""
    template = await work.templates.get(id, version)
    template.set(_version(body), _rules(body), by=work.by)
    return await changed(work.templates, template)


def _version(body: KindRulesIn | KindCopyIn) -> TemplateVersion:
    return TemplateVersion(id=new_id(), since=body.since, source=body.source, reason=body.reason)


def _rules(body: KindRulesIn) -> tuple[TemplateRule, ...]:
    # The version is the domain's to give: it puts its own id in.
    return tuple(TemplateRule(version_id=rule.id, **rule.model_dump()) for rule in body.rules)


def _view(kind: Kind, own: Template | None) -> dict[str, Any]:
    return {
        "code": kind.code, "name": kind.name, "about": kind.about, "takes_children": kind.takes_children,
        "copied_from": own and own.copied_from, "id": own and own.id, "version": own and own.version,
        "sets": [_set(each) for each in sorted(kind.sets, key=lambda each: each.since)],
    }  # fmt: skip


def _set(rules: RuleSet) -> dict[str, Any]:
    return {
        "since": rules.since, "source": rules.source, "own": rules.own,
        "rules": [
            {
                "role": rule.role, "fte_least": rule.fte_least, "fte_most": rule.fte_most,
                "heads_least": rule.heads_least, "leads": rule.leads, "holds": rule.holds, "source": rule.source,
            }
            for rule in rules.rules
        ],
    }  # fmt: skip
