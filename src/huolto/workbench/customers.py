"""Customers and other organisations: facts, doors, people, places, cost centres, how they acquire, who administers.

All staff with a right read; the provider's administrator changes. The provider's own organisation is kept here too.
"""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from huolto.catalogue.models import AcquisitionChoice
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.pages import View
from huolto.foundation.sorting import in_alphabet
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.parties.access import enrols_everywhere
from huolto.parties.choices import STAFF_RIGHTS, OrganisationRole, Right
from huolto.parties.commands import change_organisation, create_organisation, remove_sign_in_entry
from huolto.parties.forms import NewOrganisationForm, OrganisationForm, show_in_form
from huolto.parties.models import Contact, CostCentre, Organisation, Person, Place, SignInEntry
from huolto.parties.queries import found_people, grants_in_force, line_of, organisations_visible_to, today_at
from huolto.workbench.customer_parts import PARTS
from huolto.workbench.frame import render_workbench

PAGE_SIZE = 50
SHOWN = 20

_staff = page(Audience.STAFF, *STAFF_RIGHTS)
_administrator = page(Audience.STAFF, Right.ADMINISTER_PROVIDER)


@_staff
@require_GET
def customers(request: Any) -> HttpResponse:
    """Organisations by what they are, searched by name, short name, business id or city."""
    q = " ".join(request.GET.get("q", "").split())[:100]
    role = request.GET.get("role", OrganisationRole.CUSTOMER)
    if role not in OrganisationRole.values:
        role = OrganisationRole.CUSTOMER
    rows = organisations_visible_to(request.actor).filter(roles__contains=[role]).select_related("parent")
    for word in q.split():
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(slug__icontains=word)
            | Q(business_id__icontains=word)
            | Q(city__icontains=word)
        )
    here = reverse("work_customers")
    views = [
        View(label=label, url=f"{here}?role={value}", current=value == role)
        for value, label in (
            (OrganisationRole.CUSTOMER, _("Customers")),
            (OrganisationRole.LESSOR, _("Lessors")),
            (OrganisationRole.SUPPLIER, _("Suppliers")),
            (OrganisationRole.PROVIDER, _("Ourselves")),
        )
    ]
    found = Paginator(rows.order_by(in_alphabet(), "pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    counts = _people_counts([row.pk for row in found.object_list])
    context = {
        "found": found,
        "rows": [(row, counts.get(row.pk, 0)) for row in found.object_list],
        "views": views,
        "q": q,
        "role": role,
        "may_change": request.actor.has_right(Right.ADMINISTER_PROVIDER),
    }
    return render_workbench(request, "workbench/customers/list.html", context, current="work_customers")


@_administrator
@require_http_methods(["GET", "POST"])
def customer_new(request: Any) -> HttpResponse:
    """Add an organisation."""
    provider = request.provider
    form = NewOrganisationForm(
        request.POST if request.method == "POST" else None,
        actor=request.actor,
        initial={"country": provider.country, "language": provider.language, "payment_term_days": 14},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = create_organisation(
                actor=request.actor, calendar_system=provider.calendar_system, **form.cleaned_data
            )
        except DomainError as error:
            show_in_form(form, error)
        else:
            messages.success(request, _("%(name)s is added.") % {"name": made.name})
            return HttpResponseRedirect(reverse("work_customer", args=[made.pk]))
    return _form_page(request, form, _("Add an organisation"), None)


@_staff
@require_GET
def customer(request: Any, pk: int) -> HttpResponse:
    """One organisation with everything that is known of it."""
    shown = _organisation(request, pk)
    today = today_at(request.provider)
    administrators = grants_in_force(request.provider, today).filter(
        organisation_id__in=[one.pk for one in line_of(shown)], right=Right.ADMINISTER_CUSTOMER
    )
    people = found_people(
        Person.objects.of(request.provider).filter(organisation=shown, is_active=True),
        q="",
        right="",
        provider=request.provider,
    )
    choices = (
        AcquisitionChoice.objects.of(request.provider)
        .filter(customer_id__in=[one.pk for one in line_of(shown)])
        .select_related("category", "customer")
        .order_by("category", "-during")
    )
    context = {
        "customer": shown,
        "crumbs": (
            (_("Customers"), reverse("work_customers")),
            *((one.name, reverse("work_customer", args=[one.pk])) for one in reversed(line_of(shown)[1:])),
            (shown.name, ""),
        ),
        "parts": Organisation.objects.of(request.provider).filter(parent=shown),
        "roles": [OrganisationRole(role).label for role in shown.roles],
        "is_customer": OrganisationRole.CUSTOMER in shown.roles,
        "administrators": administrators.select_related("person", "organisation", "granted_by"),
        "doors": [
            (entry, text_in(entry.label))
            for entry in SignInEntry.objects.of(request.provider).filter(organisation=shown).select_related("place")
        ],
        "contacts": Contact.objects.of(request.provider).filter(organisation=shown),
        "choices": [
            (choice, text_in(choice.category.name) if choice.category else "", choice.during.lower <= today and (choice.during.upper is None or today < choice.during.upper))
            for choice in choices
        ],
        "people": people if request.GET.get("people") == "all" else people[:SHOWN],
        "people_count": people.count(),
        "places": Place.objects.of(request.provider).filter(organisation=shown, is_active=True).order_by("path"),
        "cost_centres": CostCentre.objects.of(request.provider).filter(organisation=shown).select_related("owner"),
        "may_change": request.actor.has_right(Right.ADMINISTER_PROVIDER),
        "may_enrol": enrols_everywhere(request.actor) and OrganisationRole.PROVIDER not in shown.roles,
    }  # fmt: skip
    return render_workbench(request, "workbench/customers/customer.html", context, current="work_customers")


@_administrator
@require_http_methods(["GET", "POST"])
def customer_facts(request: Any, pk: int) -> HttpResponse:
    """Change an organisation's facts."""
    shown = _organisation(request, pk)
    form = OrganisationForm(request.POST if request.method == "POST" else None, instance=shown)
    if request.method == "POST" and form.is_valid():
        try:
            change_organisation(actor=request.actor, organisation=shown, **form.cleaned_data)
        except DomainError as error:
            show_in_form(form, error)
        else:
            messages.success(request, _("The facts are saved."))
            return HttpResponseRedirect(reverse("work_customer", args=[pk]))
    return _form_page(request, form, _("Change the facts"), Organisation.objects.get(pk=shown.pk))


@_administrator
@require_http_methods(["GET", "POST"])
def customer_add(request: Any, pk: int, what: str) -> HttpResponse:
    """Add something to an organisation: see `customer_parts.PARTS`."""
    shown = _organisation(request, pk)
    part = PARTS.get(what)
    if part is None:
        raise NotVisible
    form = part.form(request.POST if request.method == "POST" else None, request.actor, shown)
    if request.method == "POST" and form.is_valid():
        try:
            part.add(request, shown, form.cleaned_data)
        except DomainError as error:
            show_in_form(form, error)
        else:
            messages.success(request, str(part.done))
            return HttpResponseRedirect(reverse("work_customer", args=[pk]))
    return _form_page(request, form, str(part.title), shown)


@_administrator
@require_POST
def door_remove(request: Any, pk: int) -> HttpResponse:
    """Take a door to sign in by away."""
    entry = SignInEntry.objects.of(request.provider).filter(pk=pk).first()
    if entry is None:
        raise NotVisible
    remove_sign_in_entry(actor=request.actor, entry=entry)
    messages.success(request, _("The door is taken away. Nobody loses a login by it."))
    return HttpResponseRedirect(reverse("work_customer", args=[entry.organisation_id]))


def _organisation(request: Any, pk: int) -> Organisation:
    found = (
        organisations_visible_to(request.actor).select_related("parent", "invoiced_to").filter(pk=pk).first()
    )
    if found is None:
        raise NotVisible
    return found


def _people_counts(ids: list[int]) -> dict[int, int]:
    counted = Person.objects.filter(organisation_id__in=ids, is_active=True).values("organisation_id")
    return {row["organisation_id"]: row["n"] for row in counted.annotate(n=Count("pk")).order_by()}


def _form_page(request: Any, form: Any, title: str, shown: Organisation | None) -> HttpResponse:
    crumbs = [(_("Customers"), reverse("work_customers"))]
    if shown is not None:
        crumbs.append((shown.name, reverse("work_customer", args=[shown.pk])))
    context = {"form": form, "title": title, "crumbs": (*crumbs, (title, ""))}
    return render_workbench(
        request,
        "workbench/customers/form.html",
        context,
        current="work_customers",
        status=422 if form.errors else 200,
    )


urlpatterns = [
    path("customers/", customers, name="work_customers"),
    path("customers/new/", customer_new, name="work_customer_new"),
    path("customers/<int:pk>/", customer, name="work_customer"),
    path("customers/<int:pk>/facts/", customer_facts, name="work_customer_facts"),
    path("customers/<int:pk>/add/<slug:what>/", customer_add, name="work_customer_add"),
    path("doors/<int:pk>/remove/", door_remove, name="work_door_remove"),
]
