"""Webhooks: every message arrives, signed, under one id; nothing is sent where it should not be."""

import asyncio
import json
import os
import random
from asyncio.subprocess import PIPE
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from standardwebhooks import Webhook

from api import auth, hooks, posting
from api.posting import Refused, Unanswered
from api.sealing import sealer
from api.settings import ROOT, Settings
from domain.agency import Agency, AgencyKind
from domain.codes import ReferralSource
from domain.ids import new_id
from domain.policy import Role
from persistence import access_control
from tests.api.support import SECRET_KEY, as_agency, as_worker
from tests.api.test_change import worry

OPENER = sealer(Settings(secret_key=SECRET_KEY))
EVENTS = int(os.environ.get("KITH_HOOK_EVENTS", "300"))
URL = "https://mis.school.example/kith"


@pytest.fixture
async def agency(app, authority):
    """An agency of the test's own, with a program that may send and be told; and the agency's id."""
    client_id = new_id()
    async with authority.work() as work:
        made = Agency.register(
            by=work.by, id=new_id(), name=f"School {new_id()}", agency_kind=AgencyKind.SCHOOL,
            source_code=ReferralSource.SCHOOL,
        )  # fmt: skip
        scopes = ("contact:send", "contact:read-own", "subscription:manage")
        made.register_client(client_id=client_id, name="MIS", scopes=scopes, by=work.by)
        await work.agencies.add(made)
        await access_control.keep_secret(work.connection, client_id, auth.digest(str(client_id)), work.by.at)
    yield await as_agency(app, client_id), made.id
    # The next test sends for its own agency only.
    await authority.pool.execute("update subscription set off_because = 'done' where for_agency_id = $1", made.id)


async def opened(client, **facts):
    """A subscription with a secret: its id, version and secret."""
    body = {"id": str(new_id()), "url": URL, "types": ["contact.received", "contact.decided"], **facts}
    answer = await client.post("/api/v1/subscriptions", json=body)
    assert answer.status_code == 201, answer.text
    path = f"/api/v1/subscriptions/{body['id']}"
    answer = await client.post(f"{path}/secret", headers={"If-Match": answer.headers["ETag"]})
    assert answer.status_code == 200, answer.text
    return path, answer.json()["version"], answer.json()["secret"]


async def change(client, path, verb, version, body=None):
    return await client.post(f"{path}/{verb}", json=body, headers={"If-Match": f'"{version}"'})


async def send(client, number):
    for _ in range(number):
        answer = await client.post("/api/v1/contacts", json=worry())
        assert answer.status_code == 201, answer.text


async def drain(pool, receiver, now):
    while await hooks.send_due(pool, receiver, now, OPENER):
        pass


async def deliveries(client, path, state):
    found, cursor = [], None
    while True:
        params = {"state": state} | ({"cursor": cursor} if cursor else {})
        page = (await client.get(f"{path}/deliveries", params=params)).json()
        found += page["items"]
        if (cursor := page["next"]) is None:
            return found


class Receiver:
    """A receiver that checks every signature with a program that is not ours, and answers as it is told."""

    def __init__(self, secret, answer=lambda: 204):
        self.webhook, self.answer = Webhook(secret), answer
        self.taken, self.ids = [], {}

    async def __call__(self, url, headers, body):
        assert url == URL
        self.webhook.verify(body, dict(headers))  # raises where it is not signed, or signed long ago
        data = json.loads(body)
        assert set(data) == {"type", "timestamp", "data"}
        assert set(data["data"]) == {"id", "version"}
        self.ids.setdefault((data["type"], data["data"]["id"]), set()).add(headers["webhook-id"])
        status = self.answer()
        if status is None:
            raise Unanswered("No answer.")
        if status < 300:
            self.taken.append(headers["webhook-id"])
        return status


@pytest.mark.timeout(1800)
async def test_a_receiver_that_is_down_half_the_time_hears_everything(app, authority, agency):
    client, _ = agency
    path, version, secret = await opened(client)
    chance = random.Random(7)
    receiver = Receiver(secret, lambda: chance.choice((204, 204, 503, None)))
    await send(client, EVENTS)
    for _ in range(40):
        # Three senders at once: none is lent what another has.
        await asyncio.gather(*(drain(app.state.pool, receiver, datetime.now(UTC)) for _ in range(3)))
        for dead in await deliveries(client, path, "dead"):
            again = await change(client, path, "send-again", version, {"delivery_id": dead["id"]})
            version = again.json()["version"]
        # The wait is over. The clock itself stays: the receiver refuses a time that is not now.
        await authority.pool.execute(
            "update subscription_delivery set next_at = now() where subscription_id = $1 and state = 'waiting'",
            UUID(path.rsplit("/", 1)[1]),
        )
        if not await deliveries(client, path, "waiting"):
            break
    assert len(receiver.ids) == EVENTS
    assert all(len(ids) == 1 for ids in receiver.ids.values()), "every attempt has the same id"
    assert len(receiver.taken) == len(set(receiver.taken)) == EVENTS
    assert len(await deliveries(client, path, "sent")) == EVENTS


