"""Programs get in: keys beside secrets, rotation with overlap, switched off at once."""

from datetime import UTC, datetime, timedelta

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from api import assertion
from api.settings import Settings
from domain.ids import new_id
from domain.policy import Role
from tests.api.sharing import partner
from tests.api.support import Clock, as_agency, as_worker, asking, running
from tests.api.test_errors import problem

TOKEN = "/api/v1/token"  # an address
US = f"{Settings().own_address}{TOKEN}"


def _signed(key, client_id, alg="ES256", **claims):
    now = int(datetime.now(UTC).timestamp())
    usual = {"iss": str(client_id), "sub": str(client_id), "aud": US, "exp": now + 120, "jti": str(new_id())}
    return jwt.encode({"alg": alg}, {k: v for k, v in (usual | claims).items() if v is not None}, key)


async def _token(client, signed):
    asked = {
        "grant_type": "client_credentials", "client_assertion_type": assertion.TYPE, "client_assertion": signed,
    }  # fmt: skip
    return await client.post(TOKEN, data=asked)


@pytest.fixture
async def registered(authority, client):
    """An agency whose program has registered a key: the key, the agency, the program, and the administrator."""
    agency, client_id, _ = await partner(authority)
    admin, key = await client(Role.ADMINISTRATOR), ECKey.generate_key("P-256")
    ends = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    body = {"id": str(new_id()), "client_id": str(client_id), "jwk": key.as_dict(private=False), "old_ends_at": ends}
    seen = {"If-Match": (await admin.get(f"/api/v1/agencies/{agency}")).headers["ETag"]}
    answer = await admin.post(f"/api/v1/agencies/{agency}/clients/keys", json=body, headers=seen)
    assert answer.status_code == 200, answer.text
    return key, agency, client_id, admin


async def test_a_program_proves_itself_with_its_key_and_once_only(app, registered):
    key, agency, client_id, admin = registered
    signed = _signed(key, client_id)
    got = await _token(asking(app), signed)
    assert got.status_code == 200, got.text
    program = asking(app, Authorization=f"Bearer {got.json()['access_token']}")
    assert (await program.get(f"/api/v1/agencies/{agency}/home")).status_code == 200
    replayed = await _token(asking(app), signed)
    assert (replayed.status_code, replayed.json()["error"]) == (401, "invalid_client")
    (shown,) = (await admin.get(f"/api/v1/agencies/{agency}/programs")).json()["clients"]
    assert [(each["kind"], each["last_used_at"] is not None) for each in shown["proofs"]] == [
        ("secret", False), ("key", True),
    ]  # fmt: skip


async def test_what_is_signed_must_be_for_us_fresh_short_and_by_the_programs_own_key(app, registered):
    key, _, client_id, _ = registered
    now, other = int(datetime.now(UTC).timestamp()), ECKey.generate_key("P-256")
    for signed in (
        _signed(other, client_id), _signed(key, client_id, aud="https://elsewhere.example"),
        _signed(key, client_id, aud=None), _signed(key, client_id, exp=now - 1), _signed(key, client_id, exp=None),
        _signed(key, client_id, exp=now + 3600), _signed(key, client_id, iss="somebody"),
        _signed(key, client_id, jti=None), _signed(key, client_id, nbf=now + 200), _signed(key, new_id()),
        _signed(key, client_id)[:-4] + "AAAA", "not.a.token", "",
    ):  # fmt: skip
        answer = await _token(asking(app), signed)
        assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client"), signed


async def test_a_private_key_is_not_taken(registered):
    key, agency, client_id, admin = registered
    ends = datetime.now(UTC).isoformat()
    seen = {"If-Match": (await admin.get(f"/api/v1/agencies/{agency}")).headers["ETag"]}
    for jwk in (key.as_dict(private=True), {"kty": "oct", "k": "c2VjcmV0"}, {"kty": "EC"}):
        body = {"id": str(new_id()), "client_id": str(client_id), "jwk": jwk, "old_ends_at": ends}
        answer = await admin.post(f"/api/v1/agencies/{agency}/clients/keys", json=body, headers=seen)
        assert [each["pointer"] for each in answer.json()["errors"]] == ["/jwk"]


async def test_the_old_secret_works_until_the_moment_that_was_named(authority, database_url):
    agency, client_id, _ = await partner(authority)
    clock = Clock()
    async with running(database_url, clock) as app:
        admin = await as_worker(app, authority.workers[Role.ADMINISTRATOR].id)
        path, ends = f"/api/v1/agencies/{agency}", datetime.now(UTC) + timedelta(minutes=10)
        body = {"client_id": str(client_id), "old_ends_at": ends.isoformat()}
        seen = {"If-Match": (await admin.get(path)).headers["ETag"]}
        new = (await admin.post(f"{path}/clients/rotate", json=body, headers=seen)).json()["client_secret"]
        await as_agency(app, client_id)
        await as_agency(app, client_id, new)
        clock.ahead = timedelta(minutes=11)
        asked = {"grant_type": "client_credentials"}
        old = await asking(app).post(TOKEN, data=asked, auth=(str(client_id), str(client_id)))
        assert old.status_code == 401
        await as_agency(app, client_id, new)


async def test_switching_off_works_at_once(app, registered):
    key, agency, client_id, admin = registered
    program = await as_agency(app, client_id)
    assert (await program.get(f"/api/v1/agencies/{agency}/home")).status_code == 200
    path = f"/api/v1/agencies/{agency}"
    seen = {"If-Match": (await admin.get(path)).headers["ETag"]}
    off = await admin.post(
        f"{path}/clients/switch-off", json={"client_id": str(client_id), "reason": "x"}, headers=seen
    )
    assert off.status_code == 200, off.text
    problem(await program.get(f"/api/v1/agencies/{agency}/home"), 401, "not-signed-in")
    assert (await _token(asking(app), _signed(key, client_id))).status_code == 401
