"""`python -m api verify` says whether the ledger is whole, and ends with another status where it is not."""

import asyncio
import os
import subprocess
import sys

from persistence.engine import open_pool
from tests.api.support import make_authority
from tests.conftest import copied


def verify(url):
    command, environment = [sys.executable, "-m", "api", "verify"], os.environ | {"DATABASE_URL": url}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


async def test_a_ledger_that_is_whole_and_one_that_is_not(server):
    async with copied(server) as url, await open_pool(url, 1) as pool:
        await make_authority(pool, url)
        entries = await pool.fetchval("select count(*) from ledger")
        whole = await asyncio.to_thread(verify, url)
        assert (whole.returncode, whole.stderr) == (0, "")
        assert whole.stdout == f"The ledger is whole: {entries} entries, each bound to the one before.\n"
        await pool.execute("alter table ledger disable trigger user")
        await pool.execute("update ledger set reason = 'Another reason.' where seq = 5")
        changed = await asyncio.to_thread(verify, url)
        assert (changed.returncode, changed.stdout) == (1, "")
        assert changed.stderr == "The ledger has been changed: entry 5 is not what was written.\n"
