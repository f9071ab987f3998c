"""One object of every kind at two customers of two providers, made by going through the thread with each.

`own` belongs to Kaarnalahti, `foreign` to Sepidar at another provider. A new kind of object gets a field here.
"""

import io
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils import timezone
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from cast import Cast
from huolto.catalogue.models import AssortmentEntry
from huolto.charges.commands import ensure_period
from huolto.charges.models import Charge
from huolto.connectors.choices import DeliveryState
from huolto.connectors.device_import.run import ImportOptions
from huolto.connectors.device_import.uploads import prepare_import
from huolto.connectors.models import WebhookDelivery
from huolto.connectors.webhooks.commands import create_webhook
from huolto.desk.choices import ChannelKind
from huolto.desk.commands import ChannelFacts, add_channel, answer_approval, ask_approval
from huolto.desk.models import Approval, ServiceRequest
from huolto.foundation.actors import Actor, Scope
from huolto.foundation.files import store_file
from huolto.foundation.jobs import enqueue
from huolto.foundation.models import EventRecord
from huolto.invoicing.commands import issue_invoices, run_billing
from huolto.invoicing.models import Invoice
from huolto.knowledge.commands import (
    AnnouncementFacts,
    announce,
    begin_article,
    give_feedback,
    publish_article,
    write_article,
)
from huolto.knowledge.models import Announcement, Article
from huolto.parties.choices import Right
from huolto.parties.commands import create_api_token
from huolto.parties.models import (
    ApiToken,
    CostCentre,
    Grant,
    Membership,
    Organisation,
    Person,
    Place,
    SignInEntry,
)
from huolto.privacy.commands import ask_copy, make_copy
from huolto.register.commands import (
    DisposalFacts,
    Handed,
    ItemChanges,
    NewItem,
    NewLease,
    NewPart,
    NewPhoto,
    ask_list_export,
    dispose_items,
    fit_parts,
    hand_over,
    plan_bulk_change,
    register_items,
    report_condition,
    save_view,
    start_leases,
    write_list_export,
)
from huolto.register.commands.stock_takes import start_stock_take
from huolto.register.hand_over_access import token_of
from huolto.register.models import BulkChange, ConditionPhoto, Item, Lease, ListExport
from huolto.register.selection import Selection
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import month_of, previous_period
from huolto.shop.choices import LineState
from huolto.shop.commands import (
    LineChanges,
    Receipt,
    add_to_cart,
    change_cart_line,
    deliver_order_lines,
    place_order,
    put_order_lines_in_service,
    receive_order_lines,
)
from huolto.shop.models import CartLine, Order
from thread_world import World, finnish_world, persian_world

LIST = b"Asset Tag,Serial,Model Name,Category\nZ-1,SN-Z1,Lumo Book 14,Laptop\n,,,\n"


@dataclass(frozen=True)
class Objects:
    """What an address may name, by the words that `ADDRESSES` uses."""

    organisation: int
    person: int
    person_in_care: int
    person_copy: int
    grant: int
    door: int
    channel: int
    product: int
    package: int
    assortment: int
    assortment_code: str
    assortment_entry: int
    cart_line: int
    request: int
    approval: int
    approval_token: str
    order: int
    order_line: int
    item: int
    disposed_item: int
    item_tag: str
    photo: int
    part: int
    device_import: int
    bulk_change: int
    list_export: int
    job: int
    saved_view: int
    api_token: int
    webhook: int
    webhook_delivery: int
    lease: int
    charge: int
    model: int
    cost_centre: int
    place: int
    stock_take: int
    hand_over: int
    hand_over_token: str
    agreement: int
    agreement_version: int
    period_label: str
    article_slug: str
    article: int
    announcement: int
    feedback_key: str
    invoice: int


def own_objects(cast: Cast) -> Objects:
    """Kaarnalahti's: the orderer ordered for the employee, the approver was asked."""
    world = finnish_world(cast, since=_since())
    return _objects(
        world,
        orderer=cast.actor(cast.orderer),
        system=cast.system(),
        holder=cast.employee,
        approver=cast.approver,
        place=cast.town_hall,
        cost_centre=cast.basic_education,
        sku="lumo-book-14",
        person=cast.employee,
    )


def foreign_objects(cast: Cast) -> Objects:
    """Sepidar's, at another provider."""
    world = persian_world(cast, since=_since())
    return _objects(
        world,
        orderer=cast.actor(cast.sepidar_orderer),
        system=cast.system(cast.payar),
        holder=cast.sepidar_orderer,
        approver=cast.sepidar_orderer,
        place=cast.sepidar_site,
        cost_centre=cast.sepidar_cost_centre,
        sku="kavan-book-13",
        person=cast.sepidar_orderer,
    )


def _since() -> date:
    return timezone.localdate() - timedelta(days=120)


