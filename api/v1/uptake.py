"""Referrals to services: asked, answered, begun, over, and what came of them."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.deps import CHANGES, IfMatch, Read, Work, answer, changed, created, guarded, shown
from api.json import JSON
from api.schema import Day, In, Text, Word, out
from api.shown_partner import UptakeOfOurs
from domain.need import Need
from domain.offer import WhoFor
from domain.policy import Permission
from domain.uptake import Came, SharingBasis, Uptake, UptakeConsent, UptakeNews, UptakePerson, UptakeState
from persistence.uptake import Uptakes
from persistence.views import partner

router = APIRouter(prefix="/uptakes", tags=["uptake"])

Distance = Annotated[int, Field(strict=True, ge=1, le=10)]
"""How far along the family feels: 1 at the beginning of the way, 10 there."""


class UptakePersonIn(In):
    """Somebody the help is for."""

    id: UUID
    person_id: UUID


class UptakeConsentIn(In):
    """Who agreed to the help, when, how and to what."""

    id: UUID
    person_id: UUID | None = None
    who: Word
    on: Day
    how: Word
    what_for: Text


class UptakeIn(In):
    """A referral. `sent` is exactly what the provider is given: it was shown before it went."""

    id: UUID
    offer_id: UUID
    who_for: WhoFor
    needs: Annotated[tuple[Need, ...], Field(max_length=20)] = ()
    why: Text
    wanted: Text
    sharing_basis: SharingBasis
    sharing_why: Text
    sent: Text
    instead_of_id: UUID | None = None
    instead_because: Text | None = None
    people: Annotated[tuple[UptakePersonIn, ...], Field(min_length=1, max_length=20)]
    consents: Annotated[tuple[UptakeConsentIn, ...], Field(max_length=10)] = ()


class UptakeHeardIn(In):
    """What was heard, when."""

    id: UUID
    on: Day
    words: Text


class UptakeAnswerIn(UptakeHeardIn):
    """The provider's answer; `expected_on` where the family waits."""

    state: UptakeState
    expected_on: Day | None = None


class UptakeStartIn(UptakeHeardIn):
    """The help has begun."""

    distance_from: Distance | None = None


class UptakeEndIn(UptakeHeardIn):
    """What came of it, in the worker's words and in the family's."""

    came: Came
    worker_words: Text
    family_words: Text | None = None
    distance_to: Distance | None = None


class UptakeProvideIn(UptakeHeardIn):
    """Where it stands, as whoever gives the help says. `came` and what the family says: when it is over."""

    state: UptakeState
    expected_on: Day | None = None
    came: Came | None = None
    family_words: Text | None = None


class Provided(BaseModel):
    """It is on the family's record."""

    id: UUID
    version: int
    state: UptakeState


def _news(body: UptakeHeardIn, work: Work, state: UptakeState) -> UptakeNews:
    return UptakeNews(id=body.id, on=body.on, state=state, words=body.words, by_id=work.actor.id)


@router.post(
    "", operation_id="uptake.ask", status_code=201, response_model=out(Uptake), **guarded(Permission.UPTAKE_RECORD, 409)
)
async def ask(body: UptakeIn, work: Work) -> JSON:
    """Ask a service to help a child, a parent or a family."""
    await work.require_people({each.person_id for each in body.people})
    offer = await work.offers.consult(body.offer_id)
    uptake = Uptake.ask(
        offer, id=body.id, who_for=body.who_for, needs=body.needs, worker_id=work.actor.id, why=body.why,
        wanted=body.wanted, sharing_basis=body.sharing_basis, sharing_why=body.sharing_why, sent=body.sent,
        people=tuple(UptakePerson(**each.model_dump()) for each in body.people),
        consents=tuple(UptakeConsent(**each.model_dump()) for each in body.consents),
        instead_of_id=body.instead_of_id, instead_because=body.instead_because, by=work.by,
    )  # fmt: skip
    return await created(work.uptakes, uptake)


@router.get("/{id:uuid}", operation_id="uptake.read", response_model=out(Uptake), **guarded(Permission.UPTAKE_READ))
async def read(id: UUID, read: Read) -> JSON:
    """One referral to a service, with what was sent."""
    return answer(await Uptakes(read).read(id))


