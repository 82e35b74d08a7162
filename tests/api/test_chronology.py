"""The chronology: in the order of life, for one child or the family, marked where it was put right; and on paper."""

import io
from datetime import timedelta
from time import perf_counter
from typing import Any

import pytest
from pypdf import PdfReader

from domain.ids import new_id
from domain.policy import Role
from persistence.state import to_json
from tests.api.support import as_worker, event_body, if_match, tell_story, today, version, visit_body
from tests.api.test_errors import problem

LONG_STORY = 5_000


@pytest.fixture
async def story(app, authority):
    return await tell_story(app, authority)


def ago(days: int) -> str:
    return (today() - timedelta(days=days)).isoformat()


async def chronology(client: Any, person: str, **asked: Any) -> Any:
    answer = await client.get(f"/api/v1/people/{person}/chronology", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def tell(client: Any, *people: str, **facts: Any) -> dict[str, Any]:
    body = event_body(*people, **facts)
    told = await client.post("/api/v1/events", json=body)
    assert told.status_code == 201, told.text
    return body


async def test_everything_by_the_day_it_happened_whenever_it_was_recorded(client, story):
    worker, child = await client(Role.SOCIAL_WORKER), story.children[0]
    old = await tell(worker, child, on=ago(400), words="Her first day at nursery.", event_kind="school")
    shown = await chronology(worker, child)
    days = [entry["on"] for entry in shown["items"]]
    assert days == sorted(days, reverse=True)
    last = shown["items"][-1]
    assert (last["record_id"], last["event"]["words"], last["on"]) == (old["id"], "Her first day at nursery.", ago(400))
    assert last["recorded_at"][:10] >= ago(1)
    assert (shown["head"]["first_on"], shown["head"]["count"]) == (ago(400), len(shown["items"]))
    kinds = {each["kind"]: each["count"] for each in shown["head"]["kinds"]}
    assert {"visit", "event", "journey", "contact", "person"} <= kinds.keys()
    assert kinds["event"] == 2
    assert sum(kinds.values()) == len(shown["items"])


async def test_an_event_tells_what_it_was_picked_from_until_it_no_longer_counts(client, story):
    worker, child = await client(Role.SOCIAL_WORKER), story.children[0]
    (visit,) = (await chronology(worker, child, kinds="visit"))["items"]
    assert visit["type"] == "visit.made"
    picked = await tell(worker, child, record_id=visit["record_id"], ledger_seq=visit["seq"], on=visit["on"])
    entries = (await chronology(worker, child))["items"]
    assert visit["key"] not in [each["key"] for each in entries]
    (told,) = [each for each in entries if each["record_id"] == picked["id"]]
    assert (told["event"]["from_record_id"], told["event"]["from_kind"]) == (story.visit, "visit")
    # Who asks for visits only sees the visit.
    assert [each["key"] for each in (await chronology(worker, child, kinds="visit"))["items"]] == [visit["key"]]
    path = f"/api/v1/events/{picked['id']}"
    await worker.post(f"{path}/end", json={"reason": "An ordinary visit."}, headers=await version(worker, path))
    after = [each["key"] for each in (await chronology(worker, child))["items"]]
    assert visit["key"] in after
    assert told["key"] not in after


async def test_what_a_later_account_replaced_is_marked(client, story):
    worker, child = await client(Role.SOCIAL_WORKER), story.children[0]
    path = f"/api/v1/visits/{story.visit}"
    body = {name: value for name, value in visit_body(child, account="We talked.").items() if name != "id"}
    await worker.post(f"{path}/amend", json=body, headers=await version(worker, path))
    visits = (await chronology(worker, child, kinds="visit"))["items"]
    assert {each["type"]: each["replaced"] for each in visits} == {"visit.made": True, "visit.amended": False}


async def test_how_an_event_went_on_has_a_line_of_its_own_day_and_a_correction_none(client, story):
    worker, child = await client(Role.SOCIAL_WORKER), story.children[0]
    body = await tell(worker, child, on=ago(30), words="He moved to his aunt’s.")
    path = f"/api/v1/events/{body['id']}"
    more = {"id": str(new_id()), "on": ago(10), "words": "He is home again.", "until": ago(10)}
    updated = await worker.post(f"{path}/update", json=more, headers=await version(worker, path))
    wrong = {name: body[name] for name in ("on", "event_kind", "source", "people")} | {
        "words": "He moved to his uncle’s.", "reason": "It was his uncle.", "until": ago(10),
    }  # fmt: skip
    answer = await worker.post(f"{path}/correct", json=wrong, headers=if_match(updated))
    assert answer.status_code == 200, answer.text
    lines = [each for each in (await chronology(worker, child))["items"] if each["record_id"] == body["id"]]
    assert [(each["on"], each["event"]["words"], each["event"]["is_update"]) for each in lines] == [
        (ago(10), "He is home again.", True), (ago(30), "He moved to his uncle’s.", False),
    ]  # fmt: skip
    assert {each["event"]["corrected_on"] for each in lines} == {today().isoformat()}
    assert {each["event"]["version"] for each in lines} == {3}


async def test_filters_by_kind_person_days_and_what_matters(client, story):
    worker, (first, second) = await client(Role.SOCIAL_WORKER), story.children
    await tell(worker, second, on=ago(90), words="She won a prize.", event_kind="strength", in_court=True)
    both = await chronology(worker, first, family="true")
    assert {each["id"] for each in both["head"]["people"]} == {first, second}
    assert {tuple(each["about"]) for each in both["items"]} >= {(first,), (second,)}
    hers = await chronology(worker, first, family="true", about=second)
    assert all(second in each["about"] for each in hers["items"])
    assert len(hers["items"]) < len(both["items"])
    matters = await chronology(worker, first, family="true", significant="true")
    assert {each["kind"] for each in matters["items"]} == {"event"}
    court = await chronology(worker, first, family="true", court="true")
    assert [each["event"]["words"] for each in court["items"]] == ["She won a prize."]
    assert (await chronology(worker, first, court="true"))["items"] == []
    days = await chronology(worker, first, family="true", since=ago(100), until=ago(80))
    assert [each["on"] for each in days["items"]] == [ago(90)]
    assert days["head"]["count"] == 1


async def test_every_child_of_the_family_is_looked_at_and_a_sealed_one_is_not_shown(app, client, story, pool):
    worker, (first, second) = await client(Role.SOCIAL_WORKER), story.children
    answer = await worker.get(f"/api/v1/people/{first}/chronology", params={"family": True})
    looked = await pool.fetch("select * from viewing where request_id = $1::uuid", answer.headers["x-request-id"])
    assert {(str(row["record_id"]), row["what"]) for row in looked} == {(first, "chronology"), (second, "chronology")}
    await pool.execute("update record set sealed = true where id = $1::uuid", second)
    family = await chronology(worker, first, family="true")
    assert [each["id"] for each in family["head"]["people"]] == [first]


async def test_out_of_reach_there_is_no_chronology(app, authority, story):
    stranger = await as_worker(app, authority.elsewhere[Role.SOCIAL_WORKER].id)
    for end in ("chronology", "chronology.pdf"):
        problem(await stranger.get(f"/api/v1/people/{story.children[0]}/{end}"), 404, "not-found")


# --- on paper ----------------------------------------------------------------------------------------------------


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


async def test_the_paper_is_tagged_and_says_whose_it_is_who_printed_it_and_when(client, story):
    worker, child = await client(Role.SOCIAL_WORKER), story.children[0]
    await tell(worker, child, on=ago(200), words="He broke his arm. #pagebreak() *not bold* \\ $x$", on_estimated=True,
               analysis="Nobody could say how.", event_kind="harm", in_court=True)  # fmt: skip
    answer = await worker.get(f"/api/v1/people/{child}/chronology.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    reader = PdfReader(io.BytesIO(answer.content))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/StructTreeRoot"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in answer.content
    assert reader.metadata is not None
    assert reader.metadata.title == "Chronology: Jon Oké-Smith"
    text = text_of(answer.content)
    assert "He broke his arm. #pagebreak() *not bold* \\ $x$" in text
    assert "Printed by Ama social_worker on" in text
    assert "as known at that moment" in text
    assert "Page 1 of" in text
    assert "Nothing was recorded for 28 weeks." in text
    assert text.index("He broke his arm") < text.index("A worry reached us")


async def test_a_court_reads_what_was_chosen_for_it(client, story):
    worker, (first, second) = await client(Role.SOCIAL_WORKER), story.children
    await tell(worker, first, second, on=ago(50), words="For the court.", in_court=True)
    answer = await worker.get(f"/api/v1/people/{first}/chronology.pdf", params={"court": True, "family": True})
    text = text_of(answer.content)
    assert "Court chronology: Jon Oké-Smith, Ann Oké-Smith" in text
    assert "For the court." in text
    assert "sleep at his aunt" not in text
    assert "A visit" not in text


@pytest.mark.parametrize("name", ["Łukasz Żółć", "Олена", "Πέτρος", "أحمد", "李小龍", "ਸਿੰਘ", "অর্ণব", "𞤀𞤣", "🙂"])
async def test_no_name_stops_a_paper(client, story, name):
    worker, child = await client(Role.SOCIAL_WORKER), story.children[0]
    await tell(worker, child, words=f"{name} came.")
    answer = await worker.get(f"/api/v1/people/{child}/chronology.pdf", params={"significant": True})
    assert answer.status_code == 200
    root: Any = PdfReader(io.BytesIO(answer.content)).trailer["/Root"]
    assert root["/StructTreeRoot"]


# --- five thousand entries ---------------------------------------------------------------------------------------


async def long_story(pool: Any, child: str, worker_id: Any) -> None:
    """Visits of fourteen years, and a tenth of them significant, written past the API: it is the reading that is timed."""
    ids = [str(new_id()) for _ in range(LONG_STORY)]
    async with pool.acquire() as connection, connection.transaction():
        await connection.execute(
            "insert into record (id, kind, version, made_by) select unnest($1::uuid[]), 'visit', 1, $2", ids, worker_id
        )
        await connection.execute(
            "insert into record_subject (record_id, person_id) select unnest($1::uuid[]), $2::uuid", ids, child
        )
        for start in range(0, LONG_STORY, 500):
            entries = [
                {
                    "record_id": id, "version": 1, "type": "visit.made", "actor_id": worker_id, "reason": None,
                    "occurred_at": f"{ago(start + place)}T10:00:00Z", "acting_as": "social_worker",
                    "request_id": str(new_id()), "facts": {"purpose": "A visit", "place": "home"}, "state": {}, "shape": 1,
                }
                for place, id in enumerate(ids[start : start + 500])
            ]  # fmt: skip
            await connection.execute("select ledger_append($1::jsonb)", to_json(entries))
        await connection.execute("analyze record, record_subject, ledger")


async def test_five_thousand_entries_of_one_child(client, authority, story, pool, record_property):
    child = story.children[0]
    await long_story(pool, child, authority.workers[Role.SOCIAL_WORKER].id)
    for role in (Role.SOCIAL_WORKER, Role.SERVICE_MANAGER):
        worker = await client(role)
        times: list[float] = []
        cursor, entries = None, 0
        while cursor or not times:
            began = perf_counter()
            page = await worker.get(f"/api/v1/people/{child}/chronology", params={"cursor": cursor} if cursor else None)
            times.append((perf_counter() - began) * 1000)
            entries, cursor = entries + len(page.json()["items"]), page.json()["next"]
        assert entries > LONG_STORY
        assert sorted(times)[len(times) // 2] < 1000
        record_property(
            "chronology", f"{role}: {entries} entries in {len(times)} pages of 500, each {min(times):.0f} to"
            f" {max(times):.0f} ms with the check against the contract"
        )  # fmt: skip
    began = perf_counter()
    paper = await (await client(Role.SOCIAL_WORKER)).get(f"/api/v1/people/{child}/chronology.pdf")
    assert paper.content.startswith(b"%PDF")
    record_property("chronology", f"as PDF: {perf_counter() - began:.1f} s, {len(paper.content) / 1e6:.1f} MB")
