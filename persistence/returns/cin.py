"""The CIN census file: one snapshot, one child after the other, written as it is read."""

import re
import tempfile
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any
from xml.sax.saxutils import escape

import asyncpg
import cattrs
import orjson

from domain.errors import RuleBroken
from domain.ids import new_id
from domain.returns.across import Census, Numbers
from domain.returns.cin import Child, Episode, as_on, episodes, la_child_id, upn_unknown
from domain.returns.cin_checks import checks
from domain.returns.frame import Counted, Problem, Told, Year

Progress = Callable[[int, int], None]
"""Hears how much has been read, and of how much."""
CHILDREN_A_TIME = 500
"""Children that the database hands over at once: a few hundred kilobytes."""

SQL = """
with heard as (
    select r.child_id, r.referred_on "on", r.source_code source, r.primary_need need, false nfa, r.id
    from referral r
    union all
    select p.person_id, (c.received_at at time zone 'Europe/London')::date, c.source_code, null, true, d.id
    from contact_decision d join contact_person p on p.id = d.named_id join contact c on c.id = d.contact_id
    where d.outcome = 'no_further_action' and p.is_child and p.person_id is not null
),
referrals as (
    select child_id, jsonb_agg(jsonb_build_object('on', "on", 'source', source, 'need', need, 'nfa', nfa,
        'id', id) order by "on", id) all_of from heard group by child_id
),
stages as (
    select j.child_id, jsonb_agg(jsonb_build_object('status', s.status, 'since', s.since, 'until', s.until,
        'closing_reason', s.closing_reason) order by s.place) all_of
    from journey j join journey_status s on s.journey_id = j.id group by j.child_id
),
assessments as (
    select c.child_id, jsonb_agg(jsonb_build_object('started_on', a.started_on, 'authorised_on', a.authorised_on,
        'factors', c.factors, 'stopped', a.state = 'stopped', 'id', c.id)
        order by a.started_on, a.id) all_of
    from assessment a join assessment_child c on c.assessment_id = a.id
    where a.assessment_kind in ('child_and_family', 'pre_birth') group by c.child_id
),
initial as (
    select k.enquiry_id, c.child_id, min(k.held_on) held_on
    from conference k join conference_child c on c.conference_id = k.id
    where k.state = 'held' and k.conference_kind in ('initial', 'pre_birth') and k.enquiry_id is not null
    group by k.enquiry_id, c.child_id
),
enquiries as (
    select c.child_id, jsonb_agg(jsonb_build_object('started_on', e.started_on, 'target', e.conference_by,
        'conference_on', i.held_on, 'conference_needed', c.conference_needed, 'ended_on', e.ended_on,
        'id', c.id) order by e.started_on, e.id) all_of
    from enquiry e join enquiry_child c on c.enquiry_id = e.id
    left join initial i on i.enquiry_id = e.id and i.child_id = c.child_id
    where e.started_on is not null and c.decision in ('section_47_joint', 'section_47_single') group by c.child_id
),
transferred as (
    select c.child_id, jsonb_agg(k.held_on order by k.held_on) all_of
    from conference k join conference_child c on c.conference_id = k.id
    where k.state = 'held' and k.conference_kind = 'transfer_in' group by c.child_id
),
reviews as (
    select c.child_id, array_agg(k.held_on order by k.held_on) days
    from conference k join conference_child c on c.conference_id = k.id
    where k.state = 'held' and k.conference_kind = 'review' group by c.child_id
),
decided as (
    select c.plan_id, c.child_id, c.categories from conference_child c where c.plan_id is not null
),
planned as (
    select c.child_id, p.plan_kind, jsonb_agg(jsonb_build_object(
        'begun_on', p.begun_on, 'ended_on', least(p.ended_on, c.until),
        'first_category', case when p.plan_kind = 'child_protection' then
            (select case when cardinality(f) > 1 then 'MUL' else f[1] end
             from (select coalesce(d.categories, p.categories) f) each) end,
        'latest_category', case when p.plan_kind = 'child_protection' then
            case when cardinality(p.categories) > 1 then 'MUL' else p.categories[1] end end,
        'earlier', p.earlier_plans,
        'reviews', case when p.plan_kind = 'child_protection' then coalesce(
            (select jsonb_agg(distinct day order by day) from unnest(v.days) day
             where day > p.begun_on and day <= coalesce(least(p.ended_on, c.until), 'infinity')), '[]')
            else '[]' end,
        'id', c.id) order by p.begun_on, p.id) all_of
    from plan p join plan_child c on c.plan_id = p.id
    left join decided d on d.plan_id = p.id and d.child_id = c.child_id
    left join reviews v on v.child_id = c.child_id
    where p.begun_on is not null and p.plan_kind in ('child_in_need', 'child_protection')
    group by c.child_id, p.plan_kind
),
numbers as (
    select person_id, max(value) filter (where scheme = 'upn' and until is null) upn,
        max(value) filter (where scheme = 'former_upn') former_upn
    from person_identifier where scheme in ('upn', 'former_upn') group by person_id
)
select jsonb_build_object(
    'id', p.id, 'reference', coalesce(p.reference, ''), 'born_on', p.date_of_birth,
    'due_on', case when p.date_of_birth is null then p.due_date end, 'expected_on', x.due_on, 'died_on', p.died_on,
    'sex', p.sex, 'ethnicity', p.ethnicity, 'disabilities', p.disabilities, 'upn', n.upn,
    'former_upn', n.former_upn, 'upn_unknown', p.upn_unknown,
    'stages', coalesce(s.all_of, '[]'), 'referrals', r.all_of, 'assessments', coalesce(a.all_of, '[]'),
    'enquiries', coalesce(e.all_of, '[]'), 'plans', coalesce(i.all_of, '[]'), 'protection', coalesce(o.all_of, '[]'),
    'transferred_in', coalesce(t.all_of, '[]')
)::text
from referrals r join person p on p.id = r.child_id
left join numbers n on n.person_id = p.id left join stages s on s.child_id = p.id
left join assessments a on a.child_id = p.id left join enquiries e on e.child_id = p.id
left join planned i on i.child_id = p.id and i.plan_kind = 'child_in_need'
left join planned o on o.child_id = p.id and o.plan_kind = 'child_protection'
left join transferred t on t.child_id = p.id
left join lateral (
    select (before.state ->> 'due_date')::date due_on
    from ledger born join ledger before on before.record_id = born.record_id and before.version = born.version - 1
    where born.record_id = p.id and born.type = 'person.born' and (r.all_of -> 0 ->> 'on')::date < p.date_of_birth
    order by born.version desc limit 1
) x on true
order by p.reference
"""

