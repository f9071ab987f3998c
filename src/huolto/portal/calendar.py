"""The customer's calendar: days on which deliveries and visits do not suit it."""

from huolto.faces.calendar import CalendarPages
from huolto.faces.face import Face
from huolto.foundation.views import Audience
from huolto.portal.frame import render_portal

FACE = Face(
    frame=render_portal,
    audience=Audience.CUSTOMER,
    layout="layouts/portal.html",
    prefix="",
    devices="calendar",
)

urlpatterns = CalendarPages(FACE).urlpatterns()
