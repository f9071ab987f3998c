"""How single objects are made for the walk over all routes: one function a kind, used by `objects.py`."""

import io
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from django.db import connection
from django.utils import timezone
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob

from huolto.agreements.commands import keep_template
from huolto.catalogue.models import Category
from huolto.charges.commands import ensure_period
from huolto.connectors.choices import DeliveryState
from huolto.connectors.mail_in.mailboxes import MailboxFacts, add_mailbox
from huolto.connectors.mail_in.receiving import receive
from huolto.connectors.mail_in.taking import take
from huolto.connectors.models import ReceivedMail, WebhookDelivery
from huolto.connectors.webhooks.commands import create_webhook
from huolto.desk.commands import (
    AreaFacts,
    ReadyAnswerFacts,
    add_message,
    begin_run,
    import_form,
    keep_area,
    keep_ready_answer,
    publish_form,
    record_time,
    take_guides,
)
from huolto.desk.commands.remote import hash_of
from huolto.desk.files import NewFile
from huolto.desk.models import Form, GuideRun, RemoteSession, ServiceRequest
from huolto.desk.worked import TimeFacts
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
from huolto.parties.choices import PlaceKind, Right
from huolto.parties.commands import DaysFacts, add_calendar_days, create_api_token
from huolto.parties.models import (
    ApiToken,
    Grant,
    Membership,
    Organisation,
    Person,
    Place,
)
from huolto.parties.queries import actor_of_person
from huolto.privacy.commands import ask_copy, make_copy
from huolto.register.commands import (
    DisposalFacts,
    ItemChanges,
    NewItem,
    NewLease,
    NewPhoto,
    ask_list_export,
    dispose_items,
    plan_bulk_change,
    register_items,
    report_condition,
    start_leases,
    write_list_export,
)
from huolto.register.models import BulkChange, ConditionPhoto, Item, Lease, ListExport
from huolto.register.selection import Selection
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import month_of, previous_period
from huolto.stock.choices import PoolKind
from huolto.stock.commands import PoolFacts, keep_pool

FORM = """
code = "{code}"
area = "it"
name = {{ en = "Lumo", fi = "Lumo" }}
[[field]]
id = "what"
kind = "text"
label = {{ en = "Lumo", fi = "Lumo" }}
[[example]]
says = "Lumo"
given = {{ what = "Lumo" }}
"""


def make_article(system: Actor, customer: Organisation) -> Article:
    """A published one that everybody may read, with a slug that the other provider does not have."""
    language = system.provider.language
    article = begin_article(actor=system, title=f"About {customer.slug}")
    texts = {"title": f"About {customer.slug}", "summary": "", "body": "Words."}
    write_article(actor=system, article_id=article.pk, language=language, texts=texts)
    return publish_article(actor=system, article_id=article.pk)


def make_announcement(system: Actor) -> Announcement:
    at = timezone.now() - timedelta(hours=1)
    facts = AnnouncementFacts(title={system.provider.language: "News"}, body={}, from_at=at)
    return announce(actor=system, facts=facts, at=at)


def make_form(system: Actor, customer: Organisation) -> Form:
    """A published one for everybody, with a code that the other provider does not have."""
    facts = AreaFacts(code="it", name={"en": "IT"})
    keep_area(actor=system, facts=facts)
    form = import_form(actor=system, source=FORM.format(code=f"about-{customer.slug}"))
    publish_form(actor=system, form_id=form.pk)
    return form


def make_feedback(system: Actor, page_key: str) -> str:
    give_feedback(actor=system, page_key=page_key, is_useful=True, question=f"{system.provider.slug}-1")
    return page_key


def make_person_copy(system: Actor, person: Person) -> int:
    """One that is ready, asked for by the program itself: for whoever looks after the person."""
    asked = ask_copy(actor=system, person_id=person.pk)
    make_copy(asked.pk)
    return int(asked.pk)


def make_disposed(system: Actor, customer: Organisation, like: int) -> int:
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


def make_api_token(orderer: Actor) -> ApiToken:
    token, _secret = create_api_token(
        actor=orderer,
        membership=Membership.objects.get(person_id=orderer.person_id),
        name="Nightly export",
        scopes=["items:read"],
        expires_on=timezone.localdate() + timedelta(days=30),
    )
    return token


def make_sent_to_a_webhook(orderer: Actor, customer: Organisation) -> WebhookDelivery:
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


