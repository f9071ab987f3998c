"""Reading on both faces: the user guide and its search, one article, help beside a page, news, putting a band away."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from huolto.faces.face import Face
from huolto.faces.frame_parts import question_about, reading_urls
from huolto.foundation.errors import NotVisible
from huolto.foundation.pages import View
from huolto.foundation.views import page
from huolto.knowledge.access import is_writer
from huolto.knowledge.choices import ArticleKind
from huolto.knowledge.commands import dismiss_announcement
from huolto.knowledge.markup import render_marks
from huolto.knowledge.queries import (
    announcements_shown,
    article_read,
    articles_found,
    help_for,
    told_of,
)

NEWS_SHOWN = 50


@dataclass(frozen=True)
class ReadingPages:
    """The pages of one face; its `devices` is not used here, `prefix` begins the names of the addresses."""

    face: Face

    def urlpatterns(self) -> list[URLPattern]:
        """All addresses."""
        prefix, see = self.face.prefix, page(self.face.audience)
        return [
            path("guide/", see(require_GET(self.guide)), name=f"{prefix}guide"),
            path("guide/<slug:slug>/", see(require_GET(self.article)), name=f"{prefix}article"),
            path("help/<slug:key>/", see(require_GET(self.help)), name=f"{prefix}help"),
            path("news/", see(require_GET(self.news)), name=f"{prefix}news"),
            path("news/<int:pk>/", see(require_GET(self.news_one)), name=f"{prefix}news_one"),
            path("news/<int:pk>/dismiss/", see(require_POST(self.dismiss)), name=f"{prefix}news_dismiss"),
        ]

    def guide(self, request: Any) -> HttpResponse:
        """The guide's chapters and all other articles; `q` searches in every language."""
        q = " ".join(request.GET.get("q", "").split())[:100]
        found = articles_found(request.actor, q)
        context = {
            "q": q,
            "chapters": [one for one in found if one.kind == ArticleKind.GUIDE],
            "articles": [one for one in found if one.kind != ArticleKind.GUIDE],
            "count": len(found),
        }
        return self._render(request, "knowledge/guide.html", context)

    def article(self, request: Any, slug: str) -> HttpResponse:
        """One article, with the question whether it was useful."""
        reading = article_read(request.actor, slug)
        if reading is None:
            raise NotVisible
        request.page_key = reading.page_key
        context = {
            "reading": reading,
            "body": self._marks(reading.body),
            "question": question_about(reading.page_key) if self.face.is_staff else None,
            "crumbs": [(_("User guide"), self.face.url("guide")), (reading.title, "")],
            "edit_pk": reading.pk if self.face.is_staff and is_writer(request.actor) else None,
        }
        return self._render(request, "knowledge/article.html", context)

    def help(self, request: Any, key: str) -> HttpResponse:
        """The articles that help with a page: into the panel beside it, or as a page of its own."""
        articles = [(one, self._marks(one.body, heading=3)) for one in help_for(request.actor, key)]
        context = {"articles": articles, "urls": reading_urls(self.face.prefix)}
        if request.htmx:
            return render(request, "knowledge/_help.html", context)
        return self._render(request, "knowledge/help.html", context)

    def news(self, request: Any) -> HttpResponse:
        """What is announced now, or with `?show=past` what was."""
        past = request.GET.get("show") == "past"
        now = timezone.now()
        rows = announcements_shown(request.actor, now, past=past)
        if past:
            rows = rows.filter(until_at__lte=now)
        here = self.face.url("news")
        context = {
            "news": [
                (told, render_marks(told.body, article_page=self._article_page, heading=3))
                for told in (told_of(one, request.provider.language) for one in rows[:NEWS_SHOWN])
            ],
            "views": (
                View(label=_("Current"), url=here, current=not past),
                View(label=_("Past"), url=f"{here}?show=past", current=past),
            ),
            "may_write": self.face.is_staff and is_writer(request.actor),
        }
        return self._render(request, "knowledge/news.html", context)

    def news_one(self, request: Any, pk: int) -> HttpResponse:
        """One announcement, also when it is over."""
        row = announcements_shown(request.actor, timezone.now(), past=True).filter(pk=pk).first()
        if row is None:
            raise NotVisible
        told = told_of(row, request.provider.language)
        context = {
            "told": told,
            "body": self._marks(told.body),
            "crumbs": [(_("News"), self.face.url("news")), (told.title, "")],
        }
        return self._render(request, "knowledge/news_one.html", context)

    def dismiss(self, request: Any, pk: int) -> HttpResponse:
        """Put a band away and go on reading."""
        dismiss_announcement(actor=request.actor, announcement_id=pk)
        wanted = request.POST.get("next", "")
        is_ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(
            wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )
        return HttpResponseRedirect(wanted if is_ours else self.face.url("news"))

    @property
    def _article_page(self) -> str:
        return f"{self.face.prefix}article"

    def _marks(self, text: str, heading: int = 2) -> Any:
        return render_marks(text, article_page=self._article_page, heading=heading)

    def _render(self, request: Any, template: str, context: dict[str, Any]) -> HttpResponse:
        given = {**context, "layout": self.face.layout, "urls": reading_urls(self.face.prefix)}
        return self.face.frame(request, template, given, current=f"{self.face.prefix}guide")
