"""Forms for a reader: which there are in which area, what may be chosen in them, and what was answered.

Begin at `areas_for` and `form_for`; who may see a form is decided here alone, for lists and single forms alike.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, QuerySet, Sum
from django.db.models.functions import Concat, Lower

from huolto.desk.access import requests_visible_to
from huolto.desk.choices import DefinitionState
from huolto.desk.models import Form, FormAnswers, FormHelp, FormVersion, ServiceArea, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.foundation.localisation import current
from huolto.foundation.models import Provider
from huolto.foundation.sorting import in_alphabet
from huolto.foundation.texts import texts_of
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.parties.picking import People
from huolto.parties.queries import today_at
from huolto.register.access import items_visible_to
from huolto.register.choices import FINAL
from huolto.register.models import Item
from huolto.rules.forms import Definition, FieldKind, Line, parse_definition, summary_of
from huolto.rules.forms.model import REFERENCES, Default
from huolto.rules.forms.summary import references_in

SUPERVISOR = "supervisor"
MOST_CHOICES = 1000
"""Rows that a list to choose from holds."""


@dataclass(frozen=True)
class ShownArea:
    """An area as a reader sees it: its forms, or until it opens the way to its old channel."""

    area: ServiceArea
    forms: tuple[Form, ...]
    is_open: bool


def published() -> QuerySet[FormVersion]:
    """The versions that are filled in today."""
    return FormVersion.objects.filter(state=DefinitionState.PUBLISHED)


def areas_for(actor: Actor) -> list[ShownArea]:
    """The areas with the forms that the reader may fill in; what has neither forms nor an old channel is left out (S2.10)."""
    today = today_at(actor.provider)
    forms: dict[int, list[Form]] = {}
    for form in _meant_for(actor, Form.objects.of(actor.provider).filter(is_active=True)):
        forms.setdefault(form.area_id, []).append(form)
    shown = []
    for area in ServiceArea.objects.of(actor.provider).filter(is_active=True):
        is_open = is_open_on(area, today)
        own = tuple(forms.get(area.pk, ())) if is_open else ()
        if own or (not is_open and area.old_url):
            shown.append(ShownArea(area, own, is_open))
    return shown


def form_for(actor: Actor, code: str) -> Form:
    """A form that the reader may fill in, by its code; raises NotVisible."""
    rows = Form.objects.of(actor.provider).filter(code=code).select_related("area", "queue")
    for form in _meant_for(actor, rows):
        if form.area.is_active and is_open_on(form.area, today_at(actor.provider)):
            return form
    raise NotVisible


def forms_found(actor: Actor, text: str, limit: int) -> list[Form]:
    """The reader's forms in whose name or summary each word of a text stands, in whatever language."""
    rows = Form.objects.of(actor.provider).filter(is_active=True, area__is_active=True)
    rows = rows.select_related("area").annotate(words=Lower(Concat(texts_of("name"), texts_of("summary"))))
    for word in text.lower().split():
        rows = rows.filter(words__contains=word)
    # Whom they are for is asked of the few that fit, and of none where none does.
    fitting = list(rows.values_list("pk", flat=True)[: limit * 3])
    if not fitting:
        return []
    today = today_at(actor.provider)
    meant = _meant_for(actor, rows.filter(pk__in=fitting))
    return [form for form in meant if is_open_on(form.area, today)][:limit]


def is_open_on(area: ServiceArea, day: date) -> bool:
    """Whether the area is here by then; before, it is found in its old channel (S2.14)."""
    return area.opens_on is None or area.opens_on <= day


def published_version(form: Form) -> FormVersion:
    """What the form asks today; raises NotVisible where nothing is published."""
    found = published().filter(form=form).first()
    if found is None:
        raise NotVisible
    return found


def definition_of(version: FormVersion) -> Definition:
    """The definition of a version that was published; raises DefinitionError for a draft with mistakes."""
    return parse_definition(version.definition)


