"""Who has which level of service, on pages: many people enrolled, moved to another level or withdrawn from a day.

`EnrolmentPages` is mounted by each face. People are picked from the list, or listed by address or employee number.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from huolto.agreements.levels import levels_named
from huolto.faces.enrolment_forms import EnrolmentForm
from huolto.faces.face import Face
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible
from huolto.foundation.localisation import figure
from huolto.foundation.pages import View
from huolto.foundation.sorting import in_alphabet
from huolto.foundation.views import page
from huolto.parties.access import (
    ENROLLING_STAFF,
    cost_centres_visible_to,
    organisations_visible_to,
    people_enrolled_by,
)
from huolto.parties.choices import Right
from huolto.parties.commands import NewEnrolment, change_enrolments, end_enrolments, enrol_people
from huolto.parties.enrolled import Held, levels_of
from huolto.parties.forms import show_in_form
from huolto.parties.models import CostCentre, Enrolment, Organisation, Person
from huolto.parties.queries import found_people, today_at

PAGE_SIZE = 100
MOST_CHOICES = 500
"""Cost centres or payers that a list offers; with a customer chosen there are its own only."""


@dataclass(frozen=True)
class EnrolmentPages:
    """The page of one face."""

    face: Face

    def urlpatterns(self) -> list[URLPattern]:
        """The addresses below the face's own."""
        rights = ENROLLING_STAFF if self.face.is_staff else {Right.ADMINISTER_CUSTOMER}
        guard = page(self.face.audience, *rights)
        view = guard(require_http_methods(["GET", "POST"])(self.enrolments))
        return [path("enrolments/", view, name=f"{self.face.prefix}enrolments")]

    def enrolments(self, request: Any) -> HttpResponse:
        """The people with their levels, and a form for what is done with those picked."""
        today = today_at(request.provider)
        q = " ".join(request.GET.get("q", "").split())[:100]
        show = request.GET.get("show", "")
        mine = people_enrolled_by(request.actor).filter(is_active=True)
        customer = request.GET.get("customer", "")
        if customer.isdecimal():
            mine = mine.filter(organisation_id=int(customer))
        rows = found_people(_shown(mine, show, today), q=q, right="", provider=request.provider)
        posted = request.method == "POST"
        levels = _levels(request.actor, today)
        centres, payers = _offered(request.actor, mine)
        form = EnrolmentForm(
            request.POST if posted else None,
            levels=levels,
            centres=centres,
            payers=payers,
            initial={"day": today},
        )
        picked = {int(pk) for pk in request.POST.getlist("pick") if pk.isdecimal()}
        if posted and form.is_valid():
            try:
                done = _do(request.actor, mine, picked, form.cleaned_data)
            except NotVisible:
                raise
            except DomainError as error:
                # The command calls what it was given by its column.
                error.field = (error.field or "").removesuffix("_id") or None
                show_in_form(form, error)
            else:
                messages.success(request, done)
                return HttpResponseRedirect(request.get_full_path())
        found = Paginator(rows.select_related("organisation", "cost_centre"), PAGE_SIZE).get_page(
            request.GET.get("page")
        )
        held = levels_of(request.provider, [person.pk for person in found.object_list])
        context = {
            "form": form,
            "found": found,
            "people": [
                (person, _now_or_later(held.get(person.pk, ()), today)) for person in found.object_list
            ],
            "picked": picked,
            "levels": levels,
            "views": self._views(q, customer, show),
            "q": q,
            "show": show,
            "customer": customer,
            "today": today,
            "person_page": f"{self.face.prefix}person",
            "here": self.face.url("enrolments"),
        }
        return self.face.render(
            request, "parties/enrolments.html", context, status=422 if form.errors else 200
        )

    def _views(self, q: str, customer: str, show: str) -> list[View]:
        given = "".join(f"&{name}={value}" for name, value in (("q", q), ("customer", customer)) if value)
        return [
            View(label=label, url=f"{self.face.url('enrolments')}?show={value}{given}", current=value == show)
            for value, label in (("", _("All")), ("enrolled", _("Enrolled")), ("none", _("Not enrolled")))
        ]


def _shown(rows: "QuerySet[Person]", show: str, today: date) -> "QuerySet[Person]":
    has_level = Exists(Enrolment.objects.filter(person=OuterRef("pk"), during__contains=today))
    if show == "enrolled":
        return rows.filter(has_level)
    return rows.filter(~has_level) if show == "none" else rows


def _levels(actor: Actor, today: date) -> list[str]:
    """What agreements name, and what the actor's people have."""
    people = people_enrolled_by(actor).values("pk")
    rows = Enrolment.objects.of(actor.provider).filter(person__in=people).order_by().distinct()
    had = set(rows.values_list("level", flat=True))
    # Other customers' agreements are nobody's business but theirs and the provider's.
    return sorted(had | set(levels_named(actor.provider, today, customers=_lines(actor))))


