"""The provider's day: what is late, to be done and waiting, and the oldest orders and requests at hand."""

from typing import Any

from django.http import HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from huolto.desk.access import HANDLERS, requests_visible_to
from huolto.desk.choices import RequestKind, RequestState
from huolto.faces.home_panels import panels_for
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.parties.choices import STAFF_RIGHTS, Right
from huolto.shop.access import FULFILLERS
from huolto.shop.queries import OPEN_LINES, lines_to_fulfil
from huolto.workbench.day import piles_for
from huolto.workbench.frame import render_workbench

SHOWN = 6


@page(Audience.STAFF, *STAFF_RIGHTS)
@require_GET
def work_home(request: Any) -> HttpResponse:
    """The day of this member of staff."""
    actor: Actor = request.actor
    now = timezone.now()
    handles_goods = actor.has_right(*FULFILLERS)
    answers = actor.has_right(*HANDLERS, Right.HR_AGENT)
    context = {
        "now": now,
        "piles": piles_for(actor, now),
        "handles_goods": handles_goods,
        "lines": _lines(actor) if handles_goods else [],
        "answers": answers,
        "requests": _requests(actor) if answers else [],
        "panels": panels_for(actor),
    }
    return render_workbench(request, "workbench/home/home.html", context, current="work_home")


def _lines(actor: Actor) -> list[tuple[Any, str]]:
    """The units whose orders have waited longest, with their product's name."""
    lines = lines_to_fulfil(actor, states=OPEN_LINES)[:SHOWN]
    return [(line, text_in(line.product.name, fallback=actor.provider.language)) for line in lines]


def _requests(actor: Actor) -> Any:
    """The requests that have waited longest; orders stand beside them."""
    waiting = requests_visible_to(actor).filter(state__in=(RequestState.OPEN, RequestState.IN_PROGRESS))
    rows = waiting.exclude(kind=RequestKind.ORDER).select_related("customer", "requester")
    return rows.order_by("opened_at", "pk")[:SHOWN]


urlpatterns = [path("", work_home, name="work_home")]
