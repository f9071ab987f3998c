"""Forms in the browser: the catalogue, filling in with and without scripts, drafts, files, guides."""

import re
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cast import Cast
from desk.desks import hr_queue
from desk.formed import PAY, SOFTWARE, it_area, published_form, software
from huolto.desk.commands import AreaFacts, import_form, keep_area, publish_form
from huolto.desk.drafts import draft_for
from huolto.desk.models import FormAnswers, FormDraft, FormHelp, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.knowledge.commands import begin_article, publish_article, write_article
from huolto.parties.models import Person
from portal.test_request_pages import browser, read

LIST = "/p/suopursu/forms/"
HERE = "/p/suopursu/forms/software/"
FIREWALL = """
code = "firewall"
area = "it"
name = { en = "Firewall rules" }

[[field]]
id = "rules"
kind = "rows"
label = { en = "Rules" }
required = true
fields = [
  { id = "source", kind = "text", label = { en = "From" }, required = true, format = "endpoint" },
  { id = "until", kind = "date", label = { en = "Until" } },
]

[[example]]
says = "one rule"
given = { rules = [{ source = "10.0.0.0/24" }] }
"""


def hidden(page: str) -> dict[str, str]:
    """What the page sends with every answer: its version and key."""
    return dict(re.findall(r'<input type="hidden" name="(version|key)" value="([^"]+)"', page))


def begun(cast: Cast, person: Person | None = None, language: str = "en", here: str = HERE):
    """A browser with an open form, and what the form sends of itself."""
    client = browser(cast, person or cast.employee, language)
    return client, hidden(client.get(here).content.decode())


def looked_over(client, facts, here: str = HERE):
    """Fill in and look it over: the answer, and what its page sends of itself."""
    answer = client.post(here, facts, follow=True)
    return answer, dict(re.findall(r'<input type="hidden" name="(key|print)" value="([^"]+)"', read(answer)))


def send(client, facts, here: str = HERE):
    """Fill in, look it over and send."""
    _answer, own = looked_over(client, facts, here)
    return client.post(f"{here}check/", own, follow=True)


def guide(cast: Cast, title: str, body: str) -> str:
    system: Actor = cast.system()
    article = begin_article(actor=system, title=title)
    write_article(
        actor=system,
        article_id=article.pk,
        language="fi",
        texts={"title": title, "summary": "", "body": body},
    )
    return publish_article(actor=system, article_id=article.pk).slug


def test_the_catalogue_shows_the_readers_forms_by_area_in_their_language(cast: Cast) -> None:
    software(cast)
    page = read(browser(cast, cast.employee, "fi").get(LIST))
    assert "Ohjelmiston asennus" in page
    assert HERE in page


def test_the_catalogue_asks_the_same_number_of_questions_however_many_forms_there_are(cast: Cast) -> None:
    software(cast)
    client = browser(cast, cast.employee)
    client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(LIST)
    for number in range(4):
        published_form(cast, SOFTWARE.replace('code = "software"', f'code = "software-{number}"'))
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(few)


def test_an_area_that_opens_later_shows_its_day_and_the_old_way(cast: Cast) -> None:
    opens_on = timezone.localdate() + timedelta(days=30)
    facts = AreaFacts(
        code="finance",
        name={"en": "Finance"},
        opens_on=opens_on,
        old_name={"en": "The old desk"},
        old_url="https://old.example/",
    )
    keep_area(actor=cast.system(), facts=facts)
    page = read(browser(cast, cast.employee).get(LIST))
    assert 'href="https://old.example/"' in page
    assert "The old desk" in page


