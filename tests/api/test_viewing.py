"""Nobody looks at a person's record unseen: who, what, when and on what ground is written, or nothing is shown."""

import pytest

from domain.ids import new_id
from domain.policy import Role
from tests.api import contract
from tests.api.overseeing import oversee
from tests.api.sharing import share_with
from tests.api.support import (
    as_worker,
    convening,
    handing_over,
    make_authority,
    offering,
    running,
    tell_story,
    tell_supervision,
    today,
)
from tests.api.test_errors import problem
from tests.conftest import copied

# What each reading is written down as. The lists of the directory and of the inbox show no person's record.
READINGS = {
    "person.overview": "overview", "person.visits": "visits",
    "person.assessments": "assessments", "person.plans": "plans", "assessment.read": "assessment", "plan.read": "plan",
    "person.history": "history", "person.as_known": "as_known", "person.viewings": "viewings", "person.read": "person",
    "family.read": "family", "contact.read": "contact", "contact.matches": "contact", "contact.receipt": "contact",
    "person.chronology": "chronology", "person.chronology_pdf": "chronology_pdf", "event.read": "event",
    "referral.read": "referral", "journey.read": "journey", "visit.read": "visit", "pod.read": "pod",
    "care.read": "care", "person.care": "care",
    "person.network": "network", "person.protection": "protection", "person.risks": "risks", "enquiry.read": "enquiry",
    "conference.read": "conference", "risk.read": "risk",
    "person.oversight": "oversight", "oversight.read": "oversight", "accompaniment.read": "accompaniment",
    "person.workbook": "workbook", "workbook.read": "workbook", "chapter.read": "chapter",
    "person.decisions": "decisions", "pod.decisions": "decisions", "decision.read": "decision",
    "authorisation.read": "authorisation", "disagreement.read": "disagreement", "task.read": "task",
    "promise.read": "promise",
    "pod.supervision": "agenda", "person.discussions": "discussions", "person.changed": "changed",
    "supervision.read": "supervision", "supervision.show": "supervision", "discussion.read": "discussion",
    "discussion.follow": "discussion",
}  # fmt: skip
READINGS |= {
    "person.handovers": "handovers", "pod.board": "board", "pod.allocation": "allocation", "handover.read": "handover",
    "wish.read": "wish",
}  # fmt: skip
READINGS |= {"person.continuity": "continuity"}
READINGS |= {"fgc.read": "fgc", "fgc.show": "fgc", "person.fgcs": "fgcs"}
READINGS |= {"person.offers": "offers", "pod.uptakes": "uptakes", "uptake.read": "uptake", "uptake.sent": "sent"}
READINGS |= {
    "person.sharing": "sharing", "person.shared": "shared", "contact.asked": "asked", "agency.home": "partner",
    "share.read": "share", "request.read": "request", "sighting.read": "sighting", "attachment.read": "attachment",
    "attachment.content": "attachment",
}  # fmt: skip
NOT_OF_A_PERSON = {
    "journey.continuity", "journey.continuity_csv", "pod.continuity", "worker.continuity",
    "fgc.list", "fgc.measures",
    "offer.list", "offer.shipped", "offer.read", "offer.report",
    "feed.list", "feed.read",
    "submission.list", "submission.read", "submission.file", "finding.list",
    "load.list", "load.read", "load.refused",
    "directory.about", "directory.services", "directory.service", "directory.organizations", "directory.organization",
    "directory.at_locations", "directory.at_location", "directory.taxonomies", "directory.taxonomy", "directory.terms",
    "directory.term",
    "agency.programs",
    "pod.composition", "template.list", "template.read",
    "pod.caseload", "workload.list", "workload.read", "workload.mine", "workload.service",
    "session.read", "worker.list", "worker.read", "pod.list", "agency.list", "agency.read", "contact.list",
    "timer.list", "timer.read", "timer.worklist", "health.alive", "health.ready",
    "personal.mine", "personal.read", "wellbeing.read", "observation.read", "observation.instruments", "reflection.read",
    "delegation.show", "delegation.read", "authorisation.mine", "promise.mine", "task.list",
    "change.list",
    "daily.list",
    "subscription.list", "subscription.read", "subscription.deliveries",
    "supervision.coverage", "supervision.drift", "discussion.agreed", "absence.read",
}  # fmt: skip


@pytest.fixture(scope="module")
async def story(app, authority):
    told = await tell_story(app, authority)
    BESIDE.update(await oversee(app, authority, told), **await handing_over(authority, told))
    BESIDE.update(await offering(authority, told))
    BESIDE.update(await share_with(authority, told), agencies=str(authority.agencies[0][0].id))
    await tell_supervision(app, authority, told)
    BESIDE.update(await convening(authority, told))
    return told


BESIDE: dict[str, str] = {}
"""Ids of what stands beside the story's records."""


