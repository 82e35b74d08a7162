"""One of the two servers, as a process of its own: `python -m tests.bench.server ours|bare DATABASE_URL PORT`."""

import asyncio
import sys

import uvicorn

from api import logging
from api.app import create_app
from api.serve import calm_collector
from api.settings import Settings
from tests.bench.bare import Bare
from tests.bench.cases import samples


def main(kind: str, database_url: str, port: str) -> None:
    """Serve as `api.serve` does, with the same settings of uvicorn."""
    logging.configure()
    ours = kind == "ours"
    app = (
        create_app(Settings(agency_requests=10**9), database_url)
        if ours
        else Bare(database_url, asyncio.run(samples(database_url))[0])
    )
    calm_collector()
    uvicorn.run(
        app, port=int(port), loop="uvloop", http="httptools", ws="none", lifespan="on", access_log=False,
        log_config=None, server_header=False, proxy_headers=False,
    )  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
