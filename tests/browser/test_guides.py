"""Diagnosis guides in the browser: a Persian caller is guided through a printer fault without a visit, by phone and alone."""

from typing import Any

from django.urls import reverse

from browser.driving import browser, faults, needs_chromium, somebody
from cast import Cast
from huolto.catalogue.models import Category
from huolto.desk.choices import RequestState
from huolto.desk.commands import take_guides
from huolto.desk.models import GuideRun, ServiceRequest
from huolto.register.commands import NewItem, register_items
from huolto.register.models import Item
from register.registers import day

__all__ = ["browser", "somebody"]

pytestmark = needs_chromium
PHONE = 390


def a_printer(cast: Cast) -> Item:
    """Sepidar's, with the one who orders there."""
    category, _made = Category.objects.get_or_create(
        provider=cast.payar,
        code="printer",
        defaults={"name": {"fa": "چاپگرها", "en": "Printers"}, "icon": "printer"},
    )
    new = NewItem(
        customer_id=cast.sepidar.pk,
        category_id=category.pk,
        at=day(1, 1),
        name="کاوان P-12",
        asset_tag="SP-12",
        holder_id=cast.sepidar_orderer.pk,
    )
    [item] = register_items(actor=cast.system(cast.payar), items=[new])
    return item


def test_a_persian_caller_is_guided_through_a_paper_jam_without_a_visit(cast: Cast, somebody: Any) -> None:
    item = a_printer(cast)
    take_guides(actor=cast.system(cast.payar), codes=["printer-fault", "laptop-slow"])
    agent = somebody("payar", language="fa")
    agent.sign_in(cast.payar_administrator.email)
    page = agent.open(f"{reverse('work_request_new')}?person={cast.sepidar_orderer.pk}")
    assert "چاپگر یا دستگاه کپی درست کار نمی‌کند" in agent.text()
    assert "لپ‌تاپ کند است" not in agent.text(), "it suits no printer"
    assert faults(page) == []
    agent.submit("form[action$='/guides/begin/']", "button[name=guide]")
    assert "مشکل چیست؟" in agent.text()
    assert faults(page) == []
    for key, answer in (
        ("2", "کاغذ گیر می‌کند"),
        ("1", "انجام شد"),
        ("۱", "بله"),
        ("1", "انجام شد"),
        ("1", "بله"),
    ):
        assert answer in page.inner_text(f"[data-key='{'1' if key == '۱' else key}']")
        with page.expect_navigation():
            if key.isascii():
                page.keyboard.press(key)
            else:
                # What a Persian keyboard sends; the driver has no such key.
                page.evaluate(f"document.dispatchEvent(new KeyboardEvent('keydown', {{key: '{key}'}}))")
    run = GuideRun.objects.get()
    assert (run.outcome, run.item, run.person) == ("paper-was-it", item, cast.sepidar_orderer)
    assert "کاغذ نم داشت" in agent.text()
    assert faults(page) == []
    agent.submit("/do/follow/", "button.btn-primary")
    request = ServiceRequest.objects.get()
    assert (request.state, request.channel, request.task) == (RequestState.DONE, "phone", "")
    assert "کاغذ گیر می‌کند" in agent.text(), "what was answered stands on its page"
    assert faults(page) == []

    page = agent.open(reverse("work_guides"))
    assert "۱ از ۱" in agent.text()
    assert faults(page) == []
    page = agent.open(reverse("work_guide_one", args=[run.guide_id]))
    assert "۱×" in agent.text()
    assert faults(page) == []


def test_a_persian_employee_finds_out_alone_on_a_phone(cast: Cast, somebody: Any) -> None:
    item = a_printer(cast)
    take_guides(actor=cast.system(cast.payar), codes=["printer-fault"])
    sara = somebody("payar", language="fa", width=PHONE)
    sara.sign_in(cast.sepidar_orderer.email)
    page = sara.open(reverse("device", args=[item.pk]))
    page.click(".h-head .h-menu > summary")
    with page.expect_navigation():
        page.click("a[href*='/find-out/of/'] >> visible=true")
    assert faults(page) == []
    sara.submit("form[action$='/find-out/begin/']", "button[name=guide]")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert faults(page) == []
    for answer in ("marks", "yes", "no"):
        sara.submit("form[data-walk]", f"button[value={answer}]")
    page.fill("input[name=answer]", "۳")
    sara.submit("form[data-walk]", "button.btn-primary")
    assert "کارتریج تونر را عوض کنید" in sara.text()
    sara.submit("/do/back/")
    page.fill("input[name=answer]", "۴٫۵")
    sara.submit("form[data-walk]", "button.btn-primary")
    for answer in ("done", "yes"):
        sara.submit("form[data-walk]", f"button[value={answer}]")
    assert "کمک کرد" in sara.text()
    assert faults(page) == []
    sara.submit("/do/helped/")
    run = GuideRun.objects.get()
    assert (run.outcome_kind, run.channel, run.answers[3]) == ("solved", "portal", ["toner", "4.5"])
    assert not ServiceRequest.objects.exists()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
