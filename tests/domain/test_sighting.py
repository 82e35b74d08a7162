"""Partners tell when they were in touch with a child."""

from datetime import timedelta

from domain.ids import new_id
from domain.sighting import Sighting, SightingHow
from tests.builders import TODAY, by
from tests.domain.refusals import invalid, noted


def _told(**facts):
    usual = {
        "id": new_id(), "child_id": new_id(), "from_agency_id": new_id(), "on": TODAY, "how": SightingHow.SEEN,
        "seen_by": "Ms Tan", "account": "He laughed.",
    }  # fmt: skip
    return Sighting.tell(by=by(), **usual | facts)


def test_it_is_about_the_child_and_the_agencys_own():
    sighting = _told()
    assert (sighting.subjects, sighting.agency_id) == ({sighting.child_id}, sighting.from_agency_id)
    assert noted(sighting).type == "sighting.told"


def test_it_has_happened():
    with invalid("/on"):
        _told(on=TODAY + timedelta(days=1))
