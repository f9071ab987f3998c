"""Levels of service of the customer's own people."""

from huolto.faces.enrolments import EnrolmentPages
from huolto.faces.face import Face
from huolto.foundation.views import Audience
from huolto.portal.frame import render_portal

FACE = Face(
    frame=render_portal,
    audience=Audience.CUSTOMER,
    layout="layouts/portal.html",
    prefix="",
    devices="people",
)

urlpatterns = EnrolmentPages(FACE).urlpatterns()
