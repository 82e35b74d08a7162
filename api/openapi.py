"""The contract: openapi.yaml, made from the application, committed and compared."""

from pathlib import Path
from typing import Any

import yaml

from api.app import create_app
from api.settings import Settings

HEADER = "# Made by `python -m api openapi`; do not edit.\n"
PROBLEM_TYPE = "application/problem+json"
ETAG = {"description": "The record's version, in quotes.", "schema": {"type": "string"}}
SECURITY = {
    "session": {"type": "apiKey", "in": "cookie", "name": "__Host-kith"},
    "token": {
        "type": "oauth2",
        "flows": {"clientCredentials": {"tokenUrl": "/api/v1/token", "scopes": {
            "contact:send": "Tell the front door about a worry.",
            "contact:read-own": "See what became of what you sent.",
        }}},
    },
}  # fmt: skip


def contract() -> dict[str, Any]:
    """The OpenAPI document, with the finishing touches that the framework does not make."""
    document = create_app(Settings(), "").openapi()
    document["components"]["securitySchemes"] = SECURITY
    for path in document["paths"].values():
        for operation in path.values():
            _finish(operation, document["components"]["schemas"])
    for name in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(name, None)
    return document


def _finish(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    """Say who may ask, that problems are problem documents, and where the version is shown."""
    public = operation["x-permission"] == "public"
    operation["security"] = [] if public else [{"session": []}, {"token": []}]
    if "requestBody" in operation:
        for status, words in (("400", "The body cannot be read"), ("413", "The body is too large")):
            response = operation["responses"].setdefault(status, {"description": words})
            response.setdefault("content", {})[PROBLEM_TYPE] = {}
    operation["responses"] = dict(sorted(operation["responses"].items()))
    for status, response in operation["responses"].items():
        content = response.get("content", {})
        if PROBLEM_TYPE in content:
            # The framework adds every model as plain JSON; errors of OAuth's own shape stay that.
            others = {kind: each for kind, each in content.items() if "ProblemDocument" not in str(each)}
            problem = {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}
            response["content"] = others | {PROBLEM_TYPE: problem}
        shown = content.get("application/json", {}).get("schema", {}).get("$ref", "").rsplit("/", 1)[-1]
        if status in {"200", "201"} and "version" in schemas.get(shown, {}).get("properties", {}):
            response["headers"] = {"ETag": ETAG}


def text() -> str:
    """The contract as it is committed."""
    return HEADER + yaml.safe_dump(contract(), sort_keys=False, allow_unicode=True, width=120)


def write(path: Path) -> None:
    """Write the contract to a file."""
    path.write_text(text(), encoding="utf-8")
