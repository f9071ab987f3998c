"""Webhooks of the customer's own programs."""

from huolto.faces.face import Face
from huolto.faces.webhooks import WebhookPages
from huolto.foundation.views import Audience
from huolto.portal.frame import render_portal

FACE = Face(
    frame=render_portal,
    audience=Audience.CUSTOMER,
    layout="layouts/portal.html",
    prefix="",
    devices="webhooks",
)

urlpatterns = WebhookPages(FACE).urlpatterns()
