"""A form filled in: sent once, by whoever asks or by who takes it down for them, or not needed because something helped.

What is begun and not sent yet is in `drafts`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huolto.agreements.models import Agreement
from huolto.agreements.queries import codes_over
from huolto.desk.choices import Confidentiality, FormHelpKind, RequestChannel, RequestState
from huolto.desk.commands.approvals import ask_approval
from huolto.desk.commands.around import add_task
from huolto.desk.commands.drafts import let_drafts_go, lock_filling, version_named
from huolto.desk.commands.requests import open_request
from huolto.desk.drafts import approver_of, check_filled, person_of, request_sent_with
from huolto.desk.files import NewFile
from huolto.desk.forms import (
    definition_of,
    form_for,
    published_version,
)
from huolto.desk.models import Form, FormAnswers, FormDraft, FormHelp, ServiceRequest
from huolto.desk.searching import refresh_search
from huolto.desk.taking_down import caller_and_form
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.localisation import figure, speaking
from huolto.foundation.texts import text_in
from huolto.parties.mails import language_of
from huolto.parties.models import Person
from huolto.parties.queries import actor_of_person, today_at
from huolto.register.models import Item
from huolto.rules.explanation import Reason
from huolto.rules.forms import Definition, FieldKind, said_of
from huolto.rules.forms.summary import summary_of

MOST_TITLE = 200
TAKEN_DOWN = (RequestChannel.PHONE, RequestChannel.MAIL, RequestChannel.IN_PERSON)
"""The ways on which somebody else's request comes to who writes it down."""


class AnswersRefused(InvalidInput):
    """Answers of a form that are not taken; `reasons` says what is wrong, by field."""

    def __init__(self, reasons: Mapping[str, Reason]) -> None:
        said = ngettext(
            "%(count)s answer needs another look.", "%(count)s answers need another look.", len(reasons)
        )
        super().__init__(said % {"count": figure(len(reasons))}, field=next(iter(reasons), None))
        self.reasons = dict(reasons)


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
    form, person = form_for(actor, code), person_of(actor)
    lock_filling(form, person)
    sent = request_sent_with(actor, key)
    if sent is not None:
        return sent
    taken = _Taken(version_id, key, answers, files or {})
    request = _submit(actor, actor, form, person, taken)
    let_drafts_go(FormDraft.objects.filter(form=form, person=person, key=key))
    return request


@command
def take_down_form(
    *,
    actor: Actor,
    caller_id: int,
    code: str,
    version_id: int,
    key: UUID,
    answers: Mapping[str, Any],
    files: Mapping[str, Sequence[NewFile]] | None = None,
    channel: str = RequestChannel.PHONE,
    agreement: Agreement | None = None,
) -> ServiceRequest:
    """Fill in a form for somebody who calls: the request is theirs, the actor is named as who took it down.

    Only forms that the caller may fill in themselves, and whose requests the actor works on: HR's only HR agents. A second
    call with the same `key` answers the same request. Raises as `submit_form`, InvalidInput for an agreement that does
    not cover the caller.
    """
    caller, form = caller_and_form(actor, caller_id, code)
    lock_filling(form, caller)
    sent = request_sent_with(actor, key)
    if sent is not None:
        return sent
    if channel not in TAKEN_DOWN:
        raise InvalidInput(_("Say how it came."), field="channel")
    if agreement is not None and agreement.code not in codes_over(caller.organisation):
        raise InvalidInput(
            _("%(agreement)s does not cover %(customer)s.")
            % {"agreement": agreement.code, "customer": caller.organisation.name},
            field="agreement",
        )
    taken = _Taken(
        version_id,
        key,
        answers,
        files or {},
        {
            "channel": channel,
            "is_taken_down": True,
            "agreement": agreement,
            "is_chosen_by_caller": agreement is not None,
        },
    )
    return _submit(actor, actor_of_person(caller), form, caller, taken)


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
    let_drafts_go(FormDraft.objects.filter(form=form, person_id=actor.person_id))


def _deflecting(form: Form, actor: Actor) -> set[str]:
    """The ids of what may solve it, in the version that the person sees."""
    draft = FormDraft.objects.filter(form=form, person_id=actor.person_id).select_related("version").first()
    definition = definition_of(draft.version if draft else published_version(form))
    return {one.id for one in definition.fields if one.kind is FieldKind.DEFLECTION}


@dataclass(frozen=True)
class _Taken:
    """What was sent; `more` goes with the request as it is."""

    version_id: int
    key: UUID
    answers: Mapping[str, Any]
    files: Mapping[str, Sequence[NewFile]]
    more: Mapping[str, Any] = field(default_factory=dict)


def _submit(actor: Actor, asker: Actor, form: Form, person: Person, taken: _Taken) -> ServiceRequest:
    """Make the request of `person`, whose choices are those of `asker`; the actor is who sends it."""
    if not form.is_active:
        raise WrongState(_("This form is no longer used. Copy what you wrote into another."))
    version = version_named(form, taken.version_id)
    definition = definition_of(version)
    checked = check_filled(asker, definition, taken.answers, _named(taken.files))
    if checked.errors:
        raise AnswersRefused(checked.errors)
    request = _open(actor, form, person, definition, checked.answers, taken)
    FormAnswers.objects.create(
        provider=actor.provider,
        request=request,
        version=version,
        key=taken.key,
        answers=dict(checked.answers),
        said=said_of(definition, checked.answers),
    )
    refresh_search([request.pk])
    _ask_supervisor(actor, form, person, request)
    return request


def _named(files: Mapping[str, Sequence[NewFile]]) -> dict[str, Any]:
    return {
        name: [{"name": file.name, "size": len(file.content)} for file in sent]
        for name, sent in files.items()
    }


def _open(
    actor: Actor,
    form: Form,
    person: Person,
    definition: Definition,
    answers: Mapping[str, Any],
    taken: _Taken,
) -> ServiceRequest:
    kinds = {one.id: one.kind for one in definition.fields}
    items = [answers[name] for name, kind in kinds.items() if kind is FieldKind.ITEM and name in answers]
    asked = form.approval and approver_of(person) is not None
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
        files=[file for name, sent in taken.files.items() if name in answers for file in sent],
        **taken.more,
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


def _ask_supervisor(actor: Actor, form: Form, person: Person, request: ServiceRequest) -> None:
    if not form.approval:
        return
    approver = approver_of(person)
    if approver is not None:
        message = text_in(form.approval_text, language_of(approver), actor.provider.language)
        ask_approval(actor=actor, request=request, approver=approver, message=message, asked_by=person)
        return
    with speaking(actor.provider.language, actor.provider.zone):
        text = _("Find out who may approve this: %(name)s has no supervisor here.") % {"name": person.name}
    add_task(actor=Actor.system(actor.provider), request_id=request.pk, text=text)
