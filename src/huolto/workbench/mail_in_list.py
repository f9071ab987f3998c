"""The list of mail that came in: by what became of it, with a look into each, and one decision about many."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from huolto.connectors.choices import MailReason, MailState
from huolto.connectors.mail_in.access import MAIL_READERS, mail_visible_to
from huolto.connectors.mail_in.deciding_together import (
    Decided,
    assign_to_customer,
    refuse_mails,
    take_in_as_known,
)
from huolto.connectors.mail_in.listing import MailFilter, mails_found
from huolto.connectors.mail_in.showing import glimpse
from huolto.connectors.models import Mailbox
from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible
from huolto.foundation.localisation import figure
from huolto.foundation.pages import View
from huolto.foundation.paging import capped_counts
from huolto.foundation.sorting import in_alphabet
from huolto.foundation.texts import is_id
from huolto.foundation.views import Audience, page
from huolto.parties.queries import customers_visible_to
from huolto.workbench.frame import render_workbench

PAGE_SIZE = 50
MOST_TOLD = 5
"""Mails that could not be decided together and are named; the others are counted."""
VIEWS = {
    MailState.QUARANTINED: gettext_lazy("Waiting"),
    MailState.IGNORED: gettext_lazy("Not taken in"),
    MailState.REFUSED: gettext_lazy("Refused"),
    MailState.TAKEN: gettext_lazy("Taken in"),
}
FILTERS = ("mailbox", "reason", "days")
readers = page(Audience.STAFF, *MAIL_READERS)


@dataclass(frozen=True)
class Chip:
    """A filter in force, and the list without it."""

    label: str
    value: str
    clear: str


@readers
@require_GET
def incoming_mails(request: Any) -> HttpResponse:
    """Received mails by what became of them, the newest first; those that wait stand first."""
    wanted = _wanted(request.GET)
    found = mails_found(request.actor, wanted, timezone.now()).select_related("mailbox", "request")
    may_decide = wanted.state == MailState.QUARANTINED
    context = {
        "found": Paginator(found.order_by("-received_at", "-pk"), PAGE_SIZE).get_page(
            request.GET.get("page")
        ),
        "views": _views(request.actor, wanted, request.GET),
        "view": wanted.state,
        "chips": _chips(request, wanted),
        "customers": customers_to_choose(request.actor) if may_decide else [],
        "may_decide": may_decide,
        "query": request.GET.urlencode(),
    }
    return render_workbench(request, "workbench/mail_in/list.html", context, current="work_incoming_mails")


@readers
@require_POST
def incoming_mails_decide(request: Any) -> HttpResponse:
    """Refuse the picked ones, take them in, or assign them to a customer; those that cannot be stay with the reason."""
    picked = [int(number) for number in request.POST.getlist("pick") if is_id(number)]
    try:
        decided = _decide(request, picked)
    except NotVisible:
        raise
    except DomainError as error:
        messages.error(request, str(error))
    else:
        _tell(request, decided, is_refusal=request.POST.get("do") == "refuse")
    kept = QueryDict(request.POST.get("back", "")[:500])
    given = "&".join(f"{name}={kept[name]}" for name in FILTERS if is_plain(kept.get(name, "")))
    return HttpResponseRedirect(reverse("work_incoming_mails") + (f"?{given}" if given else ""))


@readers
@require_GET
def incoming_mail_glimpse(request: Any, pk: int) -> HttpResponse:
    """The beginning of one mail as plain text, for the list: nothing in it acts, loads or leads anywhere."""
    mail = mail_visible_to(request.actor, pk)
    return render(request, "workbench/mail_in/_glimpse.html", {"mail": mail, "glimpse": glimpse(mail)})


def customers_to_choose(actor: Actor) -> list[tuple[int, str]]:
    """The customers that a mail may be assigned to."""
    rows = customers_visible_to(actor).filter(is_active=True).order_by(in_alphabet(), "pk")
    return list(rows.values_list("pk", "name"))


def is_plain(value: str) -> bool:
    """Whether a value of the list's filters may go back into its address as it is."""
    return is_id(value) or value in MailReason.values