def _meant_for(actor: Actor, rows: QuerySet[Form]) -> list[Form]:
    """Those of the forms that are published and meant for this person's organisation and rights."""
    found = rows.filter(pk__in=published().values("form_id")).prefetch_related("customers")
    own_path = Organisation.objects.filter(pk=actor.organisation_id).values_list("path", flat=True).first()
    line = {int(part) for part in (own_path or "").split("/") if part}
    held = {scope.right for scope in actor.scopes}
    meant: list[Form] = []
    leads: bool | None = None
    for form in found:
        if not actor.is_system:
            named = {one.organisation_id for one in form.customers.all()}
            if named and not named & line:
                continue
            if form.roles and not held & set(form.roles):
                if SUPERVISOR not in form.roles:
                    continue
                leads = _has_people(actor) if leads is None else leads
                if not leads:
                    continue
        meant.append(form)
    return meant


def _has_people(actor: Actor) -> bool:
    led = Person.objects.of(actor.provider).filter(manager_id=actor.person_id, is_active=True)
    return actor.person_id is not None and led.exists()


Choices = Mapping[FieldKind, Sequence[tuple[int, str]] | People]
"""What each kind of reference may name: rows with their words, and people as who may be asked for."""


def choices_for(actor: Actor, definition: Definition) -> dict[FieldKind, list[tuple[int, str]] | People]:
    """What each kind of reference in a definition may name; only the kinds that are asked for."""
    kinds = {part.kind for one in definition.fields for part in (one, *one.fields)} & REFERENCES
    organisation = Organisation.objects.of(actor.provider).filter(pk=actor.organisation_id).first()
    if organisation is None:
        return {kind: [] for kind in kinds}
    return {
        kind: people_to_name(actor) if kind is FieldKind.PERSON else _CHOICES[kind](actor, organisation)
        for kind in kinds
    }


def known_of(choices: Choices) -> dict[FieldKind, Collection[int]]:
    """The same as the rules want it."""
    return {
        kind: rows if isinstance(rows, People) else {pk for pk, _name in rows}
        for kind, rows in choices.items()
    }


def people_to_name(actor: Actor) -> People:
    """Whom the actor may name: people of their own organisation and below, and their supervisor."""
    rows = Person.objects.of(actor.provider).filter(is_active=True, erased_at=None)
    path = Organisation.objects.filter(pk=actor.organisation_id).values_list("path", flat=True).first()
    if path is None:
        return People(rows.none())
    own = rows.filter(organisation__path__startswith=path)
    # A supervisor may stand in the organisation above.
    led_by = rows.filter(pk__in=Person.objects.filter(pk=actor.person_id).values("manager_id"))
    return People(own | led_by)


def _items(actor: Actor, _organisation: Organisation) -> list[tuple[int, str]]:
    rows = items_visible_to(actor).filter(holder_id=actor.person_id).exclude(state__in=FINAL)
    rows = rows.select_related("device_model__maker").order_by("asset_tag")
    return [(one.pk, item_words(one)) for one in rows[:MOST_CHOICES]]


def _places(actor: Actor, organisation: Organisation) -> list[tuple[int, str]]:
    rows = Place.objects.of(actor.provider).filter(is_active=True, organisation_id__in=_around(organisation))
    return list(rows.order_by(in_alphabet(), "pk").values_list("pk", "name")[:MOST_CHOICES])


def _cost_centres(actor: Actor, organisation: Organisation) -> list[tuple[int, str]]:
    rows = CostCentre.objects.of(actor.provider).filter(
        is_active=True, organisation_id__in=_around(organisation)
    )
    return [(one.pk, str(one)) for one in rows.order_by("code")[:MOST_CHOICES]]


def _around(organisation: Organisation) -> list[int]:
    """The organisation, those above that pay for it, and those below."""
    line = [int(part) for part in organisation.path.split("/") if part]
    below = Organisation.objects.of(organisation.provider_id).filter(path__startswith=organisation.path)
    return [*line, *below.values_list("pk", flat=True)]


