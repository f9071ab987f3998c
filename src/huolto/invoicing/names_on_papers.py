"""Names of erased people on invoices: a draft loses them at once, an issued paper when the law lets it go.

Bookkeeping law keeps an issued invoice as it was sent, and a name may be what explains a line. So the place of the
name is noted (`NameOnPaper`), a credit note repeats it, and years later the pseudonym takes it.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import override

from huolto.charges.uncharged import PERSON
from huolto.foundation.files import remove_file
from huolto.foundation.models import Provider
from huolto.foundation.personal_data import Erasing
from huolto.invoicing.choices import InvoiceState
from huolto.invoicing.models import Invoice, InvoiceFile, InvoiceLine, NameOnPaper
from huolto.invoicing.models.guards import names_may_leave
from huolto.parties.models import Person
from huolto.register.models import Assignment

BATCH = 500


def note_names(erasing: Erasing) -> None:
    """Take an erased person's name from drafts, and note where it stands on what is issued.

    Only lines of items that the person held, and of fees for the person, can name them.
    """
    held = Assignment.objects.filter(
        provider=erasing.subject.provider, holder_id=erasing.subject.person_id
    ).values("item_id")
    own = f"{PERSON}{erasing.subject.person_id}"
    lines = InvoiceLine.objects.of(erasing.subject.provider).filter(
        Q(charge__item_id__in=held) | Q(charge__subject=own)
    )
    noted = []
    for line in lines.select_related("invoice").order_by("pk").iterator():
        places = erasing.found_in(line.detail)
        if not places:
            continue
        if line.invoice.state == InvoiceState.DRAFT:
            line.detail = erasing.replaced(line.detail)[:300]
            line.save(update_fields=["detail"])
            continue
        noted += [
            NameOnPaper(
                provider_id=line.provider_id,
                line=line,
                person_id=erasing.subject.person_id,
                start=start,
                length=length,
            )
            for start, length in places
        ]
    NameOnPaper.objects.bulk_create(noted)


def names_follow(note: Invoice) -> None:
    """A credit note repeats the lines that it takes back, with the names on them."""
    lines = {line.credits_line_id: line for line in note.lines.all()}
    NameOnPaper.objects.bulk_create(
        NameOnPaper(
            provider_id=note.provider_id,
            line=lines[one.line_id],
            person_id=one.person_id,
            start=one.start,
            length=one.length,
        )
        for one in NameOnPaper.objects.filter(line_id__in=lines).order_by("pk")
    )


def old_names(provider: Provider, before: datetime) -> "QuerySet[NameOnPaper]":
    """Names on papers issued before this moment."""
    return NameOnPaper.objects.of(provider).filter(line__invoice__issued_on__lt=before.date())


def take_names_off(provider: Provider, before: datetime) -> int:
    """Put the pseudonym where names stand on old papers, in the paper's language; its PDF is made anew when asked for."""
    count = 0
    while ids := list(old_names(provider, before).order_by("pk").values_list("line_id", flat=True)[:BATCH]):
        files = []
        with transaction.atomic(), names_may_leave():
            lines = InvoiceLine.objects.select_related("invoice").select_for_update(of=("self",))
            for line in lines.filter(pk__in=ids).order_by("pk"):
                count += _take_off(line)
                files += list(InvoiceFile.objects.filter(invoice_id=line.invoice_id).select_related("file"))
            InvoiceFile.objects.filter(pk__in=[one.pk for one in files]).delete()
        for stored in {one.file_id: one.file for one in files}.values():
            remove_file(stored)
    return count


def _take_off(line: InvoiceLine) -> int:
    names = list(NameOnPaper.objects.filter(line=line).order_by("-start"))
    with override(line.invoice.language):
        said = _pseudonyms(one.person_id for one in names)
    detail = line.detail
    for one in names:
        detail = detail[: one.start] + said[one.person_id] + detail[one.start + one.length :]
    line.detail = detail[:300]
    line.save(update_fields=["detail"])
    NameOnPaper.objects.filter(line=line).delete()
    return len(names)


def _pseudonyms(person_ids: Iterable[int]) -> dict[int, str]:
    return dict(Person.objects.filter(pk__in=list(person_ids)).values_list("pk", "name"))
