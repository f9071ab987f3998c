"""Areas and forms kept by the provider: said anew, drafted, published, retired, brought in as files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.desk.choices import Confidentiality, DefinitionState, Priority, RequestKind
from huolto.desk.models import Form, FormCustomer, FormVersion, Queue, ServiceArea
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, WrongState
from huolto.foundation.icons import UnknownIconError, drawing
from huolto.foundation.locks import lock_row
from huolto.parties.choices import OrganisationRole, Right
from huolto.parties.models import Organisation
from huolto.parties.queries import today_at
from huolto.rules.forms import (
    Definition,
    DefinitionError,
    FormFile,
    parse_definition,
    read_form,
    run_examples,
    write_form,
)
from huolto.rules.forms.files import ROLES

FORM_KEEPERS = (Right.ADMINISTER_PROVIDER,)
MOST_DEFINITION = 400_000
"""Characters of a definition."""


@dataclass(frozen=True, kw_only=True)
class AreaFacts:
    """What is said of an area; see `ServiceArea`."""

    code: str
    name: Mapping[str, str]
    icon: str = "clipboard-list"
    position: int = 0
    opens_on: date | None = None
    old_name: Mapping[str, str] = field(default_factory=dict)
    old_url: str = ""
    is_active: bool = True


@dataclass(frozen=True, kw_only=True)
class FormFacts:
    """What is said of a form besides its fields; see `Form`."""

    code: str
    name: Mapping[str, str]
    area: ServiceArea
    summary: Mapping[str, str] = field(default_factory=dict)
    icon: str = "clipboard-list"
    position: int = 0
    opens: str = RequestKind.FORM
    queue: Queue | None = None
    is_confidential: bool = False
    task: str = ""
    priority: str = Priority.NORMAL
    roles: Sequence[str] = ()
    customer_ids: Iterable[int] = ()
    approval: str = ""
    approval_text: Mapping[str, str] = field(default_factory=dict)
    keep_months: int = 36


@command
def keep_area(*, actor: Actor, facts: AreaFacts, area_id: int | None = None) -> ServiceArea:
    """Add an area of service, or say anew what it is. Raises InvalidInput that names the field."""
    actor.require_right(*FORM_KEEPERS)
    areas = ServiceArea.objects.of(actor.provider)
    area = lock_row(areas, area_id) if area_id else ServiceArea(provider=actor.provider)
    _require_name(facts.name)
    _require_icon(facts.icon)
    if facts.old_url and not facts.old_url.startswith(("https://", "http://")):
        raise InvalidInput(_("Begin the address with https://."), field="old_url")
    for name in ("code", "icon", "position", "opens_on", "old_url", "is_active"):
        setattr(area, name, getattr(facts, name))
    area.name, area.old_name = dict(facts.name), dict(facts.old_name)
    _save(area, "service_area_code", _("There is an area with this code already."))
    return area


@command
def keep_form(*, actor: Actor, facts: FormFacts, form_id: int | None = None) -> Form:
    """Add a form, or say anew where it stands, whom it is for and where its requests go."""
    actor.require_right(*FORM_KEEPERS)
    forms = Form.objects.of(actor.provider)
    form = lock_row(forms, form_id) if form_id else Form(provider=actor.provider)
    _require(actor, facts)
    for name in ("code", "area", "icon", "position", "opens", "queue", "task", "priority", "approval"):
        setattr(form, name, getattr(facts, name))
    form.is_confidential, form.keep_months = facts.is_confidential, facts.keep_months
    form.name, form.summary = dict(facts.name), dict(facts.summary)
    form.approval_text, form.roles = dict(facts.approval_text), list(facts.roles)
    _save(form, "form_code", _("There is a form with this code already."))
    _keep_customers(actor, form, frozenset(facts.customer_ids))
    return form


@command
def write_draft(*, actor: Actor, form_id: int, definition: Mapping[str, Any]) -> FormVersion:
    """Keep what a form shall ask; it may still have mistakes. The first word after publishing begins the next version."""
    actor.require_right(*FORM_KEEPERS)
    form = lock_row(Form.objects.of(actor.provider), form_id)
    if len(str(definition)) > MOST_DEFINITION:
        raise InvalidInput(_("This form is too long. Divide it in two."), field="definition")
    versions = FormVersion.objects.filter(form=form)
    draft = versions.filter(state=DefinitionState.DRAFT).first()
    if draft is None:
        last = versions.aggregate(last=Max("number"))["last"] or 0
        draft = FormVersion(provider=actor.provider, form=form, number=last + 1)
    draft.definition = dict(definition)
    draft.save()
    return draft


@command
def discard_version(*, actor: Actor, form_id: int) -> None:
    """Throw the draft away; what is published stays as it is."""
    actor.require_right(*FORM_KEEPERS)
    form = lock_row(Form.objects.of(actor.provider), form_id)
    FormVersion.objects.filter(form=form, state=DefinitionState.DRAFT).delete()


@command
def publish_form(*, actor: Actor, form_id: int) -> FormVersion:
    """Let the draft be filled in from now on; refused until it has no mistakes and its examples pass.

    What was begun with the version before is still taken in that one.
    """
    actor.require_right(*FORM_KEEPERS)
    form = lock_row(Form.objects.of(actor.provider).select_related("queue"), form_id)
    draft = FormVersion.objects.filter(form=form, state=DefinitionState.DRAFT).first()
    if draft is None:
        raise WrongState(_("There is nothing new to publish."))
    definition = _ready(actor, draft.definition)
    if definition.is_confidential and not form.is_confidential:
        raise InvalidInput(_("It asks in confidence. Send it to an HR queue first."), field="queue")
    now = timezone.now()
    FormVersion.objects.filter(form=form, state=DefinitionState.PUBLISHED).update(
        state=DefinitionState.RETIRED
    )
    draft.state, draft.published_at, draft.published_by_id = DefinitionState.PUBLISHED, now, actor.person_id
    draft.save()
    if not form.is_active:
        form.is_active = True
        form.save(update_fields=["is_active"])
    return draft


@command
def retire_form(*, actor: Actor, form_id: int) -> Form:
    """Take a form out of use; its requests keep what was answered. Publishing a draft brings it back."""
    actor.require_right(*FORM_KEEPERS)
    form = lock_row(Form.objects.of(actor.provider), form_id)
    form.is_active = False
    form.save(update_fields=["is_active"])
    return form


@command
def bring_back_form(*, actor: Actor, form_id: int) -> Form:
    """Put a retired form into use again, as it was published last."""
    actor.require_right(*FORM_KEEPERS)
    form = lock_row(Form.objects.of(actor.provider), form_id)
    form.is_active = True
    form.save(update_fields=["is_active"])
    return form


@command
def import_form(*, actor: Actor, source: str) -> Form:
    """Add the form that a file describes, or write it anew where its code is known; published by `publish_form`.

    Raises InvalidInput with every mistake of the file, a line each.
    """
    actor.require_right(*FORM_KEEPERS)
    try:
        read = read_form(source)
    except DefinitionError as error:
        said = "\n".join(f"{one.place}: {one.message}" for one in error.problems)
        raise InvalidInput(said, field="source") from error
    area = ServiceArea.objects.of(actor.provider).filter(code=read.area).first()
    if area is None:
        raise InvalidInput(
            _("There is no area “%(code)s”. Add it first.") % {"code": read.area}, field="source"
        )
    queue = Queue.objects.of(actor.provider).filter(code=read.queue).first()
    if read.queue and queue is None:
        raise InvalidInput(
            _("There is no queue “%(code)s”. Add it first.") % {"code": read.queue}, field="source"
        )
    known = Form.objects.of(actor.provider).filter(code=read.code).first()
    facts = FormFacts(
        area=area,
        queue=queue,
        is_confidential=read.confidential,
        roles=read.roles,
        # Which customers it is for is the provider's own matter and in no file.
        customer_ids=_customers_of(known),
        **{name: getattr(read, name) for name in _SAME},
    )
    form = keep_form(actor=actor, facts=facts, form_id=known.pk if known else None)
    write_draft(actor=actor, form_id=form.pk, definition=read.definition)
    return form


def file_of(form: Form, version: FormVersion) -> str:
    """A form in one of its versions as a file that `import_form` takes."""
    return write_form(
        FormFile(
            area=form.area.code,
            queue=form.queue.code if form.queue else "",
            confidential=form.is_confidential,
            roles=tuple(form.roles),
            definition=version.definition,
            **{name: getattr(form, name) for name in _SAME},
        )
    )


_SAME = (
    "code",
    "name",
    "summary",
    "icon",
    "position",
    "opens",
    "task",
    "priority",
    "approval",
    "approval_text",
    "keep_months",
)
"""What a file and a form call alike."""


def problems_of(definition: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What is wrong with a definition as (place, sentence), in its order."""
    try:
        parse_definition(definition)
    except DefinitionError as error:
        return [(one.place, one.message) for one in error.problems]
    return []


