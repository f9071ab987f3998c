"""Forms at the desk: who sees them, where they are wrong, and how they are published."""

from datetime import timedelta

import pytest
import time_machine
from django.db import Error as DatabaseError
from django.utils import timezone

from cast import Cast
from desk.formed import GOOD, SOFTWARE, it_area, pay_form, published_form, software
from huolto.desk.choices import DefinitionState
from huolto.desk.commands import (
    AreaFacts,
    FormFacts,
    import_form,
    keep_area,
    keep_form,
    publish_form,
    retire_form,
    submit_form,
    write_draft,
)
from huolto.desk.commands.forms import file_of
from huolto.desk.drafts import draft_for
from huolto.desk.forms import areas_for, form_for
from huolto.desk.models import (
    Form,
    FormVersion,
)
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.parties.models import Person


def codes_for(cast: Cast, person: Person) -> list[str]:
    return [form.code for one in areas_for(cast.actor(person)) for form in one.forms]


def test_a_form_is_seen_by_the_customers_it_is_for_with_all_below_them(cast: Cast) -> None:
    form = software(cast)
    facts = FormFacts(code="software", name=form.name, area=form.area, customer_ids=[cast.kaarnalahti.pk])
    keep_form(actor=cast.system(), facts=facts, form_id=form.pk)
    assert codes_for(cast, cast.employee) == ["software"]
    assert codes_for(cast, cast.teacher) == ["software"]
    assert codes_for(cast, cast.other_employee) == []
    with pytest.raises(NotVisible):
        form_for(cast.actor(cast.other_employee), "software")


def test_a_form_is_seen_by_a_segment_alone(cast: Cast) -> None:
    form = software(cast)
    facts = FormFacts(code="software", name=form.name, area=form.area, customer_ids=[cast.rantakoulu.pk])
    keep_form(actor=cast.system(), facts=facts, form_id=form.pk)
    assert codes_for(cast, cast.teacher) == ["software"]
    assert codes_for(cast, cast.employee) == []


def test_a_form_is_seen_by_the_rights_it_is_for(cast: Cast) -> None:
    it_area(cast)
    published_form(cast, SOFTWARE.replace('task = "install"', 'for = ["human_resources"]'))
    assert codes_for(cast, cast.hr) == ["software"]
    assert codes_for(cast, cast.employee) == []


def test_a_form_for_supervisors_is_seen_by_whoever_has_people(cast: Cast) -> None:
    it_area(cast)
    published_form(cast, SOFTWARE.replace('task = "install"', 'for = ["supervisor"]'))
    assert codes_for(cast, cast.inspector) == []
    Person.objects.filter(pk=cast.employee.pk).update(manager=cast.inspector)
    assert codes_for(cast, cast.inspector) == ["software"]
    assert codes_for(cast, cast.employee) == []


def test_nobody_sees_a_form_of_another_provider(cast: Cast) -> None:
    software(cast)
    assert codes_for(cast, cast.sepidar_orderer) == []


def test_an_area_that_opens_later_leads_to_its_old_channel_until_then(cast: Cast) -> None:
    area = it_area(cast)
    published_form(cast)
    opens_on = timezone.localdate() + timedelta(days=10)
    facts = AreaFacts(code="it", name={"en": "IT"}, opens_on=opens_on, old_url="https://old.example/")
    keep_area(actor=cast.system(), facts=facts, area_id=area.pk)
    [shown] = areas_for(cast.actor(cast.employee))
    assert (shown.is_open, shown.forms) == (False, ())
    with pytest.raises(NotVisible):
        form_for(cast.actor(cast.employee), "software")
    with time_machine.travel(timezone.now() + timedelta(days=11)):
        assert codes_for(cast, cast.employee) == ["software"]


def test_a_retired_form_is_not_offered_and_says_so_to_who_had_begun(cast: Cast) -> None:
    form = software(cast)
    draft = draft_for(cast.actor(cast.employee), "software")
    retire_form(actor=cast.system(), form_id=form.pk)
    assert codes_for(cast, cast.employee) == []
    with pytest.raises(WrongState):
        submit_form(
            actor=cast.actor(cast.employee),
            code="software",
            version_id=draft.version_id,
            key=draft.key,
            answers=GOOD,
        )


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"is_confidential": True}, "queue"),
        ({"approval": "everybody"}, "approval"),
        ({"opens": "order"}, "opens"),
        ({"roles": ["agent"]}, "roles"),
        ({"icon": "no-such-icon"}, "icon"),
        ({"name": {}}, "name"),
        ({"customer_ids": [10_000_000]}, "customers"),
    ],
)
def test_a_form_that_cannot_be_is_refused_where_it_is_wrong(cast: Cast, facts, field: str) -> None:
    area = it_area(cast)
    given = {"code": "x", "name": {"en": "X"}, "area": area, **facts}
    with pytest.raises(InvalidInput) as raised:
        keep_form(actor=cast.system(), facts=FormFacts(**given))
    assert raised.value.field == field


def test_what_is_confidential_asks_nobody_else_for_approval(cast: Cast) -> None:
    form = pay_form(cast)
    facts = FormFacts(
        code="pay",
        name={"en": "Pay"},
        area=form.area,
        queue=form.queue,
        is_confidential=True,
        approval="supervisor",
    )
    with pytest.raises(InvalidInput) as raised:
        keep_form(actor=cast.system(), facts=facts, form_id=form.pk)
    assert raised.value.field == "approval"


def test_publishing_waits_for_a_definition_without_mistakes_and_examples_that_pass(cast: Cast) -> None:
    form = software(cast)
    good = form.versions.get().definition
    for broken in (
        {**good, "field": [*good["field"], {"id": "x", "kind": "texd", "label": "X"}]},
        {**good, "example": []},
        {**good, "example": [{"says": "nothing is taken", "given": {}}]},
    ):
        write_draft(actor=cast.system(), form_id=form.pk, definition=broken)
        with pytest.raises(InvalidInput):
            publish_form(actor=cast.system(), form_id=form.pk)
    assert form.versions.filter(state=DefinitionState.PUBLISHED).get().number == 1


def test_what_was_published_never_changes(cast: Cast) -> None:
    form = software(cast)
    with pytest.raises(DatabaseError):
        FormVersion.objects.filter(form=form).update(definition={})


def test_only_who_administers_the_provider_keeps_forms(cast: Cast) -> None:
    it_area(cast)
    for person in (cast.agent, cast.hr_agent, cast.customer_administrator):
        with pytest.raises(NotAllowed):
            import_form(actor=cast.actor(person), source=SOFTWARE)
    assert import_form(actor=cast.actor(cast.provider_administrator), source=SOFTWARE).code == "software"


def test_a_form_goes_out_as_a_file_and_comes_in_the_same(cast: Cast) -> None:
    form = software(cast)
    version = form.versions.get()
    written = file_of(form, version)
    again = import_form(actor=cast.system(), source=written)
    assert again.pk == form.pk
    assert again.versions.get(state=DefinitionState.DRAFT).definition == version.definition


def test_a_file_with_mistakes_says_all_of_them_and_changes_nothing(cast: Cast) -> None:
    it_area(cast)
    broken = SOFTWARE.replace('kind = "item"', 'kind = "thing"').replace(
        'opens = "service_request"', 'opens = "order"'
    )
    with pytest.raises(InvalidInput) as raised:
        import_form(actor=cast.system(), source=broken)
    assert len(str(raised.value).splitlines()) == 2
    assert not Form.objects.exists()