def _objects(
    world: World,
    *,
    orderer: Actor,
    system: Actor,
    holder: Person,
    approver: Person,
    place: Place,
    cost_centre: CostCentre,
    sku: str,
    person: Person,
) -> Objects:
    customer = Organisation.objects.get(pk=world.customer.pk)

    def fill_cart() -> CartLine:
        product = world.goods.products[sku]
        add_to_cart(actor=orderer, assortment_id=world.assortment.pk, product_id=product.pk)
        line = CartLine.objects.filter(cart__person_id=orderer.person_id).latest("pk")
        change_cart_line(
            actor=orderer,
            line_id=line.pk,
            changes=LineChanges(holder_id=holder.pk, place_id=place.pk, cost_centre_id=cost_centre.pk),
        )
        return line

    def order() -> Order:
        return place_order(actor=orderer, cart_key=fill_cart().cart.key)

    delivered = order()
    for approval in Approval.objects.filter(request_id=delivered.request_id):
        answer_approval(actor=system, approval_id=approval.pk, approve=True)
    at = timezone.now() - timedelta(days=70)
    line = delivered.lines.get()
    receive_order_lines(
        actor=system,
        receipts=[Receipt(line_id=line.pk, serial=f"SN-{line.pk}", asset_tag=f"T-{line.pk}")],
        at=at,
    )
    deliver_order_lines(actor=system, line_ids=[line.pk], at=at)
    if delivered.lines.get().state == LineState.DELIVERED:
        put_order_lines_in_service(actor=system, line_ids=[line.pk], at=at)
    line.refresh_from_db()
    invoices = _invoices(system)
    waiting = order()
    request = ServiceRequest.objects.get(pk=waiting.request_id)
    approval, token = ask_approval(actor=system, request=request, approver=approver)
    version: Any = world.version
    article = _article(system, customer)
    handed = hand_over(
        actor=system,
        items=[Handed(item_id=item_id) for item_id in delivered.lines.values_list("item_id", flat=True)],
        person_id=holder.pk,
    )
    return Objects(
        organisation=customer.pk,
        person=person.pk,
        person_in_care=person.pk,
        person_copy=_person_copy(system, person),
        grant=Grant.objects.filter(person_id=orderer.person_id).latest("pk").pk,
        door=SignInEntry.objects.get(organisation=customer).pk,
        channel=add_channel(
            actor=system, facts=ChannelFacts(kind=ChannelKind.PHONE, name={"en": "Desk"}, address="000")
        ).pk,
        product=world.goods.products[sku].pk,
        package=next(iter(world.goods.packages.values())).pk,
        assortment=world.assortment.pk,
        assortment_code=world.assortment.code,
        assortment_entry=AssortmentEntry.objects.filter(assortment=world.assortment).earliest("pk").pk,
        cart_line=fill_cart().pk,
        request=request.pk,
        approval=approval.pk,
        approval_token=token,
        order=waiting.pk,
        order_line=waiting.lines.get().pk,
        item=line.item_id,
        disposed_item=_disposed(system, customer, line.item_id),
        item_tag=Item.objects.get(pk=line.item_id).asset_tag,
        photo=_photo(system, line.item_id),
        part=fit_parts(actor=system, parts=[(line.item_id, NewPart(name="Memory"))])[0].pk,
        device_import=prepare_import(
            actor=orderer, customer=customer, name="list.csv", content=LIST, options=ImportOptions()
        ).pk,
        bulk_change=_bulk_change(orderer, delivered.lines.get().item_id).pk,
        list_export=_list_export(orderer).pk,
        job=_failed_job(orderer.provider.slug),
        saved_view=save_view(actor=orderer, name="In service", filters={"state": "in_service"}).pk,
        api_token=_api_token(orderer).pk,
        webhook=(sent := _sent_to_a_webhook(orderer, customer)).endpoint_id,
        webhook_delivery=sent.pk,
        lease=_lease(system, line.item_id),
        charge=Charge.objects.of(system.provider).earliest("pk").pk,
        model=Item.objects.get(pk=line.item_id).device_model_id or 0,
        cost_centre=cost_centre.pk,
        place=place.pk,
        stock_take=start_stock_take(actor=orderer, customer_id=customer.pk, place_id=place.pk).pk,
        hand_over=handed.pk,
        hand_over_token=token_of(handed.nonce),
        agreement=version.agreement_id,
        agreement_version=version.pk,
        period_label=invoices[0].period.label,
        article_slug=article.slug,
        article=article.pk,
        announcement=_announcement(system).pk,
        feedback_key=_feedback(system, article.page_key),
        invoice=invoices[0].pk,
    )


def _article(system: Actor, customer: Organisation) -> Article:
    """A published one that everybody may read, with a slug that the other provider does not have."""
    language = system.provider.language
    article = begin_article(actor=system, title=f"About {customer.slug}")
    texts = {"title": f"About {customer.slug}", "summary": "", "body": "Words."}
    write_article(actor=system, article_id=article.pk, language=language, texts=texts)
    return publish_article(actor=system, article_id=article.pk)


