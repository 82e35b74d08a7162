"""The contract fuzzed: whatever schemathesis thinks of, no error of ours and no answer that is not described.

Five callers, each on a database of their own with a family's story in it. KITH_FUZZ_EXAMPLES is how many inputs are
tried for an operation beyond the edges of its schema: a few here, many in `make fuzz`.
"""

import asyncio
import os
import random
import re
from collections import Counter
from uuid import UUID

import pytest
from schemathesis import hook, hooks, openapi
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema

from api import auth
from api.app import create_app
from api.deps import VERSION
from api.openapi import contract
from api.settings import Settings
from domain.ids import new_id
from domain.policy import Role
from persistence import access_control
from tests.api.support import Clock, as_agency, make_authority, running, tell_story, tell_supervision
from tests.conftest import copied

EXAMPLES = int(os.environ.get("KITH_FUZZ_EXAMPLES", "2"))

# What is right by its schema may be refused too: the record is not there, or was changed, or a rule of practice that
# no schema can say is broken ("a visit that was made cannot be in the future").
REFUSED = ["400", "401", "403", "404", "405", "409", "412", "413", "422", "428", "429"]


def config(headers, ids):
    checks = {
        "positive_data_acceptance": {"expected-statuses": ["2xx", *REFUSED]},
        "negative_data_rejection": {"expected-statuses": REFUSED},
        "missing_required_header": {"expected-statuses": REFUSED},
    }
    known = [
        {"include-path-regex": rf"^/api/v1/{word}/\{{id\}}", "parameters": {"path.id": id}} for word, id in ids.items()
    ]
    return SchemathesisConfig.from_dict(
        {
            "headers": headers,
            "checks": checks,
            "generation": {"max-examples": EXAMPLES, "deterministic": "CI" in os.environ, "no-shrink": True},
            "phases": {"examples": {"enabled": False}, "stateful": {"max-steps": 6}},
            "operations": known,
            "continue-on-failure": True,
        }
    )


RECORD = re.compile(r"/api/v1/\w+/[0-9a-f-]{36}")


