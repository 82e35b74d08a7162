"""What is asked of both servers: the requests of each case, for children spread over the whole authority."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from api.auth import COOKIE, csrf_token, digest
from domain.ids import new_id
from tests.bench import seed

SAMPLES = 5_000
WHOLE = 10_000

_SAMPLE = """
    select journey.child_id, journey.pod_id, held.worker_id, person_name.given, person_name.family, person.date_of_birth
    from journey join journey_allocation held on held.journey_id = journey.id and held.until is null
    join person on person.id = journey.child_id
    join person_name on person_name.person_id = person.id and person_name.place = 1
    join journey_status stage on stage.journey_id = journey.id and stage.until is null and stage.status <> 'closed'
    where $2 = (
        (select count(*) from event_person told where told.person_id = journey.child_id) > 500
    )
    order by hashtext(journey.id::text) limit $1
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """A child, and the worker who asks about them."""

    child_id: UUID
    pod_id: UUID
    worker_id: UUID
    given: str
    family: str
    born: date

    @property
    def session(self) -> str:
        """The secret of the worker's session, as the seed made it."""
        return f"bench-{(self.worker_id.int >> 80) - seed.FIRST_ID}"


CLIENT = UUID("019a0000-0000-7000-8000-0000000be4c1")
TOKEN = "bench-token"
_CLIENT = """
    insert into agency_client (id, agency_id, place, name, scopes, registered_at)
    select $1, id, 1, 'bench', '{contact:send}', now() from agency order by id limit 1 on conflict do nothing
"""
_TOKEN = """
    insert into access_token values ($1, $2, '{contact:send}', now() + interval '1 day')
    on conflict (hash) do update set expires_at = excluded.expires_at
"""
LEADER = UUID(int=(seed.FIRST_ID << 80) | (seed.KINDS["WORKER"] << 64) | (0x7 << 76) | (0x8 << 60))
"""The first worker, who leads the whole service."""

Request = tuple[str, str, dict[str, str], bytes]
"""Method, path, headers and body."""


@dataclass(frozen=True, slots=True)
class Case:
    """One kind of request. `least` is the share of the bare handler's requests per second that must be reached."""

    title: str
    least: float
    request: Callable[[Sample], Request]
    repeatable: bool = True
    long: bool = False
    """Whether it is asked about the few children with a chronology of a thousand entries."""
    whole: bool = False
    """Whether it reads every child of the authority: asked of an authority of at most `WHOLE` children, as large as any is."""


async def samples(database_url: str, *, long: bool = False) -> list[Sample]:
    """Children with a worker, spread over the authority; the sessions of their workers begin anew."""
    connection = await asyncpg.connect(database_url)
    try:
        await connection.execute("update session set began_at = now(), seen_at = now() + interval '1 hour'")
        await connection.execute("update worker set role = 'service_manager' where id = $1", LEADER)
        await connection.execute(_CLIENT, CLIENT)
        await connection.execute(_TOKEN, digest(TOKEN), CLIENT)
        return [Sample(*row) for row in await connection.fetch(_SAMPLE, SAMPLES, long)]
    finally:
        await connection.close()


def requests(case: Case, children: list[Sample], count: int) -> Iterator[bytes]:
    """HTTP/1.1 requests as they are sent; a case that can be repeated has one for each child."""
    wanted = len(children) if case.repeatable else count
    for _, sample in zip(range(wanted), cycle(children), strict=False):
        method, path, headers, body = case.request(sample)
        lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        yield "\r\n".join([*lines, "", ""]).encode() + body


def ids_of(sent: Any, key: str = "") -> list[UUID]:
    """The ids in a body, in the order of its keys: two bodies of one kind have theirs in the same order."""
    if isinstance(sent, dict):
        return [id for name, each in sorted(sent.items()) for id in ids_of(each, name)]
    if isinstance(sent, list):
        return [id for each in sent for id in ids_of(each)]
    return [UUID(sent)] if key == "id" or key.endswith("_id") else []


