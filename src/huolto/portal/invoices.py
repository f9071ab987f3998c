"""The customer's invoices: what was issued to the reader's organisations, each line with its reason, and the PDF."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from huolto.foundation.pages import View
from huolto.foundation.views import Audience, page
from huolto.invoicing.access import READING_CUSTOMERS, invoice_visible_to
from huolto.invoicing.paper import ensure_pdf, pdf_name
from huolto.invoicing.queries import invoice_page, invoices_for, month_of
from huolto.portal.frame import render_portal

PAGE_SIZE = 24

readers_only = page(Audience.CUSTOMER, *READING_CUSTOMERS)


@readers_only
def invoices(request: Any) -> HttpResponse:
    """Invoices and credit notes, the newest first."""
    view, words = request.GET.get("view", ""), request.GET.get("q", "")
    rows = invoices_for(request.actor, view=view if view == "credit" else "", words=words)
    here = reverse("invoices")
    views = (
        View(label=_("All"), url=here, current=view != "credit"),
        View(label=_("Credit notes"), url=f"{here}?view=credit", current=view == "credit"),
    )
    found = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    for one in found.object_list:
        one.month = month_of(one.period)
    context = {"found": found, "views": views, "words": words, "view": view}
    return render_portal(request, "portal/invoices/list.html", context, current="invoices")


@readers_only
def invoice(request: Any, pk: int) -> HttpResponse:
    """One invoice; every line says why."""
    shown = invoice_page(request.actor, pk, page=request.GET.get("page", ""))
    context = {
        "shown": shown,
        "pdf_url": reverse("invoice_pdf", args=[pk]),
        "invoice_url": "invoice",
        "crumbs": ((_("Invoices"), reverse("invoices")), (shown.invoice.number, "")),
    }
    return render_portal(request, "portal/invoices/detail.html", context, current="invoices")


@readers_only
def invoice_pdf(request: Any, pk: int) -> HttpResponse:
    """The paper as it was issued."""
    found = invoice_visible_to(request.actor, pk)
    response = HttpResponse(ensure_pdf(found), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{pdf_name(found)}"'
    return response


urlpatterns = [
    path("invoices/", invoices, name="invoices"),
    path("invoices/<int:pk>/", invoice, name="invoice"),
    path("invoices/<int:pk>/pdf/", invoice_pdf, name="invoice_pdf"),
]
