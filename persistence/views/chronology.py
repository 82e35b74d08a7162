"""The chronology: everything recorded and every significant event, by the day it happened, for one person or a family.

An entry is a line of the ledger, or an event or one of its updates. A line that an event about the same people was picked
from is told by the event. Events that no longer count are left out; lines that a later correction replaced are marked.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import orjson

from domain.errors import NotFound
from persistence.access import GROUND, WITHIN, viewed
from persistence.page import decode, encode
from persistence.transaction import Transaction

PAGE = 500
"""Entries in a page: a year of much work, so that the screen seldom asks."""
WHOLE = 20_000
"""Entries in a print. More than anybody prints; it bounds what one request may cost."""

# What tells the same account again, and what it replaces: verbs of records whose later account counts.
_CORRECTIONS = "('amended', 'corrected')"
# Steps towards what a later line tells: each part of a discussion is a line of the ledger, its decision tells it.
_ON_THE_WAY = "('discussion.begun', 'discussion.taken_up', 'discussion.written', 'discussion.judged')"
_ACCOUNTS = "('made', 'recorded', 'told', 'amended', 'corrected')"


def _statement(what: str) -> str:
    """The one statement, for the screen or the print.

    $10 the whole family; $11 words of records, $12 people, $13 events only, $14 for a court only, $15 and $16 days;
    $17 and $18 the keys of the last entry shown; $19 entries wanted.
    """
    return viewed(
        what,
        f"""
    , children as materialized (
        select near.id from near
        union
        select child.person_id from near
        join family_member own on own.person_id = near.id and own.until is null
        join family_member child on child.family_id = own.family_id and child.part = 'child' and child.until is null
        join record on record.id = child.person_id and {WITHIN}
    ), shown as materialized (
        select children.id from children where $10::boolean or children.id = $6
    ), looked_at_others as (
        insert into viewing (actor_id, acting_as, request_id, record_id, what, ground)
        select $7, $8, $9, record.id, '{what}', {GROUND} from shown join record on record.id = shown.id
        where record.id <> $6
    ), mine as materialized (
        select record.id, record.kind, array_agg(subject.person_id order by subject.person_id) as about
        from shown join record_subject subject on subject.person_id = shown.id
        join record on record.id = subject.record_id
        where {WITHIN} group by record.id
    ), story as materialized (
        select 'l' || lpad(ledger.seq::text, 19, '0') as key, ledger.occurred_at as at, ledger.seq, null::uuid as part,
            mine.id, mine.kind, mine.about, exists (
                select from event join mine as told on told.id = event.id
                where event.ledger_seq = ledger.seq and event.ended_because is null and mine.about <@ told.about
            ) as is_told
        from mine join ledger on ledger.record_id = mine.id where mine.kind <> 'event'
        and ledger.type not in {_ON_THE_WAY}
        union all
        select 'p' || event.id, event."on"::timestamp at time zone 'Europe/London', null, null,
            mine.id, mine.kind, mine.about, false
        from mine join event on event.id = mine.id and event.ended_because is null
        union all
        select 'u' || went_on.id, went_on."on"::timestamp at time zone 'Europe/London', null, went_on.id,
            mine.id, mine.kind, mine.about, false
        from mine join event on event.id = mine.id and event.ended_because is null
        join event_update went_on on went_on.event_id = event.id
    ), chosen as materialized (
        select story.* from story left join event on event.id = story.id
        where ($11::text[] is null or story.kind = any ($11))
        and ($12::uuid[] is null or story.about && $12)
        and (not $13::boolean or story.kind = 'event')
        and (not $14::boolean or event.in_court)
        and not (story.is_told and ($11 is null or 'event' = any ($11)))
        and ($15::date is null or story.at >= $15::timestamp at time zone 'Europe/London')
        and ($16::date is null or story.at < ($16::date + 1)::timestamp at time zone 'Europe/London')
    ), asked as materialized (
        select * from chosen where $17::timestamptz is null or (at, key) < ($17, $18::text)
        order by at desc, key desc limit $19
    )
    select near.id, json_build_object(
        'people', (
            select json_agg(json_build_object(
                'id', person.id, 'name', person.called, 'date_of_birth', person.date_of_birth
            ) order by person.id <> near.id, person.date_of_birth, person.id)
            from shown join person on person.id = shown.id
        ),
        'family', (
            select json_agg(json_build_object(
                'id', person.id, 'name', person.called, 'date_of_birth', person.date_of_birth
            ) order by person.id <> near.id, person.date_of_birth desc nulls last, person.id)
            from (
                select near.id
                union
                select other.person_id from family_member own
                join family_member other on other.family_id = own.family_id and other.until is null
                where own.person_id = near.id and own.until is null
            ) kin join person on person.id = kin.id join record on record.id = person.id and {WITHIN}
        ),
        'count', (select count(*) from chosen),
        'first_on', (select (min(at) at time zone 'Europe/London')::date from chosen),
        'last_on', (select (max(at) at time zone 'Europe/London')::date from chosen),
        'kinds', (
            select coalesce(json_agg(json_build_object('kind', kind, 'count', many) order by kind), '[]')
            from (select kind, count(*) as many from story where not is_told group by kind) counted
        )
    )::text as head,
    array(select json_build_object(
        'key', asked.key, 'kind', asked.kind, 'type', line.type, 'record_id', asked.id, 'seq', asked.seq,
        'on', (asked.at at time zone 'Europe/London')::date, 'occurred_at', asked.at,
        'recorded_at', coalesce(picked.recorded_at, line.recorded_at),
        'about', array(
            select subject.person_id from record_subject subject join children on children.id = subject.person_id
            where subject.record_id = asked.id order by subject.person_id
        ), 'actor_name', coalesce(worker.given || ' ' || worker.family, agency.name),
        'acting_as', line.acting_as, 'reason', line.reason, 'facts', line.facts,
        'replaced', asked.kind <> 'event' and split_part(line.type, '.', 2) in {_ACCOUNTS} and exists (
            select from ledger later where later.record_id = line.record_id and later.version > line.version
            and split_part(later.type, '.', 2) in {_CORRECTIONS}
        ),
        'event', case when asked.kind = 'event' then json_build_object(
            'version', record.version, 'event_kind', event.event_kind, 'words', coalesce(went_on.words, event.words),
            'is_update', asked.part is not null, 'until', event.until, 'on_estimated', event.on_estimated,
            'analysis', event.analysis, 'source', event.source, 'in_court', event.in_court,
            'from_record_id', origin.id, 'from_kind', origin.kind,
            'corrected_on', (
                select (max(later.recorded_at) at time zone 'Europe/London')::date from ledger later
                where later.record_id = event.id and later.type = 'event.corrected'
            ),
            'people', (
                select json_agg(json_build_object('person_id', each.person_id, 'particular', each.particular)
                    order by each.place)
                from event_person each where each.event_id = event.id
            )
        ) end
    )::text
        from asked join record on record.id = asked.id
        left join event on event.id = asked.id
        left join event_update went_on on went_on.id = asked.part
        left join record origin on origin.id = event.record_id
        left join ledger picked on picked.seq = event.ledger_seq and asked.part is null
        join lateral (
            select * from ledger where asked.seq is not null and ledger.seq = asked.seq
            union all
            select * from ledger where asked.seq is null and asked.part is null
            and ledger.record_id = asked.id and ledger.version = 1
            union all
            select * from ledger where asked.part is not null and ledger.record_id = asked.id
            and ledger.type = 'event.updated' and ledger.facts ->> 'update_id' = asked.part::text
        ) line on true
        left join worker on worker.id = line.actor_id
        left join agency_client client on client.id = line.actor_id
        left join agency on agency.id = client.agency_id
        order by asked.at desc, asked.key desc
    ) as rows,
    (select given || ' ' || family from worker where id = $7) as asker,
    array(select json_build_array(at, key)::text from asked order by at desc, key desc) as keys
    from near
    """,
        kind="person",
    )


_SCREEN, _PRINT = _statement("chronology"), _statement("chronology_pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for: for the whole family, which words of records, about whom, and between which days (both shown)."""

    family: bool = False
    kinds: list[str] | None = None
    about: list[UUID] | None = None
    significant: bool = False
    court: bool = False
    since: date | None = None
    until: date | None = None

    @property
    def values(self) -> tuple[Any, ...]:
        """The parameters $10 to $16."""
        return self.family, self.kinds, self.about, self.significant, self.court, self.since, self.until