class Acquainted:
    """Lets most of what is thought up speak of what there is: the version last seen, and ids of this family's story.

    Only what has the right form is replaced: what is wrong on purpose stays wrong.
    """

    def __init__(self, known, versions):
        self.known, self.versions, self.chance = known, versions, random.Random(1)

    def before(self, case):
        record = RECORD.match(case.formatted_path)
        seen = self.versions.get(record.group()) if record else None
        # "0" is what schemathesis itself sends where the header is not what it is about.
        if seen and re.fullmatch(f"{VERSION}|0", str(case.headers.get("If-Match", ""))):
            case.headers["If-Match"] = seen
        case.body = self.acquaint(case.body)

    def after(self, case, response):
        record = RECORD.match(case.formatted_path)
        if record and "etag" in response.headers:
            self.versions[record.group()] = response.headers["etag"][0]
        if record and response.status_code == 412 and response.json()["current_version"]:
            self.versions[record.group()] = f'"{response.json()["current_version"]}"'

    def acquaint(self, value, key=""):
        if isinstance(value, dict):
            return {name: self.acquaint(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [self.acquaint(each, key) for each in value]
        if key in self.known and is_id(value) and self.chance.random() < 0.7:
            return self.chance.choice(self.known[key])
        return value


def is_id(value):
    try:
        return isinstance(value, str) and bool(UUID(value))
    except ValueError:
        return False


def run(app, headers, ids, known, versions, words):
    """What failed, in words, and how many answers of each status there were."""
    described = contract()
    described["paths"] = {path: each for path, each in described["paths"].items() if re.match(words, path)}
    for operation in (each for path in described["paths"].values() for each in path.values()):
        # Who asks is given to every call beside the schema; without it, a call would not be the wrong one it is taken for.
        operation["security"] = []
    schema = openapi.from_dict(described, config=config(headers, ids))
    schema.app = app
    acquainted = Acquainted(known, versions)
    hooks.unregister_all()

    @hook
    def before_call(context, case, kwargs):
        acquainted.before(case)

    @hook
    def after_call(context, case, response):
        acquainted.after(case, response)

    failures: Counter[str] = Counter()
    statuses: Counter[int] = Counter()
    for event in from_schema(schema).execute():
        if isinstance(event, events.NonFatalError):
            failures[f"{event.label}: {event.value!r}"] += 1
        if isinstance(event, events.FatalError):
            raise event.exception
        if isinstance(event, events.ScenarioFinished):
            for case_id, checks in event.recorder.checks.items():
                asked = event.recorder.interactions.get(case_id)
                if asked and asked.response is not None:
                    statuses[asked.response.status_code] += 1
                for check in checks:
                    if check.status is Status.FAILURE and check.failure_info:
                        told = check.failure_info.failure
                        body = (asked.request.body or b"")[:300] if asked else b""
                        failures[
                            f"{event.phase.value} {event.label}: {told.title}: {told.message}"
                            f" <- {asked and asked.request.method} {asked and asked.request.uri} {body!r} ->"
                            f" {asked and asked.response and asked.response.status_code}"
                            f" {asked and asked.response and asked.response.content[:300]!r}"
                        ] += 1
    return failures, statuses


CALLERS = {
    "administrator": (Role.ADMINISTRATOR, r"^/api/v1/(workers|pods|agencies)|/[a-z]+z$"),
    "front_door_manager": (Role.FRONT_DOOR_MANAGER, r"^/api/v1/contacts"),
    "service_manager": (
        Role.SERVICE_MANAGER,
        r"^/api/v1/(people|families|journeys|referrals|visits|assessments|plans|care|events|enquiries|conferences|risks)",
    ),
    "pod_manager": (Role.POD_MANAGER, r"^/api/v1/(supervisions|discussions)"),
    "agency": (Role.AGENCY, r"^/api/v1/(contacts|token|sessions?$)"),
}


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("caller", CALLERS)
async def test_no_answer_is_a_surprise(server, caller, record_property):
    role, words = CALLERS[caller]
    async with copied(server) as url:
        async with running(url) as app:
            authority = await make_authority(app.state.pool, url)
            story = await tell_story(app, authority)
            await tell_supervision(app, authority, story)
            ids = {
                "people": story.children[0], "families": story.family, "contacts": story.contact,
                "referrals": story.referral, "journeys": story.journey, "visits": story.visit,
                "assessments": story.assessment, "plans": story.plan,
                "enquiries": story.enquiry, "conferences": story.conference, "risks": story.risk,
                "workers": str(authority.elsewhere[Role.ANALYST].id), "pods": str(authority.pods[0].id),
                "agencies": str(authority.agencies[1][0].id),
                "supervisions": story.supervision, "discussions": story.discussion,
            }  # fmt: skip
            people, staff = [*story.children, story.mother], [str(each.id) for each in authority.workers.values()]
            async with app.state.pool.acquire() as connection:
                parts = await connection.fetch(
                    "select id from family_member union all select id from journey_allocation union all"
                    " select id from visit_promise union all select id from person_name"
                )
                of = {row["id"]: row["version"] for row in await connection.fetch("select id, version from record")}
            versions = {f"/api/v1/{word}/{id}": f'"{of[UUID(id)]}"' for word, id in ids.items()}
            inside = [str(row["id"]) for row in parts]
            known = {
                "person_id": people, "other_id": people, "child_id": people, "child_ids": people, "keep_from": people,
                "named_id": story.named, "worker_id": staff, "joint_worker_id": staff,
                "led_by": staff, "chair_id": staff, "enquiry_id": [story.enquiry], "other_person_id": people,
                "pod_id": [str(pod.id) for pod in authority.pods], "family_id": [story.family],
                "employer_id": [ids["agencies"]], "part_id": inside, "member_id": inside, "allocation_id": inside,
                "client_id": [str(authority.agencies[1][1])],
                "leader_id": staff, "owner_id": staff, "accountable_id": staff, "supervision_id": [story.supervision],
            }  # fmt: skip
            if role is Role.AGENCY:
                client = await as_agency(app, authority.agencies[0][1])
                headers = {"Authorization": client.headers["Authorization"]}
            else:
                secret = str(new_id())
                async with app.state.pool.acquire() as connection:
                    await access_control.begin_session(
                        connection, auth.digest(secret), authority.workers[role].id, Clock()()
                    )
                headers = {"Cookie": f"{auth.COOKIE}={secret}", "X-CSRF-Token": auth.csrf_token(secret)}
        failures, statuses = await asyncio.to_thread(
            run,
            create_app(Settings(agency_requests=100_000, public_requests=100_000), url),
            headers,
            ids,
            known,
            versions,
            words,
        )
    record_property(f"fuzz as {caller}", f"{statuses.total()} answers {dict(sorted(statuses.items()))}")
    assert not failures, "\n\n".join(failure for failure, _ in failures.most_common(40))