def test_a_sent_form_leads_to_its_request_with_the_answers(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    answer = send(client, {**own, "a_program": "Lumo Draw", "a_licence": "yes"})
    request = ServiceRequest.objects.get()
    assert answer.redirect_chain[-1][0] == f"/p/suopursu/requests/{request.pk}/"
    page = read(answer)
    assert request.number in page
    assert "Which program?" in page
    assert "Lumo Draw" in page


def test_the_agent_reads_the_answers_on_the_requests_page(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    send(client, {**own, "a_program": "Lumo Draw", "a_licence": "yes"})
    pk = ServiceRequest.objects.get().pk
    page = read(browser(cast, cast.agent, "fi").get("/p/suopursu" + reverse("work_request", args=[pk])))
    assert "Mikä ohjelma?" in page


def test_a_refused_form_keeps_what_was_typed_and_says_what_to_mend(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    answer = client.post(HERE, {**own, "a_program": "Lumo Draw"})
    assert answer.status_code == 422
    page = read(answer)
    assert 'value="Lumo Draw"' in page
    assert "Answer this." in page
    assert not ServiceRequest.objects.exists()
    assert FormDraft.objects.get().answers["program"] == "Lumo Draw"


def test_a_question_that_does_not_apply_is_not_on_the_page_until_it_does(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    assert "Who pays?" not in read(client.get(HERE))
    look = {
        **own,
        "step": "look",
        "a_program": "",
        "a_licence": "no",
        "seen": "program,device,licence,until,offer",
    }
    answer = client.post(HERE, look, headers={"hx-request": "true"})
    assert "Who pays?" in read(answer)
    assert "HX-Reswap" not in answer


def test_where_nothing_else_is_seen_the_fields_stay_untouched(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    seen = "program,device,licence,until,offer"
    look = {**own, "step": "look", "a_licence": "yes", "seen": seen}
    assert client.post(HERE, look, headers={"hx-request": "true"})["HX-Reswap"] == "none"


def test_without_scripts_the_same_page_comes_back_with_what_follows(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    page = read(client.post(HERE, {**own, "step": "look", "a_licence": "no"}))
    assert "<html" in page
    assert "Who pays?" in page


def test_what_is_written_is_kept_and_found_again_under_begun(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    page = read(client.post(HERE, {**own, "keep": "1", "a_program": "Lumo"}, follow=True))
    assert "Begun by you" in page
    assert 'value="Lumo"' in read(client.get(HERE))
    assert "Begun by you" not in read(client.post(HERE, {"discard": "1"}, follow=True))
    assert not FormDraft.objects.exists()


def test_two_tabs_sent_twice_make_one_request(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    _same, other = begun(cast)
    for tab in (own, own, other):
        send(client, {**tab, "a_program": "Lumo Draw", "a_licence": "yes"})
    assert ServiceRequest.objects.count() == 1


def test_a_form_filled_in_while_it_was_published_anew_is_taken(cast: Cast) -> None:
    form = software(cast)
    client, own = begun(cast)
    import_form(actor=cast.system(), source=SOFTWARE.replace("Which program?", "Which software?"))
    publish_form(actor=cast.system(), form_id=form.pk)
    send(client, {**own, "a_program": "Lumo Draw", "a_licence": "yes"})
    assert FormAnswers.objects.get().version.number == 1


def test_files_are_sent_and_of_a_wrong_kind_are_refused(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    facts = {**own, "a_program": "Lumo Draw", "a_licence": "yes"}
    wrong = client.post(HERE, {**facts, "a_offer": SimpleUploadedFile("offer.png", b"x")})
    assert wrong.status_code == 422
    send(client, {**facts, "a_offer": SimpleUploadedFile("offer.pdf", b"%PDF-1.7")})
    assert [row.file.name for row in ServiceRequest.objects.get().files.all()] == ["offer.pdf"]


def test_advice_on_the_form_ends_it_without_a_request_and_is_counted(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    page = read(client.post(HERE, {**own, "solved": "note:shop"}, follow=True))
    assert "Nothing was sent." in page
    assert not ServiceRequest.objects.exists()
    assert FormHelp.objects.get().count == 1


def test_a_guide_that_fits_what_is_written_is_offered_and_counted(cast: Cast) -> None:
    software(cast)
    slug = guide(cast, "Piirustusohjelman asentaminen", "Asenna Lumo Draw yritysportaalista.")
    guide(cast, "Kahvinkeitin", "Täytä vesisäiliö.")
    client, own = begun(cast, language="fi")
    look = {**own, "step": "look", "a_program": "Piirustusohjelma Lumo", "a_licence": "", "seen": ""}
    page = read(client.post(HERE, look, headers={"hx-request": "true"}))
    assert "Piirustusohjelman asentaminen" in page
    assert "Kahvinkeitin" not in page
    client.post(HERE, {"solved": f"article:{slug}"})
    assert FormHelp.objects.get().what == slug


def test_rows_are_added_checked_and_sent(cast: Cast) -> None:
    it_area(cast)
    published_form(cast, FIREWALL)
    here = "/p/suopursu/forms/firewall/"
    client, own = begun(cast, here=here)
    first = {**own, "a_rules-count": "1", "a_rules-0-source": "10.0.0.0/24"}
    grown = read(client.post(here, {**first, "more": "rules"}))
    assert 'name="a_rules-1-source"' in grown
    wrong = client.post(here, {**first, "a_rules-count": "2", "a_rules-1-source": "10.0.0.9/24"})
    assert "10.0.0.0/24" in read(wrong)
    assert wrong.status_code == 422
    send(client, {**first, "a_rules-count": "2", "a_rules-1-source": "files.example.com"}, here)
    assert FormAnswers.objects.get().answers == {
        "rules": [{"source": "10.0.0.0/24"}, {"source": "files.example.com"}]
    }


def test_days_are_typed_and_told_in_the_persian_calendar(cast: Cast) -> None:
    it_area(cast)
    published_form(cast, FIREWALL)
    here = "/p/suopursu/forms/firewall/"
    client, own = begun(cast, language="fa", here=here)
    rule = {**own, "a_rules-count": "1", "a_rules-0-source": "10.0.0.1"}
    wrong = client.post(here, {**rule, "a_rules-0-until": "2026-03-21"})
    assert wrong.status_code == 422
    page = read(send(client, {**rule, "a_rules-0-until": "۱۴۲۰/۰۱/۰۱"}, here))
    assert FormAnswers.objects.get().answers["rules"][0]["until"] == "2041-03-20"
    assert "۱ فروردین ۱۴۲۰" in page


def test_what_hr_is_asked_is_a_404_for_everybody_else(cast: Cast) -> None:
    hr_queue(cast)
    keep_area(actor=cast.system(), facts=AreaFacts(code="hr", name={"en": "HR"}))
    published_form(cast, PAY)
    here = "/p/suopursu/forms/pay/"
    client, own = begun(cast, here=here)
    assert "Only HR reads this" in read(client.get(here))
    send(client, {**own, "a_question": "Why is my pay lower?"}, here)
    pk = ServiceRequest.objects.get().pk
    for person in (cast.hr, cast.orderer, cast.inspector, cast.customer_administrator):
        assert browser(cast, person).get(f"/p/suopursu/requests/{pk}/").status_code == 404
        assert "Ask about pay" not in read(browser(cast, person).get("/p/suopursu/requests/"))


def test_a_draft_is_nobody_elses(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    client.post(HERE, {**own, "keep": "1", "a_program": "Secret program"})
    assert "Secret program" not in read(browser(cast, cast.orderer).get(HERE))
    assert draft_for(cast.actor(cast.orderer), "software").pk is None


def test_staff_fill_in_nothing_here(cast: Cast) -> None:
    software(cast)
    assert browser(cast, cast.agent).get(HERE).status_code == 404


def test_a_form_is_found_by_its_words_by_whom_it_is_for(cast: Cast) -> None:
    it_area(cast)
    published_form(cast, SOFTWARE.replace('task = "install"', 'for = ["human_resources"]'))
    found = "/p/suopursu/search/?q=ohjelmiston"
    assert HERE in read(browser(cast, cast.hr).get(found))
    assert HERE not in read(browser(cast, cast.employee).get(found))
