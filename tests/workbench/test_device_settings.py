"""Reminder days and hand-over terms in the workbench: who sets them, what is kept, what is refused."""

from typing import Any

import pytest
from django.apps import apps

from cast import Cast
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible
from huolto.register.commands import forget_reminder_days, set_hand_over_terms, set_reminder_days
from huolto.register.models import HandOverTerms, ReminderRule
from huolto.register.reminders import DEFAULT_DAYS, days_by_customer
from huolto.register.settings_history import setting_changes
from portal.test_device_pages import browser

ADDRESS = "/p/suopursu/work/device-settings/"


def versions(model: str) -> Any:
    return apps.get_model("register", f"{model}Event").objects


@pytest.mark.parametrize(
    ("person", "may"),
    [("account_manager", True), ("provider_administrator", True), ("agent", False), ("orderer", False)],
)
def test_managers_set_them_and_nobody_else(cast: Cast, person: str, may: bool) -> None:
    client = browser(cast, getattr(cast, person))
    opened = client.get(ADDRESS).status_code
    assert (opened == 200) is may
    sent = client.post(ADDRESS, {"what": "reminders", "days": "45", "customer": ""})
    assert (sent.status_code == 302) is may
    assert ReminderRule.objects.exists() is may
    listed = client.get("/p/suopursu/work/devices/").content.decode() if person != "orderer" else ""
    assert (ADDRESS in listed) is may


def test_days_are_typed_in_any_digits_for_all_or_for_one_customer_and_taken_back(cast: Cast) -> None:
    client = browser(cast, cast.account_manager)
    customer = cast.kaarnalahti.pk
    assert "180, 90, 30 days before" in client.get(ADDRESS).content.decode()
    client.post(ADDRESS, {"what": "reminders", "days": "30, 60", "customer": ""})
    client.post(ADDRESS, {"what": "reminders", "days": "۷، ۱۴", "customer": customer})
    days = days_by_customer(cast.suopursu)
    assert (days[customer], days[cast.otavala.pk]) == ((14, 7), (60, 30))
    assert "14, 7 days before" in client.get(ADDRESS).content.decode()
    client.post(ADDRESS, {"what": "forget", "customer": customer})
    assert days_by_customer(cast.suopursu)[customer] == (60, 30)
    client.post(ADDRESS, {"what": "reminders", "days": "", "customer": ""})
    assert days_by_customer(cast.suopursu)[customer] == ()
    assert "never" in client.get(ADDRESS).content.decode()
    kept = versions("ReminderRule").filter(customer_id=customer).order_by("pgh_id")
    assert [(row.pgh_label, row.days) for row in kept] == [("insert", [14, 7]), ("delete", [14, 7])]


def test_the_page_says_who_changed_what_at_this_provider(cast: Cast) -> None:
    set_reminder_days(actor=cast.actor(cast.payar_administrator), days=[99])
    manager = cast.actor(cast.account_manager)
    set_reminder_days(actor=manager, days=[20, 10])
    set_reminder_days(actor=manager, days=[3], customer_id=cast.kaarnalahti.pk)
    forget_reminder_days(actor=manager, customer_id=cast.kaarnalahti.pk)
    set_hand_over_terms(actor=manager, text={"fi": "Ehdot"}, back_text={})
    told = [(change.by, change.is_terms, change.customer, change.days) for change in setting_changes(manager)]
    name, customer = cast.account_manager.name, cast.kaarnalahti.name
    assert told == [
        (name, False, customer, None),
        (name, False, customer, (3,)),
        (name, False, "", (20, 10)),
        # All at one instant: a test is one transaction, and days are read before terms.
        (name, True, "", None),
    ]
    page = browser(cast, cast.account_manager).get(ADDRESS).content.decode()
    assert f"{customer}: own days removed" in page
    assert 'value="20, 10"' in page


@pytest.mark.parametrize("days", ["soon", "30-60", "0", "1001", "1,2,3,4,5,6,7"])
def test_what_are_no_days_comes_back_as_it_was_typed(cast: Cast, days: str) -> None:
    client = browser(cast, cast.account_manager)
    answer = client.post(ADDRESS, {"what": "reminders", "days": days, "customer": ""})
    assert answer.status_code == 422
    assert f'value="{days}"' in answer.content.decode()
    assert days_by_customer(cast.suopursu)[cast.kaarnalahti.pk] == DEFAULT_DAYS


def test_another_providers_customer_gets_no_days(cast: Cast) -> None:
    client = browser(cast, cast.account_manager)
    foreign = {"customer": cast.sepidar.pk}
    assert client.post(ADDRESS, {"what": "reminders", "days": "5", **foreign}).status_code == 422
    assert client.post(ADDRESS, {"what": "forget", **foreign}).status_code == 404
    assert client.post(ADDRESS, {"what": "forget", "customer": "x"}).status_code == 404
    manager = cast.actor(cast.account_manager)
    with pytest.raises(NotVisible):
        forget_reminder_days(actor=manager, customer_id=cast.sepidar.pk)
    set_reminder_days(actor=manager, days=[5], customer_id=cast.kaarnalahti.pk)
    with pytest.raises(NotAllowed):
        forget_reminder_days(actor=cast.actor(cast.agent), customer_id=cast.kaarnalahti.pk)
    assert ReminderRule.objects.get().days == [5]


def test_terms_are_kept_in_each_language_with_their_history(cast: Cast) -> None:
    client = browser(cast, cast.provider_administrator)
    given = {
        "what": "terms",
        "text_fi": "Pidän huolta.",
        "text_fa": "مراقبت می‌کنم.",
        "back_text_fi": "Palautan.",
    }
    assert client.post(ADDRESS, {**given, "link_days": "7"}).status_code == 302
    terms = HandOverTerms.objects.get()
    assert terms.text == {"fi": "Pidän huolta.", "fa": "مراقبت می‌کنم."}
    assert (terms.back_text, terms.link_days) == ({"fi": "Palautan."}, 7)
    assert "مراقبت می‌کنم." in client.get(ADDRESS).content.decode()
    refused = client.post(ADDRESS, {**given, "text_fi": "Toinen", "link_days": "91"})
    assert refused.status_code == 422
    assert "Toinen" in refused.content.decode()
    client.post(ADDRESS, {**given, "text_fi": "Toinen", "link_days": "7"})
    kept = versions("HandOverTerms").order_by("pgh_id")
    assert [row.text["fi"] for row in kept] == ["Pidän huolta.", "Toinen"]
    with pytest.raises(InvalidInput):
        set_hand_over_terms(actor=cast.system(), text={"xx": "?"}, back_text={})
