"""One word through every layer: who knows the field finds the file, and who knows the file finds the table."""

import ast
import importlib
import re
from pathlib import Path

import pytest

from domain.aggregate import Aggregate
from domain.policy import Permission
from persistence.repository import Repository
from persistence.tables import metadata
from tests.api import contract

ROOT = Path(__file__).parents[2]
WORDS = (
    "worker", "pod", "agency", "person", "family", "contact", "referral", "journey", "visit",
    "assessment", "enquiry", "conference", "plan", "care", "risk", "event", "timer",
    "workload",
    "personal", "wellbeing", "oversight", "observation", "reflection", "accompaniment", "workbook", "chapter",
    "template",
    "decision", "delegation", "authorisation", "disagreement", "task", "promise",
    "supervision", "discussion",
    "handover", "wish", "absence",
    "fgc",
    "offer", "uptake",
    "feed",
    "share", "request", "attachment", "sighting",
    "subscription",
    "submission",
    "finding",
    "daily",
    "load",
)  # fmt: skip
PLURAL = {"person": "people", "family": "families", "agency": "agencies", "care": "care", "enquiry": "enquiries"}
PLURAL |= {"wish": "wishes"}
PLURAL |= {"daily": "dailies"}
SPINE = {
    "record", "record_subject", "ledger", "viewing", "bank_holiday", "name_word",
    "record_circle",
    "load_content", "load_row", "load_record", "load_progress",
    "finding_open", "finding_day", "finding_check",
    "attachment_content", "submission_content", "submission_child", "submission_problem", "submission_progress",
    "client_key", "client_assertion", "client_use",
    "timer_due", "session", "sign_in_failure", "credential", "client_secret", "access_token",
}  # fmt: skip
"""Tables that belong to no record: what all have in common, who is signed in, and what follows from the records."""
OTHER_TAGS = {"session", "health"}
OTHER_TAGS |= {"change"}
OTHER_TAGS |= {"directory"}

OPERATIONS = [(path, operation) for _, path, operation in contract.operations()]


def _aggregate(word: str) -> type[Aggregate]:
    made: type[Aggregate] = getattr(importlib.import_module(f"domain.{word}"), word.capitalize())
    return made


def _plural(word: str) -> str:
    return PLURAL.get(word, f"{word}s")


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("folder", ["domain", "persistence", "api/v1"])
def test_every_layer_has_a_file_for_the_word(folder: str, word: str):
    assert (ROOT / folder / f"{word}.py").is_file()


@pytest.mark.parametrize("word", WORDS)
def test_the_record_calls_itself_by_the_word(word: str):
    assert issubclass(_aggregate(word), Aggregate)
    assert _aggregate(word).kind == word


def test_there_is_no_record_without_a_word():
    for path in (ROOT / "domain").glob("*.py"):
        importlib.import_module(f"domain.{path.stem}")
    assert {each.kind for each in Aggregate.__subclasses__() if each.__module__.startswith("domain.")} == set(WORDS)


@pytest.mark.parametrize("word", WORDS)
def test_the_word_has_a_table_and_its_parts_are_named_after_it(word: str):
    assert word in metadata.tables
    parts = [table for name, table in metadata.tables.items() if name.startswith(f"{word}_") and name not in SPINE]
    assert all({f"{word}_id"} <= {column.name for column in table.columns} for table in parts)


def test_there_is_no_table_without_a_word():
    assert {name for name in metadata.tables if name.split("_")[0] not in WORDS} <= SPINE


@pytest.mark.parametrize("word", WORDS)
def test_the_repository_is_the_plural_of_the_word(word: str):
    repository = getattr(importlib.import_module(f"persistence.{word}"), _plural(word).capitalize())
    assert issubclass(repository, Repository)


@pytest.mark.parametrize("word", WORDS)
def test_what_happens_is_named_after_the_word_and_says_what_has_happened(word: str):
    tree = ast.parse((ROOT / "domain" / f"{word}.py").read_text(encoding="utf-8"))
    verbs = [
        constant.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "note"
        for constant in ast.walk(node.args[0])
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    ]
    assert verbs
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", verb) for verb in verbs)
    changed_by_hand = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Change"
    ]
    assert changed_by_hand == [], "notes are made by `note`, which puts the word before the verb"


@pytest.mark.parametrize("permission", Permission)
def test_a_permission_is_a_word_and_a_verb(permission: Permission):
    word, verb = permission.value.split(":")
    assert word in WORDS
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", verb)
    assert permission.name == permission.value.replace(":", "_").replace("-", "_").upper()


@pytest.mark.parametrize("word", WORDS)
def test_the_routes_of_the_word_are_under_its_plural_and_bear_its_tag(word: str):
    paths = [path for path, operation in OPERATIONS if operation["tags"] == [word]]
    assert paths
    assert all(re.fullmatch(rf"/api/v1/{_plural(word)}(/.*)?", path) for path in paths)


def test_every_operation_is_named_after_its_tag():
    for path, operation in OPERATIONS:
        (tag,) = operation["tags"]
        assert tag in {*WORDS, *OTHER_TAGS}, path
        assert operation["operationId"].startswith(f"{tag}."), path
