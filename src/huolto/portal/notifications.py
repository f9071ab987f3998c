"""What the reader was told on the portal, and how they want to be told."""

from huolto.faces.notifications import NotificationPages
from huolto.foundation.views import Audience
from huolto.portal.frame import render_portal

urlpatterns = NotificationPages(
    frame=render_portal, audience=Audience.CUSTOMER, layout="layouts/portal.html", prefix=""
).urlpatterns()
