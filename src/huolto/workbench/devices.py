"""The register of all customers' devices: identity cards, changes, taking out of service, import."""

from typing import Any

from huolto.faces.bulk import BulkPages
from huolto.faces.card import CardPages
from huolto.faces.devices import DevicePages
from huolto.faces.endings import EndingPages
from huolto.faces.exports import ExportPages
from huolto.faces.lifecycle import LifecyclePages
from huolto.faces.stickers import StickerPages
from huolto.foundation.views import Audience
from huolto.parties.choices import Right
from huolto.register.access import CHANGING_STAFF, SEEING_STAFF
from huolto.workbench.frame import render_workbench

URLS = {
    "list": "work_devices",
    "filter": "work_device_filter",
    "view_save": "work_device_view",
    "view_delete": "work_device_view_delete",
    "item": "work_device",
    "change": "work_device_change",
    "take_out": "work_device_take_out",
    "endings": "work_endings",
    "imports": "work_device_import",
    "import_result": "work_device_import_result",
    "import_refused": "work_device_import_refused",
    "bulk": "work_device_bulk",
    "bulk_change": "work_device_bulk_change",
    "exports": "work_device_exports",
    "export": "work_device_export",
    "stock_takes": "work_stock_take_list",
    "stock_take": "work_stock_take_one",
    "export_file": "work_device_export_file",
    "cards": "work_device_cards",
    "card_pdf": "work_device_card_pdf",
    "history": "work_device_history",
    "photo": "work_device_photo",
    "thumbnail": "work_device_thumbnail",
    "reading": "work_device_reading",
    "condition": "work_device_condition",
    "part": "work_device_part",
    "part_out": "work_device_part_out",
    "stickers": "work_device_stickers",
}
SHOWN: dict[str, Any] = {
    "render": render_workbench,
    "folder": "workbench/devices",
    "current": "work_devices",
    "audience": Audience.STAFF,
}
COMMON: dict[str, Any] = {**SHOWN, "urls": URLS, "seeing_rights": tuple(SEEING_STAFF)}
CHANGING: tuple[str, ...] = tuple(CHANGING_STAFF)

urlpatterns = [
    *DevicePages(
        **COMMON,
        paying_rights=(*CHANGING_STAFF, Right.BILLING),
        changing_rights=CHANGING,
        with_customer=True,
    ).urlpatterns(),
    *CardPages(
        **COMMON,
        changing_rights=CHANGING,
        paying_rights=(*CHANGING_STAFF, Right.BILLING),
        agreement="work_agreement",
        request="work_request",
    ).urlpatterns(),
    *LifecyclePages(**COMMON, changing_rights=CHANGING).urlpatterns(),
    *EndingPages(**COMMON, changing_rights=CHANGING).urlpatterns(),
    *BulkPages(**COMMON, changing_rights=CHANGING).urlpatterns(),
    *ExportPages(**COMMON).urlpatterns(),
    *StickerPages(**COMMON).urlpatterns(),
]
