"""Time on a request: clocks, entries by hand with their price while they are typed, corrections, estimates.

Everything works by plain forms; with scripts the price follows what is typed.
"""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huolto.desk.access import may_handle, request_visible_to
from huolto.desk.commands import (
    answer_estimate,
    change_time,
    drop_timer,
    give_estimate,
    pause_timer,
    record_time,
    remove_time,
    start_timer,
    stop_timer,
    tell_estimate,
)
from huolto.desk.commands.time_entries import may_change_time, time_entry_of
from huolto.desk.models import ServiceRequest, TimeEntry
from huolto.desk.time_words import ShownForesight, shown_foresight
from huolto.desk.worked import foresee_time
from huolto.foundation.errors import DomainError, NotAllowed, NotVisible
from huolto.foundation.views import Audience, page
from huolto.parties.choices import STAFF_RIGHTS
from huolto.workbench.frame import render_workbench
from huolto.workbench.request_time_parts import EstimateForm, TimeForm, clock_context
from huolto.workbench.requests import show_request

staff_only = page(Audience.STAFF, *STAFF_RIGHTS)


@require_POST
@staff_only
def work_request_time(request: Any, pk: int) -> HttpResponse:
    """One step with the time of a request: of its clock, an entry, its estimate."""
    do = STEPS.get(request.POST.get("do", ""))
    if do is None:
        raise Http404
    _handled(request, pk)
    try:
        answer = do(request, pk)
    except NotVisible:
        raise
    except DomainError as error:
        messages.error(request, str(error))
        answer = None
    return answer or HttpResponseRedirect(reverse("work_request", args=[pk]) + "#time")


@require_POST
@staff_only
def work_request_time_seen(request: Any, pk: int) -> HttpResponse:
    """What the time that is being typed would mean; nothing is kept."""
    found = _handled(request, pk)
    form = TimeForm(request.POST)
    return render(request, "workbench/requests/_time_seen.html", _foreseen(request, found, form))


@staff_only
def work_request_clock(request: Any, pk: int) -> HttpResponse:
    """The reader's clock on a request as it stands, asked for every minute."""
    found = _handled(request, pk)
    return render(request, "workbench/requests/_time_clock.html", clock_context(request.actor, found))


@staff_only
def work_time_entry(request: Any, pk: int) -> HttpResponse:
    """Correct an entry or remove it, with what it would mean; for whoever may, there is no such page for others."""
    entry = time_entry_of(request.actor, pk)
    if not may_change_time(request.actor, entry):
        raise NotVisible
    form, seen = _form_of(request, entry), {}
    if request.method == "POST":
        back = HttpResponseRedirect(reverse("work_request", args=[entry.request_id]) + "#time")
        try:
            if request.POST.get("do") == "remove":
                remove_time(actor=request.actor, entry_id=pk)
                messages.success(request, _("The time is removed."))
                return back
            if form.is_valid() and request.POST.get("do") == "see":
                seen = _foreseen(request, entry.request, form, entry)
            elif form.is_valid():
                change_time(actor=request.actor, entry_id=pk, facts=form.facts(request.provider.zone))
                messages.success(request, _("The time is corrected."))
                return back
        except NotVisible:
            raise
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
    context = {"entry": entry, "found": entry.request, "form": form, **seen}
    status = 422 if form.errors else 200
    return render_workbench(
        request, "workbench/requests/time_entry.html", context, current="work_requests", status=status
    )


def _save(request: Any, pk: int) -> HttpResponse | None:
    form = TimeForm(request.POST)
    if not form.is_valid():
        return show_request(request, pk, status=422, more={"time_form": form})
    try:
        facts = form.facts(request.provider.zone)
        if request.POST.get("timer"):
            stop_timer(actor=request.actor, request_id=pk, facts=facts)
        else:
            record_time(actor=request.actor, request_id=pk, facts=facts)
    except DomainError as error:
        if isinstance(error, NotVisible):
            raise
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return show_request(request, pk, status=422, more={"time_form": form})
    messages.success(request, _("The time is recorded."))
    return None


