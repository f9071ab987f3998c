"""The register of all customers' devices: identity cards, changes, taking out of service, import."""

from huolto.faces.bulk import BulkPages
from huolto.faces.devices import DevicePages
from huolto.faces.endings import EndingPages
from huolto.faces.exports import ExportPages
from huolto.faces.lifecycle import LifecyclePages
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
}

urlpatterns = DevicePages(
    urls=URLS,
    render=render_workbench,
    folder="workbench/devices",
    current="work_devices",
    audience=Audience.STAFF,
    seeing_rights=tuple(SEEING_STAFF),
    changing_rights=tuple(CHANGING_STAFF),
    paying_rights=(*CHANGING_STAFF, Right.BILLING),
    with_customer=True,
).urlpatterns()

urlpatterns += LifecyclePages(
    render=render_workbench,
    folder="workbench/devices",
    current="work_devices",
    item_url="work_device",
    list_url="work_devices",
    audience=Audience.STAFF,
    seeing_rights=tuple(SEEING_STAFF),
    changing_rights=tuple(CHANGING_STAFF),
).urlpatterns()
urlpatterns += EndingPages(
    render=render_workbench,
    folder="workbench/devices",
    current="work_devices",
    item_url="work_device",
    list_url="work_devices",
    url_name="work_endings",
    audience=Audience.STAFF,
    seeing_rights=tuple(SEEING_STAFF),
    changing_rights=tuple(CHANGING_STAFF),
).urlpatterns()
urlpatterns += BulkPages(
    urls=URLS,
    render=render_workbench,
    folder="workbench/devices",
    current="work_devices",
    audience=Audience.STAFF,
    changing_rights=tuple(CHANGING_STAFF),
).urlpatterns()
urlpatterns += ExportPages(
    urls=URLS,
    render=render_workbench,
    folder="workbench/devices",
    current="work_devices",
    audience=Audience.STAFF,
    seeing_rights=tuple(SEEING_STAFF),
).urlpatterns()
