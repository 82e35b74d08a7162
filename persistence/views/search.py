"""Search for people by name (also partial or misspelt), date of birth, number and address.

Every worker may find that somebody is known, and who works with them (domain.md 6.1); `open_to_you` says whether the
record can be opened. Sealed records are not found. Names are matched in the dictionary of distinct words, then looked
up exactly, so the cost follows the number of names, not of people (design.md section 4).
"""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from persistence.access import WITHIN
from persistence.transaction import Transaction

MOST = 30
"""Rows shown: who needs more words than that to find somebody should give more of them."""

_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}", re.ASCII)
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})", re.ASCII)

# Name words (at most three), date of birth, numbers, and postcode: the last three may be null or empty.
# A word matches what begins with it (at once exact) and what looks alike; twelve of each at most. A double-barrelled
# word is compared with those that begin with its letter: its parts, like everybody's, are words of their own.
# A date of birth or a postcode leaves few people, so these are asked for their names; without one, people are looked
# up by their names.
# Every look-up by name has its own limit: what a search costs must not follow from how many people share a name.
_FOUND = """
    with typed as materialized (
        select name_key(word) as word, place from unnest({words}::text[]) with ordinality as given (word, place)
    ), alike as materialized (
        select typed.place, found.word, max(found.score) as score from typed cross join lateral (
            (select known.word, case when known.word = typed.word then 1.0 else 0.9 end as score from name_word known
             where known.word >= typed.word and known.word < typed.word || chr(1114109)
             order by known.word limit 12)
            union all
            (select known.word, similarity(known.word, typed.word)::float8 as score from name_word known
             where known.word % typed.word and known.word not like '%-%'
             order by similarity(known.word, typed.word) desc, known.word limit 12)
            union all
            (select known.word, similarity(known.word, typed.word)::float8 as score from name_word known
             where typed.word like '%-%' and known.word >= left(typed.word, 1)
             and known.word < left(typed.word, 1) || chr(1114109) and known.word like '%-%'
             and known.word % typed.word order by similarity(known.word, typed.word) desc, known.word limit 12)
        ) found group by typed.place, found.word order by score desc, found.word
    ), alike_at as materialized (
        select place, array_agg(word) as words from alike group by place
    ), few as materialized (
        select id, 1.0 as score from person where date_of_birth = {born}::date
        union all
        select person_id, 0.8 from person_address where upper(replace(postcode, ' ', '')) = {postcode}::text
    ), named as (
        select person_id, max(score) as score from (
            select key.person_id, (one.score + two.score) / 2 as score
            from few join person_name_key key on key.person_id = few.id
            join alike two on two.word = key.family join alike one on one.word = key.given and one.place <> two.place
            where cardinality({words}::text[]) >= 2
            union all
            select key.person_id, one.score
            from few join person_name_key key on key.person_id = few.id
            join alike one on one.word = key.family or one.word = key.given
            where cardinality({words}::text[]) = 1
            union all
            select key.person_id, (one.score + two.score) / 2
            from alike two join alike_at on alike_at.place <> two.place cross join lateral (
                select key.person_id, key.given from person_name_key key
                where key.family = two.word and key.given = any (alike_at.words) limit 200
            ) key join alike one on one.place = alike_at.place and one.word = key.given
            where cardinality({words}::text[]) >= 2 and {born}::date is null and {postcode}::text is null
            union all
            (select hit.person_id, one.score from alike one cross join lateral (
                (select person_id from person_name_key where family = one.word limit 200)
                union all
                (select person_id from person_name_key where given = one.word limit 200)
             ) hit
             where cardinality({words}::text[]) = 1 and {born}::date is null and {postcode}::text is null
             order by one.score desc limit 400)
        ) hit group by person_id order by score desc limit 200
    ), numbered as (
        select person_id, 2.0 as score from person_identifier where value = any ({numbers}::text[])
        union
        select id, 2.0 from person where reference = any ({numbers}::text[])
    ), found as (
        select id, max(score) as score from (
            select person_id as id, score from named
            union all select person_id, score from numbered
            union all select id, score from few where cardinality({words}::text[]) = 0
        ) hit
        where ({born}::date is null or exists (select from person where person.id = hit.id and date_of_birth = {born}))
        and ({postcode}::text is null or exists (
            select from person_address address where address.person_id = hit.id
            and upper(replace(address.postcode, ' ', '')) = {postcode}
        ))
        group by id order by 2 desc, id limit 50
    )
"""
_CANDIDATES = _FOUND.format(words="$1", born="$2", numbers="$3", postcode="$4") + " select id from found"
_SEARCH = f"""{_FOUND.format(words="$10", born="$11", numbers="$12", postcode="$13")}
    , shown as materialized (
        select found.score, record.id, coalesce({WITHIN}, false) as open_to_you
        from found join record on record.id = found.id where not record.sealed
        order by found.score desc, record.id limit {MOST}
    ), looked as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        values ($7, $8, $9, $6, 'search', 'directory')
    )
    select coalesce(json_agg(json_build_object(
        'id', shown.id, 'name', person.called, 'reference', person.reference, 'date_of_birth', person.date_of_birth,
        'due_date', person.due_date, 'died_on', person.died_on, 'sex', person.sex, 'open_to_you', shown.open_to_you,
        'other_names', (
            select coalesce(json_agg(distinct concat_ws(' ', other.given, other.family)), '[]'::json)
            from person_name other
            where other.person_id = shown.id and concat_ws(' ', other.given, other.family) <> person.called
        ),
        'address', case when shown.open_to_you then (
            select concat_ws(', ', address.lines, address.postcode) from person_address address
            where address.person_id = shown.id and address.use = 'home' and address.until is null
            order by address.since desc nulls last limit 1
        ) end,
        'status', stage.status, 'pod_name', pod.name, 'keyworker_name', worker.given || ' ' || worker.family
    ) order by shown.score desc, person.sort_key, shown.id), '[]'::json)::text
    from shown join person on person.id = shown.id
    left join journey on journey.child_id = shown.id
    left join journey_status stage on stage.journey_id = journey.id and stage.until is null
    left join pod on pod.id = journey.pod_id
    left join journey_allocation key
        on key.journey_id = journey.id and key.part = 'keyworker' and key.until is null
    left join worker on worker.id = key.worker_id
"""