LOOKED = """
insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
select $1, 'system', $2, read.id, 'return', 'duty' from (
    select child_id id from referral
    union
    select p.person_id from contact_decision d join contact_person p on p.id = d.named_id
    where d.outcome = 'no_further_action' and p.is_child and p.person_id is not null
) read
"""
"""Says of everybody whose record `SQL` reads that it was read, in the same snapshot: $1 the job, $2 this run of it."""

_READ = cattrs.Converter(prefer_attrib_converters=True)
_READ.register_structure_hook(date, lambda value, _: date.fromisoformat(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who sends: the authority's three digits, which sending of this file it is, and when it was made.

    `told` hears how far it is.
    """

    authority: str
    serial: int
    at: datetime
    told: Progress | None = None

    def tell(self, done: int, of: int) -> None:
        """So much has been read of so much."""
        if self.told and (done % CHILDREN_A_TIME == 0 or done == of):
            self.told(done, of)


def digest(words: bytes) -> str:
    """The hash of what was written of a child in a module; short, because it is only held against its like."""
    return sha256(words).hexdigest()[:16]


async def write(
    connection: asyncpg.Connection, year: Year, folder: Path, sender: Sender, leave_out: Collection[str] = ()
) -> Counted:
    """Write `cin-<year>.xml` into `folder`, unless a child's record would make it invalid: then there is no file.

    `leave_out`: the numbers of children whom the file shall be without. What the answer calls problems that stop must be
    mended, or the child named there.
    """
    counted, census, numbers = Counted(), Census(year), Numbers("1520", stops=True)
    as_at = min(year.ends, sender.at.date())
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, suffix=".part", delete=False) as out:
        try:
            _head(out, year, sender)
            async for recorded in _children(connection, sender):
                child = as_on(recorded, as_at)
                kept, unsaid = episodes(child, year, as_at)
                if not kept:
                    continue
                if child.reference in leave_out:
                    counted.left_out.append(child.reference)
                    continue
                census.see(child, kept)
                counted.problems += [*unsaid, *checks(child, kept, year), *numbers.see(child.upn, child.reference)]
                told = _child(child, kept, counted)
                counted.children[child.reference] = _digests(told)
                out.write(told)
            out.write("</Children></Message>\n")
        except BaseException:
            _settle(Path(out.name), None)
            raise
    if not counted.children:
        _settle(Path(out.name), None)
        raise RuleBroken("No child is in this return: there is no file.", "nothing-to-return")
    counted.problems += census.problems()
    _settle(Path(out.name), None if counted.stopped else folder / f"cin-{year}.xml")
    return counted


def _settle(part: Path, target: Path | None) -> None:
    """Give a file that is whole its name; forget one that must not be."""
    if target is None:
        part.unlink()
    else:
        part.chmod(0o640)
        part.replace(target)


async def problems(connection: asyncpg.Connection, years: Sequence[Year], today: date) -> list[Problem]:
    """What would be refused or asked about in these years, each thing once; in the transaction that is open."""
    found: dict[Problem, None] = {}
    whole = [(Census(year), Numbers("1520", stops=True)) for year in years]
    async for row in connection.cursor(SQL, prefetch=CHILDREN_A_TIME):
        recorded = _child_of(row)
        for census, numbers in whole:
            year = census.year
            child = as_on(recorded, min(year.ends, today))
            kept, unsaid = episodes(child, year, min(year.ends, today))
            if kept:
                census.see(child, kept)
                all_of = (*unsaid, *checks(child, kept, year), *numbers.see(child.upn, child.reference))
                found |= dict.fromkeys(all_of)
    return list(found)


async def _children(connection: asyncpg.Connection, sender: Sender) -> AsyncIterator[Child]:
    async with connection.transaction(isolation="repeatable_read"):
        looked = await connection.execute(LOOKED, new_id(), new_id())
        done, of = 0, int(looked.rsplit(" ", 1)[-1])
        async for row in connection.cursor(SQL, prefetch=CHILDREN_A_TIME):
            done += 1
            sender.tell(done, of)
            yield _child_of(row)


def _child_of(row: asyncpg.Record) -> Child:
    return _READ.structure(orjson.loads(row[0]), Child)


def _head(out: IO[str], year: Year, sender: Sender) -> None:
    out.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n<Message><Header><CollectionDetails><Collection>CIN</Collection>'
        f"<Year>{year.ends.year}</Year><ReferenceDate>{year.ends}</ReferenceDate></CollectionDetails><Source>"
        f"<SourceLevel>L</SourceLevel><LEA>{escape(sender.authority)}</LEA><SoftwareCode>KITH</SoftwareCode>"
        f"<SerialNo>{sender.serial:03d}</SerialNo><DateTime>{sender.at:%Y-%m-%dT%H:%M:%S}</DateTime></Source></Header>"
        "<Children>\n"
    )


def _element(name: str, value: Any) -> str:
    """An element, or nothing where there is nothing to say; booleans as 0 and 1."""
    if value is None:
        return ""
    return f"<{name}>{escape(str(int(value) if isinstance(value, bool) else value))}</{name}>"


def _child(child: Child, kept: list[Episode], counted: Counted) -> str:
    counted.add("Child")
    disabilities = "".join(_element("Disability", code) for code in child.disabilities) if child.born_on else ""
    return "".join(
        (
            "<Child><ChildIdentifiers>",
            _element("LAchildID", la_child_id(child.reference)),
            _element("UPN", child.upn),
            _element("FormerUPN", child.former_upn),
            _element("UPNunknown", upn_unknown(child, kept)),
            _element("PersonBirthDate", child.born_on),
            _element("ExpectedPersonBirthDate", child.due_on),
            _element("Sex", child.sex),
            _element("PersonDeathDate", child.died_on),
            "</ChildIdentifiers><ChildCharacteristics>",
            _element("Ethnicity", child.ethnicity),
            f"<Disabilities>{disabilities}</Disabilities>" if disabilities else "",
            "</ChildCharacteristics>",
            *(_episode(each, counted) for each in kept),
            "</Child>\n",
        )
    )


_MODULE = re.compile(r"<(Assessments|CINPlanDates|Section47|ChildProtectionPlans)>.*?</\1>")


def _digests(told: str) -> Told:
    """A hash for each module of what was written of a child."""
    found: dict[str, list[str]] = {}
    for each in _MODULE.finditer(told):
        found.setdefault(each[1], []).append(each[0])
    who, details = _MODULE.sub("", told).split("<CINdetails>", 1)
    parts = {"ChildIdentifiers": who, "CINdetails": details, **{name: "".join(of) for name, of in found.items()}}
    return {name: digest(words.encode()) for name, words in parts.items()}


def _episode(each: Episode, counted: Counted) -> str:
    for module, rows in (
        ("CINdetails", [each]), ("ReferralNFA", [each] if each.referral.nfa else []),
        ("Assessments", each.assessments), ("CINPlanDates", each.plans), ("Section47", each.enquiries),
        ("ChildProtectionPlans", each.protection), ("CPPreviewDate", [d for p in each.protection for d in p.reviews]),
    ):  # fmt: skip
        counted.add(module, len(rows))
    parts = [
        "<CINdetails>",
        _element("CINreferralDate", each.referral.on),
        _element("ReferralSource", each.referral.source),
        _element("PrimaryNeedCode", None if each.referral.nfa else each.referral.need),
        _element("CINclosureDate", each.closed_on),
        _element("ReasonForClosure", each.reason),
        _element("DateOfInitialCPC", each.conference_on),
    ]
    for made in each.assessments:
        factors = "".join(_element("AssessmentFactors", code) for code in made.factors)
        parts += (
            "<Assessments>",
            _element("AssessmentActualStartDate", made.started_on),
            _element("AssessmentAuthorisationDate", made.authorised_on),
            f"<FactorsIdentifiedAtAssessment>{factors}</FactorsIdentifiedAtAssessment>" if factors else "",
            "</Assessments>",
        )
    for plan in each.plans:
        parts += (
            "<CINPlanDates>", _element("CINPlanStartDate", plan.begun_on), _element("CINPlanEndDate", plan.ended_on),
            "</CINPlanDates>",
        )  # fmt: skip
    for asked in each.enquiries:
        parts += (
            "<Section47>",
            _element("S47ActualStartDate", asked.started_on),
            _element("InitialCPCtarget", asked.target),
            _element("DateOfInitialCPC", asked.conference_on),
            _element("ICPCnotRequired", asked.conference_on is None and not asked.conference_needed),
            "</Section47>",
        )
    parts.append(_element("ReferralNFA", each.referral.nfa))
    for plan in each.protection:
        days = "".join(_element("CPPreviewDate", day) for day in plan.reviews)
        parts += (
            "<ChildProtectionPlans>",
            _element("CPPstartDate", plan.begun_on),
            _element("CPPendDate", plan.ended_on),
            _element("InitialCategoryOfAbuse", plan.first_category),
            _element("LatestCategoryOfAbuse", plan.latest_category or plan.first_category),
            _element("NumberOfPreviousCPP", plan.earlier),
            f"<Reviews>{days}</Reviews>" if days else "",
            "</ChildProtectionPlans>",
        )
    parts.append("</CINdetails>")
    return "".join(parts)
