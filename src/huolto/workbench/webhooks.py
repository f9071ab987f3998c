"""Webhooks of the provider's programs, and those of its customers."""

from huolto.faces.face import Face
from huolto.faces.webhooks import WebhookPages
from huolto.foundation.views import Audience
from huolto.workbench.frame import render_workbench

FACE = Face(
    frame=render_workbench,
    audience=Audience.STAFF,
    layout="layouts/workbench.html",
    prefix="work_",
    devices="work_webhooks",
)

urlpatterns = WebhookPages(FACE).urlpatterns()
