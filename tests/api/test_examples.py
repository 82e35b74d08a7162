"""Every operation of the contract has an example that keeps to its own schema."""

from typing import Any

import orjson
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import BaseModel

from api.openapi import contract
from tests.api.support import as_agency

DOCUMENT = contract()


def held(media):
    """The examples of a body, taken from where they are kept."""
    if "example" in media:
        return [media["example"]]
    names = [each["$ref"].rsplit("/", 1)[-1] for each in media.get("examples", {}).values()]
    return [DOCUMENT["components"]["examples"][name]["value"] for name in names]


def test_every_body_and_every_answer_has_an_example_of_its_own_shape():
    counted = 0
    for path, operations in DOCUMENT["paths"].items():
        for method, operation in operations.items():
            answers = [each for status, each in operation["responses"].items() if status.startswith("2")]
            for each in (operation.get("requestBody", {}), *answers):
                for kind, media in each.get("content", {}).items():
                    if "json" not in kind and "form" not in kind:
                        continue
                    found = held(media)
                    assert found, (method, path)
                    schema = {**media["schema"], "components": DOCUMENT["components"]}
                    for example in found:
                        errors = list(Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(example))
                        assert not errors, (method, path, [(list(each.path), each.message[:200]) for each in errors])
                        counted += 1
    assert counted > 600


def test_every_body_is_one_that_the_operation_takes(app):
    """Held against the models too, which know more than a schema can say."""
    taken = 0
    for route in app.router.routes:
        model: Any = getattr(route, "body_field", None) and route.body_field.field_info.annotation
        found = DOCUMENT["components"]["examples"].get(getattr(model, "__name__", ""))
        if found and issubclass(model, BaseModel):  # the model of a form is not in the contract
            model.model_validate_json(orjson.dumps(found["value"]))
            taken += 1
    assert taken > 150


async def test_a_program_that_sends_the_examples_is_understood(app, authority):
    school = await as_agency(app, authority.agencies[1][1])
    sent = await school.post("/api/v1/contacts", json=DOCUMENT["components"]["examples"]["ContactIn"]["value"])
    assert sent.status_code == 201, sent.text
