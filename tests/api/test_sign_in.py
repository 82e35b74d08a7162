"""Signing in and out: how long a session lasts, who is slowed down, what a write proves, who is shut out at once."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from api import auth
from api.settings import Settings
from domain.ids import new_id
from domain.policy import Role
from persistence import access_control
from tests.api import support
from tests.api.support import PASSWORD, Clock, as_agency, as_worker, asking, contact_body, if_match, version
from tests.api.test_errors import problem


@pytest.fixture
async def clock():
    return Clock()


@pytest.fixture
async def app(database_url, clock):
    """An application with a clock of the test's own."""
    async with support.running(database_url, clock) as started:
        yield started


@pytest.fixture
async def newcomer(authority):
    """A worker whom no other test signs in."""
    async with authority.work() as work:
        made = support.worker(Role.SOCIAL_WORKER, work.by)
        await work.workers.add(made)
        await access_control.set_password(work.connection, made.id, support.HASH, work.by.at)
    return made


async def sign_in(app, worker, password=PASSWORD, **headers):
    """The answer, and a client that has the session's cookie and token where there is one."""
    client = asking(app, **headers)
    answer = await client.post("/api/v1/session", json={"email": worker.email, "password": password})
    if answer.status_code == 200:
        client.headers["X-CSRF-Token"] = answer.json()["csrf_token"]
    return client, answer


async def test_a_session_begins_and_ends(app, newcomer):
    nobody = (await asking(app).get("/api/v1/session")).json()
    assert nobody == {
        "signed_in": False, "worker": None, "permissions": [], "csrf_token": None,
        "idle_seconds": Settings().idle_minutes * 60, "expires_at": None, "sandbox": False,
    }  # fmt: skip
    client, answer = await sign_in(app, newcomer)
    cookie = answer.headers["Set-Cookie"].lower()
    assert cookie.startswith("__host-kith=")
    assert {"httponly", "secure", "samesite=lax", "path=/"} <= set(cookie.split("; "))
    assert "domain" not in cookie
    assert "max-age" not in cookie
    told = answer.json()
    assert (told["signed_in"], told["worker"]["id"]) == (True, str(newcomer.id))
    assert "visit:record" in told["permissions"]
    assert (await client.get("/api/v1/session")).json() == told
    secret = client.cookies[auth.COOKIE]
    gone = await client.delete("/api/v1/session")
    assert gone.status_code == 204
    assert f'{auth.COOKIE}=""' in gone.headers["Set-Cookie"]
    client.cookies.set(auth.COOKIE, secret, domain="kith.test")
    problem(await client.get("/api/v1/workers"), 401, "not-signed-in")
    assert (await client.get("/api/v1/session")).json() == nobody


async def test_neither_address_nor_password_is_told_to_be_wrong(app, newcomer):
    _, wrong = await sign_in(app, newcomer, "wrong horse battery")
    _, nobody = await sign_in(app, SimpleNamespace(email="nobody@kith.example"))
    told = [problem(answer, 401, "not-signed-in") | {"instance": ""} for answer in (wrong, nobody)]
    assert told[0] == told[1]
    assert "Set-Cookie" not in wrong.headers
    _, shouted = await sign_in(app, SimpleNamespace(email=f" {newcomer.email.upper()}"))
    assert shouted.status_code == 200


async def test_failures_slow_the_next_try_down_and_never_lock(app, clock, newcomer):
    for _ in range(3):
        problem((await sign_in(app, newcomer, "wrong"))[1], 401, "not-signed-in")
    problem((await sign_in(app, newcomer, "wrong"))[1], 401, "not-signed-in")
    waits = []
    for _ in range(12):
        _, answer = await sign_in(app, newcomer)  # even the right password waits
        problem(answer, 429, "too-many")
        waits.append(int(answer.headers["Retry-After"]))
        clock.ahead += timedelta(seconds=waits[-1])
        problem((await sign_in(app, newcomer, "wrong"))[1], 401, "not-signed-in")
    assert waits[:4] == [2, 4, 8, 16]
    assert max(waits) == 900
    clock.ahead += timedelta(seconds=901)
    assert (await sign_in(app, newcomer))[1].status_code == 200
    # Success forgets: the next three failures are free again.
    for _ in range(3):
        problem((await sign_in(app, newcomer, "wrong"))[1], 401, "not-signed-in")


