"""Billing: the periods, what a run would make, and the run itself."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from huolto.charges.choices import PeriodState
from huolto.charges.commands.periods import month_named
from huolto.charges.models import Period
from huolto.charges.notices import notices_of_period
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible
from huolto.foundation.localisation import figure
from huolto.foundation.views import Audience, page
from huolto.invoicing.access import BILLING_STAFF
from huolto.invoicing.choices import InvoiceState
from huolto.invoicing.commands import run_billing
from huolto.invoicing.queries import invoices_for, period_rows
from huolto.invoicing.results import BillingResult
from huolto.parties.queries import today_at
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import month_of, previous_period
from huolto.workbench.frame import render_workbench

billing_only = page(Audience.STAFF, *BILLING_STAFF)


@billing_only
def billing(request: Any) -> HttpResponse:
    """The provider's periods with their state."""
    today = today_at(request.provider)
    last = previous_period(month_of(today, CalendarSystem(request.provider.calendar_system)))
    rows = period_rows(request.actor)
    is_billed = any(
        row.month == last and row.period.state == PeriodState.CLOSED and (row.drafts or row.issued)
        for row in rows
    )
    context = {"periods": rows, "to_bill": None if is_billed else last}
    return render_workbench(request, "workbench/billing/periods.html", context, current="work_billing")


@billing_only
def period(request: Any, label: str) -> HttpResponse:
    """One period: its state, its documents, and with `?preview=1` what a run would make now."""
    result, problem = None, ""
    if request.GET.get("preview"):
        try:
            result = run_billing(actor=request.actor, period_label=label, dry_run=True)
        except DomainError as error:
            problem = str(error)
    return _show(request, label, result=result, problem=problem)


@require_POST
@billing_only
def period_run(request: Any, label: str) -> HttpResponse:
    """Bill the period; a second click finds nothing left to bill."""
    try:
        result = run_billing(actor=request.actor, period_label=label)
    except DomainError as error:
        return _show(request, label, problem=str(error), status=error.status)
    count = len(result.documents)
    if count:
        said = ngettext("%(count)s draft was made.", "%(count)s drafts were made.", count) % {
            "count": figure(count)
        }
        messages.success(request, said)
    else:
        messages.info(request, _("Nothing is left to bill."))
    return HttpResponseRedirect(reverse("work_period", args=[label]))


def _show(
    request: Any, label: str, *, result: BillingResult | None = None, problem: str = "", status: int = 200
) -> HttpResponse:
    try:
        month = month_named(request.provider, label)
    except InvalidInput as error:
        raise NotVisible from error
    found = Period.objects.of(request.provider).filter(label=label).first()
    made = invoices_for(request.actor).filter(period=found).exclude(state="void") if found else []
    context = {
        "label": label,
        "month": month,
        "period": found,
        "is_closed": found is not None and found.state == PeriodState.CLOSED,
        "is_over": month.end <= today_at(request.provider),
        "documents": (documents := list(made[:200])),
        "has_drafts": any(one.state == InvoiceState.DRAFT for one in documents),
        "result": result,
        "problem": problem,
        "notices": notices_of_period(request.actor, found) if found else (),
        "crumbs": ((_("Billing"), reverse("work_billing")), (label, "")),
    }
    return render_workbench(
        request, "workbench/billing/period.html", context, current="work_billing", status=status
    )


urlpatterns = [
    path("billing/", billing, name="work_billing"),
    path("billing/<slug:label>/", period, name="work_period"),
    path("billing/<slug:label>/run/", period_run, name="work_period_run"),
]
