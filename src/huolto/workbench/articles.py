"""Writing articles: the list, texts in every language beside their preview, for whom, publishing and retiring."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from huolto.foundation.errors import DomainError, InvalidInput, NotVisible
from huolto.foundation.localisation import LANGUAGE_NAMES, RIGHT_TO_LEFT
from huolto.foundation.pages import View
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.knowledge.access import WRITERS, articles_written_by
from huolto.knowledge.choices import ArticleState
from huolto.knowledge.commands import (
    begin_article,
    discard_draft,
    publish_article,
    retire_article,
    set_article_facts,
    write_article,
)
from huolto.knowledge.commands.articles import texts_of
from huolto.knowledge.markup import render_marks
from huolto.knowledge.models import Article
from huolto.knowledge.queries import articles_named, missing_texts
from huolto.workbench.frame import render_workbench
from huolto.workbench.knowledge_forms import ArticleFactsForm, NewArticleForm, TextsForm

PAGE_SIZE = 50
CURRENT = "work_articles"

writers_only = page(Audience.STAFF, *WRITERS)


def knowledge_views(current: str) -> tuple[View, ...]:
    """The pages of whoever writes, as tabs."""
    tabs = (
        ("work_articles", _("Articles")),
        ("work_announcements", _("Announcements")),
        ("work_feedback", _("What readers say")),
    )
    return tuple(View(label=label, url=reverse(name), current=name == current) for name, label in tabs)


@writers_only
@require_GET
def work_articles(request: Any) -> HttpResponse:
    """All articles with their state and the languages in which something is missing."""
    q = " ".join(request.GET.get("q", "").split())[:100]
    state = request.GET.get("state", "")
    rows = articles_named(articles_written_by(request.actor), q)
    if state in ArticleState.values:
        rows = rows.filter(state=state)
    rows = rows.select_related("owner").order_by("kind", "position", "slug")
    found = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "views": knowledge_views(CURRENT),
        "found": found,
        "rows": [_row(article, request.provider.language) for article in found.object_list],
        "q": q,
        "state": state,
        "states": ArticleState.choices,
    }
    return render_workbench(request, "workbench/knowledge/articles.html", context, current=CURRENT)


@writers_only
@require_http_methods(["GET", "POST"])
def work_article_new(request: Any) -> HttpResponse:
    """A title in the language of the house; the rest is written on the article's own page."""
    form = NewArticleForm(request.POST or None)
    if form.is_valid():
        try:
            article = begin_article(actor=request.actor, title=form.cleaned_data["title"])
            return HttpResponseRedirect(reverse("work_article_edit", args=[article.pk]))
        except DomainError as error:
            form.refuse(error)
    context = {
        "form": form,
        "title": _("New article"),
        "language_name": LANGUAGE_NAMES[request.provider.language],
    }
    status = 422 if form.is_bound else 200
    return render_workbench(
        request, "workbench/knowledge/article_new.html", context, current=CURRENT, status=status
    )


@writers_only
@require_http_methods(["GET", "POST"])
def work_article_edit(request: Any, pk: int) -> HttpResponse:
    """An article in one language (`?language=`), beside what readers will see; a POST keeps texts or facts."""
    article = _article(request, pk)
    language = _language(request)
    what = request.POST.get("what", "")
    texts = article.draft or texts_of(article)
    shown = {name: texts.get(name, {}).get(language, "") for name in texts}
    texts_form = TextsForm(request.POST if what == "texts" else None, language=language, initial=shown)
    facts_form = ArticleFactsForm(
        request.POST if what == "facts" else None, actor=request.actor, article=article
    )
    try:
        if what == "texts" and texts_form.is_valid():
            _keep_texts(request, article, language, texts_form)
            return _to(pk, language)
        if what == "facts" and facts_form.is_valid():
            set_article_facts(actor=request.actor, article_id=pk, facts=facts_form.facts())
            messages.success(request, _("Saved."))
            return _to(pk, language)
    except DomainError as error:
        (texts_form if what == "texts" else facts_form).refuse(error)
    if what == "texts":
        shown = {name: texts_form[name].value() or "" for name in shown}
    missing = missing_texts(texts)
    own = request.provider.language
    context = {
        "article": article,
        "title": text_in(texts["title"], fallback=own),
        "texts_form": texts_form,
        "facts_form": facts_form,
        "language": language,
        "languages": [
            View(
                label=name,
                url=f"?language={code}",
                current=code == language,
                count=_("missing") if code in missing else None,
                hot=code == own,
            )
            for code, name in LANGUAGE_NAMES.items()
        ],
        "missing": [str(TextsForm.base_fields[name].label) for name in missing.get(language, ())],
        "own_text": texts["body"].get(own, "") if language != own else "",
        "preview": _preview(shown, language),
        "crumbs": [(_("Articles"), reverse(CURRENT)), (text_in(texts["title"], fallback=own), "")],
        "versions": article.versions.select_related("published_by")[:10],
    }
    status = 422 if texts_form.is_bound or facts_form.is_bound else 200
    return render_workbench(
        request, "workbench/knowledge/article.html", context, current=CURRENT, status=status
    )


