"""Requests at work as lists: views with counts, filters in the address, keyset paging, changes of many at once.

HR requests are there for HR agents only, in lists and counts too.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from huolto.desk.access import HANDLERS, may_handle
from huolto.desk.choices import Priority, RequestChannel, RequestKind
from huolto.desk.commands import assign_requests, finish_requests, move_to_queue, set_priority
from huolto.desk.finding import Hits, hits_of
from huolto.desk.models import Queue, ServiceRequest
from huolto.desk.queries import SORTS, RequestFilter, counts_of_filters, requests_at_work
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.localisation import figure
from huolto.foundation.pages import View
from huolto.foundation.paging import page_of
from huolto.foundation.texts import is_id, text_in
from huolto.foundation.views import Audience, page
from huolto.parties.choices import STAFF_RIGHTS, ListName, Right
from huolto.parties.models import Person, SavedView
from huolto.parties.saved_views import default_of, saved_views_of
from huolto.workbench.frame import render_workbench
from huolto.workbench.request_address import BY_FIGURES, VIEWS, given_in, key_in, wanted_in
from huolto.workbench.request_people import MOST_LISTED, worker_pick, worker_sent, workers_of
from huolto.workbench.request_rows import SHOWN, rows_html, rows_of

PAGE_SIZE = 30
MOST_AT_ONCE = 500
staff_only = page(Audience.STAFF, *STAFF_RIGHTS)


@staff_only
def work_requests(request: Any) -> HttpResponse:
    """Requests by view, queue, agent, kind and words; every filter stands in the address."""
    saved = saved_views_of(request.actor, ListName.REQUESTS)
    if not request.GET and (first := default_of(request.actor, saved)):
        return HttpResponseRedirect(f"{request.path}?{urlencode(first.filters)}")
    wanted, given = wanted_in(request.GET), given_in(request.GET)
    now = timezone.now()
    hits = hits_of(request.actor, wanted.search)
    found = requests_at_work(request.actor, wanted, now=now, hits=hits)
    name = request.GET.get("sort", "")
    sort, falling = _sort(name, wanted.view)
    shown = page_of(
        found,
        sort=SORTS[sort],
        descending=falling,
        size=PAGE_SIZE,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    kept = requests_at_work(request.actor, RequestFilter(view="all")).only(*SHOWN).in_bulk(shown.ids)
    rows = rows_of([kept[pk] for pk in shown.ids if pk in kept], now)
    agents = [(person.pk, person.name) for person in workers_of(request.actor)]
    (count, is_more), views = _counted_views(request.actor, wanted, hits, given, saved)
    context = {
        "rows": rows,
        "rows_html": rows_html(rows),
        "shown": shown,
        "count": _count(count, is_more=is_more),
        "views": views,
        "own_view": next(
            (one for one in saved if _is_own(request.actor, one) and one.filters == given), None
        ),
        "given": urlencode(given),
        "may_save": len(given) > 1,
        "wanted": wanted,
        "kinds": RequestKind.choices,
        "channels": RequestChannel.choices,
        "priorities": Priority.choices,
        "queues": [(queue.pk, text_in(queue.name)) for queue in queues_of(request.actor)],
        "agents": agents,
        "agent_pick": worker_pick(request.actor) if len(agents) > MOST_LISTED else "",
        "here": request.get_full_path(),
        "newest": ServiceRequest.objects.of(request.provider)
        .order_by("-pk")
        .values_list("pk", flat=True)
        .first()
        or 0,
        "query": request.GET.urlencode(),
        "by_figures": _kept_in_search(request),
    }
    return render_workbench(request, "workbench/requests/list.html", context, current="work_requests")


@require_POST
@page(Audience.STAFF, *HANDLERS, Right.HR_AGENT)
def work_requests_change(request: Any) -> HttpResponse:
    """Give the picked requests to somebody, put them into a queue, say how urgent they are, or that they are done."""
    picked = [int(number) for number in request.POST.getlist("pick") if is_id(number)][:MOST_AT_ONCE]
    back = _back(request)
    if not picked:
        messages.error(request, _("Pick requests first."))
        return HttpResponseRedirect(back)
    try:
        changed = _change(request.actor, picked, request.POST.get("do", ""), request.POST)
    except NotVisible:
        raise
    except DomainError as error:
        messages.error(request, str(error))
    else:
        said = ngettext("%(count)s request is changed.", "%(count)s requests are changed.", len(changed))
        messages.success(request, said % {"count": figure(len(changed))})
    return HttpResponseRedirect(back)


def queues_of(actor: Actor) -> list[Queue]:
    """The queues whose requests this member of staff may read, in their order."""
    rows: QuerySet[Queue] = Queue.objects.of(actor.provider)
    return [queue for queue in rows if _reads(actor, queue)]


def _reads(actor: Actor, queue: Queue) -> bool:
    return may_handle(actor, ServiceRequest(confidentiality=queue.confidentiality))


def _change(actor: Actor, picked: list[int], do: str, data: Any) -> list[ServiceRequest]:
    if do == "mine":
        me = Person.objects.of(actor.provider).filter(pk=actor.person_id).first()
        return assign_requests(actor=actor, request_ids=picked, assignee=me)
    if do == "assignee":
        return assign_requests(actor=actor, request_ids=picked, assignee=worker_sent(actor, data))
    if do == "queue":
        queue = Queue.objects.of(actor.provider).filter(pk=key_in(data.get("queue"))).first()
        if queue is None or not _reads(actor, queue):
            raise NotVisible
        return move_to_queue(actor=actor, request_ids=picked, queue=queue)
    if do == "finish":
        return finish_requests(actor=actor, request_ids=picked)
    if do == "priority":
        return set_priority(actor=actor, request_ids=picked, priority=data.get("priority", ""))
    raise Http404


def _back(request: Any) -> str:
    back = request.POST.get("back", "")
    here = {request.get_host()}
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=here, require_https=request.is_secure())
    return back if safe else reverse("work_requests")


def _kept_in_search(request: Any) -> list[tuple[str, str]]:
    """What came by a figure's link and stays as one searches within it."""
    return [(name, request.GET[name]) for name in BY_FIGURES if request.GET.get(name)]


