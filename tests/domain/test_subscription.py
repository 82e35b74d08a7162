"""The rules of being told."""

from datetime import UTC, datetime

import pytest

from domain.aggregate import By
from domain.errors import Invalid, RuleBroken
from domain.ids import new_id
from domain.subscription import Subscription, Told

BY = By(new_id(), "administrator", datetime(2026, 11, 23, 9, tzinfo=UTC))


def subscription(url="https://mis.school.example:8443/kith?a=1", types=(Told.CONTACT_DECIDED,), **facts):
    return Subscription.open(id=new_id(), for_agency_id=new_id(), url=url, types=types, by=BY, **facts)


def test_an_agency_reaches_what_is_its_own():
    made = subscription()
    assert made.agency_id == made.for_agency_id
    assert [each.type for each in made.changes] == ["subscription.opened"]


@pytest.mark.parametrize(
    "url",
    [
        "http://mis.example/", "https://", "https:///x", "https://a@mis.example/", "https://mis.example/#x", "//x",
        "https://mis.example/a b", "https://mis.example/\r\nX: 1", "https://mis.example:0/", "https://mis.example:70000/",
        "https://müsli.example/", "https://mis.example\\@x/",
    ],
)  # fmt: skip
def test_only_a_whole_https_address_is_taken(url):
    with pytest.raises(Invalid) as refused:
        subscription(url)
    assert refused.value.pointer == "/url"


def test_plain_http_is_for_trying_out():
    assert subscription("http://[::1]:8000", plain=True).url == "http://[::1]:8000"


@pytest.mark.parametrize("types", [(), (Told.CONTACT_DECIDED, Told.CONTACT_DECIDED)])
def test_it_says_of_what_it_wants_to_be_told_each_once(types):
    with pytest.raises(Invalid):
        subscription(types=types)


def test_off_and_on_once_each_and_nothing_is_sent_again_while_off():
    made = subscription()
    with pytest.raises(RuleBroken):
        made.switch_on(by=BY)
    made.switch_off(by=BY, reason="It moves.")
    with pytest.raises(RuleBroken):
        made.switch_off(by=BY, reason="It moves.")
    with pytest.raises(RuleBroken):
        made.send_again(new_id(), by=BY)
    made.switch_on(by=BY)
    made.renew_secret(by=BY)
    made.send_again(new_id(), by=BY)
    assert made.off_because is None
    assert made.version == 5
