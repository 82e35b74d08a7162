"""asyncapi.yaml: what Kith tells by itself, beside openapi.yaml, which is what it answers. Made from the domain's own list."""

from typing import Any

from api.app import VERSION
from domain.subscription import Told

SENTENCES = {
    Told.CONTACT_RECEIVED: "A contact that you sent has reached the front door.",
    Told.CONTACT_DECIDED: "It was decided what happens with a contact that you sent.",
    Told.REQUEST_ASKED: "The front door asks you what you know.",
    Told.REQUEST_WITHDRAWN: "The front door needs no answer of yours any more.",
    Told.UPTAKE_ASKED: "A family is referred to a service that you give.",
    Told.UPTAKE_WITHDRAWN: "A family no longer wants or needs a service that you give.",
}
"""What each message means; a test holds that none is missing."""
ID = "0199d1a2-7c3e-7b4a-9f21-5a6b7c8d9e0f"
MOMENT = "2026-03-02T14:30:00Z"
HEADERS = {
    "type": "object",
    "required": ["webhook-id", "webhook-timestamp", "webhook-signature"],
    "properties": {
        "webhook-id": {"type": "string", "format": "uuid", "description": "The same at every attempt: take each id once."},
        "webhook-timestamp": {"type": "string", "description": "When this attempt was sent, in seconds since 1970."},
        "webhook-signature": {
            "type": "string",
            "description": "`v1,` and the HMAC-SHA256 of id, timestamp and body; two while a secret changes.",
        },
    },
}  # fmt: skip


def document() -> dict[str, Any]:
    """The AsyncAPI 3.0 document."""
    names = {told: told.value.replace(".", "_") for told in Told}
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Kith: being told",
            "version": VERSION,
            "description": "Webhooks as the Standard Webhooks specification describes them: docs/webhooks.md.",
            "contact": {"name": "The people who make Kith"},
            "license": {"name": "Apache-2.0"},
            "tags": [{"name": "subscription", "description": "What agencies asked to be told of."}],
        },
        "defaultContentType": "application/json",
        "channels": {
            "subscription": {
                "address": "{url}",
                "description": "The address of a subscription (`POST /api/v1/subscriptions`).",
                "parameters": {"url": {"description": "What the subscription says: an https address of yours."}},
                "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in names.values()},
            }
        },
        "operations": {
            "tell": {
                "action": "send",
                "description": "Kith posts a message, up to ten times, until it is answered with 200 to 299.",
                "channel": {"$ref": "#/channels/subscription"},
                "messages": [{"$ref": f"#/channels/subscription/messages/{name}"} for name in names.values()],
            }
        },
        "components": {"messages": {names[told]: _message(told, words) for told, words in SENTENCES.items()}},
    }


def _message(told: Told, words: str) -> dict[str, Any]:
    return {
        "name": told.value,
        "title": words,
        "description": f"{words} Nothing about a person is in it: ask for the record with your token.",
        "headers": HEADERS,
        "payload": {
            "type": "object",
            "required": ["type", "timestamp", "data"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": told.value},
                "timestamp": {"type": "string", "format": "date-time", "description": "When it happened."},
                "data": {
                    "type": "object",
                    "required": ["id", "version"],
                    "additionalProperties": False,
                    "properties": {
                        "id": {"type": "string", "format": "uuid", "description": "The record's id."},
                        "version": {"type": "integer", "minimum": 1, "description": "Its version after this."},
                    },
                },
            },
        },
        "examples": [
            {"name": "usual", "payload": {"type": told.value, "timestamp": MOMENT, "data": {"id": ID, "version": 2}}}
        ],
    }
