"""What the shop holds of people: what they ordered, for whom, and a cart that was not sent."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from huolto.foundation.localisation import figure
from huolto.foundation.personal_data import Domain, Erasing, Kept, Purpose, Reason, Subject, Table
from huolto.shop.choices import LineState
from huolto.shop.models import Cart, CartLine, Order, OrderLine

_COMING = (LineState.ORDERED, LineState.RECEIVED)


def _reasons(subject: Subject) -> Iterator[Reason]:
    coming = OrderLine.objects.of(subject.provider).filter(holder_id=subject.person_id, state__in=_COMING)
    if count := coming.count():
        said = ngettext(
            "%(count)s thing ordered for them is not delivered. Cancel it, or deliver it to somebody else.",
            "%(count)s things ordered for them are not delivered. Cancel them, or deliver them to somebody else.",
            count,
        )
        yield Reason(said=said % {"count": figure(count)}, page="orders")


def _erase(erasing: Erasing) -> None:
    """A cart of their own is gone; in the carts of others nobody is named in their place."""
    subject = erasing.subject
    Cart.objects.of(subject.provider).filter(person_id=subject.person_id).delete()
    CartLine.objects.of(subject.provider).filter(holder_id=subject.person_id).update(holder=None)


HOLDINGS = Domain(
    tables=(
        Table(
            model=Order,
            title=_("Orders"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            people=("orderer",),
            plain=("currency",),
            shown={"request__number": _("Number"), "placed_at": _("When"), "state": _("State")},
        ),
        Table(
            model=OrderLine,
            title=_("Ordered for the person"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            people=("holder",),
            plain=("posting_code",),
            shown={
                "order__request__number": _("Number"),
                "product__sku": _("Product"),
                "state": _("State"),
                "delivered_at": _("Delivered"),
            },
        ),
        Table(
            model=Cart,
            title=_("Carts"),
            purpose=Purpose.WORK,
            kept=Kept.PERSON,
            people=("person",),
            free_text=("message",),
            shown={"created_at": _("When"), "message": _("Message")},
        ),
        Table(
            model=CartLine,
            title=_("In a cart for the person"),
            purpose=Purpose.WORK,
            kept=Kept.PERSON,
            people=("holder",),
            plain=("posting_code",),
            shown={"product__sku": _("Product")},
        ),
    ),
    erase=_erase,
    reasons=_reasons,
)
