"""Feedback on pages (S1.21, S2.23): nothing leads to who gave it, and only the page's owner reads it."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.db import models

from cast import Cast
from huolto.foundation.errors import NotVisible
from huolto.foundation.models import EventRecord
from huolto.knowledge.commands import add_words, feedback, give_feedback, set_page_owner
from huolto.knowledge.models import Article, PageFeedback
from huolto.knowledge.queries import page_verdicts, verdict_by_month, words_about
from huolto.parties.queries import today_at
from portal.test_device_pages import browser

PREFIX = "/p/suopursu"


@pytest.fixture(autouse=True)
def _empty_cache(db: None) -> None:
    cache.clear()


def question(page: str) -> str:
    found = re.search(r'name="question" value="([^"]+)"', page)
    assert found
    return found.group(1)


def answered(cast: Cast, page_key: str, is_useful: bool, n: int, text: str = "") -> PageFeedback:
    given = give_feedback(
        actor=cast.system(), page_key=page_key, is_useful=is_useful, question=f"{page_key}-{n}"
    )
    if text:
        add_words(actor=cast.system(), feedback_id=given.pk, text=text)
    return given


def test_an_answer_has_page_answer_words_and_day_and_no_other_column() -> None:
    columns = {field.name: type(field) for field in PageFeedback._meta.get_fields()}
    assert set(columns) == {"id", "provider", "page_key", "is_useful", "text", "given_on"}
    assert columns["given_on"] is models.DateField


def test_an_answer_leaves_no_event_and_no_history(cast: Cast) -> None:
    before = EventRecord.objects.count()
    answered(cast, "devices", True, 1, "More pictures")
    assert EventRecord.objects.count() == before
    assert not hasattr(PageFeedback, "pgh_event_model")


def test_yes_and_no_are_thanked_for_in_different_words_and_both_are_asked_how_to_improve(cast: Cast) -> None:
    client = browser(cast, cast.employee)
    said: dict[str, str] = {}
    for answer in ("yes", "no"):
        token = question(client.get(f"{PREFIX}/devices/").content.decode())
        page = client.post(f"{PREFIX}/useful/", {"question": token, "answer": answer}, HTTP_HX_REQUEST="true")
        said[answer] = page.content.decode()
        assert "How could we improve this page?" in said[answer]
    assert "good to hear" in said["yes"]
    assert "We want to do better" in said["no"]
    assert list(PageFeedback.objects.order_by("pk").values_list("page_key", "is_useful")) == [
        ("devices", True),
        ("devices", False),
    ]


def test_words_are_added_to_the_answer_and_nobody_is_named(cast: Cast) -> None:
    client = browser(cast, cast.employee)
    token = question(client.get(f"{PREFIX}/devices/").content.decode())
    page = client.post(f"{PREFIX}/useful/", {"question": token, "answer": "no"}).content.decode()
    own = re.search(r'name="answer" value="([^"]+)"', page)
    assert own
    thanks = client.post(f"{PREFIX}/useful/words/", {"answer": own.group(1), "text": "Bigger letters"})
    assert "Whoever looks after this page reads it" in thanks.content.decode()
    kept = PageFeedback.objects.get()
    assert (kept.text, kept.given_on) == ("Bigger letters", today_at(cast.suopursu))
    client.post(f"{PREFIX}/useful/words/", {"answer": own.group(1), "text": "Something else"})
    kept.refresh_from_db()
    assert kept.text == "Bigger letters"


def test_a_question_is_answered_once_and_only_a_question_of_ours(cast: Cast) -> None:
    client = browser(cast, cast.employee)
    token = question(client.get(f"{PREFIX}/devices/").content.decode())
    first = client.post(f"{PREFIX}/useful/", {"question": token, "answer": "yes"})
    again = client.post(f"{PREFIX}/useful/", {"question": token, "answer": "yes"})
    made_up = client.post(f"{PREFIX}/useful/", {"question": "devices", "answer": "yes"})
    assert (first.status_code, again.status_code, made_up.status_code) == (200, 429, 422)
    assert PageFeedback.objects.count() == 1


def test_more_answers_in_a_minute_than_people_give_are_refused_without_counting_anybody(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feedback, "MOST_A_MINUTE", 3)
    monkeypatch.setattr(feedback, "_minute", lambda: 7)
    for n in range(3):
        answered(cast, "devices", True, n)
    with pytest.raises(feedback.TooMany):
        answered(cast, "devices", True, 9)
    answered(cast, "invoices", True, 1)
    assert PageFeedback.objects.count() == 4


def test_the_question_stands_under_every_portal_page_and_under_an_article_of_the_workbench(
    cast: Cast,
) -> None:
    client = browser(cast, cast.orderer)
    for path in ("/", "/devices/", "/shop/", "/guide/order/"):
        assert "Was this page useful?" in client.get(f"{PREFIX}{path}").content.decode(), path
    staff = browser(cast, cast.agent)
    assert "Was this page useful?" in staff.get(f"{PREFIX}/work/guide/work-day/").content.decode()


def test_an_answer_on_an_article_is_kept_under_the_article(cast: Cast) -> None:
    client = browser(cast, cast.orderer)
    token = question(client.get(f"{PREFIX}/guide/order/").content.decode())
    client.post(f"{PREFIX}/useful/", {"question": token, "answer": "yes"})
    assert PageFeedback.objects.get().page_key == "article:order"


def test_an_owner_reads_of_the_own_pages_and_articles_and_the_administrator_of_all(cast: Cast) -> None:
    answered(cast, "devices", False, 1, "Too small")
    answered(cast, "invoices", True, 1)
    answered(cast, "article:order", True, 1)
    administrator = cast.actor(cast.provider_administrator)
    set_page_owner(actor=administrator, page_key="devices", person_id=cast.store_keeper.pk)
    Article.objects.of(cast.suopursu).filter(slug="order").update(owner=cast.technician)

    def seen(person: Any) -> dict[str, str]:
        return {one.page_key: one.owner for one in page_verdicts(cast.actor(person))}

    assert seen(cast.provider_administrator) == {
        "devices": "Vesa Harjula",
        "invoices": "",
        "article:order": "Teemu Kivelä",
    }
    assert set(seen(cast.store_keeper)) == {"devices"}
    assert set(seen(cast.technician)) == {"article:order"}
    assert seen(cast.billing) == {}
    assert seen(cast.customer_administrator) == {}
    assert seen(cast.payar_administrator) == {}


def test_only_administrators_name_owners_and_only_among_their_own_staff(cast: Cast) -> None:
    with pytest.raises(NotVisible):
        set_page_owner(actor=cast.actor(cast.agent), page_key="devices", person_id=cast.agent.pk)
    administrator = cast.actor(cast.provider_administrator)
    for stranger in (cast.employee, cast.payar_administrator):
        with pytest.raises(NotVisible):
            set_page_owner(actor=administrator, page_key="devices", person_id=stranger.pk)


def test_counts_stand_by_month_of_the_providers_calendar(cast: Cast) -> None:
    rows = [answered(cast, "devices", n % 2 == 0, n) for n in range(4)]
    for row, day in zip(
        rows, (date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 2)), strict=True
    ):
        PageFeedback.objects.filter(pk=row.pk).update(given_on=day)
    verdict = verdict_by_month(cast.actor(cast.provider_administrator), "devices")
    assert verdict is not None
    assert [(one.period.label, one.yes, one.no) for one in verdict.months] == [
        ("2026-03", 1, 1),
        ("2026-02", 1, 1),
    ]
    assert (verdict.yes, verdict.no) == (2, 2)


def test_words_come_without_the_order_in_which_they_arrived(cast: Cast) -> None:
    for n, text in enumerate(("zebra", "apple")):
        answered(cast, "devices", True, n, text)
    words = words_about(cast.actor(cast.provider_administrator), "devices", 9)
    assert [text for _day, _useful, text in words] == ["apple", "zebra"]


def test_the_page_shows_counts_words_and_names_the_owner(cast: Cast) -> None:
    answered(cast, "devices", False, 1, "<b>Too small</b>")
    client = browser(cast, cast.provider_administrator)
    assert "Devices" in client.get(f"{PREFIX}/work/feedback/").content.decode()
    page = client.get(f"{PREFIX}/work/feedback/devices/").content.decode()
    assert "&lt;b&gt;Too small&lt;/b&gt;" in page
    client.post(f"{PREFIX}/work/feedback/devices/", {"owner": cast.agent.pk})
    assert "Too small" in browser(cast, cast.agent).get(f"{PREFIX}/work/feedback/devices/").content.decode()
    assert browser(cast, cast.billing).get(f"{PREFIX}/work/feedback/devices/").status_code == 404
