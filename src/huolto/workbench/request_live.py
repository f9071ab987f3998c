"""What moves while pages are open: who else is at a request, what was written since, what newly came into a list.

Browsers ask every few seconds by htmx; without scripts a page shows how it stood when it was opened.
"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from huolto.desk.access import may_handle, request_visible_to
from huolto.desk.presence import note_presence, others_at, written_since
from huolto.desk.queries import requests_at_work
from huolto.foundation.localisation import figure
from huolto.foundation.paging import capped_counts
from huolto.foundation.texts import is_id
from huolto.foundation.views import Audience, page
from huolto.parties.choices import STAFF_RIGHTS
from huolto.workbench.request_address import wanted_in

staff_only = page(Audience.STAFF, *STAFF_RIGHTS)


@require_POST
@staff_only
def work_request_here(request: Any, pk: int) -> HttpResponse:
    """The reader is at a request, perhaps writing; answers who else is, and how much was written since."""
    found = request_visible_to(request.actor, pk)
    if may_handle(request.actor, found):
        note_presence(request.actor, found, is_writing=bool(request.POST.get("body", "").strip()))
    read = request.POST.get("read", "")
    late = written_since(request.actor, found, int(read)).count() if is_id(read) else 0
    context = {
        "found": found,
        "elsewhere": others_at(request.actor, found),
        "late": late,
        "late_count": figure(late),
    }
    return render(request, "workbench/requests/_here.html", context)


@staff_only
def work_requests_newer(request: Any) -> HttpResponse:
    """How many requests came into a list since it was shown (`than`, the newest key then)."""
    than = request.GET.get("than", "")
    newer = requests_at_work(request.actor, wanted_in(request.GET)).filter(
        pk__gt=int(than) if is_id(than) else 0
    )
    [(count, is_more)] = capped_counts([newer]) if is_id(than) else [(0, False)]
    query = request.GET.copy()
    query.pop("than", None)
    context = {
        "newer": count,
        "newer_count": f"{figure(count)}+" if is_more else figure(count),
        "newest": than,
        "query": query.urlencode(),
        "list_url": f"{reverse('work_requests')}?{query.urlencode()}",
    }
    return render(request, "workbench/requests/_newer.html", context)


urlpatterns = [
    path("requests/<int:pk>/here/", work_request_here, name="work_request_here"),
    path("requests/newer/", work_requests_newer, name="work_requests_newer"),
]
