"""What rating a period again would change: shown first, then done."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from huolto.agreements.models import Agreement, AgreementVersion
from huolto.charges.choices import PeriodState
from huolto.charges.commands import rate_period
from huolto.charges.differences import Difference, differences_of
from huolto.charges.models import Period
from huolto.charges.people import NOBODY, names_of_subjects
from huolto.charges.rating.projection import month_of_period
from huolto.charges.reasons import why_of
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.localisation import current
from huolto.foundation.pages import Why
from huolto.foundation.views import Audience, page
from huolto.invoicing.access import BILLING_STAFF
from huolto.parties.models import CostCentre, Organisation
from huolto.register.models import Item
from huolto.rules.periods import Period as Month
from huolto.workbench.frame import render_workbench

billing_only = page(Audience.STAFF, *BILLING_STAFF)


@dataclass(frozen=True)
class Line:
    """One difference as the page shows it."""

    difference: Difference
    month: Month
    subject: str
    customer: str
    why: Why


@require_GET
@billing_only
def period_differences(request: Any, label: str) -> HttpResponse:
    """What rating again would change in an open period, and in closed ones by what became known late."""
    period = _period(request, label)
    if period.state == PeriodState.CLOSED:
        return _closed(request, label)
    found = differences_of(request.actor, period)
    context = {
        "label": label,
        "month": month_of_period(period),
        "found": found,
        "lines": _lines(found.rows),
        "crumbs": (
            (_("Billing"), reverse("work_billing")),
            (label, reverse("work_period", args=[label])),
            (_("Differences"), ""),
        ),
    }
    return render_workbench(request, "workbench/billing/differences.html", context, current="work_billing")


@require_POST
@billing_only
def period_rate(request: Any, label: str) -> HttpResponse:
    """Rate an open period again."""
    period = _period(request, label)
    if period.state == PeriodState.CLOSED:
        return _closed(request, label)
    try:
        rate_period(actor=request.actor, period=period)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The period is rated as things stand now."))
    return HttpResponseRedirect(reverse("work_period", args=[label]))


def _period(request: Any, label: str) -> Period:
    found = Period.objects.of(request.provider).filter(label=label).first()
    if found is None:
        raise NotVisible
    return found


def _closed(request: Any, label: str) -> HttpResponse:
    messages.info(request, _("This period is closed; what is late is posted with the next one."))
    return HttpResponseRedirect(reverse("work_period", args=[label]))


def _lines(rows: list[Difference]) -> list[Line]:
    """The rows with what their reasons name, read set by set."""
    customers = _named(Organisation, "customer", rows)
    _named(Agreement, "agreement", rows)
    _named(AgreementVersion, "version", rows)
    items = _named(Item, "item", rows)
    _named(CostCentre, "cost_centre", rows)
    here = current()
    names = names_of_subjects(rows[0].row.provider_id, (one.row.subject for one in rows)) if rows else NOBODY
    return [
        Line(
            difference=one,
            month=month_of_period(one.period),
            subject=items[one.row.item_id].asset_tag
            if one.row.item_id in items
            else names.get(one.row.subject) or one.row.subject.partition(":")[2],
            customer=customers[one.row.customer_id].name,
            why=why_of(one.row, here.language, here.calendar_system, names=names),
        )
        for one in rows
    ]


def _named(model: type[Model], name: str, rows: list[Difference]) -> dict[int, Any]:
    found = model._default_manager.in_bulk({getattr(one.row, f"{name}_id") for one in rows} - {None})
    for one in rows:
        setattr(one.row, name, found.get(getattr(one.row, f"{name}_id")))
    return found


urlpatterns = [
    path("billing/<slug:label>/differences/", period_differences, name="work_period_differences"),
    path("billing/<slug:label>/rate/", period_rate, name="work_period_rate"),
]
