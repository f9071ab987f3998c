"""Privacy at a customer: its data officer's pages, and everybody's own data."""

from huolto.faces.face import Face
from huolto.faces.privacy import PrivacyPages
from huolto.faces.privacy_readings import ReadingPages
from huolto.foundation.views import Audience
from huolto.portal.frame import render_portal

FACE = Face(
    frame=render_portal,
    audience=Audience.CUSTOMER,
    layout="layouts/portal.html",
    prefix="",
    devices="privacy",
)

urlpatterns = [*PrivacyPages(FACE).urlpatterns(), *ReadingPages(FACE).urlpatterns()]