async def test_what_was_given_up_is_seen_and_sent_again_under_its_id(app, agency):
    client, _ = agency
    path, version, _ = await opened(client)
    await send(client, 1)
    now, down = datetime.now(UTC), {"answer": 500}

    async def receiver(url, headers, body):
        down.setdefault("id", headers["webhook-id"])
        assert headers["webhook-id"] == down["id"]
        return down["answer"]

    for attempt in range(len(hooks.WAITS) + 1):
        assert await hooks.send_due(app.state.pool, receiver, now + timedelta(days=2 * attempt), OPENER) == 1
    (dead,) = await deliveries(client, path, "dead")
    assert (dead["attempts"], dead["answer"], dead["id"]) == (10, "The receiver answered 500.", down["id"])
    (row,) = (await client.get("/api/v1/subscriptions")).json()["items"]
    assert (row["dead"], row["waiting"], row["last_sent_at"]) == (1, 0, None)
    down["answer"] = 200
    again = await change(client, path, "send-again", version, {"delivery_id": dead["id"]})
    assert again.status_code == 200, again.text
    await drain(app.state.pool, receiver, datetime.now(UTC))
    assert [each["id"] for each in await deliveries(client, path, "sent")] == [dead["id"]]
    missing = await change(client, path, "send-again", version + 1, {"delivery_id": str(new_id())})
    assert missing.status_code == 422


async def test_the_library_of_another_language_verifies_them_too(app, agency):
    """Receivers use the libraries of the specification: npm's says yes to ours, and no where a letter was changed."""
    client, _ = agency
    _, _, secret = await opened(client)
    await send(client, 5)
    heard = []

    async def receiver(url, headers, body):
        heard.append({"headers": dict(headers), "body": body.decode()})
        return 204

    await drain(app.state.pool, receiver, datetime.now(UTC) + timedelta(seconds=1))
    assert len(heard) == 5
    assert await _by_npm(secret, heard) == (0, "5")
    changed = [{**heard[0], "body": heard[0]["body"].replace("contact", "contract")}]
    assert (await _by_npm(secret, changed))[0] != 0


