"""What the customers' first page shows its reader: ways to go, what waits, requests with their track, whom to call.

Begin at `home_content`; everything is shaped by the reader's organisation and rights (S2.10).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from huolto.desk.access import approvals_waiting_for, requests_visible_to
from huolto.desk.channels import ShownChannel, asking_here, channels_for
from huolto.desk.choices import ChannelKind, RequestKind
from huolto.desk.models import Approval, ServiceRequest
from huolto.desk.queries import OPEN_STATES
from huolto.faces.home_panels import panels_for
from huolto.foundation import localisation
from huolto.foundation.actors import Actor
from huolto.foundation.pages import Step
from huolto.parties.choices import Right
from huolto.parties.models import Organisation
from huolto.parties.queries import account_manager_of
from huolto.portal.request_page import order_steps
from huolto.register.access import CHANGEABLE, VISIBLE, items_visible_to
from huolto.register.choices import FINAL, EndingKind, ItemState
from huolto.register.endings import leases_to_decide
from huolto.register.hand_over_access import waiting_for
from huolto.rules.formatting import format_number
from huolto.shop.models import OrderLine

SHOWN = 5
DECIDE_DAYS = 90
"""Days ahead in which the choice for a lease waits for its orderer."""

GREETINGS = (
    (5, gettext_lazy("Good evening, %(name)s. What do you need?")),
    (11, gettext_lazy("Good morning, %(name)s. What do you need?")),
    (17, gettext_lazy("Good day, %(name)s. What do you need?")),
    (24, gettext_lazy("Good evening, %(name)s. What do you need?")),
)
"""Until which hour of the provider's clock which greeting is right."""


@dataclass(frozen=True)
class Way:
    """One of the few things to do from here; `whole` is for whoever sees more than their own devices, else for all."""

    icon: str
    title: Any
    second: Any
    name: str
    rights: frozenset[str] = frozenset()
    whole: bool | None = None

    @property
    def url(self) -> str:
        """Where it leads."""
        return reverse(self.name)

    def is_for(self, actor: Actor) -> bool:
        """Whether this reader is offered it."""
        if self.rights and not actor.has_right(*self.rights):
            return False
        return self.whole is None or self.whole is VISIBLE.is_given(actor)


_PAYING = frozenset({Right.ORDER, Right.INSPECT, Right.ADMINISTER_CUSTOMER})

