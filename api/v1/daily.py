"""The Department's daily flow: how it stands, and asking for a run. The sender is api/daily.py."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import orjson
from fastapi import APIRouter, Request
from pydantic import BaseModel

from api.deps import Read, Work, created, guarded
from api.json import JSON
from api.schema import In, out
from domain.daily import Daily, DailyState
from domain.errors import RuleBroken
from domain.policy import Permission
from persistence import daily
from persistence.views import dailies

router = APIRouter(prefix="/dailies", tags=["daily"])


class SentAs(StrEnum):
    """How a child was sent: all of it, only what changed, or that the child has no part in it any more."""

    WHOLE = "whole"
    CHANGES = "changes"
    PURGE = "purge"


class ChildState(StrEnum):
    """How a child stands who is not as the record says; `unsure`: no answer came, it is sent again."""

    HELD = "held"
    REFUSED = "refused"
    UNSURE = "unsure"
    SENDING = "sending"
    WAITING = "waiting"


class Outcome(StrEnum):
    """What came of a sending."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNSURE = "unsure"
    WAITING = "waiting"


class DailyIn(In):
    """A run. `full`: every child whole; otherwise what changed since it was last accepted."""

    id: UUID
    full: bool = False


class DailyRow(BaseModel):
    """A run, and how many children came to what."""

    id: UUID
    full: bool
    state: DailyState
    asked_at: datetime
    ended_at: datetime | None
    children: int
    unchanged: int
    accepted: int
    refused: int
    held: int
    purged: int
    unsure: int
    words: str | None


class WaitingChild(BaseModel):
    """A child by number, who is not sent, and why; `there`: what was accepted before is still at the Department."""

    number: str
    state: ChildState
    words: str | None
    there: bool
    changed_at: datetime


class ReceiptRow(BaseModel):
    """One sending of one child; `answer` is the receipt, or what was said instead."""

    id: UUID
    number: str
    what: SentAs
    outcome: Outcome
    answer: str | None
    sent_at: datetime


class DailyPage(BaseModel):
    """How the flow stands. `needs`: the settings without which it is off; `waiting` counts all of `children`."""

    on: bool
    needs: list[str]
    there: int
    waiting: int
    runs: list[DailyRow]
    children: list[WaitingChild]
    receipts: list[ReceiptRow]


@router.get("", operation_id="daily.list", response_model=DailyPage, **guarded(Permission.DAILY_READ))
async def list_(read: Read, request: Request) -> JSON:
    """The last runs, the children who are not sent and why, and the last receipts. Children by their number only."""
    needs = list(request.app.state.settings.daily_needs)
    return JSON({"on": not needs, "needs": needs} | orjson.loads(await dailies.standing(read)))


@router.post(
    "", operation_id="daily.ask", status_code=201, response_model=out(Daily), **guarded(Permission.DAILY_RUN, 409)
)  # fmt: skip
async def ask(body: DailyIn, request: Request, work: Work) -> JSON:
    """Ask for a run: it begins within half a minute, and goes on by itself."""
    if request.app.state.settings.daily_needs:
        raise RuleBroken("Sending to the Department is off here.", "daily-off")
    if await daily.waiting(work.connection) not in (None, body.id):
        raise RuleBroken("A run waits or is under way. Wait until it has come to its end.", "run-waiting")
    return await created(work.dailies, Daily.ask(id=body.id, full=body.full, by=work.by))
