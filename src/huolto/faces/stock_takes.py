"""Stock-takes on pages: sessions, starting one, scanning, the report.

`StockTakePages` holds what differs between the faces; what is decided about differences is in
`stock_take_decisions.py`.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from huolto.foundation.errors import DomainError, InvalidInput, NotVisible
from huolto.foundation.files import CSV, checked_content
from huolto.foundation.localisation import current
from huolto.foundation.pages import View
from huolto.foundation.texts import is_id
from huolto.foundation.views import Audience, page
from huolto.register.access import CHANGEABLE
from huolto.register.commands.stock_takes import (
    MOST_SCANS,
    NewScan,
    add_scans,
    move_stock_take,
    start_stock_take,
)
from huolto.register.forms import tell
from huolto.register.models import StockTakeLine
from huolto.register.stock_taking.access import may_run, stock_take_visible_to, stock_takes_visible_to
from huolto.register.stock_taking.choices import STATE_KINDS, StockTakeState
from huolto.register.stock_taking.codes import places_of
from huolto.register.stock_taking.counts import Counts, counts_of, latest_scans, scan_lines
from huolto.register.stock_taking.differences import count_open
from huolto.register.stock_taking.forms import CustomerForm, StartForm, customers_to_take
from huolto.register.stock_taking.report import report_csv, report_lines
from huolto.register.stock_taking.report_pdf import stock_take_pdf
from huolto.rules.formatting import fold, format_number

PAGE_SIZE = 25
REPORT_SHOWN = 100
HISTORY_SHOWN = 10


@dataclass(frozen=True, kw_only=True)
class StockTakePages:
    """The pages of one face; `prefix` makes its url names, `item` is the url name of a device's card."""

    render: Callable[..., HttpResponse]
    layout: str
    prefix: str
    devices: str
    item: str
    audience: Audience
    seeing_rights: tuple[str, ...]
    changing_rights: tuple[str, ...]
    with_customer: bool
    urls: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = ("list", "new", "one", "scan", "counts", "state", "differences", "pdf", "csv")
        self.urls.update({name: f"{self.prefix}stock_take_{name}" for name in names})
        self.urls.update({"item": self.item, "devices": self.devices})

    def urlpatterns(self) -> list[URLPattern]:
        """The addresses below the face's own."""
        see, change = page(self.audience, *self.seeing_rights), page(self.audience, *self.changing_rights)
        one = "stock-takes/<int:pk>/"
        return [
            path("stock-takes/", see(require_GET(self.sessions)), name=self.urls["list"]),
            path("stock-takes/new/", change(self.new), name=self.urls["new"]),
            path(one, see(require_GET(self.session)), name=self.urls["one"]),
            path(f"{one}scan/", change(self.scan), name=self.urls["scan"]),
            path(f"{one}counts/", see(require_GET(self.counts)), name=self.urls["counts"]),
            path(f"{one}state/", change(require_POST(self.state)), name=self.urls["state"]),
            path(f"{one}report.pdf", see(require_GET(self.pdf)), name=self.urls["pdf"]),
            path(f"{one}report.csv", see(require_GET(self.csv)), name=self.urls["csv"]),
        ]

    def sessions(self, request: Any) -> HttpResponse:
        """All sessions that the reader may see, latest first; of one place with `?place=`."""
        state = request.GET.get("state", "")
        place = request.GET.get("place", "")
        rows = stock_takes_visible_to(request.actor).select_related("customer", "place", "started_by")
        if state in StockTakeState.values:
            rows = rows.filter(state=state)
        if is_id(place):
            rows = rows.filter(place_id=int(place))
        found = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
        views = [
            View(label=label, url=f"?state={value}" if value else "?", current=state == value)
            for value, label in (("", _("All")), *StockTakeState.choices)
        ]
        context = {
            "crumbs": self.crumbs()[:1],
            "found": found,
            "rows": _with_figures(found.object_list),
            "views": views,
            "may_start": CHANGEABLE.is_given(request.actor),
            "with_customer": self.with_customer,
        }
        return self.show(request, "list", context)

    def new(self, request: Any) -> HttpResponse:
        """Choose what is taken; with several customers first whose."""
        choice = CustomerForm(request.GET or None, actor=request.actor)
        customers = list(customers_to_take(request.actor).order_by("path")[:2])
        if not customers:
            raise NotVisible
        if len(customers) > 1 and not (choice.is_bound and choice.is_valid()):
            return self.show(request, "customer", {"form": choice, "crumbs": self.crumbs()})
        customer = choice.cleaned_data["customer"] if len(customers) > 1 else customers[0]
        form = StartForm(
            request.POST or None,
            actor=request.actor,
            customer=customer,
            initial={"place": request.GET.get("place")},
        )
        if request.method == "POST" and form.is_valid():
            try:
                made = start_stock_take(actor=request.actor, customer_id=customer.pk, **form.extent())
            except DomainError as error:
                tell(form, error)
            else:
                return HttpResponseRedirect(reverse(self.urls["scan"], args=[made.pk]))
        context = {"form": form, "customer": customer, "crumbs": self.crumbs()}
        return self.show(request, "new", context, 200 if request.method == "GET" else 422)

    def session(self, request: Any, pk: int) -> HttpResponse:
        """One session: how it stands, its differences with what was decided, earlier ones of the same place."""
        stock_take = stock_take_visible_to(request.actor, pk)
        lines = list(report_lines(request.actor, stock_take, only_differences=True))
        before = stock_takes_visible_to(request.actor).filter(
            customer_id=stock_take.customer_id, place_id=stock_take.place_id
        )
        before = before.exclude(pk=pk).select_related("customer", "place")[:HISTORY_SHOWN]
        context = {
            **self._frame(request, stock_take),
            "lines": lines[:REPORT_SHOWN],
            "more": max(0, len(lines) - REPORT_SHOWN),
            "history": _with_figures(before),
            "undecided": sum(count_open(stock_take).values()),
        }
        return self.show(request, "session", context)

    def scan(self, request: Any, pk: int) -> HttpResponse:
        """Scan: one code, several sent by the page's script (answered as JSON), or a list as text or file."""
        stock_take = stock_take_visible_to(request.actor, pk)
        is_script = request.headers.get("accept") == "application/json"
        if request.method == "POST":
            try:
                made = add_scans(actor=request.actor, stock_take_id=pk, **_sent(request))
            except NotVisible:
                raise
            except DomainError as error:
                if is_script:
                    return JsonResponse({"error": str(error), "code": error.code}, status=error.status)
                messages.error(request, str(error))
                return self._scan_page(request, stock_take, status=422)
            if is_script:
                return JsonResponse(self._answer(request, stock_take, made))
            last = scan_lines(request.actor, stock_take, made[-1:])
            for line in last:
                messages.success(request, f"{line.result}: {line.name or line.code}")
            place = made[-1].place_id if made else None
            query = f"?place={place}" if place else ""
            return HttpResponseRedirect(reverse(self.urls["scan"], args=[pk]) + query)
        if stock_take.state != StockTakeState.OPEN:
            return HttpResponseRedirect(reverse(self.urls["one"], args=[pk]))
        return self._scan_page(request, stock_take)

    def counts(self, request: Any, pk: int) -> HttpResponse:
        """The figures and the latest scans, asked for every few seconds by everybody who scans."""
        stock_take = stock_take_visible_to(request.actor, pk)
        return render(request, "register/stock_takes/_live.html", self._frame(request, stock_take))

    def state(self, request: Any, pk: int) -> HttpResponse:
        """End scanning, go on with it, close the session or give it up (`to`)."""
        stock_take_visible_to(request.actor, pk)
        to = request.POST.get("to", "")
        if to not in StockTakeState.values:
            raise InvalidInput(_("There is no such state."), field="to")
        moved = move_stock_take(actor=request.actor, stock_take_id=pk, state=to)
        name = {"open": "scan", "looked_at": "differences"}.get(moved.state, "one")
        return HttpResponseRedirect(reverse(self.urls[name], args=[pk]))

    def pdf(self, request: Any, pk: int) -> HttpResponse:
        """The report on paper."""
        stock_take = stock_take_visible_to(request.actor, pk)
        answer = HttpResponse(stock_take_pdf(request.actor, stock_take), content_type="application/pdf")
        answer["Content-Disposition"] = f'inline; filename="stock-take-{pk}.pdf"'
        return answer

    def csv(self, request: Any, pk: int) -> HttpResponse:
        """The report as a file, every expected device in it."""
        stock_take = stock_take_visible_to(request.actor, pk)
        # Written at once: a stream would be read after the reader's language is put away.
        text = "".join(report_csv(request.actor, stock_take))
        answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="stock-take-{pk}.csv"'
        return answer

    def show(self, request: Any, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        """A page of stock-takes in the face's frame."""
        return self.render(
            request,
            f"register/stock_takes/{name}.html",
            {**context, "layout": self.layout, "urls": self.urls},
            current=self.devices,
            status=status,
        )

    def crumbs(self, stock_take: Any = None) -> list[tuple[str, str]]:
        """The way here."""
        ways = [(_("Devices"), reverse(self.devices)), (_("Stock-takes"), reverse(self.urls["list"]))]
        return (
            [*ways, (stock_take.name, reverse(self.urls["one"], args=[stock_take.pk]))]
            if stock_take
            else ways
        )

    def _frame(self, request: Any, stock_take: Any) -> dict[str, Any]:
        return {
            "stock_take": stock_take,
            "state_kind": STATE_KINDS[StockTakeState(stock_take.state)],
            "counts": counts_of(stock_take),
            "latest": latest_scans(request.actor, stock_take),
            "may_run": may_run(request.actor, stock_take),
            "crumbs": self.crumbs(),
            "urls": self.urls,
        }

    def _scan_page(self, request: Any, stock_take: Any, status: int = 200) -> HttpResponse:
        given = request.POST.get("place") or request.GET.get("place", "")
        places = [(row, fold(row.code), str(row.pk) == given) for row in places_of(stock_take)]
        context = {**self._frame(request, stock_take), "places": places, "crumbs": self.crumbs(stock_take)}
        answer = self.show(request, "scan", context, status)
        # The one page of all that may ask for the camera.
        answer["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=()"
        return answer

    def _answer(self, request: Any, stock_take: Any, made: list[Any]) -> dict[str, Any]:
        language = current().language
        counts: Counts = counts_of(stock_take)
        lines = scan_lines(request.actor, stock_take, made)
        return {
            "scans": [
                {
                    "client": str(scan.client_id),
                    "code": line.code,
                    "result": scan.result,
                    "said": str(line.result),
                    "kind": line.kind,
                    "name": line.name,
                    "second": line.second,
                    "place": line.place,
                }
                for scan, line in zip(made, lines, strict=True)
            ],
            "counts": {
                name: format_number(getattr(counts, name), language)
                for name in ("expected", "found", "missing", "elsewhere", "unexpected", "unknown")
            },
        }


def _with_figures(stock_takes: Any) -> list[dict[str, Any]]:
    rows = list(stock_takes)
    figures = {
        pk: (expected, found)
        for pk, expected, found in StockTakeLine.objects.filter(stock_take__in=rows)
        .values_list("stock_take_id")
        .annotate(expected=Count("pk"), found=Count("pk", filter=Q(found_at__isnull=False)))
        .order_by()
    }
    return [
        {
            "stock_take": row,
            "kind": STATE_KINDS[StockTakeState(row.state)],
            "expected": figures.get(row.pk, (0, 0))[0],
            "found": figures.get(row.pk, (0, 0))[1],
        }
        for row in rows
    ]


def _sent(request: Any) -> dict[str, Any]:
    """The scans of a request; a list of codes is one a line, whatever stands after a blank column is left out."""
    if "codes" in request.POST or request.FILES.get("file"):
        text = request.POST.get("codes", "")
        if request.FILES.get("file"):
            content, _kind = checked_content(request.FILES["file"], kinds=(CSV,))
            text += "\n" + content.decode("utf-8-sig", errors="replace")
        lines = text.replace("\x00", "").splitlines()
        codes = [line.replace(";", ",").split("\t")[0].split(",")[0].strip().strip('"') for line in lines]
        place = _id(request.POST.get("place", ""))
        return {"scans": [NewScan(code=code, place_id=place) for code in codes if code], "rooms_hold": True}
    names = ("code", "place", "at", "client")
    columns = {name: request.POST.getlist(name)[: MOST_SCANS + 1] for name in names}
    return {
        "scans": [
            NewScan(
                code=code,
                place_id=_id(_nth(columns["place"], index)),
                scanned_at=_instant(_nth(columns["at"], index)),
                client_id=_uuid(_nth(columns["client"], index)),
            )
            for index, code in enumerate(columns["code"])
        ]
    }


def _nth(texts: list[str], index: int) -> str:
    return texts[index] if index < len(texts) else ""


def _id(text: str) -> int | None:
    return int(text) if is_id(text) else None


def _instant(text: str) -> datetime | None:
    try:
        at = parse_datetime(text)
    except ValueError:
        return None
    return at if at is not None and at.tzinfo is not None else None


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
