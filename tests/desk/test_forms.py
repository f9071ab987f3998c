"""Forms at the desk: what becomes of their answers, whom they ask first, how long they are kept."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cast import Cast
from desk.formed import GOOD, SOFTWARE, it_area, pay_form, published_form, sent, software
from huolto.desk.access import requests_visible_to
from huolto.desk.choices import Confidentiality, DefinitionState, RequestKind, RequestState
from huolto.desk.commands import (
    AnswersRefused,
    FormFacts,
    answer_approval,
    count_help,
    discard_draft,
    finish_request,
    forget_old_answers,
    forget_old_drafts,
    import_form,
    keep_draft,
    keep_form,
    publish_form,
    submit_form,
    write_draft,
)
from huolto.desk.commands.forgetting import DRAFTS_KEPT
from huolto.desk.drafts import draft_for
from huolto.desk.files import NewFile
from huolto.desk.forms import answers_told, choices_for, definition_of
from huolto.desk.models import (
    Approval,
    FormAnswers,
    FormDraft,
    FormHelp,
    ServiceRequest,
)
from huolto.desk.queries import RequestFilter, requests_at_work
from huolto.foundation.errors import NotVisible
from huolto.foundation.localisation import speaking
from huolto.parties.models import Person
from huolto.rules.forms import FieldKind
from privacy.test_erasing import erased


def test_a_filled_in_form_becomes_a_request_as_its_form_says(cast: Cast) -> None:
    software(cast)
    request = sent(cast, cast.employee, "software", GOOD)
    assert request.kind == RequestKind.SERVICE_REQUEST
    assert (request.task, request.priority) == ("install", "high")
    assert request.title == "Ohjelmiston asennus: Lumo Draw"
    assert (request.customer, request.requester) == (cast.kaarnalahti, cast.employee)
    assert request.queue.is_first


def test_answers_are_kept_as_given_with_the_version_they_answer(cast: Cast) -> None:
    form = software(cast)
    request = sent(cast, cast.employee, "software", {**GOOD, "until": "2999-01-01", "cost_centre": 1})
    kept = FormAnswers.objects.get(request=request)
    # The cost centre was hidden, so it was not asked.
    assert kept.answers == {**GOOD, "until": "2999-01-01"}
    assert kept.version == form.versions.get()


def test_answers_are_told_in_the_readers_language(cast: Cast) -> None:
    software(cast)
    request = sent(cast, cast.employee, "software", GOOD)
    with speaking("fi"):
        assert next((line.label, line.value) for line in answers_told(request)) == (
            "Mikä ohjelma?",
            "Lumo Draw",
        )
    with speaking("fa"):
        assert answers_told(request)[0].label == "کدام برنامه؟"


def test_what_was_written_on_a_form_is_found_by_search(cast: Cast) -> None:
    source = SOFTWARE.replace('kind = "files"', 'kind = "long_text"').replace('allowed = ["pdf"]\n', "")
    it_area(cast)
    published_form(cast, source)
    request = sent(cast, cast.employee, "software", {**GOOD, "offer": "For drawing staircases"})
    found = requests_at_work(cast.actor(cast.agent), RequestFilter(search="staircases"))
    assert list(found) == [request]


def test_every_wrong_answer_is_told_at_once_and_nothing_is_opened(cast: Cast) -> None:
    software(cast)
    with pytest.raises(AnswersRefused) as raised:
        sent(cast, cast.employee, "software", {"licence": "no", "until": "1999-01-01"})
    assert {place: reason.code for place, reason in raised.value.reasons.items()} == {
        "program": "form.required",
        "cost_centre": "form.required",
        "until": "form.too-early",
    }
    assert not ServiceRequest.objects.exists()


def test_a_device_of_somebody_else_cannot_be_named(cast: Cast) -> None:
    software(cast)
    with pytest.raises(AnswersRefused) as raised:
        sent(cast, cast.employee, "software", {**GOOD, "device": 10_000_000})
    assert raised.value.reasons["device"].code == "form.not-yours"


def test_a_cost_centre_of_another_customer_cannot_be_named(cast: Cast) -> None:
    software(cast)
    with pytest.raises(AnswersRefused):
        sent(
            cast,
            cast.employee,
            "software",
            {**GOOD, "licence": "no", "cost_centre": cast.otavala_upkeep.pk},
        )


def test_people_of_the_own_organisation_can_be_named_and_no_others(cast: Cast) -> None:
    it_area(cast)
    source = SOFTWARE.replace('kind = "item"', 'kind = "person"')
    form = published_form(cast, source)
    definition = definition_of(form.versions.get())
    named = choices_for(cast.actor(cast.employee), definition)[FieldKind.PERSON]
    assert cast.inspector.pk in named
    assert cast.other_employee.pk not in named
    assert cast.agent.pk not in named


def test_files_go_with_the_request_and_of_a_wrong_kind_do_not(cast: Cast) -> None:
    software(cast)
    offer = NewFile(name="offer.pdf", content=b"%PDF-1.7", content_type="application/pdf")
    request = sent(cast, cast.employee, "software", GOOD, files={"offer": [offer]})
    assert [row.file.name for row in request.files.all()] == ["offer.pdf"]
    picture = NewFile(name="offer.png", content=b"x")
    with pytest.raises(AnswersRefused) as raised:
        sent(cast, cast.employee, "software", GOOD, files={"offer": [picture]})
    assert raised.value.reasons["offer"].code == "form.file-kind"


def test_the_same_form_sent_twice_makes_one_request(cast: Cast) -> None:
    software(cast)
    actor = cast.actor(cast.employee)
    one_tab, other_tab = draft_for(actor, "software"), draft_for(actor, "software")
    first = sent(cast, cast.employee, "software", GOOD, key=one_tab.key)
    second = sent(cast, cast.employee, "software", {**GOOD, "program": "Other"}, key=other_tab.key)
    assert first == second
    assert ServiceRequest.objects.count() == 1


def test_the_next_time_it_is_another_request(cast: Cast) -> None:
    software(cast)
    first = sent(cast, cast.employee, "software", GOOD)
    assert sent(cast, cast.employee, "software", GOOD) != first


def test_nobody_gets_the_request_of_somebody_elses_key(cast: Cast) -> None:
    software(cast)
    key = draft_for(cast.actor(cast.employee), "software").key
    sent(cast, cast.employee, "software", GOOD)
    with pytest.raises(NotVisible):
        sent(cast, cast.inspector, "software", GOOD, key=key)


def test_a_form_begun_before_it_was_published_anew_is_taken_as_it_was_begun(cast: Cast) -> None:
    form = software(cast)
    draft = draft_for(cast.actor(cast.employee), "software")
    old = draft.version
    changed = SOFTWARE.replace('id = "program"', 'id = "name"').replace(
        'title_from = "program"', 'title_from = "name"'
    )
    changed = changed.replace("{ program =", "{ name =").replace('field = "program"', 'field = "name"')
    import_form(actor=cast.system(), source=changed)
    publish_form(actor=cast.system(), form_id=form.pk)
    old.refresh_from_db()
    assert old.state == DefinitionState.RETIRED
    request = sent(cast, cast.employee, "software", GOOD, version_id=old.pk, key=draft.key)
    assert FormAnswers.objects.get(request=request).version == old
    with pytest.raises(AnswersRefused):
        sent(cast, cast.employee, "software", GOOD)


def test_a_draft_version_cannot_be_filled_in(cast: Cast) -> None:
    form = software(cast)
    draft = write_draft(actor=cast.system(), form_id=form.pk, definition=form.versions.get().definition)
    with pytest.raises(NotVisible):
        sent(cast, cast.employee, "software", GOOD, version_id=draft.pk)


def test_what_is_begun_is_kept_resumed_and_discarded(cast: Cast) -> None:
    software(cast)
    actor = cast.actor(cast.employee)
    fresh = draft_for(actor, "software")
    assert fresh.pk is None
    keep_draft(
        actor=actor, code="software", version_id=fresh.version_id, key=fresh.key, answers={"program": "Lu"}
    )
    assert draft_for(actor, "software").answers == {"program": "Lu"}
    assert "program" not in draft_for(cast.actor(cast.inspector), "software").answers
    discard_draft(actor=actor, code="software")
    assert "program" not in draft_for(actor, "software").answers


def test_a_sent_form_leaves_no_draft_and_a_late_tab_keeps_none(cast: Cast) -> None:
    software(cast)
    actor = cast.actor(cast.employee)
    draft = draft_for(actor, "software")
    facts = {"actor": actor, "code": "software", "version_id": draft.version_id, "key": draft.key}
    keep_draft(**facts, answers=GOOD)
    submit_form(**facts, answers=GOOD)
    assert not FormDraft.objects.exists()
    assert keep_draft(**facts, answers=GOOD) is None


def test_drafts_are_forgotten_after_a_month(cast: Cast) -> None:
    software(cast)
    actor = cast.actor(cast.employee)
    draft = draft_for(actor, "software")
    keep_draft(actor=actor, code="software", version_id=draft.version_id, key=draft.key, answers={})
    now = timezone.now()
    assert forget_old_drafts(actor=cast.system(), now=now + DRAFTS_KEPT - timedelta(minutes=1)) == 0
    assert forget_old_drafts(actor=cast.system(), now=now + DRAFTS_KEPT + timedelta(minutes=1)) == 1


def test_a_form_begins_with_what_is_known_of_the_person(cast: Cast) -> None:
    software(cast)
    Person.objects.filter(pk=cast.employee.pk).update(cost_centre=cast.administration)
    draft = draft_for(cast.actor(cast.employee), "software")
    assert draft.answers == {"cost_centre": cast.administration.pk}


def test_that_something_helped_is_counted_without_whom(cast: Cast) -> None:
    form = software(cast)
    for person in (cast.employee, cast.inspector):
        count_help(actor=cast.actor(person), code="software", kind="note", what="shop")
    row = FormHelp.objects.get(form=form)
    assert (row.what, row.count) == ("shop", 2)
    with pytest.raises(NotVisible):
        count_help(actor=cast.actor(cast.employee), code="software", kind="note", what="program")


def test_a_supervisor_is_asked_first_where_the_form_wants_it(cast: Cast) -> None:
    it_area(cast)
    published_form(
        cast,
        SOFTWARE.replace('task = "install"', 'approval = "supervisor"\napproval_text = { en = "May they?" }'),
    )
    Person.objects.filter(pk=cast.employee.pk).update(manager=cast.approver)
    request = sent(cast, cast.employee, "software", GOOD)
    assert request.state == RequestState.WAITING_FOR_APPROVAL
    approval = Approval.objects.get(request=request)
    assert (approval.approver, approval.message) == (cast.approver, "May they?")
    answer_approval(actor=cast.actor(cast.approver), approval_id=approval.pk, approve=True)
    request.refresh_from_db()
    assert request.state == RequestState.OPEN


def test_without_a_supervisor_the_desk_is_told_to_find_who_approves(cast: Cast) -> None:
    it_area(cast)
    published_form(cast, SOFTWARE.replace('task = "install"', 'approval = "supervisor"'))
    Person.objects.filter(pk=cast.employee.pk).update(manager=None)
    request = sent(cast, cast.employee, "software", GOOD)
    assert request.state == RequestState.OPEN
    assert request.tasks.count() == 1


def test_what_hr_is_asked_is_read_by_hr_and_who_asked_alone(cast: Cast) -> None:
    pay_form(cast)
    request = sent(cast, cast.employee, "pay", {"question": "Why is my pay lower?"})
    assert request.confidentiality == Confidentiality.HUMAN_RESOURCES
    seers = {
        name
        for name in ("employee", "hr_agent", "agent", "provider_administrator", "hr", "orderer", "approver")
        if requests_visible_to(cast.actor(getattr(cast, name))).filter(pk=request.pk).exists()
    }
    assert seers == {"employee", "hr_agent"}
    found = requests_at_work(
        cast.actor(cast.provider_administrator), RequestFilter(view="all", search="lower")
    )
    assert list(found) == []


def test_answers_go_when_their_form_keeps_them_no_longer_and_the_request_stays(cast: Cast) -> None:
    form = pay_form(cast)
    facts = FormFacts(
        code="pay", name=form.name, area=form.area, queue=form.queue, is_confidential=True, keep_months=24
    )
    keep_form(actor=cast.system(), facts=facts, form_id=form.pk)
    slip = NewFile(name="slip.pdf", content=b"%PDF-1.7")
    request = sent(cast, cast.employee, "pay", {"question": "Why is my pay lower?"}, files={"slip": [slip]})
    still_open = sent(cast, cast.employee, "pay", {"question": "And when is it paid?"})
    with time_machine.travel("2027-03-01T10:00:00Z", tick=False):
        finish_request(actor=cast.actor(cast.hr_agent), request_id=request.pk)
    early, late = (timezone.datetime.fromisoformat(f"2029-03-0{day}T12:00:00+00:00") for day in (1, 2))
    assert forget_old_answers(actor=cast.system(), now=early) == 0
    assert forget_old_answers(actor=cast.system(), now=late) == 1
    kept = FormAnswers.objects.get(request=request)
    assert (kept.answers, kept.said, kept.forgotten_at) == ({}, "", late)
    assert not request.files.exists()
    assert answers_told(request) == ()
    assert FormAnswers.objects.get(request=still_open).answers == {"question": "And when is it paid?"}


def test_erasing_a_person_empties_what_they_told_hr_and_removes_what_they_had_begun(cast: Cast) -> None:
    pay_form(cast)
    request = sent(cast, cast.employee, "pay", {"question": "Why is my pay lower?"})
    finish_request(actor=cast.actor(cast.hr_agent), request_id=request.pk)
    draft = draft_for(cast.actor(cast.employee), "pay")
    keep_draft(
        actor=cast.actor(cast.employee),
        code="pay",
        version_id=draft.version_id,
        key=draft.key,
        answers={"question": "?"},
    )
    erased(cast)
    assert FormAnswers.objects.get(request=request).answers == {}
    assert not FormDraft.objects.exists()
    request.refresh_from_db()
    assert "lower" not in request.search_text
