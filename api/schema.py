"""The shapes of requests and answers: field types that refuse what cannot be kept, and models made from the domain."""

import re
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, ClassVar, get_args, get_origin, get_type_hints

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    create_model,
)
from pydantic_core import PydanticCustomError

_NOT_TEXT = re.compile("[\0\ud800-\udfff]")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?([Zz]|[+-](0\d|1[0-5]):[0-5]\d)", re.ASCII)
"""What PostgreSQL keeps: six digits of a second and no more, so that nothing sent is cut off; zones end before 16."""
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


class In(BaseModel):
    """A request's body. Unknown fields are refused: a misspelt one would be lost without a word."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _encodable(text: str) -> str:
    """Refuse what is not text to PostgreSQL: the character NUL, and halves of characters (lone surrogates)."""
    if _NOT_TEXT.search(text):
        raise PydanticCustomError("not_text", "text")
    return text


def _storable(text: str) -> str:
    """Refuse what cannot be kept, and what says nothing."""
    if not _encodable(text).strip():
        raise PydanticCustomError("blank", "text")
    return text


def _day(value: Any) -> Any:
    """A date is exactly YYYY-MM-DD: numbers and times would otherwise be taken for one."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        message = "Send a date as YYYY-MM-DD."
        raise ValueError(message)
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        message = "There is no such day."
        raise ValueError(message) from error


def _within(value: date) -> date:
    if not EARLIEST <= value <= LATEST:
        message = f"Send a date between {EARLIEST.year} and {LATEST.year}."
        raise ValueError(message)
    return value


def _moment(value: Any) -> Any:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        message = "Send a date and time with its zone, such as 2026-03-02T14:30:00Z."
        raise ValueError(message)
    return value


def _moment_within(value: datetime) -> datetime:
    _within(value.date())
    return value


Word = Annotated[str, AfterValidator(_storable), Field(min_length=1, max_length=200)]
"""A name, a role, a place: one line."""
Text = Annotated[str, AfterValidator(_storable), Field(min_length=1, max_length=50_000)]
"""An account, a worry: as long as it needs to be."""
Said = Annotated[str, AfterValidator(_encodable), Field(max_length=50_000)]
"""A text as `Text`, or empty: it was taken out again."""
Day = Annotated[date, BeforeValidator(_day), AfterValidator(_within)]
Moment = Annotated[AwareDatetime, BeforeValidator(_moment), AfterValidator(_moment_within)]
Flag = StrictBool
Email = Annotated[str, Field(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+$"), AfterValidator(_encodable)]
Secret = Annotated[str, AfterValidator(_encodable), Field(max_length=1000)]
"""A password: any characters, also blanks."""
Share = Annotated[float, Field(strict=True, gt=0, le=1, allow_inf_nan=False)]
"""A share of a full week."""


@cache
def out(kind: type) -> type[BaseModel]:
    """The answer model of a domain dataclass: every field required, so that generated clients know what they get.

    Made from the domain's own fields: a fact is described once.
    """
    hints = get_type_hints(kind)
    members: dict[str, Any] = {
        field.name: (_answer(hints[field.name]), ...)
        for field in fields(kind)
        if field.name != "changes" and get_origin(hints[field.name]) is not ClassVar
    }
    return create_model(kind.__name__, __doc__=kind.__doc__, **members)


def _answer(hint: Any) -> Any:
    if is_dataclass(hint):
        return out(hint)  # type: ignore[arg-type]  # a dataclass is a type
    if get_origin(hint) is tuple:
        return list[_answer(get_args(hint)[0])]  # type: ignore[misc]
    return hint


class ProblemField(BaseModel):
    """One field at fault: where it is, what is wrong, and what to do."""

    pointer: str
    code: str
    detail: str


class ProblemDocument(BaseModel):
    """RFC 9457. `errors` names the fields at fault; `current_version` is there when the record was changed first."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    instance: str
    errors: list[ProblemField]
    current_version: int | None
