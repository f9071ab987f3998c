"""The customer's devices: the register, identity cards, changes, taking out of service, import."""

from huolto.faces.devices import DevicePages
from huolto.foundation.views import Audience
from huolto.parties.choices import Right
from huolto.portal.frame import render_portal

urlpatterns = DevicePages(
    urls={
        "list": "devices",
        "item": "device",
        "change": "device_change",
        "take_out": "device_take_out",
        "imports": "device_import",
        "import_result": "device_import_result",
        "import_refused": "device_import_refused",
        "stock_takes": "stock_take_list",
        "stock_take": "stock_take_one",
    },
    render=render_portal,
    folder="portal/devices",
    current="devices",
    audience=Audience.CUSTOMER,
    seeing_rights=(),
    changing_rights=(Right.ORDER,),
    paying_rights=(Right.ORDER, Right.INSPECT),
    with_customer=False,
    shop=("shop", Right.ORDER),
).urlpatterns()
