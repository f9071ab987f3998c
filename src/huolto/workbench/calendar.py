"""The provider's calendar: days on which it is closed or open otherwise, and those of its customers."""

from huolto.faces.calendar import CalendarPages
from huolto.faces.face import Face
from huolto.foundation.views import Audience
from huolto.workbench.frame import render_workbench

FACE = Face(
    frame=render_workbench,
    audience=Audience.STAFF,
    layout="layouts/workbench.html",
    prefix="work_",
    devices="work_calendar",
)

urlpatterns = CalendarPages(FACE).urlpatterns()
