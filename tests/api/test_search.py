"""People are found by part of a name, a misspelt one, a date of birth, a number or a postcode, in any order."""

import pytest

from domain.ids import new_id
from domain.policy import Role

NHS = "9990000107"


@pytest.fixture
async def found(client):
    """A search as a front-door worker, over people made here; answers the references found."""
    front_door = await client(Role.FRONT_DOOR_WORKER)
    people = (
        {"given": "Zéphyrine", "family": "Oké-Smythe", "born": "2015-03-02", "postcode": "ZQ1 9XY", "nhs": NHS},
        {"given": "Zephaniah", "family": "Quillfeather", "born": "2011-12-30", "postcode": "ZQ1 9XY"},
        {"given": "Mononymx", "family": None, "born": "1988-02-29"},
        {"given": "ไอยรา", "family": "สมมุติ", "born": "2019-07-07"},
    )
    for person in people:
        body = {
            "id": str(new_id()),
            "date_of_birth": person["born"],
            "names": [{"id": str(new_id()), "use": "legal", "given": person["given"], "family": person["family"]}],
        }
        if "postcode" in person:
            home = {"id": str(new_id()), "use": "home", "lines": "1 Invented Row", "postcode": person["postcode"]}
            body["addresses"] = [home]
        if "nhs" in person:
            body["identifiers"] = [{"id": str(new_id()), "scheme": "nhs", "value": person["nhs"]}]
        assert (await front_door.post("/api/v1/people", json=body)).status_code == 201

    async def search(text):
        answer = await front_door.post("/api/v1/people/search", json={"text": text})
        assert answer.status_code == 200, answer.text
        return {item["name"] for item in answer.json()["items"]}

    return search


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zéphyrine Oké-Smythe", "Zéphyrine Oké-Smythe"),
        ("zephyrine oke-smythe", "Zéphyrine Oké-Smythe"),
        ("Oké-Smythe", "Zéphyrine Oké-Smythe"),
        ("smythe zephyrine", "Zéphyrine Oké-Smythe"),
        ("Zephirine Smithe", "Zéphyrine Oké-Smythe"),
        ("zephyr smyt", "Zéphyrine Oké-Smythe"),
        ("quillfeather", "Zephaniah Quillfeather"),
        ("30/12/2011", "Zephaniah Quillfeather"),
        ("Quillfether 30.12.2011", "Zephaniah Quillfeather"),
        ("2011-12-30 zeph", "Zephaniah Quillfeather"),
        ("zq19xy", "Zephaniah Quillfeather"),
        ("quillfeather ZQ1 9XY", "Zephaniah Quillfeather"),
        ("999 000 0107", "Zéphyrine Oké-Smythe"),
        ("Mononymx", "Mononymx"),
        ("29/2/1988", "Mononymx"),
        ("ไอยรา", "ไอยรา สมมุติ"),
    ],
)
async def test_finds(found, text, name):
    assert name in await found(text)


@pytest.mark.parametrize("text", ["Quillfeather 1/1/2001", "Zephyrine ZQ9 1AA", "xyzzyqwv", "---", "30/02/2011"])
async def test_finds_nobody_else(found, text):
    assert not await found(text) & {"Zéphyrine Oké-Smythe", "Zephaniah Quillfeather"}
