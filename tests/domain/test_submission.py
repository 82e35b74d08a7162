"""Runs of returns: what may be asked for, and the way from asked to sent."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.ids import new_id
from domain.returns.due import due
from domain.returns.frame import LAST_YEAR, ReturnName, Year
from domain.submission import Submission, SubmissionModule, SubmissionOmission, SubmissionState
from tests.builders import TODAY, by
from tests.domain.refusals import invalid, refused


def asked(**facts: Any) -> Submission:
    given = {"id": new_id(), "return_name": ReturnName.CIN, "year": "2025-26", "authority": "926", "serial": 1}
    return Submission.ask(by=by(), **given | facts)


def finished(stopping: int = 0) -> Submission:
    submission = asked()
    submission.finish(
        modules=[SubmissionModule(id=new_id(), name="Child", written=3, held=3)], files=[], children=3, problems=stopping,
        stopping=stopping, before_id=None, by=by(),
    )  # fmt: skip
    return submission


def test_a_run_is_asked_for_made_and_sent():
    submission = finished()
    submission.send(on=TODAY, receipt="7001", by=by())
    assert (submission.state, submission.sent_on, submission.receipt) == (SubmissionState.SENT, TODAY, "7001")
    assert [change.type for change in submission.changes] == ["submission.asked", "submission.made", "submission.sent"]


def test_what_stands_in_the_way_leaves_no_file_to_send():
    submission = finished(stopping=2)
    assert submission.state is SubmissionState.FAILED
    with refused("other-state"):
        submission.send(on=TODAY, receipt="7001", by=by())
    with refused("other-state"):
        submission.withdraw("x", by=by())


def test_a_run_that_broke_says_why_and_is_not_made_later():
    submission = asked()
    submission.fail("The disk is full.", by=by())
    assert (submission.state, submission.failed_because) == (SubmissionState.FAILED, "The disk is full.")
    with refused("other-state"):
        submission.fail("again", by=by())


def test_it_is_sent_on_a_day_between_its_making_and_today():
    submission = finished()
    with invalid("/on"):
        submission.send(on=TODAY + timedelta(days=1), receipt="x", by=by())
    with invalid("/on"):
        submission.send(on=TODAY - timedelta(days=1), receipt="x", by=by())


def test_what_was_sent_can_be_withdrawn_with_a_reason():
    submission = finished()
    submission.send(on=TODAY, receipt="7001", by=by())
    submission.withdraw("A school sent other numbers.", by=by())
    assert (submission.state, submission.receipt) == (SubmissionState.WITHDRAWN, "7001")


@pytest.mark.parametrize(
    ("pointer", "facts"),
    [
        ("/year", {"year": "2019-20"}), ("/year", {"year": "2025-27"}), ("/known_on", {"known_on": TODAY}),
        ("/omissions", {"omissions": tuple(
            SubmissionOmission(id=new_id(), reference="K1", reason="x") for _ in range(2)
        )}),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_for(pointer: str, facts: dict[str, Any]):
    with invalid(pointer):
        asked(**facts)


def test_a_year_that_has_not_begun_is_refused(monkeypatch):
    monkeypatch.setattr("domain.returns.frame.LAST_YEAR", TODAY.year + 1)
    with invalid("/year"):
        asked(year=str(Year(TODAY.year + 1)))


@pytest.mark.parametrize("name", ReturnName)
def test_what_is_not_known_of_a_day_says_where_to_look(name: ReturnName):
    found = due(name, Year(LAST_YEAR))
    assert found.on is None or isinstance(found.on, date)
    assert found.source.startswith("https://www.gov.uk/")
    assert found.words
