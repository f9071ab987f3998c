"""Announcing: what is told now, was told and will be; news, disruptions and maintenance in every language."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.localisation import LANGUAGE_NAMES
from huolto.foundation.texts import text_in
from huolto.knowledge.access import announcements_written_by
from huolto.knowledge.commands import announce, change_announcement, withdraw_announcement
from huolto.knowledge.models import Announcement
from huolto.workbench.articles import knowledge_views, writers_only
from huolto.workbench.frame import render_workbench
from huolto.workbench.knowledge_forms import AnnouncementForm

PAGE_SIZE = 50
CURRENT = "work_articles"


@writers_only
@require_GET
def work_announcements(request: Any) -> HttpResponse:
    """All announcements, the newest first, each with when it is shown."""
    rows = announcements_written_by(request.actor).order_by("-from_at", "-pk")
    found = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    now, own = timezone.now(), request.provider.language
    context = {
        "views": knowledge_views("work_announcements"),
        "found": found,
        "rows": [
            {
                "one": one,
                "title": text_in(one.title, fallback=own),
                "state": _state(one, now),
                "missing": [name for code, name in LANGUAGE_NAMES.items() if not one.title.get(code)],
            }
            for one in found.object_list
        ],
    }
    return render_workbench(request, "workbench/knowledge/announcements.html", context, current=CURRENT)


@writers_only
@require_http_methods(["GET", "POST"])
def work_announcement_new(request: Any) -> HttpResponse:
    """Something new to tell."""
    form = AnnouncementForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        try:
            announce(actor=request.actor, facts=form.facts(), at=timezone.now())
            messages.success(request, _("Announced."))
            return HttpResponseRedirect(reverse("work_announcements"))
        except DomainError as error:
            form.refuse(error)
    return _form_page(request, form, _("Announce something"))


@writers_only
@require_http_methods(["GET", "POST"])
def work_announcement(request: Any, pk: int) -> HttpResponse:
    """An announcement to change."""
    announcement = _found(request, pk)
    form = AnnouncementForm(request.POST or None, actor=request.actor, announcement=announcement)
    if form.is_valid():
        try:
            change_announcement(actor=request.actor, announcement_id=pk, facts=form.facts())
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("work_announcements"))
        except DomainError as error:
            form.refuse(error)
    title = text_in(announcement.title, fallback=request.provider.language)
    return _form_page(request, form, title, announcement)


@writers_only
@require_POST
def work_announcement_withdraw(request: Any, pk: int) -> HttpResponse:
    """Take it back at once."""
    _found(request, pk)
    withdraw_announcement(actor=request.actor, announcement_id=pk, at=timezone.now())
    messages.success(request, _("Withdrawn: nobody sees it any more."))
    return HttpResponseRedirect(reverse("work_announcements"))


def _found(request: Any, pk: int) -> Announcement:
    found = announcements_written_by(request.actor).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def _form_page(
    request: Any, form: AnnouncementForm, title: str, announcement: Announcement | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "title": title,
        "announcement": announcement,
        "crumbs": [(_("Announcements"), reverse("work_announcements")), (title, "")],
    }
    status = 422 if form.is_bound else 200
    return render_workbench(
        request, "workbench/knowledge/announcement.html", context, current=CURRENT, status=status
    )


def _state(one: Announcement, now: Any) -> tuple[str, str]:
    """The kind of the badge and its word."""
    if one.withdrawn_at is not None:
        return "", _("Withdrawn")
    if one.from_at > now:
        return "go", _("Planned")
    if one.until_at is not None and one.until_at <= now:
        return "", _("Over")
    return "good", _("Shown now")


urlpatterns = [
    path("announcements/", work_announcements, name="work_announcements"),
    path("announcements/new/", work_announcement_new, name="work_announcement_new"),
    path("announcements/<int:pk>/", work_announcement, name="work_announcement"),
    path("announcements/<int:pk>/withdraw/", work_announcement_withdraw, name="work_announcement_withdraw"),
]
