"""An authority of any size, made inside the database by set-based SQL: invented people, the same at every run.

It is for load only: its histories are as long as real ones and as wide, but say nothing. (The demonstration authority,
whose histories can be read, is another: `persistence/demo`.)
"""

import random
import string
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

import asyncpg

from domain.calendar import WorkingDays
from persistence.assessment import Assessments
from persistence.care import Care
from persistence.conference import Conferences
from persistence.contact import Contacts
from persistence.discussion import Discussions
from persistence.event import Events
from persistence.family import Families
from persistence.journey import Journeys
from persistence.offer import Offers
from persistence.person import People
from persistence.plan import Plans
from persistence.referral import Referrals
from persistence.timer import refresh_all
from persistence.visit import Visits

GIVEN_NAMES, FAMILY_NAMES = 900, 8_000
POD_SIZE, POD_WORKERS = 65, 6
VISITS = 8
STORIES, STORY = 60, 980
"""Children with so many significant events more than others: the long chronologies."""
FIRST_ID = 1_760_000_000_000
VERSION = 10
"""Raised when the data change, so that databases filled before are filled anew."""

# The kinds of row, for ids that can be computed from a number instead of looked up.
KINDS = {
    kind: number for number, kind in enumerate(
        ("PERSON", "WORKER", "POD", "FAMILY", "CONTACT", "REFERRAL", "JOURNEY", "VISIT", "AGENCY", "PART",
         "ASSESSMENT", "PLAN", "CARE", "CONFERENCE", "EVENT", "DISCUSSION", "OFFER"), 1
    )
}  # fmt: skip

# The chain of hashes is not a true one: nothing here reads it.
_LEDGER = """
insert into ledger
    select entry.seq, entry.record_id, entry.version, '{kind}.changed', least(entry.at, now()), entry.at, entry.made_by,
        'social_worker', gen_random_uuid(), null, '{{}}', {state}, 1, sha256(entry.seq::text::bytea),
        sha256(entry.seq::text::bytea)
    from entry join {kind} on {kind}.id = entry.record_id where entry.kind = '{kind}' order by entry.seq
"""

PROSE = (
    "We sat in the kitchen and talked about the week. Mornings are hard: everybody is tired and the bus is early. "
    "Nan came on Sunday and helped with the washing, and that made a difference that all of them noticed. School said "
    "that the reading group goes well. We looked at the plan together and crossed out what has been done. What worries "
    "us is sleep, and the damp in the small bedroom; the landlord has been written to twice. We agreed who does what "
    "until the next time, and when that will be. "
) * 2


def invented_names() -> tuple[list[str], list[str]]:
    """Distinct given and family names, put together from invented syllables; the same ones every time."""
    chance = random.Random(20_26)
    onsets = [*"bcdfghjklmnprstvwyz", "br", "ch", "dr", "fl", "gr", "kh", "ll", "sh", "st", "th", "tr"]
    syllables = [onset + vowel + coda for onset, vowel, coda in product(onsets, "aeiou", ("", "l", "m", "n", "r", "s"))]
    chance.shuffle(syllables)

    def names(count: int, most: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            found["".join(chance.sample(syllables, chance.randint(2, most))).capitalize()] = None
        return list(found)

    return names(GIVEN_NAMES, 2), names(FAMILY_NAMES, 3)


async def fill(database_url: str, children: int, tell: Callable[[str], None]) -> None:
    """Fill an empty, migrated database. The account must be a superuser: foreign keys are not checked meanwhile."""
    connection = await asyncpg.connect(database_url)
    began = time.perf_counter()
    try:
        await connection.execute(
            "set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB';"
            " set maintenance_work_mem = '512MB'; set jit = off; select setseed(0.5)"
        )
        for table, names in zip(("given_name", "family_name"), invented_names(), strict=True):
            await connection.execute(f"create temp table {table} (n integer primary key, word text)")
            await connection.copy_records_to_table(table, records=list(enumerate(names)))
        for part in _parts(children):
            await connection.execute(part)
            tell(f"{part.split()[1]}, {time.perf_counter() - began:.0f} s")
        people = [row["id"] for row in await connection.fetch("select id from person order by id")]
        for start in range(0, len(people), 5_000):
            await connection.execute("select person_name_refresh($1)", people[start : start + 5_000])
        tell(f"names, {time.perf_counter() - began:.0f} s")
        for words in (
            People, Families, Contacts, Referrals, Journeys, Visits, Assessments, Plans, Care, Conferences, Events,
            Discussions, Offers,
        ):  # fmt: skip
            kind = words.table.name
            await connection.execute(_LEDGER.format(kind=kind, state=words.state_of(kind)))
        tell(f"ledger, {time.perf_counter() - began:.0f} s")
        await connection.execute("analyze; reset work_mem")
        days = await connection.fetch("select day from bank_holiday")
        many = await refresh_all(connection, WorkingDays.of(row["day"] for row in days))
        tell(f"{many:,} due items, {time.perf_counter() - began:.0f} s")
        await connection.execute("vacuum (analyze)")
    finally:
        await connection.close()


def _parts(children: int) -> list[str]:
    """The parts of `seed.sql`, each beginning with its name in a comment, with its words filled in."""
    words = {
        "children": children, "first_id": FIRST_ID, "pod_size": POD_SIZE, "pod_workers": POD_WORKERS, "visits": VISITS,
        "given_names": GIVEN_NAMES, "family_names": FAMILY_NAMES, "stories": STORIES, "story": STORY,
        "prose": f"'{PROSE}'", **KINDS,
    }  # fmt: skip
    script = Path(__file__).with_name("seed.sql").read_text(encoding="utf-8")
    return [f"-- {part.lstrip()}" for part in string.Template(script).substitute(words).split("-- part:")[1:]]
