"""Stock-takes of any customer's devices: scanning, differences, reports."""

from huolto.faces.stock_take_decisions import DecisionPages
from huolto.faces.stock_takes import StockTakePages
from huolto.foundation.views import Audience
from huolto.register.access import CHANGING_STAFF, SEEING_STAFF
from huolto.workbench.frame import render_workbench

_pages = StockTakePages(
    render=render_workbench,
    layout="layouts/workbench.html",
    prefix="work_",
    devices="work_devices",
    item="work_device",
    audience=Audience.STAFF,
    seeing_rights=tuple(SEEING_STAFF),
    changing_rights=tuple(CHANGING_STAFF),
    with_customer=True,
)

urlpatterns = [*_pages.urlpatterns(), *DecisionPages(_pages).urlpatterns()]
