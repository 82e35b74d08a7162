"""docs/partners.md does what it says: its own blocks are run, against a server on a port, as a supplier would."""

import asyncio
import os
import re
import sys
import threading
from asyncio.subprocess import PIPE, STDOUT

import pytest
import uvicorn

from api import auth
from api.app import create_app
from api.settings import ROOT, Settings
from domain.agency import Agency, AgencyKind
from domain.codes import ReferralSource
from domain.ids import new_id
from persistence import access_control
from tests.api.support import SECRET_KEY

GUIDE = (ROOT / "docs" / "partners.md").read_text("utf-8")
SCOPES = ("contact:send", "contact:read-own", "subscription:manage")


def blocks(language):
    return "\n".join(re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL))


@pytest.fixture
async def environment(database_url, authority):
    """A server, and a school's program that may ask it."""
    client_id, secret = new_id(), str(new_id())
    async with authority.work() as work:
        school = Agency.register(
            by=work.by, id=new_id(), name=f"School {new_id()}", agency_kind=AgencyKind.SCHOOL,
            source_code=ReferralSource.SCHOOL,
        )  # fmt: skip
        school.register_client(client_id=client_id, name="MIS", scopes=SCOPES, by=work.by)
        await work.agencies.add(school)
        await access_control.keep_secret(work.connection, client_id, auth.digest(secret), work.by.at)
    app = create_app(Settings(secret_key=SECRET_KEY), database_url)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", lifespan="on"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:  # noqa: ASYNC110 - it runs in a thread, and has no event of ours
        await asyncio.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield {"PATH": os.environ["PATH"], "KITH": f"http://127.0.0.1:{port}", "CLIENT": str(client_id), "SECRET": secret}
    server.should_exit = True
    await asyncio.to_thread(thread.join)


async def run(environment, *program):
    done = await asyncio.create_subprocess_exec(*program, env=environment, stdout=PIPE, stderr=STDOUT)
    said, _ = await done.communicate()
    return done.returncode, said.decode()


async def test_the_blocks_for_curl_work_as_they_stand(environment):
    status, said = await run(environment, "bash", "-euo", "pipefail", "-c", blocks("sh"))
    assert status == 0, said
    assert '"due_on"' in said


async def test_the_blocks_for_python_work_as_they_stand(environment):
    status, said = await run(environment, sys.executable, "-c", blocks("python"))
    assert status == 0, said
    assert "contact.received" in said


async def test_a_wrong_secret_is_refused(environment):
    status, said = await run({**environment, "SECRET": "wrong"}, sys.executable, "-c", blocks("python"))
    assert status != 0
    assert "401" in said
