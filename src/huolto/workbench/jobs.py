"""The provider's jobs in the background: what waits, runs and has failed, and why; run again, called off."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.job_list import JobState, counts, jobs_of, listed
from huolto.foundation.pages import View
from huolto.foundation.views import Audience, page
from huolto.parties.choices import Right
from huolto.parties.commands import cancel_job, retry_job
from huolto.workbench.frame import render_workbench

PAGE_SIZE = 50
VIEWS = {JobState.FAILED: _("Failed"), JobState.WAITING: _("Waiting"), JobState.RUNNING: _("Running")}
"""What is listed, what needs somebody first."""


@page(Audience.STAFF, Right.ADMINISTER_PROVIDER)
def work_jobs(request: Any) -> HttpResponse:
    """This provider's jobs in one state."""
    asked = request.GET.get("state", "")
    state = JobState(asked) if asked in list(JobState) else JobState.FAILED
    provider = request.provider.slug
    found = Paginator(jobs_of(provider, state), PAGE_SIZE).get_page(request.GET.get("page"))
    here = reverse("work_jobs")
    many = counts(provider)
    context = {
        "found": found,
        "jobs": listed(list(found.object_list)),
        "state": state,
        "views": tuple(
            View(
                label=label,
                url=f"{here}?state={name}",
                current=name == state,
                count=many[name],
                hot=name == JobState.FAILED and many[name] > 0,
            )
            for name, label in VIEWS.items()
        ),
    }
    return render_workbench(request, "workbench/jobs/list.html", context, current="work_jobs")


@page(Audience.STAFF, Right.ADMINISTER_PROVIDER)
@require_POST
def work_job_move(request: Any, pk: int) -> HttpResponse:
    """Let a failed job run again (`move=retry`), or call a waiting one off (`move=cancel`)."""
    move = request.POST.get("move")
    if move not in ("retry", "cancel"):
        raise NotVisible
    state = JobState.FAILED if move == "retry" else JobState.WAITING
    try:
        if move == "retry":
            retry_job(actor=request.actor, job_id=pk)
            messages.success(request, gettext("The job runs again as soon as it is its turn."))
        else:
            cancel_job(actor=request.actor, job_id=pk)
            messages.success(request, gettext("The job is called off."))
    except NotVisible:
        raise
    except DomainError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(f"{reverse('work_jobs')}?state={state}")


urlpatterns = [
    path("jobs/", work_jobs, name="work_jobs"),
    path("jobs/<int:pk>/", work_job_move, name="work_job_move"),
]
