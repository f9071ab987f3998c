"""The desk in the browser: an employee asks in Finnish on a phone, an agent answers, the clock pauses and meets its target; a long job told first."""

from decimal import Decimal
from typing import Any

import time_machine
from django.urls import reverse

from browser.driving import browser, faults, needs_chromium, somebody
from cast import Cast
from connectors.intake import came, letter, mailbox_of
from desk.desks import march, under_support, web_queue
from desk.test_estimates import hear
from desk.times import close, posted, under_service
from huolto.desk.choices import RequestState, TargetState
from huolto.desk.commands import ReadyAnswerFacts, keep_ready_answer
from huolto.desk.message_mails import mail_message
from huolto.desk.models import ServiceRequest, Target, TimeEntry
from huolto.desk.time_notices import tell_estimate_given
from huolto.foundation.models import OutgoingMail
from register.registers import an_item

__all__ = ["browser", "somebody"]

pytestmark = needs_chromium
PHONE = 390


def test_an_employee_asks_on_a_phone_and_the_clock_waits_with_the_agent(cast: Cast, somebody: Any) -> None:
    under_support(cast)
    item = an_item(cast, "KA-1", holder_id=cast.employee.pk)
    keep_ready_answer(
        actor=cast.system(), facts=ReadyAnswerFacts(title="Kuittaus", text={"fi": "Hei {name}, {number}."})
    )

    elina = somebody("suopursu", language="fi", width=PHONE)
    elina.sign_in("elina@kaarnalahti.example")
    page = elina.open(reverse("ask"))
    assert faults(page) == []
    elina.submit("main form[enctype]", "button.btn-primary")
    assert "Tämä kenttä" in elina.text(), "without words it is refused beside the field"
    elina.complaints.clear()
    page.fill("input[name=title]", "Näyttö pysyy pimeänä")
    page.fill("textarea[name=description]", "Eilisestä asti.")
    page.select_option("select[name=item]", str(item.pk))
    page.set_input_files(
        "input[name=files]", {"name": "kuva.png", "mimeType": "image/png", "buffer": b"\x89PNG"}
    )
    elina.submit("main form[enctype]", "button.btn-primary")
    request = ServiceRequest.objects.get()
    assert (request.title, request.items.get().item) == ("Näyttö pysyy pimeänä", item)
    assert request.files.get().file.name == "kuva.png"
    assert "Mitä on luvattu" in elina.text()
    assert faults(page) == []

    jonas = somebody("suopursu", language="en")
    jonas.sign_in("jonas@suopursu.example")
    work = jonas.open(reverse("work_requests") + "?state=unassigned")
    assert "Näyttö pysyy pimeänä" in jonas.text()
    assert faults(work) == []
    work = jonas.open(reverse("work_request", args=[request.pk]))
    assert faults(work) == []
    work.select_option("[data-ready]", label="Kuittaus")
    assert work.input_value("textarea[name=body]") == f"Hei Elina Rauta, {request.number}."
    work.fill("textarea[name=body]", "Mikä malli se on?")
    work.select_option("select[name=then]", "wait")
    with work.expect_navigation():
        work.press("textarea[name=body]", "Control+Enter")
    request.refresh_from_db()
    assert request.state == RequestState.WAITING_FOR_CUSTOMER
    assert Target.objects.get(request=request, kind="respond").state == TargetState.MET
    assert Target.objects.get(request=request, kind="solve").state == TargetState.PAUSED
    assert "Paused" in jonas.text()

    page = elina.open(reverse("request", args=[request.pk]))
    assert "Odottaa sinua" in elina.text()
    hear("desk.message_written", mail_message)
    asked = OutgoingMail.objects.get(to_address=cast.employee.email, text__contains="Mikä malli se on?")
    words = "Lumo View 27.\n\nJonas kirjoitti:\n> Mikä malli se on?"
    reply = letter(words, subject="VS: Näyttö", head=f"In-Reply-To: {asked.message_id}")
    assert came(mailbox_of(cast), reply).request == request
    request.refresh_from_db()
    assert request.state == RequestState.OPEN
    assert Target.objects.get(request=request, kind="solve").state == TargetState.RUNNING
    page = elina.open(reverse("request", args=[request.pk]))
    assert "Lumo View 27." in elina.text()
    assert "Jonas kirjoitti" not in elina.text(), "what was quoted is set apart"
    assert faults(page) == []
    page.fill("textarea[name=body]", "Se on uusi.")
    elina.submit("/message/", "button")

    work = jonas.open(reverse("work_request", args=[request.pk]))
    for said in ("Lumo View 27.", "Se on uusi."):
        assert said in jonas.text(), "mail and page are one conversation"
    assert faults(work) == []
    jonas.submit("/move/", "button[value=start]")
    jonas.submit("/move/", "button[value=finish]")
    request.refresh_from_db()
    assert (request.state, request.assignee) == (RequestState.DONE, cast.agent)
    assert Target.objects.get(request=request, kind="solve").is_kept

    page = elina.open(reverse("request", args=[request.pk]))
    page.check("input[name=satisfaction][value='5']")
    elina.submit("/rate/", "button")
    request.refresh_from_db()
    assert request.satisfaction == 5
    assert faults(page) == []


