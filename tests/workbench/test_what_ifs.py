"""What if: asked for on pages, shown by clause, month and line, fetched as a file; only by who sees all charges."""

import csv
import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from charges.ledgers import WORKPLACE, Ledger, finnish_ledger
from charges.test_replay import DEARER, WITHOUT_STANDARD
from huolto.agreements.commands import draft_version
from huolto.agreements.models import AgreementVersion
from huolto.charges.choices import WhatIfState
from huolto.charges.commands import ask_what_if, what_ifs
from huolto.charges.models import Charge, WhatIf
from huolto.charges.tasks import replay_happenings
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible
from huolto.parties.models import Person

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast)
    ledger.start(ledger.item("KA-1"), date(2025, 3, 1))
    ledger.start(ledger.item("KA-2"), date(2026, 2, 12))
    for label in ("2026-01", "2026-02", "2026-03"):
        ledger.close(label)
    return ledger


@pytest.fixture
def dearer(ledger: Ledger) -> AgreementVersion:
    return draft_version(actor=ledger.actor, customer=ledger.customer, source=DEARER)


@pytest.fixture
def as_person(cast: Cast, client: Client):
    def sign_in(person: Person) -> Client:
        client.force_login(cast.user(person), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def here(name: str, *args: object) -> str:
    return f"/p/suopursu{reverse(name, args=args)}"


def body(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_last_closed_quarter_is_offered_and_tried(cast: Cast, as_person, dearer) -> None:
    client = as_person(cast.account_manager)
    asking = client.get(here("work_version_what_if", dearer.pk), headers=ENGLISH)
    assert '<option value="2026-01" selected>' in body(asking)
    assert '<option value="2026-03" selected>' in body(asking)
    made = client.post(
        here("work_version_what_if", dearer.pk),
        {"customer": cast.kaarnalahti.pk, "first": "2026-01", "last": "2026-03"},
    )
    asked = WhatIf.objects.get()
    assert made["Location"] == reverse("work_what_if", args=[asked.pk]) or made["Location"].endswith(
        f"/agreements/what-ifs/{asked.pk}/"
    )
    shown = body(client.get(here("work_what_if", asked.pk), headers=ENGLISH))
    # January 14.90, February 14.90 + 9.05, March 29.80; with a euro more a month 15.90, 15.90 + 9.65, 31.80.
    assert "68.65" in shown
    assert "73.25" in shown
    assert "+4.60" in shown
    assert "KA-2" in shown
    assert 'role="img"' in shown


def test_months_may_be_given_in_either_order(cast: Cast, as_person, dearer) -> None:
    as_person(cast.billing).post(
        here("work_version_what_if", dearer.pk),
        {"customer": cast.kaarnalahti.pk, "first": "2026-03", "last": "2026-02"},
    )
    assert WhatIf.objects.get().labels == ["2026-02", "2026-03"]


def test_a_clause_narrows_sums_and_lines(cast: Cast, as_person, ledger: Ledger, dearer) -> None:
    ledger.deliver("d1", date(2026, 3, 5), "200")
    asked = ask_what_if(actor=ledger.actor, version=dearer)
    client = as_person(cast.account_manager)
    key = f"{dearer.agreement_id}:purchase:EUR"
    shown = body(client.get(here("work_what_if", asked.pk), {"clause": key}, headers=ENGLISH))
    assert "206.00" in shown
    assert "68.65" not in shown
    assert "Lines that change" not in shown


def test_the_file_has_each_clause_by_month_and_each_changed_line(cast: Cast, as_person, dearer) -> None:
    asked = ask_what_if(actor=cast.system(), version=dearer)
    answer = as_person(cast.account_manager).get(here("work_what_if_csv", asked.pk), headers=ENGLISH)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0][:4] == ["Row", "Month", "Agreement", "Clause"]
    assert ["Clause", "2026-02", "workplace", "standard", "", "23.95", "25.55", "1.6", "EUR"] in rows
    assert ["Line", "2026-02", "workplace", "standard", "KA-2", "9.05", "9.65", "0.6", "EUR"] in rows
    assert len(rows) == 1 + 3 + 5


def test_what_is_no_longer_priced_is_shown_with_its_reason(cast: Cast, as_person, ledger: Ledger) -> None:
    version = draft_version(actor=ledger.actor, customer=ledger.customer, source=WITHOUT_STANDARD)
    asked = ask_what_if(actor=ledger.actor, version=version)
    shown = body(as_person(cast.account_manager).get(here("work_what_if", asked.pk), headers=ENGLISH))
    assert "newly: 5" in shown
    assert "Nothing covers or prices these any longer:" in shown


def test_a_draft_that_was_changed_since_is_told(cast: Cast, as_person, dearer) -> None:
    asked = ask_what_if(actor=cast.system(), version=dearer)
    AgreementVersion.objects.filter(pk=dearer.pk).update(source=WORKPLACE)
    shown = body(as_person(cast.account_manager).get(here("work_what_if", asked.pk), headers=ENGLISH))
    assert "The draft has been changed since" in shown


def test_a_larger_customer_is_replayed_by_a_job_with_progress(
    cast: Cast, as_person, ledger: Ledger, dearer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(what_ifs, "AT_ONCE", 3)
    asked = ask_what_if(actor=ledger.actor, version=dearer)
    assert (asked.state, asked.total) == (WhatIfState.WAITING, 10)
    shown = body(as_person(cast.account_manager).get(here("work_what_if", asked.pk), headers=ENGLISH))
    assert "0 of 10 devices" in shown
    assert 'hx-trigger="every 1s"' in shown
    replay_happenings(what_if_id=asked.pk)
    asked.refresh_from_db()
    assert (asked.state, asked.done) == (WhatIfState.READY, 10)
    first = asked.result
    replay_happenings(what_if_id=asked.pk)
    asked.refresh_from_db()
    assert asked.result == first


def test_a_draft_thrown_away_takes_its_replays_with_it(cast: Cast, dearer) -> None:
    asked = ask_what_if(actor=cast.system(), version=dearer)
    dearer.delete()
    replay_happenings(what_if_id=asked.pk)
    assert not WhatIf.objects.exists()


def test_only_the_last_replays_of_a_version_are_kept(cast: Cast, dearer) -> None:
    for _number in range(what_ifs.KEPT + 2):
        asked = ask_what_if(actor=cast.system(), version=dearer)
    assert WhatIf.objects.count() == what_ifs.KEPT
    assert WhatIf.objects.filter(pk=asked.pk).exists()


def test_asking_charges_nothing(cast: Cast, dearer) -> None:
    before = list(Charge.objects.order_by("pk").values())
    ask_what_if(actor=cast.system(), version=dearer)
    assert list(Charge.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("role", ["agent", "technician", "store_keeper", "orderer", "customer_administrator"])
def test_who_does_not_see_all_charges_may_not_ask(cast: Cast, dearer, role: str) -> None:
    with pytest.raises(NotAllowed):
        ask_what_if(actor=cast.actor(getattr(cast, role)), version=dearer)


def test_another_providers_version_is_not_there(cast: Cast, dearer) -> None:
    with pytest.raises(NotVisible):
        ask_what_if(actor=cast.actor(cast.payar_billing), version=dearer)


def test_a_customer_that_the_agreement_does_not_reach_is_refused(cast: Cast, dearer) -> None:
    with pytest.raises(InvalidInput):
        ask_what_if(actor=cast.system(), version=dearer, customer=cast.suopursu_itself)


def test_the_page_asks_the_same_number_of_queries_for_more_lines(
    cast: Cast, as_person, ledger: Ledger, dearer, django_assert_max_num_queries
) -> None:
    few = ask_what_if(actor=ledger.actor, version=dearer, labels=["2026-01"])
    many = ask_what_if(actor=ledger.actor, version=dearer)
    client = as_person(cast.account_manager)
    client.get(here("work_what_if", few.pk))
    with django_assert_max_num_queries(18) as of_few:
        client.get(here("work_what_if", few.pk))
    with django_assert_max_num_queries(18) as of_many:
        client.get(here("work_what_if", many.pk))
    assert len(of_many) == len(of_few)
