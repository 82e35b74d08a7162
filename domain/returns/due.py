"""When each return is due, as far as it is known: a day with its source, or what to ask.

The department names the day of each collection in its guide. A day is here only where it was read; the other years say
where to look, and nothing is guessed.
"""

from dataclasses import dataclass
from datetime import date

from domain.returns.frame import ReturnName, Year


@dataclass(frozen=True, slots=True)
class Due:
    """What to know of one return's day. `on`: the day itself, None where it must be looked up in `source`."""

    on: date | None
    words: str
    source: str


_GUIDES = "https://www.gov.uk/guidance/"
_KNOWN: dict[tuple[ReturnName, str], date] = {}
"""By return and year: the last day for sending. Add a line when the guide for a year names it."""
_WORDS = {
    ReturnName.CIN: Due(
        None, "The census of 2024 to 2025 was due on 31 July 2025; the guide for this year names its day.",
        _GUIDES + "children-in-need-census",
    ),
    ReturnName.SSDA903: Due(
        None, "The guide for this year names the day.", _GUIDES + "children-looked-after-return",
    ),
    ReturnName.ANNEXA: Due(
        None, "Asked for when an inspection is announced: the inspectors name the day.",
        "https://www.gov.uk/government/publications/inspecting-local-authority-childrens-services-from-2018",
    ),
}  # fmt: skip


def due(name: ReturnName, year: Year) -> Due:
    """When this return of this year is due."""
    words = _WORDS[name]
    return Due(_KNOWN.get((name, str(year))), words.words, words.source)
