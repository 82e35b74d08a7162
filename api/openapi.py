"""The contract: openapi.yaml, made from the application, committed and compared."""

from pathlib import Path
from typing import Any

import yaml

from api import asyncapi, examples, openreferral, rate
from api.app import WORDS, create_app
from api.settings import Settings

HEADER = "# Made by `python -m api openapi`; do not edit.\n"
PROBLEM_TYPE = "application/problem+json"
ETAG = {"description": "The record's version, in quotes.", "schema": {"type": "string"}}
RATE = {name: {"description": words, "schema": {"type": "string"}} for name, words in rate.FIELDS.items()}
SCOPES = {
    "contact:send": "Tell the front door about a worry.",
    "contact:read-own": "See what became of what you sent.",
    "request:read": "See what you were asked.",
    "request:answer": "Answer what you were asked.",
    "attachment:record": "Send documents.",
    "attachment:read": "Read documents that are shared with you.",
    "sighting:record": "Tell that you were in touch with a child.",
    "sighting:read": "See what you told of being in touch.",
    "plan:report": "Say what came of your actions in a plan.",
    "agency:read-own": "See your own workspace.",
    "uptake:provide": "See whom you are asked to help, and say where it stands.",
    "subscription:manage": "Say where you want to be told of what happens.",
}
"""What a token may be for; a test holds them against what agencies are granted."""
SECURITY = {
    "session": {"type": "apiKey", "in": "cookie", "name": "__Host-kith"},
    "token": {
        "type": "oauth2",
        "flows": {"clientCredentials": {"tokenUrl": "/api/v1/token", "scopes": SCOPES}},
    },
}  # fmt: skip


def contract() -> dict[str, Any]:
    """The OpenAPI document, with the finishing touches that the framework does not make."""
    document = create_app(Settings(), "").openapi()
    document["components"]["securitySchemes"] = SECURITY
    document["servers"] = [{"url": "/", "description": "This installation."}]
    document["info"]["contact"] = {"name": "The people who make Kith"}
    document["tags"] = _tags()
    for path in document["paths"].values():
        for operation in path.values():
            _finish(operation, document["components"]["schemas"])
    examples.add(document)
    for name in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(name, None)
    return document


def _tags() -> list[dict[str, str]]:
    """What each group of operations is about, as the module of its word says."""
    found = {"health": "Whether this installation is alive."}
    for module in (*WORDS, openreferral):
        for tag in module.router.tags or [module.__name__.rsplit(".", 1)[-1]]:
            found.setdefault(str(tag), (module.__doc__ or "").split("\n\n")[0].replace("\n", " ").strip())
    return [{"name": name, "description": words} for name, words in sorted(found.items())]


def _finish(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    """Say who may ask, that problems are problem documents, and where the version is shown."""
    public = operation["x-permission"] == "public"
    permission = operation["x-permission"]
    operation["security"] = [] if public else [{"session": []}]
    if permission in SCOPES:
        operation["security"].append({"token": [permission]})
    if permission in SCOPES or operation.get("tags") == ["directory"]:
        for response in operation["responses"].values():
            response.setdefault("headers", {}).update(RATE)
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
            response.setdefault("headers", {})["ETag"] = ETAG


def text() -> str:
    """The contract as it is committed."""
    return HEADER + yaml.safe_dump(contract(), sort_keys=False, allow_unicode=True, width=120)


def text_of_messages() -> str:
    """What Kith tells by itself, as it is committed."""
    return HEADER + yaml.safe_dump(asyncapi.document(), sort_keys=False, allow_unicode=True, width=120)


def write(path: Path) -> None:
    """Write the contract to a file, and beside it asyncapi.yaml."""
    path.write_text(text(), encoding="utf-8")
    path.with_name("asyncapi.yaml").write_text(text_of_messages(), encoding="utf-8")