_CHOICES = {
    FieldKind.ITEM: _items,
    FieldKind.PLACE: _places,
    FieldKind.COST_CENTRE: _cost_centres,
}


def item_words(item: Item) -> str:
    """A device as people know it, with its tag."""
    name = str(item.device_model) if item.device_model else item.name
    return f"{name} ({item.asset_tag})" if name else item.asset_tag


def beginnings_for(person: Person, definition: Definition) -> dict[str, Any]:
    """What fields begin with, taken from the person who fills them in."""
    values = {
        Default.SELF: person.pk,
        Default.SUPERVISOR: person.manager_id,
        Default.COST_CENTRE: person.cost_centre_id,
        Default.PLACE: person.place_id,
        Default.TODAY: today_at(person.provider).isoformat(),
    }
    return {
        one.id: values[one.default]
        for one in definition.fields
        if one.default is not None and values[one.default] is not None
    }


def answers_told(request: ServiceRequest) -> tuple[Line, ...]:
    """What was answered on the form behind a request, for its reader; nothing where there is no form, or they are gone.

    Whoever may read the request may read its answers: the caller has asked for the request by its access.
    """
    kept = FormAnswers.objects.filter(request=request).select_related("version").first()
    if kept is None or kept.forgotten_at is not None:
        return ()
    return told_of(request.provider, definition_of(kept.version), kept.answers)


def told_of(provider: Provider, definition: Definition, answers: Mapping[str, Any]) -> tuple[Line, ...]:
    """Answers in the reader's words, with what they name by its name of today."""
    here = current()
    return summary_of(
        definition,
        answers,
        language=here.language,
        calendar=here.calendar_system,
        currency=provider.currency,
        names=names_of(provider.pk, references_in(definition, answers)),
    )


def names_of(provider_id: int, references: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """What rows that answers name are called today, by kind and id."""
    wanted: dict[str, set[int]] = {}
    for kind, pk in references:
        wanted.setdefault(kind, set()).add(pk)
    found: dict[tuple[str, int], str] = {}
    for kind, model in ((FieldKind.PERSON, Person), (FieldKind.PLACE, Place)):
        rows = model.objects.of(provider_id).filter(pk__in=wanted.get(kind, ()))
        found |= {(kind.value, pk): name for pk, name in rows.values_list("pk", "name")}
    for centre in CostCentre.objects.of(provider_id).filter(pk__in=wanted.get(FieldKind.COST_CENTRE, ())):
        found[FieldKind.COST_CENTRE.value, centre.pk] = str(centre)
    items = Item.objects.of(provider_id).filter(pk__in=wanted.get(FieldKind.ITEM, ()))
    for item in items.select_related("device_model__maker"):
        found[FieldKind.ITEM.value, item.pk] = item_words(item)
    return found


def forms_kept(actor: Actor) -> QuerySet[Form]:
    """All forms of the provider with their versions, how often they were sent and how often they helped before: for their keepers."""
    versions = FormVersion.objects.defer("definition").order_by("-number")
    return (
        Form.objects.of(actor.provider)
        .select_related("area", "queue")
        .prefetch_related(Prefetch("versions", queryset=versions))
        .order_by("area__position", "area__code", "position", "code")
    )


def sent_of(actor: Actor) -> dict[int, int]:
    """How many requests that the actor may read came of each form: of HR's, only HR counts."""
    rows = FormAnswers.objects.filter(request__in=requests_visible_to(actor)).order_by()
    return dict(rows.values_list("version__form_id").annotate(count=Count("pk")))


def helped_of(actor: Actor) -> dict[int, int]:
    """How often each form solved it before anything was asked."""
    rows = FormHelp.objects.of(actor.provider).order_by()
    return dict(rows.values_list("form_id").annotate(count=Sum("count")))
