"""One object of every kind at two customers of two providers, made by going through the thread with each.

`own` belongs to Kaarnalahti, `foreign` to Sepidar at another provider. A new kind of object gets a field here.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from access.things import (
    make_announcement,
    make_api_token,
    make_article,
    make_bulk_change,
    make_calendar_days,
    make_disposed,
    make_failed_job,
    make_feedback,
    make_form,
    make_guide_run,
    make_invoices,
    make_lease,
    make_list_export,
    make_person_copy,
    make_photo,
    make_pool,
    make_ready_answer,
    make_remote_session,
    make_request_file,
    make_sent_to_a_webhook,
    make_template,
    make_time_entry,
    make_waiting_mail,
)
from cast import Cast
from huolto.catalogue.models import AssortmentEntry
from huolto.charges.commands import ask_what_if
from huolto.charges.models import Charge
from huolto.connectors.device_import.run import ImportOptions
from huolto.connectors.device_import.uploads import prepare_import
from huolto.desk.choices import ChannelKind
from huolto.desk.commands import ChannelFacts, add_channel, answer_approval, ask_approval
from huolto.desk.models import Approval, ServiceCode, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.parties.commands import save_view
from huolto.parties.models import (
    CostCentre,
    Grant,
    Organisation,
    Person,
    Place,
    SignInEntry,
)
from huolto.parties.queries import actor_of_person
from huolto.register.commands import (
    Handed,
    NewPart,
    fit_parts,
    hand_over,
)
from huolto.register.commands.stock_takes import start_stock_take
from huolto.register.hand_over_access import token_of
from huolto.register.models import Item
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
    request_file: int
    time_entry: int
    queue: int
    form: int
    form_code: str
    form_taken_down: str
    service_area: int
    ready_answer: int
    mailbox: int
    received_mail: int
    guide: int
    guide_version: int
    guide_run: int
    pool: int
    service_code: int
    held_item: int
    remote_session: int
    remote_token: str
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
    work_view: int
    api_token: int
    webhook: int
    webhook_delivery: int
    calendar_days: int
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
    agreement_template: str
    what_if: int
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
        keeper=cast.provider_administrator,
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
        keeper=cast.sepidar_orderer,
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
    keeper: Person,
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
    invoices = make_invoices(system)
    waiting = order()
    request = ServiceRequest.objects.get(pk=waiting.request_id)
    approval, token = ask_approval(actor=system, request=request, approver=approver)
    version: Any = world.version
    article = make_article(system, customer)
    handed = hand_over(
        actor=system,
        items=[Handed(item_id=item_id) for item_id in delivered.lines.values_list("item_id", flat=True)],
        person_id=holder.pk,
    )
    return Objects(
        organisation=customer.pk,
        person=person.pk,
        person_in_care=person.pk,
        person_copy=make_person_copy(system, person),
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
        request_file=make_request_file(system, request.pk),
        time_entry=make_time_entry(system, request),
        queue=request.queue_id,
        form=(form := make_form(system, customer)).pk,
        form_code=form.code,
        form_taken_down=form.code,
        service_area=form.area_id,
        ready_answer=make_ready_answer(system),
        mailbox=(waiting_mail := make_waiting_mail(system)).mailbox_id,
        received_mail=waiting_mail.pk,
        guide=(walked := make_guide_run(system, holder)).guide_id,
        guide_version=walked.version_id,
        guide_run=walked.pk,
        pool=make_pool(system, customer),
        service_code=ServiceCode.objects.of(system.provider).earliest("pk").pk,
        held_item=line.item_id,
        remote_session=make_remote_session(request),
        remote_token=f"remote-{request.pk}",
        approval=approval.pk,
        approval_token=token,
        order=waiting.pk,
        order_line=waiting.lines.get().pk,
        item=line.item_id,
        disposed_item=make_disposed(system, customer, line.item_id),
        item_tag=Item.objects.get(pk=line.item_id).asset_tag,
        photo=make_photo(system, line.item_id),
        part=fit_parts(actor=system, parts=[(line.item_id, NewPart(name="Memory"))])[0].pk,
        device_import=prepare_import(
            actor=orderer, customer=customer, name="list.csv", content=LIST, options=ImportOptions()
        ).pk,
        bulk_change=make_bulk_change(orderer, delivered.lines.get().item_id).pk,
        list_export=make_list_export(orderer).pk,
        job=make_failed_job(orderer.provider.slug),
        saved_view=save_view(
            actor=orderer, list_name="devices", name="In service", filters={"state": "in_service"}
        ).pk,
        work_view=save_view(
            actor=actor_of_person(keeper), list_name="requests", name="Late", filters={"state": "late"}
        ).pk,
        api_token=make_api_token(orderer).pk,
        webhook=(sent := make_sent_to_a_webhook(orderer, customer)).endpoint_id,
        webhook_delivery=sent.pk,
        calendar_days=make_calendar_days(system, customer),
        lease=make_lease(system, line.item_id),
        charge=Charge.objects.of(system.provider).earliest("pk").pk,
        model=Item.objects.get(pk=line.item_id).device_model_id or 0,
        cost_centre=cost_centre.pk,
        place=place.pk,
        stock_take=start_stock_take(actor=orderer, customer_id=customer.pk, place_id=place.pk).pk,
        hand_over=handed.pk,
        hand_over_token=token_of(handed.nonce),
        agreement=version.agreement_id,
        agreement_version=version.pk,
        agreement_template=make_template(system),
        what_if=ask_what_if(actor=system, version=version).pk,
        period_label=invoices[0].period.label,
        article_slug=article.slug,
        article=article.pk,
        announcement=make_announcement(system).pk,
        feedback_key=make_feedback(system, article.page_key),
        invoice=invoices[0].pk,
    )
