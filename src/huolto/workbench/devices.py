"""The register of all customers' devices: identity cards, changes, taking out of service, import."""

from huolto.faces.devices import DevicePages
from huolto.foundation.views import Audience
from huolto.parties.choices import Right
from huolto.register.access import CHANGING_STAFF, SEEING_STAFF
from huolto.workbench.frame import render_workbench

urlpatterns = DevicePages(
    urls={
        "list": "work_devices",
        "item": "work_device",
        "change": "work_device_change",
        "take_out": "work_device_take_out",
        "imports": "work_device_import",
        "import_result": "work_device_import_result",
        "import_refused": "work_device_import_refused",
        "stock_takes": "work_stock_take_list",
        "stock_take": "work_stock_take_one",
    },
    render=render_workbench,
    folder="workbench/devices",
    current="work_devices",
    audience=Audience.STAFF,
    seeing_rights=tuple(SEEING_STAFF),
    changing_rights=tuple(CHANGING_STAFF),
    paying_rights=(*CHANGING_STAFF, Right.BILLING),
    with_customer=True,
).urlpatterns()
