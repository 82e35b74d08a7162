"""Secrets that we must be able to read again, encrypted at rest with a key that is not in the database."""

import os
import time
from pathlib import Path

from cryptography.fernet import Fernet, MultiFernet

from api.settings import BadSetting, Settings


def sealer(settings: Settings) -> MultiFernet:
    """What seals and opens: the key of `KITH_SECRET_KEY` or, without one, that of a file in the data folder.

    Several keys divided by commas: the first seals, all open, so that a key can be changed. Raises `BadSetting`.
    """
    text = settings.secret_key or _of_file(settings.data / "secret.key")
    try:
        return MultiFernet([Fernet(key.strip()) for key in text.split(",")])
    except ValueError as error:
        raise BadSetting("KITH_SECRET_KEY must be 32 bytes in URL-safe base64, or several such with commas.") from error


def _of_file(path: Path) -> str:
    """The file's key, made at first need and readable by nobody else. Two that make it at once use the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(Fernet.generate_key().decode())
    except FileExistsError:
        for _ in range(50):
            if path.stat().st_size:
                break
            time.sleep(0.02)
    return path.read_text(encoding="ascii")
