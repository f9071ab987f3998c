"""What becomes of all customers' devices: the refresh plan, hand-overs."""

from huolto.faces.face import Face
from huolto.faces.hand_overs import HandOverPages
from huolto.faces.refresh_plan import RefreshPlanPages
from huolto.foundation.views import Audience
from huolto.parties.choices import Right
from huolto.register.access import CHANGING_STAFF
from huolto.workbench.frame import render_workbench

FACE = Face(
    frame=render_workbench,
    audience=Audience.STAFF,
    layout="layouts/workbench.html",
    prefix="work_",
    devices="work_devices",
)

urlpatterns = [
    *RefreshPlanPages(FACE, (*CHANGING_STAFF, Right.BILLING)).urlpatterns(),
    *HandOverPages(FACE, tuple(CHANGING_STAFF)).urlpatterns(),
]
