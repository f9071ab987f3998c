"""Diagnosis guides of the provider: which are in use and what they bring, one as a tree, the cases behind each figure."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from huolto.desk.access import HANDLERS
from huolto.desk.choices import DefinitionState, OutcomeKind, RequestChannel
from huolto.desk.commands import publish_guide, retire_guide, take_guides
from huolto.desk.commands.guides import GUIDE_KEEPERS
from huolto.desk.guide_files import read_once, shipped_guides
from huolto.desk.guide_statistics import RunFilter, ended_runs, figures_of, first_contact, passes_of
from huolto.desk.guide_trees import tree_of
from huolto.desk.models import DiagnosisGuide, GuideVersion
from huolto.faces.guide_pages import OUTCOME_KINDS
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.texts import text_in
from huolto.foundation.views import Audience, page
from huolto.rules.calendars import CalendarSystem
from huolto.rules.guides import examine
from huolto.rules.periods import Period, PeriodLabelError, period_from_label
from huolto.workbench.frame import render_workbench
from huolto.workbench.request_address import key_in

PAGE_SIZE = 50
readers = page(Audience.STAFF, *HANDLERS)
keepers = page(Audience.STAFF, *GUIDE_KEEPERS)


@readers
@require_GET
def work_guides(request: Any) -> HttpResponse:
    """All guides with what they brought in the last months, and those of the program to take."""
    actor, now = request.actor, timezone.now()
    figures = figures_of(actor, now)
    by_guide = {one.key: one for one in figures.guides}
    rows = []
    for guide in DiagnosisGuide.objects.of(request.provider).prefetch_related("versions"):
        states = {version.state for version in guide.versions.all()}
        rows.append(
            {
                "guide": guide,
                "title": text_in(guide.title),
                "is_in_use": DefinitionState.PUBLISHED in states,
                "has_draft": DefinitionState.DRAFT in states,
                "tally": by_guide.get(str(guide.pk)),
            }
        )
    known = {row["guide"].code for row in rows}
    context = {
        "rows": rows,
        "figures": figures,
        "channels": [(one, RequestChannel(one.key).label) for one in figures.channels],
        "contact": first_contact(actor, now),
        "shipped": [
            (code, text_in(read_once(text).title))
            for code, text in shipped_guides().items()
            if code not in known
        ],
        "may_keep": actor.has_right(*GUIDE_KEEPERS),
    }
    return render_workbench(request, "workbench/guides/list.html", context, current="work_guides")


@readers
@require_GET
def work_guide(request: Any, pk: int) -> HttpResponse:
    """One guide: the version in use (else the newest) as a tree with figures, its examples and versions."""
    guide = guide_named(request, pk)
    versions = list(guide.versions.select_related("created_by", "published_by"))
    shown = _chosen(request, versions)
    read = read_once(shown.source)
    figures = figures_of(request.actor, timezone.now(), guide)
    context = {
        "guide": guide,
        "title": text_in(guide.title),
        "versions": versions,
        "shown": shown,
        "tree": tree_of(read, passes_of(request.actor, shown)),
        "colours": OUTCOME_KINDS,
        "examined": examine(read),
        "warnings": read.warnings,
        "tally": figures.all,
        "months": figures.months,
        "is_in_use": any(one.state == DefinitionState.PUBLISHED for one in versions),
        "may_keep": request.actor.has_right(*GUIDE_KEEPERS),
        "crumbs": ((_("Diagnosis guides"), reverse("work_guides")), (text_in(guide.title), "")),
    }
    return render_workbench(request, "workbench/guides/guide.html", context, current="work_guides")


@require_POST
@keepers
def work_guide_take(request: Any) -> HttpResponse:
    """Take guides of the program into use."""
    taken = take_guides(actor=request.actor, codes=request.POST.getlist("guide"))
    for version in taken:
        messages.success(request, _("“%(title)s” is in use.") % {"title": text_in(version.guide.title)})
    return HttpResponseRedirect(reverse("work_guides"))


@require_POST
@keepers
def work_guide_publish(request: Any, pk: int) -> HttpResponse:
    """Put a draft in use."""
    version = GuideVersion.objects.of(request.provider).filter(pk=pk).first()
    if version is None:
        raise NotVisible
    try:
        publish_guide(actor=request.actor, version_id=pk)
        messages.success(request, _("The guide is in use."))
    except DomainError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("work_guide_one", args=[version.guide_id]))


@require_POST
@keepers
def work_guide_retire(request: Any, pk: int) -> HttpResponse:
    """Offer a guide no longer."""
    guide = guide_named(request, pk)
    try:
        retire_guide(actor=request.actor, guide_id=guide.pk)
        messages.success(request, _("The guide is offered no longer."))
    except DomainError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("work_guide_one", args=[pk]))


@readers
@require_GET
def work_guide_cases(request: Any) -> HttpResponse:
    """The runs behind a figure: `guide`, `outcome` (or `stopped`), `channel`, `month`, `step` with `answer`."""
    get = request.GET
    month = _month(request, get.get("month", ""))
    outcome = get.get("outcome", "")
    wanted = RunFilter(
        guide_id=key_in(get.get("guide")) or None,
        outcome=outcome if outcome in (*OutcomeKind.values, "stopped") else "",
        channel=get.get("channel", "") if get.get("channel", "") in RequestChannel.values else "",
        month=month,
        step=get.get("step", "")[:60],
        answer=get.get("answer", "")[:60],
    )
    found = Paginator(ended_runs(request.actor, wanted), PAGE_SIZE).get_page(get.get("page"))
    context = {
        "found": found,
        "rows": [(run, text_in(run.guide.title), OUTCOME_KINDS.get(run.outcome_kind, "")) for run in found],
        "month": month,
        "outcome": dict(OutcomeKind.choices).get(wanted.outcome, ""),
        "channel": dict(RequestChannel.choices).get(wanted.channel, ""),
        "crumbs": ((_("Diagnosis guides"), reverse("work_guides")), (_("Cases"), "")),
    }
    return render_workbench(request, "workbench/guides/cases.html", context, current="work_guides")


def guide_named(request: Any, pk: int) -> DiagnosisGuide:
    """A guide of the provider, or NotVisible."""
    guide: DiagnosisGuide | None = DiagnosisGuide.objects.of(request.provider).filter(pk=pk).first()
    if guide is None:
        raise NotVisible
    return guide


def _chosen(request: Any, versions: list[GuideVersion]) -> GuideVersion:
    wanted = key_in(request.GET.get("version"))
    for version in versions:
        if version.number == wanted:
            return version
    in_use = [one for one in versions if one.state == DefinitionState.PUBLISHED]
    return (in_use or versions)[0]


def _month(request: Any, label: str) -> Period | None:
    try:
        return period_from_label(label, CalendarSystem(request.provider.calendar_system)) if label else None
    except PeriodLabelError:
        return None


urlpatterns = [
    path("guides/", work_guides, name="work_guides"),
    path("guides/take/", work_guide_take, name="work_guide_take"),
    path("guides/cases/", work_guide_cases, name="work_guide_cases"),
    path("guides/<int:pk>/", work_guide, name="work_guide_one"),
    path("guides/<int:pk>/retire/", work_guide_retire, name="work_guide_retire"),
    path("guides/versions/<int:pk>/publish/", work_guide_publish, name="work_guide_publish"),
]
