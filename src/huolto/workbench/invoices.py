"""Invoices: drafts to issue or void, what was issued, and credits."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError
from huolto.foundation.forms import LocalDateField
from huolto.foundation.localisation import figure
from huolto.foundation.pages import View
from huolto.foundation.views import Audience, page
from huolto.invoicing.access import BILLING_STAFF, READING_STAFF, invoice_visible_to, may_bill
from huolto.invoicing.choices import InvoiceState
from huolto.invoicing.commands import credit_invoice, issue_invoices, void_invoice
from huolto.invoicing.paper import ensure_pdf, pdf_name, preview_pdf
from huolto.invoicing.queries import creditable_lines, invoice_page, invoices_for
from huolto.workbench.frame import render_workbench

PAGE_SIZE = 50

readers_only = page(Audience.STAFF, *READING_STAFF)
billing_only = page(Audience.STAFF, *BILLING_STAFF)


class IssueForm(forms.Form):
    """Which drafts, and the day on the paper."""

    pick = forms.TypedMultipleChoiceField(coerce=int, required=False)
    issued_on = LocalDateField(required=False, label=gettext_lazy("Date of issue"))

    def __init__(self, *args: Any, drafts: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pick"].choices = [(str(pk), str(pk)) for pk in drafts]


class CreditForm(forms.Form):
    """Which lines go back, why, and what becomes of their charges."""

    AGAIN, GIVEN_UP = "again", "given-up"

    lines = forms.TypedMultipleChoiceField(
        coerce=int, widget=forms.CheckboxSelectMultiple, label=gettext_lazy("Lines to credit")
    )
    reason = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("The customer reads it on the credit note."),
    )
    charges = forms.ChoiceField(
        label=gettext_lazy("The charges behind them"),
        widget=forms.RadioSelect,
        choices=(
            (GIVEN_UP, gettext_lazy("are given up: the customer does not pay them")),
            (AGAIN, gettext_lazy("are billed again with the next run, corrected if the ledger has been")),
        ),
    )

    def __init__(self, *args: Any, invoice: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lines"].choices = [(str(line.pk), line) for line in creditable_lines(invoice)]


@readers_only
def invoices(request: Any) -> HttpResponse:
    """Drafts first, then what was issued; found by number or customer."""
    return _list(request)


def _list(request: Any, *, problem: str = "", status: int = 200) -> HttpResponse:
    view, words = request.GET.get("view") or _first_view(request.actor), request.GET.get("q", "")
    rows = invoices_for(request.actor, view=view, words=words)
    here = reverse("work_invoices")
    views = tuple(
        View(label=label, url=f"{here}?view={name}", current=view == name)
        for name, label in (
            ("draft", _("Drafts")),
            ("issued", _("Issued")),
            ("credit", _("Credit notes")),
            ("void", _("Voided")),
        )
    )
    context = {
        "found": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "views": views,
        "view": view,
        "words": words,
        "may_bill": may_bill(request.actor),
        "problem": problem,
    }
    return render_workbench(
        request, "workbench/invoices/list.html", context, current="work_invoices", status=status
    )


def _first_view(actor: Actor) -> str:
    """What waits for somebody; where nothing does, what was issued."""
    waits = invoices_for(actor, view="draft").exists()
    return "draft" if waits or not invoices_for(actor, view="issued").exists() else "issued"


@require_POST
@billing_only
def invoices_issue(request: Any) -> HttpResponse:
    """Issue the picked drafts; all of them or none."""
    drafts = list(invoices_for(request.actor, view="draft").values_list("pk", flat=True))
    form = IssueForm(request.POST, drafts=drafts)
    if not form.is_valid():
        problem = _("One of these is no draft any more; nothing was issued. Look again and pick anew.")
        return _list(request, problem=problem, status=409)
    try:
        issued = issue_invoices(
            actor=request.actor,
            invoice_ids=form.cleaned_data["pick"],
            issued_on=form.cleaned_data["issued_on"],
        )
    except DomainError as error:
        return _list(request, problem=str(error), status=error.status)
    count = len(issued)
    said = ngettext("%(count)s was issued: %(numbers)s.", "%(count)s were issued: %(numbers)s.", count)
    numbers = issued[0].number if count == 1 else f"{issued[0].number} – {issued[-1].number}"
    messages.success(request, said % {"count": figure(count), "numbers": numbers})
    if count == 1:
        return HttpResponseRedirect(reverse("work_invoice", args=[issued[0].pk]))
    return HttpResponseRedirect(f"{reverse('work_invoices')}?view=issued")


@readers_only
def invoice(request: Any, pk: int) -> HttpResponse:
    """One invoice, credit note or draft."""
    shown = invoice_page(request.actor, pk, page=request.GET.get("page", ""))
    context = {
        "shown": shown,
        "may_bill": may_bill(request.actor),
        "pdf_url": reverse("work_invoice_pdf", args=[pk]),
        "invoice_url": "work_invoice",
        "crumbs": ((_("Invoices"), reverse("work_invoices")), (shown.invoice.number or _("Draft"), "")),
    }
    return render_workbench(request, "workbench/invoices/detail.html", context, current="work_invoices")


@readers_only
def invoice_pdf(request: Any, pk: int) -> HttpResponse:
    """The paper; of a draft a preview that says so."""
    found = invoice_visible_to(request.actor, pk)
    content = ensure_pdf(found) if found.state == InvoiceState.ISSUED else preview_pdf(found)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{pdf_name(found)}"'
    return response


@require_POST
@billing_only
def invoice_void(request: Any, pk: int) -> HttpResponse:
    """Void a draft; its charges are free for the next run."""
    void_invoice(actor=request.actor, invoice=invoice_visible_to(request.actor, pk))
    messages.success(request, _("The draft was voided; its charges wait for the next run."))
    return HttpResponseRedirect(reverse("work_invoices"))


@billing_only
def invoice_credit(request: Any, pk: int) -> HttpResponse:
    """Choose lines, a reason and what becomes of the charges; the credit note is issued at once."""
    found = invoice_visible_to(request.actor, pk)
    status, problem = 200, ""
    form = CreditForm(
        request.POST or None,
        invoice=found,
        initial={"lines": [line.pk for line in creditable_lines(found)], "charges": CreditForm.GIVEN_UP},
    )
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                note = credit_invoice(
                    actor=request.actor,
                    invoice=found,
                    reason=form.cleaned_data["reason"],
                    charge_again=form.cleaned_data["charges"] == CreditForm.AGAIN,
                    line_ids=form.cleaned_data["lines"],
                )
            except DomainError as error:
                problem, status = str(error), error.status
            else:
                messages.success(request, _("Credit note %(number)s was issued.") % {"number": note.number})
                return HttpResponseRedirect(reverse("work_invoice", args=[note.pk]))
    context = {
        "form": form,
        "invoice": found,
        "problem": problem,
        "chosen": {str(value) for value in (form["lines"].value() or [])},
        "crumbs": (
            (_("Invoices"), reverse("work_invoices")),
            (found.number or _("Draft"), reverse("work_invoice", args=[pk])),
            (_("Credit"), ""),
        ),
    }
    return render_workbench(
        request, "workbench/invoices/credit.html", context, current="work_invoices", status=status
    )


urlpatterns = [
    path("invoices/", invoices, name="work_invoices"),
    path("invoices/issue/", invoices_issue, name="work_invoices_issue"),
    path("invoices/<int:pk>/", invoice, name="work_invoice"),
    path("invoices/<int:pk>/pdf/", invoice_pdf, name="work_invoice_pdf"),
    path("invoices/<int:pk>/void/", invoice_void, name="work_invoice_void"),
    path("invoices/<int:pk>/credit/", invoice_credit, name="work_invoice_credit"),
]
