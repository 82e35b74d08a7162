"""What an installation may decide, read once from the environment by the commands and handed on from there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from domain.small_numbers import FROM

ROOT = Path(__file__).parent.parent


class BadSetting(Exception):
    """A setting cannot be used; the text is one sentence for the person at the terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings. `database_url` None means the database of our own, kept in `data`.

    `small_numbers`: counts of children below it are left out for those who do not know the children.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    database_url: str | None = field(default=None, repr=False)
    data: Path = ROOT / ".kith"
    demo: bool = False
    sandbox: bool = False
    idle_minutes: int = 30
    absolute_hours: int = 10
    small_numbers: int = FROM
    attachment_megabytes: int = 8
    agency_requests: int = 300
    public_requests: int = 600
    address: str | None = None
    secret_key: str | None = field(default=None, repr=False)
    hooks_local: bool = False
    authority: str | None = None
    dfe_url: str | None = None
    dfe_token_url: str | None = None
    dfe_client: str | None = None
    dfe_secret: str | None = field(default=None, repr=False)
    dfe_scope: str | None = None
    dfe_supplier_key: str | None = field(default=None, repr=False)
    static: Path = ROOT / "frontend" / "dist"

    @property
    def own_address(self) -> str:
        """Where this installation is reached from outside: what signed assertions must be addressed to."""
        return (self.address or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def daily_needs(self) -> tuple[str, ...]:
        """The settings without which nothing is sent to the Department: where this is empty, its daily flow is on."""
        wanted = {
            "KITH_AUTHORITY": self.authority, "KITH_DFE_URL": self.dfe_url, "KITH_DFE_TOKEN_URL": self.dfe_token_url,
            "KITH_DFE_CLIENT": self.dfe_client, "KITH_DFE_SECRET": self.dfe_secret,
        }  # fmt: skip
        return tuple(name for name, value in wanted.items() if not value)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], *, root: bool = False) -> Self:
        """Read them; an empty value counts as none. `root` says whether we are root. Raises `BadSetting`."""
        usual = Path("/var/lib/kith") if root else ROOT / ".kith"
        return cls(
            host=environment.get("HOST") or "127.0.0.1",
            port=_number(environment, "PORT", 8000, highest=65535),
            database_url=_database(environment.get("DATABASE_URL") or None),
            data=Path(environment.get("KITH_DATA") or usual).expanduser().absolute(),
            demo=_yes(environment, "KITH_DEMO"),
            sandbox=_yes(environment, "KITH_SANDBOX"),
            idle_minutes=_number(environment, "KITH_IDLE_MINUTES", 30, highest=24 * 60),
            secret_key=environment.get("KITH_SECRET_KEY") or None,
            hooks_local=_yes(environment, "KITH_HOOKS_LOCAL"),
            authority=environment.get("KITH_AUTHORITY") or None,
            dfe_url=environment.get("KITH_DFE_URL") or None,
            dfe_token_url=environment.get("KITH_DFE_TOKEN_URL") or None,
            dfe_client=environment.get("KITH_DFE_CLIENT") or None,
            dfe_secret=environment.get("KITH_DFE_SECRET") or None,
            dfe_scope=environment.get("KITH_DFE_SCOPE") or None,
            dfe_supplier_key=environment.get("KITH_DFE_SUPPLIER_KEY") or None,
            absolute_hours=_number(environment, "KITH_SESSION_HOURS", 10, highest=7 * 24),
            small_numbers=_number(environment, "KITH_SMALL_NUMBERS", FROM, highest=20),
            address=environment.get("KITH_ADDRESS") or None,
            agency_requests=_number(environment, "KITH_AGENCY_REQUESTS", 300, highest=100_000),
            public_requests=_number(environment, "KITH_PUBLIC_REQUESTS", 600, highest=100_000),
            attachment_megabytes=_number(environment, "KITH_ATTACHMENT_MEGABYTES", 8, highest=11),
        )


def _database(url: str | None) -> str | None:
    """An address as libpq writes it; the password in it is never repeated in a message."""
    try:
        known = url is None or urlsplit(url).scheme in ("postgresql", "postgres")
    except ValueError:
        known = False
    if not known:
        raise BadSetting("DATABASE_URL must begin with postgresql:// and be a whole address.")
    return url


def _number(environment: Mapping[str, str], name: str, usual: int, *, highest: int) -> int:
    text = environment.get(name) or str(usual)
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= highest):
        raise BadSetting(f"{name} must be a whole number from 1 to {highest}, not {text!r}.")
    return int(text)


def _yes(environment: Mapping[str, str], name: str) -> bool:
    text = environment.get(name) or "0"
    if text not in ("0", "1"):
        raise BadSetting(f"{name} must be 1 or 0, not {text!r}.")
    return text == "1"
