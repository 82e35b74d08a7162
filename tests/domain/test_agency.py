"""A partner agency and the programs that speak for it."""

import pytest

from domain.agency import AgencyKind
from domain.codes import ReferralSource
from domain.ids import new_id
from domain.policy import GRANTS, Permission, Role
from tests.builders import NOW, an_agency, by
from tests.domain.refusals import invalid, noted, refused

SCOPES = tuple(sorted(permission.value for permission in GRANTS[Role.AGENCY]))


def _registered(scopes: tuple[str, ...] = SCOPES):
    agency, client_id = an_agency(), new_id()
    agency.register_client(client_id=client_id, name="Records system", scopes=scopes, by=by())
    return agency, client_id


def test_a_partner_is_taken_into_the_directory():
    agency = an_agency(name="Harbour Police", agency_kind=AgencyKind.POLICE, source_code=ReferralSource.POLICE)
    assert noted(agency).type == "agency.registered"
    assert agency.clients == ()


def test_an_agency_reaches_its_own_entry_and_its_entry_is_about_nobody():
    agency = an_agency()
    assert agency.agency_id == agency.id
    assert agency.subjects == frozenset()


@pytest.mark.parametrize("scopes", [SCOPES, SCOPES[:1], SCOPES[1:]])
def test_a_program_may_ask_for_tokens_with_what_agencies_may_do(scopes: tuple[str, ...]):
    agency, client_id = _registered(scopes)
    (client,) = agency.clients
    assert (client.id, client.scopes, client.registered_at, client.switched_off_at) == (client_id, scopes, NOW, None)
    assert noted(agency).type == "agency.client_registered"


@pytest.mark.parametrize("scopes", [(), ("person:read",), (*SCOPES, "person:read"), ("",), ("contact:*",)])
def test_a_program_gets_no_scope_that_agencies_do_not_have(scopes: tuple[str, ...]):
    with invalid("/scopes"):
        _registered(scopes)


def test_the_record_of_a_program_holds_no_secret():
    agency, _ = _registered()
    assert not any("secret" in field or "hash" in field for field in type(agency.clients[0]).__slots__)


def test_a_program_is_switched_off_with_a_reason_and_the_others_go_on():
    agency, client_id = _registered()
    agency.register_client(client_id=new_id(), name="Other system", scopes=SCOPES, by=by())
    agency.switch_off(client_id, by=by(), reason="Its secret was found in an e-mail.")
    assert [client.switched_off_at for client in agency.clients] == [NOW, None]
    assert noted(agency).reason == "Its secret was found in an e-mail."


def test_a_program_is_switched_off_once():
    agency, client_id = _registered()
    agency.switch_off(client_id, by=by(), reason="No longer used.")
    with refused("client-off"):
        agency.switch_off(client_id, by=by(), reason="No longer used.")


def test_an_agency_switches_off_none_but_its_own():
    _, other = _registered()
    agency, _ = _registered()
    with refused("client-off"):
        agency.switch_off(other, by=by(), reason="No longer used.")


def test_every_scope_of_agencies_is_about_what_they_have_a_part_in():
    assert {Permission(scope).value.split(":")[0] for scope in SCOPES} == {
        "contact", "request", "attachment", "sighting", "plan", "agency", "subscription", "uptake",
    }  # fmt: skip
