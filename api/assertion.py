"""A client proves who it is with a signed assertion instead of a secret (`private_key_jwt`, RFC 7523)."""

import json
from datetime import datetime
from typing import Any

from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import JWKRegistry

from api import auth
from persistence import access_control
from persistence.engine import Connection

TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ALGORITHMS = ["ES256", "EdDSA", "PS256"]
"""Asymmetric ones only (FAPI 2.0 security profile, section 5.4)."""
LONGEST_SECONDS = 300
SKEW_SECONDS = 30
SMALLEST_RSA = 2048
PRIVATE = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"}


class BadKey(Exception):
    """This is not the public half of a key that can be used; the text says why."""


def public_key(jwk: dict[str, Any]) -> str:
    """A client's public key as it is kept. Raises `BadKey`."""
    if PRIVATE & jwk.keys():
        raise BadKey("This is a private key: keep it, and send only the public half. Make a new pair, to be safe.")
    try:
        key = JWKRegistry.import_key(jwk)
        suits = (key.key_type, jwk.get("crv")) in {("EC", "P-256"), ("OKP", "Ed25519")} or (
            key.key_type == "RSA" and getattr(key.raw_value, "key_size", 0) >= SMALLEST_RSA
        )
    except (JoseError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadKey("This key cannot be read. Send it as a JWK (RFC 7517).") from error
    if not suits:
        raise BadKey(f"Send a P-256, Ed25519 or RSA key (of {SMALLEST_RSA} bits or more).")
    return json.dumps(key.as_dict(private=False))


async def issue_token(
    connection: Connection, assertion: str, scope: str, audience: frozenset[str], now: datetime
) -> tuple[str, list[str]] | None:
    """A token for the client that signed this. None: not recognised, not for us, too old, too long, or used before."""
    claims = _claims(assertion)
    subject, ends = claims.get("sub"), claims.get("exp")
    if not isinstance(subject, str) or claims.get("iss") != subject or not isinstance(claims.get("jti"), str):
        return None
    named = claims.get("aud")
    if not (named in audience if isinstance(named, str) else False):
        return None
    at = now.timestamp()
    if isinstance(ends, bool) or not isinstance(ends, int | float) or not at < ends <= at + LONGEST_SECONDS:
        return None
    for early in (claims.get("nbf"), claims.get("iat")):
        if early is not None and (not isinstance(early, int | float) or early > at + SKEW_SECONDS):
            return None
    for row in await access_control.keys(connection, subject, now):
        if _signed(assertion, json.loads(row["jwk"])):
            mark = auth.digest(f"{row['client_id']} {claims['jti']}")
            until = datetime.fromtimestamp(ends, now.tzinfo)
            if not await access_control.use_assertion(connection, row["id"], row["client_id"], mark, until, now):
                return None
            return await auth.begin_token(connection, row["client_id"], row["scopes"], scope, now)
    return None


def _claims(assertion: str) -> dict[str, Any]:
    """What an assertion says, before anybody has looked at its signature."""
    try:
        found = json.loads(jws.extract_compact(assertion.encode()).payload)
    except (JoseError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _signed(assertion: str, jwk: dict[str, Any]) -> bool:
    try:
        jwt.decode(assertion, JWKRegistry.import_key(jwk), algorithms=ALGORITHMS)
    except (JoseError, ValueError):
        return False
    return True