async def chronology(read: Transaction, person_id: UUID, wanted: Wanted, cursor: str | None) -> str:
    """A page of a person's or a family's chronology, the latest first, as JSON. Raises `NotFound`."""
    after = decode(cursor, (datetime, str)) or [None, None]
    row = await read.connection.fetchrow(_SCREEN, *read.viewer(person_id), *wanted.values, *after, PAGE + 1)
    if row is None:
        raise NotFound
    more = encode(orjson.loads(row["keys"][PAGE - 1])) if len(row["rows"]) > PAGE else None
    following = orjson.dumps(more).decode()
    return f'{{"head":{row["head"]},"items":[{",".join(row["rows"][:PAGE])}],"next":{following}}}'


async def whole(read: Transaction, person_id: UUID, wanted: Wanted) -> tuple[dict[str, Any], list[dict[str, Any]], str]:
    """For a print: what a chronology says of itself, its entries, the earliest first, and who asks. Raises `NotFound`."""
    row = await read.connection.fetchrow(_PRINT, *read.viewer(person_id), *wanted.values, None, None, WHOLE)
    if row is None:
        raise NotFound
    entries = [orjson.loads(each) for each in reversed(row["rows"])]
    return orjson.loads(row["head"]), entries, row["asker"] or "Kith itself"