def test_a_caller_is_found_by_number_and_their_request_written_down(cast: Cast, somebody: Any) -> None:
    under_support(cast)
    cast.employee.phone = "+358 00 000 4417"
    cast.employee.save(update_fields=["phone"])
    an_item(cast, "KA-7", holder_id=cast.employee.pk)
    jonas = somebody("suopursu", language="en")
    jonas.sign_in("jonas@suopursu.example")
    page = jonas.open(reverse("work_request_new") + "?caller=0000004417")
    assert page.url.endswith(f"?person={cast.employee.pk}")
    assert "KA-7" in jonas.text()
    assert faults(page) == []
    page.fill("input[name=title]", "Cannot print")
    jonas.submit("main form[method=post]", "button.btn-primary")
    request = ServiceRequest.objects.get()
    assert (request.channel, request.requester) == ("phone", cast.employee)
    page = jonas.open(reverse("work_request_new") + "?q=elin")
    assert "Elina Rauta" in jonas.text()
    assert faults(page) == []


def test_a_norwegian_customer_is_told_of_a_long_job_and_pays_for_61_minutes(
    cast: Cast, somebody: Any
) -> None:
    under_service(cast)
    nine = march(2, "09:00")
    mailbox = mailbox_of(
        cast,
        code="service",
        name="Serviceteam",
        address="service@suopursu.example",
        queue=web_queue(cast),
        agreement_code="service",
    )
    with time_machine.travel(nine, tick=False):
        mail = came(mailbox, letter("Vi trenger en ny transportør i nettbutikken.", subject="Transportør"))
    request = ServiceRequest.objects.get(pk=mail.request.pk)
    assert (request.agreement.code, request.queue.code) == ("service", "web")

    jonas = somebody("suopursu", language="nb")
    jonas.sign_in("jonas@suopursu.example")
    work = jonas.open(reverse("work_request", args=[request.pk]))
    assert "Vi trenger en ny transportør" in jonas.text()
    assert faults(work) == []
    work.click("details:has(input[name=do][value=estimate]) > summary")
    work.fill("#estimate_minutes", "5:00")
    work.fill("#estimate_sentence", "Ny transportør med sporing")
    jonas.submit("form:has(input[name=do][value=estimate])", ".h-actions button")
    hear("desk.estimate_given", tell_estimate_given)
    told = OutgoingMail.objects.filter(to_address=cast.employee.email).latest("pk")
    assert "5 h" in told.text.replace("\u00a0", " ")
    assert not TimeEntry.objects.exists(), "it is told before the work"

    elina = somebody("suopursu", language="nb", width=PHONE)
    elina.sign_in("elina@kaarnalahti.example")
    page = elina.open(reverse("request", args=[request.pk]))
    assert "Ny transportør med sporing" in elina.text()
    assert "5 t" in elina.text().replace("\u00a0", " ")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE

    work = jonas.open(reverse("work_request", args=[request.pk]))
    work.click("details:has(button[name=do][value=see]) > summary")
    work.fill("input[name=day]", "2026-03-02")
    work.fill("input[name=clock]", "10:00")
    work.fill("input[name=minutes]", "61")
    work.wait_for_selector("#time-seen:has-text('250,00')")
    assert "1 250,00" in work.inner_text("#time-seen").replace("\u00a0", " ").replace("\u202f", " ")
    assert faults(work) == []
    jonas.submit("form:has(button[name=do][value=see])", "button[value=save]")
    assert TimeEntry.objects.get().minutes == 61
    close(cast, nine.date())
    assert posted(request) == [("2026-03", Decimal(1250))]
    page = elina.open(reverse("request", args=[request.pk]))
    assert "1 t 1 min" in elina.text().replace("\u00a0", " ")
    assert faults(page) == []
