"""What happens at every provider year in, year out: devices retire, break and move, lists come in, months are billed.

Each function writes its acts into the diary. Who acts is looked up on the day, with the rights of that day.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.db.models import QuerySet

from huolto.charges.commands import ensure_period, rate_period
from huolto.demo.diary import Act, Diary
from huolto.foundation.actors import Actor
from huolto.foundation.files import store_file
from huolto.invoicing.commands import credit_invoice, issue_invoices, run_billing
from huolto.invoicing.models import Invoice
from huolto.parties.models import CostCentre, Organisation, Person, Place
from huolto.register.commands import (
    DisposalFacts,
    ItemChanges,
    dispose_items,
    plan_bulk_change,
    return_from_repair,
    send_to_repair,
    start_bulk_change,
    store_items,
    take_out_of_service,
)
from huolto.register.models import Item, Lease
from huolto.register.selection import Selection
from huolto.rules.periods import Period

_PROOF = """%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 300]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length {length}>>stream
{text}
endstream endobj
trailer<</Root 1 0 R>>
"""


@dataclass(frozen=True)
class Words:
    """What people of one country write beside what they do."""

    old: str
    spare: str
    broken: str
    mended: str
    moved: str
    wiped: str
    recycler: str
    credited: str


@dataclass(frozen=True)
class Retiring:
    """Devices of a customer that go each month: who says so, where the better ones wait."""

    customer: Organisation
    orderer: Person
    keeper: Person
    store: Place
    each_month: int
    every: int = 1
    """In every so many-th month."""


def in_service(customer: Organisation, *, bought_first: bool = False) -> "QuerySet[Item]":
    """A customer's devices in service, by tag or the oldest first."""
    items = Item.objects.of(customer.provider).filter(
        customer__path__startswith=customer.path, state="in_service"
    )
    return items.order_by("purchased_on", "asset_tag") if bought_first else items.order_by("asset_tag")


def bill_months(diary: Diary, clerk: Person) -> None:
    """Close and invoice each month on the second day after it, and reckon what the open one comes to so far."""

    def billing(month: Period) -> Act:
        def bill(_at: datetime) -> None:
            actor = diary.acting(clerk)
            result = run_billing(actor=actor, period_label=month.label)
            if result.invoice_ids:
                issue_invoices(actor=actor, invoice_ids=result.invoice_ids)

        return bill

    def rate(_at: datetime) -> None:
        actor = diary.acting(clerk)
        rate_period(actor=actor, period=ensure_period(actor=actor, label=diary.months[-1].label))

    for month in diary.months[:-1]:
        diary.on(month.end + timedelta(days=1), billing(month), hour=8)
    # Cards say what the month has come to so far.
    diary.on(diary.anchor, rate)


def credit_a_line(diary: Diary, clerk: Person, customer: Organisation, words: Words, *, month: int) -> None:
    """Credit the first line of a customer's invoice, some days after it was issued."""

    def credit(_at: datetime) -> None:
        invoice = (
            Invoice.objects.of(diary.provider)
            .filter(customer=customer, kind="invoice", state="issued")
            .order_by("-pk")
            .first()
        )
        if invoice is None:
            return
        line = invoice.lines.order_by("position").filter(net__gt=0).first()
        if line is not None:
            credit_invoice(
                actor=diary.acting(clerk),
                invoice=invoice,
                reason=words.credited,
                charge_again=False,
                line_ids=[line.pk],
            )

    diary.in_month(month, 9, credit, hour=11)


