"""What the register holds of people: who had which device, what they signed and wrote, files made for them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from huolto.foundation.files import remove_file
from huolto.foundation.localisation import figure
from huolto.foundation.models import Provider, StoredFile
from huolto.foundation.personal_data import Domain, Erasing, Reason, Subject, Sweep
from huolto.register.choices import HandOverState, ImportState, ItemState
from huolto.register.list_keys import refresh_list_keys
from huolto.register.models import (
    BulkChange,
    DeviceImport,
    HandOver,
    Item,
    ListExport,
    Reminder,
)
from huolto.register.personal_tables import TABLES

_IMPORTS_OVER = (ImportState.DONE, ImportState.REFUSED, ImportState.CANCELLED, ImportState.FAILED)
_GONE = (ItemState.DISPOSED, ItemState.RETURNED)


def _reasons(subject: Subject) -> Iterator[Reason]:
    held = Item.objects.of(subject.provider).filter(holder_id=subject.person_id).exclude(state__in=_GONE)
    if count := held.count():
        said = ngettext(
            "Still holds %(count)s device. Give it to somebody else or take it back.",
            "Still holds %(count)s devices. Give them to somebody else or take them back.",
            count,
        )
        yield Reason(
            said=said % {"count": figure(count)}, page="devices", query=f"holder={subject.person_id}"
        )
    waiting = HandOver.objects.of(subject.provider).filter(
        person_id=subject.person_id, state=HandOverState.WAITING
    )
    if count := waiting.count():
        said = ngettext(
            "%(count)s hand-over waits for their confirmation. Withdraw it.",
            "%(count)s hand-overs wait for their confirmation. Withdraw them.",
            count,
        )
        yield Reason(said=said % {"count": figure(count)}, page="hand_overs")


def _erase(erasing: Erasing) -> None:
    """Signatures, receipts and own lists are gone; items that carry the name are found by the pseudonym."""
    subject = erasing.subject
    signed = HandOver.objects.of(subject.provider).filter(person_id=subject.person_id)
    history: Any = HandOver.pgh_event_model  # type: ignore[attr-defined]
    for one in list(signed):
        files = [pk for pk in (one.signature_id, one.receipt_id) if pk]
        was_signed = bool(one.signed_name)
        one.signature = one.receipt = None
        one.signed_name = erasing.said if was_signed else ""
        one.save(update_fields=["signature", "receipt", "signed_name"])
        history.objects.filter(pgh_obj_id=one.pk).update(signature=None, receipt=None)
        history.objects.filter(pgh_obj_id=one.pk).exclude(signed_name="").update(signed_name=erasing.said)
        erasing.let_go(StoredFile.objects.filter(pk__in=files))
    exports = ListExport.objects.of(subject.provider).filter(made_by_id=subject.person_id)
    files = list(exports.exclude(file=None).values_list("file_id", flat=True))
    exports.delete()
    erasing.let_go(StoredFile.objects.filter(pk__in=files))
    Reminder.objects.of(subject.provider).filter(person_id=subject.person_id).delete()
    carrying = Q(holder_id=subject.person_id) | Q(pk__in=erasing.changed.get(Item, ()))
    refresh_list_keys(list(Item.objects.filter(carrying).order_by("pk").values_list("pk", flat=True)))


def _old_imports(provider: Provider, before: datetime) -> "QuerySet[DeviceImport]":
    """Imports that are over and still keep their file or their rows, and those that nobody confirmed."""
    rows = DeviceImport.objects.of(provider).filter(imported_at__lt=before)
    is_full = ~Q(file=None) | ~Q(result={})
    return rows.filter(Q(state__in=_IMPORTS_OVER) & is_full | Q(state=ImportState.PREVIEWED))


def _sweep_imports(provider: Provider, before: datetime) -> int:
    count = 0
    for kept in _old_imports(provider, before).select_related("file").order_by("pk"):
        file = kept.file
        row = DeviceImport.objects.filter(pk=kept.pk)
        if kept.state == ImportState.PREVIEWED:
            row.delete()
        else:
            row.update(file=None, result={}, file_name="–")
        if file is not None:
            remove_file(file)
        count += 1
    return count


def _old_bulk(provider: Provider, before: datetime) -> "QuerySet[BulkChange]":
    return BulkChange.objects.of(provider).filter(made_at__lt=before)


HOLDINGS = Domain(
    tables=TABLES,
    erase=_erase,
    reasons=_reasons,
    sweeps=(
        Sweep(
            code="imports",
            title=_("Files and refused rows of imports"),
            what=_("The lists that were taken in, with their rows; the devices stay."),
            default=90,
            least=7,
            most=1095,
            due=lambda provider, before: _old_imports(provider, before).count(),
            sweep=_sweep_imports,
        ),
        Sweep(
            code="bulk_changes",
            title=_("Changes of many devices"),
            what=_("What was picked and how to take it back; the devices' own history stays."),
            default=1095,
            least=30,
            most=3650,
            due=lambda provider, before: _old_bulk(provider, before).count(),
            sweep=lambda provider, before: (
                _old_bulk(provider, before).delete()[1].get("register.BulkChange", 0)
            ),
        ),
    ),
)
