"""A form filled in: kept while it is written, sent once, or not needed because something on it helped."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huolto.desk.choices import Confidentiality, DefinitionState, FormHelpKind, RequestState
from huolto.desk.commands.approvals import ask_approval
from huolto.desk.commands.around import add_task
from huolto.desk.commands.requests import open_request
from huolto.desk.files import NewFile
from huolto.desk.forms import (
    beginnings_for,
    choices_for,
    definition_of,
    form_for,
    known_of,
    published_version,
)
from huolto.desk.models import Form, FormAnswers, FormDraft, FormHelp, FormVersion, ServiceRequest
from huolto.desk.searching import refresh_search
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.localisation import figure, speaking
from huolto.foundation.locks import lock_name
from huolto.foundation.texts import text_in
from huolto.parties.mails import language_of
from huolto.parties.models import Person
from huolto.parties.queries import today_at
from huolto.register.models import Item
from huolto.rules.explanation import Reason
from huolto.rules.forms import Definition, FieldKind, check_answers, said_of
from huolto.rules.forms.summary import summary_of

MOST_TITLE = 200
MOST_DRAFT = 200_000
"""Characters of answers that a draft holds."""


class AnswersRefused(InvalidInput):
    """Answers of a form that are not taken; `reasons` says what is wrong, by field."""

    def __init__(self, reasons: Mapping[str, Reason]) -> None:
        said = ngettext(
            "%(count)s answer needs another look.", "%(count)s answers need another look.", len(reasons)
        )
        super().__init__(said % {"count": figure(len(reasons))}, field=next(iter(reasons), None))
        self.reasons = dict(reasons)


def draft_for(actor: Actor, code: str) -> FormDraft:
    """What the person has begun on this form, or a beginning with what is known of them, not yet kept.

    A draft stays with the version that it was begun with. Raises NotVisible.
    """
    form, person = form_for(actor, code), _person(actor)
    found = FormDraft.objects.filter(form=form, person=person).select_related("version").first()
    if found is not None:
        found.form = form
        return found
    if not form.is_active:
        raise NotVisible
    version = published_version(form)
    return FormDraft(
        provider=actor.provider,
        person=person,
        form=form,
        version=version,
        key=_next_key(form, person),
        answers=beginnings_for(person, definition_of(version)),
    )


@command
def keep_draft(
    *, actor: Actor, code: str, version_id: int, key: UUID, answers: Mapping[str, Any]
) -> FormDraft | None:
    """Keep what is written so far, unchecked; None where it was sent in the meantime, or is too long to be kept."""
    form, person = form_for(actor, code), _person(actor)
    version = _version(form, version_id)
    lock_name(f"form:{form.pk}:{person.pk}")
    if len(str(answers)) > MOST_DRAFT or FormAnswers.objects.of(actor.provider).filter(key=key).exists():
        return None
    kept, _made = FormDraft.objects.update_or_create(
        provider=actor.provider,
        form=form,
        person=person,
        defaults={"version": version, "key": key, "answers": dict(answers), "kept_at": timezone.now()},
    )
    return kept


@command
def discard_draft(*, actor: Actor, code: str) -> None:
    """Throw away what the person has begun on a form."""
    FormDraft.objects.of(actor.provider).filter(form__code=code, person_id=actor.person_id).delete()


@command
def submit_form(
    *,
    actor: Actor,
    code: str,
    version_id: int,
    key: UUID,
    answers: Mapping[str, Any],
    files: Mapping[str, Sequence[NewFile]] | None = None,
) -> ServiceRequest:
    """Make a request of a filled-in form, in the version that it was begun with.

    A second call with the same `key` (a double click, a second tab) answers the same request. Raises AnswersRefused,
    NotVisible for a form or version that is not the person's, WrongState for a form that is no longer used.
    """
    form, person = form_for(actor, code), _person(actor)
    lock_name(f"form:{form.pk}:{person.pk}")
    sent = FormAnswers.objects.of(actor.provider).filter(key=key).select_related("request").first()
    if sent is not None:
        if sent.request.requester_id != actor.person_id:
            raise NotVisible
        return sent.request
    if not form.is_active:
        raise WrongState(_("This form is no longer used. Copy what you wrote into another."))
    version = _version(form, version_id)
    definition = definition_of(version)
    checked = check_answers(
        definition,
        {**answers, **_named(files or {})},
        today=today_at(actor.provider),
        known=known_of(choices_for(actor, definition)),
    )
    if checked.errors:
        raise AnswersRefused(checked.errors)
    request = _open(actor, form, person, definition, checked.answers, files or {})
    FormAnswers.objects.create(
        provider=actor.provider,
        request=request,
        version=version,
        key=key,
        answers=dict(checked.answers),
        said=said_of(definition, checked.answers),
    )
    refresh_search([request.pk])
    _ask_supervisor(actor, form, person, request)
    FormDraft.objects.filter(form=form, person=person, key=key).delete()
    return request


@command
def count_help(*, actor: Actor, code: str, kind: str, what: str) -> None:
    """Something on the form solved it: nothing is asked, that it helped is counted, of whom is not kept."""
    form = form_for(actor, code)
    if kind not in FormHelpKind.values:
        raise InvalidInput(_("Say what helped."), field="kind")
    if kind == FormHelpKind.NOTE and what not in _deflecting(form, actor):
        raise NotVisible
    row, _made = FormHelp.objects.get_or_create(
        provider=actor.provider, form=form, kind=kind, what=what[:120], on=today_at(actor.provider)
    )
    FormHelp.objects.filter(pk=row.pk).update(count=F("count") + 1)
    FormDraft.objects.filter(form=form, person_id=actor.person_id).delete()


def _person(actor: Actor) -> Person:
    found = (
        Person.objects.of(actor.provider)
        .select_related("organisation", "manager", "provider")
        .filter(pk=actor.person_id)
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def _next_key(form: Form, person: Person) -> UUID:
    """The key of the person's next request of this form: the same in every tab until it was sent."""
    sent = FormAnswers.objects.filter(version__form=form, request__requester=person).count()
    return uuid5(NAMESPACE_OID, f"huolto:{form.provider_id}:{form.pk}:{person.pk}:{sent}")


