"""What is left of a person with a long life here, once they are erased; a namesake lives on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pgtrigger
import pytest
from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone, translation

from cast import Cast, build_cast
from huolto.charges.models import Charge
from huolto.foundation.models import EventRecord, OutgoingMail, StoredFile
from huolto.invoicing.commands import credit_invoice
from huolto.invoicing.models import Invoice, InvoiceFile, InvoiceLine, NameOnPaper
from huolto.invoicing.models.guards import names_may_leave
from huolto.invoicing.names_on_papers import take_names_off
from huolto.invoicing.paper import ensure_pdf
from huolto.parties.commands import create_person
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


@pytest.mark.django_db  # also what makes the database where this module runs alone
def test_a_name_within_another_word_stays(cast: Cast) -> None:
    other = create_person(actor=cast.system(), organisation=cast.otavala, name="Elina Rautanen")
    asked = ask_erasure(actor=cast.actor(cast.data_officer), person_id=cast.employee.pk, typed_name=NAME)
    erase_person(actor=cast.system(), erasure_id=asked.pk)
    assert Person.objects.get(pk=other.pk).name == "Elina Rautanen"


def test_before_the_person_stood_in_many_tables(after: After) -> None:
    assert {
        "parties_person",
        "parties_personevent",
        "parties_user",
        "register_item",
        "register_itemevent",
        "register_handover",
        "parties_savedview",
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
    # The signature, the receipt, a list and a copy.
    assert after.erasure.figures["files"] == 4
    assert after.erasure.figures["texts"] >= 8


def test_names_leave_old_papers_and_nothing_else_of_them_changes(after: After) -> None:
    line = NameOnPaper.objects.select_related("line__invoice").earliest("pk").line
    invoice = line.invoice
    long_ago = invoice.issued_on - timedelta(days=11 * 366)
    with transaction.atomic():
        with pgtrigger.ignore("invoicing.Invoice:issued_invoice_is_immutable"):
            Invoice.objects.update(issued_on=long_ago)
        names = NameOnPaper.objects.count()
        others = [(one.pk, one.net, one.description) for one in InvoiceLine.objects.order_by("pk")]
        ensure_pdf(invoice)
        assert take_names_off(after.cast.suopursu, timezone.now() - timedelta(days=3653)) == names
        assert places_of(KNOWN_BY) == {}
        assert not NameOnPaper.objects.exists()
        line.refresh_from_db()
        assert after.pseudonym in line.detail
        assert [(one.pk, one.net, one.description) for one in InvoiceLine.objects.order_by("pk")] == others
        assert not InvoiceFile.objects.filter(invoice=invoice).exists()
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "change", [{"detail": "-"}, {"description": "-"}], ids=["a name on a young paper", "another column"]
)
def test_the_database_refuses_every_other_way_to_change_a_paper(after: After, change: dict[str, str]) -> None:
    line = NameOnPaper.objects.earliest("pk").line
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic(), names_may_leave():
        InvoiceLine.objects.filter(pk=line.pk).update(**change)
    paper = InvoiceFile.objects.first()
    if paper is not None:
        with pytest.raises(DatabaseError), transaction.atomic(), names_may_leave():
            paper.delete()


def test_a_name_on_an_old_paper_leaves_by_no_other_way(after: After) -> None:
    line = NameOnPaper.objects.select_related("line__invoice").earliest("pk").line
    with transaction.atomic():
        with pgtrigger.ignore("invoicing.Invoice:issued_invoice_is_immutable"):
            Invoice.objects.update(issued_on=line.invoice.issued_on - timedelta(days=11 * 366))
        with pytest.raises(DatabaseError), transaction.atomic():
            InvoiceLine.objects.filter(pk=line.pk).update(detail="-")
        with pytest.raises(DatabaseError), transaction.atomic(), names_may_leave():
            InvoiceLine.objects.filter(pk=line.pk).update(detail="-", net=0)
        transaction.set_rollback(True)


def test_a_credit_note_repeats_the_name_and_remembers_where_it_stands(after: After) -> None:
    invoice = NameOnPaper.objects.earliest("pk").line.invoice
    with transaction.atomic():
        before = NameOnPaper.objects.filter(line__invoice=invoice).count()
        note = credit_invoice(actor=after.cast.system(), invoice=invoice, reason="Wrong", charge_again=False)
        assert NameOnPaper.objects.filter(line__invoice=note).count() == before
        transaction.set_rollback(True)
