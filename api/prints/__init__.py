"""Papers: what Kith prints as PDF for people who read on paper or with a screen reader.

A paper is a template beside this file and data. What people wrote goes in as data and is never read as a template.
"""

from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import orjson
import typst

FOLDER = Path(__file__).parent
ACCESSIBLE: Literal["ua-1"] = "ua-1"
"""PDF/UA-1 (ISO 14289-1): tagged, with title and language. It refuses a letter for which the server has no typeface."""


def pdf(template: str, data: dict[str, Any], at: datetime) -> bytes:
    """The paper that a template makes of data, as PDF. Slow (tenths of a second): run it in a thread.

    A name in a script for which no typeface is installed is shown as boxes; the paper is tagged as ever and only does not
    claim to be PDF/UA.
    """
    source = (FOLDER / f"{template}.typ").read_bytes()
    given = {"data": orjson.dumps(data, default=str).decode()}
    made_at = int(at.timestamp())
    try:
        made = typst.compile(source, format="pdf", sys_inputs=given, pdf_standards=[ACCESSIBLE], timestamp=made_at)
    except typst.TypstError:
        made = typst.compile(source, format="pdf", sys_inputs=given, timestamp=made_at)
    assert isinstance(made, bytes)  # one document, and no file to write it to
    return made
