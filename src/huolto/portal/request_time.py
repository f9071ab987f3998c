"""Time on a request as its customer sees it: what was worked, what it costs so far and why, what is expected."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huolto.charges.queries import sees_money_of
from huolto.charges.rating.trial import cost_of_case
from huolto.desk.choices import ConsentState
from huolto.desk.commands import answer_estimate
from huolto.desk.commands.estimates import may_answer_estimate, newest_estimate
from huolto.desk.models import ServiceRequest
from huolto.desk.time_words import shown_cost, why_of_clause
from huolto.desk.worked import entries_of, is_recorded
from huolto.foundation.actors import Actor
from huolto.foundation.errors import InvalidInput, WrongState
from huolto.foundation.views import Audience, page
from huolto.rules.explanation import Reason


def time_shown(actor: Actor, found: ServiceRequest) -> dict[str, Any]:
    """What the request's page tells of time: minutes to everybody who sees it, money to who sees the customer's."""
    entries = list(entries_of(found))
    money = bool(entries) and is_recorded(found) and sees_money_of(actor, found.customer)
    cost = cost_of_case(actor.provider, found.customer, found.number) if money else None
    return {
        "time_entries": entries,
        "time_total": sum(one.minutes for one in entries),
        "time_cost": shown_cost(cost) if cost else None,
        "expected": _expected(found),
        "may_agree": may_answer_estimate(actor, found),
    }


@require_POST
@page(Audience.CUSTOMER)
def request_estimate(request: Any, pk: int) -> HttpResponse:
    """Agree to what a request is expected to take, or decline it."""
    accept = request.POST.get("choice") == "accept"
    try:
        answer_estimate(
            actor=request.actor, request_id=pk, accept=accept, answer=request.POST.get("answer", "")
        )
    except (InvalidInput, WrongState) as error:
        messages.error(request, str(error))
    else:
        told = _("Thank you. We go on.") if accept else _("Thank you. We do not start.")
        messages.success(request, told)
    return HttpResponseRedirect(reverse("request", args=[pk]) + "#time")


def _expected(found: ServiceRequest) -> dict[str, Any] | None:
    """The newest estimate, where the customer was told of it."""
    estimate = newest_estimate(found)
    if estimate is None or estimate.told_at is None:
        return None
    why = None
    if estimate.version is not None:
        title = _("Why are you told?")
        why = why_of_clause(title, estimate.version, estimate.clause, [Reason.from_json(estimate.reason)])
    return {"estimate": estimate, "why": why, "waits": estimate.consent == ConsentState.ASKED}


urlpatterns = [path("requests/<int:pk>/estimate/", request_estimate, name="request_estimate")]
