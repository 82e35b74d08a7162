"""An example for every body and answer of the contract, made from its own schema with invented people.

What agencies send most is written by hand (`BY_HAND`); the rest says what each field looks like. A test holds each one against
its schema.
"""

import re
from typing import Any

Schema = dict[str, Any]

DEPTH = 3
"""Lists that lie deeper in an answer are shown empty: an example is there to be read."""
ID = "0199d1a2-7c3e-7b4a-9f21-5a6b7c8d9e0f"
FORMATS = {
    "uuid": ID,
    "date": "2026-03-02",
    "date-time": "2026-03-02T14:30:00Z",
    "binary": "",
    "uri": "https://kith.example/",
    "email": "hello@lantern.example",
}
WORDS = {
    "email": "tomas.welby@saltmarsh.example", "url": "https://mis.saltmarsh.example/kith", "phone": "01632 960 112",
    "website": "https://lantern.example/", "postcode": "AE1 4SB", "given": "Maya", "family": "Okafor", "language": "Igbo",
    "languages": "Igbo", "nhs_number": "9434765919", "upn": "H801200001001", "reference": "K000112", "urn": "SC428117",
    "next": "eyJhZnRlciI6MX0", "type": "contact.decided", "code": "T4", "name": "Saltmarsh School",
    "registration_number": "SW100112", "instance": f"urn:uuid:{ID}", "pointer": "/people/0/given", "areas": "AE1",
    "ethnicity_words": "Nigerian and English", "school": "Saltmarsh School", "jwk": '{"kty":"OKP"}', "digest": "9f86d081",
}  # fmt: skip
"""By what a field is called; then by how its name ends."""
ENDINGS = (
    ("_name", "Grace Adeyemi"), ("_because", "The family asked for it."), ("reason", "The family asked for it."),
    ("why", "So that she can stay at her school."), ("words", "“I like it when Gran comes.”"),
    ("view", "She would like it to be calm at home."), ("post", "Pastoral lead"), ("role", "teacher"),
)  # fmt: skip
BY_HAND: dict[str, Any] = {
    "ContactIn": {
        "id": ID, "sender_name": "Tomas Welby", "sender_role": "Pastoral lead",
        "worry": "Maya has come without breakfast for two weeks, and fell asleep in the morning three times.",
        "consent": "given", "urgency": "routine",
        "people": [
            {"id": "0199d1a2-7c3e-7b4a-9f21-5a6b7c8d9e10", "is_child": True, "given": "Maya", "family": "Okafor",
             "date_of_birth": "2017-05-09"},
            {"id": "0199d1a2-7c3e-7b4a-9f21-5a6b7c8d9e11", "is_child": False, "given": "Ada", "family": "Okafor",
             "relationship": "mother"},
        ],
    },
    "SubscriptionIn": {
        "id": ID, "url": "https://mis.saltmarsh.example/kith", "types": ["contact.received", "contact.decided"],
    },
}  # fmt: skip


def add(document: dict[str, Any]) -> None:
    """Give every body and every good answer of the document an example, kept once for each schema."""
    schemas: Schema = document["components"]["schemas"]
    kept: dict[str, Any] = document["components"].setdefault("examples", {})
    for path in document["paths"].values():
        for operation in path.values():
            good = [each for status, each in operation["responses"].items() if status.startswith("2")]
            for place, each in enumerate((operation.get("requestBody", {}), *good)):
                for kind, media in each.get("content", {}).items():
                    if "json" in kind or "form" in kind:
                        _illustrate(media, schemas, kept, sent=place == 0)


def _illustrate(media: dict[str, Any], schemas: Schema, kept: dict[str, Any], *, sent: bool) -> None:
    name = media.get("schema", {}).get("$ref", "").rsplit("/", 1)[-1]
    if not name:
        media["example"] = _made(media.get("schema", {}), schemas, "", sent=sent)
        return
    if name not in kept:
        kept[name] = {"value": BY_HAND.get(name) or _made(schemas[name], schemas, "", sent=sent)}
    media["examples"] = {"usual": {"$ref": f"#/components/examples/{name}"}}


def _made(schema: Schema, schemas: Schema, name: str, *, sent: bool, depth: int = 0) -> Any:
    """What a value of this schema looks like. `sent`: a body, from which is left out what need not be sent."""
    if "$ref" in schema:
        return _made(schemas[schema["$ref"].rsplit("/", 1)[-1]], schemas, name, sent=sent, depth=depth)
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in schema:
            return _made(schema[choice][0], schemas, name, sent=sent, depth=depth)
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    match schema.get("type"):
        case "object":
            shown = schema.get("required", []) if sent else schema.get("properties", {})
            return {
                key: _made(schema["properties"][key], schemas, key, sent=sent, depth=depth + 1)
                for key in shown if key in schema.get("properties", {})
            }  # fmt: skip
        case "array":
            if "prefixItems" in schema:
                return [_made(each, schemas, name, sent=sent, depth=depth + 1) for each in schema["prefixItems"]]
            wanted = schema.get("minItems", 0) or (depth <= DEPTH and schema.get("maxItems", 1))
            return [_made(schema["items"], schemas, name, sent=sent, depth=depth + 1)] if wanted else []
        case "integer" | "number":
            return int(max(schema.get("minimum", 1), schema.get("exclusiveMinimum", 0) + 1))
        case "boolean":
            return True
        case "string":
            return _text(schema, name)
    return None if schema.get("type") == "null" else {}


def _text(schema: Schema, name: str) -> str:
    if "format" in schema:
        return FORMATS[schema["format"]]
    if "pattern" in schema:
        return next(
            each
            for each in ("tomas@saltmarsh.example", "AE1", "09:30", "https://lantern.example/", "926", "2025-26")
            if _fits(each, schema)
        )
    found = WORDS.get(name) or next((words for end, words in ENDINGS if name.endswith(end)), None)
    return (found or f"What is written about “{name.replace('_', ' ')}”.")[: schema.get("maxLength")]


def _fits(text: str, schema: Schema) -> bool:
    return re.search(schema["pattern"], text) is not None
