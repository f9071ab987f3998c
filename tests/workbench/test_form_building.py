"""Building forms in the workbench: facts, fields, conditions as sentences, trying, publishing, files in and out."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from cast import Cast
from desk.desks import hr_queue
from desk.formed import PAY, SOFTWARE, it_area, published_form, sent, software
from huolto.desk.choices import DefinitionState
from huolto.desk.commands import AreaFacts, import_form, keep_area
from huolto.desk.forms import sent_of
from huolto.desk.models import Form, FormVersion, ServiceArea, ServiceRequest
from portal.test_request_pages import browser, read


def here(name: str, *args: Any) -> str:
    return "/p/suopursu" + reverse(name, args=args)


def builder(cast: Cast) -> Client:
    return browser(cast, cast.provider_administrator)


def draft_of(form: Form) -> dict[str, Any]:
    return FormVersion.objects.get(form=form, state=DefinitionState.DRAFT).definition


def ids_of(form: Form) -> list[str]:
    return [row["id"] for row in draft_of(form)["field"]]


def controls_of(page: str) -> dict[str, Any]:
    """What a browser would send back of the first form with words, unchanged."""
    sent: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name = re.search(r'name="([^"]+)"', tag)
        if name is None or ('type="checkbox"' in tag and " checked" not in tag):
            continue
        value = re.search(r'value="([^"]*)"', tag)
        sent[name[1]] = value[1] if value else ("on" if 'type="checkbox"' in tag else "")
    for name, inner in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'<option value="([^"]*)"[^>]* selected', inner)
        sent[name] = chosen[1] if chosen else ""
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.S):
        sent[name] = text
    return sent


def test_a_form_is_built_from_nothing_and_published(cast: Cast) -> None:
    it_area(cast)
    client = builder(cast)
    facts = {
        "name_fi": "Avainten tilaus", "code": "keys", "area": ServiceArea.objects.get().pk, "icon": "key", "position": "0",
        "opens": "service_request", "priority": "normal", "keep_months": "36",
    }  # fmt: skip
    client.post(here("work_form_new"), facts)
    form = Form.objects.get(code="keys")
    added = client.post(here("work_form_edit", form.pk), {"do": "add", "label": "Mikä ovi?", "kind": "text"})
    assert added["Location"] == here("work_form_field", form.pk, 1)
    page = client.get(added["Location"]).content.decode()
    client.post(added["Location"], {**controls_of(page), "required": "on", "label_en": "Which door?"})
    assert (
        draft_of(form)["field"]
        == [
            {
                "id": "mika_ovi",
                "kind": "text",
                "label": {"fi": "Mikä ovi?", "en": "Which door?"},
                "required": True,
            }
        ]
        or draft_of(form)["field"][0]["required"] is True
    )
    refused = client.post(here("work_form_step", form.pk), {"step": "publish"}, follow=True)
    assert "Write an example" in read(refused)
    [id] = ids_of(form)
    tried = {f"a_{id}": "Arkisto", "keep_example": "1", "says": "a door is enough"}
    client.post(here("work_form_try", form.pk), tried)
    client.post(here("work_form_step", form.pk), {"step": "publish"})
    assert FormVersion.objects.get(form=form).state == DefinitionState.PUBLISHED
    assert not ServiceRequest.objects.exists()


def test_fields_are_moved_and_taken_out(cast: Cast) -> None:
    form = software(cast)
    client = builder(cast)
    client.post(here("work_form_edit", form.pk), {"do": "down", "place": "1"})
    assert ids_of(form)[:2] == ["device", "program"]
    client.post(here("work_form_edit", form.pk), {"do": "up", "place": "2"})
    assert ids_of(form)[:2] == ["program", "device"]
    client.post(here("work_form_edit", form.pk), {"do": "remove", "place": "2"})
    assert "device" not in ids_of(form)


def test_what_refers_to_a_field_that_is_gone_is_told_as_a_mistake(cast: Cast) -> None:
    form = software(cast)
    client = builder(cast)
    client.post(here("work_form_edit", form.pk), {"do": "remove", "place": "3"})
    page = read(client.get(here("work_form", form.pk)))
    assert "field cost_centre: show_if" in page
    assert 'value="publish"' not in page


def test_every_field_that_is_saved_unchanged_stays_as_it_was(cast: Cast) -> None:
    form = software(cast)
    before = form.versions.get().definition
    client = builder(cast)
    for place in range(1, len(before["field"]) + 1):
        address = here("work_form_field", form.pk, place)
        answer = client.post(address, controls_of(client.get(address).content.decode()))
        assert answer.status_code == 302, place
    kept = draft_of(form)["field"]
    # The administrator reads and writes Finnish first: where a text lacks it, it begins with another language's.
    for old, new in zip(before["field"], kept, strict=True):
        assert {key: old.get(key) for key in ("id", "kind", "required", "show_if", "default")} == {
            key: new.get(key) for key in ("id", "kind", "required", "show_if", "default")
        }


def test_a_condition_is_chosen_as_a_sentence_about_earlier_fields(cast: Cast) -> None:
    form = software(cast)
    client = builder(cast)
    address = here("work_form_field", form.pk, 5)
    page = client.get(address).content.decode()
    assert "equals|licence|no" in page
    assert "equals|until" not in page
    sent = {**controls_of(page), "if_0": "equals|licence|no", "if_1": "filled|program|yes", "join": "any"}
    client.post(address, sent)
    assert draft_of(form)["field"][4]["show_if"] == {
        "any": [{"field": "licence", "equals": "no"}, {"field": "program", "filled": True}]
    }


def test_the_preview_follows_what_is_typed_and_keeps_nothing(cast: Cast) -> None:
    form = software(cast)
    client = builder(cast)
    address = here("work_form_field", form.pk, 1)
    sent = {
        **controls_of(client.get(address).content.decode()),
        "label_en": "Which software, please?",
        "look": "1",
    }
    answer = client.post(address, sent, headers={"hx-request": "true"})
    assert "Which software, please?" in read(answer)
    assert not form.versions.filter(state=DefinitionState.DRAFT).exists()


def test_a_form_is_tried_as_somebody_sees_it_and_nothing_is_sent(cast: Cast) -> None:
    form = software(cast)
    client = builder(cast)
    address = here("work_form_try", form.pk) + f"?person={cast.employee.pk}"
    assert cast.employee.name in read(client.get(address))
    page = read(client.post(address, {"a_program": "Lumo Draw", "a_licence": "yes"}))
    assert "This would be taken." in page
    assert "Answer this." in read(client.post(address, {"a_program": "Lumo Draw"}))
    assert not ServiceRequest.objects.exists()


def test_an_example_that_comes_out_otherwise_is_shown(cast: Cast) -> None:
    it_area(cast)
    form = import_form(
        actor=cast.system(), source=SOFTWARE.replace('refused = ["cost_centre"]', "refused = []")
    )
    page = read(builder(cast).get(here("work_form_try", form.pk)))
    assert "Otherwise" in page
    assert "As it says" in page


def test_a_form_goes_out_and_comes_in_as_a_file(cast: Cast) -> None:
    form = software(cast)
    client = builder(cast)
    source = client.get(here("work_form_file", form.pk)).content.decode()
    client.post(here("work_form_import"), {"source": source.replace("Which program?", "Which software?")})
    assert draft_of(form)["field"][0]["label"]["en"] == "Which software?"
    broken = client.post(
        here("work_form_import"), {"source": source.replace('kind = "item"', 'kind = "itm"')}
    )
    assert broken.status_code == 422
    assert "did you mean `item`?" in read(broken)


def test_versions_are_compared_field_by_field(cast: Cast) -> None:
    form = software(cast)
    client = builder(cast)
    client.post(here("work_form_edit", form.pk), {"do": "remove", "place": "7"})
    page = read(client.get(here("work_form_compare", form.pk)))
    assert "No longer asked" in page
    assert "An offer" in page
    assert "Which program?" not in page


def test_the_whole_is_written_as_text_too(cast: Cast) -> None:
    form = software(cast)
    client = builder(cast)
    address = here("work_form_source", form.pk)
    wrong = client.post(address, {"source": "[[field"})
    assert wrong.status_code == 422
    client.post(address, {"source": '[[field]]\nid = "x"\nkind = "text"\nlabel = { en = "X" }\n'})
    assert ids_of(form) == ["x"]


def test_forms_are_taken_from_the_shipped_ones(cast: Cast) -> None:
    client = builder(cast)
    page = client.post(here("work_forms_shipped"), {"pick": ["software", "pay-question"]}, follow=True)
    assert "HR" in read(page)
    assert sorted(Form.objects.values_list("code", flat=True)) == ["pay-question", "software"]


def test_forms_are_nobody_elses_to_build(cast: Cast) -> None:
    form = software(cast)
    for person in (cast.agent, cast.hr_agent, cast.account_manager, cast.customer_administrator):
        assert browser(cast, person).get(here("work_form", form.pk)).status_code in (403, 404)
    assert browser(cast, cast.payar_administrator).get(here("work_form", form.pk)).status_code in (
        302,
        403,
        404,
    )


def test_how_often_hr_is_asked_is_counted_for_hr_alone(cast: Cast) -> None:
    hr_queue(cast)
    keep_area(actor=cast.system(), facts=AreaFacts(code="hr", name={"en": "HR"}))
    form = published_form(cast, PAY)
    sent(cast, cast.employee, "pay", {"question": "Why is my pay lower?"})
    assert sent_of(cast.actor(cast.hr_agent)) == {form.pk: 1}
    assert sent_of(cast.actor(cast.provider_administrator)) == {}
    page = read(builder(cast).get(here("work_forms")))
    assert '<td class="num">–</td>' in page


def test_one_of_several_options_is_shown_as_sentences_too(cast: Cast) -> None:
    it_area(cast)
    source = SOFTWARE.replace(
        'show_if = { field = "licence", equals = "no" }',
        'show_if = { field = "licence", in = ["no", "yes"] }',
    )
    form = import_form(actor=cast.system(), source=source)
    client = builder(cast)
    address = here("work_form_field", form.pk, 4)
    client.post(address, controls_of(client.get(address).content.decode()))
    assert draft_of(form)["field"][3]["show_if"] == {
        "any": [{"field": "licence", "equals": "no"}, {"field": "licence", "equals": "yes"}]
    }
