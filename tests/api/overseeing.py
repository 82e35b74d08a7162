"""What stands beside a family's records: oversight, going together, the workbook; and supervision of two workers."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from fastapi import FastAPI

from domain.ids import new_id
from domain.policy import Role
from domain.worker import Worker
from tests.api.support import Authority, Story, as_worker, today, worker


def later(**ahead: int) -> str:
    """A moment from now, as JSON."""
    return (datetime.now(UTC) + timedelta(**ahead)).isoformat()


def oversight_body(child_id: Any, worker_id: Any, **facts: Any) -> dict[str, Any]:
    """A manager's look at a child's record, with one thing to be done."""
    action = {
        "id": str(new_id()), "words": "See him at school.", "worker_id": str(worker_id),
        "by_when": str(today() + timedelta(days=7)),
    }  # fmt: skip
    usual = {
        "id": str(new_id()), "child_id": str(child_id), "on": str(today()), "looked_at": "The last three visits.",
        "thinks": "He has not been seen alone.", "actions": [action],
    }  # fmt: skip
    return usual | facts


def company_body(*child_ids: Any, **facts: Any) -> dict[str, Any]:
    """Somebody would like a second worker in two days."""
    usual = {
        "id": str(new_id()), "child_ids": [str(each) for each in child_ids], "purpose": "shadowing",
        "wanted_for": later(days=2), "words": "I have not done this before.",
    }  # fmt: skip
    return usual | facts


def observation_body(worker_id: Any, **facts: Any) -> dict[str, Any]:
    """A colleague was seen at work today."""
    usual = {
        "id": str(new_id()), "worker_id": str(worker_id), "on": str(today()), "family_agreed": True,
        "setting": "A visit at home.", "strengths": "She waited for the answer.", "instrument": "miti",
        "scores": [{"id": str(new_id()), "aspect": "Empathy", "score": 4}],
    }  # fmt: skip
    return usual | facts


def supervision_body(supervisor: Worker, supervisee: Worker, **facts: Any) -> dict[str, Any]:
    """Two will meet in two days."""
    usual = {
        "id": str(new_id()), "supervisor_id": str(supervisor.id), "supervisee_id": str(supervisee.id),
        "planned_for": later(days=2),
    }  # fmt: skip
    return usual | facts


def held_body(*child_ids: Any, worker_id: Any, **facts: Any) -> dict[str, Any]:
    """They met today, spoke of these children and agreed one thing."""
    agreement = {"id": str(new_id()), "worker_id": str(worker_id), "words": "Take two days of leave."}
    usual = {
        "held_on": str(today()), "child_ids": [str(each) for each in child_ids], "work": "Two new families at once.",
        "development": "The course on family group conferences.", "agreements": [agreement],
    }  # fmt: skip
    return usual | facts


def made(answer: httpx.Response) -> Any:
    """What was made, once it was."""
    assert answer.status_code == 201, answer.text
    return answer.json()


@dataclass
class Pair:
    """Two who meet, in no team of anybody else's, and what they wrote."""

    supervisor: Worker
    supervisee: Worker
    ids: dict[str, str]


async def pair(app: FastAPI, authority: Authority, words: str = "I am tired.") -> Pair:
    """A supervision of two workers whom nobody leads, with what is for the two, and an observation of one by the other."""
    async with authority.work() as work:
        boss, own = worker(Role.POD_MANAGER, work.by), worker(Role.SOCIAL_WORKER, work.by)
        await work.workers.add(boss)
        await work.workers.add(own)
    client = await as_worker(app, boss.id)
    supervision = made(await client.post("/api/v1/personals", json=supervision_body(boss, own)))["id"]
    body = {"id": str(new_id()), "personal_id": supervision, "words": words}
    wellbeing = made(await client.post("/api/v1/wellbeings", json=body))["id"]
    seen = made(await client.post("/api/v1/observations", json=observation_body(own.id)))["id"]
    return Pair(boss, own, {"personals": supervision, "wellbeings": wellbeing, "observations": seen})


async def oversee(app: FastAPI, authority: Authority, story: Story) -> dict[str, str]:
    """What a matrix tries beside a family's other records: ids by the plural of their word."""
    staff = authority.workers
    manager, own = [await as_worker(app, staff[role].id) for role in (Role.POD_MANAGER, Role.SOCIAL_WORKER)]
    child = story.children[0]
    note = made(await manager.post("/api/v1/oversights", json=oversight_body(child, staff[Role.SOCIAL_WORKER].id)))
    asked = made(await own.post("/api/v1/accompaniments", json=company_body(child)))
    book = made(await own.post("/api/v1/workbooks", json={"id": str(new_id()), "family_id": story.family}))
    chapter = {"id": str(new_id()), "workbook_id": book["id"], "discipline": "social_work", "words": "He likes maths."}
    chapter = made(await own.post("/api/v1/chapters", json=chapter))
    group = {"id": str(new_id()), "planned_for": later(days=2), "theme": "Endings"}
    group = made(await manager.post("/api/v1/reflections", json=group))
    return (await pair(app, authority)).ids | {
        "oversights": note["id"], "accompaniments": asked["id"], "workbooks": book["id"], "chapters": chapter["id"],
        "reflections": group["id"],
    }  # fmt: skip
