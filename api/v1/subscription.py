"""Webhooks: an agency's program, or the administrator for it, says where to tell it of what; and what came of it."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from api.deps import CHANGES, Cursor, IfMatch, Read, Work, answer, changed, created, guarded
from api.hooks import new_secret
from api.json import JSON, NO_STORE
from api.schema import In, Word, out
from api.sealing import sealer
from domain.errors import Invalid
from domain.policy import Permission
from domain.subscription import Subscription, Told
from persistence import delivery
from persistence.subscription import Subscriptions
from persistence.views import subscriptions as views

router = APIRouter(prefix="/subscriptions", tags=["subscription"])


class DeliveryState(StrEnum):
    """How a message stands: it waits for an attempt, was taken, or was given up and waits for somebody to send it again."""

    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"


class SubscriptionIn(In):
    """Where to tell whom of what. An agency's program leaves `for_agency_id` out; the administrator names it."""

    id: UUID
    for_agency_id: UUID | None = None
    url: Annotated[Word, Field(max_length=200)]
    types: Annotated[tuple[Told, ...], Field(min_length=1, max_length=len(Told))]


class OffIn(In):
    """Why nothing is to be sent any more."""

    reason: Word


class AgainIn(In):
    """Which message to send again."""

    delivery_id: UUID


class SubscriptionSecret(BaseModel):
    """What messages are signed with, shown this once: from then on it is kept encrypted."""

    id: UUID
    secret: str
    version: int


class SubscriptionRow(BaseModel):
    """A subscription in the list, with how its messages stand."""

    id: UUID
    version: int
    for_agency_id: UUID
    url: str
    types: list[Told]
    off_because: str | None
    has_secret: bool
    waiting: int
    dead: int
    last_sent_at: datetime | None


class SubscriptionPage(BaseModel):
    """Subscriptions, in the order in which they were opened."""

    items: list[SubscriptionRow]
    next: str | None


class DeliveryRow(BaseModel):
    """A message: `id` is its `webhook-id` at every attempt, `answer` what came of the last one."""

    id: UUID
    type: Told
    record_id: UUID
    version: int
    happened_at: datetime
    state: DeliveryState
    attempts: int
    next_at: datetime | None
    tried_at: datetime | None
    answer: str | None


class DeliveryPage(BaseModel):
    """Messages, the latest first."""

    items: list[DeliveryRow]
    next: str | None


_MANAGE = Permission.SUBSCRIPTION_MANAGE


@router.get("", operation_id="subscription.list", response_model=SubscriptionPage, **guarded(_MANAGE))
async def list_(read: Read, for_agency_id: UUID | None = None, cursor: Cursor = None) -> JSON:
    """Your agency's subscriptions; for the administrator, everybody's or one agency's."""
    return JSON(await views.subscriptions(read, for_agency_id, cursor))


@router.get(
    "/{id:uuid}", operation_id="subscription.read", response_model=out(Subscription), **guarded(_MANAGE)
)  # fmt: skip
async def read(id: UUID, read: Read) -> JSON:
    """One subscription, without its secret."""
    return answer(await Subscriptions(read).consult(id))


@router.get(
    "/{id:uuid}/deliveries", operation_id="subscription.deliveries", response_model=DeliveryPage, **guarded(_MANAGE)
)  # fmt: skip
async def deliveries(id: UUID, read: Read, state: DeliveryState | None = None, cursor: Cursor = None) -> JSON:
    """What was sent, what waits and what was given up."""
    return JSON(await views.deliveries(read, id, state, cursor))


@router.post(
    "", operation_id="subscription.open", status_code=201, response_model=out(Subscription), **guarded(_MANAGE, 409)
)  # fmt: skip
async def open_(body: SubscriptionIn, request: Request, work: Work) -> JSON:
    """Ask to be told of what happens from now on. Ask for its secret next: nothing is sent unsigned."""
    agency_id = body.for_agency_id or work.actor.reach.agency_id
    if agency_id is None:
        raise Invalid("/for_agency_id", "Say which agency is to be told.")
    await work.agencies.consult(agency_id)  # an agency reaches itself only
    opened = Subscription.open(
        id=body.id, for_agency_id=agency_id, url=body.url, types=body.types, by=work.by,
        plain=request.app.state.settings.hooks_local,
    )  # fmt: skip
    done = await created(work.subscriptions, opened)
    await delivery.begin(work.connection, body.id)
    return done


@router.post(
    "/{id:uuid}/secret", operation_id="subscription.renew_secret", response_model=SubscriptionSecret,
    **guarded(_MANAGE, *CHANGES),
)  # fmt: skip
async def renew_secret(id: UUID, request: Request, work: Work, version: IfMatch) -> JSON:
    """Have a new secret, which is in this answer and nowhere else. The one before signs too, for a day."""
    subscription = await work.subscriptions.get(id, version)
    subscription.renew_secret(by=work.by)
    await work.subscriptions.save(subscription)
    secret = new_secret()
    sealed = sealer(request.app.state.settings).encrypt(secret.encode())
    await delivery.keep_secret(work.connection, id, sealed, work.by.at)
    headers = {**NO_STORE, "ETag": f'"{subscription.version}"'}
    return JSON({"id": id, "secret": secret, "version": subscription.version}, 200, headers)


@router.post(
    "/{id:uuid}/switch-off", operation_id="subscription.switch_off", response_model=out(Subscription),
    **guarded(_MANAGE, *CHANGES),
)  # fmt: skip
async def switch_off(id: UUID, body: OffIn, work: Work, version: IfMatch) -> JSON:
    """Send nothing more there. What happens meanwhile is told when it is switched on again."""
    subscription = await work.subscriptions.get(id, version)
    subscription.switch_off(reason=body.reason, by=work.by)
    return await changed(work.subscriptions, subscription)


@router.post(
    "/{id:uuid}/switch-on", operation_id="subscription.switch_on", response_model=out(Subscription),
    **guarded(_MANAGE, *CHANGES),
)  # fmt: skip
async def switch_on(id: UUID, work: Work, version: IfMatch) -> JSON:
    """Send there again, beginning with what happened meanwhile."""
    subscription = await work.subscriptions.get(id, version)
    subscription.switch_on(by=work.by)
    return await changed(work.subscriptions, subscription)


@router.post(
    "/{id:uuid}/send-again", operation_id="subscription.send_again", response_model=out(Subscription),
    **guarded(_MANAGE, *CHANGES),
)  # fmt: skip
async def send_again(id: UUID, body: AgainIn, work: Work, version: IfMatch) -> JSON:
    """Send a message again that was given up or lost after it was taken: under the same id."""
    subscription = await work.subscriptions.get(id, version)
    subscription.send_again(body.delivery_id, by=work.by)
    if not await delivery.again(work.connection, id, body.delivery_id, work.by.at):
        raise Invalid(
            "/delivery_id", "There is no such message here, or it waits to be sent already.", "unknown-record"
        )
    return await changed(work.subscriptions, subscription)
