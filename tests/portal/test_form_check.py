"""A form looked over before it is sent: told as a whole, with its files, and what becomes of changes meanwhile."""

from django.core.files.uploadedfile import SimpleUploadedFile

from cast import Cast
from desk.desks import hr_queue
from desk.formed import PAY, published_form, software
from huolto.desk.commands import AreaFacts, keep_area
from huolto.desk.models import FormAnswers, FormDraft, FormDraftFile, ServiceRequest
from portal.test_form_pages import HERE, begun, looked_over, send
from portal.test_request_pages import read


def test_before_it_is_sent_it_is_told_as_a_whole(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast, language="fi")
    offer = SimpleUploadedFile("offer.pdf", b"%PDF-1.7")
    facts = {**own, "a_program": "Lumo Draw", "a_licence": "yes", "a_offer": offer}
    answer, _own = looked_over(client, facts)
    page = read(answer)
    assert answer.redirect_chain[-1][0] == f"{HERE}check/"
    for said in ("Mikä ohjelma?", "Lumo Draw", "Yes, bought", "offer.pdf"):
        assert said in page
    assert not ServiceRequest.objects.exists()
    assert FormDraft.objects.get().answers["program"] == "Lumo Draw"


def test_who_will_read_it_is_said_before_it_is_sent(cast: Cast) -> None:
    hr_queue(cast)
    keep_area(actor=cast.system(), facts=AreaFacts(code="hr", name={"en": "HR"}))
    published_form(cast, PAY)
    software(cast)
    here = "/p/suopursu/forms/pay/"
    client, own = begun(cast, here=here)
    secret = read(looked_over(client, {**own, "a_question": "Why?"}, here)[0])
    assert "Only HR reads this" in secret
    assert "those who order for all of it" not in secret
    client, own = begun(cast)
    plain = read(looked_over(client, {**own, "a_program": "Lumo", "a_licence": "yes"})[0])
    assert f"Those who work on requests at {cast.suopursu.name}." in plain
    assert "those who order for all of it" in plain


def test_what_is_changed_after_looking_it_over_is_what_is_sent(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    _page, looked = looked_over(client, {**own, "a_program": "Lumo Draw", "a_licence": "yes"})
    page = read(client.get(HERE))
    assert 'value="Lumo Draw"' in page
    send(client, {**own, "a_program": "Lumo Paint", "a_licence": "yes"})
    assert FormAnswers.objects.get().answers["program"] == "Lumo Paint"
    # The first page of the two still leads to the one request.
    client.post(f"{HERE}check/", looked)
    assert ServiceRequest.objects.count() == 1


def test_a_page_that_shows_something_else_than_what_is_kept_sends_nothing(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    _page, looked = looked_over(client, {**own, "a_program": "Lumo Draw", "a_licence": "yes"})
    looked_over(client, {**own, "a_program": "Lumo Paint", "a_licence": "yes"})
    answer = client.post(f"{HERE}check/", looked)
    assert answer.status_code == 422
    assert "Lumo Paint" in read(answer)
    assert not ServiceRequest.objects.exists()


def test_a_chosen_file_is_kept_until_it_is_taken_out(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    facts = {**own, "a_program": "Lumo Draw"}
    # The licence is not said: the page comes back, and the file need not be chosen again.
    wrong = client.post(HERE, {**facts, "a_offer": SimpleUploadedFile("offer.pdf", b"%PDF-1.7")})
    assert wrong.status_code == 422
    assert "offer.pdf" in read(wrong)
    second = {**facts, "a_licence": "yes", "a_offer": SimpleUploadedFile("other.pdf", b"%PDF-1.7")}
    assert "offer.pdf" in read(looked_over(client, second)[0])
    first = FormDraftFile.objects.order_by("pk").first()
    send(client, {**facts, "a_licence": "yes", "without": str(first.pk)})
    assert [row.file.name for row in ServiceRequest.objects.get().files.all()] == ["other.pdf"]
    assert not FormDraftFile.objects.exists()


def test_a_tick_stays_while_other_questions_are_answered_and_a_file_sent_twice_is_kept_once(
    cast: Cast,
) -> None:
    software(cast)
    client, own = begun(cast)
    facts = {**own, "a_program": "Lumo Draw", "a_licence": "yes"}
    for _each in range(2):
        looked_over(client, {**facts, "a_offer": SimpleUploadedFile("offer.pdf", b"%PDF-1.7")})
    kept = FormDraftFile.objects.get()
    look = {**facts, "a_licence": "no", "step": "look", "seen": "", "without": str(kept.pk)}
    part = client.post(HERE, look, headers={"hx-request": "true"}).content.decode()
    assert f'value="{kept.pk}" checked' in part
    assert FormDraftFile.objects.exists(), "it is only taken out as the form is looked over or sent"


def test_a_draft_that_is_thrown_away_takes_its_files_along(
    cast: Cast, django_capture_on_commit_callbacks
) -> None:
    software(cast)
    client, own = begun(cast)
    client.post(HERE, {**own, "keep": "1", "a_offer": SimpleUploadedFile("offer.pdf", b"%PDF-1.7")})
    content = FormDraftFile.objects.get().file.content
    assert content.storage.exists(content.name)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(HERE, {"discard": "1"})
    assert not content.storage.exists(content.name)


def test_nobody_takes_out_a_file_of_somebody_elses_draft(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    client.post(HERE, {**own, "keep": "1", "a_offer": SimpleUploadedFile("offer.pdf", b"%PDF-1.7")})
    kept = FormDraftFile.objects.get()
    other, theirs = begun(cast, cast.orderer)
    other.post(HERE, {**theirs, "keep": "1", "without": str(kept.pk)})
    assert FormDraftFile.objects.filter(pk=kept.pk).exists()


def test_what_is_no_longer_right_goes_back_to_its_question(cast: Cast) -> None:
    software(cast)
    client, own = begun(cast)
    looked_over(client, {**own, "a_program": "Lumo", "a_licence": "yes"})
    draft = FormDraft.objects.get()
    draft.answers = {**draft.answers, "until": "2020-01-01"}
    draft.save()
    answer = client.get(f"{HERE}check/", follow=True)
    assert answer.redirect_chain[-1][0] == f"{HERE}?mend=1"
    assert 'aria-invalid="true"' in read(answer)
