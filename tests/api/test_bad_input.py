"""Bad input: it comes back exactly as it was sent, or it is refused by name. Never an error of ours, never changed."""

import json
import math

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import contact_body, tell_story, version, visit_body

JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
async def story(app, authority):
    return await tell_story(app, authority)


@pytest.fixture
async def front(client):
    return await client(Role.FRONT_DOOR_WORKER)


def person_body(**facts):
    return {"id": str(new_id()), "names": [{"id": str(new_id()), "use": "legal", "given": "Ada"}]} | facts


def refused(answer, pointer):
    """The answer is 422, and `pointer` is the field that it names."""
    assert answer.status_code == 422, answer.text
    told = answer.json()["errors"]
    assert pointer in [each["pointer"] for each in told], told
    assert all(each["detail"] and each["code"] for each in told)


STRANGE = {
    "right to left": "محمد بن سلمان \u200f(ابو علي)\u200f",
    "an override": "gnp\u202eexe.txt",
    "zero width": "Zo\u200be\u200d\ufeff",
    "combining": "Zoe\u0308 and Zoë",
    "a flag and a family": "🏴󠁧󠁢󠁥󠁮󠁧󠁿 👨‍👩‍👧‍👦",
    "spaces around": "  Mae  \t ",
    "a cell": "=cmd|' /C calc'!A0",
    "a cell that adds": "@SUM(1+1)*cmd|' /C calc'!A0",
    "markup": "<script>alert(1)</script>&amp;",
    "SQL": "Robert'); drop table person;--",
    "a template": "{{7*7}} ${7*7} %(x)s {0} %s",
    "escapes": '\\u0000 \\x00 \\ " \b\f\x1f\x7f',
    "a line": "one\r\ntwo\u2028three\u0085four",
    "a word of JSON": "null",
    "beyond the plane": "𝒵𐍈",
    "no character": "\uffff\ufdd0",
    "apostrophes": "O'Brien-Ōkāto d’Arc ʻOkina",
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE.keys())
async def test_strange_text_comes_back_as_it_was_sent(front, client, text):
    body = person_body(
        names=[{"id": str(new_id()), "use": "legal", "given": text, "family": text}],
        addresses=[{"id": str(new_id()), "use": "home", "lines": text}],
        ways_to_reach=[{"id": str(new_id()), "value": text, "note": text}],
        identifiers=[{"id": str(new_id()), "scheme": "other", "value": text[:50], "source": text}],
        languages=[text], own_words=text, religion=text,
    )  # fmt: skip
    made = await front.post("/api/v1/people", json=body)
    assert made.status_code == 201, made.text
    shown = (await front.get(f"/api/v1/people/{body['id']}")).json()
    for told in (made.json(), shown):
        assert (told["names"][0]["given"], told["names"][0]["family"]) == (text, text)
        assert told["addresses"][0]["lines"] == text
        assert (told["ways_to_reach"][0]["value"], told["ways_to_reach"][0]["note"]) == (text, text)
        assert (told["identifiers"][0]["value"], told["identifiers"][0]["source"]) == (text, text)
        assert (told["languages"], told["own_words"], told["religion"]) == ([text], text, text)
    overview = (await front.get(f"/api/v1/people/{body['id']}/overview")).json()
    assert overview["name"] == f"{text} {text}"
    # It is found by what it is, and looking for it breaks nothing.
    assert (await front.post("/api/v1/people/search", json={"text": text})).status_code == 200

    school = await client(Role.AGENCY)
    contact = contact_body(
        {"id": str(new_id()), "is_child": True, "given": text, "address": text}, worry=text, sender_name=text
    )
    assert (await school.post("/api/v1/contacts", json=contact)).status_code == 201
    told = (await front.get(f"/api/v1/contacts/{contact['id']}")).json()
    assert (told["worry"], told["sender_name"], told["people"][0]["given"]) == (text, text, text)
    assert (await front.get(f"/api/v1/contacts/{contact['id']}/matches")).status_code == 200
    assert (await front.get("/api/v1/contacts")).status_code == 200


@pytest.mark.parametrize("name", [{"given": "Sukarno"}, {"family": "Björk"}, {"given": "X", "family": "Æ A-12"}])
async def test_names_with_one_part_are_names(front, name):
    body = person_body(names=[{"id": str(new_id()), "use": "known_as"} | name])
    assert (await front.post("/api/v1/people", json=body)).status_code == 201
    overview = (await front.get(f"/api/v1/people/{body['id']}/overview")).json()
    assert overview["name"] == " ".join(name.values())


NOT_TEXT = {"NUL": "a\x00b", "a lone surrogate": "\ud800", "another": "a\udfffb"}


