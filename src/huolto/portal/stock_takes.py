"""Stock-takes of the customer's own devices: scanning, differences, reports."""

from huolto.faces.stock_take_decisions import DecisionPages
from huolto.faces.stock_takes import StockTakePages
from huolto.foundation.views import Audience
from huolto.parties.choices import Right
from huolto.portal.frame import render_portal

_pages = StockTakePages(
    render=render_portal,
    layout="layouts/portal.html",
    prefix="",
    devices="devices",
    item="device",
    audience=Audience.CUSTOMER,
    seeing_rights=(Right.ORDER, Right.INSPECT),
    changing_rights=(Right.ORDER,),
    with_customer=False,
)

urlpatterns = [*_pages.urlpatterns(), *DecisionPages(_pages).urlpatterns()]
