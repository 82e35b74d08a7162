"""The SSDA903 files: one snapshot, one child after the other, each row written to its file as it is read."""

import csv
import tempfile
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import Any

import asyncpg
import cattrs
import orjson

from domain.calendar import london_date
from domain.errors import RuleBroken
from domain.ids import new_id
from domain.returns.across import Numbers
from domain.returns.frame import Counted, Problem, Year
from domain.returns.ssda903 import rows
from domain.returns.ssda903_parts import FILES, HEADER, Child, files_of
from persistence.returns.cin import CHILDREN_A_TIME, Sender, digest

SQL = """
with
episodes as (
    select care_id, jsonb_agg(jsonb_build_object('since', since, 'until', until, 'period_id', period_id,
        'legal_status', legal_status, 'placement', placement, 'provider', provider, 'urn', urn, 'postcode', postcode,
        'reason_new', reason_new, 'reason_place_change', reason_place_change, 'reason_ended', reason_ended,
        'need_code', need_code) order by since) all_of
    from care_episode group by care_id
),
reviews as (
    select care_id, jsonb_agg(jsonb_build_object('held_on', held_on, 'participation', participation)
        order by held_on, place) all_of from care_review group by care_id
),
health as (
    select care_id, jsonb_agg(jsonb_build_object('kind', kind, 'on', "on", 'score', score, 'refused', refused)
        order by "on", place) all_of from care_health group by care_id
),
orders as (
    select care_id, jsonb_agg(jsonb_build_object('kind', kind, 'since', since, 'until', until)
        order by since, place) all_of
    from care_order where kind in ('conviction', 'deprivation_of_liberty') group by care_id
),
missing as (
    select care_id, jsonb_agg(jsonb_build_object('kind', kind, 'since', since, 'until', until) order by since) all_of
    from care_missing group by care_id
),
touches as (
    select care_id, jsonb_agg(jsonb_build_object('on', "on", 'in_touch', in_touch, 'activity', activity,
        'accommodation', accommodation) order by "on", place) all_of from care_touch group by care_id
),
steps as (
    select care_id, jsonb_agg(jsonb_build_object('kind', kind, 'on', "on", 'before', before,
        'before_where', before_where, 'before_when', before_when, 'because', because, 'adopters', adopters,
        'adopters_law', adopters_law, 'by_carers', by_carers) order by "on", place) all_of
    from care_step group by care_id
),
workers as (
    select j.child_id, jsonb_agg(jsonb_build_object('registration', w.registration_number,
        'number', upper(right(replace(w.id::text, '-', ''), 10)), 'since', a.since, 'until', a.until,
        'reason', a.reason) order by a.since) all_of
    from journey j join journey_allocation a on a.journey_id = j.id and a.part = 'keyworker'
    join worker w on w.id = a.worker_id
    where a.until is null or a.until > a.since
    group by j.child_id
),
homes as (
    select person_id, jsonb_agg(jsonb_build_object('postcode', postcode, 'since', since, 'until', until)
        order by since nulls first, place) all_of
    from person_address where use = 'home' and postcode is not null group by person_id
),
own_children as (
    select r.other_id mother_id, jsonb_agg(distinct p.date_of_birth) all_of
    from person_relationship r join person p on p.id = r.person_id
    where r.kinship in ('mother', 'parent') and p.date_of_birth is not null group by r.other_id
),
alone as (
    select distinct c.child_id from assessment a join assessment_child c on c.assessment_id = a.id
    where a.authorised_on is not null and '9A' = any(c.factors)
),
numbers as (
    select person_id, max(value) upn from person_identifier where scheme = 'upn' and until is null group by person_id
)
select jsonb_build_object(
    'reference', coalesce(p.reference, ''), 'born_on', p.date_of_birth, 'sex', p.sex, 'ethnicity', p.ethnicity,
    'upn', n.upn, 'upn_unknown', p.upn_unknown, 'own_children', coalesce(o.all_of, '[]'),
    'alone', l.child_id is not null, 'episodes', e.all_of, 'reviews', coalesce(v.all_of, '[]'),
    'health', coalesce(h.all_of, '[]'), 'orders', coalesce(d.all_of, '[]'), 'missing', coalesce(m.all_of, '[]'),
    'touches', coalesce(t.all_of, '[]'), 'workers', coalesce(w.all_of, '[]'), 'homes', coalesce(a.all_of, '[]'),
    'steps', coalesce(g.all_of, '[]')
)::text
from care c join person p on p.id = c.child_id join episodes e on e.care_id = c.id
left join reviews v on v.care_id = c.id left join health h on h.care_id = c.id left join orders d on d.care_id = c.id
left join missing m on m.care_id = c.id left join touches t on t.care_id = c.id left join steps g on g.care_id = c.id
left join workers w on w.child_id = p.id left join homes a on a.person_id = p.id
left join own_children o on o.mother_id = p.id left join alone l on l.child_id = p.id
left join numbers n on n.person_id = p.id
order by p.reference
"""

