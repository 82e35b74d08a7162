"""Family group conferences as screens show them: one, a child's, those within reach; and the facts of the measures."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import orjson

from domain.errors import NotFound
from domain.fgc import Fgc
from domain.fgc_measures import SHORT_BREAKS, Care, Family, Followed
from domain.fgc_parts import Ending, FgcUse, NotOffered
from domain.journey import Status
from persistence.access import WITHIN, viewed
from persistence.fgc import Fgcs
from persistence.state import from_state, to_state
from persistence.transaction import Transaction

MOST = 200
"""Conferences on one list: more than a service has open at a time."""

_NAME = "(select worker.given || ' ' || worker.family from worker where worker.id = {})"
_STATE = Fgcs.state_of("fgc")
_BESIDE = f"""jsonb_build_object(
    'coordinator_name', {_NAME.format("fgc.coordinator_id")}, 'referrer_name', {_NAME.format("fgc.referrer_id")},
    'not_offered_by_name', {_NAME.format("fgc.not_offered_by")}, 'names', (
        select coalesce(jsonb_agg(jsonb_build_object('child_id', child.child_id, 'name', person.called,
            'date_of_birth', person.date_of_birth) order by child.place), '[]'::jsonb)
        from fgc_child child join person on person.id = child.child_id where child.fgc_id = fgc.id
    ), 'holders', (
        select coalesce(jsonb_agg(distinct jsonb_build_object('person_id', person.id, 'name', person.called)), '[]'::jsonb)
        from fgc_child child join person_relationship link on link.person_id = child.child_id
            and link.responsibility = 'yes' and (link.until is null or link.until > current_date)
        join person on person.id = link.other_id where child.fgc_id = fgc.id
    )
)"""
_ONE = viewed(
    "fgc", f"select near.version, {_STATE} as state, {_BESIDE} as beside from near join fgc using (id)", kind="fgc"
)
_OF_CHILD = viewed(
    "fgcs",
    f"""
    select near.id as child_id, near.version as child_version, record.version, {_STATE} as state, {_BESIDE} as beside
    from near left join (fgc_child mine join fgc on fgc.id = mine.fgc_id
        join record on record.id = fgc.id and not record.sealed) on mine.child_id = near.id
    order by fgc.considered_on desc, fgc.id desc
    """,
    kind="person",
)
_LIST = f"""
    select record.version, {_STATE} as state, {_BESIDE} as beside from fgc join record on record.id = fgc.id
    where fgc.state <> 'closed' and {WITHIN}
    order by fgc.coordinator_id is distinct from $4, fgc.considered_on, fgc.id limit {MOST}
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A conference, and the names that go with it."""

    fgc: Fgc
    beside: dict[str, Any]

    @property
    def state(self) -> dict[str, Any]:
        """The record with its version, as an answer has it."""
        return {**to_state(self.fgc), "version": self.fgc.version}


def _told(row: Any) -> Told:
    beside = row["beside"]
    return Told(
        from_state(Fgc, row["state"], row["version"]), orjson.loads(beside) if isinstance(beside, str) else beside
    )


async def one(read: Transaction, id: UUID) -> Told:
    """One conference. Raises `NotFound`."""
    row = await read.connection.fetchrow(_ONE, *read.viewer(id))
    if row is None:
        raise NotFound
    return _told(row)


async def of_child(read: Transaction, child_id: UUID) -> tuple[int, list[Told]]:
    """The version of a child's record, and their conferences, the latest first. Raises `NotFound`."""
    rows = await read.connection.fetch(_OF_CHILD, *read.viewer(child_id))
    if not rows:
        raise NotFound
    return rows[0]["child_version"], [_told(row) for row in rows if row["state"] is not None]


async def within(read: Transaction) -> list[Told]:
    """Those within reach that are not closed: one's own first, then the longest under way."""
    return [_told(row) for row in await read.connection.fetch(_LIST, *read.viewer(None)[:5])]


