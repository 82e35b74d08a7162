"""The screens of which help fits somebody, and of where a team's referrals to services stand."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Query

from api.deps import Read, guarded, shown
from api.json import JSON
from api.shown_offer import OffersPage, UptakeList
from domain.calendar import london_date
from domain.codes import AssessmentFactor
from domain.journey import Status
from domain.matching import Facts, Terms, district, match, order
from domain.need import Need, suggested
from domain.offer import OfferState, WhoFor
from domain.policy import Permission
from persistence.views import offers

router = APIRouter()

Network = Literal["yes", "no"]
"""Whether there are people of their own around the family; a worker says so, no record does."""


@router.get(
    "/people/{id:uuid}/offers", operation_id="person.offers", tags=["person"], response_model=OffersPage,
    **guarded(Permission.UPTAKE_READ),
)  # fmt: skip
async def of_person(
    id: UUID,
    read: Read,
    need: Annotated[list[Need] | None, Query(max_length=20)] = None,
    network: Network | None = None,
) -> JSON:
    """Which help fits, and why. Without `need` the latest assessment suggests what is needed."""
    version, page = await offers.of_person(read, id)
    return JSON(matched(page, need, network, london_date(read.by.at)), 200, {"ETag": f'"{version}"'})


def matched(page: dict[str, Any], need: list[Need] | None, network: Network | None, today: date) -> dict[str, Any]:
    """Every offer held against what the record says, in the order of a screen; see `OffersPage`."""
    hint = suggested(tuple(AssessmentFactor(factor) for factor in page["factors"]))
    needs = tuple(dict.fromkeys(need)) if need else hint
    facts = _facts(page, needs, network, today)
    found = [(match(facts, terms), terms, each) for each in page["offers"] for terms in [_terms(each)]]
    found.sort(key=lambda one: order(one[0], one[1], one[2]["name"]))
    return {
        "id": page["id"], "name": page["name"], "needs": needs, "suggested": hint, "goals": page["goals"],
        "people": page["people"], "uptakes": page["uptakes"],
        "matches": [
            {"offer": each, "fit": one.fit, "met": one.met, "reasons": one.reasons} for one, _, each in found
        ],
    }  # fmt: skip


@router.get(
    "/pods/{id:uuid}/uptakes", operation_id="pod.uptakes", tags=["pod"], response_model=UptakeList,
    **guarded(Permission.UPTAKE_READ),
)  # fmt: skip
async def of_pod(id: UUID, read: Read) -> JSON:
    """Where the referrals to services of a pod's families stand, longest without news first."""
    return shown(*await offers.of_pod(read, id))


def _facts(page: dict[str, Any], needs: tuple[Need, ...], network: Network | None, today: date) -> Facts:
    return Facts(
        name=page["name"] or "This person", age=_age(page, today),
        stage=Status(page["stage"]) if page["stage"] else None,
        districts=frozenset(district(each) for each in page["postcodes"]), languages=frozenset(page["languages"]),
        needs=needs, network=None if network is None else network == "yes",
    )  # fmt: skip


def _age(page: dict[str, Any], today: date) -> int | None:
    if page["date_of_birth"] is None:
        return -1 if page["due_date"] else None
    born = date.fromisoformat(page["date_of_birth"])
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _terms(each: dict[str, Any]) -> Terms:
    return Terms(
        needs=tuple(Need(need) for need in each["needs"]), who_for=tuple(WhoFor(who) for who in each["who_for"]),
        age_from=each["age_from"], age_to=each["age_to"], stages=tuple(Status(one) for one in each["stages"]),
        areas=tuple(each["areas"]), near=frozenset(each["near"]), languages=tuple(each["languages"]),
        needs_network=each["needs_network"],
        taking=each["state"] == OfferState.OPEN, free=each["free"], wait_days=each["wait_days"],
        checked_days=each["checked_days"],
    )  # fmt: skip