@pytest.mark.parametrize("text", NOT_TEXT.values(), ids=NOT_TEXT.keys())
async def test_what_cannot_be_kept_is_refused(client, front, story, text):
    worker, school = await client(Role.SOCIAL_WORKER), await client(Role.AGENCY)

    def raw(body):
        return {"content": json.dumps(body), "headers": JSON}  # escapes, as a careless client sends them

    refused(await worker.post("/api/v1/visits", **raw(visit_body(story.children[0], account=text))), "/account")
    refused(await school.post("/api/v1/contacts", **raw(contact_body(worry=text))), "/worry")
    refused(await front.post("/api/v1/people", **raw(person_body(languages=[text]))), "/languages/0")
    names = [{"id": str(new_id()), "use": "legal", "given": text}]
    refused(await front.post("/api/v1/people", **raw(person_body(names=names))), "/names/0/given")
    refused(await front.post("/api/v1/people/search", **raw({"text": text})), "/text")
    # As a key, which is unknown whatever it holds.
    answer = await front.post("/api/v1/people", **raw(person_body() | {text: "x"}))
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] in ("extra_forbidden", "string_unicode")
    # As an id, an enumeration, a date, a number, and where somebody signs in.
    refused(await front.post("/api/v1/people", **raw(person_body(id=text))), "/id")
    refused(await front.post("/api/v1/people", **raw(person_body(sex=text))), "/sex")
    refused(await front.post("/api/v1/people", **raw(person_body(date_of_birth=text))), "/date_of_birth")
    answer = await front.post("/api/v1/session", **raw({"email": text, "password": text}))
    assert answer.status_code in (401, 422)
    answer = await front.post(
        "/api/v1/token", data={"grant_type": "client_credentials", "client_id": "\0", "scope": "\0"}
    )
    assert answer.status_code == 401


@pytest.mark.parametrize("path", ["/api/v1/workers", "/api/v1/pods", "/api/v1/agencies", "/api/v1/contacts"])
@pytest.mark.parametrize(
    "cursor",
    ["", "x", "bnVsbA", "WzFd", "W10", "[]", "\0", "é", "WyIiLCIiLCIiXQ", "WzFlOTk5XQ", "W251bGwsbnVsbF0", "A" * 499],
)
async def test_a_cursor_that_nobody_gave(front, path, cursor):
    answer = await front.get(path, params={"cursor": cursor})
    assert answer.status_code in (200, 422), answer.text


async def test_a_cursor_for_a_persons_lists(front, story):
    for view in ("chronology", "visits", "history", "viewings"):
        for cursor in (
            "x",
            "W10",
            "WzFd",
            "WzFlMzBd",
            "Wy0xXQ",
            "WzkyMjMzNzIwMzY4NTQ3NzU4MDhd",
            "WyJhIiwiYiJd",
            "W1sxXV0",
        ):
            answer = await front.get(f"/api/v1/people/{story.children[0]}/{view}", params={"cursor": cursor})
            assert answer.status_code in (200, 422), (view, cursor, answer.text)


async def test_ten_megabytes_are_refused_by_name(client, story):
    worker, school = await client(Role.SOCIAL_WORKER), await client(Role.AGENCY)
    long = "a" * 10_000_000
    refused(await worker.post("/api/v1/visits", json=visit_body(story.children[0], account=long)), "/account")
    refused(await school.post("/api/v1/contacts", json=contact_body(worry=long)), "/worry")
    refused(await worker.post("/api/v1/people/search", json={"text": long}), "/text")
    longest = visit_body(story.children[0], account="é" * 50_000)
    assert (await worker.post("/api/v1/visits", json=longest)).status_code == 201
    refused(await worker.post("/api/v1/visits", json=longest | {"account": "é" * 50_001}), "/account")


async def test_unknown_fields_are_refused_wherever_they_are(front, client, story):
    worker, school = await client(Role.SOCIAL_WORKER), await client(Role.AGENCY)
    refused(await front.post("/api/v1/people", json=person_body(dob="2015-03-02")), "/dob")
    visit = visit_body(story.children[0])
    visit["children"][0]["seen_alnoe"] = True
    refused(await worker.post("/api/v1/visits", json=visit), "/children/0/seen_alnoe")
    refused(await school.post("/api/v1/contacts", json=contact_body(taken_by=str(new_id()))), "/taken_by")
    # A key with the signs of a pointer is pointed at as RFC 6901 says.
    refused(await front.post("/api/v1/people", json=person_body(**{"a/b~c": 1})), "/a~1b~0c")