@router.get(
    "/{id:uuid}/sent", operation_id="uptake.sent", response_model=UptakeOfOurs, **guarded(Permission.UPTAKE_PROVIDE)
)  # fmt: skip
async def sent(id: UUID, read: Read) -> JSON:
    """A referral to a service that your agency gives: what was sent, and what you have answered. Nothing more."""
    return shown(*await partner.uptake(read, id))


@router.post(
    "/{id:uuid}/provide", operation_id="uptake.provide", response_model=Provided,
    **guarded(Permission.UPTAKE_PROVIDE, *CHANGES),
)  # fmt: skip
async def provide(id: UUID, body: UptakeProvideIn, work: Work, version: IfMatch) -> JSON:
    """Say where the help stands that your agency gives: yes, not yet, no, begun, over. The worker sees it at once."""
    uptake = await work.uptakes.get(id, version)
    uptake.provide(
        _news(body, work, body.state), expected_on=body.expected_on, came=body.came, family_words=body.family_words,
        by=work.by,
    )  # fmt: skip
    await work.uptakes.save(uptake)
    told = {"id": uptake.id, "version": uptake.version, "state": uptake.state}
    return JSON(told, 200, {"ETag": f'"{uptake.version}"'})


@router.post(
    "/{id:uuid}/answer", operation_id="uptake.answer", response_model=out(Uptake),
    **guarded(Permission.UPTAKE_RECORD, *CHANGES),
)  # fmt: skip
async def give_answer(id: UUID, body: UptakeAnswerIn, work: Work, version: IfMatch) -> JSON:
    """Write down the provider's answer: yes, not yet, or no with its reason."""
    uptake = await work.uptakes.get(id, version)
    uptake.answer(_news(body, work, body.state), expected_on=body.expected_on, by=work.by)
    return await changed(work.uptakes, uptake)


@router.post(
    "/{id:uuid}/news", operation_id="uptake.hear", response_model=out(Uptake),
    **guarded(Permission.UPTAKE_RECORD, *CHANGES),
)  # fmt: skip
async def hear(id: UUID, body: UptakeHeardIn, work: Work, version: IfMatch) -> JSON:
    """Something was heard that changes nothing."""
    uptake = await work.uptakes.get(id, version)
    uptake.hear(_news(body, work, uptake.state), by=work.by)
    return await changed(work.uptakes, uptake)


@router.post(
    "/{id:uuid}/start", operation_id="uptake.start", response_model=out(Uptake),
    **guarded(Permission.UPTAKE_RECORD, *CHANGES),
)  # fmt: skip
async def start(id: UUID, body: UptakeStartIn, work: Work, version: IfMatch) -> JSON:
    """The help has begun."""
    uptake = await work.uptakes.get(id, version)
    uptake.start(_news(body, work, UptakeState.STARTED), distance_from=body.distance_from, by=work.by)
    return await changed(work.uptakes, uptake)


@router.post(
    "/{id:uuid}/end", operation_id="uptake.end", response_model=out(Uptake),
    **guarded(Permission.UPTAKE_RECORD, *CHANGES),
)  # fmt: skip
async def end(id: UUID, body: UptakeEndIn, work: Work, version: IfMatch) -> JSON:
    """The help is over, and this came of it."""
    uptake = await work.uptakes.get(id, version)
    uptake.end(
        _news(body, work, UptakeState.ENDED), came=body.came, worker_words=body.worker_words,
        family_words=body.family_words, distance_to=body.distance_to, by=work.by,
    )  # fmt: skip
    return await changed(work.uptakes, uptake)


@router.post(
    "/{id:uuid}/withdraw", operation_id="uptake.withdraw", response_model=out(Uptake),
    **guarded(Permission.UPTAKE_RECORD, *CHANGES),
)  # fmt: skip
async def withdraw(id: UUID, body: UptakeHeardIn, work: Work, version: IfMatch) -> JSON:
    """The family no longer wants it, or it is no longer needed."""
    uptake = await work.uptakes.get(id, version)
    uptake.withdraw(_news(body, work, UptakeState.WITHDRAWN), by=work.by)
    return await changed(work.uptakes, uptake)