# The facts of M9 to M11: each child of each conference, with the stays in care but the short breaks. A stay runs on
# where one episode follows another on the same day.
_FOLLOWED = """
    select child.child_id, fgc.use, fgc.referred_on, fgc.letter_on, child.at_risk,
        (fgc.held_from at time zone 'Europe/London')::date as held_on,
        least(person.died_on, person.date_of_birth + interval '18 years')::date as known_until, (
            select coalesce(array_agg(array[stay.since::text, coalesce(stay.until::text, '')] order by stay.since), '{}')
            from (
                select min(episode.since) as since,
                    nullif(max(coalesce(episode.until, 'infinity'::date)), 'infinity'::date) as until
                from care join care_episode episode on episode.care_id = care.id
                where care.child_id = child.child_id and episode.legal_status <> all ($1)
                group by episode.period_id
            ) stay
        ) as stays
    from fgc join fgc_child child on child.fgc_id = fgc.id join person on person.id = child.child_id
    where fgc.considered_on <= $2 and ($3::text is null or fgc.use = $3)
"""
# Of M8: each family with a child in the stage on the day, and the latest conference thought of for one of its children
# that had not been closed when the stage began.
_FAMILIES = """
    with staged as (
        select distinct on (member.family_id) member.family_id, stage.since
        from journey join journey_status stage on stage.journey_id = journey.id and stage.status = $1
            and stage.since <= $2 and (stage.until is null or stage.until > $2)
        join family_member member on member.person_id = journey.child_id and member.part = 'child'
            and member.since <= $2 and (member.until is null or member.until > $2)
        order by member.family_id, stage.since
    )
    select staged.family_id, latest.* from staged left join lateral (
        select exists (select from fgc_offer offer where offer.fgc_id = fgc.id and offer.offered_on <= $2) as offered,
            exists (select from fgc_offer offer where offer.fgc_id = fgc.id and offer.accepted
                and offer.answered_on <= $2) as accepted,
            coalesce((fgc.held_from at time zone 'Europe/London')::date <= $2, false) as held,
            coalesce(fgc.not_offered, fgc.ending) as why_not
        from fgc where fgc.considered_on <= $2 and (fgc.closed_on is null or fgc.closed_on >= staged.since)
        and exists (
            select from fgc_child child join family_member member on member.person_id = child.child_id
            where child.fgc_id = fgc.id and member.family_id = staged.family_id
        )
        order by fgc.considered_on desc limit 1
    ) latest on true
"""
_BY_YEAR = """
    select extract(year from fgc.held_from at time zone 'Europe/London')::int as year, fgc.use, count(*) as held
    from fgc where (fgc.held_from at time zone 'Europe/London')::date <= $1 group by 1, 2 order by 1, 2
"""
_WHY = {each.value: each for kind in (NotOffered, Ending) for each in kind}


async def followed(read: Transaction, as_of: date, use: FgcUse | None) -> list[Followed]:
    """Every child of every conference thought of until a day, of one use or of all, with what became of them."""
    rows = await read.connection.fetch(_FOLLOWED, sorted(SHORT_BREAKS), as_of, use)
    return [
        Followed(
            child_id=row["child_id"], use=FgcUse(row["use"]), referred_on=row["referred_on"],
            letter_on=row["letter_on"], held_on=row["held_on"], at_risk=row["at_risk"],
            known_until=row["known_until"],
            care=tuple(
                Care(date.fromisoformat(since), date.fromisoformat(until) if until else None)
                for since, until in row["stays"]
            ),
        )
        for row in rows
    ]  # fmt: skip


async def families(read: Transaction, stage: Status, as_of: date) -> list[Family]:
    """The families with a child in a stage on a day."""
    rows = await read.connection.fetch(_FAMILIES, stage, as_of)
    return [
        Family(
            family_id=row["family_id"], offered=bool(row["offered"]), accepted=bool(row["accepted"]),
            held=bool(row["held"]), why_not=_WHY.get(row["why_not"]),
        )
        for row in rows
    ]  # fmt: skip


async def by_year(read: Transaction, as_of: date) -> list[dict[str, Any]]:
    """How many were held in each year, by use (S83)."""
    return [dict(row) for row in await read.connection.fetch(_BY_YEAR, as_of)]