@pytest.mark.parametrize(
    "day",
    [
        "2015-02-29", "1900-02-29", "0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31", "2015-13-01", "2015-00-10",
        "2015-1-2", "02/03/2015", "20150302", "2015-03-02T00:00:00Z", "", " 2015-03-02", "٢٠١٥-٠٣-٠٢", "-2015-03-02",
        "today", 20150302, 0, 1.5, True, [], {}, "infinity",
    ],
)  # fmt: skip
async def test_a_day_that_is_not(front, day):
    refused(await front.post("/api/v1/people", json=person_body(date_of_birth=day)), "/date_of_birth")
    # In an address, where a day stands as a parameter, likewise.
    answer = await front.get(f"/api/v1/people/{new_id()}/as-known", params={"on": str(day)})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/query/on"


async def test_a_leap_day_is_a_day(front):
    body = person_body(date_of_birth="2016-02-29")
    assert (await front.post("/api/v1/people", json=body)).json()["date_of_birth"] == "2016-02-29"


@pytest.mark.parametrize(
    "moment",
    [
        "2024-03-02", "2024-03-02T10:00", "2024-03-02T10:00:00", "2024-02-30T10:00:00Z", "0001-01-01T00:00:00Z", "now",
        "2024-03-02T25:00:00Z", "9999-12-31T23:59:59Z", "2024-03-02T10:00:00+99:00", 1709373600, None, "", "infinity",
        "9999-12-31T23:59:59-14:00", "2024-03-02T10:00:00.1234567890123Z",
    ],
)  # fmt: skip
async def test_a_moment_that_is_not(client, story, moment):
    worker = await client(Role.SOCIAL_WORKER)
    answer = await worker.post("/api/v1/visits", json=visit_body(story.children[0], made_at=moment))
    refused(answer, "/made_at")


async def test_moments_keep_their_instant(client, story):
    worker = await client(Role.SOCIAL_WORKER)
    for sent, kept in (
        ("2024-03-02T10:00:00+05:30", "2024-03-02T04:30:00Z"), ("2024-10-27T01:30:00+01:00", "2024-10-27T00:30:00Z"),
        ("2024-03-02 10:00:00.123456Z", "2024-03-02T10:00:00.123456Z"), ("2024-03-02t10:00z", "2024-03-02T10:00:00Z"),
    ):  # fmt: skip
        body = visit_body(story.children[0], made_at=sent)
        assert (await worker.post("/api/v1/visits", json=body)).status_code == 201
        shown = (await worker.get(f"/api/v1/visits/{body['id']}")).json()["made_at"]
        assert shown.replace("+00:00", "Z") == kept


@pytest.mark.parametrize(
    "number",
    [
        "0000000000", "1111111111", "9999999999", "9434765918", "943476591", "94347659190", "943 476 591X",
        "９４３４７６５９１９",
    ],
)  # fmt: skip
async def test_an_impossible_nhs_number(client, front, number):
    identifiers = [{"id": str(new_id()), "scheme": "nhs", "value": number}]
    refused(await front.post("/api/v1/people", json=person_body(identifiers=identifiers)), "/identifiers/0/value")
    named = {"id": str(new_id()), "is_child": True, "given": "Bo", "nhs_number": number}
    refused(
        await (await client(Role.AGENCY)).post("/api/v1/contacts", json=contact_body(named)), "/people/0/nhs_number"
    )


@pytest.mark.parametrize(
    "number", ["B123456789012", "I000000000000", "1234567890123", "A00000000000", "Aé0000000000", "-"]
)
async def test_an_impossible_upn(client, front, number):
    identifiers = [{"id": str(new_id()), "scheme": "upn", "value": number}]
    refused(await front.post("/api/v1/people", json=person_body(identifiers=identifiers)), "/identifiers/0/value")
    named = {"id": str(new_id()), "is_child": True, "given": "Bo", "upn": number}
    refused(await (await client(Role.AGENCY)).post("/api/v1/contacts", json=contact_body(named)), "/people/0/upn")


async def test_a_possible_nhs_number_is_kept_as_digits(front):
    identifiers = [{"id": str(new_id()), "scheme": "nhs", "value": "943 476-5919"}]
    made = await front.post("/api/v1/people", json=person_body(identifiers=identifiers))
    assert made.json()["identifiers"][0]["value"] == "9434765919"


@pytest.mark.parametrize("value", [1, 1.5, True, [], {}, ["text"], math.nan, math.inf])
async def test_what_is_not_text_where_text_belongs(front, value):
    content = json.dumps(person_body(own_words=value))
    answer = await front.post("/api/v1/people", content=content, headers=JSON)
    assert answer.status_code in (400, 422), answer.text
    if answer.status_code == 422:
        refused(answer, "/own_words")
    for field in ("names", "disabilities", "languages"):
        content = json.dumps(person_body(**{field: value}))
        answer = await front.post("/api/v1/people", content=content, headers=JSON)
        assert (value, field) in (([], field), (["text"], "languages")) or answer.status_code in (400, 422), answer.text