def record_visit(sample: Sample) -> Request:
    """A new visit to the child, of a usual length."""
    body = {
        "id": new_id(), "made_at": "2026-01-05T15:30:00Z", "purpose": "A visit", "place": "home", "present": "Mother",
        "account": seed.PROSE[:800],
        "children": [{
            "id": new_id(), "child_id": sample.child_id, "seen": True, "seen_alone": True,
            "own_words": "I want to see my nan more often.",
        }],
        "promises": [{"id": new_id(), "words": "We said we would ask the school.", "by_when": "2026-01-12"}],
    }  # fmt: skip
    return (
        "POST",
        "/api/v1/visits",
        _headers(sample, writes=True),
        orjson.dumps(body, default=str, option=orjson.OPT_SORT_KEYS),
    )


def send_contact(sample: Sample) -> Request:
    """A worry that a school's program sends about a child and a parent."""
    body = {
        "id": new_id(), "sender_name": "Ms Bright", "sender_role": "Class teacher", "worry": seed.PROSE[:800],
        "consent": "given", "urgency": "today", "people": [
            {"id": new_id(), "is_child": True, "given": sample.given, "family": sample.family, "date_of_birth": sample.born},
            {"id": new_id(), "is_child": False, "given": "Ada", "family": sample.family, "relationship": "mother"},
        ],
    }  # fmt: skip
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    return "POST", "/api/v1/contacts", headers, orjson.dumps(body, default=str, option=orjson.OPT_SORT_KEYS)


def _overview(sample: Sample) -> Request:
    return "GET", f"/api/v1/people/{sample.child_id}/overview", _headers(sample), b""


def _pod(sample: Sample) -> Request:
    return "GET", f"/api/v1/pods/{sample.pod_id}", _headers(sample), b""


def _own_worklist(sample: Sample) -> Request:
    return "GET", "/api/v1/timers/worklist", _headers(sample), b""


def _pod_worklist(sample: Sample) -> Request:
    return "GET", f"/api/v1/timers/worklist?whose=pod&pod_id={sample.pod_id}", _headers(sample), b""


def _chronology(sample: Sample) -> Request:
    return "GET", f"/api/v1/people/{sample.child_id}/chronology", _headers(sample), b""


def _matching(sample: Sample) -> Request:
    return "GET", f"/api/v1/people/{sample.child_id}/offers", _headers(sample), b""


def _coverage(_sample: Sample) -> Request:
    return "GET", "/api/v1/supervisions/coverage", _leading(), b""


def _drift(_sample: Sample) -> Request:
    return "GET", "/api/v1/supervisions/drift", _leading(), b""


def _leading() -> dict[str, str]:
    return {"Cookie": f"{COOKIE}=bench-0"}


def _search_by_name(sample: Sample) -> Request:
    return _search(sample, f"{_misspelt(sample.given)} {_misspelt(sample.family)}")


def _search_by_birth(sample: Sample) -> Request:
    return _search(sample, f"{_misspelt(sample.given)} {_misspelt(sample.family)} {sample.born:%d/%m/%Y}")


def _search(sample: Sample, text: str) -> Request:
    return "POST", "/api/v1/people/search", _headers(sample, writes=True), orjson.dumps({"text": text})


def _misspelt(word: str) -> str:
    """The word without one of its letters, always the same one."""
    at = random.Random(word).randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _headers(sample: Sample, *, writes: bool = False) -> dict[str, str]:
    headers = {"Cookie": f"{COOKIE}={sample.session}"}
    if writes:
        headers |= {"X-CSRF-Token": csrf_token(sample.session), "Content-Type": "application/json"}
    return headers


CASES = (
    Case("overview", 0.60, _overview),
    Case("pod page", 0.80, _pod),
    Case("worklist, own", 0.80, _own_worklist),
    Case("worklist, pod", 0.80, _pod_worklist),
    Case("chronology, 1,000 entries", 0.80, _chronology, long=True),
    Case("which of 200 services fit", 0.80, _matching),
    Case("supervision: coverage of all pods", 0.80, _coverage, whole=True),
    Case("supervision: drift in all pods", 0.80, _drift, whole=True),
    Case("search, name misspelt", 0.75, _search_by_name),
    Case("search, with date of birth", 0.75, _search_by_birth),
    Case("record a visit", 0.70, record_visit, repeatable=False),
    Case("a school's contact", 0.70, send_contact, repeatable=False),
)