def _sort(written: str, view: str) -> tuple[str, bool]:
    """The order: what is due first for what is at work, the newest first elsewhere."""
    name = written.removeprefix("-")
    if name in SORTS:
        return name, written.startswith("-")
    return ("opened", True) if view in ("ended", "all", "open") else ("due", False)


def _is_own(actor: Actor, view: SavedView) -> bool:
    return view.owner_id == actor.person_id


def _counted_views(
    actor: Actor,
    wanted: RequestFilter,
    hits: Hits | None,
    given: dict[str, str],
    saved: list[SavedView],
) -> tuple[tuple[int, bool], tuple[View, ...]]:
    """How many the list shows, and the views beside it, each with its count: one query."""
    here = reverse("work_requests")
    ready = [RequestFilter(view=str(name)) for name in VIEWS]
    kept = [wanted_in(view.filters) for view in saved]
    total, *counts = counts_of_filters(actor, [wanted, *ready, *kept], hits)
    is_saved = any(view.filters == given for view in saved)
    views = [
        View(
            label=label,
            url=f"{here}?state={name}",
            current=name == given["state"] and not is_saved,
            count=_count(count, is_more=is_more),
            hot=name == "late" and count > 0,
        )
        for (name, label), (count, is_more) in zip(VIEWS.items(), counts[: len(VIEWS)], strict=True)
    ]
    own = [
        View(
            label=view.name,
            url=f"{here}?{urlencode(view.filters)}",
            current=view.filters == given,
            count=_count(count, is_more=is_more),
        )
        for view, (count, is_more) in zip(saved, counts[len(VIEWS) :], strict=True)
    ]
    return total, (*views, *own)


def _count(count: int, *, is_more: bool) -> str:
    return f"{figure(count)}+" if is_more else figure(count)


urlpatterns = [
    path("requests/", work_requests, name="work_requests"),
    path("requests/change/", work_requests_change, name="work_requests_change"),
]