LOOKED = """
insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
select $1, 'system', $2, care.child_id, 'return', 'duty' from care
"""
"""Says of everybody whose record `SQL` reads that it was read, in the same snapshot: $1 the job, $2 this run of it."""

_READ = cattrs.Converter(prefer_attrib_converters=True)
_READ.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
_READ.register_structure_hook(datetime, lambda value, _: datetime.fromisoformat(value))


async def write(
    connection: asyncpg.Connection, year: Year, folder: Path, sender: Sender, leave_out: Collection[str] = ()
) -> Counted:
    """Write `ssda903-<year>-<file>.csv` for every file of the year, unless a record would make them invalid: then none.

    `leave_out`: the numbers of children whom the files shall be without.
    """
    counted, numbers = Counted(), Numbers("444", stops=False)
    as_at = min(year.ends, london_date(sender.at))
    with tempfile.TemporaryDirectory(dir=folder, prefix=".ssda903-") as place:
        with ExitStack() as stack:
            files = {name: _begin(stack, place, name, counted) for name in files_of(year)}
            async for child in _children(connection, sender):
                found, problems = rows(child, year, as_at)
                if child.reference in leave_out:
                    counted.left_out += [child.reference] if HEADER in found else []
                    continue
                counted.problems += problems
                if found:
                    counted.problems += numbers.see(child.upn, child.reference)
                    counted.children[child.reference] = {
                        name: digest(orjson.dumps(of)) for name, of in found.items() if of
                    }
                for name, of in found.items():
                    files[name].writerows(of)
                    counted.add(name, len(of))
        if not counted.children:
            raise RuleBroken("No child is in this return: there is no file.", "nothing-to-return")
        if not counted.stopped:
            _settle(place, {name: folder / f"ssda903-{year}-{name}.csv" for name in files})
    return counted


def _begin(stack: ExitStack, place: str, name: str, counted: Counted) -> Any:
    """A file with its columns, to be closed when all are written."""
    file = csv.writer(stack.enter_context((Path(place) / name).open("w", encoding="utf-8", newline="")))
    file.writerow(FILES[name])
    counted.add(name, 0)
    return file


def _settle(place: str, targets: dict[str, Path]) -> None:
    """Give the files that are whole their names."""
    for name, target in targets.items():
        made = Path(place) / name
        made.chmod(0o640)
        made.replace(target)


async def problems(connection: asyncpg.Connection, years: Sequence[Year], today: date) -> list[Problem]:
    """What would be refused or asked about in these years, each thing once; in the transaction that is open."""
    found: dict[Problem, None] = {}
    whole = [(year, Numbers("444", stops=False)) for year in years]
    async for row in connection.cursor(SQL, prefetch=CHILDREN_A_TIME):
        child = _child_of(row)
        for year, numbers in whole:
            said, asked = rows(child, year, min(year.ends, today))
            found |= dict.fromkeys([*asked, *(numbers.see(child.upn, child.reference) if said else ())])
    return list(found)


def _child_of(row: asyncpg.Record) -> Child:
    return _READ.structure(orjson.loads(row[0]), Child)


async def _children(connection: asyncpg.Connection, sender: Sender) -> AsyncIterator[Child]:
    async with connection.transaction(isolation="repeatable_read"):
        looked = await connection.execute(LOOKED, new_id(), new_id())
        done, of = 0, int(looked.rsplit(" ", 1)[-1])
        async for row in connection.cursor(SQL, prefetch=CHILDREN_A_TIME):
            done += 1
            sender.tell(done, of)
            yield _child_of(row)
