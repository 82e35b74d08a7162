"""How waived findings are remembered, and what is found now."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from domain.errors import Invalid
from domain.finding import Finding, found_id
from domain.returns.frame import Problem, ReturnName
from persistence import tables
from persistence.repository import Repository
from persistence.state import to_json


class Findings(Repository[Finding], aggregate=Finding, table=tables.finding):
    """Everything that somebody has waived."""

    async def found(self, id: UUID) -> Mapping[str, Any]:
        """What is found under an id. Raises `Invalid` where it is not found any more, or is waived."""
        row = await self._transaction.connection.fetchrow(
            "select return_name, reference, rule, what from finding_open open where id = $1 and not exists ("
            " select from finding where found_id = open.id and taken_back_because is null)",
            id,
        )
        if row is None:
            raise Invalid("/found_id", "This is not found any more, or somebody has waived it. Load the page again.")
        return dict(row)


_DUE = """
    select (select coalesce(max(seq), 0) from ledger) as seq, checked.seq as checked,
        (checked.at at time zone 'Europe/London')::date is distinct from (now() at time zone 'Europe/London')::date
            as another_day
    from (values (true)) one (one) left join finding_check checked using (one)
"""
_KEEP = """
    with new as materialized (
        select found.*, person.id as child_id
        from jsonb_to_recordset($1::jsonb) found (id uuid, return_name text, reference text, rule text, what text, stops bool)
        join person on person.reference = found.reference
    ), gone as (
        delete from finding_open old where not exists (select from new where new.id = old.id)
    ), kept as (
        insert into finding_open select id, child_id, return_name, reference, rule, what, stops, now() from new
        on conflict (id) do nothing
    ), checked as (
        insert into finding_check values (true, $2, now()) on conflict (one) do update set seq = $2, at = now()
    )
    insert into finding_day
        select (now() at time zone 'Europe/London')::date, name, count(*) filter (where new.stops), count(new.id)
        from unnest($3::text[]) name left join new on new.return_name = name and not exists (
            select from finding where finding.found_id = new.id and finding.taken_back_because is null
        )
        group by name
    on conflict (day, return_name) do update set stopping = excluded.stopping, found = excluded.found
"""


async def due(connection: Any) -> int | None:
    """Up to which entry the ledger has grown since it was last looked for, or the day has changed; None: neither."""
    row = await connection.fetchrow(_DUE)
    return row["seq"] if row["seq"] != row["checked"] or row["another_day"] else None


async def keep(connection: Any, seq: int, found: Iterable[tuple[ReturnName, Problem]]) -> None:
    """What is found now, as of an entry of the ledger; what is found no longer goes."""
    rows = {
        found_id(name, each): {
            "id": found_id(name, each), "return_name": name, "reference": each.child, "rule": each.rule,
            "what": each.what, "stops": each.stops,
        }
        for name, each in found
    }  # fmt: skip
    await connection.execute(_KEEP, to_json(list(rows.values())), seq, list(CHECKED))


CHECKED = (ReturnName.CIN, ReturnName.SSDA903)
"""The returns whose rules are looked for all year."""
