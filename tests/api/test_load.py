"""Loads over the API: files are sent, stopped at a code, explained, tried, taken in, and taken back."""

import base64
import csv
import io
from typing import Any

import httpx
import pytest

from api import loading
from api.unpacking import MOST_RATIO, files_in, pack, unpack
from domain.errors import Invalid
from domain.ids import new_id
from domain.load import LoadSource
from domain.policy import Role
from tests.api.support import as_worker

LOADS = "/api/v1/loads"
PEOPLE = (
    b"pers_person_id,pers_forename,pers_surname,pers_sex,pers_dob,pers_shoe_size\n"
    b"L1,Ada,Moss,2,2015-03-31,28\nL2,Bo,Moss,M,NULL,\n"
)
FAMILY = b"fami_table_id,fami_family_id,fami_person_id\nF1,F,L1\nF2,F,L2\nF3,F,L9\n"


@pytest.fixture
async def analyst(app, authority) -> httpx.AsyncClient:
    return await as_worker(app, authority.workers[Role.ANALYST].id)


def body(files: list[tuple[str, bytes]], **more: Any) -> dict[str, Any]:
    return {
        "id": str(new_id()), "system": f"System {new_id()}", "source": "ssd", "content": base64.b64encode(pack(files)).decode(),
        **more,
    }  # fmt: skip


async def page(client: httpx.AsyncClient, id: str) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get(f"{LOADS}/{id}")).json()
    return found


async def say(client: httpx.AsyncClient, id: str, verb: str, said: dict[str, Any] | None = None) -> httpx.Response:
    version = (await page(client, id))["version"]
    return await client.post(f"{LOADS}/{id}/{verb}", json=said or {}, headers={"If-Match": f'"{version}"'})


async def test_from_the_archive_to_a_caseload_and_back(authority, analyst):
    sent = body([("export/ssd_person.csv", PEOPLE), ("ssd_family.csv", FAMILY)])
    assert (await analyst.post(LOADS, json=sent)).status_code == 201
    assert (await analyst.post(LOADS, json=sent)).status_code == 201, "the same again is answered as the first time"
    id = sent["id"]
    assert await loading.work_all(authority.url) >= 1
    found = await page(analyst, id)
    assert found["card"]["state"] == "unmapped"
    assert [(each["name"], each["size"]) for each in found["files"]] == [
        ("ssd_family.csv", len(FAMILY)), ("ssd_person.csv", len(PEOPLE)),
    ]  # fmt: skip
    (code,) = found["codes"]
    assert (code["field"], code["code"], code["choices"]) == ("pers_sex", "2", ["M", "F", "U"])
    wrong = await say(analyst, id, "map", {"codes": [{"id": code["id"], "becomes": "X"}]})
    assert wrong.status_code == 422
    assert wrong.json()["errors"][0]["pointer"] == "/codes/0/becomes"
    assert (await say(analyst, id, "confirm")).status_code == 409, "not before it was tried"
    assert (await say(analyst, id, "map", {"codes": [{"id": code["id"], "becomes": "F"}]})).status_code == 200
    await loading.work_all(authority.url)
    found = await page(analyst, id)
    assert found["card"]["state"] == "tried"
    counted = {each["name"]: each for each in found["objects"]}
    assert (counted["ssd_person"]["loaded"], counted["ssd_family"]["loaded"], counted["ssd_family"]["refused"]) == (
        2,
        2,
        1,
    )
    assert counted["ssd_person"]["ignored"] == "pers_shoe_size (1)"
    (refusal,) = found["refusals"]
    assert refusal["lines"] == [{"file": "ssd_family.csv", "line": 4, "key": "F3"}]
    saved = await analyst.get(f"{LOADS}/{id}/refused")
    assert list(csv.reader(io.StringIO(saved.text)))[1:] == [
        ["ssd_family.csv", "4", "ssd_family", "F3", refusal["why"]]
    ]
    assert (await say(analyst, id, "confirm")).status_code == 200
    await loading.work_all(authority.url)
    assert (await page(analyst, id))["card"]["state"] == "loaded"
    listed = (await analyst.get(LOADS)).json()["loads"]
    assert (listed[0]["people"], listed[0]["refused"], listed[0]["read"]) == (2, 1, 5)
    assert (await say(analyst, id, "undo", {"reason": "The wrong files."})).status_code == 200
    await loading.work_all(authority.url)
    found = await page(analyst, id)
    assert (found["card"]["state"], found["undone_because"]) == ("undone", "The wrong files.")


async def test_what_is_no_archive_is_refused_at_once(analyst):
    for content in ("x", base64.b64encode(b"no archive").decode()):
        answer = await analyst.post(LOADS, json=body([], content=content))
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "/content"


def test_an_archive_that_grows_too_large_is_refused():
    with pytest.raises(Invalid, match="grows too large"):
        files_in(pack([("a.csv", b"0" * 10_000 * MOST_RATIO)]))


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("ssd_person.csv", b"pers_forename\nAda\n", "has no column pers_person_id"),
        ("ssd_person.csv", b"pers_person_id,pers_sex\nL1\n", "line 2: it has 1 cells and not 2"),
        ("children.csv", b"id\n1\n", "is no object of the data set"),
        ("ssd_person.csv", b"pers_person_id\n", "There are no rows"),
        ("ssd_person.csv", b"pers_person_id\n\x00\n", "is not a text file"),
    ],
)
def test_nothing_in_a_file_is_guessed(name: str, data: bytes, why: str):
    with pytest.raises(Invalid, match=why):
        unpack(pack([(name, data)]), LoadSource.SSD)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('<!DOCTYPE a [<!ENTITY b "c">]><Message/>', "declares a document type"),
        ("<Message><Child>", "cannot be read as XML"),
        ("<Message><Child><ChildIdentifiers/></Child></Message>", "has no LAchildID"),
        ("<Message/>", "There are no rows"),
    ],
)
def test_a_census_is_read_as_plain_xml(text: str, why: str):
    with pytest.raises(Invalid, match=why):
        unpack(pack([("cin.xml", text.encode())]), LoadSource.CIN)


def test_a_later_census_is_read_after_the_one_before():
    who = "<ChildIdentifiers><LAchildID>L1</LAchildID></ChildIdentifiers>"
    child = f"<Message><Children><Child>{who}</Child></Children></Message>"
    found = unpack(pack([("2026.xml", child.encode()), ("2025.xml", child.encode())]), LoadSource.CIN)
    assert [(name, row.id) for name, row in found.rows] == [("2025.xml", "L1"), ("2026.xml", "L1")]
