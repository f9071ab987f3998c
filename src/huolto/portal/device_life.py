"""What becomes of the customer's devices: their replacements, the refresh plan, hand-overs."""

from django.urls import path

from huolto.faces.face import Face
from huolto.faces.hand_overs import HandOverPages, hand_over_by_link
from huolto.faces.refresh_plan import RefreshPlanPages
from huolto.faces.replacements import ReplacementPages
from huolto.foundation.views import Audience
from huolto.parties.choices import Right
from huolto.portal.frame import render_portal

FACE = Face(
    frame=render_portal,
    audience=Audience.CUSTOMER,
    layout="layouts/portal.html",
    prefix="",
    devices="devices",
)

urlpatterns = [
    *ReplacementPages(FACE).urlpatterns(),
    *RefreshPlanPages(FACE, (Right.ORDER, Right.INSPECT)).urlpatterns(),
    *HandOverPages(FACE, (Right.ORDER,)).urlpatterns(),
    path("hand-over/<str:token>/", hand_over_by_link, name="hand_over_by_link"),
]
