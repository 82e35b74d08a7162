"""A row as it came, and what can be read in it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from domain.calendar import LONDON
from domain.errors import Invalid

C = TypeVar("C", bound=StrEnum)

BLANK = "(blank)"
"""How a code that is missing is shown where one is needed."""
YES, NO = frozenset({"Y", "YES", "1", "TRUE", "T"}), frozenset({"N", "NO", "0", "FALSE", "F"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of one object (`ssd_person`, ...): where it stood and its fields as text, without the empty ones."""

    object: str
    id: str
    line: int
    fields: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """The field as it is written."""
        return self.fields.get(name)

    def moment(self, name: str) -> datetime | None:
        """A day with or without a time, as London's clock showed it. Only the order year, month, day is known for sure.

        Raises `Invalid` for anything else.
        """
        text = self.fields.get(name)
        if text is None:
            return None
        try:
            return datetime.fromisoformat(text).replace(tzinfo=LONDON)
        except ValueError as error:
            raise Invalid(f"/{name}", f"{name} is no day: write it as year-month-day, like 2024-03-31.") from error

    def day(self, name: str) -> date | None:
        """The day. Raises `Invalid`."""
        found = self.moment(name)
        return found.date() if found else None

    def needed(self, name: str) -> date:
        """A day that cannot be missing. Raises `Invalid`."""
        found = self.day(name)
        if found is None:
            raise Invalid(f"/{name}", f"{name} is empty.")
        return found

    def flag(self, name: str) -> bool | None:
        """Yes or no. Raises `Invalid` for anything else."""
        text = self.fields.get(name)
        if text is None:
            return None
        if text.upper() in YES:
            return True
        if text.upper() in NO:
            return False
        raise Invalid(f"/{name}", f"{name} is neither Y nor N.")

    def number(self, name: str) -> float | None:
        """A number. Raises `Invalid`."""
        text = self.fields.get(name)
        try:
            return None if text is None else float(text)
        except ValueError as error:
            raise Invalid(f"/{name}", f"{name} is no number.") from error

    def code(self, name: str) -> str:
        """The code in a field: itself; of a JSON object its "OUTCOME", or the names of what it says yes to."""
        text = self.fields.get(name, "")
        if text.startswith("{"):
            try:
                said = json.loads(text)
            except ValueError:
                return text
            outcome = said.get("OUTCOME")
            text = outcome if isinstance(outcome, str) else " + ".join(
                sorted(key for key, value in said.items() if str(value).upper() in YES)
            )  # fmt: skip
        return text or BLANK

    def said(self, name: str, key: str) -> Any:
        """What a JSON object in a field says of a key; None where it says nothing."""
        try:
            found = json.loads(self.fields.get(name, "null"))
        except ValueError:
            return None
        return found.get(key) if isinstance(found, dict) else None

    def listed(self, name: str) -> list[str]:
        """The codes of a list: JSON, or separated by commas."""
        text = self.fields.get(name, "")
        try:
            found = json.loads(text) if text.startswith(("[", "{")) else text.split(",")
        except ValueError:
            found = text.split(",")
        if isinstance(found, dict):
            found = [key for key, value in found.items() if str(value).upper() in YES] or list(found.values())
        return [str(each).strip() for each in found if str(each).strip()]


@dataclass(frozen=True, slots=True)
class Codes:
    """What another system's codes become here: by object, field and code. A code of ours stands for itself."""

    becomes: Mapping[tuple[str, str, str], str] = field(default_factory=dict)

    def find(self, kind: type[C], object: str, name: str, code: str) -> C | None:
        """Ours for theirs, or None where nobody has said what it is."""
        said = self.becomes.get((object, name, code), code)
        by_value = {each.value.casefold(): each for each in kind}
        return by_value.get(said.casefold())

    def read(self, kind: type[C], row: Row, name: str, code: str | None = None) -> C:
        """Our code for the one in this field. Raises `Invalid` where nobody has said what it is."""
        found = self.find(kind, row.object, name, row.code(name) if code is None else code)
        if found is None:
            raise Invalid(f"/{name}", f"Nobody has said what the code in {name} is here.")
        return found

    def maybe(self, kind: type[C], row: Row, name: str) -> C | None:
        """Our code, or None where the field is empty. Raises `Invalid`."""
        return None if row.text(name) is None else self.read(kind, row, name)
