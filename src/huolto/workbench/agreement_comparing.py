"""Agreements held against each other: two versions by clause, key and line; several agreements as a matrix."""

from typing import Any

from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from huolto.agreements.access import (
    READING_STAFF,
    agreement_visible_to,
    agreements_visible_to,
    versions_visible_to,
)
from huolto.agreements.choices import VersionState
from huolto.agreements.comparing import comparison_of, matrix_of
from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import lines_between, versions_of
from huolto.foundation.errors import NotVisible
from huolto.foundation.texts import is_id, text_in
from huolto.foundation.views import Audience, page
from huolto.parties.models import Organisation
from huolto.parties.queries import today_at
from huolto.workbench.frame import render_workbench

MOST_COLUMNS = 8
MOST_CHOICES = 200

_readers = page(Audience.STAFF, *READING_STAFF)


@_readers
@require_GET
def agreement_compare(request: Any, pk: int) -> HttpResponse:
    """Two versions: `?old=2&new=3`, by default the newest and the one before it."""
    shown = agreement_visible_to(request.actor, pk)
    versions = list(versions_of(request.actor, shown))
    if not versions:
        raise NotVisible
    new = _numbered(versions, request.GET.get("new")) or versions[0]
    earlier = [version for version in versions if version.number < new.number]
    old = _numbered(versions, request.GET.get("old")) or (earlier[0] if earlier else new)
    lines = lines_between(old.source, new.source)
    context = {
        "agreement": shown,
        "name": text_in(shown.name),
        "versions": versions,
        "old": old,
        "new": new,
        "comparison": comparison_of(old, new, get_language() or "en"),
        "lines": lines,
        "came": sum(line.kind == "+" for line in lines),
        "went": sum(line.kind == "-" for line in lines),
        "crumbs": (
            (_("Agreements"), reverse("work_agreements")),
            (text_in(shown.name), reverse("work_agreement", args=[pk])),
            (_("Compare versions"), ""),
        ),
    }
    return render_workbench(request, "workbench/agreements/compare.html", context, current="work_agreements")


@_readers
@require_GET
def agreement_matrix(request: Any) -> HttpResponse:
    """Several agreements side by side: those of `?customer=`, or the versions that `?version=` names."""
    today = today_at(request.provider)
    everything = versions_visible_to(request.actor).select_related("agreement__customer")
    offered = list(
        (everything.filter(in_force__contains=today) | everything.filter(state=VersionState.DRAFT)).order_by(
            "agreement__customer__name", "agreement__code", "number"
        )[:MOST_CHOICES]
    )
    asked = {int(number) for number in request.GET.getlist("version") if is_id(number)}
    customer = request.GET.get("customer", "")
    if asked:
        chosen = list(everything.filter(pk__in=asked).order_by("agreement__code", "number", "pk"))
    elif is_id(customer):
        chosen = _of_customer(request, int(customer), offered)
    else:
        chosen = []
    chosen = chosen[:MOST_COLUMNS]
    context = {
        "chosen": [
            (version, text_in(version.agreement.name) or version.agreement.code) for version in chosen
        ],
        "chosen_ids": {version.pk for version in chosen},
        "offered": [
            (version, text_in(version.agreement.name) or version.agreement.code) for version in offered
        ],
        "parts": matrix_of(chosen, get_language() or "en") if chosen else [],
        "most": MOST_COLUMNS,
        "crumbs": ((_("Agreements"), reverse("work_agreements")), (_("Side by side"), "")),
    }
    return render_workbench(request, "workbench/agreements/matrix.html", context, current="work_agreements")


def _of_customer(request: Any, pk: int, offered: list[AgreementVersion]) -> list[AgreementVersion]:
    """What is in force or drafted for a customer and the organisations above it."""
    customer = Organisation.objects.of(request.provider).filter(pk=pk).first()
    if customer is None:
        return []
    above = [int(part) for part in customer.path.split("/") if part]
    agreements = set(
        agreements_visible_to(request.actor).filter(customer_id__in=above).values_list("pk", flat=True)
    )
    return [version for version in offered if version.agreement_id in agreements]


def _numbered(versions: list[AgreementVersion], number: str | None) -> AgreementVersion | None:
    return next((version for version in versions if str(version.number) == number), None)


urlpatterns = [
    path("agreements/side-by-side/", agreement_matrix, name="work_agreement_matrix"),
    path("agreements/<int:pk>/compare/", agreement_compare, name="work_agreement_compare"),
]
