"""Where is this agreed? A customer reads its agreements, clause by clause; every "why?" leads to a clause here."""

from typing import Any

from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from huolto.agreements.access import READING_CUSTOMERS, agreement_visible_to
from huolto.agreements.documents import document_of
from huolto.agreements.queries import agreements_of, version_in_force, versions_of
from huolto.charges.models import Charge, Rating
from huolto.foundation.errors import NotVisible
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.parties.queries import today_at
from huolto.portal.frame import render_portal

_readers = page(Audience.CUSTOMER, *READING_CUSTOMERS)


@_readers
@require_GET
def agreements(request: Any) -> HttpResponse:
    """The agreements that cover the reader's organisations."""
    today = today_at(request.provider)
    rows = [
        {"agreement": shown, "name": text_in(shown.name), "version": version_in_force(shown, today)}
        for shown in agreements_of(request.actor)
    ]
    return render_portal(request, "portal/agreements/list.html", {"rows": rows}, current="invoices")


@_readers
@require_GET
def agreement(request: Any, pk: int) -> HttpResponse:
    """One agreement as it is in force, or the version that a charge was made by (`?version=2#clause`)."""
    shown = agreement_visible_to(request.actor, pk)
    versions = list(versions_of(request.actor, shown))
    asked = request.GET.get("version")
    in_force = version_in_force(shown, today_at(request.provider))
    if asked:
        version = next((one for one in versions if str(one.number) == asked), None)
    else:
        version = in_force or next(iter(versions), None)
    if version is None:
        raise NotVisible
    context = {
        "agreement": shown,
        "version": version,
        "versions": versions,
        "in_force": in_force,
        "document": document_of(version, get_language() or "en"),
        "crumbs": ((_("Agreements"), reverse("agreements")), (text_in(shown.name), "")),
    }
    return render_portal(request, "portal/agreements/agreement.html", context, current="invoices")


def clause_url(row: Charge | Rating) -> str:
    """Where a customer reads the clause that a charge was made by, in the version that made it."""
    version = row.version
    return reverse("agreement", args=[row.agreement_id]) + f"?version={version.number}#clause-{row.clause}"


urlpatterns = [
    path("agreements/", agreements, name="agreements"),
    path("agreements/<int:pk>/", agreement, name="agreement"),
]
