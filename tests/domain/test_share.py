"""Sharing with partners: a basis or a refusal, always a reason, an end at once."""

from datetime import timedelta

from domain.ids import new_id
from domain.share import Basis, Purpose, Refusal, Share, ShareChild, ShareState
from tests.builders import TODAY, by
from tests.domain.refusals import invalid, noted, refused

FACTS = {"purpose": Purpose.PLAN, "what": "How he is at school", "reason": "They see him every day."}


def _children(*ids):
    return tuple(ShareChild(id=new_id(), child_id=each) for each in ids)


def _given(**facts):
    usual = {"children": _children(new_id()), "basis": Basis.AGREED, "since": TODAY, "to_agency_id": new_id()}
    return Share.give(id=new_id(), by=by(), **FACTS | usual | facts)


def test_what_is_shared_says_on_what_basis_and_why():
    share = _given()
    change = noted(share)
    assert (share.state, change.type, change.reason) == (ShareState.SHARED, "share.given", FACTS["reason"])
    with invalid("/basis"):
        _given(basis=None)


def test_it_is_about_children_each_named_once():
    child = new_id()
    with invalid("/children"):
        _given(children=())
    with invalid("/children"):
        _given(children=_children(child, child))


def test_it_ends_after_it_began_on_a_day_to_come():
    with invalid("/until"):
        _given(until=TODAY)
    with invalid("/until"):
        _given(since=TODAY + timedelta(days=3), until=TODAY + timedelta(days=3))
    assert _given(until=TODAY + timedelta(days=1)).until == TODAY + timedelta(days=1)


def test_a_refusal_stays_with_its_reason():
    share = Share.refuse(
        id=new_id(), by=by(), refusal=Refusal.MORE_HARMFUL, children=_children(new_id()), to_agency_id=new_id(), **FACTS
    )
    change = noted(share)
    assert (share.state, share.basis) == (ShareState.REFUSED, None)
    assert (change.type, change.facts["refusal"]) == ("share.refused", Refusal.MORE_HARMFUL)
    with refused("share-over"):
        share.end(reason="x", by=by())


def test_sharing_ends_at_once_and_only_once():
    share = _given(since=TODAY - timedelta(days=9))
    share.end(reason="The plan ended.", by=by())
    assert (share.state, share.until) == (ShareState.ENDED, TODAY)
    with refused("share-over"):
        share.end(reason="x", by=by())
