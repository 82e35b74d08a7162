"""What only a sandbox answers: an agency's program has its own contact decided, and need not wait for a person.

These routes are no part of the contract. `create_app` adds them where `KITH_SANDBOX` is set, and nowhere else.
"""

from typing import Annotated
from uuid import UUID

import orjson
from fastapi import APIRouter, Request
from pydantic import Field

from api import front_door
from api.deps import CHANGES, IfMatch, admit, guarded, now, pool
from api.json import JSON
from api.problems import Problem
from api.schema import In, Text
from api.v1.contact import Receipt, receipt_of
from domain.aggregate import By
from domain.contact import Contact, NamedPerson, Outcome
from domain.errors import RuleBroken
from domain.ids import new_id
from domain.policy import Permission
from persistence.contact import Contacts
from persistence.demo import sandbox
from persistence.transaction import Transaction
from persistence.unit_of_work import UnitOfWork, unit_of_work
from persistence.views import matches

router = APIRouter(prefix="/sandbox", tags=["sandbox"])

REASON = "Decided in the sandbox, because the agency's program asked for it."
SURE = {"Same NHS number", "Same UPN"}
"""What makes somebody named somebody known without a person who looks: only numbers that nobody shares."""


class DecideIn(In):
    """The outcome wanted. `child_id`: the sender's id of one child; without it, for every child who still waits."""

    outcome: Outcome
    reason: Annotated[Text, Field(max_length=2000)] = REASON
    child_id: UUID | None = None


async def decide_for(work: UnitOfWork, contact: Contact, asked: DecideIn) -> None:
    """Decide as the front door does: say who somebody is where help is to be opened, then decide for each child."""
    if not contact.is_open:
        raise RuleBroken("Every child in this contact has a decision.", "contact-closed")
    undecided = [each.id for each in contact.people if each.is_child and contact.decision_for(each.id) is None]
    waiting = [asked.child_id] if asked.child_id else undecided
    if asked.outcome.opens_help:
        who = [each for each in contact.people if each.id in waiting or not each.is_child]
        await _recognise(work, contact, [each for each in who if each.person_id is None])
    pod_id = await sandbox.a_pod(work.connection)
    for named_id in waiting:
        await front_door.decide(work, contact, named_id, outcome=asked.outcome, reason=asked.reason, pod_id=pod_id)
    await work.contacts.save(contact)


async def _recognise(work: UnitOfWork, contact: Contact, people: list[NamedPerson]) -> None:
    """Somebody with the same number is the same person; anybody else is added as a new one."""
    found = orjson.loads(await matches.matches(work, contact))["items"]
    known = {each["named_id"]: each["matches"] for each in found}
    for named in people:
        same = next((each for each in known[str(named.id)] if SURE & set(each["reasons"])), None)
        if same:
            contact.match(named.id, UUID(same["person_id"]), reason=same["reasons"][0], by=work.by)
        else:
            person = await front_door.person_from(work, named, new_id())
            await work.people.add(person)
            contact.match(named.id, person.id, reason="Added as a new person from this contact", by=work.by)


@router.post(
    "/contacts/{id:uuid}/decide", operation_id="sandbox.decide", response_model=Receipt,
    **guarded(Permission.CONTACT_READ_OWN, *CHANGES),
)  # fmt: skip
async def decide(id: UUID, body: DecideIn, request: Request, version: IfMatch) -> JSON:
    """Have a contact that you sent decided now. Answers with its receipt; `ETag` is the new version."""
    state = request.app.state
    async with pool(request).acquire() as connection:
        agency = await admit(request, connection)
        asked = By(agency.id, agency.role, now(request))
        await Contacts(Transaction(connection, agency, asked, request.state.request_id, state.calendar)).consult(id)
        worker = await sandbox.front_door(connection)
        if worker is None:
            raise Problem("unavailable", "This sandbox has no front-door worker any more. Fill a new one.")
        by = By(worker.id, worker.role, now(request))
        async with unit_of_work(connection, worker, by, request.state.request_id, state.calendar) as work:
            contact = await work.contacts.get(id, version)
            await decide_for(work, contact, body)
    return JSON(receipt_of(contact, state.calendar), 200, {"ETag": f'"{contact.version}"'})
