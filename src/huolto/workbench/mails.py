"""Mails that could not be sent, for the provider's administrator: to whom, why, and trying again."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from huolto.foundation.mail import failed_mails, send_again
from huolto.foundation.views import Audience, page
from huolto.parties.choices import Right
from huolto.workbench.frame import render_workbench

PAGE_SIZE = 50

_administrator = page(Audience.STAFF, Right.ADMINISTER_PROVIDER)


@_administrator
@require_GET
def failed_mails_list(request: Any) -> HttpResponse:
    """The newest first; the text is not shown, it may be private."""
    found = Paginator(failed_mails(request.provider).order_by("-pk"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    return render_workbench(request, "workbench/home/mails.html", {"found": found}, current="work_home")


@_administrator
@require_POST
def failed_mails_again(request: Any) -> HttpResponse:
    """Try all of them again."""
    send_again(actor=request.actor)
    messages.success(request, _("They are being sent again. What fails once more comes back here."))
    return HttpResponseRedirect(reverse("work_failed_mails"))


urlpatterns = [
    path("mails/failed/", failed_mails_list, name="work_failed_mails"),
    path("mails/failed/again/", failed_mails_again, name="work_failed_mails_again"),
]
