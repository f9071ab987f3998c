"""The forms that come with the program: whole in five languages, their examples pass, providers take them."""

from datetime import date
from typing import Any

import pytest

from cast import Cast
from desk.formed import sent
from huolto.desk.choices import Confidentiality
from huolto.desk.commands.forms import file_of
from huolto.desk.commands.shipped_forms import shipped_areas, shipped_forms, take_shipped_forms
from huolto.desk.forms import areas_for
from huolto.desk.models import Form, Queue
from huolto.foundation.errors import NotAllowed
from huolto.foundation.texts import LANGUAGES
from huolto.parties.models import Person
from huolto.rules.forms import parse_definition, read_form, run_examples

CODES = sorted(shipped_forms())


def texts_in(value: Any, place: str = ""):
    """Every text by language within plain data, with where it stands."""
    if isinstance(value, dict):
        if set(value) & set(LANGUAGES) and all(isinstance(text, str) for text in value.values()):
            yield place, value
            return
        for key, part in value.items():
            yield from texts_in(part, f"{place}.{key}")
    if isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from texts_in(part, f"{place}.{number}")


def test_the_forms_of_the_requirements_are_there() -> None:
    it = {"it-advice", "software", "incident", "device-fault"}
    accounts = {"password-reset", "new-account", "access-rights", "oc-account"}
    employees = {"employment-certificate", "tax-rate", "pay-question", "deductions"}
    managers = {"payroll-material", "supervisor-change", "employment-change", "approved-certificates"}
    assert set(CODES) == it | accounts | employees | managers | {"firewall"}


@pytest.mark.parametrize("code", CODES)
def test_a_shipped_form_speaks_all_five_languages(code: str) -> None:
    file = shipped_forms()[code].file
    spoken = [file.name, file.summary]
    lacking = [place for place, texts in texts_in(dict(file.definition)) if set(texts) != set(LANGUAGES)]
    assert lacking == []
    assert all(set(texts) == set(LANGUAGES) for texts in spoken)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("today", [date(2026, 3, 2), date(2030, 12, 31)])
def test_a_shipped_form_passes_its_examples_today_and_later(code: str, today: date) -> None:
    definition = parse_definition(shipped_forms()[code].file.definition)
    assert len(definition.examples) >= 2
    assert [result for result in run_examples(definition, today=today) if not result.ok] == []


@pytest.mark.parametrize("code", CODES)
def test_an_example_of_a_shipped_form_shows_something_refused_or_hidden(code: str) -> None:
    examples = parse_definition(shipped_forms()[code].file.definition).examples
    assert any(example.refused or example.visible for example in examples)


def test_what_hr_asks_is_confidential_and_nothing_else_is() -> None:
    for one in shipped_forms().values():
        assert one.file.confidential is one.file.area.startswith("hr"), one.file.code


def test_every_area_of_a_shipped_form_is_shipped_too() -> None:
    assert {one.file.area for one in shipped_forms().values()} == set(shipped_areas())


def test_a_provider_takes_them_with_areas_and_the_hr_queue(cast: Cast) -> None:
    taken = take_shipped_forms(actor=cast.system(), codes=CODES)
    assert len(taken) == len(CODES)
    queue = Queue.objects.of(cast.suopursu).get(code="hr")
    assert queue.confidentiality == Confidentiality.HUMAN_RESOURCES
    shown = {one.area.code: len(one.forms) for one in areas_for(cast.actor(cast.employee))}
    assert shown == {"it": 4, "accounts": 2, "hr": 4}
    managers = {one.area.code: len(one.forms) for one in areas_for(cast.actor(cast.hr))}
    assert managers["hr-managers"] == 4
    orderers = {one.area.code: len(one.forms) for one in areas_for(cast.actor(cast.orderer))}
    assert orderers["network"] == 1


def test_what_a_provider_has_changed_is_not_taken_anew(cast: Cast) -> None:
    take_shipped_forms(actor=cast.system(), codes=["software"])
    Form.objects.filter(code="software").update(name={"en": "Ours"})
    assert take_shipped_forms(actor=cast.system(), codes=["software"]) == []
    assert Form.objects.get(code="software").name == {"en": "Ours"}


def test_a_taken_form_goes_out_as_it_was_shipped(cast: Cast) -> None:
    [form] = take_shipped_forms(actor=cast.system(), codes=["firewall"])
    assert read_form(file_of(form, form.versions.get())) == shipped_forms()["firewall"].file


def test_only_who_administers_the_provider_takes_them(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        take_shipped_forms(actor=cast.actor(cast.agent), codes=["software"])


def test_a_right_to_a_folder_is_asked_of_the_supervisor(cast: Cast) -> None:
    take_shipped_forms(actor=cast.system(), codes=["access-rights"])
    Person.objects.filter(pk=cast.employee.pk).update(manager=cast.approver)
    answers = {"kind": "folder", "name": "P:/Projects", "level": "read", "whom": "me", "why": "The project."}
    request = sent(cast, cast.employee, "access-rights", answers)
    assert request.approvals.get().approver == cast.approver
    assert request.title == "Käyttöoikeudet: P:/Projects"
