"""People and rights: the customer's administrator sees its people, adds them, grants and revokes (S1.9, S1.16)."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.pages import View
from huolto.foundation.views import Audience, page
from huolto.parties.choices import CUSTOMER_RIGHTS, DELEGATED_RIGHTS, Right
from huolto.parties.commands import close_login, grant_right, open_login, revoke_grant
from huolto.parties.enrolled import levels_of
from huolto.parties.forms import GrantForm, PersonForm, add_person, show_in_form
from huolto.parties.invitations import invite
from huolto.parties.models import Membership, Person
from huolto.parties.queries import (
    administered_people,
    found_people,
    grants_visible_to,
    is_held,
    today_at,
)
from huolto.portal.frame import render_portal

PAGE_SIZE = 50

_administrators = page(Audience.CUSTOMER, Right.ADMINISTER_CUSTOMER)


@_administrators
@require_GET
def people(request: Any) -> HttpResponse:
    """The people of the administrator's organisations: searched by name, address or number, filtered by right."""
    q = " ".join(request.GET.get("q", "").split())[:100]
    right = request.GET.get("right", "")
    if right not in CUSTOMER_RIGHTS | {"none"}:
        right = ""
    rows = found_people(administered_people(request.actor), q=q, right=right, provider=request.provider)
    views = [
        View(label=label, url=_here(q, value), current=value == right)
        for value, label in (
            ("", _("All")),
            *((choice.value, choice.label) for choice in Right if choice in CUSTOMER_RIGHTS),
            ("none", _("No right")),
        )
    ]
    found = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"found": found, "views": views, "q": q, "right": right}
    return render_portal(request, "portal/people/list.html", context, current="people")


@_administrators
@require_http_methods(["GET", "POST"])
def person_new(request: Any) -> HttpResponse:
    """Add a person, and mail a link to choose a password where a login is wanted."""
    form = PersonForm(request.POST if request.method == "POST" else None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            added = add_person(request, form.cleaned_data)
        except DomainError as error:
            show_in_form(form, error)
        else:
            messages.success(request, _("%(name)s is added.") % {"name": added.name})
            return HttpResponseRedirect(reverse("person", args=[added.pk]))
    return render_portal(
        request,
        "portal/people/new.html",
        {"form": form, "crumbs": ((_("People and rights"), reverse("people")), (_("Add a person"), ""))},
        current="people",
        status=422 if form.errors else 200,
    )


@_administrators
@require_http_methods(["GET", "POST"])
def person(request: Any, pk: int) -> HttpResponse:
    """One person with the rights held now and before; a POST grants another one."""
    shown = _person(request, pk)
    posted = request.method == "POST"
    form = GrantForm(request.POST if posted else None, actor=request.actor, person=shown)
    if posted and form.is_valid():
        try:
            grant_right(actor=request.actor, person=shown, **form.cleaned_data)
        except NotVisible:
            raise
        except DomainError as error:
            show_in_form(form, error)
        else:
            messages.success(request, _("%(name)s has the right now.") % {"name": shown.name})
            return HttpResponseRedirect(reverse("person", args=[pk]))
    today = today_at(request.provider)
    grants = list(
        grants_visible_to(request.actor)
        .filter(person=shown)
        .select_related("organisation", "place", "cost_centre", "granted_by", "revoked_by")
        .order_by("-granted_at", "-pk")
    )
    context = {
        "person": shown,
        "levels": levels_of(request.provider, [shown.pk]).get(shown.pk, ()),
        "logins": Membership.objects.of(request.provider)
        .filter(person=shown, is_active=True)
        .select_related("user"),
        "delegated": DELEGATED_RIGHTS,
        "held": [grant for grant in grants if is_held(grant, today)],
        "planned": [grant for grant in grants if grant.revoked_at is None and grant.valid_from > today],
        "past": [
            grant
            for grant in grants
            if grant.revoked_at or (grant.valid_until and grant.valid_until <= today)
        ],
        "form": form,
        "currency": request.provider.currency,
        "crumbs": ((_("People and rights"), reverse("people")), (shown.name, "")),
    }
    return render_portal(
        request, "portal/people/person.html", context, current="people", status=422 if form.errors else 200
    )


@_administrators
@require_POST
def grant_revoke(request: Any, pk: int) -> HttpResponse:
    """Take a right back at once."""
    grant = grants_visible_to(request.actor).filter(pk=pk).first()
    if grant is None:
        raise NotVisible
    revoked = revoke_grant(actor=request.actor, grant=grant)
    messages.success(request, _("%(name)s no longer has the right.") % {"name": revoked.person.name})
    return HttpResponseRedirect(reverse("person", args=[revoked.person_id]))


@_administrators
@require_POST
def person_login(request: Any, pk: int) -> HttpResponse:
    """Open (`do=open`) or shut (`do=close`) the person's login."""
    shown = _person(request, pk)
    if request.POST.get("do") == "close":
        for membership in Membership.objects.of(request.provider).filter(person=shown, is_active=True):
            close_login(actor=request.actor, membership=membership)
        messages.success(request, _("%(name)s can no longer sign in here.") % {"name": shown.name})
    else:
        membership = open_login(actor=request.actor, person=shown, email=shown.email, language=shown.language)
        invite(request, membership)
        messages.success(request, _("A mail with a link is on its way to %(name)s.") % {"name": shown.name})
    return HttpResponseRedirect(reverse("person", args=[pk]))


def _person(request: Any, pk: int) -> Person:
    found = administered_people(request.actor).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def _here(q: str, right: str) -> str:
    query = {key: value for key, value in (("q", q), ("right", right)) if value}
    return f"{reverse('people')}?{urlencode(query)}" if query else reverse("people")


urlpatterns = [
    path("people/", people, name="people"),
    path("people/new/", person_new, name="person_new"),
    path("people/<int:pk>/", person, name="person"),
    path("people/<int:pk>/login/", person_login, name="person_login"),
    path("grants/<int:pk>/revoke/", grant_revoke, name="grant_revoke"),
]