async def test_a_source_that_tries_many_accounts_is_slowed_down(app, clock, authority, monkeypatch):
    monkeypatch.setattr(auth, "FREE_TRIES_OF_SOURCE", 5)
    monkeypatch.setattr(auth, "_verify", lambda *_: False)
    client = asking(app)
    statuses = [
        (await client.post("/api/v1/session", json={"email": f"{new_id()}@kith.example", "password": "x"})).status_code
        for _ in range(8)
    ]
    assert statuses == [401] * 6 + [429] * 2
    # Others are not.
    monkeypatch.undo()
    assert (await sign_in(app, authority.workers[Role.ANALYST]))[1].status_code == 200


async def test_an_idle_session_ends(app, clock, newcomer):
    client, _ = await sign_in(app, newcomer)
    for _ in range(4):
        clock.ahead += timedelta(minutes=20)
        assert (await client.get("/api/v1/workers")).status_code == 200
    clock.ahead += timedelta(minutes=31)
    problem(await client.get("/api/v1/workers"), 401, "not-signed-in")
    assert (await client.get("/api/v1/session")).json()["signed_in"] is False


async def test_a_session_in_use_ends_too(app, clock, newcomer):
    client, answer = await sign_in(app, newcomer)
    for _ in range(23):
        clock.ahead += timedelta(minutes=25)
        assert (await client.get("/api/v1/workers")).status_code == 200
    assert answer.json()["expires_at"] is not None
    clock.ahead += timedelta(minutes=26)
    problem(await client.get("/api/v1/workers"), 401, "not-signed-in")


async def test_a_write_proves_that_our_own_page_sent_it(app, authority, newcomer):
    client, _ = await sign_in(app, newcomer)
    body = contact_body(channel="phone", source_code="1A")
    token = client.headers.pop("X-CSRF-Token")
    for wrong in (None, "", "wrong", token[:-1], token.upper(), auth.csrf_token("another session")):
        headers = {} if wrong is None else {"X-CSRF-Token": wrong}
        problem(await client.post("/api/v1/contacts", json=body, headers=headers), 403, "not-allowed")
    for site in ("cross-site", "same-site"):
        headers = {"X-CSRF-Token": token, "Sec-Fetch-Site": site}
        problem(await client.post("/api/v1/contacts", json=body, headers=headers), 403, "not-allowed")
        problem(await client.delete("/api/v1/session", headers=headers), 403, "not-allowed")
        _, answer = await sign_in(app, newcomer, **{"Sec-Fetch-Site": site})
        problem(answer, 403, "not-allowed")
    problem(await client.delete("/api/v1/session"), 403, "not-allowed")
    problem(await client.delete("/api/v1/sessions"), 403, "not-allowed")
    # A reading needs no proof: another site cannot read the answer.
    assert (await client.get("/api/v1/workers")).status_code == 200
    headers = {"X-CSRF-Token": token, "Sec-Fetch-Site": "same-origin"}
    assert (await client.post("/api/v1/contacts", json=body, headers=headers)).status_code == 201


async def test_signing_out_everywhere_ends_every_session(app, newcomer):
    here, _ = await sign_in(app, newcomer)
    there, _ = await sign_in(app, newcomer)
    other = await as_worker(app, newcomer.id)
    assert (await here.delete("/api/v1/sessions")).status_code == 204
    for client in (here, there, other):
        problem(await client.get("/api/v1/workers"), 401, "not-signed-in")
    assert (await sign_in(app, newcomer))[1].status_code == 200


async def test_a_worker_who_leaves_is_out_at_once(app, authority, newcomer):
    administrator = await as_worker(app, authority.workers[Role.ADMINISTRATOR].id)
    client, _ = await sign_in(app, newcomer)
    path = f"/api/v1/workers/{newcomer.id}"
    yesterday = (support.today() - timedelta(days=1)).isoformat()
    left = await administrator.post(f"{path}/leave", json={"on": yesterday}, headers=await version(administrator, path))
    assert left.status_code == 200, left.text
    problem(await client.get("/api/v1/workers"), 401, "not-signed-in")
    problem((await sign_in(app, newcomer))[1], 401, "not-signed-in")
    # Nor does a session that somehow outlived them help.
    problem(await (await as_worker(app, newcomer.id)).get("/api/v1/workers"), 401, "not-signed-in")


async def test_a_new_password_ends_the_sessions_of_the_old(app, authority, newcomer):
    administrator = await as_worker(app, authority.workers[Role.ADMINISTRATOR].id)
    client, _ = await sign_in(app, newcomer)
    password = "a new and longer 🐴 battery"
    path = f"/api/v1/workers/{newcomer.id}/password"
    assert (await administrator.put(path, json={"password": "14 characters."})).status_code == 422
    assert (await administrator.put(path, json={"password": password})).status_code == 204
    problem(await client.get("/api/v1/workers"), 401, "not-signed-in")
    problem((await sign_in(app, newcomer))[1], 401, "not-signed-in")
    assert (await sign_in(app, newcomer, password))[1].status_code == 200