def _decide(request: Any, picked: list[int]) -> Decided:
    do, actor = request.POST.get("do", ""), request.actor
    if do == "refuse":
        return refuse_mails(actor=actor, mail_ids=picked)
    if do == "take":
        return take_in_as_known(actor=actor, mail_ids=picked)
    if do == "customer":
        chosen = request.POST.get("customer", "")
        if not is_id(chosen):
            raise InvalidInput(_("Choose a customer."), field="customer")
        return assign_to_customer(actor=actor, mail_ids=picked, customer_id=int(chosen))
    raise Http404


def _tell(request: Any, decided: Decided, *, is_refusal: bool) -> None:
    if decided.count:
        said = (
            ngettext("%(count)s mail is refused.", "%(count)s mails are refused.", decided.count)
            if is_refusal
            else ngettext("%(count)s mail is taken in.", "%(count)s mails are taken in.", decided.count)
        )
        messages.success(request, said % {"count": figure(decided.count)})
    for mail, why in decided.left[:MOST_TOLD]:
        messages.error(
            request,
            _("“%(subject)s” stays: %(why)s") % {"subject": mail.subject or _("No subject"), "why": why},
        )
    more = len(decided.left) - MOST_TOLD
    if more > 0:
        said = ngettext("%(count)s more mail stays.", "%(count)s more mails stay.", more)
        messages.error(request, said % {"count": figure(more)})


def _wanted(given: QueryDict) -> MailFilter:
    state, reason, days = (given.get(name, "") for name in ("state", "reason", "days"))
    mailbox = given.get("mailbox", "")
    return MailFilter(
        state=state if state in VIEWS else MailState.QUARANTINED,
        mailbox_id=int(mailbox) if is_id(mailbox) else None,
        reason=reason if reason in MailReason.values else "",
        days=int(days) if is_id(days) and int(days) <= 366 else None,
    )


def _address(given: QueryDict, **other: str) -> str:
    kept = {name: given.get(name, "") for name in ("state", *FILTERS)} | other
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in kept.items() if value})
    return f"{reverse('work_incoming_mails')}?{query.urlencode()}"


def _chips(request: Any, wanted: MailFilter) -> list[Chip]:
    chips = []
    if wanted.mailbox_id:
        box = Mailbox.objects.of(request.provider).filter(pk=wanted.mailbox_id).first()
        if box is not None:
            chips.append(Chip(_("Mailbox"), box.name, _address(request.GET, mailbox="")))
    if wanted.reason:
        chips.append(
            Chip(_("Reason"), str(MailReason(wanted.reason).label), _address(request.GET, reason=""))
        )
    if wanted.days:
        said = ngettext("last %(count)s day", "last %(count)s days", wanted.days)
        chips.append(
            Chip(_("Came in"), said % {"count": figure(wanted.days)}, _address(request.GET, days=""))
        )
    return chips


def _views(actor: Actor, wanted: MailFilter, given: QueryDict) -> tuple[View, ...]:
    """The reason belongs to one view: another is counted and opened without it."""
    now = timezone.now()
    others = [
        MailFilter(state, wanted.mailbox_id, wanted.reason if state == wanted.state else "", wanted.days)
        for state in VIEWS
    ]
    counts = capped_counts([mails_found(actor, one, now) for one in others])
    return tuple(
        View(
            label=VIEWS[MailState(one.state)],
            url=_address(given, state=one.state, reason=one.reason),
            current=one.state == wanted.state,
            count=f"{figure(count)}+" if is_more else count,
            hot=one.state == MailState.QUARANTINED and count > 0,
        )
        for one, (count, is_more) in zip(others, counts, strict=True)
    )


urlpatterns = [
    path("mail/", incoming_mails, name="work_incoming_mails"),
    path("mail/decide/", incoming_mails_decide, name="work_incoming_mails_decide"),
    path("mail/<int:pk>/glimpse/", incoming_mail_glimpse, name="work_incoming_mail_glimpse"),
]
