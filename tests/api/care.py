"""Fills the record of a child's care, for tests that need something in every list."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from domain.ids import new_id
from tests.api.support import Story, today, version


@dataclass
class Keeper:
    """Somebody who writes to one record of care."""

    client: httpx.AsyncClient
    care: str

    @property
    def path(self) -> str:
        """Where the record is."""
        return f"/api/v1/care/{self.care}"

    async def seen(self) -> dict[str, str]:
        """The header for its present version."""
        return await version(self.client, self.path)

    async def tries(self, verb: str, body: dict[str, Any]) -> httpx.Response:
        """The answer to one verb, whatever it is."""
        return await self.client.post(f"{self.path}/{verb}", json=body, headers=await self.seen())

    async def does(self, verb: str, body: dict[str, Any]) -> dict[str, Any]:
        """The record after one verb."""
        answer = await self.tries(verb, body)
        assert answer.status_code == 200, answer.text
        changed: dict[str, Any] = answer.json()
        return changed


async def fill(keeper: Keeper, story: Story) -> None:
    """A stay before, a move and a care order, and each other thing once. The child stays looked after."""

    def ago(days: int) -> str:
        return (today() - timedelta(days=days)).isoformat()

    def hours_ago(hours: int) -> str:
        return (datetime.now(UTC) - timedelta(hours=hours)).isoformat()

    def new(**facts: Any) -> dict[str, Any]:
        return {"id": str(new_id()), **facts}

    home = {
        "legal_status": "V2", "placement": "U4", "provider": "PR4", "urn": "SC012345", "home_words": "With Ola Finch",
        "postcode": "ZZ3 3CC", "provider_name": "Harbour Fostering", "distance_miles": 4.5, "meant_to_last": True,
        "carer_person_id": story.mother,
    }  # fmt: skip
    gone = new(kind="M", since=hours_ago(90), words="Did not come home from school.")
    stay = new(since=ago(130), until=ago(100), kind="kin_informal", words="With his godparents")
    order = new(
        kind="interim_care", since=ago(90), until=ago(30), court="Family Court", case_number="ZZ26C1", words="w"
    )
    for verb, body in (
        ("stays", stay),
        (
            "episodes",
            {**home, "episode_id": str(new_id()), "since": ago(40), "reason_new": "P", "reason_place_change": "CARPL",
             "why": "A home for good."},
        ),
        (
            "episodes",
            {**home, "legal_status": "C2", "episode_id": str(new_id()), "since": ago(30), "reason_new": "L",
             "why": "The court made a care order."},
        ),
        ("orders", order),
        ("orders/end", {"order_id": order["id"], "until": ago(31), "reason": "A care order was made."}),
        (
            "reviews",
            new(held_on=ago(80), participation="PN1", chair_name="Idris Vale", child_words="I like Bea.",
                decisions="Stay.", next_by=ago(-10), permanence_agreed=True),
        ),
        ("health", new(kind="sdq", on=ago(20), score=12, words="w")),
        ("education", new(kind="pep_initiated", on=ago(90), words="w")),
        ("plans", new(kind="permanence", on=ago(70), permanence_code="foster_to_18", words="With Ola.")),
        ("steps", new(kind="had_before", on=ago(70), before="P2", before_where="SCO", before_when="zz/zz/2019", words="w")),
        ("steps", new(kind="to_be_placed", on=ago(60))),
        ("steps", new(kind="matched", on=ago(50), adopters="FF", adopters_law="L12", by_carers=True)),
        ("steps", new(kind="not_to_be_placed", on=ago(45), because="RD1")),
        ("missing", gone),
        ("missing/back", {"missing_id": gone["id"], "until": hours_ago(80), "found_where": "At his dad's"}),
        ("interviews/offer", {"missing_id": gone["id"], "on": ago(2)}),
        ("interviews/answer", {"missing_id": gone["id"], "accepted": True}),
        (
            "interviews/hold",
            {"missing_id": gone["id"], "on": ago(1), "held_by": "Idris Vale", "told": "I wanted to see my dad."},
        ),
    ):  # fmt: skip
        await keeper.does(verb, body)
    corrected = (await keeper.client.get(keeper.path)).json()["episodes"][2]
    kept = {name: value for name, value in corrected.items() if name not in {"id", "period_id"}}
    await keeper.does(
        "episodes/correct",
        {**kept, "episode_id": corrected["id"], "why": "The court made a full care order.", "reason": "More exact."},
    )
