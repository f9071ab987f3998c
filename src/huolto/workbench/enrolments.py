"""Levels of service of customers' people."""

from huolto.faces.enrolments import EnrolmentPages
from huolto.faces.face import Face
from huolto.foundation.views import Audience
from huolto.workbench.frame import render_workbench

FACE = Face(
    frame=render_workbench,
    audience=Audience.STAFF,
    layout="layouts/workbench.html",
    prefix="work_",
    devices="work_customers",
)

urlpatterns = EnrolmentPages(FACE).urlpatterns()
