"""The register's tables, and what each holds of people."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from huolto.foundation.personal_data import Kept, Purpose, Table, without_people
from huolto.register.models import (
    Assignment,
    BulkChange,
    BulkChangeItem,
    ConditionPhoto,
    ConditionReport,
    DeviceImport,
    Disposal,
    HandOver,
    HandOverItem,
    HandOverTerms,
    ImportMapping,
    Item,
    ItemIdentifier,
    ItemPart,
    Lease,
    ListExport,
    MeterReading,
    Reminder,
    ReminderRule,
    ServiceInterval,
    StockTake,
    StockTakeDecision,
    StockTakeLine,
    StockTakeScan,
)

_DEVICE: dict[str, Any] = {"item__asset_tag": _("Tag"), "item__name": _("Device")}
_KEYS = ("sort_device", "sort_customer", "sort_holder", "sort_place", "sort_cost_centre", "sort_package")


def _table(model: Any, title: Any, **sorts: Any) -> Table:
    return Table(model=model, title=title, **{"purpose": Purpose.WORK, "kept": Kept.RECORD, **sorts})


TABLES = (
    _table(
        Item,
        _("Devices held"),
        people=("holder",),
        copies=("search_text", *_KEYS),
        free_text=("notes", "name"),
        plain=("asset_tag", "folded_tag", "posting_code", "source_key"),
        shown={"asset_tag": _("Tag"), "name": _("Device"), "state": _("State")},
    ),
    _table(
        Assignment,
        _("Devices held, by day"),
        people=("holder",),
        plain=("posting_code", "changed", "during"),
        shown={**_DEVICE, "during": _("When")},
    ),
    _table(
        HandOver,
        _("Hand-overs confirmed"),
        purpose=Purpose.PROOF,
        people=("person", "handed_by"),
        identity=("signed_name",),
        credentials=("nonce", "token_hash"),
        free_text=("note", "declined_because"),
        files=("signature", "receipt"),
        given=("signature", "receipt"),
        plain=("terms", "language"),
        shown={
            "asked_at": _("Asked"),
            "answered_at": _("Answered"),
            "state": _("State"),
            "terms": _("Terms"),
            "note": _("Note"),
            "declined_because": _("Reason"),
        },
    ),
    _table(
        HandOverItem,
        _("Condition at a hand-over"),
        purpose=Purpose.PROOF,
        free_text=("condition", "accessories"),
        about=lambda subject: HandOverItem.objects.of(subject.provider).filter(
            hand_over__person_id=subject.person_id
        ),
        shown={**_DEVICE, "condition": _("Condition"), "accessories": _("Accessories")},
    ),
    _table(
        ConditionReport,
        _("Condition reported"),
        people=("by",),
        free_text=("note",),
        shown={**_DEVICE, "occurred_at": _("When"), "grade": _("Condition"), "note": _("Note")},
    ),
    _table(ConditionPhoto, _("Photos of devices"), files=("file", "thumbnail")),
    _table(
        MeterReading,
        _("Counters read"),
        people=("by",),
        free_text=("note",),
        shown={
            "meter__item__asset_tag": _("Tag"),
            "read_at": _("When"),
            "value": _("Reading"),
            "note": _("Note"),
        },
    ),
    _table(ItemPart, _("Parts"), free_text=("note",), plain=("name", "maker", "serial")),
    _table(
        Lease,
        _("Ends of leases chosen"),
        people=("chosen_by",),
        shown={**_DEVICE, "end_choice": _("Choice")},
    ),
    _table(
        Disposal,
        _("Disposals recorded"),
        purpose=Purpose.PROOF,
        people=("recorded_by", "undone_by"),
        free_text=("reason", "undo_reason"),
        plain=("to_company", "wipe_method", "wiped_by_company"),
        files=("proof",),
        shown={**_DEVICE, "way": _("Way"), "reason": _("Reason")},
    ),
    _table(
        BulkChange,
        _("Changes of many devices"),
        kept=Kept.RULE,
        people=("made_by",),
        free_text=("changes", "reason", "selection"),
        plain=("kind",),
        shown={"made_at": _("When"), "kind": _("Kind"), "reason": _("Reason")},
    ),
    _table(
        BulkChangeItem,
        _("Changes of many devices, each one"),
        kept=Kept.RULE,
        free_text=("said", "before", "after"),
    ),
    _table(
        DeviceImport,
        _("Lists taken in"),
        kept=Kept.RULE,
        people=("imported_by",),
        free_text=("file_name", "result", "error"),
        files=("file",),
        plain=("figures",),
        shown={"imported_at": _("When"), "file_name": _("File"), "state": _("State")},
    ),
    _table(
        ImportMapping,
        _("Names understood in lists"),
        free_text=("names",),
        plain=("fingerprint", "columns"),
    ),
    _table(
        ListExport,
        _("Lists made"),
        goes=True,
        kept=Kept.RULE,
        people=("made_by",),
        free_text=("selection",),
        files=("file",),
        plain=("columns", "sort", "language", "card_address", "reach"),
        shown={"made_at": _("When"), "format": _("Kind"), "state": _("State")},
    ),
    _table(
        Reminder,
        _("Reminders sent"),
        purpose=Purpose.TELLING,
        kept=Kept.PERSON,
        people=("person",),
        shown={**_DEVICE, "kind": _("Kind"), "ends_on": _("Ends"), "sent_at": _("Sent")},
    ),
    _table(
        StockTake,
        _("Stock-takes"),
        people=("holder", "started_by", "closed_by"),
        free_text=("name",),
        shown={"name": _("Name"), "started_at": _("Started"), "closed_at": _("Closed")},
    ),
    _table(
        StockTakeLine,
        _("Expected with the person at a stock-take"),
        people=("holder",),
        shown={**_DEVICE, "found_at": _("Found")},
    ),
    _table(
        StockTakeScan,
        _("Codes scanned"),
        people=("scanned_by",),
        plain=("code", "folded_code"),
        shown={"code": _("Code"), "scanned_at": _("When")},
    ),
    _table(
        StockTakeDecision,
        _("Differences decided"),
        people=("decided_by",),
        free_text=("reason",),
        plain=("code",),
        shown={"decided_at": _("When"), "decision": _("Decision"), "reason": _("Reason")},
    ),
    without_people(ItemIdentifier, "value", "normalised"),
    without_people(ServiceInterval, "during"),
    without_people(HandOverTerms, "text", "back_text"),
    without_people(ReminderRule, "days"),
)
