"""The first page: strangers are led to the doors, staff to their day, customers are asked what they need."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from huolto.foundation.actors import Actor
from huolto.foundation.views import Audience, page
from huolto.portal.frame import render_portal
from huolto.portal.home_content import home_content
from huolto.portal.landing import land
from huolto.portal.sign_in import render_entry


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
    return render_portal(
        request,
        "portal/home/home.html",
        home_content(actor, timezone.now()),
        current="home",
    )


urlpatterns = [path("", home, name="home")]
