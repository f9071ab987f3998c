"""What the reader was told on the workbench, and how they want to be told."""

from huolto.faces.notifications import NotificationPages
from huolto.foundation.views import Audience
from huolto.workbench.frame import render_workbench

urlpatterns = NotificationPages(
    frame=render_workbench, audience=Audience.STAFF, layout="layouts/workbench.html", prefix="work_"
).urlpatterns()
