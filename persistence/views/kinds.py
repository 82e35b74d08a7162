"""The name of a team's kind, as SQL: the shipped kinds from the program, an authority's own from its templates."""

from domain.pod_kinds import KINDS


def kind_name(code: str) -> str:
    """SQL for the name of the kind whose code is in the column `code`."""
    shipped = " ".join(f"when '{kind.code}' then '{kind.name}'" for kind in KINDS)
    own = f"(select template.name from template where template.code = {code})"
    return f"(case {code} {shipped} else coalesce({own}, {code}) end)"
