"""Holds answers to openapi.yaml: every one that a test of the API gets must be described there, exactly."""

import re
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

import httpx
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from api.settings import ROOT

_formats = FormatChecker(())


@_formats.checks("date", ValueError)
def _date(value: Any) -> bool:
    return not isinstance(value, str) or date.fromisoformat(value).isoformat() == value


@_formats.checks("date-time", ValueError)
def _instant(value: Any) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@_formats.checks("uuid", ValueError)
def _uuid(value: Any) -> bool:
    return not isinstance(value, str) or str(UUID(value)) == value


@cache
def document() -> dict[str, Any]:
    """The committed contract."""
    # The C loader: the contract has seventy thousand lines.
    loaded: dict[str, Any] = yaml.load((ROOT / "openapi.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return loaded


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    """Every operation: its method in capitals, its path, its description."""
    return [
        (method.upper(), path, operation)
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
    ]


@cache
def _routes() -> list[tuple[str, re.Pattern[str], dict[str, Any]]]:
    found = [
        (method, re.compile(re.sub(r"{\w+}", "[^/]+", path)), path.count("{"), operation)
        for method, path, operation in operations()
    ]
    return [(method, path, operation) for method, path, _, operation in sorted(found, key=lambda each: each[2])]


def operation_of(method: str, path: str) -> dict[str, Any] | None:
    """The operation that answers for a request, where the contract has one."""
    return next((found for verb, pattern, found in _routes() if verb == method and pattern.fullmatch(path)), None)


def exact(schema: Any) -> Any:
    """A schema that admits no further keys where it names any."""
    if isinstance(schema, list):
        return [exact(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    strict = {name: exact(each) for name, each in schema.items()}
    return strict | {"additionalProperties": False} if isinstance(schema.get("properties"), dict) else strict


@cache
def _schemas() -> dict[str, Any]:
    return {name: exact(schema) for name, schema in document()["components"]["schemas"].items()}


@cache
def _validator(operation_id: str, status: str, media_type: str) -> Draft202012Validator:
    operation = next(each for _, _, each in operations() if each["operationId"] == operation_id)
    content = operation["responses"][status].get("content", {})
    assert media_type in content, f"{operation_id} says nothing of {media_type} for {status}"
    return checker(content[media_type]["schema"])


def checker(schema: dict[str, Any]) -> Draft202012Validator:
    """A validator for a schema of the contract."""
    return Draft202012Validator({**exact(schema), "components": {"schemas": _schemas()}}, format_checker=_formats)


@cache
def _problem() -> Draft202012Validator:
    return checker({"$ref": "#/components/schemas/ProblemDocument"})


async def hold(answer: httpx.Response) -> None:
    """Fail unless the contract describes this answer: its status, its kind and every key in it."""
    await answer.aread()
    asked = answer.request
    operation = operation_of(asked.method, asked.url.path)
    media_type = answer.headers.get("content-type", "").split(";")[0]
    if operation is None:
        if asked.url.path.startswith("/api/"):
            assert media_type == "application/problem+json"
            _problem().validate(answer.json())
        return
    name, status = operation["operationId"], str(answer.status_code)
    assert status in operation["responses"], f"{name} answered {status}: {answer.text[:500]}"
    if media_type in {"application/pdf", "text/csv", "application/octet-stream"}:
        assert media_type in operation["responses"][status]["content"], f"{name} says nothing of a paper"
    elif answer.content:
        _validator(name, status, media_type).validate(answer.json())
