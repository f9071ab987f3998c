"""Orders at work: what is to be received, delivered and put in service, and the forms that do it."""

from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from huolto.desk.commands import cancel_request
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.localisation import figure
from huolto.foundation.pages import View
from huolto.foundation.views import Audience, page
from huolto.parties.choices import STAFF_RIGHTS
from huolto.parties.queries import today_at
from huolto.register.commands.leases import instant_of
from huolto.shop.access import FULFILLERS, order_visible_to
from huolto.shop.commands import (
    deliver_order_lines,
    put_order_lines_in_service,
    receive_order_lines,
)
from huolto.shop.queries import TO_DO, counts_to_do, orders_at_work
from huolto.workbench.frame import render_workbench
from huolto.workbench.order_page import DeliveryForm, OrderPage, ReceiptForm, ServiceForm, order_page

PAGE_SIZE = 30
staff_only = page(Audience.STAFF, *STAFF_RIGHTS)
fulfillers_only = page(Audience.STAFF, *FULFILLERS)


@staff_only
def work_orders(request: Any) -> HttpResponse:
    """Orders, by what is to be done; every filter stands in the address."""
    to_do = request.GET.get("do", "")
    if to_do not in TO_DO:
        to_do = ""
    search = request.GET.get("q", "").strip()[:100]
    orders = orders_at_work(request.actor, to_do=to_do, search=search)
    context = {
        "found": Paginator(orders, PAGE_SIZE).get_page(request.GET.get("page")),
        "views": _views(request, to_do),
        "search": search,
        "to_do": to_do,
    }
    return render_workbench(request, "workbench/orders/list.html", context, current="work_orders")


@staff_only
def work_order(request: Any, pk: int) -> HttpResponse:
    """One order with its units and what is to be done next."""
    return _show(request, order_page(request.actor, order_visible_to(request.actor, pk)))


@require_POST
@fulfillers_only
def work_order_receive(request: Any, pk: int) -> HttpResponse:
    """Take in the units whose serial number is given; the others wait."""
    shown = order_page(request.actor, order_visible_to(request.actor, pk))
    form = ReceiptForm(request.POST, units=shown.to_receive)
    if form.is_valid():
        try:
            lines = receive_order_lines(actor=request.actor, receipts=form.receipts(), at=timezone.now())
            done = ngettext("%(count)s unit received.", "%(count)s units received.", len(lines))
            return _done(request, pk, done % {"count": figure(len(lines))})
        except DomainError as error:
            form.refuse(error)
    return _show(request, shown.having(receipt=form), status=422)


@require_POST
@fulfillers_only
def work_order_deliver(request: Any, pk: int) -> HttpResponse:
    """Hand the picked units over."""
    shown = order_page(request.actor, order_visible_to(request.actor, pk))
    form = DeliveryForm(request.POST, units=shown.to_deliver, provider=request.provider)
    if form.is_valid():
        try:
            lines = deliver_order_lines(
                actor=request.actor,
                line_ids=form.picked(),
                at=_delivery_instant(request, form.cleaned_data["on"]),
            )
            done = ngettext("%(count)s unit delivered.", "%(count)s units delivered.", len(lines))
            return _done(request, pk, done % {"count": figure(len(lines))})
        except DomainError as error:
            form.refuse(error)
    return _show(request, shown.having(delivery=form), status=422)


@require_POST
@fulfillers_only
def work_order_in_service(request: Any, pk: int) -> HttpResponse:
    """Put the picked units in service from a day on."""
    shown = order_page(request.actor, order_visible_to(request.actor, pk))
    form = ServiceForm(request.POST, units=shown.to_put_in_service, provider=request.provider)
    if form.is_valid():
        try:
            lines = put_order_lines_in_service(
                actor=request.actor,
                line_ids=form.picked(),
                at=instant_of(request.provider, form.cleaned_data["on"]),
            )
            done = ngettext("%(count)s unit is in service.", "%(count)s units are in service.", len(lines))
            return _done(request, pk, done % {"count": figure(len(lines))})
        except DomainError as error:
            form.refuse(error)
    return _show(request, shown.having(service=form), status=422)


@require_POST
@fulfillers_only
def work_order_cancel(request: Any, pk: int) -> HttpResponse:
    """Cancel an order of which nothing has been received yet."""
    order = order_visible_to(request.actor, pk)
    try:
        cancelled = cancel_request(actor=request.actor, request_id=order.request_id)
        messages.success(request, _("%(number)s is cancelled.") % {"number": cancelled.number})
    except DomainError as error:
        if isinstance(error, NotVisible):
            raise
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("work_order", args=[pk]))


def _views(request: Any, to_do: str) -> tuple[View, ...]:
    here = reverse("work_orders")
    counts = counts_to_do(request.actor)
    labels = {
        "receive": _("To receive"),
        "deliver": _("To deliver"),
        "put_in_service": _("To put in service"),
    }
    return (
        View(label=_("All"), url=here, current=not to_do),
        *(
            View(label=label, url=f"{here}?do={name}", current=to_do == name, count=counts[name])
            for name, label in labels.items()
        ),
    )


def _show(request: Any, shown: OrderPage, status: int = 200) -> HttpResponse:
    return render_workbench(
        request, "workbench/orders/order.html", {"shown": shown}, current="work_orders", status=status
    )


def _done(request: Any, pk: int, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return HttpResponseRedirect(reverse("work_order", args=[pk]))


def _delivery_instant(request: Any, day: date) -> datetime:
    """Now for today, so that what was received this morning is delivered after it; else the day's first instant."""
    return timezone.now() if day == today_at(request.provider) else instant_of(request.provider, day)


urlpatterns = [
    path("orders/", work_orders, name="work_orders"),
    path("orders/<int:pk>/", work_order, name="work_order"),
    path("orders/<int:pk>/receive/", work_order_receive, name="work_order_receive"),
    path("orders/<int:pk>/deliver/", work_order_deliver, name="work_order_deliver"),
    path("orders/<int:pk>/in-service/", work_order_in_service, name="work_order_in_service"),
    path("orders/<int:pk>/cancel/", work_order_cancel, name="work_order_cancel"),
]
