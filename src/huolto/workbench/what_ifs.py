"""What if: what a version would have done to a customer's real happenings; nothing is charged by looking."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from huolto.agreements.access import may_activate, version_visible_to
from huolto.agreements.choices import VersionState
from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import digest_of
from huolto.charges.access import READING_STAFF, what_if_visible_to, what_ifs_visible_to
from huolto.charges.choices import WhatIfState
from huolto.charges.commands import ask_what_if
from huolto.charges.commands.what_ifs import UNDER_WAY, last_quarter
from huolto.charges.models import Period, WhatIf
from huolto.charges.queries import periods_of
from huolto.charges.rating.projection import month_of_period
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.forms import RowChoiceField
from huolto.foundation.localisation import current
from huolto.foundation.sorting import in_alphabet
from huolto.foundation.tables import written_table
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.parties.access import customers_visible_to
from huolto.rules.formatting import format_month
from huolto.workbench.frame import render_workbench
from huolto.workbench.what_if_page import Shown

LINES = 20
MOST_CHOICES = 60
"""Months that are offered: five years."""

_readers = page(Audience.STAFF, *READING_STAFF)


class WhatIfForm(forms.Form):
    """For whom, and from which month to which."""

    customer = RowChoiceField(queryset=None, label=gettext_lazy("Customer"), empty_label=None)
    first = forms.ChoiceField(label=gettext_lazy("From"))
    last = forms.ChoiceField(label=gettext_lazy("To, with it"))

    def __init__(self, *args: Any, request: Any, version: AgreementVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        below = customers_visible_to(request.actor).filter(path__startswith=version.agreement.customer.path)
        self.fields["customer"].queryset = below.order_by(in_alphabet(), "pk")
        self.periods: list[Period] = list(periods_of(request.provider)[:MOST_CHOICES])[::-1]
        language = current().language
        months = [(one.label, format_month(month_of_period(one), language)) for one in self.periods]
        self.fields["first"].choices = self.fields["last"].choices = months[::-1]

    def labels(self) -> list[str]:
        """The months chosen, in either order."""
        names = [one.label for one in self.periods]
        ends = sorted(names.index(self.cleaned_data[name]) for name in ("first", "last"))
        return names[ends[0] : ends[1] + 1]


@_readers
@require_http_methods(["GET", "POST"])
def version_what_if(request: Any, pk: int) -> HttpResponse:
    """Choose whom and when; by default the agreement's customer and the last quarter that is closed."""
    version = version_visible_to(request.actor, pk)
    quarter = last_quarter(request.provider)
    initial = {"customer": version.agreement.customer_id}
    if quarter:
        initial |= {"first": quarter[0].label, "last": quarter[-1].label}
    form = WhatIfForm(request.POST or None, request=request, version=version, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            asked = ask_what_if(
                actor=request.actor,
                version=version,
                customer=form.cleaned_data["customer"],
                labels=form.labels(),
            )
        except NotVisible:
            raise
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return HttpResponseRedirect(reverse("work_what_if", args=[asked.pk]))
    earlier = what_ifs_visible_to(request.actor).filter(version=version).select_related("customer", "made_by")
    context = {
        "version": version,
        "form": form,
        "has_periods": bool(form.periods),
        "earlier": list(earlier.defer("result")),
        "crumbs": _crumbs(version),
    }
    status = 422 if form.errors else 200
    return render_workbench(
        request, "workbench/what_ifs/ask.html", context, current="work_agreements", status=status
    )


@_readers
@require_GET
def what_if(request: Any, pk: int) -> HttpResponse:
    """How far it is, then what came out; `?clause=` narrows to one clause."""
    asked = what_if_visible_to(request.actor, pk)
    version = asked.version
    context: dict[str, Any] = {
        "asked": asked,
        "version": version,
        "is_under_way": asked.state in UNDER_WAY,
        "is_stale": asked.digest != digest_of(version.source),
        "may_activate": may_activate(request.actor) and version.state == VersionState.DRAFT,
        "crumbs": _crumbs(version),
    }
    if asked.state == WhatIfState.READY:
        shown = Shown(asked, request.GET.get("clause", ""))
        found = Paginator(shown.lines(), LINES).get_page(request.GET.get("page"))
        context |= {"shown": shown, "found": found, "lines": shown.written(list(found.object_list))}
    return render_workbench(request, "workbench/what_ifs/what_if.html", context, current="work_agreements")


@_readers
@require_GET
def what_if_csv(request: Any, pk: int) -> HttpResponse:
    """Every clause by month, and the lines that change, as a file: plain numbers."""
    asked = what_if_visible_to(request.actor, pk)
    if asked.state != WhatIfState.READY:
        raise NotVisible
    name = slugify(asked.version.agreement.code) or "agreement"
    answer = HttpResponse(
        written_table(_head(), _csv_rows(asked, request.GET.get("clause", ""))),
        content_type="text/csv; charset=utf-8",
    )
    answer["Content-Disposition"] = f'attachment; filename="what-if-{name}-{asked.version.number}.csv"'
    return answer


def _head() -> list[str]:
    return [
        _("Row"), _("Month"), _("Agreement"), _("Clause"), _("What"), _("As it was"), _("As it would be"),
        _("Difference"), _("Currency"),
    ]  # fmt: skip


def _csv_rows(asked: WhatIf, clause: str) -> list[list[str]]:
    shown = Shown(asked, clause)
    months = asked.result["months"]
    rows = []
    for row in shown.rows:
        for month, old, new in zip(months, row["old"], row["new"], strict=True):
            rows.append(
                _csv_row(_("Clause"), month, row["code"], row["clause"], "", old, new, row["currency"])
            )
    codes = {row["agreement"]: row["code"] for row in asked.result["clauses"]}
    for line in shown.lines():
        what = line["tag"] or line["subject"]
        rows.append(
            _csv_row(
                _("Line"),
                months[line["month"]],
                codes[line["agreement"]],
                line["clause"],
                what,
                line["old"],
                line["new"],
                line["currency"],
            )
        )
    return rows


def _csv_row(
    kind: str, month: str, code: str, clause: str, what: str, old: str, new: str, currency: str
) -> list[str]:
    change = Decimal(new) - Decimal(old)
    return [kind, month, code, clause, what, old, new, f"{change.normalize():f}" if change else "0", currency]


def _crumbs(version: AgreementVersion) -> tuple[tuple[str, str], ...]:
    here = reverse("work_agreement", args=[version.agreement_id]) + f"?version={version.number}"
    return (
        (_("Agreements"), reverse("work_agreements")),
        (text_in(version.agreement.name) or version.agreement.code, here),
        (_("What if"), ""),
    )


urlpatterns = [
    path("agreements/versions/<int:pk>/what-if/", version_what_if, name="work_version_what_if"),
    path("agreements/what-ifs/<int:pk>/", what_if, name="work_what_if"),
    path("agreements/what-ifs/<int:pk>/lines.csv", what_if_csv, name="work_what_if_csv"),
]
