"""Where is this agreed? A customer reads its agreements, clause by clause; every "why?" leads to a clause here."""

from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from huolto.agreements.access import READING_CUSTOMERS, agreement_visible_to
from huolto.agreements.choices import VersionState
from huolto.agreements.documents import document_of
from huolto.agreements.models import Agreement, AgreementVersion
from huolto.agreements.queries import agreements_of, version_in_force, versions_of
from huolto.charges.models import Charge, Rating
from huolto.charges.notices import notices_of_agreement
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
    shown = agreements_of(request.actor).prefetch_related(
        Prefetch("versions", AgreementVersion.objects.filter(state=VersionState.ACTIVE), to_attr="with_days")
    )
    rows = [_row(one, today) for one in shown]
    return render_portal(request, "portal/agreements/list.html", {"rows": rows}, current="invoices")


@_readers
@require_GET
def agreement(request: Any, pk: int) -> HttpResponse:
    """One agreement as it is in force, or the version that a charge was made by (`?version=2#clause`)."""
    shown = agreement_visible_to(request.actor, pk)
    versions = list(versions_of(request.actor, shown))
    asked = request.GET.get("version")
    in_force = version_in_force(shown, today_at(request.provider))
    rows = [one for one in versions if not one.in_force.isempty]
    if asked:
        version = next((one for one in versions if str(one.number) == asked), None)
    else:
        version = in_force or next(iter(rows), None)
    if version is None:
        raise NotVisible
    today = today_at(request.provider)
    coming = [one for one in versions if one.in_force.lower and one.in_force.lower > today]
    context = {
        "coming": min((one for one in coming if one != version), key=_begins, default=None),
        "is_coming": version in coming,
        "agreement": shown,
        "version": version,
        "versions": rows,
        "in_force": in_force,
        "notices": notices_of_agreement(request.actor, shown),
        "document": document_of(version, get_language() or "en"),
        "crumbs": ((_("Agreements"), reverse("agreements")), (text_in(shown.name), "")),
    }
    return render_portal(request, "portal/agreements/agreement.html", context, current="invoices")


def _row(shown: Agreement, today: date) -> dict[str, Any]:
    lasting = [one for one in shown.with_days if not one.in_force.isempty]  # type: ignore[attr-defined]
    coming = [one for one in lasting if one.in_force.lower and one.in_force.lower > today]
    return {
        "agreement": shown,
        "name": text_in(shown.name),
        "version": next((one for one in lasting if today in one.in_force), None),
        "coming": min(coming, key=_begins, default=None),
    }


def _begins(version: AgreementVersion) -> date:
    return version.in_force.lower or date.min


def clause_url(row: Charge | Rating) -> str:
    """Where a customer reads the clause that a charge was made by, in the version that made it."""
    version = row.version
    return reverse("agreement", args=[row.agreement_id]) + f"?version={version.number}#clause-{row.clause}"


urlpatterns = [
    path("agreements/", agreements, name="agreements"),
    path("agreements/<int:pk>/", agreement, name="agreement"),
]