def make_calendar_days(system: Actor, customer: Organisation) -> int:
    """A day of the customer's own calendar."""
    facts = DaysFacts(name={"en": "Company day"}, first_on=timezone.localdate())
    return int(add_calendar_days(actor=system, facts=facts, customer_id=customer.pk).pk)


def make_lease(system: Actor, item_id: int) -> int:
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


def make_bulk_change(orderer: Actor, item_id: int) -> BulkChange:
    return plan_bulk_change(
        actor=orderer,
        selection=Selection(ids=(item_id,)),
        kind="change",
        changes=ItemChanges(posting_code="77"),
        from_at=timezone.now(),
    )


def make_failed_job(provider: str) -> int:
    enqueue("foundation.send_mail", provider=provider, mail_id=0)
    job = ProcrastinateJob.objects.filter(task_name="foundation.send_mail").latest("pk")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed' WHERE id = %s", [job.pk])
    return int(job.pk)


def make_list_export(orderer: Actor) -> ListExport:
    """One whose file is ready."""
    export = ask_list_export(
        actor=orderer, selection=Selection(is_all=True), format="csv", columns=(), language="en"
    )
    write_list_export(export.pk)
    return export


def make_photo(system: Actor, item_id: int) -> int:
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


def make_invoices(system: Actor) -> list[Invoice]:
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


def make_template(system: Actor) -> str:
    """A template of the provider's own, named after it; how agreements name it."""
    source = (
        f'language = 1\n[agreement]\nid = "base-{system.provider.slug}"\ncurrency = "EUR"\nzone = "UTC"\n'
        '[[fee]]\nper = "item"\nprice = "1"\n'
    )
    return keep_template(actor=system, source=source).reference


def make_request_file(system: Actor, request_id: int) -> int:
    """A picture sent with a message about a request."""
    files = [NewFile(name="screen.png", content=b"\x89PNG\r\n\x1a\n", content_type="image/png")]
    written = add_message(actor=system, request_id=request_id, body="Lumo View 27.", files=files)
    return written.files.get().pk


def make_time_entry(system: Actor, request: ServiceRequest) -> int:
    """A quarter of the store keeper on a request."""
    keeper = Grant.objects.of(system.provider).filter(right=Right.STORE_KEEPER).earliest("pk")
    facts = TimeFacts(minutes=15, begun_at=timezone.now() - timedelta(hours=1))
    own = replace(system, person_id=keeper.person_id)
    return int(record_time(actor=own, request_id=request.pk, facts=facts).pk)


def make_ready_answer(system: Actor) -> int:
    """A text to answer with."""
    facts = ReadyAnswerFacts(title="Kvittens", text={"en": "Change it yourself."})
    return keep_ready_answer(actor=system, facts=facts).pk


def make_waiting_mail(system: Actor) -> ReceivedMail:
    """A stranger's mail, at a mailbox of its own."""
    slug = system.provider.slug
    facts = MailboxFacts(code="zmail", name="Z", address=f"z@{slug}.example")
    mail = receive(
        mailbox=add_mailbox(actor=system, facts=facts), data=f"From: z@z.example\n\n{slug}".encode()
    )
    take(mail.pk)
    return mail


def make_guide_run(system: Actor, person: Person) -> GuideRun:
    """A guide in use that somebody walks through for themselves."""
    [version] = take_guides(actor=system, codes=["laptop-slow"])
    whole = Person.objects.select_related("organisation", "provider").get(pk=person.pk)
    return begin_run(actor=actor_of_person(whole), guide_id=version.guide_id, person=whole)


def make_pool(system: Actor, customer: Organisation) -> int:
    """Swap devices of a customer in the provider's store, none of them yet."""
    place = Place.objects.of(system.provider).filter(kind=PlaceKind.STORE)[0]
    facts = PoolFacts(
        name="Swap devices",
        kind=PoolKind.SWAP,
        customer_id=customer.pk,
        owner_id=customer.pk,
        place_id=place.pk,
        category_id=Category.objects.of(system.provider)[0].pk,
    )
    return keep_pool(actor=system, facts=facts).pk


def make_remote_session(request: ServiceRequest) -> int:
    """One that who asked for the request is asked about."""
    at = timezone.now()
    session = RemoteSession.objects.create(
        provider_id=request.provider_id,
        request=request,
        person_id=request.requester_id,
        agent_id=request.requester_id,
        link="https://help.example.org/1",
        token_hash=hash_of(f"remote-{request.pk}"),
        asked_at=at,
        expires_at=at + timedelta(days=1),
    )
    return int(session.pk)
