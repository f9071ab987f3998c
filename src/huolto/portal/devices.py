"""The customer's devices: the register, identity cards, changes, taking out of service, import."""

from huolto.faces.bulk import BulkPages
from huolto.faces.devices import DevicePages
from huolto.faces.endings import EndingPages
from huolto.faces.exports import ExportPages
from huolto.faces.lifecycle import LifecyclePages
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
}

urlpatterns = DevicePages(
    urls=URLS,
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

urlpatterns += LifecyclePages(
    render=render_portal,
    folder="portal/devices",
    current="devices",
    item_url="device",
    list_url="devices",
    audience=Audience.CUSTOMER,
    seeing_rights=(),
    changing_rights=(Right.ORDER,),
).urlpatterns()
urlpatterns += EndingPages(
    render=render_portal,
    folder="portal/devices",
    current="devices",
    item_url="device",
    list_url="devices",
    url_name="endings",
    audience=Audience.CUSTOMER,
    seeing_rights=(Right.ORDER, Right.INSPECT),
    changing_rights=(Right.ORDER,),
).urlpatterns()
urlpatterns += BulkPages(
    urls=URLS,
    render=render_portal,
    folder="portal/devices",
    current="devices",
    audience=Audience.CUSTOMER,
    changing_rights=(Right.ORDER,),
).urlpatterns()
urlpatterns += ExportPages(
    urls=URLS,
    render=render_portal,
    folder="portal/devices",
    current="devices",
    audience=Audience.CUSTOMER,
    seeing_rights=(),
).urlpatterns()
