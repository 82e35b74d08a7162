"""Requests for information: asked with a reason, answered or declined once."""

from datetime import timedelta

import pytest

from domain.ids import new_id
from domain.request import Request, RequestState
from domain.share import Basis
from tests.builders import TODAY, by
from tests.domain.refusals import invalid, noted, refused


def _asked(**facts):
    usual = {
        "child_id": new_id(), "of_agency_id": new_id(), "about": "Jon Oké", "asked": "Is he at school?",
        "why": "We decide today.", "basis": Basis.SAFEGUARDING, "by_when": TODAY,
    }  # fmt: skip
    return Request.ask(id=new_id(), by=by(), **usual | facts)


def test_a_question_is_about_a_child_or_a_contact():
    request = _asked()
    assert (request.subjects, request.agency_id) == ({request.child_id}, request.of_agency_id)
    assert noted(request).type == "request.asked"
    contact = _asked(child_id=None, contact_id=new_id())
    assert contact.subjects == frozenset()
    with invalid("/child_id"):
        _asked(child_id=None)


def test_the_agency_is_given_a_day_to_come():
    with invalid("/by_when"):
        _asked(by_when=TODAY - timedelta(days=1))


def test_it_is_answered_by_somebody_with_a_name():
    request = _asked()
    request.reply(words="Every day.", name="Ms Tan", by=by())
    assert (request.state, request.answer, request.answered_by) == (RequestState.ANSWERED, "Every day.", "Ms Tan")


def test_a_refusal_says_why():
    request = _asked()
    request.decline(reason="He has left us.", name="Ms Tan", by=by())
    assert (request.state, request.not_because, request.answer) == (RequestState.DECLINED, "He has left us.", None)


@pytest.mark.parametrize("end", ["reply", "decline", "withdraw"])
def test_what_is_closed_stays_closed(end):
    request = _asked()
    request.withdraw(reason="We know it now.", by=by())
    said = {"reply": {"words": "x", "name": "x"}, "decline": {"reason": "x", "name": "x"}, "withdraw": {"reason": "x"}}
    with refused("request-closed"):
        getattr(request, end)(**said[end], by=by())
