"""The employee's whole life at the thread's customer: ordered for, billed, signed, asked HR, written about."""

import base64
import io
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone
from PIL import Image, ImageDraw

from access.objects import Objects, own_objects
from cast import Cast
from huolto.connectors.device_import.run import ImportOptions
from huolto.connectors.device_import.uploads import prepare_import
from huolto.desk.choices import Confidentiality, RequestKind
from huolto.desk.commands import add_message, answer_approval, cancel_request, finish_request, open_request
from huolto.desk.models import Approval, ServiceRequest
from huolto.foundation.mail import send
from huolto.foundation.models import OutgoingMail
from huolto.parties.commands import change_person, save_view
from huolto.register.choices import HandOverWay
from huolto.register.commands import (
    Confirmation,
    ItemChanges,
    accept_hand_over,
    ask_list_export,
    change_items,
    write_list_export,
)
from huolto.register.models import Item
from huolto.register.selection import Selection
from huolto.register.signatures import signature_png
from huolto.register.tasks import hand_over_receipt
from huolto.shop.choices import LineState
from huolto.shop.models import OrderLine

NAME = "Elina Rauta"
BEFORE = "Elina Kallio-Rauta"
ADDRESS = "elina@kaarnalahti.example"
PHONE = "+358 00 555 0142"
NUMBER = "EMP-20417"
KNOWN_BY = (NAME, BEFORE, ADDRESS, PHONE, NUMBER, "Rauta Elina")
ROWS = f"Asset Tag,Model Name,Category,Assigned To\n,Lumo Book 14,Laptop,{NAME}\n".encode()


@dataclass(frozen=True)
class Life:
    """What there is to look at afterwards."""

    objects: Objects
    hr_request: ServiceRequest
    request: ServiceRequest


def a_life(cast: Cast) -> Life:
    """Everything that names the employee; nothing forbids to erase them any more, but that they are still here."""
    system = cast.system()
    change_person(actor=system, person=cast.employee, name=BEFORE)
    objects = own_objects(cast)
    change_person(actor=system, person=cast.employee, name=NAME, phone=PHONE, employee_number=NUMBER)
    employee = cast.actor(cast.employee)
    _sign(cast, objects)
    notes = ItemChanges(notes=f"Call {NAME} ({PHONE}) first.")
    change_items(
        actor=system, item_ids=[objects.item], changes=notes, from_at=timezone.now(), reason=f"for {NAME}"
    )
    request = _request(cast, "Screen of Elina Rauta is broken", f"Write to {ADDRESS}, please.")
    add_message(actor=employee, request_id=request.pk, body=f"It fell.\n-- \n{NAME}, {PHONE}")
    add_message(actor=cast.actor(cast.agent), request_id=request.pk, body=f"Dear {BEFORE}, bring it in.")
    hr = _request(cast, "I am ill", "For six weeks.", Confidentiality.HUMAN_RESOURCES)
    add_message(actor=employee, request_id=hr.pk, body="The doctor says so.")
    save_view(actor=employee, list_name="devices", name="Mine", filters={"q": NAME})
    export = ask_list_export(
        actor=employee, selection=Selection(is_all=True), format="csv", columns=(), language="en"
    )
    write_list_export(export.pk)
    prepare_import(
        actor=cast.actor(cast.orderer),
        customer=cast.kaarnalahti,
        name=f"devices of {NAME}.csv",
        content=ROWS,
        options=ImportOptions(),
    )
    for one in (request, hr):
        finish_request(actor=system, request_id=one.pk)
    for mail in OutgoingMail.objects.filter(state="queued"):
        send(mail.pk)
    return Life(objects=objects, hr_request=hr, request=request)


def let_go(cast: Cast) -> None:
    """Mend what forbids the erasure: devices, requests, approvals, what is on its way."""
    system = cast.system()
    held = Item.objects.filter(holder=cast.employee).values_list("pk", flat=True)
    change_items(
        actor=system,
        item_ids=list(held),
        changes=ItemChanges(holder_id=None),
        from_at=timezone.now(),
        reason="",
    )
    for approval in Approval.objects.filter(asked_by=cast.employee, state="pending"):
        answer_approval(actor=system, approval_id=approval.pk, approve=False)
    coming = OrderLine.objects.filter(holder=cast.employee, state__in=[LineState.ORDERED, LineState.RECEIVED])
    for request_id in set(coming.values_list("order__request_id", flat=True)):
        cancel_request(actor=system, request_id=request_id)


def places_of(words: tuple[str, ...]) -> dict[str, int]:
    """Every table of the database in whose rows one of the words stands, as text, in how many."""
    found: dict[str, int] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        for (table,) in cursor.fetchall():
            any_of = " OR ".join("t::text ILIKE %s" for _word in words)
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t WHERE {any_of}',  # noqa: S608
                [f"%{word}%" for word in words],
            )
            if count := cursor.fetchone()[0]:
                found[table] = count
    return found


def _request(
    cast: Cast, title: str, text: str, confidentiality: str = Confidentiality.NORMAL
) -> ServiceRequest:
    return open_request(
        actor=cast.actor(cast.employee),
        kind=RequestKind.SERVICE_REQUEST,
        title=title,
        customer=cast.kaarnalahti,
        requester=cast.employee,
        description=text,
        confidentiality=confidentiality,
    )


def _sign(cast: Cast, objects: Objects) -> None:
    image = Image.new("RGBA", (400, 150), (0, 0, 0, 0))
    ImageDraw.Draw(image).line([(20, 100), (120, 30), (260, 120)], fill=(0, 0, 0, 255), width=4)
    kept = io.BytesIO()
    image.save(kept, format="PNG")
    drawn = signature_png("data:image/png;base64," + base64.b64encode(kept.getvalue()).decode())
    accept_hand_over(
        actor=cast.actor(cast.agent),
        hand_over_id=objects.hand_over,
        confirmation=Confirmation(way=HandOverWay.ON_THE_SPOT, name=NAME, signature=drawn, is_ticked=True),
    )
    hand_over_receipt(objects.hand_over)