def address(path, story, authority, beside=None):
    ids = (beside or BESIDE) | {
        "people": story.children[0], "families": story.family, "contacts": story.contact, "referrals": story.referral,
        "journeys": story.journey, "visits": story.visit, "care": story.care,
        "assessments": story.assessment, "plans": story.plan, "events": story.event, "enquiries": story.enquiry,
        "conferences": story.conference, "risks": story.risk, "pods": authority.pods[0].id,
        "decisions": story.decision, "authorisations": story.authorisation, "disagreements": story.disagreement,
        "tasks": story.task, "promises": story.promise,
        "supervisions": story.supervision, "discussions": story.discussion,
    }  # fmt: skip
    shown = path.replace("{id}", str(ids[path.split("/")[3]]))
    return f"{shown}?on={today()}" if path.endswith("as-known") else shown


def test_every_reading_is_thought_of():
    readings = {operation["operationId"] for method, _, operation in contract.operations() if method == "GET"}
    assert readings == READINGS.keys() | NOT_OF_A_PERSON


async def written(connection, request_id):
    return await connection.fetch(
        "select actor_id, acting_as, record_id, what, ground, at from viewing where request_id = $1", request_id
    )


@pytest.mark.parametrize(
    ("role", "ground"),
    [
        (Role.SOCIAL_WORKER, "allocated"), (Role.POD_MANAGER, "pod"), (Role.FRONT_DOOR_WORKER, "duty"),
        (Role.SERVICE_MANAGER, "duty"), (Role.AGENCY, "sender"),
    ],
)  # fmt: skip
async def test_each_reading_writes_one_line(authority, client, story, pool, role, ground):
    asking = await client(role)
    read = 0
    for method, path, operation in contract.operations():
        what = READINGS.get(operation["operationId"])
        if method != "GET" or what is None:
            continue
        answer = await asking.get(address(path, story, authority))
        lines = await written(pool, answer.headers["x-request-id"])
        if answer.status_code != 200:
            assert (answer.status_code, lines) == (403, []), operation["operationId"]
            continue
        read += 1
        if path.startswith("/api/v1/pods/"):  # a page of many children: one line that says which page
            assert [line["what"] for line in lines] == [what]
            continue
        if what in {"agenda", "supervision"}:  # of a team: on the ground of being in it, or of duty
            assert [line["what"] for line in lines] == [what]
            assert lines[0]["ground"] == ("duty" if ground == "duty" else "pod")
            continue
        assert len(lines) == 1, operation["operationId"]
        line = dict(lines[0])
        assert str(line["record_id"]) in address(path, story, authority)
        assert (line["what"], line["acting_as"], line["ground"]) == (what, role.value, ground)
        who = authority.agencies[0][1] if role is Role.AGENCY else authority.workers[role].id
        assert line["actor_id"] == who
    assert read >= (1 if role is Role.AGENCY else 10)


async def test_a_search_is_written_without_its_words(client, pool):
    answer = await (await client(Role.BUSINESS_SUPPORT)).post("/api/v1/people/search", json={"text": "Jon Oké"})
    (line,) = await written(pool, answer.headers["x-request-id"])
    assert (line["what"], line["record_id"], line["ground"]) == ("search", None, "directory")


async def test_what_is_out_of_reach_writes_nothing(app, authority, story, pool):
    stranger = await as_worker(app, authority.elsewhere[Role.SOCIAL_WORKER].id)
    for id in (story.children[0], new_id()):
        answer = await stranger.get(f"/api/v1/people/{id}/overview")
        problem(answer, 404, "not-found")
        assert await written(pool, answer.headers["x-request-id"]) == []


async def test_what_cannot_be_written_down_is_not_shown(server):
    """In a database of its own, in which no line of `viewing` can be written."""
    async with copied(server) as url, running(url) as app:
        authority = await make_authority(app.state.pool, url)
        story = await tell_story(app, authority)
        beside = await oversee(app, authority, story) | await handing_over(authority, story)
        beside |= await convening(authority, story)
        beside |= await offering(authority, story)
        beside |= await share_with(authority, story) | {"agencies": str(authority.agencies[0][0].id)}
        await tell_supervision(app, authority, story)
        async with app.state.pool.acquire() as connection:
            await connection.execute("alter table viewing add check (false) not valid")
        for role in (Role.SOCIAL_WORKER, Role.SERVICE_MANAGER, Role.FRONT_DOOR_MANAGER):
            asking = await as_worker(app, authority.workers[role].id)
            asking.event_hooks = {}  # the contract does not promise that a database refuses
            asked = [
                ("GET", address(path, story, authority, beside), None)
                for method, path, operation in contract.operations()
                if method == "GET" and operation["operationId"] in READINGS
            ]
            for method, path, body in (*asked, ("POST", "/api/v1/people/search", {"text": "Jon Oké"})):
                answer = await asking.request(method, path, json=body)
                assert answer.status_code in (403, 500), path
                assert "Jon" not in answer.text
                assert "Ok" not in answer.text
