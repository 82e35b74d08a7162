"""Documents: what they are comes from their bytes; the name must agree; too large, empty and unsafe are refused."""

import pytest

from domain.attachment import Attachment, MediaType, Scan, sniff
from domain.ids import new_id
from domain.share import Purpose
from tests.builders import by
from tests.domain.refusals import invalid, noted, refused

PDF = b"%PDF-1.7 report"
WORD = b"PK\x03\x04....word/document.xml..."


def _kept(content=PDF, name="report.pdf", limit=1000, **facts):
    usual = {"id": new_id(), "child_id": new_id(), "digest": "00", "scan": Scan.NOT_SCANNED}
    return Attachment.keep(content=content, name=name, limit=limit, by=by(), **usual | facts)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, MediaType.PDF), (b"\x89PNG\r\n\x1a\n..", MediaType.PNG), (b"\xff\xd8\xff\xe0", MediaType.JPEG),
        (WORD, MediaType.WORD), ("Café at noon\n".encode(), MediaType.TEXT), (b"MZ\x90\x00", None),
        (b"PK\x03\x04 any archive", None), (WORD + b"vbaProject.bin", None), (b"", None), (b"\x00\x01", None),
    ],
)  # fmt: skip
def test_the_kind_comes_from_the_content(content, kind):
    assert sniff(content) is kind


def test_a_name_that_says_something_else_is_refused():
    assert _kept().media_type is MediaType.PDF
    for name in ("report.png", "report", "report.pdf.html"):
        with invalid("/name"):
            _kept(name=name)


def test_what_is_empty_too_large_or_of_no_kind_is_refused():
    for content in (b"", b"%PDF-" + b"x" * 1000, b"MZ\x90\x00"):
        with invalid("/content"):
            _kept(content)


def test_it_belongs_to_something():
    with invalid("/child_id"):
        _kept(child_id=None)


def test_what_the_scanner_finds_unsafe_is_not_kept():
    with refused("unsafe"):
        _kept(scan=Scan.UNSAFE)


def test_only_what_is_on_a_childs_record_is_shared():
    document = _kept()
    assert noted(document).type == "attachment.kept"
    document.share(Purpose.LEARNING, reason="The school asked.", by=by())
    assert document.purpose is Purpose.LEARNING
    with refused("not-of-a-child"):
        _kept(child_id=None, contact_id=new_id()).share(Purpose.PLAN, reason="x", by=by())
