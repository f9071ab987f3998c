"""The steps of an item's life as a timeline says them: title, icon, colour and lines of detail."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from huolto.foundation.localisation import figure
from huolto.register.choices import DisposalWay, EndChoice, ItemState

Said = tuple[str, str, str, list[str]]


def _delivered(data: dict[str, Any], _place: str) -> Said:
    return pgettext("what happened", "Delivered"), "truck-delivery", "go", []


def _sent_to_repair(data: dict[str, Any], _place: str) -> Said:
    return _("Sent to repair"), "tool", "go", [data.get("reason", "")]


def _back_from_repair(data: dict[str, Any], _place: str) -> Said:
    state = str(ItemState(data["state"]).label)
    return _("Back from repair"), "arrow-back-up", "good", [state, data.get("reason", "")]


def _stored(data: dict[str, Any], place: str) -> Said:
    return _("Put in store"), "building-warehouse", "", [place, data.get("reason", "")]


def _missed(data: dict[str, Any], _place: str) -> Said:
    title = _("Stolen") if data.get("is_stolen") else _("Lost")
    return title, "alert-triangle", "bad", [data.get("reason", "")]


def _found(data: dict[str, Any], _place: str) -> Said:
    state = str(ItemState(data["state"]).label)
    return pgettext("what happened", "Found again"), "search", "good", [state, data.get("reason", "")]


def _returned(data: dict[str, Any], _place: str) -> Said:
    return pgettext("what happened", "Returned to the lessor"), "truck-return", "", [data.get("reason", "")]


def _disposed(data: dict[str, Any], _place: str) -> Said:
    way = str(DisposalWay(data["way"]).label) if data.get("way") else ""
    return pgettext("what happened", "Disposed of"), "trash", "", [way, data.get("reason", "")]


def _undone(data: dict[str, Any], _place: str) -> Said:
    return _("Disposal undone: it was a mistake"), "arrow-back-up", "you", [data.get("reason", "")]


def _chosen(data: dict[str, Any], _place: str) -> Said:
    if not data.get("choice"):
        return _("Choice for the end of the lease taken back"), "certificate", "you", []
    return (
        _("Chosen for the end of the lease: %(choice)s") % {"choice": EndChoice(data["choice"]).label},
        "certificate",
        "you",
        [_("%(months)s months") % {"months": figure(data["extend_months"])}]
        if data.get("extend_months")
        else [],
    )


LIFECYCLE_SENTENCES: dict[str, Callable[[dict[str, Any], str], Said]] = {
    "register.item_delivered": _delivered,
    "register.item_sent_to_repair": _sent_to_repair,
    "register.item_back_from_repair": _back_from_repair,
    "register.item_stored": _stored,
    "register.item_missed": _missed,
    "register.item_found": _found,
    "register.item_returned": _returned,
    "register.item_disposed": _disposed,
    "register.disposal_undone": _undone,
    "register.lease_end_chosen": _chosen,
}
"""By the event's name: from its data and the name of the place that it mentions."""
