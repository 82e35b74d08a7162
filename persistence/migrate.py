"""Bring a database to the newest shape that this program knows."""

import time
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from asyncpg import LockNotAvailableError
from sqlalchemy.exc import DBAPIError

SCRIPTS = Path(__file__).parent.parent / "migrations"
TRIES = 5


class NewerDatabase(Exception):
    """The database was migrated by a newer version of Kith than this one."""


def config(database_url: str) -> Config:
    """Alembic's settings: where the scripts are and which database they are for."""
    settings = Config()
    settings.set_main_option("script_location", str(SCRIPTS))
    settings.attributes["database_url"] = database_url
    return settings


def head() -> str:
    """The newest revision that this program knows."""
    return ScriptDirectory.from_config(config("")).get_current_head() or ""


def upgrade(database_url: str, revision: str = "head") -> None:
    """Migrate; try again where a table is in use. Raises `NewerDatabase`."""
    for attempt in range(TRIES):
        try:
            command.upgrade(config(database_url), revision)
        except CommandError as error:
            if "Can't locate revision" in str(error):
                raise NewerDatabase from error
            raise
        except DBAPIError as error:
            if not isinstance(getattr(error.orig, "__cause__", None), LockNotAvailableError) or attempt == TRIES - 1:
                raise
            time.sleep(1)
        else:
            return


def downgrade(database_url: str, revision: str) -> None:
    """Migrate back, as the tests do to prove that it can be done."""
    command.downgrade(config(database_url), revision)
