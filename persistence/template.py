"""How the kinds of team are remembered: what an authority has set beside what Kith ships."""

from domain.composition import Kind
from domain.pod_kinds import KINDS
from domain.template import Template
from persistence import tables
from persistence.repository import Repository
from persistence.state import from_state


class Templates(
    Repository[Template],
    aggregate=Template,
    table=tables.template,
    parts={
        "versions": tables.template_version,
        "rules": tables.template_rule,
    },
):
    """The authority's own rules and kinds."""

    async def every(self) -> dict[str, Template]:
        """All that has been set, by the kind's code. Settings are nobody's record: looking is not written down."""
        rows = await self._transaction.connection.fetch(_EVERY)
        found = [from_state(Template, row["state"], row["version"]) for row in rows]
        return {template.code: template for template in found}

    async def kinds(self) -> dict[str, Kind]:
        """Every kind of team with all its versions, by code: the shipped ones first, then the authority's own."""
        shipped: dict[str, Kind] = {kind.code: kind for kind in KINDS}
        return shipped | {code: template.as_kind for code, template in (await self.every()).items()}


_EVERY = f"""
    select record.version, {Templates.state_of("template")} as state
    from template join record on record.id = template.id order by template.name
"""
