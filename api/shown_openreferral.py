"""What the open directory answers, as JSON Schema (HSDS-UK-3.0). A key without a value is left out, so few are required.

Written out and not made from models: our own answers always have every key, and the standard's never have an empty one.
"""

from typing import Any

TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
UUID: dict[str, Any] = {"type": "string", "format": "uuid"}
TIME: dict[str, Any] = {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}


def some(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    """An object of these properties and no others, of which `id` and the named ones are always there."""
    always = dict.fromkeys((*(("id",) if "id" in properties else ()), *required))
    return {"type": "object", "properties": properties, "required": list(always), "additionalProperties": False}


def many(item: dict[str, Any]) -> dict[str, Any]:
    """A list with something in it: an empty one is left out."""
    return {"type": "array", "items": item, "minItems": 1}


ABOUT = some({"version": TEXT, "profile": TEXT, "openapi_url": TEXT}, "version", "profile", "openapi_url")
ORGANIZATION = some({"id": UUID, "name": TEXT, "description": TEXT}, "name", "description")
TAXONOMY = some({"id": UUID, "name": TEXT, "description": TEXT, "version": TEXT}, "name", "description")
TERM = some(
    {"id": UUID, "name": TEXT, "description": TEXT, "taxonomy": TEXT, "taxonomy_id": UUID}, "name", "description"
)
NAMED = some({"id": UUID, "name": TEXT}, "name")
SCHEDULE = some({
    "id": UUID, "freq": {"enum": ["WEEKLY"]}, "interval": {"const": 1}, "byday": TEXT, "opens_at": TIME,
    "closes_at": TIME, "description": TEXT,
})  # fmt: skip
ADDRESS = some(
    {
        "id": UUID, "address_1": TEXT, "city": TEXT, "state_province": TEXT, "postal_code": TEXT, "country": TEXT,
        "address_type": {"enum": ["physical"]},
    },
    "address_1", "city", "state_province", "postal_code", "country", "address_type",
)  # fmt: skip
LOCATION = some(
    {"id": UUID, "name": TEXT, "location_type": {"enum": ["physical"]}, "addresses": many(ADDRESS)}, "location_type"
)
_AT: dict[str, Any] = {"id": UUID, "location": LOCATION, "schedules": many(SCHEDULE)}
_SHORT: dict[str, Any] = {
    "id": UUID, "organization_id": UUID, "name": TEXT, "status": {"enum": ["active"]}, "description": TEXT,
    "last_modified": {"type": "string", "format": "date-time"},
}  # fmt: skip
SERVICE = some(
    _SHORT
    | {
        "url": {"type": "string", "format": "uri"}, "email": {"type": "string", "format": "email"},
        "minimum_age": {"type": "integer", "minimum": 0}, "maximum_age": {"type": "integer", "minimum": 0},
        "assured_date": {"type": "string", "format": "date"},
        "phones": many(some({"id": UUID, "number": TEXT}, "number")),
        "cost_options": many(some({"id": UUID, "option": TEXT}, "option")),
        "languages": many(NAMED), "service_areas": many(NAMED), "schedules": many(SCHEDULE),
        "service_at_locations": many(some(_AT, "location")),
        "attributes": many(
            some({"id": UUID, "link_id": UUID, "link_type": {"enum": ["service"]}, "taxonomy_term": TERM}, "taxonomy_term")
        ),
        "organization": ORGANIZATION,
    },
    *_SHORT,
)  # fmt: skip
AT_LOCATION = some(_AT | {"service": some(_SHORT | {"organization": ORGANIZATION}, *_SHORT)}, "location", "service")
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
FLAG: dict[str, Any] = {"type": "boolean"}


def page(item: dict[str, Any]) -> dict[str, Any]:
    """The envelope of a list; `size` counts the rows of this page."""
    shape = {
        "total_items": COUNT, "total_pages": COUNT, "page_number": COUNT, "size": COUNT, "first_page": FLAG,
        "last_page": FLAG, "empty": FLAG, "contents": {"type": "array", "items": item},
    }  # fmt: skip
    return some(shape, *shape)
