"""What is left of a person with a long life here, once they are erased; a namesake lives on."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import translation

from cast import Cast, build_cast
from huolto.charges.models import Charge
from huolto.foundation.models import EventRecord, OutgoingMail, StoredFile
from huolto.invoicing.models import Invoice, InvoiceLine, NameOnPaper
from huolto.parties.models import Person
from huolto.privacy.commands import ask_erasure, erase_person, forget_files
from huolto.privacy.models import Erasure
from huolto.register.models import HandOver, Item
from privacy.lives import ADDRESS, KNOWN_BY, NAME, Life, a_life, let_go, places_of


@dataclass(frozen=True)
class After:
    """How it was before, and whose life it was."""

    cast: Cast
    life: Life
    places: dict[str, int]
    figures: list[Any]
    mails_to_others: int
    files: list[int]
    paths: list[Path]
    erasure: Erasure
    pseudonym: str
    """As texts have it, in the provider's language."""


@pytest.fixture(scope="module")
def after(django_db_setup: None, django_db_blocker: Any) -> Iterator[After]:
    """One life and its end for all tests of this module, which only look; rolled back at last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _lived(build_cast())
        transaction.set_rollback(True)


def _lived(cast: Cast) -> After:
    life = a_life(cast)
    let_go(cast)
    handed = HandOver.objects.get(pk=life.objects.hand_over)
    assert handed.signature is not None
    assert handed.receipt is not None
    paths = [Path(settings.MEDIA_ROOT) / str(one.content.name) for one in (handed.signature, handed.receipt)]
    assert all(path.exists() for path in paths)
    before = {
        "places": places_of(KNOWN_BY),
        "figures": figures(),
        "mails_to_others": OutgoingMail.objects.exclude(to_address=ADDRESS).count(),
        "files": [handed.signature_id, handed.receipt_id],
        "paths": paths,
    }
    asked = ask_erasure(actor=cast.actor(cast.data_officer), person_id=cast.employee.pk, typed_name=NAME)
    erase_person(actor=cast.system(), erasure_id=asked.pk)
    forget_files(asked.pk)
    asked.refresh_from_db()
    with translation.override("fi"):
        said = str(Person.objects.get(pk=cast.employee.pk).name)
    return After(cast=cast, life=life, erasure=asked, pseudonym=said, **before)


def figures() -> list[Any]:
    """What must be to the last cent and letter as it was."""
    return [
        list(Charge.objects.order_by("pk").values()),
        list(Invoice.objects.order_by("pk").values()),
        list(InvoiceLine.objects.filter(invoice__state="issued").order_by("pk").values()),
        Item.objects.count(),
        EventRecord.objects.exclude(name="privacy.person_erased").count(),
    ]


def test_before_the_person_stood_in_many_tables(after: After) -> None:
    assert {
        "parties_person",
        "parties_personevent",
        "parties_user",
        "register_item",
        "register_itemevent",
        "register_handover",
        "register_savedview",
        "register_deviceimport",
        "desk_servicerequest",
        "desk_message",
        "foundation_outgoingmail",
        "foundation_eventrecord",
        "invoicing_invoiceline",
        "pghistory_context",
    } <= set(after.places)


def test_no_table_of_the_database_knows_the_person_but_lines_of_issued_invoices(after: After) -> None:
    assert set(places_of(KNOWN_BY)) == {"invoicing_invoiceline"}
    left = InvoiceLine.objects.filter(detail__icontains="Kallio-Rauta") | InvoiceLine.objects.filter(
        detail__icontains=NAME
    )
    assert {line.invoice.state for line in left.select_related("invoice")} == {"issued"}
    assert {one.line_id for one in NameOnPaper.objects.all()} == set(left.values_list("pk", flat=True))


def test_charges_invoices_items_and_events_are_what_they_were(after: After) -> None:
    assert figures() == after.figures


def test_the_case_stays_with_its_number_its_messages_and_whose_it_was(after: After) -> None:
    request = after.life.request
    request.refresh_from_db()
    assert request.requester_id == after.cast.employee.pk
    assert request.messages.count() == 2


def test_texts_keep_what_was_said_and_name_the_pseudonym(after: After) -> None:
    request = after.life.request
    request.refresh_from_db()
    assert request.title == f"Screen of {after.pseudonym} is broken"
    assert request.description == f"Write to {after.pseudonym}, please."
    first = request.messages.order_by("pk")[0]
    assert first.body == f"It fell.\n-- \n{after.pseudonym}, {after.pseudonym}"


def test_what_an_hr_request_said_is_gone_and_that_there_was_one_stays(after: After) -> None:
    request = after.life.hr_request
    request.refresh_from_db()
    assert (request.title, request.description) == ("–", "")
    assert request.closed_at is not None
    assert [one.body for one in request.messages.all()] == ["–"]
    assert places_of(("I am ill", "six weeks", "The doctor says")) == {}


def test_signature_and_receipt_are_gone_from_table_and_disk(after: After) -> None:
    assert not StoredFile.objects.filter(pk__in=after.files).exists()
    assert not any(path.exists() for path in after.paths)
    assert after.erasure.files_left == []
    handed = HandOver.objects.get(pk=after.life.objects.hand_over)
    assert (handed.signature, handed.receipt, handed.state) == (None, None, "accepted")


def test_mails_to_the_person_are_gone_and_those_to_others_stay(after: After) -> None:
    assert not OutgoingMail.objects.filter(to_address=ADDRESS).exists()
    assert OutgoingMail.objects.count() == after.mails_to_others


def test_items_are_found_by_the_pseudonym_no_more_by_the_name(after: After) -> None:
    item = Item.objects.get(pk=after.life.objects.item)
    assert item.notes == f"Call {after.pseudonym} ({after.pseudonym}) first."
    assert "rauta" not in item.search_text


def test_figures_of_the_erasure_say_how_much_was_changed(after: After) -> None:
    assert after.erasure.figures["files"] == 3
    assert after.erasure.figures["texts"] >= 8