@dataclass(frozen=True, slots=True)
class Sought:
    """What was typed, taken apart."""

    words: tuple[str, ...] = ()
    born: date | None = None
    numbers: tuple[str, ...] = ()
    postcode: str | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.words or self.born or self.numbers or self.postcode)


def take_apart(text: str) -> Sought:
    """Read one search box: a date of birth, a postcode, numbers (NHS, UPN, reference) and words of names, in any order."""
    born, postcode = None, None
    if (found := _DATE.search(text)) is not None:
        day, month, year, *iso = found.groups()
        parts = [int(each) for each in (iso if iso[0] else (year, month, day))]
        try:
            born = date(*parts)
        except ValueError:
            born = None
        text = text.replace(found.group(), " ")
    if (found := _POSTCODE.search(text.upper())) is not None:
        postcode = found.group().replace(" ", "")
        text = text[: found.start()] + " " + text[found.end() :]
    text = re.sub(r"(?<=\d) (?=\d)", "", text)
    numbers = tuple(word.upper() for word in text.split() if re.search(r"\d", word))
    words = tuple(
        word for word in re.split(r"[\s,;.'’‘()/]+|(?<!\w)-|-(?!\w)", text) if word and not re.search(r"\d", word)
    )
    return Sought(words[:3], born, numbers[:5], postcode)


async def search(read: Transaction, sought: Sought) -> str:
    """The people found, most alike first, as a JSON list; the search is written to `viewing`, its words are not."""
    if sought.empty:
        return "[]"
    found: str = await read.connection.fetchval(
        _SEARCH, *read.viewer(None), list(sought.words), sought.born, list(sought.numbers), sought.postcode
    )
    return found


async def candidates(read: Transaction, sought: Sought) -> list[UUID]:
    """The ids of the people found, most alike first, whoever may open them: for ranking, which is within reach again."""
    rows = await read.connection.fetch(
        _CANDIDATES, list(sought.words), sought.born, list(sought.numbers), sought.postcode
    )
    return [row["id"] for row in rows]
