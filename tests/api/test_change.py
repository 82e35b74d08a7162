"""The change feed: an agency hears of its own contacts, in order, once, and of nobody else's."""

from domain.ids import new_id
from domain.policy import Role
from tests.api.support import as_agency, as_worker


def worry():
    return {
        "id": str(new_id()), "sender_name": "Ola Ntim", "worry": "He came without a coat.", "urgency": "routine",
        "consent": "given", "people": [{"id": str(new_id()), "is_child": True, "given": "Kofi"}],
    }  # fmt: skip


async def test_an_agency_hears_of_what_it_sent_and_of_nothing_else(app, authority):
    mine, other = [await as_agency(app, client) for _, client in authority.agencies]
    start, more = None, True
    while more:
        page = (await mine.get("/api/v1/changes", params={"cursor": start} if start else None)).json()
        start, more = page["next"], page["more"]
    body = worry()
    sent = await mine.post("/api/v1/contacts", json=body)
    assert sent.status_code == 201, sent.text
    page = await mine.get("/api/v1/changes", params={"cursor": start})
    (change,) = page.json()["items"]
    assert (change["type"], change["id"], change["version"]) == ("contact.received", body["id"], 1)
    assert set(change) == {"type", "id", "version", "at"}
    following = page.json()["next"]
    assert page.headers["Link"] == f'</api/v1/changes?cursor={following}>; rel="next"'
    assert (await mine.get("/api/v1/changes", params={"cursor": following})).json() == {
        "items": [], "next": following, "more": False,
    }  # fmt: skip
    assert body["id"] not in (await other.get("/api/v1/changes")).text


async def test_a_cursor_that_is_none_is_refused_and_so_are_staff(app, authority):
    mine = await as_agency(app, authority.agencies[0][1])
    assert (await mine.get("/api/v1/changes", params={"cursor": "x"})).status_code == 422
    staff = await as_worker(app, authority.workers[Role.SOCIAL_WORKER].id)
    assert (await staff.get("/api/v1/changes")).status_code == 403
