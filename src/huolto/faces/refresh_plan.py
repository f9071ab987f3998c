"""The refresh plan on pages: picture, table, the devices behind each number, CSV, the lives that are supposed."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from huolto.catalogue.access import KEEPERS
from huolto.catalogue.choices import ItemKind
from huolto.catalogue.commands import set_category_lives
from huolto.catalogue.models import Category
from huolto.faces.face import Face
from huolto.foundation.charts import Bar, bar_chart
from huolto.foundation.errors import DomainError
from huolto.foundation.localisation import current
from huolto.foundation.tables import written_table
from huolto.foundation.texts import is_id, text_in
from huolto.foundation.views import page
from huolto.parties.access import cost_centres_visible_to, customers_visible_to, places_visible_to
from huolto.parties.choices import Right
from huolto.register.access import items_visible_to
from huolto.register.models import Item
from huolto.rules.formatting import format_money, format_number, local_digits
from huolto.rules.refresh import HORIZONS, LATER, LONGER, OVERDUE, UNKNOWN, Plan, Sum
from huolto.shop.refresh_plan import PlanFilter, RefreshPlan, due_items, refresh_plan

SIZE = 50
SERIES = 5
"""Categories that are drawn on their own; the smaller ones are drawn together."""
MEASURES = ("once", "monthly", "count")


@dataclass(frozen=True)
class RefreshPlanPages:
    """The pages of one face."""

    face: Face
    seeing_rights: tuple[str, ...]

    def urlpatterns(self) -> list[URLPattern]:
        """The addresses below the face's own; lives are the provider's to suppose."""
        see, name = page(self.face.audience, *self.seeing_rights), self.face.prefix
        own = [
            path("devices/refresh-plan/", see(self.plan), name=f"{name}refresh_plan"),
            path("devices/refresh-plan/devices/", see(self.items), name=f"{name}refresh_plan_items"),
            path("devices/refresh-plan.csv", see(self.csv), name=f"{name}refresh_plan_csv"),
        ]
        if self.face.is_staff:
            keep = page(self.face.audience, *KEEPERS)
            own.append(path("devices/refresh-plan/lives/", keep(self.lives), name=f"{name}refresh_lives"))
        return own

    def plan(self, request: Any) -> HttpResponse:
        """Picture and table of the years, overdue devices first."""
        narrowed, choices = self._read(request)
        if narrowed is None:
            return self.face.render(request, "shop/refresh_plan.html", {"choices": choices, "found": None})
        found = refresh_plan(request.actor, narrowed)
        query = _query(narrowed)
        measure = request.GET.get("measure", "")
        if measure not in MEASURES:
            measure = "once" if found.plan.total.once else "monthly" if found.plan.total.monthly else "count"
        context = {
            "found": found,
            "narrowed": narrowed,
            "choices": choices,
            "chart": _chart(found, measure, request.provider.currency),
            "measure": measure,
            "measures": [("once", _("Cost once")), ("monthly", _("Cost a month")), ("count", _("Devices"))],
            "years": self._years(found, query),
            "total": found.plan.total,
            "currency": request.provider.currency,
            "csv_url": f"{self.face.url('refresh_plan_csv')}?{query}",
            "crumbs": [(_("Devices"), self.face.url("devices"))],
            "lives_url": self.face.url("refresh_lives")
            if self.face.is_staff and request.actor.has_right(*KEEPERS)
            else "",
            "assumed": found.assumed.items(),
            "horizons": list(HORIZONS),
            "longer": (LONGER[0], LONGER[-1]),
        }
        return self.face.render(request, "shop/refresh_plan.html", context)

    def items(self, request: Any) -> HttpResponse:
        """The devices behind one number, to look at and to order new ones for."""
        narrowed, _choices = self._read(request)
        year = request.GET.get("year", "")
        if narrowed is None or not year.lstrip("-").isascii() or not year.lstrip("-").isdigit():
            return HttpResponseRedirect(self.face.url("refresh_plan"))
        model = request.GET.get("model", "")
        due = due_items(
            request.actor,
            narrowed,
            year=int(year[:9]),
            model_id=int(model) if is_id(model) else None,
            any_model=model == "",
        )
        found = Paginator(due, SIZE).get_page(request.GET.get("page"))
        items = Item.objects.of(request.provider).select_related("holder", "place", "category")
        by_id = items.in_bulk([one.pk for one in found])
        told_by = {
            "stated": _("stated end of life"),
            "lease": _("end of the lease"),
            "model": _("life of the model"),
            "category": _("supposed life of the category"),
            "": _("nothing tells"),
        }
        context = {
            "title": _year_name(int(year[:9])),
            "found": found,
            "rows": [(by_id[one.pk], one.ends_on, told_by[one.told_by]) for one in found if one.pk in by_id],
            "order_url": self.face.url("replacements")
            if not self.face.is_staff and request.actor.has_right(Right.ORDER)
            else "",
            "crumbs": [
                (_("Devices"), self.face.url("devices")),
                (_("Refresh plan"), f"{self.face.url('refresh_plan')}?{_query(narrowed)}"),
            ],
        }
        return self.face.render(request, "shop/refresh_plan_items.html", context)

    def csv(self, request: Any) -> HttpResponse:
        """The table as a file: plain numbers, one line a year and model."""
        narrowed, _choices = self._read(request)
        if narrowed is None:
            return HttpResponseRedirect(self.face.url("refresh_plan"))
        found = refresh_plan(request.actor, narrowed)
        head = [
            _("Year"), _("Category"), _("Model"), _("New device"), _("Devices"), _("Without price"),
            _("Cost once"), _("Cost a month"), _("Currency"),
        ]  # fmt: skip
        lines = [
            [
                str(year) if year in found.years else str(_year_name(year)),
                words.category,
                words.model,
                ", ".join(words.successors),
                str(part.count),
                str(part.unpriced),
                str(part.once),
                str(part.monthly),
                request.provider.currency,
            ]
            for year in _order(found)
            for row, words in found.rows.items()
            if (part := found.plan.cells.get((row, year))) is not None
        ]
        answer = HttpResponse(written_table(head, lines), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="refresh-plan.csv"'
        return answer

    def lives(self, request: Any) -> HttpResponse:
        """How long devices of each category are supposed to live where their model does not say."""
        categories = list(Category.objects.of(request.provider).filter(item_kind=ItemKind.DEVICE))
        error: DomainError | None = None
        if request.method == "POST":
            given = {row.pk: request.POST.get(f"life-{row.pk}", "").strip() for row in categories}
            try:
                set_category_lives(
                    actor=request.actor,
                    lives={
                        pk: (int(text) if is_id(text) else 0) if text else None for pk, text in given.items()
                    },
                )
            except DomainError as refused:
                error = refused
            else:
                messages.success(request, _("The lives are kept."))
                return HttpResponseRedirect(self.face.url("refresh_plan"))
        context = {
            "rows": [
                (
                    row,
                    text_in(row.name) or row.code,
                    request.POST.get(f"life-{row.pk}", row.life_months or ""),
                )
                for row in categories
            ],
            "error": error,
            "crumbs": [
                (_("Devices"), self.face.url("devices")),
                (_("Refresh plan"), self.face.url("refresh_plan")),
            ],
        }
        return self.face.render(request, "shop/refresh_lives.html", context, error.status if error else 200)

    def _read(self, request: Any) -> tuple[PlanFilter | None, dict[str, Any]]:
        """The filter of an address; what is not understood or may not be seen is left out."""
        actor, given = request.actor, request.GET
        seen = items_visible_to(actor).filter(kind=ItemKind.DEVICE).order_by()
        customers = list(
            customers_visible_to(actor).filter(pk__in=seen.values("customer_id")).order_by("path")
        )
        tops = [one for one in customers if not any(_is_above(other, one) for other in customers)]
        choices: dict[str, Any] = {"customers": sorted(customers, key=lambda one: one.name)}
        customer = _picked(customers, given.get("customer")) or (tops[0] if tops else None)
        if customer is None:
            return None, choices
        own = seen.filter(customer__path__startswith=customer.path)
        choices |= {
            "places": list(
                places_visible_to(actor).filter(organisation__path__startswith=customer.path).order_by("path")
            ),
            "centres": list(cost_centres_visible_to(actor).filter(pk__in=own.values("cost_centre_id"))),
            "categories": [
                (row, text_in(row.name) or row.code)
                for row in Category.objects.of(actor.provider).filter(pk__in=own.values("category_id"))
            ],
        }
        return (
            PlanFilter(
                customer=customer,
                place=_picked(choices["places"], given.get("place")),
                cost_centre=_picked(choices["centres"], given.get("cost_centre")),
                category=_picked([row for row, _name in choices["categories"]], given.get("category")),
                horizon=_number(given.get("horizon"), HORIZONS, 5),
                longer_by=_number(given.get("longer"), LONGER, 0),
            ),
            choices,
        )

    def _years(self, found: RefreshPlan, query: str) -> list[dict[str, Any]]:
        address = f"{self.face.url('refresh_plan_items')}?{query}"
        return [
            {
                "name": _year_name(year),
                "is_overdue": year == OVERDUE,
                "sum": found.plan.years[year],
                "url": f"{address}&year={year}",
                "rows": [
                    (words, part, f"{address}&year={year}&category={row[0]}&model={row[1] or 'none'}")
                    for row, words in found.rows.items()
                    if (part := found.plan.cells.get((row, year))) is not None
                ],
            }
            for year in _order(found)
        ]


def _order(found: RefreshPlan) -> list[int]:
    years = [OVERDUE, *found.years, LATER, UNKNOWN]
    return [year for year in years if year in found.plan.years]


def _year_name(year: int) -> str:
    names = {OVERDUE: _("Overdue"), LATER: _("Later"), UNKNOWN: _("End not known")}
    return names.get(year) or local_digits(str(year), current().language)


def _chart(found: RefreshPlan, measure: str, currency: str) -> Any:
    language = current().language
    plan: Plan = found.plan

    def amount(part: Sum | None) -> Decimal:
        return Decimal(getattr(part, measure)) if part is not None else Decimal(0)

    def written(value: Decimal) -> str:
        if measure == "count":
            return format_number(value, language)
        return format_money(value, currency, language)

    by_category: dict[str, dict[int, Decimal]] = {}
    for (row, year), part in plan.cells.items():
        years = by_category.setdefault(found.rows[row].category, {})  # type: ignore[index]
        years[year] = years.get(year, Decimal(0)) + amount(part)
    largest = sorted(by_category, key=lambda name: -sum(by_category[name].values()))
    shown = [year for year in (OVERDUE, *found.years, LATER) if year in plan.years or year in found.years]
    bars = [
        Bar(
            _year_name(year),
            name if name in largest[:SERIES] else _("Other"),
            by_category[name].get(year, Decimal(0)),
        )
        for name in largest
        for year in shown
    ]
    said = ", ".join(f"{_year_name(year)}: {written(amount(plan.years.get(year)))}" for year in shown)
    alternative = _("Devices to renew by year: %(years)s") % {"years": said}
    return bar_chart(bars, alternative=alternative, written=written, language=language)


def _query(narrowed: PlanFilter) -> str:
    given = {
        "customer": narrowed.customer.pk,
        "place": narrowed.place.pk if narrowed.place else "",
        "cost_centre": narrowed.cost_centre.pk if narrowed.cost_centre else "",
        "category": narrowed.category.pk if narrowed.category else "",
        "horizon": narrowed.horizon,
        "longer": narrowed.longer_by or "",
    }
    return urlencode({name: value for name, value in given.items() if value != ""})


def _picked(rows: list[Any], text: str | None) -> Any:
    return next((row for row in rows if text and str(row.pk) == text), None)


def _number(text: str | None, allowed: range, usual: int) -> int:
    try:
        number = int(text or usual)
    except ValueError:
        return usual
    return number if number in allowed else usual


def _is_above(one: Any, other: Any) -> bool:
    return one.pk != other.pk and other.path.startswith(one.path)