def _see(request: Any, pk: int) -> HttpResponse | None:
    form = TimeForm(request.POST)
    more = _foreseen(request, _handled(request, pk), form)
    return show_request(request, pk, status=422 if form.errors else 200, more={"time_form": form, **more})


def _start(request: Any, pk: int) -> None:
    start_timer(actor=request.actor, request_id=pk)


def _pause(request: Any, pk: int) -> None:
    pause_timer(actor=request.actor, request_id=pk)


def _stop(request: Any, pk: int) -> HttpResponse:
    entry = stop_timer(actor=request.actor, request_id=pk)
    messages.success(request, _("The time is recorded. Say what was done."))
    return HttpResponseRedirect(reverse("work_time_entry", args=[entry.pk]))


def _drop(request: Any, pk: int) -> None:
    drop_timer(actor=request.actor, request_id=pk)


def _estimate(request: Any, pk: int) -> HttpResponse | None:
    form = EstimateForm(request.POST)
    if not form.is_valid():
        return show_request(request, pk, status=422, more={"estimate_form": form})
    given = form.cleaned_data
    estimate = give_estimate(
        actor=request.actor,
        request_id=pk,
        minutes=given["minutes"],
        amount=given["amount"],
        sentence=given["sentence"],
        tell=given["tell"],
    )
    told = estimate.told_at is not None
    messages.success(
        request, _("The customer is told what is expected.") if told else _("The estimate is kept.")
    )
    return None


def _tell(request: Any, pk: int) -> None:
    tell_estimate(actor=request.actor, request_id=pk)
    messages.success(request, _("The customer is told what is expected."))


def _answered(request: Any, pk: int) -> None:
    answer_estimate(
        actor=request.actor,
        request_id=pk,
        accept=request.POST.get("choice") == "accept",
        answer=request.POST.get("answer", ""),
    )


STEPS: dict[str, Callable[[Any, int], HttpResponse | None]] = {
    "save": _save,
    "see": _see,
    "start": _start,
    "pause": _pause,
    "stop": _stop,
    "drop": _drop,
    "estimate": _estimate,
    "tell": _tell,
    "answered": _answered,
}


def _handled(request: Any, pk: int) -> ServiceRequest:
    found = request_visible_to(request.actor, pk)
    if not may_handle(request.actor, found):
        raise NotAllowed
    return found


def _foreseen(
    request: Any, found: ServiceRequest, form: TimeForm, instead_of: TimeEntry | None = None
) -> dict[str, Any]:
    seen: ShownForesight | None = None
    if form.is_valid():
        facts = form.facts(request.provider.zone)
        try:
            foreseen = foresee_time(request.actor, found, facts, instead_of=instead_of)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            seen = shown_foresight(foreseen) if foreseen else None
    return {"found": found, "seen": seen, "seen_form": form, "is_seen": not form.errors}


def _form_of(request: Any, entry: TimeEntry) -> TimeForm:
    if request.method == "POST":
        return TimeForm(request.POST)
    begun = entry.begun_at.astimezone(ZoneInfo(request.provider.zone))
    names = ("minutes", "task", "skill", "is_asked_for", "is_travel", "note", "is_public")
    return TimeForm(
        initial={
            **{name: getattr(entry, name) for name in names},
            "day": begun.date(),
            "clock": begun.time().replace(second=0, microsecond=0),
        }
    )


urlpatterns = [
    path("requests/<int:pk>/time/", work_request_time, name="work_request_time"),
    path("requests/<int:pk>/time/seen/", work_request_time_seen, name="work_request_time_seen"),
    path("requests/<int:pk>/clock/", work_request_clock, name="work_request_clock"),
    path("time/<int:pk>/", work_time_entry, name="work_time_entry"),
]
