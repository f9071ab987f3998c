"""What readers say of pages: counts by page and month, their words, and who looks after a page."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from huolto.faces.page_names import page_name
from huolto.foundation.errors import NotVisible
from huolto.foundation.views import Audience, page
from huolto.knowledge.access import is_writer, sees_all_feedback
from huolto.knowledge.commands import set_page_owner
from huolto.knowledge.models import Article, PageOwner
from huolto.knowledge.queries import page_verdicts, verdict_by_month, words_about
from huolto.parties.choices import STAFF_RIGHTS
from huolto.workbench.articles import knowledge_views
from huolto.workbench.frame import render_workbench
from huolto.workbench.knowledge_forms import OwnerForm

WORDS_SHOWN = 100
CURRENT = "work_articles"


@page(Audience.STAFF, *STAFF_RIGHTS)
@require_GET
def work_feedback(request: Any) -> HttpResponse:
    """The pages that this member of staff looks after; administrators see all."""
    verdicts = page_verdicts(request.actor)
    titles = _titles(request, [one.page_key for one in verdicts])
    context = {
        "views": knowledge_views("work_feedback") if is_writer(request.actor) else (),
        "rows": [(one, titles[one.page_key]) for one in verdicts],
        "sees_all": sees_all_feedback(request.actor),
    }
    return render_workbench(request, "workbench/knowledge/feedback.html", context, current=CURRENT)


@page(Audience.STAFF, *STAFF_RIGHTS)
@require_http_methods(["GET", "POST"])
def work_feedback_page(request: Any, key: str) -> HttpResponse:
    """One page by month with the words; administrators name its owner by a POST."""
    verdict = verdict_by_month(request.actor, key)
    if verdict is None:
        raise NotVisible
    may_name = sees_all_feedback(request.actor) and not key.startswith("article:")
    owner = PageOwner.objects.of(request.provider).filter(page_key=key).first()
    form = OwnerForm(
        request.POST or None,
        actor=request.actor,
        initial={"owner": owner.person_id if owner else None},
    )
    if request.method == "POST" and not may_name:
        raise NotVisible
    if form.is_valid():
        chosen = form.cleaned_data["owner"]
        set_page_owner(actor=request.actor, page_key=key, person_id=chosen.pk if chosen else None)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("work_feedback_page", args=[key]))
    title = _titles(request, [key])[key]
    context = {
        "verdict": verdict,
        "title": title,
        "words": words_about(request.actor, key, WORDS_SHOWN),
        "form": form if may_name else None,
        "crumbs": [(_("What readers say"), reverse("work_feedback")), (title, "")],
    }
    status = 422 if form.is_bound else 200
    return render_workbench(
        request, "workbench/knowledge/feedback_page.html", context, current=CURRENT, status=status
    )


def _titles(request: Any, keys: list[str]) -> dict[str, str]:
    """What pages and articles are called for this reader."""
    slugs = [key.removeprefix("article:") for key in keys if key.startswith("article:")]
    articles = {
        f"article:{article.slug}": article
        for article in Article.objects.of(request.provider).filter(slug__in=slugs).only("slug", "title")
    }
    return {key: page_name(key, articles.get(key), request.provider.language) for key in keys}


urlpatterns = [
    path("feedback/", work_feedback, name="work_feedback"),
    path("feedback/<str:key>/", work_feedback_page, name="work_feedback_page"),
]
