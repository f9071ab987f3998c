"""The demonstration: the same each time, figures that add up, people of every role who can sign in.

A tiny one is loaded: few devices, three months. What the whole one has is told by its plans, which are read here too.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Sum
from django.test import Client

from huolto.agreements.models import AgreementVersion
from huolto.charges.models import Charge, Period, Rating
from huolto.demo import granhaga, payar, suopursu_fleet
from huolto.demo.diary import Size
from huolto.demo.load import PROVIDERS, load_demonstration, load_provider, missing
from huolto.demo.management.commands.load_demo import shared_out
from huolto.demo.parts import PASSWORD, ROLES, DemoPerson
from huolto.foundation.errors import WrongState
from huolto.foundation.logos import checked_logo
from huolto.foundation.models import Provider
from huolto.invoicing.models import Invoice, InvoiceLine
from huolto.parties.choices import Right
from huolto.parties.models import Enrolment, Grant, SavedView
from huolto.register.models import DeviceImport, Item, Lease, StockTake
from huolto.shop.models import Order

ANCHOR = date(2026, 3, 17)
TINY = Size(devices=0.02, months=3)


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[DemoPerson]]:
    """The demonstration, loaded once for all tests of this module and taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demonstration(ANCHOR, TINY)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _within(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    """Each test of the loaded demonstration in a savepoint of its own."""
    if request.node.get_closest_marker("django_db"):
        yield
        return
    request.getfixturevalue("people")
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_an_empty_database_misses_all_of_it() -> None:
    """Marked, so that the tests' own database is made: the fixtures of the others do not ask for it."""
    assert connection.settings_dict["NAME"].startswith("test_")
    assert missing() == list(PROVIDERS)


def _facts(slug: str) -> dict[str, list[tuple[Any, ...]]]:
    """What is made at a provider, without the keys that a database counts on."""
    whose, its = {"provider__slug": slug}, {"invoice__provider__slug": slug}
    return {
        "items": list(Item.objects.filter(**whose).order_by("folded_tag").values_list("asset_tag", "name", "state", "state_since", "holder__name", "place__name", "cost_centre__code", "search_text")),
        "invoices": list(Invoice.objects.filter(**whose).order_by("number").values_list("number", "issued_on", "gross", "issued_at")),
        "lines": list(InvoiceLine.objects.filter(**its).order_by("invoice__number", "position").values_list("net", "charge__clause", "charge__item__asset_tag")),
        "orders": list(Order.objects.filter(**whose).order_by("request__number").values_list("request__number", "placed_at", "state")),
        "leases": list(Lease.objects.filter(**whose).order_by("item__asset_tag", "starts_on").values_list("item__asset_tag", "starts_on", "ends_on", "ended_on")),
    }  # fmt: skip


def test_two_loads_with_one_anchor_are_equal(people: list[DemoPerson]) -> None:
    first = {slug: _facts(slug) for slug in ("suopursu", "payar")}
    with connection.cursor() as cursor:
        # What is checked at the end of a transaction is checked now: this one is taken back.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SELECT string_agg(format('%I', tablename), ',') FROM pg_tables WHERE schemaname = current_schema() AND tablename ~ '^(foundation|parties|catalogue|register|agreements|charges|desk|shop|invoicing|pghistory)_'")  # fmt: skip
        cursor.execute(f"TRUNCATE {cursor.fetchone()[0]} CASCADE")
    assert missing() == list(PROVIDERS)
    for slug, facts in first.items():
        again = load_provider(slug, ANCHOR, TINY)
        assert again == [person for person in people if person.provider == slug]
        assert facts["items"]
        assert facts["lines"]
        for kind, rows in _facts(slug).items():
            assert rows == facts[kind], (slug, kind)


def test_it_cannot_be_loaded_twice() -> None:
    before = Item.objects.count()
    with pytest.raises(WrongState):
        load_demonstration(ANCHOR, TINY)
    assert Item.objects.count() == before


@pytest.mark.parametrize("slug", list(PROVIDERS))
def test_invoices_take_every_charge_of_the_closed_months_once(slug: str) -> None:
    charges = Charge.objects.filter(provider__slug=slug)
    invoices = Invoice.objects.filter(provider__slug=slug, state="issued")
    assert charges.exists()
    billed = invoices.filter(kind="invoice").aggregate(sum=Sum("net"))["sum"]
    credited = invoices.filter(kind="credit_note").aggregate(sum=Sum("net"))["sum"] or Decimal(0)
    assert (credited > 0) == (slug == "vidlokka"), "in three months only one has given something back"
    assert billed - credited == charges.aggregate(sum=Sum("delta"))["sum"]


@pytest.mark.parametrize("slug", list(PROVIDERS))
def test_all_months_but_the_present_one_are_billed(slug: str) -> None:
    months = Period.objects.filter(provider__slug=slug).order_by("during")
    assert [month.state for month in months] == ["closed", "closed", "open"]
    assert months[2].during.lower <= ANCHOR < months[2].during.upper
    for month in months[:2]:
        assert Invoice.objects.filter(period=month, state="issued").exists()
    assert not Invoice.objects.filter(provider__slug=slug, state="draft").exists()


def test_orders_were_placed_when_their_month_was() -> None:
    placed = Order.objects.order_by("placed_at").values_list("placed_at", flat=True)
    assert placed[0].date() == date(2026, 1, 9)
    assert max(placed).date() < ANCHOR
    assert not Item.objects.filter(state_since__date__gt=ANCHOR).exists()


@pytest.mark.parametrize("slug", list(PROVIDERS))
def test_somebody_of_every_role_can_be_tried(slug: str, people: list[DemoPerson]) -> None:
    shown = {person.role["en"] for person in people if person.provider == slug}
    assert shown >= {texts["en"] for code, texts in ROLES.items() if code != "approver"}
    assert any(role.startswith("Approver") for role in shown)
    held = set(Grant.objects.filter(provider__slug=slug).values_list("right", flat=True))
    assert held >= {
        Right.ORDER, Right.INSPECT, Right.APPROVE, Right.ADMINISTER_CUSTOMER, Right.AGENT, Right.STORE_KEEPER,
        Right.BILLING, Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER,
    }  # fmt: skip


def test_everybody_told_can_sign_in(people: list[DemoPerson]) -> None:
    assert len({person.email for person in people}) == len(people)
    for person in people:
        assert Client().login(username=person.email, password=PASSWORD), person.email


@pytest.mark.parametrize("slug", ["suopursu", "payar"])
def test_every_role_is_led_to_a_page_of_its_own(slug: str, people: list[DemoPerson]) -> None:
    for person in {person.role["en"]: person for person in people if person.provider == slug}.values():
        client = Client()
        client.login(username=person.email, password=PASSWORD)
        page = client.get(f"/p/{slug}/", follow=True)
        assert page.status_code == 200, person.email
        assert person.name in page.content.decode(), person.email


def test_each_provider_has_its_own_look(people: list[DemoPerson]) -> None:
    looks = Provider.objects.filter(slug__in=list(PROVIDERS))
    assert len({provider.brand_colour for provider in looks}) == 4
    assert len({provider.logo_svg for provider in looks}) == 4
    for provider in looks:
        assert checked_logo(provider.logo_svg) == provider.logo_svg
        assert provider.brand_colour in provider.logo_svg


def test_there_is_something_to_look_at_in_every_corner() -> None:
    suopursu = {"provider__slug": "suopursu"}
    assert SavedView.objects.exists()
    assert StockTake.objects.filter(**suopursu).values_list("state", flat=True)
    assert Lease.objects.filter(**suopursu, end_choice="extend").count() == 1
    assert set(Item.objects.filter(**suopursu).values_list("state", flat=True)) >= {
        "in_service", "in_repair", "in_store", "disposed", "missing", "received",
    }  # fmt: skip
    assert Order.objects.filter(state="waiting_for_approval").count() == 1
    assert Item.objects.filter(provider__slug="vidlokka", kind="system").exists()
    assert Charge.objects.filter(provider__slug="vidlokka", code="labour").exists()
    assert AgreementVersion.objects.filter(state="active").values("agreement__code").distinct().count() == 6
    assert not DeviceImport.objects.exclude(state="done").exists()
    assert Rating.objects.filter(period__state="open").exists()


def test_the_whole_has_the_devices_that_it_promises() -> None:
    finnish = (suopursu_fleet.CITY, suopursu_fleet.OTAVALA, suopursu_fleet.HIRVIJOKI)
    assert 1150 <= sum(share.count for shares in finnish for share in shares) <= 1200
    assert 390 <= sum(count for _prefix, count, _model, _level in granhaga.FLEETS) <= 400
    assert 330 <= sum(count for _prefix, parts in payar.FLEETS for _model, count, _care in parts) <= 350


@pytest.mark.parametrize(
    ("processors", "shares"),
    [
        (1, [["suopursu", "granhaga", "payar", "vidlokka"]]),
        (2, [["suopursu"], ["granhaga", "payar", "vidlokka"]]),
        (8, [["suopursu"], ["granhaga"], ["payar"], ["vidlokka"]]),
    ],
)
def test_processors_get_shares_that_end_at_about_the_same_time(
    processors: int, shares: list[list[str]]
) -> None:
    assert shared_out(list(PROVIDERS), processors) == shares


def test_people_of_a_customer_have_levels_and_are_charged_by_them() -> None:
    enrolled = Enrolment.objects.filter(provider__slug="granhaga")
    assert {row.level for row in enrolled} <= {"prof", "bas"}
    assert {row.customer.slug for row in enrolled} == {"tallkrona"}
    fees = Charge.objects.filter(provider__slug="granhaga", clause="person-prof")
    assert {charge.subject.partition(":")[0] for charge in fees} == {"person"}
