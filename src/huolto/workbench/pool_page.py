"""One pool: its figures, its devices, what moved; devices are put in, taken out, sent away and made ready here."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_POST

from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.localisation import figure
from huolto.foundation.pages import View
from huolto.foundation.texts import is_id, text_in
from huolto.foundation.views import Audience, page
from huolto.register.access import CHANGING_STAFF, SEEING_STAFF
from huolto.stock.access import may_keep, may_move, pool_visible_to
from huolto.stock.choices import MovementKind, UnitState
from huolto.stock.commands import make_ready, put_in_pool, send_away, take_from_pool
from huolto.stock.models import Pool, PoolUnit
from huolto.stock.pages import UNIT_KINDS, items_named, movements_of, rows_of, units_listed
from huolto.workbench.frame import render_workbench

PAGE = 50
MOVES = 12
LONGEST_CODES = 20_000

STEPS: Mapping[str, Callable[..., Any]] = {
    "ready": make_ready,
    "away": send_away,
    "out": take_from_pool,
}
"""What is done with chosen devices, by the value of its button."""


@page(Audience.STAFF, *SEEING_STAFF)
@require_GET
def work_pool(request: Any, pk: int) -> HttpResponse:
    """The page of a pool."""
    return _page(request, pool_visible_to(request.actor, pk))


@page(Audience.STAFF, *CHANGING_STAFF)
@require_POST
def work_pool_put(request: Any, pk: int) -> HttpResponse:
    """Put the devices of these codes in the pool."""
    pool = pool_visible_to(request.actor, pk)
    written = request.POST.get("codes", "")[:LONGEST_CODES]
    items, unknown = items_named(request.actor, written)
    if unknown or not items:
        error = (
            gettext("No device has these codes: %(codes)s.") % {"codes": ", ".join(unknown)}
            if unknown
            else gettext("Scan or write the tag or a number of each device.")
        )
        return _page(request, pool, codes=written, error=error)
    try:
        put_in_pool(
            actor=request.actor,
            pool_id=pool.pk,
            item_ids=[item.pk for item in items],
            at=timezone.now(),
            is_ready=request.POST.get("is_ready") == "yes",
        )
    except NotVisible:
        raise
    except DomainError as refused:
        return _page(request, pool, codes=written, error=str(refused))
    said = ngettext("%(count)s device is in the pool.", "%(count)s devices are in the pool.", len(items))
    messages.success(request, said % {"count": figure(len(items))})
    return HttpResponseRedirect(reverse("work_pool", args=[pool.pk]))


@page(Audience.STAFF, *CHANGING_STAFF)
@require_POST
def work_pool_step(request: Any, pk: int) -> HttpResponse:
    """Make ready, send away or take out the chosen devices, all of them or none."""
    pool = pool_visible_to(request.actor, pk)
    step = STEPS.get(request.POST.get("step", ""))
    chosen = [int(one) for one in request.POST.getlist("pick") if is_id(one)]
    if step is None or not chosen:
        messages.error(request, gettext("Choose devices first."))
        return HttpResponseRedirect(reverse("work_pool", args=[pool.pk]))
    units = PoolUnit.objects.filter(pool=pool, pk__in=chosen, during__upper_inf=True)
    ids = list(units.values_list("item_id", flat=True))
    if len(ids) != len(set(chosen)):
        raise NotVisible
    try:
        step(actor=request.actor, item_ids=ids, at=timezone.now())
    except NotVisible:
        raise
    except DomainError as refused:
        return _page(request, pool, chosen=chosen, step_error=str(refused))
    messages.success(request, gettext("Done."))
    return HttpResponseRedirect(reverse("work_pool", args=[pool.pk]))


def _page(request: Any, pool: Pool, **told: Any) -> HttpResponse:
    state, search = request.GET.get("state", ""), request.GET.get("q", "").strip()[:100]
    [row] = rows_of([pool])
    found = Paginator(units_listed(pool, state=state, search=search), PAGE).get_page(request.GET.get("page"))
    context = {
        "pool": pool,
        "row": row,
        "category": text_in(pool.category.name),
        "views": [
            View(label=label, url=f"?state={value}", current=value == state, count=count)
            for value, label, count in (
                ("", gettext("All"), row.stock.all),
                *((one.value, one.label, row.stock.count(one)) for one in UnitState),
            )
        ],
        "found": found,
        "units": [(unit, UnitState(unit.state).label, UNIT_KINDS[UnitState(unit.state)]) for unit in found],
        "moves": [(move, MovementKind(move.kind).label) for move in movements_of(pool)[:MOVES]],
        "search": search,
        "state": state,
        "may_move": may_move(request.actor) and pool.is_open,
        "may_keep": may_keep(request.actor),
        "crumbs": ((gettext("Stock"), reverse("work_pools")), (pool.name, "")),
        **told,
    }
    status = 422 if told else 200
    return render_workbench(
        request, "workbench/stock/pool.html", context, current="work_pools", status=status
    )


urlpatterns = [
    path("stock/<int:pk>/", work_pool, name="work_pool"),
    path("stock/<int:pk>/put/", work_pool_put, name="work_pool_put"),
    path("stock/<int:pk>/step/", work_pool_step, name="work_pool_step"),
]