WAYS = (
    Way(
        "help-circle",
        gettext_lazy("Ask for help"),
        gettext_lazy("Something does not work, or you need advice"),
        "ask",
    ),
    Way(
        "clipboard-list",
        gettext_lazy("Services and forms"),
        gettext_lazy("IT, accounts, HR and more, with the right questions"),
        "forms",
    ),
    Way(
        "shopping-bag",
        gettext_lazy("Order something"),
        gettext_lazy("Devices, licences, subscriptions"),
        "shop",
        frozenset({Right.ORDER}),
    ),
    Way(
        "devices", gettext_lazy("Devices"), gettext_lazy("Who has what, and what it costs"), "devices", whole=True
    ),
    Way("devices", gettext_lazy("My devices"), gettext_lazy("What you use at work"), "devices", whole=False),
    Way("message", gettext_lazy("Requests"), gettext_lazy("Where they stand, and what was written"), "requests"),
    Way(
        "calendar-due",
        gettext_lazy("What ends soon"),
        gettext_lazy("Leases, warranties, lives of devices"),
        "endings",
        frozenset({Right.ORDER, Right.INSPECT}),
    ),
    Way("file-invoice", gettext_lazy("Invoices"), gettext_lazy("Every line says why"), "invoices", _PAYING),
    Way(
        "users",
        gettext_lazy("People and rights"),
        gettext_lazy("Who may order, inspect and approve"),
        "people",
        frozenset({Right.ADMINISTER_CUSTOMER}),
    ),
    Way(
        "calendar",
        gettext_lazy("Calendar"),
        gettext_lazy("Days on which visits do not suit you"),
        "calendar",
        frozenset({Right.ADMINISTER_CUSTOMER}),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class RequestOnHome:
    """One open request of the reader, with its track where an order stands behind it."""

    request: ServiceRequest
    steps: tuple[Step, ...]
    track_label: str


@dataclass(frozen=True)
class Waiting:
    """What is up to the reader: approvals, hand-overs, leases without a choice (`leases` in words, "" for none)."""

    approvals: list[Approval]
    hand_overs: list[Any]
    leases: str
    leases_url: str

    @property
    def is_any(self) -> bool:
        """Whether anything waits."""
        return bool(self.approvals or self.hand_overs or self.leases)


def home_content(actor: Actor, now: datetime) -> dict[str, Any]:
    """All that the page shows."""
    organisation = Organisation.objects.get(pk=actor.organisation_id)
    own_items = (
        items_visible_to(actor)
        .filter(holder_id=actor.person_id)
        .exclude(state__in=(ItemState.OUT_OF_SERVICE, *FINAL))
    )
    own_requests = requests_visible_to(actor).filter(requester_id=actor.person_id)
    channels = channels_for(actor.provider, organisation, now)
    items = list(own_items.select_related("place", "category").order_by("folded_tag")[: SHOWN + 1])
    return {
        "greeting": greeting(actor.name, now),
        "now": now,
        "ways": [way for way in WAYS if way.is_for(actor)],
        "waiting": _waiting(actor),
        "requests": _with_tracks(
            list(own_requests.filter(state__in=OPEN_STATES).order_by("-opened_at", "-pk")[:SHOWN])
        ),
        "request_count": own_requests.count(),
        "items": items[:SHOWN],
        "item_count": len(items) if len(items) <= SHOWN else own_items.count(),
        "may_order": actor.has_right(Right.ORDER),
        "account_manager": account_manager_of(organisation),
        "lines": of_kind(channels, ChannelKind.PHONE, ChannelKind.MAIL),
        "elsewhere": of_kind(channels, ChannelKind.LINK),
        "asking_here": asking_here(actor.provider, now),
        "panels": panels_for(actor),
    }


def greeting(name: str, now: datetime) -> str:
    """A greeting by the clock of the provider."""
    hour = now.astimezone(localisation.current().zone).hour
    words = next(text for until, text in GREETINGS if hour < until)
    return str(words) % {"name": name.split(" ")[0]}


def of_kind(channels: Sequence[ShownChannel], *kinds: str) -> list[ShownChannel]:
    """The channels of these kinds, in their order."""
    return [channel for channel in channels if channel.kind in kinds]


def _waiting(actor: Actor) -> Waiting:
    hand_overs = waiting_for(actor).annotate(
        device_count=Count("lines"), first_device=Min("lines__item__name")
    )
    count = leases_to_decide(actor, DECIDE_DAYS).count() if CHANGEABLE.is_given(actor) else 0
    said = ngettext(
        "%(count)s lease ends within %(days)s days, and nobody has chosen what then.",
        "%(count)s leases end within %(days)s days, and nobody has chosen what then.",
        count,
    )
    language = localisation.current().language
    figures = {"count": format_number(count, language), "days": format_number(DECIDE_DAYS, language)}
    return Waiting(
        approvals=list(approvals_waiting_for(actor)[:SHOWN]),
        hand_overs=list(hand_overs[:SHOWN]),
        leases=said % figures if count else "",
        leases_url=f"{reverse('endings')}?kind={EndingKind.LEASE}&days={DECIDE_DAYS}",
    )


def _with_tracks(requests: list[ServiceRequest]) -> list[RequestOnHome]:
    """Each request with the track of its order; two queries for all."""
    ordered = [one.pk for one in requests if one.kind == RequestKind.ORDER]
    lines: dict[int, list[OrderLine]] = defaultdict(list)
    approvals: dict[int, list[Approval]] = defaultdict(list)
    if ordered:
        for line in OrderLine.objects.filter(order__request_id__in=ordered).select_related("order"):
            lines[line.order.request_id].append(line)
        for approval in Approval.objects.filter(request_id__in=ordered).select_related("approver"):
            approvals[approval.request_id].append(approval)
    shown = []
    for one in requests:
        steps = order_steps(one, approvals[one.pk], lines[one.pk]) if lines[one.pk] else ()
        shown.append(RequestOnHome(one, steps, _label(steps)))
    return shown


def _label(steps: tuple[Step, ...]) -> str:
    language = localisation.current().language
    for number, step in enumerate(steps, start=1):
        if step.state in ("now", "wait"):
            figures = {
                "number": format_number(number, language),
                "of": format_number(len(steps), language),
                "step": step.label,
            }
            return _("Step %(number)s of %(of)s: %(step)s") % figures
    return ""