def _offered(actor: Actor, mine: "QuerySet[Person]") -> tuple[list[CostCentre], list[Organisation]]:
    """Cost centres and payers of the organisations of these people, and of those above and beside them; two queries and one."""
    paths = mine.order_by().values_list("organisation__path", flat=True).distinct()
    trees = {path.split("/")[1] for path in paths if path}
    of_trees, centres_of_trees = Q(pk__in=[]), Q(pk__in=[])
    for tree in trees:
        of_trees |= Q(path__startswith=f"/{tree}/")
        centres_of_trees |= Q(organisation__path__startswith=f"/{tree}/")
    centres = cost_centres_visible_to(actor).filter(centres_of_trees, is_active=True).order_by("code", "pk")
    payers = organisations_visible_to(actor).filter(of_trees).order_by(in_alphabet(), "pk")
    return list(centres[:MOST_CHOICES]), list(payers[:MOST_CHOICES])


def _lines(actor: Actor) -> set[int] | None:
    """Customers whose agreements answer for the actor's people; None is all."""
    if actor.is_staff_of_provider:
        return None
    paths = people_enrolled_by(actor).order_by().values_list("organisation__path", flat=True).distinct()
    return {int(part) for path in paths for part in path.split("/") if part}


def _now_or_later(held: Sequence[Held], today: date) -> list[Held]:
    return [one for one in held if one.until is None or one.until > today]


def _do(actor: Actor, mine: "QuerySet[Person]", picked: Iterable[int], facts: dict[str, Any]) -> str:
    """Do what was asked with the picked and the listed people; answers what to say."""
    people = {*mine.filter(pk__in=picked).values_list("pk", flat=True), *_listed(mine, facts["listed"])}
    if not people:
        raise InvalidInput(_("Nobody is picked. Pick people in the list, or name them below."))
    return _DEEDS[facts["do"]](actor, people, facts)


def _listed(mine: "QuerySet[Person]", text: str) -> set[int]:
    """The people of these addresses and employee numbers, one a line; raises InvalidInput that names the others."""
    words = {word.strip().lower() for word in text.replace(",", "\n").replace(";", "\n").splitlines()} - {""}
    if not words:
        return set()
    by_word: dict[str, set[int]] = {}
    for pk, email, number in mine.values_list("pk", "email", "employee_number"):
        for word in {email.strip().lower(), number.strip().lower()} & words:
            by_word.setdefault(word, set()).add(pk)
    wrong = sorted(word for word in words if len(by_word.get(word, ())) != 1)
    if wrong:
        raise InvalidInput(
            _("Of these nobody, or more than one, is found: %(words)s. Write address or employee number.")
            % {"words": ", ".join(wrong[:5])},
            field="listed",
        )
    return {pk for found in by_word.values() for pk in found}


def _enrol(actor: Actor, people: set[int], facts: dict[str, Any]) -> str:
    new = [
        NewEnrolment(
            person_id=pk,
            level=facts["level"],
            from_on=facts["day"],
            group=facts["group"],
            cost_centre_id=_id(facts["cost_centre"]),
            payer_id=_id(facts["payer"]),
        )
        for pk in sorted(people)
    ]
    enrol_people(actor=actor, enrolments=new)
    said = ngettext(
        "%(count)s person has the level %(level)s now.",
        "%(count)s people have the level %(level)s now.",
        len(new),
    )
    return said % {"count": figure(len(new)), "level": facts["level"]}


def _change(actor: Actor, people: set[int], facts: dict[str, Any]) -> str:
    chosen = _lines_held(actor, people, facts, lambda held: held.holds(facts["day"]))
    said = {name: facts[name] for name in ("level", "group") if facts[name]}
    ids = {f"{name}_id": _id(facts[name]) for name in ("cost_centre", "payer") if facts[name]}
    change_enrolments(
        actor=actor, lines={one.line for one in chosen}, from_on=facts["day"], changes=said | ids
    )
    return _moved(chosen, facts["level"])


def _id(chosen: str) -> int | None:
    return int(chosen) if chosen else None


def _moved(chosen: Sequence[Held], level: str) -> str:
    count = len({one.person_id for one in chosen})
    if not level:
        said = ngettext("%(count)s person is changed.", "%(count)s people are changed.", count)
        return said % {"count": figure(count)}
    said = ngettext(
        "%(count)s person changes to the level %(level)s.",
        "%(count)s people change to the level %(level)s.",
        count,
    )
    return said % {"count": figure(count), "level": level}


def _end(actor: Actor, people: set[int], facts: dict[str, Any]) -> str:
    chosen = _lines_held(actor, people, facts, lambda held: held.until is None or held.until > facts["day"])
    end_enrolments(actor=actor, lines={one.line for one in chosen}, from_on=facts["day"])
    count = len({one.person_id for one in chosen})
    said = ngettext("The level of %(count)s person ends.", "The levels of %(count)s people end.", count)
    return said % {"count": figure(count)}


def _lines_held(
    actor: Actor, people: set[int], facts: dict[str, Any], wanted: Callable[[Held], bool]
) -> list[Held]:
    held = [one for rows in levels_of(actor.provider, people).values() for one in rows]
    chosen = [one for one in held if wanted(one) and one.level == (facts["from_level"] or one.level)]
    if not chosen:
        raise InvalidInput(_("None of these people has the level on that day."), field="from_level")
    return chosen


_DEEDS = {"enrol": _enrol, "change": _change, "end": _end}
