"""Who, among the people known, may be somebody named in a contact: ranked, with the reasons in words.

Nothing is scored in secret and nothing is merged: the order follows the reasons that are shown, and a person decides.
"""

import unicodedata
from datetime import date
from difflib import SequenceMatcher
from typing import Any
from uuid import UUID

import orjson

from domain.codes import Sex
from domain.contact import Contact, NamedPerson
from persistence.access import WITHIN, reach_values
from persistence.transaction import Transaction
from persistence.views.search import Sought, candidates

MOST = 8
"""Candidates shown for one person named."""

_ORDER = (
    "Same NHS number", "Same UPN", "Same date of birth", "Same name", "Name is alike", "Same postcode", "Same due date",
)  # fmt: skip
ALIKE = 0.8
"""How alike two names must be, from 0 to 1, to be called so: found by trying misspelt and partly known names."""
_WEIGHT = {reason: 1 << (len(_ORDER) - place) for place, reason in enumerate(_ORDER)}

# $10 the ids of possible people.
_KNOWN = f"""
    select json_build_object(
        'person_id', person.id, 'name', person.called, 'reference', person.reference,
        'date_of_birth', person.date_of_birth, 'due_date', person.due_date, 'sex', person.sex,
        'address', (
            select concat_ws(', ', address.lines, address.postcode) from person_address address
            where address.person_id = person.id and address.use = 'home' and address.until is null
            order by address.since desc nulls last limit 1
        ),
        'nhs_number', (
            select value from person_identifier number
            where number.person_id = person.id and scheme = 'nhs' and until is null limit 1
        ),
        'upn', (
            select value from person_identifier number
            where number.person_id = person.id and scheme = 'upn' and until is null limit 1
        ),
        'status', stage.status, 'keyworker_name', worker.given || ' ' || worker.family, 'pod_name', pod.name,
        'family_names', (
            select coalesce(json_agg(distinct family.name), '[]'::json) from family_member member
            join family on family.id = member.family_id where member.person_id = person.id and member.until is null
        ),
        'names', (
            select coalesce(json_agg(distinct concat_ws(' ', given, family)), '[]'::json)
            from person_name own where own.person_id = person.id
        ),
        'postcodes', (
            select coalesce(json_agg(distinct upper(replace(postcode, ' ', ''))), '[]'::json) from person_address address
            where address.person_id = person.id and postcode is not null
        )
    )::text as row
    from record join person on person.id = record.id
    left join journey on journey.child_id = person.id
    left join journey_status stage on stage.journey_id = journey.id and stage.until is null
    left join pod on pod.id = journey.pod_id
    left join journey_allocation key on key.journey_id = journey.id and key.part = 'keyworker' and key.until is null
    left join worker on worker.id = key.worker_id
    where record.id = any ($6::uuid[]) and {WITHIN}
"""


async def matches(read: Transaction, contact: Contact) -> str:
    """The probable matches for each person named, as JSON."""
    items = [{"named_id": named.id, "matches": await _for(read, named)} for named in contact.people]
    return orjson.dumps({"items": items}).decode()


async def _for(read: Transaction, named: NamedPerson) -> list[dict[str, Any]]:
    words = tuple(" ".join(part for part in (named.given, named.family) if part).split())
    ends = (words[0], words[-1]) if len(words) > 1 else words
    postcode = _compact(named.postcode)
    numbers = tuple(number for number in (_compact(named.nhs_number), _compact(named.upn)) if number)
    ids: dict[UUID, None] = {}
    for sought in (
        Sought(words=ends, born=named.date_of_birth),
        Sought(words=ends, postcode=postcode),
        Sought(words=ends),
        Sought(numbers=numbers),
        Sought(born=named.date_of_birth, postcode=postcode),
    ):
        if not sought.empty:
            ids.update(dict.fromkeys(await candidates(read, sought)))
    rows = await read.connection.fetch(_KNOWN, *reach_values(read.actor.reach), list(ids))
    known = [_compared(named, orjson.loads(row["row"])) for row in rows]
    known = [each for each in known if each["reasons"] and each["person_id"] != str(named.person_id)]
    known.sort(key=lambda each: (-sum(_WEIGHT[reason] for reason in each["reasons"]), each["name"] or ""))
    return known[:MOST]


def _compared(named: NamedPerson, known: dict[str, Any]) -> dict[str, Any]:
    """One person known, with what is the same as for the person named and what differs, in words."""
    name, names = _plain(f"{named.given or ''} {named.family or ''}"), known.pop("names")
    postcodes = known.pop("postcodes")
    facts = (
        ("NHS number", _compact(named.nhs_number), _compact(known["nhs_number"])),
        ("UPN", _compact(named.upn), _compact(known["upn"])),
        ("date of birth", _text(named.date_of_birth), known["date_of_birth"]),
        ("due date", _text(named.due_date), known["due_date"]),
    )
    reasons = [f"Same {what}" for what, theirs, ours in facts if theirs and theirs == ours]
    differences = [f"Another {what}" for what, theirs, ours in facts if theirs and ours and theirs != ours]
    if name and name in {_plain(each) for each in names}:
        reasons.append("Same name")
    elif name and any(SequenceMatcher(None, name, _plain(each)).ratio() >= ALIKE for each in names):
        reasons.append("Name is alike")
    elif name and names:
        differences.append("Another name")
    if named.postcode and _compact(named.postcode) in postcodes:
        reasons.append("Same postcode")
    if named.sex is not Sex.UNKNOWN and known["sex"] not in {named.sex, Sex.UNKNOWN}:
        differences.append("Another sex")
    return known | {"reasons": sorted(reasons, key=_ORDER.index), "differences": differences}


def _plain(name: str) -> str:
    """A name for comparing: small letters, no accents, single spaces."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


def _compact(text: str | None) -> str | None:
    return text.replace(" ", "").replace("-", "").upper() if text else None


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
