"""Partner agencies, and the programs that speak for them."""

import secrets
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api import assertion, auth
from api.deps import CHANGES, Cursor, IfMatch, Read, Work, answer, changed, created, guarded
from api.json import JSON, NO_STORE
from api.schema import In, Moment, Secret, Word, out
from domain.agency import Agency, AgencyKind
from domain.codes import ReferralSource
from domain.errors import Invalid
from domain.policy import Permission
from persistence import access_control
from persistence.agency import Agencies
from persistence.views import directory

router = APIRouter(prefix="/agencies", tags=["agency"])


class AgencyIn(In):
    """A partner. `source_code` is what its contacts count as in the CIN census."""

    id: UUID
    name: Word
    agency_kind: AgencyKind
    source_code: ReferralSource
    email: Word | None = None
    phone: Word | None = None


class ClientIn(In):
    """A program of the agency's, with what it may do."""

    id: UUID
    name: Word
    scopes: Annotated[tuple[Word, ...], Field(min_length=1, max_length=20)]


class ClientSecret(BaseModel):
    """A client's secret, shown this once: only its hash is kept."""

    client_id: UUID
    client_secret: str
    version: int


class RotateIn(In):
    """Which program gets a new secret, and when those that it has now end."""

    client_id: UUID
    old_ends_at: Moment


class KeyIn(In):
    """The public half of a program's new key, as a JWK (RFC 7517), and when what it has now ends."""

    id: UUID
    client_id: UUID
    jwk: Annotated[dict[Word, Annotated[Secret, Field(min_length=1)]], Field(max_length=20)]
    old_ends_at: Moment


class SwitchOffIn(In):
    """Which program may no longer ask, and why."""

    client_id: UUID
    reason: Word


class AgencyRow(BaseModel):
    """A partner in the list."""

    id: UUID
    name: str
    agency_kind: AgencyKind
    source_code: ReferralSource
    clients: int


class AgencyPage(BaseModel):
    """Partners in the order of their names."""

    items: list[AgencyRow]
    next: str | None


@router.get("", operation_id="agency.list", response_model=AgencyPage, **guarded(Permission.AGENCY_READ))
async def list_(read: Read, cursor: Cursor = None) -> JSON:
    """Every partner, by name."""
    return JSON(await directory.agencies(read, cursor))


@router.get("/{id:uuid}", operation_id="agency.read", response_model=out(Agency), **guarded(Permission.AGENCY_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One partner, with its programs and without their secrets."""
    return answer(await Agencies(read).consult(id))


@router.post(
    "", operation_id="agency.register", status_code=201, response_model=out(Agency),
    **guarded(Permission.AGENCY_MANAGE, 409),
)  # fmt: skip
async def register(body: AgencyIn, work: Work) -> JSON:
    """Take a partner into the directory."""
    return await created(work.agencies, Agency.register(by=work.by, **body.model_dump()))


@router.post(
    "/{id:uuid}/clients", operation_id="agency.register_client", status_code=201, response_model=ClientSecret,
    **guarded(Permission.AGENCY_MANAGE, *CHANGES),
)  # fmt: skip
async def register_client(id: UUID, body: ClientIn, work: Work, version: IfMatch) -> JSON:
    """Let a program ask for tokens. Its secret is in this answer and nowhere else."""
    agency = await work.agencies.get(id, version)
    agency.register_client(client_id=body.id, name=body.name, scopes=body.scopes, by=work.by)
    await work.agencies.save(agency)
    secret = secrets.token_urlsafe(32)
    await access_control.keep_secret(work.connection, body.id, auth.digest(secret), work.by.at)
    return JSON({"client_id": body.id, "client_secret": secret, "version": agency.version}, 201, NO_STORE)


@router.post(
    "/{id:uuid}/clients/rotate", operation_id="agency.rotate", response_model=ClientSecret,
    **guarded(Permission.AGENCY_MANAGE, *CHANGES),
)  # fmt: skip
async def rotate(id: UUID, body: RotateIn, work: Work, version: IfMatch) -> JSON:
    """A new secret for a program; the old one works until the moment named. The new one is in this answer only."""
    agency = await work.agencies.get(id, version)
    agency.rotate(body.client_id, old_ends_at=body.old_ends_at, by=work.by)
    await work.agencies.save(agency)
    secret = secrets.token_urlsafe(32)
    await access_control.end_secrets(work.connection, body.client_id, body.old_ends_at)
    await access_control.keep_secret(work.connection, body.client_id, auth.digest(secret), work.by.at)
    return JSON({"client_id": body.client_id, "client_secret": secret, "version": agency.version}, 200, NO_STORE)


@router.post(
    "/{id:uuid}/clients/keys", operation_id="agency.register_key", response_model=out(Agency),
    **guarded(Permission.AGENCY_MANAGE, *CHANGES),
)  # fmt: skip
async def register_key(id: UUID, body: KeyIn, work: Work, version: IfMatch) -> JSON:
    """A new key with which a program signs (`private_key_jwt`); what it had before works until the moment named."""
    agency = await work.agencies.get(id, version)
    try:
        jwk = assertion.public_key(body.jwk)
    except assertion.BadKey as error:
        raise Invalid("/jwk", str(error)) from error
    agency.rotate(body.client_id, old_ends_at=body.old_ends_at, by=work.by)
    await access_control.end_secrets(work.connection, body.client_id, body.old_ends_at)
    await access_control.keep_key(work.connection, body.id, body.client_id, jwk, work.by.at)
    return await changed(work.agencies, agency)


@router.post(
    "/{id:uuid}/clients/switch-off", operation_id="agency.switch_off", response_model=out(Agency),
    **guarded(Permission.AGENCY_MANAGE, *CHANGES),
)  # fmt: skip
async def switch_off(id: UUID, body: SwitchOffIn, work: Work, version: IfMatch) -> JSON:
    """Stop a program: its tokens no longer work from this moment."""
    agency = await work.agencies.get(id, version)
    agency.switch_off(body.client_id, reason=body.reason, by=work.by)
    return await changed(work.agencies, agency)
