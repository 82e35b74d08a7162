"""A significant event: told, put right, gone on, weighed, and no longer counted."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.event import Event, EventKind, EventPerson, EventUpdate
from domain.ids import new_id
from tests.builders import TODAY, by
from tests.domain.refusals import invalid, noted, refused

LAST_WEEK, YESTERDAY, TOMORROW = (TODAY + timedelta(days=days) for days in (-7, -1, 1))


def _in_the_life_of(*people: Any) -> tuple[EventPerson, ...]:
    return tuple(EventPerson(id=new_id(), person_id=each) for each in people or (new_id(),))


def _event(**facts: Any) -> Event:
    usual: dict[str, Any] = {
        "id": new_id(), "on": LAST_WEEK, "words": "She moved in with her aunt.", "event_kind": EventKind.MOVE,
        "source": "Her aunt", "people": _in_the_life_of(), "by": by(),
    }  # fmt: skip
    return Event.tell(**usual | facts)


def test_an_event_is_told_on_the_day_it_happened():
    event = _event()
    assert noted(event).type == "event.told"
    assert noted(event).occurred_at == datetime(2026, 2, 25, tzinfo=UTC)
    assert (event.in_court, event.ended_because, event.updates) == (False, None, ())


def test_it_may_be_about_several_people_each_named_once():
    one, two = new_id(), new_id()
    assert _event(people=_in_the_life_of(one, two)).subjects == {one, two}
    with invalid("/people"):
        _event(people=())
    with invalid("/people"):
        _event(people=_in_the_life_of(one, one))


def test_it_has_happened_and_ends_after_it_began():
    assert _event(on=TODAY, until=TODAY).until == TODAY
    with invalid("/on"):
        _event(on=TOMORROW)
    with invalid("/until"):
        _event(until=LAST_WEEK - timedelta(days=1))
    with invalid("/until"):
        _event(until=TOMORROW)


def test_what_it_was_picked_from_is_an_entry_of_a_record():
    record = new_id()
    assert _event(record_id=record, ledger_seq=7).record_id == record
    with invalid("/record_id"):
        _event(ledger_seq=7)


def test_it_was_wrong_and_is_put_right_with_a_reason():
    event = _event()
    event.correct(words="She moved in with her grandmother.", on=YESTERDAY, reason="Misheard.", by=by())
    assert (event.words, event.on) == ("She moved in with her grandmother.", YESTERDAY)
    last = noted(event)
    assert (last.type, last.reason, last.facts["changed"]) == ("event.corrected", "Misheard.", ["on", "words"])
    assert last.occurred_at == datetime(2026, 3, 3, tzinfo=UTC)


def test_a_correction_corrects_something():
    event = _event()
    (person,) = event.people
    with refused("nothing-corrected"):
        event.correct(words=event.words, people=_in_the_life_of(person.person_id), reason="x", by=by())
    event.correct(people=_in_the_life_of(person.person_id, new_id()), reason="Her sister too.", by=by())
    assert len(event.subjects) == 2
    with invalid("/on"):
        event.correct(on=TOMORROW, reason="x", by=by())


def test_it_has_gone_on_and_what_was_told_stays():
    event = _event()
    event.update(EventUpdate(id=new_id(), on=YESTERDAY, words="She stays for good."), until=None, by=by())
    assert event.words == "She moved in with her aunt."
    assert [each.words for each in event.updates] == ["She stays for good."]
    assert event.until is None
    assert noted(event).type == "event.updated"
    assert noted(event).occurred_at == datetime(2026, 3, 3, tzinfo=UTC)
    event.update(EventUpdate(id=new_id(), on=TODAY, words="She went home."), until=TODAY, by=by())
    assert event.until == TODAY


@pytest.mark.parametrize("on", [LAST_WEEK - timedelta(days=1), TOMORROW])
def test_it_goes_on_after_it_began_and_not_in_the_future(on):
    with invalid("/on"):
        _event().update(EventUpdate(id=new_id(), on=on, words="x"), until=None, by=by())


def test_it_began_before_it_went_on():
    event = _event()
    event.update(EventUpdate(id=new_id(), on=LAST_WEEK, words="x"), until=None, by=by())
    with invalid("/on"):
        event.correct(on=YESTERDAY, reason="x", by=by())


def test_why_it_matters_is_said_once_known():
    event = _event()
    event.analyse(analysis="She feels safe there.", in_court=True, by=by())
    assert (event.analysis, event.in_court) == ("She feels safe there.", True)
    assert noted(event).type == "event.analysed"
    with refused("nothing-changed"):
        event.analyse(analysis="She feels safe there.", in_court=True, by=by())


def test_it_no_longer_counts_and_nothing_is_added_to_it():
    event = _event()
    event.end(reason="It was somebody else.", by=by())
    assert event.ended_because == "It was somebody else."
    assert (noted(event).type, noted(event).reason) == ("event.ended", "It was somebody else.")
    with refused("event-ended"):
        event.end(reason="x", by=by())
    with refused("event-ended"):
        event.correct(words="x", reason="x", by=by())
    with refused("event-ended"):
        event.update(EventUpdate(id=new_id(), on=TODAY, words="x"), until=None, by=by())
    with refused("event-ended"):
        event.analyse(analysis="x", in_court=False, by=by())