@pytest.mark.parametrize(
    "fte", ["NaN", "Infinity", "-Infinity", "1e400", "-1", "0", "1.01", "true", '"1"', "null", "1" + "0" * 5000]
)
async def test_hours_that_are_not(client, fte):
    administrator = await client(Role.ADMINISTRATOR)
    usual = {
        "id": str(new_id()), "given": "Bo", "family": "Ek", "email": f"{new_id()}@kith.example", "role": "analyst",
        "post": "Analyst", "joined_on": "2020-01-01", "fte": 0,
    }  # fmt: skip
    content = json.dumps(usual).replace('"fte": 0', f'"fte": {fte}')
    answer = await administrator.post("/api/v1/workers", content=content, headers=JSON)
    assert answer.status_code in (400, 422), answer.text


@pytest.mark.parametrize("opening", ["[", '{"a":', '{"names":['])
async def test_deep_nesting(front, opening):
    closing = {"[": "]", '{"a":': "}", '{"names":[': "]}"}[opening]
    content = opening * 10_000 + "1" + closing * 10_000
    answer = await front.post("/api/v1/people", content=content, headers=JSON)
    assert answer.status_code in (400, 422), answer.text
    answer = await front.post("/api/v1/people", content=opening * 100_000, headers=JSON)
    assert answer.status_code in (400, 422), answer.text


@pytest.mark.parametrize(
    "id",
    ["", "x", 7, None, "0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1", "{0190a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b}}", " ", ["a"]],
)
async def test_an_id_that_is_not(front, id):
    refused(await front.post("/api/v1/people", json=person_body(id=id)), "/id")


async def test_keys_given_twice_and_signs_before_the_body(front):
    """Two readers could take such a body for two different ones: what is kept is what was answered."""
    body = person_body(own_words="first")
    content = json.dumps(body)[:-1] + ', "own_words": "second"}'
    answer = await front.post("/api/v1/people", content=content, headers=JSON)
    assert answer.status_code in (201, 400, 422)
    if answer.status_code == 201:
        assert answer.json()["own_words"] == (await front.get(f"/api/v1/people/{body['id']}")).json()["own_words"]
    answer = await front.post(
        "/api/v1/people", content=b"\xef\xbb\xbf" + json.dumps(person_body()).encode(), headers=JSON
    )
    assert answer.status_code in (201, 400)


async def test_searching_for_anything(front):
    for text in (
        "%", "_", "\\", "'", "--", "%s", "a" * 200, "0", "٣", "31/02/2015", "1/1/1", "2015-02-30", "99/99/9999", ".",
        "-", "0000-00-00", "jon  \u00a0 smith", "B1 1AA B2 2BB", "943 476 5919", "1 2 3 4 5 6 7 8 9", "ʼ", "ǅ", "ß",
        "İ", "\U0010ffff",
    ):  # fmt: skip
        answer = await front.post("/api/v1/people/search", json={"text": text})
        assert answer.status_code == 200, (text, answer.text)


async def test_nothing_that_was_typed_is_logged(client, front, story, capfd):
    """Names, numbers and accounts are in no line of the log: not on success, not on refusal, not when we fail."""
    secret = "Wxyzabqq"
    worker = await client(Role.SOCIAL_WORKER)
    path = f"/api/v1/people/{story.children[0]}"
    await front.post("/api/v1/people", json=person_body(own_words=secret, nationality=secret))
    await front.post("/api/v1/people", json=person_body(**{secret: secret, "sex": secret, "date_of_birth": secret}))
    await front.post("/api/v1/people", content=f'{{"{secret}'.encode(), headers=JSON)
    await front.post("/api/v1/people/search", json={"text": secret})
    await worker.get(f"/api/v1/people/{secret}")
    await worker.get(f"/api/v1/{secret}", params={"name": secret})
    await worker.post(f"{path}/describe", json={"own_words": secret}, headers=await version(worker, path))
    await worker.post("/api/v1/session", json={"email": f"{secret}@kith.example", "password": secret})
    with pytest.MonkeyPatch.context() as patch:
        front.event_hooks = {}  # the contract does not promise that we fail
        patch.setattr("api.v1.screen.search.take_apart", lambda text: 1 // len(text[len(text) :]))
        answer = await front.post("/api/v1/people/search", json={"text": secret})
        assert (answer.status_code, secret in answer.text) == (500, False)
    written = capfd.readouterr()
    lines = written.out + written.err
    assert "person.search" in lines
    assert secret not in lines
    assert "kith.example" not in lines