async def _by_npm(secret, messages):
    asked = json.dumps({"secret": secret, "messages": messages})
    program = await asyncio.create_subprocess_exec(
        "node", str(ROOT / "tests/api/verify_webhooks.mjs"), stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    said, _ = await program.communicate(asked.encode())
    return program.returncode, said.decode().strip()


async def test_two_secrets_sign_for_a_day_and_no_secret_is_shown_or_kept_plain(app, authority, agency):
    client, _ = agency
    path, version, first = await opened(client)
    renewed = await change(client, path, "secret", version)
    second = renewed.json()["secret"]
    await send(client, 1)
    now, heard = datetime.now(UTC) + timedelta(seconds=1), []

    async def receiver(url, headers, body):
        for secret in (first, second):
            Webhook(secret).verify(body, dict(headers))
        heard.append(headers["webhook-signature"])
        return 200

    await drain(app.state.pool, receiver, now)
    assert [len(each.split()) for each in heard] == [2]
    assert second not in (await client.get(path)).text + (await client.get("/api/v1/subscriptions")).text
    id = UUID(path.rsplit("/", 1)[1])
    kept = await authority.pool.fetch("select sealed from subscription_secret where subscription_id = $1", id)
    assert len(kept) == 2
    assert all(second.encode() not in row["sealed"] for row in kept)
    assert second not in str(await authority.pool.fetch("select state, facts from ledger where record_id = $1", id))
    await send(client, 1)
    counted = []

    async def later(url, headers, body):
        counted.append(len(headers["webhook-signature"].split()))
        return 200

    await drain(app.state.pool, later, now + timedelta(days=2))
    assert counted == [1]


async def test_nothing_is_sent_while_off_and_what_happened_meanwhile_comes_after(app, agency):
    client, _ = agency
    path, version, secret = await opened(client)
    off = await change(client, path, "switch-off", version, {"reason": "The server moves."})
    assert off.json()["off_because"] == "The server moves."
    await send(client, 2)
    receiver = Receiver(secret)
    await drain(app.state.pool, receiver, datetime.now(UTC))
    assert receiver.taken == []
    assert (await change(client, path, "switch-off", version + 1, {"reason": "x"})).status_code == 409
    assert (await change(client, path, "switch-on", version + 1)).status_code == 200
    await drain(app.state.pool, receiver, datetime.now(UTC))
    assert len(receiver.taken) == 2


async def test_an_address_that_is_gone_is_switched_off(app, agency):
    client, _ = agency
    path, _, secret = await opened(client)
    await send(client, 1)
    await drain(app.state.pool, Receiver(secret, lambda: 410), datetime.now(UTC))
    shown = await client.get(path)
    assert "gone" in shown.json()["off_because"]
    assert len(await deliveries(client, path, "dead")) == 1


async def test_an_agency_manages_its_own_and_the_administrator_everybodys(app, authority, agency):
    client, agency_id = agency
    path, _, _ = await opened(client, types=["contact.decided"])
    administrator = await as_worker(app, authority.workers[Role.ADMINISTRATOR].id)
    assert (await administrator.get(path)).json()["for_agency_id"] == str(agency_id)
    assert (await administrator.get(f"{path}/deliveries")).json() == {"items": [], "next": None}
    other = {"id": str(new_id()), "for_agency_id": str(authority.agencies[0][0].id), "url": URL, "types": []}
    other["types"] = ["contact.decided"]
    assert (await client.post("/api/v1/subscriptions", json=other)).status_code == 404
    assert (await administrator.post("/api/v1/subscriptions", json=other)).status_code == 201
    assert (await client.get(f"/api/v1/subscriptions/{other['id']}")).status_code == 404
    assert (await client.get(f"/api/v1/subscriptions/{other['id']}/deliveries")).status_code == 404
    nobody = {"id": str(new_id()), "url": URL, "types": ["contact.decided"]}
    assert (await administrator.post("/api/v1/subscriptions", json=nobody)).status_code == 422
    await send(client, 1)
    await hooks.send_due(app.state.pool, Receiver(hooks.new_secret()), datetime.now(UTC), OPENER)
    assert (await client.get(f"{path}/deliveries")).json()["items"] == []  # it did not ask to hear of what it sent


@pytest.mark.parametrize(
    "url",
    ["http://mis.example/", "https://", "https://a:b@mis.example/", "https://mis.example/#x", "ftp://mis.example", "x"],
)
async def test_an_address_that_we_never_send_to_is_refused(agency, url):
    client, _ = agency
    body = {"id": str(new_id()), "url": url, "types": ["contact.decided"]}
    answer = await client.post("/api/v1/subscriptions", json=body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/url"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1",
        "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::1", "ff02::1",
    ],
)  # fmt: skip
def test_private_addresses_are_not_public(address):
    assert not posting.is_public(address)


def test_public_addresses_are():
    assert posting.is_public("8.8.8.8")
    assert posting.is_public("2606:4700:4700::1111")


async def test_the_sender_refuses_private_places_and_follows_nobody(monkeypatch):
    asked = []

    async def receiver(reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        asked.append(head.split("\r\n", 1)[0] + " " + (await reader.readexactly(2)).decode())
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 302 Found\r\nLocation: /elsewhere\r\n\r\n")
        await writer.drain()
        writer.close()

    async def silent(reader, writer):
        await reader.read()
        writer.close()

    async with (
        await asyncio.start_server(receiver, "127.0.0.1", 0) as server,
        await asyncio.start_server(silent, "127.0.0.1", 0) as mute,
    ):
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(Refused):
            await posting.post(f"http://localhost:{port}/in", {}, b"{}")
        with pytest.raises(Refused):
            await posting.post(f"https://localhost:{port}/in", {}, b"{}")
        assert asked == []
        assert await posting.post(f"http://localhost:{port}/in?a=1", {"webhook-id": "1"}, b"{}", local=True) == 302
        assert asked == ["POST /in?a=1 HTTP/1.1 {}"]
        monkeypatch.setattr(posting, "PATIENCE", 0.2)
        with pytest.raises(Unanswered):
            await posting.post(f"http://127.0.0.1:{mute.sockets[0].getsockname()[1]}/", {}, b"{}", local=True)


def test_the_key_is_a_file_that_nobody_else_reads(tmp_path):
    settings = Settings(data=tmp_path / "new")
    sealed = sealer(settings).encrypt(b"x")
    assert sealer(settings).decrypt(sealed) == b"x"
    assert (tmp_path / "new" / "secret.key").stat().st_mode & 0o777 == 0o600
