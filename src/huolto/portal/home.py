"""The first page: strangers are led to the doors, staff to their day, customers are asked what they need."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from huolto.desk.access import approvals_waiting_for, requests_visible_to
from huolto.desk.queries import OPEN_STATES
from huolto.faces.frame_parts import home_news
from huolto.foundation import localisation
from huolto.foundation.actors import Actor
from huolto.foundation.views import Audience, page
from huolto.parties.choices import Right
from huolto.parties.models import Organisation
from huolto.parties.queries import account_manager_of
from huolto.portal.frame import render_portal
from huolto.portal.landing import land
from huolto.portal.sign_in import render_entry
from huolto.register.access import items_visible_to
from huolto.register.choices import FINAL, ItemState
from huolto.register.hand_over_access import waiting_for

SHOWN = 5

GREETINGS = (
    (5, gettext_lazy("Good evening, %(name)s. What do you need?")),
    (11, gettext_lazy("Good morning, %(name)s. What do you need?")),
    (17, gettext_lazy("Good day, %(name)s. What do you need?")),
    (24, gettext_lazy("Good evening, %(name)s. What do you need?")),
)
"""Until which hour of the provider's clock which greeting is right."""


@dataclass(frozen=True)
class Way:
    """One of the few things to do from here."""

    icon: str
    title: Any
    second: Any
    name: str
    rights: frozenset[str] = frozenset()

    @property
    def url(self) -> str:
        """Where it leads."""
        return reverse(self.name)


WAYS = (
    Way(
        "shopping-bag",
        gettext_lazy("Order something"),
        gettext_lazy("Devices, licences, subscriptions"),
        "shop",
        frozenset({Right.ORDER}),
    ),
    Way("devices", gettext_lazy("Devices"), gettext_lazy("Who has what, and what it costs"), "devices"),
    Way("message", gettext_lazy("Requests"), gettext_lazy("Where your orders stand"), "requests"),
    Way(
        "file-invoice",
        gettext_lazy("Invoices"),
        gettext_lazy("Every line says why"),
        "invoices",
        frozenset({Right.ORDER, Right.INSPECT, Right.ADMINISTER_CUSTOMER}),
    ),
    Way(
        "users",
        gettext_lazy("People and rights"),
        gettext_lazy("Who may order, inspect and approve"),
        "people",
        frozenset({Right.ADMINISTER_CUSTOMER}),
    ),
)


@page(Audience.ANYONE)
@require_GET
def home(request: Any) -> HttpResponse:
    """Lead on by who one is; the page itself is the customers'."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect(reverse("sign_in"))
    actor: Actor | None = request.actor
    if actor is None:
        elsewhere = land(request, request.user)
        if elsewhere and elsewhere != request.get_full_path():
            return HttpResponseRedirect(elsewhere)
        return render_entry(request, "portal/sign_in/nowhere.html")
    if actor.is_staff_of_provider:
        return HttpResponseRedirect(reverse("work_home"))
    now = timezone.now()
    own_items = (
        items_visible_to(actor)
        .filter(holder_id=actor.person_id)
        .exclude(state__in=(ItemState.OUT_OF_SERVICE, *FINAL))
    )
    own_requests = requests_visible_to(actor).filter(requester_id=actor.person_id)
    context = {
        "greeting": greeting(actor.name, now),
        "now": now,
        "ways": [way for way in WAYS if not way.rights or actor.has_right(*way.rights)],
        "hand_overs": list(
            waiting_for(actor).annotate(device_count=Count("lines"), first_device=Min("lines__item__name"))[
                :SHOWN
            ]
        ),
        "approvals": list(approvals_waiting_for(actor)[:SHOWN]),
        "requests": list(own_requests.filter(state__in=OPEN_STATES).order_by("-opened_at", "-pk")[:SHOWN]),
        "request_count": own_requests.count(),
        "items": list(own_items.select_related("place", "category")[:SHOWN]),
        "item_count": own_items.count(),
        "home_news": home_news(request),
        "may_order": actor.has_right(Right.ORDER),
        "account_manager": account_manager_of(Organisation.objects.get(pk=actor.organisation_id)),
    }
    return render_portal(request, "portal/home/home.html", context, current="home")


def greeting(name: str, now: datetime) -> str:
    """A greeting by the clock of the provider."""
    hour = now.astimezone(localisation.current().zone).hour
    words = next(text for until, text in GREETINGS if hour < until)
    return str(words) % {"name": name.split(" ")[0]}


urlpatterns = [path("", home, name="home")]
