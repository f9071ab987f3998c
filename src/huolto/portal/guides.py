"""An employee finds out what is wrong: a guide one question at a time, ended by thanks or by a request with the answers."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from huolto.desk.commands import answer_run, begin_run, confirm_solved, send_run, step_back, stop_run
from huolto.desk.guide_walks import run_visible_to, suggested_guides, walked
from huolto.desk.models import GuideRun
from huolto.faces.guide_pages import walk_context
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible
from huolto.foundation.texts import is_id
from huolto.foundation.views import Audience, page
from huolto.parties.models import Person
from huolto.portal.frame import render_portal
from huolto.register.access import items_visible_to
from huolto.register.choices import FINAL
from huolto.register.models import Item

MOST_ITEMS = 50


@page(Audience.CUSTOMER)
def find_out(request: Any) -> HttpResponse:
    """Which guide, after which device it is about."""
    items = _items(request.actor)
    if len(items) == 1:
        return _guides(request, items, items[0])
    return _guides(request, items, None)


@page(Audience.CUSTOMER)
def find_out_of(request: Any, pk: int) -> HttpResponse:
    """The guides for one device of the reader's own."""
    items = _items(request.actor)
    item = next((one for one in items if one.pk == pk), None)
    if item is None:
        raise NotVisible
    return _guides(request, items, item)


@require_POST
@page(Audience.CUSTOMER)
def find_out_begin(request: Any) -> HttpResponse:
    """Begin a guide for the reader, about a device of theirs or none."""
    guide, chosen = request.POST.get("guide", ""), request.POST.get("item", "")
    item = None
    if chosen:
        item = next((one for one in _items(request.actor) if str(one.pk) == chosen), None)
        if item is None:
            raise NotVisible
    me = Person.objects.of(request.provider).select_related("organisation").get(pk=request.actor.person_id)
    guide_id = int(guide) if is_id(guide) else 0
    return _to(begin_run(actor=request.actor, guide_id=guide_id, person=me, item=item))


@page(Audience.CUSTOMER)
def find_out_run(request: Any, pk: int) -> HttpResponse:
    """The question that is asked now, or where it ended."""
    return _show(request, pk)


@require_POST
@page(Audience.CUSTOMER)
def find_out_step(request: Any, pk: int, step: str) -> HttpResponse:
    """Answer, go back, leave, say that it helped, or send what was answered."""
    do = STEPS.get(step)
    if do is None:
        raise Http404
    try:
        return do(request, pk)
    except InvalidInput as error:
        return _show(request, pk, error=error)
    except NotVisible:
        raise
    except DomainError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("find_out_run", args=[pk]))


def _answer(request: Any, pk: int) -> HttpResponse:
    sent = request.POST
    return _to(
        answer_run(
            actor=request.actor, run_id=pk, step=sent.get("step", ""), answer=sent.get("answer", "")[:60]
        )
    )


def _back(request: Any, pk: int) -> HttpResponse:
    return _to(step_back(actor=request.actor, run_id=pk))


def _leave(request: Any, pk: int) -> HttpResponse:
    stop_run(actor=request.actor, run_id=pk)
    return HttpResponseRedirect(reverse("home"))


def _helped(request: Any, pk: int) -> HttpResponse:
    return _to(confirm_solved(actor=request.actor, run_id=pk))


def _send(request: Any, pk: int) -> HttpResponse:
    note = request.POST.get("note", "")[:5_000]
    opened = send_run(actor=request.actor, run_id=pk, note=note)
    messages.success(
        request,
        _("Thank you. Its number is %(number)s, and your answers came along.") % {"number": opened.number},
    )
    return HttpResponseRedirect(reverse("request", args=[opened.pk]))


STEPS: dict[str, Callable[[Any, int], HttpResponse]] = {
    "answer": _answer,
    "back": _back,
    "leave": _leave,
    "helped": _helped,
    "send": _send,
}


def _guides(request: Any, items: list[Item], item: Item | None) -> HttpResponse:
    context = {"items": items, "item": item, "guides": suggested_guides(request.actor, item)}
    return render_portal(request, "portal/guides/begin.html", context, current="requests")


def _show(request: Any, pk: int, *, error: DomainError | None = None) -> HttpResponse:
    run = run_visible_to(request.actor, pk)
    if run.ran_by_id != request.actor.person_id:
        # What an agent walked with somebody is read at its request.
        raise NotVisible
    context = {
        **walk_context(run, walked(run)),
        "error": error,
        "step_url": reverse("find_out_step", args=[pk, "answer"]),
    }
    status = error.status if error else 200
    return render_portal(request, "portal/guides/run.html", context, current="requests", status=status)


def _to(run: GuideRun) -> HttpResponse:
    return HttpResponseRedirect(reverse("find_out_run", args=[run.pk]))


def _items(actor: Any) -> list[Item]:
    """The reader's own devices in use."""
    rows = items_visible_to(actor).filter(holder_id=actor.person_id).exclude(state__in=FINAL)
    related = rows.select_related("device_model__maker", "category", "customer", "product")
    return list(related.order_by("asset_tag")[:MOST_ITEMS])


urlpatterns = [
    path("find-out/", find_out, name="find_out"),
    path("find-out/of/<int:pk>/", find_out_of, name="find_out_of"),
    path("find-out/begin/", find_out_begin, name="find_out_begin"),
    path("find-out/<int:pk>/", find_out_run, name="find_out_run"),
    path("find-out/<int:pk>/do/<slug:step>/", find_out_step, name="find_out_step"),
]