def retire(diary: Diary, retiring: Retiring, words: Words) -> None:
    """Each month some of the oldest leave service; those without a lease are recycled with proof, others stored."""

    def taking_out(number: int) -> Act:
        def take_out(at: datetime) -> None:
            oldest = list(in_service(retiring.customer, bought_first=True)[: retiring.each_month])
            ids = [item.pk for item in oldest]
            if not ids:
                return
            take_out_of_service(actor=diary.acting(retiring.orderer), item_ids=ids, at=at, reason=words.old)
            diary.on(at.date() + timedelta(days=11), putting_away(ids, number))

        return take_out

    def putting_away(ids: Sequence[int], number: int) -> Act:
        def put_away(at: datetime) -> None:
            keeper = diary.acting(retiring.keeper)
            leased = set(
                Lease.objects.filter(item_id__in=ids, ended_on=None).values_list("item_id", flat=True)
            )
            going = [pk for pk in ids if pk not in leased][number % 2 :]
            staying = [pk for pk in ids if pk not in going]
            if staying:
                store_items(
                    actor=keeper, item_ids=staying, at=at, place_id=retiring.store.pk, reason=words.spare
                )
            if going:
                dispose_items(actor=keeper, item_ids=going, at=at, facts=recycled(keeper, at, words))

        return put_away

    for number, month in enumerate(diary.months[: -1 : retiring.every]):
        diary.on(month.start + timedelta(days=13), taking_out(number))


def recycled(keeper: Actor, at: datetime, words: Words) -> DisposalFacts:
    """That devices went to the recycler, with its certificate."""
    text = f"BT /F 16 Tf 40 220 Td (Certificate of recycling, {at.date().isoformat()}) Tj ET"
    proof = store_file(
        provider=keeper.provider,
        name=f"recycling-{at.date().isoformat()}.pdf",
        content=_PROOF.format(length=len(text), text=text).encode(),
        content_type="application/pdf",
    )
    return DisposalFacts(
        way="recycled",
        to_company=words.recycler,
        wipe_method=words.wiped,
        wiped_by_company=words.recycler,
        wiped_on=at.date() - timedelta(days=1),
        proof_id=proof.pk,
    )


def break_some(
    diary: Diary, customer: Organisation, keeper: Person, words: Words, *, each_month: int, every: int = 1
) -> None:
    """In every so many-th month some go to repair and come back nine days later; some are there now."""
    lot = Random(f"{diary.provider.slug}:repairs")  # noqa: S311 - invented data, the same each time

    def breaking(at: datetime) -> None:
        tags = list(in_service(customer).values_list("pk", flat=True))
        ids = sorted(lot.sample(tags, min(each_month, len(tags))))
        send_to_repair(actor=diary.acting(keeper), item_ids=ids, at=at, reason=words.broken)
        mended_on = at.date() + timedelta(days=9)
        if mended_on < diary.anchor:
            diary.on(mended_on, back(ids))

    def back(ids: Sequence[int]) -> Act:
        def mend(at: datetime) -> None:
            return_from_repair(actor=diary.acting(keeper), item_ids=ids, at=at, reason=words.mended)

        return mend

    for month in diary.months[:-1:every]:
        diary.on(month.start + timedelta(days=6), breaking)
    diary.ago(4, breaking)


def move_some(
    diary: Diary,
    customer: Organisation,
    orderer: Person,
    words: Words,
    *,
    to: Callable[[], tuple[Place | None, CostCentre | None]],
    months: Sequence[int],
    count: int,
) -> None:
    """In these months a handful moves to another place or cost centre, changed all at once from a list."""
    lot = Random(f"{diary.provider.slug}:{customer.slug}:moves")  # noqa: S311 - invented data, the same each time

    def move(at: datetime) -> None:
        place, centre = to()
        ids = list(in_service(customer).values_list("pk", flat=True))
        start = lot.randrange(max(1, len(ids) - count))
        actor = diary.acting(orderer)
        values = {"place_id": place.pk} if place else {}
        values |= {"cost_centre_id": centre.pk} if centre else {}
        plan = plan_bulk_change(
            actor=actor,
            selection=Selection(ids=tuple(ids[start : start + count])),
            kind="change",
            changes=ItemChanges(**values),
            from_at=at,
            reason=words.moved,
        )
        start_bulk_change(actor=actor, change_id=plan.pk)

    for number in months:
        diary.in_month(number, 17, move, hour=13)
