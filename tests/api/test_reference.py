"""The page about the API: what partners may ask, each with an example, within the strict policy of every page."""

import re

from api.openapi import SCOPES
from tests.api import contract
from tests.api.support import asking


async def test_the_page_shows_every_operation_of_partners_with_an_example(app):
    page = await asking(app).get("/docs/api")
    assert page.status_code == 200
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    theirs = {each["operationId"] for _, _, each in contract.operations() if each["x-permission"] in SCOPES}
    shown = set(re.findall(r'<h2 id="([^"]+)"', page.text))
    assert shown == theirs
    assert not re.search(r"<script|style=|https?://(?!mis\.)", page.text), "nothing from elsewhere, nothing inline"
    for path in {path for _, path, _ in contract.operations()}:
        assert path in page.text
    assert "fell asleep in the morning three times" in page.text


async def test_the_contract_can_be_taken_away(app):
    for name in ("openapi", "asyncapi"):
        taken = await asking(app).get(f"/docs/{name}.yaml")
        assert taken.text.startswith("# Made by")
    assert (await asking(app).get("/docs/settings.yaml")).status_code == 404
