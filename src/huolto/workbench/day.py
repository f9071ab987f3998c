"""The provider's day for one member of staff: what is late, what is to be done now, what waits for others.

Each pile is one query and leads to the list behind it. Begin at `piles_for`; who is shown which says `PILES`.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from huolto.charges.choices import PeriodState
from huolto.charges.models import Period
from huolto.connectors.device_import.uploads import imports_of
from huolto.desk.access import HANDLERS, requests_visible_to
from huolto.desk.choices import RequestState
from huolto.desk.queries import OPEN_STATES
from huolto.foundation.actors import Actor
from huolto.foundation.localisation import written_day
from huolto.foundation.mail import failed_mails
from huolto.invoicing.access import BILLING_STAFF, invoices_visible_to
from huolto.invoicing.choices import InvoiceState
from huolto.parties.choices import Right
from huolto.parties.queries import today_at
from huolto.register.access import CHANGING_STAFF
from huolto.register.choices import EndingKind, HandOverState, ImportState
from huolto.register.endings import TO_SEND_BACK, leases_to_decide, leases_to_send_back
from huolto.register.hand_over_access import hand_overs_visible_to
from huolto.register.stock_taking.access import stock_takes_visible_to
from huolto.register.stock_taking.choices import StockTakeState
from huolto.shop.access import FULFILLERS, orders_visible_to
from huolto.shop.choices import OrderState
from huolto.shop.queries import TO_DO
from huolto.workbench.day_agent import piles_of_agent
from huolto.workbench.piles import Pile

LEASE_DAYS = 90
LATELY = timedelta(days=7)


Maker = Callable[[Actor, datetime], Iterator[Pile]]


def piles_for(actor: Actor, now: datetime) -> list[Pile]:
    """The piles of this member of staff that are not empty: late first, then what is to be done, then what waits."""
    order = ("bad", "you", "go")
    found = [
        pile for rights, make in PILES if actor.has_right(*rights) for pile in make(actor, now) if pile.count
    ]
    return sorted(found, key=lambda pile: order.index(pile.kind))


def _orders(actor: Actor, _now: datetime) -> Iterator[Pile]:
    placed = orders_visible_to(actor).filter(state=OrderState.PLACED)
    counts = placed.aggregate(
        **{name: Count("pk", filter=wanted, distinct=True) for name, wanted in TO_DO.items()},
        **{f"{name}_since": Min("placed_at", filter=wanted) for name, wanted in TO_DO.items()},
    )
    labels = {
        "receive": (_("Orders to receive"), "package-import"),
        "deliver": (_("Orders to deliver"), "truck-delivery"),
        "put_in_service": (_("Orders to put in service"), "power"),
    }
    for name, (label, icon) in labels.items():
        url = f"{reverse('work_orders')}?do={name}"
        yield Pile(label, icon, counts[name], url, note=_since(actor, counts[f"{name}_since"]))


def _requests(actor: Actor, _now: datetime) -> Iterator[Pile]:
    asked = Q(state=RequestState.WAITING_FOR_APPROVAL)
    found = (
        requests_visible_to(actor)
        .filter(state__in=OPEN_STATES)
        .aggregate(
            all=Count("pk"),
            since=Min("opened_at"),
            asked=Count("pk", filter=asked),
            asked_since=Min("opened_at", filter=asked),
        )
    )
    here = reverse("work_requests")
    yield Pile(
        _("Open requests"), "message", found["all"], f"{here}?state=open", note=_since(actor, found["since"])
    )
    yield Pile(
        _("Waiting for a customer’s approval"),
        "clock-pause",
        found["asked"],
        f"{here}?state={RequestState.WAITING_FOR_APPROVAL}",
        kind="go",
        note=_since(actor, found["asked_since"]),
    )


def _leases(actor: Actor, now: datetime) -> Iterator[Pile]:
    today = today_at(actor.provider, now)
    counts = leases_to_decide(actor, LEASE_DAYS).aggregate(
        late=Count("pk", filter=Q(ends_on__lte=today)),
        coming=Count("pk", filter=Q(ends_on__gt=today)),
        next=Min("ends_on", filter=Q(ends_on__gt=today)),
    )
    here = f"{reverse('work_endings')}?kind={EndingKind.LEASE}&days={LEASE_DAYS}"
    yield Pile(_("Leases over, nobody has chosen"), "calendar-due", counts["late"], here, kind="bad")
    first = _("the next on %(day)s") % {"day": written_day(counts["next"])} if counts["next"] else ""
    yield Pile(
        _("Leases ending, choice to make"), "calendar-due", counts["coming"], here, kind="go", note=first
    )


def _returns(actor: Actor, _now: datetime) -> Iterator[Pile]:
    found = leases_to_send_back(actor).aggregate(n=Count("pk"), since=Min("ended_on"))
    note = _("since %(day)s") % {"day": written_day(found["since"])} if found["since"] else ""
    url = f"{reverse('work_endings')}?kind={TO_SEND_BACK}"
    yield Pile(_("Devices to send back"), "truck-return", found["n"], url, note=note)


def _periods(actor: Actor, now: datetime) -> Iterator[Pile]:
    ended = Period.objects.of(actor.provider).exclude(state=PeriodState.CLOSED)
    ended = ended.filter(during__endswith__lte=today_at(actor.provider, now)).order_by("during")
    labels = list(ended.values_list("label", flat=True))
    yield Pile(
        _("Periods to close"), "coins", len(labels), reverse("work_billing"), note=", ".join(labels[:3])
    )


def _drafts(actor: Actor, _now: datetime) -> Iterator[Pile]:
    drafts = invoices_visible_to(actor).filter(state=InvoiceState.DRAFT)
    yield Pile(
        _("Invoices to issue"), "file-invoice", drafts.count(), f"{reverse('work_invoices')}?view=draft"
    )


def _imports(actor: Actor, now: datetime) -> Iterator[Pile]:
    recent = imports_of(actor).order_by().filter(imported_at__gte=now - LATELY)
    refused = Q(state=ImportState.DONE, result__refused__0__isnull=False)
    counts = recent.aggregate(
        waiting=Count("pk", filter=Q(state=ImportState.PREVIEWED)),
        refused=Count("pk", filter=refused | Q(state__in=(ImportState.REFUSED, ImportState.FAILED))),
    )
    here = reverse("work_device_import")
    yield Pile(
        _("Imports with refused rows"), "upload", counts["refused"], here, note=_("in the last 7 days")
    )
    yield Pile(_("Imports to confirm"), "upload", counts["waiting"], here, note=_("in the last 7 days"))


def _stock_takes(actor: Actor, _now: datetime) -> Iterator[Pile]:
    scanning, looked_at = Q(state=StockTakeState.OPEN), Q(state=StockTakeState.LOOKED_AT)
    found = (
        stock_takes_visible_to(actor)
        .filter(scanning | looked_at)
        .order_by()
        .aggregate(
            scanning=Count("pk", filter=scanning),
            since=Min("started_at", filter=scanning),
            decide=Count("pk", filter=looked_at),
            decide_since=Min("started_at", filter=looked_at),
        )
    )
    here = reverse("work_stock_take_list")
    for state, label, name in (
        (StockTakeState.LOOKED_AT, _("Stock-takes with differences to decide"), "decide"),
        (StockTakeState.OPEN, _("Stock-takes under way"), "scanning"),
    ):
        since = found["decide_since" if name == "decide" else "since"]
        url = f"{here}?state={state}"
        yield Pile(label, "clipboard-check", found[name], url, note=_since(actor, since))


def _hand_overs(actor: Actor, _now: datetime) -> Iterator[Pile]:
    waiting = hand_overs_visible_to(actor).filter(state=HandOverState.WAITING)
    found = waiting.order_by().aggregate(n=Count("pk"), since=Min("asked_at"))
    url = f"{reverse('work_hand_overs')}?state={HandOverState.WAITING}"
    yield Pile(
        _("Hand-overs not yet confirmed"), "writing-sign", found["n"], url, kind="go",
        note=_since(actor, found["since"]),
    )  # fmt: skip


def _mails(actor: Actor, _now: datetime) -> Iterator[Pile]:
    count = failed_mails(actor.provider).count()
    yield Pile(_("Mails that could not be sent"), "mail", count, reverse("work_failed_mails"), kind="bad")


def _since(actor: Actor, at: datetime | None) -> str:
    if at is None:
        return ""
    day: date = today_at(actor.provider, at)
    return _("the oldest from %(day)s") % {"day": written_day(day)}


PILES: tuple[tuple[tuple[str, ...], Maker], ...] = (
    (FULFILLERS, _orders),
    ((*HANDLERS, Right.HR_AGENT), piles_of_agent),
    ((*HANDLERS, Right.HR_AGENT), _requests),
    ((Right.ACCOUNT_MANAGER, Right.AGENT, Right.ADMINISTER_PROVIDER), _leases),
    ((Right.STORE_KEEPER, Right.AGENT, Right.ADMINISTER_PROVIDER), _returns),
    (tuple(BILLING_STAFF), _periods),
    (tuple(BILLING_STAFF), _drafts),
    ((Right.AGENT, Right.STORE_KEEPER, Right.ADMINISTER_PROVIDER), _imports),
    (tuple(CHANGING_STAFF), _stock_takes),
    ((Right.AGENT, Right.STORE_KEEPER, Right.TECHNICIAN, Right.ADMINISTER_PROVIDER), _hand_overs),
    ((Right.ADMINISTER_PROVIDER,), _mails),
)
"""Who of the staff is shown which piles, in the order of the page."""
