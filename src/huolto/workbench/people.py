"""One person as the provider sees it; its administrator makes staff, customer administrators and HR."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.views import Audience, page
from huolto.parties.choices import STAFF_RIGHTS, Right
from huolto.parties.commands import clear_mail_state, close_login, grant_right, open_login, revoke_grant
from huolto.parties.enrolled import levels_of
from huolto.parties.forms import GrantForm, show_in_form
from huolto.parties.invitations import invite
from huolto.parties.models import Grant, Membership, Person
from huolto.parties.queries import is_held, line_of, people_visible_to, today_at
from huolto.workbench.frame import render_workbench
from huolto.workbench.person_entitlement import entitlement_for_page


@page(Audience.STAFF, *STAFF_RIGHTS)
@require_http_methods(["GET", "POST"])
def work_person(request: Any, pk: int) -> HttpResponse:
    """A person with its rights and their history; a POST grants one (the provider's administrator only)."""
    shown = _person(request, pk)
    may_change = request.actor.has_right(Right.ADMINISTER_PROVIDER)
    if request.method == "POST" and not may_change:
        raise NotVisible
    posted = request.method == "POST"
    form = (
        GrantForm(request.POST if posted else None, actor=request.actor, person=shown) if may_change else None
    )
    if form is not None and posted and form.is_valid():
        try:
            grant_right(actor=request.actor, person=shown, **form.cleaned_data)
        except DomainError as error:
            show_in_form(form, error)
        else:
            messages.success(request, _("%(name)s has the right now.") % {"name": shown.name})
            return HttpResponseRedirect(reverse("work_person", args=[pk]))
    today = today_at(request.provider)
    grants = list(
        Grant.objects.of(request.provider)
        .filter(person=shown)
        .select_related("organisation", "place", "cost_centre", "granted_by", "revoked_by")
        .order_by("-granted_at", "-pk")
    )
    levels = levels_of(request.provider, [shown.pk]).get(shown.pk, ())
    context = {
        "person": shown,
        "levels": levels,
        "entitlement": entitlement_for_page(request.actor, shown, levels),
        "logins": Membership.objects.of(request.provider).filter(person=shown, is_active=True).select_related("user"),
        "held": [grant for grant in grants if is_held(grant, today) or (not grant.revoked_at and grant.valid_from > today)],
        "past": [grant for grant in grants if grant.revoked_at or (grant.valid_until and grant.valid_until <= today)],
        "form": form,
        "may_change": may_change,
        "revocable": frozenset(Right.values) if may_change else frozenset(),
        "currency": request.provider.currency,
        "crumbs": (
            (_("Customers"), reverse("work_customers")),
            *((one.name, reverse("work_customer", args=[one.pk])) for one in reversed(line_of(shown.organisation))),
            (shown.name, ""),
        ),
    }  # fmt: skip
    status = 422 if form is not None and form.errors else 200
    return render_workbench(
        request, "workbench/customers/person.html", context, current="work_customers", status=status
    )


@page(Audience.STAFF, Right.ADMINISTER_PROVIDER)
@require_POST
def work_grant_revoke(request: Any, pk: int) -> HttpResponse:
    """Take a right back at once."""
    grant = Grant.objects.of(request.provider).filter(pk=pk).first()
    if grant is None:
        raise NotVisible
    revoked = revoke_grant(actor=request.actor, grant=grant)
    messages.success(request, _("%(name)s no longer has the right.") % {"name": revoked.person.name})
    return HttpResponseRedirect(reverse("work_person", args=[revoked.person_id]))


@page(Audience.STAFF, Right.ADMINISTER_PROVIDER)
@require_POST
def work_person_login(request: Any, pk: int) -> HttpResponse:
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
    return HttpResponseRedirect(reverse("work_person", args=[pk]))


@page(Audience.STAFF, *STAFF_RIGHTS)
@require_POST
def work_person_mail_works(request: Any, pk: int) -> HttpResponse:
    """Say that mail reaches the person again."""
    cleared = clear_mail_state(actor=request.actor, person=_person(request, pk))
    messages.success(request, _("Mails go to %(name)s again.") % {"name": cleared.name})
    back = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(back if back and is_ours else reverse("work_person", args=[pk]))


def _person(request: Any, pk: int) -> Person:
    rows = people_visible_to(request.actor).select_related("organisation", "cost_centre", "place")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


urlpatterns = [
    path("people/<int:pk>/", work_person, name="work_person"),
    path("people/<int:pk>/mail-works/", work_person_mail_works, name="work_person_mail_works"),
    path("people/<int:pk>/login/", work_person_login, name="work_person_login"),
    path("grants/<int:pk>/revoke/", work_grant_revoke, name="work_grant_revoke"),
]