@writers_only
@require_POST
def work_article_preview(request: Any, pk: int) -> HttpResponse:
    """What is being typed, as readers will see it; nothing is kept."""
    _article(request, pk)
    shown = {name: request.POST.get(name, "")[:20_000] for name in ("title", "summary", "body")}
    return render(
        request, "workbench/knowledge/_preview.html", {"preview": _preview(shown, _language(request))}
    )


@writers_only
@require_POST
def work_article_step(request: Any, pk: int) -> HttpResponse:
    """Publish, retire, or forget what was written since (`do`)."""
    _article(request, pk)
    steps = {
        "publish": (publish_article, _("Published: readers see it now.")),
        "retire": (retire_article, _("Retired: readers no longer see it.")),
        "discard": (discard_draft, _("The draft is forgotten.")),
    }
    do = request.POST.get("do", "")
    if do not in steps:
        raise InvalidInput(_("Choose what to do with the article."), field="do")
    step, said = steps[do]
    try:
        step(actor=request.actor, article_id=pk)
        messages.success(request, said)
    except NotVisible:
        raise
    except DomainError as error:
        messages.error(request, str(error))
    return _to(pk, _language(request))


def _keep_texts(request: Any, article: Article, language: str, form: TextsForm) -> None:
    """Keep what was typed, and with `then=publish` let readers see it; what cannot be published stays a draft."""
    is_new = form.has_changed() or article.draft is not None
    if is_new:
        write_article(actor=request.actor, article_id=article.pk, language=language, texts=form.cleaned_data)
    if request.POST.get("then") != "publish":
        messages.success(request, _("The draft is kept. Readers see it once it is published."))
        return
    if not is_new:
        messages.info(request, _("Nothing was changed."))
        return
    try:
        publish_article(actor=request.actor, article_id=article.pk)
    except DomainError as error:
        messages.error(request, f"{error} {_('What you typed is kept as a draft.')}")
    else:
        messages.success(request, _("Published: readers see it now."))


def _article(request: Any, pk: int) -> Article:
    article = articles_written_by(request.actor).filter(pk=pk).first()
    if article is None:
        raise NotVisible
    return article


def _language(request: Any) -> str:
    wanted = request.GET.get("language", "")
    return wanted if wanted in LANGUAGE_NAMES else str(request.provider.language)


def _to(pk: int, language: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('work_article_edit', args=[pk])}?language={language}")


def _preview(texts: dict[str, str], language: str) -> dict[str, Any]:
    return {
        "title": texts["title"],
        "summary": texts["summary"],
        "body": render_marks(texts["body"]),
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
    }


def _row(article: Article, own: str) -> dict[str, Any]:
    texts = article.draft or texts_of(article)
    return {
        "article": article,
        "title": text_in(texts["title"], fallback=own) or article.slug,
        "missing": [LANGUAGE_NAMES[code] for code in missing_texts(texts)],
        "is_changed": article.draft is not None and article.version > 0,
    }


urlpatterns = [
    path("articles/", work_articles, name="work_articles"),
    path("articles/new/", work_article_new, name="work_article_new"),
    path("articles/<int:pk>/", work_article_edit, name="work_article_edit"),
    path("articles/<int:pk>/preview/", work_article_preview, name="work_article_preview"),
    path("articles/<int:pk>/step/", work_article_step, name="work_article_step"),
]
