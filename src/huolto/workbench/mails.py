"""Mails that are not sent, for the provider's administrator: still waiting, failed, kept back; why, and trying again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from huolto.foundation.localisation import figure
from huolto.foundation.mail import UNSENT, send_again, unsent_mails
from huolto.foundation.models import OutgoingMail
from huolto.foundation.pages import View
from huolto.foundation.texts import is_id
from huolto.foundation.views import Audience, page
from huolto.parties.choices import Right
from huolto.parties.mail_words import status_words
from huolto.workbench.frame import render_workbench

PAGE_SIZE = 50

_administrator = page(Audience.STAFF, Right.ADMINISTER_PROVIDER)


@dataclass(frozen=True)
class MailShown:
    """A mail of the list: why it is not sent, and in which words of the server (`said`)."""

    pk: int
    subject: str
    to_address: str
    created_at: datetime
    why: str
    said: str


@_administrator
@require_GET
def failed_mails_list(request: Any) -> HttpResponse:
    """One list, the newest first; the text is not shown, it may be private."""
    which = request.GET.get("which", "failed")
    which = which if which in UNSENT else "failed"
    rows = unsent_mails(request.provider, which)
    found = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    here = reverse("work_failed_mails")
    context = {
        "found": found,
        "which": which,
        "shown": [_shown(mail) for mail in found.object_list],
        "views": (
            View(label=_("Failed"), url=here, current=which == "failed"),
            View(label=_("Waiting"), url=f"{here}?which=waiting", current=which == "waiting"),
            View(label=_("Kept back"), url=f"{here}?which=withheld", current=which == "withheld"),
        ),
    }
    return render_workbench(request, "workbench/home/mails.html", context, current="work_failed_mails")


@_administrator
@require_POST
def failed_mails_again(request: Any) -> HttpResponse:
    """Try one mail again (`mail`), or all that have failed."""
    chosen, which = request.POST.get("mail", ""), request.POST.get("which", "failed")
    count = send_again(actor=request.actor, mail_ids=[int(chosen)] if is_id(chosen) else None)
    said = ngettext(
        "%(count)s mail is being sent again. If it fails once more, it comes back here.",
        "%(count)s mails are being sent again. What fails once more comes back here.",
        count,
    )
    messages.success(request, said % {"count": figure(count)})
    return HttpResponseRedirect(
        reverse("work_failed_mails") + (f"?which={which}" if which in ("waiting", "withheld") else "")
    )


def _shown(mail: OutgoingMail) -> MailShown:
    said = mail.last_error
    if mail.fault == OutgoingMail.Fault.ADDRESS_GONE:
        why, said = status_words(mail.last_error), ""
    elif mail.fault == OutgoingMail.Fault.REFUSED:
        why = _("The mail server refused it for good.")
    elif mail.state == OutgoingMail.State.FAILED:
        why = _("It was tried for two days in vain.")
    elif mail.attempts:
        why = ngettext("Tried %(count)s time so far.", "Tried %(count)s times so far.", mail.attempts) % {
            "count": figure(mail.attempts)
        }
    else:
        why = _("It goes as soon as it is its turn.")
    return MailShown(mail.pk, mail.subject, mail.to_address, mail.created_at, why, said)


urlpatterns = [
    path("mails/failed/", failed_mails_list, name="work_failed_mails"),
    path("mails/failed/again/", failed_mails_again, name="work_failed_mails_again"),
]
