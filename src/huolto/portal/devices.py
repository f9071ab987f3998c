"""The customer's devices: the register, identity cards, changes, taking out of service, import."""

from typing import Any

from huolto.faces.card import CardPages
from huolto.faces.devices import DevicePages
from huolto.faces.stickers import StickerPages, tag_pattern
from huolto.foundation.views import Audience
from huolto.parties.choices import Right
from huolto.portal.frame import render_portal

URLS = {
    "list": "devices",
    "item": "device",
    "change": "device_change",
    "take_out": "device_take_out",
    "imports": "device_import",
    "import_result": "device_import_result",
    "import_refused": "device_import_refused",
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
COMMON: dict[str, Any] = {
    "urls": URLS,
    "render": render_portal,
    "folder": "portal/devices",
    "current": "devices",
    "audience": Audience.CUSTOMER,
    "seeing_rights": (),
}
CHANGING: tuple[str, ...] = (Right.ORDER,)

urlpatterns = [
    *DevicePages(
        **COMMON,
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
    *StickerPages(**COMMON).urlpatterns(),
    tag_pattern(customers="device", staff="work_device"),
]
