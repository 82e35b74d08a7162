"""How many SQL statements a request costs: a number that creeps up is found here, not on a slow afternoon."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg
import pytest

from domain.policy import Role
from tests.api.support import tell_story, visit_body


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every statement that any connection is asked for, with the opening and the end of transactions."""
    asked: list[str] = []

    connection: Any = asyncpg.Connection
    prepared, plain = connection._execute, connection.execute

    async def note_prepared(self, query, *args, **kwargs):
        asked.append(query)
        return await prepared(self, query, *args, **kwargs)

    async def note_plain(self, query, *args, **kwargs):
        if not args:  # with arguments it goes on to the other
            asked.append(query)
        return await plain(self, query, *args, **kwargs)

    monkeypatch.setattr(asyncpg.Connection, "_execute", note_prepared)
    monkeypatch.setattr(asyncpg.Connection, "execute", note_plain)
    yield asked
    monkeypatch.undo()


@pytest.fixture(scope="module")
async def story(app, authority):
    return await tell_story(app, authority)


@pytest.mark.parametrize(
    ("method", "path", "body", "statements"),
    [
        ("GET", "/api/v1/people/{child}/overview", None, 2),
        ("GET", "/api/v1/people/{child}/network", None, 2),
        ("GET", "/api/v1/people/{child}/history", None, 2),
        ("GET", "/api/v1/people/{child}/visits", None, 2),
        ("GET", "/api/v1/people/{child}/care", None, 2),
        ("GET", "/api/v1/people/{child}/assessments", None, 2),
        ("GET", "/api/v1/people/{child}/plans", None, 2),
        ("GET", "/api/v1/people/{child}/chronology?family=true", None, 2),
        ("GET", "/api/v1/people/{child}/protection", None, 2),
        ("GET", "/api/v1/people/{child}/risks", None, 2),
        ("GET", "/api/v1/people/{child}/viewings", None, 2),
        ("GET", "/api/v1/people/{child}", None, 2),
        ("GET", "/api/v1/pods/{pod}", None, 2),
        ("GET", "/api/v1/pods/{pod}/caseload", None, 3),
        ("GET", "/api/v1/workloads/mine", None, 3),
        ("GET", "/api/v1/contacts", None, 2),
        ("POST", "/api/v1/people/search", {"text": "jon oké"}, 2),
        # One of them asks what follows from a record of care, for the children who have one.
        ("POST", "/api/v1/visits", "visit", 11),
    ],
)
async def test_a_request_costs_so_many_statements(
    client, authority, story, monkeypatch, method, path, body, statements
):
    worker = await client(Role.SOCIAL_WORKER)
    known = path.format(child=story.children[0], pod=authority.pods[0].id)
    if body == "visit":
        body = visit_body(story.children[0])
    with counted(monkeypatch) as asked:
        answer = await worker.request(method, known, json=body)
    assert answer.status_code in (200, 201), answer.text
    assert len(asked) == statements, asked