def _version(form: Form, version_id: int) -> FormVersion:
    found = FormVersion.objects.filter(form=form, pk=version_id).exclude(state=DefinitionState.DRAFT).first()
    if found is None:
        raise NotVisible
    return found


def _deflecting(form: Form, actor: Actor) -> set[str]:
    """The ids of what may solve it, in the version that the person sees."""
    draft = FormDraft.objects.filter(form=form, person_id=actor.person_id).select_related("version").first()
    definition = definition_of(draft.version if draft else published_version(form))
    return {one.id for one in definition.fields if one.kind is FieldKind.DEFLECTION}


def _named(files: Mapping[str, Sequence[NewFile]]) -> dict[str, Any]:
    return {
        name: [{"name": file.name, "size": len(file.content)} for file in sent]
        for name, sent in files.items()
        if sent
    }


def _open(
    actor: Actor,
    form: Form,
    person: Person,
    definition: Definition,
    answers: Mapping[str, Any],
    files: Mapping[str, Sequence[NewFile]],
) -> ServiceRequest:
    kinds = {one.id: one.kind for one in definition.fields}
    items = [answers[name] for name, kind in kinds.items() if kind is FieldKind.ITEM and name in answers]
    asked = form.approval and _approver(person) is not None
    return open_request(
        actor=actor,
        kind=form.opens,
        title=_title(form, person, definition, answers),
        customer=person.organisation,
        requester=person,
        queue=form.queue,
        confidentiality=Confidentiality.HUMAN_RESOURCES if form.is_confidential else Confidentiality.NORMAL,
        state=RequestState.WAITING_FOR_APPROVAL if asked else RequestState.OPEN,
        priority=form.priority,
        task=form.task,
        items=list(Item.objects.of(actor.provider).filter(pk__in=items)),
        # A file of a field that is hidden by now was chosen for nothing.
        files=[file for name, sent in files.items() if name in answers for file in sent],
    )


def _title(form: Form, person: Person, definition: Definition, answers: Mapping[str, Any]) -> str:
    """The form's name in the provider's language, with the answer that tells one request from another."""
    language = person.provider.language
    name = text_in(form.name, language)
    if definition.title_from not in answers:
        return name[:MOST_TITLE]
    one = {definition.title_from: answers[definition.title_from]}
    said = summary_of(definition, one, language=language, currency=person.provider.currency)[0].value
    return f"{name}: {said}"[:MOST_TITLE] if said.strip("–") else name[:MOST_TITLE]


def _approver(person: Person) -> Person | None:
    manager: Person | None = person.manager
    return manager if manager is not None and manager.is_active else None


def _ask_supervisor(actor: Actor, form: Form, person: Person, request: ServiceRequest) -> None:
    if not form.approval:
        return
    approver = _approver(person)
    if approver is not None:
        message = text_in(form.approval_text, language_of(approver), actor.provider.language)
        ask_approval(actor=actor, request=request, approver=approver, message=message)
        return
    with speaking(actor.provider.language, actor.provider.zone):
        text = _("Find out who may approve this: %(name)s has no supervisor here.") % {"name": person.name}
    add_task(actor=Actor.system(actor.provider), request_id=request.pk, text=text)
