"""A sandbox: for suppliers to try out, beside no real record, and saying at every turn what it is."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import asyncpg
import httpx
import pytest
from fastapi import FastAPI
from pypdf import PdfReader

from api import serve
from api.app import create_app
from api.prints.chronology import printed
from api.settings import BadSetting, Settings
from domain.ids import new_id
from persistence import demo
from persistence.demo.sandbox import is_made_up
from persistence.views.chronology import Wanted
from tests.api import contract
from tests.api.support import SECRET_KEY, Clock, as_agency, asking, contact_body
from tests.api.test_subscription import Receiver, drain, opened
from tests.conftest import copied

SANDBOX = Settings(secret_key=SECRET_KEY, sandbox=True)
REAL = "was not filled as a made-up authority"


@pytest.fixture(scope="module")
async def made_up(server: str) -> AsyncIterator[str]:
    async with copied(server) as url:
        await demo.fill(url, size=3)
        yield url


@pytest.fixture
async def sandbox(made_up: str) -> AsyncIterator[FastAPI]:
    started = create_app(SANDBOX, made_up, Clock())
    async with started.router.lifespan_context(started):
        yield started


async def supplier(app: FastAPI) -> httpx.AsyncClient:
    """The demo school's program. The contract says nothing of the sandbox's own route; it holds for all others."""

    async def hold(answer: httpx.Response) -> None:
        if not answer.request.url.path.startswith("/api/v1/sandbox/"):
            await contract.hold(answer)

    program = await as_agency(app, demo.CLIENT_ID, demo.CLIENT_SECRET)
    program.event_hooks = {"response": [hold]}
    return program


def decide(contact_id: str) -> str:
    return f"/api/v1/sandbox/contacts/{contact_id}/decide"


async def test_a_contact_is_decided_at_once_and_the_change_feed_tells_of_it(sandbox: FastAPI) -> None:
    program = await supplier(sandbox)
    body = contact_body()
    sent = await program.post("/api/v1/contacts", json=body)
    assert sent.headers["Kith-Sandbox"] == "1"
    start = (await program.get("/api/v1/changes")).json()["next"]
    path, seen = decide(body["id"]), {"If-Match": sent.headers["ETag"]}
    decided = await program.post(path, json={"outcome": "assessment"}, headers=seen)
    assert decided.status_code == 200, decided.text
    assert {each["outcome"] for each in decided.json()["children"]} == {"assessment"}
    told = (await program.get("/api/v1/changes", params={"cursor": start})).json()["items"]
    assert {(each["type"], each["id"]) for each in told} == {("contact.decided", body["id"])}
    receipt = await program.get(f"/api/v1/contacts/{body['id']}/receipt")
    assert (receipt.json(), receipt.headers["ETag"]) == (decided.json(), decided.headers["ETag"])
    again = await program.post(path, json={"outcome": "advice"}, headers={"If-Match": receipt.headers["ETag"]})
    assert (again.status_code, again.json()["code"]) == (409, "contact-closed")


async def test_who_asked_to_be_told_is_told_of_the_decision(sandbox: FastAPI, made_up: str) -> None:
    connection = await asyncpg.connect(made_up)
    await connection.execute(
        "update agency_client set scopes = scopes || '{subscription:manage}'::text[] where id = $1", demo.CLIENT_ID
    )
    await connection.close()
    program = await supplier(sandbox)
    *_, secret = await opened(program)
    body, receiver = contact_body(), Receiver(secret)
    sent = await program.post("/api/v1/contacts", json=body)
    await program.post(decide(body["id"]), json={"outcome": "advice"}, headers={"If-Match": sent.headers["ETag"]})
    await drain(sandbox.state.pool, receiver, sandbox.state.clock())
    assert {("contact.received", body["id"]), ("contact.decided", body["id"])} <= set(receiver.ids)


async def test_the_front_doors_own_worker_decides_and_the_child_comes_before_a_pod(
    sandbox: FastAPI, made_up: str
) -> None:
    program = await supplier(sandbox)
    body = contact_body()
    sent = await program.post("/api/v1/contacts", json=body)
    await program.post(decide(body["id"]), json={"outcome": "family_help"}, headers={"If-Match": sent.headers["ETag"]})
    connection = await asyncpg.connect(made_up)
    found = await connection.fetch(
        "select acting_as, worker.email, journey.pod_id is not null as held from ledger"
        " join worker on worker.id = actor_id join contact_decision decision on decision.contact_id = record_id"
        " join referral on referral.id = decision.referral_id join journey on journey.id = referral.journey_id"
        " where record_id = $1 and type = 'contact.decided'",
        body["id"],
    )
    people = await connection.fetchval("select count(person_id) from contact_person where contact_id = $1", body["id"])
    await connection.close()
    assert {tuple(each) for each in found} == {("front_door_worker", demo.SIGN_INS[0][0], True)}
    assert people == len(body["people"])


async def test_a_child_whose_number_is_known_is_the_same_child_and_one_may_be_decided_alone(
    sandbox: FastAPI, made_up: str
) -> None:
    program = await supplier(sandbox)
    child = {"is_child": True, "given": "Ida", "family": "Okpara", "nhs_number": "9434765919"}
    for given in ("Ida", "Ada"):
        first, second = str(new_id()), str(new_id())
        body = contact_body(
            child | {"id": first, "given": given}, {"id": second, "is_child": True, "relationship": "younger brother"}
        )
        sent = await program.post("/api/v1/contacts", json=body)
        seen = {"If-Match": sent.headers["ETag"]}
        asked = {"outcome": "assessment", "child_id": first, "reason": "As rehearsed."}
        decided = await program.post(decide(body["id"]), json=asked, headers=seen)
        assert decided.status_code == 200, decided.text
        assert {each["id"]: each["outcome"] for each in decided.json()["children"]} == {
            first: "assessment", second: None,
        }  # fmt: skip
    connection = await asyncpg.connect(made_up)
    ours = "select person_id, given from contact_person where nhs_number = $1"
    found = await connection.fetch(ours, child["nhs_number"])
    await connection.close()
    assert {each["given"] for each in found} == {"Ida", "Ada"}
    assert len({each["person_id"] for each in found} - {None}) == 1


async def test_what_is_wrong_is_answered_as_everywhere(sandbox: FastAPI) -> None:
    program = await supplier(sandbox)
    body = contact_body()
    sent = await program.post("/api/v1/contacts", json=body)
    path, seen = decide(body["id"]), {"If-Match": sent.headers["ETag"]}
    asked = {"outcome": "advice"}
    answers = [
        await program.post(decide(str(new_id())), json=asked, headers=seen),
        await program.post(path, json=asked),
        await program.post(path, json=asked, headers={"If-Match": '"7"'}),
        await program.post(path, json={"outcome": "yes"}, headers=seen),
        await program.post(path, json=asked | {"child_id": body["people"][2]["id"]}, headers=seen),
        await program.post(path, json=asked | {"child_id": str(new_id())}, headers=seen),
        await asking(sandbox).post(path, json=asked, headers=seen),
    ]
    assert [each.status_code for each in answers] == [404, 428, 412, 422, 409, 404, 401]
    assert {each.headers["Kith-Sandbox"] for each in answers} == {"1"}


async def test_another_agencys_contact_is_not_there(sandbox: FastAPI, made_up: str) -> None:
    connection = await asyncpg.connect(made_up)
    others = await connection.fetchval(
        "select contact.id from contact join agency_client client on client.agency_id = contact.sent_by_agency_id"
        " where client.id <> $1 limit 1",
        demo.CLIENT_ID,
    )
    await connection.close()
    program = await supplier(sandbox)
    assert others
    answer = await program.post(decide(others), json={"outcome": "advice"}, headers={"If-Match": '"1"'})
    assert answer.status_code == 404


async def test_elsewhere_there_is_no_such_route_nor_header(app: FastAPI, authority) -> None:
    program = await as_agency(app, authority.agencies[0][1])
    body = contact_body()
    sent = await program.post("/api/v1/contacts", json=body)
    answer = await program.post(
        decide(body["id"]), json={"outcome": "advice"}, headers={"If-Match": sent.headers["ETag"]}
    )
    assert answer.status_code == 404
    assert "Kith-Sandbox" not in answer.headers
    assert (await asking(app).get("/api/v1/session")).json()["sandbox"] is False
    assert "sandbox" not in str(contract.document()["paths"].keys())


async def test_the_page_is_told_before_anybody_signs_in(sandbox: FastAPI) -> None:
    answer = await asking(sandbox).get("/api/v1/session")
    assert answer.json()["sandbox"] is True
    assert (await asking(sandbox).get("/readyz")).headers["Kith-Sandbox"] == "1"


async def test_it_does_not_start_beside_real_records(database_url: str, authority) -> None:
    assert authority.workers
    assert not await is_made_up(database_url)
    await refused(database_url)


async def test_it_does_not_start_where_a_demo_was_taken_into_use(server: str, made_up: str) -> None:
    assert await is_made_up(made_up)
    connection = await asyncpg.connect(made_up)
    asked = "update worker set email = $2 where email = $1"
    await connection.execute(asked, demo.SIGN_INS[6][0], "somebody@council.gov.uk")
    try:
        await refused(made_up)
    finally:
        await connection.execute(asked, "somebody@council.gov.uk", demo.SIGN_INS[6][0])
        await connection.close()


async def refused(url: str) -> None:
    with pytest.raises(serve.CannotServe, match=REAL):
        await asyncio.to_thread(serve.prepare, url, demo=False, sandbox=True)


def test_the_setting_is_off_unless_it_is_on() -> None:
    assert Settings.from_environment({}).sandbox is False
    assert Settings.from_environment({"KITH_SANDBOX": "1"}) == replace(Settings(), sandbox=True)
    with pytest.raises(BadSetting, match="KITH_SANDBOX"):
        Settings.from_environment({"KITH_SANDBOX": "yes"})


def test_a_paper_says_on_every_page_where_it_is_from() -> None:
    head = {"people": [{"id": "1", "name": "Ida Okpara", "date_of_birth": None}]}
    at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    for sandbox in (True, False):
        paper = PdfReader(BytesIO(printed(head, [], "Ama Obi", Wanted(), at, sandbox=sandbox)))
        assert {"nobody in it is real" in page.extract_text() for page in paper.pages} == {sandbox}