def _announcement(system: Actor) -> Announcement:
    at = timezone.now() - timedelta(hours=1)
    facts = AnnouncementFacts(title={system.provider.language: "News"}, body={}, from_at=at)
    return announce(actor=system, facts=facts, at=at)


def _feedback(system: Actor, page_key: str) -> str:
    give_feedback(actor=system, page_key=page_key, is_useful=True, question=f"{system.provider.slug}-1")
    return page_key


def _person_copy(system: Actor, person: Person) -> int:
    """One that is ready, asked for by the program itself: for whoever looks after the person."""
    asked = ask_copy(actor=system, person_id=person.pk)
    make_copy(asked.pk)
    return int(asked.pk)


def _disposed(system: Actor, customer: Organisation, like: int) -> int:
    """A second device, disposed of with proof."""
    at = timezone.now() - timedelta(days=30)
    category = Item.objects.get(pk=like).category_id
    new = NewItem(customer_id=customer.pk, category_id=category, at=at, name="Old", asset_tag="OLD-1")
    [item] = register_items(actor=system, items=[new])
    proof = store_file(
        provider=system.provider, name="proof.pdf", content=b"%PDF-1.7", content_type="application/pdf"
    )
    facts = DisposalFacts(way="recycled", proof_id=proof.pk)
    dispose_items(actor=system, item_ids=[item.pk], at=at, facts=facts)
    return int(item.pk)


def _api_token(orderer: Actor) -> ApiToken:
    token, _secret = create_api_token(
        actor=orderer,
        membership=Membership.objects.get(person_id=orderer.person_id),
        name="Nightly export",
        scopes=["items:read"],
        expires_on=timezone.localdate() + timedelta(days=30),
    )
    return token


def _sent_to_a_webhook(orderer: Actor, customer: Organisation) -> WebhookDelivery:
    """An event that arrived at a webhook of the customer, set up by whoever administers it."""
    administrator = replace(orderer, scopes=(Scope(Right.ADMINISTER_CUSTOMER, frozenset({customer.pk})),))
    endpoint, _secret = create_webhook(
        actor=administrator,
        url="https://hooks.example/in",
        names=["shop.order_placed"],
        customer_id=customer.pk,
    )
    event = EventRecord.objects.of(orderer.provider).filter(name="shop.order_placed").earliest("pk")
    return WebhookDelivery.objects.create(
        provider=orderer.provider, endpoint=endpoint, event=event, state=DeliveryState.DELIVERED
    )


def _lease(system: Actor, item_id: int) -> int:
    """The lease of the item; begun where it was bought."""
    found = Lease.objects.filter(item_id=item_id).first()
    if found is None:
        new = NewLease(
            item_id=item_id,
            acquisition_model="finance_lease",
            starts_on=timezone.localdate(),
            term_months=12,
            monthly=Decimal(10),
        )
        [found] = start_leases(actor=system, leases=[new])
    return int(found.pk)


def _bulk_change(orderer: Actor, item_id: int) -> BulkChange:
    return plan_bulk_change(
        actor=orderer,
        selection=Selection(ids=(item_id,)),
        kind="change",
        changes=ItemChanges(posting_code="77"),
        from_at=timezone.now(),
    )


def _failed_job(provider: str) -> int:
    enqueue("foundation.send_mail", provider=provider, mail_id=0)
    job = ProcrastinateJob.objects.filter(task_name="foundation.send_mail").latest("pk")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", [job.pk])
    return int(job.pk)


def _list_export(orderer: Actor) -> ListExport:
    """One whose file is ready."""
    export = ask_list_export(
        actor=orderer, selection=Selection(is_all=True), format="csv", columns=(), language="en"
    )
    write_list_export(export.pk)
    return export


def _photo(system: Actor, item_id: int) -> int:
    kept = io.BytesIO()
    Image.new("RGB", (4, 4)).save(kept, "PNG")
    report = report_condition(
        actor=system,
        item_id=item_id,
        grade="good",
        occurred_at=timezone.now(),
        photos=[NewPhoto(name="a.png", content=kept.getvalue())],
    )
    return ConditionPhoto.objects.get(report=report).pk


def _invoices(system: Actor) -> list[Invoice]:
    """Bill the months that ended since the goods arrived, in the provider's own calendar."""
    calendar = CalendarSystem(system.provider.calendar_system)
    ended = [previous_period(month_of(timezone.localdate(), calendar))]
    ended += [previous_period(ended[-1]), previous_period(previous_period(ended[-1]))]
    for month in reversed(ended):
        ensure_period(actor=system, label=month.label)
        run_billing(actor=system, period_label=month.label)
    made = list(Invoice.objects.of(system.provider).select_related("period").order_by("pk"))
    issue_invoices(actor=system, invoice_ids=[invoice.pk for invoice in made])
    return made
