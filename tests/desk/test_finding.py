"""Words find requests in the same way whether few have them or very many, and nobody is shown more than they may read."""

import pytest

from cast import Cast
from desk.desks import asked, hr_queue, web_queue
from desk.test_work_request_pages import browser, listed
from huolto.desk import finding
from huolto.desk.commands import add_message, finish_request
from huolto.desk.finding import hits_of
from huolto.desk.models import Message, ServiceRequest
from huolto.desk.queries import SORTS, RequestFilter, counts_of_filters, requests_at_work
from huolto.foundation.paging import page_of

FEW, MANY = 1, 8000


def desk(cast: Cast) -> dict[str, ServiceRequest]:
    """Kettles in titles, in messages for all and for colleagues, at HR; and what has no kettle."""
    agent, employee = cast.actor(cast.agent), cast.actor(cast.employee)
    made = {name: asked(cast, title=name.title()) for name in ("plain", "noted", "written", "done")}
    made["title"] = asked(cast, title="The kettle leaks", queue=web_queue(cast))
    made["hr"] = asked(cast, title="Kettle money", queue=hr_queue(cast))
    for _ in range(3):
        add_message(actor=employee, request_id=made["written"].pk, body="My Kettle is cold")
    add_message(actor=agent, request_id=made["noted"].pk, body="kettle of the noisy kind", is_public=False)
    add_message(actor=employee, request_id=made["done"].pk, body="kettle again")
    finish_request(actor=agent, request_id=made["done"].pk)
    return made


@pytest.mark.parametrize("most", [FEW, MANY])
@pytest.mark.parametrize(
    ("reader", "wanted", "expected"),
    [
        ("agent", {"view": "all", "search": "kettle"}, {"written", "noted", "done", "title"}),
        ("agent", {"view": "all", "search": "kettle cold"}, {"written"}),
        ("agent", {"view": "all", "search": "kettle zzz"}, set()),
        ("agent", {"view": "open", "search": "kettle"}, {"written", "noted", "title"}),
        ("agent", {"view": "ended", "search": "kettle"}, {"done"}),
        ("agent", {"view": "all", "search": "le"}, {"title"}),
        ("hr_agent", {"view": "all", "search": "kettle"}, {"hr"}),
        ("employee", {"view": "all", "search": "kettle"}, {"written", "done", "title", "hr"}),
        ("employee", {"view": "all", "search": "noisy"}, set()),
        ("payar_administrator", {"view": "all", "search": "kettle"}, set()),
    ],
)
def test_who_finds_what(
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    most: int,
    reader: str,
    wanted: dict[str, str],
    expected: set[str],
) -> None:
    made = desk(cast)
    monkeypatch.setattr(finding, "MOST_GATHERED", most)
    actor, asked_for = cast.actor(getattr(cast, reader)), RequestFilter(**wanted)
    found = requests_at_work(actor, asked_for)
    assert set(found) == {made[name] for name in expected}
    hits = hits_of(actor, asked_for.search)
    assert counts_of_filters(actor, [asked_for], hits) == [(len(expected), False)]
    assert counts_of_filters(actor, [RequestFilter(view="all"), asked_for])[1] == (len(expected), False)


def test_very_many_are_not_all_gathered_and_all_gathered_are_known_to_be_all(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk(cast)
    agent = cast.actor(cast.agent)
    assert hits_of(agent, "  ") is None
    assert hits_of(agent, "kettle").is_all
    monkeypatch.setattr(finding, "MOST_GATHERED", Message.objects.filter(body__icontains="kettle").count())
    assert hits_of(agent, "kettle").is_all, "just as many as there may be"
    monkeypatch.setattr(finding, "MOST_GATHERED", finding.MOST_GATHERED - 1)
    hits = hits_of(agent, "kettle")
    assert not hits.is_all
    assert len(set(hits.keys)) == len(hits.keys)


@pytest.mark.parametrize("most", [FEW, MANY])
@pytest.mark.parametrize("sort", SORTS)
def test_pages_of_a_search_show_each_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, most: int, sort: str
) -> None:
    expected = {asked(cast, title=f"Kettle {number}").pk for number in range(7)}
    monkeypatch.setattr(finding, "MOST_GATHERED", most)
    found = requests_at_work(cast.actor(cast.agent), RequestFilter(search="kettle"))
    seen: list[int] = []
    after = ""
    while not seen or after:
        page = page_of(found, sort=SORTS[sort], size=3, after=after)
        seen += page.ids
        after = page.after
    assert sorted(seen) == sorted(expected)


def test_the_list_says_how_many_it_found(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    desk(cast)
    for most in (FEW, MANY):
        monkeypatch.setattr(finding, "MOST_GATHERED", most)
        page = browser(cast, cast.agent).get(listed(), {"q": "kettle", "state": "all"})
        assert page.context["count"] == "4"
        assert len(page.context["rows"]) == 4
