"""The domain is pure: the same verb on the same record with the same `By` does the same on any machine, at any time.

Imports of what others made are import-linter's (pyproject.toml); here is what the standard library would still allow.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

DOMAIN = Path(__file__).parents[2] / "domain"
FILES = sorted(DOMAIN.glob("**/*.py"))

# An id is made from the clock and from noise, and means nothing but itself.
ASKS_THE_MACHINE = {"ids.py"}
MACHINE = {"os", "time"}

LIBRARIES = {
    "abc",
    "bisect",
    "collections",
    "contextlib",
    "copy",
    "dataclasses",
    "datetime",
    "enum",
    "functools",
    "itertools",
    "json",
    "re",
    "typing",
    "uuid",
    "zoneinfo",
    "domain",
}
# Whatever they are called on: the clock, chance, the environment, and what makes a value without being asked for it.
METHODS = {
    "now", "utcnow", "today", "fromtimestamp", "utcfromtimestamp", "uuid1", "uuid4", "environ", "getenv", "urandom",
    "read_text", "write_text", "read_bytes", "write_bytes", "time", "time_ns", "monotonic",
}  # fmt: skip
FUNCTIONS = {"open", "print", "input", "exec", "eval", "compile", "__import__", "globals"}
ASYNCHRONOUS = (ast.AsyncFunctionDef, ast.Await, ast.AsyncFor, ast.AsyncWith)


def offences(source: str, *, may_ask_the_machine: bool = False) -> Iterator[str]:
    """What in a module of the domain is not pure, with its line."""
    allowed = LIBRARIES | MACHINE if may_ask_the_machine else LIBRARIES
    for node in ast.walk(ast.parse(source)):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Import):
            yield from (f"{line}: imports {n.name}" for n in node.names if n.name.split(".")[0] not in allowed)
        elif isinstance(node, ast.ImportFrom):
            if (node.module or "").split(".")[0] not in allowed:
                yield f"{line}: imports {node.module}"
            if not may_ask_the_machine:
                yield from (f"{line}: imports {n.name}" for n in node.names if n.name in METHODS)
        elif isinstance(node, ASYNCHRONOUS):
            yield f"{line}: is asynchronous"
        elif isinstance(node, ast.Attribute) and node.attr in METHODS and not may_ask_the_machine:
            yield f"{line}: uses {node.attr}"
        elif isinstance(node, ast.Name) and node.id in FUNCTIONS:
            yield f"{line}: uses {node.id}"
        elif isinstance(node, ast.Global | ast.Nonlocal):
            yield f"{line}: changes what is shared"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_domain_is_plain_synchronous_python_that_asks_nobody(path: Path):
    source = path.read_text(encoding="utf-8")
    assert list(offences(source, may_ask_the_machine=path.name in ASKS_THE_MACHINE)) == []


def test_the_domain_is_there():
    assert {path.name for path in FILES} >= {"aggregate.py", "policy.py", "ids.py"}


def test_the_libraries_of_the_domain_come_with_python():
    assert LIBRARIES - {"domain"} <= sys.stdlib_module_names


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import datetime\nmoment = datetime.now()",
        "from datetime import date\nday = date.today()",
        "import datetime\nmoment = datetime.datetime.utcnow()",
        "from uuid import uuid4",
        "import uuid\nid = uuid.uuid4()",
        "import random",
        "from random import choice",
        "import os",
        "from os import environ",
        "import asyncio",
        "async def save(): ...",
        "text = open('x').read()",
        "print('x')",
        "from pathlib import Path",
        "import sqlalchemy as sa",
        "from . import person",
        "from api import app",
        "def verb():\n    global seen\n    seen = 1",
    ],
)
def test_what_is_not_pure_is_found(source: str):
    assert list(offences(source))


@pytest.mark.parametrize(
    "source",
    [
        "from datetime import date\ntoday = date(2026, 3, 4)",
        "from domain.errors import Invalid",
        "from collections.abc import Iterable",
        "def verb(self, by): self.opened_at = by.at",
    ],
)
def test_what_is_pure_is_let_through(source: str):
    assert list(offences(source)) == []
