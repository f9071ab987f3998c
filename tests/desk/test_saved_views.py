"""Views of the list of requests that agents keep."""

import pytest
from django.test import Client

from cast import Cast
from desk.desks import asked, hr_queue
from desk.test_live_pages import at
from desk.test_work_request_pages import browser, read
from huolto.desk.commands import assign_requests
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.parties.choices import ListName
from huolto.parties.commands import change_view, delete_view, save_view
from huolto.parties.models import SavedView
from huolto.parties.saved_views import saved_views_of


@pytest.fixture
def agent(cast: Cast) -> Client:
    return browser(cast, cast.agent)


def names(cast: Cast, person: str) -> list[str]:
    return [view.name for view in saved_views_of(cast.actor(getattr(cast, person)), ListName.REQUESTS)]


def test_what_the_list_shows_is_kept_under_a_name_and_counted_among_the_views(
    cast: Cast, agent: Client
) -> None:
    mine = asked(cast)
    asked(cast)
    assign_requests(actor=cast.actor(cast.agent), request_ids=[mine.pk], assignee=cast.agent)
    listed = read(agent.get(at("work_requests"), {"state": "open", "assignee": "me", "queue": "x"}))
    assert "Save this view" in listed
    sent = {"state": "open", "assignee": "me", "name": "On my desk"}
    answer = agent.post(at("work_request_view_save"), sent)
    assert answer.status_code == 302
    kept = SavedView.objects.get(list_name=ListName.REQUESTS)
    assert kept.filters == {"state": "open", "assignee": "me"}
    shown = agent.get(answer["Location"])
    (view,) = [one for one in shown.context["views"] if one.label == "On my desk"]
    assert (view.count, view.current) == ("1", True)
    assert [one.label for one in shown.context["views"] if one.current] == ["On my desk"]
    assert "Change this view" in read(shown)


def test_a_shared_view_counts_what_its_reader_may_read(cast: Cast) -> None:
    asked(cast)
    asked(cast, queue=hr_queue(cast))
    save_view(
        actor=cast.actor(cast.agent),
        list_name=ListName.REQUESTS,
        name="Everything",
        filters={"state": "all"},
        is_shared=True,
    )
    for person in (cast.technician, cast.hr_agent):
        seen = browser(cast, person).get(at("work_requests"), {"state": "open"})
        (view,) = [one for one in seen.context["views"] if one.label == "Everything"]
        assert view.count == "1"


def test_views_are_private_until_shared_and_only_their_owner_changes_them(cast: Cast) -> None:
    agent, other = cast.actor(cast.agent), cast.actor(cast.technician)
    view = save_view(actor=agent, list_name=ListName.REQUESTS, name="Late", filters={"state": "late"})
    assert names(cast, "technician") == []
    what = {"list_name": ListName.REQUESTS, "view_id": view.pk}
    change_view(actor=agent, **what, name="Too late", is_shared=True)
    assert names(cast, "technician") == ["Too late"]
    with pytest.raises(NotVisible):
        change_view(actor=other, **what, name="Mine now", is_shared=False)
    with pytest.raises(NotVisible):
        delete_view(actor=other, **what)
    with pytest.raises(NotVisible):
        delete_view(actor=agent, list_name=ListName.DEVICES, view_id=view.pk)
    assert browser(cast, cast.technician).get(at("work_request_view", view.pk)).status_code == 404
    save_view(actor=agent, list_name=ListName.REQUESTS, name="Open", filters={"state": "open"})
    with pytest.raises(InvalidInput):
        change_view(actor=agent, **what, name="Open", is_shared=True)
    save_view(actor=agent, list_name=ListName.DEVICES, name="Open", filters={})
    assert browser(cast, cast.agent).post(at("work_request_view_delete", view.pk)).status_code == 302
    assert names(cast, "agent") == ["Open"]


def test_the_list_begins_with_the_default_view_of_its_reader_alone(cast: Cast, agent: Client) -> None:
    assert agent.get(at("work_requests")).status_code == 200
    for name, state in (("Late", "late"), ("Ended", "ended")):
        sent = {"state": state, "name": name, "is_shared": "on", "is_default": "on"}
        assert agent.post(at("work_request_view_save"), sent).status_code == 302
    assert SavedView.objects.get(is_default=True).name == "Ended"
    answer = agent.get(at("work_requests"))
    assert (answer.status_code, answer["Location"].partition("?")[2]) == (302, "state=ended")
    assert agent.get(at("work_requests"), {"state": "open"}).status_code == 200
    assert browser(cast, cast.technician).get(at("work_requests")).status_code == 200


def test_a_view_without_a_name_is_refused_with_what_was_chosen(cast: Cast, agent: Client) -> None:
    answer = agent.post(at("work_request_view_save"), {"state": "late", "name": " ", "is_shared": "on"})
    assert answer.status_code == 422
    assert "Give the view a name" in read(answer)
    assert answer.context["is_shared"]
    assert not SavedView.objects.filter(list_name=ListName.REQUESTS).exists()


def test_the_page_of_a_view_says_in_words_what_it_narrows_by(cast: Cast, agent: Client) -> None:
    queue = hr_queue(cast)
    given = {"state": "late", "priority": "high", "assignee": "me", "q": "Näyttö"}
    page = read(agent.get(at("work_request_view_save"), given))
    for label, value in (("State", "Late"), ("Priority", "High"), ("Agent", "Me"), ("Words", "Näyttö")):
        assert f"<dt>{label}</dt><dd><bdi>{value}</bdi></dd>" in page
    # A queue that the reader may not see has no name for them.
    hidden = read(agent.get(at("work_request_view_save"), {"queue": str(queue.pk)}))
    assert "<dt>Queue</dt><dd><bdi>no longer there</bdi></dd>" in hidden