async def test_a_new_post_changes_what_may_be_done_at_once(app, authority, newcomer):
    administrator = await as_worker(app, authority.workers[Role.ADMINISTRATOR].id)
    client, _ = await sign_in(app, newcomer)
    path = f"/api/v1/workers/{newcomer.id}"
    post = {"role": "analyst", "post": "Analyst", "fte": 1}
    assert (await client.get("/api/v1/contacts")).status_code == 200
    moved = await administrator.post(f"{path}/post", json=post, headers=await version(administrator, path))
    assert moved.status_code == 200, moved.text
    problem(await client.get("/api/v1/contacts"), 403, "not-allowed")


async def test_an_agencys_client_gets_a_token_and_loses_it(app, authority, clock):
    administrator = await as_worker(app, authority.workers[Role.ADMINISTRATOR].id)
    agency = {"id": str(new_id()), "name": "Clinic", "agency_kind": "health", "source_code": "3A"}
    made = await administrator.post("/api/v1/agencies", json=agency)
    path, client_id = f"/api/v1/agencies/{agency['id']}", str(new_id())
    body = {"id": client_id, "name": "System", "scopes": ["contact:send"]}
    registered = await administrator.post(f"{path}/clients", json=body, headers=if_match(made))
    secret = registered.json()["client_secret"]
    shown = await administrator.get(path)
    assert secret not in shown.text
    clinic = await as_agency(app, client_id, secret)
    assert (await clinic.post("/api/v1/contacts", json=contact_body())).status_code == 201
    # Its scopes are what it was given, not what agencies can be given.
    problem(await clinic.get(f"/api/v1/contacts/{new_id()}/receipt"), 403, "not-allowed")
    # A token lasts five minutes.
    clock.ahead += timedelta(seconds=auth.TOKEN_SECONDS + 1)
    problem(await clinic.post("/api/v1/contacts", json=contact_body()), 401, "not-signed-in")
    # Switched off, it is out at once and gets no other.
    clinic = await as_agency(app, client_id, secret)
    off = {"client_id": client_id, "reason": "The secret was lost."}
    answer = await administrator.post(f"{path}/clients/switch-off", json=off, headers=if_match(shown))
    assert answer.status_code == 200, answer.text
    problem(await clinic.post("/api/v1/contacts", json=contact_body()), 401, "not-signed-in")
    asked = {"grant_type": "client_credentials"}
    answer = await asking(app).post("/api/v1/token", data=asked, auth=(client_id, secret))
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


async def test_a_token_is_asked_for_as_oauth_says(app, authority):
    client_id = str(authority.agencies[0][1])
    nobody = asking(app)
    asked = {"grant_type": "client_credentials", "scope": "contact:send"}
    by_form = await nobody.post("/api/v1/token", data=asked | {"client_id": client_id, "client_secret": client_id})
    assert by_form.json()["scope"] == "contact:send"
    assert by_form.headers["Cache-Control"] == "no-store"
    both = await nobody.post("/api/v1/token", data={"grant_type": "client_credentials"}, auth=(client_id, client_id))
    assert both.json() | {"access_token": ""} == {
        "access_token": "", "token_type": "Bearer", "expires_in": 300, "scope": "contact:send contact:read-own",
    }  # fmt: skip
    for data, credentials, status, error in (
        ({"grant_type": "password"}, (client_id, client_id), 400, "unsupported_grant_type"),
        ({}, (client_id, client_id), 400, "unsupported_grant_type"),
        (asked, (client_id, "wrong"), 401, "invalid_client"),
        (asked, ("wrong", client_id), 401, "invalid_client"),
        (asked | {"scope": "person:read"}, (client_id, client_id), 400, "invalid_scope"),
    ):
        answer = await nobody.post("/api/v1/token", data=data, auth=credentials)
        assert (answer.status_code, answer.json()["error"]) == (status, error)
    for header in ("Basic", "Basic !!!", "Basic " + "A" * 1000, "Basic /w=="):
        answer = await nobody.post("/api/v1/token", data=asked, headers={"Authorization": header})
        assert answer.status_code in (400, 401), header
        assert answer.json()["error"] in ("invalid_client", "invalid_request")
