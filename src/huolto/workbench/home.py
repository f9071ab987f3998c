"""The provider's day: what arrived and is to be received, delivered, answered and closed."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from huolto.charges.choices import PeriodState
from huolto.charges.models import Period
from huolto.desk.access import requests_visible_to
from huolto.desk.choices import RequestState
from huolto.faces.frame_parts import home_news
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.parties.choices import STAFF_RIGHTS, Right
from huolto.parties.queries import today_at
from huolto.shop.choices import LineState
from huolto.shop.queries import OPEN_LINES, lines_to_fulfil
from huolto.workbench.frame import render_workbench

SHOWN = 6

STEPS: tuple[tuple[str, Any, str], ...] = (
    (LineState.ORDERED, _("To receive"), "package-import"),
    (LineState.RECEIVED, _("To deliver"), "truck-delivery"),
    (LineState.DELIVERED, _("To put in service"), "power"),
)
"""What stands in front of a unit that was ordered."""


@dataclass(frozen=True)
class Pile:
    """Something to do, how often, and where."""

    label: Any
    icon: str
    count: int
    url: str


@page(Audience.STAFF, *STAFF_RIGHTS)
@require_GET
def work_home(request: Any) -> HttpResponse:
    """The day of this member of staff."""
    actor: Actor = request.actor
    lines = lines_to_fulfil(actor, states=OPEN_LINES)
    counts = dict(lines.order_by().values_list("state").annotate(n=Count("pk")))
    requests = requests_visible_to(actor).filter(state__in=(RequestState.OPEN, RequestState.IN_PROGRESS))
    sees_money = actor.has_right(Right.BILLING, Right.ADMINISTER_PROVIDER)
    context = {
        "now": timezone.now(),
        "piles": [
            *(Pile(label, icon, counts.get(state, 0), f"{reverse('work_orders')}?state={state}") for state, label, icon in STEPS),
            Pile(_("Open requests"), "message", requests.count(), reverse("work_requests")),
        ],
        "lines": [(line, text_in(line.product.name)) for line in lines[:SHOWN]],
        "requests": requests.select_related("customer", "requester").order_by("opened_at", "pk")[:SHOWN],
        "home_news": home_news(request, "work_"),
        "sees_money": sees_money,
        "periods": _periods_to_close(actor) if sees_money else [],
    }  # fmt: skip
    return render_workbench(request, "workbench/home/home.html", context, current="work_home")


def _periods_to_close(actor: Actor) -> list[Period]:
    """Periods that have ended and are not closed, oldest first."""
    return list(
        Period.objects.of(actor.provider)
        .exclude(state=PeriodState.CLOSED)
        .filter(during__endswith__lte=today_at(actor.provider))
        .order_by("during")
    )


urlpatterns = [path("", work_home, name="work_home")]
