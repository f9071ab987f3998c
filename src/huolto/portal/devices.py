"""The customer's devices: the register, identity cards, changes, taking out of service, import."""

from typing import Any

from huolto.faces.bulk import BulkPages
from huolto.faces.card import CardPages
from huolto.faces.devices import DevicePages
from huolto.faces.endings import EndingPages
from huolto.faces.exports import ExportPages
from huolto.faces.lifecycle import LifecyclePages
from huolto.faces.stickers import StickerPages, tag_pattern
from huolto.foundation.views import Audience
from huolto.parties.choices import Right
from huolto.portal.frame import render_portal

URLS = {
    "list": "devices",
    "filter": "device_filter",
    "view_save": "device_view",
    "view_delete": "device_view_delete",
    "item": "device",
    "change": "device_change",
    "take_out": "device_take_out",
    "endings": "endings",
    "imports": "device_import",
    "import_result": "device_import_result",
    "import_refused": "device_import_refused",
    "bulk": "device_bulk",
    "bulk_change": "device_bulk_change",
    "exports": "device_exports",
    "export": "device_export",
    "stock_takes": "stock_take_list",
    "stock_take": "stock_take_one",
    "export_file": "device_export_file",
    "cards": "device_cards",
    "card_pdf": "device_card_pdf",
    "history": "device_history",
    "photo": "device_photo",
    "thumbnail": "device_thumbnail",
    "reading": "device_reading",
    "condition": "device_condition",
    "part": "device_part",
    "part_out": "device_part_out",
    "stickers": "device_stickers",
}
SHOWN: dict[str, Any] = {
    "render": render_portal,
    "folder": "portal/devices",
    "current": "devices",
    "audience": Audience.CUSTOMER,
}
COMMON: dict[str, Any] = {**SHOWN, "urls": URLS, "seeing_rights": ()}
CHANGING: tuple[str, ...] = (Right.ORDER,)

urlpatterns = [
    *DevicePages(
        **COMMON,
        paying_rights=(Right.ORDER, Right.INSPECT),
        changing_rights=CHANGING,
        with_customer=False,
        shop=("shop", Right.ORDER),
    ).urlpatterns(),
    *CardPages(
        **COMMON,
        changing_rights=CHANGING,
        paying_rights=(Right.ORDER, Right.INSPECT),
        agreement="agreement",
        request="request",
    ).urlpatterns(),
    *LifecyclePages(**COMMON, changing_rights=CHANGING).urlpatterns(),
    *EndingPages(
        **{**COMMON, "seeing_rights": (Right.ORDER, Right.INSPECT)}, changing_rights=CHANGING
    ).urlpatterns(),
    *BulkPages(**COMMON, changing_rights=CHANGING).urlpatterns(),
    *ExportPages(**COMMON).urlpatterns(),
    *StickerPages(**COMMON).urlpatterns(),
    tag_pattern(customers="device", staff="work_device"),
]
