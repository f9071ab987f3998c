"""A service manager changes a price: mistakes while typing, what it does to last quarter, in force from next month."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from browser.driving import browser, faults, needs_chromium, somebody
from cast import Cast
from charges.ledgers import finnish_ledger
from huolto.agreements.choices import VersionState
from huolto.agreements.models import AgreementVersion
from huolto.charges.models import Charge
from huolto.parties.queries import today_at

__all__ = ["browser", "somebody"]

pytestmark = needs_chromium


def quarter(cast: Cast) -> None:
    """Two laptops with the standard package and one with plus, January to March 2026 closed."""
    ledger = finnish_ledger(cast)
    ledger.start(ledger.item("KA-1"), date(2025, 3, 1))
    ledger.start(ledger.item("KA-2"), date(2026, 2, 12))
    ledger.start(ledger.item("KA-3"), date(2025, 3, 1), ledger.plus)
    for label in ("2026-01", "2026-02", "2026-03"):
        ledger.close(label)


def retype(page: Any, old: str, new: str) -> None:
    """Change the first `old` in the editor as one types: the page hears it."""
    text = page.input_value("#id_source")
    assert old in text
    page.fill("#id_source", text.replace(old, new, 1))


def test_a_price_is_changed_tried_on_last_quarter_and_put_in_force(cast: Cast, somebody: Any) -> None:
    quarter(cast)
    posted = list(Charge.objects.order_by("pk").values_list("pk", "delta"))
    pauli = somebody("suopursu", language="en")
    pauli.sign_in(cast.provider_administrator.email)
    page = pauli.open(reverse("work_agreements"))
    page.click("#agreement-rows a:has-text('Workplace services')")
    page.click("a.btn:has-text('New version')")

    # A typo is told while one types, with its line and the nearest right word.
    retype(page, 'price = "14.90"', 'prise = "15.90"')
    page.wait_for_selector("#checked a[data-line]")
    told = page.inner_text("#checked")
    assert "2 mistakes" in told
    assert "did you mean `price`?" in told
    line = page.input_value("#id_source").split('prise = "15.90"')[0].count("\n") + 1
    page.click(f"#checked a[data-line='{line}']")
    assert (
        page.evaluate(
            "() => { const a = document.querySelector('#id_source'); return a.value.slice(a.selectionStart, a.selectionEnd); }"
        )
        == 'prise = "15.90"'
    )
    assert not AgreementVersion.objects.filter(state=VersionState.DRAFT).exists()

    # Mended, the example of the file fails: it still expects the old price.
    retype(page, 'prise = "15.90"', 'price = "15.90"')
    page.wait_for_selector("#checked :text('1 example fails')")
    assert "9.65" in page.inner_text("#checked")
    retype(page, 'total = "9.05"', 'total = "9.65"')
    page.wait_for_selector("#checked :text('No errors')")
    assert faults(page) == []
    with page.expect_navigation():
        page.click("button:has-text('Keep as a draft')")
    draft = AgreementVersion.objects.get(state=VersionState.DRAFT)
    assert "Draft of version 2" in pauli.text()

    # What it would have done from January to March: a euro a month for one, 17 of 28 days of it for the other.
    page.click("a.btn:has-text('What if')")
    with page.expect_navigation():
        page.click("main button:has-text('Try it')")
    text = pauli.text()
    assert "January 2026 – March 2026" in text
    for month, was, would, change in (
        ("January 2026", "39.80", "40.80", "+1.00"),
        ("February 2026", "48.85", "50.45", "+1.60"),
        ("March 2026", "54.70", "56.70", "+2.00"),
        ("Together", "143.35", "147.95", "+4.60"),
    ):
        row = page.inner_text(f"#what-if table >> nth=0 >> tr:has-text('{month}')")
        assert all(amount in row for amount in (was, would, change)), (month, row)
    assert page.locator("#lines .h-table > tbody > tr").count() == 5
    page.click("#lines .h-table > tbody > tr:has-text('KA-2'):has-text('February') button.h-why")
    why = page.inner_text("#lines .h-pop:popover-open")
    assert "9.65" in why
    assert "9.05" in why
    assert "17" in why
    page.keyboard.press("Escape")
    assert faults(page) == []
    assert list(Charge.objects.order_by("pk").values_list("pk", "delta")) == posted

    # In force from next month, which the page offers.
    with page.expect_navigation():
        page.click("a.btn:has-text('Put in force')")
    assert "ends on that day" in page.inner_text("#activate")
    assert "+4.60" in page.inner_text("#tried")
    next_month = (today_at(cast.suopursu).replace(day=1) + timedelta(days=32)).replace(day=1)
    assert page.input_value("#id_from_on") == next_month.isoformat()
    pauli.submit("/activate/")
    draft.refresh_from_db()
    assert (draft.state, draft.in_force.lower) == (VersionState.ACTIVE, next_month)
    assert AgreementVersion.objects.get(number=1).in_force.upper == next_month
    assert "scheduled from" in pauli.text()
    assert faults(page) == []