def _ready(actor: Actor, data: Mapping[str, Any]) -> Definition:
    """The definition of a draft that may be published; raises InvalidInput."""
    try:
        definition = parse_definition(data)
    except DefinitionError as error:
        first = error.problems[0]
        raise InvalidInput(f"{first.place}: {first.message}", field="definition") from error
    if not definition.examples:
        raise InvalidInput(_("Write an example: answers, and what must become of them."), field="examples")
    for result in run_examples(definition, today=today_at(actor.provider)):
        if not result.ok:
            raise InvalidInput(
                _("The example “%(says)s” does not come out as it says.") % {"says": result.says},
                field="examples",
            )
    return definition


def _require(actor: Actor, facts: FormFacts) -> None:
    _require_name(facts.name)
    _require_icon(facts.icon)
    if facts.area.provider_id != actor.provider_id:
        raise InvalidInput(_("Choose an area."), field="area")
    if facts.queue is not None and facts.queue.provider_id != actor.provider_id:
        raise InvalidInput(_("Choose a queue."), field="queue")
    queue_is_hr = facts.queue is not None and facts.queue.confidentiality != Confidentiality.NORMAL
    if facts.is_confidential and not queue_is_hr:
        raise InvalidInput(_("What is confidential goes to an HR queue."), field="queue")
    if queue_is_hr and not facts.is_confidential:
        raise InvalidInput(_("What goes to an HR queue is confidential."), field="is_confidential")
    if facts.approval not in ("", "supervisor"):
        raise InvalidInput(_("Choose who approves."), field="approval")
    if facts.is_confidential and facts.approval:
        raise InvalidInput(
            _("Nobody else reads what is confidential, so nobody can approve it."), field="approval"
        )
    if facts.opens not in (RequestKind.FORM, RequestKind.INCIDENT, RequestKind.SERVICE_REQUEST):
        raise InvalidInput(_("Choose what it opens."), field="opens")
    if facts.priority not in Priority.values:
        raise InvalidInput(_("Choose a priority."), field="priority")
    if unknown := set(facts.roles) - set(ROLES):
        raise InvalidInput(
            _("These are no rights of customers: %(names)s.") % {"names": ", ".join(sorted(unknown))},
            field="roles",
        )


def _require_name(name: Mapping[str, str]) -> None:
    if not any(text.strip() for text in name.values()):
        raise InvalidInput(_("Give it a name."), field="name")


def _require_icon(icon: str) -> None:
    try:
        drawing(icon)
    except UnknownIconError as error:
        raise InvalidInput(_("There is no picture “%(name)s”.") % {"name": icon}, field="icon") from error


def _save(row: Any, constraint: str, said: str) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        if constraint not in str(error):
            raise
        raise InvalidInput(said, field="code") from error


def _customers_of(form: Form | None) -> list[int]:
    return list(form.customers.values_list("organisation_id", flat=True)) if form else []


def _keep_customers(actor: Actor, form: Form, wanted: frozenset[int]) -> None:
    rows = Organisation.objects.of(actor.provider).filter(
        pk__in=wanted, roles__contains=[OrganisationRole.CUSTOMER]
    )
    if wanted - set(rows.values_list("pk", flat=True)):
        raise InvalidInput(_("Choose customers of yours."), field="customers")
    known = set(_customers_of(form))
    form.customers.filter(organisation_id__in=known - wanted).delete()
    for pk in sorted(wanted - known):
        FormCustomer.objects.create(provider=actor.provider, form=form, organisation_id=pk)
